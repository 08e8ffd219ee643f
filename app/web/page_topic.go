// The page of a focus topic.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func topicPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	t := p.FocusTopic(r.Slug)
	if t == nil {
		return nil, models.NotFoundError(models.KindFocusTopic, r.Slug)
	}
	scope := progress.Scope{TopicID: t.ID}
	page := &views.TopicPage{
		Frame: r.Frame, Topic: topicCard(p, t), Field: p.Field(t.FieldID),
		Targets: linkedTargetRows(p, p.TargetsOfTopic(t.ID)), Measures: measureRows(p, scope.Measures(p)), Sources: views.SourceLines(p, t.Sources),
	}
	if page.Field != nil {
		page.Strategy = p.Strategy(page.Field.StrategyID)
	}
	if page.Topic.Rollup.Total > 0 {
		page.Figures, err = r.figures(scope, "phasen", "ampel", "zeitplan", "zustaendigkeiten")
	}
	return views.Topic(page), err
}

func topicCard(p *models.Portfolio, t *models.FocusTopic) views.TopicCard {
	card := views.TopicCard{FocusTopic: t, Rollup: progress.Sum(p, progress.Scope{TopicID: t.ID})}
	for _, l := range p.TargetsOfTopic(t.ID) {
		card.Targets++
		if l.Proposed {
			card.TargetsProposed++
		}
	}
	return card
}
