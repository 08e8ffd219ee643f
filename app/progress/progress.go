// Package progress answers how far things are: pure functions on a Portfolio and its Stichtag, after the
// rules of docs/rechenregeln.md. Phase, Ampel, percent and freshness are four axes that are never mixed
// into one number, and no number comes without its coverage. It returns typed facts, no sentences.
package progress

// Thresholds of the rules. Every page that uses one names it; the third threshold, the reporting
// interval, belongs to the strategy (models.DefaultReportInterval). Source of all: docs/rechenregeln.md.
const (
	// BehindPoints is how many percentage points the actual percent may lie under the planned one
	// before a measure is "behind" (rule 5).
	BehindPoints = 15.0
	// FarBehindPoints is from where "behind" is computed as red instead of yellow: twice BehindPoints.
	FarBehindPoints = 2 * BehindPoints
	// MinForecastReports is how many reports with a percent a forecast needs (rule 7).
	MinForecastReports = 3
)
