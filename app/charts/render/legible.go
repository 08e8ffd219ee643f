// Whether all lines of a drawing can be read: none lies on another one or reaches over the edge.

package render

import (
	"cmp"
	"math"
	"slices"
)

// plate is the ground that a line of text covers, as a rectangle that may be turned.
type plate struct {
	corners   [4]Point
	low, high Point
	edge      float64 // how much of it may reach over the edge
	text      string
}

// The ground around letters, in em: letters with both ascender and descender take a little more. Lines beside each other
// need the room of a space at least, or they read as one.
const (
	above  = 0.72
	below  = 0.12
	beside = 0.2
)

func (d *Display) plates(fonts weights) []plate {
	var out []plate
	for _, item := range d.Items {
		if item.Text == nil {
			continue
		}
		t, at := item.Text, item.Text.start(fonts)
		left, right, top, bottom := at.X-beside*t.Size, at.X+t.width(fonts)+beside*t.Size, at.Y-above*t.Size, at.Y+below*t.Size
		p := plate{corners: [4]Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}}, text: t.Content, edge: tolerance + beside*t.Size}
		for i, c := range p.corners {
			p.corners[i] = item.Matrix.Apply(c)
		}
		p.low, p.high, _ = box([]polygon{{points: p.corners[:]}})
		out = append(out, p)
	}
	return out
}

// tolerance is how far lines may reach into each other before that can be seen, in pixels.
const tolerance = 1.5

// clashes lists the lines that lie on others, in pairs, and those that reach over the edge, alone.
func (d *Display) clashes(fonts weights) [][]string {
	plates := d.plates(fonts)
	slices.SortStableFunc(plates, func(a, b plate) int { return cmp.Compare(a.low.X, b.low.X) })
	var found [][]string
	for i, p := range plates {
		if p.low.X < -p.edge || p.low.Y < -p.edge || p.high.X > d.Width+p.edge || p.high.Y > d.Height+p.edge {
			found = append(found, []string{p.text})
		}
		for _, q := range plates[i+1:] {
			if q.low.X > p.high.X {
				break
			}
			if p.covers(q) && q.covers(p) {
				found = append(found, []string{p.text, q.text})
			}
		}
	}
	return found
}

// covers tells whether no side of p parts it from q; two rectangles meet if this holds both ways.
func (p plate) covers(q plate) bool {
	for i := range 2 {
		a, b := p.corners[i], p.corners[i+1]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		if length == 0 {
			return false
		}
		along := func(c Point) float64 { return ((c.X-a.X)*(b.X-a.X) + (c.Y-a.Y)*(b.Y-a.Y)) / length }
		low, high := math.Inf(1), math.Inf(-1)
		for _, c := range q.corners {
			low, high = math.Min(low, along(c)), math.Max(high, along(c))
		}
		if high < tolerance || low > length-tolerance {
			return false
		}
	}
	return true
}
