// The typeface of the figures: widths with kerning as browsers compute them, and outlines.

package render

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"zielstand/static"
)

// Weight is the thickness of the letters.
type Weight int

// The weights there are files of.
const (
	Regular  Weight = 400
	SemiBold Weight = 600
	Bold     Weight = 700
)

// Face is one font file. All lengths are in em. It is safe for concurrent use.
type Face struct {
	Name            string // as in static: "fira-sans-latin-400-normal"
	Ascent, Descent float64
	font            *sfnt.Font
	units           float64 // per em
	tables          []fontTable
	glyphs          map[rune]sfnt.GlyphIndex

	mu       sync.Mutex // for what follows
	buffer   sfnt.Buffer
	advances map[sfnt.GlyphIndex]float64
	kerns    map[[2]sfnt.GlyphIndex]float64
	outlines map[sfnt.GlyphIndex]Path
}

// Glyph is a placed letter of a line.
type Glyph struct {
	Face    *Face
	ID      uint16
	Rune    rune
	X       float64 // from the beginning of the line, in em
	Advance float64 // in em
	Missing bool    // no font has the letter; a box stands for it
}

// Typeface is the faces of one weight: the first that has a letter gives it.
type Typeface struct {
	Weight Weight
	faces  []*Face
}

// typefaces loads each weight once.
var typefaces = map[Weight]func() (*Typeface, error){
	Regular:  sync.OnceValues(func() (*Typeface, error) { return loadTypeface(Regular) }),
	SemiBold: sync.OnceValues(func() (*Typeface, error) { return loadTypeface(SemiBold) }),
	Bold:     sync.OnceValues(func() (*Typeface, error) { return loadTypeface(Bold) }),
}

// TypefaceOf returns the embedded typeface of the weight; others than the three have none.
func TypefaceOf(w Weight) (*Typeface, error) {
	load, ok := typefaces[w]
	if !ok {
		return nil, fmt.Errorf("no typeface of weight %d", w)
	}
	return load()
}

// weights is all typefaces, for code that draws.
type weights map[Weight]*Typeface

func loadWeights() (weights, error) {
	all := weights{}
	for w := range typefaces {
		t, err := TypefaceOf(w)
		if err != nil {
			return nil, err
		}
		all[w] = t
	}
	return all, nil
}

func loadTypeface(w Weight) (*Typeface, error) {
	t := &Typeface{Weight: w}
	for _, script := range []string{"latin", "latin-ext"} {
		face, err := loadFace(fmt.Sprintf("fira-sans-%s-%d-normal", script, w))
		if err != nil {
			return nil, err
		}
		t.faces = append(t.faces, face)
	}
	return t, nil
}

func loadFace(name string) (*Face, error) {
	file, err := static.Read(name + ".woff")
	if err != nil {
		return nil, err
	}
	tables, err := unpackWOFF(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	parsed, err := sfnt.Parse(packFont(tables))
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", name, err)
	}
	f := &Face{Name: name, font: parsed, tables: tables, units: float64(parsed.UnitsPerEm()), glyphs: map[rune]sfnt.GlyphIndex{},
		advances: map[sfnt.GlyphIndex]float64{}, kerns: map[[2]sfnt.GlyphIndex]float64{}, outlines: map[sfnt.GlyphIndex]Path{}}
	metrics, err := parsed.Metrics(&f.buffer, f.em(), font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", name, err)
	}
	f.Ascent, f.Descent = f.length(metrics.Ascent), f.length(metrics.Descent)
	for r := rune(' '); r <= 0xffff; r++ {
		if id, err := parsed.GlyphIndex(&f.buffer, r); err == nil && id != 0 {
			f.glyphs[r] = id
		}
	}
	return f, nil
}

// em asks the font for lengths in its own units.
func (f *Face) em() fixed.Int26_6 { return fixed.Int26_6(f.font.UnitsPerEm()) }

func (f *Face) length(v fixed.Int26_6) float64 { return float64(v) / f.units }

// Units is how many units of the font make an em.
func (f *Face) Units() int { return int(f.units) }

