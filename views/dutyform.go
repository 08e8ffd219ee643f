// The form of a step of an assignment.

package views

import (
	"zielstand/app/german"
	"zielstand/models"
)

// Names of the fields.
const (
	FieldDutyState  = "stand"
	FieldDutyOn     = "am"
	FieldDutyText   = "text"
	FieldDutyAnswer = "nummer"
)

// DutyFormPage asks what has happened with an assignment.
type DutyFormPage struct {
	*Frame
	Typed      Typed
	Portfolio  *models.Portfolio
	Assignment *models.Assignment
	Moves      []models.AssignmentState // that the person can take; none = nothing to do
	Own        bool                     // the person has reported it as done
}

func (p *DutyFormPage) layout() *Frame {
	return p.timeless("Stand ändern: "+p.Assignment.Title, Crumb{"Gremien", "/gremien"}, Crumb{"Aufträge", "/auftraege"},
		Crumb{german.Shorten(p.Assignment.Title, 60), AssignmentPath(p.Assignment.ID)}, Crumb{"Stand ändern", AssignmentPath(p.Assignment.ID) + "/stand"})
}

func (p *DutyFormPage) finding() string {
	a := p.Assignment
	return german.Sentence("Stand heute: "+dutyState(a, p.Today)) + " Frist: " + DeadlineWords(p.Portfolio, a) + ". Verantwortlich: " + a.Responsible + "."
}

func (p *DutyFormPage) labels() []FieldLabel {
	return []FieldLabel{{FieldDutyState, "Was ist geschehen?", "stand"}, {FieldDutyOn, "Am", "am"}, {FieldDutyText, "Text", "text"}, {FieldDutyAnswer, "Nummer des Dokuments", "nummer"}}
}

func (p *DutyFormPage) choices() []Choice {
	names := map[models.AssignmentState]string{
		models.AssignmentInProgress:   "Es ist begonnen",
		models.AssignmentReportedDone: "Es ist erledigt (ein anderer bestätigt das)",
		models.AssignmentConfirmed:    "Die Erledigung ist bestätigt",
		models.AssignmentOpen:         "Noch nicht erledigt: zurück an die verantwortliche Stelle",
		models.AssignmentDropped:      "Es entfällt (mit Begründung)",
	}
	list := []Choice{}
	for _, s := range p.Moves {
		if s == models.AssignmentConfirmed && p.Own {
			continue
		}
		list = append(list, Choice{string(s), names[s]})
	}
	return list
}
