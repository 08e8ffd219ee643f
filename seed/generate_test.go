// Tests of the generator, and how long it takes.

package seed

import (
	"reflect"
	"testing"

	"zielstand/models"
)

func TestAGeneratedStrategyIsWholeAndOfTheSizeAskedFor(t *testing.T) {
	records := Generate(200, 50)
	whole(t, records)
	if len(records.Measures) != 200 || len(records.Reports) != 10_000 || len(records.Ministries) != 30 {
		t.Errorf("%d measures, %d reports, %d ministries", len(records.Measures), len(records.Reports), len(records.Ministries))
	}
	p := models.NewPortfolio(models.Head{}, records).At(lastGenerated)
	ampeln := map[models.Ampel]int{}
	for m := range p.AllMeasures() {
		reports := m.ReportsUntil(lastGenerated)
		if len(reports) != 50 || reports[49].AsOf != lastGenerated {
			t.Fatalf("%s has %d reports that count, the last as of %s", m.ID, len(reports), reports[len(reports)-1].AsOf)
		}
		ampeln[reports[49].Ampel]++
		if p.Lead(m).To == nil || p.Parent(m) == nil && len(p.TopicsOf(m)) != 1 {
			t.Errorf("%s lacks a ministry or a topic", m.ID)
		}
	}
	if len(ampeln) != 3 {
		t.Errorf("want measures of three colours, got %v", ampeln)
	}
}

func TestGeneratingTwiceGivesTheSame(t *testing.T) {
	if !reflect.DeepEqual(Generate(30, 4), Generate(30, 4)) {
		t.Error("two runs differ")
	}
}

func TestSmallAndEmptyStrategiesCanBeGenerated(t *testing.T) {
	whole(t, Generate(0, 5))
	whole(t, Generate(1, 0))
}

func BenchmarkGenerate10000Measures50Reports(b *testing.B) {
	for b.Loop() {
		Generate(10_000, 50)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkDemo(b *testing.B) {
	records := load(b)
	for b.Loop() {
		Demo(records)
	}
}
