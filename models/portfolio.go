// The Portfolio: all that pages, figures and documents are made from.

package models

import (
	"iter"
	"slices"
)

// Portfolio is an immutable linked graph of everything that is known, seen by one viewer on one day.
// It is shared by all requests. Deriving one for another day costs nothing; the graph is the same.
type Portfolio struct {
	// Stichtag is the day the portfolio is looked at; reports and responsibilities of later days
	// do not count.
	Stichtag Date
	// KnownAt is the transaction time (Kenntnisstand) it shows; 0 = everything up to Head.
	KnownAt Instant
	// Head is the journal head it was built from.
	Head Head
	// Demo tells that the database holds invented reports, which every page and export must say.
	Demo bool
	// Viewer is for whom it was redacted.
	Viewer Viewer

	Papers
	*Governance
	*structure
	targets  []*TargetNode  // parallel to structure.targetIndex
	measures []*MeasureNode // parallel to structure.measureIndex
}

// Link leads to another record; Proposed says that nobody has confirmed it yet ("Vorschlag").
type Link[T any] struct {
	To       T
	Proposed bool
}

// At returns the same portfolio on another day.
func (p *Portfolio) At(day Date) *Portfolio {
	if day == p.Stichtag {
		return p
	}
	other := *p
	other.Stichtag = day
	return &other
}

// Strategy returns the strategy with the id, nil if there is none for this viewer.
func (p *Portfolio) Strategy(id string) *Strategy { return p.strategy[id] }

// Field returns the field with the id, nil if there is none for this viewer.
func (p *Portfolio) Field(id string) *Field { return p.field[id] }

// FocusTopic returns the focus topic with the id, nil if there is none for this viewer.
func (p *Portfolio) FocusTopic(id string) *FocusTopic { return p.topic[id] }

// Ministry returns the ministry with the id, nil if there is none.
func (p *Portfolio) Ministry(id string) *Ministry { return p.ministry[id] }

// Jurisdiction returns the Land or Bund with the id, nil if there is none.
func (p *Portfolio) Jurisdiction(id string) *Jurisdiction { return p.jurisdiction[id] }

// Document returns the source document with the id, nil if there is none.
func (p *Portfolio) Document(id string) *Document { return p.document[id] }

// Target returns the target with the id, nil if there is none for this viewer.
func (p *Portfolio) Target(id string) *TargetNode {
	if i, ok := p.targetIndex[id]; ok {
		return p.targets[i]
	}
	return nil
}

// Measure returns the measure or part with the id, nil if there is none for this viewer.
func (p *Portfolio) Measure(id string) *MeasureNode {
	if i, ok := p.measureIndex[id]; ok {
		return p.measures[i]
	}
	return nil
}

// MovedTo returns the measure that an archived one lives on in: the one it was merged into, or was a part of; nil
// where there is none for this viewer.
func (p *Portfolio) MovedTo(id string) *MeasureNode {
	for range len(p.moved) { // merged measures may be merged again
		id = p.moved[id]
		if m := p.Measure(id); m != nil {
			return m
		}
	}
	return nil
}

// AllMeasures yields every measure and every part.
func (p *Portfolio) AllMeasures() iter.Seq[*MeasureNode] { return slices.Values(p.measures) }

// Targets returns every target, by strategy and number.
func (p *Portfolio) Targets() []*TargetNode { return p.targets }

// Measures returns every measure that is not a part of another, by strategy and number.
func (p *Portfolio) Measures() []*MeasureNode { return pick(p.measures, p.topMeasures) }

// MeasuresOfStrategy returns the strategy's measures without parts.
func (p *Portfolio) MeasuresOfStrategy(id string) []*MeasureNode {
	return pick(p.measures, p.measuresOfStrategy[id])
}

// MeasuresOfField returns the field's measures without parts: those that name the field, and those
// of its targets.
func (p *Portfolio) MeasuresOfField(id string) []*MeasureNode {
	return pick(p.measures, p.measuresOfField[id])
}

// TargetsOfStrategy returns the strategy's targets by number.
func (p *Portfolio) TargetsOfStrategy(id string) []*TargetNode {
	return pick(p.targets, p.targetsOfStrategy[id])
}

// TargetsOfField returns the field's targets by number.
func (p *Portfolio) TargetsOfField(id string) []*TargetNode {
	return pick(p.targets, p.targetsOfField[id])
}

// TargetsOfTopic returns the focus topic's targets; most are proposed links.
func (p *Portfolio) TargetsOfTopic(id string) []Link[*TargetNode] {
	return pickLinks(p.targets, p.targetsOfTopic[id])
}

// MeasuresOfTarget returns the measures that serve the target.
func (p *Portfolio) MeasuresOfTarget(id string) []Link[*MeasureNode] {
	return pickLinks(p.measures, p.measuresOfTarget[id])
}

// MeasuresOfTopic returns the measures of the focus topic's targets, each once; a link is proposed
// when the measure reaches the topic through proposed links only.
func (p *Portfolio) MeasuresOfTopic(id string) []Link[*MeasureNode] {
	return pickLinks(p.measures, p.measuresOfTopic[id])
}

// TargetsOf returns the targets that the measure serves.
func (p *Portfolio) TargetsOf(m *MeasureNode) []Link[*TargetNode] {
	return pickLinks(p.targets, p.targetsOfMeasure[m.ID])
}

