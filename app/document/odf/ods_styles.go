// The styles and settings of an ODS.

package odf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zielstand/app/document"
)

// sheetStyles are those of cells with the formats of their values, of rows and of sheets.
var sheetStyles = func() string {
	var b strings.Builder
	const besideNumber = `fo:text-align="start" fo:margin-left="0.3cm"`
	const german = ` number:language="de" number:country="DE"`
	b.WriteString(`<number:number-style style:name="FormatGanz"` + german + `><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`)
	b.WriteString(`<number:number-style style:name="FormatKomma"` + german + `><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`)
	b.WriteString(`<number:percentage-style style:name="FormatProzent"` + german + `><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>` + "\u00a0" + `%</number:text></number:percentage-style>`)
	b.WriteString(`<number:date-style style:name="FormatTag"` + german + `><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>`)
	cell := func(name, format, cell, paragraph, text string) {
		if format != "" {
			format = ` style:data-style-name="` + format + `"`
		}
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="table-cell" style:parent-style-name="Default"%s><style:table-cell-properties %s/><style:paragraph-properties %s/><style:text-properties %s/></style:style>`, name, format, cell, paragraph, text)
	}
	cell("BlattTitel", "", "", "", `fo:font-size="14pt" fo:font-weight="bold"`)
	cell("BlattNotiz", "", "", "", `fo:font-size="9pt" fo:color="`+muted+`"`)
	head := `fo:background-color="` + tint + `" fo:border-bottom="1.5pt solid ` + muted + `" fo:wrap-option="wrap" style:vertical-align="middle"`
	cell("Kopf", "", head, "", `fo:font-weight="bold"`)
	cell("KopfNebenZahl", "", head, besideNumber, `fo:font-weight="bold"`)
	cell("KopfZahl", "", head, `fo:text-align="end"`, `fo:font-weight="bold"`)
	for _, total := range []bool{false, true} {
		ending, box, text := "", `style:vertical-align="top"`, ""
		if total {
			ending, box, text = "Summe", box+` fo:border-top="0.75pt solid `+muted+`"`, `fo:font-weight="bold"`
		}
		cell("Text"+ending, "", box+` fo:wrap-option="wrap"`, "", text)
		cell("TextNebenZahl"+ending, "", box+` fo:wrap-option="wrap"`, besideNumber, text)
		for _, kind := range []string{"Ganz", "Komma", "Prozent", "Tag"} {
			cell(kind+ending, "Format"+kind, box, `fo:text-align="end"`, text)
		}
	}
	b.WriteString(`<style:style style:name="Reihe" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style><style:style style:name="ReiheSeite" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true" fo:break-before="page"/></style:style><style:style style:name="Diagramm" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none"/></style:style>`)
	return b.String()
}()

// printed names how the sheet is printed: over how many pages side by side, and one below the other; 0 = as many as it takes.
func (x *ods) printed(s *document.Sheet) string {
	high := 0
	if s.PrintedOnOne() {
		high = 1
	}
	name := fmt.Sprintf("%d-%d", s.PagesWide(), high)
	if !slices.Contains(x.pages, name) {
		x.pages = append(x.pages, name)
	}
	return name
}

// sheetPages are the styles of sheets by how they are printed.
func (x *ods) sheetPages() string {
	var b strings.Builder
	for _, name := range append([]string{""}, x.pages...) {
		fmt.Fprintf(&b, `<style:style style:name="Blatt%s" style:family="table" style:master-page-name="Default%s"><style:table-properties table:display="true"/></style:style>`, name, name)
	}
	return b.String()
}

// styles is the part with the sheets' pages: A4, landscape.
func (x *ods) styles() string {
	var layouts, masters strings.Builder
	for _, name := range append([]string{""}, x.pages...) {
		wide, high, _ := strings.Cut(name, "-")
		fmt.Fprintf(&layouts, `<style:page-layout style:name="Seite%s"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="1.5cm" fo:margin-bottom="1.2cm" fo:margin-left="1.2cm" fo:margin-right="1.2cm" style:first-page-number="continue" style:print-page-order="ltr" style:scale-to-X="%s" style:scale-to-Y="%s"/><style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>`, name, cmp.Or(wide, "1"), cmp.Or(high, "0"))
		fmt.Fprintf(&masters, `<style:master-page style:name="Default%s" style:page-layout-name="Seite%s"><style:header style:display="false"/><style:footer><style:region-left><text:p>%s</text:p></style:region-left><style:region-right><text:p>%s</text:p></style:region-right></style:footer></style:master-page>`,
			name, name, span("Fuss", said(x.about.footer())), span("Fuss", `Seite <text:page-number>1</text:page-number> von <text:page-count>1</text:page-count>`))
	}
	return xmlHead + `<office:document-styles ` + spaces + `><office:styles><style:default-style style:family="table-cell"><style:paragraph-properties style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="Arial" style:font-family-generic="swiss" fo:font-size="10pt" fo:color="` + ink + `" ` + x.about.locale() + `/></style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>` +
		`<office:automatic-styles>` + layouts.String() + `<style:style style:name="Fuss" style:family="text"><style:text-properties fo:font-size="8pt" fo:color="` + muted + `"/></style:style></office:automatic-styles>` +
		`<office:master-styles>` + masters.String() + `</office:master-styles></office:document-styles>`
}

// settings keep the heads and the first column of each sheet in view.
func (x *ods) settings() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document-settings xmlns:ooo="http://openoffice.org/2004/office" ` + spaces + `><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">`)
	for i, name := range x.names {
		fmt.Fprintf(&b, `<config:config-item-map-entry config:name="%s">`, esc(name))
		item := func(name string, value int) {
			kind := "int"
			if strings.HasSuffix(name, "Mode") || name == "ActiveSplitRange" {
				kind = "short"
			}
			fmt.Fprintf(&b, `<config:config-item config:name="%s" config:type="%s">%d</config:config-item>`, name, kind, value)
		}
		across := min(len(x.book.Sheets[i].Columns), 1)
		item("CursorPositionX", 0)
		item("CursorPositionY", headRow)
		item("HorizontalSplitMode", 2*across)
		item("VerticalSplitMode", 2)
		item("HorizontalSplitPosition", across)
		item("VerticalSplitPosition", headRow)
		item("ActiveSplitRange", 2+across)
		item("PositionLeft", 0)
		item("PositionRight", across)
		item("PositionTop", 0)
		item("PositionBottom", headRow)
		b.WriteString(`</config:config-item-map-entry>`)
	}
	active := ""
	if len(x.names) > 0 {
		active = x.names[0]
	}
	fmt.Fprintf(&b, `</config:config-item-map-named><config:config-item config:name="ActiveTable" config:type="string">%s</config:config-item></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`, esc(active))
	return b.String()
}
