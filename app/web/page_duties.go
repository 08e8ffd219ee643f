// The list of assignments and the page of one.

package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

// farAway sorts assignments without a day behind all others.
const farAway = models.Date(1 << 30)

func dutiesPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	all := p.Assignments
	filter := dutyFilter(r, all)
	number := r.Query.Page("seite")
	page := &views.DutiesPage{Frame: r.Frame, Portfolio: p, Filter: filter, Duties: views.CountDuties(p, all, p.Stichtag),
		Counts: map[views.DutyView]int{}}
	found := search.Parse(filter.Text).Having(p, models.KindAssignment)
	var rows []*models.Assignment
	for _, a := range all {
		state, there := a.StateOn(p.Stichtag)
		if !there {
			continue
		}
		for _, view := range dutyViews(p) {
			if inView(p, a, state, view) {
				page.Counts[view]++
			}
		}
		if inView(p, a, state, filter.View) && dutyFits(a, state, &filter) && (found == nil || found[a.ID]) {
			rows = append(rows, a)
		}
	}
	for _, view := range dutyViews(p) {
		page.Counts[view] += 0 // offered even if empty
	}
	sortDuties(p, rows)
	page.Pages = pagesOf(r.Query, number, len(rows), views.DutiesPerPage)
	if page.Pages.Total > 0 {
		page.Rows = rows[page.Pages.First-1 : page.Pages.Last]
	}
	page.Figures, err = r.figures(progress.Scope{}, "auftraege")
	return views.Duties(page), err
}

// dutyViews are the views that the viewer is offered.
func dutyViews(p *models.Portfolio) []views.DutyView {
	list := []views.DutyView{views.DutiesAll, views.DutiesOpen, views.DutiesOverdue, views.DutiesUndated}
	if p.Viewer.Rights >= models.RightsContact {
		list = append(list, views.DutiesMine)
	}
	if p.Viewer.Rights == models.RightsContact {
		list = append(list, views.DutiesOwn)
	}
	return list
}

// inView tells whether the view shows the assignment. Mine is what waits for the viewer: for a contact what the own
// ministries still have to do, for the CDO office what waits to be confirmed.
func inView(p *models.Portfolio, a *models.Assignment, state models.AssignmentState, view views.DutyView) bool {
	open := state == models.AssignmentOpen || state == models.AssignmentInProgress || state == models.AssignmentReportedDone
	switch view {
	case views.DutiesOpen:
		return open
	case views.DutiesOverdue:
		return governance.Overdue(p, a, p.Stichtag)
	case views.DutiesUndated:
		_, known := governance.DueOn(p, a)
		return !known && (open || a.Secret())
	case views.DutiesMine:
		if p.Viewer.Rights == models.RightsOffice {
			return state == models.AssignmentReportedDone
		}
		return open && state != models.AssignmentReportedDone && ownDuty(p, a)
	case views.DutiesOwn:
		return ownDuty(p, a)
	}
	return true
}

func ownDuty(p *models.Portfolio, a *models.Assignment) bool {
	return slices.ContainsFunc(a.MinistryIDs, func(id string) bool { return slices.Contains(p.Viewer.MinistryIDs, id) })
}

func dutyFits(a *models.Assignment, state models.AssignmentState, f *views.DutyFilter) bool {
	return (f.BodyID == "" || a.BodyID == f.BodyID) && (f.MinistryID == "" || slices.Contains(a.MinistryIDs, f.MinistryID)) &&
		(f.State == "" || state == f.State) && (f.Deadline == "" || a.Deadline.Kind == f.Deadline)
}

// sortDuties puts what is still to be done first, by its last day; then what is not told, and what is done or dropped,
// the last one first.
func sortDuties(p *models.Portfolio, rows []*models.Assignment) {
	type place struct {
		rank int
		day  models.Date
	}
	places := make(map[string]place, len(rows))
	for _, a := range rows {
		day, ok := governance.DueOn(p, a)
		if !ok {
			day = farAway
		}
		switch state, _ := a.StateOn(p.Stichtag); state {
		case models.AssignmentConfirmed, models.AssignmentDropped:
			places[a.ID] = place{2, -max(a.ConfirmedOn, a.DroppedOn)}
		case "":
			places[a.ID] = place{1, day}
		default:
			places[a.ID] = place{0, day}
		}
	}
	slices.SortStableFunc(rows, func(a, b *models.Assignment) int {
		return cmp.Or(cmp.Compare(places[a.ID].rank, places[b.ID].rank), cmp.Compare(places[a.ID].day, places[b.ID].day))
	})
}

