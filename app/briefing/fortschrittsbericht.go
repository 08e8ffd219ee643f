// The Fortschrittsbericht: the whole strategy, from the summary to each target with its measures, what is late, how
// was counted, and all figures.

package briefing

import (
	"slices"
	"strings"

	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

var fortschrittsbericht = &Template{
	Name: "fortschrittsbericht", Title: "Fortschrittsbericht", Purpose: "Die ganze Strategie: Zusammenfassung, Handlungsfelder, Ziele mit ihren Maßnahmen, Rückstände, Verschiebungen, Methode, alle Abbildungen.",
	Formats: textFormats,
	Fields: []Field{
		{Key: "zusammenfassung", Label: "Zusammenfassung", Hint: "Was man nach einer Minute wissen soll.", Lines: 6},
		{Key: "veraenderungen", Label: "Seit dem letzten Bericht", Hint: "Nur mit einem Vergleichsstand.", Lines: 3},
		{Key: "handlungsbedarf", Label: "Handlungsbedarf", Hint: "Eine Zeile je Maßnahme, die Aufmerksamkeit braucht.", Lines: 6},
		{Key: "ausblick", Label: "Ausblick", Hint: "Was bis zum nächsten Bericht geschehen soll.", Lines: 4},
		{Key: "methode", Label: "Methode und Zählregeln", Hint: "Eine Zeile je Regel.", Lines: 8},
	},
	propose: proposeFortschrittsbericht, compose: composeFortschrittsbericht, workbook: composeWorkbook,
}

func proposeFortschrittsbericht(s *State) map[string]Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	proposals := map[string]Proposal{
		"zusammenfassung": written(s.phases(r), s.ampeln(r), s.percent(r), s.signals(r), s.proposed(r)),
		"handlungsbedarf": written(s.urgent(8)),
		"methode":         {Text: strings.Join(methods, "\n")},
	}
	if s.Before != nil {
		proposals["veraenderungen"] = written(s.changes)
	}
	return proposals
}

// methods are the rules of docs/rechenregeln.md in sentences; thresholds stand in the rules themselves.
var methods = []string{
	"Gezählt werden Maßnahmen ohne ihre Bausteine; maßgeblich ist die letzte freigegebene Statusmeldung bis zum Stichtag.",
	"Phase, Ampel, Fortschritt und Aktualität sind vier getrennte Angaben und werden nie zu einer Zahl verrechnet.",
	"Die Ampel ist die eigene Einschätzung des Ressorts; Zweitmeinungen und errechnete Ampeln stehen daneben und ersetzen sie nicht.",
	"Der mittlere Fortschritt ist das gewichtete Mittel der Maßnahmen mit bekanntem Prozentwert. Eingestellte Maßnahmen und Daueraufgaben zählen nicht mit. Ist weniger als die Hälfte bekannt, wird kein Mittel genannt.",
	"Umsetzung (Maßnahmen) und Zielerreichung (Kennzahlen) werden getrennt ausgewiesen.",
	"Ein Termin wie „Ende des Jahres“ ist erst überschritten, wenn der genannte Zeitraum vorbei ist.",
	"Was die Quellen nicht sagen, heißt „nicht angegeben“ und wird nie als null gezählt. Unbestätigte Zuordnungen sind als „Vorschlag“ gekennzeichnet.",
}

func composeFortschrittsbericht(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Fortschrittsbericht", s, texts, proposeFortschrittsbericht(s), stamp, reportFigures()...)
	if err != nil {
		return nil, err
	}
	p.say(document.Title, "Fortschrittsbericht")
	p.say(document.Subtitle, strings.Join(filled(s.subject(), s.stand()), " · "))
	p.facts(progress.Sum(s.Portfolio, s.Scope))
	p.section("Zusammenfassung", "zusammenfassung")
	p.section("Handlungsbedarf", "handlungsbedarf")
	p.add(&document.Contents{Title: "Inhalt", Depth: 2})
	p.heading(1, "Stand der Strategie")
	p.place("ampel", "phasen", "verlauf")
	p.sinceLast()
	p.heading(1, "Handlungsfelder, Ziele und Maßnahmen")
	p.fields()
	p.late()
	p.heading(1, "Ressorts")
	p.table("Stand nach federführendem Ressort", "Keine Maßnahme ist einem Ressort zugeordnet.", p.ministries())
	p.section("Ausblick", "ausblick")
	p.heading(1, "Methode und Zählregeln")
	p.list("methode", false)
	p.heading(1, "Weitere Abbildungen")
	p.place(reportFigures()[len(summaryFigures):]...)
	return p.doc, nil
}

// The figures of the summary, and those that take a page of their own.
var (
	summaryFigures = []string{"ampel", "phasen", "verlauf"}
	wholePages     = []string{"zeitplan", "struktur", "meldeaktivitaet"}
)

