// The Portfolios that everybody reads: the current one, redacted ones, and those of an earlier Kenntnisstand.

package store

import (
	"context"
	"sync"

	"zielstand/models"
)

// published is the current Portfolio with what was derived from it; a change replaces all of it.
type published struct {
	portfolio  *models.Portfolio
	superseded chan struct{} // closed when a newer one is published
	mu         sync.Mutex
	redacted   map[string]*models.Portfolio // by viewer
}

// redactedViewers is how many viewers' Portfolios are kept: the public, readers, the office, and one for each
// ministry, several times over.
const redactedViewers = 128

// publish makes p the current Portfolio. Only who holds the door may call it.
func (s *Store) publish(p *models.Portfolio) {
	before := s.current.Load()
	if before != nil && before.portfolio == p {
		return
	}
	s.current.Store(&published{portfolio: p, superseded: make(chan struct{}), redacted: map[string]*models.Portfolio{}})
	if before != nil {
		close(before.superseded)
	}
}

// Portfolio returns the current state with everything in it, on no particular day. It never changes; after a
// change the next call returns another one.
func (s *Store) Portfolio() *models.Portfolio { return s.current.Load().portfolio }

// PortfolioFor returns the current state as the viewer may see it, on the day. What a ministry may see follows from
// what it is in charge of now, whatever day is looked at.
func (s *Store) PortfolioFor(viewer models.Viewer, day models.Date) *models.Portfolio {
	return s.current.Load().redact(viewer, models.DateOf(s.now())).At(day)
}

func (c *published) redact(viewer models.Viewer, today models.Date) *models.Portfolio {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := viewer.Key()
	if viewer.Rights == models.RightsContact || viewer.Land != "" { // membership of bodies changes with the days
		key += " " + today.String()
	}
	if p := c.redacted[key]; p != nil {
		return p
	}
	if len(c.redacted) >= redactedViewers {
		clear(c.redacted)
	}
	p := c.portfolio.At(today).For(viewer).At(0)
	c.redacted[key] = p
	return p
}

// Await returns when the current Portfolio is at least as new as the entry seq, for readers of an instance that
// follows another one's changes.
func (s *Store) Await(ctx context.Context, seq int64) error {
	for {
		c := s.current.Load()
		if c.portfolio.Head.Seq >= seq {
			return nil
		}
		select {
		case <-c.superseded:
		case <-ctx.Done():
			return &models.Error{Kind: models.Unavailable, Err: ctx.Err()}
		}
	}
}
