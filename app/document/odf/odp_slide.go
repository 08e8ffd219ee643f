// The content of a slide, from top to bottom; what does not fit goes on on a further one.

package odf

import (
	"fmt"
	"slices"
	"strings"

	"zielstand/app/document"
)

// slideStyles are the styles of shapes, lines and cells on slides; the format keeps them beside the content.
func slideStyles(accent string) string {
	var b strings.Builder
	b.WriteString(`<style:style style:name="Seite" style:family="drawing-page"><style:drawing-page-properties presentation:background-visible="true" presentation:background-objects-visible="true"/></style:style>`)
	for _, s := range [][3]string{{"Folientitel", "Zielstand-title", `draw:textarea-vertical-align="top"`}, {"Aufzaehlung", "Zielstand-outline1", `draw:textarea-vertical-align="top"`}, {"Notizen", "Zielstand-notes", ""}} {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="presentation" style:parent-style-name="%s"><style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" fo:wrap-option="wrap" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:padding-left="0cm" fo:padding-right="0cm" %s/></style:style>`, s[0], s[1], s[2])
	}
	fmt.Fprintf(&b, `<style:style style:name="Textfeld" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" fo:wrap-option="wrap" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:padding-left="0cm" fo:padding-right="0cm" draw:textarea-vertical-align="top"/></style:style><style:style style:name="Kachel" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="%s" draw:auto-grow-height="false" fo:wrap-option="wrap" fo:padding-top="0.3cm" fo:padding-bottom="0.3cm" fo:padding-left="0.4cm" fo:padding-right="0.4cm" draw:textarea-vertical-align="middle"/></style:style><style:style style:name="Balken" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="%s"/></style:style><style:style style:name="Bild" style:family="graphic" style:parent-style-name="standard"/>`, tint, accent)
	line := func(name string, size float64, paragraph, text string) {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties %s/><style:text-properties fo:font-size="%gpt" %s/></style:style>`, name, paragraph, size, text)
	}
	for _, size := range document.ListSizes {
		line(pointStyle(size), size, fmt.Sprintf(`fo:margin-top="%gpt"`, size/3), "")
	}
	line("Absatz", 18, "", "")
	line("Gross", 22, "", `fo:color="`+muted+`"`)
	line("Zwischentitel", 20, "", `fo:font-weight="bold"`)
	line("Notiz", 12, "", "")
	line("Kleintext", 12, "", `fo:color="`+muted+`"`)
	for _, s := range tableTextStyles("13pt") {
		bold := ""
		if !strings.HasPrefix(s.id, "Table_20_Contents") {
			bold = `fo:font-weight="bold"`
		}
		line(s.id, tableLetters, s.paragraph, bold)
	}
	cell := func(name, fill, border string) {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="table-cell"><style:graphic-properties %s draw:textarea-vertical-align="top" fo:padding-left="0.2cm" fo:padding-right="0.2cm" fo:padding-top="0.1cm" fo:padding-bottom="0.1cm"/><style:paragraph-properties %s/></style:style>`, name, fill, border)
	}
	under := `fo:border-left="none" fo:border-right="none" fo:border-bottom="0.5pt solid ` + hairline + `"`
	cell("Zelle", `draw:fill="none"`, under+` fo:border-top="none"`)
	cell("ZelleKopf", `draw:fill="solid" draw:fill-color="`+tint+`"`, `fo:border-left="none" fo:border-right="none" fo:border-top="0.75pt solid `+muted+`" fo:border-bottom="1pt solid `+muted+`"`)
	cell("ZelleSumme", `draw:fill="none"`, under+` fo:border-top="0.75pt solid `+muted+`"`)
	b.WriteString(`<style:style style:name="Zeile" style:family="table-row"><style:table-row-properties style:row-height="0.8cm"/></style:style>`)
	return b.String() + letterStyles(accent) + listStyles(func(level int) string {
		return fmt.Sprintf(`<style:list-level-properties text:space-before="%.2fcm" text:min-label-width="0.8cm"/><style:text-properties fo:color="%s" fo:font-size="100%%"/>`, 0.8*float64(level-1), accent)
	})
}

