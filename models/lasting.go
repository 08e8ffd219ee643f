// What outlives a portfolio: values that the next portfolio with the same master data can start from, so
// that after a report only what it touched is computed anew.

package models

import (
	"slices"
	"sync"
	"sync/atomic"
)

// lasting belongs to one structure and is shared by all portfolios with it.
type lasting struct {
	mu     sync.Mutex
	values map[any]any
	public atomic.Pointer[publicView]
}

// maxLasting bounds how many values a structure remembers: a few questions on a few days.
const maxLasting = 64

// Lasting lets a value be made from the one that was last kept under the key by a portfolio with the same
// master data for the same viewers, nil the first time, and keeps it. The value must not be changed; key
// must be comparable and of a type of the caller's own.
func (p *Portfolio) Lasting(key any, next func(last any) any) any {
	l := p.lasting
	l.mu.Lock()
	last := l.values[key]
	l.mu.Unlock()
	value := next(last)
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.values) >= maxLasting {
		clear(l.values)
	}
	l.values[key] = value
	return value
}

// publicView is a structure without what the public may not see, and the places of its nodes in the
// portfolio that it was made from.
type publicView struct {
	*structure
	targets, measures []int32
}

// forPublic returns the public's structure; it is built once for each structure.
func (p *Portfolio) forPublic() *publicView {
	if v := p.lasting.public.Load(); v != nil {
		return v
	}
	published := p.publishedOnly()
	s := *published.structure
	s.Rounds, s.NilReturns, s.lasting = nil, nil, newLasting()
	v := &publicView{structure: &s, targets: make([]int32, len(published.targets)), measures: make([]int32, len(published.measures))}
	for i, t := range published.targets {
		v.targets[i] = p.targetIndex[t.ID]
	}
	for i, m := range published.measures {
		v.measures[i] = p.measureIndex[m.ID]
	}
	p.lasting.public.CompareAndSwap(nil, v)
	return p.lasting.public.Load()
}

func newLasting() *lasting { return &lasting{values: map[any]any{}} }

// redactionKey keeps the last redaction for a class of rights.
type redactionKey struct{ class Rights }

type redaction struct{ from, to []*MeasureNode }

// redactAll redacts nodes; those that were redacted last time are not looked at again.
func (p *Portfolio) redactAll(class Rights, nodes []*MeasureNode) []*MeasureNode {
	made := p.Lasting(redactionKey{class}, func(last any) any {
		before, _ := last.(*redaction)
		r := &redaction{from: nodes}
		if before != nil && len(before.from) == len(nodes) {
			r.to = slices.Clone(before.to)
		} else {
			before, r.to = &redaction{from: make([]*MeasureNode, len(nodes))}, make([]*MeasureNode, len(nodes))
		}
		for i, m := range nodes {
			if before.from[i] != m {
				r.to[i] = m.redact(class)
			}
		}
		return r
	})
	return made.(*redaction).to
}

// listKey keeps the list of a strategy's measures for viewers with the same rights.
type listKey struct{ strategyID, viewer string }

type keptList struct{ from, list []*MeasureNode }

// TopMeasures returns the measures (without parts) of the strategy, "" for all, by strategy and number: the same list
// for as long as no measure changes. It is shared; do not change it.
func (p *Portfolio) TopMeasures(strategyID string) []*MeasureNode {
	made := p.Lasting(listKey{strategyID, p.Viewer.Key()}, func(last any) any {
		if before, ok := last.(*keptList); ok && sameList(before.from, p.measures) {
			return before
		}
		if strategyID != "" {
			return &keptList{p.measures, p.MeasuresOfStrategy(strategyID)}
		}
		return &keptList{p.measures, p.Measures()}
	})
	return made.(*keptList).list
}

// sameList tells whether both are one and the same list.
func sameList[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// SameAs tells whether both portfolios show the same graph to viewers with the same rights, if on different
// days.
func (p *Portfolio) SameAs(other *Portfolio) bool {
	return p.structure == other.structure && (sameList(p.measures, other.measures) || slices.Equal(p.measures, other.measures))
}
