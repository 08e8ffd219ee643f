// Computed warnings and the Ampel that follows from them (rule 5). Freshness has no colour: an old
// report says nothing about whether the plan is kept.

package progress

import "zielstand/models"

// Signals is a set of computed warnings.
type Signals uint8

// The signals.
const (
	// Overdue: the last day of the due date has passed and the measure is neither completed nor
	// cancelled. A permanent task cannot be overdue.
	Overdue Signals = 1 << iota
	// Behind: the planned percent exceeds the actual one by more than BehindPoints.
	Behind
	// Stale: no approved report within the strategy's reporting interval. Completed and cancelled
	// measures need none; one that never reported is heard of on its first day.
	Stale
	// Rosy: the ministry's own Ampel is better than the computed one.
	Rosy
)

// AllSignals lists the signals in the order in which they are shown.
var AllSignals = []Signals{Overdue, Behind, Stale, Rosy}

// Has tells whether all of the given signals are in the set.
func (s Signals) Has(other Signals) bool { return s&other == other }

// Any tells whether at least one of the given signals is in the set.
func (s Signals) Any(of Signals) bool { return s&of != 0 }

// Key is the stable name of a single signal in URLs and data: overdue, behind, stale, rosy.
func (s Signals) Key() string {
	switch s {
	case Overdue:
		return "overdue"
	case Behind:
		return "behind"
	case Stale:
		return "stale"
	case Rosy:
		return "rosy"
	}
	return ""
}

// signals computes the warnings and the Ampel of a status that has everything else. heard is the day
// of the last sign of life.
func signals(s *Status, heard models.Date) (Signals, models.Ampel) {
	if s.Phase == models.PhaseCancelled {
		return 0, models.AmpelNone
	}
	if s.Phase == models.PhaseCompleted {
		return 0, models.AmpelGreen
	}
	var set Signals
	if IsOverdue(s.Due, s.Day) && !s.Ongoing() {
		set |= Overdue
	}
	gap, compared := Gap(s.Planned, s.Percent)
	if compared && IsBehind(gap) {
		set |= Behind
	}
	if IsStale(heard, s.Day, s.Measure.StaleAfter) {
		set |= Stale
	}
	computed := computedAmpel(set.Has(Overdue), compared, gap)
	if IsRosy(s.Own, computed) {
		set |= Rosy
	}
	return set, computed
}

// IsOverdue tells whether the whole period that the due date names lies before the day.
func IsOverdue(due models.PartialDate, day models.Date) bool {
	last := LastDay(due)
	return last.Known() && last < day
}

// IsBehind tells whether a gap in percentage points is more than BehindPoints.
func IsBehind(gap float64) bool { return gap > BehindPoints }

// IsStale tells whether more than interval days have passed since the measure was last heard of; an
// unknown day was never.
func IsStale(heard, day models.Date, interval int) bool {
	return !heard.Known() || int(day-heard) > interval
}

// IsRosy tells whether the ministry's own Ampel is better than the computed one. "Keine Angabe" is no
// judgement, so it is never too rosy.
func IsRosy(own, computed models.Ampel) bool {
	return own.Severity() > 0 && own.Severity() < computed.Severity()
}

// computedAmpel is red when overdue or more than FarBehindPoints behind, yellow when behind, green
// when there was a plan to compare with and nothing speaks against it, else none.
func computedAmpel(overdue, compared bool, gap float64) models.Ampel {
	switch {
	case overdue, compared && gap > FarBehindPoints:
		return models.AmpelRed
	case compared && IsBehind(gap):
		return models.AmpelYellow
	case compared:
		return models.AmpelGreen
	}
	return models.AmpelNone
}
