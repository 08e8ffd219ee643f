// From a Display to an SVG file that stands alone: no scripts, nothing fetched, the type with it.

package render

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// svgWriter collects the definitions while it writes the body.
type svgWriter struct {
	fonts    weights
	outlined bool // letters as shapes
	body     strings.Builder
	defs     strings.Builder
	clips    map[string]string    // shape → id
	patterns map[string]string    // tile → id
	lines    map[Weight][][]Glyph // what the type must hold
}

// svg writes the display, shown enlarged by factor. With outlined, letters become shapes: for programs that have neither
// the font nor take the one in the file.
func (d *Display) svg(fonts weights, factor float64, outlined bool) ([]byte, error) {
	w := &svgWriter{fonts: fonts, outlined: outlined, clips: map[string]string{}, patterns: map[string]string{}, lines: map[Weight][][]Glyph{}}
	for _, item := range d.Items {
		w.item(item)
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="titel beschreibung" font-family="'Fira Sans', Arial, sans-serif" xml:lang="de">`+"\n",
		short(d.Width*factor), short(d.Height*factor), short(d.Width), short(d.Height))
	fmt.Fprintf(&out, "<title id=\"titel\">%s</title>\n<desc id=\"beschreibung\">%s</desc>\n", escape(d.Title), escape(d.Description))
	if err := w.writeType(&out); err != nil {
		return nil, err
	}
	if w.defs.Len() > 0 {
		out.WriteString("<defs>\n" + w.defs.String() + "</defs>\n")
	}
	if d.Background.A > 0 {
		fmt.Fprintf(&out, `<rect width="%s" height="%s"%s/>`+"\n", short(d.Width), short(d.Height), paintAttributes("fill", d.Background))
	}
	out.WriteString(w.body.String())
	out.WriteString("</svg>\n")
	return []byte(out.String()), nil
}

// short is a number with at most three decimals.
func short(v float64) string {
	text := strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
	if text == "-0" {
		return "0"
	}
	return text
}

// escape makes any text a text of XML; what XML cannot hold becomes the sign for that.
func escape(text string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		panic(err) // a Builder takes everything
	}
	return out.String()
}

// paintAttributes is the colour as the attribute fill or stroke.
func paintAttributes(name string, c Colour) string {
	text := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, c.R, c.G, c.B)
	if c.A < 1 {
		text += fmt.Sprintf(` %s-opacity="%s"`, name, short(c.A))
	}
	return text
}

func (w *svgWriter) item(item Item) {
	attributes := w.fill(item) + w.clip(item.Clips)
	if item.Text != nil {
		w.text(item, attributes)
		return
	}
	path := item.Path.mapped(item.Matrix)
	w.body.WriteString(`<path d="` + path.data() + `"` + attributes + item.Stroke.attributes(item.Matrix.scale()) + "/>\n")
}

func (w *svgWriter) fill(item Item) string {
	switch {
	case item.Fill == nil:
		return ` fill="none"`
	case item.Fill.Pattern == nil:
		return paintAttributes("fill", item.Fill.Colour)
	}
	text := ` fill="url(#` + w.pattern(item.Fill.Pattern, item.Matrix) + `)"`
	if item.Fill.Colour.A < 1 {
		text += ` fill-opacity="` + short(item.Fill.Colour.A) + `"`
	}
	return text
}

// clip writes each set of clips once; the inner ones are clipped by the outer ones.
func (w *svgWriter) clip(clips []Clip) string {
	id := ""
	for _, c := range clips {
		inner := ` clip-path="url(#` + id + `)"`
		if id == "" {
			inner = ""
		}
		key := inner + c.Path.mapped(c.Matrix).data()
		known, ok := w.clips[key]
		if !ok {
			known = "c" + strconv.Itoa(len(w.clips)+1)
			w.clips[key] = known
			fmt.Fprintf(&w.defs, `<clipPath id="%s"%s><path d="%s"/></clipPath>`+"\n", known, inner, c.Path.mapped(c.Matrix).data())
		}
		id = known
	}
	if id == "" {
		return ""
	}
	return ` clip-path="url(#` + id + `)"`
}

func (w *svgWriter) pattern(p *Pattern, m Matrix) string {
	var tile strings.Builder
	for _, item := range p.Items {
		tile.WriteString(`<path d="` + item.Path.mapped(item.Matrix).data() + `"` + paintAttributes("fill", item.Fill.Colour) + `/>`)
	}
	m = m.Mul(p.Matrix)
	head := fmt.Sprintf(`width="%s" height="%s" patternUnits="userSpaceOnUse"%s`, short(p.Width), short(p.Height), m.attribute("patternTransform"))
	key := head + tile.String()
	id, ok := w.patterns[key]
	if !ok {
		id = "p" + strconv.Itoa(len(w.patterns)+1)
		w.patterns[key] = id
		w.defs.WriteString(`<pattern id="` + id + `" ` + head + `>` + tile.String() + "</pattern>\n")
	}
	return id
}

// text writes a line, its halo as a line of its own below: not every program knows the order of painting.
func (w *svgWriter) text(item Item, attributes string) {
	t := item.Text
	if w.outlined {
		at := t.start(w.fonts)
		var shape Path
		for _, g := range w.fonts[t.Weight].Glyphs(t.Content) {
			shape = append(shape, g.shape().mapped(item.Matrix.Mul(Matrix{t.Size, 0, 0, t.Size, at.X + g.X*t.Size, at.Y}))...)
		}
		if len(shape) == 0 {
			return
		}
		if item.Stroke != nil {
			halo := *item.Stroke
			halo.Join = "round"
			w.body.WriteString(`<path d="` + shape.data() + `" fill="none"` + halo.attributes(item.Matrix.scale()) + w.clip(item.Clips) + "/>\n")
		}
		w.body.WriteString(`<path d="` + shape.data() + `"` + attributes + "/>\n")
		return
	}
	w.lines[t.Weight] = append(w.lines[t.Weight], w.fonts[t.Weight].Glyphs(t.Content))
	place := ""
	size, at, width := t.Size, t.At, t.width(w.fonts)
	if m := item.Matrix; m[1] == 0 && m[2] == 0 && m[0] == m[3] && m[0] > 0 {
		size, at, width = size*m[0], m.Apply(at), width*m[0]
	} else {
		place = m.attribute("transform")
	}
	place += ` x="` + short(at.X) + `" y="` + short(at.Y) + `" font-size="` + short(size) + `"`
	if t.Weight != Regular {
		place += ` font-weight="` + strconv.Itoa(int(t.Weight)) + `"`
	}
	if t.Anchor != Start {
		place += ` text-anchor="` + string(t.Anchor) + `"`
	}
	// The length keeps lines inside their room where another font takes over.
	content := ` textLength="` + short(width) + `" lengthAdjust="spacingAndGlyphs" xml:space="preserve">` + escape(t.Content) + "</text>\n"
	if item.Stroke != nil {
		halo := *item.Stroke
		halo.Join = "round"
		w.body.WriteString(`<text` + place + ` fill="none"` + halo.attributes(1) + w.clip(item.Clips) + content)
	}
	w.body.WriteString(`<text` + place + attributes + content)
}

func (s *Stroke) attributes(scale float64) string {
	if s == nil {
		return ""
	}
	text := paintAttributes("stroke", s.Colour) + ` stroke-width="` + short(s.Width*scale) + `"`
	if s.Cap != "butt" {
		text += ` stroke-linecap="` + s.Cap + `"`
	}
	if s.Join != "miter" {
		text += ` stroke-linejoin="` + s.Join + `"`
	} else if s.Miter != 4 {
		text += ` stroke-miterlimit="` + short(s.Miter) + `"`
	}
	if len(s.Dash) > 0 {
		parts := make([]string, len(s.Dash))
		for i, v := range s.Dash {
			parts[i] = short(v * scale)
		}
		text += ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
		if s.Offset != 0 {
			text += ` stroke-dashoffset="` + short(s.Offset*scale) + `"`
		}
	}
	return text
}

// attribute is the matrix as an attribute, "" where it changes nothing.
func (m Matrix) attribute(name string) string {
	if m == identity {
		return ""
	}
	parts := make([]string, len(m))
	for i, v := range m {
		parts[i] = strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
	}
	return ` ` + name + `="matrix(` + strings.Join(parts, " ") + `)"`
}

// mapped is the path seen through the matrix.
func (p Path) mapped(m Matrix) Path {
	if m == identity {
		return p
	}
	out := slices.Clone(p)
	for i := range out {
		for j := range out[i].P {
			out[i].P[j] = m.Apply(out[i].P[j])
		}
	}
	return out
}

// points is how many points belong to the segment.
func (v Verb) points() int {
	switch v {
	case CurveTo:
		return 3
	case Close:
		return 0
	}
	return 1
}

// data is the path as SVG writes it.
func (p Path) data() string {
	var out strings.Builder
	for _, s := range p {
		out.WriteByte(byte(s.Verb))
		for i := range s.Verb.points() {
			if i > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(short(s.P[i].X) + " " + short(s.P[i].Y))
		}
	}
	return out.String()
}

// writeType writes the fonts of the lines, each with the letters in use.
func (w *svgWriter) writeType(out *strings.Builder) error {
	if len(w.lines) == 0 {
		return nil
	}
	out.WriteString("<style>\n")
	for _, weight := range []Weight{Regular, SemiBold, Bold} {
		files, err := Subsets(w.lines[weight])
		if err != nil {
			return err
		}
		for _, f := range files {
			fmt.Fprintf(out, "@font-face{font-family:'Fira Sans';font-weight:%d;unicode-range:%s;src:url(data:font/ttf;base64,%s) format('truetype')}\n",
				weight, unicodeRange(f.Runes), base64.StdEncoding.EncodeToString(f.File))
		}
	}
	out.WriteString("</style>\n")
	return nil
}

// unicodeRange lists the letters as style sheets do.
func unicodeRange(runes []rune) string {
	var parts []string
	for i := 0; i < len(runes); {
		j := i
		for j+1 < len(runes) && runes[j+1] == runes[j]+1 {
			j++
		}
		part := fmt.Sprintf("U+%X", runes[i])
		if j > i {
			part += fmt.Sprintf("-%X", runes[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, ",")
}
