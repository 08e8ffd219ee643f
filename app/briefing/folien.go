// The Folien: 16:9, one finding on each slide, what to say in its notes.

package briefing

import (
	"cmp"
	"strings"

	"zielstand/app/document"
	"zielstand/app/progress"
)

var folien = &Template{
	Name: "folien", Title: "Folien", Purpose: "Präsentation im Format 16:9: eine Aussage je Folie, mit Notizen.",
	Formats: slideFormats,
	Fields: []Field{
		{Key: "titel", Label: "Titel", Lines: 1},
		{Key: "anlass", Label: "Anlass", Hint: "Steht auf der ersten Folie.", Lines: 1},
		{Key: "aussage", Label: "Kernaussage", Hint: "Der Titel der zweiten Folie.", Lines: 2},
		{Key: "lage", Label: "Notizen zur Kernaussage", Lines: 5},
		{Key: "handlungsbedarf", Label: "Handlungsbedarf", Hint: "Eine Zeile je Maßnahme.", Lines: 5},
		{Key: "entscheidung", Label: "Entscheidungsbedarf", Hint: "Eine Zeile je Entscheidung.", Lines: 4},
	},
	propose: proposeFolien, compose: composeFolien, workbook: composeWorkbook,
}

func proposeFolien(s *State) map[string]Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	return map[string]Proposal{
		"titel":           {Text: "Stand der Umsetzung"},
		"aussage":         written(s.phases(r)),
		"lage":            written(s.ampeln(r), s.percent(r), s.signals(r), s.changes),
		"handlungsbedarf": written(s.urgent(mostPoints)),
		"entscheidung":    written(s.decisions(mostPoints)),
	}
}

// slideFigures are the figures that can be read from the back of a room.
var slideFigures = []string{"ampel", "phasen", "status-nach-ressort", "verlauf", "fortschritt-fokusthemen", "ampel-verlauf"}

func composeFolien(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Folien", s, texts, proposeFolien(s), stamp, slideFigures...)
	if err != nil {
		return nil, err
	}
	p.doc.Shape = document.Slides
	p.add(&document.Slide{Title: cmp.Or(strings.TrimSpace(texts["titel"]), "Stand der Umsetzung"), Blocks: []document.Block{
		&document.Paragraph{Style: document.Subtitle, Text: plain(strings.Join(filled(texts["anlass"], s.subject(), s.stand()), " · "))}}})
	r := progress.Sum(s.Portfolio, s.Scope)
	finding := &document.Slide{Title: cmp.Or(oneLine(texts["aussage"]), "Auf einen Blick"), Notes: strings.TrimSpace(texts["lage"])}
	if r.Total > 0 {
		finding.Blocks = []document.Block{&document.Facts{Title: "Auf einen Blick", Items: p.keyFacts(r)}}
	}
	p.add(finding)
	for _, name := range slideFigures {
		if f := p.figures[name]; f.Chart.Empty == "" {
			p.add(&document.Slide{Title: f.Chart.Title, Blocks: []document.Block{f}, Notes: strings.Join(filled(f.Chart.Alt, f.Chart.Rule), " ")})
		}
	}
	p.pointsSlide("Handlungsbedarf", "handlungsbedarf")
	p.pointsSlide("Entscheidungsbedarf", "entscheidung")
	return p.doc, nil
}

// pointsSlide sets a field's lines as points.
func (p *paper) pointsSlide(title, key string) {
	list := &document.List{}
	for _, line := range p.lines(key) {
		list.Items = append(list.Items, document.ListItem{Text: line})
	}
	if len(list.Items) > 0 {
		p.add(&document.Slide{Title: title, Blocks: []document.Block{list}})
	}
}
