// Re-cuts: before the day everything is as it was, from the day on the heirs are in charge.

package recut

import (
	"reflect"
	"testing"

	"zielstand/models"
)

func TestResponsibilitiesPassOnWithoutGapAndWithoutDouble(t *testing.T) {
	lead, part := models.RoleLead, models.RoleParticipating
	later := cut.AddDays(100)
	for name, c := range map[string]struct {
		duties        []*models.Responsibility
		plan          func(*Plan)
		before, after string // on the day before the cut and on the day
		muchLater     string // on a day a year later
		turns         []Turn
	}{
		"the first successor takes over": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, 0)}, nil,
			"lead mastd", "lead mds", "lead mds", []Turn{TurnContinued}},
		"a choice for the whole ministry counts more": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mas" }, "lead mastd", "lead mas", "lead mas", []Turn{TurnContinued}},
		"a single choice counts most": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mas"; p.Heirs = map[string]string{"a": "mdi"} }, "lead mastd", "lead mdi", "lead mdi", []Turn{TurnContinued}},
		"others keep their part": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", lead, 0, 0)}, nil,
			"lead mdi, participating mastd", "lead mdi, participating mds", "lead mdi, participating mds", []Turn{TurnContinued}},
		"what had ended before stays as it was": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, cut-1)}, nil,
			"lead mastd", "", "", nil},
		"what ends on the day passes on for that day": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, cut)}, nil,
			"lead mastd", "lead mds", "", []Turn{TurnContinued}},
		"an end in the future is kept": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, later)}, nil,
			"lead mastd", "lead mds", "", []Turn{TurnContinued}},
		"what begins on the day begins with the heir": {[]*models.Responsibility{duty("a", "m", "mastd", lead, cut, 0)}, nil,
			"", "lead mds", "lead mds", []Turn{TurnRenamed}},
		"what begins later begins with the heir": {[]*models.Responsibility{duty("a", "m", "mastd", lead, later, 0)}, nil,
			"", "", "lead mds", []Turn{TurnRenamed}},
		"what began the day before lasts one day": {[]*models.Responsibility{duty("a", "m", "mastd", lead, cut-1, 0)}, nil,
			"lead mastd", "lead mds", "lead mds", []Turn{TurnContinued}},
		"an heir that takes part already is not named twice": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", part, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "participating mastd, participating mdi", "participating mdi", "participating mdi", []Turn{TurnMerged}},
		"an heir that leads does not take part as well": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", lead, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "lead mdi, participating mastd", "lead mdi", "lead mdi", []Turn{TurnCovered}},
		"an heir that took part leads and takes part no more": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, 0), duty("b", "m", "mdi", part, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "lead mastd, participating mdi", "lead mdi", "lead mdi", []Turn{TurnPromoted, TurnContinued}},
		"an heir whose own part ends goes on behind it": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", part, 0, later)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "participating mastd, participating mdi", "participating mdi", "participating mdi", []Turn{TurnContinued}},
		"an heir whose own part begins later has it from the day": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", part, later, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "participating mastd", "participating mdi", "participating mdi", []Turn{TurnContinued}},
		"a future part that the heir has already is given up": {[]*models.Responsibility{duty("a", "m", "mastd", part, later, 0), duty("b", "m", "mdi", part, 0, 0)},
			func(p *Plan) { p.Ending[0].Heir = "mdi" }, "participating mdi", "participating mdi", "participating mdi", []Turn{TurnMerged}},
		"two that end and meet again in one heir": {[]*models.Responsibility{duty("a", "m", "mastd", lead, 0, 0), duty("b", "m", "mdi", part, 0, 0)},
			func(p *Plan) { p.Ending = append(p.Ending, Ending{MinistryID: "mdi", SuccessorIDs: []string{"mds"}}) },
			"lead mastd, participating mdi", "lead mds", "lead mds", []Turn{TurnContinued, TurnCovered}},
		"three become one": {[]*models.Responsibility{duty("a", "m", "mastd", part, 0, 0), duty("b", "m", "mdi", part, 0, 0)},
			func(p *Plan) { p.Ending = append(p.Ending, Ending{MinistryID: "mdi", SuccessorIDs: []string{"mds"}}) },
			"participating mastd, participating mdi", "participating mds", "participating mds", []Turn{TurnContinued, TurnMerged}},
	} {
		t.Run(name, func(t *testing.T) {
			plan := split()
			if c.plan != nil {
				c.plan(&plan)
			}
			p := land(c.duties...)
			known := text(t, p)
			r := plan.Work(p)
			if len(r.Problems) > 0 {
				t.Fatalf("problems %s", codes(r.Problems))
			}
			after := applied(t, p, r.Changes)
			if text(t, p) != known {
				t.Error("working out a plan changed the portfolio")
			}
			for day, want := range map[models.Date]string{cut - 1: c.before, cut: c.after, cut + 365: c.muchLater} {
				if got := held(after, "m", day); got != want {
					t.Errorf("on %s: %q, want %q", day, got, want)
				}
			}
			var turns []Turn
			for _, h := range r.Handovers {
				turns = append(turns, h.Turn)
			}
			if len(turns)+len(c.turns) > 0 && !reflect.DeepEqual(turnCounts(turns), turnCounts(c.turns)) {
				t.Errorf("turns %q, want %q", turns, c.turns)
			}
		})
	}
}

