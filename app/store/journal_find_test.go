// Looking for entries of the journal.

package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"zielstand/models"
)

func TestEntriesAreFoundByKindPersonTimeAndReason(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		now := newClock(time.Date(2024, 11, 18, 9, 0, 0, 0, time.UTC))
		s := open(t, Config{Database: database, Now: now.time})
		create(t, s, strategy()...)
		tuesday := time.Date(2024, 11, 19, 9, 0, 0, 0, time.UTC)
		now.set(tuesday)
		save := func(actor, reason string, r models.Record) {
			t.Helper()
			if _, err := s.Change(t.Context(), actor, reason, func(tx *Tx) error { return tx.Create(r) }); err != nil {
				t.Fatal(err)
			}
		}
		save("anna", "Änderung nach 50 % der Zeit", report("r1", "ejustice", "2024-11-18"))
		save("bert", "nachgetragen", report("r2", "register", "2024-11-18"))
		all := len(strategy()) + 2

		for name, c := range map[string]struct {
			query JournalQuery
			want  int
			first string
		}{
			"everything":                     {JournalQuery{}, all, "r2"},
			"a kind":                         {JournalQuery{Kind: models.KindStatusReport}, 2, "r2"},
			"a person":                       {JournalQuery{Actor: "anna"}, 1, "r1"},
			"nobody":                         {JournalQuery{Actor: "carl"}, 0, ""},
			"since Tuesday":                  {JournalQuery{From: models.InstantOf(tuesday)}, 2, "r2"},
			"before Tuesday":                 {JournalQuery{Until: models.InstantOf(tuesday)}, all - 2, "ejustice-mdi"},
			"a reason, whatever its case":    {JournalQuery{Reason: "änderung NACH"}, 1, "r1"},
			"a reason in small letters":      {JournalQuery{Reason: "änderung"}, 1, "r1"},
			"a reason in capitals":           {JournalQuery{Reason: "NACHGE"}, 1, "r2"},
			"a reason with a wildcard in it": {JournalQuery{Reason: "50 %"}, 1, "r1"},
			"a wildcard that is none":        {JournalQuery{Reason: "n_ch"}, 0, ""},
			"one change":                     {JournalQuery{Batch: 1}, all - 2, "ejustice-mdi"},
		} {
			found, total, err := s.FindEntries(t.Context(), c.query, 0, 3)
			if err != nil || total != c.want || len(found) != min(3, c.want) || c.want > 0 && found[0].RecordID != c.first {
				t.Errorf("%s: %d of %d found, %v: %+v", name, len(found), total, err, found)
			}
		}
		page, _, err := s.FindEntries(t.Context(), JournalQuery{}, 1, 2)
		if err != nil || len(page) != 2 || page[0].RecordID != "r1" || page[0].Hash != page[0].ComputeHash() {
			t.Errorf("the second page is %+v, %v", page, err)
		}
		actors, err := s.Actors(t.Context())
		if err != nil || !slices.Equal(actors, []string{"anna", "bert", "test"}) {
			t.Errorf("actors %v, %v", actors, err)
		}
	})
}

func TestAReasonIsText(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	for _, reason := range []string{"a\x00b", "a\xffb"} {
		_, err := s.Change(context.Background(), "test", reason, func(tx *Tx) error { return tx.Create(strategy()...) })
		wantProblem(t, err, models.Invalid, models.CodeFormat)
	}
}
