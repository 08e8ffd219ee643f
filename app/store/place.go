// Where a Portfolio keeps a record, for telling a changed record from a moved one, and whether it keeps one at all.

package store

import (
	"slices"

	"zielstand/models"
)

// inPlace tells whether the Portfolio holds a record of the same id with the same owner.
func inPlace(p *models.Portfolio, record models.Record) bool {
	switch r := record.(type) {
	case *models.Target:
		return p.Target(r.ID) != nil
	case *models.Measure:
		return p.Measure(r.ID) != nil
	case *models.StatusReport:
		m := p.Measure(r.MeasureID)
		return m != nil && holds(m.Reports, r.ID)
	case *models.Milestone:
		m := p.Measure(r.MeasureID)
		return m != nil && holds(m.Milestones, r.ID)
	case *models.DueShift:
		m := p.Measure(r.MeasureID)
		return m != nil && holds(m.Shifts, r.ID)
	case *models.SecondOpinion:
		m := p.Measure(r.MeasureID)
		return m != nil && holds(m.Opinions, r.ID)
	case *models.Comment:
		m := p.Measure(r.MeasureID)
		return m != nil && holds(m.Comments, r.ID)
	case *models.Responsibility:
		return holds(responsibilitiesOf(p, r.SubjectKind, r.SubjectID), r.ID)
	case *models.Indicator:
		return holds(indicatorsOf(p, r), r.ID)
	case *models.Reading:
		return slices.ContainsFunc(allIndicators(p), func(i *models.IndicatorNode) bool {
			return i.ID == r.IndicatorID && holds(i.Readings, r.ID)
		})
	}
	return true // master data is linked anew with every change
}

// inUse tells whether the Portfolio, which holds what is in use and nothing else, has the record. It knows the kinds
// that most references lead to; false says nothing.
func inUse(p *models.Portfolio, key recordKey) bool {
	switch key.kind {
	case models.KindJurisdiction:
		return p.Jurisdiction(key.id) != nil
	case models.KindDocument:
		return p.Document(key.id) != nil
	case models.KindMinistry:
		return p.Ministry(key.id) != nil
	case models.KindStrategy:
		return p.Strategy(key.id) != nil
	case models.KindField:
		return p.Field(key.id) != nil
	case models.KindFocusTopic:
		return p.FocusTopic(key.id) != nil
	case models.KindTarget:
		return p.Target(key.id) != nil
	case models.KindMeasure:
		return p.Measure(key.id) != nil
	case models.KindReportingRound:
		return p.Round(key.id) != nil
	case models.KindBody:
		return p.Body(key.id) != nil
	case models.KindMembership:
		return p.Membership(key.id) != nil
	case models.KindMeeting:
		return p.Meeting(key.id) != nil
	case models.KindAgendaItem:
		return p.AgendaItem(key.id) != nil
	case models.KindResolution:
		return p.Resolution(key.id) != nil
	case models.KindAssignment:
		return p.Assignment(key.id) != nil
	}
	return false
}

func holds[T models.Record](list []T, id string) bool {
	return slices.ContainsFunc(list, func(r T) bool { return r.RecordID() == id })
}

func responsibilitiesOf(p *models.Portfolio, kind models.Kind, id string) []*models.Responsibility {
	if kind == models.KindTarget {
		if t := p.Target(id); t != nil {
			return t.Responsibilities
		}
	} else if m := p.Measure(id); m != nil {
		return m.Responsibilities
	}
	return nil
}

func indicatorsOf(p *models.Portfolio, i *models.Indicator) []*models.IndicatorNode {
	if t := p.Target(i.TargetID); t != nil {
		return t.Indicators
	}
	if m := p.Measure(i.MeasureID); m != nil {
		return m.Indicators
	}
	return nil
}

func allIndicators(p *models.Portfolio) []*models.IndicatorNode {
	var all []*models.IndicatorNode
	for _, t := range p.Targets() {
		all = append(all, t.Indicators...)
	}
	for m := range p.AllMeasures() {
		all = append(all, m.Indicators...)
	}
	return all
}
