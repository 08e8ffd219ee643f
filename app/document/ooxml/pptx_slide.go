// The content of one slide, from top to bottom.

package ooxml

import (
	"fmt"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// page is a slide being filled.
type page struct {
	x      *pptx
	shapes strings.Builder
	rels   relations
	id     int
	y      int // where the next thing begins
}

func (p *page) next() int { p.id++; return p.id }

func (x *pptx) slide(number, of int, s *document.Slide) error {
	p := &page{x: x, id: 1, y: slideTop}
	p.rels.to("slideLayout", "../slideLayouts/slideLayout1.xml")
	opening := isOpening(s)
	titleY, titleSize := 380000, 2800
	if opening {
		titleY, titleSize, p.y = 2300000, 4000, 3500000
	}
	p.shapes.WriteString(shape(p.next(), "Titel", `type="title"`, slideLeft, titleY, slideTextWidth, 1000000, "", paragraphXML("", textRun(s.Title, titleSize, `>`))))
	for i, b := range s.Blocks {
		if err := p.block(b, s.Blocks[i+1:]); err != nil {
			return err
		}
	}
	said := footer(x.doc)
	p.shapes.WriteString(shape(p.next(), "Fußzeile", "", slideLeft, 6430000, 9000000, 240000, "", paragraphXML("", textRun(said, 1000, `>`+solid("4D546F")))))
	p.shapes.WriteString(shape(p.next(), "Seite", "", slideWidth-slideLeft-1900000, 6430000, 1900000, 240000, "",
		paragraphXML(`<a:pPr algn="r"/>`, textRun("Seite ", 1000, `>`+solid("4D546F"))+`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="de-DE" sz="1000">`+solid("4D546F")+`</a:rPr><a:t>`+fmt.Sprint(number)+`</a:t></a:fld>`+textRun(fmt.Sprintf(" von %d", of), 1000, `>`+solid("4D546F")))))
	if s.Notes != "" {
		p.rels.to("notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", number))
		x.notes(number, s.Notes)
	}
	x.add(fmt.Sprintf("/ppt/slides/slide%d.xml", number), "slide", fmt.Sprintf(`<p:sld %s><p:cSld>%s</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`, slideSpaces, tree(p.shapes.String())))
	x.parts = append(x.parts, p.rels.part(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", number)))
	return nil
}

// isOpening tells a slide of a title and a few lines.
func isOpening(s *document.Slide) bool {
	for _, b := range s.Blocks {
		if _, ok := b.(*document.Paragraph); !ok {
			return false
		}
	}
	return len(s.Blocks) > 0
}

func (x *pptx) notes(number int, said string) {
	var rels relations
	rels.to("notesMaster", "../notesMasters/notesMaster1.xml")
	rels.to("slide", fmt.Sprintf("../slides/slide%d.xml", number))
	image := `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folie"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`
	x.add(fmt.Sprintf("/ppt/notesSlides/notesSlide%d.xml", number), "notesSlide", fmt.Sprintf(`<p:notes %s><p:cSld>%s</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`, slideSpaces,
		tree(image+shape(3, "Notizen", `type="body" idx="3"`, 685800, 4400550, 5486400, 3600450, "", paragraphXML("", textRun(said, 1200, `>`))))))
	x.parts = append(x.parts, rels.part(fmt.Sprintf("ppt/notesSlides/_rels/notesSlide%d.xml.rels", number)))
}

func (p *page) block(b document.Block, after []document.Block) error {
	switch v := b.(type) {
	case *document.Paragraph:
		size := map[document.Style]int{document.Title: 3200, document.Subtitle: 2200, document.Lead: 2200, document.Note: 1200}[v.Style]
		if size == 0 {
			size = 1800
		}
		p.text(v.Text, size)
	case *document.Heading:
		p.text(document.Inlines{{Text: v.Text, Bold: true}}, 2000)
	case *document.List:
		p.list(v)
	case *document.Table:
		p.table(v)
	case *document.Form:
		t := &document.Table{Caption: v.Title, RowHeads: true, Columns: []document.Column{{Width: 1}, {Width: 2}}}
		for _, r := range v.Rows {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Text: document.Inlines{{Text: r.Label}}}, {Text: r.Text}}})
		}
		p.table(t)
	case *document.Facts:
		p.facts(v)
	case *document.Figure:
		return p.figure(v, after)
	case *document.Contents, *document.PageBreak, *document.Letter:
		return fmt.Errorf("block %T cannot be written on a slide", b)
	default:
		return fmt.Errorf("block %T cannot be written as PPTX", b)
	}
	return nil
}

// textHeight is about what a text of the size takes in the width.
func textHeight(text string, size, width int) int {
	perLine := max(1, width/(size*127/2)) // letters are about half as wide as high
	lines := 0
	for _, part := range strings.Split(text, "\n") {
		lines += 1 + len([]rune(part))/perLine
	}
	return lines * size * 127 * 13 / 10
}

func (p *page) text(text document.Inlines, size int) {
	height := textHeight(plainText(text), size, slideTextWidth)
	p.shapes.WriteString(shape(p.next(), "Text", "", slideLeft, p.y, slideTextWidth, height, "", paragraphXML("", inlineRuns(text, size, false))))
	p.y += height + 100000
}

