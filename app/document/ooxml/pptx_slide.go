// The content of one slide, from top to bottom.

package ooxml

import (
	"fmt"
	"slices"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// page is a slide being filled.
type page struct {
	shapes strings.Builder
	rels   relations
	id     int
	y      int // where the next thing begins
	notes  string
}

func (p *page) next() int { p.id++; return p.id }

// filling fills a slide's pages; the last of them is at hand.
type filling struct {
	*page
	x     *pptx
	slide *document.Slide
}

// slide is one page, or several where its content needs them; the speaker's notes stay with the first.
func (x *pptx) slide(s *document.Slide) error {
	f := &filling{x: x, slide: s}
	f.begin("")
	f.notes = s.Notes
	for i, b := range s.Blocks {
		if err := f.block(b, s.Blocks[i+1:]); err != nil {
			return err
		}
	}
	return nil
}

// begin begins a page with the slide's title; more is said behind it.
func (f *filling) begin(more string) {
	f.page = &page{id: 1, y: slideTop}
	f.x.pages = append(f.x.pages, f.page)
	f.rels.to("slideLayout", "../slideLayouts/slideLayout1.xml")
	title := f.slide.Title + more
	top, height, size := titleTop, titleHeight, document.SlideTitleSize(title)
	if f.slide.Opening() {
		top, size = int(document.SlideOpeningTop*emuPerPoint), 40
		height = emu(min(document.TextHeight(title, size, document.SlideTextWidth, true), 150) + 4)
		f.y = top + height + 14*emuPerPoint
		f.shapes.WriteString(rect(f.next(), "Balken", slideLeft, top-int(document.SlideOpeningGap*emuPerPoint), 96*emuPerPoint, 6*emuPerPoint, colourOf(f.x.doc)))
	}
	f.shapes.WriteString(shape(f.next(), "Titel", `type="title"`, slideLeft, top, slideTextWidth, height, "", paragraphXML("", textRun(title, letters(size), `>`))))
}

// need goes on on a further page where less than the height is left.
func (f *filling) need(height int) {
	if f.y+height > slideBottom && f.y > slideTop+emuPerPoint {
		f.begin(" (Fortsetzung)")
	}
}

// emu is a length in points in the unit of the format.
func emu(points float64) int { return int(points * emuPerPoint) }

// letters is the size of letters in hundredths of a point.
func letters(points float64) int { return int(points * 100) }

// finish adds the page as a slide with its foot and notes.
func (x *pptx) finish(p *page, number int) {
	small := `>` + solid(muted)
	p.shapes.WriteString(shape(p.next(), "Fußzeile", "", slideLeft, footerTop, 9000000, 240000, "", paragraphXML("", textRun(footer(x.doc), 1000, small))))
	p.shapes.WriteString(shape(p.next(), "Seite", "", slideWidth-slideLeft-1900000, footerTop, 1900000, 240000, "",
		paragraphXML(`<a:pPr algn="r"/>`, textRun("Seite ", 1000, small)+`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="de-DE" sz="1000">`+solid(muted)+`</a:rPr><a:t>`+fmt.Sprint(number)+`</a:t></a:fld>`+textRun(fmt.Sprintf(" von %d", len(x.pages)), 1000, small))))
	if p.notes != "" {
		p.rels.to("notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", number))
		x.notes(number, p.notes)
	}
	x.add(fmt.Sprintf("/ppt/slides/slide%d.xml", number), "slide", fmt.Sprintf(`<p:sld %s><p:cSld>%s</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`, slideSpaces, tree(p.shapes.String())))
	x.parts = append(x.parts, p.rels.part(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", number)))
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

func (f *filling) block(b document.Block, after []document.Block) error {
	switch v := b.(type) {
	case *document.Paragraph:
		switch v.Style {
		case document.Title:
			f.text(v.Text, 32, ink)
		case document.Subtitle, document.Lead:
			f.text(v.Text, 22, muted)
		case document.Note:
			f.text(v.Text, document.SlideNote, muted)
		default:
			f.text(v.Text, 18, ink)
		}
	case *document.Heading:
		f.text(document.Inlines{{Text: v.Text, Bold: true}}, 20, ink)
	case *document.List:
		f.list(v)
	case *document.Table:
		f.table(v)
	case *document.Form:
		t := &document.Table{Caption: v.Title, RowHeads: true, Columns: []document.Column{{Width: 1}, {Width: 2}}}
		for _, r := range v.Rows {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Text: document.Inlines{{Text: r.Label}}}, {Text: r.Text}}})
		}
		f.table(t)
	case *document.Facts:
		f.facts(v)
	case *document.Figure:
		return f.figure(v, after)
	case *document.Contents, *document.PageBreak, *document.Letter:
		return fmt.Errorf("block %T cannot be written on a slide", b)
	default:
		return fmt.Errorf("block %T cannot be written as PPTX", b)
	}
	return nil
}

