// The accounts in another database.

package store

import (
	"reflect"
	"testing"
	"time"

	"zielstand/models"
)

func TestTheAccountsOfACopyAreTheSameInAnotherDatabase(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, c *clock) {
		create(t, s, large(1, 1)...)
		ada := person(t, s, models.User{Mail: "ada@mdi.example", Role: models.AccountAdministrator, PasswordHash: "$argon2id$…", Secret: "ABC", LastStep: 7})
		person(t, s, models.User{Mail: "ben@mdi.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, DeputyIDs: models.Strings{ada.ID}, DisabledAt: 5})
		mail := models.OutgoingMail{Key: "k", UserID: ada.ID, Address: ada.Mail, Subject: "Runde"}
		if _, err := s.QueueMail(t.Context(), mail, "round_opened r"); err != nil {
			t.Fatal(err)
		}
		copied, err := s.CopyAccounts(t.Context())
		if err != nil {
			t.Fatal(err)
		}

		onBoth(t, func(t *testing.T, database string) {
			other := open(t, Config{Database: database, Now: c.time})
			if err := other.RestoreAccounts(t.Context(), copied); models.KindOf(err) != models.Conflict {
				t.Fatalf("beside another journal: %v", err)
			}
			foreign := *copied
			foreign.Origin = ""
			if err := other.RestoreAccounts(t.Context(), &foreign); err != nil {
				t.Fatal(err)
			}
			again, err := other.CopyAccounts(t.Context())
			if err != nil || !reflect.DeepEqual(again.Users, copied.Users) || !reflect.DeepEqual(again.Told, copied.Told) {
				t.Errorf("copied %+v, %v, want %+v", again, err, copied)
			}
			mail.Key = "later"
			if queued, err := other.QueueMail(t.Context(), mail, "round_opened r"); queued || err != nil {
				t.Errorf("the person is written about the same once more: %v", err)
			}
			if err := other.RestoreAccounts(t.Context(), &foreign); models.KindOf(err) != models.Conflict {
				t.Errorf("over other accounts: %v", err)
			}
		})
	})
}

func TestACopyWithWhatIsNoAccountRestoresNone(t *testing.T) {
	accounts(t, func(t *testing.T, s *Store, _ *clock) {
		at := models.InstantOf(time.Unix(0, 0))
		c := &AccountsCopy{Users: []*models.User{
			{ID: "u-1", Version: 1, Name: "Ada", Mail: "ada@mdi.example", Role: models.AccountReader, CreatedAt: at},
			{ID: "u-2", Version: 1, Name: "Ben", Mail: "ben@mdi.example", Role: "king", CreatedAt: at},
		}}
		if err := s.RestoreAccounts(t.Context(), c); models.KindOf(err) != models.Invalid {
			t.Errorf("%v", err)
		}
		if users, err := s.Users(t.Context()); err != nil || len(users) != 0 {
			t.Errorf("%d accounts, %v", len(users), err)
		}
	})
}
