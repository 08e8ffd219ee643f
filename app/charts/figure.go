// Package charts makes the figures: one file per figure, from a Portfolio and its progress to a go-echarts
// chart with a title that states the finding, the counting rule, an alternative text and the data as a
// table. Where there is nothing to draw, a figure says so in a sentence.
package charts

import (
	"errors"
	"fmt"

	"zielstand/app/progress"
	"zielstand/models"
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
	// Empty is the sentence to show instead of a chart; "" when there is a chart. Title says the same.
	Empty  string
	Table  Table
	Height Heights
	// option is the ECharts option with colour tokens; nil when Empty is set.
	option object
	text   func() []byte // of option
	source string
	err    error
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
	// RoundID is the reporting round that a figure about one shows; "" = the newest.
	RoundID string
	// BodyID narrows figures of the governance to one body, ResolutionID to one resolution; "" = all.
	BodyID, ResolutionID string
	// Land is the Destatis key of the Land that comes before the others in figures of the governance; "" = by key.
	Land string
	// Link returns the address of a page with the Stichtag kept; nil for figures outside of pages.
	// The path may carry a query of its own ("/massnahmen?phase=paused").
	Link func(path string) string
}

// Kind is one sort of figure.
type Kind struct {
	Name string // in the address
	// Label names it in menus, in two or three words.
	Label string
	make  func(Query) *Figure
}

// Kinds lists all figures in the order in which the page of figures shows them.
var Kinds = append([]Kind{
	{"status-nach-ressort", "Status nach Ressort", statusByMinistry},
	{"phasen", "Phasen", phases},
	{"ampel", "Ampel", ampeln},
	{"fortschritt-fokusthemen", "Fortschritt der Fokusthemen", topicProgress},
	{"verlauf", "Verlauf und Prognose", course},
	{"matrix-ressort-fokusthema", "Ressorts und Fokusthemen", matrix},
	{"zeitplan", "Zeitplan", timetable},
	{"struktur", "Aufbau der Strategie", structure},
	{"zustaendigkeiten", "Zuständigkeiten", flow},
	{"zustaendigkeiten-ressorts", "Zuständigkeiten je Ressort", responsibilities},
	{"ampel-verlauf", "Ampel im Verlauf", ampelCourse},
	{"meldeaktivitaet", "Meldeaktivität", reporting},
	{"strategievergleich", "Strategien im Vergleich", strategies},
	{"rundenstand", "Stand der Berichtsrunde", roundState},
}, governanceKinds...)

// governanceKinds are the figures about bodies and what they decide.
var governanceKinds = []Kind{
	{"gremien", "Gremien und Ressorts", bodyGraph},
	{"gremien-baum", "Gremien als Gliederung", bodyTree},
	{"auftraege", "Aufträge", duties},
	{"beschluesse", "Beschlüsse", resolutions},
	{"beschlussweg", "Weg eines Beschlusses", resolutionPath},
	{"vorsitz", "Vorsitz", chairs},
}

// SignedIn tells whether only those who are signed in have data for the figure; the gallery of the public leaves
// it out.
func (k Kind) SignedIn() bool { return k.Name == "rundenstand" }

// ErrUnknown says that there is no figure of the name.
var ErrUnknown = errors.New("unknown figure")

// Build makes the figure of the name; the error is ErrUnknown, or tells of data that cannot be drawn.
func Build(name string, q Query) (*Figure, error) {
	for _, k := range Kinds {
		if k.Name != name {
			continue
		}
		f := k.make(q)
		f.Name, f.source = name, q.source()
		if k.Governance() {
			f.source = q.sourceOfBodies()
		}
		if f.Empty != "" {
			f.Title, f.option = f.Empty, nil
		}
		if f.err != nil {
			return nil, fmt.Errorf("figure %s: %w", name, f.err)
		}
		return f, nil
	}
	return nil, fmt.Errorf("%w %q", ErrUnknown, name)
}
