// Circulars: where deciding by letter stands.

package views

import (
	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// CircularRow is a circular with where it stands on the Stichtag.
type CircularRow struct {
	*models.Circular
	State governance.CircularState
}

// words says where the circular stands.
func (c CircularRow) words() string {
	s := c.State
	switch s.Stage {
	case governance.CircularObjected:
		return "am " + german.Date(s.Since) + " durch Widerspruch gegen das Verfahren beendet"
	case governance.CircularAdopted:
		return "am " + german.Date(s.Since) + " gefasst, " + c.votes()
	case governance.CircularLapsed:
		return "ohne Ergebnis abgelaufen am " + german.Date(s.Since) + ", " + c.votes()
	case governance.CircularUnruled:
		return "Die Regeln des Gremiums kennen kein Umlaufverfahren"
	}
	text := "offen, " + c.votes() + "; Widerspruch bis " + german.Date(s.ObjectionUntil)
	if s.AnswerUntil.Known() {
		text += ", Antwort bis " + german.Date(s.AnswerUntil)
		if s.AnswerSetting {
			text += " (Einstellung dieses Systems)"
		}
	}
	return text
}

func (c CircularRow) votes() string {
	text := german.Count(c.State.Agreed, "Zustimmung", "Zustimmungen")
	if c.State.Needed > 0 {
		text += " von " + german.Int(c.State.Needed) + " nötigen"
	}
	return text
}

// Names of the fields of circulars.
const (
	FieldUrgency = "eilbeduerftig"
	FieldMember  = "mitglied"
	FieldAnswer  = "antwort"
)

// CircularNewPage is the form of a new circular.
type CircularNewPage struct {
	*Frame
	Typed Typed
	Body  *models.Body
}

func (p *CircularNewPage) layout() *Frame {
	return p.timeless("Neues Umlaufverfahren", Crumb{"Gremien", "/gremien"}, Crumb{p.Body.Title(), BodyPath(p.Body.ID)}, Crumb{"Umlaufverfahren", BodyPath(p.Body.ID) + "/umlauf"})
}

// CircularPage shows one circular to those who are signed in.
type CircularPage struct {
	*Frame
	Typed     Typed
	Portfolio *models.Portfolio
	Body      *models.Body
	Row       CircularRow
	Places    []*models.Membership // that may answer
	Manages   bool
	Kept      string // why it cannot be taken back; "" = it can
}

func (p *CircularPage) layout() *Frame {
	return p.timeless(p.Row.Title, Crumb{"Gremien", "/gremien"}, Crumb{p.Body.Title(), BodyPath(p.Body.ID)}, Crumb{"Umlaufverfahren", CircularPath(p.Row.ID)})
}

func (p *CircularPage) memberChoices() []Choice {
	list := []Choice{{"", "bitte wählen"}}
	for _, m := range p.Places {
		name := MemberName(p.Portfolio, m)
		if m.Role == models.MemberDeputy {
			name += " (Vertretung)"
		}
		list = append(list, Choice{m.ID, name})
	}
	return list
}

func circularAnswerChoices() []Choice {
	list := []Choice{{"", "bitte wählen"}} // an approval is never a slip
	for _, a := range models.CircularAnswers {
		list = append(list, Choice{string(a), german.CircularAnswer(a)})
	}
	return list
}

// late marks an answer that does not count.
func (p *CircularPage) late(a models.Answered) bool {
	for _, other := range p.Row.State.TooLate {
		if other == a {
			return true
		}
	}
	return false
}

// CircularArchivePage asks why a circular is taken out of use.
type CircularArchivePage struct {
	*Frame
	Typed Typed
	Body  *models.Body
	Row   CircularRow
	Kept  string // why it must stay; "" = it may go
}

func (p *CircularArchivePage) layout() *Frame {
	return p.timeless("Archivieren: "+p.Row.Title, Crumb{"Gremien", "/gremien"}, Crumb{p.Body.Title(), BodyPath(p.Body.ID)},
		Crumb{"Umlaufverfahren", CircularPath(p.Row.ID)}, Crumb{"Archivieren", CircularPath(p.Row.ID) + "/archivieren"})
}

// CircularKept says why a circular cannot be taken back; "" while nothing was decided.
func CircularKept(c *models.Circular, s governance.CircularState) string {
	const stays = " Was entschieden ist, bleibt dokumentiert und wird nicht archiviert."
	switch {
	case c.ResolutionID != "" || s.Stage == governance.CircularAdopted:
		return "Der Beschluss ist gefasst." + stays
	case s.Stage == governance.CircularObjected:
		return "Ein Widerspruch hat das Verfahren beendet." + stays
	case c.ResultSentOn.Known():
		return "Das Ergebnis ist den Mitgliedern mitgeteilt." + stays
	case s.Stage == governance.CircularLapsed && len(c.Answers) > 0:
		return "Das Verfahren ist ohne Mehrheit zu Ende gegangen." + stays
	}
	return ""
}

// PublishPage asks whether everybody shall see a resolution.
type PublishPage struct {
	*Frame
	Resolution *models.Resolution
	Version    string
}

func (p *PublishPage) layout() *Frame {
	return p.timeless("Veröffentlichung", Crumb{"Gremien", "/gremien"}, Crumb{"Beschlüsse", "/beschluesse"},
		Crumb{german.Shorten(p.Resolution.Title, 60), ResolutionPath(p.Resolution.ID)}, Crumb{"Veröffentlichung", ResolutionPath(p.Resolution.ID) + "/veroeffentlichen"})
}
