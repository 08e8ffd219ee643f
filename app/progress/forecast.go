// Forecast of a measure or a strategy from its reports (rule 7).

package progress

import (
	"errors"

	"zielstand/models"
)

// ErrTooFewReports says that there are fewer than MinForecastReports reports with a percent
// ("zu wenig Meldungen").
var ErrTooFewReports = errors.New("fewer than three reports with a percent")

// ErrNoPace says that the reports show no movement towards completion.
var ErrNoPace = errors.New("no progress in the reports")

// Point is a percentage on a day.
type Point struct {
	Day     models.Date
	Percent float64 // 0–100
}

// Forecast is where the pace of the reports leads.
type Forecast struct {
	Points []Point // the reports it rests on; len(Points) is n
	// Pace is the Theil–Sen slope in percentage points per day.
	Pace float64
	// Completion is the day on which 100 % would be reached; Early and Late bound the middle 80 % of
	// the bootstrap.
	Early, Completion, Late models.Date
	// Chance is the share (0–1) of bootstrap runs that reach 100 % by the due date; NaN without one.
	Chance float64
	Due    models.Date
	band   []line
}

// line is one bootstrap run: percent = level + pace × (day − first day).
type line struct{ level, pace float64 }
