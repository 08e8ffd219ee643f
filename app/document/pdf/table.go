// Tables: columns by content, heads that repeat on every page, rows that stay whole.

package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// grid is a table being set.
type grid struct {
	w      *writer
	size   float64
	pad    float64
	widths []float64
	table  *document.Table
	repeat []cell // the head on further pages; nil = none
}

const tableStep = 1.34

// grid lays the columns of the table out.
func (w *writer) grid(t *document.Table) *grid {
	g := &grid{w: w, size: w.look.table, pad: w.look.table * 0.5, table: t}
	if len(t.Columns) > 7 {
		g.size *= 0.88
	}
	g.widths = g.columns()
	return g
}

// wholeRows is how many rows a table has at most that is kept on one page where it takes less than half of one.
const wholeRows = 12

// beginning is how much of the table must stand on one page: all of a small one, else its caption, head and first rows.
func (g *grid) beginning(head []cell) float64 {
	t := g.table
	least := min(g.height(head), 120) + 2.5*g.size*tableStep + 40
	if len(t.Rows) > wholeRows {
		return least
	}
	all := g.height(head)
	if lines := g.caption(); len(lines) > 0 {
		all += float64(len(lines))*captionSize*g.w.look.body*1.35 + 4
	}
	for i := range t.Rows {
		all += g.height(g.cells(&t.Rows[i]))
	}
	if all > (g.w.bottom()-g.w.look.top)/2 {
		return least
	}
	return all
}

// captionSize is the size of a caption in that of running text.
const captionSize = 0.95

func (g *grid) caption() []line {
	return g.w.breakLines(plain(g.table.Caption), render.SemiBold, g.w.look.body*captionSize, g.w.textWidth())
}

func (w *writer) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	g := w.grid(t)
	head := g.head()
	if g.repeat = head; g.height(head) > (w.bottom()-w.look.top)/3 { // it would leave no room for rows
		g.repeat = nil
	}
	w.need(g.beginning(head))
	w.anchor(t.Anchor)
	w.within("Table", func(*element) {
		if t.Caption != "" {
			w.within("Caption", func(*element) {
				w.set(g.caption(), w.look.left, w.look.body*captionSize, 1.35, w.look.ink)
			})
			w.y += 4
		}
		w.within("THead", func(*element) { g.place(head, rowHead) })
		w.within("TBody", func(*element) {
			for i := range t.Rows {
				cells := g.cells(&t.Rows[i])
				kind := rowBody
				if t.Rows[i].Total {
					kind = rowTotal
				}
				g.place(cells, kind)
			}
		})
	})
	if t.Note != "" {
		w.y += 3
		w.within("P", func(*element) {
			w.run(w.breakLines(plain(t.Note), render.Regular, w.look.small, w.textWidth()), w.look.left, w.look.small, leading, w.look.muted)
		})
	}
	w.y += w.look.body * 0.9
}

// rowKind is what a row is for.
type rowKind int

const (
	rowHead rowKind = iota
	rowRepeated
	rowBody
	rowTotal
)

// cell is one cell, set.
type cell struct {
	lines   []line
	numeric bool
	tone    document.Tone
}

// toneRoom is how much a mark takes, in sizes of letters.
const toneRoom = 1.25

func (g *grid) cell(column int, text document.Inlines, weight render.Weight, tone document.Tone) cell {
	room := g.widths[column] - 2*g.pad
	if tone != document.Plain {
		room -= g.size * toneRoom
	}
	numeric := column < len(g.table.Columns) && g.table.Columns[column].Numeric
	return cell{g.w.breakLines(text, weight, g.size, max(room, g.size)), numeric, tone}
}

func (g *grid) head() []cell {
	cells := make([]cell, len(g.table.Columns))
	for i, c := range g.table.Columns {
		cells[i] = g.cell(i, plain(c.Title), render.SemiBold, document.Plain)
	}
	return cells
}

// cells sets a row; what a row lacks stays empty, what it has too much is left out.
func (g *grid) cells(r *document.Row) []cell {
	cells := make([]cell, len(g.table.Columns))
	for i := range cells {
		if i >= len(r.Cells) {
			continue
		}
		weight := render.Regular
		if r.Total || i == 0 && g.table.RowHeads {
			weight = render.SemiBold
		}
		cells[i] = g.cell(i, r.Cells[i].Text, weight, r.Cells[i].Tone)
	}
	return cells
}

func (g *grid) height(cells []cell) float64 {
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(c.lines))
	}
	return float64(lines)*g.size*tableStep + 2*g.pad
}

