// Changes that share a transaction: together on the disk, apart in everything else.

package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"zielstand/models"
)

// add puts a change into the open group, as somebody does who was waiting at the door.
func add(t *testing.T, s *Store, ctx context.Context, do func(tx *Tx) error) (*group, models.Head, error) {
	t.Helper()
	g, _, head, err := s.addToGroup(ctx, func(tx *Tx) error {
		tx.actor = "test"
		return do(tx)
	})
	return g, head, err
}

// settle ends the open group, as the one does who has opened it.
func settle(s *Store) {
	s.door <- struct{}{}
	s.settle()
	s.leave()
}

func creating(records ...models.Record) func(tx *Tx) error {
	return func(tx *Tx) error { return tx.Create(records...) }
}

func TestInAGroupAFailedChangeFailsAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		g, first, err := add(t, s, t.Context(), creating(report("r1", "ejustice", "2024-11-18")))
		if err != nil {
			t.Fatal(err)
		}
		for name, do := range map[string]func(tx *Tx) error{
			"who thinks better of it": func(tx *Tx) error {
				return errors.Join(tx.Create(report("r2", "ejustice", "2024-11-18")), errors.New("no"))
			},
			"who refers to nothing": creating(report("r2", "nowhere", "2024-11-18")),
			"who asks for bytes that are no text": func(tx *Tx) error {
				return tx.Archive(models.KindMeasure, "a\x00b", 1)
			},
			"whose reason cannot be stored": func(tx *Tx) error {
				tx.reason = "a\xff\x00"
				return errors.Join(tx.Create(report("r2", "ejustice", "2024-11-18")), failsOnSQLite(s))
			},
			"who erases what is in use": func(tx *Tx) error {
				return errors.Join(tx.Create(report("r2", "ejustice", "2024-11-18")), tx.Erase(models.KindMinistry, "mdi"))
			},
		} {
			if joined, _, err := add(t, s, t.Context(), do); err == nil || joined != g {
				t.Errorf("%s: %v, in the same group: %v", name, err, joined == g)
			}
		}
		func() {
			defer func() { recover() }()
			add(t, s, t.Context(), func(tx *Tx) error {
				_ = tx.Create(report("r2", "ejustice", "2024-11-18"))
				panic("a mistake")
			})
		}()
		// The next one sees what the group holds already.
		_, _, err = add(t, s, t.Context(), creating(report("r1", "ejustice", "2024-12-01")))
		wantKind(t, err, models.Conflict)
		joined, last, err := add(t, s, t.Context(), func(tx *Tx) error {
			if !holds(tx.Portfolio().Measure("ejustice").Reports, "r1") {
				t.Error("the second change does not see the first one's report")
			}
			return tx.Create(report("r3", "register", "2024-11-18"))
		})
		if err != nil || joined != g {
			t.Fatal(err)
		}
		if s.Portfolio().Head != before {
			t.Error("others see what is not yet saved")
		}
		settle(s)

		if g.err != nil || first.Seq != before.Seq+1 || last.Seq != before.Seq+2 || s.Portfolio().Head != last {
			t.Errorf("%v: heads %v, %v, portfolio at %v", g.err, first, last, s.Portfolio().Head)
		}
		list, err := s.Entries(t.Context(), before.Seq, 10)
		if err != nil || len(list) != 2 || list[0].RecordID != "r1" || list[1].RecordID != "r3" ||
			list[0].Batch != list[0].Seq || list[1].Batch != list[1].Seq || list[1].At <= list[0].At {
			t.Errorf("the journal holds %+v, %v", list, err)
		}
		checkSame(t, s, s)
	})
}

// failsOnSQLite stands in for an error that only PostgreSQL gives.
func failsOnSQLite(s *Store) error {
	if _, ok := s.engine.(*sqliteEngine); ok {
		return errors.New("not in UTF-8")
	}
	return nil
}

func TestAGroupIsNotSavedOnceNobodyWaitsForIt(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		ctx, giveUp := context.WithCancel(t.Context())
		g, _, err := add(t, s, ctx, creating(report("r1", "ejustice", "2024-11-18")))
		if err != nil {
			t.Fatal(err)
		}
		giveUp()
		<-g.ctx.Done()
		// The next change finds a group without hope, and begins one of its own.
		head := create(t, s, report("r2", "ejustice", "2024-11-18"))
		if g.err == nil || head.Seq != before.Seq+1 || holds(s.Portfolio().Measure("ejustice").Reports, "r1") {
			t.Errorf("%v: head %v after %v", g.err, head, before)
		}
		checkSame(t, s, s)
	})
}

