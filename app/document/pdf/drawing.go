// Figures as vectors: the shapes and lines of a Display become a form of their own, with real text.

package pdf

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// drawing is a figure laid out for a width on the page.
type drawing struct {
	display *render.Display
	scale   float64 // points for each pixel
	width   float64 // in points
	height  float64
}

// shrink makes the drawing no taller than the height.
func (d *drawing) shrink(height float64) {
	if d.height > height {
		d.scale *= height / d.height
		d.width, d.height = d.display.Width*d.scale, height
	}
}

// smallest is the size of letters that are still easy to read on paper.
const smallest = 7.5

// letters is the size of the drawing's smallest letters.
func (d *drawing) letters() float64 {
	size := math.Inf(1)
	for i := range d.display.Items {
		if t := d.display.Items[i].Text; t != nil && t.Content != "" {
			size = min(size, t.Size*d.scale)
		}
	}
	return size
}

// least is how far the drawing can be shrunk without its letters getting too small.
func (d *drawing) least() float64 { return d.height * min(1, smallest/d.letters()) }

// layoutWidth is how wide a figure is laid out for paper, in pixels: its letters then come out at about 9 points. In half
// the width they come out at about 8.
const layoutWidth, halfLayoutWidth, slideLayoutWidth = 640, 330, 760

// halfHeight is how high a figure is drawn in half the width, in pixels.
const halfHeight = 325

// drawnAs is a figure at one of the heights that it is laid out for, in pixels; 0 = as it asks.
type drawnAs struct {
	figure *document.Figure
	height int
}

// drawn is the figure laid out for the width in points; it is drawn once.
func (w *writer) drawn(f *document.Figure, width float64, height int) (*drawing, error) {
	key := drawnAs{f, height}
	if known := w.figures[key]; known != nil {
		return known, nil
	}
	d, err := w.draw(w.ctx, f, width, height)
	if err == nil {
		w.figures[key] = d
	}
	return d, err
}

// slideRoom is about how much a slide has for a figure, in points: below a title of two lines, above its note.
const slideRoom = 335

// draw lays the figure out for the width in points.
func (w *writer) draw(ctx context.Context, f *document.Figure, width float64, height int) (*drawing, error) {
	o := render.Options{Width: w.layoutWidth(f), Height: height, Theme: charts.Light, Bare: true}
	if w.doc.Shape == document.Slides {
		o = o.Into(f.Chart, width, slideRoom)
	}
	display, err := w.drawings.Display(ctx, f.Chart, o)
	if err != nil {
		return nil, err
	}
	scale := width / display.Width
	return &drawing{display, scale, width, display.Height * scale}, nil
}

func (w *writer) layoutWidth(f *document.Figure) int {
	switch {
	case w.doc.Shape == document.Slides:
		return slideLayoutWidth
	case w.paired[f] != nil:
		return halfLayoutWidth
	}
	return layoutWidth
}

// ownHeight is how high the figure is drawn where there is room, in pixels.
func (w *writer) ownHeight(f *document.Figure) int {
	if w.paired[f] != nil && f.Chart.Height.Least > 0 && f.Chart.Height.Round {
		return halfHeight
	}
	return f.Chart.Height.For(w.layoutWidth(f))
}

// lower is the height in pixels at which the figure, drawn anew, takes no more than the room in points; 0 = it cannot.
func (w *writer) lower(f *document.Figure, room float64) int {
	if w.paired[f] != nil {
		return 0
	}
	height := int(room * layoutWidth / w.textWidth())
	if least := f.Chart.Height.Least; least == 0 || height < least {
		return 0
	}
	return height
}

// canvas writes the operators of one form.
type canvas struct {
	w     *writer
	out   bytes.Buffer
	flip  render.Matrix // from the drawing, whose y grows downwards, to the form
	tiles *strings.Builder
}

// vectors adds the drawing and returns its object.
func (w *writer) vectors(d *render.Display) int {
	c := &canvas{w: w, flip: render.Matrix{1, 0, 0, -1, 0, d.Height}, tiles: &strings.Builder{}}
	fmt.Fprintf(&c.out, "1 0 0 -1 0 %s cm\n", num(d.Height))
	for i := range d.Items {
		c.item(&d.Items[i])
	}
	resources := fmt.Sprintf("/Resources<</Font %s/ExtGState %s/Pattern<<%s>>>>", ref(w.fontList()), ref(w.stateList()), c.tiles.String())
	return w.file.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]%s/Group<</S/Transparency/CS/DeviceRGB>>", num(d.Width), num(d.Height), resources), c.out.Bytes())
}

func (c *canvas) item(item *render.Item) {
	b := &c.out
	b.WriteString("q\n")
	for _, clip := range item.Clips {
		path(b, clip.Path, clip.Matrix)
		b.WriteString("W n\n")
	}
	if item.Text == nil {
		c.shape(item)
	} else {
		c.text(item)
	}
	b.WriteString("Q\n")
}

func (c *canvas) shape(item *render.Item) {
	b := &c.out
	matrix(b, item.Matrix)
	op := ""
	if f := item.Fill; f != nil {
		c.state(f.Colour.A, -1)
		if f.Pattern != nil {
			fmt.Fprintf(b, "/Pattern cs /%s scn\n", c.pattern(f.Pattern, item.Matrix))
		} else {
			b.WriteString(colour(f.Colour) + " rg\n")
		}
		op = "f"
	}
	if s := item.Stroke; s != nil && s.Width > 0 {
		c.state(-1, s.Colour.A)
		c.pen(s)
		if op = "S"; item.Fill != nil {
			op = "B"
		}
	}
	if op == "" {
		return
	}
	path(b, item.Path, render.Matrix{1, 0, 0, 1, 0, 0})
	b.WriteString(op + "\n")
}

