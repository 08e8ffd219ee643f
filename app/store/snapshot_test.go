// What a briefing was frozen from stays as it was, goes into a backup, and is noticed when somebody touches it.

package store

import (
	"errors"
	"iter"
	"testing"

	"zielstand/models"
)

// frozen stores a briefing with one version of the content.
func frozen(t *testing.T, s *Store, content string) *models.BriefingVersion {
	t.Helper()
	snapshot, err := Pack([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	v := &models.BriefingVersion{Base: models.Base{ID: models.BriefingVersionID(snapshot.Hash)}, BriefingID: "kabinett", Number: 1, State: models.BriefingFinal,
		Hash: snapshot.Hash, Title: "Sprechzettel", Template: "sprechzettel", Audience: models.AudiencePublic, Stichtag: day("2024-11-18"), FrozenBy: "anna"}
	change(t, s, func(tx *Tx) error {
		tx.KeepSnapshot(snapshot)
		return tx.Create(&models.Briefing{Base: models.Base{ID: "kabinett"}, Title: "Sprechzettel", Template: "sprechzettel",
			Audience: models.AudiencePublic, State: models.BriefingFinal, Stichtag: day("2024-11-18")}, v)
	})
	return v
}

func TestAVersionKeepsWhatItWasFrozenFrom(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		v := frozen(t, s, "Stand der Dinge")
		if content, err := s.Snapshot(t.Context(), v.Hash); err != nil || string(content) != "Stand der Dinge" {
			t.Errorf("kept is %q, %v", content, err)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Error(err)
		}
		change(t, s, func(tx *Tx) error { return tx.Erase(models.KindBriefingVersion, v.ID) })
		if _, err := s.Snapshot(t.Context(), v.Hash); models.KindOf(err) != models.NotFound {
			t.Errorf("after erasing the version: %v", err)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestAVersionWithoutItsSnapshotIsRefused(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/test.db"})
	v := frozen(t, s, "eins")
	other, _ := Pack([]byte("zwei"))
	w := *v
	w.ID, w.Hash = models.BriefingVersionID(other.Hash), other.Hash
	_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Create(&w) })
	wantProblem(t, err, models.Invalid, models.CodeUnknown)
}

func TestVerifyNoticesTouchedSnapshots(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		v := frozen(t, s, "Stand der Dinge")
		other, err := Pack([]byte("Stand der Dinge, geschönt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			what string
			do   func() error
			want Damage
		}{
			{"another content", func() error {
				return s.write.Model(&Snapshot{}).Where("hash = ?", v.Hash).Update("packed", other.Packed).Error
			}, DamageDiffers},
			{"none at all", func() error { return s.write.Where("hash = ?", v.Hash).Delete(&Snapshot{}).Error }, DamageMissing},
			{"one too many", func() error {
				good, _ := Pack([]byte("Stand der Dinge"))
				return errors.Join(s.write.Create(&good).Error, s.write.Create(&other).Error)
			}, DamageUnknown},
		} {
			if err := c.do(); err != nil {
				t.Fatal(err)
			}
			_, err := s.Verify(t.Context())
			var broken *Broken
			if !errors.As(err, &broken) || broken.Damage != c.want {
				t.Errorf("%s: verified with %v, want %s", c.what, err, c.want)
			}
		}
	})
}

func TestABackupBringsSnapshotsAllOrNothing(t *testing.T) {
	original := open(t, Config{Database: t.TempDir() + "/original.db"})
	v := frozen(t, original, "Stand der Dinge")
	journal, err := original.Entries(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	foreign, _ := Pack([]byte("von woanders"))
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		for what, snapshots := range map[string]iter.Seq2[Snapshot, error]{
			"none":         noSnapshots,
			"a foreign":    func(yield func(Snapshot, error) bool) { yield(foreign, nil) },
			"a broken one": func(yield func(Snapshot, error) bool) { yield(Snapshot{v.Hash, foreign.Packed}, nil) },
		} {
			if _, err := s.Restore(t.Context(), each(journal, nil), snapshots); models.KindOf(err) != models.Invalid {
				t.Errorf("%s: %v", what, err)
			}
		}
		if _, err := s.Restore(t.Context(), each(journal, nil), original.Snapshots(t.Context())); err != nil {
			t.Fatal(err)
		}
		if content, err := s.Snapshot(t.Context(), v.Hash); err != nil || string(content) != "Stand der Dinge" {
			t.Errorf("restored is %q, %v", content, err)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestPapersDoNotChangeTheStateTheyShow(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		_, known, err := s.StateHead(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		frozen(t, s, "Stand der Dinge")
		head, at, err := s.StateHead(t.Context(), 0)
		if err != nil || head != before || at != known {
			t.Errorf("the state is that of entry %d, %v; want %d", head.Seq, err, before.Seq)
		}
		create(t, s, report("r1", "ejustice", "2024-11-18"))
		if head, _, _ := s.StateHead(t.Context(), 0); head != s.Portfolio().Head {
			t.Errorf("after a report the state is that of entry %d", head.Seq)
		}
		if head, _, _ := s.StateHead(t.Context(), known); head != before {
			t.Errorf("what was known then is entry %d, want %d", head.Seq, before.Seq)
		}
	})
}

func TestAFileIsKnownByItsHash(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		for range 2 {
			if err := s.KeepFile(t.Context(), BriefingFile{Hash: "ab", VersionID: "v", Name: "x.pdf", Size: 3}); err != nil {
				t.Fatal(err)
			}
		}
		f, err := s.FileByHash(t.Context(), "ab")
		if err != nil || f.VersionID != "v" || f.MadeAt == 0 {
			t.Errorf("known is %+v, %v", f, err)
		}
		if list, err := s.FilesOf(t.Context(), "v"); err != nil || len(list) != 1 {
			t.Errorf("files of the version: %v, %v", list, err)
		}
		if _, err := s.FileByHash(t.Context(), "cd"); models.KindOf(err) != models.NotFound {
			t.Errorf("an unknown file: %v", err)
		}
	})
}