func turnCounts(turns []Turn) map[Turn]int {
	n := map[Turn]int{}
	for _, t := range turns {
		n[t]++
	}
	return n
}

func TestMinistriesEndTheDayBeforeAndTheirSuccessorsBegin(t *testing.T) {
	p := land()
	after := applied(t, p, split().Work(p).Changes)
	ended, begun := after.Ministry("mastd"), after.Ministry("mds")
	if ended.ValidOn(cut) || !ended.ValidOn(cut-1) || begun.ValidOn(cut-1) || !begun.ValidOn(cut) {
		t.Errorf("MASTD ends on %s, MDS begins on %s", ended.ValidUntil, begun.ValidFrom)
	}
	if len(ended.SuccessorIDs) != 2 || begun.Order != ended.Order || begun.JurisdictionID != "rp" {
		t.Errorf("successors %q, order %d, Land %q", ended.SuccessorIDs, begun.Order, begun.JurisdictionID)
	}
	if !split().Done(after) || split().Done(p) {
		t.Error("a plan cannot be told from a done one")
	}
}

func TestAPlanThatCannotBeSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Plan)
		want   string
	}{
		"without a day":                           {func(p *Plan) { p.Day = 0 }, "tag required"},
		"without an end":                          {func(p *Plan) { p.Ending = nil }, "endet required"},
		"without a successor":                     {func(p *Plan) { p.Ending[0].SuccessorIDs = nil }, "nachfolge-mastd required"},
		"of a ministry nobody knows":              {func(p *Plan) { p.Ending[0].MinistryID = "x" }, "endet unknown"},
		"of a ministry that has ended":            {func(p *Plan) { p.Ending[0].MinistryID = "old" }, "endet cut_ended"},
		"of one that begins on the day":           {func(p *Plan) { p.Ending[0].MinistryID = "young" }, "endet cut_not_yet"},
		"to a ministry that has ended":            {func(p *Plan) { p.Ending[0].SuccessorIDs = []string{"old"} }, "nachfolge-mastd cut_not_there"},
		"to itself":                               {func(p *Plan) { p.Ending[0].SuccessorIDs = []string{"mastd"} }, "nachfolge-mastd cut_not_there"},
		"to nobody":                               {func(p *Plan) { p.Ending[0].SuccessorIDs = []string{"x"} }, "nachfolge-mastd cut_not_there"},
		"with an heir that has ended":             {func(p *Plan) { p.Ending[0].Heir = "old" }, "uebernahme-mastd cut_not_there"},
		"with a single heir that is not":          {func(p *Plan) { p.Heirs = map[string]string{"a": "x"} }, "uebernimmt-a cut_not_there"},
		"with a name that is taken":               {func(p *Plan) { p.New[1].ID = "mdi"; p.Ending[0].SuccessorIDs = []string{"mds"} }, "neu-2-id cut_taken"},
		"with the same name twice":                {func(p *Plan) { p.New[1].ID = "mds"; p.Ending[0].SuccessorIDs = []string{"mds"} }, "neu-2-id cut_twice"},
		"without a name":                          {func(p *Plan) { p.New[0].Name = "" }, "neu-1-name required"},
		"with a successor that begins on the day": {func(p *Plan) { p.Ending[0].SuccessorIDs = []string{"young"} }, ""},
	} {
		plan := split()
		c.change(&plan)
		r := plan.Work(land(duty("a", "m", "mastd", models.RoleLead, 0, 0)))
		if got := codes(r.Problems); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if c.want != "" && len(r.Changes) > 0 {
			t.Errorf("%s: there are changes", name)
		}
	}
}

