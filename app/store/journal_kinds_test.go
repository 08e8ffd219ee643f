// Reading the journal for some kinds of records.

package store

import (
	"testing"

	"zielstand/models"
)

func TestEntriesOfAKindAreReadInTheirOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		first := s.Portfolio().Head.Seq
		create(t, s, report("r1", "ejustice", "2024-11-18"))
		create(t, s, report("r2", "register", "2024-11-18"))
		kinds := []models.Kind{models.KindStatusReport, models.KindStrategy}
		for name, c := range map[string]struct {
			after, until int64
			want         int
		}{"all": {0, first + 2, 3}, "behind one": {first, first + 2, 2}, "up to one": {first, first + 1, 1}, "nothing new": {first + 2, first + 2, 0}} {
			found, err := s.EntriesOf(t.Context(), kinds, c.after, c.until)
			if err != nil || len(found) != c.want {
				t.Errorf("%s: %d entries, %v", name, len(found), err)
			}
			last := c.after
			for _, e := range found {
				if e.Seq <= last || e.Seq > c.until || e.Kind != kinds[0] && e.Kind != kinds[1] || e.Hash != e.ComputeHash() {
					t.Errorf("%s: entry %d of the kind %s behind %d", name, e.Seq, e.Kind, last)
				}
				last = e.Seq
			}
		}
	})
}
