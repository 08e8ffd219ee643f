// The styles of a DOCX: what a reader of its structure and an editor of its texts hold on to.

package ooxml

import (
	"fmt"
	"strings"
)

// wordStyle is one paragraph style. Sizes are half points, distances twentieths of a point.
type wordStyle struct {
	id, name, base string
	paragraph, run string
	next           string
}

func (x *docx) styles() string {
	accent := colourOf(x.doc)
	heading := func(level, size, before int, colour string) wordStyle {
		return wordStyle{id: fmt.Sprintf("Heading%d", level), name: fmt.Sprintf("heading %d", level), base: "Normal", next: "Normal",
			paragraph: fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="100"/><w:outlineLvl w:val="%d"/>`, before, level-1), run: fmt.Sprintf(`<w:b/><w:color w:val="%s"/><w:sz w:val="%d"/>`, colour, size)}
	}
	styles := []wordStyle{
		{id: "Title", name: "Title", base: "Normal", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="120" w:after="60"/>`, run: `<w:b/><w:color w:val="` + accent + `"/><w:sz w:val="48"/>`},
		{id: "Subtitle", name: "Subtitle", base: "Normal", next: "Normal", paragraph: `<w:spacing w:after="240"/>`, run: `<w:color w:val="4D546F"/><w:sz w:val="25"/>`},
		heading(1, 33, 360, accent), heading(2, 27, 300, accent), heading(3, 23, 220, "14172A"), heading(4, 21, 180, "14172A"),
		{id: "Lead", name: "Leitsatz", base: "Normal", paragraph: `<w:spacing w:after="200"/>`, run: `<w:b/><w:sz w:val="24"/>`},
		{id: "Note", name: "Anmerkung", base: "Normal", paragraph: `<w:spacing w:before="80" w:after="200" w:line="252" w:lineRule="auto"/>`, run: `<w:color w:val="4D546F"/><w:sz w:val="16"/>`},
		{id: "Caption", name: "caption", base: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="200" w:after="60"/>`, run: `<w:b/><w:sz w:val="20"/>`},
		{id: "Signature", name: "Signature", base: "Normal", paragraph: `<w:spacing w:before="560"/>`},
		{id: "Subject", name: "Betreff", base: "Normal", paragraph: `<w:spacing w:after="40"/>`, run: `<w:b/>`},
		{id: "Address", name: "Anschrift", base: "Normal", paragraph: `<w:spacing w:after="0"/>`},
		{id: "ListParagraph", name: "List Paragraph", base: "Normal", paragraph: `<w:spacing w:after="70"/>`},
		{id: "TableText", name: "Tabellentext", base: "Normal", paragraph: `<w:spacing w:before="40" w:after="40" w:line="247" w:lineRule="auto"/>`, run: `<w:sz w:val="17"/>`},
		{id: "TableHead", name: "Tabellenkopf", base: "TableText", paragraph: `<w:keepNext/>`, run: `<w:b/>`},
		{id: "TableRowHead", name: "Zeilenkopf", base: "TableText", run: `<w:b/>`},
		{id: "FactValue", name: "Kennzahl", base: "Normal", paragraph: `<w:spacing w:before="80" w:after="0" w:line="240" w:lineRule="auto"/>`, run: `<w:b/><w:sz w:val="38"/>`},
		{id: "FactNote", name: "Kleintext", base: "Normal", paragraph: `<w:spacing w:after="60" w:line="245" w:lineRule="auto"/>`, run: `<w:color w:val="4D546F"/><w:sz w:val="16"/>`},
		{id: "ContentsHead", name: "TOC Heading", base: "Normal", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="360" w:after="100"/>`, run: `<w:b/><w:color w:val="` + accent + `"/><w:sz w:val="33"/>`},
		{id: "Header", name: "header", base: "Normal", paragraph: `<w:spacing w:after="0"/>`, run: `<w:color w:val="4D546F"/><w:sz w:val="17"/>`},
		{id: "Footer", name: "footer", base: "Normal", paragraph: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="CCD1DE"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9300"/></w:tabs><w:spacing w:after="0"/>`, run: `<w:color w:val="4D546F"/><w:sz w:val="17"/>`},
	}
	for i := range 3 {
		styles = append(styles, wordStyle{id: fmt.Sprintf("TOC%d", i+1), name: fmt.Sprintf("toc %d", i+1), base: "Normal", next: "Normal", paragraph: fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9300"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="%d"/>`, 280*i)})
	}
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + wordSpaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="14172A"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="` + esc(language(x.doc)) + `"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="` + accent + `"/><w:u w:val="single"/></w:rPr></w:style>`)
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	b.WriteString(`<w:style w:type="table" w:styleId="Plain"><w:name w:val="Ohne Linien"/><w:basedOn w:val="TableNormal"/></w:style><w:style w:type="table" w:styleId="Facts"><w:name w:val="Kennzahlen"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="24" w:space="0" w:color="` + accent + `"/><w:insideV w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/></w:tblBorders></w:tblPr></w:style>`)
	b.WriteString(`<w:style w:type="table" w:styleId="Zielstand"><w:name w:val="Zielstand"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="4D546F"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="CCD1DE"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="CCD1DE"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="4D546F"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="F1F3F8"/></w:tcPr></w:tblStylePr></w:style>`)
	for _, s := range styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>`, s.id, s.name, s.base)
		if s.next != "" {
			fmt.Fprintf(&b, `<w:next w:val="%s"/>`, s.next)
		}
		b.WriteString(`<w:qFormat/>`)
		if s.paragraph != "" {
			b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
		}
		if s.run != "" {
			b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}
