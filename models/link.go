// Building a Portfolio from records, applying changes to it, and redacting it for a viewer.

package models

import "slices"

// NewPortfolio links records into a portfolio that shows everything, on no particular day; use At and
// For. Records that refer to nothing that exists are left out rather than failing the load: the store
// keeps references whole, so this only happens to archived parents. The records must not be changed
// afterwards.
func NewPortfolio(head Head, r *Records) *Portfolio {
	b := newBuilder(r)
	return b.portfolio(&Portfolio{Head: head, Viewer: Viewer{Rights: RightsOffice}, Papers: newPapers(r), Governance: newGovernance(r)})
}

// builder gathers records into nodes.
type builder struct {
	s        structure
	targets  []*TargetNode
	measures []*MeasureNode
}

func newBuilder(r *Records) *builder {
	b := &builder{s: structure{
		Jurisdictions: inUse(r.Jurisdictions), Ministries: inUse(r.Ministries), Documents: inUse(r.Documents),
		Strategies: inUse(r.Strategies), Fields: inUse(r.Fields), FocusTopics: inUse(r.FocusTopics),
		proposals: inUse(r.Proposals), Rounds: inUse(r.Rounds), NilReturns: inUse(r.NilReturns),
	}}
	targets, measures := make(map[string]*TargetNode, len(r.Targets)), make(map[string]*MeasureNode, len(r.Measures))
	for _, t := range inUse(r.Targets) {
		n := &TargetNode{Target: t}
		targets[t.ID], b.targets = n, append(b.targets, n)
	}
	b.s.moved = map[string]string{}
	for _, m := range r.Measures {
		if m.Archived() && m.ParentID != "" {
			b.s.moved[m.ID] = m.ParentID
		}
	}
	for _, m := range inUse(r.Measures) {
		n := &MeasureNode{Measure: m}
		measures[m.ID], b.measures = n, append(b.measures, n)
	}
	gather(measures, r.Reports, func(s *StatusReport) string { return s.MeasureID }, func(n *MeasureNode) *[]*StatusReport { return &n.Reports }, compareReports)
	gather(measures, r.Milestones, func(s *Milestone) string { return s.MeasureID }, func(n *MeasureNode) *[]*Milestone { return &n.Milestones }, compareMilestones)
	gather(measures, r.Shifts, func(s *DueShift) string { return s.MeasureID }, func(n *MeasureNode) *[]*DueShift { return &n.Shifts }, compareShifts)
	gather(measures, r.Opinions, func(s *SecondOpinion) string { return s.MeasureID }, func(n *MeasureNode) *[]*SecondOpinion { return &n.Opinions }, compareOpinions)
	gather(measures, r.Comments, func(s *Comment) string { return s.MeasureID }, func(n *MeasureNode) *[]*Comment { return &n.Comments }, compareComments)
	gather(measures, r.Responsibilities, subjectIf(KindMeasure), func(n *MeasureNode) *[]*Responsibility { return &n.Responsibilities }, compareResponsibilities)
	gather(targets, r.Responsibilities, subjectIf(KindTarget), func(n *TargetNode) *[]*Responsibility { return &n.Responsibilities }, compareResponsibilities)
	b.addIndicators(r, targets, measures)
	return b
}

func subjectIf(kind Kind) func(*Responsibility) string {
	return func(r *Responsibility) string {
		if r.SubjectKind != kind {
			return ""
		}
		return r.SubjectID
	}
}

func (b *builder) addIndicators(r *Records, targets map[string]*TargetNode, measures map[string]*MeasureNode) {
	indicators := make(map[string]*IndicatorNode, len(r.Indicators))
	for _, i := range slices.SortedFunc(slices.Values(inUse(r.Indicators)), byID) {
		n := &IndicatorNode{Indicator: i}
		indicators[i.ID] = n
		if t := targets[i.TargetID]; t != nil {
			t.Indicators = append(t.Indicators, n)
		} else if m := measures[i.MeasureID]; m != nil {
			m.Indicators = append(m.Indicators, n)
		}
	}
	gather(indicators, r.Readings, func(r *Reading) string { return r.IndicatorID }, func(n *IndicatorNode) *[]*Reading { return &n.Readings }, compareReadings)
}

// portfolio links the gathered nodes; p gives the head, the day and the viewer.
func (b *builder) portfolio(p *Portfolio) *Portfolio {
	b.attach()
	out := *p
	out.structure = buildStructure(b.s, b.targets, b.measures)
	out.targets, out.measures = b.targets, b.measures
	return &out
}

