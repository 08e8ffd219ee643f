// Continuations: every target gets its outcome, and the new strategy begins with what was carried over.

package recut

import (
	"slices"
	"testing"

	"zielstand/models"
)

var today = models.NewDate(2026, 11, 2)

// strategyRecords is a strategy with four targets in one topic and measures in every state.
func strategyRecords() *models.Records {
	r := landRecords(duty("lead", "open", "mdi", models.RoleLead, 0, 0), duty("former", "open", "mastd", models.RoleLead, 0, cut-1))
	past, ahead := models.On(models.NewDate(2025, 12, 31)), models.On(models.NewDate(2027, 12, 31))
	r.Ministries[0].ValidUntil, r.Ministries[0].SuccessorIDs = cut-1, models.Strings{"mdi"}
	r.Fields = []*models.Field{{Base: base("feld"), StrategyID: "s", Title: "Feld", Order: 2}, {Base: base("leer"), StrategyID: "s", Title: "Leer"}}
	r.FocusTopics = []*models.FocusTopic{{Base: base("thema"), FieldID: "feld", Title: "Thema"}}
	r.Targets = []*models.Target{
		{Base: base("done"), StrategyID: "s", FocusTopicID: "thema", Title: "Erreicht", Due: past},
		{Base: base("goes-on-2021"), StrategyID: "s", FocusTopicID: "thema", Title: "Läuft weiter", Due: past, Number: 7},
		{Base: base("gone"), StrategyID: "s", Title: "Entfällt"},
		{Base: base("elsewhere"), StrategyID: "other", Title: "Anderswo"}}
	r.Strategies = append(r.Strategies, &models.Strategy{Base: base("other"), JurisdictionID: "rp", Title: "Andere"})
	r.Measures = []*models.Measure{
		{Base: base("open"), StrategyID: "s", Title: "Offen", TargetIDs: models.Strings{"done", "goes-on-2021"}, RelatedIDs: models.Strings{"loose", "finished"}, Due: ahead},
		{Base: base("open-part"), StrategyID: "s", ParentID: "open", Title: "Teil", Due: past},
		{Base: base("done-part"), StrategyID: "s", ParentID: "open", Title: "Fertiger Teil"},
		{Base: base("finished"), StrategyID: "s", Title: "Fertig", TargetIDs: models.Strings{"done"}},
		{Base: base("of-gone"), StrategyID: "s", Title: "Mit dem Ziel", TargetIDs: models.Strings{"gone"}},
		{Base: base("loose"), StrategyID: "s", FieldID: "feld", Title: "Ohne Ziel"}}
	r.Shifts = []*models.DueShift{{Base: base("shift"), MeasureID: "open", DecidedOn: cut, From: ahead.Day, To: ahead.Day + 90, Reason: "später"}}
	r.Reports = []*models.StatusReport{
		{Base: base("r1"), MeasureID: "done-part", AsOf: cut, State: models.ReportApproved, Phase: models.PhaseCompleted},
		{Base: base("r2"), MeasureID: "open", AsOf: cut, State: models.ReportApproved, Phase: models.PhaseImplementing}}
	r.Milestones = []*models.Milestone{{Base: base("m1"), MeasureID: "open", Title: "fertig", DoneOn: cut}, {Base: base("m2"), MeasureID: "open", Title: "offen"}}
	r.Indicators = []*models.Indicator{{Base: base("i"), TargetID: "goes-on-2021", Title: "Anteil", TargetValue: 100, Direction: models.DirectionUp}}
	r.Readings = []*models.Reading{{Base: base("v1"), IndicatorID: "i", On: cut - 300, Amount: 10}, {Base: base("v2"), IndicatorID: "i", On: cut, Amount: 40}}
	r.Proposals = []*models.Proposal{{Base: base("q"), Aspect: models.AspectParticipating, SubjectKind: models.KindTarget, SubjectID: "goes-on-2021",
		ObjectID: "mdi", State: models.ProposalOpen}}
	return r
}

