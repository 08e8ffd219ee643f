// Who is in charge of what: a flow from focus topics to ministries, as wide as the number of measures.

package charts

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func flow(q Query) *Figure {
	r := progress.Sum(q.Portfolio, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Zuordnung der Maßnahmen: Fokusthema – federführendes Ressort", r.Total)}
	links := progress.Flow(q.Portfolio, q.Scope)
	named := 0
	for _, l := range links {
		if l.Topic != nil && l.Ministry != nil {
			named++
		}
	}
	switch {
	case r.Total == 0:
		f.Empty = noMeasures
		return f
	case named == 0:
		f.Empty = "Für keine Maßnahme sind Fokusthema und federführendes Ressort bekannt."
		return f
	}
	assigned, proposed := 0, 0
	for _, l := range links {
		assigned += l.Measures
		if l.Proposed {
			proposed += l.Measures
		}
	}
	f.Title = flowFinding(q.Portfolio, links, assigned, proposed)
	f.Rule = q.rule(nil, "Eine Maßnahme zählt bei jedem Fokusthema, zu dem sie über ihre Ziele beiträgt: "+german.Count(assigned, "Zuordnung", "Zuordnungen")+" aus "+german.Measures(r.Total)+
		". "+bandRule(assigned, proposed))
	f.Alt = "Flussdiagramm von links (Fokusthemen) nach rechts (Ressorts); die Breite eines Bandes ist die Zahl der Maßnahmen. " + f.Title
	f.Table.Columns = append(columns(3, "Fokusthema", "Ressort", "Zuordnung"), Column{"Maßnahmen", true})
	for _, l := range links {
		kind, ministry := "benannt", german.NotStated
		if l.Proposed {
			kind = "Vorschlag"
		}
		if l.Ministry != nil {
			ministry = l.Ministry.Name + " (" + abbreviation(l.Ministry) + ")"
		}
		f.Table.Rows = append(f.Table.Rows, []Cell{{topicName(l.Topic), q.topicHref(l.Topic)}, {ministry, q.ministryHref(l.Ministry)}, {kind, ""}, {german.Int(l.Measures), ""}})
	}
	f.drawFlow(q, links)
	return f
}

func bandRule(assigned, proposed int) string {
	if proposed == 0 {
		return "Alle Zuordnungen sind benannt, keine ist nur vorgeschlagen."
	}
	return "Blasse Bänder beruhen auf Vorschlägen (" + german.Int(proposed) + "), kräftige auf benannten Zuordnungen (" + german.Int(assigned-proposed) + ")."
}

// flowFinding names the ministry that serves most topics.
func flowFinding(p *models.Portfolio, links []progress.FlowLink, assigned, proposed int) string {
	topics := map[*models.FocusTopic]bool{}
	served := map[*models.Ministry]map[*models.FocusTopic]bool{}
	for _, l := range links {
		if l.Topic == nil {
			continue
		}
		topics[l.Topic] = true
		if l.Ministry != nil {
			if served[l.Ministry] == nil {
				served[l.Ministry] = map[*models.FocusTopic]bool{}
			}
			served[l.Ministry][l.Topic] = true
		}
	}
	var most *models.Ministry
	tie := false
	for _, m := range p.Ministries {
		switch n := len(served[m]); {
		case n == 0:
		case most == nil || n > len(served[most]):
			most, tie = m, false
		case n == len(served[most]):
			tie = true
		}
	}
	text := abbreviation(most) + " führt Maßnahmen zu " + german.Int(len(served[most])) + " von " + german.Count(len(topics), "Fokusthema", "Fokusthemen")
	switch {
	case len(topics) == 1 && len(served) == 1:
		text = "alle Maßnahmen mit Fokusthema und Ressort führt " + abbreviation(most)
	case len(topics) == 1:
		text = german.Int(len(served)) + " Ressorts führen Maßnahmen zum Fokusthema"
	case tie:
		text += ", kein Ressort zu mehr"
	case len(served) > 1:
		text += ", mehr als jedes andere Ressort"
	}
	switch {
	case proposed == 1:
		text += "; 1 von " + german.Count(assigned, "Zuordnung", "Zuordnungen") + " ist nur vorgeschlagen"
	case proposed > 1:
		text += "; " + german.Int(proposed) + " von " + german.Count(assigned, "Zuordnung", "Zuordnungen") + " sind nur vorgeschlagen"
	}
	return german.Sentence(text)
}

// flowNodes gives every node a name of its own: ECharts connects nodes by name.
type flowNodes struct {
	items []item
	taken map[string]bool
	names map[any]string
}

func (n *flowNodes) name(key any, label string, make func(name string) item) string {
	if name, ok := n.names[key]; ok {
		return name
	}
	for n.taken[label] {
		label += "\u200b"
	}
	n.taken[label], n.names[key] = true, label
	n.items = append(n.items, make(label))
	return label
}

func (f *Figure) drawFlow(q Query, links []progress.FlowLink) {
	type side struct {
		to   any
		left bool
	}
	nodes := &flowNodes{taken: map[string]bool{}, names: map[any]string{}}
	edges, ends := list{}, [2]int{}
	several := false
	for _, l := range links {
		several = several || l.Ministry != nil && links[0].Ministry != nil && l.Ministry.JurisdictionID != links[0].Ministry.JurisdictionID
	}
	for _, l := range links {
		before := len(nodes.items)
		from := nodes.name(side{l.Topic, true}, topicName(l.Topic), func(name string) item {
			return item{Name: name, Tip: []string{topicName(l.Topic)}, Href: q.topicHref(l.Topic), ItemStyle: object{"color": "$accent"}, Label: object{"position": "right"}}
		})
		ends[0] += len(nodes.items) - before
		before = len(nodes.items)
		to := nodes.name(side{l.Ministry, false}, ministryLabel(q.Portfolio, l.Ministry, false, several), func(name string) item {
			it := item{Name: name, Tip: []string{german.NotStated}, ItemStyle: object{"color": "$neutral"}, Label: object{"position": "left"}}
			if l.Ministry != nil {
				it.Tip, it.Href, it.ItemStyle = []string{l.Ministry.Name}, q.ministryHref(l.Ministry), object{"color": "$phase-ongoing"}
			}
			return it
		})
		ends[1] += len(nodes.items) - before
		line, kind := object{"color": "$accent/0.5", "opacity": 1}, "benannt"
		if l.Proposed {
			line, kind = object{"color": "$neutral/0.28", "opacity": 1}, "Vorschlag"
		}
		edges = append(edges, object{"source": from, "target": to, "value": l.Measures, "lineStyle": line,
			"tip": list{topicName(l.Topic) + " – " + ministryLabel(q.Portfolio, l.Ministry, false, several), german.Measures(l.Measures) + " (" + kind + ")"}})
	}
	f.Height = Heights{Wide: 80 + 44*max(ends[0], ends[1]), Phone: 80 + 56*max(ends[0], ends[1]), Least: 70 + 34*max(ends[0], ends[1])}
	chart := charts.NewSankey()
	chart.MultiSeries = charts.MultiSeries{{Type: "sankey", Data: nodes.items, Links: edges}}
	f.draw(chart, object{"series": list{object{
		"left": 2, "right": 2, "top": 10, "bottom": 10, "nodeWidth": 14, "nodeGap": 14, "draggable": false, "layoutIterations": 32,
		"label":    object{"show": true, "fontSize": 13, "fontWeight": 600, "width": 260, "overflow": "break", "lineHeight": 16, "color": "$text", "textBorderColor": "$surface", "textBorderWidth": 4},
		"emphasis": object{"focus": "adjacency"}, "itemStyle": object{"borderWidth": 0}, "name": "Zuordnung von " + strconv.Itoa(ends[0]) + " zu " + strconv.Itoa(ends[1]),
	}}}, object{"series": list{object{"nodeGap": 20, "label": object{"width": 130, "fontSize": 12}}}})
}
