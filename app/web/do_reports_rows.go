// The rows of the page where reporting begins: what has to be done about each measure, the most urgent first.

package web

import (
	"cmp"
	"slices"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// reportingRows are the measures and parts that the person reports on; ministryID narrows them to one ministry.
func reportingRows(v *personal, p *models.Portfolio, ministryID string) ([]views.ReportingRow, error) {
	drafts, err := draftedForms(v)
	if err != nil {
		return nil, err
	}
	var rows []views.ReportingRow
	for m := range p.AllMeasures() {
		lead := confirmedLead(p, m)
		if !slices.Contains(v.MinistryIDs(), lead) || ministryID != "" && lead != ministryID {
			continue
		}
		row := reportingRow(p, m, drafts[formPath(m)])
		if row.Standing == views.StandingReturned {
			row.Question = lastOfOthers(m.CommentsOn(row.Pending.ID), v.User.ID)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, compareUrgency)
	return rows, nil
}

func reportingRow(p *models.Portfolio, m *models.MeasureNode, drafted bool) views.ReportingRow {
	row := views.ReportingRow{Row: measureRow(p, m, false), Round: p.RoundFor(m, p.Stichtag), Pending: m.PendingReport(), Draft: drafted}
	row.Standing = standing(p, &row)
	if next := repeated(p, m, row.Round, "x"); next != nil {
		row.Repeatable, row.AsOf = true, next.AsOf
	}
	return row
}

// lastOfOthers is the last line of the thread that somebody else wrote.
func lastOfOthers(thread []*models.Comment, reader string) string {
	for _, c := range slices.Backward(thread) {
		if c.AuthorID != reader {
			return c.Text
		}
	}
	return ""
}

// standing is what has to be done about the report.
func standing(p *models.Portfolio, r *views.ReportingRow) views.Standing {
	switch {
	case r.Pending != nil && r.Pending.State == models.ReportReturned:
		return views.StandingReturned
	case r.Pending != nil:
		return views.StandingSubmitted
	case r.Done():
		return views.StandingDone
	case r.Round != nil && r.Measure.ReportIn(r.Round.ID) == nil && !nothingToReport(p, r.Round, r.Lead.To):
		return views.StandingMissing
	case r.Report == nil:
		return views.StandingNever
	case r.Signals.Has(progress.Stale):
		return views.StandingStale
	}
	return views.StandingCurrent
}

// nothingToReport tells whether the ministry has answered the round with a Fehlanzeige.
func nothingToReport(p *models.Portfolio, round *models.ReportingRound, ministry *models.Ministry) bool {
	return ministry != nil && slices.ContainsFunc(p.NilReturns, func(n *models.NilReturn) bool {
		return n.RoundID == round.ID && n.MinistryID == ministry.ID
	})
}

// compareUrgency puts questions and open rounds first, by deadline; within equals the order of the strategy stays.
func compareUrgency(a, b views.ReportingRow) int {
	return cmp.Or(cmp.Compare(urgency(a), urgency(b)), cmp.Compare(deadline(a), deadline(b)), cmp.Compare(a.Standing, b.Standing))
}

// urgency is the standing, with questions and missing reports as one.
func urgency(r views.ReportingRow) views.Standing {
	if r.Standing == views.StandingReturned {
		return views.StandingMissing
	}
	return r.Standing
}

// deadline is the day that matters for the order; without a round it comes last.
func deadline(r views.ReportingRow) models.Date {
	if r.Round == nil || urgency(r) != views.StandingMissing {
		return models.NewDate(lastYear, 12, 31)
	}
	return r.Round.Deadline
}

// roundsOf are the open rounds that the rows still have to answer, each once.
func roundsOf(rows []views.ReportingRow) []*models.ReportingRound {
	var rounds []*models.ReportingRound
	for _, r := range rows {
		if r.Round != nil && r.Round.State == models.RoundOpen && !slices.Contains(rounds, r.Round) {
			rounds = append(rounds, r.Round)
		}
	}
	return rounds
}

// waiting are the reports in the state, the longest waiting first.
func waiting(p *models.Portfolio, state models.ReportState) []views.ReviewRow {
	var rows []views.ReviewRow
	for m := range p.AllMeasures() {
		for _, r := range m.Reports {
			if r.State == state {
				rows = append(rows, reviewRow(p, m, r))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b views.ReviewRow) int {
		return cmp.Or(cmp.Compare(a.SubmittedAt, b.SubmittedAt), cmp.Compare(a.ID, b.ID))
	})
	return rows
}

func reviewRow(p *models.Portfolio, m *models.MeasureNode, r *models.StatusReport) views.ReviewRow {
	before := comparedWith(m, r, p.Stichtag)
	changes := slices.DeleteFunc(views.ReportChanges(m, before, r), func(c views.ReportChange) bool { return c.Name == "as_of" })
	return views.ReviewRow{StatusReport: r, Measure: m, Ministry: p.Ministry(r.MinistryID), Changes: changes, First: before == nil}
}

// comparedWith is the report that the given one is read against: the one it corrects, else the last one that counts
// without it; nil if there is none.
func comparedWith(m *models.MeasureNode, r *models.StatusReport, today models.Date) *models.StatusReport {
	if old := m.Report(r.ReplacesID); old != nil {
		return old
	}
	var before *models.StatusReport
	for _, other := range m.Reports {
		if other.ID == r.ID {
			if r.State == models.ReportApproved {
				break // later ones are no ground to compare with
			}
			continue
		}
		if other.Counts(today) {
			before = other
		}
	}
	return before
}
