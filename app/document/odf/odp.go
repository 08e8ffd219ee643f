// Documents as ODP.

package odf

import (
	"context"
	"fmt"
	"io"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// slideFigureRoom is how high a figure can be above its note.
const slideFigureRoom = document.SlideBottom - document.SlideTop - 30

// odp is a presentation being written.
type odp struct {
	*writer
	about about
	pages int
	slide *document.Slide
	page  strings.Builder // of the slide being filled
	y     float64         // where the next thing begins
}

// WriteODP writes the document, whose blocks are slides. The errors are ErrLogo, those of drawing a figure, of ctx and of w.
func WriteODP(ctx context.Context, w io.Writer, d *document.Document, drawings *render.Renderer) error {
	x := &odp{writer: newWriter(ctx, d, drawings), about: aboutDocument(d)}
	logoFrame, err := x.logo()
	if err != nil {
		return err
	}
	blocks := d.Blocks
	if len(blocks) == 0 { // a presentation has a slide
		blocks = []document.Block{&document.Slide{Title: d.Title}}
	}
	for _, b := range blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, ok := b.(*document.Slide)
		if !ok {
			return fmt.Errorf("block %T cannot be written as ODP", b)
		}
		if err := x.write(s); err != nil {
			return err
		}
	}
	content := xmlHead + `<office:document-content ` + spaces + `><office:automatic-styles>` + slideStyles(accentOf(d)) + x.auto.String() + `</office:automatic-styles><office:body><office:presentation>` + x.body.String() + `</office:presentation></office:body></office:document-content>`
	parts := []document.Part{{Name: "content.xml", Data: []byte(content)}, {Name: "styles.xml", Data: []byte(x.masters(logoFrame))}, x.about.part()}
	return document.WriteZIP(w, d.Created, packed(document.ODP, append(parts, x.parts...)))
}

// logo stands at the top right of every slide, above the title.
func (x *odp) logo() (string, error) {
	data := x.doc.Letterhead.Logo
	if len(data) == 0 {
		return "", nil
	}
	p, part, err := logo(data)
	if err != nil {
		return "", err
	}
	x.parts = append(x.parts, part)
	height := 26.0
	width := p.width * height / p.height
	if width > 140 {
		width, height = 140, 140*p.height/p.width
	}
	return x.image(p, fmt.Sprintf(`draw:layer="backgroundobjects" svg:x="%s" svg:y="%s"`, cm(document.SlideWidth-document.SlideLeft-width), cm(14)), width, height, "Logo", ""), nil
}

func (x *odp) write(s *document.Slide) error {
	x.slide = s
	x.begin("")
	for i, b := range s.Blocks {
		if err := x.block(b, s.Blocks[i+1:]); err != nil {
			return err
		}
	}
	x.end(s.Notes)
	return nil
}

// begin begins a page of the slide with its title; more is said behind it.
func (x *odp) begin(more string) {
	x.pages++
	x.page.Reset()
	title := x.slide.Title + more
	x.y = document.SlideTop
	if !x.slide.Opening() {
		x.title("Folientitel", title, document.SlideTitleTop, document.SlideTitleHeight, document.SlideTitleSize(title))
		return
	}
	size, top := 40.0, document.SlideOpeningTop
	height := min(document.TextHeight(title, size, document.SlideTextWidth, true), 150) + 4
	fmt.Fprintf(&x.page, `<draw:rect draw:style-name="Balken" draw:layer="layout" %s/>`, placed(document.SlideLeft, top-document.SlideOpeningGap, 96, 6))
	x.title("Folientitel", title, top, height, size)
	x.y = top + height + 14
}

// title is the heading of the page.
func (x *odp) title(style, title string, top, height, size float64) {
	line := x.style("paragraph", "", "", fmt.Sprintf(`<style:text-properties fo:font-size="%gpt" fo:font-weight="bold" fo:color="%s"/>`, size, accentOf(x.doc)))
	fmt.Fprintf(&x.page, `<draw:frame presentation:style-name="%s" draw:layer="layout" presentation:class="title" presentation:user-transformed="true" %s><draw:text-box><text:p text:style-name="%s">%s</text:p></draw:text-box></draw:frame>`, style, placed(document.SlideLeft, top, document.SlideTextWidth, height), line, said(title))
}

// end closes the page with what the speaker says.
func (x *odp) end(notes string) {
	fmt.Fprintf(&x.body, `<draw:page draw:name="Folie %d" draw:style-name="Seite" draw:master-page-name="Zielstand">%s`, x.pages, x.page.String())
	said := said(notes)
	fmt.Fprintf(&x.body, `<presentation:notes draw:style-name="Seite"><draw:page-thumbnail draw:layer="layout" presentation:class="page" draw:page-number="%d" %s/><draw:frame presentation:style-name="Notizen" draw:layer="layout" presentation:class="notes" presentation:user-transformed="true" %s><draw:text-box><text:p text:style-name="Notiz">%s</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>`,
		x.pages, placed(59, 60, 477, 268), placed(59, 400, 477, 360), said)
}

