// Status by ministry: a bar for each ministry, stacked by phase. Stated and proposed leads are rows of
// their own, and what nobody leads comes last.

package charts

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func statusByMinistry(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Maßnahmen nach federführendem Ressort und Phase", r.Total)}
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case r.Reported == 0:
		f.Empty = noReports
		return f
	}
	rows := progress.ByMinistry(q.Portfolio, q.Scope)
	f.Title = ministryFinding(q, r, rows)
	f.Rule = q.rule(nil, leadRule(rows))
	f.Alt = "Gestapelte Balken, ein Balken je Ressort, unterteilt nach Phasen: " + german.Enumerate(phaseCounts(r)) + "."
	f.tableByMinistry(q, rows)
	f.drawByMinistry(q, r, rows)
	return f
}

// leads counts measures by how well their lead is known.
func leads(rows []progress.Group[*models.Ministry]) (stated, proposed, none int) {
	for _, row := range rows {
		switch {
		case row.To == nil:
			none += row.Rollup.Total
		case row.Proposed:
			proposed += row.Rollup.Total
		default:
			stated += row.Rollup.Total
		}
	}
	return stated, proposed, none
}

func leadRule(rows []progress.Group[*models.Ministry]) string {
	stated, proposed, none := leads(rows)
	if proposed+none == 0 {
		return "Das federführende Ressort ist bei jeder Maßnahme benannt."
	}
	return "Das federführende Ressort ist bei " + german.Measures(stated) + " benannt, bei " + german.Int(proposed) +
		" nur vorgeschlagen („Vorschlag“) und bei " + german.Int(none) + " nicht angegeben."
}

// ministryFinding names who leads most; where few leads are stated, that is the finding.
func ministryFinding(q Query, r *progress.Rollup, rows []progress.Group[*models.Ministry]) string {
	if m := q.Portfolio.Ministry(q.Scope.MinistryID); m != nil {
		return abbreviation(m) + ": " + phaseFinding(r)
	}
	stated, proposed, _ := leads(rows)
	if 2*stated < r.Total {
		text := "erst für " + german.Int(stated) + " von " + german.Measures(r.Total) + " ist ein federführendes Ressort benannt"
		if stated == 0 {
			text = "für keine der " + german.Measures(r.Total) + " ist ein federführendes Ressort benannt"
			if r.Total == 1 {
				text = "für die Maßnahme ist kein federführendes Ressort benannt"
			}
		}
		if proposed > 0 {
			text += ", für " + german.Int(proposed) + " ist eines vorgeschlagen"
		}
		return german.Sentence(text)
	}
	var top []progress.Group[*models.Ministry]
	for _, row := range rows {
		switch {
		case row.To == nil || row.Proposed:
		case len(top) == 0 || row.Rollup.Total > top[0].Rollup.Total:
			top = []progress.Group[*models.Ministry]{row}
		case row.Rollup.Total == top[0].Rollup.Total:
			top = append(top, row)
		}
	}
	return german.Sentence(leaderText(q, r, top, severalLaender(rows)))
}

func leaderText(q Query, r *progress.Rollup, top []progress.Group[*models.Ministry], several bool) string {
	each := top[0].Rollup
	if len(top) > 3 {
		return german.Int(len(top)) + " Ressorts führen je " + german.Int(each.Total) + " der " + german.Measures(r.Total) + " und damit die meisten"
	}
	if len(top) > 1 {
		var names []string
		for _, row := range top {
			names = append(names, ministryLabel(q.Portfolio, row.To, false, several))
		}
		return german.Enumerate(names) + " führen mit je " + german.Int(each.Total) + " von " + german.Int(r.Total) + " die meisten Maßnahmen"
	}
	name := ministryLabel(q.Portfolio, top[0].To, false, several)
	text := name + " führt mit " + german.Int(each.Total) + " von " + german.Int(r.Total) + " die meisten Maßnahmen"
	if each.Total == r.Total {
		text = name + " führt alle " + german.Int(r.Total) + " Maßnahmen"
		if r.Total == 1 {
			text = name + " führt die einzige Maßnahme"
		}
	}
	if each.Total == 1 {
		return text
	}
	if n := each.Signals[progress.Overdue]; n > 0 {
		return text + ", davon " + german.Int(n) + " überfällig"
	}
	if n := each.Phases[models.PhaseImplementing]; n > 0 {
		return text + ", davon " + german.Int(n) + " in Umsetzung"
	}
	return text
}

func (f *Figure) tableByMinistry(q Query, rows []progress.Group[*models.Ministry]) {
	f.Table.Columns = columns(2, "Ressort", "Federführung")
	for _, phase := range allPhases {
		f.Table.Columns = append(f.Table.Columns, Column{german.Phase(phase), true})
	}
	f.Table.Columns = append(f.Table.Columns, Column{"gesamt", true}, Column{"überfällig", true})
	for _, row := range rows {
		line := []Cell{{"ohne benanntes Ressort", ""}, {german.NotStated, ""}}
		if row.To != nil {
			line = []Cell{{row.To.Name + " (" + abbreviation(row.To) + ")", q.ministryHref(row.To)}, {"benannt", ""}}
			if row.Proposed {
				line[1].Text = "Vorschlag"
			}
		}
		for _, phase := range allPhases {
			line = append(line, Cell{Text: german.Int(row.Rollup.Phases[phase])})
		}
		line = append(line, Cell{Text: german.Int(row.Rollup.Total)}, Cell{Text: german.Int(row.Rollup.Signals[progress.Overdue])})
		f.Table.Rows = append(f.Table.Rows, line)
	}
}

