// Letters as shapes.

package render

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Outline is the shape of a glyph, with the em as unit and y downwards from the baseline; empty for spaces.
func (f *Face) Outline(id uint16) Path {
	f.mu.Lock()
	defer f.mu.Unlock()
	glyph := sfnt.GlyphIndex(id)
	if p, known := f.outlines[glyph]; known {
		return p
	}
	segments, err := f.font.LoadGlyph(&f.buffer, glyph, f.em(), nil)
	if err != nil {
		segments = nil // the fonts are ours, and a test draws every glyph of them
	}
	p := f.path(segments)
	f.outlines[glyph] = p
	return p
}

func (f *Face) path(segments sfnt.Segments) Path {
	var p Path
	var at Point
	point := func(v fixed.Point26_6) Point { return Point{f.length(v.X), f.length(v.Y)} }
	for _, s := range segments {
		a := point(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(p) > 0 {
				p = append(p, Segment{Verb: Close})
			}
			p = append(p, Segment{MoveTo, [3]Point{a}})
			at = a
		case sfnt.SegmentOpLineTo:
			p = append(p, Segment{LineTo, [3]Point{a}})
			at = a
		case sfnt.SegmentOpQuadTo: // raised to a cubic one
			b := point(s.Args[1])
			first := Point{at.X + 2*(a.X-at.X)/3, at.Y + 2*(a.Y-at.Y)/3}
			p = append(p, Segment{CurveTo, [3]Point{first, {b.X + 2*(a.X-b.X)/3, b.Y + 2*(a.Y-b.Y)/3}, b}})
			at = b
		case sfnt.SegmentOpCubeTo:
			at = point(s.Args[2])
			p = append(p, Segment{CurveTo, [3]Point{a, point(s.Args[1]), at}})
		}
	}
	if len(p) > 0 {
		p = append(p, Segment{Verb: Close})
	}
	return p
}

// missingBox stands for a letter that no font has, as wide as the letter counts.
func missingBox(advance float64) Path {
	const thin, top, bottom = 0.05, -0.7, 0.05
	left, right := 0.08, advance-0.08
	inner := rectangle(left+thin, top+thin, right-left-2*thin, bottom-top-2*thin)
	// The inner one winds the other way: a frame is left.
	hole := Path{inner[0], {LineTo, inner[3].P}, {LineTo, inner[2].P}, {LineTo, inner[1].P}, {Verb: Close}}
	return append(rectangle(left, top, right-left, bottom-top), hole...)
}

// shape is what is drawn for the glyph, in em.
func (g Glyph) shape() Path {
	if g.Missing {
		return missingBox(g.Advance)
	}
	return g.Face.Outline(g.ID)
}

// glyphShapes are the letters of a text, mapped by the matrix.
func (t *Text) glyphShapes(fonts weights, m Matrix) (shapes []polygon) {
	at := t.start(fonts)
	for _, g := range fonts[t.Weight].Glyphs(t.Content) {
		shapes = append(shapes, g.shape().flatten(m.Mul(Matrix{t.Size, 0, 0, t.Size, at.X + g.X*t.Size, at.Y}))...)
	}
	return shapes
}
