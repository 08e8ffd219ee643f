// When assignments are due, who has the chair next, and what brings itself onto the agenda of a meeting.

package governance

import (
	"cmp"
	"slices"

	"zielstand/models"
)

// DueOn is the last day to do what was assigned: the day or the end of the period; for a meeting the day of it, or of the
// next one of the body after the assignment was agreed. False where no day follows: the deadline is soft, there is none,
// or no such meeting is planned.
func DueOn(p *models.Portfolio, a *models.Assignment) (models.Date, bool) {
	switch a.Deadline.Kind {
	case models.DeadlineDate, models.DeadlinePeriod:
		return a.Deadline.Until.Day, a.Deadline.Until.Known()
	case models.DeadlineMeeting:
		if m := meetingOf(p, a); m != nil {
			return m.On, true
		}
		return a.Deadline.Until.Day, a.Deadline.Until.Known()
	}
	return 0, false
}

// meetingOf is the meeting that the deadline means, with a known day; the one after it where it was cancelled.
func meetingOf(p *models.Portfolio, a *models.Assignment) *models.Meeting {
	after := a.AgreedOn
	if !after.Known() {
		if r := p.Resolution(a.ResolutionID); r != nil {
			after = r.On.Day
		}
	}
	if m := p.Meeting(a.Deadline.MeetingID); m != nil {
		if m.State != models.MeetingCancelled && m.On.Known() {
			return m
		}
		after = m.On
	}
	if !after.Known() {
		return nil
	}
	return p.NextMeeting(a.BodyID, after.AddDays(1))
}

// Overdue tells whether the assignment should have been done before the day and was not reported as done by then. What
// was reported waits for others. Unknown, and so false, where the viewer may not know how far it is.
func Overdue(p *models.Portfolio, a *models.Assignment, day models.Date) bool {
	due, ok := DueOn(p, a)
	if !ok || day <= due {
		return false
	}
	state, there := a.StateOn(day)
	return there && (state == models.AssignmentOpen || state == models.AssignmentInProgress)
}

// NextChair is the first turn in the chair that begins after the day; nil where the table ends.
func NextChair(p *models.Portfolio, bodyID string, day models.Date) *models.ChairTurn {
	for _, t := range p.TurnsOf(bodyID) { // in the order of their days
		if t.From > day {
			return t
		}
	}
	return nil
}

// ProposalReason is why something proposes itself for an agenda.
type ProposalReason string

// The reasons, in the order of the agenda.
const (
	ProposedOverdue  ProposalReason = "overdue"  // its day lies before the meeting and nothing was reported
	ProposedDue      ProposalReason = "due"      // its day is the day of the meeting
	ProposedReported ProposalReason = "reported" // it was reported as done and nobody has confirmed it
	ProposedDone     ProposalReason = "done"     // it was confirmed, and the body has not been told
)

var proposalOrder = []ProposalReason{ProposedOverdue, ProposedDue, ProposedReported, ProposedDone}

// Proposal is an assignment that proposes itself for an agenda.
type Proposal struct {
	Assignment *models.Assignment
	Reason     ProposalReason
	On         models.Date // by when it was to be done; unknown where no day follows
}

// Proposed returns what the body must see at the meeting that is to come: assignments owed to it that are still to be
// done and due by then, those reported as done, and once those that were confirmed since its last meeting (until
// Assignment.ShownDoneAtID says where it was told). What is on the agenda already is left out, and what the viewer may
// not know. None for a meeting without a day, or one that was held or cancelled.
func Proposed(p *models.Portfolio, m *models.Meeting) []Proposal {
	if !m.On.Known() || m.State == models.MeetingHeld || m.State == models.MeetingCancelled {
		return nil
	}
	listed := map[string]bool{}
	for _, item := range p.ItemsOf(m.ID) {
		listed[item.AssignmentID] = true
	}
	last := lastHeld(p, m)
	var list []Proposal
	for _, a := range p.AssignmentsOfBody(m.BodyID) {
		due, ok := DueOn(p, a)
		if reason := proposes(a, due, ok, m.On, last); reason != "" && !listed[a.ID] {
			list = append(list, Proposal{a, reason, due})
		}
	}
	slices.SortStableFunc(list, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(slices.Index(proposalOrder, a.Reason), slices.Index(proposalOrder, b.Reason)), cmp.Compare(a.On, b.On))
	})
	return list
}

func proposes(a *models.Assignment, due models.Date, known bool, meeting, last models.Date) ProposalReason {
	switch a.State {
	case models.AssignmentReportedDone:
		return ProposedReported
	case models.AssignmentConfirmed:
		if a.ShownDoneAtID == "" && a.ConfirmedOn >= last {
			return ProposedDone
		}
	case models.AssignmentOpen, models.AssignmentInProgress:
		switch {
		case known && due < meeting:
			return ProposedOverdue
		case known && due == meeting:
			return ProposedDue
		}
	}
	return ""
}

// lastHeld is the day of the last meeting of the body that was held before m; unknown if there is none.
func lastHeld(p *models.Portfolio, m *models.Meeting) (last models.Date) {
	for _, other := range p.MeetingsOf(m.BodyID) {
		if other.State == models.MeetingHeld && other.On < m.On {
			last = max(last, other.On)
		}
	}
	return last
}