// TopicOf returns the focus topic of the target; To is nil when there is none.
func (p *Portfolio) TopicOf(t *TargetNode) Link[*FocusTopic] {
	l := p.topicOfTarget[t.ID]
	return Link[*FocusTopic]{p.topic[l.To], l.Proposed}
}

// TopicsOf returns the focus topics that the measure reaches through its targets, each once.
func (p *Portfolio) TopicsOf(m *MeasureNode) []Link[*FocusTopic] {
	var links []Link[*FocusTopic]
	for _, l := range p.topicsOfMeasure[m.ID] {
		links = append(links, Link[*FocusTopic]{p.topic[l.To], l.Proposed})
	}
	return links
}

// Parts returns the parts (Bausteine) of the measure.
func (p *Portfolio) Parts(m *MeasureNode) []*MeasureNode {
	if !m.HasParts {
		return nil
	}
	return pick(p.measures, p.partsOf[m.ID])
}

// Parent returns the measure that m is a part of, nil if it is none.
func (p *Portfolio) Parent(m *MeasureNode) *MeasureNode {
	if m.ParentID == "" {
		return nil
	}
	return p.Measure(m.ParentID)
}

// Lead returns the ministry in charge of the measure on the Stichtag, a proposed one where none is
// stated; To is nil when there is neither. A part without its own falls back to its parent.
func (p *Portfolio) Lead(m *MeasureNode) Link[*Ministry] {
	if l := p.lead(m.Responsibilities, m.Proposals); l.To != nil {
		return l
	}
	if parent := p.Parent(m); parent != nil {
		return p.lead(parent.Responsibilities, parent.Proposals)
	}
	return Link[*Ministry]{}
}

// LeadOfTarget returns the ministry in charge of the target on the Stichtag, as Lead does.
func (p *Portfolio) LeadOfTarget(t *TargetNode) Link[*Ministry] {
	return p.lead(t.Responsibilities, t.Proposals)
}

func (p *Portfolio) lead(stated []*Responsibility, proposals []*Proposal) Link[*Ministry] {
	for _, r := range stated {
		if r.Role == RoleLead && r.ValidOn(p.Stichtag) {
			return Link[*Ministry]{To: p.ministry[r.MinistryID]}
		}
	}
	for _, q := range proposals {
		if q.Aspect == AspectLead {
			return Link[*Ministry]{p.ministry[q.ObjectID], true}
		}
	}
	return Link[*Ministry]{}
}

// Participants returns the ministries that take part in the measure on the Stichtag, proposed ones
// only where none are stated; all tells that a proposal names every ministry.
func (p *Portfolio) Participants(m *MeasureNode) (links []Link[*Ministry], all bool) {
	return p.participants(m.Responsibilities, m.Proposals)
}

// ParticipantsOfTarget returns the ministries that take part in the target, as Participants does.
func (p *Portfolio) ParticipantsOfTarget(t *TargetNode) (links []Link[*Ministry], all bool) {
	return p.participants(t.Responsibilities, t.Proposals)
}

func (p *Portfolio) participants(stated []*Responsibility, proposals []*Proposal) (links []Link[*Ministry], all bool) {
	for _, r := range stated {
		if r.Role == RoleParticipating && r.ValidOn(p.Stichtag) {
			if ministry := p.ministry[r.MinistryID]; ministry != nil {
				links = append(links, Link[*Ministry]{To: ministry})
			}
		}
	}
	if len(links) > 0 {
		return links, false
	}
	for _, q := range proposals {
		if q.Aspect != AspectParticipating {
			continue
		}
		if q.ObjectID == AllMinistries {
			all = true
		} else if ministry := p.ministry[q.ObjectID]; ministry != nil {
			links = append(links, Link[*Ministry]{ministry, true})
		}
	}
	return links, all
}

// MeasuresLedBy returns the measures (without parts) that the ministry leads on the Stichtag.
func (p *Portfolio) MeasuresLedBy(ministryID string) []Link[*MeasureNode] {
	var links []Link[*MeasureNode]
	for _, i := range p.topMeasures {
		m := p.measures[i]
		if l := p.Lead(m); l.To != nil && l.To.ID == ministryID {
			links = append(links, Link[*MeasureNode]{m, l.Proposed})
		}
	}
	return links
}

// MeasuresWith returns the measures (without parts) that the ministry takes part in on the Stichtag.
func (p *Portfolio) MeasuresWith(ministryID string) []Link[*MeasureNode] {
	var links []Link[*MeasureNode]
	for _, i := range p.topMeasures {
		m := p.measures[i]
		participants, _ := p.Participants(m)
		for _, l := range participants {
			if l.To.ID == ministryID {
				links = append(links, Link[*MeasureNode]{m, l.Proposed})
			}
		}
	}
	return links
}

// Predecessors returns the ministries that the given one succeeded.
func (p *Portfolio) Predecessors(ministryID string) []*Ministry {
	var before []*Ministry
	for _, m := range p.Ministries {
		if slices.Contains(m.SuccessorIDs, ministryID) {
			before = append(before, m)
		}
	}
	return before
}

func pick[T any](from []T, indices []int32) []T {
	out := make([]T, len(indices))
	for i, index := range indices {
		out[i] = from[index]
	}
	return out
}

func pickLinks[T any](from []T, links []Link[int32]) []Link[T] {
	out := make([]Link[T], len(links))
	for i, l := range links {
		out[i] = Link[T]{from[l.To], l.Proposed}
	}
	return out
}
