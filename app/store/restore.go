// Restoring: an empty database takes over the journal of another one, entry by entry with its times and hashes,
// so that it goes on as the same one.

package store

import (
	"context"
	"fmt"
	"iter"
	"reflect"

	"gorm.io/gorm"

	"zielstand/models"
)

// Restore fills an empty database with a journal, the records it leaves, and the snapshots of its briefings, in one
// transaction: all of it or nothing. Entries come in their order; one that does not continue the chain, or an error
// from a sequence, ends the attempt. The snapshots are asked for when the journal has ended. A database with entries
// in it gives an error of kind Conflict.
func (s *Store) Restore(ctx context.Context, journal iter.Seq2[models.Entry, error], snapshots iter.Seq2[Snapshot, error]) (models.Head, error) {
	if !s.ready.Load() {
		return models.Head{}, s.refuseOlder(ctx)
	}
	if err := s.enterAlone(ctx); err != nil {
		return models.Head{}, err
	}
	defer s.leave()
	var next *models.Portfolio
	err := s.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		tx, err := s.begin(db)
		if err != nil {
			return err
		}
		if tx.base.Head.Seq > 0 {
			return &models.Error{Kind: models.Conflict, Err: fmt.Errorf("the database holds %d entries", tx.base.Head.Seq)}
		}
		head, err := tx.takeOver(journal)
		if err != nil {
			return err
		}
		if err := tx.writeRows(); err != nil {
			return err
		}
		if err := tx.restoreSnapshots(snapshots); err != nil {
			return err
		}
		if err := s.engine.announce(db, head); err != nil {
			return err
		}
		next, err = loadPortfolio(db)
		return err
	})
	if err != nil {
		return models.Head{}, explain(err, "restore the journal")
	}
	s.publish(next)
	return next.Head, nil
}

// takeOver checks and writes the entries and notes what they leave of each record.
func (tx *Tx) takeOver(journal iter.Seq2[models.Entry, error]) (models.Head, error) {
	const atOnce = boundValues / journalColumns
	var head models.Head
	var rows []journalRow
	write := func() error {
		err := insertRows(tx.db, reflect.ValueOf(rows), journalColumns)
		rows = rows[:0]
		return err
	}
	for entry, err := range journal {
		if err != nil {
			return head, err
		}
		if err := entry.Follows(head); err != nil {
			return head, &models.Error{Kind: models.Invalid, Err: err}
		}
		record, err := entry.Record()
		if err != nil {
			return head, &models.Error{Kind: models.Invalid, Err: err}
		}
		key := recordKey{entry.Kind, entry.RecordID}
		slot := tx.slots[key]
		if slot == nil {
			slot = tx.slot(key)
		}
		slot.now = record
		head = entry.Head()
		if rows = append(rows, rowOf(&entry)); len(rows) == atOnce {
			if err := write(); err != nil {
				return head, err
			}
		}
	}
	return head, write()
}
