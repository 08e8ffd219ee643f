// Reading ECharts' SVG, second step: from the tree to the flat list of a Display.

package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// builder collects the items of a drawing.
type builder struct {
	named    map[string]*element // clip paths and patterns, which are used before they are written
	patterns map[string]*Pattern
	fonts    weights
	items    []Item
	err      error // the first one
}

// surroundings is what an element inherits.
type surroundings struct {
	matrix  Matrix
	clips   []Clip
	opacity float64
}

// parseSVG turns the SVG subset that ECharts writes into a drawing; anything else is an error.
func parseSVG(svg string, fonts weights) (*Display, error) {
	root, err := readTree(svg)
	if err != nil {
		return nil, err
	}
	b := &builder{named: map[string]*element{}, patterns: map[string]*Pattern{}, fonts: fonts}
	root.walk(func(e *element) {
		if id := e.attributes["id"]; id != "" {
			b.named[id] = e
		}
	})
	d := &Display{Width: b.number(root, "width", 0), Height: b.number(root, "height", 0)}
	b.children(root, surroundings{matrix: identity, opacity: 1})
	d.Items = b.items
	return d, b.err
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf("%w: "+format, append([]any{errSVG}, args...)...)
	}
}

// number reads an attribute in pixels.
func (b *builder) number(e *element, name string, otherwise float64) float64 {
	text, given := e.attributes[name]
	if !given {
		return otherwise
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(text, "px"), 64)
	if err != nil {
		b.fail("%s=%q of <%s>", name, text, e.name)
	}
	return v
}

func (b *builder) children(e *element, around surroundings) {
	for _, child := range e.children {
		b.element(child, around)
	}
}

func (b *builder) element(e *element, around surroundings) {
	switch e.name {
	case "defs", "clipPath", "pattern":
		return
	case "style":
		b.style(e.text)
		return
	}
	if text, given := e.attributes["transform"]; given {
		around.matrix = around.matrix.Mul(b.transform(text))
	}
	around.opacity *= b.number(e, "opacity", 1)
	if ref, given := e.attributes["clip-path"]; given {
		around.clips = append(slices.Clip(around.clips), b.clips(ref, around.matrix)...)
	}
	switch e.name {
	case "g":
		b.children(e, around)
	case "text":
		b.text(e, around)
	default:
		item := Item{Matrix: around.matrix, Clips: around.clips, Path: b.shape(e), Fill: b.fill(e, around), Stroke: b.stroke(e, around)}
		if len(item.Path) > 0 && (item.Fill != nil || item.Stroke != nil) {
			b.items = append(b.items, item)
		}
	}
}

// style accepts rules for the mouse only: an image shows none of them.
func (b *builder) style(css string) {
	for rule := range strings.SplitSeq(css, "}") {
		selector, _, found := strings.Cut(rule, "{")
		if found && !strings.HasSuffix(strings.TrimSpace(selector), ":hover") {
			b.fail("style rule %.80q", selector)
		}
	}
}

func (b *builder) shape(e *element) Path {
	switch e.name {
	case "path":
		p, err := parsePath(e.attributes["d"])
		if err != nil {
			b.fail("%w", err)
		}
		return p
	case "rect":
		return rectangle(b.number(e, "x", 0), b.number(e, "y", 0), b.number(e, "width", 0), b.number(e, "height", 0))
	case "circle":
		x, y, r := b.number(e, "cx", 0), b.number(e, "cy", 0), b.number(e, "r", 0)
		right, left := Point{x + r, y}, Point{x - r, y}
		p := append(Path{{MoveTo, [3]Point{right}}}, arc(right, left, r, r, 0, false, true)...)
		return append(append(p, arc(left, right, r, r, 0, false, true)...), Segment{Verb: Close})
	case "polygon":
		return append(b.points(e), Segment{Verb: Close})
	case "polyline":
		return b.points(e)
	}
	b.fail("<%s> in this place", e.name)
	return nil
}

func (b *builder) points(e *element) Path {
	numbers := b.numbers(e.attributes["points"])
	var p Path
	for i := 0; i+1 < len(numbers); i += 2 {
		verb := LineTo
		if i == 0 {
			verb = MoveTo
		}
		p = append(p, Segment{verb, [3]Point{{numbers[i], numbers[i+1]}}})
	}
	return p
}

// numbers reads a list divided by commas or spaces.
func (b *builder) numbers(text string) []float64 {
	var out []float64
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' }) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			b.fail("number %.40q", word)
			return nil
		}
		out = append(out, v)
	}
	return out
}

// clips returns the shapes of a clip path.
func (b *builder) clips(ref string, m Matrix) []Clip {
	e := b.named[reference(ref)]
	if e == nil || e.name != "clipPath" || len(e.children) != 1 {
		b.fail("clip path %s", ref)
		return nil
	}
	shape := e.children[0]
	if text, given := shape.attributes["transform"]; given {
		m = m.Mul(b.transform(text))
	}
	return []Clip{{m, b.shape(shape)}}
}

// reference is the id in "url(#id)".
func reference(text string) string {
	id, _ := strings.CutSuffix(strings.TrimPrefix(text, "url(#"), ")")
	return id
}

// text reads one line; its place on the baseline is computed here, since not every program knows others.
func (b *builder) text(e *element, around surroundings) {
	// ECharts leaves the space at the end of a line that it broke, which would shift the line.
	t := &Text{Content: strings.Trim(e.text, " "), At: Point{b.number(e, "x", 0), b.number(e, "y", 0)}, Anchor: Start, Size: b.number(e, "font-size", 12), Weight: Regular}
	if word, given := e.attributes["font-weight"]; given {
		t.Weight = parseWeight(word)
	}
	if css, given := e.attributes["font"]; given {
		t.Weight, t.Size = parseFont(css)
	}
	if style := e.attributes["font-style"]; style != "" && style != "normal" {
		b.fail("font style %q", style)
	}
	if anchor, given := e.attributes["text-anchor"]; given {
		t.Anchor = Anchor(anchor)
	}
	face := b.fonts[t.Weight]
	switch baseline := e.attributes["dominant-baseline"]; baseline {
	case "central", "middle":
		t.At.Y += (face.Ascent() - face.Descent()) / 2 * t.Size
	case "hanging", "text-before-edge":
		t.At.Y += face.Ascent() * t.Size
	case "text-after-edge":
		t.At.Y -= face.Descent() * t.Size
	case "", "alphabetic", "auto":
	default:
		b.fail("baseline %q", baseline)
	}
	item := Item{Matrix: around.matrix, Clips: around.clips, Text: t, Fill: b.fill(e, around), Stroke: b.stroke(e, around)}
	if t.Content != "" && (item.Fill != nil || item.Stroke != nil) {
		b.items = append(b.items, item)
	}
}
