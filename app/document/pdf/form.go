// Cover sheets, large numbers, and the head of a letter.

package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// form is a table of two columns whose first one heads the rows.
func (w *writer) form(f *document.Form) {
	w.anchor(f.Anchor)
	size := w.look.body * 0.95
	const pad = 5.0
	label := 0.3 * w.textWidth()
	for _, row := range f.Rows { // as wide as the labels, where that leaves the larger half to what was entered
		label = max(label, min(w.fonts.width(clean(row.Label), render.SemiBold, size)+2*pad+0.5, 0.46*w.textWidth()))
	}
	w.within("Table", func(e *element) {
		if f.Title != "" {
			e.attr = "/O/Table/Summary" + text(clean(f.Title))
		}
		w.within("TBody", func(*element) {
			for i, row := range f.Rows {
				left := w.breakLines(plain(row.Label), render.SemiBold, size, label-2*pad)
				right := w.breakLines(row.Text, render.Regular, size, w.textWidth()-label-2*pad)
				height := float64(max(len(left), min(len(right), 40), 1))*size*1.36 + 2*pad
				w.need(height)
				w.formRow(left, right, label, pad, size, i == 0)
			}
		})
	})
	w.y += w.look.body
}

// formRow is one row; a long text goes on over the next pages.
func (w *writer) formRow(left, right []line, label, pad, size float64, first bool) {
	w.within("TR", func(*element) {
		top := w.y
		if first {
			w.decoration(func(b *bytes.Buffer) { w.hairline(b, top, w.look.muted) })
		}
		w.y = top + pad
		w.within("TH", func(e *element) {
			e.attr = "/O/Table/Scope/Row"
			w.set(left, w.look.left+pad, size, 1.36, w.look.muted)
		})
		below, pages := w.y, len(w.pages)
		w.y = top + pad
		w.within("TD", func(*element) { w.run(right, w.look.left+label+pad, size, 1.36, w.look.ink) })
		if len(w.pages) == pages {
			w.y = max(w.y, below)
		}
		w.y += pad
		w.decoration(func(b *bytes.Buffer) { w.hairline(b, w.y, w.look.hairline) })
	})
}

// hairline runs from margin to margin.
func (w *writer) hairline(b *bytes.Buffer, y float64, colour string) {
	fmt.Fprintf(b, "%s RG 0.6 w %s %s m %s %s l S\n", colour, num(w.look.left), num(w.height-y), num(w.width-w.look.right), num(w.height-y))
}

// millimetre in points.
const millimetre = 72 / 25.4

// letter is the head of a letter in form B of DIN 5008: the address field 45 mm below the edge.
func (w *writer) letter(l *document.Letter) {
	w.within("Sect", func(*element) {
		if l.Addressed() {
			w.addresses(l)
		}
		if l.Date != "" {
			width := w.fonts.width(l.Date, render.Regular, w.look.body)
			w.single(l.Date, w.width-w.look.right-width, w.look.body, w.look.ink, render.Regular)
			w.y += 4
		}
		w.references(l.References)
		w.y += 10
		for _, s := range l.Subject {
			w.within("P", func(*element) {
				w.set(w.breakLines(plain(s), render.SemiBold, w.look.body, w.textWidth()), w.look.left, w.look.body, 1.36, w.look.ink)
			})
		}
		w.y += w.look.body * 1.3
	})
}

// addresses are the sender's line above the addressee in the window, and the office at the right.
func (w *writer) addresses(l *document.Letter) {
	w.y = 45 * millimetre
	w.lines(l.Sender, " · ", w.look.small*0.95, w.look.muted, 0)
	w.y += 4
	top := w.y
	for _, s := range l.Addressee {
		w.single(s, w.look.left, w.look.body, w.look.ink, render.Regular)
	}
	below := w.y
	right := 125 * millimetre
	w.y = top - 12
	for i, s := range l.Mark {
		weight := render.Regular
		if i != 1 {
			weight = render.SemiBold
		}
		w.single(s, right, w.look.body, w.look.ink, weight)
	}
	if len(l.Mark) > 0 {
		w.y += 8
	}
	if l.Head != "" {
		w.single(l.Head, right, w.look.body, w.look.accent, render.Bold)
		w.y += 2
	}
	for _, s := range l.Office {
		w.single(s, right, w.look.small, w.look.muted, render.Regular)
	}
	w.y = max(w.y, below, 92*millimetre) + 8
}

// lines are several lines as one paragraph.
func (w *writer) lines(all []string, between string, size float64, colour string, x float64) {
	if len(all) == 0 {
		return
	}
	w.within("P", func(*element) {
		w.set(w.breakLines(plain(strings.Join(all, between)), render.Regular, size, 85*millimetre), w.look.left+x, size, 1.3, colour)
	})
}

// single is a paragraph of one short text at a place of its own.
func (w *writer) single(s string, x, size float64, colour string, weight render.Weight) {
	w.within("P", func(*element) {
		w.set(w.breakLines(plain(s), weight, size, max(w.width-w.look.right-x+0.5, 40)), x, size, 1.34, colour)
	})
}

// references stand side by side, each below its label.
func (w *writer) references(rows []document.FormRow) {
	if len(rows) == 0 {
		return
	}
	width := w.textWidth() / float64(len(rows))
	top, lowest := w.y, w.y
	for i, r := range rows {
		w.y = top
		x := w.look.left + float64(i)*width
		w.within("P", func(*element) {
			w.set(w.breakLines(plain(r.Label), render.Regular, w.look.small, width-8), x, w.look.small, 1.3, w.look.muted)
			w.set(w.breakLines(r.Text, render.Regular, w.look.small*1.08, width-8), x, w.look.small*1.08, 1.3, w.look.ink)
		})
		lowest = max(lowest, w.y)
	}
	w.y = lowest
}
