// Phases as a ring: how many measures are planned, being implemented, completed.

package charts

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// allPhases are the phases in the order of a measure's life, then "nobody has said".
var allPhases = append(slices.Clone(models.Phases), models.PhaseUnknown)

func phases(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Maßnahmen nach Phase", r.Total), Height: Heights{Wide: 380, Round: true}}
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case r.Phases[models.PhaseUnknown] == r.Total:
		f.Empty = noReports
		return f
	}
	f.Title = phaseFinding(r)
	f.Rule = q.rule(r, "Maßnahmen ohne Meldung zählen als „nicht gemeldet“, nie als geplant.")
	f.Alt = "Ringdiagramm der Phasen: " + german.Enumerate(phaseCounts(r)) + "."
	f.Table.Columns = columns(1, "Phase", "Maßnahmen", "Anteil")
	var parts []ringPart
	for _, phase := range allPhases {
		n, name := r.Phases[phase], german.Phase(phase)
		href := q.listHref("phase", phaseKey(phase))
		f.Table.Rows = append(f.Table.Rows, []Cell{{name, href}, {german.Int(n), ""}, {share(n, r.Total), ""}})
		parts = append(parts, ringPart{name, n, style(phaseColour(phase), phasePatterns[phase]), href})
	}
	f.Table.Rows = append(f.Table.Rows, cells("gesamt", german.Int(r.Total), share(r.Total, r.Total)))
	f.drawRing(parts, r.Total)
	return f
}

// phaseKey is the phase in an address; nobody's phase has a name there too.
func phaseKey(p models.Phase) string {
	if p == models.PhaseUnknown {
		return "unknown"
	}
	return string(p)
}

func phaseCounts(r *progress.Rollup) []string {
	var parts []string
	for _, phase := range allPhases {
		if n := r.Phases[phase]; n > 0 {
			parts = append(parts, german.Int(n)+" "+german.Phase(phase))
		}
	}
	return parts
}

// phaseFinding names the phase most measures are in, and how many are overdue.
func phaseFinding(r *progress.Rollup) string {
	most := models.PhaseUnknown
	for _, phase := range models.Phases {
		if r.Phases[phase] > 0 && (most == models.PhaseUnknown || r.Phases[phase] > r.Phases[most]) {
			most = phase
		}
	}
	singular, plural := german.PhaseVerb(most)
	text := german.SomeOf(r.Phases[most], r.Total, singular, plural)
	switch n := r.Signals[progress.Overdue]; {
	case n > 0 && r.Total == 1:
		text += " und überfällig"
	case n > 0:
		text += andSome(n, "ist überfällig", "sind überfällig")
	}
	if n := r.Phases[models.PhaseUnknown]; n > 0 {
		text += "; zu " + german.Int(n) + " fehlt die Angabe"
	}
	return german.Sentence(text)
}

// ringPart is one segment.
type ringPart struct {
	name  string
	count int
	style object
	href  string
}

// drawRing draws the parts around their total; labels stand outside, on a small screen the legend names them with their
// numbers.
func (f *Figure) drawRing(parts []ringPart, total int) {
	var data []item
	var named []string
	for _, part := range parts {
		if part.count == 0 {
			continue
		}
		named = append(named, part.name+": "+german.Int(part.count))
		count := german.Measures(part.count)
		data = append(data, item{Name: named[len(named)-1], Value: part.count, Href: part.href, ItemStyle: part.style,
			Tip: []string{part.name, count + " · " + share(part.count, total)}})
	}
	chart := charts.NewPie()
	chart.MultiSeries = charts.MultiSeries{{Type: "pie", Name: "Maßnahmen", Data: data, Radius: list{"50%", "74%"}, Center: list{"50%", "50%"}},
		{Type: "pie", Radius: list{0, 0}, Center: list{"50%", "50%"}, Data: []item{}}}
	f.Height.Below, f.Height.Least = legendRoomOf(named), 240
	above := object{"top": 0, "bottom": f.Height.Below} // whatever the height of the drawing is, the ring ends above the legend
	f.drawFor(chart, object{
		"legend": merge(legendBelow(), object{"show": false}),
		"series": list{
			object{"top": 0, "bottom": 0, "startAngle": 90, "minAngle": 3, "avoidLabelOverlap": true, "labelLayout": object{"hideOverlap": true}, "emphasis": object{"scaleSize": 4},
				"label":     merge(chip(14), object{"position": "outside", "formatter": "{b}", "width": 160, "overflow": "break", "fontWeight": 400, "padding": list{4, 0}}),
				"labelLine": object{"show": true, "length": 12, "length2": 10, "lineStyle": object{"color": "$muted"}}},
			object{"top": 0, "bottom": 0, "silent": true, "tooltip": object{"show": false}, "label": object{"show": true, "position": "center",
				"formatter": german.Int(total) + "\n" + plainPlural(total), "fontSize": 18, "lineHeight": 24, "fontWeight": 600},
				"data": list{object{"value": 0, "name": "", "tip": list{german.Measures(total) + " insgesamt"}, "itemStyle": object{"color": "$surface"}}}},
		},
	}, object{
		"legend": object{"show": true},
		"series": list{
			object{"center": list{"50%", "42%"}, "radius": list{"48%", "76%"},
				"label": object{"position": "inside", "formatter": "{c}", "padding": list{2, 4}, "width": 20}, "labelLine": object{"show": false}},
			object{"center": list{"50%", "42%"}},
		},
	}, object{
		"series": list{merge(above, object{"center": list{"50%", "50%"}, "radius": list{"56%", "92%"}, "label": object{"padding": list{1, 2}}}), merge(above, object{"center": list{"50%", "50%"}, "label": object{"fontSize": 15, "lineHeight": 20}})},
	})
}

func plainPlural(n int) string {
	if n == 1 {
		return "Maßnahme"
	}
	return "Maßnahmen"
}