func continuation() Continuation {
	return Continuation{ID: "plan", OldID: "s", Day: today,
		New: &models.Strategy{Base: models.Base{ID: "s-2027"}, Title: "Strategie 2027", PeriodFrom: models.On(models.NewDate(2027, 1, 1))},
		Decisions: map[string]Decision{"done": {Outcome: models.OutcomeAchieved}, "goes-on-2021": {Outcome: models.OutcomeCarried},
			"gone": {Outcome: models.OutcomeDropped, Reason: "überholt"}},
		Measures: map[string]bool{"open": true, "of-gone": true, "loose": true}}
}

func worked(t *testing.T, p *models.Portfolio, c Continuation) (*Continued, *models.Portfolio) {
	t.Helper()
	out := c.Work(p)
	if len(out.Problems) > 0 {
		t.Fatalf("problems %s", codes(out.Problems))
	}
	return out, applied(t, p, out.Changes).At(today)
}

func TestATargetIsAchievedCarriedOverOrDropped(t *testing.T) {
	_, after := worked(t, models.NewPortfolio(models.Head{}, strategyRecords()), continuation())
	for id, want := range map[string]models.TargetOutcome{"done": models.OutcomeAchieved, "goes-on-2021": models.OutcomeCarried, "gone": models.OutcomeDropped, "elsewhere": ""} {
		target := after.Target(id)
		if target.Outcome != want {
			t.Errorf("%s is %q, want %q", id, target.Outcome, want)
		}
		if target.OutcomeAt(today) != "" {
			t.Errorf("the outcome of %s is final before the new strategy is adopted", id)
		}
	}
	next := after.TargetsOfStrategy("s-2027")
	if len(next) != 1 || next[0].PredecessorID != "goes-on-2021" || next[0].ID != "goes-on-2027" || next[0].Number != 7 || next[0].Outcome != "" {
		t.Fatalf("the new strategy has %d targets: %+v", len(next), next[0].Target)
	}
	if topic := after.TopicOf(next[0]).To; topic == nil || topic.ID != "thema-2027" || after.Field(topic.FieldID).StrategyID != "s-2027" {
		t.Errorf("the target's topic is %+v", topic)
	}
	if after.Field("leer-2027") != nil {
		t.Error("a field in which nothing goes on was copied")
	}
	if next[0].Due.Known() {
		t.Error("a due date that has passed was carried over")
	}
	if i := next[0].Indicators; len(i) != 1 || len(i[0].Readings) != 1 || i[0].Readings[0].Amount != 40 {
		t.Error("the indicator does not begin with the last reading")
	}
	if len(next[0].Proposals) != 1 {
		t.Error("the open proposal was left behind")
	}
}

func TestTheNewStrategyBeginsAsAnUnpublishedDraft(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, strategyRecords())
	_, after := worked(t, p, continuation())
	s := after.Strategy("s-2027")
	if s.State != models.StrategyDrafting || s.Published || s.PredecessorID != "s" || s.JurisdictionID != "rp" {
		t.Errorf("the draft is %+v", s)
	}
	if s.LeadMinistryID != "mdi" {
		t.Errorf("%s leads, which is not the ministry that succeeded", s.LeadMinistryID)
	}
	if old := after.Strategy("s"); old.State == models.StrategyContinued || old.Version != 1 {
		t.Error("the old strategy is continued by a mere draft")
	}
	public := after.For(models.Viewer{})
	if public.Strategy("s-2027") != nil || public.Target("goes-on-2027") != nil || public.Target("gone").Outcome != "" {
		t.Error("the public sees the draft")
	}
}

