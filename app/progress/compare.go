// Comparison of two states: what was new, completed, moved, re-coloured, re-assigned (rule 8).

package progress

import (
	"cmp"
	"slices"
	"strconv"

	"zielstand/models"
)

// ChangeKind says what changed about a measure.
type ChangeKind string

// The kinds of change. A measure can have several; "new" stands for everything its first report says
// except that it was completed or cancelled.
const (
	ChangeNew        ChangeKind = "new"        // first report, or known for the first time
	ChangeCompleted  ChangeKind = "completed"  // phase became completed
	ChangeCancelled  ChangeKind = "cancelled"  // phase became cancelled
	ChangeMoved      ChangeKind = "moved"      // another due date
	ChangeRecoloured ChangeKind = "recoloured" // the ministry's own Ampel
	ChangeRephased   ChangeKind = "rephased"   // another phase than completed or cancelled
	ChangeReassigned ChangeKind = "reassigned" // another ministry in charge
	ChangeAdvanced   ChangeKind = "advanced"   // percent, up or down
	ChangeReported   ChangeKind = "reported"   // a new report without any other change
	ChangeRemoved    ChangeKind = "removed"    // known before, no longer known (archived)
)

// ChangeKinds is the order in which changes are shown.
var ChangeKinds = []ChangeKind{ChangeCompleted, ChangeCancelled, ChangeMoved, ChangeRecoloured, ChangeReassigned,
	ChangeRephased, ChangeAdvanced, ChangeNew, ChangeReported, ChangeRemoved}

// Change is one change of one measure.
type Change struct {
	Measure *models.MeasureNode // as it is after, or before where it was removed
	Kind    ChangeKind
	// Before and After are never nil: a measure that was not known has an empty status.
	Before, After         *Status
	LeadBefore, LeadAfter models.Link[*models.Ministry]
	// Succession tells for a reassignment that the ministry after succeeded the one before in a re-cut
	// of portfolios.
	Succession bool
	// Worse: re-coloured towards red, moved later, percent fallen, or back from completed.
	Worse bool
}

// Comparison is what changed in a scope between two states.
type Comparison struct {
	Before, After models.Date
	// Changes are in the order of ChangeKinds, then by strategy and number of the measures.
	Changes                   []Change
	ByKind                    map[ChangeKind]int
	RollupBefore, RollupAfter *Rollup
}

// Compare returns what changed from one portfolio to the other: two days, two states of knowledge, or
// both. A measure is compared when it is in the scope in at least one of the two, so a ministry's page
// also shows what came and went.
func Compare(before, after *models.Portfolio, scope Scope) *Comparison {
	c := &Comparison{Before: before.Stichtag, After: after.Stichtag, ByKind: map[ChangeKind]int{}}
	if c.compareWhole(before, after, scope) {
		return c
	}
	linksBefore, linksAfter := scope.Measures(before), scope.Measures(after)
	c.RollupBefore, c.RollupAfter = SumOf(before, linksBefore), SumOf(after, linksAfter)
	seen := make(map[string]bool, len(linksAfter))
	for _, l := range linksAfter {
		seen[l.To.ID] = true
		c.compare(before, after, before.Measure(l.To.ID), l.To)
	}
	for _, l := range linksBefore {
		if !seen[l.To.ID] {
			c.compare(before, after, l.To, after.Measure(l.To.ID))
		}
	}
	c.Changes = byKind(c.Changes, c.ByKind)
	return c
}

// compareWhole compares two days of one state of knowledge for a whole strategy or everything; false where
// that is not the question.
func (c *Comparison) compareWhole(before, after *models.Portfolio, scope Scope) bool {
	nodes, ok := c.whole(before, after, scope)
	if !ok {
		return false
	}
	for _, part := range blockwise(after, question{what: "changes", strategyID: scope.StrategyID, day: after.Stichtag, before: before.Stichtag}, nodes, differ(before, after)) {
		c.Changes = append(c.Changes, part.Changes...)
		c.count(part)
	}
	c.Changes = byKind(c.Changes, c.ByKind)
	return true
}

// whole returns the measures where foldwise and blockwise can compare, and fills in the roll-ups.
func (c *Comparison) whole(before, after *models.Portfolio, scope Scope) ([]*models.MeasureNode, bool) {
	nodes, ok := scope.whole(after)
	if !ok || !before.SameAs(after) {
		return nil, false
	}
	c.RollupBefore, c.RollupAfter = Sum(before, scope), Sum(after, scope)
	return nodes, true
}

// differ compares the measures of a block.
func differ(before, after *models.Portfolio) func([]*models.MeasureNode) *Comparison {
	return func(block []*models.MeasureNode) *Comparison {
		part := &Comparison{ByKind: map[ChangeKind]int{}}
		for _, m := range block {
			part.compare(before, after, m, m)
		}
		return part
	}
}

func (c *Comparison) count(part *Comparison) {
	for kind, n := range part.ByKind {
		c.ByKind[kind] += n
	}
}

