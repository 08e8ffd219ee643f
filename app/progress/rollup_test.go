// Tests of roll-ups: coverage, cancelled, weights, scopes; and random strategies that other tests use too.

package progress_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestSevenOfNineMeasuresAreReported(t *testing.T) {
	w := newWorld(t)
	for i := range 9 {
		w.measure(fmt.Sprint("m-", i))
	}
	for i := range 7 {
		w.report(fmt.Sprint("m-", i), "2024-11-18", models.PhaseImplementing, 62)
	}
	r := progress.Sum(w.at("2024-11-18"), progress.Scope{StrategyID: "digital"})
	want(t, "percent, of the known only", r.Percent, pct(62))
	want(t, "known", r.Known, 7)
	want(t, "denominator", r.Counted, 9)
	want(t, "newest report", r.Latest, date("2024-11-18"))
	want(t, "phases: nobody has said", r.Phases[models.PhaseUnknown], 2)
}

func TestACancelledMeasureLeavesTheDenominatorAndIsShownBeside(t *testing.T) {
	w := newWorld(t)
	for _, id := range []string{"a", "b", "c", "d"} {
		w.measure(id)
	}
	w.report("a", "2024-06-30", models.PhaseImplementing, 40)
	w.report("b", "2024-06-30", models.PhaseCompleted, -1)
	w.report("c", "2024-06-30", models.PhaseCancelled, 10)
	w.report("d", "2024-06-30", models.PhaseOngoing, -1)
	r := progress.Sum(w.at("2024-11-18"), progress.Scope{})
	want(t, "percent", r.Percent, pct(70))
	want(t, "total", r.Total, 4)
	want(t, "denominator", r.Counted, 2)
	want(t, "cancelled", r.Cancelled, 1)
	want(t, "permanent", r.Ongoing, 1)
	want(t, "reported", r.Reported, 4)
}

func TestNothingKnownIsUnknownNotZero(t *testing.T) {
	w := newWorld(t)
	w.measure("a")
	want(t, "percent", progress.Sum(w.at("2024-11-18"), progress.Scope{}).Percent, unknown)
	want(t, "percent of no measures", progress.Sum(w.at("2024-11-18"), progress.Scope{StrategyID: "other"}).Percent, unknown)
}

func TestAHeavyMeasureCountsMore(t *testing.T) {
	w := newWorld(t)
	w.measure("a").Weight = 3
	w.measure("b") // weight 1
	w.report("a", "2024-06-30", models.PhaseImplementing, 20)
	w.report("b", "2024-06-30", models.PhaseImplementing, 60)
	want(t, "percent", progress.Sum(w.at("2024-11-18"), progress.Scope{}).Percent, pct(30))
}

func TestPlanAndPercentAreComparedOverTheSameMeasures(t *testing.T) {
	w := newWorld(t)
	w.planned("a", "2024-01-01", "2024-01-21")
	w.report("a", "2024-01-11", models.PhaseImplementing, 50)
	w.planned("silent", "2023-01-01", "2024-01-11")
	w.measure("unplanned")
	w.report("unplanned", "2024-01-11", models.PhaseImplementing, 10)
	r := progress.Sum(w.at("2024-01-11"), progress.Scope{})
	want(t, "planned of all with a plan", r.Planned, pct(75))
	want(t, "measures with a plan", r.PlannedKnown, 2)
	want(t, "planned of those compared", r.PlannedOfKnown, pct(50))
	want(t, "percent of those compared", r.PercentOfPlanned, pct(50))
	want(t, "compared", r.Compared, 1)
	want(t, "percent of all known", r.Percent, pct(30))
}

