// Tests of the outbox: nothing lost, nothing twice, on both databases.

package store

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"zielstand/models"
)

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func mailOf(key, user string) models.OutgoingMail {
	return models.OutgoingMail{Key: key, UserID: user, Address: user + "@land.example", Subject: "Erinnerung", Text: "Text", HTML: "<p>Text</p>"}
}

// queue puts the mail into the outbox and checks whether it was new.
func queue(t *testing.T, s *Store, want bool, mail models.OutgoingMail, occasions ...string) {
	t.Helper()
	queued, err := s.QueueMail(t.Context(), mail, occasions...)
	if err != nil || queued != want {
		t.Fatalf("queueing %q: %v, %v; want %v", mail.Key, queued, err, want)
	}
}

func claim(t *testing.T, s *Store) []models.OutgoingMail {
	t.Helper()
	mails, err := s.ClaimMails(t.Context(), 100, time.Minute, 0)
	if err != nil {
		t.Fatal(err)
	}
	return mails
}

func TestAMailIsQueuedOncePerKeyAndOccasion(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database, Now: newClock(monday).time})
		queue(t, s, true, mailOf("reminder 2026-11-23 anna", "anna"), "before r1", "before r2")
		queue(t, s, false, mailOf("reminder 2026-11-23 anna", "anna"), "before r3") // one mail a day
		queue(t, s, false, mailOf("reminder 2026-11-24 anna", "anna"), "before r1") // told already
		queue(t, s, true, mailOf("reminder 2026-11-24 anna", "anna"), "before r1", "before r3")
		queue(t, s, true, mailOf("reminder 2026-11-23 bert", "bert"), "before r1")
		known, err := s.KnownOccasions(t.Context(), []string{"before r1", "before r3", "after r1"})
		if err != nil || !known["anna"]["before r1"] || !known["anna"]["before r3"] || !known["bert"]["before r1"] || known["bert"]["before r3"] || known["anna"]["after r1"] {
			t.Errorf("known are %v, %v", known, err)
		}
		if mails := claim(t, s); len(mails) != 3 || mails[0].Text != "Text" || mails[0].ID != MailID(mails[0].Key) {
			t.Errorf("claimed %+v", mails)
		}
	})
}

func TestAClaimedMailComesBackUnlessItWasSent(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		c := newClock(monday)
		s := open(t, Config{Database: database, Now: c.time})
		for _, key := range []string{"sent", "later", "failed", "died"} {
			queue(t, s, true, mailOf(key, "anna"))
		}
		for _, m := range claim(t, s) {
			var err error
			switch m.Key {
			case "sent":
				err = s.MailSent(t.Context(), m.ID)
			case "later":
				err = s.MailLater(t.Context(), m.ID, models.InstantOf(monday.Add(time.Hour)), "450 busy")
			case "failed":
				err = s.MailFailed(t.Context(), m.ID, "550 unknown")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if mails := claim(t, s); len(mails) != 0 {
			t.Errorf("claimed again at once: %+v", mails)
		}
		c.set(monday.Add(2 * time.Minute))
		if mails := claim(t, s); len(mails) != 1 || mails[0].Key != "died" || mails[0].Attempts != 2 {
			t.Errorf("after the claim ran out: %+v", mails)
		}
		c.set(monday.Add(2 * time.Hour))
		if mails := claim(t, s); len(mails) != 2 {
			t.Errorf("after the pause: %+v", mails)
		}
		o, err := s.Outbox(t.Context())
		if err != nil || o.Sent != 1 || o.Failed != 1 || o.Queued != 2 || o.Waiting != models.InstantOf(monday) || len(o.Troubled) != 2 || o.Troubled[0].Text != "" {
			t.Errorf("outbox %+v, %v", o, err)
		}
		if n, err := s.RetryMails(t.Context()); err != nil || n != 1 {
			t.Errorf("retried %d, %v", n, err)
		}
		if mails := claim(t, s); len(mails) != 1 || mails[0].Key != "failed" || mails[0].Attempts != 1 {
			t.Errorf("after trying again: %+v", mails)
		}
		all, err := s.Mails(t.Context(), "anna", 10)
		if err != nil || len(all) != 4 {
			t.Errorf("%d mails to her, %v", len(all), err)
		}
		queue(t, s, false, mailOf("sent", "anna")) // also long after
	})
}

