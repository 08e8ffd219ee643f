// When the minutes of a meeting count as approved.

package governance

import "zielstand/models"

// MinutesState is how the minutes of a meeting stand.
type MinutesState string

// The states.
const (
	MinutesNone       MinutesState = "none"       // the meeting is still to come, or the rules know no approval without words
	MinutesDue        MinutesState = "due"        // the draft is to be sent
	MinutesSent       MinutesState = "sent"       // members may object to the draft
	MinutesObjected   MinutesState = "objected"   // somebody did, and no corrected minutes were approved
	MinutesApproved   MinutesState = "approved"   // nobody did in time, or the corrected minutes were approved
	MinutesUnrecorded MinutesState = "unrecorded" // nobody noted that a draft was sent, see DueUnrecorded
)

// Minutes is how the minutes of a meeting stand on a day.
type Minutes struct {
	State    MinutesState
	DraftDue models.Date // last day to send the draft in time; unknown where the rules state none
	Late     bool        // the draft was sent after that day, or is still missing
	SentOn   models.Date
	// ObjectionsUntil is the last day to object.
	ObjectionsUntil models.Date
	// ObjectedOn is when somebody objected in time.
	ObjectedOn models.Date
	// TooLate tells that the objection that is noted came after the last day and does not count.
	TooLate bool
	// ApprovedOn is since when they count as approved: the day after the last one to object, or the day on which
	// corrected ones were approved.
	ApprovedOn models.Date
}

// MinutesOf tells how the minutes of the meeting stand on the day, by the step of the rules that is marked as approval:
// the draft is the step that it is counted from, and without an objection in its time the minutes count as approved
// (60-dmk-geschaeftsordnung, 3.2.3).
func MinutesOf(m *models.Meeting, b *models.Body, cal *Calendar, today models.Date) Minutes {
	var draft, approval Due
	list := Checklist(m, b, cal)
	for _, d := range list {
		if d.Step.Approval {
			approval = d
		}
	}
	for _, d := range list {
		if d.Step.ID == approval.Step.After {
			draft = d
		}
	}
	held := m.State == models.MeetingHeld && m.On <= today
	if approval.Step.ID == "" || !held && !draft.Done(today) {
		return Minutes{State: MinutesNone}
	}
	out := Minutes{State: MinutesDue, DraftDue: draft.On}
	switch {
	case draft.Done(today):
		out.SentOn = draft.DoneOn
	case draft.Step.ID == "": // counted from the meeting itself
		out.SentOn = m.On
	}
	out.Late = draft.State(today) == DueLate || draft.Overdue(today)
	if out.SentOn.Known() {
		out.objections(m, approval.On, today)
	}
	if m.ApprovedOn.Known() && m.ApprovedOn <= today && (out.State != MinutesApproved || m.ApprovedOn < out.ApprovedOn) {
		out.State, out.ApprovedOn = MinutesApproved, m.ApprovedOn
	}
	if out.State == MinutesDue && draft.unrecorded {
		out.State = MinutesUnrecorded
	}
	return out
}

// objections decides between sent, objected and approved.
func (out *Minutes) objections(m *models.Meeting, until, today models.Date) {
	out.State, out.ObjectionsUntil = MinutesSent, until
	objected := m.ObjectedOn.Known() && m.ObjectedOn <= today
	out.TooLate = objected && m.ObjectedOn > until
	switch {
	case objected && !out.TooLate:
		out.State, out.ObjectedOn = MinutesObjected, m.ObjectedOn
	case today > until:
		out.State, out.ApprovedOn = MinutesApproved, until.AddDays(1)
	}
}
