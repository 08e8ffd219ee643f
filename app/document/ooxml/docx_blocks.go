// The blocks of a DOCX.

package ooxml

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

var paragraphStyles = map[document.Style]string{document.Body: "", document.Title: "Title", document.Subtitle: "Subtitle", document.Lead: "Lead", document.Note: "Note", document.Signature: "Signature"}

func (x *docx) block(b document.Block) error {
	switch v := b.(type) {
	case *document.Heading:
		x.headings++
		said := x.marked(v.Anchor, run(v.Text, ""))
		x.paragraph(fmt.Sprintf("Heading%d", min(max(v.Level, 1), 4)), "", x.marked(fmt.Sprintf("toc-%d", x.headings), said))
	case *document.Paragraph:
		x.paragraph(paragraphStyles[v.Style], "", x.inlines(v.Text))
	case *document.List:
		x.list(v, 0)
	case *document.Table:
		x.table(v)
	case *document.Figure:
		return x.figure(v)
	case *document.Form:
		x.form(v)
	case *document.Facts:
		x.facts(v)
	case *document.Contents:
		x.contents(v)
	case *document.PageBreak:
		x.paragraph("", "", `<w:r><w:br w:type="page"/></w:r>`)
	case *document.Letter:
		x.letter(v)
	default:
		return fmt.Errorf("block %T cannot be written as DOCX", b)
	}
	return nil
}

func (x *docx) list(l *document.List, level int) {
	number := 1
	if l.Ordered {
		x.lists = append(x.lists, l)
		number = 1 + len(x.lists)
	}
	for i, item := range l.Items {
		more := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(level, 2), number)
		if level == 0 && i == len(l.Items)-1 && item.Sub == nil {
			more += `<w:spacing w:after="180"/>`
		}
		x.paragraph("ListParagraph", more, x.inlines(item.Text))
		if item.Sub != nil {
			x.list(item.Sub, level+1)
		}
	}
}

// numbering has bullets as number 1, then one for each ordered list, which begins anew.
func (x *docx) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering ` + wordSpaces + `>`)
	levels := func(id int, format string, text func(int) string) {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, id)
		for i := range 3 {
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="360"/></w:pPr></w:lvl>`, i, format, text(i), 360*(i+1))
		}
		b.WriteString(`</w:abstractNum>`)
	}
	levels(0, "bullet", func(i int) string { return []string{"•", "–", "·"}[i] })
	levels(1, "decimal", func(i int) string { return fmt.Sprintf("%%%d.", i+1) })
	b.WriteString(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for i, l := range x.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/>`, i+2)
		for level := range 3 {
			fmt.Fprintf(&b, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, level, max(l.Start, 1))
		}
		b.WriteString(`</w:num>`)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

// headFill is the shade of the heads of columns, which some programs do not take from the style.
const headFill = `<w:shd w:val="clear" w:color="auto" w:fill="F1F3F8"/>`

// wholeRows is how many rows a table has at most that is kept on one page.
const wholeRows = 12

// noteFollows tells whether the next block says how the table before it was counted.
func (x *docx) noteFollows() bool {
	if len(x.after) == 0 {
		return false
	}
	p, ok := x.after[0].(*document.Paragraph)
	return ok && p.Style == document.Note
}

// cell is a cell of a table, width in twentieths of a point.
func cell(width int, properties string, paragraphs ...string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, properties, strings.Join(paragraphs, ""))
}

func inCell(style, more, said string) string {
	if rightToLeft(said) {
		more = fromRight(more)
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>` + said + `</w:p>`
}

// openTable begins a table with its columns; caption is for those who do not see it.
func (x *docx) openTable(style, caption string, widths []int, headRow, headColumn bool) {
	total := 0
	for _, w := range widths {
		total += w
	}
	flag := map[bool]string{true: "1", false: "0"}
	look := 0x0600 // no bands; the same as the attributes behind it, for older programs
	if headRow {
		look |= 0x0020
	}
	if headColumn {
		look |= 0x0080
	}
	fmt.Fprintf(&x.body, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="%04X" w:firstRow="%s" w:lastRow="0" w:firstColumn="%s" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, style, total, look, flag[headRow], flag[headColumn])
	if caption != "" {
		fmt.Fprintf(&x.body, `<w:tblCaption w:val="%s"/>`, esc(caption))
	}
	x.body.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&x.body, `<w:gridCol w:w="%d"/>`, w)
	}
	x.body.WriteString(`</w:tblGrid>`)
}

// columnWidths are those of a table in whole units; perPoint is how many of them a point has.
func columnWidths(t *document.Table, total, size, perPoint float64) []int {
	widths := make([]int, len(t.Columns))
	for i, v := range document.ColumnWidths(t, total/perPoint, size) {
		widths[i] = int(v * perPoint)
	}
	return widths
}

