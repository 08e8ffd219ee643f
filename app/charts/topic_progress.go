// Progress of the focus topics against plan: a bar of percent in a track, a mark where the plan stands,
// and how many measures the percent rests on.

package charts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

type topicRow = progress.Group[*models.FocusTopic]

func topicProgress(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	rows := progress.ByTopic(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Fortschritt in Prozent je Fokusthema, mit Plan", r.Total)}
	known := slices.ContainsFunc(rows, func(row topicRow) bool { return row.Rollup.Known > 0 })
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case !known:
		f.Empty = "Bis zu diesem Stichtag ist für keine Maßnahme ein Fortschritt in Prozent bekannt."
		return f
	}
	f.Title = topicFinding(r, rows)
	f.Rule = q.rule(r, "Der Fortschritt ist das gewichtete Mittel der Maßnahmen, deren Prozentwert bekannt ist; „x von y“ nennt, wie viele das sind. "+
		"Eingestellte Maßnahmen und Daueraufgaben haben keinen Prozentwert. Der Plan ist das Mittel derselben Maßnahmen. "+
		"Eine Maßnahme zählt bei jedem Fokusthema, zu dem sie über ihre Ziele beiträgt.")
	drawn := mostBehind(rows)
	if len(drawn) < len(rows) {
		f.Rule += " Gezeichnet sind die " + german.Int(len(drawn)) + " Fokusthemen mit dem größten Rückstand; die Tabelle nennt alle " + german.Int(len(rows)) + "."
	}
	f.Height = Heights{Wide: 70 + 64*len(drawn), Narrow: 90 + 66*len(drawn), Phone: 90 + 82*len(drawn), Least: 70 + 38*len(drawn)}
	f.Alt = "Waagerechte Balken je Fokusthema von 0 bis 100 Prozent, ein Strich zeigt den Plan: " + german.Enumerate(topicWords(drawn)) + "."
	f.Table.Columns = columns(1, "Fokusthema", "Fortschritt", "Plan derselben Maßnahmen", "Plan aller Maßnahmen", "Prozentwert bekannt", "gezählt", "eingestellt", "Daueraufgaben", "Maßnahmen", "davon Vorschlag")
	f.Table.Rows = q.topicCells(rows)
	f.drawOrKeep(q, drawn)
	return f
}

// topicsKey names what is kept for the next figure: what, and all it depends on besides the rows.
type topicsKey struct {
	what         string
	scope        progress.Scope
	day          models.Date
	viewer, link string
}

func (q Query) topicsKey(what string) topicsKey {
	return topicsKey{what, q.Scope, q.Portfolio.Stichtag, q.Portfolio.Viewer.Key(), q.href("/")}
}

// sameTopic tells that nothing happened to the topic: its roll-up is still the same one.
func sameTopic(a, b topicRow) bool {
	return a.Rollup == b.Rollup && a.To == b.To && a.Proposed == b.Proposed
}

// topicCells are the rows of the table. Hundreds of topics have a row each; those that nothing happened to since the
// last figure keep theirs.
func (q Query) topicCells(rows []topicRow) [][]Cell {
	type kept struct {
		rows  []topicRow
		cells [][]Cell
	}
	made := q.Portfolio.Lasting(q.topicsKey("cells"), func(last any) any {
		before, _ := last.(*kept)
		now := &kept{rows, make([][]Cell, len(rows))}
		for i, row := range rows {
			if before != nil && i < len(before.rows) && sameTopic(before.rows[i], row) {
				now.cells[i] = before.cells[i]
				continue
			}
			x := row.Rollup
			now.cells[i] = append([]Cell{{topicLabel(row), q.topicHref(row.To)}},
				cells(german.Percent(x.Percent), german.Percent(x.PlannedOfKnown), german.Percent(x.Planned), german.Int(x.Known), german.Int(x.Counted),
					german.Int(x.Cancelled), german.Int(x.Ongoing), german.Int(x.Total), german.Int(x.Proposed))...)
		}
		return now
	})
	return made.(*kept).cells
}

