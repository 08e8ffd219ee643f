// Changes: what they save, what they refuse, and what they leave untouched.

package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"zielstand/models"
)

func asError(err error, into **models.Error) bool { return errors.As(err, into) }

func TestAReportIsVisibleWhenChangeReturns(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		old := s.Portfolio()
		given := report("r1", "ejustice", "2024-11-18")
		head := create(t, s, given)

		if head.Seq != before.Seq+1 || head != s.Portfolio().Head {
			t.Errorf("head %+v after %+v, portfolio at %+v", head, before, s.Portfolio().Head)
		}
		got := s.Portfolio().Measure("ejustice").ReportAt(day("2024-12-01"))
		if got == nil || got.Text != given.Text || got.Version != 1 || got.Percent != given.Percent {
			t.Errorf("visible is %+v, want the report in version 1", got)
		}
		if len(old.Measure("ejustice").Reports) != 0 {
			t.Error("the earlier portfolio has changed")
		}
		given.Text = "later"
		if got.Text == "later" || given.Version != 0 {
			t.Error("the caller's record is shared with the portfolio")
		}
	})
}

func TestWhatWasAcknowledgedIsThereAfterReopening(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		first, err := Open(t.Context(), Config{Database: database})
		if err != nil {
			t.Fatal(err)
		}
		if err := first.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		create(t, first, strategy()...)
		create(t, first, report("r1", "ejustice", "2024-11-18"))
		want := describe(first.Portfolio())
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		second := open(t, Config{Database: database})
		if got := describe(second.Portfolio()); got != want {
			t.Errorf("reopened:\n%s\nwant:\n%s", got, want)
		}
	})
}

func TestAStaleVersionIsAConflictThatShowsTheirs(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		mine, theirs := *s.Portfolio().Measure("register").Measure, *s.Portfolio().Measure("register").Measure
		theirs.Note, mine.Note = "theirs", "mine"
		change(t, s, func(tx *Tx) error { return tx.Update(&theirs) })
		_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Update(&mine) })
		e := wantKind(t, err, models.Conflict)
		if current, ok := e.Current.(*models.Measure); !ok || current.Note != "theirs" || current.Version != 2 {
			t.Errorf("current is %+v, want their version 2", e.Current)
		}
		_, err = s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Archive(models.KindMeasure, "register", 1) })
		wantKind(t, err, models.Conflict)
	})
}

func TestSendingTheSameTwiceStoresOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		r := report("r1", "ejustice", "2024-11-18")
		head := create(t, s, r)
		_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Create(r) })
		if e := wantKind(t, err, models.Conflict); e.Current.RecordID() != "r1" {
			t.Errorf("current is %v", e.Current)
		}
		same := *s.Portfolio().Measure("ejustice").Reports[0]
		if again := change(t, s, func(tx *Tx) error { return tx.Update(&same) }); again != head {
			t.Errorf("an update with nothing new moved the head from %v to %v", head, again)
		}
		other := *s.Portfolio().Measure("ejustice").Measure
		other.Note = "new"
		once := change(t, s, func(tx *Tx) error { return tx.Update(&other) })
		if twice := change(t, s, func(tx *Tx) error { return tx.Update(&other) }); twice != once {
			t.Errorf("the same form sent twice moved the head from %v to %v", once, twice)
		}
	})
}

func TestReferencesMustExistAndBeInUse(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		refused := func(code string, r models.Record) {
			t.Helper()
			_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Create(r) })
			wantProblem(t, err, models.Invalid, code)
		}
		refused(models.CodeUnknown, report("r1", "nowhere", "2024-11-18"))
		refused(models.CodeUnknown, &models.Measure{Base: id("m"), StrategyID: "digital", Title: "M", TargetIDs: models.Strings{"akte", "nowhere"}})
		refused(models.CodeUnknown, &models.Field{Base: id("f"), StrategyID: "digital", Title: "F", Sources: models.Sources{{DocumentID: "nowhere"}}})
		refused(models.CodeUnknown, &models.Proposal{Base: id("p"), Aspect: models.AspectLead, SubjectKind: models.KindMeasure,
			SubjectID: "ejustice", ObjectID: "akte", State: models.ProposalOpen})
		create(t, s, &models.Proposal{Base: id("p"), Aspect: models.AspectParticipating, SubjectKind: models.KindMeasure,
			SubjectID: "ejustice", ObjectID: models.AllMinistries, State: models.ProposalOpen})

		change(t, s, func(tx *Tx) error { return tx.Archive(models.KindMinistry, "mdi", 1) })
		refused(models.CodeArchived, report("r1", "ejustice", "2024-11-18"))
		// What referred to the ministry before stays changeable.
		change(t, s, func(tx *Tx) error {
			return tx.Update(&models.Responsibility{Base: models.Base{ID: "ejustice-mdi", Version: 1}, SubjectKind: models.KindMeasure,
				SubjectID: "ejustice", MinistryID: "mdi", Role: models.RoleLead, ValidUntil: day("2026-05-17")})
		})
	})
}

func TestTheOrderWithinAChangeDoesNotMatter(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		records := strategy()
		slices.Reverse(records)
		create(t, s, records...)
		if got := len(s.Portfolio().Measures()); got != 2 {
			t.Errorf("%d measures, want 2", got)
		}
	})
}

