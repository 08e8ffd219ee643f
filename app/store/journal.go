// The journal's table: appended to by changes, read by everybody who wants to know what was when.

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"

	"gorm.io/gorm"

	"zielstand/models"
)

// journalRow is an entry as the table holds it. The image is text: its bytes are hashed.
type journalRow struct {
	Seq      int64 `gorm:"primaryKey;autoIncrement:false"`
	Batch    int64
	At       int64
	Actor    string
	Reason   string
	Op       string
	Kind     string
	RecordID string
	Version  int
	Image    string
	PrevHash string
	Hash     string
}

// TableName implements GORM's Tabler.
func (journalRow) TableName() string { return "journal" }

const journalColumns = 12

func rowOf(e *models.Entry) journalRow {
	return journalRow{e.Seq, e.Batch, int64(e.At), e.Actor, e.Reason, string(e.Op), string(e.Kind), e.RecordID,
		e.Version, string(e.Image), e.PrevHash, e.Hash}
}

// appendJournal writes an entry for each step behind the head the change began at.
func (tx *Tx) appendJournal() (models.Head, error) {
	head := tx.base.Head
	rows := make([]journalRow, len(tx.steps))
	for i, s := range tx.steps {
		entry := models.Entry{Seq: head.Seq + 1, Batch: tx.base.Head.Seq + 1, At: tx.at, Actor: tx.actor, Reason: tx.reason, Op: s.op,
			Kind: s.kind, RecordID: s.id, Version: s.version, Image: s.image, PrevHash: head.Hash}
		entry.Hash = entry.ComputeHash()
		head = entry.Head()
		rows[i] = rowOf(&entry)
	}
	return head, insertRows(tx.db, reflect.ValueOf(rows), journalColumns)
}

// lastEntry returns the head of the journal and the time of its last entry.
func lastEntry(db *gorm.DB) (models.Head, models.Instant, error) {
	var last []journalRow
	err := db.Select("seq", "at", "hash").Order("seq DESC").Limit(1).Find(&last).Error
	if err != nil || len(last) == 0 {
		return models.Head{}, 0, err
	}
	return models.Head{Seq: last[0].Seq, Hash: last[0].Hash}, models.Instant(last[0].At), nil
}

// Entries returns up to limit entries behind afterSeq, oldest first.
func (s *Store) Entries(ctx context.Context, afterSeq int64, limit int) ([]models.Entry, error) {
	list, err := entries(s.read.WithContext(ctx).Where("seq > ?", afterSeq).Limit(limit))
	return list, explain(err, "read the journal")
}

// History returns all entries about one record, oldest first; none for a record that never was.
func (s *Store) History(ctx context.Context, kind models.Kind, id string) ([]models.Entry, error) {
	list, err := entries(s.read.WithContext(ctx).Where("kind = ? AND record_id = ?", string(kind), id))
	return list, explain(err, "read the history of a record")
}

func entries(query *gorm.DB) ([]models.Entry, error) {
	var list []models.Entry
	err := eachEntry(query, func(e models.Entry) error {
		list = append(list, e)
		return nil
	})
	return list, err
}

// eachEntry calls do for the entries of the query in their order.
func eachEntry(query *gorm.DB, do func(models.Entry) error) error {
	ctx := query.Statement.Context
	rows, err := uncancelled(query).Table(journalRow{}.TableName()).Order("seq").
		Select("seq", "batch", "at", "actor", "reason", "op", "kind", "record_id", "version", "image", "prev_hash", "hash").Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		e, err := scanEntry(rows)
		if err == nil && e.Seq%recordsAtOnce == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if err := do(e); err != nil {
			return err
		}
	}
	return rows.Err()
}

func scanEntry(rows *sql.Rows) (models.Entry, error) {
	var e models.Entry
	var image string
	err := rows.Scan(&e.Seq, &e.Batch, &e.At, &e.Actor, &e.Reason, &e.Op, &e.Kind, &e.RecordID, &e.Version, &image, &e.PrevHash, &e.Hash)
	e.Image = json.RawMessage(image)
	return e, err
}
