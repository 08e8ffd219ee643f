// The overview: one strategy or all, what needs attention, what has changed since half a year.

package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/charts"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// How much the overview shows of what is long elsewhere.
const (
	overviewUrgent  = 8
	overviewChanges = 6
)

// allStrategies is the value of the parameter strategie for the overview of all.
const allStrategies = "alle"

func overviewPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	id := r.Query.ID("strategie", func(id string) bool { return id == allStrategies || p.Strategy(id) != nil })
	page := &views.OverviewPage{Frame: r.Frame, Default: id == "", Lands: map[string]string{}}
	switch id {
	case "":
		page.Strategy = strategyInForce(p, r.Frame.Site.Land)
	case allStrategies:
	default:
		page.Strategy = p.Strategy(id)
	}
	var scope progress.Scope
	if page.Strategy != nil {
		scope.StrategyID = page.Strategy.ID
	}
	page.Rollup = progress.Sum(p, scope)
	page.Leads = leadCounts(p, scope)
	page.Cards = strategyCards(p, r.Frame.Site.Land)
	for _, s := range p.Strategies {
		if land := p.Jurisdiction(s.JurisdictionID); land != nil {
			page.Lands[s.ID] = land.Name
		}
	}
	if page.Rollup.Total == 0 {
		return views.Overview(page), nil
	}
	page.Urgent = progress.MostUrgent(p, scope, overviewUrgent)
	page.Since = progress.Highlights(p.At(p.Stichtag.AddDays(-views.CompareDays)), p, scope, overviewChanges)
	page.Changes = page.Since.Changes
	page.Set, err = r.figures(scope, "phasen", "ampel", "status-nach-ressort", "fortschritt-fokusthemen")
	// A figure without data is a sentence only; behind the drawn ones it leaves no hole between them.
	slices.SortStableFunc(page.Set.Figures, func(a, b *charts.Figure) int {
		return cmp.Compare(min(len(a.Empty), 1), min(len(b.Empty), 1))
	})
	return views.Overview(page), err
}

// strategyInForce is the Land's newest strategy that nothing continues and that has begun by the Stichtag;
// nil when the Land has none, or no Land is named.
func strategyInForce(p *models.Portfolio, land string) *models.Strategy {
	for _, s := range p.Strategies { // newest first within a Land
		if !ofLand(p, s, land) || s.PeriodFrom.Day > p.Stichtag {
			continue
		}
		if next := p.Successor(s.ID); next == nil || next.PeriodFrom.Day > p.Stichtag {
			return s
		}
	}
	return nil
}

func ofLand(p *models.Portfolio, s *models.Strategy, land string) bool {
	j := p.Jurisdiction(s.JurisdictionID)
	return j != nil && land != "" && j.Key == land
}

// strategyCards are all strategies, those of the Land first, and continued ones behind their Fortschreibung.
func strategyCards(p *models.Portfolio, land string) []views.StrategyCard {
	var cards []views.StrategyCard
	for _, s := range p.Strategies {
		cards = append(cards, strategyCard(p, s))
	}
	rank := func(c views.StrategyCard) int {
		switch {
		case !ofLand(p, c.Strategy, land):
			return 2
		case c.Successor != nil:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(cards, func(a, b views.StrategyCard) int { return cmp.Compare(rank(a), rank(b)) })
	return cards
}

// leadCounts counts how the measures of the scope came to their ministry.
func leadCounts(p *models.Portfolio, scope progress.Scope) views.LeadCounts {
	var c views.LeadCounts
	for _, g := range progress.ByMinistry(p, scope) {
		switch {
		case g.To == nil:
			c.Missing += g.Rollup.Total
		case g.Proposed:
			c.Proposed += g.Rollup.Total
		default:
			c.Stated += g.Rollup.Total
		}
	}
	return c
}
