// The only door for writes: rows and journal entries in one transaction, then the next Portfolio for everybody.

package store

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"zielstand/models"
)

// Change runs do in a transaction. What do changes through tx is validated, saved and journaled together when it
// returns nil, and is visible to all readers when Change returns; actor is the id of a user or the name of a
// command, reason may be empty. Changes happen one after the other, in all instances on the same database; those
// that come at the same time share one transaction of the database, but a change that fails takes none of the
// others with it. When ctx ends while do runs, nothing of it is saved; once it has run, its outcome is waited for.
// The head returned is the journal's after this change, or the current one if do changed nothing.
func (s *Store) Change(ctx context.Context, actor, reason string, do func(tx *Tx) error) (models.Head, error) {
	if actor == "" {
		return models.Head{}, models.InvalidError(models.Problem{Field: "actor", Code: models.CodeRequired})
	}
	if !utf8.ValidString(reason) || strings.ContainsRune(reason, 0) {
		return models.Head{}, models.InvalidError(models.Problem{Field: "reason", Value: strconv.QuoteToASCII(reason), Code: models.CodeFormat, Allowed: []string{"UTF-8"}})
	}
	if !s.ready.Load() {
		return models.Head{}, s.refuseOlder(ctx)
	}
	head, err := s.changeInGroup(ctx, func(tx *Tx) error {
		tx.actor, tx.reason = actor, reason
		return do(tx)
	})
	if err != nil {
		return models.Head{}, explain(err, "change by "+actor)
	}
	return head, nil
}

// begin makes the transaction the only writer and brings its base up to what others have written before.
func (s *Store) begin(db *gorm.DB) (*Tx, error) {
	base, last, err := s.base(db)
	if err != nil {
		return nil, err
	}
	return s.newTx(db, base, last), nil
}

// base waits until the transaction is the only one that writes, and returns the Portfolio it then begins from and
// the time of the last entry.
func (s *Store) base(db *gorm.DB) (*models.Portfolio, models.Instant, error) {
	if err := s.engine.serialise(db); err != nil {
		return nil, 0, err
	}
	return s.caughtUp(db, s.Portfolio())
}

func (s *Store) newTx(db *gorm.DB, base *models.Portfolio, last models.Instant) *Tx {
	// Times of the journal rise even when the clock is set back, so that a Kenntnisstand has one meaning.
	at := max(models.InstantOf(s.now()), last+1)
	return &Tx{db: db, base: base, at: at, slots: map[recordKey]*slot{}}
}

// finish writes what the transaction holds and returns the Portfolio after it.
func (s *Store) finish(tx *Tx) (*models.Portfolio, error) {
	if tx.err != nil {
		return nil, tx.err
	}
	if len(tx.steps) == 0 {
		return tx.base, nil
	}
	if err := tx.checkReferences(); err != nil {
		return nil, err
	}
	if err := tx.writeRows(); err != nil {
		return nil, err
	}
	if err := tx.checkErased(); err != nil {
		return nil, err
	}
	if err := tx.writeSnapshots(); err != nil {
		return nil, err
	}
	head, err := tx.appendJournal()
	if err != nil {
		return nil, err
	}
	return s.next(tx.db, tx.base, head, tx.applied())
}

// next returns the Portfolio after the changes: by applying them, or loaded anew where that cannot be done.
func (s *Store) next(db *gorm.DB, base *models.Portfolio, head models.Head, changes []models.Applied) (*models.Portfolio, error) {
	if relinks(base, changes) {
		return loadPortfolio(db)
	}
	return withPeople(db, base.Apply(head, changes...), changes)
}

// relinks tells whether the changes bring back what Apply no longer holds, or move a record from one owner to
// another. Both are rare. A record of a later version that is not where it belongs is such a one, and one that
// the changes themselves took out before.
func relinks(p *models.Portfolio, changes []models.Applied) bool {
	gone := map[recordKey]bool{}
	for _, c := range changes {
		key := recordKey{c.Kind, c.ID}
		switch {
		case c.Record == nil || c.Record.Archived():
			gone[key] = true
		case gone[key]:
			return true
		}
		if c.Record != nil && c.Record.RecordVersion() > 1 && !inPlace(p, c.Record) {
			return true
		}
	}
	return false
}
