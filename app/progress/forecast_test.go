// Tests of the forecast.

package progress_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// points are on day 0, 100, 200 … after 2024-01-01.
func points(percent ...float64) []progress.Point {
	var list []progress.Point
	for i, v := range percent {
		list = append(list, progress.Point{Day: date("2024-01-01") + models.Date(100*i), Percent: v})
	}
	return list
}

func TestBelowThreeReportsThereIsNoForecast(t *testing.T) {
	for _, list := range [][]progress.Point{nil, points(10), points(10, 50), append(points(10, 50), points(10, 50)...)} {
		if _, err := progress.ForecastPoints(list, 0); !errors.Is(err, progress.ErrTooFewReports) {
			t.Errorf("%d points: got %v", len(list), err)
		}
	}
	if _, err := progress.ForecastPoints(points(10, 20, 30), 0); err != nil {
		t.Errorf("three reports are enough, got %v", err)
	}
}

func TestASteadyPaceArrivesOnTheDayItPointsTo(t *testing.T) {
	f, err := progress.ForecastPoints(points(20, 40, 60), date("2024-01-01")+400)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "pace", f.Pace, 0.2)
	want(t, "completion", f.Completion, date("2024-01-01")+400)
	want(t, "early, without noise", f.Early, f.Completion)
	want(t, "late, without noise", f.Late, f.Completion)
	want(t, "chance to be in time, due on that very day", f.Chance, 1)
	f, _ = progress.ForecastPoints(points(20, 40, 60), date("2024-01-01")+399)
	want(t, "chance, due the day before", f.Chance, 0)
	f, _ = progress.ForecastPoints(points(20, 40, 60), 0)
	want(t, "no due date, no chance", math.IsNaN(f.Chance), true)
}

func TestAStandstillHasNoForecast(t *testing.T) {
	for sentence, list := range map[string][]progress.Point{
		"a plateau":         points(50, 50, 50, 50),
		"a falling percent": points(60, 50, 40),
		"mostly a plateau":  points(50, 50, 50, 50, 50, 51),
		"a crawl that takes more than thirty years": points(0, 0.1, 0.2),
	} {
		if f, err := progress.ForecastPoints(list, 0); !errors.Is(err, progress.ErrNoPace) {
			t.Errorf("%s: got %+v, %v", sentence, f, err)
		}
	}
}

func TestOneOddReportHardlyMovesThePace(t *testing.T) {
	f, err := progress.ForecastPoints(points(10, 20, 30, 90, 50, 60, 70), 0)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(f.Pace-0.1) > 0.001 {
		t.Errorf("pace: got %v, want about 0.1", f.Pace)
	}
}

func TestTheSameReportsAlwaysGiveTheSameForecast(t *testing.T) {
	noisy := points(5, 22, 25, 41, 44, 60)
	first, err := progress.ForecastPoints(noisy, date("2026-06-30"))
	if err != nil {
		t.Fatal(err)
	}
	shuffled := append(noisy[3:6:6], noisy[:3]...)
	second, _ := progress.ForecastPoints(shuffled, date("2026-06-30"))
	want(t, "early", second.Early, first.Early)
	want(t, "late", second.Late, first.Late)
	want(t, "chance", second.Chance, first.Chance)
}

func TestNoiseWidensTheBand(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 50 {
		var values []float64
		for i := range 8 {
			values = append(values, min(max(float64(8*i)+20*(random.Float64()-0.5), 0), 95))
		}
		f, err := progress.ForecastPoints(points(values...), date("2027-12-31"))
		if errors.Is(err, progress.ErrNoPace) {
			continue
		}
		if f.Early > f.Completion || f.Late.Known() && f.Late < f.Completion || f.Early == f.Late {
			t.Fatalf("%v: %v – %v – %v is no band", values, f.Early, f.Completion, f.Late)
		}
		if f.Chance < 0 || f.Chance > 1 {
			t.Fatalf("%v: chance %v", values, f.Chance)
		}
		last := f.Points[len(f.Points)-1].Day
		for day := last; day < last+3000; day += 97 {
			low, mid, high := f.Band(day)
			if low < 0 || low > mid || mid > high || high > 100 {
				t.Fatalf("%v on %v: band %v – %v – %v", values, day, low, mid, high)
			}
		}
		if low, mid, high := f.Band(last); low != high || mid != f.Points[len(f.Points)-1].Percent {
			t.Fatalf("%v: the band must begin at the last report, got %v – %v – %v", values, low, mid, high)
		}
	}
}

func TestOnlyTheLatestReportsGiveThePace(t *testing.T) {
	var values []float64
	for range 30 {
		values = append(values, 0)
	}
	for i := range progress.MaxForecastReports {
		values = append(values, float64(i))
	}
	f, err := progress.ForecastPoints(points(values...), 0)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "pace", f.Pace, 0.01)
	want(t, "points", len(f.Points), progress.MaxForecastReports)
}

func TestAMeasureIsForecastFromItsReportsUntilTheStichtag(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Due = models.On(date("2025-01-10"))
	w.report("m", "2024-01-01", models.PhaseImplementing, 10)
	w.report("m", "2024-04-10", models.PhaseImplementing, 30)
	w.report("m", "2024-05-01", models.PhaseImplementing, -1)
	w.report("m", "2024-07-19", models.PhaseImplementing, 50)
	forecast := func(day string) (*progress.Forecast, error) {
		p := w.at(day)
		return progress.ForecastOf(p, p.Measure("m"))
	}
	if _, err := forecast("2024-07-18"); !errors.Is(err, progress.ErrTooFewReports) {
		t.Errorf("before the third report with a percent: got %v", err)
	}
	f, err := forecast("2024-07-19")
	if err != nil {
		t.Fatal(err)
	}
	want(t, "completion", f.Completion, date("2025-03-26"))
	want(t, "due", f.Due, date("2025-01-10"))
	want(t, "chance", f.Chance, 0)

	f, _ = forecast("2025-06-30")
	want(t, "not completed by the Stichtag, so not before it", f.Completion, date("2025-06-30"))

	w.report("m", "2024-08-01", models.PhaseCompleted, -1)
	if _, err := forecast("2024-08-01"); !errors.Is(err, progress.ErrSettled) {
		t.Errorf("completed: got %v", err)
	}
}

func TestAMeasureByMilestonesIsForecastByMilestones(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Method = models.MethodMilestones
	for _, done := range []string{"2024-01-01", "2024-04-10", "2024-07-19", ""} {
		w.milestone("m", "", done, 1)
	}
	for _, day := range []string{"2024-01-01", "2024-04-10", "2024-07-19"} {
		w.report("m", day, models.PhaseImplementing, 5)
	}
	p := w.at("2024-07-19")
	f, err := progress.ForecastOf(p, p.Measure("m"))
	if err != nil {
		t.Fatal(err)
	}
	want(t, "completion", f.Completion, date("2024-10-27"))
}
