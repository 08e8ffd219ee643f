// Rolling measures up: weighted means that always carry their coverage (rule 3).

package progress

import (
	"slices"

	"zielstand/models"
)

// Rollup sums up measures on a day. Counts are measures without parts.
type Rollup struct {
	Day models.Date
	// Total counts all measures in the scope, Proposed those that are in it by a proposal only.
	Total, Proposed int
	// Cancelled measures and Ongoing permanent tasks have no percent and leave the denominator.
	Cancelled, Ongoing int
	// Counted is the denominator: Total - Cancelled - Ongoing. Known of them have a percent.
	Counted, Known int
	// Reported counts measures with any approved report up to the day.
	Reported int
	// Percent is the weighted mean over the Known; unknown when Known is 0.
	Percent models.Percent
	// Planned is the weighted mean over those of the Counted with a plan, PlannedKnown their number.
	Planned      models.Percent
	PlannedKnown int
	// PlannedOfKnown and PercentOfPlanned are the means over the Compared measures that have both a
	// plan and a percent, to compare like with like.
	PlannedOfKnown, PercentOfPlanned models.Percent
	Compared                         int
	Phases                           map[models.Phase]int
	Ampeln                           map[models.Ampel]int // the ministries' own; AmpelNone counts "keine Angabe"
	Signals                          map[Signals]int      // per single signal
	// Latest is the newest AsOf among the reports that count; unknown without any.
	Latest models.Date
}

// Implemented tells whether everything that was not cancelled is completed; false when nothing is.
func (r *Rollup) Implemented() bool {
	completed := r.Phases[models.PhaseCompleted]
	return completed > 0 && completed+r.Cancelled == r.Total
}

// Sum rolls up the measures of the scope on the portfolio's Stichtag.
func Sum(p *models.Portfolio, scope Scope) *Rollup {
	nodes, ok := scope.whole(p)
	if !ok {
		return SumOf(p, scope.Measures(p))
	}
	total := foldwise(p, question{what: "sum", strategyID: scope.StrategyID, day: p.Stichtag}, nodes, func(block []*models.MeasureNode) *sums {
		var part sums
		for _, m := range block {
			part.add(Of(p, m), false)
		}
		return &part
	}, func(parts []*sums) *sums {
		var all sums
		for _, part := range parts {
			all.merge(part)
		}
		return &all
	})
	return total.rollup(p.Stichtag)
}

// SumOf rolls up the given measures on the portfolio's Stichtag.
func SumOf(p *models.Portfolio, links []models.Link[*models.MeasureNode]) *Rollup {
	return sum(p, links, remembered)
}

func sum(p *models.Portfolio, links []models.Link[*models.MeasureNode], of leaf) *Rollup {
	var total sums
	for _, l := range links {
		total.add(status(p, l.To, 0, of), l.Proposed)
	}
	return total.rollup(p.Stichtag)
}

// sums are the counts and exact means of a roll-up in the making; they can be merged in any order.
type sums struct {
	total, proposed, cancelled, ongoing, counted int
	known, reported, planned, compared           int
	latest                                       models.Date
	mean, plan, planOfKnown, meanOfPlanned       weightedMean
	tally
}

func (t *sums) add(s *Status, proposed bool) {
	t.total++
	if proposed {
		t.proposed++
	}
	t.tally.add(s)
	if s.Report != nil {
		t.reported++
		t.latest = max(t.latest, s.Day.AddDays(-s.Age)) // the report's AsOf, without fetching it
	}
	switch {
	case s.Phase == models.PhaseCancelled:
		t.cancelled++
		return
	case !s.Counted():
		t.ongoing++
		return
	}
	t.counted++
	if s.Percent.Known() {
		t.known++
		t.mean.add(s.Percent, s.weight)
	}
	if s.Planned.Known() {
		t.planned++
		t.plan.add(s.Planned, s.weight)
		if s.Percent.Known() {
			t.compared++
			t.planOfKnown.add(s.Planned, s.weight)
			t.meanOfPlanned.add(s.Percent, s.weight)
		}
	}
}

func (t *sums) merge(o *sums) {
	t.total += o.total
	t.proposed += o.proposed
	t.cancelled += o.cancelled
	t.ongoing += o.ongoing
	t.counted += o.counted
	t.known += o.known
	t.reported += o.reported
	t.planned += o.planned
	t.compared += o.compared
	t.latest = max(t.latest, o.latest)
	t.mean.merge(o.mean)
	t.plan.merge(o.plan)
	t.planOfKnown.merge(o.planOfKnown)
	t.meanOfPlanned.merge(o.meanOfPlanned)
	t.tally.merge(&o.tally)
}

func (t *sums) rollup(day models.Date) *Rollup {
	r := &Rollup{Day: day, Total: t.total, Proposed: t.proposed, Cancelled: t.cancelled, Ongoing: t.ongoing,
		Counted: t.counted, Known: t.known, Reported: t.reported, PlannedKnown: t.planned, Compared: t.compared,
		Percent: t.mean.percent(), Planned: t.plan.percent(), PlannedOfKnown: t.planOfKnown.percent(),
		PercentOfPlanned: t.meanOfPlanned.percent(), Latest: t.latest}
	t.tally.into(r)
	return r
}

// tally counts in arrays; the maps of a Rollup are filled once, at the end.
type tally struct {
	phases  [8]int // by the position in models.Phases, unknown last
	ampeln  [4]int // by severity
	signals [16]int
}

func (t *tally) add(s *Status) {
	i := slices.Index(models.Phases, s.Phase)
	if i < 0 {
		i = len(t.phases) - 1
	}
	t.phases[i]++
	t.ampeln[s.Own.Severity()]++
	t.signals[s.Signals]++
}

func (t *tally) merge(o *tally) {
	for i, n := range o.phases {
		t.phases[i] += n
	}
	for i, n := range o.ampeln {
		t.ampeln[i] += n
	}
	for i, n := range o.signals {
		t.signals[i] += n
	}
}

func (t *tally) into(r *Rollup) {
	r.Phases, r.Ampeln, r.Signals = map[models.Phase]int{}, map[models.Ampel]int{}, map[Signals]int{}
	for i, n := range t.phases {
		phase := models.PhaseUnknown
		if i < len(models.Phases) {
			phase = models.Phases[i]
		}
		if n > 0 {
			r.Phases[phase] += n
		}
	}
	for _, a := range models.Ampeln {
		if n := t.ampeln[a.Severity()]; n > 0 {
			r.Ampeln[a] = n
		}
	}
	for set, n := range t.signals {
		for _, signal := range AllSignals {
			if n > 0 && Signals(set).Has(signal) {
				r.Signals[signal] += n
			}
		}
	}
}
