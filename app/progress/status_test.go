// Tests of the status of a measure: percent by method, parts, and the four axes.

package progress_test

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestThePercentFollowsTheMethod(t *testing.T) {
	const day = "2024-11-18"
	cases := []struct {
		sentence string
		set      func(w *world, m *models.Measure)
		want     models.Percent
	}{
		{"without a report nothing is known, not zero", func(*world, *models.Measure) {}, unknown},
		{"a reported zero is a zero", func(w *world, m *models.Measure) { w.report("m", "2024-06-30", models.PhasePlanned, 0) }, pct(0)},
		{"the last report counts", func(w *world, m *models.Measure) {
			w.report("m", "2024-01-31", models.PhaseImplementing, 20)
			w.report("m", "2024-06-30", models.PhaseImplementing, 45)
		}, pct(45)},
		{"a report as of the Stichtag counts", func(w *world, m *models.Measure) { w.report("m", day, models.PhaseImplementing, 45) }, pct(45)},
		{"a report of the day after does not", func(w *world, m *models.Measure) { w.report("m", "2024-11-19", models.PhaseImplementing, 45) }, unknown},
		{"a submitted report does not count yet", func(w *world, m *models.Measure) {
			w.report("m", "2024-06-30", models.PhaseImplementing, 45).State = models.ReportSubmitted
		}, unknown},
		{"of two reports on one day the later approved one corrects the other", func(w *world, m *models.Measure) {
			w.report("m", "2024-06-30", models.PhaseImplementing, 45).ApprovedAt = 2
			w.report("m", "2024-06-30", models.PhaseImplementing, 40).ApprovedAt = 1
		}, pct(45)},
		{"a last report without a percent leaves it unknown", func(w *world, m *models.Measure) {
			w.report("m", "2024-01-31", models.PhaseImplementing, 20)
			w.report("m", "2024-06-30", models.PhaseImplementing, -1)
		}, unknown},
		{"completed counts 100, whatever the report says", func(w *world, m *models.Measure) { w.report("m", "2024-06-30", models.PhaseCompleted, 80) }, pct(100)},
		{"a cancelled measure has no percent", func(w *world, m *models.Measure) { w.report("m", "2024-06-30", models.PhaseCancelled, 80) }, unknown},
		{"a permanent task has no percent", func(w *world, m *models.Measure) { w.report("m", "2024-06-30", models.PhaseOngoing, 80) }, unknown},
		{"nor has one that was planned as permanent", func(w *world, m *models.Measure) {
			m.Permanent = true
			w.report("m", "2024-06-30", models.PhaseImplementing, 80)
		}, unknown},
		{"but a permanent task that was completed counts 100", func(w *world, m *models.Measure) {
			m.Permanent = true
			w.report("m", "2024-06-30", models.PhaseCompleted, -1)
		}, pct(100)},
		{"by milestones it is the done weight, not the number", func(w *world, m *models.Measure) {
			m.Method = models.MethodMilestones
			w.milestone("m", "2024-03-31", "2024-03-01", 3)
			w.milestone("m", "2024-09-30", "", 0) // weight 1
		}, pct(75)},
		{"a milestone done after the Stichtag is not done", func(w *world, m *models.Measure) {
			m.Method = models.MethodMilestones
			w.milestone("m", "2024-03-31", day, 1)
			w.milestone("m", "2024-09-30", "2024-11-19", 1)
		}, pct(50)},
		{"by milestones without any it is unknown, not the reported one", func(w *world, m *models.Measure) {
			m.Method = models.MethodMilestones
			w.report("m", "2024-06-30", models.PhaseImplementing, 45)
		}, unknown},
		{"by indicator it is the way from baseline to target value", func(w *world, m *models.Measure) {
			m.Method = models.MethodIndicator
			i := w.indicator("", "m", "2024-06-30", 60.0)
			i.Baseline, i.TargetValue = 20, 120
		}, pct(40)},
		{"an indicator that shall fall counts downwards", func(w *world, m *models.Measure) {
			m.Method = models.MethodIndicator
			i := w.indicator("", "m", "2024-06-30", 25.0)
			i.Baseline, i.TargetValue, i.Direction = 100, 0, models.DirectionDown
		}, pct(75)},
		{"an indicator past its target value counts 100, not more", func(w *world, m *models.Measure) {
			m.Method = models.MethodIndicator
			w.indicator("", "m", "2024-06-30", 130.0)
		}, pct(100)},
		{"an indicator worse than its baseline counts 0, not less", func(w *world, m *models.Measure) {
			m.Method = models.MethodIndicator
			w.indicator("", "m", "2024-06-30", -5.0)
		}, pct(0)},
		{"two indicators count as their mean, one without a reading is left out", func(w *world, m *models.Measure) {
			m.Method = models.MethodIndicator
			w.indicator("", "m", "2024-06-30", 40.0)
			w.indicator("", "m", "2024-06-30", 60.0)
			w.indicator("", "m", "2024-11-19", 90.0)
		}, pct(50)},
	}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			w := newWorld(t)
			c.set(w, w.measure("m"))
			want(t, "percent", w.of("m", day).Percent, c.want)
		})
	}
}