// dutyList are those of the assignments that fit by how far they are on the Stichtag; all of them are counted.
func dutyList(p *models.Portfolio, all []*models.Assignment, fits func(models.AssignmentState) bool) views.DutyList {
	list := views.DutyList{Portfolio: p, Counts: views.CountDuties(p, all, p.Stichtag)}
	for _, a := range all {
		if state, there := a.StateOn(p.Stichtag); there && fits(state) {
			list.Rows = append(list.Rows, a)
		}
	}
	sortDuties(p, list.Rows)
	return list
}

func anyState(models.AssignmentState) bool { return true }

// unsettled tells whether something may still be to be done: also of what the viewer is not told.
func unsettled(state models.AssignmentState) bool {
	return state != models.AssignmentConfirmed && state != models.AssignmentDropped
}

// dutyFilter reads the filter and gathers what its form offers.
func dutyFilter(r *request, all []*models.Assignment) views.DutyFilter {
	p, q := r.Portfolio, r.Query
	f := views.DutyFilter{
		View:       views.DutyView(q.Enum("sicht", words(views.DutyViews)...)),
		Text:       q.Text("q", maxText),
		BodyID:     q.ID("gremium", func(id string) bool { return p.Body(id) != nil }),
		MinistryID: q.ID("ressort", func(id string) bool { return p.Ministry(id) != nil }),
		State:      models.AssignmentState(q.Enum("stand", words(models.AssignmentStates)...)),
		Deadline:   models.DeadlineKind(q.Enum("frist", words(models.DeadlineKinds)...)),
	}
	owed, responsible := map[string]bool{}, map[string]bool{}
	for _, a := range all {
		owed[a.BodyID] = true
		for _, id := range a.MinistryIDs {
			responsible[id] = true
		}
	}
	for _, b := range p.Bodies {
		if owed[b.ID] {
			f.Bodies = append(f.Bodies, b)
		}
	}
	for _, m := range p.Ministries {
		if !responsible[m.ID] {
			continue
		}
		if n := len(f.Ministries); n == 0 || f.Ministries[n-1].Ministries[0].JurisdictionID != m.JurisdictionID {
			f.Ministries = append(f.Ministries, views.MinistryChoice{Land: p.Jurisdiction(m.JurisdictionID)})
		}
		last := &f.Ministries[len(f.Ministries)-1]
		last.Ministries = append(last.Ministries, m)
	}
	return f
}

func dutyPage(r *request) (templ.Component, error) {
	p := r.Portfolio
	a := p.Assignment(r.Slug)
	if a == nil {
		return nil, models.NotFoundError(models.KindAssignment, r.Slug)
	}
	page := &views.DutyPage{Frame: r.Frame, Portfolio: p, Assignment: a, Body: p.Body(a.BodyID), Resolution: p.Resolution(a.ResolutionID),
		Meeting: p.Meeting(a.MeetingID), Answer: p.Document(a.AnswerID), Dependents: p.Dependents(a.ID), Sources: views.SourceLines(p, a.Sources)}
	page.Due, _ = governance.DueOn(p, a)
	for _, id := range a.MeasureIDs {
		if m := p.Measure(id); m != nil {
			page.Measures = append(page.Measures, m)
		}
	}
	for _, id := range a.TargetIDs {
		if t := p.Target(id); t != nil {
			page.Targets = append(page.Targets, t)
		}
	}
	for _, id := range a.DependsOnIDs {
		if other := p.Assignment(id); other != nil {
			page.DependsOn = append(page.DependsOn, other)
		}
	}
	page.MayAct = !a.Secret() && a.Open() && (p.Viewer.Rights == models.RightsOffice || ownDuty(p, a))
	return views.Duty(page), nil
}
