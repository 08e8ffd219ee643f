// Documents as ODT.

package odf

import (
	"context"
	"fmt"
	"io"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

// textWidth is between the margins, in points: the right and left margins are those of DIN 5008.
const textWidth = 467.7

// odt is a text being written.
type odt struct {
	*writer
	about    about
	headings int
	begun    bool             // something stands on the first page
	broken   bool             // the next block begins a page
	more     string           // further properties of the next table
	after    []document.Block // behind the one being written
}

// WriteODT writes the document. The errors are ErrLogo, those of drawing a figure, of ctx and of w.
func WriteODT(ctx context.Context, w io.Writer, d *document.Document, drawings *render.Renderer) error {
	x := &odt{writer: newWriter(ctx, d, drawings), about: aboutDocument(d)}
	letterhead, err := x.letterhead()
	if err != nil {
		return err
	}
	for i, b := range d.Blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		x.after = d.Blocks[i+1:]
		if err := x.block(b); err != nil {
			return err
		}
	}
	if !x.begun {
		x.paragraph("Text_20_body", "")
	}
	content := xmlHead + `<office:document-content ` + spaces + `><office:automatic-styles>` + cellStyles(accentOf(d)) + x.auto.String() + `</office:automatic-styles><office:body><office:text text:use-soft-page-breaks="false">` + x.body.String() + `</office:text></office:body></office:document-content>`
	parts := []document.Part{{Name: "content.xml", Data: []byte(content)}, {Name: "styles.xml", Data: []byte(x.styles(letterhead))}, x.about.part()}
	return document.WriteZIP(w, d.Created, packed(document.ODT, append(parts, x.parts...)))
}

// letterhead is what stands at the head of the first page.
func (x *odt) letterhead() (string, error) {
	var b strings.Builder
	if data := x.doc.Letterhead.Logo; len(data) > 0 {
		p, part, err := logo(data)
		if err != nil {
			return "", err
		}
		x.parts = append(x.parts, part)
		height := 34.0
		width := p.width * height / p.height
		if width > 200 {
			width, height = 200, 200*p.height/p.width
		}
		b.WriteString(`<text:p text:style-name="Header">` + x.image(p, `text:anchor-type="as-char"`, width, height, "Logo", "") + `</text:p>`)
	}
	for i, s := range x.doc.Letterhead.Lines {
		line := span("Akzent", said(s))
		if i == 0 {
			line = span("Fett", line)
		}
		b.WriteString(`<text:p text:style-name="Header">` + line + `</text:p>`)
	}
	if b.Len() == 0 {
		b.WriteString(`<text:p text:style-name="Header"/>`)
	}
	return b.String(), nil
}

// opening is how the next block begins: on the first page, on a new one, or just below.
func (x *odt) opening() (attributes, properties string) {
	if !x.begun {
		attributes = ` style:master-page-name="First_20_Page"`
	} else if x.broken {
		properties = ` fo:break-before="page"`
	}
	x.begun, x.broken = true, false
	return attributes, properties
}

// opened is the style of a paragraph that is next: one of its own where it begins a page.
func (x *odt) opened(style string) string {
	attributes, properties := x.opening()
	if attributes == "" && properties == "" {
		return style
	}
	return x.style("paragraph", style, attributes, `<style:paragraph-properties`+properties+`/>`)
}

func (x *odt) paragraph(style, content string) {
	x.body.WriteString(`<text:p text:style-name="` + x.opened(style) + `">` + content + `</text:p>`)
}

var paragraphStyles = map[document.Style]string{document.Body: "Text_20_body", document.Title: "Title", document.Subtitle: "Subtitle", document.Lead: "Leitsatz", document.Note: "Anmerkung", document.Signature: "Signature"}