func TestWhatIsReferredToCannotBeErased(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		for _, key := range []recordKey{{models.KindMeasure, "ejustice"}, {models.KindTarget, "akte"}, {models.KindDocument, "quelle"}, {models.KindMinistry, "mdi"}} {
			_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Erase(key.kind, key.id) })
			wantProblem(t, err, models.Invalid, models.CodeInUse)
		}
		// Together with what refers to it, it can; an id that differs by a wildcard character does not count.
		create(t, s, &models.Target{Base: id("a_te"), StrategyID: "digital", Title: "Nobody's"})
		change(t, s, func(tx *Tx) error {
			return errors.Join(tx.Erase(models.KindTarget, "a_te"), tx.Erase(models.KindMeasure, "ejustice"), tx.Erase(models.KindResponsibility, "ejustice-mdi"))
		})
		if s.Portfolio().Measure("ejustice") != nil || s.Portfolio().Target("a_te") != nil {
			t.Error("the erased are still visible")
		}
		_, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return tx.Erase(models.KindMeasure, "ejustice") })
		wantKind(t, err, models.NotFound)
	})
}

func TestAnArchivedMeasureComesBackWithItsReports(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		create(t, s, report("r1", "ejustice", "2024-11-18"))
		measure := *s.Portfolio().Measure("ejustice").Measure
		change(t, s, func(tx *Tx) error { return tx.Archive(models.KindMeasure, "ejustice", 1) })
		if s.Portfolio().Measure("ejustice") != nil {
			t.Error("the archived measure is still visible")
		}
		measure.Version = 2
		change(t, s, func(tx *Tx) error { return tx.Update(&measure) })
		if m := s.Portfolio().Measure("ejustice"); m == nil || len(m.Reports) != 1 {
			t.Errorf("the measure came back as %+v, want it with its report", m)
		}
	})
}

func TestAFailedChangeLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		head := create(t, s, strategy()...)
		failure := errors.New("the caller thought better of it")
		for _, do := range []func(tx *Tx) error{
			func(tx *Tx) error {
				return errors.Join(tx.Create(report("r1", "ejustice", "2024-11-18")), failure)
			},
			func(tx *Tx) error { return tx.Create(report("r1", "ejustice", "2024-11-18"), &models.Field{}) },
			func(tx *Tx) error {
				r := report("r1", "ejustice", "2024-11-18")
				r.Sources[0].Note = "broken \xff bytes"
				return tx.Create(r)
			},
			func(tx *Tx) error {
				r := report("r1", "ejustice", "2024-11-18")
				r.Cause = "a \x00 byte"
				return tx.Create(r)
			},
			func(tx *Tx) error { return tx.Create(report("r1", "ejustice", "9999-12-31"), &futureReport) },
		} {
			if _, err := s.Change(t.Context(), "test", "", do); err == nil {
				t.Error("the change succeeded")
			}
		}
		if s.Portfolio().Head != head {
			t.Errorf("head is %v, want %v", s.Portfolio().Head, head)
		}
		if got, err := s.Verify(t.Context()); err != nil || got != head {
			t.Errorf("verified %v, %v", got, err)
		}
	})
}

// futureReport has a day that no ISO text of ten characters can hold.
var futureReport = models.StatusReport{Base: id("r2"), MeasureID: "ejustice", AsOf: day("9999-12-31") + 1, State: models.ReportDraft}

func TestAPanicInAChangeOpensTheDoorAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		func() {
			defer func() { recover() }()
			s.Change(t.Context(), "test", "", func(tx *Tx) error {
				if err := tx.Create(strategy()...); err != nil {
					return err
				}
				panic("a mistake")
			})
		}()
		create(t, s, strategy()...)
	})
}

func TestOfManyWhoSaveTheSameVersionOneWins(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		a, b := open(t, Config{Database: database}), open(t, Config{Database: database})
		create(t, a, strategy()...)
		base := *a.Portfolio().Measure("register").Measure
		results := make([]error, 16)
		var group sync.WaitGroup
		for i := range results {
			group.Go(func() {
				mine := base
				mine.Note = fmt.Sprint("by ", i)
				_, results[i] = []*Store{a, b}[i%2].Change(context.Background(), "test", "", func(tx *Tx) error { return tx.Update(&mine) })
			})
		}
		group.Wait()
		won := 0
		for _, err := range results {
			if err == nil {
				won++
			} else {
				wantKind(t, err, models.Conflict)
			}
		}
		if won != 1 {
			t.Errorf("%d of them won", won)
		}
	})
}

func TestWritersOfTwoInstancesKeepTheChainWhole(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		a, b := open(t, Config{Database: database}), open(t, Config{Database: database})
		create(t, a, strategy()...)
		var group sync.WaitGroup
		for i := range 24 {
			group.Go(func() {
				s := []*Store{a, b}[i%2]
				_, err := s.Change(context.Background(), "test", "", func(tx *Tx) error {
					return tx.Create(report(fmt.Sprintf("r-%d", i), "ejustice", "2024-11-18"))
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		change(t, a, func(*Tx) error { return nil })
		change(t, b, func(*Tx) error { return nil })
		head, err := a.Verify(t.Context())
		if err != nil || head.Seq != int64(len(strategy())+24) {
			t.Errorf("verified %v: %v", head, err)
		}
		if describe(a.Portfolio()) != describe(b.Portfolio()) || a.Portfolio().Head != head {
			t.Error("the instances see different states")
		}
	})
}

func TestAChangeNeedsAnActor(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	_, err := s.Change(t.Context(), "", "", func(tx *Tx) error { return tx.Create(strategy()...) })
	wantProblem(t, err, models.Invalid, models.CodeRequired)
}

func TestWhoWaitsAtTheDoorMayGiveUp(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	change(t, s, func(tx *Tx) error {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_, err := s.Change(ctx, "test", "", func(*Tx) error { return nil })
		wantKind(t, err, models.Unavailable)
		return nil
	})
}
