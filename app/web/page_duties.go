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

func dutiesPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	filter := dutyFilter(r)
	number := r.Query.Page("seite")
	all, offered := governance.Duties(p), dutyViews(p)
	page := &views.DutiesPage{Frame: r.Frame, Portfolio: p, Filter: filter, Duties: governance.Count(all), Counts: map[views.DutyView]int{}}
	found := search.Parse(filter.Text).Having(p, models.KindAssignment)
	counts := make([]int, len(offered))
	var rows []governance.Duty
	for i := range all {
		d := &all[i]
		for k, view := range offered {
			if inView(p, d, view) {
				counts[k]++
			}
		}
		if inView(p, d, filter.View) && dutyFits(d, &filter) && (found == nil || found[d.ID]) {
			rows = append(rows, *d)
		}
	}
	for k, view := range offered {
		page.Counts[view] = counts[k]
	}
	page.Pages = pagesOf(r.Query, number, len(rows), views.DutiesPerPage)
	if page.Pages.Total > 0 {
		page.Rows = inOrder(rows, page.Pages.First-1, page.Pages.Last)
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
func inView(p *models.Portfolio, d *governance.Duty, view views.DutyView) bool {
	switch view {
	case views.DutiesOpen:
		return d.Pending()
	case views.DutiesOverdue:
		return d.Overdue
	case views.DutiesUndated:
		return !d.Dated && (d.Pending() || d.Secret())
	case views.DutiesMine:
		if p.Viewer.Rights == models.RightsOffice {
			return d.State == models.AssignmentReportedDone
		}
		return d.Pending() && d.State != models.AssignmentReportedDone && ownDuty(p, d.Assignment)
	case views.DutiesOwn:
		return ownDuty(p, d.Assignment)
	}
	return true
}

func ownDuty(p *models.Portfolio, a *models.Assignment) bool {
	return slices.ContainsFunc(a.MinistryIDs, func(id string) bool { return slices.Contains(p.Viewer.MinistryIDs, id) })
}

func dutyFits(d *governance.Duty, f *views.DutyFilter) bool {
	return (f.BodyID == "" || d.BodyID == f.BodyID) && (f.MinistryID == "" || slices.Contains(d.MinistryIDs, f.MinistryID)) &&
		(f.State == "" || d.State == f.State) && (f.Deadline == "" || d.Deadline.Kind == f.Deadline)
}

// farAway sorts assignments without a day behind all others.
const farAway = models.Date(1 << 30)

// inOrder returns the rows [from, until) with what is still to be done first, by its last day; then what is not told, and
// what is done or dropped, the last one first.
func inOrder(duties []governance.Duty, from, until int) []*models.Assignment {
	type place struct {
		rank  int8
		day   models.Date
		index int32
	}
	places := make([]place, len(duties))
	for i := range duties {
		d := &duties[i]
		places[i] = place{0, farAway, int32(i)}
		if d.Dated {
			places[i].day = d.Due
		}
		switch d.State {
		case models.AssignmentConfirmed, models.AssignmentDropped:
			places[i].rank, places[i].day = 2, -max(d.ConfirmedOn, d.DroppedOn)
		case "":
			places[i].rank = 1
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.day, b.day), cmp.Compare(a.index, b.index))
	})
	rows := make([]*models.Assignment, 0, until-from)
	for _, at := range places[from:until] {
		rows = append(rows, duties[at.index].Assignment)
	}
	return rows
}

// dutyList are those of the assignments that fit by how far they are on the Stichtag; all of them are counted.
func dutyList(p *models.Portfolio, all []*models.Assignment, fits func(models.AssignmentState) bool) views.DutyList {
	duties := governance.DutiesOf(p, all)
	list := views.DutyList{Portfolio: p, Counts: governance.Count(duties)}
	duties = slices.DeleteFunc(duties, func(d governance.Duty) bool { return !fits(d.State) })
	list.Rows = inOrder(duties, 0, len(duties))
	return list
}

func anyState(models.AssignmentState) bool { return true }

// unsettled tells whether something may still be to be done: also of what the viewer is not told.
func unsettled(state models.AssignmentState) bool {
	return state != models.AssignmentConfirmed && state != models.AssignmentDropped
}

// dutyFilter reads the filter and gathers what its form offers.
func dutyFilter(r *request) views.DutyFilter {
	p, q := r.Portfolio, r.Query
	f := views.DutyFilter{
		View:       views.DutyView(q.Enum("sicht", words(views.DutyViews)...)),
		Text:       q.Text("q", maxText),
		BodyID:     q.ID("gremium", func(id string) bool { return p.Body(id) != nil }),
		MinistryID: q.ID("ressort", func(id string) bool { return p.Ministry(id) != nil }),
		State:      models.AssignmentState(q.Enum("stand", words(models.AssignmentStates)...)),
		Deadline:   models.DeadlineKind(q.Enum("frist", words(models.DeadlineKinds)...)),
	}
	for _, b := range p.Bodies {
		if len(p.AssignmentsOfBody(b.ID)) > 0 {
			f.Bodies = append(f.Bodies, b)
		}
	}
	for _, m := range p.Ministries {
		if len(p.AssignmentsOfMinistry(m.ID)) == 0 {
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
