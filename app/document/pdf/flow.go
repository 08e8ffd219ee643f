// Running text: headings, paragraphs, lists, contents.

package pdf

import (
	"bytes"
	"strconv"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// heading begins a section; it keeps room for the beginning of what follows.
func (w *writer) heading(h *document.Heading, after []document.Block) {
	if wordless(h.Text) {
		w.headings = append(w.headings, len(w.pages)-1) // counted, for the contents count so too
		return
	}
	level := min(max(h.Level, 1), 4, w.level+1) // levels never skip
	w.level = level
	size := w.look.headings[level]
	weight := render.Bold
	if level >= 3 {
		weight = render.SemiBold
	}
	lines := w.breakLines(plain(h.Text), weight, size, w.textWidth())
	above := []float64{0, 20, 16, 12, 10}[level] * w.look.above
	w.need(above + size*(1.25*float64(len(lines))+0.4) + w.beginning(after))
	if w.y > w.look.top+1 {
		w.y += above
	}
	w.anchor(h.Anchor)
	w.headings = append(w.headings, len(w.pages)-1)
	w.bookmarks = append(w.bookmarks, bookmark{title: clean(h.Text), level: level, at: place{len(w.pages) - 1, w.y}})
	colour := w.look.ink
	if level <= 2 {
		colour = w.look.accent
	}
	w.within("H"+strconv.Itoa(level), func(e *element) {
		e.title = clean(h.Text)
		w.set(lines, w.look.left, size, 1.25, colour)
	})
	w.y += size * 0.4
}

// beginning is about how much of the blocks must stand on the same page as the heading before them.
func (w *writer) beginning(after []document.Block) float64 {
	if len(after) == 0 {
		return 0
	}
	switch b := after[0].(type) {
	case *document.Heading:
		return 40 + w.beginning(after[1:])
	case *document.Figure:
		if b.Chart.Empty != "" {
			break
		}
		if left, right := w.pairAt(b, after[1:]); right != nil {
			if p, err := w.setPair(left, right); err == nil {
				return p.height()
			}
			break
		}
		set, err := w.setFigure(b)
		if err != nil {
			break // it is told where the figure is put
		}
		return set.above + w.leastOf(b, set) + set.note
	case *document.Table:
		if len(b.Columns) > 0 {
			g := w.grid(b)
			return g.beginning(g.head())
		}
	case *document.PageBreak:
		return 0
	}
	return 3 * w.look.body * leading
}

// set draws lines one below the other, all on this page.
func (w *writer) set(lines []line, x, size, step float64, colour string) {
	for i, l := range lines {
		w.y += size * step
		w.put(l, x, w.y-size*(step-1)/2-size*0.22, size, colour, i < len(lines)-1)
	}
}

// run draws lines over as many pages as they need, without leaving one line of several alone.
func (w *writer) run(lines []line, x, size, step float64, colour string) {
	for len(lines) > 0 {
		room := int((w.bottom() - w.y) / (size * step))
		if room < 1 || room < min(2, len(lines)) {
			if w.y > w.look.top+1 {
				w.newPage()
				continue
			}
			room = 1
		}
		n := min(room, len(lines))
		if len(lines)-n == 1 && n > 2 {
			n--
		}
		w.set(lines[:n], x, size, step, colour)
		lines = lines[n:]
		if len(lines) > 0 {
			w.newPage()
		}
	}
}

// paragraph puts a paragraph; after are the blocks behind it.
func (w *writer) paragraph(p *document.Paragraph, after []document.Block) {
	size, weight, colour, step, below := w.look.body, render.Regular, w.look.ink, leading, 0.6
	switch p.Style {
	case document.Title:
		size, weight, colour, step, below = w.look.title, render.Bold, w.look.accent, 1.18, 0.25
	case document.Subtitle:
		size, colour, below = w.look.body*1.25, w.look.muted, 1.1
	case document.Lead:
		size, weight, below = w.look.body*1.2, render.SemiBold, 0.7
	case document.Note:
		size, colour, below = w.look.small, w.look.muted, 0.8
	case document.Signature:
		w.y += w.look.body * 2.2
		below = 0.2
	}
	lines := w.breakLines(p.Text, weight, size, w.textWidth())
	if closing := w.closing(after); closing > 0 {
		w.need(float64(min(len(lines), 6))*size*step + closing)
	}
	w.within("P", func(*element) { w.run(lines, w.look.left, size, step, colour) })
	w.y += size * below
}

// closing is how much room the end of a letter needs, where a signature is one of the next two blocks: it never stands on
// a page without words before it.
func (w *writer) closing(after []document.Block) float64 {
	height := 0.0
	for _, block := range after[:min(len(after), 2)] {
		p, ok := block.(*document.Paragraph)
		if !ok {
			return 0
		}
		height += (float64(len(w.breakLines(p.Text, render.Regular, w.look.body, w.textWidth())))*leading + 0.6) * w.look.body
		if p.Style == document.Signature {
			return height + w.look.body*2.2
		}
	}
	return 0
}

// listSize is that of running text; a few points alone on a slide are larger.
func (w *writer) listSize(l *document.List) float64 {
	if w.onSlide == nil || len(w.onSlide.Blocks) != 1 || w.onSlide.Blocks[0] != document.Block(l) {
		return w.look.body
	}
	for _, size := range []float64{1.4 * w.look.body, 1.2 * w.look.body} {
		height := 0.0
		for _, item := range l.Items {
			if item.Sub != nil {
				return w.look.body
			}
			height += size * (0.3 + leading*float64(len(w.breakLines(item.Text, render.Regular, size, w.textWidth()-w.listIndent(l, size)))))
		}
		if height <= w.bottom()-w.y {
			return size
		}
	}
	return w.look.body
}

// listIndent is how far the text of points stands behind their numbers or bullets.
func (w *writer) listIndent(l *document.List, size float64) float64 {
	if l.Ordered {
		return w.fonts.width(strconv.Itoa(max(l.Start, 1)+len(l.Items))+".", render.Regular, size) + size*0.7
	}
	return size * 1.5
}

func (w *writer) list(l *document.List, x float64) {
	size := w.listSize(l)
	numbering := "Disc"
	if l.Ordered {
		numbering = "Decimal"
	}
	start := max(l.Start, 1)
	indent := w.listIndent(l, size)
	w.within("L", func(e *element) {
		e.attr = "/O/List/ListNumbering/" + numbering
		for i, item := range l.Items {
			lines := w.breakLines(item.Text, render.Regular, size, w.width-w.look.right-x-indent)
			w.need(size * leading * float64(min(2, len(lines))))
			w.within("LI", func(*element) {
				label := "•"
				if l.Ordered {
					label = strconv.Itoa(start+i) + "."
				}
				w.within("Lbl", func(*element) {
					baseline := w.y + size*leading - size*(leading-1)/2 - size*0.22
					w.mark(func(b *bytes.Buffer) { w.glyphs(b, label+" ", render.Regular, x, baseline, size, w.look.accent) })
				})
				w.within("LBody", func(*element) {
					w.run(lines, x+indent, size, leading, w.look.ink)
					if item.Sub != nil {
						w.y += size * 0.15
						w.list(item.Sub, x+indent)
					}
				})
			})
			w.y += size * 0.3
		}
	})
}
