// The comparison of two dates.

package web

import (
	"cmp"
	"slices"

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
	bodyID := r.Query.ID("gremium", func(id string) bool { return p.Body(id) != nil })
	shown := progress.LastBriefings(p, until)
	page.Bodies = bodiesToCompare(p, shown, until)
	if body := p.Body(bodyID); body != nil {
		page.Body, page.Last, page.Paper = body, lastHeld(p, body.ID, until), shown[body.ID]
		switch {
		case from.Known():
		case page.Last != nil:
			from = page.Last.On
		case page.Paper != nil:
			from = page.Paper.Stichtag
		}
	}
	from = cmp.Or(from, until.AddDays(-views.CompareDays))
	if until < from {
		r.Query.problem("bis", until.String(), models.CodeOrder, "von")
	}
	if page.Body != nil {
		page.Changed = progress.SinceMeeting(p, page.Body.ID, from, until)
	}
	page.Comparison = progress.Compare(p.At(from), p.At(until), progress.Scope{StrategyID: id})
	return views.Compare(page), nil
}

// lastHeld is the last meeting of the body that was held before the day, nil if none is known.
func lastHeld(p *models.Portfolio, bodyID string, day models.Date) *models.Meeting {
	for _, m := range slices.Backward(p.MeetingsOf(bodyID)) {
		if m.State == models.MeetingHeld && m.On.Known() && m.On < day {
			return m
		}
	}
	return nil
}

// bodiesToCompare are the bodies with a meeting or a briefing to compare with.
func bodiesToCompare(p *models.Portfolio, shown map[string]*models.BriefingVersion, day models.Date) []*models.Body {
	var list []*models.Body
	for _, b := range p.Bodies {
		if shown[b.ID] != nil || lastHeld(p, b.ID, day) != nil {
			list = append(list, b)
		}
	}
	return list
}
