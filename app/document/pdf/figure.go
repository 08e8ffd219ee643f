// Figures on the page, and slides.

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

// slide is one page, or several where its content needs them.
func (w *writer) slide(s *document.Slide) error {
	if !w.fresh() || len(w.pages) > 1 {
		w.onSlide = nil
		w.newPage()
	}
	w.onSlide = s
	w.slideHead(false)
	for i, block := range s.Blocks {
		if f, ok := block.(*document.Figure); ok {
			if err := w.slideFigure(f, s.Blocks[i+1:]); err != nil {
				return err
			}
			continue
		}
		if err := w.block(block, s.Blocks[i+1:]); err != nil {
			return err
		}
	}
	w.onSlide = nil
	return nil
}

// slideHead is the title of the slide; on a page that only continues it is no heading of its own.
func (w *writer) slideHead(again bool) {
	s := w.onSlide
	size := 30.0
	w.y = 34
	lines := w.breakLines(plain(s.Title), render.Bold, size, w.textWidth())
	if len(lines) > 2 {
		size = 24
		lines = w.breakLines(plain(s.Title), render.Bold, size, w.textWidth())
	}
	if again {
		w.slideAgain(size * 0.8)
		return
	}
	w.headings = append(w.headings, len(w.pages)-1)
	w.bookmarks = append(w.bookmarks, bookmark{title: clean(s.Title), level: 1, at: place{len(w.pages) - 1, 0}})
	w.level = 1
	w.within("H1", func(e *element) {
		e.title = clean(s.Title)
		w.set(lines, w.look.left, size, 1.18, w.look.accent)
	})
	w.y += 14
}

// slideAgain repeats the title on a page that only continues; who listens has heard it, and is within a list or table.
func (w *writer) slideAgain(size float64) {
	b := &w.page().body
	lines := w.breakLines(plain(w.onSlide.Title+" (Fortsetzung)"), render.SemiBold, size, w.textWidth())
	artifact(b, "Pagination", func() {
		for _, l := range lines[:min(len(lines), 2)] { // a title without end leaves room for what goes on
			w.y += size * 1.2
			for _, p := range l {
				w.glyphs(b, p.text, p.weight, w.look.left+p.x, w.y-size*0.32, size, w.look.muted)
			}
		}
	})
	w.y += 12
}

// slideFigure fills what the blocks behind it leave of the slide. The slide's title is the finding.
func (w *writer) slideFigure(f *document.Figure, after []document.Block) error {
	note := w.breakLines(plain(f.Chart.Subtitle), render.Regular, w.look.small, w.textWidth())
	room := w.bottom() - w.y - float64(len(note))*w.look.small*1.35 - 8
	for _, block := range after {
		if p, ok := block.(*document.Paragraph); ok && p.Style == document.Note {
			room -= float64(len(w.breakLines(p.Text, render.Regular, w.look.small, w.textWidth()))) * w.look.small * leading * 1.1
		} else {
			room -= w.look.body * leading * 2
		}
	}
	w.anchor(f.Anchor)
	if f.Chart.Empty != "" {
		w.within("P", func(*element) {
			w.set(w.breakLines(plain(f.Chart.Empty), render.Regular, w.look.body, w.textWidth()), w.look.left, w.look.body, leading, w.look.ink)
		})
	} else {
		d, err := w.drawn(f, w.textWidth())
		if err != nil {
			return err
		}
		small := *d
		small.shrink(max(room, 120))
		w.within("Figure", func(e *element) { w.chart(e, f, &small, w.look.left+(w.textWidth()-small.width)/2) })
	}
	w.y += 4
	w.within("P", func(*element) { w.set(note, w.look.left, w.look.small, 1.35, w.look.muted) })
	w.y += 4
	return nil
}