// Advance is the width of the glyph in em.
func (f *Face) Advance(id uint16) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.advance(sfnt.GlyphIndex(id))
}

func (f *Face) advance(id sfnt.GlyphIndex) float64 {
	width, known := f.advances[id]
	if !known {
		if v, err := f.font.GlyphAdvance(&f.buffer, id, f.em(), font.HintingNone); err == nil {
			width = f.length(v)
		}
		f.advances[id] = width
	}
	return width
}

// Kern is how much nearer the second glyph stands to the first, in em; negative = nearer.
func (f *Face) Kern(a, b uint16) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.kern(sfnt.GlyphIndex(a), sfnt.GlyphIndex(b))
}

func (f *Face) kern(a, b sfnt.GlyphIndex) float64 {
	pair := [2]sfnt.GlyphIndex{a, b}
	width, known := f.kerns[pair]
	if !known {
		if v, err := f.font.Kern(&f.buffer, a, b, f.em(), font.HintingNone); err == nil {
			width = f.length(v)
		}
		f.kerns[pair] = width
	}
	return width
}

// Ascent is how far letters reach above the line, in em.
func (t *Typeface) Ascent() float64 { return t.faces[0].Ascent }

// Descent is how far letters reach below the line, in em.
func (t *Typeface) Descent() float64 { return t.faces[0].Descent }

// Glyphs places the letters of a line from left to right. Marks that the fonts lack and letters without width
// take none; other letters that no font has are marked as missing.
func (t *Typeface) Glyphs(line string) []Glyph {
	glyphs := make([]Glyph, 0, len(line))
	x := 0.0
	for _, r := range line {
		g := t.glyph(r)
		if g.Face == nil {
			continue
		}
		if n := len(glyphs); n > 0 && !g.Missing && !glyphs[n-1].Missing && glyphs[n-1].Face == g.Face {
			x += g.Face.Kern(glyphs[n-1].ID, g.ID)
		}
		g.X = x
		x += g.Advance
		glyphs = append(glyphs, g)
	}
	return glyphs
}

func (t *Typeface) glyph(r rune) Glyph {
	for _, face := range t.faces {
		if id, ok := face.glyphs[r]; ok {
			return Glyph{Face: face, ID: uint16(id), Rune: r, Advance: face.Advance(uint16(id))}
		}
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return Glyph{}
	}
	g := Glyph{Face: t.faces[0], Rune: r, Advance: t.faces[0].Advance(0), Missing: true}
	if wide(r) {
		g.Advance = 1
	}
	return g
}

// wide tells letters that fonts draw as wide as high. ECharts measures one of them to know the height of a line.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0x1f000
}

// Width is the width of a line in em, with kerning.
func (t *Typeface) Width(line string) float64 {
	width := 0.0
	var before Glyph
	for _, r := range line {
		g := t.glyph(r)
		if g.Face == nil {
			continue
		}
		if before.Face == g.Face && !g.Missing && !before.Missing {
			width += g.Face.Kern(before.ID, g.ID)
		}
		width += g.Advance
		before = g
	}
	return width
}

// parseFont reads what ECharts calls a font: "normal 600 13px 'Fira Sans', sans-serif". Whatever the family, the
// figures know one.
func parseFont(css string) (w Weight, size float64) {
	w, size = Regular, 12
	for word := range strings.FieldsSeq(css) {
		if number, ok := strings.CutSuffix(word, "px"); ok {
			if v, err := strconv.ParseFloat(number, 64); err == nil {
				size = v
			}
			break
		}
		w = max(w, parseWeight(word))
	}
	return w, size
}

// parseWeight is the nearest weight there is a file of.
func parseWeight(word string) Weight {
	switch word {
	case "bold", "bolder":
		return Bold
	}
	n, err := strconv.Atoi(word)
	switch {
	case err != nil || n < 500:
		return Regular
	case n <= 600:
		return SemiBold
	}
	return Bold
}

// measure is the width of a line in pixels, for a font as ECharts writes it.
func (w weights) measure(line, css string) float64 {
	weight, size := parseFont(css)
	return w[weight].Width(line) * size
}
