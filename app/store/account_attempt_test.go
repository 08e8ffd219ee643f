// Attempts to sign in: what counts for whom, and that many at once are no way around it.

package store

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"zielstand/models"
)

const here, elsewhere = "192.0.2.1", "198.51.100.7"

// try makes an attempt that nothing slows down and returns what counted before it.
func try(t *testing.T, s *Store, account, address string, ok bool) models.Attempts {
	t.Helper()
	var before models.Attempts
	id, wait, err := s.BeginAttempt(t.Context(), account, address, 0, func(a models.Attempts) time.Duration { before = a; return 0 })
	if err != nil || wait != 0 {
		t.Fatalf("wait %v, %v", wait, err)
	}
	if ok {
		mustDo(t, s.AttemptSucceeded(t.Context(), id))
	}
	return before
}

func TestFailuresCountForTheAccountAndForTheAddress(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		try(t, s, "erika@mdi.example", here, false)
		c.set(c.time().Add(time.Second))
		try(t, s, " ERIKA@mdi.example", elsewhere, false)
		try(t, s, "max@mdi.example", here, false)
		got := try(t, s, "erika@mdi.example", here, false)
		if got.Account != (models.Failures{Count: 2, Last: models.InstantOf(c.time())}) || got.Address.Count != 2 {
			t.Errorf("%+v", got)
		}
	})
}

func TestASuccessForgivesTheOwnFailuresOnly(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		for range 3 {
			try(t, s, "erika@mdi.example", here, false)
			try(t, s, "max@mdi.example", here, false)
			c.set(c.time().Add(time.Second))
		}
		try(t, s, "erika@mdi.example", here, true)
		c.set(c.time().Add(time.Second))
		if got := try(t, s, "erika@mdi.example", here, false); got.Account.Count != 0 || got.Address.Count != 3 {
			t.Errorf("%+v", got)
		}
		if got := try(t, s, "max@mdi.example", here, false); got.Account.Count != 3 || got.Address.Count != 4 {
			t.Errorf("the other account: %+v", got)
		}
	})
}

func TestAMinistryThatSignsInInTwoStepsDoesNotWait(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		for i := range 50 {
			mail := string(rune('a'+i%26)) + strings.Repeat("x", i) + "@mdi.example"
			try(t, s, mail, here, false) // the password, before the code
			c.set(c.time().Add(time.Second))
			if got := try(t, s, mail, here, true); got.Address.Count != 1 {
				t.Fatalf("person %d: %d failures count for the address", i, got.Address.Count)
			}
		}
	})
}

func TestStrangersCannotKeepAnAccountWaitingWhereItIsAtHome(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		try(t, s, "erika@mdi.example", here, true)
		c.set(c.time().Add(time.Second))
		for range 20 {
			try(t, s, "erika@mdi.example", elsewhere, false)
		}
		if got := try(t, s, "erika@mdi.example", here, false); got.Account.Count != 0 {
			t.Errorf("at home %d failures count", got.Account.Count)
		}
		if got := try(t, s, "erika@mdi.example", elsewhere, false); got.Account.Count < 20 {
			t.Errorf("elsewhere only %d failures count", got.Account.Count)
		}
	})
}

func TestAMonthLaterNobodyKnowsOfAttempts(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		try(t, s, "erika@mdi.example", here, true)
		try(t, s, "erika@mdi.example", elsewhere, false)
		c.set(c.time().Add(31 * 24 * time.Hour))
		try(t, s, "max@mdi.example", here, false)
		var rows int64
		mustDo(t, s.read.Model(&signInAttempt{}).Count(&rows).Error)
		if rows != 1 {
			t.Errorf("%d rows are left", rows)
		}
	})
}

func TestOnlyFailuresSinceTheBeginningOfTheWindowCount(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		try(t, s, "erika@mdi.example", here, false)
		since := models.InstantOf(c.time())
		c.set(c.time().Add(time.Second))
		try(t, s, "erika@mdi.example", here, false)
		_, _, err := s.BeginAttempt(t.Context(), "erika@mdi.example", here, since, func(a models.Attempts) time.Duration {
			if a.Account.Count != 1 || a.Address.Count != 1 {
				t.Errorf("%+v", a)
			}
			return 0
		})
		mustDo(t, err)
	})
}

func TestManyAtOnceGetNoMoreGuessesThanOneAfterTheOther(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		five := func(a models.Attempts) time.Duration {
			if a.Account.Count >= 5 {
				return time.Minute
			}
			return 0
		}
		var guesses atomic.Int32
		var all sync.WaitGroup
		for range 40 {
			all.Go(func() {
				_, wait, err := s.BeginAttempt(context.Background(), "erika@mdi.example", here, 0, five)
				if err != nil {
					t.Error(err)
				} else if wait == 0 {
					guesses.Add(1)
				}
			})
		}
		all.Wait()
		if guesses.Load() != 5 {
			t.Errorf("%d guesses", guesses.Load())
		}
	})
}

func TestWhatWasTypedAsAccountIsNotKeptInTheOpen(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		create(t, s, strategy()...)
		try(t, s, "mein-geheimes-kennwort", here, false)
		if strings.Contains(dump(t, s), "geheim") {
			t.Error("it can be read")
		}
	})
}
