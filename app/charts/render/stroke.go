// Lines as areas: a stroke becomes pieces that are filled together.

package render

import "math"

// outline turns a stroke along the shapes into polygons that all wind the same way, so that their union is the
// stroke. The shapes are in pixels already; scale is by how much the stroke's lengths grow.
func (s *Stroke) outline(shapes []polygon, scale float64) []polygon {
	p := &pen{half: s.Width * scale / 2, miter: s.Miter, cap: s.Cap, join: s.Join}
	if len(s.Dash) > 0 {
		shapes = dashed(shapes, s.Dash, s.Offset, scale)
	}
	for _, shape := range shapes {
		p.draw(shape)
	}
	return p.pieces
}

// dashed cuts the shapes into their dashes.
func dashed(shapes []polygon, dash []float64, offset, scale float64) []polygon {
	total := 0.0
	for _, v := range dash {
		total += v * scale
	}
	if total <= 1e-6 {
		return shapes
	}
	if len(dash)%2 == 1 {
		dash = append(append([]float64{}, dash...), dash...)
		total *= 2
	}
	var out []polygon
	for _, shape := range shapes {
		points := ring(shape)
		if len(points) < 2 {
			continue
		}
		d := dasher{dash: dash, scale: scale, rest: math.Mod(offset*scale, total)}
		d.begin()
		out = append(out, d.cut(points)...)
	}
	return out
}

// ring is the points with the first one again at the end of a closed shape.
func ring(shape polygon) []Point {
	if !shape.closed || len(shape.points) < 2 {
		return shape.points
	}
	return append(append([]Point{}, shape.points...), shape.points[0])
}

// dasher knows where in the pattern of dashes it is.
type dasher struct {
	dash  []float64
	scale float64
	index int
	rest  float64 // of the current dash or gap; before begin: the offset
}

func (d *dasher) begin() {
	offset := d.rest
	for d.rest = d.dash[0] * d.scale; offset >= d.rest; {
		offset -= d.rest
		d.next()
	}
	d.rest -= offset
}

func (d *dasher) next() {
	d.index = (d.index + 1) % len(d.dash)
	d.rest = d.dash[d.index] * d.scale
}

func (d *dasher) on() bool { return d.index%2 == 0 }

func (d *dasher) cut(points []Point) (out []polygon) {
	current := []Point{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length, at := math.Hypot(b.X-a.X, b.Y-a.Y), 0.0
		for length-at > d.rest {
			at += d.rest
			q := Point{a.X + (b.X-a.X)*at/length, a.Y + (b.Y-a.Y)*at/length}
			if d.on() {
				out = append(out, polygon{points: append(current, q)})
			}
			current = []Point{q}
			d.next()
		}
		d.rest -= length - at
		current = append(current, b)
	}
	if d.on() && len(current) > 1 {
		out = append(out, polygon{points: current})
	}
	return out
}

// pen collects the pieces of a stroke.
type pen struct {
	half, miter float64
	cap, join   string
	pieces      []polygon
}

// piece adds a polygon, turned to wind like all others.
func (p *pen) piece(points ...Point) {
	area := 0.0
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - b.X*a.Y
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	p.pieces = append(p.pieces, polygon{points, true})
}

func (p *pen) disc(c Point) {
	n := int(math.Max(8, math.Min(48, p.half*6)))
	points := make([]Point, n)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		points[i] = Point{c.X + p.half*cos, c.Y + p.half*sin}
	}
	p.piece(points...)
}

func (p *pen) draw(shape polygon) {
	points := distinct(ring(shape))
	n := len(points)
	if n < 2 {
		return
	}
	closed := shape.closed && n > 2
	ends := p.ends(points, closed)
	for i := 1; i < n; i++ {
		from, to := ends[i-1].after, ends[i].before
		p.piece(from[0], to[0], to[1], from[1])
	}
	if p.cap == "round" && !closed {
		p.disc(points[0])
		p.disc(points[n-1])
	}
	for i := 1; i < n-1; i++ {
		if !ends[i].smooth {
			p.corner(points[i-1], points[i], points[i+1])
		}
	}
	if closed && !ends[0].smooth {
		p.corner(points[n-2], points[0], points[1])
	}
}

