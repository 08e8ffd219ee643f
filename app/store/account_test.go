// Accounts on both databases: saving, finding, and forgetting a person.

package store

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm/schema"

	"zielstand/models"
)

// accounts runs the test on both databases with a clock that the test moves.
func accounts(t *testing.T, test func(t *testing.T, s *Store, c *clock)) {
	onBoth(t, func(t *testing.T, database string) {
		c := newClock(time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC))
		test(t, open(t, Config{Database: database, Now: c.time}), c)
	})
}

// person saves a new account.
func person(t testing.TB, s *Store, u models.User) *models.User {
	t.Helper()
	if u.Name == "" {
		u.Name = "Erika Mustermann"
	}
	if u.Role == "" {
		u.Role = models.AccountReader
	}
	if err := s.SaveUser(t.Context(), &u); err != nil {
		t.Fatal(err)
	}
	return &u
}

func TestAnAccountIsFoundAsItWasSaved(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		saved := person(t, s, models.User{Mail: " Erika@MDI.example ", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi", "jm"},
			DeputyIDs: models.Strings{"v"}, PasswordHash: "$argon2id$…", Secret: "ABC", SecretConfirmed: 5, LastStep: 59_000_000, Recovery: models.Strings{"r"},
			Subject: "https://sso.example 42", Quiet: true, SeenAt: 7})
		if saved.Mail != "erika@mdi.example" || saved.Version != 1 || saved.CreatedAt.Time() != c.time() || len(saved.ID) < 20 {
			t.Errorf("saved %+v", saved)
		}
		for name, find := range map[string]func() (*models.User, error){
			"id":      func() (*models.User, error) { return s.User(t.Context(), saved.ID) },
			"mail":    func() (*models.User, error) { return s.UserByMail(t.Context(), "ERIKA@mdi.example") },
			"subject": func() (*models.User, error) { return s.UserBySubject(t.Context(), "https://sso.example 42") },
		} {
			if found, err := find(); err != nil || !reflect.DeepEqual(found, saved) {
				t.Errorf("by %s: %+v, %v, want %+v", name, found, err, saved)
			}
		}
	})
}

func TestWhoHasNoAccountIsNotFound(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		person(t, s, models.User{Mail: "erika@mdi.example"})
		_, byID := s.User(t.Context(), "nobody")
		_, byMail := s.UserByMail(t.Context(), "erika")
		_, bySubject := s.UserBySubject(t.Context(), "") // the account above has no subject
		for _, err := range []error{byID, byMail, bySubject, s.EraseUser(t.Context(), "nobody")} {
			wantKind(t, err, models.NotFound)
		}
	})
}

func TestTheSecondOfTwoWhoChangeAnAccountIsTold(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		first := person(t, s, models.User{Mail: "erika@mdi.example"})
		second := *first
		first.Name = "Erika Muster"
		if err := s.SaveUser(t.Context(), first); err != nil || first.Version != 2 {
			t.Fatalf("version %d, %v", first.Version, err)
		}
		second.Name = "E. Mustermann"
		wantKind(t, s.SaveUser(t.Context(), &second), models.Conflict)
		if second.Version != 1 {
			t.Error("the refused account has a new version")
		}
		if now, err := s.User(t.Context(), first.ID); err != nil || now.Name != "Erika Muster" {
			t.Errorf("%+v, %v", now, err)
		}
	})
}

func TestACodeUsedTwiceAtOnceLetsOneIn(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		var in atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			mine := *u
			all.Go(func() {
				mine.LastStep = 59_000_000
				err := s.SaveUser(context.Background(), &mine)
				if err == nil {
					in.Add(1)
				} else if models.KindOf(err) != models.Conflict {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			t.Errorf("%d came in", in.Load())
		}
	})
}

