// The governance as a graph: bodies and offices on the left, ministries and Länder on the right, lines for who belongs to
// what, bars for how far each is.

package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"zielstand/app/german"
	"zielstand/models"
)

// The room for names beside the graph, in pixels, and how many nodes a side has at most.
const (
	mapName, mapNameNarrow, mapNamePhone = 280, 164, 136
	mapRightPhone                        = 80 // ministries are short there
	mostNodes                            = 40
)

// mapNode is a bar with its name.
type mapNode struct {
	row  outlineRow
	id   string
	left bool
}

func bodyGraph(q Query) *Figure {
	m := q.bodyMap()
	f := &Figure{Subtitle: q.subtitle("Gremien und Funktionen, ihre Mitglieder und ihre Aufträge", len(m.g.bodies))}
	if len(m.g.bodies) == 0 {
		f.Empty = noBodies
		return f
	}
	bodies := m.rows()
	var left, right []mapNode
	index := map[string]int{}
	for _, b := range m.ordered(bodies) {
		if len(left) < mostNodes {
			s := m.of[b.ID]
			index[b.ID] = len(left)
			left = append(left, mapNode{outlineRow{name: german.Shorten(b.Title(), 60), note: s.words, sort: bodySort(b), late: s.overdue > 0, percent: s.percent,
				tip: nonEmptyAll(bodyName(b), german.BodyKind(b.Kind), m.memberWords(b), s.words), href: q.bodyHref(b)}, b.ID, true})
		}
	}
	for _, ministry := range m.ministries {
		if len(right) < mostNodes {
			index["ministry "+ministry.ID] = len(right)
			right = append(right, mapNode{outlineRow{name: ministryLabel(q.Portfolio, ministry, false, m.severalLands()), note: m.note(ministry), sort: sortMinistry, late: m.owed[ministry.ID].overdue > 0,
				percent: m.percent(ministry), tip: nonEmptyAll(ministry.Name, m.note(ministry)), href: q.ministryHref(ministry)}, ministry.ID, false})
		}
	}
	cut := ""
	if len(left) < len(m.g.bodies) || len(right) < len(m.ministries) {
		cut = "Gezeigt sind höchstens " + german.Int(mostNodes) + " Gremien und Ressorts; die Tabelle nennt alle."
	}
	f.Title = m.finding()
	f.Rule = m.rule(append([]string{"Eine Linie heißt: Das Ressort hat am Stichtag einen Platz im Gremium, kräftig den Vorsitz oder die Federführung; eine dunkle Klammer verbindet ein Gremium mit dem, zu dem es gehört."}, nonEmpty(cut)...)...)
	f.Alt = "Netz mit Gremien und Funktionen links und Ressorts rechts; Linien zeigen die Mitgliedschaften, Balken den Fortschritt. " + f.Title
	m.table(f)
	f.drawMap(m, left, right, index)
	return f
}

