// The list of bodies and the page of one.

package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func bodiesPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	of, all := governance.CountByBody(p)
	page := &views.BodiesPage{Frame: r.Frame, Duties: all}
	for _, j := range p.Jurisdictions {
		page.Groups = appendGroup(page.Groups, p, of, j.ID, j.Name)
	}
	page.Groups = appendGroup(page.Groups, p, of, "", "Zwischen den Ländern")
	homeFirst(page.Groups, p, r.Frame.Site.Land)
	page.AsTree = r.Query.Enum(views.BodiesLook, views.BodiesAsTree) != ""
	drawn := "gremien"
	if page.AsTree {
		drawn = "gremien-baum"
	}
	page.Figures, err = r.figures(progress.Scope{}, drawn, "vorsitz")
	return views.Bodies(page), err
}

// homeFirst puts the Land that the site is about before the others.
func homeFirst(groups []views.BodyGroup, p *models.Portfolio, key string) {
	rank := func(g views.BodyGroup) int {
		if land := p.Jurisdiction(g.ID); land != nil && land.Key == key {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(groups, func(a, b views.BodyGroup) int { return cmp.Compare(rank(a), rank(b)) })
}

// appendGroup adds the bodies of a Land, each below the one it belongs to, with what is owed to it.
func appendGroup(groups []views.BodyGroup, p *models.Portfolio, owed map[string]governance.Tally, jurisdictionID, title string) []views.BodyGroup {
	group := views.BodyGroup{ID: cmp.Or(jurisdictionID, "gemeinsam"), Title: title}
	seen := map[string]bool{}
	var add func(b *models.Body, depth int)
	add = func(b *models.Body, depth int) {
		if seen[b.ID] || b.JurisdictionID != jurisdictionID || !b.ExistsOn(p.Stichtag) {
			return
		}
		seen[b.ID] = true
		group.Rows = append(group.Rows, bodyRow(p, b, depth, owed[b.ID]))
		for _, child := range p.BodiesOf(b.ID) {
			add(child, depth+1)
		}
	}
	for _, b := range p.BodiesOf("") {
		add(b, 0)
	}
	for _, b := range p.Bodies { // those below a body of somebody else
		add(b, 0)
	}
	if len(group.Rows) == 0 {
		return groups
	}
	return append(groups, group)
}

func bodyRow(p *models.Portfolio, b *models.Body, depth int, owed governance.Tally) views.BodyRow {
	return views.BodyRow{Body: b, Depth: depth, Chair: chairOf(p, b), Next: nextMeeting(p, b.ID),
		Resolutions: len(resolutionsUntil(p, p.ResolutionsOf(b.ID))), Duties: owed}
}

// nextMeeting is the first meeting after the Stichtag, or on it.
func nextMeeting(p *models.Portfolio, bodyID string) *models.Meeting {
	return p.NextMeeting(bodyID, p.Stichtag)
}

// chairOf names who has the chair on the Stichtag, or alone holds the office; "" where nobody is known.
func chairOf(p *models.Portfolio, b *models.Body) string {
	if turn := p.TurnOn(b.ID, p.Stichtag); turn != nil {
		return views.LandNames(p, turn.JurisdictionIDs)
	}
	leads := []models.MemberRole{models.MemberChair, models.MemberHolder, models.MemberLead}
	var found []*models.Membership
	for _, m := range p.MembershipsOf(b.ID) {
		if slices.Contains(leads, m.Role) && m.ValidOn(p.Stichtag) {
			found = append(found, m)
		}
	}
	if len(found) == 0 || len(found) > 1 && found[0].Role == found[1].Role {
		return ""
	}
	return views.MemberName(p, found[0])
}

// resolutionsUntil are the resolutions taken by the Stichtag, the last one first; one without a day counts always.
func resolutionsUntil(p *models.Portfolio, list []*models.Resolution) []*models.Resolution {
	var taken []*models.Resolution
	for _, r := range slices.Backward(list) {
		if !r.On.Known() || r.On.Day <= p.Stichtag {
			taken = append(taken, r)
		}
	}
	return taken
}

func bodyPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	b := p.Body(r.Slug)
	if b == nil {
		return nil, models.NotFoundError(models.KindBody, r.Slug)
	}
	page := &views.BodyPage{Frame: r.Frame, Portfolio: p, Body: b, Parent: p.Body(b.ParentID), Predecessor: p.Body(b.PredecessorID),
		Land: p.Jurisdiction(b.JurisdictionID), Children: p.BodiesOf(b.ID), Turns: p.TurnsOf(b.ID), Turn: p.TurnOn(b.ID, p.Stichtag),
		NextTurn: governance.NextChair(p, b.ID, p.Stichtag), Resolutions: resolutionsUntil(p, p.ResolutionsOf(b.ID)),
		Duties: governance.Count(governance.DutiesOf(p, p.AssignmentsOfBody(b.ID))), Member: p.MemberOf(p.Viewer, b.ID, r.Frame.Today),
		Sources: views.SourceLines(p, b.Sources)}
	page.Deputies = map[string][]*models.Membership{}
	for _, m := range p.MembershipsOf(b.ID) {
		if member := p.Membership(m.DeputyOfID); m.ValidOn(p.Stichtag) && member != nil && member.ValidOn(p.Stichtag) {
			page.Deputies[member.ID] = append(page.Deputies[member.ID], m)
		} else if m.ValidOn(p.Stichtag) {
			page.Members = append(page.Members, m)
		} else {
			page.Former = append(page.Former, m)
		}
	}
	for _, m := range p.MeetingsOf(b.ID) {
		if m.On > p.Stichtag {
			page.Coming = append(page.Coming, m)
		} else {
			page.Past = slices.Insert(page.Past, 0, m)
		}
	}
	page.Circulars = circularRows(r, b)
	page.Majorities = majorities(b.Rules)
	var names []string
	if len(page.Turns) > 0 {
		names = append(names, "vorsitz")
	}
	page.Figures, err = r.figures(progress.Scope{}, names...)
	return views.Body(page), err
}

// majorities tabulates what is needed from the quorum up to all votes.
func majorities(r models.Rules) []views.MajorityRow {
	if !r.Majority.Stated() || r.Majority.Of != models.ShareOfPresent || r.Quorum == 0 || r.Votes-r.Quorum > 20 {
		return nil
	}
	var rows []views.MajorityRow
	for present := r.Quorum; present <= r.Votes; present++ {
		rows = append(rows, views.MajorityRow{Present: present, Needed: governance.Needed(r.Majority, present)})
	}
	return rows
}

// circularRows are the circulars of the body that were opened by the Stichtag, the last one first.
func circularRows(r *request, b *models.Body) []views.CircularRow {
	p := r.Portfolio
	var rows []views.CircularRow
	for _, c := range slices.Backward(p.CircularsOf(b.ID)) {
		if c.OpenedOn > p.Stichtag {
			continue
		}
		holidays := governance.HolidaysOn(p, b, c.OpenedOn, r.calendar())
		rows = append(rows, views.CircularRow{Circular: c, State: governance.StateOf(c, b, p.MembershipsOf(b.ID), holidays.Calendar, p.Stichtag)})
	}
	return rows
}

// calendar is the calendar of the Land that the site is about.
func (r *request) calendar() *governance.Calendar {
	c, err := governance.NewCalendar(cmp.Or(r.Frame.Site.Land, "07"))
	if err != nil {
		c, _ = governance.NewCalendar("07")
	}
	return c
}
