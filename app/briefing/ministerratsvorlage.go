// The Ministerratsvorlage: what the Ministerrat decides, why, the cover sheet with who took part and what it costs, and
// figures and tables as an annex.

package briefing

import (
	"cmp"
	"strconv"
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

var ministerratsvorlage = &Template{
	Name: "ministerratsvorlage", Title: "Ministerratsvorlage", Purpose: "Beschlussvorschlag mit Ziffern, Erläuterungen, Vorblatt mit Beteiligung und Auswirkungen, Zahlen als Anlage.",
	Formats: textFormats,
	Fields: append([]Field{
		{Key: "top", Label: "Tagesordnungspunkt", Hint: "Nur die Nummer.", Lines: 1},
		{Key: "titel", Label: "Gegenstand", Hint: "Worum es geht, in einer Zeile.", Lines: 1},
		{Key: "beschluss", Label: "Beschluss", Hint: "Eine Zeile je Ziffer; Subjekt ist „Der Ministerrat“.", Lines: 5},
		{Key: "erlaeuterungen", Label: "Erläuterungen", Hint: "Absätze ohne Nummern.", Lines: 10},
		{Key: "art", Label: "Art der Vorlage", Lines: 1, Words: []string{"Kenntnisnahme", "Entscheidung"}},
		{Key: "mitzeichnung", Label: "Mitzeichnung", Hint: "Eine Zeile je Ressort, zum Beispiel „JM: mitgezeichnet, 24.11.2026“. Was Ressorts in der Mitzeichnung geantwortet haben, geht vor.", Lines: 6},
	}, coverFields...),
	propose: proposeMinisterratsvorlage, compose: composeMinisterratsvorlage, workbook: composeWorkbook,
}

// coverFields are the lines of the cover sheet that only people can fill in.
var coverFields = []Field{
	{Key: "eilbedarf", Label: "Eilbedürftigkeit", Lines: 1},
	{Key: "frist", Label: "Fristen der Zuleitung", Lines: 1},
	{Key: "strittig", Label: "Strittige Punkte", Hint: "Mit dem Beitrag des anderen Ressorts und einem Lösungsvorschlag.", Lines: 3},
	{Key: "verbaende", Label: "Beteiligung von Verbänden", Lines: 2},
	{Key: "kosten", Label: "Kosten und Haushalt", Lines: 2},
	{Key: "aufwand", Label: "Verwaltungsaufwand", Lines: 2},
	{Key: "kommunen", Label: "Auswirkungen auf Kommunen", Lines: 2},
	{Key: "demografie", Label: "Auswirkungen auf die Demografie", Lines: 2},
	{Key: "klima", Label: "Auswirkungen auf Umwelt und Klima", Lines: 2},
	{Key: "familie", Label: "Auswirkungen auf Familien", Lines: 2},
	{Key: "gleichstellung", Label: "Auswirkungen auf die Gleichstellung", Lines: 2},
	{Key: "oeffentlichkeit", Label: "Information der Öffentlichkeit", Lines: 2},
	{Key: "veroeffentlichung", Label: "Veröffentlichung im Transparenzportal", Lines: 1, Words: []string{"ja", "nein"}},
}

func proposeMinisterratsvorlage(s *State) map[string]Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	proposals := map[string]Proposal{
		"titel":          s.progressOf(),
		"beschluss":      written(s.clauses(r)),
		"erlaeuterungen": written(s.phases(r), s.ampeln(r), s.percent(r), s.signals(r), paragraph(s.urgent(5)), paragraph(s.changes)),
		"mitzeichnung":   written(s.signing),
	}
	if disputed := written(s.disputed); disputed.Text != "" {
		proposals["strittig"] = disputed
	}
	return proposals
}

// clauses propose what to decide: to take note, and to ask for what is late or missing.
func (s *State) clauses(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		p.line("Der Ministerrat nimmt den Stand der Umsetzung zum Stichtag " + german.Date(s.Portfolio.Stichtag) + " zur Kenntnis.")
		for _, ask := range []struct {
			is   progress.Signals
			text string
			one  string
		}{
			{progress.Overdue, " überfälligen Maßnahmen einen neuen Termin zu nennen", " überfälligen Maßnahme einen neuen Termin zu nennen"},
			{progress.Stale, " Maßnahmen ohne aktuelle Meldung den Stand mitzuteilen", " Maßnahme ohne aktuelle Meldung den Stand mitzuteilen"},
		} {
			if n := r.Signals[ask.is]; n == 1 {
				p.line("Der Ministerrat bittet das federführende Ressort, zu der" + ask.one + ".")
			} else if n > 1 {
				number := german.Int(n)
				p.line("Der Ministerrat bittet die federführenden Ressorts, zu den "+number+ask.text+".",
					s.listed(number, signalTitle(ask.is), "signal", ask.is.Key()))
			}
		}
	}
}

