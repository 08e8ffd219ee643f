// Attempts to sign in, so that guessing can be slowed down. They are kept for a month, to know from where an
// account has signed in before.

package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"gorm.io/gorm"

	"zielstand/models"
)

// attemptsKept is how long attempts are kept.
const attemptsKept = 30 * 24 * time.Hour

type signInAttempt struct {
	ID      string `gorm:"primaryKey"`
	Account string // hash of what was typed
	Address string
	At      models.Instant
	OK      bool
}

// attemptAccount hashes an account's name: people type all sorts of things there, passwords among them.
func attemptAccount(typed string) string {
	sum := sha256.Sum256([]byte(normalMail(typed)))
	return hex.EncodeToString(sum[:])
}

// BeginAttempt asks the rule whether somebody may try to sign in now, and if so counts the attempt as failed until
// AttemptSucceeded, in one step: of a thousand who try at the same moment each one sees those before. A wait above
// zero means no, and nothing is counted. The account is what was typed, whether it exists or not.
func (s *Store) BeginAttempt(ctx context.Context, account, address string, since models.Instant, rule func(models.Attempts) time.Duration) (id string, wait time.Duration, err error) {
	a := &signInAttempt{ID: rand.Text(), Account: attemptAccount(account), Address: address}
	// Who has to wait is told so by reading, and keeps nobody from writing.
	made, err := attempts(s.read.WithContext(ctx), a.Account, address, since)
	if err != nil {
		return "", 0, explain(err, "read attempts to sign in")
	}
	if wait = rule(made); wait > 0 {
		return "", wait, nil
	}
	err = s.saveAccount(ctx, func(tx *gorm.DB) error {
		a.At = models.InstantOf(s.now())
		made, err := attempts(tx, a.Account, address, since)
		if err != nil {
			return err
		}
		if wait = rule(made); wait > 0 {
			return nil
		}
		if err := tx.Where(`"at" < ?`, models.InstantOf(s.now().Add(-attemptsKept))).Delete(&signInAttempt{}).Error; err != nil {
			return err
		}
		return tx.Create(a).Error
	})
	return a.ID, wait, explain(err, "note an attempt to sign in")
}

// AttemptSucceeded says that the attempt was a success after all.
func (s *Store) AttemptSucceeded(ctx context.Context, id string) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		return tx.Model(&signInAttempt{}).Where("id = ?", id).Update("ok", true).Error
	})
	return explain(err, "note a sign-in")
}

// attempts counts the failed sign-ins for the account and from the address. A success forgives those that came before
// it for the same account, at the address too: where many sit behind one, their slips must not add up, nor must the
// first halves of sign-ins in two steps. Who has an account there gains nothing for trying others.
func attempts(db *gorm.DB, account, address string, since models.Instant) (models.Attempts, error) {
	var made models.Attempts
	// From where the account has signed in before, strangers cannot keep it waiting.
	var here models.Failures
	ofAccount := func() *gorm.DB { return db.Model(&signInAttempt{}).Where("account = ?", account) }
	if err := count(ofAccount().Where("address = ? AND ok", address), &here); err != nil {
		return made, err
	}
	lane := ofAccount()
	if here.Count > 0 {
		lane = lane.Where("address = ?", address)
	}
	lane = lane.Session(&gorm.Session{})
	var succeeded models.Failures
	if err := count(lane.Where("ok"), &succeeded); err != nil {
		return made, err
	}
	if err := count(lane.Where(`NOT ok AND "at" > ?`, max(since, succeeded.Last)), &made.Account); err != nil {
		return made, err
	}
	return made, count(db.Table("sign_in_attempts AS a").Where(`a.address = ? AND NOT a.ok AND a."at" > ?`, address, since).
		Where(`NOT EXISTS (SELECT 1 FROM sign_in_attempts AS b WHERE b.account = a.account AND b.address = a.address AND b.ok AND b."at" >= a."at")`),
		&made.Address)
}

// count says how many rows there are and when the last one came.
func count(query *gorm.DB, into *models.Failures) error {
	return query.Select(`COUNT(*) AS count, COALESCE(MAX("at"), 0) AS last`).Scan(into).Error
}
