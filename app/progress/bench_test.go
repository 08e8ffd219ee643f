// Benchmarks on a strategy of 10,000 measures with 50 reports each.

package progress_test

import (
	"fmt"
	"sync"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

const benchMeasures, benchReports = 10_000, 50

// large is built once: monthly reports from 2021 on, a quarter of the measures with milestones, every
// tenth a part.
var large = sync.OnceValue(func() *models.Portfolio {
	w := newWorld(nil)
	ministries := []string{"mdi", "mastd", "mas"}
	for i := range benchMeasures {
		id := fmt.Sprint("m-", i)
		w.planned(id, "2021-01-01", fmt.Sprintf("202%d-12-31", 4+i%4)).TargetIDs = models.Strings{[]string{"ziel-verwaltung", "ziel-sicherheit"}[i%2]}
		if i%10 == 9 {
			w.Measures[i].ParentID = fmt.Sprint("m-", i-1)
		}
		if i%4 == 0 {
			w.Measures[i].Method = models.MethodMilestones
			for k := range 5 {
				w.milestone(id, fmt.Sprintf("202%d-06-30", 1+k), fmt.Sprintf("202%d-07-31", 1+k), 1)
			}
		}
		w.lead(id, ministries[i%3], "", "")
		for k := range benchReports {
			r := w.report(id, date("2021-01-31").AddMonths(k).String(), models.PhaseImplementing, float64((k*2+i)%100))
			r.Ampel = models.Ampeln[(i+k)%4]
		}
	}
	return w.at("2025-03-31")
})

// changed is the large portfolio after one more report.
func changed(p *models.Portfolio, i int) *models.Portfolio {
	r := &models.StatusReport{Base: models.Base{ID: fmt.Sprint("neu-", i)}, MeasureID: fmt.Sprint("m-", 10*(i%1000)), AsOf: p.Stichtag,
		State: models.ReportApproved, Phase: models.PhaseImplementing, Percent: pct(float64(i % 100))}
	return p.Apply(models.Head{Seq: int64(i)}, models.Applied{Kind: models.KindStatusReport, ID: r.ID, Record: r})
}

func BenchmarkSumAfterOneReport(b *testing.B) {
	p := large()
	progress.Sum(p, progress.Scope{})
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		next := changed(p, i)
		b.StartTimer()
		progress.Sum(next, progress.Scope{})
	}
}

func BenchmarkSumCold(b *testing.B) {
	p := large()
	for i := 0; b.Loop(); i++ {
		progress.Sum(p.At(p.Stichtag-models.Date(1+i%1000)), progress.Scope{})
	}
}

func BenchmarkSumOfMinistry(b *testing.B) {
	p := large()
	for b.Loop() {
		progress.Sum(p, progress.Scope{MinistryID: "mdi"})
	}
}

func BenchmarkSelect(b *testing.B) {
	p := large()
	for _, by := range []progress.Order{progress.OrderUrgency, progress.OrderTitle} {
		b.Run(string(by), func(b *testing.B) {
			for b.Loop() {
				progress.Select(p, progress.Filter{Signals: []progress.Signals{progress.Behind, progress.Overdue, progress.Stale}}, by)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	p := large()
	before := p.At(date("2024-09-30"))
	for b.Loop() {
		progress.Compare(before, p, progress.Scope{})
	}
}

func BenchmarkBurnUp(b *testing.B) {
	p := large()
	for b.Loop() {
		progress.BurnUpOf(p, progress.Scope{})
	}
}

func BenchmarkMatrix(b *testing.B) {
	p := large()
	for b.Loop() {
		progress.Matrix(p, progress.Scope{})
	}
}

func BenchmarkForecast(b *testing.B) {
	p := large()
	m := p.Measure("m-1")
	for b.Loop() {
		if _, err := progress.ForecastOf(p, m); err != nil && err != progress.ErrNoPace {
			b.Fatal(err)
		}
	}
}
