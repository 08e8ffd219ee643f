// The Sprechzettel: one page for whoever speaks about the strategy: where it stands, what came last, what has to be
// decided, and what will probably be asked.

package briefing

import (
	"strings"

	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

var sprechzettel = &Template{
	Name: "sprechzettel", Title: "Sprechzettel", Purpose: "Eine Seite: Stand, letzter Schritt, Entscheidungsbedarf und wahrscheinliche Fragen.",
	Formats: []document.Format{document.Markdown},
	Fields: []Field{
		{Key: "anlass", Label: "Anlass", Hint: "Wozu der Zettel dient, zum Beispiel die Sitzung des Ministerrats.", Lines: 1},
		{Key: "lage", Label: "Stand", Hint: "Zwei, drei Sätze.", Lines: 5},
		{Key: "schritt", Label: "Letzter Schritt", Hint: "Was zuletzt geschehen ist.", Lines: 3},
		{Key: "entscheidung", Label: "Entscheidungsbedarf", Hint: "Eine Zeile je Entscheidung.", Lines: 4},
		{Key: "fragen", Label: "Wahrscheinliche Fragen", Hint: "Eine Zeile je Frage.", Lines: 6},
	},
	propose: proposeSprechzettel, compose: composeSprechzettel,
}

// mostPoints is how many points a list of one page has.
const mostPoints = 4

func proposeSprechzettel(s *State) map[string]Proposal {
	return map[string]Proposal{"lage": standText(s), "schritt": lastStep(s), "entscheidung": decisions(s), "fragen": questions(s)}
}

// figurePath is the page of a figure about the same state.
func (s *State) figurePath(name string) string {
	path := "/diagramme/" + name + "?stichtag=" + s.Portfolio.Stichtag.String()
	if s.Scope.StrategyID != "" {
		path += "&strategie=" + s.Scope.StrategyID
	}
	if s.Scope.MinistryID != "" {
		path += "&ressort=" + s.Scope.MinistryID
	}
	return path
}

// standText counts phases and what is late; every number leads to the figure that shows it.
func standText(s *State) Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	if r.Total == 0 {
		return Proposal{Text: "Zu diesem Umfang gibt es keine Maßnahme."}
	}
	completed := german.Int(r.Phases[models.PhaseCompleted]) + " von " + german.Int(r.Total)
	running, overdue, silent := german.Int(r.Phases[models.PhaseImplementing]), german.Int(r.Signals[progress.Overdue]), german.Int(r.Total-r.Reported)
	p := Proposal{Text: completed + " Maßnahmen sind abgeschlossen, " + running + " in Umsetzung."}
	phases := s.figurePath("phasen")
	p.Evidence = []Evidence{{completed, "phasen", phases, "Phasen"}, {running, "phasen", phases, "Phasen"}}
	if r.Signals[progress.Overdue] > 0 {
		p.Text += " Überfällig: " + overdue + "."
		p.Evidence = append(p.Evidence, Evidence{overdue, "phasen", phases, "Phasen"})
	}
	if r.Total > r.Reported {
		p.Text += " Ohne Meldung: " + silent + "."
		p.Evidence = append(p.Evidence, Evidence{silent, "phasen", phases, "Phasen"})
	}
	if s.Before != nil {
		n := german.Count(len(progress.Compare(s.Before, s.Portfolio, s.Scope).Changes), "Änderung", "Änderungen")
		p.Text += " Seit dem " + german.Date(s.Before.Stichtag) + ": " + n + "."
		p.Evidence = append(p.Evidence, Evidence{n, "", "/vergleich?von=" + s.Before.Stichtag.String() + "&bis=" + s.Portfolio.Stichtag.String(), "Vergleich"})
	}
	return p
}

// lastStep names the latest report that counts.
func lastStep(s *State) Proposal {
	var last *progress.Status
	for _, l := range s.Scope.Measures(s.Portfolio) {
		if st := progress.Of(s.Portfolio, l.To); st.Report != nil && (last == nil || st.Report.AsOf > last.Report.AsOf) {
			last = st
		}
	}
	if last == nil {
		return Proposal{Text: "Es liegt noch keine freigegebene Meldung vor."}
	}
	day := german.Date(last.Report.AsOf)
	return Proposal{Text: "„" + last.Measure.Title + "“, gemeldet mit Stand " + day + ": " + german.Phase(last.Phase) + ".",
		Evidence: []Evidence{{day, "", s.measurePath(last.Measure), last.Measure.Title}}}
}

func (s *State) measurePath(m *models.MeasureNode) string {
	return "/massnahmen/" + m.ID + "?stichtag=" + s.Portfolio.Stichtag.String()
}

