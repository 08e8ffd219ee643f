// The life of a report as a table: every state, every act, both parties.

package models

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhoMayDoWhatWithAReportFromWhichState(t *testing.T) {
	const want = `
state      act      ministry   office
(none)     submit   submitted  -
(none)     return   -          -
(none)     approve  -          -
(none)     comment  -          -
(none)     correct  -          -
draft      submit   submitted  -
draft      return   -          -
draft      approve  -          -
draft      comment  -          -
draft      correct  -          -
submitted  submit   submitted  -
submitted  return   -          returned
submitted  approve  -          approved
submitted  comment  submitted  submitted
submitted  correct  -          -
returned   submit   submitted  -
returned   return   -          -
returned   approve  -          approved
returned   comment  returned   returned
returned   correct  -          -
approved   submit   -          -
approved   return   -          -
approved   approve  -          -
approved   comment  approved   approved
approved   correct  submitted  -
`
	var got strings.Builder
	line := func(state, act, ministry, office string) {
		fmt.Fprintf(&got, "%-10s %-8s %-10s %s\n", state, act, ministry, office)
	}
	line("state", "act", "ministry", "office")
	for _, from := range []ReportState{"", ReportDraft, ReportSubmitted, ReportReturned, ReportApproved} {
		for _, act := range ReportActs {
			reached := func(party ReportParty) string {
				if to, ok := NextReportState(from, act, party); ok {
					return string(to)
				}
				return "-"
			}
			name := string(from)
			if from == "" {
				name = "(none)"
			}
			line(name, string(act), reached(PartyMinistry), reached(PartyOffice))
		}
	}
	if got.String() != strings.TrimPrefix(want, "\n") {
		t.Errorf("the table is\n%s", got.String())
	}
}

// reporting is one measure of mdi with milestones and a shift, in a strategy with rounds.
func reporting(rounds []*ReportingRound, reports ...*StatusReport) *Portfolio {
	return NewPortfolio(Head{Seq: 1}, &Records{
		Ministries: []*Ministry{{Base: Base{ID: "mdi"}}, {Base: Base{ID: "mds"}}},
		Strategies: []*Strategy{{Base: Base{ID: "s"}, Published: true}},
		Measures: []*Measure{{Base: Base{ID: "m"}, StrategyID: "s", Due: On(NewDate(2025, 12, 31))},
			{Base: Base{ID: "ohne"}, StrategyID: "s"}, {Base: Base{ID: "teil"}, StrategyID: "s", ParentID: "m"}},
		Responsibilities: []*Responsibility{{Base: Base{ID: "l"}, SubjectKind: KindMeasure, SubjectID: "m", MinistryID: "mdi", Role: RoleLead}},
		Milestones: []*Milestone{{Base: Base{ID: "m1"}, MeasureID: "m", Order: 1, DoneOn: NewDate(2024, 1, 1)},
			{Base: Base{ID: "m2"}, MeasureID: "m", Order: 2}, {Base: Base{ID: "m3"}, MeasureID: "m", Order: 3}},
		Rounds: rounds, Reports: reports,
	}).At(NewDate(2025, 6, 1))
}

func round(id string, state RoundState, deadline Date) *ReportingRound {
	return &ReportingRound{Base: Base{ID: id}, StrategyID: "s", Title: id, Stichtag: deadline.AddDays(-14), Deadline: deadline, State: state}
}

func TestAReportAnswersTheOpenRoundThatEndsFirst(t *testing.T) {
	day := NewDate(2025, 6, 1)
	early, late := round("early", RoundOpen, day.AddDays(3)), round("late", RoundOpen, day.AddDays(30))
	others := round("others", RoundOpen, day.AddDays(1))
	others.MinistryIDs = Strings{"mds"}
	another := round("another", RoundOpen, day.AddDays(1))
	another.MeasureIDs = Strings{"ohne"}
	p := reporting([]*ReportingRound{late, others, another, early, round("planned", RoundPlanned, day)})
	if got := p.RoundFor(p.Measure("m"), day); got == nil || got.ID != "early" {
		t.Errorf("the report answers %v", got)
	}
	if got := p.RoundFor(p.Measure("ohne"), day); got != nil {
		t.Errorf("a measure without a ministry answers %v", got.ID)
	}
	if got := p.RoundFor(p.Measure("teil"), day); got != nil {
		t.Errorf("a part that is not named answers %v", got.ID)
	}
	early.MeasureIDs = Strings{"teil"}
	if got := p.RoundFor(p.Measure("teil"), day); got == nil || got.ID != "early" {
		t.Errorf("a part that is named answers %v", got)
	}
}

