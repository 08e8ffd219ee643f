// Ways through the governance: from bodies to members, meetings, resolutions and assignments, and back.

package models

import "slices"

// Body returns the body with the id, nil if there is none for this viewer.
func (g *Governance) Body(id string) *Body { return find(g.Bodies, id) }

// Membership returns the membership with the id, nil if there is none for this viewer.
func (g *Governance) Membership(id string) *Membership { return find(g.Memberships, id) }

// ChairTurn returns the line of a table of chairs with the id, nil if there is none for this viewer.
func (g *Governance) ChairTurn(id string) *ChairTurn { return find(g.ChairTurns, id) }

// Meeting returns the meeting with the id, nil if there is none for this viewer.
func (g *Governance) Meeting(id string) *Meeting { return find(g.Meetings, id) }

// AgendaItem returns the agenda item with the id, nil if there is none for this viewer.
func (g *Governance) AgendaItem(id string) *AgendaItem { return find(g.AgendaItems, id) }

// Resolution returns the resolution with the id, nil if there is none for this viewer.
func (g *Governance) Resolution(id string) *Resolution { return find(g.Resolutions, id) }

// Circular returns the circular with the id, nil if there is none for this viewer.
func (g *Governance) Circular(id string) *Circular { return find(g.Circulars, id) }

// Assignment returns the assignment with the id, nil if there is none for this viewer.
func (g *Governance) Assignment(id string) *Assignment { return find(g.Assignments, id) }

// Person returns what is known of the person, nil if nothing is or nothing may be for this viewer.
func (g *Governance) Person(id string) *Personal { return g.People[id] }

// PersonRecord returns what the journal knows of the person, nil if there is none for this viewer.
func (g *Governance) PersonRecord(id string) *Person { return find(g.Persons, id) }

// BodiesOf returns the bodies below another one; "" gives those at the top.
func (g *Governance) BodiesOf(parentID string) []*Body { return g.groups.children.of(parentID) }

// MembershipsOf returns the places of the body, those of every time, by role.
func (g *Governance) MembershipsOf(bodyID string) []*Membership {
	return g.groups.memberships.of(bodyID)
}

// TurnsOf returns the table of chairs of the body.
func (g *Governance) TurnsOf(bodyID string) []*ChairTurn { return g.groups.turns.of(bodyID) }

// TurnOn returns who has the chair of the body on the day by its table, nil where the table does not say.
func (g *Governance) TurnOn(bodyID string, day Date) *ChairTurn {
	for _, t := range g.TurnsOf(bodyID) {
		if t.From <= day && day <= t.Until {
			return t
		}
	}
	return nil
}

// MeetingsOf returns the meetings of the body, the earliest first.
func (g *Governance) MeetingsOf(bodyID string) []*Meeting { return g.groups.meetings.of(bodyID) }

// NextMeeting returns the first meeting of the body on the day or later that was not cancelled, nil if none is planned.
func (g *Governance) NextMeeting(bodyID string, day Date) *Meeting {
	for _, m := range g.MeetingsOf(bodyID) {
		if m.On >= day && m.On.Known() && m.State != MeetingCancelled {
			return m
		}
	}
	return nil
}

// ItemsOf returns the agenda of the meeting.
func (g *Governance) ItemsOf(meetingID string) []*AgendaItem { return g.groups.items.of(meetingID) }

// ResolutionsOf returns the resolutions of the body, the earliest first.
func (g *Governance) ResolutionsOf(bodyID string) []*Resolution {
	return g.groups.resolutions.of(bodyID)
}

// ResolutionsAt returns the resolutions of the meeting.
func (g *Governance) ResolutionsAt(meetingID string) []*Resolution {
	if meetingID == "" {
		return nil
	}
	return g.groups.byMeeting.of(meetingID)
}

// CorrectionOf returns the last resolution that corrects the given one, nil if none does.
func (g *Governance) CorrectionOf(r *Resolution) (last *Resolution) {
	for _, other := range g.ResolutionsOf(r.BodyID) {
		if other.CorrectsID == r.ID {
			last = other
		}
	}
	return last
}

// CircularsOf returns the circulars of the body, the earliest first.
func (g *Governance) CircularsOf(bodyID string) []*Circular { return g.groups.circulars.of(bodyID) }

// AssignmentsOfResolution returns what follows from the resolution.
func (g *Governance) AssignmentsOfResolution(id string) []*Assignment {
	if id == "" {
		return nil
	}
	return g.groups.ofResolution.of(id)
}

// AssignmentsOfBody returns what is owed to the body.
func (g *Governance) AssignmentsOfBody(id string) []*Assignment { return g.groups.ofBody.of(id) }

// AssignmentsOfMinistry returns what the ministry is responsible for.
func (g *Governance) AssignmentsOfMinistry(id string) []*Assignment {
	return g.groups.ofMinistry.of(id)
}

// AssignmentsOfMeasure returns what is to be done about the measure.
func (g *Governance) AssignmentsOfMeasure(id string) []*Assignment { return g.groups.ofMeasure.of(id) }

// AssignmentsOfTarget returns what serves the target.
func (g *Governance) AssignmentsOfTarget(id string) []*Assignment { return g.groups.ofTarget.of(id) }

// ReviewNotesOf returns the notes of the follow-up of the resolution, the earliest first.
func (g *Governance) ReviewNotesOf(resolutionID string) []*ReviewNote {
	return g.groups.notes.of(resolutionID)
}

// CoSignaturesOf returns what the ministries say to the briefing.
func (g *Governance) CoSignaturesOf(briefingID string) []*CoSignature {
	return g.groups.coSignatures.of(briefingID)
}

// Dependents returns the assignments that wait for the given one.
func (g *Governance) Dependents(id string) []*Assignment {
	a := g.Assignment(id)
	if a == nil {
		return nil
	}
	return filter(g.AssignmentsOfBody(a.BodyID), func(other *Assignment) bool { return slices.Contains(other.DependsOnIDs, id) })
}

// byDay is the key of the resolutions in their order.
type byDay struct{}

// ResolutionsByDay returns all resolutions, the earliest first, those of one day as on the agenda. The list must not be
// changed.
func (g *Governance) ResolutionsByDay() []*Resolution {
	type sorted struct{ from, list []*Resolution }
	return g.Recall(byDay{}, func(before any) any {
		if last, ok := before.(sorted); ok && sameList(last.from, g.Resolutions) {
			return last
		}
		return sorted{g.Resolutions, slices.SortedStableFunc(slices.Values(g.Resolutions), compareResolutions)}
	}).(sorted).list
}
