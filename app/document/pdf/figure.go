// Figures on the page.

package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// setFigure is a figure set for a width: the finding and what is shown, the chart, and how was counted.
type setFigure struct {
	title, sub, below []line
	chart             drawing
	above, note       float64 // heights of what stands above and below the chart
}

func (f *setFigure) height() float64 { return f.above + f.chart.height + f.note }

// mostHeight is how tall a figure gets that does not need the whole width, alone on its line; leastHeight is what is left
// to a chart between texts that fill a page.
const mostHeight, leastHeight = 220, 60

// figureGap is the room below a figure, in sizes of letters.
const figureGap = 1.7

// setTexts sets what stands around the chart.
func (w *writer) setTexts(f *document.Figure) *setFigure {
	width := w.figureWidth(f)
	set := &setFigure{title: w.breakLines(w.findingOf(f), render.SemiBold, w.look.body*0.98, width), sub: w.breakLines(plain(f.Chart.Subtitle), render.Regular, w.look.small, width),
		below: w.breakLines(plain(strings.TrimSpace(f.Chart.Rule+" "+f.Chart.Source())), render.Regular, w.look.small, width)}
	set.above = float64(len(set.title))*w.look.body*1.35 + float64(len(set.sub))*w.look.small*1.35 + 10
	if len(set.below) > 0 {
		set.note = 4 + float64(len(set.below))*w.look.small*leading
	}
	return set
}

// most is how tall the chart may be on a page of its own.
func (w *writer) most(set *setFigure) float64 {
	return max(w.bottom()-w.look.top-set.above-set.note, leastHeight)
}

// firstHeight is the height in pixels at which the figure is drawn first: its own, or what a page has room for.
func (w *writer) firstHeight(f *document.Figure) int {
	if w.doc.Shape == document.Slides {
		return 0
	}
	if w.paired[f] != nil {
		return w.ownHeight(f)
	}
	most := w.most(w.setTexts(f))
	if own := float64(w.ownHeight(f)) * w.textWidth() / layoutWidth; own <= most {
		return 0
	}
	return w.lower(f, most)
}

// setFigure sets the figure for its width; no figure is taller than a page.
func (w *writer) setFigure(f *document.Figure) (*setFigure, error) {
	set := w.setTexts(f)
	d, err := w.drawn(f, w.figureWidth(f), w.firstHeight(f))
	if err != nil {
		return nil, err
	}
	set.chart = *d
	set.chart.shrink(w.most(set))
	if !f.Wide && w.paired[f] == nil {
		set.chart.shrink(mostHeight)
	}
	return set, nil
}

// figure puts the finding, the chart, and how was counted; they stay together.
func (w *writer) figure(f *document.Figure, after []document.Block) error {
	if f.Chart.Empty != "" {
		title := w.breakLines(w.findingOf(f), render.SemiBold, w.look.body*0.98, w.textWidth())
		sub := w.breakLines(plain(f.Chart.Subtitle), render.Regular, w.look.small, w.textWidth())
		w.need(float64(len(title))*w.look.body*1.35 + float64(len(sub))*w.look.small*1.35 + 50)
		w.anchor(f.Anchor)
		w.captions(title, sub, w.look.left)
		w.y += w.look.body
		return nil
	}
	set, err := w.setFigure(f)
	if err != nil {
		return err
	}
	w.need(set.above + w.leastOf(f, set) + set.note)
	if err := w.share(f, set, after); err != nil {
		return err
	}
	if err := w.endPage(f, set); err != nil {
		return err
	}
	w.need(set.height())
	w.anchor(f.Anchor)
	w.within("Figure", func(e *element) {
		w.captions(set.title, set.sub, w.look.left)
		w.chart(e, f, &set.chart, w.look.left+(w.textWidth()-set.chart.width)/2)
	})
	if len(set.below) > 0 {
		w.y += 4
		w.within("P", func(*element) { w.run(set.below, w.look.left, w.look.small, leading, w.look.muted) })
	}
	w.y += w.look.body * figureGap
	return nil
}

// endPage makes a figure that the page has a little too little room for lower: its letters smaller, else the chart drawn
// anew.
func (w *writer) endPage(f *document.Figure, set *setFigure) error {
	room := w.bottom() - w.y - set.above - set.note
	if room >= set.chart.height {
		return nil
	}
	if room < set.chart.least() {
		d, err := w.lowered(f, room)
		if err != nil {
			return err
		}
		if d != nil {
			set.chart = *d
		}
	}
	if room >= set.chart.least() {
		set.chart.shrink(room)
	}
	return nil
}

// share makes two figures in a row lower, where that lets both stand on this page, by equal parts of what each can give.
func (w *writer) share(f *document.Figure, set *setFigure, after []document.Block) error {
	if len(after) == 0 {
		return nil
	}
	next, ok := after[0].(*document.Figure)
	if !ok || next.Chart.Empty != "" || w.paired[next] != nil {
		return nil
	}
	other, err := w.setFigure(next)
	if err != nil {
		return err
	}
	over := w.y + set.height() + figureGap*w.look.body + other.height() - w.bottom()
	mine, its := set.chart.height-w.leastOf(f, set), other.chart.height-w.leastOf(next, other)
	if over <= 0 || mine <= 0 || over > mine+its {
		return nil
	}
	d, err := w.lowered(f, set.chart.height-over*mine/(mine+its))
	if err == nil && d != nil {
		set.chart = *d
	}
	return err
}

// lowered is the figure drawn to be no taller than the room; nil where it cannot.
func (w *writer) lowered(f *document.Figure, room float64) (*drawing, error) {
	height := w.lower(f, room)
	if height == 0 {
		return nil, nil
	}
	return w.drawn(f, w.figureWidth(f), height)
}

// leastOf is how low the chart of the figure can be made.
func (w *writer) leastOf(f *document.Figure, set *setFigure) float64 {
	least := set.chart.least()
	if own := float64(f.Chart.Height.Least) * w.textWidth() / layoutWidth; own > 0 && w.paired[f] == nil {
		least = min(least, own+1)
	}
	return least
}

func (w *writer) findingOf(f *document.Figure) document.Inlines {
	if f.Label == "" {
		return plain(f.Chart.Title)
	}
	return plain(f.Label + ": " + f.Chart.Title)
}

// captions are the finding and what is shown.
func (w *writer) captions(title, sub []line, x float64) {
	tag := "P"
	if w.at.tag == "Figure" {
		tag = "Caption"
	}
	w.within(tag, func(*element) {
		w.set(title, x, w.look.body*0.98, 1.35, w.look.ink)
		w.set(sub, x, w.look.small, 1.35, w.look.muted)
	})
	w.y += 6
}

// chart draws the figure itself as content of the element.
func (w *writer) chart(e *element, f *document.Figure, d *drawing, x float64) {
	w.forms = append(w.forms, w.vectors(d.display))
	index := len(w.forms) - 1
	e.alt = clean(f.Chart.Title + " " + f.Chart.Alt)
	e.attr = fmt.Sprintf("/O/Layout/Placement/Block/BBox[%s %s %s %s]", num(x), num(w.height-w.y-d.height), num(x+d.width), num(w.height-w.y))
	w.mark(func(b *bytes.Buffer) {
		fmt.Fprintf(b, "q %s 0 0 %s %s %s cm /X%d Do Q\n", num5(d.scale), num5(d.scale), num(x), num(w.height-w.y-d.height), index)
	})
	w.y += d.height
}

func num5(v float64) string { return strings.TrimRight(fmt.Sprintf("%.5f", v), "0") }