// tableLetters is the size of the letters in tables on slides.
const tableLetters = 13.0

func (x *odp) block(b document.Block, after []document.Block) error {
	switch v := b.(type) {
	case *document.Paragraph:
		style, size := "Absatz", 18.0
		switch v.Style {
		case document.Title, document.Subtitle, document.Lead:
			style, size = "Gross", 22
		case document.Note:
			style, size = "Kleintext", 12
		}
		x.text(v.Text, style, size)
	case *document.Heading:
		x.text(document.Inlines{{Text: v.Text}}, "Zwischentitel", 20)
	case *document.List:
		x.points(v)
	case *document.Table:
		x.table(v)
	case *document.Form:
		t := &document.Table{Caption: v.Title, RowHeads: true, Columns: []document.Column{{Width: 1}, {Width: 2}}}
		for _, r := range v.Rows {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Text: document.Inlines{{Text: r.Label}}}, {Text: r.Text}}})
		}
		x.table(t)
	case *document.Facts:
		x.facts(v)
	case *document.Figure:
		return x.figure(v, after)
	default:
		return fmt.Errorf("block %T cannot be written as ODP", b)
	}
	return nil
}

func (x *odp) text(text document.Inlines, style string, size float64) {
	if strings.TrimSpace(plainText(text)) == "" {
		return
	}
	height := document.TextHeight(plainText(text), size, document.SlideTextWidth, style == "Zwischentitel")
	x.need(height)
	fmt.Fprintf(&x.page, `<draw:frame draw:style-name="Textfeld" draw:layer="layout" %s><draw:text-box><text:p text:style-name="%s">%s</text:p></draw:text-box></draw:frame>`, placed(document.SlideLeft, x.y, document.SlideTextWidth, height), style, x.inlines(text))
	x.y += height + 8
}

// pointStyle is the style of a point in letters of the size.
func pointStyle(size float64) string { return fmt.Sprintf("Punkt%g", size) }

// points is a list, as large as its slide allows, cut where a slide is full.
func (x *odp) points(l *document.List) {
	size := document.SlideListSize(l, document.SlideBottom-x.y)
	for from := 0; from < len(l.Items); {
		x.need(document.ListItemHeight(l.Items[from], 1, size))
		height, to := 0.0, from
		for to < len(l.Items) {
			more := document.ListItemHeight(l.Items[to], 1, size)
			if to > from && x.y+height+more > document.SlideBottom {
				break
			}
			height += more
			to++
		}
		part := &document.List{Ordered: l.Ordered, Start: max(l.Start, 1) + from, Items: l.Items[from:to]}
		fmt.Fprintf(&x.page, `<draw:frame presentation:style-name="Aufzaehlung" draw:layer="layout" presentation:class="outline" presentation:user-transformed="true" %s><draw:text-box>%s</draw:text-box></draw:frame>`, placed(document.SlideLeft, x.y, document.SlideTextWidth, height), x.list(part, pointStyle(size)))
		x.y += height + 8
		from = to
	}
}

func (x *odp) facts(f *document.Facts) {
	t := document.SlideTiles(f, x.y, len(x.slide.Blocks) == 1)
	x.y = t.Top
	size := func(points float64, colour string, bold bool) string {
		weight := map[bool]string{true: "bold", false: "normal"}[bold]
		return x.style("paragraph", "", "", fmt.Sprintf(`<style:text-properties fo:font-size="%gpt" fo:font-weight="%s" fo:color="%s"/>`, points, weight, colour))
	}
	styles := [3]string{size(t.Value, ink, true), size(t.Label, ink, true), size(t.Note, muted, false)}
	for items := range slices.Chunk(f.Items, t.InRow) {
		x.need(t.Height)
		for i, item := range items {
			fmt.Fprintf(&x.page, `<draw:frame draw:style-name="Kachel" draw:layer="layout" %s><draw:text-box>%s</draw:text-box></draw:frame>`, placed(document.SlideLeft+float64(i)*(t.Width+document.SlideTileGap), x.y, t.Width, t.Height), strings.Join(factLines(x.writer, item, styles), ""))
		}
		x.y += t.Height + document.SlideTileGap
	}
}

