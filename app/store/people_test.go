// Persons are named outside of the journal, and can be erased.

package store

import (
	"strings"
	"testing"

	"zielstand/models"
)

func TestAPersonIsNamedOutsideOfTheJournalAndCanBeErased(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		follower := open(t, Config{Database: database})
		known := models.Personal{ID: "p-1", Name: "Dr. Erika Beispiel", Function: "Staatssekretärin", Public: true}
		put := func(known models.Personal) {
			t.Helper()
			if _, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.PutPerson(known, nil) }); err != nil {
				t.Fatal(err)
			}
			if err := follower.refresh(t.Context()); err != nil {
				t.Fatal(err)
			}
			for name, p := range map[string]*models.Portfolio{"at once": s.Portfolio(), "at another instance": follower.Portfolio()} {
				if got := p.Person("p-1"); got == nil || *got != known {
					t.Errorf("%s: %+v", name, got)
				}
			}
		}
		put(known)
		at := s.now()
		known.Function = "Ministerin"
		put(known)
		if _, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.ErasePerson("p-1") }); err != nil {
			t.Fatal(err)
		}
		if err := follower.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		then, err := s.AsKnown(t.Context(), models.InstantOf(at))
		if err != nil {
			t.Fatal(err)
		}
		for name, p := range map[string]*models.Portfolio{"at once": s.Portfolio(), "at another instance": follower.Portfolio(), "earlier": then} {
			if p.Person("p-1") != nil {
				t.Errorf("%s: the person is still known", name)
			}
		}
		var images []string
		if err := s.read.Table(journalRow{}.TableName()).Pluck("image", &images).Error; err != nil {
			t.Fatal(err)
		}
		if len(images) != 3 || strings.Contains(strings.Join(images, ""), "Beispiel") {
			t.Errorf("the journal holds %q", images)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestWhatWasDecidedIsNeverEdited(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	body := &models.Body{Base: models.Base{ID: "b"}, Name: "Gremium", Kind: models.BodyBoard}
	decided := &models.Resolution{Base: models.Base{ID: "r"}, BodyID: "b", Title: "Beschluss", State: models.ResolutionAdopted}
	create(t, s, body, decided)
	edited := *s.Portfolio().Resolution("r")
	edited.Title = "Anderer Beschluss"
	published := *s.Portfolio().Resolution("r")
	published.Published = true
	for name, do := range map[string]func(tx *Tx) error{
		"edit":    func(tx *Tx) error { return tx.Update(&edited) },
		"archive": func(tx *Tx) error { return tx.Archive(models.KindResolution, "r", 1) },
		"erase":   func(tx *Tx) error { return tx.Erase(models.KindResolution, "r") },
	} {
		_, err := s.Change(t.Context(), "test", "", do)
		if models.KindOf(err) != models.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Update(&published) }); err != nil || !s.Portfolio().Resolution("r").Published {
		t.Errorf("it cannot be published: %v", err)
	}
}
