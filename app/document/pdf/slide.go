// Slides: one finding on each, and the one that says what they are about.

package pdf

import (
	"bytes"
	"fmt"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// slide is one page, or several where its content needs them.
func (w *writer) slide(s *document.Slide) error {
	if !w.fresh() || len(w.pages) > 1 {
		w.onSlide = nil
		w.newPage()
	}
	w.onSlide = s
	if s.Opening() {
		w.titleSlide(s)
		w.onSlide = nil
		return nil
	}
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
	w.slideTitle(lines, size)
	w.y += 14
}

// slideTitle is the heading of the slide.
func (w *writer) slideTitle(lines []line, size float64) {
	title := clean(w.onSlide.Title)
	w.headings = append(w.headings, len(w.pages)-1)
	w.bookmarks = append(w.bookmarks, bookmark{title: title, level: 1, at: place{len(w.pages) - 1, 0}})
	w.level = 1
	w.within("H1", func(e *element) {
		e.title = title
		w.set(lines, w.look.left, size, 1.18, w.look.accent)
	})
}

// titleSlide sets the title large, above the middle, with a bar of the office's colour.
func (w *writer) titleSlide(s *document.Slide) {
	if len(w.pages) == 1 {
		w.letterhead()
	}
	const bar, gap = 6.0, 22.0
	size := 46.0
	lines := w.breakLines(plain(s.Title), render.Bold, size, w.textWidth())
	if len(lines) > 3 {
		size = 32
		lines = w.breakLines(plain(s.Title), render.Bold, size, w.textWidth())
	}
	w.y = max(w.look.top+40, 0.4*w.height-float64(len(lines))*size*0.59)
	w.decoration(func(b *bytes.Buffer) {
		fmt.Fprintf(b, "%s rg ", w.look.accent)
		w.box(b, w.look.left, w.y-gap, 96, bar)
		b.WriteString("f\n")
	})
	w.slideTitle(lines, size)
	w.y += 18
	for _, block := range s.Blocks {
		w.paragraph(block.(*document.Paragraph), nil)
	}
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
		d, err := w.drawn(f, w.textWidth(), 0)
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