func TestTheTextsOfASentMailAreForgotten(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database, Now: newClock(monday).time})
		queue(t, s, true, mailOf("sent", "anna"))
		if err := s.MailSent(t.Context(), claim(t, s)[0].ID); err != nil {
			t.Fatal(err)
		}
		var kept models.OutgoingMail
		if err := s.read.First(&kept, "id = ?", MailID("sent")).Error; err != nil || kept.Text != "" || kept.HTML != "" || kept.State != models.MailSent {
			t.Errorf("kept %+v, %v", kept, err)
		}
	})
}

func TestAMailThatWaitedTooLongIsGivenUp(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		c := newClock(monday)
		s := open(t, Config{Database: database, Now: c.time})
		queue(t, s, true, mailOf("old", "anna"))
		c.set(monday.AddDate(0, 0, 20))
		queue(t, s, true, mailOf("new", "anna"))
		mails, err := s.ClaimMails(t.Context(), 10, time.Minute, models.InstantOf(monday.AddDate(0, 0, 6)))
		if err != nil || len(mails) != 1 || mails[0].Key != "new" {
			t.Errorf("claimed %+v, %v", mails, err)
		}
		o, err := s.Outbox(t.Context())
		if err != nil || o.Failed != 1 || o.Troubled[0].LastError != MailExpired {
			t.Errorf("outbox %+v, %v", o, err)
		}
	})
}

func TestTwoInstancesNeverClaimTheSameMail(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		one, two := open(t, Config{Database: database}), open(t, Config{Database: database})
		const mails = 60
		for i := range mails {
			queue(t, one, true, mailOf(fmt.Sprint("mail ", i), "anna"))
		}
		var mu sync.Mutex
		seen := map[string]int{}
		var work sync.WaitGroup
		for _, s := range []*Store{one, two, one, two} {
			work.Go(func() {
				for {
					some, err := s.ClaimMails(t.Context(), 7, time.Hour, 0)
					if err != nil {
						t.Error(err)
					}
					if len(some) == 0 {
						return
					}
					mu.Lock()
					for _, m := range some {
						seen[m.Key]++
					}
					mu.Unlock()
				}
			})
		}
		work.Wait()
		for key, times := range seen {
			if times != 1 {
				t.Errorf("%s was claimed %d times", key, times)
			}
		}
		for i := range mails {
			if seen[fmt.Sprint("mail ", i)] == 0 {
				// A collision ends a round early; what is left is claimed by the next one.
				if rest := claim(t, one); len(rest) == 0 {
					t.Fatalf("mail %d was never claimed", i)
				}
				break
			}
		}
	})
}

func TestOneInstanceHasTheLease(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		c := newClock(monday)
		one, two := open(t, Config{Database: database, Now: c.time}), open(t, Config{Database: database, Now: c.time})
		lease := func(s *Store, holder string, want bool) {
			t.Helper()
			if got, err := s.Lease(t.Context(), "rounds", holder, time.Minute); err != nil || got != want {
				t.Errorf("lease for %s: %v, %v; want %v", holder, got, err, want)
			}
		}
		lease(one, "one", true)
		lease(two, "two", false)
		lease(one, "one", true) // renewed
		c.set(monday.Add(2 * time.Minute))
		lease(two, "two", true) // the first one died
		lease(one, "one", false)
		if err := two.EndLease(t.Context(), "rounds", "two"); err != nil {
			t.Fatal(err)
		}
		lease(one, "one", true)
	})
}
