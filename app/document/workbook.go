// Workbook: the data of a document as tables that one can calculate with, for XLSX and ODS.

package document

import "time"

// Workbook is a set of sheets. The same Workbook gives the same bytes.
type Workbook struct {
	Title    string
	Subject  string
	Author   string
	Language string
	ID       string // of the frozen state, on every sheet
	Stand    string
	Marks    []string
	Created  time.Time
	Sheets   []Sheet
}

// Sheet is one table with a head, a filter and at most one chart.
type Sheet struct {
	Name    string // of the tab, at most 31 characters, unique
	Title   string // above the table; states the finding where it belongs to a figure
	Note    string // below the title: n, Stichtag, counting rule
	Columns []SheetColumn
	Rows    [][]Value
	Totals  int // how many of the last rows are sums, which the filter leaves alone
	Chart   *Chart
}

// ValueKind is what a column holds; it decides the number format.
type ValueKind int

// The kinds of values.
const (
	Text    ValueKind = iota
	Integer           // 3.450
	Decimal           // 3.450,5
	Percent           // Number is 62 for "62 %"
	Day               // Day is a date, shown 18.11.2024
)

// SheetColumn heads a column.
type SheetColumn struct {
	Title string
	Kind  ValueKind
	Width float64 // in characters; 0 = by content
}

// Value is one cell. Known false leaves it empty: an unknown number is no zero.
type Value struct {
	Known  bool
	Text   string
	Number float64
	Day    time.Time // midnight UTC
	Link   string    // address, "" for none
}

// ChartKind is the shape of a native chart.
type ChartKind string

// The shapes that every office program draws.
const (
	BarChart       ChartKind = "bar"      // horizontal
	StackedBars    ChartKind = "stacked"  // horizontal, stacked
	ColumnChart    ChartKind = "column"   // vertical
	StackedArea    ChartKind = "area"     // over time
	LineChart      ChartKind = "line"     // over time
	RingChart      ChartKind = "doughnut" // parts of a whole
	StackedColumns ChartKind = "columns"  // vertical, stacked
)

// Chart is a native chart over columns of its sheet, editable in the office program.
type Chart struct {
	Kind  ChartKind
	Title string
	Alt   string
	// Categories is the index of the column with the names; Series are those with the numbers.
	Categories int
	Series     []ChartSeries
	Rows       int // how many rows from the first it shows; 0 = all but the totals
	XTitle     string
	YTitle     string
}

// ChartSeries is one column of numbers as a series.
type ChartSeries struct {
	Column int
	Colour string // "#1a4d8f"
}