// drawOrKeep draws the topics, or takes the last drawing where nothing happened to any of them: of hundreds of topics
// few are drawn, and a report is about one.
func (f *Figure) drawOrKeep(q Query, rows []topicRow) {
	type kept struct {
		rows   []topicRow
		option object
		text   func() []byte
		err    error
	}
	made := q.Portfolio.Lasting(q.topicsKey("drawing"), func(last any) any {
		if before, ok := last.(*kept); ok && slices.EqualFunc(before.rows, rows, sameTopic) {
			return before
		}
		f.drawTopics(q, rows)
		return &kept{rows, f.option, f.text, f.err}
	}).(*kept)
	f.option, f.text, f.err = made.option, made.text, made.err
}

// maxTopics is how many bars can still be read in one figure.
const maxTopics = 20

// mostBehind returns the topics to draw: all, or where there are too many those that lag their plan most, in
// their own order.
func mostBehind(rows []topicRow) []topicRow {
	if len(rows) <= maxTopics {
		return rows
	}
	order, lags := make([]int, len(rows)), make([]float64, len(rows))
	for i, row := range rows {
		order[i], lags[i] = i, -1000 // unknown lags least
		if r := row.Rollup; r.PlannedOfKnown.Known() && r.PercentOfPlanned.Known() {
			lags[i] = r.PlannedOfKnown.Float() - r.PercentOfPlanned.Float()
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lags[b], lags[a]) })
	order = order[:maxTopics]
	slices.Sort(order)
	drawn := make([]topicRow, len(order))
	for i, row := range order {
		drawn[i] = rows[row]
	}
	return drawn
}

// topicLabel marks a topic that all of its measures reach by proposals only.
func topicLabel(row topicRow) string {
	if row.Proposed {
		return topicName(row.To) + " (Vorschlag)"
	}
	return topicName(row.To)
}

func topicName(t *models.FocusTopic) string {
	if t == nil {
		return noTopic
	}
	return t.Title
}

func topicWords(rows []topicRow) []string {
	words := make([]string, len(rows))
	for i, row := range rows {
		words[i] = topicLabel(row) + " " + coverage(row.Rollup)
	}
	return words
}

// topicFinding says how many topics are behind their plan, or which is furthest.
func topicFinding(r *progress.Rollup, rows []topicRow) string {
	var best, worst *topicRow
	behind, planned, topics := 0, 0, 0
	lag := func(x *progress.Rollup) float64 { gap, _ := progress.Gap(x.PlannedOfKnown, x.Percent); return gap }
	for i, row := range rows {
		if row.To == nil || !row.Rollup.Percent.Known() {
			continue
		}
		topics++
		if best == nil || row.Rollup.Percent.Float() > best.Rollup.Percent.Float() {
			best = &rows[i]
		}
		if !row.Rollup.PlannedOfKnown.Known() {
			continue
		}
		planned++
		if progress.IsBehind(lag(row.Rollup)) {
			behind++
			if worst == nil || lag(row.Rollup) > lag(worst.Rollup) {
				worst = &rows[i]
			}
		}
	}
	text := ""
	switch {
	case worst != nil && planned == 1:
		text = german.Quote(worst.To.Title) + " liegt " + points(lag(worst.Rollup)) + " hinter dem Plan"
	case worst != nil:
		text = behindWords(behind, planned) + "; am weitesten " + german.Quote(worst.To.Title) + " mit " + pointsBehind(lag(worst.Rollup)) + " Rückstand"
	case planned > 1:
		text = "keines der " + german.Int(planned) + " Fokusthemen liegt mehr als " + points(progress.BehindPoints) + " hinter dem Plan"
	case topics > 1:
		text = "am weitesten ist " + german.Quote(best.To.Title) + " mit " + german.WholePercent(best.Rollup.Percent)
	case best != nil:
		text = german.Quote(best.To.Title) + " steht bei " + german.WholePercent(best.Rollup.Percent)
		if plan := best.Rollup.PlannedOfKnown; plan.Known() {
			text += " – geplant waren " + german.WholePercent(plan)
		}
	}
	scarce := "erst für " + german.Int(r.Known) + " von " + german.Measures(r.Counted) + " ist ein Prozentwert bekannt"
	switch {
	case text == "":
		text = strings.TrimPrefix(scarce, "erst ")
	case 2*r.Known < r.Counted:
		text = scarce + "; " + text
	}
	return german.Sentence(text)
}

