// The course of progress as a burn-up: plan, actual, forecast with its band, the due date and the
// Stichtag.

package charts

import (
	"errors"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// forecastYears is how far beyond the Stichtag a forecast is drawn at most.
const forecastYears = 3

// The two areas that make the forecast band: the lower one is not seen.
const (
	lowerEdge = "untere Grenze"
	bandName  = "Prognoseband (80" + nbsp + "%)"
)

func course(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Fortschritt in Prozent: Ist, Plan und Prognose", r.Total), Height: Heights{Wide: 420, Least: 270}}
	b := progress.BurnUpOf(q.Portfolio, q.Scope)
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case len(knownMoments(b)) == 0:
		f.Empty = "Bis zu diesem Stichtag ist für keine Maßnahme ein Fortschritt in Prozent bekannt."
		return f
	case len(knownMoments(b)) == 1 && len(b.Plan) < 2:
		f.Empty = "Erst für " + german.Int(r.Known) + " von " + german.Measures(r.Counted) + " ist ein Prozentwert bekannt, und das zu nur einem Stand; ein Verlauf braucht mindestens zwei."
		return f
	}
	f.Title = courseFinding(q, r, b)
	f.Rule = q.rule(r, "Ist: gewichtetes Mittel der Maßnahmen mit bekanntem Prozentwert an jedem Monatsende; "+coverage(r)+" am Stichtag. "+
		"Plan: Mittel der Planwerte nach Meilensteinen, sonst geradlinig von Beginn bis Termin. "+
		"Prognose ab drei Meldungen: Theil-Sen-Steigung, das Band umfasst 80"+nbsp+"% der Bootstrap-Läufe.")
	f.Alt = "Liniendiagramm über die Zeit. " + f.Title + " Die Ist-Linie beginnt am " + german.Date(knownMoments(b)[0].Day) + " bei " +
		german.WholePercent(knownMoments(b)[0].Rollup.Percent) + "."
	f.tableOfCourse(b)
	f.drawCourse(q, b)
	return f
}

func knownMoments(b *progress.BurnUp) []progress.Moment {
	var known []progress.Moment
	for _, m := range b.Moments {
		if m.Rollup.Percent.Known() {
			known = append(known, m)
		}
	}
	return known
}

func courseFinding(q Query, r *progress.Rollup, b *progress.BurnUp) string {
	now := r.Percent
	text := "Am " + german.Date(q.Portfolio.Stichtag) + " sind " + german.WholePercent(now) + " erreicht"
	if !now.Known() {
		return "Am " + german.Date(q.Portfolio.Stichtag) + " ist kein Fortschritt in Prozent bekannt."
	}
	if 2*r.Known < r.Counted {
		text = "Am " + german.Date(q.Portfolio.Stichtag) + " ist erst für " + german.Int(r.Known) + " von " + german.Measures(r.Counted) + " ein Prozentwert bekannt; deren Mittel ist " + german.WholePercent(now)
	}
	if r.PlannedOfKnown.Known() {
		text += ", geplant waren " + german.WholePercent(r.PlannedOfKnown)
	}
	if 2*r.Known >= r.Counted {
		text += " (" + german.Int(r.Known) + " von " + german.Measures(r.Counted) + ")"
	}
	switch {
	case errors.Is(b.ForecastErr, progress.ErrTooFewReports):
		text += "; für eine Prognose liegen zu wenige Meldungen vor"
	case errors.Is(b.ForecastErr, progress.ErrNoPace):
		text += "; die Meldungen zeigen zuletzt keine Bewegung auf 100" + nbsp + "% hin"
	case b.Forecast != nil && b.Forecast.Completion.Known() && now.Float() < 100:
		text += "; im bisherigen Tempo wären 100" + nbsp + "% etwa im " + german.Month(b.Forecast.Completion) + " erreicht"
	}
	return text + "."
}