// attach gives nodes what they take from master data. Nodes may be shared with another portfolio, so
// one that differs is replaced, not changed.
func (b *builder) attach() {
	open := map[Kind]map[string][]*Proposal{KindTarget: {}, KindMeasure: {}}
	for _, q := range slices.SortedFunc(slices.Values(b.s.proposals), byID) {
		if bySubject := open[q.SubjectKind]; q.State == ProposalOpen && bySubject != nil {
			bySubject[q.SubjectID] = append(bySubject[q.SubjectID], q)
		}
	}
	for i, t := range b.targets {
		if proposals := open[KindTarget][t.ID]; !slices.Equal(t.Proposals, proposals) {
			n := *t
			n.Proposals = proposals
			b.targets[i] = &n
		}
	}
	strategies := index(b.s.Strategies)
	parents := map[string]bool{}
	for _, m := range b.measures {
		if m.ParentID != "" {
			parents[m.ParentID] = true
		}
	}
	for i, m := range b.measures {
		stale := DefaultReportInterval
		if s := strategies[m.StrategyID]; s != nil {
			stale = s.StaleAfter()
		}
		if proposals := open[KindMeasure][m.ID]; m.StaleAfter != stale || m.HasParts != parents[m.ID] || !slices.Equal(m.Proposals, proposals) {
			n := m.clone()
			n.Proposals, n.StaleAfter, n.HasParts = proposals, stale, parents[m.ID]
			b.measures[i] = n
		}
	}
}

func inUse[T Record](list []T) []T {
	out := make([]T, 0, len(list))
	for _, r := range list {
		if !r.Archived() {
			out = append(out, r)
		}
	}
	return out
}

// gather puts each record in use into the list of the node it belongs to, and sorts the lists.
func gather[N any, T Record](nodes map[string]*N, records []T, owner func(T) string, list func(*N) *[]T, compare func(a, b T) int) {
	for _, r := range records {
		if n := nodes[owner(r)]; n != nil && !r.Archived() {
			l := list(n)
			*l = append(*l, r)
		}
	}
	for _, n := range nodes {
		if l := *list(n); !slices.IsSortedFunc(l, compare) {
			slices.SortFunc(l, compare)
		}
	}
}

// For returns the portfolio as the viewer may see it; the result has nothing in it that they may not
// see. It is for portfolios that show everything, such as the store's.
func (p *Portfolio) For(v Viewer) *Portfolio {
	out := *p
	out.Viewer = v
	if v.Rights != RightsPublic {
		out.Governance = p.governanceFor(v)
	}
	if v.Rights == RightsOffice {
		return &out
	}
	out.Papers = p.Papers.published(out.coSigned(v))
	if v.Rights == RightsPublic {
		public := p.forPublic()
		out.structure = public.structure
		out.targets, out.measures = withoutDrafts(pick(p.targets, public.targets)), pick(p.measures, public.measures)
		out.Governance = out.publicGovernance(p)
	}
	out.measures = out.redactAll(min(v.Rights, RightsReader), out.measures)
	if v.Rights == RightsContact {
		out.measures = slices.Clone(out.measures)
		for i, m := range p.measures {
			if slices.Contains(v.MinistryIDs, p.leadID(m)) {
				out.measures[i] = m
			}
		}
	}
	return &out
}

// withoutDrafts takes out what a Fortschreibung that is not adopted yet would make of the targets.
func withoutDrafts(targets []*TargetNode) []*TargetNode {
	public := slices.Clone(targets)
	for i, t := range public {
		if (t.Outcome != "" || t.OutcomeReason != "") && !t.OutcomeOn.Known() {
			n, target := *t, *t.Target
			target.Outcome, target.OutcomeReason = "", ""
			n.Target = &target
			public[i] = &n
		}
	}
	return public
}

// leadID is the confirmed lead ministry of the measure, "" where there is none; a proposal gives
// nobody a right.
func (p *Portfolio) leadID(m *MeasureNode) string {
	if l := p.Lead(m); l.To != nil && !l.Proposed {
		return l.To.ID
	}
	return ""
}

// publishedOnly links the portfolio anew without what belongs to unpublished strategies.
func (p *Portfolio) publishedOnly() *Portfolio {
	published := map[string]bool{}
	for _, s := range p.Strategies {
		published[s.ID] = s.Published
	}
	b := &builder{s: structure{
		Jurisdictions: slices.Clone(p.Jurisdictions), Ministries: slices.Clone(p.Ministries),
		Documents:   filter(p.Documents, func(d *Document) bool { return d.StrategyID == "" || published[d.StrategyID] }),
		Strategies:  filter(p.Strategies, func(s *Strategy) bool { return s.Published }),
		Fields:      filter(p.Fields, func(f *Field) bool { return published[f.StrategyID] }),
		FocusTopics: filter(p.FocusTopics, func(t *FocusTopic) bool { return p.field[t.FieldID] != nil && published[p.field[t.FieldID].StrategyID] }),
		proposals:   filter(p.proposals, func(q *Proposal) bool { return published[p.strategyOf(q)] }),
		moved:       p.moved,
	}}
	b.targets = filter(p.targets, func(t *TargetNode) bool { return published[t.StrategyID] })
	b.measures = filter(p.measures, func(m *MeasureNode) bool { return published[m.StrategyID] })
	return b.portfolio(p)
}

// strategyOf is the id of the strategy that the proposal's subject belongs to, "" if that is gone.
func (p *Portfolio) strategyOf(q *Proposal) string {
	if t := p.Target(q.SubjectID); t != nil && q.SubjectKind == KindTarget {
		return t.StrategyID
	}
	if m := p.Measure(q.SubjectID); m != nil && q.SubjectKind == KindMeasure {
		return m.StrategyID
	}
	return ""
}
