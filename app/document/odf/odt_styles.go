// The styles of an ODT: what a reader of its structure and an editor of its texts hold on to.

package odf

import (
	"fmt"
	"strings"

	"zielstand/app/document"
)

// textStyle is one paragraph style; sizes are in points. The name shown is that of the id with its _20_ as spaces.
type textStyle struct {
	id, parent      string
	paragraph, text string
	more            string // further attributes
}

func textStyles(accent string) []textStyle {
	heading := func(level int, size string, before, colour string) textStyle {
		return textStyle{id: fmt.Sprintf("Heading_20_%d", level), parent: "Heading", more: fmt.Sprintf(` style:default-outline-level="%d" style:next-style-name="Text_20_body"`, level),
			paragraph: `fo:margin-top="` + before + `" fo:margin-bottom="5pt"`, text: `fo:font-size="` + size + `" fo:color="` + colour + `"`}
	}
	styles := []textStyle{
		{id: "Text_20_body", parent: "Standard", paragraph: `fo:margin-bottom="6pt" fo:line-height="120%"`},
		{id: "Heading", parent: "Standard", paragraph: `fo:keep-with-next="always"`, text: `fo:font-weight="bold"`},
		{id: "Title", parent: "Heading", paragraph: `fo:margin-top="6pt" fo:margin-bottom="3pt"`, text: `fo:font-size="24pt" fo:color="` + accent + `"`},
		{id: "Subtitle", parent: "Standard", paragraph: `fo:margin-bottom="12pt"`, text: `fo:font-size="12.5pt" fo:color="` + muted + `"`},
		heading(1, "16.5pt", "18pt", accent), heading(2, "13.5pt", "15pt", accent), heading(3, "11.5pt", "11pt", ink), heading(4, "10.5pt", "9pt", ink),
		{id: "Leitsatz", parent: "Standard", paragraph: `fo:margin-bottom="7pt" fo:line-height="120%"`, text: `fo:font-size="12pt" fo:font-weight="bold"`},
		{id: "Anmerkung", parent: "Standard", paragraph: `fo:margin-top="4pt" fo:margin-bottom="10pt"`, text: `fo:font-size="8pt" fo:color="` + muted + `"`},
		{id: "Caption", parent: "Standard", paragraph: `fo:keep-with-next="always" fo:margin-top="10pt" fo:margin-bottom="3pt"`, text: `fo:font-size="10pt" fo:font-weight="bold"`},
		{id: "Unterzeile", parent: "Kleintext", paragraph: `fo:keep-with-next="always" fo:margin-bottom="3pt"`},
		{id: "Abbildung", parent: "Kleintext", paragraph: `fo:keep-with-next="always"`},
		{id: "Signature", parent: "Standard", paragraph: `fo:margin-top="28pt"`},
		{id: "Betreff", parent: "Standard", paragraph: `fo:keep-with-next="always" fo:margin-bottom="22pt"`, text: `fo:font-weight="bold"`},
		{id: "Datum", parent: "Standard", paragraph: `fo:margin-top="6pt" fo:margin-bottom="8pt" fo:text-align="end"`},
		{id: "Addressee", parent: "Standard"},
		{id: "Amt", parent: "Addressee", paragraph: `fo:margin-top="6pt"`, text: `fo:font-weight="bold" fo:color="` + accent + `"`},
		{id: "List", parent: "Text_20_body", paragraph: `fo:margin-bottom="3.5pt"`},
		{id: "Header", parent: "Standard", text: `fo:font-size="8.5pt" fo:color="` + muted + `"`},
		{id: "Footer", parent: "Header", paragraph: `fo:padding-top="4pt" fo:border-top="0.5pt solid ` + hairline + `"`, more: rightTab(""), text: `fo:font-size="8.5pt" fo:color="` + muted + `"`},
		{id: "Contents_20_Heading", parent: "Heading", paragraph: `fo:margin-top="18pt" fo:margin-bottom="5pt"`, text: `fo:font-size="16.5pt" fo:color="` + accent + `"`},
		{id: "Kennzahl", parent: "Standard", text: `fo:font-size="19pt" fo:font-weight="bold"`},
		{id: "Kleintext", parent: "Standard", paragraph: `fo:margin-bottom="2pt"`, text: `fo:font-size="8pt" fo:color="` + muted + `"`},
	}
	for level := 1; level <= 4; level++ {
		styles = append(styles, textStyle{id: fmt.Sprintf("Contents_20_%d", level), parent: "Standard", paragraph: fmt.Sprintf(`fo:margin-bottom="3pt" fo:margin-left="%dpt"`, 14*(level-1)), more: rightTab(".")})
	}
	return append(styles, tableTextStyles("8.5pt")...)
}

// tableTextStyles are those within cells, each for texts and for numbers.
func tableTextStyles(size string) []textStyle {
	var styles []textStyle
	for _, s := range []textStyle{{id: "Table_20_Contents", parent: "Standard", text: `fo:font-size="` + size + `"`}, {id: "Table_20_Heading", parent: "Table_20_Contents", text: `fo:font-weight="bold"`}, {id: "Zeilenkopf", parent: "Table_20_Contents", text: `fo:font-weight="bold"`}} {
		styles = append(styles, s, textStyle{id: s.id + "_20_Right", parent: s.id, paragraph: `fo:text-align="end"`})
	}
	return styles
}

// rightTab marks a style that has a tabulator at the right margin.
func rightTab(leader string) string { return "tab" + leader }