func (f *Figure) tableOfCourse(b *progress.BurnUp) {
	f.Table.Columns = columns(1, "Stand", "Ist", "Plan derselben Maßnahmen", "Prozentwert bekannt", "gezählt", "abgeschlossen", "Maßnahmen")
	for i, m := range b.Moments {
		completed := m.Rollup.Phases[models.PhaseCompleted]
		if i < len(b.Completed) {
			completed = b.Completed[i]
		}
		f.Table.Rows = append(f.Table.Rows, cells(german.Date(m.Day), german.Percent(m.Rollup.Percent), german.Percent(m.Rollup.PlannedOfKnown),
			german.Int(m.Rollup.Known), german.Int(m.Rollup.Counted), german.Int(completed), german.Int(m.Rollup.Total)))
	}
}

func (f *Figure) drawCourse(q Query, b *progress.BurnUp) {
	chart := charts.NewLine()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "time"}), charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, Max: 100}))
	edits := list{}
	add := func(s charts.SingleSeries, edit object) {
		s.Type = "line"
		chart.MultiSeries, edits = append(chart.MultiSeries, s), append(edits, edit)
	}
	low, spread, middle := f.forecastPoints(q, b)
	if len(middle) > 0 {
		hidden := object{"lineStyle": object{"opacity": 0}, "symbol": "none", "stack": "band", "silent": true, "stackStrategy": "all", "tooltip": object{"show": false}}
		add(charts.SingleSeries{Name: lowerEdge, Data: low}, merge(hidden, object{"areaStyle": object{"opacity": 0}}).(object))
		add(charts.SingleSeries{Name: bandName, Data: spread}, merge(hidden, object{"itemStyle": object{"color": "$accent/0.22"}, "areaStyle": object{"color": "$accent/0.22", "opacity": 1, "decal": plain}}).(object))
		add(charts.SingleSeries{Name: "Prognose", Data: middle}, object{"symbol": "none", "itemStyle": object{"color": "$accent"}, "lineStyle": object{"color": "$accent", "width": 2, "type": list{2, 4}}})
	}
	if plan := planPoints(b); len(plan) > 1 {
		add(charts.SingleSeries{Name: "Plan", Data: plan}, object{"symbol": "none", "itemStyle": object{"color": "$plan"}, "lineStyle": object{"color": "$plan", "width": 2, "type": list{8, 5}}})
	}
	add(charts.SingleSeries{Name: "Ist", Data: actualPoints(b)}, object{"symbol": "circle", "symbolSize": 7, "showAllSymbol": false, "itemStyle": object{"color": "$accent"},
		"lineStyle": object{"color": "$accent", "width": 3}, "z": 5, "markLine": dayLines(q, b.Due, b.Moments[0].Day)})
	y := valueAxis()
	y["axisLabel"].(object)["formatter"] = "{value}" + nbsp + "%"
	f.draw(chart, object{
		"grid":   object{"left": 4, "right": 24, "top": 36, "bottom": 56, "containLabel": true},
		"legend": courseLegend(chart.MultiSeries),
		"xAxis":  list{timeAxis(b.Moments[0].Day, max(b.Due, q.Portfolio.Stichtag))}, "yAxis": list{y}, "series": edits,
	}, object{"xAxis": list{object{"splitNumber": 5}}, "grid": object{"bottom": 88}})
}

// courseLegend shows each line as it is drawn, and the band as an area.
func courseLegend(series charts.MultiSeries) object {
	names := list{}
	for _, s := range series {
		switch s.Name {
		case lowerEdge:
		case bandName:
			names = append(names, object{"name": s.Name, "icon": "rect"})
		default:
			names = append(names, object{"name": s.Name})
		}
	}
	legend := legendBelow()
	delete(legend, "icon")
	return merge(legend, object{"data": names, "itemWidth": 30, "itemHeight": 10}).(object)
}

// longSpan is from how many days on a time axis names years only: three years.
const longSpan = 3 * 365

