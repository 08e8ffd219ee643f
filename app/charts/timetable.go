// The timetable: each measure's bar from start to due date with its progress inside, milestones, the
// first due date where it was moved, and the Stichtag.

package charts

import (
	"cmp"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// longestTitle is how many letters of a title have room beside its bar; the table has all of them.
const longestTitle = 70

// mostRows is how many measures a timetable shows; of more, the most urgent ones.
const mostRows = 40

func timetable(q Query) *Figure {
	all := progress.Select(q.Portfolio, progress.Filter{Scope: q.Scope}, "urgency")
	dated := slices.DeleteFunc(slices.Clone(all), func(r progress.Row) bool { return !progress.LastDay(r.Due).Known() })
	f := &Figure{Subtitle: q.subtitle("Zeitplan der Maßnahmen", len(all))}
	switch {
	case len(all) == 0:
		f.Empty = noMeasures
		return f
	case len(dated) == 0:
		f.Empty = "Für keine Maßnahme ist ein Termin angegeben."
		return f
	}
	shown := dated[:min(mostRows, len(dated))]
	slices.SortStableFunc(shown, func(a, b progress.Row) int {
		return cmp.Or(cmp.Compare(progress.LastDay(a.Due), progress.LastDay(b.Due)), cmp.Compare(a.Measure.Title, b.Measure.Title))
	})
	f.Title = timetableFinding(dated, len(all))
	f.Rule = q.rule(nil, timetableRule(len(all), len(dated), len(shown)))
	f.Height = Heights{Wide: max(264, 134+40*len(shown)), Narrow: max(264, 154+48*len(shown)), Phone: 210 + 62*len(shown), Least: max(224, 134+28*len(shown))} // legend and axis need their room beside a single bar, too
	f.Alt = "Zeitplan mit einem Balken je Maßnahme von Beginn bis Termin; der gefüllte Teil ist der Fortschritt, Rauten sind Meilensteine. " + f.Title
	f.tableOfTimes(q, shown)
	f.drawTimes(q, shown)
	return f
}

func timetableRule(all, dated, shown int) string {
	text := "Der gefüllte Teil eines Balkens ist der gemeldete Fortschritt, ein gestrichelter Balken hat keinen. Rauten sind Meilensteine, gefüllt, wenn erreicht. " +
		"Ein Balken ohne bekannten Beginn fängt am Tag seines ersten Meilensteins oder seiner ersten Meldung an, sonst steht nur der Termin."
	if all > dated {
		text += " Ohne Termin und deshalb nicht gezeigt: " + german.Measures(all-dated) + "."
	}
	if dated > shown {
		text += " Gezeigt sind die " + german.Int(shown) + " dringendsten von " + german.Int(dated) + " Maßnahmen mit Termin."
	}
	return text
}

func timetableFinding(rows []progress.Row, all int) string {
	overdue, later, open := 0, 0, 0
	for _, r := range rows {
		if r.Signals.Has(progress.Overdue) {
			overdue++
		}
		if r.SlipDays > 0 {
			later++
		}
		if !r.Done() {
			open++
		}
	}
	var text string
	if overdue == 0 {
		text = "keine der " + german.Int(len(rows)) + " Maßnahmen mit Termin ist überfällig"
		if len(rows) == 1 {
			text = "die einzige Maßnahme mit Termin ist nicht überfällig"
		}
	} else {
		text = german.Int(overdue) + " von " + german.Int(len(rows)) + " Maßnahmen mit Termin sind überfällig"
		if overdue == 1 {
			text = "1 von " + german.Int(len(rows)) + " Maßnahmen mit Termin ist überfällig"
		}
		if len(rows) == 1 {
			text = "die einzige Maßnahme mit Termin ist überfällig"
		}
	}
	switch {
	case later > 0 && len(rows) == 1:
		text += "; ihr Termin wurde nach hinten verschoben"
	case later > 0:
		text += "; bei " + german.Int(later) + " wurde der Termin nach hinten verschoben"
	}
	if missing := all - len(rows); missing > 0 {
		text += "; " + german.Measures(missing) + " ohne Termin"
	}
	return german.Sentence(text)
}

// barStart is where the bar begins: the stated start, else the first thing known about the measure.
func barStart(r progress.Row) models.Date {
	first := progress.LastDay(r.Due)
	if start := progress.FirstDay(r.Measure.Start); start.Known() {
		return min(start, first)
	}
	for _, m := range r.Measure.Milestones {
		if m.Due.Known() {
			first = min(first, m.Due)
		}
	}
	for _, report := range r.Measure.Reports {
		if report.Counts(r.Day) {
			first = min(first, report.AsOf)
		}
	}
	return first
}

func (f *Figure) tableOfTimes(q Query, rows []progress.Row) {
	f.Table.Columns = append(columns(7, "Maßnahme", "Ressort", "Beginn", "Erster Termin", "Termin", "Phase", "Ampel"),
		Column{"Fortschritt", true}, Column{"Verschiebung in Tagen", true}, Column{"Meilensteine erreicht", true}, Column{"Meilensteine", true}, Column{"Überfällig", false})
	for _, r := range rows {
		done := 0
		for _, m := range r.Measure.Milestones {
			if m.DoneBy(r.Day) {
				done++
			}
		}
		overdue := "nein"
		if r.Signals.Has(progress.Overdue) {
			overdue = "ja"
		}
		row := []Cell{{r.Measure.Title, q.measureHref(r.Measure)}, {ministryLabel(q.Portfolio, r.Lead.To, r.Lead.Proposed, false), q.ministryHref(r.Lead.To)}}
		f.Table.Rows = append(f.Table.Rows, append(row, cells(german.PartialDate(r.Measure.Start), german.PartialDate(progress.FirstDue(r.Measure)), german.PartialDate(r.Due),
			german.Phase(r.Phase), german.Ampel(r.Own), german.Percent(r.Percent), german.Int(r.SlipDays), german.Int(done), german.Int(len(r.Measure.Milestones)), overdue)...))
	}
}

func timeTip(q Query, r progress.Row) []string {
	tip := []string{r.Measure.Title, "Termin: " + german.PartialDate(r.Due)}
	if r.Measure.Start.Known() {
		tip = append(tip, "Beginn: "+german.PartialDate(r.Measure.Start))
	}
	tip = append(tip, "Fortschritt: "+german.Percent(r.Percent)+", Ampel: "+german.Ampel(r.Own), "Ressort: "+ministryLabel(q.Portfolio, r.Lead.To, r.Lead.Proposed, false))
	for _, signal := range progress.AllSignals {
		if r.Signals.Has(signal) {
			tip = append(tip, german.Sentence(german.Signal(signal)))
		}
	}
	return tip
}

func (f *Figure) drawTimes(q Query, rows []progress.Row) {
	names := make([]string, len(rows))
	bars := map[models.Ampel][]item{}
	steps, first := []item{}, []item{}
	for i, r := range rows {
		names[i] = r.Measure.Title
		href, tip := q.measureHref(r.Measure), timeTip(q, r)
		percent := any(-1)
		if r.Percent.Known() {
			percent = r.Percent.Float()
		}
		bars[r.Own] = append(bars[r.Own], item{Name: names[i], Value: list{i, millis(barStart(r)), millis(progress.LastDay(r.Due)), percent, names[i]}, Tip: tip, Href: href})
		if r.SlipDays > 0 {
			first = append(first, item{Name: names[i], Value: list{millis(progress.LastDay(progress.FirstDue(r.Measure))), i}, Href: href,
				Tip: []string{names[i], "Erster Termin: " + german.PartialDate(progress.FirstDue(r.Measure)), "verschoben um " + german.Days(r.SlipDays)}})
		}
		for _, m := range r.Measure.Milestones {
			if m.Due.Known() {
				steps = append(steps, milestoneItem(i, m, r.Day, href))
			}
		}
	}
	chart := charts.NewCustom()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "time", Position: "top"}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: rowNames(rows)}))
	edits := list{}
	add := func(s charts.SingleSeries, edit object) {
		chart.MultiSeries, edits = append(chart.MultiSeries, s), append(edits, edit)
	}
	encode := object{"x": list{1, 2}, "y": 0}
	for _, a := range models.Ampeln {
		if len(bars[a]) > 0 {
			add(charts.SingleSeries{Type: "custom", Name: "Ampel " + german.Ampel(a), Data: bars[a]},
				object{"renderItem": "fn:zeitbalken", "itemStyle": object{"color": ampelColour(a), "decal": ampelPatterns[a]}, "encode": encode, "clip": true})
		}
	}
	if len(steps) > 0 {
		add(charts.SingleSeries{Type: "custom", Name: "Meilenstein", Data: steps},
			object{"renderItem": "fn:raute", "itemStyle": object{"color": "$text"}, "encode": object{"x": 1, "y": 0}, "z": 4, "clip": false}) // the last one may reach out of the frame
	}
	if len(first) > 0 {
		add(charts.SingleSeries{Type: "scatter", Name: "erster Termin", Symbol: "rect", Data: first},
			object{"symbolSize": list{3, 36}, "itemStyle": object{"color": "$accent", "decal": plain}, "z": 3})
	}
	edits[0] = merge(edits[0], object{"markLine": dayLines(q, 0, 0)})
	f.drawFor(chart, object{
		"grid": object{"left": 4, "right": 20, "top": 12, "bottom": timeLegendRoom(len(edits)), "containLabel": true}, "legend": merge(legendBelow(), object{"data": timeLegend(chart.MultiSeries)}),
		"xAxis": list{merge(timeAxis(shown(rows)), object{"splitLine": object{"show": true, "lineStyle": object{"color": "$line"}}})}, "yAxis": list{rowAxis(names)}, "series": edits,
	}, object{
		"xAxis": list{object{"splitNumber": 5, "axisLabel": object{"margin": 22}}}, "grid": object{"left": 14, "top": 8, "bottom": legendRoom(len(edits))},
		"yAxis": list{merge(labelAbove(20), object{"data": plainNames(rows), "axisLine": object{"show": false}, "splitLine": object{"show": false}})},
	}, object{"yAxis": list{object{"axisLabel": object{"width": phoneLabel}}}})
}

