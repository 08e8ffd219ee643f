// The list of ministries and the page of one.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func ministriesPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	page := &views.MinistriesPage{Frame: r.Frame}
	participating := participations(p)
	for _, j := range p.Jurisdictions {
		land := views.LandMinistries{Land: j, Sources: views.SourceLines(p, j.Sources)}
		for _, m := range p.MinistriesOf(j.ID) {
			row := ministryRow(p, m, participating[m.ID])
			if m.ValidOn(p.Stichtag) {
				land.Rows = append(land.Rows, row)
			} else {
				land.Other = append(land.Other, row)
			}
		}
		if len(land.Rows)+len(land.Other) > 0 {
			page.Lands = append(page.Lands, land)
		}
	}
	page.Figures, err = r.figures(progress.Scope{}, "status-nach-ressort")
	return views.Ministries(page), err
}

func ministryRow(p *models.Portfolio, m *models.Ministry, participating int) views.MinistryRow {
	return views.MinistryRow{
		Ministry: m, Rollup: progress.Sum(p, progress.Scope{MinistryID: m.ID}),
		Participating: participating, Successors: successors(p, m),
	}
}

// participations counts in how many measures each ministry takes part, in one pass over the measures.
func participations(p *models.Portfolio) map[string]int {
	counts := map[string]int{}
	for _, m := range p.Measures() {
		links, _ := p.Participants(m)
		for _, l := range links {
			counts[l.To.ID]++
		}
	}
	return counts
}

func ministryPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	m := p.Ministry(r.Slug)
	if m == nil {
		return nil, models.NotFoundError(models.KindMinistry, r.Slug)
	}
	with := measureRows(p, p.MeasuresWith(m.ID))
	scope := progress.Scope{MinistryID: m.ID}
	page := &views.MinistryPage{
		Frame: r.Frame, Row: ministryRow(p, m, len(with)), Land: p.Jurisdiction(m.JurisdictionID),
		Led: measureRows(p, p.MeasuresLedBy(m.ID)), With: with, Predecessors: p.Predecessors(m.ID), Former: formerRows(p, m.ID), Sources: views.SourceLines(p, m.Sources),
	}
	page.Assignments = dutyList(p, p.AssignmentsOfMinistry(m.ID), unsettled)
	page.Assignments.More = r.Frame.URL("/auftraege", "ressort", m.ID)
	for _, t := range p.Targets() {
		if l := p.LeadOfTarget(t); l.To == m {
			page.Targets = append(page.Targets, targetRow(p, t, l.Proposed))
		}
	}
	for _, s := range p.Strategies {
		if s.LeadMinistryID == m.ID {
			page.Strategies = append(page.Strategies, s)
		}
	}
	if len(page.Led) > 0 {
		page.Figures, err = r.figures(scope, "phasen", "ampel", "zeitplan", "meldeaktivitaet")
	}
	return views.Ministry(page), err
}

// formerRows are the measures whose lead the ministry had given up by the Stichtag.
func formerRows(p *models.Portfolio, ministryID string) []views.FormerRow {
	var rows []views.FormerRow
	for _, m := range p.Measures() {
		if l := p.Lead(m); l.To != nil && l.To.ID == ministryID {
			continue
		}
		for _, d := range m.Responsibilities {
			if d.MinistryID == ministryID && d.Role == models.RoleLead && d.ValidUntil.Known() && d.ValidUntil < p.Stichtag {
				rows = append(rows, views.FormerRow{Row: measureRow(p, m, false), From: d.ValidFrom, Until: d.ValidUntil})
				break
			}
		}
	}
	return rows
}