func TestAlmostCompleteIsNotComplete(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Method = models.MethodMilestones
	w.milestone("m", "2024-03-31", "2024-03-01", 9999)
	w.milestone("m", "2024-09-30", "", 1)
	want(t, "percent", w.of("m", "2024-11-18").Percent, pct(99.9))
}

func TestAMeasureTakesItsPercentFromItsParts(t *testing.T) {
	const day = "2024-11-18"
	w := newWorld(t)
	w.measure("m")
	w.part("a", "m").Weight = 3
	w.part("b", "m")
	w.part("c", "m")
	w.part("d", "m")
	w.part("e", "m")
	w.report("a", "2024-06-30", models.PhaseImplementing, 40)
	w.report("b", "2024-06-30", models.PhaseCompleted, -1)
	w.report("d", "2024-06-30", models.PhaseCancelled, 10)
	w.report("e", "2024-06-30", models.PhaseOngoing, -1)

	s := w.of("m", day)
	want(t, "weighted mean of the parts that are known", s.Percent, pct(55))
	want(t, "parts without the cancelled and the permanent one", s.Parts, 3)
	want(t, "parts with a percent", s.PartsKnown, 2)

	w.report("m", "2024-07-31", models.PhaseImplementing, 30)
	s = w.of("m", day)
	want(t, "its own statement goes before its parts", s.Percent, pct(30))
	want(t, "parts behind an own statement", s.Parts, 0)
}

func TestPartsOfPartsAreSummedUpToo(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.part("a", "m")
	w.part("b", "a")
	w.report("b", "2024-06-30", models.PhaseImplementing, 40)
	want(t, "percent", w.of("m", "2024-11-18").Percent, pct(40))
}

func TestPartsInACircleDoNotHang(t *testing.T) {
	w := newWorld(t)
	w.measure("a").ParentID = "b"
	w.measure("b").ParentID = "a"
	want(t, "percent", w.of("a", "2024-11-18").Percent, unknown)
}

func TestThePlanOfPartsSpeaksOfTheSamePartsAsTheirPercent(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.part("a", "m")
	w.part("b", "m")
	for _, m := range w.Measures[1:] {
		m.Start, m.Due = models.On(date("2024-01-01")), models.On(date("2024-12-31"))
	}
	w.report("a", "2024-07-01", models.PhaseImplementing, 50)
	s := w.of("m", "2024-07-01")
	want(t, "planned, of the reported part", s.Planned, pct(49.9))
	want(t, "behind", s.Signals.Has(progress.Behind), false)

	w.Measures[1].Start = models.PartialDate{}
	want(t, "planned, when the reported part has no plan", w.of("m", "2024-07-01").Planned, unknown)
	w.report("b", "2024-07-01", models.PhaseImplementing, 50)
	want(t, "planned, when one of two reported parts has no plan", w.of("m", "2024-07-01").Planned, unknown)
}

func TestTheFourAxesStayApart(t *testing.T) {
	w := newWorld(t)
	w.planned("m", "2024-01-01", "2024-12-31")
	w.report("m", "2024-10-31", models.PhaseImplementing, 20).Ampel = models.AmpelGreen
	w.Opinions = append(w.Opinions, &models.SecondOpinion{Base: w.id("zweitmeinung"), MeasureID: "m", AsOf: date("2024-11-01"), Ampel: models.AmpelYellow})
	s := w.of("m", "2024-11-18")
	want(t, "phase", s.Phase, models.PhaseImplementing)
	want(t, "the ministry's Ampel", s.Own, models.AmpelGreen)
	want(t, "the CDO office's Ampel", s.Second, models.AmpelYellow)
	want(t, "the computed Ampel", s.Computed, models.AmpelRed)
	want(t, "percent", s.Percent, pct(20))
	want(t, "age of the report", s.Age, 18)
}

func TestAMeasureNobodyReportedOnHasNoPhaseAndNoAmpel(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Due = endOf2025
	s := w.of("m", "2024-11-18")
	want(t, "phase", s.Phase, models.PhaseUnknown)
	want(t, "the ministry's Ampel", s.Own, models.AmpelNone)
	want(t, "the computed Ampel, with nothing to compare", s.Computed, models.AmpelNone)
	want(t, "age", s.Age, -1)
}

func TestTheStatusIsTheSameRememberedOrNot(t *testing.T) {
	w := newWorld(t)
	w.planned("m", "2024-01-01", "2024-12-31")
	w.report("m", "2024-06-30", models.PhaseImplementing, 20)
	p := w.at("2024-11-18")
	m := p.Measure("m")
	first := progress.Of(p, m)
	for day := range models.Date(20) {
		progress.Of(p.At(p.Stichtag+day+1), m)
	}
	want(t, "status after other days", *progress.Of(p, m), *first)
}
