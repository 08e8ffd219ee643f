// The life of a status report: who may do what from which state, which round it answers, and what approving it
// changes. Pure rules; whether somebody speaks for the ministry or for the CDO office is decided elsewhere.

package models

import (
	"reflect"
	"slices"
)

// ReportAct is something that is done with a report.
type ReportAct string

// The acts.
const (
	ActSubmit  ReportAct = "submit"  // hand in, or hand in anew what is not yet approved
	ActReturn  ReportAct = "return"  // back to the ministry, with a question
	ActApprove ReportAct = "approve" // from then on it counts
	ActComment ReportAct = "comment" // a line of the thread
	ActCorrect ReportAct = "correct" // hand in a new version of an approved report
)

// ReportActs lists the acts.
var ReportActs = []ReportAct{ActSubmit, ActReturn, ActApprove, ActComment, ActCorrect}

// ReportParty is for whom somebody speaks who deals with a report.
type ReportParty string

// The two parties.
const (
	PartyMinistry ReportParty = "ministry" // whoever reports on the measure
	PartyOffice   ReportParty = "office"   // the CDO office
)

// reportFlow is the whole table: from a state, by an act of a party, to a state. "" is a report that does not
// exist yet. ActCorrect leads to the state of the new version; the corrected report stays approved.
var reportFlow = []struct {
	from  ReportState
	act   ReportAct
	party ReportParty
	to    ReportState
}{
	{"", ActSubmit, PartyMinistry, ReportSubmitted},
	{ReportDraft, ActSubmit, PartyMinistry, ReportSubmitted},
	{ReportSubmitted, ActSubmit, PartyMinistry, ReportSubmitted},
	{ReportReturned, ActSubmit, PartyMinistry, ReportSubmitted},
	{ReportSubmitted, ActReturn, PartyOffice, ReportReturned},
	{ReportSubmitted, ActApprove, PartyOffice, ReportApproved},
	{ReportReturned, ActApprove, PartyOffice, ReportApproved}, // the answer in the thread was enough
	{ReportApproved, ActCorrect, PartyMinistry, ReportSubmitted},
	{ReportSubmitted, ActComment, PartyMinistry, ReportSubmitted},
	{ReportSubmitted, ActComment, PartyOffice, ReportSubmitted},
	{ReportReturned, ActComment, PartyMinistry, ReportReturned},
	{ReportReturned, ActComment, PartyOffice, ReportReturned},
	{ReportApproved, ActComment, PartyMinistry, ReportApproved},
	{ReportApproved, ActComment, PartyOffice, ReportApproved},
}

// NextReportState returns the state after the act, false when the party may not do it from that state.
func NextReportState(from ReportState, act ReportAct, party ReportParty) (ReportState, bool) {
	for _, step := range reportFlow {
		if step.from == from && step.act == act && step.party == party {
			return step.to, true
		}
	}
	return "", false
}

// Pending tells whether the report waits: for the CDO office when submitted, for the ministry when returned.
func (r *StatusReport) Pending() bool { return r.State == ReportSubmitted || r.State == ReportReturned }

// PendingReport returns the newest report that is submitted or returned, nil if there is none.
func (m *MeasureNode) PendingReport() *StatusReport {
	for _, r := range slices.Backward(m.Reports) {
		if r.Pending() {
			return r
		}
	}
	return nil
}

