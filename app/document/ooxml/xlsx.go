// Workbooks as XLSX, with charts that the office program draws and that can be edited there.

package ooxml

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"zielstand/app/document"
)

// The number formats by kind of value.
var numberFormats = map[document.ValueKind]string{
	document.Integer: "#,##0", document.Decimal: "#,##0.0", document.Percent: `0\ %`, document.Day: "dd.mm.yyyy",
}

// The rows above the data: title, note, what file it is, the heads of the columns.
const (
	titleRow, noteRow, fileRow, headRow = 1, 2, 3, 4
)

// xlsx is a workbook being written.
type xlsx struct {
	file   *excelize.File
	book   *document.Workbook
	styles map[string]int
	err    error
}

// WriteXLSX writes the workbook.
func WriteXLSX(ctx context.Context, w io.Writer, b *document.Workbook) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &xlsx{file: f, book: b, styles: map[string]int{}, err: f.SetDefaultFont("Arial")}
	names := b.SheetNames()
	for i := range b.Sheets {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i == 0 {
			x.try(f.SetSheetName("Sheet1", names[0]))
		} else {
			_, err := f.NewSheet(names[i])
			x.try(err)
		}
		x.sheet(&b.Sheets[i], names[i])
	}
	created := b.Created.UTC().Format(time.RFC3339)
	x.try(f.SetDocProps(&excelize.DocProperties{Title: clean(b.Title), Subject: clean(b.Subject), Creator: clean(b.Author), LastModifiedBy: clean(b.Author), Identifier: clean(b.ID), Language: b.Language,
		Description: clean(strings.Join(append([]string{b.Stand}, b.Marks...), " · ")), Created: created, Modified: created}))
	if x.err != nil {
		return fmt.Errorf("write XLSX: %w", x.err)
	}
	f.SetActiveSheet(0)
	return repack(f, w, b.Created)
}

func clean(s string) string { return document.CleanText(s) }

func (x *xlsx) try(err error) {
	if x.err == nil {
		x.err = err
	}
}

// style returns the number of a style, made once.
func (x *xlsx) style(key string, make func() *excelize.Style) int {
	if id, known := x.styles[key]; known {
		return id
	}
	id, err := x.file.NewStyle(make())
	x.try(err)
	x.styles[key] = id
	return id
}

func (x *xlsx) titleStyle() int {
	return x.style("title", func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: "Arial", Bold: true, Size: 14, Color: "14172A"}}
	})
}

func (x *xlsx) noteStyle() int {
	return x.style("note", func() *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: "Arial", Size: 9, Color: "4D546F"}}
	})
}

func (x *xlsx) headStyle(numeric, indented bool) int {
	return x.style(fmt.Sprint("head", numeric, indented), func() *excelize.Style {
		s := &excelize.Style{Font: &excelize.Font{Family: "Arial", Size: 10, Bold: true, Color: "14172A"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F1F3F8"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
			Border: []excelize.Border{{Type: "bottom", Style: 2, Color: "4D546F"}}}
		if numeric {
			s.Alignment.Horizontal = "right"
		}
		if indented {
			s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
		}
		return s
	})
}

func (x *xlsx) valueStyle(kind document.ValueKind, total, link, indented bool) int {
	return x.style(fmt.Sprint("value", kind, total, link, indented), func() *excelize.Style {
		s := &excelize.Style{Font: &excelize.Font{Family: "Arial", Size: 10, Bold: total, Color: "14172A"}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: kind == document.Text}}
		if format, ok := numberFormats[kind]; ok {
			s.CustomNumFmt = &format
		}
		if indented {
			s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
		}
		if link {
			s.Font.Color, s.Font.Underline = "2148A8", "single"
		}
		if total {
			s.Border = []excelize.Border{{Type: "top", Style: 1, Color: "4D546F"}}
		}
		return s
	})
}

func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return "A1" // columns and rows count from one
	}
	return name
}

