// Tables of measures, targets and ministries, as papers show them.

package briefing

import (
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// column is one column of a table of measures.
type column struct {
	document.Column
	cell func(*paper, progress.Row) document.Cell
}

var (
	columnMeasure = column{document.Column{Title: "Maßnahme", Width: 5}, func(p *paper, r progress.Row) document.Cell {
		return p.linkedCell(r.Measure.Title+proposedMark(r.Proposed), p.measurePath(r.Measure))
	}}
	columnLead = column{document.Column{Title: "Ressort", Width: 1.6}, func(_ *paper, r progress.Row) document.Cell {
		return textCell(leadName(r.Lead))
	}}
	columnPhase = column{document.Column{Title: "Phase", Width: 2}, func(_ *paper, r progress.Row) document.Cell {
		return textCell(strings.ReplaceAll(german.Phase(r.Phase), " ", "\u00a0")) // two words, one phase
	}}
	columnOwn = column{document.Column{Title: "Ampel", Width: 1.4}, func(_ *paper, r progress.Row) document.Cell {
		return ampelCell(r.Own)
	}}
	columnSecond = column{document.Column{Title: "Zweitmeinung", Width: 1.5}, func(_ *paper, r progress.Row) document.Cell {
		return ampelCell(r.Second)
	}}
	columnPercent = column{document.Column{Title: "Fortschritt", Width: 1.5, Numeric: true}, func(_ *paper, r progress.Row) document.Cell {
		if !r.Percent.Known() {
			return textCell("–")
		}
		return textCell(german.WholePercent(r.Percent))
	}}
	columnDue = column{document.Column{Title: "Termin", Width: 1.9}, func(_ *paper, r progress.Row) document.Cell {
		return textCell(german.PartialDate(r.Due))
	}}
	columnSlip = column{document.Column{Title: "Verschoben (Tage)", Width: 1.6, Numeric: true}, func(_ *paper, r progress.Row) document.Cell {
		return textCell(german.Int(r.SlipDays))
	}}
	columnReport = column{document.Column{Title: "Gemeldet", Width: 1.8}, func(_ *paper, r progress.Row) document.Cell {
		if r.Report == nil {
			return textCell("–")
		}
		return textCell(german.Date(r.Report.AsOf))
	}}
	columnSignals = column{document.Column{Title: "Hinweis", Width: 4.4}, func(_ *paper, r progress.Row) document.Cell {
		return textCell(signalWords(r.Signals))
	}}
	columnReason = column{document.Column{Title: "Grund", Width: 5}, func(p *paper, r progress.Row) document.Cell {
		slip := lastMove(r.Measure, p.Portfolio.Stichtag)
		if slip == nil || oneLine(slip.Reason) == "" {
			return textCell(german.NotStated)
		}
		return textCell(oneLine(slip.Reason))
	}}
)

// measures is a table of the rows.
func (p *paper) measures(rows []progress.Row, columns ...column) *document.Table {
	t := &document.Table{}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	for _, r := range rows {
		row := document.Row{}
		for _, c := range columns {
			row.Cells = append(row.Cells, c.cell(p, r))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// selected are the measures of the scope with one of the signals, most urgent first; no signals selects all.
func (s *State) selected(by progress.Order, signals ...progress.Signals) []progress.Row {
	return progress.Select(s.Portfolio, progress.Filter{Scope: s.Scope, Signals: signals}, by)
}

// slipped are the measures whose due date was moved later, most delayed first.
func (s *State) slipped() (rows []progress.Row) {
	for _, r := range s.selected(progress.OrderSlip) {
		if r.SlipDays > 0 {
			rows = append(rows, r)
		}
	}
	return rows
}

// ministries is a table of who is in charge of how much.
func (p *paper) ministries() *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: "Ressort", Width: 4}, {Title: "Maßnahmen", Numeric: true, Width: 1.2}, {Title: "abgeschlossen", Numeric: true, Width: 1.3},
		{Title: "Rot", Numeric: true, Width: 0.8}, {Title: "Gelb", Numeric: true, Width: 0.8}, {Title: "überfällig", Numeric: true, Width: 1}, {Title: "ohne aktuelle Meldung", Numeric: true, Width: 1.5}}}
	for _, g := range progress.ByMinistry(p.Portfolio, p.Scope) {
		t.Rows = append(t.Rows, countRow(ministryName(g.To)+proposedMark(g.Proposed), g.Rollup))
	}
	if len(t.Rows) > 1 {
		total := countRow("gesamt", progress.Sum(p.Portfolio, p.Scope))
		total.Total = true
		t.Rows = append(t.Rows, total)
	}
	return t
}

func countRow(name string, r *progress.Rollup) document.Row {
	row := document.Row{Cells: []document.Cell{textCell(name)}}
	for _, n := range []int{r.Total, r.Phases[models.PhaseCompleted], r.Ampeln[models.AmpelRed], r.Ampeln[models.AmpelYellow],
		r.Signals[progress.Overdue], r.Signals[progress.Stale]} {
		row.Cells = append(row.Cells, textCell(german.Int(n)))
	}
	return row
}

// indicators is a table of what measures the target; empty without any.
func (p *paper) indicators(target *models.TargetNode) *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: "Kennzahl", Width: 4}, {Title: "Ausgangswert", Numeric: true, Width: 1.4}, {Title: "Zielwert", Numeric: true, Width: 1.4},
		{Title: "letzter Wert", Numeric: true, Width: 1.4}, {Title: "gemessen", Width: 1.5}, {Title: "erreicht", Numeric: true, Width: 1.2}}}
	for _, i := range target.Indicators {
		value, on := german.NotStated, "–"
		if reading := i.ReadingAt(p.Portfolio.Stichtag); reading != nil {
			value, on = withUnit(reading.Amount, i.Unit), german.Date(reading.On)
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{textCell(i.Title), textCell(withUnit(i.Baseline, i.Unit)), textCell(withUnit(i.TargetValue, i.Unit)),
			textCell(value), textCell(on), textCell(german.WholePercent(progress.Attainment(i, p.Portfolio.Stichtag)))}})
	}
	return t
}

func withUnit(v float64, unit string) string {
	if unit == "" {
		return german.Number(v, 2)
	}
	return german.Number(v, 2) + "\u00a0" + unit
}

func textCell(text string) document.Cell { return document.Cell{Text: plain(text)} }

func ampelCell(a models.Ampel) document.Cell {
	if a == models.AmpelNone {
		return textCell("–")
	}
	return document.Cell{Text: plain(german.Ampel(a)), Tone: tone(a)}
}

func (p *paper) linkedCell(text, path string) document.Cell {
	return document.Cell{Text: document.Inlines{{Text: text, Link: p.address(path)}}}
}

// proposedMark marks what nobody has confirmed yet.
func proposedMark(proposed bool) string {
	if proposed {
		return " (Vorschlag)"
	}
	return ""
}

func leadName(lead models.Link[*models.Ministry]) string {
	if lead.To == nil {
		return german.NotStated
	}
	return shortName(lead.To) + proposedMark(lead.Proposed)
}

func shortName(m *models.Ministry) string {
	if m.Abbreviation != "" {
		return m.Abbreviation
	}
	return m.Name
}

func ministryName(m *models.Ministry) string {
	if m == nil {
		return "ohne benanntes Ressort"
	}
	if m.Abbreviation == "" || strings.Contains(m.Name, "("+m.Abbreviation+")") {
		return m.Name
	}
	return m.Name + " (" + m.Abbreviation + ")"
}
