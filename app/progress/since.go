// What a body decided, and what became of what it is owed, between two days; and what it was last shown.

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

// LastBriefings returns the last final version that each body was shown before the day, by the id of the body: of what
// lay on the agenda of one of its meetings, or was made for it by a schedule.
func LastBriefings(p *models.Portfolio, day models.Date) map[string]*models.BriefingVersion {
	shown := map[string][]string{} // the bodies, by the id of the briefing
	for _, i := range p.AgendaItems {
		if len(i.BriefingIDs) == 0 {
			continue
		}
		if m := p.Meeting(i.MeetingID); m != nil && m.State != models.MeetingCancelled {
			for _, id := range i.BriefingIDs {
				shown[id] = append(shown[id], m.BodyID)
			}
		}
	}
	for _, b := range p.Briefings {
		if s := p.Schedule(b.ScheduleID); s != nil && s.BodyID != "" {
			shown[b.ID] = append(shown[b.ID], s.BodyID)
		}
	}
	last := map[string]*models.BriefingVersion{}
	for _, v := range p.Versions { // by briefing and number, so that the last of two of a day counts
		if v.State != models.BriefingFinal || v.Stichtag >= day {
			continue
		}
		for _, body := range shown[v.BriefingID] {
			if last[body] == nil || last[body].Stichtag <= v.Stichtag {
				last[body] = v
			}
		}
	}
	return last
}