func (x *xlsx) sheet(s *document.Sheet, name string) {
	f := x.file
	x.try(f.SetCellStr(name, at(0, titleRow), clean(s.Title)))
	x.try(f.SetCellStyle(name, at(0, titleRow), at(0, titleRow), x.titleStyle()))
	// Two short lines: a long one beside a narrow table would make the letters of the whole page small in print.
	x.try(f.SetCellStr(name, at(0, noteRow), clean(s.Note)))
	x.try(f.SetCellStr(name, at(0, fileRow), x.said()))
	x.try(f.SetCellStyle(name, at(0, noteRow), at(0, fileRow), x.noteStyle()))
	for i, c := range s.Columns {
		x.try(f.SetCellStr(name, at(i, headRow), clean(c.Title)))
		x.try(f.SetCellStyle(name, at(i, headRow), at(i, headRow), x.headStyle(c.Kind != document.Text, s.Indented(i))))
		letter, err := excelize.ColumnNumberToName(i + 1)
		x.try(err)
		x.try(f.SetColWidth(name, letter, letter, s.Chars(i)))
	}
	if len(s.Columns) > 0 {
		x.try(f.SetRowHeight(name, headRow, float64(13*s.HeadLines()+4)))
	}
	for i, row := range s.Rows {
		x.row(s, name, i, row)
		if lines := s.RowLines(row); lines > 1 { // not every program makes rows as high as their texts
			x.try(f.SetRowHeight(name, headRow+1+i, float64(13*min(lines, 30))))
		}
	}
	x.frame(s, name, s.PagesWide())
	if s.Chart != nil && len(s.Rows) > s.Totals {
		x.chart(s, name)
	}
}

// said is what file this is.
func (x *xlsx) said() string {
	return strings.Trim(clean(strings.Join(append([]string{x.book.ID, x.book.Stand}, x.book.Marks...), " · ")), " ·")
}

func (x *xlsx) row(s *document.Sheet, name string, i int, row []document.Value) {
	total := i >= len(s.Rows)-s.Totals
	for k, v := range row {
		// A number that is none, which no format holds, is as unknown.
		if k >= len(s.Columns) || !v.Known || math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
			continue
		}
		cell, kind := at(k, headRow+1+i), s.Columns[k].Kind
		switch kind {
		case document.Integer, document.Decimal:
			x.try(x.file.SetCellValue(name, cell, v.Number))
		case document.Percent:
			x.try(x.file.SetCellValue(name, cell, v.Number/100))
		case document.Day:
			x.try(x.file.SetCellValue(name, cell, v.Day.UTC()))
		default: // as a text it is no formula, whatever it begins with
			x.try(x.file.SetCellStr(name, cell, fitting(clean(v.Text))))
		}
		address := addressOf(v.Link)
		if address != "" {
			x.try(x.file.SetCellHyperLink(name, cell, address, "External"))
		}
		x.try(x.file.SetCellStyle(name, cell, cell, x.valueStyle(kind, total, address != "", s.Indented(k))))
	}
}

// longestText is what a cell holds, in units of UTF-16.
const longestText = 32767

// fitting is the text as a cell takes it; where it is longer, its end says that something is missing.
func fitting(s string) string {
	if len(s) <= longestText || len(utf16.Encode([]rune(s))) <= longestText {
		return s
	}
	const left = " … (gekürzt)"
	units := longestText - len([]rune(left))
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i] + left
		}
	}
	return s
}

// frame sets the filter, the frozen head and how the sheet is printed, over so many pages side by side.
func (x *xlsx) frame(s *document.Sheet, name string, wide int) {
	f := x.file
	if last := headRow + len(s.Rows) - s.Totals; len(s.Columns) > 0 && last > headRow {
		x.try(f.AutoFilter(name, at(0, headRow)+":"+at(len(s.Columns)-1, last), nil))
	}
	x.try(f.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: headRow, TopLeftCell: at(1, headRow+1), ActivePane: "bottomRight"}))
	landscape, a4, high := "landscape", 9, 0
	if s.PrintedOnOne() {
		high = 1
	} else if s.Chart != nil {
		x.try(f.InsertPageBreak(name, at(0, headRow+len(s.Rows)+3)))
	}
	order, side, end, foot := "overThenDown", 0.5, 0.75, 0.3
	x.try(f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high, PageOrder: &order}))
	x.try(f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &foot, Footer: &foot}))
	fit := true
	x.try(f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	said := strings.ReplaceAll(x.said(), "&", "&&")
	if letters := []rune(said); len(letters) > 180 { // Excel takes 255 in all
		said = string(letters[:180])
	}
	x.try(f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&8 " + said + "&R&8 Seite &P von &N"}))
	titles := fmt.Sprintf("'%s'!$%d:$%d", name, headRow, headRow)
	if s.Repeats() {
		titles = fmt.Sprintf("'%s'!$A:$B,", name) + titles
	}
	x.try(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}))
}

