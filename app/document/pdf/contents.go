// Contents: the headings with their pages.

package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// contents lists the headings; the pages are those of the layout before. They stay on one page where they fit on one.
func (w *writer) contents(c *document.Contents) {
	size := w.look.body
	entries := w.entries(c)
	height := w.look.headings[1]*1.65 + 20
	for _, e := range entries {
		height += e.height(size)
	}
	if height <= w.bottom()-w.look.top {
		w.need(height)
	}
	if c.Title != "" {
		w.heading(&document.Heading{Level: 1, Text: c.Title}, nil)
	}
	w.within("TOC", func(*element) {
		for _, e := range entries {
			w.entry(e, size)
		}
	})
	w.y += size
}

// entry is one heading in the contents.
type entry struct {
	heading *document.Heading
	number  int // among the headings of the document
	weight  render.Weight
	lines   []line
}

func (e entry) height(size float64) float64 {
	height := size * 1.5 * float64(len(e.lines))
	if e.heading.Level <= 1 {
		height += size * 0.25
	}
	return height
}

// entries are the headings that follow; those before the contents are left out.
func (w *writer) entries(c *document.Contents) (all []entry) {
	seen := 0
	if c.Title != "" {
		seen = len(w.headings) + 1
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
		e := entry{heading: h, number: n, weight: render.Regular}
		if h.Level <= 1 {
			e.weight = render.SemiBold
		}
		e.lines = w.breakLines(plain(h.Text), e.weight, w.look.body, w.textWidth()-e.indent()-34)
		all = append(all, e)
	}
	return all
}

func (e entry) indent() float64 { return float64(min(max(e.heading.Level, 1), 4)-1) * 16 }

// entry is one line of the contents.
func (w *writer) entry(listed entry, size float64) {
	lines, weight := listed.lines, listed.weight
	if listed.heading.Level <= 1 {
		w.y += size * 0.25
	}
	number := ""
	if listed.number < len(w.numbers) {
		number = strconv.Itoa(w.numbers[listed.number] + 1)
	}
	w.need(size * 1.5 * float64(len(lines)))
	w.within("TOCI", func(*element) {
		w.within("Reference", func(*element) {
			w.within("Link", func(e *element) {
				x := w.look.left + listed.indent()
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
				target := place{w.numbers[listed.number], 0}
				a := &annotation{page: len(w.pages) - 1, x0: x, y0: top, x1: w.width - w.look.right, y1: w.y, says: clean(listed.heading.Text) + ", Seite " + number, owner: e, toPage: &target}
				w.annotations = append(w.annotations, a)
				e.kids = append(e.kids, objectKid{a})
			})
		})
	})
}
