// Progress of many topics, of which few are drawn: what is kept from one figure for the next must never be seen.

package charts

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

// manyTopics has about sixty topics with reports.
func manyTopics() *models.Records { return seed.Generate(2000, 4) }

// reported is the portfolio after one more report, and the records with it.
func reported(p *models.Portfolio, r *models.Records, seq int, measureID string, percent float64) *models.Portfolio {
	report := &models.StatusReport{Base: models.Base{ID: fmt.Sprint("neu-", seq), Version: 1}, MeasureID: measureID, AsOf: p.Stichtag,
		State: models.ReportApproved, Phase: models.PhaseImplementing, Percent: models.PercentOf(percent), Ampel: models.AmpelGreen}
	r.Add(report)
	return p.Apply(models.Head{Seq: int64(seq)}, models.Applied{Kind: models.KindStatusReport, ID: report.ID, Record: report})
}

func TestTopicsAfterAReportAreThoseOfAFirstFigure(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	records := manyTopics()
	p := models.NewPortfolio(models.Head{}, records).At(day(t, "2026-07-31"))
	drawings, last := 0, ""
	for step := range 30 {
		got := build(t, "fortschritt-fokusthemen", query(p, progress.Scope{}))
		first := models.NewPortfolio(models.Head{}, records).At(p.Stichtag)
		want := build(t, "fortschritt-fokusthemen", query(first, progress.Scope{}))
		if !bytes.Equal(got.JSON(), want.JSON()) || !reflect.DeepEqual(got.Table, want.Table) || got.Title != want.Title || got.Alt != want.Alt {
			t.Fatalf("step %d: the figure after a report is another than the first one of the same records:\n%s\n%s", step, got.Title, want.Title)
		}
		if text := string(got.JSON()); text != last {
			drawings, last = drawings+1, text
		}
		p = reported(p, records, step+1, records.Measures[random.IntN(len(records.Measures))].ID, float64(random.IntN(101)))
	}
	if drawings < 3 || drawings > 28 {
		t.Errorf("%d of 30 drawings differ: the reports must concern drawn topics and others", drawings)
	}
}

func TestKeptDrawingsKeepTheirOwnDayAndLinks(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, manyTopics()).At(day(t, "2026-07-31"))
	now := query(p, progress.Scope{})
	text := func(q Query) string { return string(build(t, "fortschritt-fokusthemen", q).JSON()) }
	first := text(now)
	elsewhere, earlier := now, now
	elsewhere.Link = func(path string) string { return "https://zielstand.example" + path }
	earlier.Portfolio = p.At(day(t, "2023-07-31"))
	if text(elsewhere) == first || text(earlier) == first {
		t.Error("another day or other links show the kept drawing")
	}
	if text(now) != first {
		t.Error("the drawing is another after one with another day and other links")
	}
}