// timeAxis names years, and months too where the days shown are few.
func timeAxis(first, last models.Date) object {
	months, days := "{MMM} {yy}", "{dd}.{MM}.{yy}"
	if last-first >= longSpan {
		months, days = "", ""
	}
	return object{"axisLine": object{"lineStyle": object{"color": "$muted"}}, "axisTick": object{"show": false}, "splitLine": object{"show": false}, "splitNumber": 8,
		"axisLabel": object{"color": "$muted", "fontSize": 12, "margin": 8, "hideOverlap": true, "alignMinLabel": "left", "formatter": object{"year": "{yyyy}", "month": months, "day": days}}}
}

// dayLines are upright lines at the Stichtag and at the last due date; where they are near each other, their names stand
// one above the other. first is where the axis begins.
func dayLines(q Query, due, first models.Date) object {
	lines := list{object{"name": "Stichtag", "xAxis": millis(q.Portfolio.Stichtag), "lineStyle": object{"color": "$text", "type": "solid", "width": 1.5}}}
	if due.Known() && due != q.Portfolio.Stichtag {
		line := object{"name": "Termin", "xAxis": millis(due), "lineStyle": object{"color": "$plan", "type": list{3, 3}, "width": 1.5}}
		if between := max(due-q.Portfolio.Stichtag, q.Portfolio.Stichtag-due); 4*between < max(due, q.Portfolio.Stichtag)-first {
			line["label"] = object{"distance": 19}
		}
		lines = append(lines, line)
	}
	return object{"silent": true, "symbol": list{"none", "none"}, "data": lines,
		"label": object{"formatter": "{b}", "position": "end", "color": "$text", "fontSize": 12, "distance": 4}}
}

func actualPoints(b *progress.BurnUp) []item {
	points := make([]item, 0, len(b.Moments))
	for _, m := range b.Moments {
		points = append(points, item{Value: list{millis(m.Day), number(m.Rollup.Percent.Float())},
			Tip: []string{german.Date(m.Day), "Ist: " + coverage(m.Rollup), "Plan derselben Maßnahmen: " + german.WholePercent(m.Rollup.PlannedOfKnown)}})
	}
	return points
}

func planPoints(b *progress.BurnUp) []item {
	points := make([]item, 0, len(b.Plan))
	for _, p := range b.Plan {
		points = append(points, item{Value: list{millis(p.Day), number(p.Percent)},
			Tip: []string{german.Date(p.Day), "Plan: " + german.WholePercent(models.PercentOf(p.Percent))}})
	}
	return points
}

// forecastPoints are the lower edge, the height of the band and the middle: from the last reported value on, as the rule
// counts, then month by month from the Stichtag.
func (f *Figure) forecastPoints(q Query, b *progress.BurnUp) (low, spread, middle []item) {
	if b.Forecast == nil {
		return nil, nil, nil
	}
	start := q.Portfolio.Stichtag
	end := min(max(b.Forecast.Completion, b.Due, start.AddMonths(6)), start.AddMonths(12*forecastYears))
	days := []models.Date{}
	if last := b.Forecast.Points[len(b.Forecast.Points)-1].Day; last < start {
		days = append(days, last)
	}
	for month := 0; start.AddMonths(month) <= end; month++ {
		days = append(days, start.AddMonths(month))
	}
	for _, day := range days {
		l, m, h := b.Forecast.Band(day)
		low = append(low, item{Value: list{millis(day), number(l)}})
		spread = append(spread, item{Value: list{millis(day), number(h - l)}})
		middle = append(middle, item{Value: list{millis(day), number(m)}, Tip: []string{german.Date(day),
			"Prognose: " + german.WholePercent(models.PercentOf(m)) + " (" + german.WholePercent(models.PercentOf(l)) + " bis " + german.WholePercent(models.PercentOf(h)) + ")"}})
	}
	return low, spread, middle
}