func (x *odt) block(b document.Block) error {
	switch v := b.(type) {
	case *document.Heading:
		level := min(max(v.Level, 1), 4)
		x.headings++
		fmt.Fprintf(&x.body, `<text:h text:style-name="%s" text:outline-level="%d">%s%s%s</text:h>`, x.opened(fmt.Sprintf("Heading_20_%d", level)), level, x.bookmark(v.Anchor), x.bookmark(headingAnchor(x.headings)), said(v.Text))
	case *document.Paragraph:
		x.paragraph(paragraphStyles[v.Style], x.inlines(v.Text))
	case *document.List:
		if len(v.Items) > 0 {
			x.body.WriteString(x.list(v, x.opened("List")))
		}
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
		x.broken = x.begun
	case *document.Letter:
		x.letter(v)
	default:
		return fmt.Errorf("block %T cannot be written as ODT", b)
	}
	return nil
}

func headingAnchor(n int) string { return fmt.Sprintf("_ueberschrift_%d", n) }

// contents is an index that the office program makes anew when asked to, with its entries already in it. The numbers
// of the pages are fields: the program that lays the text out knows them.
func (x *odt) contents(c *document.Contents) {
	depth := min(max(c.Depth, 1), 4)
	var entries [][2]string // style and content
	var templates strings.Builder
	n := 0
	for _, b := range x.doc.Blocks {
		h, ok := b.(*document.Heading)
		if !ok {
			continue
		}
		n++
		level := min(max(h.Level, 1), 4)
		if level > depth || strings.TrimSpace(document.CleanText(h.Text)) == "" {
			continue
		}
		entries = append(entries, [2]string{fmt.Sprintf("Contents_20_%d", level), fmt.Sprintf(`<text:a xlink:type="simple" xlink:href="#%s" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">%s<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="%s"></text:bookmark-ref></text:a>`, headingAnchor(n), said(h.Text), headingAnchor(n))})
	}
	if len(entries) == 0 {
		return
	}
	for level := 1; level <= depth; level++ {
		fmt.Fprintf(&templates, `<text:table-of-content-entry-template text:outline-level="%d" text:style-name="Contents_20_%d"><text:index-entry-link-start text:style-name="Index_20_Link"/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`, level, level)
	}
	title := said(c.Title)
	if title != "" { // before the index: a heading inside would stay behind on the page before
		x.paragraph("Contents_20_Heading", title)
	} else {
		x.opening()
	}
	fmt.Fprintf(&x.body, `<text:table-of-content text:name="Inhalt" text:style-name="Verzeichnis" text:protected="true"><text:table-of-content-source text:outline-level="%d">%s</text:table-of-content-source><text:index-body>`, depth, templates.String())
	for i, entry := range entries { // on one page where that is possible
		style := entry[0]
		if i < len(entries)-1 {
			style = x.style("paragraph", style, "", `<style:paragraph-properties fo:keep-with-next="always"/>`)
		}
		fmt.Fprintf(&x.body, `<text:p text:style-name="%s">%s</text:p>`, style, entry[1])
	}
	x.body.WriteString(`</text:index-body></text:table-of-content>`)
}

// figure is the finding, the image and how was counted.
func (x *odt) figure(f *document.Figure) error {
	title := f.Chart.Title
	if f.Label != "" {
		title = f.Label + ": " + title
	}
	x.paragraph("Caption", x.bookmark(f.Anchor)+said(title))
	if f.Chart.Empty != "" {
		x.paragraph("Unterzeile", said(f.Chart.Subtitle))
	} else {
		p, err := x.draw(f.Chart)
		if err != nil {
			return err
		}
		width, height := textWidth, textWidth*p.height/p.width
		if most := 560.0; height > most {
			width, height = width*most/height, most
		}
		// In one paragraph with its line: LibreOffice leaves a chain of more of them behind when the image moves on.
		x.paragraph("Abbildung", said(f.Chart.Subtitle)+`<text:line-break/>`+x.image(p, `text:anchor-type="as-char"`, width, height, f.Chart.Title, f.Chart.Alt))
	}
	x.paragraph("Anmerkung", said(strings.TrimSpace(f.Chart.Rule+" "+f.Chart.Source())))
	return nil
}
