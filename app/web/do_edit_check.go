// What must fit together when master data changes: a measure and its targets belong to one strategy, a topic to the
// field of its target. Single records are checked by models, references by the store.

package web

import (
	"slices"

	"zielstand/models"
	"zielstand/views"
)

// check notes what does not fit with the record.
func (v *personal) check(p *models.Portfolio, r models.Record) {
	switch record := r.(type) {
	case *models.FocusTopic:
		v.checkTopic(p, record)
	case *models.Target:
		v.checkTarget(p, record)
	case *models.Measure:
		v.checkMeasure(p, record)
	case *models.Responsibility:
		v.checkDuty(p, record)
	case *models.Reading:
		if record.On > v.Frame.Today {
			v.Form.Problem("day", views.CodeFuture)
		}
	case *models.ChairTurn:
		v.checkTurn(p, record)
	case *models.Milestone:
		if record.DoneOn > v.Frame.Today {
			v.Form.Problem("done_on", views.CodeFuture)
		}
	}
}

// checkTopic keeps a topic within its strategy: its targets would not follow it.
func (v *personal) checkTopic(p *models.Portfolio, t *models.FocusTopic) {
	before := p.FocusTopic(t.ID)
	if before == nil || before.FieldID == t.FieldID {
		return
	}
	was, is := p.Field(before.FieldID), p.Field(t.FieldID)
	if was != nil && is != nil && was.StrategyID != is.StrategyID {
		v.Form.Problem("field_id", views.CodeOtherStrategy)
	}
}

func (v *personal) checkTarget(p *models.Portfolio, t *models.Target) {
	topic := p.FocusTopic(t.FocusTopicID)
	if topic != nil && t.FieldID != "" && topic.FieldID != t.FieldID {
		v.Form.Problem("focus_topic_id", views.CodeOtherField)
	}
}

func (v *personal) checkMeasure(p *models.Portfolio, m *models.Measure) {
	if f := p.Field(m.FieldID); f != nil && f.StrategyID != m.StrategyID {
		v.Form.Problem("field_id", views.CodeOtherStrategy)
	}
	before := p.Measure(m.ID)
	for _, id := range m.TargetIDs {
		t := p.Target(id)
		had := before != nil && before.StrategyID == m.StrategyID && slices.Contains(before.TargetIDs, id)
		if t != nil && t.StrategyID != m.StrategyID && !had {
			v.Form.Problem("target_ids", views.CodeOtherStrategy)
		}
	}
	if m.ParentID == "" {
		return
	}
	whole := p.Measure(m.ParentID)
	switch {
	case whole == nil:
	case whole.ParentID != "" || before != nil && before.HasParts:
		// A part of a part would be counted by nobody.
		v.Form.Problem("parent_id", views.CodePartOfPart)
	case whole.StrategyID != m.StrategyID:
		v.Form.Problem("parent_id", views.CodeOtherStrategy)
	}
}

// checkDuty allows one ministry in charge at a time.
func (v *personal) checkDuty(p *models.Portfolio, r *models.Responsibility) {
	var others []*models.Responsibility
	if r.SubjectKind == models.KindTarget {
		if t := p.Target(r.SubjectID); t != nil {
			others = t.Responsibilities
		}
	} else if m := p.Measure(r.SubjectID); m != nil {
		others = m.Responsibilities
	}
	for _, other := range others {
		if other.ID == r.ID || !overlap(other, r) {
			continue
		}
		switch {
		case r.Role == models.RoleLead && other.Role == models.RoleLead:
			v.Form.Problem("role", views.CodeSecondLead, other.MinistryID)
		case other.MinistryID == r.MinistryID && other.Role == r.Role:
			v.Form.Problem("ministry_id", views.CodeTwice)
		}
	}
}

// checkTurn allows one chair at a time, and each number once.
func (v *personal) checkTurn(p *models.Portfolio, t *models.ChairTurn) {
	for _, other := range p.TurnsOf(t.BodyID) {
		if other.ID == t.ID {
			continue
		}
		if t.From <= other.Until && other.From <= t.Until {
			v.Form.Problem("from", views.CodeSecondChair)
			break
		}
		if other.Number == t.Number {
			v.Form.Problem("number", views.CodeNumberTaken)
			break
		}
	}
}

// overlap tells whether there is a day on which both hold.
func overlap(a, b *models.Responsibility) bool {
	ends := func(x, y *models.Responsibility) bool {
		return x.ValidUntil.Known() && y.ValidFrom.Known() && x.ValidUntil < y.ValidFrom
	}
	return !ends(a, b) && !ends(b, a)
}
