// Package charts makes the figures: one file per figure, from a Portfolio and its progress to a go-echarts
// chart with a title that states the finding, the counting rule, an alternative text and the data as a
// table. Where there is nothing to draw, a figure says so in a sentence.
package charts

import (
	"zielstand/app/progress"
	"zielstand/models"
)

// Theme is light or dark.
type Theme string

// The themes.
const (
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Figure is a chart with everything that makes it honest and readable without seeing it.
type Figure struct {
	Name string // as in its address: "phasen"
	// Title states the finding in one sentence.
	Title string
	// Subtitle says what is shown, of how many, as of which day.
	Subtitle string
	// Alt describes the chart for those who do not see it.
	Alt string
	// Rule says how was counted, what is left out, and how much rests on proposals.
	Rule string
	// Empty is the sentence to show instead of a chart; "" when there is a chart.
	Empty  string
	Table  Table
	Height int // pixels at full width
	// option is the ECharts option with colour tokens; nil when Empty is set.
	option map[string]any
}

// Table is the figure's data.
type Table struct {
	Columns []Column
	Rows    [][]Cell
}

// Column heads a column.
type Column struct {
	Title   string
	Numeric bool
}

// Cell is one value as text; the first cell of a row heads it.
type Cell struct {
	Text string
	Href string // page it leads to, "" for none
}

// Query says what a figure is asked about.
type Query struct {
	Portfolio *models.Portfolio // at the Stichtag
	Scope     progress.Scope
	// Link returns the address of a page with the Stichtag kept; nil for figures outside of pages.
	Link func(path string) string
}
