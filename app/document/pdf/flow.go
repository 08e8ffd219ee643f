// Running text: headings, paragraphs, lists, contents.

package pdf

import (
	"bytes"
	"fmt"
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
	above := []float64{0, 20, 16, 12, 10}[level]
	w.need(above + size*1.25*float64(len(lines)) + w.beginning(after))
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
		return set.above + set.chart.least() + set.note
	case *document.Table:
		return 96
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

func (w *writer) paragraph(p *document.Paragraph) {
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
	w.within("P", func(*element) { w.run(lines, w.look.left, size, step, colour) })
	w.y += size * below
}

func (w *writer) list(l *document.List, x float64) {
	size := w.look.body
	numbering := "Disc"
	if l.Ordered {
		numbering = "Decimal"
	}
	start := max(l.Start, 1)
	indent := size * 1.5
	if l.Ordered {
		indent = w.fonts.width(strconv.Itoa(start+len(l.Items))+".", render.Regular, size) + size*0.7
	}
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

// contents lists the headings; the pages are those of the layout before.
func (w *writer) contents(c *document.Contents) {
	size := w.look.body
	if c.Title != "" {
		w.heading(&document.Heading{Level: 1, Text: c.Title}, nil)
	}
	w.within("TOC", func(*element) {
		seen := 0
		if c.Title != "" {
			seen = len(w.headings)
		}
		n := -1
		for _, block := range w.doc.Blocks {
			if same, ok := block.(*document.Contents); ok && same.Title != "" {
				n++
				continue
			}
			h, ok := block.(*document.Heading)
			if !ok {
				continue
			}
			if n++; n < seen || h.Level > max(c.Depth, 1) || wordless(h.Text) {
				continue
			}
			w.entry(h, n, size)
		}
	})
	w.y += size
}

// entry is one line of the contents.
func (w *writer) entry(h *document.Heading, n int, size float64) {
	indent := float64(min(max(h.Level, 1), 4)-1) * 16
	weight := render.Regular
	if h.Level <= 1 {
		weight = render.SemiBold
		w.y += size * 0.25
	}
	number := ""
	if n < len(w.numbers) {
		number = strconv.Itoa(w.numbers[n] + 1)
	}
	lines := w.breakLines(plain(h.Text), weight, size, w.textWidth()-indent-34)
	w.need(size * 1.5 * float64(len(lines)))
	w.within("TOCI", func(*element) {
		w.within("Reference", func(*element) {
			w.within("Link", func(e *element) {
				x := w.look.left + indent
				top := w.y
				for i, l := range lines {
					w.y += size * 1.5
					w.put(l, x, w.y-size*0.4, size, w.look.ink, i < len(lines)-1 || number != "")
				}
				if number == "" || len(lines) == 0 {
					return
				}
				at := w.width - w.look.right - w.fonts.width(number, weight, size)
				from := x + lines[len(lines)-1].width() + 6
				w.decoration(func(b *bytes.Buffer) {
					if at-6 > from {
						fmt.Fprintf(b, "q %s RG 0.6 w [0.6 3] 0 d 1 J %s %s m %s %s l S Q\n", w.look.muted, num(from), num(w.height-w.y+size*0.4), num(at-6), num(w.height-w.y+size*0.4))
					}
				})
				w.mark(func(b *bytes.Buffer) { w.glyphs(b, number, weight, at, w.y-size*0.4, size, w.look.ink) })
				target := place{w.numbers[n], 0}
				a := &annotation{page: len(w.pages) - 1, x0: x, y0: top, x1: w.width - w.look.right, y1: w.y, says: clean(h.Text) + ", Seite " + number, owner: e, toPage: &target}
				w.annotations = append(w.annotations, a)
				e.kids = append(e.kids, objectKid{a})
			})
		})
	})
}
