// The Ampel over time: how many measures stood on each value at the end of every quarter.

package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// quarter is the distance of the states shown, in months.
const quarter = 3

func ampelCourse(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Maßnahmen nach eigener Ampel der Ressorts, je Quartalsende", r.Total), Height: Heights{Wide: 400, Least: 260}}
	first, last := progress.Span(q.Portfolio, q.Scope)
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case !first.Known():
		f.Empty = noReports
		return f
	}
	moments := progress.Series(q.Portfolio, q.Scope, progress.Steps(first, max(last, q.Portfolio.Stichtag), quarter))
	given := moments[:0:0]
	for _, m := range moments {
		if m.Rollup.Ampeln[models.AmpelNone] < m.Rollup.Total {
			given = append(given, m)
		}
	}
	switch len(given) {
	case 0:
		f.Empty = "Bis zu diesem Stichtag hat kein Ressort eine Ampel gemeldet."
		return f
	case 1:
		f.Empty = "Es gibt erst einen Stand mit Ampeln (" + german.Date(given[0].Day) + "); ein Verlauf braucht mindestens zwei."
		return f
	}
	f.Title = ampelCourseFinding(given[0], given[len(given)-1])
	f.Rule = q.rule(r, "An jedem Quartalsende zählt die letzte bis dahin freigegebene Meldung; ohne gemeldete Ampel zählt eine Maßnahme als „keine Angabe“.")
	f.Alt = "Gestapelte Flächen der Ampelwerte von " + german.Date(given[0].Day) + " bis " + german.Date(given[len(given)-1].Day) + ". " + f.Title
	f.Table.Columns = columns(1, "Stand", "Grün", "Gelb", "Rot", "keine Angabe", "gesamt")
	for _, m := range given {
		row := cells(german.Date(m.Day))
		for _, a := range models.Ampeln {
			row = append(row, Cell{Text: german.Int(m.Rollup.Ampeln[a])})
		}
		f.Table.Rows = append(f.Table.Rows, append(row, Cell{Text: german.Int(m.Rollup.Total)}))
	}
	f.drawAmpelCourse(given)
	return f
}

// ampelCourseFinding compares red and yellow at both ends.
func ampelCourseFinding(first, last progress.Moment) string {
	troubled := func(r *progress.Rollup) int { return r.Ampeln[models.AmpelRed] + r.Ampeln[models.AmpelYellow] }
	before, after := troubled(first.Rollup), troubled(last.Rollup)
	span := " zwischen " + german.Date(first.Day) + " und " + german.Date(last.Day)
	red := ""
	if n := last.Rollup.Ampeln[models.AmpelRed]; n > 0 {
		red = ", davon " + german.Int(n) + " auf Rot"
	} else if after > 0 {
		red = ", davon keine auf Rot"
	}
	switch {
	case after > before:
		return "Die Zahl der Maßnahmen auf Gelb oder Rot stieg" + span + " von " + german.Int(before) + " auf " + german.Int(after) + red + "."
	case after < before:
		return "Die Zahl der Maßnahmen auf Gelb oder Rot sank" + span + " von " + german.Int(before) + " auf " + german.Int(after) + red + "."
	}
	if after == 0 {
		return "Weder am " + german.Date(first.Day) + " noch am " + german.Date(last.Day) + " stand eine Maßnahme auf Gelb oder Rot."
	}
	verb := "stehen "
	if after == 1 {
		verb = "steht "
	}
	return "Am " + german.Date(last.Day) + " " + verb + "wie am " + german.Date(first.Day) + " " + german.Measures(after) + " auf Gelb oder Rot" + red + "."
}

func (f *Figure) drawAmpelCourse(moments []progress.Moment) {
	chart := charts.NewLine()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "time"}), charts.WithYAxisOpts(opts.YAxis{Type: "value", MinInterval: 1, Min: 0}))
	edits := list{}
	// Red lies on the axis, where its height can be read; "keine Angabe" on top.
	for _, a := range []models.Ampel{models.AmpelRed, models.AmpelYellow, models.AmpelGreen, models.AmpelNone} {
		data, any := make([]item, len(moments)), false
		for i, m := range moments {
			n := m.Rollup.Ampeln[a]
			any = any || n > 0
			data[i] = item{Value: list{millis(m.Day), n}, Tip: []string{german.Date(m.Day), german.Ampel(a) + ": " + german.Int(n) + " von " + german.Measures(m.Rollup.Total)}}
		}
		if !any {
			continue
		}
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "line", Name: german.Ampel(a), Stack: "ampel", Data: data})
		edits = append(edits, object{"symbol": "circle", "symbolSize": 7, "showSymbol": false, "itemStyle": object{"color": ampelColour(a), "decal": ampelPatterns[a]},
			"lineStyle": object{"color": "$surface", "width": 1}, "areaStyle": object{"color": ampelColour(a), "opacity": 1}, "emphasis": object{"focus": "series"}})
	}
	f.draw(chart, object{
		"grid": object{"left": 4, "right": 24, "top": 12, "bottom": 56, "containLabel": true}, "legend": legendBelow(),
		"xAxis": list{timeAxis(moments[0].Day, moments[len(moments)-1].Day)}, "yAxis": list{valueAxis()}, "series": edits,
	}, object{"xAxis": list{object{"splitNumber": 3}}, "grid": object{"bottom": legendRoom(len(edits))}})
}