// place puts a row on this page or the next; one that is taller than a page goes on over several.
func (g *grid) place(cells []cell, kind rowKind) {
	w := g.w
	whole := w.bottom() - w.look.top
	if g.repeat != nil {
		whole -= g.height(g.repeat)
	}
	if g.height(cells) <= whole {
		if w.y+g.height(cells) > w.bottom() {
			g.nextPage(kind)
		}
		g.row(cells, kind)
		return
	}
	w.within("TR", func(*element) {
		owners := make([]*element, len(cells))
		for rest := cells; longest(rest) > 0; {
			room := int((w.bottom() - w.y - 2*g.pad) / (g.size * tableStep))
			if room < 1 {
				g.nextPage(kind)
				continue
			}
			part := make([]cell, len(rest))
			next := make([]cell, len(rest))
			for i, c := range rest {
				n := min(room, len(c.lines))
				part[i], next[i] = c, c
				part[i].lines, next[i].lines = c.lines[:n], c.lines[n:]
				next[i].tone = document.Plain
			}
			g.draw(part, kind, owners)
			rest = next
		}
	})
}

// nextPage goes on below the head once more.
func (g *grid) nextPage(kind rowKind) {
	g.w.newPage()
	if g.repeat != nil && kind != rowHead {
		g.row(g.repeat, rowRepeated)
	}
}

func longest(cells []cell) int {
	n := 0
	for _, c := range cells {
		n = max(n, len(c.lines))
	}
	return n
}

// row puts a row that fits on the page.
func (g *grid) row(cells []cell, kind rowKind) {
	if kind == rowRepeated {
		g.repeated(cells)
		return
	}
	g.w.within("TR", func(*element) { g.draw(cells, kind, make([]*element, len(cells))) })
}

// repeated is the head once more, which says nothing new to who listens.
func (g *grid) repeated(cells []cell) {
	w := g.w
	artifact(&w.page().body, "Pagination", func() {
		b := &w.page().body
		g.background(b, g.height(cells), rowHead)
		x := w.look.left
		for i, c := range cells {
			y := w.y + g.pad
			for _, l := range c.lines {
				y += g.size * tableStep
				for _, p := range l {
					w.glyphs(b, p.text, p.weight, g.start(x, i, c, l)+p.x, y-g.size*0.39, g.size, w.look.ink)
				}
			}
			x += g.widths[i]
		}
	})
	w.y += g.height(cells)
}

// draw puts the cells side by side; owners are the elements of cells that an earlier part of the row has begun.
func (g *grid) draw(cells []cell, kind rowKind, owners []*element) {
	w, height := g.w, g.height(cells)
	w.decoration(func(b *bytes.Buffer) { g.background(b, height, kind) })
	x, top := w.look.left, w.y
	for i, c := range cells {
		if owners[i] == nil {
			owners[i] = w.push(g.tag(i, kind))
			owners[i].attr = g.scope(i, kind)
			w.pop()
		}
		before := w.at
		w.at = owners[i]
		w.y = top + g.pad
		if c.tone != document.Plain && len(c.lines) > 0 {
			w.decoration(func(b *bytes.Buffer) { w.tone(b, c.tone, x+g.pad+g.size*0.42, w.y+g.size*tableStep/2, g.size*0.42) })
		}
		for k, l := range c.lines {
			w.y += g.size * tableStep
			w.put(l, g.start(x, i, c, l), w.y-g.size*0.39, g.size, w.look.ink, k < len(c.lines)-1)
		}
		w.at = before
		x += g.widths[i]
	}
	w.y = top + height
}

func (g *grid) tag(column int, kind rowKind) string {
	if kind == rowHead || column == 0 && g.table.RowHeads {
		return "TH"
	}
	return "TD"
}

func (g *grid) scope(column int, kind rowKind) string {
	switch {
	case kind == rowHead:
		return "/O/Table/Scope/Column"
	case column == 0 && g.table.RowHeads:
		return "/O/Table/Scope/Row"
	}
	return ""
}

// start is where a line of the cell begins.
func (g *grid) start(x float64, column int, c cell, l line) float64 {
	if c.numeric {
		return x + g.widths[column] - g.pad - l.width()
	}
	x += g.pad
	if c.tone != document.Plain {
		x += g.size * toneRoom
	}
	return x
}

