// Groups of measures: by ministry, focus topic, field and strategy. Stated and proposed memberships are
// kept apart, so that nobody takes a guess for a fact.

package progress

import (
	"maps"
	"slices"
	"sync/atomic"

	"zielstand/models"
)

// Group is the measures that belong to one thing.
type Group[T any] struct {
	// To is the ministry, topic, field or strategy; nil = "nicht angegeben".
	To T
	// Proposed tells that all of the group belongs to To by a proposal only ("Vorschlag").
	Proposed bool
	Rollup   *Rollup // shared; do not change it

	members *bundle
}

// Links returns the measures of the group, by strategy and number.
func (g *Group[T]) Links() []models.Link[*models.MeasureNode] { return g.members.all(nil) }

type link = models.Link[*models.MeasureNode]

// grouping collects measures under targets in a given order.
type grouping[T comparable] struct {
	stated, proposed map[T][]link
	none             []link
}

func newGrouping[T comparable]() *grouping[T] {
	return &grouping[T]{map[T][]link{}, map[T][]link{}, nil}
}

// groupBy puts each link under everything that belong names for it, or under none.
func groupBy[T comparable](links []link, belong func(*models.MeasureNode) []models.Link[T]) *grouping[T] {
	g := newGrouping[T]()
	for _, l := range links {
		to := belong(l.To)
		if len(to) == 0 {
			g.none = append(g.none, l)
		}
		for _, t := range to {
			if t.Proposed {
				g.proposed[t.To] = append(g.proposed[t.To], link{To: l.To, Proposed: true})
			} else {
				g.stated[t.To] = append(g.stated[t.To], l)
			}
		}
	}
	return g
}

// groups returns the groups that are not empty: stated ones in order, proposed ones in order, last
// those that belong to nothing.
func (g *grouping[T]) groups(p *models.Portfolio, order []T) []Group[T] {
	var out []Group[T]
	for _, proposed := range []bool{false, true} {
		from := g.stated
		if proposed {
			from = g.proposed
		}
		for _, to := range order {
			if links := from[to]; len(links) > 0 {
				out = append(out, Group[T]{to, proposed, SumOf(p, links), &bundle{links: links}})
			}
		}
	}
	if len(g.none) > 0 {
		out = append(out, Group[T]{Rollup: SumOf(p, g.none), members: &bundle{links: g.none}})
	}
	return out
}

// bundle is a group or the part of it that lies in one run of measures: links of its own in a block, else those of its
// parts.
type bundle struct {
	links []link
	parts []*bundle
	sums  sums
	made  atomic.Pointer[Rollup]
}

// rollup is that of the sums; it is made once, so that groups that nothing happened to keep theirs.
func (b *bundle) rollup(day models.Date) *Rollup {
	if r := b.made.Load(); r != nil && r.Day == day {
		return r
	}
	r := b.sums.rollup(day)
	b.made.Store(r)
	return r
}

func (b *bundle) add(s *Status, l link) {
	b.links = append(b.links, l)
	b.sums.add(s, l.Proposed)
}

// all appends the links to the list.
func (b *bundle) all(list []link) []link {
	list = append(list, b.links...)
	for _, part := range b.parts {
		list = part.all(list)
	}
	return list
}

// join puts parts together; one part is the whole, and none is nothing.
func join(parts []*bundle) *bundle {
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	b := &bundle{parts: parts, sums: parts[0].sums}
	for _, part := range parts[1:] {
		b.sums.merge(&part.sums)
	}
	return b
}

// bundles are the groups that have measures in a run, by what they belong to. They are never changed once made.
type bundles[K comparable] struct{ of map[K]*bundle }

// mergeBundles puts the parts of each group together. Groups whose parts are those of the last time stay the same.
func mergeBundles[K comparable](runs, lastRuns []*bundles[K], last *bundles[K]) *bundles[K] {
	all := map[K]*bundle{}
	if last != nil {
		all = maps.Clone(last.of)
	}
	for key := range changedKeys(runs, lastRuns) {
		var parts []*bundle
		for _, run := range runs {
			if part := run.of[key]; part != nil {
				parts = append(parts, part)
			}
		}
		if b := join(parts); b != nil {
			all[key] = b
		} else {
			delete(all, key)
		}
	}
	return &bundles[K]{all}
}

