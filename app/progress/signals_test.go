// Tests of the signals, each boundary on both sides.

package progress_test

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// onPlan is a measure whose plan is at 50 % on 2024-01-11 and that is due on 2024-01-21.
func onPlan(w *world) { w.planned("m", "2024-01-01", "2024-01-21") }

func TestSignalsAndTheirBoundaries(t *testing.T) {
	implementing, green := models.PhaseImplementing, models.AmpelGreen
	cases := []struct {
		sentence string
		set      func(w *world)
		day      string
		signals  progress.Signals
		computed models.Ampel
	}{
		{"on plan", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 50) }, "2024-01-11", 0, green},
		{"ahead of the plan", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 90) }, "2024-01-11", 0, green},
		{"15 points behind is not yet behind", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 35) }, "2024-01-11", 0, green},
		{"15.1 points behind is behind, yellow", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 34.9) }, "2024-01-11", progress.Behind, models.AmpelYellow},
		{"30 points behind is still yellow", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 20) }, "2024-01-11", progress.Behind, models.AmpelYellow},
		{"30.1 points behind is red", func(w *world) { onPlan(w); w.report("m", "2024-01-11", implementing, 19.9) }, "2024-01-11", progress.Behind, models.AmpelRed},
		{"on the due date it is not overdue", func(w *world) { onPlan(w); w.report("m", "2024-01-21", implementing, 90) }, "2024-01-21", 0, green},
		{"the day after it is, red", func(w *world) { onPlan(w); w.report("m", "2024-01-21", implementing, 90) }, "2024-01-22", progress.Overdue, models.AmpelRed},
		{"completed is never overdue", func(w *world) { onPlan(w); w.report("m", "2024-01-21", models.PhaseCompleted, -1) }, "2030-01-01", 0, green},
		{"cancelled has no signals and no Ampel", func(w *world) { onPlan(w); w.report("m", "2024-01-21", models.PhaseCancelled, 10) }, "2030-01-01", 0, models.AmpelNone},
		{"a permanent task cannot be overdue", func(w *world) { onPlan(w); w.report("m", "2024-01-21", models.PhaseOngoing, -1) }, "2024-01-22", 0, models.AmpelNone},
		{"a paused measure can", func(w *world) { onPlan(w); w.report("m", "2024-01-21", models.PhasePaused, 90) }, "2024-01-22", progress.Overdue, models.AmpelRed},
		{"due in 2025 is not overdue within 2025", func(w *world) {
			w.measure("m").Due = models.PartialDate{Day: date("2025-01-01"), Precision: models.PrecisionYear}
			w.report("m", "2025-12-31", implementing, -1)
		}, "2025-12-31", 0, models.AmpelNone},
		{"due in 2025 is overdue in 2026, even without a percent", func(w *world) {
			w.measure("m").Due = endOf2025
			w.report("m", "2025-12-31", implementing, -1)
		}, "2026-01-01", progress.Overdue, models.AmpelRed},
		{"moved in time is not overdue", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-21", implementing, 90)
			w.shift("m", "2024-01-20", "2024-01-21", "2024-02-20")
		}, "2024-01-22", 0, green},
		{"182 days old is not stale", func(w *world) { w.measure("m"); w.report("m", "2024-01-01", implementing, 10) }, "2024-07-01", 0, models.AmpelNone},
		{"183 days old is stale, without a colour", func(w *world) { w.measure("m"); w.report("m", "2024-01-01", implementing, 10) }, "2024-07-02", progress.Stale, models.AmpelNone},
		{"the strategy sets the interval", func(w *world) {
			w.Strategies[0].ReportInterval = 30
			w.measure("m")
			w.report("m", "2024-01-01", implementing, 10)
		}, "2024-02-01", progress.Stale, models.AmpelNone},
		{"a draft keeps nothing fresh", func(w *world) {
			w.measure("m")
			w.report("m", "2024-01-01", implementing, 10)
			w.report("m", "2024-06-30", implementing, 10).State = models.ReportDraft
		}, "2024-07-02", progress.Stale, models.AmpelNone},
		{"never reported and no start is stale", func(w *world) { w.measure("m") }, "2024-01-01", progress.Stale, models.AmpelNone},
		{"before it starts nobody has to report", func(w *world) { w.measure("m").Start = models.On(date("2024-06-01")) }, "2024-01-01", 0, models.AmpelNone},
		{"182 days after the start a first report is not late", func(w *world) { w.measure("m").Start = models.On(date("2024-01-01")) }, "2024-07-01", 0, models.AmpelNone},
		{"183 days after the start it is", func(w *world) { w.measure("m").Start = models.On(date("2024-01-01")) }, "2024-07-02", progress.Stale, models.AmpelNone},
		{"a completed measure needs no more reports", func(w *world) { w.measure("m"); w.report("m", "2020-01-01", models.PhaseCompleted, -1) }, "2024-07-02", 0, green},
		{"a permanent task needs reports", func(w *world) { w.measure("m"); w.report("m", "2024-01-01", models.PhaseOngoing, -1) }, "2024-07-02", progress.Stale, models.AmpelNone},
		{"fresh reports of all parts keep a measure fresh", func(w *world) {
			w.measure("m")
			w.part("a", "m")
			w.part("b", "m")
			w.report("a", "2024-06-30", implementing, -1)
			w.report("b", "2024-01-01", models.PhaseCompleted, -1)
		}, "2024-12-01", 0, models.AmpelNone},
		{"a silent part does not", func(w *world) {
			w.measure("m")
			w.part("a", "m")
			w.part("b", "m")
			w.report("a", "2024-06-30", implementing, -1)
		}, "2024-07-01", progress.Stale, models.AmpelNone},
		{"green in the report, yellow computed is rosy", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-11", implementing, 30).Ampel = green
		}, "2024-01-11", progress.Behind | progress.Rosy, models.AmpelYellow},
		{"yellow in the report, yellow computed is not", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-11", implementing, 30).Ampel = models.AmpelYellow
		}, "2024-01-11", progress.Behind, models.AmpelYellow},
		{"yellow in the report, red computed is", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-21", implementing, 90).Ampel = models.AmpelYellow
		}, "2024-01-22", progress.Overdue | progress.Rosy, models.AmpelRed},
		{"red in the report, green computed is not", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-11", implementing, 60).Ampel = models.AmpelRed
		}, "2024-01-11", 0, green},
		{"no statement is not rosy", func(w *world) {
			onPlan(w)
			w.report("m", "2024-01-11", implementing, 30).Ampel = models.AmpelNone
		}, "2024-01-11", progress.Behind, models.AmpelYellow},
	}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			w := newWorld(t)
			c.set(w)
			s := w.of("m", c.day)
			if s.Signals != c.signals {
				t.Errorf("signals: got %04b, want %04b", s.Signals, c.signals)
			}
			want(t, "computed Ampel", s.Computed, c.computed)
		})
	}
}

func TestEverySignalHasItsOwnName(t *testing.T) {
	seen := map[string]bool{"": true}
	for _, s := range progress.AllSignals {
		if seen[s.Key()] {
			t.Errorf("signal %b: name %q is missing or taken", s, s.Key())
		}
		seen[s.Key()] = true
	}
}
