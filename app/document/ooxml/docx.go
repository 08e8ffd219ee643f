// Documents as DOCX.

package ooxml

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
)

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// docx is a document being written.
type docx struct {
	doc       *document.Document
	body      strings.Builder
	rels      relations
	pictures  pictures
	known     map[string]bool // anchors there are
	marks     map[string]bool // anchors that have their bookmark
	bookmarks int
	drawingID int
	lists     []*document.List // ordered ones have a numbering of their own
	headings  int
	after     []document.Block // behind the one being written
}

// textWidth is between the margins, in points.
const textWidth = 465.0

// WriteDOCX writes the document. The errors are ErrLogo, those of drawing a figure, of ctx and of w.
func WriteDOCX(ctx context.Context, w io.Writer, d *document.Document, drawings *render.Renderer) error {
	x := &docx{doc: d, pictures: pictures{ctx: ctx, drawings: drawings, folder: "word/media/"}, known: map[string]bool{}, marks: map[string]bool{}}
	for _, b := range d.Blocks {
		switch v := b.(type) {
		case *document.Heading:
			x.known[v.Anchor] = true
		case *document.Table:
			x.known[v.Anchor] = true
		case *document.Figure:
			x.known[v.Anchor] = true
		case *document.Form:
			x.known[v.Anchor] = true
		}
	}
	x.rels.to("styles", "styles.xml")
	x.rels.to("numbering", "numbering.xml")
	x.rels.to("settings", "settings.xml")
	head, first, foot := x.rels.to("header", "header1.xml"), x.rels.to("header", "header2.xml"), x.rels.to("footer", "footer1.xml")
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
	section := fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="%s"/><w:headerReference w:type="first" r:id="%s"/><w:footerReference w:type="default" r:id="%s"/><w:footerReference w:type="first" r:id="%s"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1480" w:right="1240" w:bottom="1320" w:left="1360" w:header="680" w:footer="600" w:gutter="0"/><w:titlePg/></w:sectPr>`, head, first, foot, foot)
	main := xmlHead + `<w:document ` + wordSpaces + `><w:body>` + x.body.String() + section + `</w:body></w:document>`
	parts := []document.Part{
		types([][2]string{{"/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}, {"/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"},
			{"/word/numbering.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"}, {"/word/settings.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"},
			{"/word/header1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"}, {"/word/header2.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"}, {"/word/footer1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"}}),
		root("word/document.xml"), {Name: "word/document.xml", Data: []byte(main)}, x.rels.part("word/_rels/document.xml.rels"),
		{Name: "word/styles.xml", Data: []byte(x.styles())}, {Name: "word/numbering.xml", Data: []byte(x.numbering())},
		{Name: "word/settings.xml", Data: []byte(xmlHead + `<w:settings ` + wordSpaces + `><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="` + esc(language(d)) + `"/></w:settings>`)},
		{Name: "word/header1.xml", Data: []byte(xmlHead + `<w:hdr ` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run(d.Title, "") + `</w:p></w:hdr>`)},
		{Name: "word/header2.xml", Data: []byte(xmlHead + `<w:hdr ` + wordSpaces + `>` + letterhead.xml + `</w:hdr>`)},
		{Name: "word/footer1.xml", Data: []byte(xmlHead + `<w:ftr ` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + run(footer(d), "") + `<w:r><w:tab/></w:r>` + run("Seite ", "") + field("PAGE") + run(" von ", "") + field("NUMPAGES") + `</w:p></w:ftr>`)},
	}
	parts = append(parts, letterhead.parts...)
	parts = append(append(parts, properties(d)...), x.pictures.parts...)
	return document.WriteZIP(w, d.Created, parts)
}

// head is the letterhead with what its part needs.
type head struct {
	xml   string
	parts []document.Part
}

func (x *docx) letterhead() (head, error) {
	var b strings.Builder
	var rels relations
	var out head
	if len(x.doc.Letterhead.Logo) > 0 {
		logo, err := x.pictures.logo(x.doc.Letterhead.Logo)
		if err != nil {
			return out, err
		}
		height := 34.0
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + x.drawing(logo, rels.to("image", "media/"+logo.png), "", min(logo.width*height/logo.height, 200), height, "Logo") + `</w:p>`)
		out.parts = append(out.parts, rels.part("word/_rels/header2.xml.rels"))
	}
	for i, s := range x.doc.Letterhead.Lines {
		properties := `<w:color w:val="` + colourOf(x.doc) + `"/>`
		if i == 0 {
			properties = `<w:b/>` + properties
		}
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run(s, properties) + `</w:p>`)
	}
	if b.Len() == 0 {
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`)
	}
	out.xml = b.String()
	return out, nil
}

func field(name string) string { return fieldShowing(name, "1") }

// fieldShowing is a field that shows the text until the office program works it out.
func fieldShowing(name, text string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + esc(text) + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// run is text with properties of letters; its line breaks stay.
func run(text, properties string) string {
	if document.RightToLeft(text) {
		properties += `<w:rtl/>`
	}
	if properties != "" {
		properties = `<w:rPr>` + properties + `</w:rPr>`
	}
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(document.CleanText(text), "\t", " "), "\n") {
		b.WriteString(`<w:r>` + properties)
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">` + esc(line) + `</w:t></w:r>`)
	}
	return b.String()
}

func (x *docx) inlines(text document.Inlines) string {
	var b strings.Builder
	for _, in := range text {
		properties, colour := "", ""
		anchor, inside := strings.CutPrefix(in.Link, "#")
		address := addressOf(in.Link)
		linked := inside && x.known[anchor] || address != ""
		if linked {
			properties += `<w:rStyle w:val="Hyperlink"/>`
			colour = `<w:color w:val="` + colourOf(x.doc) + `"/>` // in tables LibreOffice would let their style win
		}
		if in.Bold {
			properties += `<w:b/>`
		}
		if in.Italic {
			properties += `<w:i/>`
		}
		said := run(in.Text, properties+colour)
		switch {
		case linked && inside:
			said = `<w:hyperlink w:anchor="` + bookmark(anchor) + `" w:history="1">` + said + `</w:hyperlink>`
		case linked:
			said = `<w:hyperlink r:id="` + x.rels.outside(address) + `" w:history="1">` + said + `</w:hyperlink>`
		}
		b.WriteString(said)
		if in.Break {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
	}
	return b.String()
}

// bookmark is an anchor as a name that Word takes: letters, digits and underscores, at most 40. Where that loses
// something, a sum of the whole keeps two anchors apart.
func bookmark(anchor string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, anchor)
	if len(name) > 36 || strings.ReplaceAll(anchor, "-", "_") != name {
		sum := fnv.New32a()
		sum.Write([]byte(anchor))
		name = fmt.Sprintf("%.27s_%08x", name, sum.Sum32())
	}
	return "a_" + name
}

// marked puts a bookmark around what is said; of the same anchor twice, links lead to the first.
func (x *docx) marked(anchor, said string) string {
	if anchor == "" || x.marks[anchor] {
		return said
	}
	x.marks[anchor] = true
	x.bookmarks++
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, x.bookmarks, bookmark(anchor), said, x.bookmarks)
}

// paragraph adds one; more are further properties behind the style.
func (x *docx) paragraph(style, more, said string) {
	properties := ""
	if style != "" {
		properties = `<w:pStyle w:val="` + style + `"/>`
	}
	if rightToLeft(said) {
		more = fromRight(more)
	}
	if properties += more; properties != "" {
		properties = `<w:pPr>` + properties + `</w:pPr>`
	}
	x.body.WriteString(`<w:p>` + properties + said + `</w:p>`)
}
