// The list of reporting rounds, and what the office needs to know about the mails.

package web

import (
	"context"

	"zielstand/app/auth"
	"zielstand/app/progress"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// Outbox is what pages ask of the mails; the store has it.
type Outbox interface {
	Outbox(ctx context.Context) (*store.Outbox, error)
	RetryMails(ctx context.Context) (int, error)
}

func roundsPage(v *personal) (*reply, error) {
	if err := v.may(auth.ReadUnpublished, auth.Object{}); err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead("/berichtsrunden", ""), nil
	}
	p := v.current()
	page := &views.RoundsPage{Frame: v.Frame, Manages: v.can(auth.ManageRounds, auth.Object{})}
	for _, r := range p.Rounds {
		page.Rows = append(page.Rows, roundRow(p, r))
	}
	var err error
	if page.Manages {
		page.Mails, err = mailState(v)
	}
	return show(views.Rounds(page)), err
}

func roundRow(p *models.Portfolio, r *models.ReportingRound) views.RoundRow {
	return views.RoundRow{ReportingRound: r, Strategy: p.Strategy(r.StrategyID), State: progress.Completeness(p, r)}
}

// mailState says what waits, and names people by their accounts; one that is gone has no mails any more.
func mailState(v *personal) (*views.MailState, error) {
	box, err := v.store.Outbox(v.ctx)
	if err != nil {
		return nil, err
	}
	m := &views.MailState{Server: v.server.Mails, Queued: box.Queued, Failed: box.Failed, Waiting: box.Waiting}
	for _, t := range box.Troubled {
		m.Troubled = append(m.Troubled, views.TroubledMail{To: t.Address, Subject: t.Subject, Error: t.LastError, Attempts: t.Attempts,
			Failed: t.State == models.MailFailed, Expired: t.LastError == store.MailExpired, Since: t.CreatedAt})
	}
	return m, nil
}

// retryMails lets the mails that were given up be sent again.
func retryMails(v *personal) (*reply, error) {
	if !v.Form.Valid() {
		return nil, errResumed
	}
	if _, err := v.store.RetryMails(v.ctx); err != nil {
		return nil, err
	}
	return lead("/berichtsrunden", views.NoticeMailsAgain), nil
}