func TestAnAddressBelongsToOneAccount(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		person(t, s, models.User{Mail: "erika@mdi.example", Subject: "i s"})
		other := person(t, s, models.User{Mail: "max@mdi.example"})
		for _, u := range []models.User{
			{Mail: "Erika@mdi.example", Name: "E", Role: models.AccountReader},
			{Mail: "e@mdi.example", Name: "E", Role: models.AccountReader, Subject: "i s"},
			{ID: other.ID, Version: 1, Mail: "erika@mdi.example", Name: "M", Role: models.AccountReader},
		} {
			wantProblem(t, s.SaveUser(t.Context(), &u), models.Invalid, models.CodeTaken)
		}
		var made atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				u := models.User{Mail: "neu@mdi.example", Name: "N", Role: models.AccountReader}
				if s.SaveUser(context.Background(), &u) == nil {
					made.Add(1)
				}
			})
		}
		all.Wait()
		if made.Load() != 1 {
			t.Errorf("%d accounts have the same address", made.Load())
		}
	})
}

func TestAnAccountThatCannotBeIsRefused(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		for name, c := range map[string]struct {
			user models.User
			code string
		}{
			"no name":                 {models.User{Mail: "e@mdi.example", Name: " ", Role: models.AccountReader}, models.CodeRequired},
			"a name of two lines":     {models.User{Mail: "e@mdi.example", Name: "E\r\nBcc: x", Role: models.AccountReader}, models.CodeFormat},
			"a long name":             {models.User{Mail: "e@mdi.example", Name: strings.Repeat("ü", 201), Role: models.AccountReader}, models.CodeTooLong},
			"no address":              {models.User{Name: "E", Role: models.AccountReader}, models.CodeRequired},
			"no host":                 {models.User{Mail: "e@", Name: "E", Role: models.AccountReader}, models.CodeFormat},
			"no at":                   {models.User{Mail: "mdi.example", Name: "E", Role: models.AccountReader}, models.CodeFormat},
			"two addresses":           {models.User{Mail: "e@mdi.example,f@mdi.example", Name: "E", Role: models.AccountReader}, models.CodeFormat},
			"an address of two lines": {models.User{Mail: "e@mdi.example\nbcc:f", Name: "E", Role: models.AccountReader}, models.CodeFormat},
			"a long address":          {models.User{Mail: strings.Repeat("e", 250) + "@x.de", Name: "E", Role: models.AccountReader}, models.CodeTooLong},
			"no role":                 {models.User{Mail: "e@mdi.example", Name: "E"}, models.CodeUnknown},
			"a made-up role":          {models.User{Mail: "e@mdi.example", Name: "E", Role: "root"}, models.CodeUnknown},
		} {
			t.Log(name)
			wantProblem(t, s.SaveUser(t.Context(), &c.user), models.Invalid, c.code)
		}
		if users, err := s.Users(t.Context()); err != nil || len(users) != 0 {
			t.Errorf("%d accounts, %v", len(users), err)
		}
	})
}

func TestWhoHasNamedADeputyIsFoundByIt(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		// "_" and "%" stand for other characters in a query, and one id is part of the other.
		for _, id := range []string{"a_b", "axb", "a%", "b"} {
			person(t, s, models.User{ID: id, Mail: id + "@x.example"})
			person(t, s, models.User{ID: "of " + id, Mail: "of" + id + "x@x.example", DeputyIDs: models.Strings{"someone", id}})
		}
		for _, id := range []string{"a_b", "axb", "a%", "b"} {
			found, err := s.PrincipalsOf(t.Context(), id)
			if err != nil || len(found) != 1 || found[0].ID != "of "+id {
				t.Errorf("%s: %d found, %v", id, len(found), err)
			}
		}
	})
}