func plainText(text document.Inlines) string {
	var b strings.Builder
	for _, in := range text {
		b.WriteString(in.Text)
	}
	return b.String()
}

func (x *docx) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if t.Caption != "" || t.Anchor != "" {
		x.paragraph("Caption", `<w:keepNext/>`, x.marked(t.Anchor, run(t.Caption, "")))
	}
	widths := columnWidths(t, textWidth*20, 8.5, 20)
	x.openTable("Zielstand", t.Caption, widths, true, t.RowHeads)
	x.body.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		x.body.WriteString(cell(widths[i], headFill, inCell("TableHead", align(c.Numeric), run(c.Title, ""))))
	}
	x.body.WriteString(`</w:tr>`)
	whole, noted := len(t.Rows) <= wholeRows, t.Note != "" || x.noteFollows()
	for n, r := range t.Rows {
		keep := ""
		if last := n == len(t.Rows)-1; whole && !last || last && noted {
			keep = `<w:keepNext/>`
		}
		x.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range t.Columns {
			var content document.Cell
			if i < len(r.Cells) {
				content = r.Cells[i]
			}
			said := toned(content.Tone) + x.inlines(content.Text)
			style := "TableText"
			if r.Total || i == 0 && t.RowHeads {
				style = "TableRowHead"
			}
			x.body.WriteString(cell(widths[i], "", inCell(style, keep+align(c.Numeric), said)))
		}
		x.body.WriteString(`</w:tr>`)
	}
	x.body.WriteString(`</w:tbl>`)
	x.paragraph("Note", "", run(t.Note, ""))
}

func align(numeric bool) string {
	if numeric {
		return `<w:jc w:val="right"/>`
	}
	return ""
}

// toned is the mark of a tone before a text.
func toned(t document.Tone) string {
	m, ok := marks[t]
	if !ok {
		return ""
	}
	return run(m.sign+"\u00a0", `<w:color w:val="`+m.colour+`"/>`)
}

func (x *docx) form(f *document.Form) {
	if f.Anchor != "" {
		x.paragraph("", `<w:spacing w:after="0"/>`, x.marked(f.Anchor, ""))
	}
	widths := []int{int(textWidth * 20 * 0.32), int(textWidth * 20 * 0.68)}
	x.openTable("Zielstand", f.Title, widths, false, true)
	for _, r := range f.Rows {
		x.body.WriteString(`<w:tr>` + cell(widths[0], "", inCell("TableRowHead", "", run(r.Label, ""))) + cell(widths[1], "", inCell("TableText", "", x.inlines(r.Text))) + `</w:tr>`)
	}
	if len(f.Rows) == 0 {
		x.body.WriteString(`<w:tr>` + cell(widths[0], "", inCell("TableText", "", "")) + cell(widths[1], "", inCell("TableText", "", "")) + `</w:tr>`)
	}
	x.body.WriteString(`</w:tbl>`)
	x.paragraph("Note", "", "")
}

// facts are tiles in rows of at most four.
func (x *docx) facts(f *document.Facts) {
	if len(f.Items) == 0 {
		return
	}
	inRow := min(len(f.Items), 3)
	if len(f.Items) == 4 {
		inRow = 4
	}
	widths := slices.Repeat([]int{int(textWidth * 20 / float64(inRow))}, inRow)
	x.openTable("Facts", f.Title, widths, false, false)
	for items := range slices.Chunk(f.Items, inRow) {
		x.body.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range inRow {
			if i >= len(items) {
				x.body.WriteString(cell(widths[i], "", inCell("TableText", "", "")))
				continue
			}
			item := items[i]
			said := []string{inCell("FactValue", "", x.inlines(document.Inlines{{Text: item.Value, Link: item.Link}})+run("\u00a0", "")+toned(item.Tone)), inCell("TableRowHead", "", run(item.Label, ""))}
			if item.Note != "" {
				said = append(said, inCell("FactNote", "", run(item.Note, "")))
			}
			x.body.WriteString(cell(widths[i], headFill+`<w:tcMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tcMar>`, said...))
		}
		x.body.WriteString(`</w:tr>`)
	}
	x.body.WriteString(`</w:tbl>`)
	x.paragraph("Note", "", "")
}

