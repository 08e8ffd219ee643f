// The list of strategies, and one strategy as a tree.

package web

import (
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// treeMeasures is up to how many measures a strategy's tree lists them; above, its targets lead to them.
const treeMeasures = 500

func strategiesPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	page := &views.StrategiesPage{Frame: r.Frame}
	for _, s := range p.Strategies { // by Land
		if n := len(page.Lands); n == 0 || landID(page.Lands[n-1].Land) != s.JurisdictionID {
			page.Lands = append(page.Lands, views.LandStrategies{Land: p.Jurisdiction(s.JurisdictionID)})
		}
		land := &page.Lands[len(page.Lands)-1]
		land.Strategies = append(land.Strategies, strategyCard(p, s))
	}
	for _, land := range page.Lands {
		slices.SortStableFunc(land.Strategies, continuedLast)
	}
	page.Figures, err = r.figures(progress.Scope{}, "strategievergleich")
	return views.Strategies(page), err
}

// continuedLast puts a strategy that was continued by another behind those in force.
func continuedLast(a, b views.StrategyCard) int {
	switch {
	case a.Successor == nil && b.Successor != nil:
		return -1
	case a.Successor != nil && b.Successor == nil:
		return 1
	}
	return 0
}

func landID(j *models.Jurisdiction) string {
	if j == nil {
		return ""
	}
	return j.ID
}

func strategyCard(p *models.Portfolio, s *models.Strategy) views.StrategyCard {
	return views.StrategyCard{
		Strategy: s, Predecessor: p.Strategy(s.PredecessorID), Successor: p.Successor(s.ID),
		Lead: p.Ministry(s.LeadMinistryID), Rollup: progress.Sum(p, progress.Scope{StrategyID: s.ID}),
		Targets: len(p.TargetsOfStrategy(s.ID)),
	}
}

func strategyPage(r *request) (_ templ.Component, err error) {
	p := r.Portfolio
	s := p.Strategy(r.Slug)
	if s == nil {
		return nil, models.NotFoundError(models.KindStrategy, r.Slug)
	}
	page := &views.StrategyPage{Frame: r.Frame, Card: strategyCard(p, s), Land: p.Jurisdiction(s.JurisdictionID), Tree: treeOf(p, s), Sources: views.SourceLines(p, s.Sources)}
	for _, d := range p.Documents {
		if d.StrategyID == s.ID {
			page.Documents = append(page.Documents, views.DocumentCard{Document: d, Sources: views.SourceLines(p, d.Sources)})
		}
	}
	if page.Card.Rollup.Total > 0 {
		page.Figures, err = r.figures(progress.Scope{StrategyID: s.ID}, "fortschritt-fokusthemen", "verlauf", "struktur", "zustaendigkeiten")
	}
	return views.Strategy(page), err
}

// treeBuilder remembers which measures and targets already have a place.
type treeBuilder struct {
	p       *models.Portfolio
	folded  bool
	targets map[string]bool
	placed  map[string]bool
}

// treeOf takes the strategy apart. What has no field, topic or target is kept at the level it has.
func treeOf(p *models.Portfolio, s *models.Strategy) *views.Tree {
	measures := p.MeasuresOfStrategy(s.ID)
	b := &treeBuilder{p: p, folded: len(measures) > treeMeasures, targets: map[string]bool{}, placed: map[string]bool{}}
	tree := &views.Tree{Folded: b.folded}
	fields := p.FieldsOf(s.ID)
	for _, f := range fields {
		tree.Fields = append(tree.Fields, b.field(f))
	}
	for _, t := range p.TargetsOfStrategy(s.ID) {
		if !b.targets[t.ID] {
			tree.Targets = append(tree.Targets, b.target(t, false))
		}
	}
	for i, f := range fields {
		tree.Fields[i].Measures = b.loose(p.MeasuresOfField(f.ID))
	}
	tree.Measures = b.loose(measures)
	return tree
}

func (b *treeBuilder) field(f *models.Field) views.TreeField {
	field := views.TreeField{Field: f, Rollup: progress.Sum(b.p, progress.Scope{FieldID: f.ID})}
	for _, topic := range b.p.TopicsOfField(f.ID) {
		t := views.TreeTopic{FocusTopic: topic, Rollup: progress.Sum(b.p, progress.Scope{TopicID: topic.ID})}
		for _, l := range b.p.TargetsOfTopic(topic.ID) {
			t.Targets = append(t.Targets, b.target(l.To, l.Proposed))
		}
		field.Topics = append(field.Topics, t)
	}
	for _, t := range b.p.TargetsOfField(f.ID) {
		if !b.targets[t.ID] {
			field.Targets = append(field.Targets, b.target(t, false))
		}
	}
	return field
}

func (b *treeBuilder) target(t *models.TargetNode, proposed bool) views.TreeTarget {
	b.targets[t.ID] = true
	target := views.TreeTarget{TargetStatus: progress.OfTarget(b.p, t), Proposed: proposed}
	for _, l := range b.p.MeasuresOfTarget(t.ID) {
		b.placed[l.To.ID] = true
		if !b.folded {
			target.Measures = append(target.Measures, b.measure(l.To, l.Proposed))
		}
	}
	return target
}

func (b *treeBuilder) measure(m *models.MeasureNode, proposed bool) views.TreeMeasure {
	node := views.TreeMeasure{Row: measureRow(b.p, m, proposed)}
	for _, part := range b.p.Parts(m) {
		node.Parts = append(node.Parts, b.measure(part, false))
	}
	return node
}

// loose are those of the measures that have no place yet.
func (b *treeBuilder) loose(measures []*models.MeasureNode) []views.TreeMeasure {
	var nodes []views.TreeMeasure
	for _, m := range measures {
		if !b.placed[m.ID] {
			b.placed[m.ID] = true
			nodes = append(nodes, b.measure(m, false))
		}
	}
	return nodes
}
