// Ministries and focus topics as a matrix: how many measures lie where both meet.

package charts

import (
	"maps"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// mostLevelHeads is how many topics have room to stand side by side above the matrix; more are turned.
const mostLevelHeads = 8

// headRoom is how long turned heads may be, in pixels, and longestHead in letters.
const (
	headRoom    = 330
	longestHead = 50
)

func matrix(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Zahl der Maßnahmen je federführendem Ressort und Fokusthema", r.Total)}
	if r.Total == 0 {
		f.Empty = noMeasures
		return f
	}
	ministries, topics, counts := progress.Matrix(q.Portfolio, q.Scope)
	most := 0
	for _, line := range counts {
		for _, cell := range line {
			if cell != nil {
				most = max(most, cell.Total)
			}
		}
	}
	if most == 0 || !anyTopic(topics) {
		f.Empty = "Keine Maßnahme ist über ein Ziel einem Fokusthema zugeordnet."
		return f
	}
	m := &matrixOf{q, ministries, topics, counts, most, severalLaender(ministries)}
	f.Title = m.finding(r)
	f.Rule = q.rule(nil, "Eine Maßnahme zählt bei jedem Fokusthema, zu dem sie über ihre Ziele beiträgt, und wird deshalb auch mehrfach gezeigt. "+
		leadRule(ministries)+" Auch Zuordnungen zu Fokusthemen können Vorschläge sein; leere Felder heißen: keine Maßnahme.")
	f.Alt = "Matrix aus " + german.Count(len(ministries), "Zeile", "Zeilen") + " (Ressorts) und " + german.Count(len(topics), "Spalte", "Spalten") +
		" (Fokusthemen); je dunkler ein Feld, desto mehr Maßnahmen. " + f.Title
	m.table(f)
	m.draw(f)
	return f
}

func anyTopic(topics []progress.Group[*models.FocusTopic]) bool {
	for _, t := range topics {
		if t.To != nil && t.Rollup.Total > 0 {
			return true
		}
	}
	return false
}

type matrixOf struct {
	q          Query
	ministries []progress.Group[*models.Ministry]
	topics     []progress.Group[*models.FocusTopic]
	counts     [][]*progress.Rollup
	most       int
	several    bool
}

// finding names the fullest cell of a named ministry and topic.
func (m *matrixOf) finding(r *progress.Rollup) string {
	most, ties := 0, 0
	var row, column int
	for i, ministry := range m.ministries {
		for j, topic := range m.topics {
			cell := m.counts[i][j]
			if cell == nil || ministry.To == nil || topic.To == nil || cell.Total < most {
				continue
			}
			if cell.Total == most {
				ties++
				continue
			}
			most, ties, row, column = cell.Total, 0, i, j
		}
	}
	if most == 0 {
		return german.Sentence("kein benanntes Ressort trägt zu einem Fokusthema bei")
	}
	if most == r.Total {
		return german.Sentence(m.label(row) + " führt " + allMeasures(most) + " zu " + german.Quote(m.topics[column].To.Title))
	}
	text := "am stärksten gebündelt ist die Arbeit bei " + m.label(row) + " zu " + german.Quote(m.topics[column].To.Title) + ": " + german.Int(most) + " von " + german.Measures(r.Total)
	if ties > 0 {
		text = "höchstens " + german.Measures(most) + " liegen bei einem Ressort und Fokusthema, so bei " + m.label(row) + " zu " + german.Quote(m.topics[column].To.Title)
		if most == 1 {
			text = "kein Ressort hat zu einem Fokusthema mehr als eine Maßnahme"
		}
	}
	if last := m.topics[len(m.topics)-1]; last.To == nil {
		text += "; " + german.Measures(last.Rollup.Total) + " ohne Fokusthema"
	}
	return german.Sentence(text)
}

func allMeasures(n int) string {
	if n == 1 {
		return "die einzige Maßnahme"
	}
	return "alle " + german.Int(n) + " Maßnahmen"
}

func (m *matrixOf) label(row int) string {
	return ministryLabel(m.q.Portfolio, m.ministries[row].To, m.ministries[row].Proposed, m.several)
}

func (m *matrixOf) table(f *Figure) {
	f.Table.Columns = columns(1, "Ressort")
	for _, t := range m.topics {
		f.Table.Columns = append(f.Table.Columns, Column{topicLabel(t), true})
	}
	for i, ministry := range m.ministries {
		name := "ohne benanntes Ressort"
		if ministry.To != nil {
			name = ministry.To.Name + " (" + abbreviation(ministry.To) + ")"
			if ministry.Proposed {
				name += ", Vorschlag"
			}
		}
		line := []Cell{{name, m.q.ministryHref(ministry.To)}}
		for j := range m.topics {
			n := 0
			if cell := m.counts[i][j]; cell != nil {
				n = cell.Total
			}
			line = append(line, Cell{german.Int(n), m.cellHref(i, j, n)})
		}
		f.Table.Rows = append(f.Table.Rows, line)
	}
}

func (m *matrixOf) cellHref(i, j, n int) string {
	ministry, topic := m.ministries[i].To, m.topics[j].To
	if n == 0 || ministry == nil || topic == nil {
		return ""
	}
	return m.q.listHref("ressort", ministry.ID, "fokusthema", topic.ID)
}

// step is the shade of a count, 1 to 5.
func (m *matrixOf) step(n int) string {
	if m.most <= 5 {
		return german.Int(n)
	}
	return german.Int((5*n + m.most - 1) / m.most)
}

func (m *matrixOf) draw(f *Figure) {
	names, heads := make([]string, len(m.ministries)), make([]string, len(m.topics))
	for i := range m.ministries {
		names[i] = m.label(i)
	}
	for j, t := range m.topics {
		heads[j] = topicLabel(t)
		if len(heads) > mostLevelHeads {
			heads[j] = german.Shorten(heads[j], longestHead)
		}
	}
	data, pieces := []item{}, list{}
	colour := map[int]string{}
	for i, line := range m.counts {
		for j, cell := range line {
			if cell == nil || cell.Total == 0 {
				continue
			}
			shade := m.step(cell.Total)
			colour[cell.Total] = "$step-" + shade
			data = append(data, item{Value: list{j, i, cell.Total}, Href: m.cellHref(i, j, cell.Total), Label: object{"color": "$on-step-" + shade},
				Tip: []string{names[i] + " – " + heads[j], german.Measures(cell.Total), "Fortschritt: " + coverage(cell)}})
		}
	}
	for n := 1; n <= m.most; n++ {
		if colour[n] != "" {
			pieces = append(pieces, object{"value": n, "color": colour[n]})
		}
	}
	chart := charts.NewHeatMap()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "category", Position: "top", Data: heads}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: names}))
	chart.MultiSeries = charts.MultiSeries{{Type: "heatmap", Name: "Maßnahmen", Data: data}}
	x, y := categoryAxis(heads, 140), categoryAxis(names, 170)
	for _, axis := range []object{x, y} {
		axis["splitArea"], axis["splitLine"] = object{"show": false}, object{"show": true, "lineStyle": object{"color": "$line"}}
	}
	x["axisLabel"].(object)["rotate"] = 0
	if len(heads) > mostLevelHeads {
		maps.Copy(x["axisLabel"].(object), object{"rotate": 90, "width": headRoom})
	}
	turned := labelWidth(names, 150)
	f.Height = Heights{Wide: 110 + rowHeight(names, besideBars)*len(names), Narrow: 20 + turned + 52*len(heads)}
	if len(heads) > mostLevelHeads {
		f.Height.Wide += headRoom - 40
	} else {
		f.Height.Wide += 60
	}
	f.draw(chart, object{
		"grid":  object{"left": 0, "right": 8, "top": 8, "bottom": 8, "containLabel": true},
		"xAxis": list{x}, "yAxis": list{y}, "visualMap": list{object{"type": "piecewise", "show": false, "dimension": 2, "pieces": pieces}},
		"series": list{object{"label": object{"show": true, "fontSize": 14, "fontWeight": 600, "formatter": "{@[2]}"}, "itemStyle": object{"borderColor": "$surface", "borderWidth": 2},
			"encode": object{"x": 0, "y": 1, "value": 2}}},
	}, object{ // the long names stand beside the rows
		"xAxis":  list{object{"data": asList(names), "axisLabel": object{"rotate": 90, "width": turned, "fontSize": 12, "overflow": "break"}}},
		"yAxis":  list{object{"data": asList(heads), "axisLabel": object{"width": min(124, labelWidth(heads, 170)), "fontSize": 12}}},
		"series": list{object{"encode": object{"x": 1, "y": 0}}},
	})
}

// asList are the names as a list of an option.
func asList(names []string) list {
	out := make(list, len(names))
	for i, name := range names {
		out[i] = name
	}
	return out
}
