// Tests of progress over time, with a re-cut of ministries on the way.

package progress_test

import (
	"errors"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestStepsAreThePeriodEndsAndTheLastDay(t *testing.T) {
	cases := []struct {
		first, last string
		months      int
		want        string
	}{
		{"2024-01-31", "2024-04-15", 1, "2024-01-31 2024-02-29 2024-03-31 2024-04-15"},
		{"2024-02-10", "2024-12-31", 3, "2024-03-31 2024-06-30 2024-09-30 2024-12-31"},
		{"2024-02-10", "2025-03-01", 6, "2024-06-30 2024-12-31 2025-03-01"},
		{"2024-12-31", "2026-01-01", 12, "2024-12-31 2025-12-31 2026-01-01"},
		{"2024-05-05", "2024-05-05", 1, "2024-05-05"},
		{"2024-05-06", "2024-05-05", 1, ""},
		{"", "2024-05-05", 1, ""},
	}
	for _, c := range cases {
		got := ids(progress.Steps(date(c.first), date(c.last), c.months), models.Date.String)
		want(t, c.first+" to "+c.last, got, c.want)
	}
}

func TestNoPeriodHasMoreMomentsThanCanBeToldApart(t *testing.T) {
	first := date("2020-01-01")
	for days := models.Date(0); days < 400_000; days += 1 + days/3 {
		last := first + days
		if n := len(progress.Steps(first, last, progress.StepMonths(first, last))); n > progress.MaxMoments+1 {
			t.Fatalf("until %v: %d moments", last, n)
		}
	}
}

func TestHistoryStaysWithTheMinistryThatWasInCharge(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.lead("m", "mastd", "", "2026-05-17")
	w.lead("m", "mas", "2026-05-18", "")
	w.report("m", "2026-04-30", models.PhaseImplementing, 40).MinistryID = "mastd"
	w.report("m", "2026-06-30", models.PhaseImplementing, 60).MinistryID = "mas"
	p := w.at("2026-07-31")
	days := []models.Date{date("2026-05-17"), date("2026-05-18"), date("2026-07-31")}
	totals := func(ministry string) string {
		return ids(progress.Series(p, progress.Scope{MinistryID: ministry}, days), func(m progress.Moment) string {
			return m.Rollup.Percent.String() + "/" + string(rune('0'+m.Rollup.Total))
		})
	}
	want(t, "the old ministry's line ends", totals("mastd"), "40/1 /0 /0")
	want(t, "the new one's begins", totals("mas"), "/0 40/1 60/1")

	old := progress.ReportDays(p, progress.Scope{MinistryID: "mastd"}, 0, 0)
	want(t, "the old ministry keeps its report", old[date("2026-04-30")], 1)
	want(t, "and has no other", len(old), 1)
	first, last := progress.Span(p, progress.Scope{MinistryID: "mas"})
	want(t, "first report of the new one", first, date("2026-06-30"))
	want(t, "last report of the new one", last, date("2026-06-30"))
}

func TestAReportThatNamesNoMinistryBelongsToTheOneInChargeThen(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.lead("m", "mastd", "", "2026-05-17")
	w.lead("m", "mas", "2026-05-18", "")
	w.report("m", "2026-04-30", models.PhaseImplementing, 40)
	p := w.at("2026-07-31")
	want(t, "reports of the ministry in charge then", len(progress.ReportDays(p, progress.Scope{MinistryID: "mastd"}, 0, 0)), 1)
	want(t, "reports of the ministry in charge now", len(progress.ReportDays(p, progress.Scope{MinistryID: "mas"}, 0, 0)), 0)
}

func TestReportDaysCountReportsOncePerMeasureUntilTheStichtag(t *testing.T) {
	w := newWorld(t)
	w.measure("a")
	w.part("a-teil", "a")
	w.measure("b")
	w.report("a", "2024-06-30", models.PhaseImplementing, 10)
	w.report("a", "2024-06-30", models.PhaseImplementing, 20) // corrects the first
	w.report("a-teil", "2024-06-30", models.PhaseImplementing, 20)
	w.report("b", "2024-07-31", models.PhaseImplementing, 20)
	w.report("b", "2024-12-31", models.PhaseImplementing, 20)
	w.report("b", "2024-08-31", models.PhaseImplementing, 20).State = models.ReportSubmitted
	p := w.at("2024-11-18")
	days := progress.ReportDays(p, progress.Scope{}, 0, date("2025-12-31"))
	want(t, "30.06.2024: the measure and its part", days[date("2024-06-30")], 2)
	want(t, "31.07.2024", days[date("2024-07-31")], 1)
	want(t, "days with reports", len(days), 2)
	want(t, "days from July on", len(progress.ReportDays(p, progress.Scope{}, date("2024-07-01"), 0)), 1)
}

func TestABurnUpGoesFromTheFirstReportToTheLastDueDate(t *testing.T) {
	w := newWorld(t)
	w.planned("a", "2024-01-01", "2024-12-31")
	w.planned("b", "2024-01-01", "2025-06-30")
	w.planned("gone", "2024-01-01", "2029-06-30")
	w.report("gone", "2024-02-29", models.PhaseCancelled, -1)
	for i, day := range []string{"2024-02-29", "2024-04-30", "2024-06-30", "2024-08-31"} {
		w.report("a", day, models.PhaseImplementing, float64(20+20*i))
		w.report("b", day, models.PhaseImplementing, float64(10+10*i))
	}
	w.report("a", "2024-10-31", models.PhaseCompleted, -1)
	b := progress.BurnUpOf(w.at("2024-11-18"), progress.Scope{})
	want(t, "first moment", b.Moments[0].Day, date("2024-02-29"))
	want(t, "last moment", b.Moments[len(b.Moments)-1].Day, date("2024-11-18"))
	want(t, "completed at first", b.Completed[0], 0)
	want(t, "completed at last", b.Completed[len(b.Completed)-1], 1)
	want(t, "due, of what is not cancelled", b.Due, date("2025-06-30"))
	want(t, "end of the plan", b.Plan[len(b.Plan)-1], progress.Point{Day: date("2025-06-30"), Percent: 100})
	if b.ForecastErr != nil {
		t.Fatal(b.ForecastErr)
	}
	want(t, "points of the forecast: only moments with news", len(b.Forecast.Points), 5)
}

func TestTheBurnUpPlanDoesNotKnowLaterShifts(t *testing.T) {
	w := newWorld(t)
	w.planned("a", "2024-01-01", "2024-12-31")
	w.report("a", "2024-02-29", models.PhaseImplementing, 20)
	w.shift("a", "2024-12-01", "2024-12-31", "2026-12-31")
	b := progress.BurnUpOf(w.at("2024-11-18"), progress.Scope{})
	want(t, "due", b.Due, date("2024-12-31"))
	want(t, "end of the plan", b.Plan[len(b.Plan)-1], progress.Point{Day: date("2024-12-31"), Percent: 100})
}

func TestABurnUpWithoutReportsStillHasItsPlan(t *testing.T) {
	w := newWorld(t)
	w.planned("a", "2024-01-01", "2024-12-31")
	b := progress.BurnUpOf(w.at("2024-11-18"), progress.Scope{})
	want(t, "moments", len(b.Moments), 0)
	want(t, "plan at its end", b.Plan[len(b.Plan)-1].Percent, 100)
	want(t, "too few reports", errors.Is(b.ForecastErr, progress.ErrTooFewReports), true)
}

func TestMovingTheStichtagForwardNeverLosesReports(t *testing.T) {
	for seed := range uint64(20) {
		p := anyWorld(t, 40, seed).at("2021-12-31")
		before := 0
		for ; p.Stichtag < date("2027-06-01"); p = p.At(p.Stichtag + 61) {
			n := sum(progress.ReportDays(p, progress.Scope{}, 0, 0))
			if n < before {
				t.Fatalf("seed %d: %d reports until %v, %d before", seed, n, p.Stichtag, before)
			}
			before = n
		}
	}
}