// end is where the pieces of two lines meet: the left and the right corner of the one before and the one after. At a
// smooth end both are the same, so that the pieces touch and do not overlap: what lies under two of them would be
// covered twice at its edge.
type end struct {
	before, after [2]Point
	smooth        bool
}

// ends are those of all points.
func (p *pen) ends(points []Point, closed bool) []end {
	n := len(points)
	ends := make([]end, n)
	for i, b := range points {
		var first, last Point
		hasBefore, hasAfter := i > 0, i < n-1
		if hasBefore {
			first = points[i-1]
		} else if closed {
			first, hasBefore = points[n-2], true
		}
		if hasAfter {
			last = points[i+1]
		} else if closed {
			last, hasAfter = points[1], true
		}
		switch {
		case hasBefore && hasAfter:
			ends[i] = p.meet(first, b, last)
		case hasAfter:
			u := direction(b, last)
			ends[i].after = p.across(p.capped(b, u, -1), u)
		default:
			u := direction(first, b)
			ends[i].before = p.across(p.capped(b, u, 1), u)
		}
	}
	return ends
}

// capped is the end of a line, moved outwards where it is square.
func (p *pen) capped(at, u Point, sign float64) Point {
	if p.cap != "square" {
		return at
	}
	return Point{at.X + sign*u.X*p.half, at.Y + sign*u.Y*p.half}
}

// across are the corners of a line that runs through the point in the direction u.
func (p *pen) across(at, u Point) [2]Point {
	x, y := -u.Y*p.half, u.X*p.half
	return [2]Point{{at.X + x, at.Y + y}, {at.X - x, at.Y - y}}
}

// smoothTurn is the cosine of the sharpest turn that the points of a curve make; beyond it lines have a corner.
const smoothTurn = 0.9

// meet is the end between the lines from a to b and from b to c.
func (p *pen) meet(a, b, c Point) end {
	u, v := direction(a, b), direction(b, c)
	cos := u.X*v.X + u.Y*v.Y
	if cos > smoothTurn {
		// The corners of both lines lie on the bisector, further out than the half width by the turn.
		x, y := u.X+v.X, u.Y+v.Y
		length := math.Hypot(x, y)
		k := p.half / (length / 2) / length
		reach := p.half * math.Sqrt(math.Max(0, (1-cos)/(1+cos))) // how far the inner corner moves along the lines
		if reach < math.Hypot(b.X-a.X, b.Y-a.Y) && reach < math.Hypot(c.X-b.X, c.Y-b.Y) {
			both := [2]Point{{b.X - y*k, b.Y + x*k}, {b.X + y*k, b.Y - x*k}}
			return end{both, both, true}
		}
	}
	return end{before: p.across(b, u), after: p.across(b, v)}
}

// distinct drops points that lie on the one before.
func distinct(points []Point) []Point {
	var out []Point
	for _, q := range points {
		if n := len(out); n == 0 || math.Hypot(q.X-out[n-1].X, q.Y-out[n-1].Y) > 1e-6 {
			out = append(out, q)
		}
	}
	return out
}

// direction is the unit vector from a to b.
func direction(a, b Point) Point {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Point{(b.X - a.X) / length, (b.Y - a.Y) / length}
}

// corner fills the wedge between two lines that meet in b.
func (p *pen) corner(a, b, c Point) {
	u, v, h := direction(a, b), direction(b, c), p.half
	cross, cos := u.X*v.Y-u.Y*v.X, u.X*v.X+u.Y*v.Y
	if math.Abs(cross) < 1e-4 && cos > 0 {
		return
	}
	if p.join == "round" {
		p.disc(b)
		return
	}
	side := h
	if cross > 0 {
		side = -h
	}
	first, second := Point{b.X - side*u.Y, b.Y + side*u.X}, Point{b.X - side*v.Y, b.Y + side*v.X}
	halfTurn := math.Sqrt(math.Max(0, (1+cos)/2)) // the cosine of half the turn
	if p.join == "miter" && halfTurn > 0 && 1/halfTurn <= p.miter {
		x, y := first.X+second.X-2*b.X, first.Y+second.Y-2*b.Y
		if length := math.Hypot(x, y); length > 1e-9 {
			k := h / halfTurn / length
			p.piece(b, first, Point{b.X + x*k, b.Y + y*k}, second)
			return
		}
	}
	p.piece(b, first, second)
}
