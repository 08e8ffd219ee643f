// Papers of one page: what does not fit is left out, and the paper says so.

package briefing

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"zielstand/app/document"
	"zielstand/app/document/pdf"
	"zielstand/app/german"
)

// room is how much a page shows of its lists and texts.
type room struct {
	rows, points, parts int // of tables, of lists, of names in a sentence
	letters             int // of a point or cell, paragraphs have three times as many; 0 = all
}

// fit lays a page out with the first of the rooms that lets it keep to one page, or with the last.
func (p *paper) fit(rooms []room, lay func(room)) error {
	before, tables := slices.Clip(p.doc.Blocks), p.tables
	for i, r := range rooms {
		p.doc.Blocks, p.tables = before, tables
		lay(r)
		page := *p.doc
		page.Blocks = p.doc.Blocks[len(before):]
		if len(before) > 0 {
			page.Letterhead.Lines = nil // stands on the first page only
		}
		if r.letters > 0 {
			shorten(page.Blocks, r)
		}
		if i == len(rooms)-1 {
			break
		}
		n, err := pdf.Pages(context.Background(), &page, nil)
		if err != nil || n <= 1 {
			return err
		}
	}
	return nil
}

// shorten cuts the texts of the blocks to the room.
func shorten(blocks []document.Block, r room) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *document.Heading:
			b.Text = german.Shorten(b.Text, 2*r.letters)
		case *document.Paragraph:
			b.Text = shortenLine(b.Text, 3*r.letters)
		case *document.List:
			b.Items = b.Items[:min(len(b.Items), r.points)]
			for i := range b.Items {
				b.Items[i].Text = shortenLine(b.Items[i].Text, r.letters)
			}
		case *document.Table:
			for _, row := range b.Rows {
				for i := range row.Cells {
					row.Cells[i].Text = shortenLine(row.Cells[i].Text, r.letters)
				}
			}
		}
	}
}

// lineLetters is about how many letters a line takes that ends early.
const lineLetters = 60

// shortenLine cuts a text after so many letters; what is left keeps its links.
func shortenLine(text document.Inlines, most int) (out document.Inlines) {
	for _, piece := range text {
		n := utf8.RuneCountInString(piece.Text) + (lineLetters-1)*strings.Count(piece.Text, "\n")
		if n > most {
			if most > 3 {
				piece.Text, piece.Break = german.Shorten(oneLine(piece.Text), most), false
				out = append(out, piece)
			} else if len(out) > 0 {
				out[len(out)-1].Break = false
				out = append(out, document.Inline{Text: "…"})
			}
			return out
		}
		if most -= n; piece.Break {
			most -= lineLetters
		}
		out = append(out, piece)
	}
	return out
}
