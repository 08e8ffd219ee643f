// The co-signing (Mitzeichnung) in the cabinet paper: who has answered what, objections first and said in words.

package briefing

import (
	"cmp"
	"strings"

	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/models"
)

// signed are the answers of the ministries to this paper, objections first; none where nobody was asked, or where the
// audience may not know.
func (s *State) signed() []*models.CoSignature {
	if len(s.Portfolio.CoSignatures) == 0 {
		return nil
	}
	return s.Portfolio.CoSigned(s.Portfolio.CoSignatures[0].BriefingID) // a frozen state has those of its own briefing only
}

// signatory is what the ministry of an answer is called.
func (s *State) signatory(ministryID string) string {
	if m := s.Portfolio.Ministry(ministryID); m != nil {
		return shortName(m)
	}
	return ministryID
}

// coFinding says how the co-signing stands, "" where nobody was asked.
func (s *State) coFinding() string {
	list := s.signed()
	if len(list) == 0 {
		return ""
	}
	return german.CoFinding(list, s.signatory)
}

// signing lists the answers, or the ministries that lead or take part, of which none has been asked as far as is known.
func (s *State) signing(p *prose) {
	list := s.signed()
	for _, one := range list {
		p.line(s.signatory(one.MinistryID) + ": " + strings.Join(filled(german.CoAnswer(one.Answer), answeredOn(one), oneLine(one.Text)), ", "))
	}
	if len(list) > 0 {
		return
	}
	for _, m := range s.involved() {
		p.line(shortName(m) + ": offen")
	}
}

// disputed proposes the points in dispute: the reasons of those who object.
func (s *State) disputed(p *prose) {
	for _, one := range s.signed() {
		if one.Answer == models.CoObjects {
			p.line(s.signatory(one.MinistryID) + " zeichnet nicht mit: " + oneLine(one.Text))
		}
	}
}

// answeredOn is the day of an answer, and that it came late; "" before there is one.
func answeredOn(s *models.CoSignature) string {
	if !s.AnsweredOn.Known() {
		return ""
	}
	if s.Late() {
		return german.Date(s.AnsweredOn) + " (nach Fristende)"
	}
	return german.Date(s.AnsweredOn)
}

// objections sets those who object off from the rest, with their reasons in full.
func (p *paper) objections() {
	list := &document.List{}
	for _, one := range p.signed() {
		if one.Answer != models.CoObjects {
			continue
		}
		list.Items = append(list.Items, document.ListItem{Text: document.Inlines{
			{Text: p.signatory(one.MinistryID) + " zeichnet nicht mit", Bold: true},
			{Text: " (" + answeredOn(one) + "). Begründung: " + oneLine(one.Text)}}})
	}
	if len(list.Items) > 0 {
		p.heading(2, "Widerspruch in der Mitzeichnung")
		p.add(list)
	}
}

// signatures has a row for each ministry that answered, then for those that somebody entered, then for those that take
// part and were not entered.
func (p *paper) signatures() *document.Table {
	t := &document.Table{Columns: []document.Column{{Title: "Ressort", Width: 1.8}, {Title: "Beteiligung", Width: 4.4}, {Title: "Mitzeichnung", Width: 2.2}, {Title: "Datum, Bemerkung", Width: 2.4}}}
	entered := map[*models.Ministry]bool{}
	row := func(name, part, result, rest string, tone document.Tone) {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{textCell(name), textCell(part), {Text: plain(result), Tone: tone}, textCell(cmp.Or(rest, "–"))}})
	}
	for _, one := range p.signed() {
		part := german.NotStated
		if m := p.Portfolio.Ministry(one.MinistryID); m != nil {
			entered[m], part = true, p.participation(m)
		}
		row(p.signatory(one.MinistryID), part, german.CoAnswer(one.Answer), strings.Join(filled(answeredOn(one), oneLine(one.Text)), ", "), coTone(one.Answer))
	}
	for _, line := range p.lines("mitzeichnung") {
		name, said, _ := strings.Cut(strings.TrimSpace(wording(line)), ":")
		result, rest, _ := strings.Cut(said, ",")
		part, m := german.NotStated, p.named(name)
		if m != nil {
			if entered[m] && len(p.signed()) > 0 {
				continue // has said it itself
			}
			entered[m] = true
			part = p.participation(m)
		}
		row(strings.TrimSpace(name), part, p.stated(result), strings.TrimSpace(rest), document.Plain)
	}
	for _, m := range p.involved() {
		if !entered[m] {
			row(shortName(m), p.participation(m), german.NotStated, "", document.Plain)
		}
	}
	return t
}

// coTone marks what stands in the way.
func coTone(a models.CoAnswer) document.Tone {
	switch a {
	case models.CoObjects:
		return document.Red
	case models.CoRemark:
		return document.Yellow
	}
	return document.Plain
}

// coSheet is the answers as a table to calculate with; false where nobody was asked.
func (s *State) coSheet() (document.Sheet, bool) {
	list := s.signed()
	sheet := document.Sheet{Name: "Mitzeichnung", Title: "Antworten der Ressorts in der Mitzeichnung", Note: s.coFinding(), Columns: []document.SheetColumn{
		{Title: "Ressort"}, {Title: "Antwort", Width: 30}, {Title: "Anmerkung oder Begründung", Width: 60}, {Title: "gefragt am", Kind: document.Day},
		{Title: "Frist", Kind: document.Day}, {Title: "geantwortet am", Kind: document.Day}, {Title: "Fristende"}}}
	for _, one := range list {
		late := ""
		if one.Late() {
			late = "nach Fristende"
		}
		sheet.Rows = append(sheet.Rows, []document.Value{word(s.signatory(one.MinistryID)), word(german.CoAnswer(one.Answer)), word(oneLine(one.Text)),
			date(one.AskedOn), date(one.Deadline), date(one.AnsweredOn), word(late)})
	}
	return sheet, len(list) > 0
}
