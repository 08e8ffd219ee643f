// Charts of an ODS: objects over cells of the sheet, drawn by the office program.

package odf

import (
	"fmt"
	"strings"

	"zielstand/app/document"
)

var chartClasses = map[document.ChartKind]string{
	document.BarChart: "bar", document.StackedBars: "bar", document.ColumnChart: "bar", document.StackedColumns: "bar", document.StackedArea: "area", document.LineChart: "line", document.RingChart: "ring",
}

// chartObject is a chart being written; first and last are the rows that it shows.
type chartObject struct {
	*document.Chart
	sheet         *document.Sheet
	name          string
	series        []document.ChartSeries
	first, last   int
	width, height float64 // in centimetres
	styles        strings.Builder
}

// chart adds the sheet's chart as an object of its own, two rows below the table.
func (x *ods) chart(s *document.Sheet, name string) {
	rows := s.ChartRows()
	c := &chartObject{Chart: s.Chart, sheet: s, name: name, first: headRow + 1, last: headRow + rows, width: 24, height: s.Chart.ChartHeight(rows) * 2.54 / 72}
	for _, one := range s.Chart.Series {
		if one.Column >= 0 && one.Column < len(s.Columns) {
			c.series = append(c.series, one)
		}
	}
	if len(c.series) == 0 || c.Categories < 0 || c.Categories >= len(s.Columns) {
		return
	}
	folder := fmt.Sprintf("Object %d", len(x.objects)+1)
	x.objects = append(x.objects, folder+"/")
	x.parts = append(x.parts, document.Part{Name: folder + "/content.xml", Data: []byte(c.content())},
		document.Part{Name: folder + "/styles.xml", Data: []byte(xmlHead + `<office:document-styles ` + spaces + `><office:styles/></office:document-styles>`)})
	ranges := []string{c.cells(c.Categories)}
	for _, one := range c.series {
		ranges = append(ranges, c.head(one.Column), c.cells(one.Column))
	}
	x.tables.WriteString(sheetRow(`<table:table-cell/>`) + sheetRow(`<table:table-cell/>`))
	row := "Reihe"
	if !s.PrintedOnOne() {
		row = "ReiheSeite"
	}
	x.tables.WriteString(fmt.Sprintf(`<table:table-row table:style-name="%s"><table:table-cell><draw:frame draw:name="Diagramm %d" draw:style-name="Diagramm" svg:width="%.2fcm" svg:height="%.2fcm" svg:x="0cm" svg:y="0cm"><draw:object draw:notify-on-update-of-ranges="%s" xlink:href="./%s" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>%s</svg:title><svg:desc>%s</svg:desc></draw:frame></table:table-cell></table:table-row>`,
		row, len(x.objects), c.width, c.height, esc(strings.Join(ranges, " ")), folder, esc(c.Title), esc(c.Alt)))
}

func (c *chartObject) cells(column int) string { return area(c.name, column, c.first, column, c.last) }

func (c *chartObject) head(column int) string { return area(c.name, column, headRow, column, headRow) }

// style adds a style of the chart and returns the attribute that names it.
func (c *chartObject) style(name, properties string) string {
	fmt.Fprintf(&c.styles, `<style:style style:name="%s" style:family="chart">%s</style:style>`, name, properties)
	return ` chart:style-name="` + name + `"`
}

func (c *chartObject) content() string {
	var b strings.Builder
	letters := func(size int, more string) string {
		return fmt.Sprintf(`<style:text-properties fo:font-family="Arial" fo:font-size="%dpt" fo:color="%s"%s/>`, size, ink, more)
	}
	fmt.Fprintf(&b, `<chart:chart chart:class="chart:%s" svg:width="%.2fcm" svg:height="%.2fcm" xlink:href=".." xlink:type="simple"%s>`, chartClasses[c.Kind], c.width, c.height, c.style("grund", `<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#ffffff"/>`))
	if c.Title != "" {
		fmt.Fprintf(&b, `<chart:title%s><text:p>%s</text:p></chart:title>`, c.style("titel", letters(12, ` fo:font-weight="bold"`)), said(c.Title))
	}
	if len(c.series) > 1 || c.Kind == document.RingChart {
		fmt.Fprintf(&b, `<chart:legend chart:legend-position="bottom"%s/>`, c.style("legende", `<style:graphic-properties draw:stroke="none" draw:fill="none"/>`+letters(10, "")))
	}
	plot := `chart:include-hidden-cells="false"`
	if c.Kind == document.BarChart || c.Kind == document.StackedBars {
		plot += ` chart:vertical="true"`
	}
	if c.Kind == document.StackedBars || c.Kind == document.StackedColumns || c.Kind == document.StackedArea {
		plot += ` chart:stacked="true"`
	}
	fmt.Fprintf(&b, `<chart:plot-area chart:data-source-has-labels="both"%s>`, c.style("flaeche", `<style:chart-properties `+plot+`/>`))
	c.axes(&b, letters)
	for i, one := range c.series {
		c.writeSeries(&b, i, one, letters(9, ""))
	}
	fmt.Fprintf(&b, `<chart:wall%s/></chart:plot-area></chart:chart>`, c.style("wand", `<style:graphic-properties draw:stroke="none" draw:fill="none"/>`))
	return xmlHead + `<office:document-content ` + spaces + `><office:automatic-styles>` + c.styles.String() + `</office:automatic-styles><office:body><office:chart>` + b.String() + `</office:chart></office:body></office:document-content>`
}

