// What is due around a meeting by the rules of its body, and whether it was done in time.

package governance

import "zielstand/models"

// DueState is how a step stands on a day.
type DueState string

// The states.
const (
	DueOpen       DueState = "open"        // there is still time, or no day is known by when
	DueOverdue    DueState = "overdue"     // the day has passed and it is not done
	DueInTime     DueState = "in_time"     // done by its day
	DueLate       DueState = "late"        // done after its day
	DueUnrecorded DueState = "unrecorded"  // nobody noted whether it was done, and it cannot be made up for
	DueRunning    DueState = "running"     // a time in which others may object: it runs
	DueOver       DueState = "over"        // such a time has run out
	DueNotBegun   DueState = "not_started" // such a time has not begun: what it is counted from is not done
)

// Due is one step of the rules with its day at one meeting.
type Due struct {
	Step models.Step
	// On is the last day to do it in time; unknown where the meeting has no day, or where the step before it is left out
	// at this meeting and was not done.
	On models.Date
	// From is the day that it is counted from.
	From models.Date
	// Provisional tells that it is counted from a step that is not done yet, as if that were done on its last day.
	Provisional bool
	// DoneOn is when it was done, unknown if it was not.
	DoneOn models.Date
	// Holiday names the holiday that On falls on; "" = none. Weeks lead to the same day of the week, and the rules do not
	// say that a day moves, so it does not.
	Holiday string
	// ForEvery tells that the meeting is an extraordinary one, for which the rules state no times of their own: this one
	// is stated for every meeting.
	ForEvery bool
	// unrecorded tells that a missing note does not say that it was not done.
	unrecorded bool
}

// Checklist returns what is due at the meeting, in the order of the rules. Weeks lead to the same day of the week,
// working days are those of cal. A step after another one is counted from the day that one was really done, else from
// its last day. Steps for regular meetings only are left out of extraordinary ones, see LeftOut. A meeting that was
// cancelled has none.
func Checklist(m *models.Meeting, b *models.Body, cal *Calendar) []Due {
	if m.State == models.MeetingCancelled {
		return nil
	}
	var list []Due
	at := map[string]Due{}
	for _, s := range b.Rules.Steps {
		d := Due{Step: s, From: m.On, DoneOn: m.Done[s.ID], ForEvery: m.Kind == models.MeetingExtraordinary}
		if s.Anchor == models.AnchorStep {
			before := at[s.After]
			d.From, d.Provisional = m.Done[s.After], false
			if !d.From.Known() {
				d.From, d.Provisional = before.On, before.On.Known()
			}
		}
		d.On = after(d.From, s, cal)
		d.Holiday = cal.Holiday(d.On)
		d.unrecorded = unrecorded(m, d)
		if !leftOut(m, s) {
			list = append(list, d)
			at[s.ID] = d
		}
	}
	return list
}

// after is the day of the step when it is counted from the day.
func after(from models.Date, s models.Step, cal *Calendar) models.Date {
	switch {
	case !from.Known():
		return 0
	case s.WorkingDays != 0:
		return cal.Add(from, s.WorkingDays)
	}
	return from.AddDays(7 * s.Weeks)
}

// unrecorded: before a meeting that was held nothing can be made up for, and of one that only a document tells of, of
// which no step at all is noted, we do not know what was done.
func unrecorded(m *models.Meeting, d Due) bool {
	return m.State == models.MeetingHeld && (d.On <= m.On || len(m.Done) == 0 && len(m.Sources) > 0)
}

func leftOut(m *models.Meeting, s models.Step) bool {
	return s.RegularOnly && m.Kind == models.MeetingExtraordinary
}

// LeftOut returns the steps that the rules state for regular meetings only, when the meeting is an extraordinary one.
func LeftOut(m *models.Meeting, b *models.Body) []models.Step {
	var list []models.Step
	for _, s := range b.Rules.Steps {
		if leftOut(m, s) {
			list = append(list, s)
		}
	}
	return list
}

// Done tells whether it was done by the day.
func (d Due) Done(today models.Date) bool { return d.DoneOn.Known() && d.DoneOn <= today }

// State is how it stands on the day. The time in which others may object (Step.Approval) is nobody's duty: it runs or
// is over, never overdue.
func (d Due) State(today models.Date) DueState {
	over := d.On.Known() && today > d.On
	switch {
	case d.Step.Approval && d.unrecorded:
		return DueUnrecorded
	case d.Step.Approval && (d.Provisional || !d.From.Known() || d.From > today):
		return DueNotBegun
	case d.Step.Approval && over:
		return DueOver
	case d.Step.Approval:
		return DueRunning
	case d.Done(today) && d.On.Known() && d.DoneOn > d.On:
		return DueLate
	case d.Done(today):
		return DueInTime
	case d.unrecorded && (over || !d.On.Known()):
		return DueUnrecorded
	case over:
		return DueOverdue
	}
	return DueOpen
}

// Overdue tells whether it should have been done before the day and was not.
func (d Due) Overdue(today models.Date) bool { return d.State(today) == DueOverdue }

// DaysLeft is how many calendar days there are from today to its last day, negative when that has passed; 0 where no
// day is known.
func (d Due) DaysLeft(today models.Date) int {
	if !d.On.Known() {
		return 0
	}
	return int(d.On - today)
}
