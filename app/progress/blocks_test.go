// What is put together from blocks must be what counting one by one gives, after any change.

package progress_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestPartialAnswersAddUpToTheWholeAfterEveryChange(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	w := newWorld(t)
	const n = 1300 // blocks on three levels
	for i := range n {
		id := fmt.Sprint("m-", i)
		w.planned(id, "2023-01-01", "2025-12-31").TargetIDs = models.Strings{[]string{"ziel-verwaltung", "ziel-sicherheit"}[i%2]}
		if i%7 == 6 {
			w.Measures[i].ParentID = fmt.Sprint("m-", i-1)
		}
		w.lead(id, []string{"mdi", "mastd"}[i%2], "", "")
		w.report(id, "2024-06-30", models.PhaseImplementing, float64(i%100))
	}
	p := w.at("2025-03-31")
	scope := progress.Scope{StrategyID: "digital"}
	for step := range 40 {
		links := scope.Measures(p)
		if got, want := progress.Sum(p, scope), progress.SumOf(p, links); !reflect.DeepEqual(got, want) {
			t.Fatalf("step %d: in blocks %+v, one by one %+v", step, got, want)
		}
		part := progress.Scope{StrategyID: "digital", FieldID: "staat"} // the same measures, one by one
		sameGroups(t, step, progress.ByMinistry(p, scope), progress.ByMinistry(p, part))
		sameGroups(t, step, progress.ByTopic(p, scope), progress.ByTopic(p, part))
		rows := progress.Select(p, progress.Filter{Scope: scope}, progress.OrderUrgency)
		for i, row := range progress.MostUrgent(p, scope, 5) {
			if row.Measure != rows[i].Measure || row.Lead != rows[i].Lead {
				t.Fatalf("step %d: urgent %d is %s, want %s", step, i, row.Measure.ID, rows[i].Measure.ID)
			}
		}
		before := p.At(date("2024-03-31"))
		changes := progress.Compare(before, p, scope)
		one := progress.Compare(before, p, progress.Scope{StrategyID: "digital", FieldID: "staat"})
		if len(changes.Changes) == 0 || len(changes.Changes) != len(one.Changes) || !reflect.DeepEqual(changes.ByKind, one.ByKind) {
			t.Fatalf("step %d: in blocks %v, one by one %v", step, changes.ByKind, one.ByKind)
		}
		news, same := progress.Highlights(before, p, scope, 6).Changes, progress.Highlights(before, p, progress.Scope{StrategyID: "digital", FieldID: "staat"}, 6).Changes
		for i, ch := range news {
			if ch.Measure != same[i].Measure || ch.Kind != same[i].Kind {
				t.Fatalf("step %d: news %d is %s of %s in blocks, %s of %s one by one", step, i, ch.Kind, ch.Measure.ID, same[i].Kind, same[i].Measure.ID)
			}
			ended := ch.Kind == progress.ChangeCompleted || ch.Kind == progress.ChangeCancelled
			if i > 0 && ended && !(news[i-1].Kind == progress.ChangeCompleted || news[i-1].Kind == progress.ChangeCancelled) || ch.Kind == progress.ChangeReported {
				t.Fatalf("step %d: %s stands at place %d of the news", step, ch.Kind, i)
			}
		}
		r := &models.StatusReport{Base: models.Base{ID: fmt.Sprint("neu-", step)}, MeasureID: fmt.Sprint("m-", random.IntN(n)), AsOf: p.Stichtag,
			State: models.ReportApproved, Phase: models.Phases[random.IntN(len(models.Phases))], Percent: pct(float64(random.IntN(101))), Ampel: models.Ampeln[random.IntN(4)]}
		lead := *p.Measure("m-1").Responsibilities[0]
		lead.MinistryID = []string{"mas", "mdi"}[step/2%2] // "mas" comes and goes
		p = p.Apply(models.Head{Seq: int64(step + 1)}, models.Applied{Kind: models.KindStatusReport, ID: r.ID, Record: r},
			models.Applied{Kind: models.KindResponsibility, ID: lead.ID, Record: &lead})
	}
}

// sameGroups holds groups from blocks against those that were counted one by one.
func sameGroups[T comparable](t *testing.T, step int, got, want []progress.Group[T]) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("step %d: %d groups in blocks, %d one by one", step, len(got), len(want))
	}
	for i, g := range got {
		w := want[i]
		if g.To != w.To || g.Proposed != w.Proposed || !reflect.DeepEqual(g.Rollup, w.Rollup) || !slices.Equal(g.Links(), w.Links()) {
			t.Fatalf("step %d, group %d: in blocks %v with %d measures %+v, one by one %v with %d %+v", step, i, g.To, len(g.Links()), g.Rollup, w.To, len(w.Links()), w.Rollup)
		}
	}
}

func TestAReportLeavesTheRollUpsOfOtherGroupsAsTheyAre(t *testing.T) {
	w := newWorld(t)
	for i := range 200 {
		id := fmt.Sprint("m-", i)
		w.planned(id, "2023-01-01", "2025-12-31").TargetIDs = models.Strings{[]string{"ziel-verwaltung", "ziel-sicherheit"}[i%2]}
		w.report(id, "2024-06-30", models.PhaseImplementing, float64(i%100))
	}
	p, scope := w.at("2025-03-31"), progress.Scope{StrategyID: "digital"}
	before := progress.ByTopic(p, scope)
	r := &models.StatusReport{Base: models.Base{ID: "neu"}, MeasureID: "m-70", AsOf: p.Stichtag, State: models.ReportApproved, Phase: models.PhaseImplementing, Percent: pct(100)}
	after := progress.ByTopic(p.Apply(models.Head{Seq: 1}, models.Applied{Kind: models.KindStatusReport, ID: r.ID, Record: r}), scope)
	if after[0].Rollup == before[0].Rollup || after[0].Rollup.Percent == before[0].Rollup.Percent {
		t.Error("the topic of the measure does not show the report")
	}
	if after[1].Rollup != before[1].Rollup {
		t.Error("the roll-up of the other topic was made anew")
	}
}
