// The strategy as rings: strategy, fields, focus topics, targets, measures; the measures carry the
// ministries' Ampel.

package charts

import (
	"net/url"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// mostSegments is up to how many measures the outermost ring is drawn; of more it would be a blur.
const mostSegments = 400

func structure(q Query) *Figure {
	p := q.Portfolio
	r := progress.Sum(p, q.Scope)
	f := &Figure{Subtitle: q.subtitle("Aufbau der Strategie mit der Ampel der Maßnahmen", r.Total), Height: Heights{Wide: 720, Round: true, Below: ringsBelow}}
	if r.Total == 0 {
		f.Empty = noMeasures
		return f
	}
	t := &structureOf{q: q, links: map[string]models.Link[*models.MeasureNode]{}, fine: r.Total <= mostSegments, targets: map[string]bool{}, topics: map[string]bool{}}
	for _, l := range q.Scope.Measures(p) {
		t.links[l.To.ID] = l
	}
	rings := t.strategies()
	f.Title = t.finding(r)
	outermost := "Jedes Feld des äußersten Rings ist eine Maßnahme, gefärbt nach der eigenen Ampel des Ressorts."
	f.Alt = "Ringe von innen nach außen: Strategie, Handlungsfelder, Fokusthemen, Ziele, Maßnahmen. " + f.Title
	if !t.fine {
		outermost = "Bei mehr als " + german.Int(mostSegments) + " Maßnahmen endet die Zeichnung bei den Zielen: Jedes Feld des äußersten Rings ist ein Ziel, so breit wie die Zahl seiner Maßnahmen. Die Tabelle nennt alle mit ihrer Ampel."
		f.Subtitle = q.subtitle("Aufbau der Strategie", r.Total)
		f.Alt = "Ringe von innen nach außen: Strategie, Handlungsfelder, Fokusthemen, Ziele. " + f.Title
	}
	f.Rule = q.rule(r, outermost+" Eine Maßnahme mit mehreren Zielen zählt bei jedem davon; ohne Ziel steht sie direkt beim Handlungsfeld oder bei der Strategie. "+t.proposedRule())
	f.Table = Table{Columns: columns(7, "Maßnahme", "Ziel", "Fokusthema", "Handlungsfeld", "Strategie", "Zuordnung", "Ampel"), Rows: t.rows}
	f.drawRings(rings, t.fine)
	return f
}

// structureOf walks down the strategy and keeps what it met.
type structureOf struct {
	q                       Query
	links                   map[string]models.Link[*models.MeasureNode]
	fine                    bool
	targets, topics         map[string]bool
	allLinks, proposedLinks int
	withTarget              map[string]bool
	rows                    [][]Cell
}

func (t *structureOf) strategies() []item {
	p := t.q.Portfolio
	t.withTarget = map[string]bool{}
	var rings []item
	for _, s := range p.Strategies {
		placed := map[string]bool{}
		var parts []item
		for _, field := range p.FieldsOf(s.ID) {
			parts = appendBranch(parts, t.field(s, field, placed))
		}
		for _, target := range p.TargetsOfStrategy(s.ID) {
			if target.FieldID == "" && p.TopicOf(target).To == nil {
				parts = appendBranch(parts, t.target(s, nil, models.Link[*models.FocusTopic]{}, target, placed))
			}
		}
		parts = t.leftOver(parts, s, nil, p.MeasuresOfStrategy(s.ID), placed)
		rings = appendBranch(rings, t.branch(strategyName(s), "Strategie", t.q.strategyHref(s), "$step-5", parts))
	}
	return rings
}

func (t *structureOf) field(s *models.Strategy, field *models.Field, placed map[string]bool) item {
	p := t.q.Portfolio
	var parts []item
	for _, topic := range p.TopicsOfField(field.ID) {
		var inner []item
		for _, l := range p.TargetsOfTopic(topic.ID) {
			inner = appendBranch(inner, t.target(s, field, models.Link[*models.FocusTopic]{To: topic, Proposed: l.Proposed}, l.To, placed))
		}
		if len(inner) > 0 {
			t.topics[topic.ID] = true
		}
		parts = appendBranch(parts, t.branch(topic.Title, "Fokusthema", t.q.topicHref(topic), "$step-2", inner))
	}
	for _, target := range p.TargetsOfField(field.ID) {
		if p.TopicOf(target).To == nil {
			parts = appendBranch(parts, t.target(s, field, models.Link[*models.FocusTopic]{}, target, placed))
		}
	}
	parts = t.leftOver(parts, s, field, p.MeasuresOfField(field.ID), placed)
	return t.branch(field.Title, "Handlungsfeld", t.q.href("/handlungsfelder/"+url.PathEscape(field.ID)), "$step-4", parts)
}

func (t *structureOf) target(s *models.Strategy, field *models.Field, topic models.Link[*models.FocusTopic], target *models.TargetNode, placed map[string]bool) item {
	if t.q.Scope.TargetID != "" && t.q.Scope.TargetID != target.ID || t.q.Scope.TopicID != "" && (topic.To == nil || topic.To.ID != t.q.Scope.TopicID) {
		return item{}
	}
	var leaves []item
	for _, l := range t.q.Portfolio.MeasuresOfTarget(target.ID) {
		if _, in := t.links[l.To.ID]; !in {
			continue
		}
		placed[l.To.ID], t.withTarget[l.To.ID], t.targets[target.ID] = true, true, true
		leaves = append(leaves, t.measure(s, field, topic, target, l))
	}
	return t.branch(target.Title, "Ziel", t.q.href("/ziele/"+url.PathEscape(target.ID)), "$step-1", leaves)
}

// leftOver adds the measures that have not been placed further out.
func (t *structureOf) leftOver(parts []item, s *models.Strategy, field *models.Field, measures []*models.MeasureNode, placed map[string]bool) []item {
	var leaves []item
	for _, m := range measures {
		if _, in := t.links[m.ID]; in && !placed[m.ID] {
			placed[m.ID] = true
			leaves = append(leaves, t.measure(s, field, models.Link[*models.FocusTopic]{}, nil, models.Link[*models.MeasureNode]{To: m}))
		}
	}
	if len(leaves) == 0 {
		return parts
	}
	name, kind := "ohne Ziel", "Maßnahmen ohne Ziel"
	if field != nil && len(parts) == 0 { // the ring of fields is too narrow for a name; that of topics is free
		name, kind = field.Title, "Handlungsfeld, Maßnahmen ohne Ziel"
	}
	return append(parts, t.branch(name, kind, "", "$track", leaves))
}

// measure is a leaf and a row of the table.
func (t *structureOf) measure(s *models.Strategy, field *models.Field, topic models.Link[*models.FocusTopic], target *models.TargetNode, l models.Link[*models.MeasureNode]) item {
	status := progress.Of(t.q.Portfolio, l.To)
	proposed := l.Proposed || topic.Proposed
	kind, to, on, within := "benannt", Cell{Text: german.NotStated}, Cell{Text: german.NotStated}, Cell{Text: german.NotStated}
	if target != nil {
		to = Cell{target.Title, t.q.href("/ziele/" + url.PathEscape(target.ID))}
		t.allLinks++
		if proposed {
			t.proposedLinks++
		}
	}
	if topic.To != nil {
		on = Cell{topic.To.Title, t.q.topicHref(topic.To)}
	}
	if field != nil {
		within = Cell{field.Title, t.q.href("/handlungsfelder/" + url.PathEscape(field.ID))}
	}
	tip := []string{l.To.Title, "Ampel: " + german.Ampel(status.Own) + ", " + german.Phase(status.Phase)}
	if proposed {
		kind = "Vorschlag"
		tip = append(tip, "Zuordnung ist ein Vorschlag")
	}
	if target == nil {
		kind = "–"
	}
	t.rows = append(t.rows, []Cell{{l.To.Title, t.q.measureHref(l.To)}, to, on, within, {strategyName(s), t.q.strategyHref(s)}, {kind, ""}, {german.Ampel(status.Own), ""}})
	return item{Name: l.To.Title, Value: 1, Tip: tip, Href: t.q.measureHref(l.To), ItemStyle: style(ampelColour(status.Own), ampelPatterns[status.Own]), Label: ampelLabel(status.Own)}
}

// branch is a segment around its children; none without any.
func (t *structureOf) branch(name, kind, href, colour string, children []item) item {
	leaves := 0
	for _, c := range children {
		leaves += c.Value.(int)
	}
	if leaves == 0 {
		return item{}
	}
	branch := item{Name: name, Value: leaves, Href: href, Tip: []string{kind + ": " + name, german.Measures(leaves)}, ItemStyle: style(colour, plain), Children: children}
	if !t.fine && slices.ContainsFunc(children, func(c item) bool { return c.Label != nil }) { // only measures carry their Ampel
		branch.Children = nil
	}
	return branch
}

func (t *structureOf) proposedRule() string {
	switch t.proposedLinks {
	case 0:
		return "Keine gezeigte Zuordnung ist ein bloßer Vorschlag."
	case t.allLinks:
		return "Alle " + german.Int(t.allLinks) + " Zuordnungen zu Zielen und Fokusthemen beruhen auf Vorschlägen."
	}
	return german.Int(t.proposedLinks) + " von " + german.Int(t.allLinks) + " Zuordnungen zu Zielen und Fokusthemen beruhen auf Vorschlägen."
}

func appendBranch(list []item, branch item) []item {
	if branch.Value == nil {
		return list
	}
	return append(list, branch)
}

func (t *structureOf) finding(r *progress.Rollup) string {
	text := german.Measures(r.Total) + " tragen zu " + german.Count(len(t.targets), "Ziel", "Zielen") + " in " + german.Count(len(t.topics), "Fokusthema", "Fokusthemen") + " bei"
	if r.Total == 1 {
		text = "1 Maßnahme trägt zu " + german.Count(len(t.targets), "Ziel", "Zielen") + " in " + german.Count(len(t.topics), "Fokusthema", "Fokusthemen") + " bei"
	}
	without := r.Total - len(t.withTarget)
	switch {
	case len(t.targets) == 0:
		text = german.SomeOf(r.Total, r.Total, "ist keinem Ziel zugeordnet", "sind keinem Ziel zugeordnet")
	case without > 0:
		text = german.Int(len(t.withTarget)) + " von " + german.Measures(r.Total) + " sind einem von " + german.Count(len(t.targets), "Ziel", "Zielen") + " zugeordnet, " + german.Int(without) + " keinem"
		if len(t.withTarget) == 1 {
			text = "1 von " + german.Measures(r.Total) + " ist einem Ziel zugeordnet, " + german.Int(without) + " keinem"
		}
	}
	if t.allLinks > 0 && t.proposedLinks == t.allLinks {
		text += " – alle Zuordnungen sind Vorschläge"
	}
	return german.Sentence(text)
}

func (f *Figure) drawRings(rings []item, fine bool) {
	chart := charts.NewSunburst()
	chart.MultiSeries = charts.MultiSeries{{Type: "sunburst", Data: rings}, {Type: "pie", Data: ampelKeys()}}
	f.drawFor(chart, object{"legend": merge(legendBelow(), object{"show": fine, "data": keyNames()}), "series": list{object{
		"name": "Aufbau", "center": list{"50%", "48.5%"}, "radius": list{0, "95%"}, "nodeClick": false, "sort": nil, "startAngle": 90,
		"label":    object{"show": true, "fontSize": 11, "lineHeight": 13, "overflow": "break", "textBorderWidth": 0},
		"emphasis": object{"focus": "ancestor"},
		"levels": list{object{}, ring("0%", "10%", 0, 60, false, "$on-step-5"), ring("10%", "25%", "tangential", 140, true, "$on-step-4"),
			ring("25%", "58%", "radial", 118, true, "$on-step-2"), ring("58%", "89%", "radial", 112, true, "$on-step-1"), ring("89%", "95%", "tangential", 60, true, "$text")},
	}, object{"name": "Ampel", "silent": true, "radius": list{0, 0}, "label": object{"show": false}, "labelLine": object{"show": false}, "tooltip": object{"show": false}}}},
		object{"series": list{object{"center": list{"50%", "44.5%"}, "radius": list{0, "97%"}, "levels": list{object{}, ring("0%", "9%", 0, 60, false, "$on-step-5"), ring("9%", "20%", "tangential", 140, false, "$on-step-4"),
			ring("20%", "67%", "radial", 114, true, "$on-step-2"), ring("67%", "88%", "radial", 112, false, "$on-step-1"), ring("88%", "97%", "tangential", 60, true, "$text")}}}},
		object{"series": list{object{"center": list{"50%", "40%"}, "levels": list{object{}, ring("0%", "8%", 0, 60, false, "$on-step-5"), ring("8%", "22%", "tangential", 140, false, "$on-step-4"),
			ring("22%", "46%", "radial", 118, false, "$on-step-2"), ring("46%", "70%", "radial", 112, false, "$on-step-1"), ring("70%", "98%", "radial", 60, true, "$text")}}}})
}

// ringsBelow is the room of the legend under the rings, in pixels.
const ringsBelow = 64

// ring is a level of the drawing; a column has room for the names of topics only, a phone for none, and a broader ring of
// measures.
func ring(from, to string, turn any, width int, named bool, colour string) object {
	least := 9 // degrees a segment needs for its name
	if turn == "tangential" {
		least = 75 // names run along the innermost arcs
	}
	return object{"r0": from, "r": to, "label": object{"show": named, "rotate": turn, "width": width, "minAngle": least, "color": colour}}
}

// ampelLabel writes the value on the leaf: rings take no patterns of their own.
func ampelLabel(a models.Ampel) object {
	word := german.Ampel(a)
	if a == models.AmpelNone {
		word = "o. A."
	}
	return object{"show": true, "formatter": word, "minAngle": 7, "color": "$surface", "fontSize": 11, "width": 34}
}

func keyNames() list {
	names := list{}
	for _, key := range ampelKeys() {
		names = append(names, object{"name": key.Name})
	}
	return names
}

// ampelKeys are points without extent: they give the legend its entries, which rings have none of.
func ampelKeys() []item {
	var keys []item
	for _, a := range models.Ampeln {
		keys = append(keys, item{Name: "Ampel " + german.Ampel(a), Value: 0, Tip: []string{"Ampel " + german.Ampel(a), german.AmpelMeaning(a)}, ItemStyle: style(ampelColour(a), plain)})
	}
	return keys
}
