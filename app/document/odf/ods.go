// Workbooks as ODS: values with their types, filters, heads that stay in view, charts that can be edited.

package odf

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"zielstand/app/document"
)

// headRow is that with the heads of the columns, counted from one; the data begin below it.
const headRow = 4

// ods is a workbook being written.
type ods struct {
	book    *document.Workbook
	about   about
	names   []string
	tables  strings.Builder
	ranges  strings.Builder
	columns strings.Builder // styles of columns
	widths  int
	pages   []string // how sheets are printed: over how many pages side by side and one below the other
	parts   []document.Part
	objects []string
}

// WriteODS writes the workbook.
func WriteODS(ctx context.Context, w io.Writer, b *document.Workbook) error {
	x := &ods{book: b, names: b.SheetNames(), about: about{b.Title, b.Subject, b.Author, b.Language, b.ID, b.Stand, b.Marks, b.Created}}
	for i := range b.Sheets {
		if err := ctx.Err(); err != nil {
			return err
		}
		x.sheet(&b.Sheets[i], x.names[i], i+1)
	}
	if len(b.Sheets) == 0 { // a workbook has a sheet
		x.tables.WriteString(`<table:table table:name="Tabelle 1" table:style-name="Blatt"><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>`)
	}
	content := xmlHead + `<office:document-content ` + spaces + `><office:automatic-styles>` + x.columns.String() + sheetStyles + x.sheetPages() + `</office:automatic-styles><office:body><office:spreadsheet>` + x.tables.String()
	if x.ranges.Len() > 0 {
		content += `<table:database-ranges>` + x.ranges.String() + `</table:database-ranges>`
	}
	content += `</office:spreadsheet></office:body></office:document-content>`
	parts := []document.Part{{Name: "content.xml", Data: []byte(content)}, {Name: "styles.xml", Data: []byte(x.styles())}, x.about.part(), {Name: "settings.xml", Data: []byte(x.settings())}}
	return document.WriteZIP(w, b.Created, packed(document.ODS, append(parts, x.parts...), x.objects...))
}

// sheet adds one: title, note, what file it is, heads, data, and the chart below them so that it covers nothing.
func (x *ods) sheet(s *document.Sheet, name string, number int) {
	b := &x.tables
	fmt.Fprintf(b, `<table:table table:name="%s" table:style-name="Blatt%s">`, esc(name), x.printed(s))
	repeats := s.Repeats()
	for i := range s.Columns {
		switch {
		case repeats && i == 0:
			b.WriteString(`<table:table-header-columns>`)
		case repeats && i == document.RepeatedColumns:
			b.WriteString(`</table:table-header-columns>`)
		}
		x.widths++
		fmt.Fprintf(&x.columns, `<style:style style:name="Spalte%d" style:family="table-column"><style:table-column-properties style:column-width="%.2fcm"/></style:style>`, x.widths, s.Chars(i)*0.185+0.15)
		fmt.Fprintf(b, `<table:table-column table:style-name="Spalte%d"/>`, x.widths)
	}
	if len(s.Columns) == 0 {
		b.WriteString(`<table:table-column/>`)
	}
	// Two short lines: a long one beside a narrow table would make the letters of the whole page small in print.
	b.WriteString(sheetRow(textCell("BlattTitel", s.Title, "")) + sheetRow(textCell("BlattNotiz", s.Note, "")) + sheetRow(textCell("BlattNotiz", x.about.footer(), "")))
	var heads strings.Builder
	for i, c := range s.Columns {
		style := map[bool]string{true: "Kopf", false: "KopfZahl"}[c.Kind == document.Text]
		if s.Indented(i) {
			style = "KopfNebenZahl"
		}
		heads.WriteString(textCell(style, c.Title, ""))
	}
	if heads.Len() > 0 {
		b.WriteString(`<table:table-header-rows>` + sheetRow(heads.String()) + `</table:table-header-rows>`)
	}
	for i, row := range s.Rows {
		x.row(s, row, i >= len(s.Rows)-s.Totals)
	}
	if last := headRow + len(s.Rows) - s.Totals; len(s.Columns) > 0 && last > headRow {
		fmt.Fprintf(&x.ranges, `<table:database-range table:name="Daten%d" table:target-range-address="%s" table:contains-header="true" table:display-filter-buttons="true"/>`, number, esc(area(name, 0, headRow, len(s.Columns)-1, last)))
	}
	if s.Chart != nil && len(s.Rows) > s.Totals {
		x.chart(s, name)
	}
	b.WriteString(`</table:table>`)
}

