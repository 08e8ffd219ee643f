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

func TestAnArchivedMeasureLeadsToTheOneItWasMergedInto(t *testing.T) {
	merged := &Measure{Base: Base{ID: "m2", Version: 2, ArchivedAt: 1}, StrategyID: "open", ParentID: "m", Title: "in m aufgegangen"}
	applied := aviary().Apply(Head{Seq: 2}, Applied{KindMeasure, "m2", merged})
	loaded := NewPortfolio(Head{}, &Records{
		Strategies: []*Strategy{{Base: Base{ID: "open"}, Published: true}},
		Measures:   []*Measure{{Base: Base{ID: "m"}, StrategyID: "open"}, merged},
	})
	for name, p := range map[string]*Portfolio{"applied": applied, "loaded": loaded, "public": applied.For(Viewer{})} {
		if to := p.MovedTo("m2"); to == nil || to.ID != "m" {
			t.Errorf("%s: the merged measure leads nowhere", name)
		}
		if p.MovedTo("m") != nil || p.MovedTo("unknown") != nil {
			t.Errorf("%s: what was never archived leads elsewhere", name)
		}
	}
	merged2 := &Measure{Base: Base{ID: "m", Version: 2, ArchivedAt: 2}, StrategyID: "open", ParentID: "m3", Title: "auch aufgegangen"}
	third := &Measure{Base: Base{ID: "m3", Version: 1}, StrategyID: "open", Title: "übrig"}
	if to := applied.Apply(Head{Seq: 4}, Applied{KindMeasure, "m3", third}, Applied{KindMeasure, "m", merged2}).MovedTo("m2"); to == nil || to.ID != "m3" {
		t.Error("a measure that was merged twice does not lead to the last one")
	}
	if applied.Apply(Head{Seq: 3}, Applied{KindMeasure, "m2", nil}).MovedTo("m2") != nil {
		t.Error("an erased measure still leads somewhere")
	}
}
