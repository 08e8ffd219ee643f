// Large numbers as tiles side by side.

package pdf

import (
	"bytes"
	"fmt"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// tileGap is the room between tiles.
const tileGap = 10.0

// tile is one large number, set.
type tile struct {
	tone               document.Tone
	value, label, note []line
}

// tileRow are tiles side by side, all as tall as the tallest.
type tileRow struct {
	tiles              []tile
	width, height, pad float64
	value, label, note float64 // sizes of letters
}

// facts are tiles side by side, at most three in a row on paper; alone on a slide they use its room.
func (w *writer) facts(f *document.Facts) {
	inRow := min(len(f.Items), 3)
	if w.doc.Shape == document.Slides || len(f.Items) == 4 {
		inRow = min(len(f.Items), 4)
	}
	rows := w.tileRows(f.Items, inRow, 1)
	if w.onSlide != nil && len(w.onSlide.Blocks) == 1 {
		rows = w.largeTiles(f.Items, rows)
	}
	w.within("L", func(e *element) {
		e.attr = "/O/List/ListNumbering/None"
		for _, row := range rows {
			w.tiles(row)
		}
	})
	w.y += w.look.body * 0.6
}

// largeTiles are the tiles as large as the slide has room for, a little above its middle.
func (w *writer) largeTiles(items []document.Fact, rows []tileRow) []tileRow {
	inRow := min(len(items), 3)
	if len(items) == 4 {
		inRow = 2
	}
	room := w.bottom() - w.y
	for _, scale := range []float64{1.6, 1.4, 1.2} {
		large := w.tileRows(items, inRow, scale)
		height := 0.0
		for _, row := range large {
			height += row.height + tileGap
		}
		if height <= room {
			w.y += (room - height) * 0.4
			return large
		}
	}
	return rows
}

// tileRows sets the tiles.
func (w *writer) tileRows(items []document.Fact, inRow int, scale float64) (rows []tileRow) {
	body := w.look.body * scale
	for from := 0; from < len(items); from += inRow {
		row := tileRow{width: (w.textWidth() - tileGap*float64(inRow-1)) / float64(inRow), pad: body * 0.9, value: body * 1.9, label: body * 0.92, note: w.look.small * scale}
		inner := row.width - 2*row.pad
		for _, item := range items[from:min(from+inRow, len(items))] {
			said := document.Inlines{{Text: item.Value, Link: item.Link}}
			t := tile{item.Tone, w.breakLines(said, render.Bold, row.value, inner), w.breakLines(plain(item.Label), render.SemiBold, row.label, inner), w.breakLines(plain(item.Note), render.Regular, row.note, inner)}
			row.tiles = append(row.tiles, t)
			row.height = max(row.height, 2*row.pad+float64(len(t.value))*row.value*1.15+float64(len(t.label))*row.label*1.3+float64(len(t.note))*row.note*1.35)
		}
		rows = append(rows, row)
	}
	return rows
}

// tiles draws a row of tiles.
func (w *writer) tiles(row tileRow) {
	w.need(row.height + tileGap)
	top := w.y
	for i, t := range row.tiles {
		x := w.look.left + float64(i)*(row.width+tileGap)
		w.decoration(func(b *bytes.Buffer) {
			fmt.Fprintf(b, "%s rg ", w.look.tint)
			w.box(b, x, top, row.width, row.height)
			b.WriteString("f ")
			colour := w.look.accent
			if c := toneColours[t.tone]; c != "" {
				colour = c
			}
			fmt.Fprintf(b, "%s rg ", colour)
			w.box(b, x, top, 3, row.height)
			b.WriteString("f\n")
			if t.tone != document.Plain {
				w.tone(b, t.tone, x+row.width-row.pad*1.3, top+row.pad+row.value*0.5, row.value*0.22)
			}
		})
		w.within("LI", func(*element) {
			w.within("LBody", func(*element) {
				w.y = top + row.pad
				w.set(t.value, x+row.pad, row.value, 1.15, w.look.ink)
				w.set(t.label, x+row.pad, row.label, 1.3, w.look.ink)
				w.set(t.note, x+row.pad, row.note, 1.35, w.look.muted)
			})
		})
	}
	w.y = top + row.height + tileGap
}