// need goes on on a further page where less than the height is left.
func (x *odp) need(height float64) {
	if x.y+height > document.SlideBottom && x.y > document.SlideTop+1 {
		x.end("")
		x.begin(" (Fortsetzung)")
	}
}

func placed(left, top, width, height float64) string {
	return fmt.Sprintf(`svg:x="%s" svg:y="%s" svg:width="%s" svg:height="%s"`, cm(left), cm(top), cm(width), cm(height))
}

// masters is the part with what all slides share.
func (x *odp) masters(logoFrame string) string {
	accent := accentOf(x.doc)
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document-styles ` + spaces + `><office:styles><style:default-style style:family="graphic"><style:paragraph-properties style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="Arial" style:font-family-generic="swiss" fo:font-size="18pt" fo:color="` + ink + `" ` + x.about.locale() + `/></style:default-style><style:style style:name="standard" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>`)
	role := func(name, graphic, text string) {
		fmt.Fprintf(&b, `<style:style style:name="Zielstand-%s" style:family="presentation"><style:graphic-properties draw:stroke="none" draw:fill="none" %s/><style:text-properties fo:font-family="Arial" %s/></style:style>`, name, graphic, text)
	}
	role("background", "", "")
	role("backgroundobjects", "", `fo:font-size="10pt"`)
	role("title", `draw:textarea-vertical-align="top"`, `fo:font-size="28pt" fo:font-weight="bold" fo:color="`+accent+`"`)
	role("subtitle", "", `fo:font-size="22pt"`)
	role("notes", "", `fo:font-size="12pt"`)
	for level := 1; level <= 9; level++ {
		role(fmt.Sprintf("outline%d", level), "", `fo:font-size="18pt"`)
	}
	b.WriteString(`</office:styles><office:automatic-styles><style:page-layout style:name="Folie"><style:page-layout-properties fo:page-width="33.867cm" fo:page-height="19.05cm" style:print-orientation="landscape" fo:margin-top="0cm" fo:margin-bottom="0cm" fo:margin-left="0cm" fo:margin-right="0cm"/></style:page-layout><style:page-layout style:name="Notizseite"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"/></style:page-layout>`)
	b.WriteString(`<style:style style:name="Grund" style:family="drawing-page"><style:drawing-page-properties draw:fill="solid" draw:fill-color="#ffffff"/></style:style><style:style style:name="Leiste" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="` + hairline + `"/></style:style><style:style style:name="Rand" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties fo:padding-top="0cm" fo:padding-bottom="0cm" fo:padding-left="0cm" fo:padding-right="0cm"/></style:style><style:style style:name="Bild" style:family="graphic" style:parent-style-name="standard"/>`)
	b.WriteString(`<style:style style:name="Fuss" style:family="paragraph"><style:text-properties fo:font-size="10pt" fo:color="` + muted + `"/></style:style><style:style style:name="FussRechts" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="10pt" fo:color="` + muted + `"/></style:style></office:automatic-styles>`)
	text := func(place, style, content string) string {
		return `<draw:frame draw:style-name="Rand" draw:layer="backgroundobjects" ` + place + `><draw:text-box><text:p text:style-name="` + style + `">` + content + `</text:p></draw:text-box></draw:frame>`
	}
	b.WriteString(`<office:master-styles><draw:layer-set><draw:layer draw:name="layout"/><draw:layer draw:name="background"/><draw:layer draw:name="backgroundobjects"/><draw:layer draw:name="controls"/><draw:layer draw:name="measurelines"/></draw:layer-set><style:master-page style:name="Zielstand" style:page-layout-name="Folie" draw:style-name="Grund">` +
		`<draw:rect draw:style-name="Leiste" draw:layer="backgroundobjects" ` + placed(document.SlideLeft, document.SlideFooterTop-6, document.SlideTextWidth, 0.75) + `/>` +
		`<draw:frame presentation:style-name="Zielstand-title" draw:layer="backgroundobjects" presentation:class="title" presentation:placeholder="true" ` + placed(document.SlideLeft, document.SlideTitleTop, document.SlideTextWidth, document.SlideTitleHeight) + `><draw:text-box/></draw:frame>` +
		`<draw:frame presentation:style-name="Zielstand-outline1" draw:layer="backgroundobjects" presentation:class="outline" presentation:placeholder="true" ` + placed(document.SlideLeft, document.SlideTop, document.SlideTextWidth, document.SlideBottom-document.SlideTop) + `><draw:text-box/></draw:frame>` +
		logoFrame + text(placed(document.SlideLeft, document.SlideFooterTop, 640, 18), "Fuss", said(x.about.footer())) +
		text(placed(document.SlideWidth-document.SlideLeft-200, document.SlideFooterTop, 200, 18), "FussRechts", `Seite <text:page-number>1</text:page-number> von <text:page-count>1</text:page-count>`) +
		`<presentation:notes style:page-layout-name="Notizseite" draw:style-name="Grund"/></style:master-page></office:master-styles></office:document-styles>`)
	return b.String()
}