// Report returns the report with the id, nil if there is none for this viewer.
func (m *MeasureNode) Report(id string) *StatusReport {
	for _, r := range m.Reports {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// CommentsOn returns the thread under a report, oldest line first.
func (m *MeasureNode) CommentsOn(reportID string) []*Comment {
	return filter(m.Comments, func(c *Comment) bool { return c.ReportID == reportID })
}

// Covers tells whether the round asks the ministry for a report on the measure; on a part only if the round names
// it. Whether the measure still has something to report is for the caller to know.
func (r *ReportingRound) Covers(m *Measure, ministryID string) bool {
	if m.StrategyID != r.StrategyID || ministryID == "" || len(r.MinistryIDs) > 0 && !slices.Contains(r.MinistryIDs, ministryID) {
		return false
	}
	if len(r.MeasureIDs) == 0 {
		return m.ParentID == ""
	}
	return slices.Contains(r.MeasureIDs, m.ID)
}

// RoundFor returns the round that a report on the measure answers on the day: the open one whose deadline ends
// first; else the last closed one, for half a year after its deadline, while the measure has no report in it;
// nil if there is none. Only a confirmed ministry is asked.
func (p *Portfolio) RoundFor(m *MeasureNode, today Date) *ReportingRound {
	ministry := p.leadID(m)
	var open, closed *ReportingRound
	for _, r := range p.Rounds {
		switch {
		case !r.Covers(m.Measure, ministry):
		case r.State == RoundOpen && (open == nil || r.Deadline < open.Deadline):
			open = r
		case r.State == RoundClosed && (closed == nil || r.Deadline > closed.Deadline):
			closed = r
		}
	}
	if open != nil || closed == nil || int(today-closed.Deadline) > DefaultReportInterval || m.ReportIn(closed.ID) != nil {
		return open
	}
	return closed
}

// ReportIn returns the newest report that answers the round, drafts aside; nil if there is none.
func (m *MeasureNode) ReportIn(roundID string) *StatusReport {
	for _, r := range slices.Backward(m.Reports) {
		if r.RoundID == roundID && r.State != ReportDraft {
			return r
		}
	}
	return nil
}

// Answer gives the report its round, and marks it late if it comes after the round's deadline; nil = no round.
func (r *StatusReport) Answer(round *ReportingRound, today Date) {
	r.RoundID, r.Late = "", false
	if round != nil {
		r.RoundID, r.Late = round.ID, today > round.Deadline
	}
}

// Unchanged is a new report with the content of r as of a later day. What an approval has carried out already is
// not asked for again.
func (r *StatusReport) Unchanged(id string, asOf Date) *StatusReport {
	return &StatusReport{Base: Base{ID: id}, MeasureID: r.MeasureID, MinistryID: r.MinistryID, AsOf: asOf,
		Phase: r.Phase, Percent: r.Percent, Ampel: r.Ampel, Deviation: r.Deviation, Cause: r.Cause, Countermeasure: r.Countermeasure,
		Text: r.Text, NextStep: r.NextStep, DecisionNeeded: r.DecisionNeeded, Risks: r.Risks, InternalNote: r.InternalNote}
}

// SaysTheSame tells whether two reports differ in nothing that a person wrote: a form that was sent twice.
func (r *StatusReport) SaysTheSame(other *StatusReport) bool {
	a, b := *r, *other
	for _, x := range []*StatusReport{&a, &b} {
		x.Version, x.SubmittedAt, x.AuthorID, x.Late = 0, 0, "", false
		if len(x.MilestonesDone) == 0 {
			x.MilestonesDone = nil
		}
		if len(x.Sources) == 0 {
			x.Sources = nil
		}
	}
	return reflect.DeepEqual(a, b)
}

// Approval is everything that approving a report changes; it belongs into one change.
type Approval struct {
	Report     *StatusReport
	Shift      *DueShift     // of the due date it asks for; nil without one
	Milestones []*Milestone  // it reports as done
	Replaced   *StatusReport // the corrected report to archive; nil where the newer one outranks it anyway
}

// Approve works out the approval of a report of the measure. The new due date is decided on today. A corrected
// report of another day is taken out of use: it would go on counting on its own day.
func (m *MeasureNode) Approve(r *StatusReport, at Instant, today Date) Approval {
	next := *r
	next.State, next.ApprovedAt = ReportApproved, at
	a := Approval{Report: &next}
	if due := m.DueAt(today).Day; r.NewDue.Known() && r.NewDue != due {
		a.Shift = &DueShift{Base: Base{ID: "frist-" + r.ID}, MeasureID: m.ID, DecidedOn: today, From: due, To: r.NewDue, Reason: r.NewDueReason}
	}
	for _, ms := range m.Milestones {
		if slices.Contains(r.MilestonesDone, ms.ID) && !ms.DoneOn.Known() {
			done := *ms
			done.DoneOn = r.AsOf
			a.Milestones = append(a.Milestones, &done)
		}
	}
	if old := m.Report(r.ReplacesID); old != nil && old.AsOf != r.AsOf {
		a.Replaced = old
	}
	return a
}
