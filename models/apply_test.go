// Applying changes: the next portfolio has them, the one before does not. That every sequence of changes leads
// where loading anew leads is shown by the store, which has the journal to compare with.

package models

import "testing"

func TestApplyLeavesTheEarlierPortfolioAsItWas(t *testing.T) {
	before := aviary()
	text := seen(t, before)
	changes := []Applied{
		{KindStatusReport, "new", &StatusReport{Base: Base{ID: "new", Version: 1}, MeasureID: "m", AsOf: NewDate(2025, 6, 30), State: ReportApproved}},
		{KindMeasure, "m3", &Measure{Base: Base{ID: "m3", Version: 1}, StrategyID: "open", ParentID: "m", Title: "Teil"}},
		{KindStrategy, "open", &Strategy{Base: Base{ID: "open", Version: 2}, JurisdictionID: "rp", Title: "neu", Published: true, ReportInterval: 30}},
		{KindStatusReport, "draft", nil},
		{KindMinistry, "mastd", nil},
	}
	after := before.Apply(Head{Seq: 6, Hash: "x"}, changes...)
	if seen(t, before) != text || before.Head.Seq != 1 {
		t.Error("the earlier portfolio has changed")
	}
	if after.Head.Seq != 6 || after.Strategy("open").Title != "neu" || after.Ministry("mastd") != nil {
		t.Error("master data did not change")
	}
	m := after.Measure("m")
	if m.ReportAt(NewDate(2025, 12, 31)).ID != "new" || len(m.Reports) != len(before.Measure("m").Reports) || m.StaleAfter != 30 {
		t.Errorf("the measure has %d reports and is stale after %d days", len(m.Reports), m.StaleAfter)
	}
	if parts := after.Parts(m); len(parts) != 1 || parts[0].ID != "m3" {
		t.Errorf("%d parts", len(parts))
	}
}

func TestAReportChangesNoNodeButItsMeasures(t *testing.T) {
	before := aviary()
	after := before.Apply(Head{Seq: 2}, Applied{KindStatusReport, "new",
		&StatusReport{Base: Base{ID: "new", Version: 1}, MeasureID: "m", AsOf: NewDate(2025, 6, 30), State: ReportApproved}})
	if before.Measure("m2") != after.Measure("m2") || before.structure != after.structure {
		t.Error("more was made anew than the one measure")
	}
}

func TestAnErasedResponsibilityGoesEvenWhereTargetAndMeasureShareAnID(t *testing.T) {
	p := NewPortfolio(Head{}, &Records{
		Ministries:       []*Ministry{{Base: Base{ID: "mdi"}}},
		Targets:          []*Target{{Base: Base{ID: "same"}}},
		Measures:         []*Measure{{Base: Base{ID: "same"}}},
		Responsibilities: []*Responsibility{{Base: Base{ID: "r"}, SubjectKind: KindTarget, SubjectID: "same", MinistryID: "mdi", Role: RoleLead}},
	})
	if after := p.Apply(Head{Seq: 1}, Applied{KindResponsibility, "r", nil}); len(after.Target("same").Responsibilities) != 0 {
		t.Error("the target still has its responsibility")
	}
}
