// The Sprechzettel: one page for whoever speaks about the strategy: where it stands, what came last, what has to be
// decided, and what will probably be asked.

package briefing

import (
	"strings"

	"zielstand/app/document"
	"zielstand/app/progress"
)

var sprechzettel = &Template{
	Name: "sprechzettel", Title: "Sprechzettel", Purpose: "Eine Seite: Stand, letzter Schritt, Entscheidungsbedarf und wahrscheinliche Fragen mit Antworten.",
	Formats: textFormats,
	Fields: []Field{
		{Key: "anlass", Label: "Anlass", Hint: "Wozu der Zettel dient, zum Beispiel die Sitzung des Ministerrats.", Lines: 1},
		{Key: "botschaft", Label: "Kernbotschaft", Hint: "Ein Satz, der hängen bleibt.", Lines: 2},
		{Key: "lage", Label: "Stand", Hint: "Drei, vier Sätze.", Lines: 5},
		{Key: "schritt", Label: "Letzter Schritt", Hint: "Was zuletzt gemeldet wurde und was folgt.", Lines: 3},
		{Key: "entscheidung", Label: "Entscheidungsbedarf", Hint: "Eine Zeile je Entscheidung.", Lines: 4},
		{Key: "fragen", Label: "Wahrscheinliche Fragen", Hint: "Eine Zeile je Frage, die Antwort dahinter.", Lines: 6},
	},
	propose: proposeSprechzettel, compose: composeSprechzettel, workbook: composeWorkbook,
}

// mostPoints is how many points a list has where a paper has one page.
const mostPoints = 3

func proposeSprechzettel(s *State) map[string]Proposal {
	r := progress.Sum(s.Portfolio, s.Scope)
	return map[string]Proposal{
		"botschaft":    written(s.phases(r)),
		"lage":         written(s.percent(r), s.signals(r), s.changes),
		"schritt":      written(s.lastStep),
		"entscheidung": written(s.decisions(2)),
		"fragen":       written(s.questions(2)),
	}
}

func composeSprechzettel(s *State, texts Texts, stamp Stamp) (*document.Document, error) {
	p, err := newPaper("Sprechzettel", s, texts, proposeSprechzettel(s), stamp)
	if err != nil {
		return nil, err
	}
	err = p.fit(speakingRooms, p.speaking)
	return p.doc, err
}

// speakingRooms are tried in turn; the texts that the rules propose need no more than the first.
var speakingRooms = []room{{}, {points: 12, letters: 400}, {points: 8, letters: 300}, {points: 6, letters: 240}, {points: 5, letters: 180}, {points: 4, letters: 140}, {points: 3, letters: 100}, {points: 2, letters: 70}}

// shortened says that more was written than a page holds.
const shortened = "Gekürzt, damit alles auf einer Seite steht."

// speaking lays the page out.
func (p *paper) speaking(fits room) {
	p.say(document.Title, "Sprechzettel")
	p.say(document.Subtitle, strings.Join(filled(p.texts["anlass"], p.subject(), p.stand()), " · "))
	if lead := p.text("botschaft"); len(lead) > 0 {
		p.add(&document.Paragraph{Style: document.Lead, Text: lead})
	}
	p.facts(progress.Sum(p.Portfolio, p.Scope))
	if len(p.lines("lage"))+len(p.lines("schritt")) > 0 {
		p.heading(1, "Stand und letzter Schritt")
		p.list("lage", false)
		if step := p.text("schritt"); len(step) > 0 {
			p.add(&document.Paragraph{Text: step})
		}
	}
	if len(p.lines("entscheidung")) > 0 {
		p.heading(1, "Entscheidungsbedarf")
		p.list("entscheidung", false)
	}
	if len(p.lines("fragen")) > 0 {
		p.heading(1, "Wahrscheinliche Fragen")
		p.answers("fragen")
	}
	if fits.letters > 0 {
		p.say(document.Note, shortened)
	}
}

// answers sets questions in bold, with their answers behind them.
func (p *paper) answers(key string) {
	list := &document.List{}
	for _, line := range p.lines(key) {
		list.Items = append(list.Items, document.ListItem{Text: questionBold(line)})
	}
	if len(list.Items) == 1 {
		p.add(&document.Paragraph{Text: list.Items[0].Text})
	} else if len(list.Items) > 0 {
		p.add(list)
	}
}

func questionBold(line document.Inlines) document.Inlines {
	var out document.Inlines
	asking := strings.Contains(wording(line), "? ")
	for _, piece := range line {
		question, answer, found := strings.Cut(piece.Text, "? ")
		if !asking || !found {
			piece.Bold = asking
			out = append(out, piece)
			continue
		}
		asking = false
		out = append(out, document.Inline{Text: question + "?", Bold: true, Link: piece.Link}, document.Inline{Text: " " + answer, Link: piece.Link})
	}
	return out
}
