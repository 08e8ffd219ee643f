// The assistant that splits a resolution into assignments, and the form of a note of the follow-up.

package views

import (
	"strconv"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// Names of the fields of the assistant; each row has a number behind: "titel-0".
const (
	FieldAssignTake        = "uebernehmen"
	FieldAssignClause      = "ziffer"
	FieldAssignTitle       = "auftrag"
	FieldAssignResponsible = "verantwortlich"
	FieldAssignMinistries  = "ressorts"
	FieldAssignDeadline    = "fristart"
	FieldAssignUntil       = "frist"
	FieldAssignWording     = "wortlaut"
	FieldAssignReporting   = "bericht"
	FieldAssignMeasure     = "massnahme"
	FieldAssignTarget      = "ziel"
	FieldAssignDepends     = "nach"
)

// AssistantPage proposes assignments for the clauses of a resolution.
type AssistantPage struct {
	*Frame
	Typed      Typed
	Portfolio  *models.Portfolio
	Resolution *models.Resolution
	Rows       []Suggestion
	Existing   []*models.Assignment
	Ministries []*models.Ministry // of today
}

// Suggestion is one row: what a clause asks for, or an empty one.
type Suggestion struct {
	Free                                            bool
	Number, Text, Title, Responsible, ReportingDuty string
	MinistryIDs                                     []string
	Deadline                                        models.Deadline
}

func (p *AssistantPage) layout() *Frame {
	return p.timeless("Aufträge aus dem Beschluss", Crumb{"Gremien", "/gremien"}, Crumb{"Beschlüsse", "/beschluesse"},
		Crumb{german.Shorten(p.Resolution.Title, 60), ResolutionPath(p.Resolution.ID)}, Crumb{"Aufträge", ResolutionPath(p.Resolution.ID) + "/auftraege"})
}

func (p *AssistantPage) finding() string {
	n := 0
	for _, r := range p.Rows {
		if !r.Free {
			n++
		}
	}
	text := german.Count(n, "Ziffer verpflichtet", "Ziffern verpflichten") + " jemanden; daraus ist je ein Auftrag vorgeschlagen."
	if n == 0 {
		text = "Keine Ziffer verpflichtet dem Wortlaut nach jemanden; ein Auftrag lässt sich von Hand anlegen."
	}
	if len(p.Existing) > 0 {
		text += " Schon erteilt: " + german.Assignments(len(p.Existing)) + "."
	}
	return text
}

// labels name the fields of all rows.
func (p *AssistantPage) labels() []FieldLabel {
	var list []FieldLabel
	for i := range p.Rows {
		n := "-" + strconv.Itoa(i)
		of := " (" + strconv.Itoa(i+1) + ". Vorschlag)"
		list = append(list, FieldLabel{FieldAssignTake + n, "Übernehmen" + of, FieldAssignTake + n}, FieldLabel{FieldAssignTitle + n, "Auftrag" + of, FieldAssignTitle + n},
			FieldLabel{FieldAssignResponsible + n, "Verantwortlich" + of, FieldAssignResponsible + n},
			FieldLabel{FieldAssignUntil + n, "Frist" + of, FieldAssignUntil + n}, FieldLabel{FieldAssignDeadline + n, "Art der Frist" + of, FieldAssignDeadline + n})
	}
	return list
}

func deadlineChoices() []Choice {
	var list []Choice
	for _, k := range models.DeadlineKinds {
		list = append(list, Choice{string(k), german.DeadlineKind(k)})
	}
	return list
}

func (p *AssistantPage) ministryChoices() []Choice {
	var list []Choice
	for _, m := range p.Ministries {
		list = append(list, Choice{m.ID, ministryShort(m)})
	}
	return list
}

func (p *AssistantPage) measureChoices() []Choice {
	list := []Choice{{"", "keine"}}
	for _, m := range p.Portfolio.Measures() {
		list = append(list, Choice{m.ID, german.Shorten(m.Title, 90)})
	}
	return list
}

func (p *AssistantPage) targetChoices() []Choice {
	list := []Choice{{"", "keines"}}
	for _, t := range p.Portfolio.Targets() {
		list = append(list, Choice{t.ID, german.Shorten(t.Title, 90)})
	}
	return list
}

func (p *AssistantPage) dependsChoices() []Choice {
	list := []Choice{{"", "keinen"}}
	for _, a := range p.Portfolio.AssignmentsOfBody(p.Resolution.BodyID) {
		if a.Open() {
			list = append(list, Choice{a.ID, german.Shorten(a.Title, 90)})
		}
	}
	return list
}

// Names tells whether the words name the ministry: by its abbreviation as a word, by its name, or as one of all.
func Names(words string, m *models.Ministry) bool {
	lower := strings.ToLower(words)
	if strings.Contains(lower, "alle ressorts") || strings.Contains(lower, "allen ressorts") || strings.Contains(lower, strings.ToLower(m.Name)) {
		return true
	}
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(" ,;/()-–", r) }) {
		if word == m.Abbreviation {
			return true
		}
	}
	return false
}

// ReviewNotePage is the form of a note of the follow-up.
type ReviewNotePage struct {
	*Frame
	Typed      Typed
	Resolution *models.Resolution
	Notes      []*models.ReviewNote
}

func (p *ReviewNotePage) layout() *Frame {
	return p.timeless("Erfolgskontrolle", Crumb{"Gremien", "/gremien"}, Crumb{"Beschlüsse", "/beschluesse"},
		Crumb{german.Shorten(p.Resolution.Title, 60), ResolutionPath(p.Resolution.ID)}, Crumb{"Erfolgskontrolle", ResolutionPath(p.Resolution.ID) + "/erfolgskontrolle"})
}
