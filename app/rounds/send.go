// Sending what waits in the outbox.

package rounds

import (
	"context"
	"time"

	"zielstand/app/mail"
	"zielstand/models"
)

// Limits of sending.
const (
	batch = 10 // mails that are claimed at once
	// hold is how long a claim lasts; it is longer than a batch of mails can take to a slow server.
	hold = batch * 2 * mail.DefaultTimeout
	// mailAge is how long a mail may wait for a server before it says nothing true any more.
	mailAge = 14 * 24 * time.Hour
)

// pauses are between the attempts to send a mail; after the last one it is given up. They add up to two days.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour,
	12 * time.Hour, 24 * time.Hour}

// send hands over what is due until nothing is left, or ctx ends.
func (w *Worker) send(ctx context.Context) error {
	if w.Sender == nil {
		return nil
	}
	for ctx.Err() == nil {
		mails, err := w.Store.ClaimMails(ctx, batch, hold, models.InstantOf(w.now().Add(-mailAge)))
		if err != nil || len(mails) == 0 {
			return err
		}
		for _, m := range mails {
			if err := w.sendOne(ctx, m); err != nil {
				return err
			}
		}
		if _, err := w.lease(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// sendOne hands over a mail and notes what became of it. The note is made even when the program is asked to end
// meanwhile, or the mail would be sent again.
func (w *Worker) sendOne(ctx context.Context, m models.OutgoingMail) error {
	message := mail.Message{ID: m.ID, To: m.Address, Subject: m.Subject, Text: m.Text, HTML: m.HTML, Date: m.CreatedAt.Time().In(w.location())}
	if m.Optional {
		message.Unsubscribe = unsubscribeLink(m.Text)
	}
	failed := w.Sender.Send(ctx, message)
	ctx = context.WithoutCancel(ctx)
	switch {
	case failed == nil:
		return w.Store.MailSent(ctx, m.ID)
	case mail.Permanent(failed) || m.Attempts > len(pauses):
		w.log().WarnContext(ctx, "a mail is given up", "id", m.ID, "error", failed)
		return w.Store.MailFailed(ctx, m.ID, failed.Error())
	}
	w.log().InfoContext(ctx, "a mail has to wait", "id", m.ID, "error", failed)
	return w.Store.MailLater(ctx, m.ID, models.InstantOf(w.now().Add(pauses[m.Attempts-1])), failed.Error())
}