// shown is the first and the last day of the bars.
func shown(rows []progress.Row) (first, last models.Date) {
	for _, r := range rows {
		if start := barStart(r); !first.Known() || start < first {
			first = start
		}
		last = max(last, progress.LastDay(r.Due))
	}
	return first, last
}

// rowNames are the titles; what is overdue says so and stands out.
func rowNames(rows []progress.Row) list {
	names := make(list, len(rows))
	for i, r := range rows {
		title := german.Shorten(r.Measure.Title, longestTitle)
		names[i] = object{"value": title}
		if r.Signals.Has(progress.Overdue) {
			names[i] = object{"value": "Überfällig: " + title, "textStyle": object{"color": "$ampel-red", "fontWeight": 600}}
		}
	}
	return names
}

// plainNames are rowNames without a style of their own, which would undo the place above the bar.
func plainNames(rows []progress.Row) list {
	names := rowNames(rows)
	for i, name := range names {
		names[i] = name.(object)["value"]
	}
	return names
}

// timeLegendRoom is what the name of the Stichtag and the legend below it take; many entries need two rows.
func timeLegendRoom(entries int) int {
	if entries > 4 {
		return 84
	}
	return 62
}

func timeLegend(series charts.MultiSeries) list {
	icons := map[string]string{"Meilenstein": "diamond"}
	entries := list{}
	for _, s := range series {
		icon := icons[s.Name]
		if icon == "" {
			icon = "rect"
		}
		entries = append(entries, object{"name": s.Name, "icon": icon})
	}
	return entries
}

func milestoneItem(row int, m *models.Milestone, day models.Date, href string) item {
	done, state := 0, "offen"
	if m.DoneBy(day) {
		done, state = 1, "erreicht am "+german.Date(m.DoneOn)
	} else if m.Due < day {
		state = "offen, überfällig"
	}
	return item{Name: m.Title, Value: list{row, millis(m.Due), done}, Href: href,
		Tip: []string{"Meilenstein: " + m.Title, "geplant " + german.Date(m.Due) + ", " + state}}
}

// rowAxis names the rows: long titles break into two lines.
func rowAxis(names []string) object {
	axis := yAxisOf(names, 280)
	axis["axisLabel"].(object)["lineHeight"] = 15
	axis["splitLine"] = object{"show": true, "lineStyle": object{"color": "$line"}}
	return axis
}