func (g *grid) background(b *bytes.Buffer, height float64, kind rowKind) {
	w := g.w
	total := 0.0
	for _, v := range g.widths {
		total += v
	}
	if kind == rowHead {
		fmt.Fprintf(b, "%s rg %s %s %s %s re f\n", w.look.tint, num(w.look.left), num(w.height-w.y-height), num(total), num(height))
	}
	colour, thick := w.look.hairline, 0.5
	if kind == rowHead {
		colour, thick = w.look.muted, 0.9
	}
	fmt.Fprintf(b, "%s RG %s w %s %s m %s %s l S\n", colour, num(thick), num(w.look.left), num(w.height-w.y-height), num(w.look.left+total), num(w.height-w.y-height))
	if kind == rowTotal {
		fmt.Fprintf(b, "%s RG 0.9 w %s %s m %s %s l S\n", w.look.muted, num(w.look.left), num(w.height-w.y), num(w.look.left+total), num(w.height-w.y))
	}
}

// columns shares the width out: by the shares that the table names, else by content, and no narrower than a column's
// longest word where that is possible.
func (g *grid) columns() []float64 {
	total, columns := g.w.textWidth(), g.table.Columns
	given := 0.0
	for _, c := range columns {
		given += c.Width
	}
	widths, least := make([]float64, len(columns)), make([]float64, len(columns))
	sumWidths, sumLeast := 0.0, 0.0
	for i := range columns {
		natural, word := g.measure(i)
		widths[i], least[i] = min(natural, 0.55*total)+2*g.pad+0.5, min(word, 0.4*total)+2*g.pad+0.5
		if given > 0 {
			widths[i] = total * columns[i].Width / given
		}
		sumWidths, sumLeast = sumWidths+widths[i], sumLeast+least[i]
	}
	if given > 0 {
		return atLeast(widths, capped(least, total))
	}
	switch {
	case sumWidths <= total: // what is left goes to the columns of text
		share := 0.0
		for i, c := range columns {
			if !c.Numeric {
				share += widths[i]
			}
		}
		for i, c := range columns {
			switch {
			case share == 0:
				widths[i] *= total / sumWidths
			case !c.Numeric:
				widths[i] += (total - sumWidths) * widths[i] / share
			}
		}
	case sumLeast >= total:
		for i := range widths {
			widths[i] = least[i] * total / sumLeast
		}
	default:
		over, room := sumWidths-sumLeast, total-sumLeast
		for i := range widths {
			widths[i] = least[i] + room*max(0, widths[i]-least[i])/over
		}
	}
	return widths
}

// capped cuts the widest of the widths until all fit: where some words must be broken, it is the longest ones.
func capped(widths []float64, total float64) []float64 {
	sorted := slices.Sorted(slices.Values(widths))
	limit, left := math.Inf(1), total
	for i, v := range sorted {
		if share := left / float64(len(sorted)-i); v > share {
			limit = share
			break
		}
		left -= v
	}
	cut := make([]float64, len(widths))
	for i, v := range widths {
		cut[i] = min(v, limit)
	}
	return cut
}

// atLeast widens the columns that are too narrow for their longest word; the others give what they have to spare.
func atLeast(widths, least []float64) []float64 {
	missing, spare := 0.0, 0.0
	for i := range widths {
		missing += max(0, least[i]-widths[i])
		spare += max(0, widths[i]-least[i])
	}
	for i := range widths {
		if widths[i] < least[i] {
			widths[i] = least[i]
		} else if spare > 0 {
			widths[i] -= missing * (widths[i] - least[i]) / spare
		}
	}
	return widths
}

// measure is the width of the longest cell of a column, and that of its longest word.
func (g *grid) measure(column int) (natural, word float64) {
	note := func(text document.Inlines, weight render.Weight, more float64) {
		width := more
		for _, a := range atoms(text, weight) {
			letters := a.text
			if len(letters) > 200 { // what is longer is broken anyway
				letters = letters[:200]
			}
			v := g.w.fonts.width(strings.ToValidUTF8(letters, ""), weight, g.size)
			for part := range strings.FieldsFuncSeq(letters, func(r rune) bool { return r == softHyphen || r == '-' || r == '/' }) {
				word = max(word, more+g.w.fonts.width(strings.ToValidUTF8(part+"-", ""), weight, g.size))
			}
			width += v + g.size*0.27
		}
		natural = max(natural, width)
	}
	note(plain(g.table.Columns[column].Title), render.SemiBold, 0)
	for i := range g.table.Rows {
		r := &g.table.Rows[i]
		if column >= len(r.Cells) {
			continue
		}
		more := 0.0
		if r.Cells[column].Tone != document.Plain {
			more = g.size * toneRoom
		}
		note(r.Cells[column].Text, render.SemiBold, more)
	}
	return natural, word
}