// contents are links with the numbers of the pages as fields of their own: within a field for the whole table LibreOffice
// takes the numbers for text, and those of another layout would be wrong there. It stays on one page where it can.
func (x *docx) contents(c *document.Contents) {
	if c.Title != "" {
		x.paragraph("ContentsHead", "", run(c.Title, ""))
	}
	type entry struct {
		level, n int
		text     string
	}
	var entries []entry
	n := 0
	for _, b := range x.doc.Blocks {
		if h, ok := b.(*document.Heading); ok {
			if n++; h.Level <= max(c.Depth, 1) {
				entries = append(entries, entry{min(max(h.Level, 1), 3), n, h.Text})
			}
		}
	}
	for i, e := range entries {
		to, number := bookmark(fmt.Sprintf("toc-%d", e.n)), ""
		if e.n <= len(c.Pages) {
			number = `<w:r><w:tab/></w:r>` + fieldShowing("PAGEREF "+to+` \h`, strconv.Itoa(c.Pages[e.n-1]))
		}
		said := fmt.Sprintf(`<w:hyperlink w:anchor="%s" w:history="1">%s%s</w:hyperlink>`, to, run(e.text, ""), number)
		together := ""
		if i < len(entries)-1 {
			together = `<w:keepNext/>`
		}
		x.paragraph(fmt.Sprintf("TOC%d", e.level), together, said)
	}
}

// letter is the head of a letter after DIN 5008: address at the left, office at the right.
func (x *docx) letter(l *document.Letter) {
	left, right := int(textWidth*20*0.58), int(textWidth*20*0.42)
	var to, from []string
	if len(l.Sender) > 0 {
		to = append(to, inCell("FactNote", "", run(strings.Join(l.Sender, " · "), "")))
	}
	for _, s := range l.Addressee {
		to = append(to, inCell("Address", "", run(s, "")))
	}
	for i, s := range l.Mark {
		properties := `<w:b/>`
		if i == 1 {
			properties = ""
		}
		from = append(from, inCell("Address", "", run(s, properties)))
	}
	if l.Head != "" {
		from = append(from, inCell("Address", `<w:spacing w:before="120"/>`, run(l.Head, `<w:b/><w:color w:val="`+colourOf(x.doc)+`"/>`)))
	}
	for _, s := range l.Office {
		from = append(from, inCell("FactNote", "", run(s, "")))
	}
	if len(to) == 0 {
		to = []string{inCell("Address", "", "")}
	}
	if len(from) == 0 {
		from = []string{inCell("Address", "", "")}
	}
	if l.Addressed() {
		x.openTable("Plain", "Anschrift", []int{left, right}, false, false)
		x.body.WriteString(`<w:tr><w:trPr><w:trHeight w:val="2552" w:hRule="atLeast"/></w:trPr>` + cell(left, "", to...) + cell(right, "", from...) + `</w:tr></w:tbl>`)
	}
	x.paragraph("", `<w:spacing w:before="240"/><w:jc w:val="right"/>`, run(l.Date, ""))
	if n := len(l.References); n > 0 {
		widths := slices.Repeat([]int{int(textWidth * 20 / float64(n))}, n)
		x.openTable("Plain", "Bezug", widths, true, false)
		x.body.WriteString(`<w:tr>`)
		for i, r := range l.References {
			x.body.WriteString(cell(widths[i], "", inCell("FactNote", "", run(r.Label, "")), inCell("TableText", "", x.inlines(r.Text))))
		}
		x.body.WriteString(`</w:tr></w:tbl>`)
		x.paragraph("", "", "")
	}
	for i, s := range l.Subject {
		more := ""
		if i == len(l.Subject)-1 {
			more = `<w:spacing w:after="360"/>`
		}
		x.paragraph("Subject", more, run(s, ""))
	}
}

// figure is the finding, the image and how was counted.
func (x *docx) figure(f *document.Figure) error {
	title := f.Chart.Title
	if f.Label != "" {
		title = f.Label + ": " + title
	}
	x.paragraph("Caption", `<w:keepNext/>`, x.marked(f.Anchor, run(title, "")))
	x.paragraph("FactNote", `<w:keepNext/>`, run(f.Chart.Subtitle, ""))
	if f.Chart.Empty == "" {
		p, err := x.pictures.figure(f.Chart, render.Options{Width: 640}.Compact(f.Chart))
		if err != nil {
			return err
		}
		width, height := textWidth, textWidth*p.height/p.width
		if most := 560.0; height > most {
			width, height = width*most/height, most
		}
		x.paragraph("", `<w:keepNext/><w:jc w:val="center"/>`, x.drawing(p, x.rels.to("image", "media/"+p.png), x.rels.to("image", "media/"+p.svg), width, height, f.Chart.Title+" "+f.Chart.Alt))
	}
	x.paragraph("Note", "", run(strings.TrimSpace(f.Chart.Rule+" "+f.Chart.Source()), ""))
	return nil
}

// drawing is an image in a line, in points; programs that know SVG take that one.
func (x *docx) drawing(p picture, png, svg string, width, height float64, alt string) string {
	x.drawingID++
	better := ""
	if svg != "" {
		better = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="` + svg + `"/></a:ext></a:extLst>`
	}
	cx, cy := int(width*emuPerPoint), int(height*emuPerPoint)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="Bild %d" descr="%s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="%s" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s">%s</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		cx, cy, x.drawingID, x.drawingID, esc(alt), x.drawingID, esc(p.png), esc(alt), png, better, cx, cy)
}