func (p *page) list(l *document.List) {
	var b strings.Builder
	height := 0
	var add func(l *document.List, level int)
	add = func(l *document.List, level int) {
		mark := `<a:buFont typeface="Arial"/><a:buChar char="•"/>`
		if l.Ordered {
			mark = fmt.Sprintf(`<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="%d"/>`, max(l.Start, 1))
		}
		for _, item := range l.Items {
			size := 1800 - 200*min(level, 2)
			b.WriteString(paragraphXML(fmt.Sprintf(`<a:pPr marL="%d" indent="-285750" lvl="%d"><a:spcBef><a:spcPts val="600"/></a:spcBef>%s</a:pPr>`, 285750*(level+1), min(level, 8), mark), inlineRuns(item.Text, size, false)))
			height += textHeight(plainText(item.Text), size, slideTextWidth-285750*(level+1)) + 76200
			if item.Sub != nil {
				add(item.Sub, level+1)
			}
		}
	}
	add(l, 0)
	height = min(height, max(slideBottom-p.y, 400000))
	p.shapes.WriteString(shape(p.next(), "Liste", "", slideLeft, p.y, slideTextWidth, height, "", b.String()))
	p.y += height + 100000
}

func (p *page) facts(f *document.Facts) {
	if len(f.Items) == 0 {
		return
	}
	const gap, height = 180000, 1500000
	inRow := min(len(f.Items), 4)
	width := (slideTextWidth - gap*(inRow-1)) / inRow
	for i, item := range f.Items {
		if i > 0 && i%inRow == 0 {
			p.y += height + gap
		}
		said := paragraphXML("", textRun(item.Value, 3200, ` b="1">`+solid("14172A"))+pptxTone(item.Tone, 2000)) + paragraphXML("", textRun(item.Label, 1600, ` b="1">`+solid("14172A")))
		if item.Note != "" {
			said += paragraphXML("", textRun(item.Note, 1200, `>`+solid("4D546F")))
		}
		p.shapes.WriteString(shape(p.next(), "Kennzahl", "", slideLeft+(i%inRow)*(width+gap), p.y, width, height, solid("F1F3F8"), said))
	}
	p.y += height + gap
}

// pptxTone is the mark of a tone behind or before a text.
func pptxTone(t document.Tone, size int) string {
	m, ok := marks[t]
	if !ok {
		return ""
	}
	return textRun(" "+m.sign+" ", size, `>`+solid(m.colour))
}

func (p *page) table(t *document.Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := columnWidths(t, slideTextWidth, 12, emuPerPoint)
	const size = 1200
	var rows strings.Builder
	height := 0
	row := func(cells []document.Cell, head, total bool) {
		rowHeight := 300000
		var b strings.Builder
		for i, c := range t.Columns {
			var content document.Cell
			if i < len(cells) {
				content = cells[i]
			}
			rowHeight = max(rowHeight, textHeight(plainText(content.Text), size, max(widths[i]-180000, 200000))+90000)
			properties := ""
			if c.Numeric {
				properties = `<a:pPr algn="r"/>`
			}
			fill := `<a:noFill/>`
			if head {
				fill = solid("F1F3F8")
			}
			line := func(tag string) string {
				return `<a:` + tag + ` w="9525">` + solid("CCD1DE") + `</a:` + tag + `>`
			}
			none := func(tag string) string { return `<a:` + tag + ` w="0"><a:noFill/></a:` + tag + `>` }
			fmt.Fprintf(&b, `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>%s</a:txBody><a:tcPr marL="80000" marR="80000" marT="40000" marB="40000" anchor="t">%s%s%s%s%s</a:tcPr></a:tc>`,
				paragraphXML(properties, pptxTone(content.Tone, size)+inlineRuns(content.Text, size, head || total || i == 0 && t.RowHeads)), none("lnL"), none("lnR"), line("lnT"), line("lnB"), fill)
		}
		fmt.Fprintf(&rows, `<a:tr h="%d">%s</a:tr>`, rowHeight, b.String())
		height += rowHeight
	}
	titled := false
	head := make([]document.Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i].Text = document.Inlines{{Text: c.Title}}
		titled = titled || c.Title != ""
	}
	if titled {
		row(head, true, false)
	}
	for _, r := range t.Rows {
		row(r.Cells, false, r.Total)
	}
	if rows.Len() == 0 {
		return
	}
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
	id := p.next()
	fmt.Fprintf(&p.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="Tabelle" descr="%s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr%s/><a:tblGrid>%s</a:tblGrid>%s</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
		id, esc(t.Caption), slideLeft, p.y, slideTextWidth, height, flags, grid.String(), rows.String())
	p.y += height + 100000
	if t.Note != "" {
		p.text(document.Inlines{{Text: t.Note}}, 1000)
	}
}

// figure fills what the blocks behind it leave of the slide; the slide's title is its finding.
func (p *page) figure(f *document.Figure, after []document.Block) error {
	if f.Chart.Empty != "" {
		p.text(document.Inlines{{Text: f.Chart.Empty}}, 1800)
		return nil
	}
	room := slideBottom - p.y - 260000 - 320000*len(after)
	image, err := p.x.pictures.figure(f.Chart, render.Options{Width: 960}.Into(f.Chart, slideTextWidth, float64(max(room, 1500000))))
	if err != nil {
		return err
	}
	width, height := slideTextWidth, int(float64(slideTextWidth)*image.height/image.width)
	if room = max(room, 1500000); height > room {
		width, height = int(float64(width)*float64(room)/float64(height)), room
	}
	id := p.next()
	fmt.Fprintf(&p.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Diagramm" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="%s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
		id, esc(f.Chart.Title+" "+f.Chart.Alt), p.rels.to("image", "../media/"+image.png), p.rels.to("image", "../media/"+image.svg), slideLeft+(slideTextWidth-width)/2, p.y, width, height)
	p.y += height + 40000
	p.text(document.Inlines{{Text: f.Chart.Subtitle}}, 1100)
	return nil
}