func (s textStyle) xml() string {
	var b strings.Builder
	tab := ""
	if leader, ok := strings.CutPrefix(s.more, "tab"); ok {
		fill := ""
		if leader != "" {
			fill = ` style:leader-style="dotted" style:leader-text="."`
		}
		s.more, tab = "", fmt.Sprintf(`<style:tab-stops><style:tab-stop style:position="%s" style:type="right"%s/></style:tab-stops>`, cm(textWidth), fill)
	}
	parent := ""
	if s.parent != "" {
		parent = ` style:parent-style-name="` + s.parent + `"`
	}
	fmt.Fprintf(&b, `<style:style style:name="%s" style:display-name="%s" style:family="paragraph"%s%s>`, s.id, strings.ReplaceAll(s.id, "_20_", " "), parent, s.more)
	fmt.Fprintf(&b, `<style:paragraph-properties %s>%s</style:paragraph-properties>`, s.paragraph, tab)
	if s.text != "" {
		b.WriteString(`<style:text-properties ` + s.text + `/>`)
	}
	b.WriteString(`</style:style>`)
	return b.String()
}

// letterStyles are those of letters within a line.
func letterStyles(accent string) string {
	var b strings.Builder
	style := func(name, properties string) {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:display-name="%s" style:family="text"><style:text-properties %s/></style:style>`, name, strings.ReplaceAll(name, "_20_", " "), properties)
	}
	style("Fett", `fo:font-weight="bold"`)
	style("Kursiv", `fo:font-style="italic"`)
	style("FettKursiv", `fo:font-weight="bold" fo:font-style="italic"`)
	style("Akzent", `fo:color="`+accent+`"`)
	style("Internet_20_link", `fo:color="`+accent+`" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"`)
	style("Index_20_Link", `fo:color="`+ink+`"`)
	for _, t := range tones {
		style(marks[t].style, `fo:color="`+marks[t].colour+`"`)
	}
	return b.String()
}

// indented sets a level of a list in a text.
func indented(level int) string {
	const step = 0.63
	return fmt.Sprintf(`<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="%[1]gcm" fo:text-indent="-%[2]gcm" fo:margin-left="%[1]gcm"/></style:list-level-properties>`, step*float64(level), step)
}

// listStyles are bullets and numbers, ten levels deep; place tells where those of a level stand.
func listStyles(place func(level int) string) string {
	var b strings.Builder
	for _, name := range []string{"Punkte", "Nummern"} {
		b.WriteString(`<text:list-style style:name="` + name + `">`)
		for level := 1; level <= 10; level++ {
			if name == "Punkte" {
				fmt.Fprintf(&b, `<text:list-level-style-bullet text:level="%d" text:bullet-char="%s">%s</text:list-level-style-bullet>`, level, []string{"•", "–", "·"}[(level-1)%3], place(level))
			} else {
				fmt.Fprintf(&b, `<text:list-level-style-number text:level="%d" style:num-format="1" style:num-suffix=".">%s</text:list-level-style-number>`, level, place(level))
			}
		}
		b.WriteString(`</text:list-style>`)
	}
	return b.String()
}

// styles is the part with the styles and the pages.
func (x *odt) styles(letterhead string) string {
	accent := accentOf(x.doc)
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document-styles ` + spaces + `><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="Arial" style:font-family-generic="swiss" fo:font-size="10.5pt" fo:color="` + ink + `" ` + x.about.locale() + `/></style:default-style><style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>`)
	b.WriteString(`<style:style style:name="Standard" style:family="paragraph" style:class="text"/>`)
	for _, s := range textStyles(accent) {
		b.WriteString(s.xml())
	}
	b.WriteString(letterStyles(accent) + listStyles(indented) + `<style:style style:name="Bild" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:padding="0cm" fo:border="none"/></style:style><text:outline-style style:name="Outline">`)
	for level := 1; level <= 10; level++ {
		fmt.Fprintf(&b, `<text:outline-level-style text:level="%d" style:num-format=""/>`, level)
	}
	b.WriteString(`</text:outline-style></office:styles><office:automatic-styles>` + x.pageLayouts() + `</office:automatic-styles><office:master-styles>`)
	footer := `<style:footer><text:p text:style-name="Footer">` + said(x.about.footer()) + `<text:tab/>Seite <text:page-number text:select-page="current">1</text:page-number> von <text:page-count>1</text:page-count></text:p></style:footer>`
	b.WriteString(`<style:master-page style:name="Standard" style:page-layout-name="Seite"><style:header><text:p text:style-name="Header">` + said(x.doc.Title) + `</text:p></style:header>` + footer + `</style:master-page>`)
	b.WriteString(`<style:master-page style:name="First_20_Page" style:display-name="First Page" style:page-layout-name="ErsteSeite" style:next-style-name="Standard"><style:header>` + letterhead + `</style:header>` + footer + `</style:master-page></office:master-styles></office:document-styles>`)
	return b.String()
}

// pageLayouts are those of the first page and of those behind it. A letter's address begins 4.5 cm from the top.
func (x *odt) pageLayouts() string {
	first := "0.9cm"
	if len(x.doc.Blocks) > 0 {
		if _, letter := x.doc.Blocks[0].(*document.Letter); letter {
			first = "3.3cm"
		}
	}
	var b strings.Builder
	for _, page := range [][2]string{{"Seite", "0.9cm"}, {"ErsteSeite", first}} {
		fmt.Fprintf(&b, `<style:page-layout style:name="%s"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.2cm" fo:margin-bottom="1.1cm" fo:margin-left="2.5cm" fo:margin-right="2cm"/><style:header-style><style:header-footer-properties fo:min-height="%s" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>`, page[0], page[1])
	}
	return b.String()
}