// paragraph lets what the rule says begin on a line of its own.
func paragraph(rule func(*prose)) func(*prose) {
	return func(p *prose) {
		inner := &prose{}
		rule(inner)
		if text := inner.text.String(); text != "" {
			p.line(text, inner.evidence...)
		}
	}
}

func composeMinisterratsvorlage(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Ministerratsvorlage", s, texts, proposeMinisterratsvorlage(s), stamp, "ampel", "phasen", "status-nach-ressort", "verlauf")
	if err != nil {
		return nil, err
	}
	title := cmp.Or(strings.TrimSpace(texts["titel"]), "Ministerratsvorlage")
	if top := strings.TrimSpace(texts["top"]); top != "" {
		title = "TOP " + top + ": " + title
	}
	p.say(document.Title, title)
	p.say(document.Subtitle, "– "+p.stated(s.House.Ministry)+" –")
	p.heading(1, "Beschluss:")
	p.list("beschluss", true)
	p.facts(progress.Sum(s.Portfolio, s.Scope))
	p.heading(1, "Erläuterungen:")
	p.paragraphs("erlaeuterungen")
	p.cover()
	p.annex()
	return p.doc, nil
}

func (p *paper) stated(text string) string {
	return cmp.Or(strings.TrimSpace(text), german.NotStated)
}

// cover is the cover sheet; what nobody has entered is not stated.
func (p *paper) cover() {
	p.add(&document.PageBreak{})
	p.heading(1, "Vorblatt")
	form := &document.Form{Anchor: "vorblatt", Title: "Vorblatt", Rows: []document.FormRow{
		{Label: "Art der Vorlage", Text: plain(p.stated(p.texts["art"]))},
		{Label: "Stichtag der Zahlen", Text: plain(german.Date(p.Portfolio.Stichtag))}}}
	for _, f := range coverFields {
		text := p.text(f.Key)
		if len(text) == 0 {
			text = plain(german.NotStated)
		}
		form.Rows = append(form.Rows, document.FormRow{Label: f.Label, Text: text})
	}
	signatures := p.signatures()
	signed := plain(german.NotStated)
	if len(signatures.Rows) > 0 {
		next := strconv.Itoa(p.tables + 1)
		signed = document.Inlines{{Text: "siehe "}, {Text: "Tabelle " + next, Link: "#tab-" + next}}
		if finding := p.coFinding(); finding != "" {
			signed = append(document.Inlines{{Text: finding + " "}, {Text: "Siehe "}}, signed[1])
		}
	}
	form.Rows = append(form.Rows, document.FormRow{Label: "Beteiligte Ressorts und Mitzeichnung", Text: signed},
		document.FormRow{Label: "Anlagen", Text: plain("Zahlen zum Stand der Umsetzung")})
	p.add(form)
	p.objections()
	if len(signatures.Rows) > 0 {
		p.table("Beteiligung der Ressorts und Mitzeichnung", "", signatures)
	}
}

// named finds the ministry by its abbreviation or name, nil where there is none.
func (s *State) named(name string) *models.Ministry {
	name = strings.TrimSpace(name)
	for _, m := range s.Portfolio.Ministries {
		if name != "" && (strings.EqualFold(name, m.Abbreviation) || strings.EqualFold(name, m.Name)) {
			return m
		}
	}
	return nil
}

// participation says in how many measures a ministry leads and takes part.
func (s *State) participation(m *models.Ministry) string {
	scope := s.Scope
	scope.MinistryID = m.ID
	var parts []string
	if r := progress.Sum(s.Portfolio, scope); r.Total > 0 {
		parts = append(parts, "federführend bei "+german.Int(r.Total)+ofThemProposed(r.Proposed, r.Total))
	}
	if taking := s.taking(m); len(taking) > 0 {
		proposed := 0
		for _, row := range taking {
			if row.Proposed {
				proposed++
			}
		}
		parts = append(parts, "beteiligt an "+german.Int(len(taking))+ofThemProposed(proposed, len(taking)))
	}
	return cmp.Or(strings.Join(parts, ", "), "keine")
}

// ofThemProposed tells how many of all nobody has confirmed yet.
func ofThemProposed(n, all int) string {
	switch n {
	case 0:
		return ""
	case all:
		return proposedMark(true)
	}
	return " (davon " + german.Int(n) + " als Vorschlag)"
}

// annex holds the figures and tables that the texts rest on.
func (p *paper) annex() {
	p.add(&document.PageBreak{})
	p.heading(1, "Anlage: Zahlen zum Stand der Umsetzung")
	p.place("ampel", "phasen", "status-nach-ressort", "verlauf")
	p.table("Stand nach federführendem Ressort", "Keine Maßnahme ist einem Ressort zugeordnet.", p.ministries())
	p.table("Überfällige Maßnahmen", "Keine Maßnahme ist überfällig.",
		p.measures(p.selected(progress.OrderUrgency, progress.Overdue), columnMeasure, columnLead, columnPhase, columnOwn, columnPercent, columnDue))
	p.say(document.Note, countingRule)
}
