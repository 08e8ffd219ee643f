// The demonstration's reporting rounds: the last half-year's, which is closed, and the current one, which is open.

package seed

import (
	"time"

	"zielstand/models"
)

// demoStrategy is the strategy whose reports the demonstration asks for in rounds.
const demoStrategy = "rlp-digitalstrategie"

// addRounds lets the reports of the last two half-years answer a round each.
func (d *demo) addRounds() {
	closed := d.addRound(&models.ReportingRound{Base: models.Base{ID: "berichtsrunde-2026-1"}, Title: "1. Halbjahr 2026",
		Stichtag: day(2026, 6, 30), OpensOn: day(2026, 7, 1), Deadline: day(2026, 7, 10), State: models.RoundClosed,
		ClosedAt: models.InstantOf(time.Date(2026, 8, 28, 10, 0, 0, 0, time.UTC))})
	d.complete(closed)
	d.addRound(&models.ReportingRound{Base: models.Base{ID: "berichtsrunde-2026-2"}, Title: "2. Halbjahr 2026",
		Stichtag: currentHalf, OpensOn: currentHalf, Deadline: day(2026, 12, 11), State: models.RoundOpen,
		Message: "Bitte denken Sie an die Ampel: Gelb und Rot brauchen Abweichung, Ursache und Gegenmaßnahme."})
}

// addRound adds the round; the reports of its Stichtag are its answers.
func (d *demo) addRound(r *models.ReportingRound) *models.ReportingRound {
	r.StrategyID, r.RemindBefore, r.RemindAfter = demoStrategy, 3, 2
	r.Demo, r.Sources = true, inventedOnly()
	for _, report := range d.out.Reports {
		if m := d.measures[report.MeasureID]; report.Demo && report.AsOf == r.Stichtag && m != nil && m.StrategyID == demoStrategy {
			report.RoundID = r.ID
			report.Late = models.DateOf(report.SubmittedAt.Time()) > r.Deadline
		}
	}
	d.out.Rounds = append(d.out.Rounds, r)
	return r
}

// complete counts what a closed round had when it closed.
func (d *demo) complete(r *models.ReportingRound) {
	p := models.NewPortfolio(models.Head{}, d.out).At(models.DateOf(r.ClosedAt.Time()))
	for _, m := range p.MeasuresOfStrategy(r.StrategyID) {
		first, last := m.ReportIn(r.ID), m.ReportAt(r.Stichtag)
		if first == nil && last != nil && (last.Phase == models.PhaseCompleted || last.Phase == models.PhaseCancelled) {
			continue
		}
		if lead := p.Lead(m); lead.To == nil || lead.Proposed {
			continue
		}
		r.Expected++
		inTime, approved := false, false
		for _, report := range m.Reports {
			if report.RoundID == r.ID {
				inTime = inTime || !report.Late
				approved = approved || report.State == models.ReportApproved
			}
		}
		if inTime {
			r.InTime++
		}
		if approved {
			r.Approved++
		}
	}
}
