// A drawing as a flat list of what is painted in which order: what images and documents are made from.

package render

// Display is a finished drawing, in pixels of its own size; y grows downwards.
type Display struct {
	Width, Height float64
	// Title and Description tell what is seen to those who do not see it.
	Title, Description string
	Background         Colour
	Items              []Item
}

// Item is one shape or one line of text; exactly one of Path and Text is set.
type Item struct {
	Matrix Matrix // from the item's own coordinates to the drawing's
	Path   Path
	Text   *Text
	Fill   *Paint // nil = not filled
	Stroke *Stroke
	Clips  []Clip // all of them hold
}

// Clip limits items to the inside of a path.
type Clip struct {
	Matrix Matrix
	Path   Path
}

// Text is one line on a baseline.
type Text struct {
	Content string
	At      Point // on the baseline, where Anchor says
	Anchor  Anchor
	Size    float64 // of an em
	Weight  Weight
}

// Anchor says which part of a line stands at its place.
type Anchor string

// The anchors, as SVG names them.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Colour is plain sRGB; A is the opacity from 0 to 1.
type Colour struct {
	R, G, B uint8
	A       float64
}

// Paint is a colour, or a pattern laid over and over.
type Paint struct {
	Colour  Colour
	Pattern *Pattern // nil = plain; Colour.A then is the opacity of the pattern
}

// Pattern is a tile; what lies outside of it is cut off.
type Pattern struct {
	Width, Height float64
	Matrix        Matrix // from the tile to the item that it fills
	Items         []Item // filled paths in plain colours
}

// Stroke is a line along a path.
type Stroke struct {
	Colour Colour
	Width  float64
	Miter  float64 // longest corner, in half widths
	Dash   []float64
	Offset float64 // where in Dash the line begins
	Cap    string  // "butt", "round" or "square"
	Join   string  // "miter", "round" or "bevel"
}

// width is the width of the line in pixels.
func (t *Text) width(fonts weights) float64 { return fonts[t.Weight].Width(t.Content) * t.Size }

// start is where the line begins, on the baseline.
func (t *Text) start(fonts weights) Point {
	switch t.Anchor {
	case Middle:
		return Point{t.At.X - t.width(fonts)/2, t.At.Y}
	case End:
		return Point{t.At.X - t.width(fonts), t.At.Y}
	}
	return t.At
}

// moved is the item seen through a further matrix.
func (item Item) moved(m Matrix) Item {
	item.Matrix = m.Mul(item.Matrix)
	clips := make([]Clip, len(item.Clips))
	for i, c := range item.Clips {
		clips[i] = Clip{m.Mul(c.Matrix), c.Path}
	}
	item.Clips = clips
	return item
}