// reportFigures are all figures that do not need a sign-in and are about measures, which frozen states keep: those of the
// summary first, the tall ones last, so that two of the others share a page.
func reportFigures() []string {
	names, last := slices.Clone(summaryFigures), []string(nil)
	for _, kind := range charts.Kinds {
		switch {
		case kind.SignedIn() || kind.Governance() || slices.Contains(summaryFigures, kind.Name):
		case slices.Contains(wholePages, kind.Name):
			last = append(last, kind.Name)
		default:
			names = append(names, kind.Name)
		}
	}
	return append(names, last...)
}

// section is a heading with a field's text; without a text there is neither.
func (p *paper) section(title, key string) {
	lines := p.lines(key)
	if len(lines) == 0 {
		return
	}
	p.heading(1, title)
	if len(lines) > 2 {
		p.list(key, false)
		return
	}
	p.paragraphs(key)
}

// sinceLast compares with the state before.
func (p *paper) sinceLast() {
	if p.Before == nil {
		return
	}
	p.heading(1, "Seit dem "+german.Date(p.Before.Stichtag))
	p.paragraphs("veraenderungen")
	t := &document.Table{Columns: []document.Column{{Title: "Maßnahme", Width: 5}, {Title: "Änderung", Width: 2.2}, {Title: "vorher", Width: 2.2}, {Title: "jetzt", Width: 2.2}}}
	for _, c := range progress.Highlights(p.Before, p.Portfolio, p.Scope, 15).Changes {
		if c.Succession {
			continue
		}
		what, before, after := change(c)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{p.linkedCell(c.Measure.Title, p.measurePath(c.Measure)), textCell(what), textCell(before), textCell(after)}})
	}
	p.table("Die wichtigsten Änderungen", "", t)
}

// change says what a change is, and what was and is.
func change(c progress.Change) (what, before, after string) {
	switch c.Kind {
	case progress.ChangeMoved:
		return "Termin", german.PartialDate(c.Before.Due), german.PartialDate(c.After.Due)
	case progress.ChangeRecoloured:
		return "Ampel", german.Ampel(c.Before.Own), german.Ampel(c.After.Own)
	case progress.ChangeReassigned:
		return "Federführung", leadName(c.LeadBefore), leadName(c.LeadAfter)
	case progress.ChangeAdvanced:
		return "Fortschritt", german.Percent(c.Before.Percent), german.Percent(c.After.Percent)
	case progress.ChangeNew:
		return "erstmals gemeldet", "–", german.Phase(c.After.Phase)
	case progress.ChangeRemoved:
		return "nicht mehr geführt", german.Phase(c.Before.Phase), "–"
	case progress.ChangeReported:
		return "neue Meldung", german.Phase(c.Before.Phase), german.Phase(c.After.Phase)
	}
	return "Phase", german.Phase(c.Before.Phase), german.Phase(c.After.Phase)
}

// late lists what is overdue, not reported on, and moved.
func (p *paper) late() {
	p.heading(1, "Rückstände")
	p.heading(2, "Überfällige Maßnahmen")
	p.table("Überfällige Maßnahmen", "Keine Maßnahme ist überfällig.",
		p.measures(p.selected(progress.OrderUrgency, progress.Overdue), columnMeasure, columnLead, columnPhase, columnOwn, columnPercent, columnDue))
	p.heading(2, "Ohne aktuelle Meldung")
	p.table("Maßnahmen ohne aktuelle Meldung", "Zu allen Maßnahmen liegt eine aktuelle Meldung vor.",
		p.measures(p.selected(progress.OrderReport, progress.Stale), columnMeasure, columnLead, columnPhase, columnReport))
	p.heading(2, "Verschiebungen")
	p.table("Maßnahmen mit späterem Termin als zuerst genannt", "Kein Termin wurde nach hinten verschoben.",
		p.measures(p.slipped(), columnMeasure, columnLead, columnDue, columnSlip, columnReason))
}

// fields goes through fields, topics and targets in their order, then through what belongs to none.
func (p *paper) fields() {
	shown := map[string]bool{}
	for _, f := range p.Portfolio.Fields {
		if p.Scope.StrategyID != "" && f.StrategyID != p.Scope.StrategyID {
			continue
		}
		scope := p.Scope
		scope.FieldID = f.ID
		r := progress.Sum(p.Portfolio, scope)
		if p.Scope.MinistryID != "" && r.Total == 0 {
			continue
		}
		p.heading(2, f.Title)
		p.say(document.Body, implementation(r))
		for _, topic := range p.Portfolio.FocusTopics {
			if topic.FieldID == f.ID {
				p.topic(topic, shown)
			}
		}
		p.eachTarget(p.Portfolio.TargetsOfField(f.ID), shown)
	}
	if p.Scope.StrategyID != "" {
		p.eachTarget(p.Portfolio.TargetsOfStrategy(p.Scope.StrategyID), shown)
	}
	p.withoutTarget()
}