func (c *chartObject) axes(b *strings.Builder, letters func(int, string) string) {
	x, y := `chart:display-label="true" chart:text-overlap="false" text:line-break="true"`, `chart:display-label="true" chart:link-data-style-to-source="true"`
	across, up := c.XTitle, c.YTitle
	if !c.negative() {
		y += ` chart:minimum="0"`
	}
	if c.Kind == document.BarChart || c.Kind == document.StackedBars {
		x += ` chart:reverse-direction="true"` // the first row at the top, the numbers below all
		y += ` chart:axis-position="end"`
		across, up = up, across
	}
	if c.Kind != document.LineChart && c.Kind != document.StackedArea {
		y += ` chart:overlap="0" chart:gap-width="60"`
	}
	if c.Kind == document.StackedBars || c.Kind == document.StackedColumns {
		y = strings.Replace(y, `chart:overlap="0"`, `chart:overlap="100"`, 1)
	}
	line := `<style:graphic-properties svg:stroke-color="` + hairline + `"/>`
	title := func(name, text string) string {
		if text == "" {
			return ""
		}
		return fmt.Sprintf(`<chart:title%s><text:p>%s</text:p></chart:title>`, c.style(name, letters(9, "")), said(text))
	}
	fmt.Fprintf(b, `<chart:axis chart:dimension="x" chart:name="primary-x"%s>%s<chart:categories table:cell-range-address="%s"/></chart:axis>`, c.style("achse-x", `<style:chart-properties `+x+`/>`+line+letters(10, "")), title("titel-x", across), esc(c.cells(c.Categories)))
	fmt.Fprintf(b, `<chart:axis chart:dimension="y" chart:name="primary-y"%s>%s<chart:grid chart:class="major"%s/></chart:axis>`, c.style("achse-y", `<style:chart-properties `+y+`/>`+line+letters(10, "")), title("titel-y", up), c.style("gitter", line))
}

// negative tells whether a value is below zero.
func (c *chartObject) negative() bool {
	for _, row := range c.sheet.Rows[:c.last-headRow] {
		for _, one := range c.series {
			if one.Column < len(row) && row[one.Column].Known && row[one.Column].Number < 0 {
				return true
			}
		}
	}
	return false
}

// ringColours tell the parts of a ring apart; all stand out from white.
var ringColours = []string{"#2148a8", "#00765a", "#b26500", "#c0231a", "#666d85", "#0b7a8f", "#7a3e9d", "#4d546f"}

func (c *chartObject) writeSeries(b *strings.Builder, i int, one document.ChartSeries, letters string) {
	colour := one.Colour
	if len(colour) != 7 || colour[0] != '#' || strings.Trim(strings.ToLower(colour[1:]), "0123456789abcdef") != "" {
		colour = ringColours[i%len(ringColours)]
	}
	look, labels := `<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="`+colour+`"/>`, ""
	switch c.Kind {
	case document.LineChart:
		look = `<style:graphic-properties draw:stroke="solid" svg:stroke-width="0.08cm" svg:stroke-color="` + colour + `"/>`
		labels = `<style:chart-properties chart:symbol-type="none"/>`
	case document.RingChart:
		labels = `<style:chart-properties chart:data-label-number="value"/>`
	}
	fmt.Fprintf(b, `<chart:series chart:class="chart:%s" chart:values-cell-range-address="%s" chart:label-cell-address="%s"%s>`, chartClasses[c.Kind], esc(c.cells(one.Column)), esc("'"+c.name+"'."+at(one.Column, headRow)), c.style(fmt.Sprintf("reihe%d", i+1), labels+look+letters))
	rows := c.last - c.first + 1
	if c.Kind == document.RingChart {
		for k := range rows {
			fmt.Fprintf(b, `<chart:data-point%s/>`, c.style(fmt.Sprintf("punkt%d-%d", i+1, k+1), `<style:graphic-properties draw:fill="solid" draw:fill-color="`+ringColours[k%len(ringColours)]+`"/>`))
		}
	} else {
		fmt.Fprintf(b, `<chart:data-point chart:repeated="%d"/>`, rows)
	}
	b.WriteString(`</chart:series>`)
}
