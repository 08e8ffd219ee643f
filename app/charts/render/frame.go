// Everything around the chart that an image needs to stand alone: the finding above, how was counted and where the
// numbers come from below.

package render

import (
	"context"
	"math"
	"strings"

	"zielstand/app/charts"
)

// widest is the width that figures are laid out for, in pixels: about that of a page. A wider image shows the same
// drawing enlarged, so that its letters stay readable on a slide or a printed page.
const widest = 1000

// narrow is up to where an image has the margins and letters of a phone.
const narrow = 560

// layout is a page that is filled from above.
type layout struct {
	display *Display
	fonts   weights
	margin  float64
	y       float64 // where the next thing begins
}

// compose makes the drawing of the figure, with its texts unless bare.
func (r *Renderer) compose(ctx context.Context, f *charts.Figure, o Options) (*Display, error) {
	fonts, err := r.engine.fonts()
	if err != nil {
		return nil, err
	}
	palette := charts.Palette(o.Theme)
	colour := func(token string) Colour { return (&builder{}).colour(palette[token]) } // a test holds the palette's form
	width := float64(min(o.Width, widest))
	l := &layout{fonts: fonts, display: &Display{Width: width, Title: f.Title, Description: f.Alt, Background: colour("surface")}}
	if !o.Bare {
		l.margin, l.y = 24, 24
		title := 22.0
		if width <= narrow {
			l.margin, l.y, title = 16, 16, 19
		}
		l.lines(f.Title, Bold, title, 1.25, colour("text"))
		l.y += 4
		l.lines(f.Subtitle, Regular, 14, 1.4, colour("muted"))
		l.y += 14
	}
	if f.Empty == "" {
		chart, err := r.legible(ctx, f, o, int(width-2*l.margin))
		if err != nil {
			return nil, err
		}
		l.place(chart)
	} else if o.Bare {
		l.y += 8
		l.lines(f.Empty, Regular, 14, 1.4, colour("text"))
		l.y += 8
	}
	if !o.Bare {
		l.y += 10
		l.rule(colour("line"))
		l.y += 10
		l.lines(f.Rule, Regular, 12, 1.45, colour("muted"))
		l.lines(f.Source(), Regular, 12, 1.45, colour("muted"))
		l.y += l.margin - 6
	}
	l.display.Height = math.Ceil(l.y)
	if l.display.Description == "" {
		l.display.Description = f.Title
	}
	return l.display, nil
}

// lines sets a text from margin to margin.
func (l *layout) lines(text string, weight Weight, size, leading float64, colour Colour) {
	face := l.fonts[weight]
	for _, line := range face.wrap(text, (l.display.Width-2*l.margin)/size) {
		height := size * leading
		baseline := l.y + (height+(face.Ascent()-face.Descent())*size)/2
		l.display.Items = append(l.display.Items, Item{Matrix: identity, Fill: &Paint{Colour: colour},
			Text: &Text{Content: line, At: Point{l.margin, baseline}, Anchor: Start, Size: size, Weight: weight}})
		l.y += height
	}
}

func (l *layout) rule(colour Colour) {
	l.display.Items = append(l.display.Items, Item{Matrix: identity, Fill: &Paint{Colour: colour}, Path: rectangle(l.margin, l.y, l.display.Width-2*l.margin, 1)})
	l.y++
}

// place puts the chart from margin to margin.
func (l *layout) place(chart *Display) {
	scale := (l.display.Width - 2*l.margin) / chart.Width
	shift := Matrix{scale, 0, 0, scale, l.margin, l.y}
	for _, item := range chart.Items {
		l.display.Items = append(l.display.Items, item.moved(shift))
	}
	l.y += chart.Height * scale
}

// roomier is by how much a chart is laid out larger, one after the other, until its lines leave each other room; it is
// then shown smaller.
var roomier = []float64{1, 1.15, 1.35, 1.6, 1.9}

// legible draws the chart for the width, or for the next larger one in which no line lies on another. Where none is
// without clashes it is the one with the fewest.
func (r *Renderer) legible(ctx context.Context, f *charts.Figure, o Options, width int) (best *Display, err error) {
	fonts, err := r.engine.fonts()
	if err != nil {
		return nil, err
	}
	fewest := math.MaxInt
	for _, factor := range roomier {
		wide := int(float64(width) * factor)
		high := f.Height.For(wide)
		if o.Height > 0 {
			high = int(float64(o.Height) * factor)
		}
		d, err := r.chart(ctx, f, o.Theme, wide, high)
		if err != nil {
			return nil, err
		}
		if n := len(d.clashes(fonts)); n < fewest {
			best, fewest = d, n
		}
		if fewest == 0 {
			break
		}
	}
	return best, nil
}

// wrap breaks a text into lines of at most width em. It breaks at spaces, and inside of a word only where the word
// alone is too long, best after a hyphen.
func (t *Typeface) wrap(text string, width float64) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if t.Width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; t.Width(line) > width; {
			head := t.fitting(line, width)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting is the longest beginning of a word that fits, at least one letter.
func (t *Typeface) fitting(word string, width float64) string {
	end, hyphen := 0, 0
	for i, r := range word {
		next := i + len(string(r))
		if end > 0 && t.Width(word[:next]) > width {
			break
		}
		end = next
		if (r == '-' || r == '/') && next < len(word) {
			hyphen = next
		}
	}
	if 3*hyphen > end {
		return word[:hyphen]
	}
	return word[:end]
}
