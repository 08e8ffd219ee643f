// Strategies side by side: the share of each phase as a full bar, with n, percent and its coverage.

package charts

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

type strategyRow = progress.Group[*models.Strategy]

func strategies(q Query) *Figure {
	// Strategies are compared as wholes; of the scope only the ministry narrows them.
	q.Scope = progress.Scope{MinistryID: q.Scope.MinistryID}
	rows := slices.DeleteFunc(progress.ByStrategy(q.Portfolio, q.Scope), func(row strategyRow) bool {
		return row.To == nil || row.Rollup.Total == 0 && q.Scope.MinistryID != ""
	})
	total, reported := 0, 0
	for _, row := range rows {
		total, reported = total+row.Rollup.Total, reported+row.Rollup.Reported
	}
	f := &Figure{Subtitle: q.subtitle("Anteil der Phasen je Strategie, mit Fortschritt und Abdeckung", total)}
	switch {
	case total == 0:
		f.Empty = noMeasures
		return f
	case reported == 0:
		f.Empty = noReports
		return f
	}
	f.Title = strategiesFinding(rows)
	f.Rule = counting + " Jeder Balken ist 100" + nbsp + "% der Maßnahmen einer Strategie. Der Fortschritt ist das gewichtete Mittel der bekannten Prozentwerte; „x von y“ nennt, wie viele das sind. " +
		"Verglichen werden ganze Strategien, auch wenn die Seite einen Ausschnitt zeigt; Strategien verschiedener Länder erfassen Maßnahmen verschieden fein."
	f.Height.Wide, f.Height.Least = 150+96*len(rows), 120+58*len(rows)
	f.Alt = "Ein waagerechter Balken je Strategie, geteilt nach Phasen. " + f.Title
	f.Table.Columns = columns(1, "Strategie", "Maßnahmen", "mit Meldung", "Fortschritt", "Prozentwert bekannt", "gezählt")
	for _, phase := range allPhases {
		f.Table.Columns = append(f.Table.Columns, Column{german.Phase(phase), true})
	}
	for _, row := range rows {
		x := row.Rollup
		line := append([]Cell{{row.To.Title, q.strategyHref(row.To)}}, cells(german.Int(x.Total), german.Int(x.Reported), german.Percent(x.Percent), german.Int(x.Known), german.Int(x.Counted))...)
		for _, phase := range allPhases {
			line = append(line, Cell{Text: german.Int(x.Phases[phase])})
		}
		f.Table.Rows = append(f.Table.Rows, line)
	}
	f.drawStrategies(q, rows)
	return f
}

func (q Query) strategyHref(s *models.Strategy) string { return q.href("/strategien/" + s.ID) }

// advanced is how many measures are at least being implemented.
func advanced(r *progress.Rollup) int {
	return r.Phases[models.PhaseImplementing] + r.Phases[models.PhaseOngoing] + r.Phases[models.PhaseCompleted]
}

func strategiesFinding(rows []strategyRow) string {
	var parts []string
	for _, row := range rows {
		if row.Rollup.Total > 0 && len(parts) < 3 {
			parts = append(parts, "bei "+german.Quote(german.Shorten(strategyName(row.To), 40))+" "+german.Int(advanced(row.Rollup))+" von "+german.Int(row.Rollup.Total))
		}
	}
	noun := " Maßnahmen."
	if len(parts) == 1 && strings.HasSuffix(parts[0], " von 1") {
		noun = " Maßnahme."
	}
	return "In Umsetzung, Daueraufgabe oder abgeschlossen sind " + german.Enumerate(parts) + noun
}

func (f *Figure) drawStrategies(q Query, rows []strategyRow) {
	names := make([]string, len(rows))
	for i, row := range rows {
		x := row.Rollup
		names[i] = german.Shorten(strategyName(row.To), 60) + "\nn" + nbsp + "=" + nbsp + strconv.Itoa(x.Total) + " · "
		if x.Known > 0 {
			names[i] += coverage(x)
		} else {
			names[i] += "Fortschritt nicht gemeldet"
		}
		if x.Total == 0 {
			names[i] = german.Shorten(strategyName(row.To), 60) + "\nkeine Maßnahmen erfasst"
		}
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", Max: 100}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	edits := list{}
	for _, phase := range allPhases {
		data, used := make([]item, len(rows)), false
		for i, row := range rows {
			n := row.Rollup.Phases[phase]
			data[i] = item{Value: gap}
			if n == 0 {
				continue
			}
			used = true
			data[i] = item{Name: strconv.Itoa(n), Slim: slim(float64(n)/float64(row.Rollup.Total), 220, strconv.Itoa(n)), Value: number(100 * float64(n) / float64(row.Rollup.Total)), Href: q.listHref("strategie", row.To.ID, "phase", phaseKey(phase)),
				Tip: []string{strategyName(row.To), german.Phase(phase) + ": " + strconv.Itoa(n) + " von " + german.Measures(row.Rollup.Total) + " · " + share(n, row.Rollup.Total)}}
		}
		if used {
			chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "bar", Name: german.Phase(phase), Stack: "phasen", BarWidth: "28", Data: data})
			edits = append(edits, object{"itemStyle": style(phaseColour(phase), phasePatterns[phase]), "emphasis": object{"focus": "series"},
				"label": numberChip("{b}"), "labelLayout": object{"hideOverlap": true}})
		}
	}
	x := valueAxis()
	x["axisLabel"].(object)["formatter"] = "{value}" + nbsp + "%"
	f.drawFor(chart, object{
		"grid": object{"left": 0, "right": 20, "top": 8, "bottom": 64, "containLabel": true}, "legend": legendBelow(),
		"xAxis": list{x}, "yAxis": list{merge(yAxisOf(names, 270), object{"axisLabel": object{"lineHeight": 18}})}, "series": edits,
	}, object{"yAxis": list{labelAbove(34)}, "grid": object{"left": 14, "top": 24, "bottom": legendRoom(len(edits))}},
		object{"series": withoutSlim(len(edits)), "yAxis": list{object{"axisLabel": object{"width": phoneLabel}}}})
}