func sheetRow(cells string) string {
	return `<table:table-row table:style-name="Reihe">` + cells + `</table:table-row>`
}

// valueStyles are the styles of cells by the kind of their value.
var valueStyles = map[document.ValueKind]string{document.Text: "Text", document.Integer: "Ganz", document.Decimal: "Komma", document.Percent: "Prozent", document.Day: "Tag"}

func (x *ods) row(s *document.Sheet, row []document.Value, total bool) {
	var b strings.Builder
	for i, v := range row[:min(len(row), len(s.Columns))] {
		kind := s.Columns[i].Kind
		style := valueStyles[kind]
		if s.Indented(i) {
			style = "TextNebenZahl"
		}
		if total {
			style += "Summe"
		}
		b.WriteString(valueCell(style, kind, v))
	}
	if b.Len() == 0 {
		b.WriteString(`<table:table-cell/>`)
	}
	x.tables.WriteString(sheetRow(b.String()))
}

// valueCell is a value with its type; what is not known, or no number, is an empty cell.
func valueCell(style string, kind document.ValueKind, v document.Value) string {
	typed := func(attributes, shown string) string {
		return `<table:table-cell table:style-name="` + style + `" ` + attributes + `><text:p>` + esc(shown) + `</text:p></table:table-cell>`
	}
	number := strconv.FormatFloat(v.Number, 'f', -1, 64)
	switch {
	case !v.Known, kind != document.Text && kind != document.Day && (math.IsNaN(v.Number) || math.IsInf(v.Number, 0)):
		return `<table:table-cell table:style-name="` + style + `"/>`
	case kind == document.Integer:
		return typed(`office:value-type="float" office:value="`+number+`"`, german(v.Number, 0))
	case kind == document.Decimal:
		return typed(`office:value-type="float" office:value="`+number+`"`, german(v.Number, 1))
	case kind == document.Percent:
		return typed(`office:value-type="percentage" office:value="`+strconv.FormatFloat(v.Number/100, 'f', -1, 64)+`"`, german(v.Number, 0)+"\u00a0%")
	case kind == document.Day:
		return typed(`office:value-type="date" office:date-value="`+v.Day.UTC().Format("2006-01-02")+`"`, v.Day.UTC().Format("02.01.2006"))
	}
	return textCell(style, v.Text, v.Link)
}

// textCell is a text, which is no formula, whatever it begins with.
func textCell(style, text, link string) string {
	var b strings.Builder
	b.WriteString(`<table:table-cell table:style-name="` + style + `" office:value-type="string">`)
	for line := range strings.SplitSeq(document.CleanText(text), "\n") {
		content := said(line)
		if strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") {
			content = `<text:a xlink:type="simple" xlink:href="` + esc(link) + `">` + content + `</text:a>`
		}
		b.WriteString(`<text:p>` + content + `</text:p>`)
	}
	b.WriteString(`</table:table-cell>`)
	return b.String()
}

// german is the number as its format shows it.
func german(n float64, decimals int) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(n), 'f', decimals, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if n < 0 {
		whole = "-" + whole
	}
	if fraction != "" {
		whole += "," + fraction
	}
	return whole
}

// at is the address of a cell, its column counted from zero, its row from one.
func at(column, row int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(row)
}

// area is the address of cells of a sheet.
func area(sheet string, column, row, lastColumn, lastRow int) string {
	return "'" + sheet + "'." + at(column, row) + ":'" + sheet + "'." + at(lastColumn, lastRow)
}