func behindWords(k, n int) string {
	verb := "liegen"
	if k == 1 {
		verb = "liegt"
	}
	return german.Int(k) + " von " + german.Int(n) + " Fokusthemen " + verb + " mehr als " + points(progress.BehindPoints) + " hinter dem Plan"
}

// points is a distance of percentages: "1 Punkt", "23 Punkte".
func points(v float64) string {
	text := german.Number(v, 0)
	if text == "1" {
		return "1" + nbsp + "Punkt"
	}
	return text + nbsp + "Punkte"
}

// pointsBehind is their dative: "mit 28 Punkten Rückstand".
func pointsBehind(v float64) string {
	text := points(v)
	if strings.HasSuffix(text, "Punkte") {
		text += "n"
	}
	return text
}

func (f *Figure) drawTopics(q Query, rows []topicRow) {
	names, above := make([]string, len(rows)), make(list, len(rows))
	tracks, bars, plans := make([]item, len(rows)), make([]item, len(rows)), []item{}
	for i, row := range rows {
		x := row.Rollup
		names[i] = topicLabel(row)
		above[i] = names[i] + "\n" + coverage(x)
		tip := []string{names[i], "Fortschritt: " + coverage(x), "Plan derselben Maßnahmen: " + german.WholePercent(x.PlannedOfKnown)}
		href := q.topicHref(row.To)
		tracks[i] = item{Name: coverage(x), Value: 100, Tip: tip, Href: href}
		bars[i] = item{Name: names[i], Value: number(x.Percent.Float()), Tip: tip, Href: href}
		if x.PlannedOfKnown.Known() {
			plans = append(plans, item{Name: names[i], Value: list{x.PlannedOfKnown.Float(), i}, Tip: tip, Href: href})
		}
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", Max: 100}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	chart.MultiSeries = charts.MultiSeries{
		{Type: "bar", Name: "Abdeckung", BarWidth: "18", BarGap: "-100%", Data: tracks},
		{Type: "bar", Name: "Fortschritt", BarWidth: "18", Data: bars},
		{Type: "line", Name: "Plan", Symbol: "rect", Data: plans},
	}
	legend := list{"Fortschritt"}
	if len(plans) > 0 {
		legend = append(legend, "Plan")
	}
	x := valueAxis()
	x["axisLabel"].(object)["formatter"] = "{value}" + nbsp + "%"
	f.drawFor(chart, object{
		"grid":   object{"left": 0, "right": 176, "top": 8, "bottom": 40, "containLabel": true},
		"legend": merge(legendBelow(), object{"data": legend}), "xAxis": list{x}, "yAxis": list{yAxisOf(names, 230)},
		"series": list{
			object{"silent": true, "itemStyle": object{"color": "$track", "borderRadius": 9, "decal": plain}, "z": 1,
				"label": object{"show": true, "position": "right", "distance": 12, "formatter": "{b}", "fontSize": 14, "color": "$text", "align": "left", "offset": list{0, 0}}},
			object{"itemStyle": object{"color": "$accent", "borderRadius": 9, "decal": plain}, "z": 2},
			object{"lineStyle": object{"width": 0, "opacity": 0}, "symbolSize": list{4, 28}, "itemStyle": object{"color": "$plan", "borderColor": "$surface", "borderWidth": 1}, "z": 5, "showAllSymbol": true},
		},
	}, object{
		"grid":   object{"left": 14, "right": 20, "top": 20},
		"yAxis":  list{merge(labelAbove(20), object{"data": above, "axisLine": object{"show": false}})},
		"series": list{object{"label": object{"show": false}}},
	}, object{"yAxis": list{object{"axisLabel": object{"width": phoneLabel}}}})
}