// changedKeys are the keys of the groups that came, went or changed in one of the runs; all of them where there are no
// last ones.
func changedKeys[K comparable](runs, lastRuns []*bundles[K]) map[K]bool {
	changed := map[K]bool{}
	for i, run := range runs {
		var last map[K]*bundle
		if lastRuns != nil {
			if run == lastRuns[i] {
				continue
			}
			last = lastRuns[i].of
		}
		for key, b := range run.of {
			if last[key] != b {
				changed[key] = true
			}
		}
		for key := range last {
			if run.of[key] == nil {
				changed[key] = true
			}
		}
	}
	return changed
}

// membership is what a measure belongs to, and whether by a proposal only; the zero To is nothing.
type membership[T comparable] = models.Link[T]

// bundleBlock puts the measures of a block into groups; groups of the same measures as the last time stay the same.
func bundleBlock[T comparable](p *models.Portfolio, block []*models.MeasureNode, belong func(*models.MeasureNode) []models.Link[T], last *bundles[membership[T]]) *bundles[membership[T]] {
	made := map[membership[T]]*bundle{}
	put := func(key membership[T], s *Status, l link) {
		if made[key] == nil {
			made[key] = new(bundle)
		}
		made[key].add(s, l)
	}
	for _, m := range block {
		to, s := belong(m), Of(p, m)
		if len(to) == 0 {
			put(membership[T]{}, s, link{To: m})
		}
		for _, t := range to {
			put(t, s, link{To: m, Proposed: t.Proposed})
		}
	}
	if last != nil {
		for key, b := range made {
			if before := last.of[key]; before != nil && slices.Equal(before.links, b.links) {
				made[key] = before
			}
		}
	}
	return &bundles[membership[T]]{made}
}

// groupWhole is groupBy and groups for a scope that is a whole strategy or everything.
func groupWhole[T comparable](p *models.Portfolio, q question, nodes []*models.MeasureNode, order []T, belong func(*models.MeasureNode) []models.Link[T]) []Group[T] {
	all := foldFrom(p, q, nodes, func(block []*models.MeasureNode, last *bundles[membership[T]]) *bundles[membership[T]] {
		return bundleBlock(p, block, belong, last)
	}, mergeBundles).of
	var out []Group[T]
	for _, proposed := range []bool{false, true} {
		for _, to := range order {
			if b := all[membership[T]{To: to, Proposed: proposed}]; b != nil {
				out = append(out, Group[T]{to, proposed, b.rollup(p.Stichtag), b})
			}
		}
	}
	if b := all[membership[T]{}]; b != nil {
		out = append(out, Group[T]{Rollup: b.rollup(p.Stichtag), members: b})
	}
	return out
}

// leads returns the ministry in charge as a list of none or one.
func leads(p *models.Portfolio) func(*models.MeasureNode) []models.Link[*models.Ministry] {
	return func(m *models.MeasureNode) []models.Link[*models.Ministry] {
		if l := p.Lead(m); l.To != nil {
			return []models.Link[*models.Ministry]{l}
		}
		return nil
	}
}

// topics returns the focus topics that a measure reaches; only the scope's where it has one.
func topics(p *models.Portfolio, scope Scope) func(*models.MeasureNode) []models.Link[*models.FocusTopic] {
	return func(m *models.MeasureNode) []models.Link[*models.FocusTopic] {
		all := p.TopicsOf(m)
		if scope.TopicID == "" {
			return all
		}
		for _, l := range all {
			if l.To.ID == scope.TopicID {
				return []models.Link[*models.FocusTopic]{l}
			}
		}
		return nil
	}
}

// ByMinistry groups the scope's measures by the ministry in charge on the Stichtag: stated ones in the
// order of the ministries, then proposed ones, last those without any. Each measure is in one group.
func ByMinistry(p *models.Portfolio, scope Scope) []Group[*models.Ministry] {
	if nodes, ok := scope.whole(p); ok {
		return groupWhole(p, question{what: "ministries", strategyID: scope.StrategyID, day: p.Stichtag}, nodes, p.Ministries, leads(p))
	}
	return groupBy(scope.Measures(p), leads(p)).groups(p, p.Ministries)
}

