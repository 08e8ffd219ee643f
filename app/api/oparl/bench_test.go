// What reading the journal costs after a start, and what a change costs then.

package oparl

import (
	"fmt"
	"path/filepath"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// many are the bodies of a Land over some decades: a thousand meetings with ten items and resolutions each.
func many() []models.Record {
	records := []models.Record{&models.Jurisdiction{Base: base("land"), Name: "Land", Key: "07", ISO: "DE-RP"},
		&models.Body{Base: base("gremium"), JurisdictionID: "land", Name: "Gremium", Kind: models.BodyCabinet, Published: true}}
	for n := range 1000 {
		meeting := fmt.Sprintf("sitzung-%d", n)
		records = append(records, &models.Meeting{Base: base(meeting), BodyID: "gremium", Title: "Sitzung", Kind: models.MeetingRegular, State: models.MeetingHeld, Published: true})
		for i := range 10 {
			id := fmt.Sprintf("%s-%d", meeting, i)
			records = append(records,
				&models.AgendaItem{Base: base(id), MeetingID: meeting, Number: fmt.Sprint(i), Order: i, Title: "Punkt", Type: models.ItemDecision, Public: true},
				&models.Resolution{Base: base(id), BodyID: "gremium", MeetingID: meeting, AgendaItemID: id, Title: "Beschluss", State: models.ResolutionAdopted,
					Content: models.Strings{"Es wird berichtet."}, Published: true})
		}
	}
	return records
}

func BenchmarkCatalogue(b *testing.B) {
	db, err := store.Open(b.Context(), store.Config{Database: filepath.Join(b.TempDir(), "z.db")})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if err := db.Migrate(b.Context()); err != nil {
		b.Fatal(err)
	}
	change := func(do func(tx *store.Tx) error) {
		if _, err := db.Change(b.Context(), "test", "because", do); err != nil {
			b.Fatal(err)
		}
	}
	change(func(tx *store.Tx) error { return tx.Create(many()...) })
	b.Run("after a start", func(b *testing.B) {
		for b.Loop() {
			if _, err := New(db, Config{BaseURL: site}).catalogue(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("after a change", func(b *testing.B) {
		s, n := New(db, Config{BaseURL: site}), 0
		if _, err := s.catalogue(b.Context()); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			n++
			b.StopTimer()
			change(func(tx *store.Tx) error {
				m := *tx.Portfolio().Meeting("sitzung-7")
				m.Title = fmt.Sprint("Sitzung ", n)
				return tx.Update(&m)
			})
			b.StartTimer()
			if _, err := s.catalogue(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
