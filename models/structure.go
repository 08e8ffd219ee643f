// The structure of a Portfolio: which record belongs to which. It changes only when master data
// changes; reports leave it as it is.

package models

import (
	"cmp"
	"maps"
	"slices"
)

// structure is shared by all portfolios with the same master data. The exported lists are sorted
// for display and must not be changed.
type structure struct {
	// Jurisdictions, Ministries, Documents, Strategies, Fields and FocusTopics are everything of
	// their kind that the viewer may see.
	Jurisdictions []*Jurisdiction
	Ministries    []*Ministry
	Documents     []*Document
	Strategies    []*Strategy
	Fields        []*Field
	FocusTopics   []*FocusTopic
	proposals     []*Proposal
	// moved leads from an archived measure to the one that it was merged into or was a part of.
	moved map[string]string
	// Rounds and NilReturns are for those who are signed in; newest round first.
	Rounds     []*ReportingRound
	NilReturns []*NilReturn

	jurisdiction map[string]*Jurisdiction
	ministry     map[string]*Ministry
	document     map[string]*Document
	strategy     map[string]*Strategy
	field        map[string]*Field
	topic        map[string]*FocusTopic

	targetIndex  map[string]int32
	measureIndex map[string]int32

	topMeasures        []int32
	partsOf            map[string][]int32
	measuresOfStrategy map[string][]int32
	measuresOfField    map[string][]int32
	measuresOfTarget   map[string][]Link[int32]
	measuresOfTopic    map[string][]Link[int32]
	targetsOfStrategy  map[string][]int32
	targetsOfField     map[string][]int32
	targetsOfTopic     map[string][]Link[int32]
	targetsOfMeasure   map[string][]Link[int32]
	topicOfTarget      map[string]Link[string]
	topicsOfMeasure    map[string][]Link[string]

	lasting *lasting
}

// FieldsOf returns the strategy's fields in order.
func (s *structure) FieldsOf(strategyID string) []*Field {
	return filter(s.Fields, func(f *Field) bool { return f.StrategyID == strategyID })
}

// TopicsOfField returns the field's focus topics in order.
func (s *structure) TopicsOfField(fieldID string) []*FocusTopic {
	return filter(s.FocusTopics, func(t *FocusTopic) bool { return t.FieldID == fieldID })
}

// MinistriesOf returns the ministries of a Land, those of every time.
func (s *structure) MinistriesOf(jurisdictionID string) []*Ministry {
	return filter(s.Ministries, func(m *Ministry) bool { return m.JurisdictionID == jurisdictionID })
}

// Successor returns the strategy that continues the given one, nil if there is none.
func (s *structure) Successor(strategyID string) *Strategy {
	for _, other := range s.Strategies {
		if other.PredecessorID == strategyID {
			return other
		}
	}
	return nil
}

