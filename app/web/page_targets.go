// The list of targets and the page of one.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func targetsPage(r *request) (templ.Component, error) {
	p := r.Portfolio
	page := &views.TargetsPage{Frame: r.Frame}
	for _, s := range p.Strategies {
		rows := targetRows(p, p.TargetsOfStrategy(s.ID))
		if len(rows) == 0 {
			continue
		}
		page.Groups = append(page.Groups, views.TargetGroup{Strategy: s, Rows: rows})
		for _, row := range rows {
			page.Total++
			if row.Overdue {
				page.Overdue++
			}
			if row.WithoutEffect {
				page.WithoutEffect++
			}
			if !row.Attainment.Percent.Known() {
				page.Unmeasured++
			}
		}
	}
	return views.Targets(page), nil
}

func targetPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	t := p.Target(r.Slug)
	if t == nil {
		return nil, models.NotFoundError(models.KindTarget, r.Slug)
	}
	scope := progress.Scope{TargetID: t.ID}
	page := &views.TargetPage{
		Frame: r.Frame, Row: targetRow(p, t, false), Strategy: p.Strategy(t.StrategyID), Field: p.Field(t.FieldID),
		Measures: measureRows(p, scope.Measures(p)), Indicators: indicatorRows(p, t.Indicators),
		Proposals: proposalRows(p, t.Proposals), Duties: dutyRows(p, t.Responsibilities), Sources: views.SourceLines(p, t.Sources),
	}
	page.Participants, page.AllParticipate = p.ParticipantsOfTarget(t)
	page.Continuation = continuationOfTarget(p, t)
	page.Assignments = dutyList(p, p.AssignmentsOfTarget(t.ID), anyState)
	if len(page.Measures) > 0 {
		page.Figures, err = r.figures(scope, "zeitplan")
	}
	return views.Target(page), err
}
