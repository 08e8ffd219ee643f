// The journal: an append-only, hash-chained record of every change. An entry holds the complete
// after-image, so that the whole state can be rebuilt for any moment.

package models

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Op is what a change did to a record.
type Op string

// The operations of a journal entry.
const (
	OpCreate Op = "create"
	OpUpdate Op = "update"
	OpErase  Op = "erase" // the record is gone; the image is null
)

// Head is the end of the journal that a state corresponds to.
type Head struct {
	Seq  int64  // number of the last entry; 0 = empty journal
	Hash string // its hash in hexadecimal; "" = empty journal
}

// Entry is one journal entry.
type Entry struct {
	Seq      int64           `json:"seq"`   // counts from 1 without gaps
	Batch    int64           `json:"batch"` // Seq of the first entry of the same change
	At       Instant         `json:"at"`
	Actor    string          `json:"actor"` // id of a user, or the name of a command; never a person's name
	Reason   string          `json:"reason"`
	Op       Op              `json:"op"`
	Kind     Kind            `json:"kind"`
	RecordID string          `json:"record_id"`
	Version  int             `json:"version"`
	Image    json.RawMessage `json:"image"`
	PrevHash string          `json:"prev_hash"`
	Hash     string          `json:"hash"`
}

// ComputeHash returns the hexadecimal SHA-256 over the previous hash and every field of the entry,
// each preceded by its length so that no two entries share a canonical form.
func (e *Entry) ComputeHash() string {
	h := sha256.New()
	put := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	number := func(n int64) {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], uint64(n))
		put(b[:])
	}
	put([]byte(e.PrevHash))
	number(e.Seq)
	number(e.Batch)
	number(int64(e.At))
	for _, s := range []string{e.Actor, e.Reason, string(e.Op), string(e.Kind), e.RecordID} {
		put([]byte(s))
	}
	number(int64(e.Version))
	put(e.Image)
	return hex.EncodeToString(h.Sum(nil))
}

// Head returns the journal's head after this entry.
func (e *Entry) Head() Head { return Head{e.Seq, e.Hash} }

// ErrBrokenChain is wrapped by errors about an entry that does not follow from the one before it.
var ErrBrokenChain = errors.New("journal chain is broken")

// Follows checks that the entry continues the journal at head and was not changed since.
func (e *Entry) Follows(head Head) error {
	switch {
	case e.Seq != head.Seq+1:
		return fmt.Errorf("entry %d follows entry %d: %w", e.Seq, head.Seq, ErrBrokenChain)
	case e.PrevHash != head.Hash:
		return fmt.Errorf("entry %d: previous hash does not match: %w", e.Seq, ErrBrokenChain)
	case e.Hash != e.ComputeHash():
		return fmt.Errorf("entry %d: content does not match its hash: %w", e.Seq, ErrBrokenChain)
	}
	return nil
}

// Record decodes the after-image; nil for an erasure. It rejects unknown kinds, unknown fields, data
// behind the image, and an image whose id or version differs from the entry's.
func (e *Entry) Record() (Record, error) {
	if e.Op == OpErase {
		return nil, nil
	}
	r, ok := NewRecord(e.Kind)
	if !ok {
		return nil, fmt.Errorf("entry %d: unknown kind %q", e.Seq, e.Kind)
	}
	d := json.NewDecoder(bytes.NewReader(e.Image))
	d.DisallowUnknownFields()
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("entry %d: image: %w", e.Seq, err)
	}
	// Token sees what More does not: a closing bracket too many.
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("entry %d: image: data behind the record", e.Seq)
	}
	if r.RecordID() != e.RecordID || r.RecordVersion() != e.Version {
		return nil, fmt.Errorf("entry %d: image of %s %q version %d, entry says %q version %d",
			e.Seq, e.Kind, r.RecordID(), r.RecordVersion(), e.RecordID, e.Version)
	}
	return r, nil
}
