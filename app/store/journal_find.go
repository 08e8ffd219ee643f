// Looking into the journal: who changed what, when and why, newest first.

package store

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorm.io/gorm"

	"zielstand/models"
)

// JournalQuery says which entries are wanted. The zero value wants all.
type JournalQuery struct {
	Kind  models.Kind
	Actor string
	// From and Until bound the time: from the first, before the second; 0 = unbounded.
	From, Until models.Instant
	Reason      string // part of the reason, in whatever case
	Batch       int64  // entries of one change
}

// FindEntries returns the entries that the query wants, newest first, from the offset on and at most limit of them,
// and how many there are in all. Images are complete, so a page of entries is what should be asked for.
func (s *Store) FindEntries(ctx context.Context, q JournalQuery, offset, limit int) (found []models.Entry, all int, err error) {
	err = s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var count int64
		if err := q.narrow(tx).Count(&count).Error; err != nil {
			return err
		}
		all = int(count)
		var rows []journalRow
		if err := q.narrow(tx).Order("seq DESC").Offset(offset).Limit(limit).Find(&rows).Error; err != nil {
			return err
		}
		found = make([]models.Entry, len(rows))
		for i := range rows {
			found[i] = rows[i].entry()
		}
		return nil
	}, snapshot)
	return found, all, explain(err, "look into the journal")
}

// Actors returns everybody who has changed something: ids of users, also of erased ones, and names of commands.
func (s *Store) Actors(ctx context.Context) ([]string, error) {
	var actors []string
	err := s.read.WithContext(ctx).Model(&journalRow{}).Distinct().Order("actor").Pluck("actor", &actors).Error
	return actors, explain(err, "read who changed something")
}

// narrow adds the query's conditions.
func (q *JournalQuery) narrow(db *gorm.DB) *gorm.DB {
	db = db.Model(&journalRow{})
	where := func(use bool, condition string, value any) {
		if use {
			db = db.Where(condition, value)
		}
	}
	where(q.Kind != "", "kind = ?", string(q.Kind))
	where(q.Actor != "", "actor = ?", q.Actor)
	where(q.From != 0, "at >= ?", int64(q.From))
	where(q.Until != 0, "at < ?", int64(q.Until))
	where(q.Batch != 0, "batch = ?", q.Batch)
	where(q.Batch != 0, "seq >= ?", q.Batch) // the first of them has this number, and is found by it
	if q.Reason == "" {
		return db
	}
	// SQLite lowers ASCII only, PostgreSQL what its locale knows: the spellings of umlauts that occur are asked for.
	var patterns []string
	var values []any
	for _, text := range []string{q.Reason, strings.ToLower(q.Reason), strings.ToUpper(q.Reason), capitalised(q.Reason)} {
		patterns = append(patterns, `LOWER(reason) LIKE LOWER(?) ESCAPE '\'`)
		values = append(values, "%"+strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)+"%")
	}
	return db.Where("("+strings.Join(patterns, " OR ")+")", values...)
}

// capitalised is the text with its first letter in upper case and the others in lower case.
func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.ToLower(text[size:])
}

func (r *journalRow) entry() models.Entry {
	return models.Entry{Seq: r.Seq, Batch: r.Batch, At: models.Instant(r.At), Actor: r.Actor, Reason: r.Reason, Op: models.Op(r.Op),
		Kind: models.Kind(r.Kind), RecordID: r.RecordID, Version: r.Version, Image: []byte(r.Image), PrevHash: r.PrevHash, Hash: r.Hash}
}
