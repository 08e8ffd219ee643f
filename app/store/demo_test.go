// The mark of demonstration data.

package store

import (
	"testing"

	"zielstand/models"
)

func TestDemonstrationDataIsMarkedForGood(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		other := open(t, Config{Database: database})
		if err := s.MarkDemo(t.Context()); err != nil {
			t.Fatal(err)
		}
		create(t, s, strategy()...)
		if err := s.MarkDemo(t.Context()); err != nil {
			t.Errorf("marking twice: %v", err)
		}
		if err := other.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		known, err := s.AsKnown(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for name, p := range map[string]*models.Portfolio{
			"current": s.Portfolio(), "another instance's": other.Portfolio(), "reopened": open(t, Config{Database: database}).Portfolio(),
			"an earlier": known, "the public's": s.PortfolioFor(models.Viewer{}, 0),
		} {
			if !p.Demo {
				t.Errorf("%s portfolio does not say that it is invented", name)
			}
		}
	})
}

func TestADatabaseWithRealRecordsNeverBecomesADemonstration(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		wantProblem(t, s.MarkDemo(t.Context()), models.Misset, models.CodeNotDemo)
		if s.Portfolio().Demo {
			t.Error("it is marked nevertheless")
		}
	})
}
