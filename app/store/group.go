// Changes that come at the same time share one transaction, and so one wait for the disk. Whoever finds no group
// opens one, makes its change and queues up again at the door; all who stood there before it join the group, each
// behind a savepoint of its own. When the first comes up again it commits for all of them.

package store

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"gorm.io/gorm"

	"zielstand/models"
)

// groupSize is how many changes share a transaction at most; PostgreSQL keeps 64 savepoints in its fast cache.
const groupSize = 64

// savepoint is where a change that joins a group begins; the last one of the name counts.
const savepoint = "member"

// group is an open transaction with the changes it holds so far. Only who holds the door may use it; what is
// below done may be read once it is closed.
type group struct {
	ctx       context.Context // ends when nobody waits for the outcome any more
	end       context.CancelFunc
	db        *gorm.DB
	portfolio *models.Portfolio // after the changes so far
	at        models.Instant    // of the last entry so far
	size      int
	done      chan struct{}
	err       error // why none of the changes was saved

	mu      sync.Mutex
	waiting int
}

// changeInGroup makes a change and returns when it is committed with its group.
func (s *Store) changeInGroup(ctx context.Context, do func(tx *Tx) error) (models.Head, error) {
	g, isFirst, head, err := s.addToGroup(ctx, do)
	if g == nil {
		return head, err
	}
	if isFirst && err == nil {
		s.door <- struct{}{}
		if s.open == g { // nobody else has settled it, for want of room or to be alone
			s.settle()
		}
		s.leave()
	}
	// A change that failed for what one before it did has failed only when that one is saved.
	<-g.done
	return head, cmp.Or(g.err, err)
}

// addToGroup makes a change within the open group, or a new one. What fails, be it by a panic, leaves no trace.
// Without a group there was none to be had.
func (s *Store) addToGroup(ctx context.Context, do func(tx *Tx) error) (g *group, isFirst bool, head models.Head, err error) {
	if err = s.enter(ctx); err != nil {
		return nil, false, head, err
	}
	defer s.leave()
	if g, isFirst, err = s.joinOrOpen(ctx); err != nil {
		return g, isFirst, head, err
	}
	saved := false
	defer func() {
		if !saved {
			s.undo(g, isFirst, err)
		}
	}()
	tx := s.newTx(g.db, g.portfolio, g.at)
	if err = do(tx); err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return g, isFirst, head, err
	}
	next, err := s.finish(tx)
	if err != nil {
		return g, isFirst, head, err
	}
	saved = true
	g.add(tx, next)
	return g, isFirst, next.Head, nil
}

// joinOrOpen returns the group for a change: the open one, or a new one if there is none to join.
func (s *Store) joinOrOpen(ctx context.Context) (g *group, isFirst bool, err error) {
	if g = s.open; g != nil && g.err == nil && g.size < groupSize && g.await(ctx) {
		g.err = g.db.Exec("SAVEPOINT " + savepoint).Error // fails when the connection is gone
		return g, false, g.err
	}
	s.settle()
	g, err = s.openGroup(ctx)
	return g, true, err
}

// openGroup begins a transaction that is the only one that writes, and brings its base up to what others have
// written before.
func (s *Store) openGroup(ctx context.Context) (*group, error) {
	g := &group{done: make(chan struct{})}
	g.ctx, g.end = context.WithCancel(context.WithoutCancel(ctx))
	g.await(ctx)
	g.db = s.write.WithContext(g.ctx).Begin()
	if err := g.db.Error; err != nil {
		g.end()
		return nil, err
	}
	s.open = g
	if g.portfolio, g.at, g.err = s.base(g.db); g.err != nil {
		s.settle()
		return nil, g.err
	}
	return g, nil
}

// add notes a change that is saved in the transaction.
func (g *group) add(tx *Tx, next *models.Portfolio) {
	g.portfolio = next
	g.size++
	if len(tx.steps) > 0 {
		g.at = tx.at
	}
}

// await notes that somebody waits for the outcome until ctx ends; false if all who did have given up.
func (g *group) await(ctx context.Context) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ctx.Err() != nil {
		return false
	}
	g.waiting++
	stop := context.AfterFunc(ctx, g.giveUp)
	context.AfterFunc(g.ctx, func() { stop() })
	return true
}

// giveUp ends the transaction with the last who waits for it. Those who give up earlier still get its outcome.
func (g *group) giveUp() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.waiting--; g.waiting == 0 {
		g.end()
	}
}

// undo takes back a change that failed. The first one has nothing before it to be kept.
func (s *Store) undo(g *group, isFirst bool, cause error) {
	if isFirst {
		g.err = cmp.Or(cause, errPanicked)
		s.settle()
	} else if err := g.db.Exec("ROLLBACK TO " + savepoint).Error; err != nil {
		g.err = err // the database has ended the transaction: nothing in it may count
	}
}

var errPanicked = errors.New("the change panicked")

// settle commits the open group, if there is one, shows everybody its Portfolio, and wakes those who wait.
func (s *Store) settle() {
	g := s.open
	if g == nil {
		return
	}
	s.open = nil
	defer close(g.done)
	defer g.end()
	// From here on the outcome is wanted, whoever gives up: a commit cut off would leave it open.
	if !g.await(context.Background()) {
		g.err = cmp.Or(g.err, g.ctx.Err())
	}
	if g.err == nil && g.portfolio.Head != s.Portfolio().Head {
		g.err = s.engine.announce(g.db, g.portfolio.Head)
	}
	if g.err != nil {
		g.db.Rollback()
		return
	}
	if g.err = g.db.Commit().Error; g.err == nil {
		s.publish(g.portfolio)
	}
}
