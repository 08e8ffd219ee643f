// Outlines: rows that stand in each other, joined by lines, with a bar of progress at the edge. They are readable at any
// width, which drawn trees are not.

package charts

import (
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/models"
)

// outlineRow is one row: what it is, how deep it stands, and how far it is.
type outlineRow struct {
	name, note string
	body       *models.Body // that it is, if any
	sort       string       // in the legend
	depth      int
	parent     int // row, -1 = none
	late       bool
	barred     bool // has a bar, dashed where percent is unknown
	percent    models.Percent
	tip        []string
	href       string
}

// look is how rows or bars of a sort are drawn.
type look struct {
	sort, symbol, colour string
	decal                object
}

// The room of an outline: a step inwards, names on a desk, in a column and on a phone, bars there, in pixels.
const (
	outlineStep                                      = 16
	outlineName, outlineNameNarrow, outlineNamePhone = 470, 280, 160
	outlineBar, outlineBarPhone                      = 150, 62
)

// longWord is how many letters a line of the narrowest outline holds.
const longWord = 22

// label is the name over the note; words too long for a line may break behind their hyphens.
func (r *outlineRow) label() string {
	words := strings.Split(r.name, " ")
	for i, word := range words {
		if utf8.RuneCountInString(word) > longWord {
			words[i] = strings.ReplaceAll(word, "-", "-\u200b")
		}
	}
	name := strings.Join(words, " ")
	if r.note == "" {
		return name
	}
	return name + "\n" + r.note
}

func (f *Figure) drawOutline(rows []outlineRow, looks []look) {
	names, joints, lines := make([]string, len(rows)), list{}, list{}
	points, bars := make([][]item, len(looks)), make([][]item, len(looks))
	for i, r := range rows {
		names[i] = r.label()
		at := lookOf(looks, r.sort)
		x, y := outlineStep*r.depth+8, float64(i)+0.5
		it := item{Name: names[i], Value: list{x, y}, Tip: r.tip, Href: r.href}
		if r.late {
			it.Label = object{"color": "$ampel-red"}
		}
		points[at] = append(points[at], it)
		joints = append(joints, object{"name": german.Int(i), "value": list{x, y}})
		if r.parent >= 0 {
			elbow := "e" + german.Int(i)
			joints = append(joints, object{"name": elbow, "value": list{outlineStep*rows[r.parent].depth + 8, y}})
			lines = append(lines, object{"source": german.Int(r.parent), "target": elbow}, object{"source": elbow, "target": german.Int(i)})
		}
		if r.barred {
			percent := any(-1)
			if r.percent.Known() {
				percent = r.percent.Float()
			}
			bars[at] = append(bars[at], item{Name: r.name, Value: list{y, 0, 1, percent, r.name}, Tip: r.tip, Href: r.href})
		}
	}
	chart := charts.NewScatter()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value"}), charts.WithYAxisOpts(opts.YAxis{Type: "value"}))
	chart.MultiSeries = charts.MultiSeries{{Type: "graph", Name: "_linien", Data: joints, Links: lines}}
	edits := list{object{"coordinateSystem": "cartesian2d", "symbolSize": 0, "silent": true, "label": object{"show": false}, "lineStyle": object{"color": "$neutral", "width": 1, "opacity": 1, "curveness": 0}, "z": 1}}
	narrow, phone, legend := list{object{}}, list{object{}}, list{}
	for i, l := range looks {
		if len(points[i]) == 0 {
			continue
		}
		legend = append(legend, object{"name": l.sort, "icon": l.symbol})
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "scatter", Name: l.sort, Symbol: l.symbol, Data: points[i]})
		edits = append(edits, object{"symbolSize": 11, "itemStyle": object{"color": l.colour, "decal": plain, "opacity": 1}, "z": 3,
			"label": object{"show": true, "formatter": "{b}", "position": "right", "distance": 7, "fontSize": 13, "lineHeight": 17, "width": outlineName - 60, "overflow": "break"}})
		narrow, phone = append(narrow, object{"label": object{"width": outlineNameNarrow}}), append(phone, object{"label": object{"width": outlineNamePhone, "fontSize": 12, "lineHeight": 15}})
		if len(bars[i]) > 0 {
			chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "custom", Name: l.sort, Data: bars[i]})
			edits = append(edits, object{"renderItem": "fn:zeitbalken", "xAxisIndex": 1, "yAxisIndex": 1, "itemStyle": object{"color": l.colour, "decal": l.decal}, "encode": object{"x": list{1, 2}, "y": 0}, "z": 3})
			narrow, phone = append(narrow, object{}), append(phone, object{})
		}
	}
	f.Height = Heights{Wide: 44 + outlineHeight(names, outlineName-60, 17)*len(rows), Narrow: 44 + legendRoom(len(legend)) + outlineHeight(names, outlineNameNarrow, 17)*len(rows),
		Phone: 44 + legendRoom(len(legend)) + outlineHeight(names, outlineNamePhone, 15)*len(rows)}
	across := func(grid, most int) object {
		return object{"type": "value", "gridIndex": grid, "min": 0, "max": most, "show": false}
	}
	down := func(grid int) object {
		return object{"type": "value", "gridIndex": grid, "min": 0, "max": len(rows), "inverse": true, "show": false}
	}
	small := list{object{"right": outlineBarPhone + 12, "width": "auto", "bottom": legendRoom(len(legend))}, object{"left": "auto", "right": 2, "width": outlineBarPhone, "bottom": legendRoom(len(legend))}}
	f.drawFor(chart, object{"grid": list{object{"left": 0, "right": "auto", "width": outlineName, "top": 4, "bottom": 40}, object{"left": outlineName + 12, "right": "auto", "width": outlineBar, "top": 4, "bottom": 40}},
		"xAxis": list{across(0, outlineName), across(1, 1)}, "yAxis": list{down(0), down(1)},
		"legend": merge(legendBelow(), object{"data": legend}), "series": edits,
	}, object{"grid": small, "xAxis": list{object{"max": 400}}, "series": narrow},
		object{"xAxis": list{object{"max": 210}}, "series": phone})
}

func lookOf(looks []look, sort string) int {
	for i, l := range looks {
		if l.sort == sort {
			return i
		}
	}
	return 0
}

// outlineHeight is the height of a row: its lines, and room between it and the next.
func outlineHeight(names []string, width, line int) int {
	return max(40, mostLines(names, width)*line+10)
}

// mostLines is into how many lines the longest of the names breaks.
func mostLines(names []string, width int) (most int) {
	for _, name := range names {
		lines := 0
		for part := range strings.SplitSeq(name, "\n") {
			lines += (rowHeight([]string{part}, width) - 8) / 16
		}
		most = max(most, lines)
	}
	return most
}