func TestADisabledAccountHasNoSessionsAndNoLinks(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		u := person(t, s, models.User{Mail: "erika@mdi.example"})
		other := person(t, s, models.User{Mail: "max@mdi.example"})
		soon := models.InstantOf(c.time().Add(time.Hour))
		for _, owner := range []*models.User{u, other} {
			mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: "s" + owner.Mail, UserID: owner.ID, ExpiresAt: soon}))
			mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "t" + owner.Mail, UserID: owner.ID, Purpose: models.TokenCalendar}))
		}
		u.DisabledAt = models.InstantOf(c.time())
		mustDo(t, s.SaveUser(t.Context(), u))
		_, session := s.Session(t.Context(), "s"+u.Mail)
		_, token := s.Token(t.Context(), "t"+u.Mail, models.TokenCalendar)
		wantKind(t, session, models.NotFound)
		wantKind(t, token, models.NotFound)
		_, session = s.Session(t.Context(), "s"+other.Mail)
		_, token = s.Token(t.Context(), "t"+other.Mail, models.TokenCalendar)
		if session != nil || token != nil {
			t.Errorf("somebody else's ended too: %v, %v", session, token)
		}
	})
}

func mustDo(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnErasedPersonIsNowhereAnyMore(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		create(t, s, strategy()...)
		u := person(t, s, models.User{Mail: "erika.kanarienvogel@mdi.example", Name: "Erika Kanarienvogel"})
		other := person(t, s, models.User{Mail: "max@mdi.example", DeputyIDs: models.Strings{"x", u.ID, "y"}})
		mustDo(t, s.CreateSession(t.Context(), &models.Session{ID: "s", UserID: u.ID, ExpiresAt: models.InstantOf(c.time().Add(time.Hour))}))
		mustDo(t, s.CreateToken(t.Context(), &models.Token{ID: "t", UserID: u.ID, Purpose: models.TokenInvite}))
		mustDo(t, s.SaveDraft(t.Context(), &models.Draft{UserID: u.ID, Form: "/meldungen/ejustice", Values: `{"text":"Kanarienvogel"}`}))
		_, _, err := s.BeginAttempt(t.Context(), u.Mail, "192.0.2.1", 0, allow)
		mustDo(t, err)
		mustDo(t, s.write.Create(&models.OutgoingMail{ID: "m", Key: "k", UserID: u.ID, Address: u.Mail, Subject: "Hallo Erika Kanarienvogel", State: models.MailQueued}).Error)
		mustDo(t, s.write.Create(&occasionRow{UserID: u.ID, Occasion: "o", MailKey: "k"}).Error)
		head, err := s.Change(t.Context(), u.ID, "", func(tx *Tx) error { return tx.Create(report("r", "ejustice", "2026-11-01")) })
		mustDo(t, err)

		mustDo(t, s.EraseUser(t.Context(), u.ID))
		everything := dump(t, s)
		for _, trace := range []string{"kanarienvogel", "Kanarienvogel", attemptAccount(u.Mail)} {
			if strings.Contains(everything, trace) {
				t.Errorf("%s is still somewhere", trace)
			}
		}
		if strings.Contains(dump(t, s, "journal"), u.ID) {
			t.Error("the number is still somewhere else than in the journal")
		}
		if now, err := s.User(t.Context(), other.ID); err != nil || !slices.Equal(now.DeputyIDs, models.Strings{"x", "y"}) || now.Version != 2 {
			t.Errorf("the other person: %+v, %v", now, err)
		}
		if after, err := s.Verify(t.Context()); err != nil || after != head {
			t.Errorf("the journal is at %v, %v, want %v", after, err, head)
		}
		list, err := s.Entries(t.Context(), head.Seq-1, 10)
		if err != nil || len(list) != 1 || list[0].Actor != u.ID {
			t.Errorf("the journal lost who it was: %+v, %v", list, err)
		}
		wantKind(t, s.SaveUser(t.Context(), u), models.NotFound)
	})
}

func allow(models.Attempts) time.Duration { return 0 }

// dump is every value of every table but the ones named, as text.
func dump(t *testing.T, s *Store, without ...string) string {
	t.Helper()
	names, err := s.read.Migrator().GetTables()
	mustDo(t, err)
	var b strings.Builder
	for _, name := range names {
		if slices.Contains(without, name) {
			continue
		}
		var rows []map[string]any
		mustDo(t, s.read.Table(name).Find(&rows).Error)
		for _, row := range rows {
			for _, value := range row {
				if text, ok := value.(string); ok {
					b.WriteString(text + "\n")
				}
			}
		}
	}
	if !strings.Contains(b.String(), "Rheinland-Pfalz") {
		t.Fatal("the dump lacks what is there")
	}
	return b.String()
}

