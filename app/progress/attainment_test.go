// Tests of the two sides of a target.

package progress_test

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestATargetShowsImplementationAndAttainmentApart(t *testing.T) {
	const day = "2026-01-01"
	done, doing := models.PhaseCompleted, models.PhaseImplementing
	cases := []struct {
		sentence               string
		set                    func(w *world)
		withoutEffect, overdue bool
		attainment             models.Percent
	}{
		{"implemented and attained", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", done, -1)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 100.0)
		}, false, false, pct(100)},
		{"implemented without effect", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", done, -1)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 99.0)
		}, true, true, pct(99)},
		{"almost attained is without effect too", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", done, -1)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 99.999)
		}, true, true, pct(99.9)},
		{"a cancelled measure does not keep a target from being implemented", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", models.PhaseCancelled, -1)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 50.0)
		}, true, true, pct(50)},
		{"an open measure does", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", doing, 99)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 50.0)
		}, false, true, pct(50)},
		{"only cancelled measures implement nothing", func(w *world) {
			w.report("a", "2025-06-30", models.PhaseCancelled, -1)
			w.report("b", "2025-06-30", models.PhaseCancelled, -1)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 50.0)
		}, false, true, pct(50)},
		{"attained before it is implemented is not overdue", func(w *world) {
			w.report("a", "2025-06-30", doing, 30)
			w.indicator("ziel-verwaltung", "", "2025-06-30", 100.0)
		}, false, false, pct(100)},
		{"without a reading, implementation must do", func(w *world) {
			w.report("a", "2025-06-30", done, -1)
			w.report("b", "2025-06-30", done, -1)
			w.indicator("ziel-verwaltung", "")
		}, false, false, unknown},
		{"neither measured nor implemented is overdue", func(*world) {}, false, true, unknown},
	}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			w := newWorld(t)
			w.measure("a").TargetIDs = models.Strings{"ziel-verwaltung"}
			w.measure("b").TargetIDs = models.Strings{"ziel-verwaltung"}
			c.set(w)
			p := w.at(day)
			s := progress.OfTarget(p, p.Target("ziel-verwaltung"))
			want(t, "without effect", s.WithoutEffect, c.withoutEffect)
			want(t, "overdue", s.Overdue, c.overdue)
			want(t, "attainment", s.Attainment.Percent, c.attainment)

			p = p.At(date("2025-12-31"))
			want(t, "overdue within its year", progress.OfTarget(p, p.Target("ziel-verwaltung")).Overdue, false)
		})
	}
}

func TestAttainmentSaysHowManyIndicatorsWereRead(t *testing.T) {
	w := newWorld(t)
	w.indicator("ziel-verwaltung", "", "2024-06-30", 40.0, "2025-06-30", 80.0)
	w.indicator("ziel-verwaltung", "")
	p := w.at("2024-12-31")
	a := progress.OfTarget(p, p.Target("ziel-verwaltung")).Attainment
	want(t, "attainment", a, progress.Coverage{Percent: pct(40), Known: 1, Of: 2})
}
