// Native tables on slides, cut where a slide is full; their heads repeat.

package ooxml

import (
	"fmt"
	"strings"

	"zielstand/app/document"
)

// slideTableLetters is the size of the letters in tables on slides.
const slideTableLetters = 13.0

// tableRow is a row that is written.
type tableRow struct {
	xml    string
	height int
}

func (f *filling) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := columnWidths(t, document.SlideTextWidth*emuPerPoint, slideTableLetters, emuPerPoint)
	var head tableRow
	titles := make([]document.Cell, len(t.Columns))
	for i, c := range t.Columns {
		titles[i].Text = document.Inlines{{Text: c.Title}}
		if c.Title != "" {
			head.height = 1
		}
	}
	if head.height > 0 {
		head = slideRow(t, widths, titles, true, true)
	}
	var rows []tableRow
	for _, r := range t.Rows {
		rows = append(rows, slideRow(t, widths, r.Cells, false, r.Total))
	}
	if head.xml == "" && len(rows) == 0 {
		return
	}
	for from := 0; from == 0 || from < len(rows); {
		height, to := head.height, from
		if from < len(rows) {
			f.need(height + rows[from].height)
		}
		xml := head.xml
		for to < len(rows) && (to == from || f.y+height+rows[to].height <= slideBottom) {
			height += rows[to].height
			xml += rows[to].xml
			to++
		}
		f.tableFrame(t, widths, head.xml != "", xml, height)
		if from = to; from == 0 {
			break
		}
	}
	f.text(document.Inlines{{Text: t.Note}}, document.SlideNote, muted)
}

// slideRow writes one row.
func slideRow(t *document.Table, widths []int, cells []document.Cell, head, bold bool) tableRow {
	row := tableRow{height: emu(23)}
	var b strings.Builder
	line := func(tag string) string {
		return `<a:` + tag + ` w="9525">` + solid(hairline) + `</a:` + tag + `>`
	}
	none := func(tag string) string { return `<a:` + tag + ` w="0"><a:noFill/></a:` + tag + `>` }
	fill := `<a:noFill/>`
	if head {
		fill = solid(tint)
	}
	for i, c := range t.Columns {
		var content document.Cell
		if i < len(cells) {
			content = cells[i]
		}
		strong := bold || i == 0 && t.RowHeads
		inner := max(float64(widths[i])/emuPerPoint-13, 10)
		row.height = max(row.height, emu(document.TextHeight(plainText(content.Text), slideTableLetters, inner, strong)+7))
		properties := ""
		if c.Numeric {
			properties = `<a:pPr algn="r"/>`
		}
		fmt.Fprintf(&b, `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>%s</a:txBody><a:tcPr marL="80000" marR="80000" marT="40000" marB="40000" anchor="t">%s%s%s%s%s</a:tcPr></a:tc>`,
			paragraphXML(properties, pptxTone(content.Tone, letters(slideTableLetters))+inlineRuns(content.Text, letters(slideTableLetters), strong, ink)), none("lnL"), none("lnR"), line("lnT"), line("lnB"), fill)
	}
	row.xml = fmt.Sprintf(`<a:tr h="%d">%s</a:tr>`, row.height, b.String())
	return row
}

// tableFrame is a table with the rows.
func (f *filling) tableFrame(t *document.Table, widths []int, titled bool, rows string, height int) {
	var grid strings.Builder
	for _, w := range widths {
		fmt.Fprintf(&grid, `<a:gridCol w="%d"/>`, w)
	}
	flags := ""
	if titled {
		flags += ` firstRow="1"`
	}
	if t.RowHeads {
		flags += ` firstCol="1"`
	}
	fmt.Fprintf(&f.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="Tabelle" descr="%s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr%s/><a:tblGrid>%s</a:tblGrid>%s</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
		f.next(), esc(t.Caption), slideLeft, f.y, slideTextWidth, height, flags, grid.String(), rows)
	f.y += height + 8*emuPerPoint
}