// text is a paragraph in a box of its own.
func (f *filling) text(text document.Inlines, size float64, colour string) {
	if strings.TrimSpace(plainText(text)) == "" {
		return
	}
	height := emu(document.TextHeight(plainText(text), size, document.SlideTextWidth, false))
	f.need(height)
	f.shapes.WriteString(shape(f.next(), "Text", "", slideLeft, f.y, slideTextWidth, height, "", paragraphXML("", inlineRuns(text, letters(size), false, colour))))
	f.y += height + 8*emuPerPoint
}

// list is as large as its slide allows, cut where a slide is full.
func (f *filling) list(l *document.List) {
	size := document.SlideListSize(l, float64(slideBottom-f.y)/emuPerPoint)
	for from := 0; from < len(l.Items); {
		f.need(emu(document.ListItemHeight(l.Items[from], 1, size)))
		height, to := 0, from
		for to < len(l.Items) {
			more := emu(document.ListItemHeight(l.Items[to], 1, size))
			if to > from && f.y+height+more > slideBottom {
				break
			}
			height += more
			to++
		}
		part := &document.List{Ordered: l.Ordered, Start: max(l.Start, 1) + from, Items: l.Items[from:to]}
		f.shapes.WriteString(shape(f.next(), "Liste", "", slideLeft, f.y, slideTextWidth, height, "", points(part, 0, size)))
		f.y += height + 8*emuPerPoint
		from = to
	}
}

// points are the paragraphs of a list with those below them.
func points(l *document.List, level int, size float64) string {
	var b strings.Builder
	const indent = int(document.SlideIndent * emuPerPoint)
	mark := `<a:buFont typeface="Arial"/><a:buChar char="•"/>`
	if l.Ordered {
		mark = fmt.Sprintf(`<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="%d"/>`, max(l.Start, 1))
	}
	for _, item := range l.Items {
		b.WriteString(paragraphXML(fmt.Sprintf(`<a:pPr marL="%d" indent="-%d" lvl="%d"><a:spcBef><a:spcPts val="%d"/></a:spcBef>%s</a:pPr>`, indent*(level+1), indent, min(level, 8), int(size*100/3), mark), inlineRuns(item.Text, letters(size), false, ink)))
		if item.Sub != nil {
			b.WriteString(points(item.Sub, level+1, size))
		}
	}
	return b.String()
}

// facts are large numbers as tiles.
func (f *filling) facts(v *document.Facts) {
	t := document.SlideTiles(v, float64(f.y)/emuPerPoint, len(f.slide.Blocks) == 1)
	f.y = emu(t.Top)
	width, height, gap := emu(t.Width), emu(t.Height), int(document.SlideTileGap*emuPerPoint)
	for items := range slices.Chunk(v.Items, t.InRow) {
		f.need(height)
		for i, item := range items {
			said := paragraphXML("", textRun(item.Value, letters(t.Value), ` b="1">`+solid(ink))+pptxTone(item.Tone, letters(t.Value*0.6))) + paragraphXML("", textRun(item.Label, letters(t.Label), ` b="1">`+solid(ink)))
			if item.Note != "" {
				said += paragraphXML("", textRun(item.Note, letters(t.Note), `>`+solid(muted)))
			}
			f.shapes.WriteString(shape(f.next(), "Kennzahl", "", slideLeft+i*(width+gap), f.y, width, height, solid(tint), said))
		}
		f.y += height + gap
	}
}

// pptxTone is the mark of a tone behind or before a text.
func pptxTone(t document.Tone, size int) string {
	m, ok := marks[t]
	if !ok {
		return ""
	}
	return textRun(" "+m.sign+" ", size, `>`+solid(m.colour))
}

// figure fills what the blocks behind it leave of the slide; the slide's title is its finding.
func (f *filling) figure(v *document.Figure, after []document.Block) error {
	if v.Chart.Empty != "" {
		f.text(document.Inlines{{Text: v.Chart.Empty}}, 18, ink)
		return nil
	}
	under := emu(document.TextHeight(v.Chart.Subtitle, document.SlideNote, document.SlideTextWidth, false) + 8)
	f.need(120*emuPerPoint + under)
	room := max(slideBottom-f.y-under-25*emuPerPoint*len(after), 120*emuPerPoint)
	image, err := f.x.pictures.figure(v.Chart, render.Options{Width: 960}.Into(v.Chart, float64(slideTextWidth), float64(room)))
	if err != nil {
		return err
	}
	width, height := slideTextWidth, int(float64(slideTextWidth)*image.height/image.width)
	if height > room {
		width, height = int(float64(width)*float64(room)/float64(height)), room
	}
	id := f.next()
	fmt.Fprintf(&f.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Diagramm" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="%s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
		id, esc(v.Chart.Title+" "+v.Chart.Alt), f.rels.to("image", "../media/"+image.png), f.rels.to("image", "../media/"+image.svg), slideLeft+(slideTextWidth-width)/2, f.y, width, height)
	f.y += height + 6*emuPerPoint
	f.text(document.Inlines{{Text: v.Chart.Subtitle}}, document.SlideNote, muted)
	return nil
}
