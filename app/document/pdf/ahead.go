// Drawing ahead: figures cost most of a paper's time, and each is drawn without regard to the others.

package pdf

import (
	"context"
	"runtime"
	"sync"

	"zielstand/app/document"
)

// drawAhead draws all figures of the blocks, as many at a time as there are processors. The first that fails stops the
// others.
func (w *writer) drawAhead(blocks []document.Block) error {
	ctx, stop := context.WithCancelCause(w.ctx)
	defer stop(nil)
	var mu sync.Mutex // for the figures drawn
	var wait sync.WaitGroup
	seats := make(chan struct{}, runtime.NumCPU())
	for _, f := range figuresIn(blocks) {
		height := w.firstHeight(f)
		seats <- struct{}{}
		wait.Go(func() {
			defer func() { <-seats }()
			d, err := w.draw(ctx, f, w.figureWidth(f), height)
			if err != nil {
				stop(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			w.figures[drawnAs{f, height}] = d
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// figuresIn lists the figures that there is something to draw for.
func figuresIn(blocks []document.Block) (all []*document.Figure) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *document.Figure:
			if b.Chart.Empty == "" {
				all = append(all, b)
			}
		case *document.Slide:
			all = append(all, figuresIn(b.Blocks)...)
		}
	}
	return all
}