func (c *canvas) pen(s *render.Stroke) {
	caps, joins := map[string]int{"round": 1, "square": 2}, map[string]int{"round": 1, "bevel": 2}
	fmt.Fprintf(&c.out, "%s RG %s w %d J %d j %s M", colour(s.Colour), num(s.Width), caps[s.Cap], joins[s.Join], num(max(1, s.Miter)))
	total := 0.0
	for _, v := range s.Dash {
		total += v
	}
	if total > 0 {
		c.out.WriteString(" [")
		for _, v := range s.Dash {
			c.out.WriteString(num(v) + " ")
		}
		fmt.Fprintf(&c.out, "] %s d", num(s.Offset))
	}
	c.out.WriteString("\n")
}

func (c *canvas) text(item *render.Item) {
	b, t, f := &c.out, item.Text, c.w.fonts
	if item.Fill == nil || t.Content == "" {
		return
	}
	x := t.At.X
	switch width := f.weights[t.Weight].Width(t.Content) * t.Size; t.Anchor {
	case render.Middle:
		x -= width / 2
	case render.End:
		x -= width
	}
	matrix(b, item.Matrix)
	write := func(mode int) {
		fmt.Fprintf(b, "BT %d Tr 1 0 0 -1 %s %s Tm\n", mode, num(x), num(t.At.Y))
		f.show(b, &c.w.file, t.Content, t.Weight, t.Size)
		b.WriteString("ET\n")
	}
	if s := item.Stroke; s != nil && s.Width > 0 { // a halo below the letters, which says nothing
		c.state(-1, s.Colour.A)
		c.pen(s)
		b.WriteString("1 j /Span<</ActualText<FEFF>>>BDC\n")
		write(1)
		b.WriteString("EMC\n")
	}
	c.state(item.Fill.Colour.A, -1)
	b.WriteString(colour(item.Fill.Colour) + " rg\n")
	write(0)
}

// state sets the opacity of fills and strokes; a negative one stays as it is.
func (c *canvas) state(fill, stroke float64) {
	if fill >= 1 || fill < 0 && stroke >= 1 {
		return
	}
	fmt.Fprintf(&c.out, "/%s gs ", c.w.alpha(fill, stroke))
}

// pattern adds a tile and returns the name that this form knows it by. Its matrix counts from the form's own corner.
func (c *canvas) pattern(p *render.Pattern, item render.Matrix) string {
	var tile bytes.Buffer
	for _, i := range p.Items {
		if i.Fill == nil {
			continue
		}
		tile.WriteString("q ")
		if a := i.Fill.Colour.A; a < 1 {
			fmt.Fprintf(&tile, "/%s gs ", c.w.alpha(a, -1))
		}
		tile.WriteString(colour(i.Fill.Colour) + " rg\n")
		path(&tile, i.Path, i.Matrix)
		tile.WriteString("f Q\n")
	}
	m := c.flip.Mul(item).Mul(p.Matrix)
	number := c.w.file.stream(fmt.Sprintf("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %s %s]/XStep %s/YStep %s/Matrix[%s]/Resources<</ExtGState %s>>",
		num(p.Width), num(p.Height), num(p.Width), num(p.Height), six(m), ref(c.w.stateList())), tile.Bytes())
	known := "P" + strconv.Itoa(number)
	c.tiles.WriteString("/" + known + " " + ref(number))
	return known
}

// alpha returns the name of a state with the opacities.
func (w *writer) alpha(fill, stroke float64) string {
	dict := "/Type/ExtGState"
	if fill >= 0 {
		dict += "/ca " + num(fill)
	}
	if stroke >= 0 {
		dict += "/CA " + num(stroke)
	}
	number, known := w.alphas[dict]
	if !known {
		number = w.file.add("<<" + dict + ">>")
		w.alphas[dict] = number
	}
	return "G" + strconv.Itoa(number)
}

func colour(c render.Colour) string {
	return num(float64(c.R)/255) + " " + num(float64(c.G)/255) + " " + num(float64(c.B)/255)
}

func six(m render.Matrix) string {
	parts := make([]string, len(m))
	for i, v := range m {
		parts[i] = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 5, 64), "0"), ".")
	}
	return strings.Join(parts, " ")
}

func matrix(b *bytes.Buffer, m render.Matrix) {
	if m != (render.Matrix{1, 0, 0, 1, 0, 0}) {
		b.WriteString(six(m) + " cm\n")
	}
}

func path(b *bytes.Buffer, p render.Path, m render.Matrix) {
	for _, s := range p {
		at := func(i int) string { q := m.Apply(s.P[i]); return num(q.X) + " " + num(q.Y) }
		switch s.Verb {
		case render.MoveTo:
			b.WriteString(at(0) + " m\n")
		case render.LineTo:
			b.WriteString(at(0) + " l\n")
		case render.CurveTo:
			b.WriteString(at(0) + " " + at(1) + " " + at(2) + " c\n")
		case render.Close:
			b.WriteString("h\n")
		}
	}
}