// ByTopic groups the scope's measures by focus topic, as ByMinistry does. A measure that reaches
// several topics is in several groups.
func ByTopic(p *models.Portfolio, scope Scope) []Group[*models.FocusTopic] {
	if nodes, ok := scope.whole(p); ok {
		return groupWhole(p, question{what: "topics", strategyID: scope.StrategyID, day: p.Stichtag}, nodes, p.FocusTopics, topics(p, scope))
	}
	return groupBy(scope.Measures(p), topics(p, scope)).groups(p, p.FocusTopics)
}

// ByField groups the scope's measures by field, stated by themselves or through their targets; last
// those of no field. A measure may be in several groups.
func ByField(p *models.Portfolio, scope Scope) []Group[*models.Field] {
	fields := map[string][]models.Link[*models.Field]{}
	for _, f := range p.Fields {
		if scope.FieldID != "" && scope.FieldID != f.ID || scope.StrategyID != "" && scope.StrategyID != f.StrategyID {
			continue
		}
		for _, m := range p.MeasuresOfField(f.ID) {
			fields[m.ID] = append(fields[m.ID], models.Link[*models.Field]{To: f})
		}
	}
	of := func(m *models.MeasureNode) []models.Link[*models.Field] { return fields[m.ID] }
	return groupBy(scope.Measures(p), of).groups(p, p.Fields)
}

// ByStrategy groups the scope's measures by strategy; each is in one group.
func ByStrategy(p *models.Portfolio, scope Scope) []Group[*models.Strategy] {
	of := func(m *models.MeasureNode) []models.Link[*models.Strategy] {
		if s := p.Strategy(m.StrategyID); s != nil {
			return []models.Link[*models.Strategy]{{To: s}}
		}
		return nil
	}
	return groupBy(scope.Measures(p), of).groups(p, p.Strategies)
}

// Matrix crosses ministries with focus topics: cells[i][j] rolls up what ministries[i] and topics[j]
// share, nil when they share nothing. The two lists are those of ByMinistry and ByTopic.
func Matrix(p *models.Portfolio, scope Scope) (ministries []Group[*models.Ministry], topics []Group[*models.FocusTopic], cells [][]*Rollup) {
	ministries, topics = ByMinistry(p, scope), ByTopic(p, scope)
	columns := map[string][]int{}
	for j, t := range topics {
		for _, l := range t.Links() {
			columns[l.To.ID] = append(columns[l.To.ID], j)
		}
	}
	cells = make([][]*Rollup, len(ministries))
	for i, m := range ministries {
		shared := make([][]link, len(topics))
		for _, l := range m.Links() {
			for _, j := range columns[l.To.ID] {
				shared[j] = append(shared[j], link{To: l.To, Proposed: l.Proposed || topics[j].Proposed})
			}
		}
		cells[i] = make([]*Rollup, len(topics))
		for j, links := range shared {
			if len(links) > 0 {
				cells[i][j] = SumOf(p, links)
			}
		}
	}
	return ministries, topics, cells
}

// FlowLink says how many measures lead from a focus topic to a ministry.
type FlowLink struct {
	Topic    *models.FocusTopic // nil = "nicht angegeben"
	Ministry *models.Ministry   // nil = "nicht angegeben"
	Proposed bool               // at least one of the two ends is a proposal
	Measures int
}

// Flow returns the links between focus topics and ministries in the order of topics, then ministries,
// stated before proposed. A measure that reaches several topics counts in each.
func Flow(p *models.Portfolio, scope Scope) []FlowLink {
	ministries, topics, cells := Matrix(p, scope)
	count := map[FlowLink]int{}
	var order []FlowLink
	for j, t := range topics {
		for i, m := range ministries {
			if cells[i][j] == nil {
				continue
			}
			f := FlowLink{Topic: t.To, Ministry: m.To, Proposed: t.Proposed || m.Proposed}
			if count[f] == 0 {
				order = append(order, f)
			}
			count[f] += cells[i][j].Total
		}
	}
	for i := range order {
		order[i].Measures = count[order[i]]
	}
	return order
}
