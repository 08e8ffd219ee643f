// Verification: nobody has changed the past, and the tables are what the journal says.

package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"zielstand/models"
)

// Damage is what Verify found wrong.
type Damage string

// The damages, in the order in which they are looked for.
const (
	DamageChain   Damage = "chain"   // an entry was changed, inserted or taken out
	DamageImage   Damage = "image"   // an entry whose image is no record of its kind
	DamageDiffers Damage = "differs" // a row that is not what its last entry says
	DamageMissing Damage = "missing" // a record of the journal without its row
	DamageUnknown Damage = "unknown" // a row that no entry has made
)

// Broken is the first damage. Seq is the entry: the broken one, or the last about the record; 0 for a row that
// no entry has made.
type Broken struct {
	Damage Damage
	Seq    int64
	Kind   models.Kind
	ID     string
	Err    error
}

// Error implements error, for logs.
func (b *Broken) Error() string {
	text := fmt.Sprintf("entry %d, %s %q: %s", b.Seq, b.Kind, b.ID, b.Damage)
	if b.Err != nil {
		text += ": " + b.Err.Error()
	}
	return text
}

// Unwrap gives the cause.
func (b *Broken) Unwrap() error { return b.Err }

// Verify walks the whole journal and compares the tables with what it leaves. It returns the head it came to;
// the error is a *Broken when something is wrong. Entries cut off at the end are noticed by their rows; a
// journal that was replaced as a whole, by comparing the head with one noted elsewhere.
func (s *Store) Verify(ctx context.Context) (models.Head, error) {
	var head models.Head
	err := s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		last := map[recordKey]final{}
		var err error
		if head, err = walk(tx, last); err != nil {
			return err
		}
		return compareTables(tx, last)
	}, snapshot)
	var broken *Broken
	if errors.As(err, &broken) {
		return head, broken
	}
	return head, explain(err, "verify the journal")
}

// final is what the journal leaves of a record.
type final struct {
	seq   int64
	image [sha256.Size]byte
}

// walk follows the chain and notes the last image of each record that is not erased.
func walk(tx *gorm.DB, last map[recordKey]final) (models.Head, error) {
	var head models.Head
	err := eachEntry(tx, func(e models.Entry) error {
		key := recordKey{e.Kind, e.RecordID}
		if err := e.Follows(head); err != nil {
			return &Broken{DamageChain, e.Seq, key.kind, key.id, err}
		}
		if _, err := e.Record(); err != nil {
			return &Broken{DamageImage, e.Seq, key.kind, key.id, err}
		}
		head = e.Head()
		if e.Op == models.OpErase {
			delete(last, key)
		} else {
			last[key] = final{e.Seq, sha256.Sum256(e.Image)}
		}
		return nil
	})
	return head, err
}

// compareTables looks for the first row that differs from the journal, and for the first one that is missing.
func compareTables(tx *gorm.DB, last map[recordKey]final) error {
	records, err := loadRecords(tx)
	if err != nil {
		return err
	}
	frozenBy := map[string]int64{} // the last entry about each version of a briefing
	for _, r := range records.All() {
		key := keyOf(r)
		f, ok := last[key]
		if !ok {
			return &Broken{Damage: DamageUnknown, Kind: key.kind, ID: key.id}
		}
		delete(last, key)
		if key.kind == models.KindBriefingVersion {
			frozenBy[key.id] = f.seq
		}
		row, err := json.Marshal(r)
		if err != nil {
			return &Broken{DamageDiffers, f.seq, key.kind, key.id, err}
		}
		if sha256.Sum256(row) == f.image {
			continue
		}
		if same, err := sameAsImage(tx, f.seq, row); err != nil || !same {
			return &Broken{DamageDiffers, f.seq, key.kind, key.id, err}
		}
	}
	var first *Broken
	for key, f := range last {
		if first == nil || f.seq < first.Seq {
			first = &Broken{Damage: DamageMissing, Seq: f.seq, Kind: key.kind, ID: key.id}
		}
	}
	if first != nil {
		return first
	}
	return checkSnapshots(tx, records.BriefingVersions, frozenBy)
}

// sameAsImage compares a row with an image that another version of the program may have spelt differently.
func sameAsImage(tx *gorm.DB, seq int64, row []byte) (bool, error) {
	list, err := entries(tx.Where("seq = ?", seq))
	if err != nil || len(list) == 0 {
		return false, err
	}
	record, err := list[0].Record()
	if err != nil {
		return false, err
	}
	spelt, err := json.Marshal(record)
	return bytes.Equal(spelt, row), err
}