func TestTheTablesOfAccountsHaveTheColumnsOfTheirStructs(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		for _, row := range []any{&models.User{}, &models.Session{}, &models.Token{}, &models.Draft{}, &signInAttempt{}} {
			mapped, err := schema.Parse(row, &sync.Map{}, schema.NamingStrategy{})
			mustDo(t, err)
			types, err := s.read.Migrator().ColumnTypes(mapped.Table)
			mustDo(t, err)
			var columns []string
			for _, c := range types {
				columns = append(columns, c.Name())
			}
			slices.Sort(columns)
			if want := slices.Sorted(slices.Values(mapped.DBNames)); !slices.Equal(columns, want) {
				t.Errorf("%s: columns\n%q, the struct has\n%q", mapped.Table, columns, want)
			}
		}
	})
}

func TestBeforeMigratingNoAccountCanBeSaved(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s, err := Open(t.Context(), Config{Database: database})
		mustDo(t, err)
		defer s.Close()
		wantProblem(t, s.SaveUser(t.Context(), &models.User{Mail: "e@x.example", Name: "E", Role: models.AccountReader}), models.Misset, models.CodeOlder)
	})
}

func TestOfTwoAdministratorsWhoDisableEachOtherOneStays(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		ada := person(t, s, models.User{Mail: "ada@mdi.example", Role: models.AccountAdministrator})
		ben := person(t, s, models.User{Mail: "ben@mdi.example", Role: models.AccountAdministrator})
		var both sync.WaitGroup
		var refused atomic.Int32
		for _, u := range []models.User{*ada, *ben} {
			both.Go(func() {
				u.DisabledAt = models.InstantOf(c.time())
				switch err := s.SaveUser(t.Context(), &u); {
				case isLastAdministrator(err):
					refused.Add(1)
				case err != nil:
					t.Error(err)
				}
			})
		}
		both.Wait()
		if refused.Load() != 1 {
			t.Fatalf("%d were refused", refused.Load())
		}
		users, err := s.Users(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		left := users[slices.IndexFunc(users, isAdministrator)]
		reader := *left
		reader.Role = models.AccountReader
		if err := s.SaveUser(t.Context(), &reader); !isLastAdministrator(err) {
			t.Errorf("becomes a reader: %v", err)
		}
		if err := s.EraseUser(t.Context(), left.ID); !isLastAdministrator(err) {
			t.Errorf("is erased: %v", err)
		}
		if err := s.SaveSignIn(t.Context(), &reader); err != nil {
			t.Errorf("a directory service says so: %v", err)
		}
	})
}

func isLastAdministrator(err error) bool {
	var known *models.Error
	return errors.As(err, &known) && known.Kind == models.Invalid && known.Problems[0].Code == models.CodeLastAdmin
}

func TestTheMarkOfTheAccountsChangesWithEachOfThem(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		var marks []string
		look := func() {
			t.Helper()
			mark, err := s.AccountsMark(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := s.AccountsMark(t.Context()); again != mark || slices.Contains(marks, mark) {
				t.Fatalf("%q and %q after %q", mark, again, marks)
			}
			marks = append(marks, mark)
		}
		look()
		u := person(t, s, models.User{Mail: "ada@mdi.example"})
		look()
		u.Name = "Ada Neu"
		person(t, s, *u)
		look()
		c.set(c.time().Add(time.Second))
		other := person(t, s, models.User{Mail: "ben@mdi.example"})
		look()
		c.set(c.time().Add(time.Second))
		if err := s.EraseUser(t.Context(), other.ID); err != nil {
			t.Fatal(err)
		}
		person(t, s, models.User{Mail: "cem@mdi.example"})
		look()
	})
}
