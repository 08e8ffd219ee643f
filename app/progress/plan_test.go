// Tests of planned percent, periods and gaps.

package progress_test

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestThePlannedPercent(t *testing.T) {
	cases := []struct {
		sentence string
		set      func(w *world, m *models.Measure)
		day      string
		want     models.Percent
	}{
		{"half of the time is half of the plan", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
		}, "2024-01-06", pct(50)},
		{"before the start nothing is planned", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
		}, "2023-06-01", pct(0)},
		{"on the due date all is planned", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
		}, "2024-01-11", pct(100)},
		{"long after it no more than all", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
		}, "2030-01-01", pct(100)},
		{"a start and an end in years span the whole years", func(w *world, m *models.Measure) {
			m.Start = models.PartialDate{Day: date("2024-12-31"), Precision: models.PrecisionYear}
			m.Due = models.PartialDate{Day: date("2025-01-01"), Precision: models.PrecisionYear}
		}, "2024-12-31", pct(50)},
		{"without a start there is no plan", func(w *world, m *models.Measure) { m.Due = endOf2025 }, "2024-06-01", unknown},
		{"without a due date there is no plan", func(w *world, m *models.Measure) { m.Start = models.On(date("2024-01-01")) }, "2024-06-01", unknown},
		{"a due date on the start is no plan", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-01"))
		}, "2024-01-01", unknown},
		{"an open due date is no plan", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.PartialDate{Day: date("2025-12-31"), Precision: models.PrecisionOpen}
		}, "2024-06-01", unknown},
		{"milestones due by the day go before the line", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
			w.milestone("m", "2024-01-06", "", 1)
			w.milestone("m", "2024-01-07", "", 3)
		}, "2024-01-06", pct(25)},
		{"a milestone without a day is due with its measure", func(w *world, m *models.Measure) {
			m.Due = models.On(date("2024-01-11"))
			w.milestone("m", "2024-01-06", "", 1)
			w.milestone("m", "", "", 1)
		}, "2024-01-11", pct(100)},
		{"milestones without days leave the line", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
			w.milestone("m", "", "", 1)
		}, "2024-01-06", pct(50)},
		{"a shift stretches the plan from its decision on", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
			w.shift("m", "2024-01-06", "2024-01-11", "2024-01-21")
		}, "2024-01-06", pct(25)},
		{"but not before it", func(w *world, m *models.Measure) {
			m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-01-11"))
			w.shift("m", "2024-01-07", "2024-01-11", "2024-01-21")
		}, "2024-01-06", pct(50)},
	}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			w := newWorld(t)
			c.set(w, w.measure("m"))
			p := w.at(c.day)
			want(t, "planned", progress.PlannedPercent(p.Measure("m"), p.Stichtag), c.want)
		})
	}
}

func TestAPeriodHasAFirstAndALastDay(t *testing.T) {
	cases := []struct {
		precision        models.Precision
		day, first, last string
	}{
		{models.PrecisionDay, "2024-02-10", "2024-02-10", "2024-02-10"},
		{"", "2024-02-10", "2024-02-10", "2024-02-10"},
		{models.PrecisionMonth, "2024-02-10", "2024-02-01", "2024-02-29"},
		{models.PrecisionQuarter, "2024-05-10", "2024-04-01", "2024-06-30"},
		{models.PrecisionHalf, "2024-07-01", "2024-07-01", "2024-12-31"},
		{models.PrecisionYear, "2025-12-31", "2025-01-01", "2025-12-31"},
		{models.PrecisionOpen, "2025-12-31", "", ""},
	}
	for _, c := range cases {
		d := models.PartialDate{Day: date(c.day), Precision: c.precision}
		want(t, "first day of a "+string(c.precision), progress.FirstDay(d), date(c.first))
		want(t, "last day of a "+string(c.precision), progress.LastDay(d), date(c.last))
	}
	want(t, "last day of no date", progress.LastDay(models.PartialDate{}), 0)
}

func TestTheGapIsExactToTheTenth(t *testing.T) {
	for tenths := range 851 {
		actual := float64(tenths) / 10
		gap, ok := progress.Gap(pct(actual+15), pct(actual))
		if !ok || gap != 15 {
			t.Fatalf("gap between %v and %v: got %v %v", actual+15, actual, gap, ok)
		}
	}
	if _, ok := progress.Gap(unknown, pct(3)); ok {
		t.Error("there is a gap without a plan")
	}
}
