// What keeps bodies, meetings and places in use: what was decided there must stay readable.

package web

import (
	"slices"

	"zielstand/models"
)

// governanceUsers are the records in use that rest on one of the governance. Memberships and chairs go with their body.
func governanceUsers(p *models.Portfolio, r models.Record) []models.Record {
	id := r.RecordID()
	switch r.(type) {
	case *models.Body:
		return slices.Concat(records(p.BodiesOf(id)), records(p.MeetingsOf(id)), records(p.ResolutionsOf(id)), records(p.CircularsOf(id)),
			records(p.AssignmentsOfBody(id)))
	case *models.Meeting:
		return slices.Concat(records(p.ItemsOf(id)), records(p.ResolutionsAt(id)))
	case *models.Membership:
		return placeUsers(p, p.Membership(id))
	}
	return nil
}

// placeUsers are the meetings and circulars in which the place has a voice, and its deputies.
func placeUsers(p *models.Portfolio, place *models.Membership) []models.Record {
	if place == nil {
		return nil
	}
	var users []models.Record
	for _, m := range p.MeetingsOf(place.BodyID) {
		if slices.Contains(m.Present, place.ID) {
			users = append(users, m)
		}
	}
	for _, c := range p.CircularsOf(place.BodyID) {
		if slices.ContainsFunc(c.Answers, func(a models.Answered) bool { return a.MembershipID == place.ID }) {
			users = append(users, c)
		}
	}
	for _, m := range p.MembershipsOf(place.BodyID) {
		if m.DeputyOfID == place.ID {
			users = append(users, m)
		}
	}
	return users
}