func TestWhatHasNoValidityOnlyChangesWhereTheEditorSaysSo(t *testing.T) {
	records := landRecords()
	records.Proposals = []*models.Proposal{
		{Base: base("q"), Aspect: models.AspectLead, SubjectKind: models.KindMeasure, SubjectID: "m", ObjectID: "mastd", State: models.ProposalOpen},
		{Base: base("q2"), Aspect: models.AspectParticipating, SubjectKind: models.KindTarget, SubjectID: "t", ObjectID: "mdi", State: models.ProposalOpen}}
	records.Rounds = []*models.ReportingRound{
		{Base: base("open"), StrategyID: "s", Title: "R", Stichtag: cut, Deadline: cut, State: models.RoundOpen, MinistryIDs: models.Strings{"mastd", "mds"}},
		{Base: base("all"), StrategyID: "s", Title: "R", Stichtag: cut, Deadline: cut, State: models.RoundOpen},
		{Base: base("closed"), StrategyID: "s", Title: "R", Stichtag: cut, Deadline: cut, State: models.RoundClosed, MinistryIDs: models.Strings{"mastd"}},
		{Base: base("over"), StrategyID: "s", Title: "R", Stichtag: cut - 9, Deadline: cut - 1, State: models.RoundOpen, MinistryIDs: models.Strings{"mastd"}}}
	p := models.NewPortfolio(models.Head{}, records)
	plan := split()
	r := plan.Work(p)
	after := applied(t, p, r.Changes)
	if len(r.OpenProposals) != 1 || len(r.LedStrategies) != 1 || len(r.Rounds) != 1 {
		t.Fatalf("%d proposals, %d strategies, %d rounds name the ministry; want one each", len(r.OpenProposals), len(r.LedStrategies), len(r.Rounds))
	}
	if after.Strategy("s").LeadMinistryID != "mastd" || after.Lead(after.Measure("m")).To.ID != "mastd" {
		t.Error("strategy or proposal changed without being asked")
	}
	if got := after.Round("open").MinistryIDs; len(got) != 3 || got[2] != "mas" {
		t.Errorf("the open round calls %q", got)
	}
	plan.Proposals, plan.Strategies = true, true
	after = applied(t, p, plan.Work(p).Changes)
	if after.Strategy("s").LeadMinistryID != "mds" || after.Lead(after.Measure("m")).To.ID != "mds" {
		t.Error("strategy or proposal did not follow")
	}
}

func TestTheSamePlanMakesTheSameIds(t *testing.T) {
	p := land(duty("a", "m", "mastd", models.RoleLead, 0, 0), duty("b", "m", "mastd", models.RoleParticipating, 0, 0))
	if !reflect.DeepEqual(split().Work(p).Changes, split().Work(p).Changes) {
		t.Error("two workings of the same plan differ")
	}
}

func TestOldReportsStayWithTheMinistryThatMadeThem(t *testing.T) {
	records := landRecords(duty("a", "m", "mastd", models.RoleLead, 0, 0))
	records.Reports = []*models.StatusReport{{Base: base("r"), MeasureID: "m", MinistryID: "mastd", AsOf: cut - 30, State: models.ReportApproved}}
	p := models.NewPortfolio(models.Head{}, records)
	after := applied(t, p, split().Work(p).Changes)
	if r := after.Measure("m").Reports[0]; r.MinistryID != "mastd" || r.Version != 1 {
		t.Errorf("the report is %s's in version %d", r.MinistryID, r.Version)
	}
}
