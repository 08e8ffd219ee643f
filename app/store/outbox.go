// The outbox: mails wait in a table until a mail server has taken them. They are no records: the journal knows
// nothing of them, and a person's mails go with the person.
//
// What is promised: a mail with a Key is queued once; a crash before the sending loses none, because the row
// stays; a crash between the server's "250 OK" and MailSent sends it a second time, after the claim has run
// out. That window cannot be closed from one side of SMTP. Both copies carry the same Message-ID, made from
// the Key, by which mail programs and servers recognise the second one.

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"zielstand/models"
)

// occasionRow notes what a person was written about.
type occasionRow struct {
	UserID   string `gorm:"primaryKey"`
	Occasion string `gorm:"primaryKey"`
	MailKey  string
	NotedAt  models.Instant
}

// TableName implements GORM's Tabler.
func (occasionRow) TableName() string { return "mail_occasions" }

type leaseRow struct {
	Name   string `gorm:"primaryKey"`
	Holder string
	Until  models.Instant
}

// TableName implements GORM's Tabler.
func (leaseRow) TableName() string { return "leases" }

// MailID is the id of the mail with the key: 32 hexadecimal digits that do not tell the key.
func MailID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}

// QueueMail puts a mail into the outbox, with the occasions that it tells of. It is queued only if its Key is new
// and at least one occasion is; otherwise nothing happens and queued is false. Both are noted in one transaction,
// so an occasion is never noted without its mail. A mail without occasions only needs a new Key.
func (s *Store) QueueMail(ctx context.Context, mail models.OutgoingMail, occasions ...string) (queued bool, err error) {
	if !s.ready.Load() {
		return false, s.refuseOlder(ctx)
	}
	mail.ID, mail.State, mail.CreatedAt = MailID(mail.Key), models.MailQueued, models.InstantOf(s.now())
	mail.NextAt = max(mail.NextAt, mail.CreatedAt)
	err = s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		once := tx.Clauses(clause.OnConflict{DoNothing: true})
		if len(occasions) > 0 {
			rows := make([]occasionRow, len(occasions))
			for i, o := range occasions {
				rows[i] = occasionRow{mail.UserID, o, mail.Key, mail.CreatedAt}
			}
			noted := once.Create(&rows)
			if noted.Error != nil || noted.RowsAffected == 0 {
				return noted.Error
			}
		}
		added := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&mail)
		if added.Error == nil && added.RowsAffected == 0 {
			return errKeyKnown // takes the occasions back: another mail will tell of them
		}
		queued = added.Error == nil
		return added.Error
	})
	if err == errKeyKnown {
		return false, nil
	}
	return queued && err == nil, explain(err, "queue a mail")
}

var errKeyKnown = &models.Error{Kind: models.Conflict}

// KnownOccasions tells which of the occasions the persons were written about: user id → occasion → true.
func (s *Store) KnownOccasions(ctx context.Context, occasions []string) (map[string]map[string]bool, error) {
	known := map[string]map[string]bool{}
	for len(occasions) > 0 {
		some := occasions[:min(len(occasions), lookupSize)]
		occasions = occasions[len(some):]
		var rows []occasionRow
		if err := s.read.WithContext(ctx).Where("occasion IN ?", some).Find(&rows).Error; err != nil {
			return nil, explain(err, "read what was written about")
		}
		for _, r := range rows {
			if known[r.UserID] == nil {
				known[r.UserID] = map[string]bool{}
			}
			known[r.UserID][r.Occasion] = true
		}
	}
	return known, nil
}

// ClaimMails takes up to limit mails that are due, the longest due first. Each counts as tried and comes back
// after hold, unless MailSent, MailLater or MailFailed says what became of it: who claims and dies loses nothing.
// Mails that were queued before oldest are given up instead: nobody wants a reminder of last month.
func (s *Store) ClaimMails(ctx context.Context, limit int, hold time.Duration, oldest models.Instant) ([]models.OutgoingMail, error) {
	now := models.InstantOf(s.now())
	var claimed []models.OutgoingMail
	err := s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		claimed = nil
		due := func() *gorm.DB { return tx.Model(&models.OutgoingMail{}).Where("state = ?", models.MailQueued) }
		if err := due().Where("created_at < ?", oldest).Updates(map[string]any{"state": models.MailFailed, "last_error": MailExpired}).Error; err != nil {
			return err
		}
		var found []models.OutgoingMail
		if err := due().Where("next_at <= ?", now).Order("next_at, id").Limit(limit).Find(&found).Error; err != nil {
			return err
		}
		for _, m := range found {
			// The condition on what was read lets only one of two instances have it.
			taken := due().Where("id = ? AND next_at = ? AND attempts = ?", m.ID, m.NextAt, m.Attempts).
				Updates(map[string]any{"attempts": m.Attempts + 1, "next_at": now + models.Instant(hold.Microseconds())})
			if taken.Error != nil {
				return taken.Error
			}
			if taken.RowsAffected == 1 {
				m.Attempts++
				claimed = append(claimed, m)
			}
		}
		return nil
	})
	return claimed, explain(err, "claim mails")
}

// MailExpired is the LastError of a mail that waited too long.
const MailExpired = "expired"