func TestAScopeNarrowsByAllItsParts(t *testing.T) {
	w := newWorld(t)
	w.measure("a").TargetIDs = models.Strings{"ziel-verwaltung"}
	w.measure("b").TargetIDs = models.Strings{"ziel-sicherheit"}
	w.measure("c").TargetIDs = models.Strings{"ziel-verwaltung", "ziel-sicherheit"}
	w.measure("d")
	w.lead("a", "mdi", "", "")
	w.lead("c", "mastd", "", "")
	w.propose(models.AspectTarget, models.KindMeasure, "d", "ziel-sicherheit")
	w.propose(models.AspectLead, models.KindMeasure, "d", "mdi")
	w.part("c-teil", "c")
	w.measure("e").TargetIDs = models.Strings{"ziel-verwaltung"}
	w.propose(models.AspectTarget, models.KindMeasure, "e", "ziel-sicherheit")
	p := w.at("2024-11-18")
	cases := []struct {
		sentence string
		scope    progress.Scope
		want     string
	}{
		{"everything, without parts", progress.Scope{}, "a b c d e"},
		{"a strategy", progress.Scope{StrategyID: "digital"}, "a b c d e"},
		{"another strategy", progress.Scope{StrategyID: "other"}, ""},
		{"a field reaches through targets, not through proposals", progress.Scope{FieldID: "staat"}, "a b c e"},
		{"a topic, with a proposal", progress.Scope{TopicID: "sicherheit"}, "b c d? e?"},
		{"a target", progress.Scope{TargetID: "ziel-verwaltung"}, "a c e"},
		{"a ministry, with a proposal", progress.Scope{MinistryID: "mdi"}, "a d?"},
		{"a target and a topic that a proposal adds", progress.Scope{TargetID: "ziel-verwaltung", TopicID: "sicherheit"}, "c e?"},
		{"a topic and a field", progress.Scope{TopicID: "sicherheit", FieldID: "staat"}, "b c e?"},
		{"a topic and a ministry", progress.Scope{TopicID: "sicherheit", MinistryID: "mdi"}, "d?"},
		{"a topic of another strategy", progress.Scope{TopicID: "sicherheit", StrategyID: "other"}, ""},
	}
	for _, c := range cases {
		got := ids(c.scope.Measures(p), func(l models.Link[*models.MeasureNode]) string {
			if l.Proposed {
				return l.To.ID + "?"
			}
			return l.To.ID
		})
		want(t, c.sentence, got, c.want)
	}
	want(t, "proposed in the topic", progress.Sum(p, progress.Scope{TopicID: "sicherheit"}).Proposed, 2)
}

// anyWorld is a random strategy of the given number of measures; the same number gives the same one.
func anyWorld(t *testing.T, measures int, seed uint64) *world {
	random := rand.New(rand.NewPCG(seed, 1))
	w := newWorld(t)
	someDay := func() string { return (date("2022-01-01") + models.Date(random.IntN(1800))).String() }
	for i := range measures {
		id := fmt.Sprint("m-", i)
		m := w.measure(id)
		m.Weight = float64(random.IntN(4))
		m.Permanent = random.IntN(10) == 0
		m.Method = []models.Method{"", models.MethodReported, models.MethodMilestones, models.MethodIndicator}[random.IntN(4)]
		if random.IntN(3) > 0 {
			m.Start, m.Due = models.On(date(someDay())), models.On(date(someDay()))
		}
		if i > 0 && random.IntN(5) == 0 {
			m.ParentID = fmt.Sprint("m-", random.IntN(i))
		}
		for range random.IntN(3) {
			w.milestone(id, someDay(), "", float64(random.IntN(3)))
			w.milestone(id, someDay(), someDay(), float64(random.IntN(3)))
		}
		if random.IntN(2) == 0 {
			w.indicator("", id, someDay(), float64(random.IntN(150)-20))
		}
		for range random.IntN(6) {
			phase := append(models.Phases, models.PhaseUnknown)[random.IntN(len(models.Phases)+1)]
			r := w.report(id, someDay(), phase, float64(random.IntN(120)-20))
			r.Ampel = models.Ampeln[random.IntN(len(models.Ampeln))]
		}
		if random.IntN(4) == 0 {
			w.shift(id, someDay(), someDay(), someDay())
		}
		w.lead(id, []string{"mdi", "mastd", "mas"}[random.IntN(3)], someDay(), "")
		m.TargetIDs = models.Strings{[]string{"ziel-verwaltung", "ziel-sicherheit"}[random.IntN(2)]}
	}
	return w
}

func TestWhateverIsReportedARollupKeepsItsBounds(t *testing.T) {
	for seed := range uint64(40) {
		w := anyWorld(t, 60, seed)
		reported := 0
		for day := date("2021-12-01"); day < date("2027-06-01"); day = day.AddMonths(5) {
			r := progress.Sum(w.at(day.String()), progress.Scope{})
			for _, percent := range []models.Percent{r.Percent, r.Planned, r.PlannedOfKnown, r.PercentOfPlanned} {
				if percent.Known() && (percent.Float() < 0 || percent.Float() > 100) {
					t.Fatalf("seed %d, %v: %v is no percentage", seed, day, percent)
				}
			}
			if r.Known > r.Counted || r.PlannedKnown > r.Counted || r.Compared > r.Known || r.Counted+r.Cancelled+r.Ongoing != r.Total {
				t.Fatalf("seed %d, %v: coverage exceeds what is counted: %+v", seed, day, r)
			}
			if r.Percent.Known() != (r.Known > 0) {
				t.Fatalf("seed %d, %v: a percentage without measures, or the reverse: %+v", seed, day, r)
			}
			if r.Reported < reported {
				t.Fatalf("seed %d: moving the Stichtag to %v lost reports", seed, day)
			}
			if sum(r.Phases) != r.Total || sum(r.Ampeln) != r.Total {
				t.Fatalf("seed %d, %v: phases or Ampeln do not add up to %d", seed, day, r.Total)
			}
			reported = r.Reported
		}
	}
}

func sum[K comparable](counts map[K]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
