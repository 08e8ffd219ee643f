// Sheets of single things: measures, targets, and where due dates were moved.

package briefing

import (
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func (s *State) measureSheet() document.Sheet {
	rows := s.selected(progress.OrderMinistry)
	sheet := document.Sheet{Name: "Maßnahmen", Title: "Alle Maßnahmen mit ihrem Stand", Note: s.note(len(rows)), Columns: []document.SheetColumn{
		{Title: "Nr.", Kind: document.Integer}, {Title: "Maßnahme", Width: 50}, {Title: "Strategie", Width: 30}, {Title: "Fokusthemen", Width: 30}, {Title: "Ressort"}, {Title: "Federführung"},
		{Title: "Phase"}, {Title: "Ampel"}, {Title: "Zweitmeinung"}, {Title: "errechnete Ampel"}, {Title: "Fortschritt", Kind: document.Percent}, {Title: "Plan", Kind: document.Percent},
		{Title: "Erster Termin", Kind: document.Day}, {Title: "Termin", Kind: document.Day}, {Title: "Genauigkeit"}, {Title: "Verschiebung in Tagen", Kind: document.Integer},
		{Title: "Letzte Meldung", Kind: document.Day}, {Title: "Alter der Meldung in Tagen", Kind: document.Integer}, {Title: "Hinweise", Width: 30}, {Title: "Nächster Schritt", Width: 50}}}
	for _, r := range rows {
		sheet.Rows = append(sheet.Rows, s.measureValues(r))
	}
	return sheet
}

func (s *State) measureValues(r progress.Row) []document.Value {
	var number, reported, age, slip document.Value
	var next string
	if r.Measure.Number > 0 {
		number = count(r.Measure.Number)
	}
	if r.Report != nil {
		reported, age, next = date(r.Report.AsOf), count(r.Age), oneLine(r.Report.NextStep)
	}
	if r.Due.Known() {
		slip = count(r.SlipDays)
	}
	by := "benannt"
	switch {
	case r.Lead.To == nil:
		by = german.NotStated
	case r.Lead.Proposed:
		by = "Vorschlag"
	}
	var topics []string
	for _, l := range s.Portfolio.TopicsOf(r.Measure) {
		topics = append(topics, l.To.Title+proposedMark(l.Proposed))
	}
	title := word(r.Measure.Title)
	title.Link = s.address(s.measurePath(r.Measure))
	strategy := ""
	if found := s.Portfolio.Strategy(r.Measure.StrategyID); found != nil {
		strategy = found.Title
	}
	lead := german.NotStated
	if r.Lead.To != nil {
		lead = shortName(r.Lead.To)
	}
	return []document.Value{number, title, word(strategy), word(strings.Join(topics, "; ")), word(lead), word(by), word(german.Phase(r.Phase)),
		word(german.Ampel(r.Own)), word(german.Ampel(r.Second)), word(german.Ampel(r.Computed)), percent(r.Percent), percent(r.Planned),
		date(progress.FirstDue(r.Measure).Day), date(r.Due.Day), word(precision(r.Due)), slip, reported, age, word(signalWords(r.Signals)), word(next)}
}

// precision says how exact a due date is: "Ende 2025" stands in the day column as 31.12.2025.
func precision(d models.PartialDate) string {
	switch {
	case !d.Known():
		return german.NotStated
	case german.PartialDate(d) == german.Date(d.Day):
		return "taggenau"
	}
	return "„" + german.PartialDate(d) + "“"
}

func (s *State) targetSheet() document.Sheet {
	targets := s.targets()
	note := "n = " + german.Count(len(targets), "Ziel", "Ziele") + " · Umsetzung (Maßnahmen) und Zielerreichung (Kennzahlen) werden nie verrechnet. " + s.asOf()
	sheet := document.Sheet{Name: "Ziele", Title: "Ziele: Umsetzung und Erreichung", Note: note, Columns: []document.SheetColumn{
		{Title: "Ziel", Width: 60}, {Title: "Termin", Kind: document.Day}, {Title: "Maßnahmen", Kind: document.Integer}, {Title: "davon Vorschlag", Kind: document.Integer},
		{Title: "abgeschlossen", Kind: document.Integer}, {Title: "Fortschritt der Maßnahmen", Kind: document.Percent}, {Title: "Prozentwert bekannt", Kind: document.Integer},
		{Title: "gezählt", Kind: document.Integer}, {Title: "Kennzahlen erreicht", Kind: document.Percent}, {Title: "Kennzahlen mit Wert", Kind: document.Integer}, {Title: "Kennzahlen", Kind: document.Integer}}}
	for _, t := range targets {
		st := progress.OfTarget(s.Portfolio, t)
		i := st.Implementation
		sheet.Rows = append(sheet.Rows, []document.Value{word(t.Title), date(t.Due.Day), count(i.Total), count(i.Proposed), count(i.Phases[models.PhaseCompleted]),
			percent(i.Percent), count(i.Known), count(i.Counted), percent(st.Attainment.Percent), count(st.Attainment.Known), count(st.Attainment.Of)})
	}
	return sheet
}

func (s *State) asOf() string { return "Stichtag " + german.Date(s.Portfolio.Stichtag) + "." }

// targets are the targets of the scope; a ministry's are those that it leads.
func (s *State) targets() (targets []*models.TargetNode) {
	all := s.Portfolio.Targets()
	if s.Scope.StrategyID != "" {
		all = s.Portfolio.TargetsOfStrategy(s.Scope.StrategyID)
	}
	for _, t := range all {
		lead := s.Portfolio.LeadOfTarget(t)
		if s.Scope.MinistryID == "" || lead.To != nil && lead.To.ID == s.Scope.MinistryID {
			targets = append(targets, t)
		}
	}
	return targets
}

func (s *State) slipSheet() document.Sheet {
	sheet := document.Sheet{Name: "Verschiebungen", Title: "Alle Verschiebungen von Terminen", Columns: []document.SheetColumn{
		{Title: "Maßnahme", Width: 50}, {Title: "Ressort"}, {Title: "beschlossen am", Kind: document.Day}, {Title: "von", Kind: document.Day}, {Title: "auf", Kind: document.Day},
		{Title: "Tage", Kind: document.Integer}, {Title: "seit dem ersten Termin", Kind: document.Integer}, {Title: "Grund", Width: 60}}}
	for _, r := range s.selected(progress.OrderSlip) {
		for _, slip := range progress.Ledger(r.Measure, s.Portfolio.Stichtag) {
			sheet.Rows = append(sheet.Rows, []document.Value{word(r.Measure.Title), word(leadName(r.Lead)), date(slip.DecidedOn), date(slip.From), date(slip.To),
				amount(float64(slip.Days)), amount(float64(slip.Total)), word(oneLine(slip.Reason))})
		}
	}
	sheet.Note = german.Count(len(sheet.Rows), "Verschiebung", "Verschiebungen") + " bis zum Stichtag " + german.Date(s.Portfolio.Stichtag) + "."
	return sheet
}