func TestWhoGivesUpTakesNobodyAlong(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		ctx, giveUp := context.WithCancel(t.Context())
		for n, ctx := range []context.Context{ctx, t.Context()} {
			if _, _, err := add(t, s, ctx, creating(report(fmt.Sprint("r-", n), "ejustice", "2024-11-18"))); err != nil {
				t.Fatal(err)
			}
		}
		g := s.open
		_, _, err := add(t, s, ctx, func(tx *Tx) error {
			giveUp()
			return tx.Create(report("r-2", "ejustice", "2024-11-18"))
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("who gave up while changing gets %v", err)
		}
		settle(s)
		if reports := s.Portfolio().Measure("ejustice").Reports; g.err != nil || len(reports) != 2 {
			t.Errorf("%v, %d reports", g.err, len(reports))
		}
		checkSame(t, s, s)
	})
}

func TestAGroupThatTheDatabaseHasEndedLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		before := create(t, s, strategy()...)
		g, _, err := add(t, s, t.Context(), creating(report("r1", "ejustice", "2024-11-18")))
		if err != nil {
			t.Fatal(err)
		}
		if err := g.db.Rollback().Error; err != nil {
			t.Fatal(err)
		}
		if _, _, err := add(t, s, t.Context(), creating(report("r2", "ejustice", "2024-11-18"))); err == nil {
			t.Error("a change joined a transaction that is over")
		}
		head := create(t, s, report("r3", "ejustice", "2024-11-18"))
		if g.err == nil || head.Seq != before.Seq+1 || len(s.Portfolio().Measure("ejustice").Reports) != 1 {
			t.Errorf("%v: head %v after %v", g.err, head, before)
		}
		checkSame(t, s, s)
	})
}

func TestWhoNeedsToBeAloneWaitsForTheGroup(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		for n, alone := range []func() error{
			func() error {
				if _, err := s.Restore(t.Context(), nil, nil); models.KindOf(err) != models.Conflict {
					return fmt.Errorf("restoring into a database with records gave %v", err)
				}
				return nil
			},
			func() error {
				if err := s.MarkDemo(t.Context()); models.KindOf(err) != models.Misset {
					return fmt.Errorf("marking a database with records gave %v", err)
				}
				return nil
			},
		} {
			if _, _, err := add(t, s, t.Context(), creating(report(fmt.Sprint("r-", n), "ejustice", "2024-11-18"))); err != nil {
				t.Fatal(err)
			}
			if err := alone(); err != nil {
				t.Error(err)
			}
			if len(s.Portfolio().Measure("ejustice").Reports) != n+1 {
				t.Errorf("after %d the group is not saved", n)
			}
		}
	})
}

func TestAGroupThatIsFullIsSavedByTheNext(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	create(t, s, strategy()...)
	for n := range groupSize + 1 {
		if _, _, err := add(t, s, t.Context(), creating(report(fmt.Sprint("r-", n), "ejustice", "2024-11-18"))); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(s.Portfolio().Measure("ejustice").Reports); n != groupSize {
		t.Errorf("%d reports are saved, want %d", n, groupSize)
	}
	settle(s)
}

func TestOfManyAtOnceExactlyTheAcknowledgedAreSaved(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		instances := []*Store{open(t, Config{Database: database}), open(t, Config{Database: database})}
		create(t, instances[0], strategy()...)
		var mu sync.Mutex
		acknowledged := map[string]bool{}
		var group sync.WaitGroup
		for w := range 12 {
			group.Go(func() {
				rng := rand.New(rand.NewPCG(3, uint64(w)))
				for n := range 25 {
					name := fmt.Sprintf("r-%d-%d", w, n)
					ctx, giveUp := context.WithCancel(context.Background())
					kind := rng.IntN(6)
					_, err := instances[w%2].Change(ctx, "test", "", func(tx *Tx) error {
						switch kind {
						case 0:
							giveUp()
						case 1:
							return errors.Join(tx.Create(report(name, "ejustice", "2024-11-18")), errors.New("no"))
						case 2:
							return tx.Create(report(name, "nowhere", "2024-11-18"))
						case 3:
							go giveUp()
						}
						return tx.Create(report(name, "ejustice", "2024-11-18"))
					})
					giveUp()
					if kind < 3 && err == nil || kind > 3 && err != nil {
						t.Errorf("a change of kind %d gave %v", kind, err)
					}
					mu.Lock()
					acknowledged[name] = err == nil
					mu.Unlock()
				}
			})
		}
		group.Wait()
		change(t, instances[0], func(*Tx) error { return nil })
		for _, r := range instances[0].Portfolio().Measure("ejustice").Reports {
			if !acknowledged[r.ID] {
				t.Errorf("%s is saved and was not acknowledged", r.ID)
			}
			delete(acknowledged, r.ID)
		}
		for name, yes := range acknowledged {
			if yes {
				t.Errorf("%s was acknowledged and is not saved", name)
			}
		}
		checkSame(t, instances[0], instances[1])
	})
}
