// What is put together from blocks must be what counting one by one gives, after any change.

package progress_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestPartialAnswersAddUpToTheWholeAfterEveryChange(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	w := newWorld(t)
	const n = 300
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
		for _, g := range progress.ByMinistry(p, scope) {
			if want := progress.SumOf(p, g.Links()); !reflect.DeepEqual(g.Rollup, want) {
				t.Fatalf("step %d, %v: in blocks %+v, one by one %+v", step, g.To, g.Rollup, want)
			}
		}
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
		p = p.Apply(models.Head{Seq: int64(step + 1)}, models.Applied{Kind: models.KindStatusReport, ID: r.ID, Record: r})
	}
}
