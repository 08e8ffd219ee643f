// Kenntnisstand: what was known before and after a change; and who sees what of it.

package store

import (
	"strings"
	"testing"
	"time"

	"zielstand/models"
)

func TestAKenntnisstandShowsWhatWasKnownThen(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		c := newClock(time.Date(2024, 11, 1, 8, 0, 0, 0, time.UTC))
		s := open(t, Config{Database: database, Now: c.time})
		create(t, s, strategy()...)
		empty := describe(s.Portfolio())
		c.set(time.Date(2024, 11, 18, 8, 0, 0, 0, time.UTC))
		create(t, s, report("r1", "ejustice", "2024-10-31"))
		reported := describe(s.Portfolio())
		c.set(time.Date(2024, 12, 1, 8, 0, 0, 0, time.UTC))
		change(t, s, func(tx *Tx) error { return tx.Erase(models.KindStatusReport, "r1") })

		for at, want := range map[string]string{
			"2024-11-02": empty, "2024-11-18": empty, "2024-11-19": reported, "2024-12-02": describe(s.Portfolio()),
		} {
			known := models.InstantOf(day(at).Time())
			p, err := s.AsKnown(t.Context(), known)
			if err != nil {
				t.Fatal(err)
			}
			if p.KnownAt != known {
				t.Errorf("%s: the portfolio says it is of %s", at, p.KnownAt)
			}
			same(t, at, describe(p), "then", want)
		}
		if p, err := s.AsKnown(t.Context(), models.InstantOf(day("2020-01-01").Time())); err != nil || p.Head.Seq != 0 || len(p.Strategies) != 0 {
			t.Errorf("before everything: %+v, %v", p, err)
		}
		if p, err := s.AsKnown(t.Context(), 0); err != nil || p != s.Portfolio() {
			t.Errorf("without a time: not the current portfolio, %v", err)
		}
	})
}

func TestAKenntnisstandIsRebuiltOnce(t *testing.T) {
	c := newClock(time.Date(2024, 11, 1, 8, 0, 0, 0, time.UTC))
	s := open(t, Config{Database: t.TempDir() + "/z.db", Now: c.time})
	create(t, s, strategy()...)
	for month := range 2 * knownStates {
		c.set(time.Date(2025, time.Month(month+1), 1, 8, 0, 0, 0, time.UTC))
		create(t, s, report("r"+strings.Repeat("x", month), "ejustice", "2024-10-31"))
	}
	at := models.InstantOf(time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC))
	first, err := s.AsKnown(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.AsKnown(t.Context(), at+1)
	if err != nil {
		t.Fatal(err)
	}
	if first.Measure("ejustice") != second.Measure("ejustice") {
		t.Error("two times between the same changes are rebuilt twice")
	}
	for month := range 2 * knownStates {
		if _, err := s.AsKnown(t.Context(), models.InstantOf(time.Date(2025, time.Month(month+1), 2, 0, 0, 0, 0, time.UTC))); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.known.built) > knownStates {
		t.Errorf("%d states are kept, want at most %d", len(s.known.built), knownStates)
	}
}

func TestTimesOfTheJournalRiseEvenIfTheClockIsSetBack(t *testing.T) {
	c := newClock(time.Date(2024, 11, 1, 8, 0, 0, 0, time.UTC))
	s := open(t, Config{Database: t.TempDir() + "/z.db", Now: c.time})
	create(t, s, strategy()...)
	c.set(time.Date(2023, 1, 1, 8, 0, 0, 0, time.UTC))
	create(t, s, report("r1", "ejustice", "2024-10-31"))
	list, err := s.Entries(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	last := list[len(list)-1]
	if before := list[len(list)-2]; last.At <= before.At {
		t.Errorf("%s follows %s", last.At, before.At)
	}
}

func TestHistoryTellsTheLifeOfARecord(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		first := create(t, s, strategy()...)
		change(t, s, func(tx *Tx) error { return tx.Archive(models.KindMeasure, "register", 1) })
		change(t, s, func(tx *Tx) error { return tx.Erase(models.KindMeasure, "register") })
		list, err := s.History(t.Context(), models.KindMeasure, "register")
		if err != nil || len(list) != 3 {
			t.Fatalf("%d entries, %v", len(list), err)
		}
		for i, want := range []models.Op{models.OpCreate, models.OpUpdate, models.OpErase} {
			if list[i].Op != want || list[i].Version != i+1 || list[i].Actor != "test" || list[i].Reason != "because" {
				t.Errorf("entry %d is %+v", i, list[i])
			}
		}
		if list[0].Batch != 1 || list[1].Batch != first.Seq+1 || list[1].Seq != list[1].Batch {
			t.Errorf("batches %d, %d", list[0].Batch, list[1].Batch)
		}
		if after, err := s.Entries(t.Context(), first.Seq, 1); err != nil || len(after) != 1 || after[0].Seq != first.Seq+1 {
			t.Errorf("entries behind %d: %+v, %v", first.Seq, after, err)
		}
	})
}

func TestViewersGetTheSameRedactedPortfolioUntilTheNextChange(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	create(t, s, strategy()...)
	draft := report("draft", "ejustice", "2024-10-31")
	draft.State = models.ReportDraft
	create(t, s, draft)
	public := s.PortfolioFor(models.Viewer{}, day("2024-11-01"))
	if public.Stichtag != day("2024-11-01") || len(public.Measure("ejustice").Reports) != 0 {
		t.Error("the public sees a draft, or another day")
	}
	office := s.PortfolioFor(models.Viewer{Rights: models.RightsOffice}, 0)
	if len(office.Measure("ejustice").Reports) != 1 {
		t.Error("the office does not see the draft")
	}
	first, second := s.PortfolioFor(models.Viewer{}, 0), s.PortfolioFor(models.Viewer{}, 0)
	if first != second {
		t.Error("the redacted portfolio is made again for each request")
	}
	create(t, s, report("r1", "ejustice", "2024-10-31"))
	if got := len(s.PortfolioFor(models.Viewer{}, day("2024-11-01")).Measure("ejustice").Reports); got != 1 {
		t.Errorf("after the change the public sees %d reports, want 1", got)
	}
}
