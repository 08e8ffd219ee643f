// Points, matrices and paths.

package render

import "math"

// Point is a place in pixels.
type Point struct{ X, Y float64 }

// Matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f), written a, b, c, d, e, f as in SVG.
type Matrix [6]float64

var identity = Matrix{1, 0, 0, 1, 0, 0}

// Mul is first n, then m.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

// Apply maps a point.
func (m Matrix) Apply(p Point) Point {
	return Point{m[0]*p.X + m[2]*p.Y + m[4], m[1]*p.X + m[3]*p.Y + m[5]}
}

// Invert is the way back; a matrix that flattens everything has none.
func (m Matrix) Invert() (Matrix, bool) {
	d := m[0]*m[3] - m[1]*m[2]
	if math.Abs(d) < 1e-12 {
		return identity, false
	}
	return Matrix{m[3] / d, -m[1] / d, -m[2] / d, m[0] / d, (m[2]*m[5] - m[3]*m[4]) / d, (m[1]*m[4] - m[0]*m[5]) / d}, true
}

// scale is how much longer lines become, on average of the directions.
func (m Matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// Verb says what a segment does.
type Verb byte

// The segments: to the last of their points.
const (
	MoveTo  Verb = 'M'
	LineTo  Verb = 'L'
	CurveTo Verb = 'C' // cubic, with two control points
	Close   Verb = 'Z'
)

// Segment is one step of a path; P holds one point, for CurveTo three, for Close none.
type Segment struct {
	Verb Verb
	P    [3]Point
}

// Path is an outline; inside is what it winds around (the rule "nonzero").
type Path []Segment

func rectangle(x, y, width, height float64) Path {
	return Path{{MoveTo, [3]Point{{x, y}}}, {LineTo, [3]Point{{x + width, y}}}, {LineTo, [3]Point{{x + width, y + height}}},
		{LineTo, [3]Point{{x, y + height}}}, {Verb: Close}}
}

// polygon is a path flattened to straight lines.
type polygon struct {
	points []Point
	closed bool
}

// flatten turns the path into straight lines, fine enough for the matrix' scale.
func (p Path) flatten(m Matrix) []polygon {
	var out []polygon
	var at Point // in the path's own coordinates
	add := func(q Point) {
		at = q
		last := &out[len(out)-1]
		q = m.Apply(q)
		if n := len(last.points); n == 0 || last.points[n-1] != q {
			last.points = append(last.points, q)
		}
	}
	for _, s := range p {
		if s.Verb == MoveTo || len(out) == 0 {
			out = append(out, polygon{})
		}
		switch s.Verb {
		case MoveTo, LineTo:
			add(s.P[0])
		case CurveTo:
			from := at
			for i, n := 1, s.pieces(from, m); i <= n; i++ {
				add(s.along(from, float64(i)/float64(n)))
			}
		case Close:
			out[len(out)-1].closed = true
		}
	}
	return out
}

// pieces is into how many lines a curve is cut.
func (s Segment) pieces(from Point, m Matrix) int {
	length, last := 0.0, m.Apply(from)
	for _, p := range s.P {
		q := m.Apply(p)
		length += math.Hypot(q.X-last.X, q.Y-last.Y)
		last = q
	}
	return int(math.Max(4, math.Min(64, 2*math.Sqrt(length))))
}

// along is the point of a curve at t from 0 to 1.
func (s Segment) along(from Point, t float64) Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{a*from.X + b*s.P[0].X + c*s.P[1].X + d*s.P[2].X, a*from.Y + b*s.P[0].Y + c*s.P[1].Y + d*s.P[2].Y}
}

// box is the smallest upright rectangle around everything; ok is false without a point.
func box(shapes []polygon) (low, high Point, ok bool) {
	low, high = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range shapes {
		for _, p := range s.points {
			low = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)}
			high = Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
			ok = true
		}
	}
	return low, high, ok
}
