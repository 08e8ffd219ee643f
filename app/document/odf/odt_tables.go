// The tables of an ODT: data, forms, large numbers, the head of a letter.

package odf

import (
	"fmt"
	"slices"
	"strings"

	"zielstand/app/document"
)

// cellStyles are those of cells and rows; the format keeps them beside the content.
func cellStyles(accent string) string {
	cell := func(name, properties string) string {
		return `<style:style style:name="` + name + `" style:family="table-cell"><style:table-cell-properties ` + properties + `/></style:style>`
	}
	padding := `fo:padding-left="0.15cm" fo:padding-right="0.15cm" fo:padding-top="0.07cm" fo:padding-bottom="0.07cm" `
	line := `fo:border-bottom="0.5pt solid ` + hairline + `"`
	return cell("Zelle", padding+line) +
		cell("ZelleKopf", padding+`fo:background-color="`+tint+`" fo:border-top="0.75pt solid `+muted+`" fo:border-bottom="1pt solid `+muted+`" style:vertical-align="bottom"`) +
		cell("ZelleSumme", padding+`fo:border-top="0.75pt solid `+muted+`" `+line) +
		cell("Kachel", `fo:padding="0.2cm" fo:background-color="`+tint+`" fo:border-top="3pt solid `+accent+`" fo:border-right="5pt solid #ffffff"`) +
		cell("Offen", `fo:padding="0cm"`) +
		`<style:style style:name="Zeile" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>` +
		`<style:style style:name="Anschriftzeile" style:family="table-row"><style:table-row-properties style:min-row-height="4.5cm" fo:keep-together="always"/></style:style>` +
		`<style:style style:name="Verzeichnis" style:family="section"><style:section-properties/></style:style>`
}

// openTable begins a table with its columns, in points; the first heads counts those that head rows.
func (x *odt) openTable(title string, widths []float64, heads int) {
	x.tables++
	total := 0.0
	for _, w := range widths {
		total += w
	}
	attributes, properties := x.opening()
	properties, x.more = properties+x.more, ""
	style := x.style("table", "", attributes, fmt.Sprintf(`<style:table-properties style:width="%s" table:align="left" fo:margin-bottom="8pt" table:border-model="collapsing"%s/>`, cm(total), properties))
	fmt.Fprintf(&x.body, `<table:table table:name="Tabelle%d" table:style-name="%s">`, x.tables, style)
	if title != "" {
		x.body.WriteString(`<table:title>` + esc(title) + `</table:title>`)
	}
	for i, w := range widths {
		column := `<table:table-column table:style-name="` + x.style("table-column", "", "", fmt.Sprintf(`<style:table-column-properties style:column-width="%s"/>`, cm(w))) + `"/>`
		if i < heads {
			column = `<table:table-header-columns>` + column + `</table:table-header-columns>`
		}
		x.body.WriteString(column)
	}
}

// row adds a row of finished cells.
func (x *odt) row(style string, cells ...string) {
	x.body.WriteString(`<table:table-row table:style-name="` + style + `">` + strings.Join(cells, "") + `</table:table-row>`)
}

func cell(style string, paragraphs ...string) string {
	return `<table:table-cell table:style-name="` + style + `" office:value-type="string">` + strings.Join(paragraphs, "") + `</table:table-cell>`
}

func para(style, content string) string {
	return `<text:p text:style-name="` + style + `">` + content + `</text:p>`
}

func (x *odt) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if t.Caption != "" || t.Anchor != "" {
		x.paragraph("Caption", x.bookmark(t.Anchor)+said(t.Caption))
	}
	heads := 0
	if t.RowHeads {
		heads = 1
	}
	if len(t.Rows) <= wholeRows {
		x.more += ` style:may-break-between-rows="false"`
	}
	if t.Note != "" || x.noteFollows() {
		x.more += ` fo:keep-with-next="always"`
	}
	x.openTable(t.Caption, document.ColumnWidths(t, textWidth, 8.5), heads)
	x.body.WriteString(`<table:table-header-rows>` + headRowOf(t) + `</table:table-header-rows>` + tableRows(x.writer, t, t.Rows) + `</table:table>`)
	if t.Note != "" {
		x.paragraph("Anmerkung", said(t.Note))
	}
}

// wholeRows is how many rows a table has at most that is kept on one page.
const wholeRows = 12

// noteFollows tells whether the next block says how the table before it was counted.
func (x *odt) noteFollows() bool {
	if len(x.after) == 0 {
		return false
	}
	p, ok := x.after[0].(*document.Paragraph)
	return ok && p.Style == document.Note
}

// headRowOf is the row with the heads of the columns.
func headRowOf(t *document.Table) string {
	var b strings.Builder
	b.WriteString(`<table:table-row table:style-name="Zeile">`)
	for _, c := range t.Columns {
		b.WriteString(cell("ZelleKopf", para(map[bool]string{true: "Table_20_Heading_20_Right", false: "Table_20_Heading"}[c.Numeric], said(c.Title))))
	}
	b.WriteString(`</table:table-row>`)
	return b.String()
}

