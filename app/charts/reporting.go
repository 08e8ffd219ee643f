// Reporting activity as a calendar: on which days how many reports stand.

package charts

import (
	"maps"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// calendarYears is how many years the calendar goes back at most.
const calendarYears = 3

func reporting(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{}
	until := q.Portfolio.Stichtag
	first, _ := progress.Span(q.Portfolio, q.Scope)
	if r.Total == 0 || !first.Known() {
		f.Subtitle = q.subtitle("Freigegebene Statusmeldungen je Tag", 0)
		f.Empty = noReports
		if r.Total == 0 {
			f.Empty = noMeasures
		}
		return f
	}
	from := models.NewDate(max(first.Year(), until.Year()-calendarYears+1), 1, 1)
	days := progress.ReportDays(q.Portfolio, q.Scope, from, until)
	total := 0
	for _, n := range days {
		total += n
	}
	f.Subtitle = q.subtitle("Freigegebene Statusmeldungen je Tag seit "+german.Date(from), total)
	if total == 0 {
		f.Empty = "Seit dem " + german.Date(from) + " liegt keine Statusmeldung vor."
		return f
	}
	f.Title = reportingFinding(r, days, until)
	f.Rule = "Gezählt werden freigegebene Statusmeldungen nach dem Tag, dessen Stand sie melden, auch die von Bausteinen; von mehreren Meldungen einer Maßnahme zum selben Tag zählt die letzte. Gezeigt sind höchstens " +
		strconv.Itoa(calendarYears) + " Kalenderjahre bis zum Stichtag."
	f.Alt = "Kalender mit einem Feld je Tag; je dunkler, desto mehr Meldungen. " + f.Title
	f.Table.Columns = columns(1, "Stand der Meldung", "Meldungen")
	for _, day := range slices.Sorted(maps.Keys(days)) {
		f.Table.Rows = append(f.Table.Rows, cells(german.Date(day), german.Int(days[day])))
	}
	f.drawCalendar(days, from.Year(), until.Year())
	return f
}

func reportingFinding(r *progress.Rollup, days map[models.Date]int, until models.Date) string {
	year, last := 0, models.Date(0)
	for day, n := range days {
		if day > until.AddMonths(-12) {
			year += n
		}
		last = max(last, day)
	}
	text := "in den zwölf Monaten bis zum Stichtag gibt es " + german.Count(year, "Statusmeldung", "Statusmeldungen") + ", die letzte vom " + german.Date(last)
	if year == 0 {
		text = "in den zwölf Monaten bis zum Stichtag gibt es keine Statusmeldung; die letzte ist vom " + german.Date(last)
	}
	if silent := r.Total - r.Reported; silent > 0 {
		text += "; " + german.Measures(silent) + " ohne jede Meldung"
	}
	return german.Sentence(text)
}

func (f *Figure) drawCalendar(days map[models.Date]int, from, until int) {
	most := slices.Max(slices.Collect(maps.Values(days)))
	data := make([]list, until-from+1)
	items := make([][]item, len(data))
	for _, day := range slices.Sorted(maps.Keys(days)) {
		i := day.Year() - from
		items[i] = append(items[i], item{Value: list{day.String(), days[day]},
			Tip: []string{german.Date(day), german.Count(days[day], "Statusmeldung", "Statusmeldungen")}})
	}
	chart := charts.NewHeatMap()
	calendars, edits, phone := list{}, list{}, list{}
	const top, height, pitch = 28, 116, 158
	for i := range items {
		year := strconv.Itoa(from + i)
		chart.AddCalendar(&opts.Calendar{Range: []string{year}})
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "heatmap", Name: year, CoordSystem: "calendar", CalendarIndex: i, Data: items[i]})
		calendars = append(calendars, calendarOf(year, top+i*pitch, height))
		phone = append(phone, object{"left": 28, "right": 4, "dayLabel": object{"show": false}, "yearLabel": object{"margin": 8}, "monthLabel": object{"nameMap": list{"J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"}}})
		edits = append(edits, object{"itemStyle": object{"borderColor": "$surface", "borderWidth": 1}})
	}
	f.Height.Wide = top + len(items)*pitch + 36
	pieces := calendarPieces(most)
	f.draw(chart, object{
		"calendar": calendars, "series": edits,
		"visualMap": list{object{"type": "piecewise", "show": true, "orient": "horizontal", "left": 0, "bottom": 0, "itemWidth": 16, "itemHeight": 14, "itemGap": 12,
			"selectedMode": false, "pieces": pieces, "textStyle": object{"fontSize": 12, "color": "$text"}, "outOfRange": object{"color": "$track"}}},
	}, object{"calendar": phone, "visualMap": list{object{"itemWidth": 10, "itemGap": 10, "textStyle": object{"fontSize": 11}}}})
}

func calendarOf(year string, top, height int) object {
	return object{"range": year, "top": top, "left": 76, "right": 12, "height": height, "cellSize": list{"auto", "auto"},
		"splitLine":  object{"show": true, "lineStyle": object{"color": "$line", "width": 1}},
		"itemStyle":  object{"color": "$track", "borderColor": "$surface", "borderWidth": 1},
		"dayLabel":   object{"show": true, "firstDay": 1, "nameMap": list{"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"}, "color": "$muted", "fontSize": 11},
		"monthLabel": object{"nameMap": list{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."}, "color": "$muted", "fontSize": 11},
		"yearLabel":  object{"show": true, "color": "$text", "fontSize": 14, "fontWeight": 600, "margin": 34, "position": "left"}}
}

// calendarPieces are at most four shades of the number of reports a day.
func calendarPieces(most int) list {
	pieces, low := list{}, 1
	for step := 2; step <= 5 && low <= most; step++ {
		high := max(low, most*(step-1)/4)
		label := strconv.Itoa(low) + "–" + strconv.Itoa(high)
		if low == high {
			label = strconv.Itoa(low)
		}
		if step == 5 {
			high = most
		}
		pieces = append(pieces, object{"min": low, "max": high, "color": "$step-" + strconv.Itoa(step), "label": label})
		low = high + 1
	}
	return pieces
}
