// Progress over time: roll-ups on several days, and when was reported.

package progress

import "zielstand/models"

// Moment is a roll-up on a day.
type Moment struct {
	Day    models.Date
	Rollup *Rollup
}

// Series rolls the scope up on each of the days: with the reports, due dates and responsibilities of
// that day, so that a ministry's history stays with the ministry that was in charge.
func Series(p *models.Portfolio, scope Scope, days []models.Date) []Moment {
	moments := make([]Moment, len(days))
	links := []models.Link[*models.MeasureNode]{}
	if scope.MinistryID == "" { // nothing else in a scope depends on the day
		links = scope.Measures(p)
	}
	for i, day := range days {
		then := p.At(day)
		if scope.MinistryID != "" {
			links = scope.Measures(then)
		}
		of := fresh
		if day == p.Stichtag {
			of = remembered
		}
		moments[i] = Moment{day, sum(then, links, of)}
	}
	return moments
}

// ReportDays counts the reports that count, of measures and their parts, per day as of which they
// speak: within [from, until] and not after the Stichtag. An unknown bound is open. Of several reports
// of one measure as of one day (corrections) one counts. A scope with a ministry counts the reports
// that this ministry gave, whoever is in charge today.
func ReportDays(p *models.Portfolio, scope Scope, from, until models.Date) map[models.Date]int {
	days := map[models.Date]int{}
	if !until.Known() || until > p.Stichtag {
		until = p.Stichtag
	}
	eachReport(p, scope, until, func(r *models.StatusReport) {
		if r.AsOf >= from {
			days[r.AsOf]++
		}
	})
	return days
}

// Span returns the first and the last day as of which the scope was reported on, up to the Stichtag;
// unknown without any report.
func Span(p *models.Portfolio, scope Scope) (first, last models.Date) {
	eachReport(p, scope, p.Stichtag, func(r *models.StatusReport) {
		if !first.Known() || r.AsOf < first {
			first = r.AsOf
		}
		last = max(last, r.AsOf)
	})
	return first, last
}

// eachReport calls visit with every report that ReportDays counts.
func eachReport(p *models.Portfolio, scope Scope, until models.Date, visit func(*models.StatusReport)) {
	ministry := scope.MinistryID
	scope.MinistryID = ""
	for _, l := range scope.Measures(p) {
		visitReports(p, l.To, ministry, until, visit)
		for _, part := range p.Parts(l.To) {
			visitReports(p, part, ministry, until, visit)
		}
	}
}

func visitReports(p *models.Portfolio, m *models.MeasureNode, ministryID string, until models.Date, visit func(*models.StatusReport)) {
	var last *models.StatusReport
	give := func() {
		if last != nil && (ministryID == "" || reporter(p, m, last) == ministryID) {
			visit(last)
		}
	}
	for _, r := range m.Reports {
		if !r.Counts(until) {
			continue
		}
		if last != nil && last.AsOf != r.AsOf {
			give()
		}
		last = r
	}
	give()
}

// reporter is the id of the ministry that answers for the report: the one it names, else the one in
// charge on its day.
func reporter(p *models.Portfolio, m *models.MeasureNode, r *models.StatusReport) string {
	if r.MinistryID != "" {
		return r.MinistryID
	}
	if lead := p.At(r.AsOf).Lead(m); lead.To != nil {
		return lead.To.ID
	}
	return ""
}

// Steps returns the ends of calendar periods of the given months (1 month, 3 quarter, 6 half-year, 12
// year) from first to last, and last itself at the end; nil when first is unknown or after last.
func Steps(first, last models.Date, months int) []models.Date {
	if !first.Known() || first > last {
		return nil
	}
	months = max(months, 1)
	t := first.Time()
	end := models.NewDate(t.Year(), t.Month(), 1)
	end = end.AddMonths((months - int(t.Month())%months) % months)
	var days []models.Date
	for k := 1; ; k += months {
		day := end.AddMonths(k).AddDays(-1)
		if day >= last {
			return append(days, last)
		}
		days = append(days, day)
	}
}

// MaxMoments is how many moments a line over time has at most; more cannot be told apart.
const MaxMoments = 24

// StepMonths returns the shortest of month, quarter, half-year and multiples of a year with which Steps
// gives at most MaxMoments days.
func StepMonths(first, last models.Date) int {
	months := float64(last-first)/30.4 + 2
	for _, step := range []int{1, 3, 6, 12} {
		if months/float64(step) <= MaxMoments {
			return step
		}
	}
	return 12 * (int(months/12/MaxMoments) + 1)
}
