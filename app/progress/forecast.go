// Forecast of a measure or a strategy from its reports (rule 7).

package progress

import (
	"cmp"
	"errors"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"

	"zielstand/models"
)

// ErrTooFewReports says that there are fewer than MinForecastReports reports with a percent
// ("zu wenig Meldungen").
var ErrTooFewReports = errors.New("fewer than three reports with a percent")

// ErrNoPace says that the reports show no movement towards completion within forecastHorizon.
var ErrNoPace = errors.New("no progress in the reports")

// ErrSettled says that there is nothing to forecast: the measure is completed, cancelled or permanent.
var ErrSettled = errors.New("nothing left to forecast")

// How a forecast is made.
const (
	// MaxForecastReports is how many of the latest reports count: two years of monthly ones. What was
	// longer ago says little about today's pace.
	MaxForecastReports = 24
	// ForecastRuns is the number of bootstrap runs.
	ForecastRuns = 400
	// BandLow and BandHigh are the quantiles of the runs that bound the band.
	BandLow, BandHigh = 0.1, 0.9
	// forecastSeed is fixed, so that the same reports always give the same forecast.
	forecastSeed = 20250101
	// forecastHorizon is 30 years in days; a completion beyond it is as good as none.
	forecastHorizon = 30 * 365.25
)

// Point is a percentage on a day.
type Point struct {
	Day     models.Date
	Percent float64 // 0–100
}

// Forecast is where the pace of the reports leads from the last report on.
type Forecast struct {
	Points []Point // the reports it rests on, by day; len(Points) is n
	// Pace is the Theil–Sen slope in percentage points per day: the median of the slopes between all
	// pairs of reports, which a single odd report hardly moves.
	Pace float64
	// Completion is the day on which Pace reaches 100 %; Early and Late bound the middle 80 % of the
	// bootstrap runs. Late is unknown when the slowest runs do not arrive within thirty years.
	Early, Completion, Late models.Date
	// Chance is the share (0–1) of bootstrap runs that reach 100 % by the due date; NaN without one.
	Chance float64
	Due    models.Date

	slow, fast float64 // paces at BandLow and BandHigh
}

// ForecastOf forecasts the measure from its reports until the Stichtag. It returns ErrSettled,
// ErrTooFewReports or ErrNoPace when there is nothing to say. A measure that is not completed by the
// Stichtag cannot be forecast to have been completed before.
func ForecastOf(p *models.Portfolio, m *models.MeasureNode) (*Forecast, error) {
	s := Of(p, m)
	if s.Done() || s.Ongoing() {
		return nil, ErrSettled
	}
	var points []Point
	for _, day := range reportDays(p, m) {
		if at := status(p.At(day), m, 0, fresh); at.Percent.Known() {
			points = append(points, Point{day, at.Percent.Float()})
		}
	}
	return forecast(points, LastDay(s.Due), p.Stichtag)
}

