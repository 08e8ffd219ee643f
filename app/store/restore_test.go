// Restoring: an empty database takes over a journal whole, or not at all.

package store

import (
	"errors"
	"iter"
	"path/filepath"
	"testing"

	"zielstand/models"
)

// filled returns an open database with a few changes in it, and its journal.
func filled(t *testing.T) (*Store, []models.Entry) {
	t.Helper()
	s := open(t, Config{Database: filepath.Join(t.TempDir(), "original.db")})
	create(t, s, strategy()...)
	create(t, s, report("r1", "ejustice", "2024-11-18"), report("r2", "register", "2024-11-18"))
	change(t, s, func(tx *Tx) error { return tx.Erase(models.KindStatusReport, "r2") })
	change(t, s, func(tx *Tx) error { return tx.Archive(models.KindMeasure, "register", 1) })
	list, err := s.Entries(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return s, list
}

func each(list []models.Entry, end error) iter.Seq2[models.Entry, error] {
	return func(yield func(models.Entry, error) bool) {
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
		if end != nil {
			yield(models.Entry{}, end)
		}
	}
}

func TestARestoredDatabaseGoesOnAsTheOriginal(t *testing.T) {
	original, journal := filled(t)
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		head, err := s.Restore(t.Context(), each(journal, nil), noSnapshots)
		if err != nil || head != original.Portfolio().Head {
			t.Fatalf("restored to %+v, %v; the original is at %+v", head, err, original.Portfolio().Head)
		}
		if got, want := describe(s.Portfolio()), describe(original.Portfolio()); got != want {
			t.Errorf("restored:\n%s\nwant:\n%s", got, want)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Errorf("the restored database is broken: %v", err)
		}
		if next := create(t, s, report("r3", "ejustice", "2025-01-01")); next.Seq != head.Seq+1 {
			t.Errorf("the next change is entry %d, want %d", next.Seq, head.Seq+1)
		}
	})
}

func TestAJournalThatIsNotWholeRestoresNothing(t *testing.T) {
	_, journal := filled(t)
	changed := append([]models.Entry(nil), journal...)
	changed[3].Actor = "somebody else"
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		for name, broken := range map[string]iter.Seq2[models.Entry, error]{
			"an entry is missing":      each(journal[1:], nil),
			"an entry was changed":     each(changed, nil),
			"the file ends too early":  each(journal[:5], errors.New("unexpected end")),
			"the first entry is twice": each(append(journal[:1:1], journal...), nil),
		} {
			if _, err := s.Restore(t.Context(), broken, noSnapshots); err == nil {
				t.Errorf("%s, and it was restored", name)
			}
			if head, err := s.Verify(t.Context()); err != nil || head.Seq != 0 {
				t.Errorf("%s: left behind %d entries, %v", name, head.Seq, err)
			}
		}
	})
}

func TestADatabaseWithEntriesIsNotOverwritten(t *testing.T) {
	_, journal := filled(t)
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		_, err := s.Restore(t.Context(), each(journal, nil), noSnapshots)
		wantKind(t, err, models.Conflict)
		if s.Portfolio().Head != before {
			t.Errorf("head %+v, want %+v", s.Portfolio().Head, before)
		}
	})
}

// noSnapshots is what a backup without briefings brings.
func noSnapshots(func(Snapshot, error) bool) {}