// decisions are those that ministries ask for; the public's state has none.
func decisions(s *State) Proposal {
	var lines []string
	for _, l := range s.Scope.Measures(s.Portfolio) {
		if r := l.To.ReportAt(s.Portfolio.Stichtag); r != nil && r.DecisionNeeded != "" && len(lines) < mostPoints {
			lines = append(lines, l.To.Title+": "+strings.Join(strings.Fields(r.DecisionNeeded), " "))
		}
	}
	if len(lines) == 0 {
		return Proposal{Text: "Kein Entscheidungsbedarf gemeldet."}
	}
	return Proposal{Text: strings.Join(lines, "\n")}
}

// questions follow from the signals of the most urgent measures.
func questions(s *State) Proposal {
	var p Proposal
	var lines []string
	for _, row := range progress.MostUrgent(s.Portfolio, s.Scope, mostPoints) {
		text, number := question(row)
		lines = append(lines, text)
		if number != "" {
			p.Evidence = append(p.Evidence, Evidence{number, "", s.measurePath(row.Measure), row.Measure.Title})
		}
	}
	p.Text = strings.Join(lines, "\n")
	if len(lines) == 0 {
		p.Text = "Aus den Daten drängt sich keine Frage auf."
	}
	return p
}

func question(row progress.Row) (text, number string) {
	title := "„" + row.Measure.Title + "“"
	switch {
	case row.Signals.Has(progress.Overdue):
		number = german.PartialDate(row.Due)
		return "Warum ist " + title + " nicht fertig? Termin war " + number + ".", number
	case row.Own == models.AmpelRed:
		return "Was braucht " + title + ", damit das Ziel erreicht wird? Die Ampel steht auf Rot.", ""
	case row.Signals.Has(progress.Stale) && row.Report != nil:
		number = german.Date(row.Report.AsOf)
		return "Was ist bei " + title + " seit dem " + number + " geschehen?", number
	case row.Report == nil:
		return "Wie steht es um " + title + "? Es liegt keine Meldung vor.", ""
	}
	return "Wie geht es bei " + title + " weiter?", ""
}

func composeSprechzettel(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	figure, err := charts.Build("phasen", charts.Query{Portfolio: s.Portfolio, Scope: s.Scope})
	if err != nil {
		return nil, err
	}
	d := s.paper("Sprechzettel", stamp)
	d.Blocks = []document.Block{
		&document.Paragraph{Style: document.Title, Text: document.Inlines{{Text: "Sprechzettel"}}},
		&document.Paragraph{Style: document.Subtitle, Text: document.Inlines{{Text: strings.Trim(s.subject()+", "+d.Stand, ", ")}}},
	}
	for _, part := range []struct{ key, title string }{{"anlass", "Anlass"}, {"lage", "Stand"}, {"schritt", "Letzter Schritt"}, {"entscheidung", "Entscheidungsbedarf"}, {"fragen", "Wahrscheinliche Fragen"}} {
		if texts[part.key] == "" {
			continue
		}
		d.Blocks = append(d.Blocks, &document.Heading{Level: 1, Text: part.title, Anchor: part.key})
		if lines := strings.Split(texts[part.key], "\n"); (part.key == "entscheidung" || part.key == "fragen") && len(lines) > 1 {
			d.Blocks = append(d.Blocks, points(lines))
		} else {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: broken(texts[part.key])})
		}
	}
	d.Blocks = append(d.Blocks, &document.Figure{Anchor: "abb-phasen", Label: "Abbildung 1", Chart: figure})
	return d, nil
}

// paper begins a document with what every page says.
func (s *State) paper(title string, stamp Stamp) *document.Document {
	return &document.Document{Title: title + ", " + s.subject(), Subject: s.subject(), Author: s.House.Operator, Language: "de-DE", ID: stamp.ID,
		Stand: "Stand " + german.Date(s.Portfolio.Stichtag), Marks: stamp.Marks, Created: stamp.Created,
		Letterhead: document.Letterhead{Lines: filled(s.House.Ministry, s.House.Operator), Logo: s.House.Logo, Accent: s.House.Accent}}
}

// subject is what the paper is about.
func (s *State) subject() string {
	var parts []string
	if strategy := s.Portfolio.Strategy(s.Scope.StrategyID); strategy != nil {
		parts = append(parts, strategy.Title)
	}
	if ministry := s.Portfolio.Ministry(s.Scope.MinistryID); ministry != nil {
		parts = append(parts, ministry.Name)
	}
	return strings.Join(parts, ", ")
}

func filled(texts ...string) (list []string) {
	for _, text := range texts {
		if text != "" {
			list = append(list, text)
		}
	}
	return list
}

// broken keeps the line breaks of a text.
func broken(text string) document.Inlines {
	lines := strings.Split(text, "\n")
	pieces := make(document.Inlines, len(lines))
	for i, line := range lines {
		pieces[i] = document.Inline{Text: line, Break: i < len(lines)-1}
	}
	return pieces
}

// points are lines as a list.
func points(lines []string) *document.List {
	list := &document.List{}
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			list.Items = append(list.Items, document.ListItem{Text: document.Inlines{{Text: line}}})
		}
	}
	return list
}
