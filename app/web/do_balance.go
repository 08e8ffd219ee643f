// The balance of a strategy, and what the pages of targets and measures say about continuations. These pages are
// kept: they show nobody anything personal.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/app/recut"
	"zielstand/models"
	"zielstand/views"
)

// balancePage shows what became of a strategy's targets.
func balancePage(r *request) (templ.Component, error) {
	s := r.Portfolio.Strategy(r.Slug)
	if s == nil {
		return nil, models.NotFoundError(models.KindStrategy, r.Slug)
	}
	day, final := balanceDay(r.Portfolio, s.ID, r.Frame.Chosen)
	p := r.Portfolio.At(day)
	page := &views.BalancePage{Frame: r.Frame, Strategy: s, Next: p.Successor(s.ID), Day: day, Final: final,
		Rollup: progress.Sum(p, progress.Scope{StrategyID: s.ID})}
	copies := map[string][]*models.TargetNode{}
	for _, t := range p.Targets() {
		copies[t.PredecessorID] = append(copies[t.PredecessorID], t)
	}
	for _, t := range p.TargetsOfStrategy(s.ID) {
		row := views.BalanceRow{TargetStatus: progress.OfTarget(p, t), Outcome: t.OutcomeAt(day), Next: copies[t.ID]}
		row.Planned = row.Outcome == "" && !t.OutcomeOn.Known() && t.Outcome != ""
		if row.Planned {
			row.Outcome = t.Outcome
		}
		if row.Outcome != "" {
			row.Reason = t.OutcomeReason
		}
		page.Rows = append(page.Rows, row)
	}
	if page.Next != nil {
		page.Carried, page.Left = measuresOn(p, s.ID)
	}
	return views.Balance(page), nil
}

// balanceDay is the Stichtag of a balance: the one asked for, else the day on which the strategy was continued, if
// that has come.
func balanceDay(p *models.Portfolio, strategyID string, chosen bool) (day models.Date, final bool) {
	for _, t := range p.TargetsOfStrategy(strategyID) {
		if t.OutcomeOn <= p.Stichtag {
			day = max(day, t.OutcomeOn)
		}
	}
	final = day.Known()
	if chosen || !final {
		day = p.Stichtag
	}
	return day, final
}

// measuresOn counts the measures that go on elsewhere, and lists those that do not though they are not done.
func measuresOn(p *models.Portfolio, strategyID string) (carried int, left []*models.MeasureNode) {
	goesOn := map[string]bool{}
	for m := range p.AllMeasures() {
		goesOn[m.PredecessorID] = true
	}
	for _, m := range p.MeasuresOfStrategy(strategyID) {
		switch {
		case goesOn[m.ID]:
			carried++
		case !recut.IsDone(m, p.Stichtag):
			left = append(left, m)
		}
	}
	return carried, left
}

// continuationOfTarget is where the target came from and what became of it by the Stichtag.
func continuationOfTarget(p *models.Portfolio, t *models.TargetNode) views.ContinuationFacts {
	var facts views.ContinuationFacts
	link := func(t *models.TargetNode) views.Link { return views.Link{Title: t.Title, URL: "/ziele/" + t.ID} }
	if before := p.Target(t.PredecessorID); before != nil {
		facts.From = append(facts.From, link(before))
	}
	for _, other := range p.Targets() {
		if other.PredecessorID == t.ID {
			facts.To = append(facts.To, link(other))
		}
	}
	if !t.OutcomeOn.Known() || t.OutcomeOn <= p.Stichtag {
		facts.Outcome, facts.Reason, facts.On = t.Outcome, t.OutcomeReason, t.OutcomeOn
	}
	return facts
}

// continuationOfMeasure is where the measure came from and as what it goes on.
func continuationOfMeasure(p *models.Portfolio, m *models.MeasureNode) views.ContinuationFacts {
	var facts views.ContinuationFacts
	link := func(m *models.MeasureNode) views.Link {
		return views.Link{Title: m.Title, URL: "/massnahmen/" + m.ID}
	}
	if before := p.Measure(m.PredecessorID); before != nil {
		facts.From = append(facts.From, link(before))
	}
	for other := range p.AllMeasures() {
		if other.PredecessorID == m.ID {
			facts.To = append(facts.To, link(other))
		}
	}
	return facts
}
