// Reading the path data of SVG (SVG 2, chapter 9.3), as far as ECharts writes it.

package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// pathReader walks through path data.
type pathReader struct {
	data string
	at   int
	out  Path
	pen  Point // where the last segment ended
	home Point // where Close returns to
}

// parsePath turns path data into segments. Shorthands that ECharts does not write (S, Q, T, and so on) are errors.
func parsePath(data string) (Path, error) {
	r := &pathReader{data: data}
	for r.skip(); r.at < len(r.data); r.skip() {
		letter := r.data[r.at]
		r.at++
		if err := r.command(letter); err != nil {
			return nil, fmt.Errorf("path %.60q at %d: %w", data, r.at, err)
		}
	}
	return r.out, nil
}

// arity is how many numbers one step of a command takes.
var arity = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'A': 7, 'Z': 0}

func (r *pathReader) command(letter byte) error {
	upper := letter &^ 0x20
	count, known := arity[upper]
	if !known {
		return fmt.Errorf("command %q is not handled", letter)
	}
	if count == 0 {
		r.out = append(r.out, Segment{Verb: Close})
		r.pen = r.home
		return nil
	}
	for first := true; first || r.number(); first = false {
		var v [7]float64
		for i := range count {
			n, err := r.next()
			if err != nil {
				return err
			}
			v[i] = n
		}
		if upper == 'M' && !first {
			upper = 'L' // further pairs draw lines
		}
		r.step(upper, letter != letter&^0x20, v)
	}
	return nil
}

// step appends one segment; relative numbers count from the pen.
func (r *pathReader) step(command byte, relative bool, v [7]float64) {
	var from Point
	if relative {
		from = r.pen
	}
	point := func(i int) Point { return Point{from.X + v[i], from.Y + v[i+1]} }
	switch command {
	case 'M':
		r.pen = point(0)
		r.home = r.pen
		r.out = append(r.out, Segment{MoveTo, [3]Point{r.pen}})
	case 'L':
		r.line(point(0))
	case 'H':
		r.line(Point{from.X + v[0], r.pen.Y})
	case 'V':
		r.line(Point{r.pen.X, from.Y + v[0]})
	case 'C':
		r.pen = point(4)
		r.out = append(r.out, Segment{CurveTo, [3]Point{point(0), point(2), r.pen}})
	case 'A':
		to := point(5)
		r.out = append(r.out, arc(r.pen, to, v[0], v[1], v[2], v[3] != 0, v[4] != 0)...)
		r.pen = to
	}
}

func (r *pathReader) line(to Point) {
	r.pen = to
	r.out = append(r.out, Segment{LineTo, [3]Point{to}})
}

func (r *pathReader) skip() {
	for r.at < len(r.data) && strings.IndexByte(" ,\t\r\n", r.data[r.at]) >= 0 {
		r.at++
	}
}

// number tells whether a number comes next.
func (r *pathReader) number() bool {
	r.skip()
	return r.at < len(r.data) && strings.IndexByte("+-.0123456789", r.data[r.at]) >= 0
}

func (r *pathReader) next() (float64, error) {
	r.skip()
	from := r.at
	for r.at < len(r.data) {
		c := r.data[r.at]
		sign := (c == '-' || c == '+') && (r.at == from || r.data[r.at-1]|0x20 == 'e')
		if !sign && c != '.' && c|0x20 != 'e' && (c < '0' || c > '9') {
			break
		}
		r.at++
	}
	v, err := strconv.ParseFloat(r.data[from:r.at], 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, fmt.Errorf("%.20q is no number", r.data[from:])
	}
	return v, nil
}

// arc turns an elliptical arc into curves (SVG 2, appendix B.2): the conversion to the centre, then a curve for each
// quarter.
func arc(from, to Point, rx, ry, degrees float64, large, sweep bool) Path {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if from == to {
		return nil
	}
	if rx == 0 || ry == 0 {
		return Path{{LineTo, [3]Point{to}}}
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if grow := x*x/(rx*rx) + y*y/(ry*ry); grow > 1 { // too small to reach: enlarged until it does
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	d := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-d)/d))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	centre := Matrix{cos * rx, sin * rx, -sin * ry, cos * ry, cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	begin, end := math.Atan2((y-cy)/ry, (x-cx)/rx), math.Atan2((-y-cy)/ry, (-x-cx)/rx)
	turn := end - begin
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	return arcCurves(centre, begin, turn, to)
}

// arcCurves follows the unit circle, seen through the matrix.
func arcCurves(m Matrix, begin, turn float64, to Point) (out Path) {
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	if n == 0 {
		return Path{{LineTo, [3]Point{to}}}
	}
	step := turn / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		sin0, cos0 := math.Sincos(begin + step*float64(i))
		sin1, cos1 := math.Sincos(begin + step*float64(i+1))
		out = append(out, Segment{CurveTo, [3]Point{m.Apply(Point{cos0 - k*sin0, sin0 + k*cos0}), m.Apply(Point{cos1 + k*sin1, sin1 - k*cos1}), m.Apply(Point{cos1, sin1})}})
	}
	out[n-1].P[2] = to
	return out
}
