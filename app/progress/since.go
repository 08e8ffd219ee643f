// What a body decided, and what became of what it is owed, between two days.

package progress

import "zielstand/models"

// Since is what happened for a body between two days.
type Since struct {
	Resolutions []*models.Resolution // decided, the earliest first
	New         []*models.Assignment // agreed
	Moved       []MovedAssignment    // went on or were dropped
}

// MovedAssignment is an assignment with how far it was on both days.
type MovedAssignment struct {
	*models.Assignment
	Before, After models.AssignmentState
}

// SinceMeeting tells what happened for the body after the day from, up to and including until. Of assignments whose state
// the viewer may not know only new ones are told.
func SinceMeeting(p *models.Portfolio, bodyID string, from, until models.Date) *Since {
	s := &Since{}
	within := func(day models.Date) bool { return from < day && day <= until }
	for _, r := range p.ResolutionsOf(bodyID) {
		if within(r.On.Day) {
			s.Resolutions = append(s.Resolutions, r)
		}
	}
	for _, a := range p.AssignmentsOfBody(bodyID) {
		agreed := a.AgreedOn
		if r := p.Resolution(a.ResolutionID); r != nil && !agreed.Known() {
			agreed = r.On.Day
		}
		if within(agreed) {
			s.New = append(s.New, a)
			continue
		}
		before, _ := a.StateOn(from)
		after, there := a.StateOn(until)
		if there && agreed <= from && before != after {
			s.Moved = append(s.Moved, MovedAssignment{a, before, after})
		}
	}
	return s
}
