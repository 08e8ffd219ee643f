// Taking the accounts out of a database and into another one: they are no part of the journal, and so of no backup of
// it, but the journal names people by the ids of their accounts.

package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"zielstand/models"
)

// AccountsCopy is all that a database knows of the people who sign in, but for what ends by itself: sessions, links,
// drafts and mails that wait.
type AccountsCopy struct {
	// Origin is the hash of the first entry of the journal that names these people; "" = there is none.
	Origin string
	Users  []*models.User
	// People are what is known of persons, whom the journal does not name either.
	People []*models.Personal
	// Told is what they were written about, so that nobody gets the same mail again.
	Told []Told
}

// Told says that a person was written about an occasion.
type Told struct {
	UserID, Occasion, MailKey string
	At                        models.Instant
}

// CopyAccounts reads all accounts, as they are at one moment.
func (s *Store) CopyAccounts(ctx context.Context) (*AccountsCopy, error) {
	c := &AccountsCopy{}
	err := s.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		if c.Origin, err = originOf(tx); err != nil {
			return err
		}
		if err := tx.Order("id").Find(&c.Users).Error; err != nil {
			return err
		}
		if err := tx.Order("id").Find(&c.People).Error; err != nil {
			return err
		}
		var rows []occasionRow
		if err := tx.Order("user_id, occasion").Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			c.Told = append(c.Told, Told{r.UserID, r.Occasion, r.MailKey, r.NotedAt})
		}
		return nil
	})
	return c, explain(err, "copy the accounts")
}

// RestoreAccounts puts a copy into a database without accounts, all of it or nothing. An error is of kind Conflict if
// there are some or if the journal is another one, Invalid if the copy holds what is no account.
func (s *Store) RestoreAccounts(ctx context.Context, c *AccountsCopy) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		var present int64
		if err := tx.Model(&models.User{}).Count(&present).Error; err != nil {
			return err
		}
		origin, err := originOf(tx)
		if err != nil {
			return err
		}
		if present > 0 || origin != c.Origin {
			return &models.Error{Kind: models.Conflict, Subject: kindUser, Err: fmt.Errorf("%d accounts, the journal begins with %q, theirs with %q", present, origin, c.Origin)}
		}
		for _, u := range c.Users {
			if err := checkUser(u); err != nil {
				return err
			}
			if err := tx.Create(u).Error; err != nil {
				return err
			}
		}
		for _, p := range c.People {
			if err := tx.Save(p).Error; err != nil {
				return err
			}
		}
		for _, t := range c.Told {
			if err := tx.Create(&occasionRow{t.UserID, t.Occasion, t.MailKey, t.At}).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return explain(err, "restore the accounts")
}

// originOf is the hash of the first entry of the journal, "" if it is empty.
func originOf(tx *gorm.DB) (string, error) {
	var hashes []string
	err := tx.Model(&journalRow{}).Order("seq").Limit(1).Pluck("hash", &hashes).Error
	if len(hashes) == 0 {
		return "", err
	}
	return hashes[0], err
}
