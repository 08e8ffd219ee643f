// The journal: each entry proves the one before it, and its image decodes to the record or not at all.

package models

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"
)

// chain are three entries of a journal.
func chain(t testing.TB) []Entry {
	t.Helper()
	var head Head
	var entries []Entry
	for _, r := range []Record{
		&Jurisdiction{Base: Base{ID: "rp", Version: 1}, Name: "Rheinland-Pfalz"},
		&StatusReport{Base: Base{ID: "r1", Version: 1}, MeasureID: "m", AsOf: NewDate(2024, 11, 18), State: ReportApproved, Percent: PercentOf(33.3)},
		&Reading{Base: Base{ID: "w1", Version: 4}, IndicatorID: "i", On: NewDate(2024, 6, 30), Amount: 0.1},
	} {
		image, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		e := Entry{Seq: head.Seq + 1, Batch: 1, At: 1731920400000000, Actor: "u1", Reason: "why", Op: OpCreate, Kind: r.RecordKind(),
			RecordID: r.RecordID(), Version: r.RecordVersion(), Image: image, PrevHash: head.Hash}
		e.Hash = e.ComputeHash()
		head = e.Head()
		entries = append(entries, e)
	}
	return entries
}

func TestEachEntryFollowsTheOneBefore(t *testing.T) {
	var head Head
	for _, e := range chain(t) {
		if err := e.Follows(head); err != nil {
			t.Fatal(err)
		}
		head = e.Head()
	}
}

func TestNoFieldOfAnEntryCanBeChangedUnnoticed(t *testing.T) {
	before := chain(t)[0].Head()
	for name, change := range map[string]func(e *Entry){
		"seq":       func(e *Entry) { e.Seq++ },
		"batch":     func(e *Entry) { e.Batch++ },
		"at":        func(e *Entry) { e.At++ },
		"actor":     func(e *Entry) { e.Actor = "u2" },
		"reason":    func(e *Entry) { e.Reason = "" },
		"op":        func(e *Entry) { e.Op = OpUpdate },
		"kind":      func(e *Entry) { e.Kind = KindReading },
		"record":    func(e *Entry) { e.RecordID = "r2" },
		"version":   func(e *Entry) { e.Version = 2 },
		"image":     func(e *Entry) { e.Image = append(e.Image, ' ') },
		"prev_hash": func(e *Entry) { e.PrevHash = "" },
		"hash":      func(e *Entry) { e.Hash = e.PrevHash },
		// The border between two texts is part of the form.
		"a moved border": func(e *Entry) { e.Actor, e.Reason = "u1w", "hy" },
	} {
		e := chain(t)[1]
		e.Image = append(json.RawMessage(nil), e.Image...)
		change(&e)
		if err := e.Follows(before); !errors.Is(err, ErrBrokenChain) {
			t.Errorf("changed %s: %v", name, err)
		}
	}
	if fields := reflect.TypeFor[Entry]().NumField(); fields != 12 {
		t.Errorf("an entry has %d fields; this test knows 12", fields)
	}
}

func TestAnImageIsExactlyOneRecord(t *testing.T) {
	for name, image := range map[string]string{
		"nothing":            ``,
		"null":               `null`,
		"a list":             `[]`,
		"cut off":            `{"id":"rp","version":1`,
		"a bracket too many": `{"id":"rp","version":1,"name":"","key":"","iso":""}}`,
		"two records":        `{"id":"rp","version":1} {"id":"rp","version":1}`,
		"an unknown field":   `{"id":"rp","version":1,"nickname":"x"}`,
		"another id":         `{"id":"by","version":1}`,
		"another version":    `{"id":"rp","version":2}`,
		"a wrong type":       `{"id":"rp","version":1,"name":7}`,
	} {
		e := Entry{Seq: 1, Op: OpCreate, Kind: KindJurisdiction, RecordID: "rp", Version: 1, Image: json.RawMessage(image)}
		if r, err := e.Record(); err == nil {
			t.Errorf("%s was read as %+v", name, r)
		}
	}
	unknown := Entry{Seq: 1, Op: OpCreate, Kind: "nothing_known", RecordID: "x", Version: 1, Image: json.RawMessage(`{"id":"x","version":1}`)}
	if _, err := unknown.Record(); err == nil {
		t.Error("an unknown kind was read")
	}
	erased := Entry{Seq: 1, Op: OpErase, Kind: KindJurisdiction, RecordID: "rp", Image: json.RawMessage(`null`)}
	if r, err := erased.Record(); r != nil || err != nil {
		t.Errorf("an erasure gives %v, %v", r, err)
	}
}

// FuzzJournalEntry feeds images of any kind: what is read must be what the entry says, and must survive being
// written and read again.
func FuzzJournalEntry(f *testing.F) {
	for _, e := range chain(f) {
		f.Add(string(e.Kind), e.RecordID, e.Version, []byte(e.Image))
	}
	for _, kind := range Kinds() {
		f.Add(string(kind), "x", 1, []byte(`{"id":"x","version":1,"sources":[{"document":"q","lines":"1"}],"due":{"day":"2025-12-31","precision":"year"}}`))
	}
	f.Fuzz(func(t *testing.T, kind, id string, version int, image []byte) {
		e := Entry{Seq: 1, Op: OpUpdate, Kind: Kind(kind), RecordID: id, Version: version, Image: image}
		first, err := e.Record()
		if err != nil {
			return
		}
		if first.RecordKind() != e.Kind || first.RecordID() != id || first.RecordVersion() != version {
			t.Fatalf("%s %q version %d was read as %s %q version %d", kind, id, version, first.RecordKind(), first.RecordID(), first.RecordVersion())
		}
		if e.Image, err = json.Marshal(first); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		second, err := e.Record()
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		again, err := json.Marshal(second)
		if err != nil || string(again) != string(e.Image) {
			t.Fatalf("written again it differs: %s, %s, %v", e.Image, again, err)
		}
	})
}