var chartTypes = map[document.ChartKind]excelize.ChartType{
	document.BarChart: excelize.Bar, document.StackedBars: excelize.BarStacked, document.ColumnChart: excelize.Col, document.StackedColumns: excelize.ColStacked,
	document.StackedArea: excelize.AreaStacked, document.LineChart: excelize.Line, document.RingChart: excelize.Doughnut,
}

// chart stands below the table, so that it covers nothing.
func (x *xlsx) chart(s *document.Sheet, name string) {
	c := s.Chart
	rows := s.ChartRows()
	first, last := headRow+1, headRow+rows
	span := func(column int) string {
		from, err := excelize.CoordinatesToCellName(column+1, first, true)
		x.try(err)
		to, err := excelize.CoordinatesToCellName(column+1, last, true)
		x.try(err)
		return "'" + name + "'!" + from + ":" + to
	}
	font := excelize.Font{Family: "Arial", Size: 10, Color: "14172A"}
	chart := &excelize.Chart{Type: chartTypes[c.Kind], Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(c.Title), Font: &excelize.Font{Family: "Arial", Bold: true, Size: 12, Color: "14172A"}}}},
		Format:    excelize.GraphicOptions{AltText: clean(c.Alt), Name: "Diagramm " + name},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		XAxis:     excelize.ChartAxis{Font: font, Title: axisTitle(c.XTitle)},
		YAxis:     excelize.ChartAxis{Font: font, MajorGridLines: true, Title: axisTitle(c.YTitle)},
		Dimension: excelize.ChartDimension{Width: 900, Height: uint(c.ChartHeight(rows) * 96 / 72)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: c.Kind == document.RingChart}}
	if c.Kind == document.BarChart || c.Kind == document.StackedBars { // the first row at the top; across are the numbers
		chart.XAxis.ReverseOrder = true
		chart.XAxis.Title, chart.YAxis.Title = chart.YAxis.Title, chart.XAxis.Title
	}
	x.plain(chart, s)
	for _, series := range c.Series {
		if series.Column >= len(s.Columns) {
			continue
		}
		heading, err := excelize.CoordinatesToCellName(series.Column+1, headRow, true)
		x.try(err)
		one := excelize.ChartSeries{Name: "'" + name + "'!" + heading, Categories: span(c.Categories), Values: span(series.Column)}
		if colour := strings.TrimPrefix(series.Colour, "#"); len(colour) == 6 && c.Kind != document.RingChart {
			one.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
			if c.Kind == document.LineChart {
				one.Line = excelize.LineOptions{Width: 2.25, Fill: one.Fill}
			}
		}
		chart.Series = append(chart.Series, one)
	}
	if len(chart.Series) > 0 {
		x.try(x.file.AddChart(name, at(0, headRow+len(s.Rows)+3), chart))
	}
}

// mostDays is how many days are named below a chart, aslant, so that none covers another.
const mostDays = 24

// plain takes out what the library would add: a colour and a line of the legend for each bar of one series. The axes get
// the formats of the columns.
func (x *xlsx) plain(chart *excelize.Chart, s *document.Sheet) {
	if s.Chart.Kind == document.RingChart {
		return
	}
	vary := false
	chart.VaryColors = &vary
	if len(s.Chart.Series) == 1 {
		chart.Legend.Position = "none"
	}
	if c := s.Chart.Categories; c < len(s.Columns) && s.Columns[c].Kind == document.Day {
		chart.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: numberFormats[document.Day]}
		chart.XAxis.TickLabelSkip = 1 + (s.ChartRows()-1)/mostDays
	}
	if len(s.Chart.Series) > 0 {
		if c := s.Chart.Series[0].Column; c < len(s.Columns) {
			chart.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: numberFormats[s.Columns[c].Kind]}
		}
	}
}

func axisTitle(s string) excelize.ChartTitle {
	if s == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(s), Font: &excelize.Font{Family: "Arial", Size: 9, Color: "4D546F"}}}}
}