// MailSent notes that a server took the mail. Its texts are forgotten; what stays says that there was one.
func (s *Store) MailSent(ctx context.Context, id string) error {
	return s.updateMail(ctx, id, map[string]any{"state": models.MailSent, "sent_at": models.InstantOf(s.now()),
		"text": "", "html": "", "last_error": ""})
}

// MailLater lets the mail wait until next, because of the error.
func (s *Store) MailLater(ctx context.Context, id string, next models.Instant, because string) error {
	return s.updateMail(ctx, id, map[string]any{"next_at": next, "last_error": because})
}

// MailFailed gives the mail up, because of the error.
func (s *Store) MailFailed(ctx context.Context, id string, because string) error {
	return s.updateMail(ctx, id, map[string]any{"state": models.MailFailed, "last_error": because})
}

func (s *Store) updateMail(ctx context.Context, id string, values map[string]any) error {
	err := s.write.WithContext(ctx).Model(&models.OutgoingMail{}).Where("id = ? AND state = ?", id, models.MailQueued).Updates(values).Error
	return explain(err, "note what became of a mail")
}

// RetryMails queues the mails again that were given up, as of now, and returns how many.
func (s *Store) RetryMails(ctx context.Context) (int, error) {
	now := models.InstantOf(s.now())
	done := s.write.WithContext(ctx).Model(&models.OutgoingMail{}).Where("state = ?", models.MailFailed).
		Updates(map[string]any{"state": models.MailQueued, "attempts": 0, "next_at": now, "created_at": now})
	return int(done.RowsAffected), explain(done.Error, "queue mails again")
}

// Outbox is what the office sees of the mails.
type Outbox struct {
	Queued, Failed, Sent int
	// Waiting is since when the oldest queued mail waits; 0 if none does.
	Waiting models.Instant
	// Troubled are the mails given up or tried in vain, the newest first, without their texts.
	Troubled []models.OutgoingMail
}

// troubledShown is how many mails in trouble are listed.
const troubledShown = 50

// Outbox counts the mails and lists those in trouble.
func (s *Store) Outbox(ctx context.Context) (*Outbox, error) {
	db := s.read.WithContext(ctx).Model(&models.OutgoingMail{})
	var rows []struct {
		State          models.MailState
		Mails, Trouble int
		Waiting        models.Instant
	}
	err := db.Select("state, COUNT(*) AS mails, COUNT(NULLIF(last_error, '')) AS trouble, MIN(created_at) AS waiting").Group("state").Find(&rows).Error
	if err != nil {
		return nil, explain(err, "read the outbox")
	}
	o, troubled := &Outbox{}, false
	for _, r := range rows {
		troubled = troubled || r.State == models.MailFailed || r.State == models.MailQueued && r.Trouble > 0
		switch r.State {
		case models.MailQueued:
			o.Queued, o.Waiting = r.Mails, r.Waiting
		case models.MailFailed:
			o.Failed = r.Mails
		case models.MailSent:
			o.Sent = r.Mails
		}
	}
	if !troubled {
		return o, nil
	}
	err = s.read.WithContext(ctx).Omit("text", "html").Where("state = ? OR state = ? AND last_error <> ''", models.MailFailed, models.MailQueued).
		Order("created_at DESC, id").Limit(troubledShown).Find(&o.Troubled).Error
	return o, explain(err, "read the outbox")
}

// Mails lists the mails to a person, or to everybody with "", the newest first and without their texts.
func (s *Store) Mails(ctx context.Context, userID string, limit int) ([]models.OutgoingMail, error) {
	query := s.read.WithContext(ctx).Omit("text", "html").Order("created_at DESC, id").Limit(limit)
	if userID != "" {
		query = query.Where("user_id = ?", userID)
	}
	var list []models.OutgoingMail
	return list, explain(query.Find(&list).Error, "list mails")
}

// Lease gives the work of the name to the holder until a moment from now, and tells whether they have it: it is
// free, run out, or theirs already. One instance on a database has it at a time.
func (s *Store) Lease(ctx context.Context, name, holder string, length time.Duration) (bool, error) {
	if !s.ready.Load() {
		return false, s.refuseOlder(ctx)
	}
	now := models.InstantOf(s.now())
	wanted := leaseRow{name, holder, now + models.Instant(length.Microseconds())}
	db := s.write.WithContext(ctx)
	taken := db.Model(&leaseRow{}).Where("name = ? AND (holder = ? OR until < ?)", name, holder, now).
		Updates(map[string]any{"holder": wanted.Holder, "until": wanted.Until})
	if taken.Error != nil || taken.RowsAffected == 1 {
		return taken.RowsAffected == 1, explain(taken.Error, "take a lease")
	}
	first := db.Clauses(clause.OnConflict{DoNothing: true}).Create(&wanted)
	return first.RowsAffected == 1, explain(first.Error, "take a lease")
}

// EndLease gives the work back early, so that another instance need not wait.
func (s *Store) EndLease(ctx context.Context, name, holder string) error {
	err := s.write.WithContext(ctx).Where("name = ? AND holder = ?", name, holder).Delete(&leaseRow{}).Error
	return explain(err, "end a lease")
}
