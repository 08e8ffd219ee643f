// Patterns laid over an area, as shapes: exact at every size, without seams.

package render

import "math"

// tiles returns the pattern's shapes wherever it touches the box from low to high, one set for each of its items. m
// leads from the filled item to the target, and the box and the result are in the target's coordinates.
func (p *Pattern) tiles(m Matrix, low, high Point) [][]polygon {
	m = m.Mul(p.Matrix)
	back, ok := m.Invert()
	if !ok {
		return nil
	}
	corners := polygon{points: []Point{back.Apply(low), back.Apply(Point{high.X, low.Y}), back.Apply(high), back.Apply(Point{low.X, high.Y})}}
	from, to, _ := box([]polygon{corners})
	out := make([][]polygon, len(p.Items))
	for i, item := range p.Items {
		cut := p.cut(item.Path.flatten(item.Matrix))
		for row := math.Floor(from.Y / p.Height); row*p.Height < to.Y; row++ {
			for column := math.Floor(from.X / p.Width); column*p.Width < to.X; column++ {
				shift := m.Mul(Matrix{1, 0, 0, 1, column * p.Width, row * p.Height})
				for _, shape := range cut {
					out[i] = append(out[i], shape.mapped(shift))
				}
			}
		}
	}
	return out
}

func (p polygon) mapped(m Matrix) polygon {
	out := polygon{points: make([]Point, len(p.points)), closed: p.closed}
	for i, q := range p.points {
		out.points[i] = m.Apply(q)
	}
	return out
}

// cut keeps what lies inside of the tile.
func (p *Pattern) cut(shapes []polygon) []polygon {
	var out []polygon
	for _, s := range shapes {
		points := s.points
		points = halfPlane(points, func(q Point) float64 { return q.X })
		points = halfPlane(points, func(q Point) float64 { return p.Width - q.X })
		points = halfPlane(points, func(q Point) float64 { return q.Y })
		points = halfPlane(points, func(q Point) float64 { return p.Height - q.Y })
		if len(points) > 2 {
			out = append(out, polygon{points, true})
		}
	}
	return out
}

// halfPlane keeps the part of a polygon where inside is not negative (Sutherland and Hodgman 1974).
func halfPlane(points []Point, inside func(Point) float64) []Point {
	var out []Point
	for i, a := range points {
		b := points[(i+1)%len(points)]
		da, db := inside(a), inside(b)
		if da >= 0 {
			out = append(out, a)
		}
		if da >= 0 != (db >= 0) {
			t := da / (da - db)
			out = append(out, Point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t})
		}
	}
	return out
}
