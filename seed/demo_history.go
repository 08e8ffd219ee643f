// The demonstration's milestones, reports and readings, told from a plan.

package seed

import (
	"math"
	"strconv"
	"time"

	"zielstand/models"
)

// tell adds the milestones, reports and indicator of a planned measure.
func (d *demo) tell(p *plan, m *models.Measure) {
	stones := d.milestones(p, m)
	for n, s := range p.course {
		asOf := halfYears[p.first+n]
		r := d.report(p, m, stones, n, asOf, s)
		d.submit(r, 8, 21)
		if n > 0 && n == p.correct {
			d.correction(r)
		}
	}
	if p.current.state != "" {
		d.currentReport(p, m, stones)
	}
	if p.indicator != nil {
		i := *p.indicator
		i.measure = m.ID
		d.measureTarget(&i)
	}
}

// report adds the report of step n.
func (d *demo) report(p *plan, m *models.Measure, stones []*models.Milestone, n int, asOf models.Date, s step) *models.StatusReport {
	since := m.Start.Day
	if n > 0 {
		since = halfYears[p.first+n-1]
	}
	r := &models.StatusReport{Base: models.Base{ID: m.ID + "." + asOf.String()}, MeasureID: m.ID,
		MinistryID: d.leadOn(m, asOf), AsOf: asOf, State: models.ReportApproved, Phase: s.phase, Percent: s.percent,
		Ampel: s.ampel, Demo: true, Sources: inventedOnly()}
	if p.method == models.MethodMilestones {
		r.Percent = models.PercentOf(doneShare(stones, asOf))
	}
	fillTexts(p, m, stones, r, since, n)
	d.out.Reports = append(d.out.Reports, r)
	return r
}

// submit says when the report was submitted and approved, about so many days after its day.
func (d *demo) submit(r *models.StatusReport, submittedAfter, approvedAfter int) {
	at := func(days int) models.Instant {
		days += d.dice.IntN(5)
		minutes := 8*60 + d.dice.IntN(9*60)
		return models.InstantOf(r.AsOf.AddDays(days).Time().Add(time.Duration(minutes) * time.Minute))
	}
	r.SubmittedAt = at(submittedAfter)
	if approvedAfter > 0 {
		r.ApprovedAt = at(approvedAfter)
	}
}

// correction adds the report that replaces r, which said a little less.
func (d *demo) correction(r *models.StatusReport) {
	c := *r
	c.ID = r.ID + ".correction"
	c.ReplacesID = r.ID
	c.Text = correctedText + " " + r.Text
	d.submit(&c, 34, 41)
	r.Percent = models.PercentOf(r.Percent.Float() - 8)
	d.out.Reports = append(d.out.Reports, &c)
}

// currentReport adds the report of the current half-year, in the state of review that the plan names.
func (d *demo) currentReport(p *plan, m *models.Measure, stones []*models.Milestone) {
	last := len(p.course) - 1
	r := d.report(p, m, stones, last+1, currentHalf, p.current.step)
	r.State = p.current.state
	switch r.State {
	case models.ReportApproved:
		d.submit(r, 3, 12)
	case models.ReportSubmitted:
		d.submit(r, 8, 0)
	case models.ReportReturned:
		d.submit(r, 4, 0)
		r.InternalNote = InternalMark + returnedNote
	case models.ReportDraft:
		r.InternalNote = InternalMark + draftNote
	}
}

// milestones adds the plan's milestones: due in proportion to their weight between start and due date,
// done when the reported percent reached their share.
func (d *demo) milestones(p *plan, m *models.Measure) []*models.Milestone {
	total := 0.0
	for _, s := range p.milestones {
		total += s.weight
	}
	var stones []*models.Milestone
	sum := 0.0
	for n, s := range p.milestones {
		sum += s.weight
		stone := &models.Milestone{Base: numbered(m.ID, "milestone", n+1), MeasureID: m.ID, Order: n + 1, Title: s.title,
			Due: monthEnd(between(m.Start.Day, m.Due.Day, sum/total), m.Due.Day), Weight: s.weight, Sources: inventedOnly()}
		if m.Permanent {
			stone.DoneOn = d.kept(stone.Due)
		} else {
			stone.DoneOn = reached(p, m.Start.Day, 100*sum/total)
		}
		stones = append(stones, stone)
		d.out.Milestones = append(d.out.Milestones, stone)
	}
	return stones
}

// kept is when a step of a Daueraufgabe was done: near its day, unless that lies ahead.
func (d *demo) kept(due models.Date) models.Date {
	done := due.AddDays(d.dice.IntN(30) - 20)
	if done > currentHalf {
		return 0
	}
	return done
}

// reached is the day on which the plan's course passed the percentage, read between two reports; unknown
// if it never did.
func reached(p *plan, start models.Date, percent float64) models.Date {
	before, at := 0.0, start
	for n, s := range p.course {
		asOf := halfYears[p.first+n]
		if value := s.percent.Float(); value >= percent-0.05 {
			share := 1.0
			if value > before {
				share = (percent - before) / (value - before)
			}
			return min(asOf, between(max(at, start), asOf, max(share, 0.2)))
		}
		before, at = max(before, s.percent.Float()), asOf
	}
	return 0
}

// between is the day at the share (0–1) of the way.
func between(from, until models.Date, share float64) models.Date {
	return from + models.Date(math.Round(float64(until-from)*share))
}

// monthEnd is the last day of the day's month, but no later than the bound.
func monthEnd(on, bound models.Date) models.Date {
	y, m, _ := on.Time().Date()
	return min(models.NewDate(y, m+1, 0), bound)
}

// doneShare is the weight of what was done by the day, in percent of the total.
func doneShare(stones []*models.Milestone, on models.Date) float64 {
	done, total := 0.0, 0.0
	for _, s := range stones {
		total += s.Weight
		if s.DoneBy(on) {
			done += s.Weight
		}
	}
	return 100 * done / total
}

// indicator is an invented Kennzahl with one value per half-year from 2023-06-30 on.
type indicator struct {
	target, measure string
	title, unit     string
	baseline, goal  float64
	due             models.Date
	readings        []float64
}

// measureTarget adds the indicator with its readings, if its target is among the records.
func (d *demo) measureTarget(i *indicator) {
	owner := i.measure
	if i.target != "" {
		owner = ""
		for _, t := range d.out.Targets {
			if t.ID == i.target {
				owner = t.ID
			}
		}
	}
	if owner == "" {
		return
	}
	direction := models.DirectionUp
	if i.goal < i.baseline {
		direction = models.DirectionDown
	}
	record := &models.Indicator{Base: models.Base{ID: owner + ".indicator"}, TargetID: i.target, MeasureID: i.measure,
		Title: i.title, Unit: i.unit, Baseline: i.baseline, BaselineOn: day(2022, 12, 31), TargetValue: i.goal,
		Due: models.On(i.due), Direction: direction, Demo: true, Sources: inventedOnly()}
	d.out.Indicators = append(d.out.Indicators, record)
	for n, amount := range i.readings {
		d.out.Readings = append(d.out.Readings, &models.Reading{
			Base:        models.Base{ID: record.ID + "." + strconv.Itoa(n+1)},
			IndicatorID: record.ID, On: halfYears[n], Amount: amount, Sources: inventedOnly()})
	}
}
