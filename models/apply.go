// Applying changes to a Portfolio: the next one shares everything that did not change.

package models

import (
	"maps"
	"slices"
)

// Applied is one change as the journal holds it. Record is nil for an erasure.
type Applied struct {
	Kind   Kind
	ID     string
	Record Record
}

// Apply returns the portfolio after the changes, at the new head. Reports, milestones, shifts, second
// opinions, responsibilities and readings replace one node each; other master data is linked anew,
// which costs time in the number of measures but never of reports. Only for portfolios that show
// everything.
func (p *Portfolio) Apply(head Head, changes ...Applied) *Portfolio {
	out := *p
	out.Head = head
	next := &editor{p: &out}
	for _, c := range changes {
		next.apply(c)
	}
	return next.finish()
}

// editor makes one portfolio from another; slices are copied before the first change to them.
type editor struct {
	p               *Portfolio
	ownTargets      bool
	ownMeasures     bool
	master          *builder // set as soon as links may change
	measurePosition map[string]int
	governed        []Record // changes of the governance, made together: each of them copies a list
}

func (e *editor) apply(c Applied) {
	switch r := c.Record.(type) {
	case nil:
		e.erase(c)
	case *StatusReport:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Reports = with(m.Reports, r, compareReports) })
	case *Milestone:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Milestones = with(m.Milestones, r, compareMilestones) })
	case *DueShift:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Shifts = with(m.Shifts, r, compareShifts) })
	case *Comment:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Comments = with(m.Comments, r, compareComments) })
	case *SecondOpinion:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Opinions = with(m.Opinions, r, compareOpinions) })
	case *Responsibility:
		e.measure(subjectIf(KindMeasure)(r), func(m *MeasureNode) {
			m.Responsibilities = with(m.Responsibilities, r, compareResponsibilities)
		})
		e.target(subjectIf(KindTarget)(r), func(t *TargetNode) {
			t.Responsibilities = with(t.Responsibilities, r, compareResponsibilities)
		})
	case *Indicator:
		e.measure(r.MeasureID, func(m *MeasureNode) { m.Indicators = withIndicator(m.Indicators, r) })
		e.target(r.TargetID, func(t *TargetNode) { t.Indicators = withIndicator(t.Indicators, r) })
	case *Reading:
		e.reading(r)
	default:
		e.structural(c.Record)
	}
}

// maxParts ends the way up from part to whole, also where damaged data goes in a circle.
const maxParts = 8

// measure replaces the node by a changed copy, and what it is part of by a copy: what a part says is part of
// what the whole says, so an unchanged node means that nothing about it changed.
func (e *editor) measure(id string, change func(*MeasureNode)) {
	for range maxParts {
		i, ok := e.findMeasure(id)
		if !ok {
			return
		}
		list := e.measures()
		n := list[i].clone()
		change(n)
		list[i] = n
		id, change = n.ParentID, func(*MeasureNode) {}
	}
}

// target replaces the node by a changed copy.
func (e *editor) target(id string, change func(*TargetNode)) {
	list := e.targets()
	i := slices.IndexFunc(list, func(t *TargetNode) bool { return t.ID == id })
	if i < 0 {
		return
	}
	n := *list[i]
	change(&n)
	list[i] = &n
}

func (e *editor) findMeasure(id string) (int, bool) {
	if e.master == nil {
		i, ok := e.p.measureIndex[id]
		return int(i), ok
	}
	i, ok := e.measurePosition[id]
	return i, ok
}

func (e *editor) measures() []*MeasureNode {
	if e.master != nil {
		return e.master.measures
	}
	if !e.ownMeasures {
		e.p.measures, e.ownMeasures = slices.Clone(e.p.measures), true
	}
	return e.p.measures
}

func (e *editor) targets() []*TargetNode {
	if e.master != nil {
		return e.master.targets
	}
	if !e.ownTargets {
		e.p.targets, e.ownTargets = slices.Clone(e.p.targets), true
	}
	return e.p.targets
}

func withIndicator(list []*IndicatorNode, i *Indicator) []*IndicatorNode {
	n := &IndicatorNode{Indicator: i}
	for _, old := range list {
		if old.ID == i.ID {
			n.Readings = old.Readings
		}
	}
	return with(list, n, func(a, b *IndicatorNode) int { return byID(a, b) })
}

func (e *editor) reading(r *Reading) {
	update := func(list []*IndicatorNode) []*IndicatorNode {
		list = slices.Clone(list)
		for k, old := range list {
			if old.ID == r.IndicatorID {
				list[k] = &IndicatorNode{old.Indicator, with(old.Readings, r, compareReadings)}
			}
		}
		return list
	}
	has := func(list []*IndicatorNode) bool {
		return slices.ContainsFunc(list, func(n *IndicatorNode) bool { return n.ID == r.IndicatorID })
	}
	for _, t := range e.targets() {
		if has(t.Indicators) {
			e.target(t.ID, func(t *TargetNode) { t.Indicators = update(t.Indicators) })
			return
		}
	}
	for _, m := range e.measures() {
		if has(m.Indicators) {
			e.measure(m.ID, func(m *MeasureNode) { m.Indicators = update(m.Indicators) })
			return
		}
	}
}

