// Documents of slides as PPTX: one master, one layout with a title, native tables and lists, notes.

package ooxml

import (
	"context"
	"fmt"
	"io"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

const slideSpaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

// The places on a slide in the units of the format.
const (
	slideWidth, slideHeight   = int(document.SlideWidth * emuPerPoint), int(document.SlideHeight * emuPerPoint)
	slideLeft, slideTextWidth = int(document.SlideLeft * emuPerPoint), int(document.SlideTextWidth * emuPerPoint)
	slideTop, slideBottom     = int(document.SlideTop * emuPerPoint), int(document.SlideBottom * emuPerPoint)
	titleTop, titleHeight     = int(document.SlideTitleTop * emuPerPoint), int(document.SlideTitleHeight * emuPerPoint)
	footerTop                 = int(document.SlideFooterTop * emuPerPoint)
)

// The colours beside the office's own.
const ink, muted, tint, hairline = "14172A", "4D546F", "F1F3F8", "CCD1DE"

// pptx is a presentation being written.
type pptx struct {
	doc      *document.Document
	pictures pictures
	parts    []document.Part
	types    [][2]string
	pages    []*page
}

// WritePPTX writes a document of slides. The errors are ErrLogo, those of drawing a figure, of ctx and of w.
func WritePPTX(ctx context.Context, w io.Writer, d *document.Document, drawings *render.Renderer) error {
	x := &pptx{doc: d, pictures: pictures{ctx: ctx, drawings: drawings, folder: "ppt/media/"}}
	var slides []*document.Slide
	for _, b := range d.Blocks {
		s, ok := b.(*document.Slide)
		if !ok {
			return fmt.Errorf("block %T cannot be written as PPTX outside of a slide", b)
		}
		slides = append(slides, s)
	}
	if len(slides) == 0 {
		slides = []*document.Slide{{Title: d.Title}}
	}
	logo := ""
	if len(d.Letterhead.Logo) > 0 {
		p, err := x.pictures.logo(d.Letterhead.Logo)
		if err != nil {
			return err
		}
		logo = p.png
	}
	x.master(logo)
	var rels relations
	master, notes := rels.to("slideMaster", "slideMasters/slideMaster1.xml"), rels.to("notesMaster", "notesMasters/notesMaster1.xml")
	rels.to("theme", "theme/theme1.xml")
	var list strings.Builder
	for _, s := range slides {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.slide(s); err != nil {
			return err
		}
	}
	for i, p := range x.pages {
		x.finish(p, i+1)
		fmt.Fprintf(&list, `<p:sldId id="%d" r:id="%s"/>`, 256+i, rels.to("slide", fmt.Sprintf("slides/slide%d.xml", i+1)))
	}
	x.add("/ppt/presentation.xml", "presentation.main", fmt.Sprintf(`<p:presentation %s saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="%s"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="%s"/></p:notesMasterIdLst><p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, slideSpaces, master, notes, list.String(), slideWidth, slideHeight))
	parts := append([]document.Part{types(x.types), root("ppt/presentation.xml")}, x.parts...)
	parts = append(parts, rels.part("ppt/_rels/presentation.xml.rels"))
	parts = append(append(parts, properties(d)...), x.pictures.parts...)
	return document.WriteZIP(w, d.Created, parts)
}

// add is a part of the presentation with its kind.
func (x *pptx) add(name, kind, xml string) {
	x.parts = append(x.parts, document.Part{Name: name[1:], Data: []byte(xmlHead + xml)})
	media := "application/vnd.openxmlformats-officedocument.presentationml." + kind + "+xml"
	if kind == "theme" {
		media = "application/vnd.openxmlformats-officedocument.theme+xml"
	}
	x.types = append(x.types, [2]string{name, media})
}

// textRun is text with properties of letters, in hundredths of a point.
func textRun(text string, size int, more string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(document.CleanText(text), "\t", " "), "\n") {
		if i > 0 {
			b.WriteString(`<a:br/>`)
		}
		if line != "" {
			fmt.Fprintf(&b, `<a:r><a:rPr lang="de-DE" sz="%d"%s</a:rPr><a:t>%s</a:t></a:r>`, size, more, esc(line))
		}
	}
	return b.String()
}

// inlineRuns are the pieces of a line.
func inlineRuns(text document.Inlines, size int, bold bool, colour string) string {
	var b strings.Builder
	for _, in := range text {
		more := `>` + solid(colour)
		if in.Bold || bold {
			more = ` b="1"` + more
		}
		b.WriteString(textRun(in.Text, size, more))
		if in.Break {
			b.WriteString(`<a:br/>`)
		}
	}
	return b.String()
}

func paragraphXML(properties, runs string) string {
	if rightToLeft(runs) {
		if properties == "" {
			properties = `<a:pPr/>`
		}
		properties = strings.Replace(properties, `<a:pPr`, `<a:pPr rtl="1"`, 1)
	}
	return `<a:p>` + properties + runs + `</a:p>`
}

// shape is a box with text.
func shape(id int, name, placeholder string, x, y, cx, cy int, fill, paragraphs string) string {
	where := fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x, y, cx, cy)
	what, anchor := `<p:nvPr/>`, `<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr>`
	form := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` + fill
	if placeholder != "" {
		what, form = `<p:nvPr><p:ph `+placeholder+`/></p:nvPr>`, ""
		anchor = `<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr>`
	} else if fill != "" {
		anchor = `<a:bodyPr wrap="square" lIns="180000" tIns="108000" rIns="108000" bIns="108000" anchor="ctr"><a:normAutofit/></a:bodyPr>`
	}
	if paragraphs == "" {
		paragraphs = `<a:p><a:endParaRPr lang="de-DE"/></a:p>`
	}
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr/>%s</p:nvSpPr><p:spPr>%s%s</p:spPr><p:txBody>%s<a:lstStyle/>%s</p:txBody></p:sp>`, id, esc(name), what, where, form, anchor, paragraphs)
}

// rect is a coloured area that says nothing.
func rect(id int, name string, x, y, cx, cy int, colour string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`, id, name, x, y, cx, cy, solid(colour))
}

func solid(colour string) string {
	return `<a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill>`
}

// tree is the shapes of a slide, layout or master.
func tree(shapes string) string {
	return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>` + shapes + `</p:spTree>`
}
