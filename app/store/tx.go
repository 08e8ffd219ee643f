// What can be done in a change. Everything is kept until the end and then written at once, so that the order in
// which records are given does not matter and thousands of them cost a few statements.

package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"zielstand/models"
)

// Tx is a change in progress. It belongs to the function that Change calls and to one goroutine.
type Tx struct {
	db            *gorm.DB
	base          *models.Portfolio
	at            models.Instant
	actor, reason string
	steps         []step
	slots         map[recordKey]*slot
	snapshots     []Snapshot
	order         []*slot // by first touch
	err           error   // of the database: whatever do makes of it, the change has failed
}

type recordKey struct {
	kind models.Kind
	id   string
}

// slot is a record before the change and now; nil = there is none.
type slot struct {
	recordKey
	before, now models.Record
}

// step is one journal entry to be.
type step struct {
	recordKey
	op      models.Op
	version int
	image   []byte
	record  models.Record // nil for an erasure
}

// lookupSize is how many ids one query asks for.
const lookupSize = 500

// Portfolio returns the state before the change, with everything that others had written; for checks.
func (tx *Tx) Portfolio() *models.Portfolio { return tx.base }

// At returns the time under which the change is journaled.
func (tx *Tx) At() models.Instant { return tx.at }

// Create saves new records, with version 1. An id that exists already gives an error of kind Conflict with the
// stored record as Current, whatever its content. The records given stay as they are.
func (tx *Tx) Create(records ...models.Record) error {
	if err := tx.lookUp(records); err != nil {
		return err
	}
	for _, r := range records {
		if err := r.Validate(); err != nil {
			return err
		}
		s := tx.slots[keyOf(r)]
		if s.now != nil {
			return conflict(s)
		}
		if err := tx.save(s, models.OpCreate, r, 1); err != nil {
			return err
		}
	}
	return nil
}

// Update saves the next state of a record, which must carry the version it was made from. If somebody saved in
// between, the error is of kind Conflict and Current holds their version; NotFound if there is no such record.
// A record with nothing new in it is not saved, so sending a form twice changes once.
func (tx *Tx) Update(record models.Record) error {
	if err := record.Validate(); err != nil {
		return err
	}
	s, err := tx.existing(keyOf(record))
	if err != nil {
		return err
	}
	same, err := sameContent(s.now, record)
	if err != nil || same {
		return err
	}
	if record.RecordVersion() != s.now.RecordVersion() {
		return conflict(s)
	}
	if err := settled(s.now, record); err != nil {
		return err
	}
	return tx.save(s, models.OpUpdate, record, s.now.RecordVersion()+1)
}

// Archive takes a record out of use; it stays in the journal and in its table. Conflict and NotFound as in Update.
func (tx *Tx) Archive(kind models.Kind, id string, version int) error {
	s, err := tx.existing(recordKey{kind, id})
	if err != nil || s.now.Archived() {
		return err
	}
	if version != s.now.RecordVersion() {
		return conflict(s)
	}
	archived := copyOf(s.now)
	archived.Archive(tx.at)
	if err := settled(s.now, archived); err != nil {
		return err
	}
	return tx.save(s, models.OpUpdate, archived, version+1)
}

// Erase deletes a record; the journal keeps its earlier states. NotFound if there is none; a record that others
// refer to gives an Invalid error with CodeInUse at the end of the change.
func (tx *Tx) Erase(kind models.Kind, id string) error {
	s, err := tx.existing(recordKey{kind, id})
	if err != nil {
		return err
	}
	if err := settled(s.now, nil); err != nil {
		return err
	}
	tx.steps = append(tx.steps, step{recordKey: s.recordKey, op: models.OpErase, version: s.now.RecordVersion() + 1, image: []byte("null")})
	s.now = nil
	return nil
}

// settled refuses to change what was decided.
func settled(now, next models.Record) error {
	if decided, ok := now.(models.Settled); ok && !decided.Keeps(next) {
		return &models.Error{Kind: models.Invalid, Subject: now.RecordKind(), ID: now.RecordID(),
			Problems: []models.Problem{{Field: "state", Code: models.CodeSettled}}}
	}
	return nil
}