func TestMeasuresGoOnByChoiceWithATargetThatGoesOn(t *testing.T) {
	out, after := worked(t, models.NewPortfolio(models.Head{}, strategyRecords()), continuation())
	m := after.Measure("open-2027")
	if m == nil || m.PredecessorID != "open" || !slices.Equal(m.TargetIDs, models.Strings{"goes-on-2027"}) {
		t.Fatalf("the open measure became %+v", m)
	}
	if !slices.Equal(m.RelatedIDs, models.Strings{"loose-2027"}) {
		t.Errorf("related are %q", m.RelatedIDs)
	}
	if want := models.NewDate(2027, 12, 31) + 90; m.Due.Day != want || len(m.Shifts) > 0 {
		t.Errorf("the new measure is due on %s after %d shifts, want the date in force, %s, as the first", m.Due.Day, len(m.Shifts), want)
	}
	if len(m.Reports) > 0 || len(after.Measure("open").Reports) != 1 {
		t.Error("reports do not stay with the old measure")
	}
	if len(m.Milestones) != 1 || m.Milestones[0].Title != "offen" {
		t.Error("not exactly the open milestones go on")
	}
	if got := held(after, "open-2027", models.NewDate(2027, 1, 1)); got != "lead mdi" {
		t.Errorf("in charge is %q", got)
	}
	if parts := after.Parts(m); len(parts) != 1 || parts[0].PredecessorID != "open-part" || parts[0].Due.Known() {
		t.Errorf("%d parts go on, want the one that is not done, without the date that has passed", len(parts))
	}
	if after.Measure("of-gone-2027") != nil || after.Measure("finished-2027") != nil || after.Measure("loose-2027") == nil {
		t.Error("a measure goes on without its target, or one without target does not")
	}
	if len(out.Left) != 2 || len(out.NewMeasures) != 3 || out.Undated != 2 {
		t.Errorf("%d stay, %d go on, %d dates are to be set; want 2, 3, 2", len(out.Left), len(out.NewMeasures), out.Undated)
	}
}

func TestWorkingOnTheDraftCarriesOverWhatWasMissing(t *testing.T) {
	_, draft := worked(t, models.NewPortfolio(models.Head{}, strategyRecords()), continuation())
	same, unchanged := worked(t, draft, continuation())
	if len(same.Changes) != 0 {
		t.Errorf("the same decisions change %d records the second time", len(same.Changes))
	}
	more := continuation()
	more.ID = "plan2"
	more.Decisions["done"] = Decision{Outcome: models.OutcomeCarried}
	more.Measures["finished"] = true
	_, after := worked(t, unchanged, more)
	if n := len(after.TargetsOfStrategy("s-2027")); n != 2 {
		t.Errorf("the draft has %d targets, want 2", n)
	}
	if got := after.Measure("open-2027").TargetIDs; !slices.Equal(got, models.Strings{"goes-on-2027", "done-2027"}) {
		t.Errorf("the measure that went on before serves %q", got)
	}
	if n := len(after.FieldsOf("s-2027")); n != 1 {
		t.Errorf("the draft has %d fields, want 1", n)
	}
	if after.Measure("finished-2027") == nil {
		t.Error("the measure of the target carried over later stayed behind")
	}
}

func TestAContinuationThatCannotBeSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*models.Records, *Continuation)
		want   string
	}{
		"of no strategy":           {func(_ *models.Records, c *Continuation) { c.OldID = "x" }, "strategie unknown"},
		"of one that is continued": {func(r *models.Records, _ *Continuation) { r.Strategies[0].State = models.StrategyContinued }, "strategie cut_state"},
		"with a target undecided":  {func(_ *models.Records, c *Continuation) { delete(c.Decisions, "done") }, "ausgang-done required"},
		"with an unknown outcome":  {func(_ *models.Records, c *Continuation) { c.Decisions["done"] = Decision{Outcome: "x"} }, "ausgang-done unknown"},
		"dropping without a reason": {func(_ *models.Records, c *Continuation) {
			c.Decisions["gone"] = Decision{Outcome: models.OutcomeDropped}
		}, "grund-gone required"},
		"without a title":            {func(_ *models.Records, c *Continuation) { c.New.Title = "" }, "neu-title required"},
		"with a taken address":       {func(_ *models.Records, c *Continuation) { c.New.ID = "other" }, "neu-id cut_taken"},
		"that ends before it begins": {func(_ *models.Records, c *Continuation) { c.New.PeriodUntil = models.On(1) }, "neu-period_until order"},
	} {
		records, plan := strategyRecords(), continuation()
		c.change(records, &plan)
		if got := codes(plan.Work(models.NewPortfolio(models.Head{}, records)).Problems); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	_, draft := worked(t, models.NewPortfolio(models.Head{}, strategyRecords()), continuation())
	plan := continuation()
	plan.Decisions["goes-on-2021"] = Decision{Outcome: models.OutcomeAchieved}
	if got := codes(plan.Work(draft).Problems); got != "ausgang-goes-on-2021 cut_carried" {
		t.Errorf("taking back what was carried over: %q", got)
	}
}

func TestCopiesMakeWayForWhatHasTheirName(t *testing.T) {
	records := strategyRecords()
	records.Targets = append(records.Targets, &models.Target{Base: base("goes-on-2027"), StrategyID: "other", Title: "Schon da"})
	_, after := worked(t, models.NewPortfolio(models.Head{}, records), continuation())
	if n := after.TargetsOfStrategy("s-2027"); len(n) != 1 || n[0].ID != "goes-on-2027-2" {
		t.Errorf("the copy is %q", n[0].ID)
	}
}

func TestAdoptingTheDraftMakesTheOutcomesFinalAndPublic(t *testing.T) {
	_, draft := worked(t, models.NewPortfolio(models.Head{}, strategyRecords()), continuation())
	adoption := Adoption{OldID: "s", Day: today, By: "Ministerrat", Publish: true}
	changes, wrong := adoption.Work(draft)
	if len(wrong) > 0 || adoption.Adopted(draft) {
		t.Fatalf("problems %s, adopted %v", codes(wrong), adoption.Adopted(draft))
	}
	after := applied(t, draft, changes).At(today)
	if !adoption.Adopted(after) {
		t.Error("an adoption cannot be told from a done one")
	}
	next, old := after.Strategy("s-2027"), after.Strategy("s")
	if next.State != models.StrategyAdopted || !next.Published || next.AdoptedOn.Day != today || next.AdoptedBy != "Ministerrat" || old.State != models.StrategyContinued {
		t.Errorf("new %+v, old %+v", next, old)
	}
	public := after.For(models.Viewer{})
	if got := public.Target("gone"); got.OutcomeAt(today) != models.OutcomeDropped || got.OutcomeReason != "überholt" || got.OutcomeAt(today-1) != "" {
		t.Errorf("the public sees %+v", got.Target)
	}
	if public.Target("goes-on-2027") == nil {
		t.Error("the public does not see the new target")
	}
}

func TestNothingIsAdoptedHalfDecided(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, strategyRecords())
	if _, wrong := (Adoption{OldID: "s", Day: today}).Work(p); codes(wrong) != "strategie cut_state" {
		t.Errorf("without a draft: %s", codes(wrong))
	}
	_, draft := worked(t, p, continuation())
	if _, wrong := (Adoption{OldID: "s"}).Work(draft); codes(wrong) != "beschluss required" {
		t.Errorf("without a day: %s", codes(wrong))
	}
	late := draft.Records()
	late.Targets = append(late.Targets, &models.Target{Base: base("late"), StrategyID: "s", Title: "Später erfasst"})
	if _, wrong := (Adoption{OldID: "s", Day: today}).Work(models.NewPortfolio(models.Head{}, late)); codes(wrong) != "ausgang-late required" {
		t.Errorf("with a target that came later: %s", codes(wrong))
	}
}
