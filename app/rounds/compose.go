// From what is due to mails in words.

package rounds

import (
	"context"
	"strings"

	"zielstand/app/auth"
	"zielstand/app/governance"
	"zielstand/models"
	"zielstand/views"
)

// unsubscribeDays is how long a link that switches notices off works.
const unsubscribeDays = 180

// requests words what somebody is asked for.
func mailRequests(requests []Request, calendar *governance.Calendar, today models.Date) []views.MailRequest {
	worded := make([]views.MailRequest, len(requests))
	for i, r := range requests {
		worded[i] = views.MailRequest{Round: r.Round, Ministry: r.Ministry, Asked: r.Asked, Days: calendar.Between(today, r.Round.Deadline)}
		if today > r.Round.Deadline {
			worded[i].Days = -1 // also on the weekend behind it
		}
		if r.For != nil {
			worded[i].For = r.For.Name
		}
		for _, e := range r.Missing {
			worded[i].Missing = append(worded[i].Missing, views.MailMeasure{Title: e.Measure.Title, ID: e.Measure.ID, Returned: e.Report != nil})
		}
	}
	return worded
}

// queueCall puts a call into the outbox.
func (w *Worker) queueCall(ctx context.Context, q *question, l Letter) error {
	text, err := (&views.CallMail{MailFrame: w.frame(q.portfolio, l.User), Requests: mailRequests(l.Requests, q.calendar, q.today)}).Mail()
	if err != nil {
		return err
	}
	return w.queue(ctx, l.User, l.Key, text, false, l.Occasions)
}

// queueReminder puts a reminder into the outbox.
func (w *Worker) queueReminder(ctx context.Context, q *question, l Letter) error {
	text, err := (&views.ReminderMail{MailFrame: w.frame(q.portfolio, l.User), Requests: mailRequests(l.Requests, q.calendar, q.today)}).Mail()
	if err != nil {
		return err
	}
	return w.queue(ctx, l.User, l.Key, text, false, l.Occasions)
}

// queueNotice puts a notice into the outbox, with a link of its own that switches notices off.
func (w *Worker) queueNotice(ctx context.Context, p *models.Portfolio, n Notice) error {
	frame, secret := w.optional(p, n.User)
	m := &views.NoticeMail{MailFrame: frame}
	for _, d := range n.Decisions {
		m.Decisions = append(m.Decisions, views.MailDecision{Measure: d.Measure.Title, MeasureID: d.Measure.ID, ReportID: d.Report.ID,
			AsOf: d.Report.AsOf, Returned: d.Report.State == models.ReportReturned})
	}
	text, err := m.Mail()
	if err != nil {
		return err
	}
	return w.queueOptional(ctx, n.User, n.Key, text, secret, n.Occasions)
}

// optional is the frame of a mail that its own link switches off, and the secret of that link.
func (w *Worker) optional(p *models.Portfolio, u *models.User) (views.MailFrame, string) {
	secret := auth.NewSecret()
	frame := w.frame(p, u)
	frame.Unsubscribe = w.Site.BaseURL + UnsubscribePath + "?schluessel=" + secret
	return frame, secret
}

// queueOptional puts a mail into the outbox that the secret switches off.
func (w *Worker) queueOptional(ctx context.Context, u *models.User, key string, text views.MailText, secret string, occasions []string) error {
	now := w.now()
	err := w.Store.CreateToken(ctx, &models.Token{ID: auth.SecretID(secret), UserID: u.ID, Purpose: models.TokenQuiet,
		CreatedAt: models.InstantOf(now), ExpiresAt: models.InstantOf(now.AddDate(0, 0, unsubscribeDays))})
	if err != nil {
		return err
	}
	return w.queue(ctx, u, key, text, true, occasions)
}

// UnsubscribePath is the page that switches optional mails off, with the secret as parameter schluessel.
const UnsubscribePath = "/mails/abbestellen"

func (w *Worker) frame(p *models.Portfolio, u *models.User) views.MailFrame {
	return views.MailFrame{Site: w.Site, To: u, Demo: p.Demo}
}

func (w *Worker) queue(ctx context.Context, u *models.User, key string, text views.MailText, optional bool, occasions []string) error {
	_, err := w.Store.QueueMail(ctx, models.OutgoingMail{Key: key, UserID: u.ID, Address: u.Mail, Subject: text.Subject,
		Text: text.Text, HTML: text.HTML, Optional: optional}, occasions...)
	return err
}

// unsubscribeLink finds the link in the text of a mail; "" without one.
func unsubscribeLink(text string) string {
	at := strings.LastIndex(text, UnsubscribePath+"?")
	if at < 0 {
		return ""
	}
	from := strings.LastIndexAny(text[:at], " \n") + 1
	link, _, _ := strings.Cut(text[from:], "\n")
	return link
}
