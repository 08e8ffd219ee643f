// Reading ECharts' SVG: colours, patterns, lines and transformations.

package render

import (
	"math"
	"strconv"
	"strings"
)

func (b *builder) fill(e *element, around surroundings) *Paint {
	text, given := e.attributes["fill"]
	if !given {
		text = "#000"
	}
	opacity := b.number(e, "fill-opacity", 1) * around.opacity
	if strings.HasPrefix(text, "url(") {
		return &Paint{Colour: Colour{A: opacity}, Pattern: b.pattern(text)}
	}
	colour := b.colour(text)
	if colour.A *= opacity; colour.A <= 0 {
		return nil
	}
	return &Paint{Colour: colour}
}

func (b *builder) stroke(e *element, around surroundings) *Stroke {
	text, given := e.attributes["stroke"]
	if !given {
		return nil
	}
	s := &Stroke{Colour: b.colour(text), Width: b.number(e, "stroke-width", 1), Miter: b.number(e, "stroke-miterlimit", 4),
		Offset: b.number(e, "stroke-dashoffset", 0), Cap: "butt", Join: "miter"}
	s.Colour.A *= b.number(e, "stroke-opacity", 1) * around.opacity
	if s.Colour.A <= 0 || s.Width <= 0 {
		return nil
	}
	if dash := e.attributes["stroke-dasharray"]; dash != "" && dash != "none" {
		s.Dash = b.numbers(dash)
	}
	if word, given := e.attributes["stroke-linecap"]; given {
		s.Cap = word
	}
	if word, given := e.attributes["stroke-linejoin"]; given {
		s.Join = word
	}
	return s
}

// colour reads what ECharts writes: #rgb, #rrggbb, rgb(), rgba(), and the words for none.
func (b *builder) colour(text string) Colour {
	switch {
	case text == "none" || text == "transparent":
		return Colour{}
	case strings.HasPrefix(text, "#"):
		digits := text[1:]
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		if v, err := strconv.ParseUint(digits, 16, 32); err == nil && len(digits) == 6 {
			return Colour{uint8(v >> 16), uint8(v >> 8), uint8(v), 1}
		}
	case strings.HasPrefix(text, "rgb"):
		_, inner, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
		n := b.numbers(inner)
		if len(n) == 3 {
			n = append(n, 1)
		}
		if len(n) == 4 {
			channel := func(v float64) uint8 { return uint8(math.Round(math.Max(0, math.Min(255, v)))) }
			return Colour{channel(n[0]), channel(n[1]), channel(n[2]), n[3]}
		}
	}
	b.fail("colour %q", text)
	return Colour{}
}

// pattern reads a tile; each is read once.
func (b *builder) pattern(ref string) *Pattern {
	id := reference(ref)
	if p := b.patterns[id]; p != nil {
		return p
	}
	e := b.named[id]
	if e == nil || e.name != "pattern" || e.attributes["patternUnits"] != "userSpaceOnUse" {
		b.fail("pattern %s", ref)
		return nil
	}
	p := &Pattern{Width: b.number(e, "width", 0), Height: b.number(e, "height", 0), Matrix: identity}
	if text, given := e.attributes["patternTransform"]; given {
		p.Matrix = b.transform(text)
	}
	p.Matrix = p.Matrix.Mul(Matrix{1, 0, 0, 1, b.number(e, "x", 0), b.number(e, "y", 0)})
	if _, invertible := p.Matrix.Invert(); !invertible || p.Width <= 0 || p.Height <= 0 {
		b.fail("pattern of %v × %v", p.Width, p.Height)
		return nil
	}
	inner := &builder{named: b.named, patterns: b.patterns, fonts: b.fonts}
	inner.children(e, surroundings{matrix: identity, opacity: 1})
	for _, item := range inner.items {
		if item.Path == nil || item.Fill == nil || item.Fill.Pattern != nil || item.Stroke != nil || len(item.Clips) > 0 {
			b.fail("pattern of other things than plain shapes")
		}
	}
	if inner.err != nil && b.err == nil {
		b.err = inner.err
	}
	p.Items = inner.items
	b.patterns[id] = p
	return p
}

// transform reads a list of transformations, the last of which comes first.
func (b *builder) transform(text string) Matrix {
	m := identity
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimLeft(rest, " ,") {
		call, after, found := strings.Cut(rest, ")")
		name, inner, _ := strings.Cut(call, "(")
		n := b.numbers(inner)
		next, ok := transformation(strings.TrimSpace(name), n)
		if !found || !ok {
			b.fail("transformation %q", text)
			return m
		}
		m, rest = m.Mul(next), after
	}
	return m
}

func transformation(name string, n []float64) (Matrix, bool) {
	switch {
	case name == "translate" && len(n) == 1:
		return Matrix{1, 0, 0, 1, n[0], 0}, true
	case name == "translate" && len(n) == 2:
		return Matrix{1, 0, 0, 1, n[0], n[1]}, true
	case name == "scale" && len(n) == 1:
		return Matrix{n[0], 0, 0, n[0], 0, 0}, true
	case name == "scale" && len(n) == 2:
		return Matrix{n[0], 0, 0, n[1], 0, 0}, true
	case name == "rotate" && len(n) == 1:
		sin, cos := math.Sincos(n[0] * math.Pi / 180)
		return Matrix{cos, sin, -sin, cos, 0, 0}, true
	case name == "matrix" && len(n) == 6:
		return Matrix(n), true
	}
	return identity, false
}
