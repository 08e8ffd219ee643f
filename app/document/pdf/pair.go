// Two figures side by side: those that do not need the whole width, where one follows the other.

package pdf

import "zielstand/app/document"

// pairGap is the room between two figures.
const pairGap = 20.0

// pairs finds the figures that stand side by side.
func pairs(d *document.Document) map[*document.Figure]*document.Figure {
	found := map[*document.Figure]*document.Figure{}
	if d.Shape != document.Portrait {
		return found
	}
	var left *document.Figure
	for _, block := range d.Blocks {
		f, ok := block.(*document.Figure)
		switch {
		case !ok || f.Wide || f.Chart.Empty != "" || found[f] != nil:
			left = nil
		case left == nil || left == f:
			left = f
		default:
			found[left], found[f] = f, left
			left = nil
		}
	}
	return found
}

// pairAt returns the pair that begins with the block, nil where none does.
func (w *writer) pairAt(block document.Block, after []document.Block) (left, right *document.Figure) {
	left, ok := block.(*document.Figure)
	if !ok || len(after) == 0 {
		return nil, nil
	}
	if right, ok = after[0].(*document.Figure); !ok || w.paired[left] != right {
		return nil, nil
	}
	return left, right
}

// figureWidth is how much of the width the figure gets.
func (w *writer) figureWidth(f *document.Figure) float64 {
	if w.paired[f] != nil {
		return (w.textWidth() - pairGap) / 2
	}
	return w.textWidth()
}

// setPair are two figures whose charts begin, and whose notes begin, at the same height.
type setPair struct {
	figures            [2]*setFigure
	above, chart, note float64
}

func (p *setPair) height() float64 { return p.above + p.chart + p.note }

func (w *writer) setPair(left, right *document.Figure) (*setPair, error) {
	p := &setPair{}
	for i, f := range []*document.Figure{left, right} {
		set, err := w.setFigure(f)
		if err != nil {
			return nil, err
		}
		p.figures[i] = set
		p.above, p.note = max(p.above, set.above), max(p.note, set.note)
	}
	for _, set := range p.figures {
		set.chart.shrink(max(w.bottom()-w.look.top-p.above-p.note, leastHeight))
		p.chart = max(p.chart, set.chart.height)
	}
	return p, nil
}

// pair puts two figures side by side; who listens hears one after the other.
func (w *writer) pair(left, right *document.Figure) error {
	p, err := w.setPair(left, right)
	if err != nil {
		return err
	}
	w.need(p.height())
	top := w.y
	for i, f := range []*document.Figure{left, right} {
		set := p.figures[i]
		x := w.look.left + float64(i)*(w.figureWidth(f)+pairGap)
		w.y = top
		w.anchor(f.Anchor)
		w.within("Figure", func(e *element) {
			w.captions(set.title, set.sub, x)
			w.y = top + p.above + (p.chart-set.chart.height)/2
			w.chart(e, f, &set.chart, x+(w.figureWidth(f)-set.chart.width)/2)
		})
		w.y = top + p.above + p.chart + 4
		w.within("P", func(*element) { w.set(set.below, x, w.look.small, leading, w.look.muted) })
	}
	w.y = top + p.height() + w.look.body*figureGap
	return nil
}
