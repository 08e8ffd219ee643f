// How an assignment goes from one state to the next, and who may not take the step.

package governance

import (
	"slices"
	"strings"

	"zielstand/models"
)

// The codes of problems with a move, beside those of models.
const (
	CodeMove     = "assignment_move"  // no way leads there; Allowed are the states that one can go to
	CodeReporter = "assignment_self"  // who reported it as done cannot confirm it
	CodeEarlier  = "assignment_early" // the day lies before that of the last step, Allowed[0]
)

// ways are the states that each state leads to. Whoever does something at once need not say before that they begin.
var ways = map[models.AssignmentState][]models.AssignmentState{
	models.AssignmentOpen:         {models.AssignmentInProgress, models.AssignmentReportedDone, models.AssignmentDropped},
	models.AssignmentInProgress:   {models.AssignmentReportedDone, models.AssignmentDropped},
	models.AssignmentReportedDone: {models.AssignmentConfirmed, models.AssignmentOpen, models.AssignmentDropped},
}

// NextStates lists the states that an assignment can go to from the state, the usual one first. From confirmed and
// dropped, which are final, and from a state that was hidden it leads nowhere.
func NextStates(from models.AssignmentState) []models.AssignmentState {
	return slices.Clone(ways[from])
}

// Move is one step of an assignment. Whether By may take part at all is for app/auth to say.
type Move struct {
	To   models.AssignmentState
	By   string // id of the user
	On   models.Date
	Text string // what was done, for reported_done; why, for dropped and when it is sent back
}

// Check returns what stands against the move: a way that does not exist, a missing user or day, a day before the last
// step, dropping without a reason, or confirming what one has reported oneself.
func (mv Move) Check(a *models.Assignment) []models.Problem {
	if !slices.Contains(ways[a.State], mv.To) {
		var allowed []string
		for _, s := range ways[a.State] {
			allowed = append(allowed, string(s))
		}
		return []models.Problem{{Field: "state", Value: string(mv.To), Code: CodeMove, Allowed: allowed}}
	}
	var found []models.Problem
	add := func(field, value, code string, allowed ...string) {
		found = append(found, models.Problem{Field: field, Value: value, Code: code, Allowed: allowed})
	}
	if mv.By == "" {
		add("by", "", models.CodeRequired)
	}
	last := max(a.AgreedOn, a.StartedOn, a.ReportedOn)
	switch {
	case !mv.On.Known():
		add("on", "", models.CodeRequired)
	case mv.On < last:
		add("on", mv.On.String(), CodeEarlier, last.String())
	}
	switch {
	case mv.To == models.AssignmentDropped && strings.TrimSpace(mv.Text) == "":
		add("dropped_reason", "", models.CodeRequired)
	case mv.To == models.AssignmentConfirmed && mv.By != "" && mv.By == a.ReportedByID:
		add("confirmed_by_id", mv.By, CodeReporter)
	}
	return found
}

// Apply returns the assignment after the move, which Check must have found nothing against. Sent back, it is open as if
// nothing had been begun or reported, save for the words of the report, which say what was not enough.
func (mv Move) Apply(a *models.Assignment) *models.Assignment {
	next := *a
	next.State = mv.To
	switch mv.To {
	case models.AssignmentInProgress:
		next.StartedOn = mv.On
	case models.AssignmentReportedDone:
		next.Report, next.ReportedOn, next.ReportedByID = mv.Text, mv.On, mv.By
	case models.AssignmentConfirmed:
		next.ConfirmedOn, next.ConfirmedByID = mv.On, mv.By
	case models.AssignmentDropped:
		next.DroppedReason, next.DroppedOn = strings.TrimSpace(mv.Text), mv.On
	case models.AssignmentOpen:
		next.StartedOn, next.ReportedOn, next.ReportedByID = 0, 0, ""
	}
	return &next
}
