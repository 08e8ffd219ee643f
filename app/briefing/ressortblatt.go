// The Ressortblatt: one page for each ministry, all in one file.

package briefing

import (
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

var ressortblatt = &Template{
	Name: "ressortblatt", Title: "Ressortblatt", Purpose: "Eine Seite je Ressort: Federführung und Beteiligung, Ampel und Zweitmeinung, Rückstände, nächste Schritte.",
	Formats: textFormats,
	Fields: []Field{
		{Key: "anlass", Label: "Anlass", Hint: "Steht unter jeder Überschrift, zum Beispiel der Termin des Gesprächs.", Lines: 1},
		{Key: "hinweis", Label: "Hinweis für alle Ressorts", Hint: "Steht auf jedem Blatt.", Lines: 2},
	},
	propose: func(*State) map[string]Proposal { return nil }, compose: composeRessortblatt, workbook: composeWorkbook,
}

// sheetRooms are tried in turn: first fewer measures, then shorter texts.
var sheetRooms = func() (rooms []room) {
	for rows := 20; rows >= 4; rows-- {
		rooms = append(rooms, room{rows: rows, points: mostPoints, parts: 8})
	}
	return append(rooms, room{4, 3, 6, 300}, room{4, 3, 4, 150}, room{3, 2, 3, 100}, room{2, 1, 2, 60}, room{1, 1, 1, 40})
}()

func composeRessortblatt(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Ressortblatt", s, texts, nil, stamp)
	if err != nil {
		return nil, err
	}
	for i, m := range s.involved() {
		err := p.fit(sheetRooms, func(r room) {
			if i > 0 {
				p.add(&document.PageBreak{})
			}
			p.sheet(m, r)
		})
		if err != nil {
			return nil, err
		}
	}
	if len(p.doc.Blocks) == 0 {
		p.say(document.Title, "Ressortblatt")
		p.say(document.Subtitle, strings.Join(filled(s.subject(), s.stand()), " · "))
		p.say(document.Body, "Kein Ressort ist in diesem Ausschnitt federführend oder beteiligt.")
	}
	return p.doc, nil
}

// involved are the ministries that lead or take part on the Stichtag, in their order.
func (s *State) involved() (list []*models.Ministry) {
	for _, m := range s.Portfolio.Ministries {
		if s.Scope.MinistryID != "" && s.Scope.MinistryID != m.ID || !m.ValidOn(s.Portfolio.Stichtag) && s.Scope.MinistryID == "" {
			continue
		}
		scope := s.Scope
		scope.MinistryID = m.ID
		if len(scope.Measures(s.Portfolio)) > 0 || len(s.taking(m)) > 0 {
			list = append(list, m)
		}
	}
	return list
}

// taking are the measures of the strategy in which the ministry only takes part.
func (s *State) taking(m *models.Ministry) (rows []progress.Row) {
	for _, l := range s.Portfolio.MeasuresWith(m.ID) {
		inside := l.To.ParentID == "" && (s.Scope.StrategyID == "" || l.To.StrategyID == s.Scope.StrategyID)
		if lead := s.Portfolio.Lead(l.To); inside && (lead.To == nil || lead.To.ID != m.ID) {
			rows = append(rows, progress.Row{Status: progress.Of(s.Portfolio, l.To), Lead: lead, Proposed: l.Proposed})
		}
	}
	return rows
}

func (p *paper) sheet(m *models.Ministry, fits room) {
	of := *p.State
	of.Scope.MinistryID = m.ID
	r := progress.Sum(of.Portfolio, of.Scope)
	p.add(&document.Heading{Level: 1, Text: ministryName(m), Anchor: "ressort-" + m.ID})
	p.say(document.Subtitle, strings.Join(filled(p.texts["anlass"], p.strategyTitle(), p.stand()), " · "))
	if r.Total == 0 {
		p.add(&document.Paragraph{Style: document.Lead, Text: plain("Federführend ist das Ressort bei keiner Maßnahme.")})
	}
	p.led(&of, r, fits)
	if taking := of.taking(m); len(taking) > 0 {
		p.heading(2, "Beteiligung")
		p.say(document.Body, partsText(taking, fits.parts))
	}
	p.hint(fits)
}

// hint is what somebody wrote for every sheet; where it is too long for the page, the sheet says so.
func (p *paper) hint(fits room) {
	lines := p.lines("hinweis")
	shown, letters := lines, 0
	if fits.letters > 0 {
		shown = lines[:min(len(lines), fits.points)]
	}
	for _, line := range shown {
		p.add(&document.Paragraph{Text: line})
		letters = max(letters, len(wording(line)))
	}
	if len(shown) < len(lines) || fits.letters > 0 && letters > 3*fits.letters {
		p.say(document.Note, shortened)
	}
}

// led shows the measures that the ministry is in charge of.
func (p *paper) led(of *State, r *progress.Rollup, fits room) {
	if r.Total == 0 {
		return
	}
	summary := written(of.phases(r), of.signals(r), of.proposed(r))
	p.add(&document.Paragraph{Style: document.Lead, Text: traced(summary.Text, summary.Evidence, p.anchor)})
	rows := of.selected(progress.OrderUrgency)
	shown := min(len(rows), fits.rows)
	if shown > 0 {
		p.heading(2, "Federführung")
		t := p.measures(rows[:shown], columnMeasure, columnPhase, columnOwn, columnSecond, columnPercent, columnDue, columnSignals)
		t.Note = more(len(rows)-shown, "weitere federführende Maßnahme, hier nicht gezeigt", "weitere federführende Maßnahmen, hier nicht gezeigt")
		p.table("Federführende Maßnahmen, dringendste zuerst", "", t)
	}
	p.nextSteps(rows, fits.points)
}

func (s *State) strategyTitle() string {
	if strategy := s.Portfolio.Strategy(s.Scope.StrategyID); strategy != nil {
		return strategy.Title
	}
	return ""
}

// nextSteps lists what the ministry has announced for its most urgent measures.
func (p *paper) nextSteps(rows []progress.Row, most int) {
	list := &document.List{}
	for _, r := range rows {
		if len(list.Items) == most || r.Report == nil || r.Done() || oneLine(r.Report.NextStep) == "" {
			continue
		}
		list.Items = append(list.Items, document.ListItem{Text: document.Inlines{{Text: german.Shorten(r.Measure.Title, 60) + ": ", Bold: true}, {Text: german.Shorten(ended(oneLine(r.Report.NextStep)), 160)}}})
	}
	if len(list.Items) > 0 {
		p.heading(2, "Nächste Schritte")
		p.add(list)
	}
}

// partsText names the measures in which a ministry takes part.
func partsText(rows []progress.Row, most int) string {
	names := make([]string, 0, most)
	for _, r := range rows[:min(len(rows), most)] {
		names = append(names, german.Quote(german.Shorten(r.Measure.Title, 60))+" ("+leadOfPart(r)+")")
	}
	text := "Beteiligt an " + german.Measures(len(rows)) + ": " + strings.Join(names, ", ")
	if len(rows) > most {
		text += " und weiteren"
	}
	return text + "."
}

// leadOfPart names who is in charge, and says of that and of the taking part what is only proposed.
func leadOfPart(r progress.Row) string {
	switch {
	case r.Lead.To == nil:
		return german.NotStated + proposedMark(r.Proposed)
	case r.Lead.Proposed && r.Proposed:
		return shortName(r.Lead.To) + ", beides Vorschlag"
	case r.Proposed:
		return shortName(r.Lead.To) + ", Beteiligung als Vorschlag"
	case r.Lead.Proposed:
		return shortName(r.Lead.To) + ", Vorschlag"
	}
	return shortName(r.Lead.To)
}

func more(n int, one, many string) string {
	if n <= 0 {
		return ""
	}
	return german.Count(n, one, many) + "."
}
