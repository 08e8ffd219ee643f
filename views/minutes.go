// Agenda and minutes of a meeting with their forms.

package views

import (
	"strconv"
	"strings"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// Names of the fields.
const (
	FieldPresent        = "anwesend"
	FieldMeetingState   = "stand"
	FieldObjection      = "einwand"
	FieldApproved       = "genehmigt"
	FieldMeetingStep    = "schritt"
	FieldMeetingStepOn  = "erledigt_am"
	FieldItemNumber     = "nummer"
	FieldItemTitle      = "titel"
	FieldItemType       = "art"
	FieldItemPublic     = "oeffentlich"
	FieldItemMinistries = "ressorts"
	FieldItemMinutes    = "protokoll"
	FieldItemOutcome    = "ergebnis"
	FieldItemDraft      = "ziffern"
	FieldItemResolve    = "beschluss"
	FieldProcedure      = "verfahren"
	FieldYes            = "ja"
	FieldNo             = "nein"
	FieldAbstain        = "enthaltungen"
	FieldDeclarations   = "erklaerungen"
	FieldGiver          = "stimme_von"
	FieldReceiver       = "stimme_an"
	FieldProposals      = "auftraege"
)

// CodeVote says that the rules of the body do not allow the outcome; Allowed[0] says why.
const CodeVote = "vote"

// MinutesPage is the page on which a meeting is prepared and written down.
type MinutesPage struct {
	*MeetingPage
	Typed   Typed
	At      string // the item whose form was sent and has to be mended
	Waiting []governance.Proposal
	Places  []*models.Membership // that may have a vote
	Votes   map[string]int       // present, by item; "" for the meeting as a whole
}

func (p *MinutesPage) layout() *Frame {
	f := p.MeetingPage.layout()
	return f.timeless("Protokoll: "+p.Meeting.Title, append(f.Crumbs, Crumb{"Protokoll", MeetingPath(p.Meeting.ID) + "/protokoll"})...)
}

func (p *MinutesPage) finding() string {
	text := p.MeetingPage.finding()
	if p.Body != nil && p.Body.Rules.Quorum > 0 && len(p.Meeting.Present) > 0 {
		n := p.Votes[""]
		if governance.Quorate(p.Body.Rules, n) {
			return text + " Beschlussfähig mit " + german.Count(n, "anwesenden Stimme", "anwesenden Stimmen") + "."
		}
		return text + " Nicht beschlussfähig: " + german.Int(n) + " von " + german.Int(p.Body.Rules.Quorum) + " nötigen Stimmen."
	}
	return text
}

// typed is what was typed into the form of the item; nothing for the other forms.
func (p *MinutesPage) typed(i ItemRow) Typed {
	if p.At == i.ID {
		return p.Typed
	}
	return Typed{}
}

// other is what was typed into the forms that belong to no item.
func (p *MinutesPage) other() Typed {
	if p.At == "" {
		return p.Typed
	}
	return Typed{}
}

func (p *MinutesPage) labels() []FieldLabel {
	at := ""
	if p.At != "" {
		at = "-" + p.At
	}
	return []FieldLabel{{FieldItemTitle, "Titel", "neu-titel"}, {FieldItemNumber, "Nummer", "neu-nummer"}, {FieldItemOutcome, "Ergebnis", FieldItemOutcome + at},
		{FieldItemResolve, "Beschluss festhalten", FieldItemResolve + at}, {FieldItemMinutes, "Protokoll", FieldItemMinutes + at}, {FieldItemDraft, "Ziffern", FieldItemDraft + at}, {FieldYes, "Ja", FieldYes + at},
		{FieldNo, "Nein", FieldNo + at}, {FieldAbstain, "Enthaltungen", FieldAbstain + at}, {FieldMeetingStep, "Schritt", FieldMeetingStep}, {FieldMeetingStepOn, "Erledigt am", FieldMeetingStepOn}}
}

func resultChoices() []Choice {
	list := []Choice{{"", "noch offen"}}
	for _, s := range models.ResolutionStates {
		list = append(list, Choice{string(s), german.ResolutionState(s)})
	}
	return list
}

func typeChoices() []Choice {
	var list []Choice
	for _, t := range models.ItemTypes {
		if t != models.ItemOpenDuty {
			list = append(list, Choice{string(t), german.ItemType(t)})
		}
	}
	return list
}

func procedureChoices() []Choice {
	return []Choice{{"", "nicht angegeben"}, {string(models.ProcedureConsensus), german.Procedure(models.ProcedureConsensus)},
		{string(models.ProcedureMajority), german.Procedure(models.ProcedureMajority)}}
}

func meetingStateChoices() []Choice {
	var list []Choice
	for _, s := range []models.MeetingState{models.MeetingPlanned, models.MeetingInvited, models.MeetingHeld, models.MeetingCancelled} {
		list = append(list, Choice{string(s), german.MeetingState(s)})
	}
	return list
}

// stepChoices are the steps of the rules that are still to be done.
func (p *MinutesPage) stepChoices() []Choice {
	var list []Choice
	for _, d := range p.Due {
		if !d.Step.Approval && !d.Done(p.Today) {
			list = append(list, Choice{d.Step.ID, d.Step.Title})
		}
	}
	return list
}

func (p *MinutesPage) placeChoices() []Choice {
	var list []Choice
	for _, m := range p.Places {
		name := MemberName(p.Portfolio, m)
		if m.Role == models.MemberDeputy {
			name += " (Vertretung)"
		}
		list = append(list, Choice{m.ID, name})
	}
	return list
}

func (p *MinutesPage) giverChoices() []Choice {
	return append([]Choice{{"", "niemand"}}, p.placeChoices()...)
}

func proposalReason(r governance.ProposalReason) string {
	return map[governance.ProposalReason]string{governance.ProposedOverdue: "Frist verstrichen", governance.ProposedDue: "zu dieser Sitzung fällig",
		governance.ProposedReported: "erledigt gemeldet, zu bestätigen", governance.ProposedDone: "erledigt, einmal mitzuteilen"}[r]
}

func (p *MinutesPage) proposalChoices() []Choice {
	var list []Choice
	for _, w := range p.Waiting {
		list = append(list, Choice{w.Assignment.ID, w.Assignment.Title + " (" + proposalReason(w.Reason) + ")"})
	}
	return list
}

// clauseLines are clauses as lines of a text field.
func clauseLines(clauses []models.Clause) string {
	var lines []string
	for i, c := range clauses {
		number := c.Number
		if number == "" {
			number = strconv.Itoa(i + 1)
		}
		lines = append(lines, number+". "+clauseWords(c))
	}
	return strings.Join(lines, "\n")
}

// DecisionWords says why a vote did not carry.
func DecisionWords(d governance.Decision) string {
	if d.Outcome == governance.VoteNotQuorate {
		return "Das Gremium ist mit den anwesenden Stimmen nicht beschlussfähig."
	}
	return "Nach den Regeln des Gremiums ist das nicht angenommen: nötig sind " + german.Int(d.Needed) + " Ja-Stimmen."
}

// allValues are the values of the choices: all of them are ticked at first.
func allValues(choices []Choice) []string {
	var values []string
	for _, c := range choices {
		values = append(values, c.Value)
	}
	return values
}
