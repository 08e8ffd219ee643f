// Following what others write: further instances on the same PostgreSQL, or a command that works on the same
// SQLite file as the server.

package store

import (
	"context"

	"gorm.io/gorm"

	"zielstand/models"
)

// catchUpLimit is up to how many entries are applied one by one; beyond that, loading anew is faster.
const catchUpLimit = 20_000

// Follow publishes what others write, until ctx ends; it returns the reason of the end. Changes of this Store are
// visible without it.
func (s *Store) Follow(ctx context.Context) error {
	return s.engine.watch(ctx, s, func() {
		if err := s.refresh(ctx); err != nil && ctx.Err() == nil {
			s.log.WarnContext(ctx, "cannot follow the journal", "error", err)
		}
	})
}

// refresh brings the current Portfolio up to the journal.
func (s *Store) refresh(ctx context.Context) error {
	if !s.ready.Load() {
		return s.start(ctx) // somebody else may have migrated
	}
	head, _, err := lastEntry(s.read.WithContext(ctx))
	if err != nil || head == s.Portfolio().Head {
		return explain(err, "look for changes")
	}
	if err := s.enterAlone(ctx); err != nil {
		return err
	}
	defer s.leave()
	var next *models.Portfolio
	err = s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		next, _, err = s.caughtUp(tx, s.Portfolio())
		return err
	}, snapshot)
	if err != nil {
		return explain(err, "follow the journal")
	}
	s.publish(next)
	return nil
}

// caughtUp returns the Portfolio at the head that the transaction sees, and the time of the last entry. Entries
// that do not continue p, as after a restored backup, let it be loaded anew.
func (s *Store) caughtUp(db *gorm.DB, p *models.Portfolio) (*models.Portfolio, models.Instant, error) {
	head, at, err := lastEntry(db)
	if err != nil || head == p.Head {
		return p, at, err
	}
	if head.Seq <= p.Head.Seq || head.Seq-p.Head.Seq > catchUpLimit {
		p, err = loadPortfolio(db)
		return p, at, err
	}
	changes, ok, err := changesSince(db, p.Head)
	if err != nil {
		return nil, 0, err
	}
	if !ok {
		s.log.Warn("the journal does not continue the one in memory, loading anew", "seq", p.Head.Seq)
		p, err = loadPortfolio(db)
		return p, at, err
	}
	next, err := s.next(db, p, head, changes)
	if err != nil || next.Demo {
		return next, at, err
	}
	demo, err := isDemo(db)
	if demo {
		marked := *next
		marked.Demo = true
		next = &marked
	}
	return next, at, err
}

// changesSince decodes the entries behind head; ok is false when they do not follow from it.
func changesSince(db *gorm.DB, head models.Head) (changes []models.Applied, ok bool, err error) {
	ok = true
	err = eachEntry(db.Where("seq > ?", head.Seq), func(e models.Entry) error {
		if e.Follows(head) != nil {
			ok = false
			return nil
		}
		head = e.Head()
		record, err := e.Record()
		changes = append(changes, models.Applied{Kind: e.Kind, ID: e.RecordID, Record: record})
		return err
	})
	return changes, ok, err
}
