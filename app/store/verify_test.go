// Verification finds what was changed behind the program's back, and names the first entry.

package store

import (
	"errors"
	"testing"

	"zielstand/models"
)

func TestVerifyNamesTheFirstBrokenEntry(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...) // entries 1 to 11
		create(t, s, report("r1", "ejustice", "2024-06-30"), report("r2", "ejustice", "2024-12-31"))
		change(t, s, func(tx *Tx) error { return tx.Erase(models.KindStatusReport, "r1") })
		untouched := s.Portfolio().Head

		for name, tampering := range map[string]struct {
			do, undo string
			want     Broken
		}{
			"an edited image": {
				`UPDATE journal SET image = replace(image, 'gut', 'toll') WHERE seq IN (12, 13)`,
				`UPDATE journal SET image = replace(image, 'toll', 'gut') WHERE seq IN (12, 13)`,
				Broken{Damage: DamageChain, Seq: 12, Kind: models.KindStatusReport, ID: "r1"}},
			"another author": {
				`UPDATE journal SET actor = 'other' WHERE seq = 9`, `UPDATE journal SET actor = 'test' WHERE seq = 9`,
				Broken{Damage: DamageChain, Seq: 9, Kind: models.KindMeasure, ID: "ejustice"}},
			"another time": {
				`UPDATE journal SET at = at + 1 WHERE seq = 1`, `UPDATE journal SET at = at - 1 WHERE seq = 1`,
				Broken{Damage: DamageChain, Seq: 1, Kind: models.KindJurisdiction, ID: "rp"}},
			"a missing entry": {
				`UPDATE journal SET seq = 99 WHERE seq = 3`, `UPDATE journal SET seq = 3 WHERE seq = 99`,
				Broken{Damage: DamageChain, Seq: 4, Kind: models.KindMinistry, ID: "mdi"}},
			"an edited row": {
				`UPDATE measures SET title = 'eJustice!' WHERE id = 'ejustice'`, `UPDATE measures SET title = 'eJustice' WHERE id = 'ejustice'`,
				Broken{Damage: DamageDiffers, Seq: 9, Kind: models.KindMeasure, ID: "ejustice"}},
			"a row nobody made": {
				`INSERT INTO jurisdictions (id, version, name) VALUES ('by', 1, 'Bayern')`, `DELETE FROM jurisdictions WHERE id = 'by'`,
				Broken{Damage: DamageUnknown, Kind: models.KindJurisdiction, ID: "by"}},
		} {
			t.Run(name, func(t *testing.T) {
				tamper(t, s, tampering.do)
				_, err := s.Verify(t.Context())
				var broken *Broken
				if !errors.As(err, &broken) {
					t.Fatalf("verified with %v, want %v", err, &tampering.want)
				}
				got := *broken
				got.Err = nil
				if got != tampering.want {
					t.Errorf("found %v, want %v", broken, &tampering.want)
				}
				if broken.Damage == DamageChain && !errors.Is(err, models.ErrBrokenChain) {
					t.Errorf("%v is no broken chain", err)
				}
				tamper(t, s, tampering.undo)
			})
		}
		if head, err := s.Verify(t.Context()); err != nil || head != untouched {
			t.Errorf("after all was undone: %v, %v", head, err)
		}
	})
}

func TestARowThatIsLostIsMissed(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		create(t, s, report("r1", "ejustice", "2024-06-30"), report("r2", "ejustice", "2024-12-31"))
		tamper(t, s, `DELETE FROM status_reports`)
		_, err := s.Verify(t.Context())
		var broken *Broken
		if !errors.As(err, &broken) || *broken != (Broken{Damage: DamageMissing, Seq: 12, Kind: models.KindStatusReport, ID: "r1"}) {
			t.Errorf("found %v", err)
		}
	})
}

func TestAnEntryCutOffAtTheEndIsNoticedByItsRow(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		create(t, s, report("r1", "ejustice", "2024-06-30"))
		tamper(t, s, `DELETE FROM journal WHERE seq = 12`)
		_, err := s.Verify(t.Context())
		var broken *Broken
		if !errors.As(err, &broken) || broken.Damage != DamageUnknown || broken.ID != "r1" {
			t.Errorf("found %v", err)
		}
	})
}

func TestVerifyReadsImagesThatAreSpeltDifferently(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		records := strategy()[:1]
		create(t, s, records...)
		list, err := s.Entries(t.Context(), 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		entry := list[0]
		entry.Image = []byte(" " + string(entry.Image))
		if err := s.write.Exec("UPDATE journal SET image = ?, hash = ? WHERE seq = 1", string(entry.Image), entry.ComputeHash()).Error; err != nil {
			t.Fatal(err)
		}
		if _, err := s.Verify(t.Context()); err != nil {
			t.Errorf("found %v", err)
		}
	})
}

func tamper(t *testing.T, s *Store, statement string) {
	t.Helper()
	if err := s.write.Exec(statement).Error; err != nil {
		t.Fatal(err)
	}
}