// save adds the step. What is kept is decoded from the image: rows, Portfolio and journal cannot differ then, and
// the caller's record is shared with nobody.
func (tx *Tx) save(s *slot, op models.Op, r models.Record, version int) error {
	next := copyOf(r)
	next.SetVersion(version)
	image, err := json.Marshal(next)
	if err != nil {
		return &models.Error{Kind: models.Invalid, Subject: s.kind, ID: s.id, Err: err}
	}
	if hasEscape(image, `\u0000`) || hasEscape(image, `\ufffd`) {
		return &models.Error{Kind: models.Invalid, Subject: s.kind, ID: s.id,
			Problems: []models.Problem{{Field: "text", Code: models.CodeFormat, Allowed: []string{"UTF-8"}}}}
	}
	entry := models.Entry{Op: op, Kind: s.kind, RecordID: s.id, Version: version, Image: image}
	kept, err := entry.Record()
	if err != nil {
		return &models.Error{Kind: models.Invalid, Subject: s.kind, ID: s.id, Err: err}
	}
	s.now = kept
	tx.steps = append(tx.steps, step{s.recordKey, op, version, image, kept})
	return nil
}

// hasEscape tells whether JSON holds the escape sequence: \u0000, which PostgreSQL cannot store, or \ufffd, which
// the encoder writes in place of invalid bytes. A real backslash is written as two.
func hasEscape(image []byte, sequence string) bool {
	for from := 0; ; {
		i := bytes.Index(image[from:], []byte(sequence))
		if i < 0 {
			return false
		}
		i += from
		before := i
		for before > 0 && image[before-1] == '\\' {
			before--
		}
		if (i-before)%2 == 0 {
			return true
		}
		from = i + len(sequence)
	}
}

// existing returns the slot of a record that must be there.
func (tx *Tx) existing(key recordKey) (*slot, error) {
	r, ok := models.NewRecord(key.kind)
	if !ok {
		return nil, models.NotFoundError(key.kind, key.id)
	}
	s := tx.slots[key]
	if s == nil {
		found, err := tx.find(r, []string{key.id})
		if err != nil {
			return nil, err
		}
		s = tx.slot(key)
		if len(found) > 0 {
			s.before, s.now = found[0], found[0]
		}
	}
	if s.now == nil {
		return nil, models.NotFoundError(key.kind, key.id)
	}
	return s, nil
}

// lookUp makes slots for the records, with what the tables hold under their ids.
func (tx *Tx) lookUp(records []models.Record) error {
	wanted := map[models.Kind][]string{}
	for _, r := range records {
		if _, ok := models.NewRecord(r.RecordKind()); !ok {
			return fmt.Errorf("kind %q is not known", r.RecordKind())
		}
		if key := keyOf(r); tx.slots[key] == nil {
			tx.slot(key)
			wanted[key.kind] = append(wanted[key.kind], key.id)
		}
	}
	for kind, ids := range wanted {
		like, _ := models.NewRecord(kind)
		for some := range slices.Chunk(ids, lookupSize) {
			found, err := tx.find(like, some)
			if err != nil {
				return err
			}
			for _, r := range found {
				s := tx.slots[keyOf(r)]
				s.before, s.now = r, r
			}
		}
	}
	return nil
}

func (tx *Tx) find(like models.Record, ids []string) ([]models.Record, error) {
	found, err := findRecords(tx.db, like, ids)
	if err != nil {
		tx.err = err
	}
	return found, err
}

func (tx *Tx) slot(key recordKey) *slot {
	s := &slot{recordKey: key}
	tx.slots[key] = s
	tx.order = append(tx.order, s)
	return s
}

// applied are the changes as a Portfolio takes them.
func (tx *Tx) applied() []models.Applied {
	list := make([]models.Applied, len(tx.steps))
	for i, s := range tx.steps {
		list[i] = models.Applied{Kind: s.kind, ID: s.id, Record: s.record}
	}
	return list
}

func keyOf(r models.Record) recordKey { return recordKey{r.RecordKind(), r.RecordID()} }

func conflict(s *slot) error {
	return &models.Error{Kind: models.Conflict, Subject: s.kind, ID: s.id, Current: s.now}
}

// sameContent tells whether two states differ in nothing but their version.
func sameContent(stored, given models.Record) (bool, error) {
	next := copyOf(given)
	next.SetVersion(stored.RecordVersion())
	a, err := json.Marshal(stored)
	if err != nil {
		return false, err
	}
	b, err := json.Marshal(next)
	if err != nil {
		return false, &models.Error{Kind: models.Invalid, Subject: given.RecordKind(), ID: given.RecordID(), Err: err}
	}
	return bytes.Equal(a, b), nil
}
