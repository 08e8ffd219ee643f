// The state of one measure on one day.

package progress

import "zielstand/models"

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
	// PartsKnown of Parts parts gave the percent; Parts is 0 unless the percent comes from them.
	Parts, PartsKnown int
	// Due is what held on the day, SlipDays how much later that is than the first due date.
	Due      models.PartialDate
	SlipDays int
	Signals  Signals

	// Copies of the measure's own, so that a roll-up need not fetch it.
	permanent bool
	weight    float64
}

// Done tells whether nothing is left to do: completed or cancelled.
func (s *Status) Done() bool {
	return s.Phase == models.PhaseCompleted || s.Phase == models.PhaseCancelled
}

// Ongoing tells whether the measure is a permanent task (Daueraufgabe): reported as one, or planned as
// one and not ended.
func (s *Status) Ongoing() bool {
	return s.Phase == models.PhaseOngoing || s.permanent && !s.Done()
}

// Counted tells whether the measure is in the denominator of a percent: cancelled ones leave it, and
// permanent tasks have no percent (rule 1).
func (s *Status) Counted() bool { return s.Phase != models.PhaseCancelled && !s.Ongoing() }

// Of returns the measure's status on the portfolio's Stichtag. The result for a measure without parts
// is remembered with its node.
func Of(p *models.Portfolio, m *models.MeasureNode) *Status { return status(p, m, 0, remembered) }

// leaf computes the status of a measure without parts.
type leaf func(m *models.MeasureNode, day models.Date) *Status

func remembered(m *models.MeasureNode, day models.Date) *Status {
	return m.Memo(day, func() any { return fresh(m, day) }).(*Status)
}

// fresh does not remember: for walks over many days, which would push today out of the memory.
func fresh(m *models.MeasureNode, day models.Date) *Status { return ofNode(m, day, summary{}) }

// maxPartDepth ends the descent into parts of parts, also where damaged data goes in a circle.
const maxPartDepth = 4

func status(p *models.Portfolio, m *models.MeasureNode, depth int, of leaf) *Status {
	if depth < maxPartDepth {
		if parts := p.Parts(m); len(parts) > 0 {
			return ofNode(m, p.Stichtag, summarise(p, parts, depth, of))
		}
	}
	return of(m, p.Stichtag)
}

// summary is what the parts of a measure say together (rule 3).
type summary struct {
	counted, known   int
	percent, planned models.Percent
	heard            models.Date // of the part not heard of for longest; unknown when one never was
}

func summarise(p *models.Portfolio, parts []*models.MeasureNode, depth int, of leaf) summary {
	var sum summary
	var percent, plan weightedMean
	complete, silent := true, false
	for _, part := range parts {
		s := status(p, part, depth+1, of)
		if !s.Done() {
			silent = silent || s.Report == nil
			if s.Report != nil && (!sum.heard.Known() || s.Report.AsOf < sum.heard) {
				sum.heard = s.Report.AsOf
			}
		}
		if !s.Counted() {
			continue
		}
		sum.counted++
		if !s.Percent.Known() {
			continue
		}
		sum.known++
		percent.add(s.Percent, s.weight)
		if s.Planned.Known() {
			plan.add(s.Planned, s.weight)
		} else {
			complete = false
		}
	}
	sum.percent = percent.percent()
	if complete { // else plan and percent would speak of different parts
		sum.planned = plan.percent()
	}
	if silent {
		sum.heard = 0
	}
	return sum
}

// empty is the status of a measure of which nothing is known.
func empty(m *models.MeasureNode, day models.Date) *Status {
	return &Status{Measure: m, Day: day, Age: -1, Own: models.AmpelNone, Second: models.AmpelNone, Computed: models.AmpelNone,
		permanent: m.Permanent, weight: m.EffectiveWeight()}
}

// ofNode computes the status from the node and what its parts say.
func ofNode(m *models.MeasureNode, day models.Date, parts summary) *Status {
	s := empty(m, day)
	heard := max(FirstDay(m.Start), parts.heard)
	if s.Report = m.ReportAt(day); s.Report != nil {
		heard = max(s.Report.AsOf, parts.heard)
		s.Age = int(day - s.Report.AsOf)
		s.Phase = s.Report.Phase
		if s.Report.Ampel.Severity() > 0 {
			s.Own = s.Report.Ampel
		}
		if s.Phase == models.PhaseUnknown && m.Permanent {
			s.Phase = models.PhaseOngoing
		}
	}
	if o := m.OpinionAt(day); o != nil {
		s.Second = o.Ampel
	}
	s.Due, s.SlipDays = m.DueAt(day), SlipDays(m, day)
	if s.Percent = ownPercent(s); !s.Percent.Known() && s.Counted() && parts.counted > 0 {
		s.Percent, s.Parts, s.PartsKnown = parts.percent, parts.counted, parts.known
	}
	if s.Counted() {
		if s.Planned = planned(m, day, LastDay(s.Due)); !s.Planned.Known() && s.Parts > 0 {
			s.Planned = parts.planned
		}
	}
	s.Signals, s.Computed = signals(s, heard)
	return s
}

// ownPercent is rule 1, without parts: by the measure's method, 100 when completed, none for cancelled
// measures and permanent tasks.
func ownPercent(s *Status) models.Percent {
	m := s.Measure
	switch {
	case s.Phase == models.PhaseCompleted:
		return models.PercentOf(100)
	case !s.Counted():
		return models.Percent{}
	case m.Method == models.MethodMilestones:
		return milestonePercent(m, func(ms *models.Milestone) bool { return ms.DoneBy(s.Day) })
	case m.Method == models.MethodIndicator:
		return IndicatorsPercent(m.Indicators, s.Day).Percent
	case s.Report != nil:
		return s.Report.Percent
	}
	return models.Percent{}
}
