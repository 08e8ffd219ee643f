// The comparison of two dates.

package web

import (
	"cmp"

	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

func comparePage(r *request) (templ.Component, error) {
	p := r.Portfolio
	from, until := r.Query.Date("von"), r.Query.Date("bis")
	id := r.Query.ID("strategie", func(id string) bool { return p.Strategy(id) != nil })
	page := &views.ComparePage{Frame: r.Frame, StrategyID: id, Strategies: p.Strategies, Default: !from.Known()}
	until = cmp.Or(until, p.Stichtag)
	from = cmp.Or(from, until.AddDays(-views.CompareDays))
	if until < from {
		r.Query.problem("bis", until.String(), models.CodeOrder, "von")
	}
	page.Comparison = progress.Compare(p.At(from), p.At(until), progress.Scope{StrategyID: id})
	return views.Compare(page), nil
}