func filter[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func index[T Record](list []T) map[string]T {
	m := make(map[string]T, len(list))
	for _, r := range list {
		m[r.RecordID()] = r
	}
	return m
}

// Round returns the reporting round with the id, nil if there is none for this viewer.
func (s *structure) Round(id string) *ReportingRound {
	for _, r := range s.Rounds {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// lastIfZero sorts records without a number behind those with one.
func lastIfZero(n int) int {
	if n == 0 {
		return 1 << 30
	}
	return n
}

// buildStructure links master data. targets and measures get their order here.
func buildStructure(s structure, targets []*TargetNode, measures []*MeasureNode) *structure {
	slices.SortFunc(s.Jurisdictions, func(a, b *Jurisdiction) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(s.Ministries, func(a, b *Ministry) int {
		return cmp.Or(cmp.Compare(a.JurisdictionID, b.JurisdictionID), cmp.Compare(lastIfZero(a.Order), lastIfZero(b.Order)), cmp.Compare(a.ValidFrom, b.ValidFrom), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.Documents, byID)
	slices.SortFunc(s.Rounds, func(a, b *ReportingRound) int {
		return cmp.Or(-cmp.Compare(a.Stichtag, b.Stichtag), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.Strategies, func(a, b *Strategy) int {
		return cmp.Or(cmp.Compare(a.JurisdictionID, b.JurisdictionID), -cmp.Compare(a.PeriodFrom.Day, b.PeriodFrom.Day), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.Fields, func(a, b *Field) int {
		return cmp.Or(cmp.Compare(a.StrategyID, b.StrategyID), cmp.Compare(lastIfZero(a.Order), lastIfZero(b.Order)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.FocusTopics, func(a, b *FocusTopic) int {
		return cmp.Or(cmp.Compare(a.FieldID, b.FieldID), cmp.Compare(lastIfZero(a.Order), lastIfZero(b.Order)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(targets, func(a, b *TargetNode) int {
		return cmp.Or(cmp.Compare(a.StrategyID, b.StrategyID), cmp.Compare(lastIfZero(a.Number), lastIfZero(b.Number)), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(measures, func(a, b *MeasureNode) int {
		return cmp.Or(cmp.Compare(a.StrategyID, b.StrategyID), cmp.Compare(a.ParentID, b.ParentID), cmp.Compare(lastIfZero(a.Number), lastIfZero(b.Number)), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	s.jurisdiction, s.ministry, s.document = index(s.Jurisdictions), index(s.Ministries), index(s.Documents)
	s.strategy, s.field, s.topic = index(s.Strategies), index(s.Fields), index(s.FocusTopics)
	s.linkTargets(targets)
	s.linkMeasures(targets, measures)
	s.lasting = newLasting()
	return &s
}

func (s *structure) linkTargets(targets []*TargetNode) {
	s.targetIndex = make(map[string]int32, len(targets))
	s.targetsOfStrategy, s.targetsOfField = map[string][]int32{}, map[string][]int32{}
	s.targetsOfTopic, s.topicOfTarget = map[string][]Link[int32]{}, map[string]Link[string]{}
	for n, t := range targets {
		i := int32(n)
		s.targetIndex[t.ID] = i
		topic := Link[string]{To: t.FocusTopicID}
		for _, q := range t.Proposals {
			if topic.To == "" && q.Aspect == AspectFocusTopic {
				topic = Link[string]{q.ObjectID, true}
			}
		}
		fieldID := t.FieldID
		if found := s.topic[topic.To]; found != nil {
			s.topicOfTarget[t.ID] = topic
			s.targetsOfTopic[topic.To] = append(s.targetsOfTopic[topic.To], Link[int32]{i, topic.Proposed})
			fieldID = cmp.Or(fieldID, found.FieldID)
		}
		s.targetsOfStrategy[t.StrategyID] = append(s.targetsOfStrategy[t.StrategyID], i)
		if fieldID != "" {
			s.targetsOfField[fieldID] = append(s.targetsOfField[fieldID], i)
		}
	}
}

func (s *structure) linkMeasures(targets []*TargetNode, measures []*MeasureNode) {
	s.measureIndex = make(map[string]int32, len(measures))
	s.topMeasures = nil
	s.partsOf, s.measuresOfStrategy, s.measuresOfField = map[string][]int32{}, map[string][]int32{}, map[string][]int32{}
	s.measuresOfTarget, s.measuresOfTopic = map[string][]Link[int32]{}, map[string][]Link[int32]{}
	s.targetsOfMeasure, s.topicsOfMeasure = map[string][]Link[int32]{}, map[string][]Link[string]{}
	for n, m := range measures {
		s.measureIndex[m.ID] = int32(n)
	}
	for n, m := range measures {
		i := int32(n)
		if _, ok := s.measureIndex[m.ParentID]; ok {
			s.partsOf[m.ParentID] = append(s.partsOf[m.ParentID], i)
			continue
		}
		s.topMeasures = append(s.topMeasures, i)
		s.measuresOfStrategy[m.StrategyID] = append(s.measuresOfStrategy[m.StrategyID], i)
		fields := map[string]bool{m.FieldID: true}
		s.linkMeasure(i, m, targets, fields)
		delete(fields, "")
		for _, id := range slices.Sorted(maps.Keys(fields)) {
			s.measuresOfField[id] = append(s.measuresOfField[id], i)
		}
	}
}

// linkMeasure connects measure i with its targets and their topics, and notes the fields it reaches.
func (s *structure) linkMeasure(i int32, m *MeasureNode, targets []*TargetNode, fields map[string]bool) {
	link := func(targetID string, proposed bool) {
		t, ok := s.targetIndex[targetID]
		if !ok || slices.ContainsFunc(s.targetsOfMeasure[m.ID], func(l Link[int32]) bool { return l.To == t }) {
			return
		}
		s.targetsOfMeasure[m.ID] = append(s.targetsOfMeasure[m.ID], Link[int32]{t, proposed})
		s.measuresOfTarget[targetID] = append(s.measuresOfTarget[targetID], Link[int32]{i, proposed})
		topic, ok := s.topicOfTarget[targetID]
		if ok {
			s.linkTopic(i, m.ID, topic.To, proposed || topic.Proposed)
		}
		if !proposed {
			fieldID := targets[t].FieldID
			if fieldID == "" && ok {
				fieldID = s.topic[topic.To].FieldID
			}
			fields[fieldID] = true
		}
	}
	for _, id := range m.TargetIDs {
		link(id, false)
	}
	for _, q := range m.Proposals {
		if q.Aspect == AspectTarget {
			link(q.ObjectID, true)
		}
	}
}

// linkTopic notes that measure i reaches the topic; a stated way beats a proposed one.
func (s *structure) linkTopic(i int32, measureID, topicID string, proposed bool) {
	topics := s.topicsOfMeasure[measureID]
	at := slices.IndexFunc(topics, func(l Link[string]) bool { return l.To == topicID })
	if at < 0 {
		s.topicsOfMeasure[measureID] = append(topics, Link[string]{topicID, proposed})
		s.measuresOfTopic[topicID] = append(s.measuresOfTopic[topicID], Link[int32]{i, proposed})
		return
	}
	if !proposed {
		topics[at].Proposed = false
		links := s.measuresOfTopic[topicID]
		links[len(links)-1].Proposed = false
	}
}