// Highlights is Compare with the n changes that matter most only, weightiest first: what ended, then what
// went worse, then other colours and ministries, then the rest. Reports without any other change are no news.
func Highlights(before, after *models.Portfolio, scope Scope, n int) *Comparison {
	c := &Comparison{Before: before.Stichtag, After: after.Stichtag, ByKind: map[ChangeKind]int{}}
	nodes, ok := c.whole(before, after, scope)
	if !ok {
		c = Compare(before, after, scope)
		c.Changes = weightiest(c.Changes, n)
		return c
	}
	q := question{what: "highlights " + strconv.Itoa(n), strategyID: scope.StrategyID, day: after.Stichtag, before: before.Stichtag}
	compare := differ(before, after)
	all := foldwise(after, q, nodes, func(block []*models.MeasureNode) *Comparison {
		part := compare(block)
		part.Changes = weightiest(byKind(part.Changes, part.ByKind), n)
		return part
	}, func(parts []*Comparison) *Comparison {
		sum, kept := &Comparison{ByKind: map[ChangeKind]int{}}, map[ChangeKind]int{}
		for _, part := range parts {
			sum.count(part)
			for _, ch := range part.Changes {
				kept[ch.Kind]++
			}
			sum.Changes = append(sum.Changes, part.Changes...)
		}
		sum.Changes = weightiest(byKind(sum.Changes, kept), n)
		return sum
	})
	c.count(all)
	c.Changes = slices.Clone(all.Changes)
	return c
}

// weightiest returns the first n of the changes, which are in the order of their kinds, by weight.
func weightiest(changes []Change, n int) []Change {
	weight := func(c Change) int {
		switch {
		case c.Kind == ChangeCompleted, c.Kind == ChangeCancelled:
			return 0
		case c.Worse:
			return 1
		case c.Kind == ChangeReassigned, c.Kind == ChangeRecoloured:
			return 2
		}
		return 3
	}
	news := slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return c.Kind == ChangeReported })
	slices.SortStableFunc(news, func(a, b Change) int { return cmp.Compare(weight(a), weight(b)) })
	return slices.Clone(news[:min(n, len(news))])
}

// byKind puts changes into the order of ChangeKinds and keeps their order within a kind.
func byKind(changes []Change, counts map[ChangeKind]int) []Change {
	next := map[ChangeKind]int{}
	start := 0
	for _, kind := range ChangeKinds {
		next[kind] = start
		start += counts[kind]
	}
	ordered := make([]Change, len(changes))
	for _, ch := range changes {
		ordered[next[ch.Kind]] = ch
		next[ch.Kind]++
	}
	return ordered
}

// compare adds the changes of one measure, which is nil in a portfolio that does not know it.
func (c *Comparison) compare(before, after *models.Portfolio, was, is *models.MeasureNode) {
	ch := Change{Measure: is}
	if is == nil {
		ch.Measure = was
	}
	ch.Before, ch.LeadBefore = stateOf(before, was, ch.Measure)
	ch.After, ch.LeadAfter = stateOf(after, is, ch.Measure)
	add := func(kind ChangeKind, worse bool) {
		next := ch
		next.Kind, next.Worse = kind, worse
		next.Succession = kind == ChangeReassigned && succeeds(ch.LeadAfter.To, ch.LeadBefore.To)
		c.Changes = append(c.Changes, next)
		c.ByKind[kind]++
	}
	switch {
	case is == nil:
		add(ChangeRemoved, false)
	case was == nil:
		add(ChangeNew, false)
		ended(&ch, add)
	default:
		differences(&ch, add)
	}
}

// stateOf returns the status and the lead; an empty status of the stand-in where m is not known.
func stateOf(p *models.Portfolio, m, standIn *models.MeasureNode) (*Status, models.Link[*models.Ministry]) {
	if m == nil {
		return empty(standIn, p.Stichtag), models.Link[*models.Ministry]{}
	}
	return Of(p, m), p.Lead(m)
}

// ended adds that a measure became completed or cancelled, and tells whether it did.
func ended(ch *Change, add func(ChangeKind, bool)) bool {
	switch {
	case ch.Before.Phase == ch.After.Phase:
		return false
	case ch.After.Phase == models.PhaseCompleted:
		add(ChangeCompleted, false)
	case ch.After.Phase == models.PhaseCancelled:
		add(ChangeCancelled, false)
	default:
		return false
	}
	return true
}

// differences adds what changed about a measure that both states know.
func differences(ch *Change, add func(ChangeKind, bool)) {
	b, a := ch.Before, ch.After
	changes := 0
	count := func(kind ChangeKind, worse bool) { changes++; add(kind, worse) }
	if was, is := LastDay(b.Due), LastDay(a.Due); was != is {
		count(ChangeMoved, was.Known() && is > was)
	}
	if leadID(ch.LeadBefore) != leadID(ch.LeadAfter) {
		count(ChangeReassigned, false)
	}
	first := b.Report == nil && a.Report != nil
	if first {
		count(ChangeNew, false)
	}
	if over := ended(ch, count); !over && !first {
		if b.Phase != a.Phase {
			count(ChangeRephased, b.Phase == models.PhaseCompleted)
		}
		if b.Percent != a.Percent {
			count(ChangeAdvanced, b.Percent.Known() && a.Percent.Known() && a.Percent.Float() < b.Percent.Float())
		}
	}
	if b.Own != a.Own && !first {
		count(ChangeRecoloured, a.Own.Severity() > max(b.Own.Severity(), models.AmpelGreen.Severity()))
	}
	if changes == 0 && a.Report != nil && b.Report != nil && a.Report.ID != b.Report.ID {
		count(ChangeReported, false)
	}
}

func leadID(l models.Link[*models.Ministry]) string {
	if l.To == nil {
		return ""
	}
	return l.To.ID
}

// succeeds tells whether ministry follows before, directly.
func succeeds(ministry, before *models.Ministry) bool {
	return ministry != nil && before != nil && slices.Contains(before.SuccessorIDs, ministry.ID)
}
