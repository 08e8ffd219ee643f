// What was planned: due days, planned percent and the gap between plan and report (rule 2).

package progress

import (
	"math"
	"time"

	"zielstand/models"
)

// FirstDay is the first day of the period that the date names: 1 January for a year, the day itself
// for an exact date; unknown for an open one ("laufend").
func FirstDay(d models.PartialDate) models.Date {
	first, _ := period(d)
	return first
}

// LastDay is the last day of the period that the date names: 31 December for a year. Something due
// "2025" is late from 1 January 2026 on. Unknown for an open date.
func LastDay(d models.PartialDate) models.Date {
	_, last := period(d)
	return last
}

func period(d models.PartialDate) (first, last models.Date) {
	months := 0
	switch d.Precision {
	case models.PrecisionOpen:
		return 0, 0
	case models.PrecisionMonth:
		months = 1
	case models.PrecisionQuarter:
		months = 3
	case models.PrecisionHalf:
		months = 6
	case models.PrecisionYear:
		months = 12
	}
	if months == 0 || !d.Known() {
		return d.Day, d.Day
	}
	t := d.Day.Time()
	month := (int(t.Month())-1)/months*months + 1
	first = models.NewDate(t.Year(), time.Month(month), 1)
	return first, first.AddMonths(months).AddDays(-1)
}

// PlannedPercent is rule 2: the weight of the milestones due by the day, else linear from the start to
// the due date that held on the day, else unknown. A milestone without a day is due with its measure.
func PlannedPercent(m *models.MeasureNode, day models.Date) models.Percent {
	return planned(m, day, LastDay(m.DueAt(day)))
}

// planned is PlannedPercent under a given due day, for plans that reach beyond the Stichtag.
func planned(m *models.MeasureNode, day, due models.Date) models.Percent {
	for _, ms := range m.Milestones {
		if ms.Due.Known() {
			return milestonePercent(m, func(ms *models.Milestone) bool {
				by := ms.Due
				if !by.Known() {
					by = due
				}
				return by.Known() && by <= day
			})
		}
	}
	start := FirstDay(m.Start)
	if !start.Known() || !due.Known() || due <= start {
		return models.Percent{}
	}
	return percentOf(100 * float64(day-start) / float64(due-start))
}

// milestonePercent is the weight of the milestones that count / total weight × 100; unknown without
// milestones.
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
	return percentOf(100 * done / total)
}

// Gap is planned − actual in percentage points, rounded to tenths like the percentages themselves;
// false when one of them is unknown. Positive is behind the plan.
func Gap(planned, actual models.Percent) (points float64, ok bool) {
	if !planned.Known() || !actual.Known() {
		return 0, false
	}
	return math.Round(10*(planned.Float()-actual.Float())) / 10, true
}

// percentOf rounds to tenths, but never up to 100: what is not complete shall not look complete.
func percentOf(value float64) models.Percent {
	const noise = 1e-9 // of adding floating-point numbers
	if value > 99.9 && value < 100-noise {
		value = 99.9
	}
	return models.PercentOf(value)
}

// weightedMean collects percentages. It counts in whole numbers, tenths of a percent and hundred-thousandths
// of a weight, so that the mean does not depend on the order of adding.
type weightedMean struct{ sum, weight int64 }

// weightUnit is one, in the units of weightedMean.
const weightUnit = 100_000

func (w *weightedMean) add(p models.Percent, weight float64) {
	units := max(int64(math.Round(weight*weightUnit)), 1)
	w.sum += int64(math.Round(p.Float()*10)) * units
	w.weight += units
}

func (w *weightedMean) merge(o weightedMean) {
	w.sum += o.sum
	w.weight += o.weight
}

// percent is the mean; unknown when nothing was added.
func (w *weightedMean) percent() models.Percent {
	if w.weight == 0 {
		return models.Percent{}
	}
	return percentOf(float64(w.sum) / float64(w.weight) / 10)
}