// reportDays returns the days as of which the measure or its parts reported, until the Stichtag.
func reportDays(p *models.Portfolio, m *models.MeasureNode) []models.Date {
	var days []models.Date
	for _, node := range append([]*models.MeasureNode{m}, p.Parts(m)...) {
		for _, r := range node.Reports {
			if r.Counts(p.Stichtag) {
				days = append(days, r.AsOf)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// ForecastPoints forecasts from points in any order; of several on one day the last counts. due may be
// unknown. It returns ErrTooFewReports or ErrNoPace when there is nothing to say.
func ForecastPoints(points []Point, due models.Date) (*Forecast, error) {
	return forecast(points, due, 0)
}

// forecast is ForecastPoints for something that is known not to be completed before today.
func forecast(points []Point, due, today models.Date) (*Forecast, error) {
	points = latestPoints(points)
	if len(points) < MinForecastReports {
		return nil, ErrTooFewReports
	}
	f := &Forecast{Points: points, Due: due, Chance: math.NaN()}
	f.Pace = theilSen(points)
	last := f.last()
	if rest := 100 - last.Percent; rest > 0 && (f.Pace <= 0 || rest/f.Pace > forecastHorizon) {
		return nil, ErrNoPace
	}
	paces := bootstrap(points)
	f.slow = min(stat.Quantile(BandLow, stat.Empirical, paces, nil), f.Pace)
	f.fast = max(stat.Quantile(BandHigh, stat.Empirical, paces, nil), f.Pace)
	f.Early, f.Completion, f.Late = f.completion(f.fast, today), f.completion(f.Pace, today), f.completion(f.slow, today)
	if due.Known() {
		inTime := 0
		for _, pace := range paces {
			if day := f.completion(pace, today); day.Known() && day <= due {
				inTime++
			}
		}
		f.Chance = float64(inTime) / float64(len(paces))
	}
	return f, nil
}

// Band returns the percent on a day from the last report on: at the slow, the middle and the fast
// pace, clamped to 0–100.
func (f *Forecast) Band(day models.Date) (low, mid, high float64) {
	last := f.last()
	at := func(pace float64) float64 {
		if last.Percent >= 100 {
			return 100
		}
		return min(max(last.Percent+pace*float64(day-last.Day), 0), 100)
	}
	low, mid, high = at(f.slow), at(f.Pace), at(f.fast)
	return min(low, high), mid, max(low, high)
}

func (f *Forecast) last() Point { return f.Points[len(f.Points)-1] }

// completion is the day on which the pace reaches 100 %, not before today; unknown beyond the horizon.
func (f *Forecast) completion(pace float64, today models.Date) models.Date {
	last := f.last()
	rest := 100 - last.Percent
	if rest <= 0 {
		return max(last.Day, today)
	}
	if pace <= 0 || rest/pace > forecastHorizon {
		return 0
	}
	return max(last.Day.AddDays(int(math.Ceil(rest/pace))), today)
}

// latestPoints returns the newest MaxForecastReports points by day, one a day.
func latestPoints(points []Point) []Point {
	points = slices.Clone(points)
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.Day, b.Day) })
	kept := points[:0]
	for _, pt := range points {
		if n := len(kept); n > 0 && kept[n-1].Day == pt.Day {
			kept[n-1] = pt
		} else {
			kept = append(kept, pt)
		}
	}
	return kept[max(0, len(kept)-MaxForecastReports):]
}

// slope is the pace between two points, by their places.
type slope struct {
	value float64
	i, j  int
}

// slopes returns the slopes between all pairs of points, which are on different days, least first.
func slopes(points []Point) []slope {
	list := make([]slope, 0, len(points)*(len(points)-1)/2)
	for i, a := range points {
		for k, b := range points[i+1:] {
			list = append(list, slope{(b.Percent - a.Percent) / float64(b.Day-a.Day), i, i + 1 + k})
		}
	}
	slices.SortFunc(list, func(a, b slope) int { return cmp.Compare(a.value, b.value) })
	return list
}

// medianSlope returns the median of the slopes when point i was drawn times[i] times: a pair then counts as
// often as its points can be paired. NaN when only one point was drawn.
func medianSlope(sorted []slope, times []int) float64 {
	total := 0
	for _, s := range sorted {
		total += times[s.i] * times[s.j]
	}
	if total == 0 {
		return math.NaN()
	}
	seen, lower := 0, math.NaN()
	for _, s := range sorted {
		seen += times[s.i] * times[s.j]
		if math.IsNaN(lower) && seen > (total-1)/2 {
			lower = s.value
		}
		if seen > total/2 {
			return (lower + s.value) / 2
		}
	}
	return lower
}

// theilSen returns the median slope between all pairs of points on different days.
func theilSen(points []Point) float64 {
	once := make([]int, len(points))
	for i := range once {
		once[i] = 1
	}
	return medianSlope(slopes(points), once)
}

// bootstrap returns the sorted paces of ForecastRuns runs, each on as many reports drawn with
// repetition; a draw of a single day is drawn again.
func bootstrap(points []Point) []float64 {
	random := rand.New(rand.NewPCG(forecastSeed, uint64(len(points))))
	paces := make([]float64, 0, ForecastRuns)
	sorted, times := slopes(points), make([]int, len(points))
	for len(paces) < ForecastRuns {
		clear(times)
		for range points {
			times[random.IntN(len(points))]++
		}
		if pace := medianSlope(sorted, times); !math.IsNaN(pace) {
			paces = append(paces, pace)
		}
	}
	slices.Sort(paces)
	return paces
}
