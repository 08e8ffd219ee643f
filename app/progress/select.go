// Selection for lists: filter and order.

package progress

import (
	"slices"
	"strconv"

	"zielstand/models"
)

// Filter narrows a list of measures. Within one criterion any value matches, all criteria must.
type Filter struct {
	Scope
	Phases  []models.Phase // PhaseUnknown = not reported
	Ampeln  []models.Ampel // the ministries' own
	Signals []Signals
	// MinistryIDs are ministries in charge, TopicIDs focus topics; "" stands for "nicht angegeben".
	MinistryIDs, TopicIDs []string
	// StatedOnly leaves out what belongs here by a proposal only.
	StatedOnly bool
	// Match is a further condition such as a text search; nil matches everything.
	Match func(*models.MeasureNode) bool
}

// Row is one measure of a list.
type Row struct {
	*Status
	Lead models.Link[*models.Ministry]
	// Proposed tells that the measure is in the selection by a proposal only.
	Proposed bool
}

// Select returns the measures (without parts) that pass the filter, in order.
func Select(p *models.Portfolio, f Filter, by Order) []Row {
	links := f.Scope.Measures(p)
	rows := make([]Row, 0, len(links))
	for _, l := range links {
		row := Row{Status: Of(p, l.To), Proposed: l.Proposed}
		if !f.passes(row.Status) {
			continue
		}
		row.Lead = p.Lead(l.To)
		if !f.belongs(p, &row) || f.StatedOnly && row.Proposed || f.Match != nil && !f.Match(l.To) {
			continue
		}
		rows = append(rows, row)
	}
	by.sort(p, rows)
	return rows
}

// passes checks what the status alone tells.
func (f *Filter) passes(s *Status) bool {
	var signals Signals
	for _, one := range f.Signals {
		signals |= one
	}
	return (len(f.Phases) == 0 || slices.Contains(f.Phases, s.Phase)) &&
		(len(f.Ampeln) == 0 || slices.Contains(f.Ampeln, s.Own)) &&
		(signals == 0 || s.Signals.Any(signals))
}

// belongs checks ministries and topics, and notes whether only a proposal says so.
func (f *Filter) belongs(p *models.Portfolio, row *Row) bool {
	if len(f.MinistryIDs) > 0 {
		if !slices.Contains(f.MinistryIDs, leadID(row.Lead)) {
			return false
		}
		row.Proposed = row.Proposed || row.Lead.Proposed
	}
	if len(f.TopicIDs) == 0 {
		return true
	}
	topics := p.TopicsOf(row.Measure)
	if len(topics) == 0 {
		return slices.Contains(f.TopicIDs, "")
	}
	found, proposed := false, true
	for _, t := range topics {
		if t.To != nil && slices.Contains(f.TopicIDs, t.To.ID) {
			found, proposed = true, proposed && t.Proposed
		}
	}
	row.Proposed = row.Proposed || found && proposed
	return found
}

// MostUrgent returns the n most urgent measures of the scope that have a reason to be, most urgent first; equal
// ones in the order of strategy and number.
func MostUrgent(p *models.Portfolio, scope Scope, n int) []Row {
	nodes, ok := scope.whole(p)
	if !ok {
		rows := Select(p, Filter{Scope: scope}, OrderUrgency)
		return firstUrgent(rows, n)
	}
	q := question{what: "urgent " + strconv.Itoa(n), strategyID: scope.StrategyID, day: p.Stichtag}
	rows := foldwise(p, q, nodes, func(block []*models.MeasureNode) []Row {
		var part []Row
		for _, m := range block {
			if s := Of(p, m); Urgency(s) > 0 {
				part = append(part, Row{Status: s, Lead: p.Lead(m)})
			}
		}
		OrderUrgency.sort(p, part)
		return firstUrgent(part, n)
	}, func(parts [][]Row) []Row {
		rows := slices.Concat(parts...)
		OrderUrgency.sort(p, rows)
		return firstUrgent(rows, n)
	})
	return slices.Clone(rows) // the caller's own
}

// firstUrgent cuts ordered rows behind the n-th, and where there is nothing to do any more.
func firstUrgent(rows []Row, n int) []Row {
	if calm := slices.IndexFunc(rows, func(row Row) bool { return Urgency(row.Status) == 0 }); calm >= 0 {
		rows = rows[:calm]
	}
	return rows[:min(n, len(rows))]
}