func (p *paper) topic(topic *models.FocusTopic, shown map[string]bool) {
	scope := p.Scope
	scope.TopicID = topic.ID
	links := p.Portfolio.TargetsOfTopic(topic.ID)
	r := progress.Sum(p.Portfolio, scope)
	if p.Scope.MinistryID != "" && r.Total == 0 {
		return
	}
	p.heading(3, "Fokusthema: "+topic.Title)
	p.say(document.Body, implementation(r))
	var targets []*models.TargetNode
	for _, l := range links {
		targets = append(targets, l.To)
	}
	p.eachTarget(targets, shown)
}

// eachTarget shows targets that were not shown before; a ministry's paper has those that it works on.
func (p *paper) eachTarget(targets []*models.TargetNode, shown map[string]bool) {
	for _, t := range targets {
		if shown[t.ID] {
			continue
		}
		shown[t.ID] = true
		scope := p.Scope
		scope.TargetID = t.ID
		rows := progress.Select(p.Portfolio, progress.Filter{Scope: scope}, progress.OrderDue)
		if p.Scope.MinistryID != "" && len(rows) == 0 {
			continue
		}
		p.target(t, rows)
	}
}

// target shows both sides of a target, each for itself.
func (p *paper) target(t *models.TargetNode, rows []progress.Row) {
	st := progress.OfTarget(p.Portfolio, t)
	p.heading(4, "Ziel: "+t.Title)
	lead := p.Portfolio.LeadOfTarget(t)
	due := german.PartialDate(t.Due) + ". "
	if st.Overdue {
		due = german.PartialDate(t.Due) + ", überschritten. "
	}
	p.add(&document.Paragraph{Text: document.Inlines{{Text: "Umsetzung: ", Bold: true}, {Text: implementation(st.Implementation), Break: true},
		{Text: "Zielerreichung: ", Bold: true}, {Text: attainment(st), Break: true},
		{Text: "Termin: ", Bold: true}, {Text: due}, {Text: "Federführung: ", Bold: true}, {Text: leadName(lead) + "."}}})
	if len(t.Indicators) > 0 {
		p.table("Kennzahlen zu „"+t.Title+"“", "", p.indicators(t))
	}
	if len(rows) > 0 {
		p.table("Maßnahmen zu „"+t.Title+"“", "", p.measures(rows, columnMeasure, columnLead, columnPhase, columnOwn, columnPercent, columnDue))
	}
}

// withoutTarget shows the measures that serve no target.
func (p *paper) withoutTarget() {
	var rows []progress.Row
	for _, r := range p.selected(progress.OrderDue) {
		if len(p.Portfolio.TargetsOf(r.Measure)) == 0 {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		return
	}
	p.heading(2, "Maßnahmen ohne Ziel")
	p.table("Maßnahmen ohne Zuordnung zu einem Ziel", "", p.measures(rows, columnMeasure, columnLead, columnPhase, columnOwn, columnPercent, columnDue))
}

// implementation says in a sentence how far the measures are.
func implementation(r *progress.Rollup) string {
	if r.Total == 0 {
		return "Keine Maßnahme zugeordnet."
	}
	completed := r.Phases[models.PhaseCompleted]
	text := german.SomeOf(completed, r.Total, "ist abgeschlossen", "sind abgeschlossen")
	switch {
	case r.Counted == 0 || r.Total == 1 && completed == 1:
	case r.Counted == 1 && r.Known == 1:
		text += "; Fortschritt " + german.WholePercent(r.Percent)
	case r.Known*2 < r.Counted:
		text += "; Prozentwert bekannt bei " + german.Int(r.Known) + " von " + german.Int(r.Counted)
	default:
		text += "; mittlerer Fortschritt " + german.WholePercent(r.Percent) + " (bekannt bei " + german.Int(r.Known) + "\u00a0von\u00a0" + german.Int(r.Counted) + ")"
	}
	text = german.Sentence(text)
	if r.Proposed > 0 {
		text += " Vorschlag, noch nicht bestätigt: " + german.Int(r.Proposed) + " von " + german.Int(r.Total) + "."
	}
	return text
}

// attainment says in a sentence what the indicators tell.
func attainment(st *progress.TargetStatus) string {
	a := st.Attainment
	switch {
	case a.Of == 0:
		return "Keine Kennzahl hinterlegt, daher nicht angegeben."
	case a.Known == 0:
		return "Zu " + german.Count(a.Of, "Kennzahl", "Kennzahlen") + " liegt kein Messwert vor."
	case a.Known*2 < a.Of:
		return "Messwerte liegen nur zu " + german.Int(a.Known) + " von " + german.Int(a.Of) + " Kennzahlen vor."
	}
	text := german.WholePercent(a.Percent) + " (Messwerte zu " + german.Int(a.Known) + " von " + german.Count(a.Of, "Kennzahl", "Kennzahlen") + ")."
	if st.WithoutEffect {
		text += " Umgesetzt, aber noch ohne die angestrebte Wirkung."
	}
	return text
}
