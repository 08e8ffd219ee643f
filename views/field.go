// The pages of a field and of a focus topic.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// FieldPage shows one field.
type FieldPage struct {
	*Frame
	Field    *models.Field
	Strategy *models.Strategy
	Rollup   *progress.Rollup
	Topics   []TopicCard
	Targets  []TargetRow
	Measures []progress.Row
	Figures  FigureSet
	Sources  []SourceLine
}

// TopicCard is a focus topic in short.
type TopicCard struct {
	*models.FocusTopic
	Rollup *progress.Rollup
	// Targets of which TargetsProposed belong to the topic by a proposal only.
	Targets, TargetsProposed int
}

// TopicPage shows one focus topic.
type TopicPage struct {
	*Frame
	Topic    TopicCard
	Field    *models.Field
	Strategy *models.Strategy
	Targets  []TargetRow
	Measures []progress.Row
	Figures  FigureSet
	Sources  []SourceLine
}

func (p *FieldPage) layout() *Frame {
	return p.titled(p.Field.Title, strategyCrumbs(p.Strategy, Crumb{p.Field.Title, "/handlungsfelder/" + p.Field.ID})...)
}

func (p *TopicPage) layout() *Frame {
	var way []Crumb
	if p.Field != nil {
		way = append(way, Crumb{p.Field.Title, "/handlungsfelder/" + p.Field.ID})
	}
	way = append(way, Crumb{p.Topic.Title, "/fokusthemen/" + p.Topic.ID})
	return p.titled(p.Topic.Title, strategyCrumbs(p.Strategy, way...)...)
}

// ofStrategy is " · Digitalstrategie …" behind the kind of a page.
func ofStrategy(s *models.Strategy) string {
	if s == nil {
		return ""
	}
	return " · " + strategyName(s)
}

func topicTargets(t TopicCard) string {
	s := german.Count(t.Targets, "Ziel", "Ziele")
	if t.TargetsProposed > 0 {
		s += " (" + proposedShare(t.TargetsProposed, t.Targets) + ")"
	}
	return s
}

func topicMeasures(t TopicCard) string {
	s := german.Measures(t.Rollup.Total)
	if t.Rollup.Proposed > 0 {
		s += " (" + proposedShare(t.Rollup.Proposed, t.Rollup.Total) + ")"
	}
	return s
}

// topicProposalNote says how far the topic's content is settled.
func topicProposalNote(t TopicCard) string {
	which := german.Int(t.TargetsProposed) + " der " + german.Int(t.Targets) + " Ziele sind"
	switch {
	case t.Targets == 1:
		which = "Das Ziel ist"
	case t.TargetsProposed == 2 && t.Targets == 2:
		which = "Beide Ziele sind"
	case t.TargetsProposed == t.Targets:
		which = "Alle " + german.Int(t.Targets) + " Ziele sind"
	case t.TargetsProposed == 1:
		which = "Eines der " + german.Int(t.Targets) + " Ziele ist"
	}
	return which + " diesem Fokusthema nur vorgeschlagen: Die Quelle nennt die Zuordnung nicht. Die Begründung steht auf der Seite des Ziels."
}