func (f *Figure) drawByMinistry(q Query, r *progress.Rollup, rows []progress.Group[*models.Ministry]) {
	several := severalLaender(rows)
	names := make([]string, len(rows))
	most := 0
	for i, row := range rows {
		names[i] = ministryLabel(q.Portfolio, row.To, row.Proposed, several)
		most = max(most, row.Rollup.Total)
	}
	chart := charts.NewBar()
	chart.SetXAxis(names).XYReversal()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1}), charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}))
	var edits list
	for _, phase := range allPhases {
		if r.Phases[phase] == 0 {
			continue
		}
		data := make([]item, len(rows))
		for i, row := range rows {
			data[i] = phaseItem(q, row, phase, names[i], most)
		}
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "bar", Name: german.Phase(phase), Stack: "phasen", BarMaxWidth: "24", Data: data})
		edits = append(edits, object{"itemStyle": style(phaseColour(phase), phasePatterns[phase]), "emphasis": object{"focus": "series"},
			"label": numberChip("{c}"), "labelLayout": object{"hideOverlap": true}})
	}
	f.drawStacks(chart, names, edits)
}

// The room for names beside bars, on a desk and on a phone, in pixels.
const (
	besideBars      = 170
	besideBarsPhone = 96
)

// drawStacks draws stacked bars, as high as the longest of their names needs.
func (f *Figure) drawStacks(chart drawing, names []string, edits list) {
	f.Height = Heights{Wide: 110 + rowHeight(names, besideBars)*len(names), Narrow: 140 + rowHeight(names, besideBarsPhone)*len(names), Least: 90 + rowHeight(names, besideBars)*len(names)*3/4}
	f.drawFor(chart, object{
		"grid": object{"left": 0, "right": 16, "top": 8, "bottom": 56, "containLabel": true}, "legend": legendBelow(),
		"xAxis": list{valueAxis()}, "yAxis": list{categoryAxis(names, besideBars)}, "series": edits,
	}, object{"yAxis": list{object{"axisLabel": object{"width": min(besideBarsPhone, labelWidth(names, besideBars))}}}, "grid": object{"bottom": legendRoom(len(edits))}},
		object{"series": withoutSlim(len(edits))})
}

// phoneBars is the length of the longest bar beside names on a phone, in pixels.
const phoneBars = 130

func phaseItem(q Query, row progress.Group[*models.Ministry], phase models.Phase, name string, most int) item {
	n := row.Rollup.Phases[phase]
	if n == 0 {
		return item{Value: gap}
	}
	ministry := ""
	full := name
	if row.To != nil {
		ministry, full = row.To.ID, row.To.Name
		if row.Proposed {
			full += " (Vorschlag)"
		}
	}
	it := item{Value: n, Slim: slim(float64(n)/float64(most), phoneBars, german.Int(n)), Tip: []string{full, german.Phase(phase) + ": " + strconv.Itoa(n) + " von " + german.Measures(row.Rollup.Total)}}
	if ministry != "" {
		it.Href = q.listHref("ressort", ministry, "phase", phaseKey(phase))
	}
	return it
}

// valueAxis is a quiet axis of numbers: thin lines, no ticks.
func valueAxis() object {
	return object{"splitLine": object{"lineStyle": object{"color": "$line"}}, "axisLine": object{"show": false}, "axisTick": object{"show": false},
		"axisLabel": object{"color": "$muted", "fontSize": 12, "hideOverlap": true}}
}

// categoryAxis is an axis of names that break within at most the width instead of being cut.
func categoryAxis(names []string, most int) object {
	return object{"axisLine": object{"show": true, "lineStyle": object{"color": "$line"}}, "axisTick": object{"show": false}, "splitLine": object{"show": false},
		"axisLabel": object{"color": "$text", "fontSize": 13, "width": labelWidth(names, most), "overflow": "break", "interval": 0, "lineHeight": 16,
			"inside": false, "margin": 10, "padding": list{0, 0, 0, 0}}}
}

// labelWidth is the room for the longest line of the names, in pixels: 7.5 a letter on average.
func labelWidth(names []string, most int) int {
	longest := 0
	for _, name := range names {
		for line := range strings.SplitSeq(name, "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
	}
	return min(most, 12+15*longest/2)
}

// rowHeight is the room between two names of an axis that break at the width, in pixels.
func rowHeight(names []string, width int) int {
	most := 1
	for _, name := range names {
		lines, filled := 1, 0
		for word := range strings.FieldsSeq(name) {
			room := 8 * (utf8.RuneCountInString(word) + 1)
			if filled > 0 && filled+room > width {
				lines, filled = lines+1, 0
			}
			for filled += room; filled > width+8; filled -= width {
				lines++
			}
		}
		most = max(most, lines)
	}
	return max(36, 16*most+8)
}
