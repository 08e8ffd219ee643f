// Blocks: answers about many measures are put together from partial answers about runs of them. A run whose
// nodes are those of the last portfolio keeps its partial answer, so that after a report only one run is
// counted anew.

package progress

import (
	"slices"

	"zielstand/models"
)

// blockSize is how many measures share a partial answer: large enough that few are merged, small enough that
// one is quick to count.
const blockSize = 64

// question names a partial answer: what is asked, of which strategy ("" = all), on which days.
type question struct {
	what        string
	strategyID  string
	day, before models.Date
	viewer      string // set by blockwise: viewers with other rights have other nodes
}

// answers are the partial answers to a question, and the nodes they were made from.
type answers[T any] struct {
	nodes []*models.MeasureNode
	parts []T
}

// blockwise returns the partial answers for the measures, which must be a list that depends on the master data
// and the question alone. An answer must depend on nothing but the nodes, the question and the master data.
func blockwise[T any](p *models.Portfolio, q question, nodes []*models.MeasureNode, answer func([]*models.MeasureNode) T) []T {
	q.viewer = p.Viewer.Key()
	made := p.Lasting(q, func(last any) any {
		before, ok := last.(*answers[T])
		next := &answers[T]{nodes: nodes, parts: make([]T, 0, len(nodes)/blockSize+1)}
		for i := 0; i < len(nodes); i += blockSize {
			block := nodes[i:min(i+blockSize, len(nodes))]
			if ok && len(before.nodes) == len(nodes) && slices.Equal(before.nodes[i:i+len(block)], block) {
				next.parts = append(next.parts, before.parts[i/blockSize])
				continue
			}
			next.parts = append(next.parts, answer(block))
		}
		return next
	})
	return made.(*answers[T]).parts
}

// fanOut is how many partial answers are put together in one step.
const fanOut = 16

// tree holds the partial answers of the blocks in levels[0], those of runs of fanOut blocks in levels[1], and so on up
// to the one about everything.
type tree[T any] struct {
	nodes  []*models.MeasureNode
	levels [][]T
}

// foldwise returns one answer about all the measures, put together from those of the blocks over several levels, so
// that after a report one block is counted anew and one run on each level put together anew. What holds for blockwise
// holds here; merge must give the same for every division into neighbouring runs, and change none of its arguments.
func foldwise[T any](p *models.Portfolio, q question, nodes []*models.MeasureNode, answer func([]*models.MeasureNode) T, merge func([]T) T) T {
	return foldFrom(p, q, nodes, func(block []*models.MeasureNode, _ T) T { return answer(block) }, func(parts, _ []T, _ T) T { return merge(parts) })
}

// foldFrom is foldwise where answer and merge also get what came of the same block, or of which parts, the last time,
// to take over from it what did not change: the zero T and nil the first time.
func foldFrom[T any](p *models.Portfolio, q question, nodes []*models.MeasureNode, answer func(block []*models.MeasureNode, last T) T, merge func(parts, lastParts []T, last T) T) T {
	q.viewer = p.Viewer.Key()
	made := p.Lasting(q, func(last any) any {
		before, ok := last.(*tree[T])
		switch {
		case !ok || len(before.nodes) != len(nodes):
			before = nil
		case len(nodes) > 0 && &before.nodes[0] == &nodes[0]: // nothing happened at all
			return before
		}
		return grow(before, nodes, answer, merge)
	})
	levels := made.(*tree[T]).levels
	return levels[len(levels)-1][0]
}

// grow makes the tree over the nodes from the one before, nil for none; it shares what did not change.
func grow[T any](before *tree[T], nodes []*models.MeasureNode, answer func([]*models.MeasureNode, T) T, merge func(parts, lastParts []T, last T) T) *tree[T] {
	next := &tree[T]{nodes: nodes}
	var first T
	blocks := max(1, (len(nodes)+blockSize-1)/blockSize)
	level, changed := make([]T, blocks), make([]bool, blocks)
	for i := range level {
		from, until := i*blockSize, min((i+1)*blockSize, len(nodes))
		last := first
		if before != nil {
			last = before.levels[0][i]
			if slices.Equal(before.nodes[from:until], nodes[from:until]) {
				level[i] = last
				continue
			}
		}
		level[i], changed[i] = answer(nodes[from:until], last), true
	}
	for next.levels = append(next.levels, level); len(level) > 1; next.levels = append(next.levels, level) {
		below, dirty := level, changed
		runs := (len(below) + fanOut - 1) / fanOut
		level, changed = make([]T, runs), make([]bool, runs)
		for i := range level {
			from, until := i*fanOut, min((i+1)*fanOut, len(below))
			last, lastParts := first, []T(nil)
			if before != nil {
				last, lastParts = before.levels[len(next.levels)][i], before.levels[len(next.levels)-1][from:until]
				if !slices.Contains(dirty[from:until], true) {
					level[i] = last
					continue
				}
			}
			level[i], changed[i] = merge(below[from:until], lastParts, last), true
		}
	}
	return next
}

// whole tells whether the scope is a whole strategy or everything, and returns its measures (without parts),
// which must not be changed: the scopes that are large, and asked about on every overview.
func (s Scope) whole(p *models.Portfolio) ([]*models.MeasureNode, bool) {
	switch s {
	case Scope{}, Scope{StrategyID: s.StrategyID}:
		return p.TopMeasures(s.StrategyID), true
	}
	return nil, false
}
