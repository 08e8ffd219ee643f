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
func Sum(p *models.Portfolio, scope Scope) *Rollup { return SumOf(p, scope.Measures(p)) }

// SumOf rolls up the given measures on the portfolio's Stichtag.
func SumOf(p *models.Portfolio, links []models.Link[*models.MeasureNode]) *Rollup {
	return sum(p, links, remembered)
}

func sum(p *models.Portfolio, links []models.Link[*models.MeasureNode], of leaf) *Rollup {
	r := &Rollup{Day: p.Stichtag}
	var counts tally
	var mean, planned, plannedOfKnown, percentOfPlanned weightedMean
	for _, l := range links {
		s := status(p, l.To, 0, of)
		r.count(s, l.Proposed)
		counts.add(s)
		if !s.Counted() {
			continue
		}
		if s.Percent.Known() {
			r.Known++
			mean.add(s.Percent, s.weight)
		}
		if s.Planned.Known() {
			r.PlannedKnown++
			planned.add(s.Planned, s.weight)
			if s.Percent.Known() {
				r.Compared++
				plannedOfKnown.add(s.Planned, s.weight)
				percentOfPlanned.add(s.Percent, s.weight)
			}
		}
	}
	r.Percent, r.Planned = mean.percent(), planned.percent()
	r.PlannedOfKnown, r.PercentOfPlanned = plannedOfKnown.percent(), percentOfPlanned.percent()
	counts.into(r)
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
		r.Latest = max(r.Latest, s.Day.AddDays(-s.Age)) // the report's AsOf, without fetching it
	}
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
