// The state of one measure on one day.

package progress

import (
	"math"

	"zielstand/models"
)

// Status is where a measure stands on a day. It is shared; do not change it.
type Status struct {
	Measure *models.MeasureNode
	Day     models.Date
	// Report is the one that counts on the day; nil if there is none.
	Report *models.StatusReport
	// Age is the days from the report's AsOf to Day; -1 without a report.
	Age   int
	Phase models.Phase
	// Own is the ministry's Ampel, Second the CDO office's, Computed what the signals say; none when
	// nobody said or nothing can be computed.
	Own, Second, Computed models.Ampel
	// Percent and Planned follow rules 1 and 2; unknown is unknown, never 0.
	Percent, Planned models.Percent
	// PartsKnown of Parts parts gave the percent, for a measure whose percent comes from its parts.
	Parts, PartsKnown int
	// Due is what held on the day, SlipDays how much later that is than the first due date.
	Due      models.PartialDate
	SlipDays int
	Signals  Signals
}

// Done tells whether nothing is left to do: completed or cancelled.
func (s *Status) Done() bool {
	return s.Phase == models.PhaseCompleted || s.Phase == models.PhaseCancelled
}

// Counted tells whether the measure is in the denominator of a percent: cancelled ones leave it, and
// permanent tasks have no percent (rule 1).
func (s *Status) Counted() bool {
	return s.Phase != models.PhaseCancelled && s.Phase != models.PhaseOngoing && !s.Measure.Permanent
}

// Of returns the measure's status on the portfolio's Stichtag. The result for a measure without parts
// is remembered with its node.
func Of(p *models.Portfolio, m *models.MeasureNode) *Status {
	if parts := p.Parts(m); len(parts) > 0 {
		return ofParts(p, m, parts)
	}
	return m.Memo(p.Stichtag, func() any { return ofNode(m, p.Stichtag, models.Percent{}) }).(*Status)
}

// ofParts is Of for a measure with parts: without a percent of its own it takes the weighted mean over
// the parts with a known one (rule 3).
func ofParts(p *models.Portfolio, m *models.MeasureNode, parts []*models.MeasureNode) *Status {
	var mean weightedMean
	known, counted := 0, 0
	for _, part := range parts {
		s := Of(p, part)
		if !s.Counted() {
			continue
		}
		counted++
		if s.Percent.Known() {
			known++
			mean.add(s.Percent, part.EffectiveWeight())
		}
	}
	s := ofNode(m, p.Stichtag, mean.percent())
	s.Parts, s.PartsKnown = counted, known
	return s
}

// ofNode computes the status from the node alone; fallback is the percent to take where the measure
// states none.
func ofNode(m *models.MeasureNode, day models.Date, fallback models.Percent) *Status {
	s := &Status{Measure: m, Day: day, Age: -1, Own: models.AmpelNone, Second: models.AmpelNone}
	if s.Report = m.ReportAt(day); s.Report != nil {
		s.Age = int(day - s.Report.AsOf)
		s.Phase = s.Report.Phase
		if s.Report.Ampel != "" {
			s.Own = s.Report.Ampel
		}
	}
	if o := m.OpinionAt(day); o != nil {
		s.Second = o.Ampel
	}
	if s.Phase == models.PhaseUnknown && m.Permanent && s.Report != nil {
		s.Phase = models.PhaseOngoing
	}
	s.Due = m.DueAt(day)
	s.SlipDays = SlipDays(m, day)
	s.Percent = percentOf(m, s, fallback)
	if s.Counted() {
		s.Planned = PlannedPercent(m, day)
	}
	s.Signals, s.Computed = signals(s)
	return s
}

// percentOf is rule 1.
func percentOf(m *models.MeasureNode, s *Status, fallback models.Percent) models.Percent {
	switch {
	case s.Phase == models.PhaseCompleted:
		return models.PercentOf(100)
	case !s.Counted():
		return models.Percent{}
	}
	var own models.Percent
	switch m.Method {
	case models.MethodMilestones:
		own = milestonePercent(m, func(ms *models.Milestone) bool { return ms.DoneBy(s.Day) })
	case models.MethodIndicator:
		own = IndicatorsPercent(m.Indicators, s.Day).Percent
	default:
		if s.Report != nil {
			own = s.Report.Percent
		}
	}
	if !own.Known() {
		return fallback
	}
	return own
}

// milestonePercent is done weight / total weight × 100; unknown without milestones.
func milestonePercent(m *models.MeasureNode, counts func(*models.Milestone) bool) models.Percent {
	var total, done float64
	for _, ms := range m.Milestones {
		total += ms.EffectiveWeight()
		if counts(ms) {
			done += ms.EffectiveWeight()
		}
	}
	if total == 0 {
		return models.Percent{}
	}
	return models.PercentOf(100 * done / total)
}

// PlannedPercent is rule 2: the weight of the milestones due by the day, else linear from start to the
// due date that held on the day, else unknown.
func PlannedPercent(m *models.MeasureNode, day models.Date) models.Percent {
	dated := false
	for _, ms := range m.Milestones {
		dated = dated || ms.Due.Known()
	}
	if dated {
		return milestonePercent(m, func(ms *models.Milestone) bool { return ms.Due.Known() && ms.Due <= day })
	}
	start, due := m.Start.Day, m.DueAt(day).Day
	if !start.Known() || !due.Known() || due <= start {
		return models.Percent{}
	}
	return models.PercentOf(100 * float64(day-start) / float64(due-start))
}

// signals is rule 5, and the Ampel that follows: red when overdue or far behind, yellow when behind,
// green when there is a plan to compare with and neither holds, else none.
func signals(s *Status) (Signals, models.Ampel) {
	var set Signals
	computed := models.AmpelNone
	if s.Phase == models.PhaseCancelled {
		return 0, models.AmpelNone
	}
	gap := math.NaN()
	if s.Percent.Known() && s.Planned.Known() {
		gap = s.Planned.Float() - s.Percent.Float()
	}
	open := s.Phase != models.PhaseCompleted
	if s.Due.Known() && !s.Measure.Permanent || !math.IsNaN(gap) {
		computed = models.AmpelGreen
	}
	if open && gap > BehindPoints {
		set |= Behind
		computed = models.AmpelYellow
		if gap > FarBehindPoints {
			computed = models.AmpelRed
		}
	}
	if open && s.Due.Known() && s.Due.Day < s.Day && s.Phase != models.PhaseOngoing {
		set |= Overdue
		computed = models.AmpelRed
	}
	if open && (s.Age < 0 || s.Age > s.Measure.StaleAfter) {
		set |= Stale
	}
	if s.Own.Severity() > 0 && s.Own.Severity() < computed.Severity() {
		set |= Rosy
	}
	return set, computed
}
