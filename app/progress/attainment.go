// Attainment: what indicators say about a target, kept apart from what its measures say (rule 4).

package progress

import "zielstand/models"

// Coverage is a percentage with how many of how many gave it.
type Coverage struct {
	Percent   models.Percent
	Known, Of int
}

// Attainment is (value − baseline) / (target − baseline) × 100 of the last reading, clamped to 0–100;
// unknown without a reading by the day.
func Attainment(i *models.IndicatorNode, day models.Date) models.Percent {
	r := i.ReadingAt(day)
	if r == nil || i.TargetValue == i.Baseline {
		return models.Percent{}
	}
	return percentOf(100 * (r.Amount - i.Baseline) / (i.TargetValue - i.Baseline))
}

// IndicatorsPercent is the plain mean of the attainments that are known.
func IndicatorsPercent(indicators []*models.IndicatorNode, day models.Date) Coverage {
	c := Coverage{Of: len(indicators)}
	var mean weightedMean
	for _, i := range indicators {
		if a := Attainment(i, day); a.Known() {
			c.Known++
			mean.add(a, 1)
		}
	}
	c.Percent = mean.percent()
	return c
}

// TargetStatus shows a target's two sides.
type TargetStatus struct {
	Target *models.TargetNode
	// Implementation is its measures. Its Proposed tells how many are linked by a proposal only, and so
	// how much the flags rest on guesses.
	Implementation *Rollup
	Attainment     Coverage // its indicators
	// WithoutEffect is the flag "umgesetzt ohne Wirkung": all measures that were not cancelled are
	// completed, attainment is known and below 100.
	WithoutEffect bool
	// Overdue tells that the due date has passed and the target is not attained (nor, where it has no
	// indicator reading, implemented in full).
	Overdue bool
}

// OfTarget returns both sides of the target on the portfolio's Stichtag.
func OfTarget(p *models.Portfolio, t *models.TargetNode) *TargetStatus {
	s := &TargetStatus{Target: t, Implementation: Sum(p, Scope{TargetID: t.ID}), Attainment: IndicatorsPercent(t.Indicators, p.Stichtag)}
	measured := s.Attainment.Percent.Known()
	attained := measured && s.Attainment.Percent.Float() >= 100
	implemented := s.Implementation.Implemented()
	s.WithoutEffect = implemented && measured && !attained
	reached := attained || !measured && implemented
	s.Overdue = IsOverdue(t.Due, p.Stichtag) && !reached
	return s
}
