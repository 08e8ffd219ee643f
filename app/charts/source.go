// Where a figure's numbers come from: a line for images, which travel without their page.

package charts

import (
	"zielstand/app/german"
)

// Source names what the figure rests on: "Quelle: …"; invented data is called so.
func (f *Figure) Source() string { return f.source }

// source is the line for every figure of the query.
func (q Query) source() string {
	text := "Quelle: " + q.strategyNames()
	if q.Portfolio.Demo {
		return text + " mit Demonstrationsdaten: Meldungen, Termine und Zuständigkeiten sind erfunden."
	}
	return text + " und Statusmeldungen der Ressorts, aufbereitet mit Zielstand."
}

// sourceOfBodies is the line for figures about the governance.
func (q Query) sourceOfBodies() string {
	if q.Portfolio.Demo {
		return "Quelle: veröffentlichte Beschlüsse und Regeln mit Demonstrationsdaten: weitere Sitzungen, Beschlüsse und Aufträge sind erfunden."
	}
	return "Quelle: erfasste Gremien, Beschlüsse und Aufträge, jeder Eintrag mit seiner Fundstelle, aufbereitet mit Zielstand."
}

// strategyNames names up to two strategies of the scope, and counts more.
func (q Query) strategyNames() string {
	p, id := q.Portfolio, q.strategyID()
	var names []string
	for _, s := range p.Strategies {
		if id == "" || s.ID == id {
			names = append(names, strategyName(s))
		}
	}
	switch {
	case len(names) == 0:
		return "Bestand ohne Strategie"
	case len(names) > 2:
		return german.Int(len(names)) + " Strategien"
	}
	return german.Enumerate(names)
}

// strategyID is the strategy that the scope is a part of, "" for parts of several.
func (q Query) strategyID() string {
	p, s := q.Portfolio, q.Scope
	if s.StrategyID != "" {
		return s.StrategyID
	}
	field := p.Field(s.FieldID)
	if topic := p.FocusTopic(s.TopicID); topic != nil {
		field = p.Field(topic.FieldID)
	}
	if field != nil {
		return field.StrategyID
	}
	if target := p.Target(s.TargetID); target != nil {
		return target.StrategyID
	}
	if measure := p.Measure(s.MeasureID); measure != nil {
		return measure.StrategyID
	}
	return ""
}
