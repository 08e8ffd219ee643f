// Following the changes of others.

package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"zielstand/models"
)

// patience ends a test whose event never comes.
const patience = 20 * time.Second

func TestOtherInstancesSeeAChange(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		writer := open(t, Config{Database: database})
		create(t, writer, strategy()...)
		reader := open(t, Config{Database: database, Poll: 10 * time.Millisecond})
		follow(t, reader)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		for _, name := range []string{"r1", "r2", "r3"} {
			head := create(t, writer, report(name, "ejustice", "2024-10-31"))
			if err := reader.Await(ctx, head.Seq); err != nil {
				t.Fatal(err)
			}
			same(t, "reader", describe(reader.Portfolio()), "writer", describe(writer.Portfolio()))
		}
	})
}

func TestANotificationArrivesLongBeforeThePoll(t *testing.T) {
	database := postgresSchema(t)
	writer := open(t, Config{Database: database})
	reader := open(t, Config{Database: database, Poll: time.Hour})
	follow(t, reader)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	head := create(t, writer, strategy()...)
	if err := reader.Await(ctx, head.Seq); err != nil {
		t.Fatal(err)
	}
}

func TestAFollowerOfAnEmptyDatabaseSeesItsFirstSeed(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		reader, err := Open(t.Context(), Config{Database: database, Poll: 10 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { reader.Close() })
		follow(t, reader)
		head := create(t, open(t, Config{Database: database}), strategy()...)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		if err := reader.Await(ctx, head.Seq); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAJournalThatDoesNotContinueIsLoadedAnew(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		create(t, s, strategy()...)
		other := open(t, Config{Database: database})
		create(t, s, report("r1", "ejustice", "2024-10-31"))
		if err := other.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		// As after a restored backup: the last entry and its row are gone, and others take their place.
		tamper(t, s, `DELETE FROM journal WHERE seq = 12`)
		tamper(t, s, `DELETE FROM status_reports`)
		create(t, open(t, Config{Database: database}), report("r2", "ejustice", "2024-10-31"), report("r3", "ejustice", "2024-10-31"))
		if err := other.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if m := other.Portfolio().Measure("ejustice"); len(m.Reports) != 2 || m.Reports[0].ID != "r2" {
			t.Errorf("%d reports, the first is %s", len(m.Reports), m.Reports[0].ID)
		}
	})
}

func TestAwaitingMayBeGivenUp(t *testing.T) {
	s := open(t, Config{Database: t.TempDir() + "/z.db"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantKind(t, s.Await(ctx, 1), models.Unavailable)
}

// follow follows until the end of the test.
func follow(t *testing.T, s *Store) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- s.Follow(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("following ended with %v", err)
		}
	})
}
