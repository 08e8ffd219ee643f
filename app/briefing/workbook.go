// The data of a paper as tables to calculate with: typed numbers and dates, and charts that office programs can edit.

package briefing

import (
	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// composeWorkbook gives the data behind every paper: counts with their charts, then all measures, targets and shifts.
func composeWorkbook(s *State, _ Texts, stamp Stamp) (*document.Workbook, error) {
	w := &document.Workbook{Title: "Daten zur Vorlage, " + s.stand(), Subject: s.subject(), Author: s.House.Operator, Language: "de-DE", ID: stamp.ID,
		Stand: s.stand(), Marks: stamp.Marks, Created: stamp.Created}
	r := progress.Sum(s.Portfolio, s.Scope)
	w.Sheets = []document.Sheet{s.phaseSheet(r), s.ampelSheet(r), s.ministrySheet(r), s.courseSheet(), s.measureSheet(), s.targetSheet(), s.slipSheet()}
	if sheet, asked := s.coSheet(); asked {
		w.Sheets = append(w.Sheets, sheet)
	}
	return w, nil
}

const countingRule = "Gezählt werden Maßnahmen ohne ihre Bausteine nach der letzten freigegebenen Statusmeldung bis zum Stichtag."

func (s *State) note(n int) string {
	text := "n = " + german.Int(n) + " · Stichtag " + german.Date(s.Portfolio.Stichtag) + " · " + countingRule
	if s.Portfolio.Demo {
		text = "Demonstrationsdaten · " + text
	}
	return text
}

func word(text string) document.Value { return document.Value{Known: text != "", Text: text} }
func count(n int) document.Value      { return document.Value{Known: true, Number: float64(n)} }
func date(d models.Date) document.Value {
	if !d.Known() {
		return document.Value{}
	}
	return document.Value{Known: true, Day: d.Time()}
}

func percent(p models.Percent) document.Value {
	if !p.Known() {
		return document.Value{}
	}
	return document.Value{Known: true, Number: p.Float()}
}

func amount(v float64) document.Value { return document.Value{Known: true, Number: v} }

// heads are columns of one kind.
func heads(kind document.ValueKind, titles ...string) []document.SheetColumn {
	columns := make([]document.SheetColumn, len(titles))
	for i, title := range titles {
		columns[i] = document.SheetColumn{Title: title, Kind: kind}
	}
	return columns
}

var phasesWithUnknown = append(append([]models.Phase{}, models.Phases...), models.PhaseUnknown)

func (s *State) phaseSheet(r *progress.Rollup) document.Sheet {
	sheet := document.Sheet{Name: "Phasen", Title: "Maßnahmen nach Phase", Note: s.note(r.Total), Totals: 1,
		Columns: append(heads(document.Text, "Phase"), heads(document.Integer, "Maßnahmen")...)}
	for _, phase := range phasesWithUnknown {
		sheet.Rows = append(sheet.Rows, []document.Value{word(german.Phase(phase)), count(r.Phases[phase])})
	}
	sheet.Rows = append(sheet.Rows, []document.Value{word("gesamt"), count(r.Total)})
	sheet.Chart = &document.Chart{Kind: document.BarChart, Title: "Maßnahmen nach Phase", Alt: "Balkendiagramm der Zahl der Maßnahmen je Phase; die Werte stehen in der Tabelle daneben.",
		Series: []document.ChartSeries{{Column: 1, Colour: charts.Palette(charts.Light)["accent"]}}, XTitle: "Maßnahmen"}
	return sheet
}

func (s *State) ampelSheet(r *progress.Rollup) document.Sheet {
	sheet := document.Sheet{Name: "Ampel", Title: "Maßnahmen nach eigener Ampel der Ressorts", Note: s.note(r.Total), Totals: 1,
		Columns: append(heads(document.Text, "Ampel", "Bedeutung"), heads(document.Integer, "Maßnahmen")...)}
	for _, a := range models.Ampeln {
		sheet.Rows = append(sheet.Rows, []document.Value{word(german.Ampel(a)), word(german.AmpelMeaning(a)), count(r.Ampeln[a])})
	}
	sheet.Rows = append(sheet.Rows, []document.Value{word("gesamt"), {}, count(r.Total)})
	sheet.Chart = &document.Chart{Kind: document.ColumnChart, Title: "Ampel der Ressorts", Alt: "Säulendiagramm der Zahl der Maßnahmen je Ampelwert; die Werte stehen in der Tabelle daneben.",
		Series: []document.ChartSeries{{Column: 2, Colour: charts.Palette(charts.Light)["accent"]}}, YTitle: "Maßnahmen"}
	return sheet
}

func (s *State) ministrySheet(r *progress.Rollup) document.Sheet {
	titles := []string{}
	for _, phase := range phasesWithUnknown {
		titles = append(titles, german.Phase(phase))
	}
	sheet := document.Sheet{Name: "Ressorts", Title: "Maßnahmen nach federführendem Ressort und Phase", Note: s.note(r.Total), Totals: 1,
		Columns: append(append(heads(document.Text, "Ressort", "Federführung"), heads(document.Integer, titles...)...), heads(document.Integer, "gesamt", "überfällig", "ohne aktuelle Meldung")...)}
	row := func(name, by string, r *progress.Rollup) []document.Value {
		values := []document.Value{word(name), word(by)}
		for _, phase := range phasesWithUnknown {
			values = append(values, count(r.Phases[phase]))
		}
		return append(values, count(r.Total), count(r.Signals[progress.Overdue]), count(r.Signals[progress.Stale]))
	}
	for _, g := range progress.ByMinistry(s.Portfolio, s.Scope) {
		by := "benannt"
		if g.To == nil {
			by = german.NotStated
		} else if g.Proposed {
			by = "Vorschlag"
		}
		sheet.Rows = append(sheet.Rows, row(ministryName(g.To), by, g.Rollup))
	}
	if len(sheet.Rows) > 0 {
		sheet.Chart = &document.Chart{Kind: document.StackedBars, Title: "Maßnahmen je Ressort und Phase", XTitle: "Maßnahmen",
			Alt: "Gestapeltes Balkendiagramm der Phasen je federführendem Ressort; die Werte stehen in der Tabelle daneben.", Series: phaseSeries(2)}
	}
	sheet.Rows = append(sheet.Rows, row("gesamt", "", r))
	return sheet
}

func phaseSeries(first int) (series []document.ChartSeries) {
	palette := charts.Palette(charts.Light)
	for i, phase := range phasesWithUnknown {
		name := "phase-" + string(phase)
		if phase == models.PhaseUnknown {
			name = "phase-unknown"
		}
		series = append(series, document.ChartSeries{Column: first + i, Colour: palette[name]})
	}
	return series
}

// courseSheet is the mean percent over time.
func (s *State) courseSheet() document.Sheet {
	sheet := document.Sheet{Name: "Verlauf", Title: "Mittlerer Fortschritt im Verlauf", Note: "Mittel der Maßnahmen, deren Prozentwert bekannt ist. " + s.note(progress.Sum(s.Portfolio, s.Scope).Total),
		Columns: append(append(heads(document.Day, "Stand"), heads(document.Percent, "Ist", "Plan derselben Maßnahmen")...), heads(document.Integer, "Prozentwert bekannt", "gezählt", "abgeschlossen")...)}
	known := 0
	for _, m := range progress.BurnUpOf(s.Portfolio, s.Scope).Moments {
		r := m.Rollup
		if r.Percent.Known() {
			known++
		}
		sheet.Rows = append(sheet.Rows, []document.Value{date(m.Day), percent(r.Percent), percent(r.PlannedOfKnown), count(r.Known), count(r.Counted), count(r.Phases[models.PhaseCompleted])})
	}
	if known > 1 {
		palette := charts.Palette(charts.Light)
		sheet.Chart = &document.Chart{Kind: document.LineChart, Title: "Fortschritt: Ist und Plan", Alt: "Liniendiagramm von Ist und Plan in Prozent; die Werte stehen in der Tabelle daneben.",
			Series: []document.ChartSeries{{Column: 1, Colour: palette["accent"]}, {Column: 2, Colour: palette["plan"]}}, YTitle: "Prozent"}
	}
	return sheet
}
