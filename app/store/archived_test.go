// What was taken out of use can be listed and found again.

package store

import (
	"context"
	"testing"

	"zielstand/models"
)

func TestWhatWasArchivedIsListedLastFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		if list, err := s.Archived(context.Background()); err != nil || len(list) != 0 {
			t.Fatalf("%d records are archived, %v", len(list), err)
		}
		change(t, s, func(tx *Tx) error { return tx.Archive(models.KindResponsibility, "ejustice-mdi", 1) })
		change(t, s, func(tx *Tx) error { return tx.Archive(models.KindMeasure, "ejustice", 1) })
		list, err := s.Archived(context.Background())
		if err != nil || len(list) != 2 {
			t.Fatalf("%d records are archived, %v", len(list), err)
		}
		if m, ok := list[0].(*models.Measure); !ok || m.ID != "ejustice" || m.Version != 2 || m.TargetIDs[0] != "akte" {
			t.Errorf("the first one is %+v", list[0])
		}
		if list[1].RecordID() != "ejustice-mdi" {
			t.Errorf("the second one is %s", list[1].RecordID())
		}
	})
}