func TestAReportAfterItsRoundIsLate(t *testing.T) {
	day := NewDate(2025, 6, 1)
	closed := round("closed", RoundClosed, day.AddDays(-20))
	p := reporting([]*ReportingRound{closed, round("older", RoundClosed, day.AddDays(-90))})
	got := p.RoundFor(p.Measure("m"), day)
	if got == nil || got.ID != "closed" {
		t.Fatalf("the report answers %v", got)
	}
	var r StatusReport
	r.Answer(got, day)
	if r.RoundID != "closed" || !r.Late {
		t.Errorf("the report is in round %q, late: %v", r.RoundID, r.Late)
	}
	r.Answer(closed, closed.Deadline)
	if r.Late {
		t.Error("a report of the last day is late")
	}
	answered := &StatusReport{Base: Base{ID: "r"}, MeasureID: "m", RoundID: "closed", State: ReportSubmitted, AsOf: day}
	p = reporting([]*ReportingRound{closed}, answered)
	if got := p.RoundFor(p.Measure("m"), day); got != nil {
		t.Errorf("a round that has its report is answered again: %v", got.ID)
	}
	p = reporting([]*ReportingRound{closed})
	if got := p.RoundFor(p.Measure("m"), day.AddDays(200)); got != nil {
		t.Errorf("a round of long ago is answered: %v", got.ID)
	}
}

func TestApprovingMovesTheDueDateAndMarksTheMilestones(t *testing.T) {
	today := NewDate(2025, 6, 1)
	r := &StatusReport{Base: Base{ID: "r"}, MeasureID: "m", AsOf: NewDate(2025, 5, 20), State: ReportSubmitted,
		NewDue: NewDate(2026, 6, 30), NewDueReason: "Vergabe", MilestonesDone: Strings{"m1", "m2"}}
	p := reporting(nil, r)
	a := p.Measure("m").Approve(r, 77, today)
	if a.Report.State != ReportApproved || a.Report.ApprovedAt != 77 || r.State != ReportSubmitted {
		t.Errorf("the report became %+v, the given one is %s", a.Report, r.State)
	}
	if s := a.Shift; s == nil || s.From != NewDate(2025, 12, 31) || s.To != r.NewDue || s.Reason != "Vergabe" || s.DecidedOn != today {
		t.Errorf("the shift is %+v", s)
	}
	if len(a.Milestones) != 1 || a.Milestones[0].ID != "m2" || a.Milestones[0].DoneOn != r.AsOf {
		t.Errorf("the milestones are %+v", a.Milestones)
	}
	r.NewDue, r.MilestonesDone = NewDate(2025, 12, 31), nil
	if a := p.Measure("m").Approve(r, 77, today); a.Shift != nil || a.Milestones != nil {
		t.Errorf("a report that asks for nothing new changes %+v", a)
	}
}

func TestACorrectedReportOfAnotherDayStopsCounting(t *testing.T) {
	old := &StatusReport{Base: Base{ID: "old"}, MeasureID: "m", AsOf: NewDate(2025, 5, 1), State: ReportApproved}
	next := &StatusReport{Base: Base{ID: "next"}, MeasureID: "m", AsOf: NewDate(2025, 4, 1), State: ReportSubmitted, ReplacesID: "old"}
	m := reporting(nil, old, next).Measure("m")
	if a := m.Approve(next, 1, NewDate(2025, 6, 1)); a.Replaced != old {
		t.Errorf("replaced is %v", a.Replaced)
	}
	next.AsOf = old.AsOf
	if a := m.Approve(next, 1, NewDate(2025, 6, 1)); a.Replaced != nil {
		t.Error("a report of the same day is taken out of use, though the newer one counts")
	}
}

func TestAReportSentTwiceSaysTheSame(t *testing.T) {
	a := &StatusReport{Base: Base{ID: "r", Version: 2}, Text: "x", SubmittedAt: 5, AuthorID: "u"}
	b := &StatusReport{Base: Base{ID: "r", Version: 3}, Text: "x", SubmittedAt: 9, AuthorID: "v", MilestonesDone: Strings{}}
	if !a.SaysTheSame(b) {
		t.Error("the same report says something else")
	}
	b.Risks = "neu"
	if a.SaysTheSame(b) {
		t.Error("another report says the same")
	}
}

func TestUnchangedAsksForNothingAgain(t *testing.T) {
	r := &StatusReport{Base: Base{ID: "r"}, MeasureID: "m", Phase: PhaseImplementing, Text: "x", NewDue: 5, MilestonesDone: Strings{"m2"}, ReplacesID: "q"}
	next := r.Unchanged("n", 9)
	if next.ID != "n" || next.AsOf != 9 || next.Text != "x" || next.Phase != r.Phase {
		t.Errorf("unchanged is %+v", next)
	}
	if next.NewDue.Known() || next.MilestonesDone != nil || next.ReplacesID != "" || next.State != "" {
		t.Errorf("unchanged asks again: %+v", next)
	}
}
