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

// whole tells whether the scope is a whole strategy or everything, and returns its measures (without parts):
// the scopes that are large, and asked about on every overview.
func (s Scope) whole(p *models.Portfolio) ([]*models.MeasureNode, bool) {
	switch s {
	case Scope{}:
		return p.Measures(), true
	case Scope{StrategyID: s.StrategyID}:
		return p.MeasuresOfStrategy(s.StrategyID), true
	}
	return nil, false
}
