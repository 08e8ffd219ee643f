// The list of resolutions and the page of one.

package web

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

func resolutionsPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	all := resolutionsUntil(p, p.ResolutionsByDay())
	filter := resolutionFilter(r, all)
	number := r.Query.Page("seite")
	found := search.Parse(filter.Text).Having(p, models.KindResolution)
	var rows []*models.Resolution
	for _, decided := range all {
		if resolutionFits(p, decided, &filter) && (found == nil || found[decided.ID]) {
			rows = append(rows, decided)
		}
	}
	page := &views.ResolutionsPage{Frame: r.Frame, Portfolio: p, Filter: filter, All: len(all),
		Pages: pagesOf(r.Query, number, len(rows), views.ResolutionsPerPage)}
	if page.Pages.Total > 0 {
		page.Rows = rows[page.Pages.First-1 : page.Pages.Last]
	}
	page.Figures, err = r.figures(progress.Scope{}, "beschluesse")
	return views.Resolutions(page), err
}

func resolutionFits(p *models.Portfolio, r *models.Resolution, f *views.ResolutionFilter) bool {
	return (f.BodyID == "" || r.BodyID == f.BodyID) && (f.State == "" || r.State == f.State) &&
		(f.Procedure == "" || r.Procedure == f.Procedure) && (f.Year == 0 || r.On.Day.Year() == f.Year)
}

// resolutionFilter reads the filter and gathers what its form offers.
func resolutionFilter(r *request, all []*models.Resolution) views.ResolutionFilter {
	p, q := r.Portfolio, r.Query
	f := views.ResolutionFilter{
		Text:      q.Text("q", maxText),
		BodyID:    q.ID("gremium", func(id string) bool { return p.Body(id) != nil }),
		State:     models.ResolutionState(q.Enum("stand", words(models.ResolutionStates)...)),
		Procedure: models.Procedure(q.Enum("verfahren", words(models.Procedures)...)),
	}
	for _, decided := range all {
		if b := p.Body(decided.BodyID); b != nil && !slices.Contains(f.Bodies, b) {
			f.Bodies = append(f.Bodies, b)
		}
		if year := decided.On.Day.Year(); year != 0 && !slices.Contains(f.Years, year) {
			f.Years = append(f.Years, year)
		}
	}
	slices.Sort(f.Years)
	slices.Reverse(f.Years)
	var years []string
	for _, y := range f.Years {
		years = append(years, strconv.Itoa(y))
	}
	f.Year, _ = strconv.Atoi(q.Enum("jahr", years...))
	return f
}

// words are the values of an enumeration as an address has them.
func words[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

func resolutionPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	decided := p.Resolution(r.Slug)
	if decided == nil {
		return nil, models.NotFoundError(models.KindResolution, r.Slug)
	}
	follows := p.AssignmentsOfResolution(decided.ID)
	page := &views.ResolutionPage{Frame: r.Frame, Portfolio: p, Resolution: decided, Body: p.Body(decided.BodyID), Meeting: p.Meeting(decided.MeetingID),
		Item: p.AgendaItem(decided.AgendaItemID), Corrects: p.Resolution(decided.CorrectsID), CorrectedBy: p.CorrectionOf(decided),
		Documents: documentsOf(p, decided.DocumentIDs), Assignments: follows, Duties: governance.Count(governance.DutiesOf(p, follows)),
		Member: p.MemberOf(p.Viewer, decided.BodyID, r.Frame.Today), Sources: views.SourceLines(p, decided.Sources)}
	for _, n := range p.ReviewNotesOf(decided.ID) {
		if n.On <= p.Stichtag {
			page.Notes = append(page.Notes, n)
		}
	}
	return views.Resolution(page), nil
}