// structural changes master data and lets the links be built anew; a measure that stays in its place
// only changes its node.
func (e *editor) structural(r Record) {
	if papers, ok := e.p.Papers.apply(r); ok {
		e.p.Papers = papers
		return
	}
	if governing(r) {
		e.governed = append(e.governed, r)
		return
	}
	if m, ok := r.(*Measure); ok && !m.Archived() {
		if old := e.p.Measure(m.ID); e.master == nil && old != nil && samePlace(old.Measure, m) {
			e.measure(m.ID, func(n *MeasureNode) { n.Measure = m })
			return
		}
	}
	b := e.openMaster()
	switch v := r.(type) {
	case *Jurisdiction:
		b.s.Jurisdictions = with(b.s.Jurisdictions, v, byID)
	case *Ministry:
		b.s.Ministries = with(b.s.Ministries, v, byID)
	case *Document:
		b.s.Documents = with(b.s.Documents, v, byID)
	case *Strategy:
		b.s.Strategies = with(b.s.Strategies, v, byID)
	case *Field:
		b.s.Fields = with(b.s.Fields, v, byID)
	case *FocusTopic:
		b.s.FocusTopics = with(b.s.FocusTopics, v, byID)
	case *ReportingRound:
		b.s.Rounds = with(b.s.Rounds, v, byID)
	case *NilReturn:
		b.s.NilReturns = with(b.s.NilReturns, v, byID)
	case *Proposal:
		b.s.proposals = with(b.s.proposals, v, byID)
	case *Target:
		n := &TargetNode{Target: v}
		if i := slices.IndexFunc(b.targets, func(t *TargetNode) bool { return t.ID == v.ID }); i >= 0 {
			copied := *b.targets[i]
			copied.Target = v
			n = &copied
		}
		b.targets = with(b.targets, n, func(a, b *TargetNode) int { return byID(a, b) })
	case *Measure:
		e.putMeasure(v)
	}
}

func samePlace(a, b *Measure) bool {
	return a.StrategyID == b.StrategyID && a.FieldID == b.FieldID && a.ParentID == b.ParentID &&
		a.Number == b.Number && a.Title == b.Title && slices.Equal(a.TargetIDs, b.TargetIDs)
}

func (e *editor) putMeasure(m *Measure) {
	b := e.master
	delete(b.s.moved, m.ID)
	if m.Archived() && m.ParentID != "" {
		b.s.moved[m.ID] = m.ParentID
	}
	i, known := e.measurePosition[m.ID]
	switch {
	case !known && !m.Archived():
		e.measurePosition[m.ID] = len(b.measures)
		b.measures = append(b.measures, &MeasureNode{Measure: m})
	case known && m.Archived():
		b.measures = slices.Delete(b.measures, i, i+1)
		e.indexMeasures()
	case known:
		n := b.measures[i].clone()
		n.Measure = m
		b.measures[i] = n
	}
}

func (e *editor) openMaster() *builder {
	if e.master != nil {
		return e.master
	}
	p := e.p
	e.master = &builder{targets: slices.Clone(p.targets), measures: slices.Clone(p.measures), s: structure{
		Jurisdictions: slices.SortedFunc(slices.Values(p.Jurisdictions), byID), Ministries: slices.SortedFunc(slices.Values(p.Ministries), byID),
		Documents: slices.Clone(p.Documents), Strategies: slices.SortedFunc(slices.Values(p.Strategies), byID),
		Fields: slices.SortedFunc(slices.Values(p.Fields), byID), FocusTopics: slices.SortedFunc(slices.Values(p.FocusTopics), byID),
		proposals:  slices.SortedFunc(slices.Values(p.proposals), byID),
		Rounds:     slices.SortedFunc(slices.Values(p.Rounds), byID),
		NilReturns: slices.SortedFunc(slices.Values(p.NilReturns), byID),
		moved:      maps.Clone(p.moved),
	}}
	slices.SortFunc(e.master.targets, func(a, b *TargetNode) int { return byID(a, b) })
	e.indexMeasures()
	return e.master
}

func (e *editor) indexMeasures() {
	e.measurePosition = make(map[string]int, len(e.master.measures))
	for i, m := range e.master.measures {
		e.measurePosition[m.ID] = i
	}
}

