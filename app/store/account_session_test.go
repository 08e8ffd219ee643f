// Sessions, links and drafts on both databases.

package store

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"zielstand/models"
)

func TestASessionLastsUntilItsEnd(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		began := c.time()
		saved := &models.Session{ID: "a", UserID: u.ID, CSRF: "token", CreatedAt: models.InstantOf(began), SeenAt: models.InstantOf(began),
			ExpiresAt: models.InstantOf(began.Add(8 * time.Hour)), Agent: "Firefox", Pending: true}
		mustDo(t, s.CreateSession(t.Context(), saved))
		found, err := s.Session(t.Context(), "a")
		if err != nil || *found != *saved {
			t.Fatalf("%+v, %v", found, err)
		}
		c.set(began.Add(7 * time.Hour))
		mustDo(t, s.TouchSession(t.Context(), "a", models.InstantOf(began.Add(15*time.Hour))))
		c.set(began.Add(14 * time.Hour))
		if found, err := s.Session(t.Context(), "a"); err != nil || found.SeenAt.Time() != began.Add(7*time.Hour) {
			t.Errorf("%+v, %v", found, err)
		}
		c.set(began.Add(15 * time.Hour))
		_, err = s.Session(t.Context(), "a")
		wantKind(t, err, models.NotFound)
		if list, err := s.SessionsOf(t.Context(), u.ID); err != nil || len(list) != 0 {
			t.Errorf("%d sessions, %v", len(list), err)
		}
	})
}

func TestOneSessionMayEndAllOthers(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u, other := person(t, s, models.User{Mail: "erika@mdi.example"}), person(t, s, models.User{Mail: "max@mdi.example"})
		for i, id := range []string{"a", "b", "c"} {
			mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: id, UserID: u.ID, SeenAt: models.Instant(i), ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		}
		mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: "d", UserID: other.ID, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		list, err := s.SessionsOf(t.Context(), u.ID)
		if err != nil || len(list) != 3 || list[0].ID != "c" {
			t.Fatalf("%d sessions, %v", len(list), err)
		}
		mustDo(t, s.DeleteSessionsOf(t.Context(), u.ID, "b"))
		if list, err := s.SessionsOf(t.Context(), u.ID); err != nil || len(list) != 1 || list[0].ID != "b" {
			t.Errorf("%d sessions are left, %v", len(list), err)
		}
		mustDo(t, s.DeleteSession(t.Context(), "b"))
		mustDo(t, s.DeleteSession(t.Context(), "b"))
		mustDo(t, s.TouchSession(t.Context(), "b", models.InstantOf(c.time().Add(time.Hour))))
		_, err = s.Session(t.Context(), "b")
		wantKind(t, err, models.NotFound)
		if _, err := s.Session(t.Context(), "d"); err != nil {
			t.Errorf("somebody else's session ended: %v", err)
		}
	})
}

func TestEndedSessionsAreClearedAway(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: "a", UserID: u.ID, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		c.set(c.time().Add(time.Hour))
		mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: "b", UserID: u.ID, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		var rows int64
		mustDo(t, s.read.Model(&models.Session{}).Count(&rows).Error)
		if rows != 1 {
			t.Errorf("%d rows", rows)
		}
	})
}

func TestNobodyHasASessionWithoutAnAccount(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		err := s.CreateSession(t.Context(), &models.Session{ID: "a", UserID: "nobody", ExpiresAt: models.InstantOf(c.time().Add(time.Hour))})
		wantKind(t, err, models.Internal)
		wantKind(t, s.SaveDraft(t.Context(), &models.Draft{UserID: "nobody", Form: "/f"}), models.Internal)
	})
}

func setPassword(u *models.User) error { u.PasswordHash = "new"; return nil }

func TestALinkSetsOnePasswordHoweverManyComeWithIt(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "t", UserID: u.ID, Purpose: models.TokenInvite, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		var in atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				_, err := s.UseToken(context.Background(), "t", models.TokenInvite, setPassword)
				if err == nil {
					in.Add(1)
				} else if models.KindOf(err) != models.NotFound {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			t.Errorf("%d have used the link", in.Load())
		}
		if now, err := s.User(t.Context(), u.ID); err != nil || now.PasswordHash != "new" || now.Version != 2 {
			t.Errorf("%+v, %v", now, err)
		}
		_, err := s.Token(t.Context(), "t", models.TokenInvite)
		wantKind(t, err, models.NotFound)
	})
}

