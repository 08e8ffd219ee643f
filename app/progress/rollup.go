// Rolling measures up: weighted means that always carry their coverage.

package progress

import "zielstand/models"

// weightedMean collects percentages.
type weightedMean struct{ sum, weight float64 }

func (w *weightedMean) add(p models.Percent, weight float64) {
	w.sum += p.Float() * weight
	w.weight += weight
}

func (w *weightedMean) percent() models.Percent {
	if w.weight == 0 {
		return models.Percent{}
	}
	return models.PercentOf(w.sum / w.weight)
}

// Rollup sums up measures on a day (rule 3). Counts are measures without parts.
type Rollup struct {
	Day models.Date
	// Total counts all measures in the scope, Proposed those that are in it by a proposal only.
	Total, Proposed int
	// Cancelled and Ongoing have no percent and leave the denominator.
	Cancelled, Ongoing int
	// Counted is the denominator: Total - Cancelled - Ongoing. Known of them have a percent.
	Counted, Known int
	// Reported counts measures with any approved report up to the day.
	Reported int
	// Percent is the weighted mean over the Known; unknown when Known is 0.
	Percent models.Percent
	// Planned is the weighted mean over those of the Counted with a plan, PlannedKnown their number.
	// PlannedOfKnown is the planned mean over measures with both, to compare like with like.
	Planned        models.Percent
	PlannedKnown   int
	PlannedOfKnown models.Percent
	Phases         map[models.Phase]int
	Ampeln         map[models.Ampel]int // the ministries' own; AmpelNone counts "keine Angabe"
	Signals        map[Signals]int      // per single signal
	// Latest is the newest AsOf among the reports that count; unknown without any.
	Latest models.Date
}

// Sum rolls up the measures of the scope on the portfolio's Stichtag.
func Sum(p *models.Portfolio, scope Scope) *Rollup { return SumOf(p, scope.Measures(p)) }

// SumOf rolls up the given measures on the portfolio's Stichtag.
func SumOf(p *models.Portfolio, links []models.Link[*models.MeasureNode]) *Rollup {
	r := &Rollup{Day: p.Stichtag, Phases: map[models.Phase]int{}, Ampeln: map[models.Ampel]int{}, Signals: map[Signals]int{}}
	var mean, planned, plannedOfKnown weightedMean
	for _, l := range links {
		s := Of(p, l.To)
		r.count(s, l.Proposed)
		if !s.Counted() {
			continue
		}
		weight := l.To.EffectiveWeight()
		if s.Percent.Known() {
			r.Known++
			mean.add(s.Percent, weight)
		}
		if s.Planned.Known() {
			r.PlannedKnown++
			planned.add(s.Planned, weight)
			if s.Percent.Known() {
				plannedOfKnown.add(s.Planned, weight)
			}
		}
	}
	r.Percent, r.Planned, r.PlannedOfKnown = mean.percent(), planned.percent(), plannedOfKnown.percent()
	return r
}

func (r *Rollup) count(s *Status, proposed bool) {
	r.Total++
	if proposed {
		r.Proposed++
	}
	switch {
	case s.Phase == models.PhaseCancelled:
		r.Cancelled++
	case !s.Counted():
		r.Ongoing++
	default:
		r.Counted++
	}
	if s.Report != nil {
		r.Reported++
		r.Latest = max(r.Latest, s.Report.AsOf)
	}
	r.Phases[s.Phase]++
	r.Ampeln[s.Own]++
	for _, signal := range AllSignals {
		if s.Signals.Has(signal) {
			r.Signals[signal]++
		}
	}
}