// erase takes a record out wherever it is; erasing is rare, so it may search. An empty archived record
// of the same id does the taking out.
func (e *editor) erase(c Applied) {
	if papers, ok := e.p.Papers.without(c.Kind, c.ID); ok {
		e.p.Papers = papers
		return
	}
	gone, ok := NewRecord(c.Kind)
	if !ok {
		return
	}
	base := Base{ID: c.ID, ArchivedAt: 1}
	owner := e.ownerOf(c)
	switch r := gone.(type) {
	case *StatusReport:
		r.Base, r.MeasureID = base, owner
	case *Milestone:
		r.Base, r.MeasureID = base, owner
	case *DueShift:
		r.Base, r.MeasureID = base, owner
	case *SecondOpinion:
		r.Base, r.MeasureID = base, owner
	case *Comment:
		r.Base, r.MeasureID = base, owner
	case *Responsibility:
		// A measure and a target may have the same id, so it is taken out of both.
		r.Base, r.SubjectID, r.SubjectKind = base, owner, KindMeasure
		target := *r
		target.SubjectKind = KindTarget
		e.apply(Applied{c.Kind, c.ID, &target})
	case *Indicator:
		r.Base, r.TargetID, r.MeasureID = base, owner, owner
	case *Reading:
		r.Base, r.IndicatorID = base, owner
	default:
		setBase(gone, base)
	}
	e.apply(Applied{c.Kind, c.ID, gone})
}

func setBase(r Record, base Base) {
	switch v := r.(type) {
	case *Jurisdiction:
		v.Base = base
	case *Ministry:
		v.Base = base
	case *Document:
		v.Base = base
	case *Strategy:
		v.Base = base
	case *Field:
		v.Base = base
	case *FocusTopic:
		v.Base = base
	case *Target:
		v.Base = base
	case *Measure:
		v.Base = base
	case *Proposal:
		v.Base = base
	case *ReportingRound:
		v.Base = base
	case *NilReturn:
		v.Base = base
	default:
		setGovernanceBase(r, base)
	}
}

// ownerOf searches what the record hangs on: the id of a measure, target or indicator.
func (e *editor) ownerOf(c Applied) string {
	for _, m := range e.measures() {
		if hasRecord(c, m.Reports) || hasRecord(c, m.Milestones) || hasRecord(c, m.Shifts) || hasRecord(c, m.Opinions) || hasRecord(c, m.Comments) ||
			hasRecord(c, m.Responsibilities) || hasRecord(c, m.Indicators) {
			return m.ID
		}
		for _, i := range m.Indicators {
			if hasRecord(c, i.Readings) {
				return i.ID
			}
		}
	}
	for _, t := range e.targets() {
		if hasRecord(c, t.Responsibilities) || hasRecord(c, t.Indicators) {
			return t.ID
		}
		for _, i := range t.Indicators {
			if hasRecord(c, i.Readings) {
				return i.ID
			}
		}
	}
	return ""
}

func hasRecord[T Record](c Applied, list []T) bool {
	return slices.ContainsFunc(list, func(r T) bool { return r.RecordKind() == c.Kind && r.RecordID() == c.ID })
}

func (e *editor) finish() *Portfolio {
	if len(e.governed) > 0 {
		e.p.Governance = e.p.Governance.apply(e.governed)
	}
	if e.master == nil {
		return e.p
	}
	return e.master.portfolio(e.p)
}

// Records returns the flat content of a portfolio that shows everything, for exports and for the
// comparison with the journal.
func (p *Portfolio) Records() *Records {
	r := &Records{Jurisdictions: p.Jurisdictions, Ministries: p.Ministries, Documents: p.Documents,
		Strategies: p.Strategies, Fields: p.Fields, FocusTopics: p.FocusTopics, Proposals: p.proposals,
		Rounds: p.Rounds, NilReturns: p.NilReturns,
		BriefingSchedules: p.Schedules, Briefings: p.Briefings, BriefingVersions: p.Versions}
	addIndicators := func(list []*IndicatorNode) {
		for _, i := range list {
			r.Indicators = append(r.Indicators, i.Indicator)
			r.Readings = append(r.Readings, i.Readings...)
		}
	}
	for _, t := range p.targets {
		r.Targets = append(r.Targets, t.Target)
		r.Responsibilities = append(r.Responsibilities, t.Responsibilities...)
		addIndicators(t.Indicators)
	}
	for _, m := range p.measures {
		r.Measures = append(r.Measures, m.Measure)
		r.Reports = append(r.Reports, m.Reports...)
		r.Milestones = append(r.Milestones, m.Milestones...)
		r.Shifts = append(r.Shifts, m.Shifts...)
		r.Opinions = append(r.Opinions, m.Opinions...)
		r.Comments = append(r.Comments, m.Comments...)
		r.Responsibilities = append(r.Responsibilities, m.Responsibilities...)
		addIndicators(m.Indicators)
	}
	p.Governance.fill(r)
	return r
}