func nonEmptyAll(texts ...string) (kept []string) {
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// ordered are the bodies in the order of the outline, so that lines cross little.
func (m *bodyMap) ordered(rows []outlineRow) (bodies []*models.Body) {
	for _, r := range rows {
		if r.body != nil {
			bodies = append(bodies, r.body)
		}
	}
	return bodies
}

func (m *bodyMap) severalLands() bool {
	for _, ministry := range m.ministries {
		if ministry.JurisdictionID != m.ministries[0].JurisdictionID {
			return true
		}
	}
	return false
}

// weight is how a place is drawn: the chair and who coordinates stand out.
func weight(r models.MemberRole) (width float64, colour string) {
	if r == models.MemberChair || r == models.MemberLead || r == models.MemberHolder {
		return 2.5, "$accent"
	}
	return 1, "$neutral/0.6"
}

func (f *Figure) drawMap(m *bodyMap, left, right []mapNode, index map[string]int) {
	const high, bar = 1000.0, 14.0 // the height and the length of a bar in units of the axes
	at := func(i, n int) float64 { return high * (float64(i) + 0.5) / float64(n) }
	joints, lines := list{}, list{}
	for i := range left {
		joints = append(joints, object{"name": "l" + german.Int(i), "value": list{bar, at(i, len(left))}})
	}
	for i := range right {
		joints = append(joints, object{"name": "r" + german.Int(i), "value": list{100 - bar, at(i, len(right))}})
	}
	for _, b := range m.g.bodies {
		from, there := index[b.ID]
		if parent, known := index[b.ParentID]; there && known {
			up, down, line := "p"+german.Int(from), "c"+german.Int(from), object{"color": "$text", "width": 1.5}
			joints = append(joints, object{"name": up, "value": list{bar + 4, at(parent, len(left))}}, object{"name": down, "value": list{bar + 4, at(from, len(left))}})
			lines = append(lines, object{"source": "l" + german.Int(parent), "target": up, "lineStyle": line}, object{"source": up, "target": down, "lineStyle": line}, object{"source": down, "target": "l" + german.Int(from), "lineStyle": line})
		}
		drawn := map[int]bool{}
		for _, place := range m.members[b.ID] {
			if to, known := index["ministry "+place.MinistryID]; there && known && !drawn[to] {
				drawn[to] = true
				width, colour := weight(place.Role)
				lines = append(lines, object{"source": "l" + german.Int(from), "target": "r" + german.Int(to), "lineStyle": object{"color": colour, "width": width}})
			}
		}
	}
	chart := charts.NewScatter()
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value"}), charts.WithYAxisOpts(opts.YAxis{Type: "value"}))
	chart.MultiSeries = charts.MultiSeries{{Type: "graph", Name: "_verbindungen", Data: joints, Links: lines}}
	edits := list{object{"coordinateSystem": "cartesian2d", "symbolSize": 0, "silent": true, "label": object{"show": false}, "lineStyle": object{"opacity": 1, "curveness": 0}, "z": 1}}
	small, phone := list{object{}}, list{object{}}
	for _, side := range [][]mapNode{left, right} {
		if len(side) == 0 {
			continue
		}
		labels, place := make([]item, len(side)), "left"
		for i, n := range side {
			x := 0.0
			if !n.left {
				x, place = 100, "right"
			}
			labels[i] = item{Name: n.row.label(), Value: list{x, at(i, len(side))}, Tip: n.row.tip, Href: n.row.href}
			if n.row.late {
				labels[i].Label = object{"color": "$ampel-red"}
			}
		}
		chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "scatter", Name: "Namen " + place, Data: labels})
		edits = append(edits, object{"symbolSize": 1, "itemStyle": object{"color": "$surface/0", "opacity": 1}, "clip": false, "label": object{"show": true, "formatter": "{b}", "position": place, "distance": 6, "fontSize": 13, "lineHeight": 16,
			"width": mapName - 12, "overflow": "break", "align": map[string]string{"left": "right", "right": "left"}[place]}})
		small = append(small, object{"label": object{"width": mapNameNarrow - 10, "fontSize": 13, "lineHeight": 16}})
		room := mapNamePhone
		if !side[0].left {
			room = mapRightPhone
		}
		phone = append(phone, object{"label": object{"width": room - 8, "fontSize": 11, "lineHeight": 13}})
	}
	legend := list{}
	for _, l := range bodyLooks {
		var bars []item
		for _, side := range [][]mapNode{left, right} {
			for i, n := range side {
				if n.row.sort != l.sort {
					continue
				}
				x, percent := 0.0, any(-1)
				if !n.left {
					x = 100 - bar
				}
				if n.row.percent.Known() {
					percent = n.row.percent.Float()
				}
				bars = append(bars, item{Name: n.row.name, Value: list{at(i, len(side)), x, x + bar, percent, n.row.name}, Tip: n.row.tip, Href: n.row.href})
			}
		}
		if len(bars) > 0 {
			chart.MultiSeries = append(chart.MultiSeries, charts.SingleSeries{Type: "custom", Name: l.sort, Data: bars})
			edits = append(edits, object{"renderItem": "fn:zeitbalken", "itemStyle": object{"color": l.colour, "decal": l.decal}, "encode": object{"x": list{1, 2}, "y": 0}, "z": 3})
			legend = append(legend, object{"name": l.sort, "icon": "rect"})
		}
	}
	f.Height = mapHeights(left, right, len(legend))
	sides := func(room, bottom int) list {
		return list{object{"left": room, "right": room, "top": 8, "bottom": bottom}}
	}
	// A unit of the upright axis is chosen so that half of it is the height of a bar.
	f.drawFor(chart, object{"grid": sides(mapName, 40), "legend": merge(legendBelow(), object{"data": legend}), "series": edits,
		"xAxis": list{object{"type": "value", "min": 0, "max": 100, "show": false}}, "yAxis": list{object{"type": "value", "min": 0, "max": high, "inverse": true, "show": false}},
	}, object{"grid": sides(mapNameNarrow, legendRoom(len(legend))), "series": small}, object{"grid": list{object{"left": mapNamePhone, "right": mapRightPhone}}, "series": phone})
}

// mapHeights give every name its lines.
func mapHeights(left, right []mapNode, legend int) Heights {
	high := func(width, line int) int {
		most := 0
		for _, side := range [][]mapNode{left, right} {
			names := make([]string, len(side))
			for i, n := range side {
				names[i] = n.row.label()
			}
			most = max(most, len(side)*max(30, mostLines(names, width)*line+8))
		}
		return most
	}
	return Heights{Wide: 48 + high(mapName-12, 16), Narrow: 8 + legendRoom(legend) + high(mapNameNarrow-10, 16), Phone: 8 + legendRoom(legend) + high(mapRightPhone-8, 13)}
}