func TestALinkThatLedToNothingCanBeUsedAgain(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "t", UserID: u.ID, Purpose: models.TokenInvite, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		refusal := errors.New("too short")
		if _, err := s.UseToken(t.Context(), "t", models.TokenInvite, func(*models.User) error { return refusal }); !errors.Is(err, refusal) {
			t.Errorf("error %v", err)
		}
		if _, err := s.UseToken(t.Context(), "t", models.TokenInvite, setPassword); err != nil {
			t.Error(err)
		}
	})
}

func TestALinkIsForItsTimeAndPurpose(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		ends := models.InstantOf(c.time().Add(72 * time.Hour))
		mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "invite", UserID: u.ID, Purpose: models.TokenInvite, CreatedAt: 1, ExpiresAt: ends}))
		mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "calendar", UserID: u.ID, Purpose: models.TokenCalendar, CreatedAt: 2}))
		_, err := s.UseToken(t.Context(), "calendar", models.TokenInvite, setPassword)
		wantKind(t, err, models.NotFound)
		_, err = s.Token(t.Context(), "invite", models.TokenCalendar)
		wantKind(t, err, models.NotFound)
		c.set(ends.Time().Add(-time.Microsecond))
		if _, err := s.Token(t.Context(), "invite", models.TokenInvite); err != nil {
			t.Errorf("a moment before its end: %v", err)
		}
		c.set(ends.Time())
		_, err = s.UseToken(t.Context(), "invite", models.TokenInvite, setPassword)
		wantKind(t, err, models.NotFound)
		if _, err := s.Token(t.Context(), "calendar", models.TokenCalendar); err != nil {
			t.Errorf("a link without an end has ended: %v", err)
		}
		if list, err := s.TokensOf(t.Context(), u.ID, models.TokenCalendar); err != nil || len(list) != 1 || list[0].ID != "calendar" {
			t.Errorf("%d links, %v", len(list), err)
		}
		mustDo(t, s.DeleteTokens(t.Context(), u.ID, models.TokenCalendar))
		_, err = s.Token(t.Context(), "calendar", models.TokenCalendar)
		wantKind(t, err, models.NotFound)
	})
}

func TestADraftIsKeptForEachPersonAndForm(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u, other := person(t, s, models.User{Mail: "erika@mdi.example"}), person(t, s, models.User{Mail: "max@mdi.example"})
		mustDo(t, s.SaveDraft(t.Context(), &models.Draft{UserID: u.ID, Form: "/meldungen/a", Base: "3", Values: `{"text":"erst"}`}))
		c.set(c.time().Add(time.Minute))
		mustDo(t, s.SaveDraft(t.Context(), &models.Draft{UserID: u.ID, Form: "/meldungen/b", Values: `{"text":"„anders“ 🙂"}`}))
		mustDo(t, s.SaveDraft(t.Context(), &models.Draft{UserID: other.ID, Form: "/meldungen/a", Values: `{"text":"fremd"}`}))
		c.set(c.time().Add(time.Minute))
		mustDo(t, s.SaveDraft(t.Context(), &models.Draft{UserID: u.ID, Form: "/meldungen/a", Base: "4", Values: `{"text":"dann"}`}))
		d, err := s.Draft(t.Context(), u.ID, "/meldungen/a")
		if err != nil || d.Values != `{"text":"dann"}` || d.Base != "4" || d.UpdatedAt.Time() != c.time() {
			t.Errorf("%+v, %v", d, err)
		}
		list, err := s.DraftsOf(t.Context(), u.ID)
		if err != nil || len(list) != 2 || list[0].Form != "/meldungen/a" || list[1].Values != `{"text":"„anders“ 🙂"}` {
			t.Errorf("%+v, %v", list, err)
		}
		mustDo(t, s.DeleteDraft(t.Context(), u.ID, "/meldungen/a"))
		mustDo(t, s.DeleteDraft(t.Context(), u.ID, "/meldungen/a"))
		_, err = s.Draft(t.Context(), u.ID, "/meldungen/a")
		wantKind(t, err, models.NotFound)
		if _, err := s.Draft(t.Context(), other.ID, "/meldungen/a"); err != nil {
			t.Errorf("somebody else's draft is gone: %v", err)
		}
	})
}