// tableRows are the rows below the heads.
func tableRows(w *writer, t *document.Table, rows []document.Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(`<table:table-row table:style-name="Zeile">`)
		for i, c := range t.Columns {
			var content document.Cell
			if i < len(r.Cells) {
				content = r.Cells[i]
			}
			text := w.inlines(content.Text)
			if m := toned(content.Tone); m != "" {
				text = m + "\u00a0" + text
			}
			style, box := "Table_20_Contents", "Zelle"
			if r.Total || i == 0 && t.RowHeads {
				style = "Zeilenkopf"
			}
			if r.Total {
				box = "ZelleSumme"
			}
			if c.Numeric {
				style += "_20_Right"
			}
			b.WriteString(cell(box, para(style, text)))
		}
		b.WriteString(`</table:table-row>`)
	}
	return b.String()
}

// form is a table of two columns, of which the first heads the rows.
func (x *odt) form(f *document.Form) {
	if len(f.Rows) == 0 {
		return
	}
	x.openTable(f.Title, []float64{textWidth * 0.32, textWidth * 0.68}, 1)
	for i, r := range f.Rows {
		mark := ""
		if i == 0 {
			mark = x.bookmark(f.Anchor)
		}
		x.row("Zeile", cell("Zelle", para("Zeilenkopf", mark+said(r.Label))), cell("Zelle", para("Table_20_Contents", x.inlines(r.Text))))
	}
	x.body.WriteString(`</table:table>`)
}

// facts are tiles in rows of three or four.
func (x *odt) facts(f *document.Facts) {
	if len(f.Items) == 0 {
		return
	}
	inRow := min(len(f.Items), 3)
	if len(f.Items) == 4 {
		inRow = 4
	}
	x.more = ` fo:margin-top="8pt"`
	x.openTable(f.Title, slices.Repeat([]float64{textWidth / float64(inRow)}, inRow), 0)
	for items := range slices.Chunk(f.Items, inRow) {
		var cells []string
		for _, item := range items {
			cells = append(cells, cell("Kachel", factLines(x.writer, item, [3]string{"Kennzahl", "Zeilenkopf", "Kleintext"})...))
		}
		for len(cells) < inRow {
			cells = append(cells, cell("Offen", para("Table_20_Contents", "")))
		}
		x.row("Zeile", cells...)
	}
	x.body.WriteString(`</table:table>`)
}

// factLines are a large number, what it counts and what it rests on.
func factLines(w *writer, item document.Fact, styles [3]string) []string {
	value := w.inlines(document.Inlines{{Text: item.Value, Link: item.Link}})
	if m := toned(item.Tone); m != "" {
		value += " " + m
	}
	lines := []string{para(styles[0], value), para(styles[1], said(item.Label))}
	if item.Note != "" {
		lines = append(lines, para(styles[2], said(item.Note)))
	}
	return lines
}

// letter is the head of a letter after DIN 5008, form B: the address in the window, the office at its right.
func (x *odt) letter(l *document.Letter) {
	var to, from []string
	if len(l.Sender) > 0 {
		to = append(to, para("Kleintext", said(strings.Join(l.Sender, " · "))))
	}
	for _, s := range l.Addressee {
		to = append(to, para("Addressee", said(s)))
	}
	for i, s := range l.Mark {
		line := said(s)
		if i != 1 {
			line = span("Fett", line)
		}
		from = append(from, para("Addressee", line))
	}
	if l.Head != "" {
		from = append(from, para("Amt", said(l.Head)))
	}
	for _, s := range l.Office {
		from = append(from, para("Kleintext", said(s)))
	}
	if len(to) == 0 {
		to = []string{para("Addressee", "")}
	}
	if len(from) == 0 {
		from = []string{para("Addressee", "")}
	}
	const address = 283.5 // 10 cm: the office begins 12.5 cm from the edge
	if l.Addressed() {
		x.openTable("Anschrift", []float64{address, textWidth - address}, 0)
		x.row("Anschriftzeile", cell("Offen", to...), cell("Offen", from...))
		x.body.WriteString(`</table:table>`)
	}
	x.paragraph("Datum", said(l.Date))
	if n := len(l.References); n > 0 {
		x.openTable("Bezug", slices.Repeat([]float64{textWidth / float64(n)}, n), 0)
		var cells []string
		for _, r := range l.References {
			cells = append(cells, cell("Offen", para("Kleintext", said(r.Label)), para("Table_20_Contents", x.inlines(r.Text))))
		}
		x.row("Zeile", cells...)
		x.body.WriteString(`</table:table>`)
	}
	if len(l.Subject) > 0 {
		x.paragraph("Betreff", said(strings.Join(l.Subject, "\n")))
	}
}