// table is a native one, cut where a slide is full; its head repeats.
func (x *odp) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := document.ColumnWidths(t, document.SlideTextWidth, tableLetters)
	head, headHeight := "", 0.0 // as a plain first row: Impress drops the rows of table:table-header-rows
	for i, c := range t.Columns {
		if c.Title != "" {
			head, headHeight = headRowOf(t), max(headHeight, document.TextHeight(c.Title, tableLetters, max(widths[i]-12, 10), true)+7, 24)
		}
	}
	if head == "" && len(t.Rows) == 0 {
		return
	}
	rowHeight := func(r document.Row) float64 {
		height := 0.0
		for i := range min(len(r.Cells), len(widths)) {
			height = max(height, document.TextHeight(plainText(r.Cells[i].Text), tableLetters, max(widths[i]-12, 10), r.Total || i == 0 && t.RowHeads))
		}
		return max(height+7, 22.7)
	}
	for from := 0; from == 0 || from < len(t.Rows); {
		height, to := headHeight, from
		if from < len(t.Rows) {
			x.need(height + rowHeight(t.Rows[from]))
		}
		for to < len(t.Rows) && (to == from || x.y+height+rowHeight(t.Rows[to]) <= document.SlideBottom) {
			height += rowHeight(t.Rows[to])
			to++
		}
		x.frames++
		fmt.Fprintf(&x.page, `<draw:frame draw:name="Tabelle %d" draw:style-name="Textfeld" draw:layer="layout" %s><table:table table:use-first-row-styles="%t" table:use-first-column-styles="%t">`, x.frames, placed(document.SlideLeft, x.y, document.SlideTextWidth, height), head != "", t.RowHeads)
		for _, w := range widths {
			x.page.WriteString(`<table:table-column table:style-name="` + x.style("table-column", "", "", fmt.Sprintf(`<style:table-column-properties style:column-width="%s"/>`, cm(w))) + `"/>`)
		}
		fmt.Fprintf(&x.page, `%s%s</table:table><svg:title>%s</svg:title></draw:frame>`, head, tableRows(x.writer, t, t.Rows[from:to]), esc(t.Caption))
		x.y += height + 8
		if from = to; from == 0 {
			break
		}
	}
	x.text(document.Inlines{{Text: t.Note}}, "Kleintext", 12)
}

// figure fills what the blocks behind it leave of the slide; the slide's title is its finding.
func (x *odp) figure(f *document.Figure, after []document.Block) error {
	if f.Chart.Empty != "" {
		x.text(document.Inlines{{Text: f.Chart.Empty}}, "Absatz", 18)
		return nil
	}
	p, err := x.draw(f.Chart)
	if err != nil {
		return err
	}
	under := document.TextHeight(f.Chart.Subtitle, document.SlideNote, document.SlideTextWidth, false) + 8
	x.need(160 + under)
	room := max(document.SlideBottom-x.y-under-25*float64(len(after)), 120)
	width, height := document.SlideTextWidth, document.SlideTextWidth*p.height/p.width
	if height > room {
		width, height = width*room/height, room
	}
	x.page.WriteString(x.image(p, fmt.Sprintf(`draw:layer="layout" svg:x="%s" svg:y="%s"`, cm(document.SlideLeft+(document.SlideTextWidth-width)/2), cm(x.y)), width, height, f.Chart.Title, f.Chart.Alt))
	x.y += height + 6
	x.text(document.Inlines{{Text: f.Chart.Subtitle}}, "Kleintext", 12)
	return nil
}
