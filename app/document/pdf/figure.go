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

// setFigure sets the figure for the width; no figure is taller than a page.
func (w *writer) setFigure(f *document.Figure) (*setFigure, error) {
	width := w.figureWidth(f)
	set := &setFigure{title: w.breakLines(w.findingOf(f), render.SemiBold, w.look.body*0.98, width), sub: w.breakLines(plain(f.Chart.Subtitle), render.Regular, w.look.small, width),
		below: w.breakLines(plain(strings.TrimSpace(f.Chart.Rule+" "+f.Chart.Source())), render.Regular, w.look.small, width)}
	set.above = float64(len(set.title))*w.look.body*1.35 + float64(len(set.sub))*w.look.small*1.35 + 10
	if len(set.below) > 0 {
		set.note = 4 + float64(len(set.below))*w.look.small*leading
	}
	d, err := w.drawn(f, width)
	if err != nil {
		return nil, err
	}
	set.chart = *d
	set.chart.shrink(max(w.bottom()-w.look.top-set.above-set.note, leastHeight))
	if !f.Wide && w.paired[f] == nil {
		set.chart.shrink(mostHeight)
	}
	return set, nil
}

// figure puts the finding, the chart, and how was counted; they stay together.
func (w *writer) figure(f *document.Figure) error {
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
	if room := w.bottom() - w.y - set.above - set.note; room < set.chart.height && room >= set.chart.least() { // ends the page
		set.chart.shrink(room)
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
	w.y += w.look.body * 1.7
	return nil
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
