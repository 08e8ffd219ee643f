// The worker: opens rounds on their day, writes to people, and sends what waits in the outbox. Several instances may
// run one; a lease lets a single one work at a time.

package rounds

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"time"

	"zielstand/app/governance"
	"zielstand/app/mail"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// Worker does what nobody clicks for. Store and Calendar must be set.
type Worker struct {
	Store    *store.Store
	Calendar *governance.Calendar
	// Sender takes the mails; nil = they stay in the outbox, and the office is told.
	Sender   mail.Sender
	Site     views.Site
	Location *time.Location // in which days begin; nil = UTC
	Logger   *slog.Logger
	Now      func() time.Time

	holder string
	leased time.Time // until when the lease is ours
	seen   models.Head
	last   time.Time // of the last step
}

// Rhythm of the worker.
const (
	leaseName   = "rounds"
	leaseLength = 2 * time.Minute
	glance      = 2 * time.Second // looks whether something has changed
	interval    = time.Minute     // works in any case
	// From morningHour on reminders are written, so that nobody's telephone rings at night.
	morningHour = 6
	actor       = "rounds" // in the journal
)

// Run works until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	ticker := time.NewTicker(glance)
	defer ticker.Stop()
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), glance)
		defer cancel()
		if err := w.Close(ctx); err != nil {
			w.log().WarnContext(ctx, "cannot give the lease back", "error", err)
		}
	}()
	for {
		if head := w.Store.Portfolio().Head; head != w.seen || w.now().Sub(w.last) >= interval {
			w.seen, w.last = head, w.now()
			if _, err := w.Step(ctx); err != nil && ctx.Err() == nil {
				w.log().WarnContext(ctx, "rounds and mails have to wait", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Step does once what is to be done now; false when another instance is at it.
func (w *Worker) Step(ctx context.Context) (bool, error) {
	ours, err := w.lease(ctx)
	if err != nil || !ours {
		return false, err
	}
	// What fails must not keep the rest from being done.
	return true, errors.Join(w.openRounds(ctx), w.write(ctx), w.writeErrands(ctx), w.send(ctx))
}

// Close gives the lease back, so that another instance need not wait for its end.
func (w *Worker) Close(ctx context.Context) error {
	if !w.leased.After(w.now()) {
		return nil
	}
	w.leased = time.Time{}
	return w.Store.EndLease(ctx, leaseName, w.holder)
}

// lease takes or renews the lease; most steps find that it still holds.
func (w *Worker) lease(ctx context.Context) (bool, error) {
	if w.holder == "" {
		w.holder = rand.Text()
	}
	now := w.now()
	if w.leased.Sub(now) > leaseLength/2 {
		return true, nil
	}
	ours, err := w.Store.Lease(ctx, leaseName, w.holder, leaseLength)
	w.leased = time.Time{}
	if ours {
		w.leased = now.Add(leaseLength)
	}
	return ours, err
}

// openRounds opens the planned rounds whose day has come.
func (w *Worker) openRounds(ctx context.Context) error {
	today := w.today()
	var failed []error
	for _, r := range w.Store.Portfolio().Rounds {
		if r.State != models.RoundPlanned || !r.OpensOn.Known() || r.OpensOn > today || r.Deadline < today {
			continue
		}
		_, err := w.Store.Change(ctx, actor, "", func(tx *store.Tx) error { return Open(tx, r.ID, r.Version, today) })
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// write queues the mails that are due.
func (w *Worker) write(ctx context.Context) error {
	p, now := w.Store.Portfolio().At(w.today()), w.now()
	open, byAuthor := openRounds(p), decisions(p, now)
	if len(open) == 0 && len(byAuthor) == 0 {
		return nil
	}
	users, err := w.Store.Users(ctx)
	if err != nil {
		return err
	}
	known, err := w.Store.KnownOccasions(ctx, append(occasions(open), occasionsOf(byAuthor)...))
	if err != nil {
		return err
	}
	q := &question{portfolio: p, users: users, calendar: w.Calendar, today: p.Stichtag, known: known}
	var failed []error
	for _, l := range q.calls() {
		failed = append(failed, w.queueCall(ctx, q, l))
	}
	if now.In(w.location()).Hour() >= morningHour {
		if len(failed) > 0 { // a call may have told of a reminder's occasion
			if q.known, err = w.Store.KnownOccasions(ctx, occasions(open)); err != nil {
				return err
			}
		}
		for _, l := range q.reminders() {
			failed = append(failed, w.queueReminder(ctx, q, l))
		}
	}
	for _, n := range notices(byAuthor, users, known, now) {
		failed = append(failed, w.queueNotice(ctx, p, n))
	}
	return errors.Join(failed...)
}

func (w *Worker) now() time.Time {
	if w.Now == nil {
		return time.Now()
	}
	return w.Now()
}

func (w *Worker) location() *time.Location {
	if w.Location == nil {
		return time.UTC
	}
	return w.Location
}

func (w *Worker) today() models.Date { return models.DateOf(w.now().In(w.location())) }

func (w *Worker) log() *slog.Logger {
	if w.Logger == nil {
		return slog.New(slog.DiscardHandler)
	}
	return w.Logger
}
