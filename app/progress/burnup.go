// The burn-up of a scope: what was done, what was planned, and where the pace leads.

package progress

import "zielstand/models"

// BurnUp is a scope over time, from its first report to the Stichtag and on to its last due date.
type BurnUp struct {
	// Moments are the period ends from the first report to the Stichtag; empty without a report.
	Moments []Moment
	// Completed counts the completed measures at each moment.
	Completed []int
	// Due is the last due date, as of the Stichtag, of the measures that count; unknown without one.
	Due models.Date
	// Plan is the planned mean percent of the measures that count and have a plan, from the first
	// moment to Due, all as it was planned on the Stichtag; empty without a plan.
	Plan        []Point
	Forecast    *Forecast
	ForecastErr error // why there is no Forecast
}

// BurnUpOf returns the burn-up of the scope on the portfolio's Stichtag.
func BurnUpOf(p *models.Portfolio, scope Scope) *BurnUp {
	b := &BurnUp{}
	links := scope.Measures(p)
	var counted []*Status
	for _, l := range links {
		if s := Of(p, l.To); s.Counted() {
			counted = append(counted, s)
			b.Due = max(b.Due, LastDay(s.Due))
		}
	}
	first, _ := Span(p, scope)
	b.Moments = Series(p, scope, Steps(first, p.Stichtag, StepMonths(first, p.Stichtag)))
	for _, m := range b.Moments {
		b.Completed = append(b.Completed, m.Rollup.Phases[models.PhaseCompleted])
	}
	if !first.Known() {
		first = p.Stichtag
	}
	b.Plan = planLine(counted, first, max(b.Due, p.Stichtag))
	now := SumOf(p, links)
	if b.ForecastErr = settled(now); b.ForecastErr == nil {
		b.Forecast, b.ForecastErr = forecast(heardMoments(b.Moments), b.Due, p.Stichtag)
	}
	return b
}

// settled is ErrSettled when nothing in the roll-up can still progress.
func settled(r *Rollup) error {
	if r.Counted > 0 && r.Phases[models.PhaseCompleted] == r.Counted {
		return ErrSettled
	}
	return nil
}

// heardMoments are the points with a percent at which a newer report counted than before: between
// reports nothing is known, so nothing may look like a standstill.
func heardMoments(moments []Moment) []Point {
	var points []Point
	var latest models.Date
	for _, m := range moments {
		if m.Rollup.Percent.Known() && m.Rollup.Latest > latest {
			points = append(points, Point{m.Day, m.Rollup.Percent.Float()})
		}
		latest = max(latest, m.Rollup.Latest)
	}
	return points
}

// planLine is the weighted mean of the plans of the measures that count, at the period ends; the due
// dates are those that hold on the Stichtag.
func planLine(counted []*Status, first, last models.Date) []Point {
	var points []Point
	for _, day := range Steps(first, last, StepMonths(first, last)) {
		var mean weightedMean
		for _, s := range counted {
			if percent := planned(s.Measure, day, LastDay(s.Due)); percent.Known() {
				mean.add(percent, s.weight)
			}
		}
		if percent := mean.percent(); percent.Known() {
			points = append(points, Point{day, percent.Float()})
		}
	}
	return points
}
