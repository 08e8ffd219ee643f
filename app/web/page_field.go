// The page of a field.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func fieldPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	f := p.Field(r.Slug)
	if f == nil {
		return nil, models.NotFoundError(models.KindField, r.Slug)
	}
	scope := progress.Scope{FieldID: f.ID}
	page := &views.FieldPage{
		Frame: r.Frame, Field: f, Strategy: p.Strategy(f.StrategyID), Rollup: progress.Sum(p, scope),
		Targets: targetRows(p, p.TargetsOfField(f.ID)), Measures: measureRows(p, scope.Measures(p)), Sources: views.SourceLines(p, f.Sources),
	}
	for _, t := range p.TopicsOfField(f.ID) {
		page.Topics = append(page.Topics, topicCard(p, t))
	}
	if page.Rollup.Total > 0 {
		page.Figures, err = r.figures(scope, "fortschritt-fokusthemen", "phasen", "zeitplan")
	}
	return views.Field(page), err
}
