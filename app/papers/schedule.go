// Briefings that make themselves: on a day, or some days before each meeting of a body, announced to the office by mail. Several instances may run a Worker; a
// lease lets a single one work at a time, and ids and keys that exist once keep a crash from doing anything twice.

package papers

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"time"

	"zielstand/app/german"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// Worker makes briefings whose day has come. Desk, Store and Site must be set.
type Worker struct {
	Desk     *Desk
	Store    *store.Store
	Site     views.Site
	Location *time.Location // in which days begin; nil = UTC
	Logger   *slog.Logger
	Now      func() time.Time

	holder string
}

// Rhythm of the worker.
const (
	leaseName   = "papers"
	leaseLength = 5 * time.Minute
	interval    = time.Minute
	// late is for how many days a briefing is still made whose day the program has missed.
	late  = 7
	actor = "papers" // in the journal
)

// Run works until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		if _, err := w.Step(ctx); err != nil && ctx.Err() == nil && w.Logger != nil {
			w.Logger.WarnContext(ctx, "briefings by schedule have to wait", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Step makes once what is due, and announces it; false when another instance is at it.
func (w *Worker) Step(ctx context.Context) (bool, error) {
	p, today := w.Store.Portfolio(), w.today()
	var due []occasion
	for _, s := range p.Schedules {
		due = append(due, dueOf(p, s, today)...)
	}
	if len(due) == 0 {
		return true, nil
	}
	if w.holder == "" {
		w.holder = rand.Text()
	}
	ours, err := w.Store.Lease(ctx, leaseName, w.holder, leaseLength)
	if err != nil || !ours {
		return false, err
	}
	var failed []error
	for _, o := range due { // what fails must not keep the rest from being done
		if err := w.make(ctx, o); err != nil {
			failed = append(failed, err)
			continue
		}
		failed = append(failed, w.announce(ctx, o))
	}
	return true, errors.Join(append(failed, w.Store.EndLease(ctx, leaseName, w.holder))...)
}

// occasion is a briefing that a schedule asks for.
type occasion struct {
	schedule *models.BriefingSchedule
	day      models.Date     // whose state it shows
	meeting  *models.Meeting // that it is made for; nil = none
}

// briefingID names the briefing, so that it is made once: for a meeting also when that moves to another day.
func (o occasion) briefingID() string {
	if o.meeting != nil {
		return o.schedule.ID + "-" + o.meeting.ID
	}
	return o.schedule.ID + "-" + o.day.String()
}

func (o occasion) title() string {
	title := o.schedule.Title
	if o.meeting != nil {
		title += " zu „" + o.meeting.Title + "“ am " + german.Date(o.meeting.On)
	}
	return title + ", Stand " + german.Date(o.day)
}

// dueOf are the occasions of the schedule whose day has come and is not long past. For a meeting that is over nothing
// is made any more.
func dueOf(p *models.Portfolio, s *models.BriefingSchedule, today models.Date) []occasion {
	hasCome := func(day models.Date) bool { return day <= today && today <= day.AddDays(late) }
	if s.BodyID == "" {
		if s.On.Known() && hasCome(s.On) {
			return []occasion{{s, s.On, nil}}
		}
		return nil
	}
	var due []occasion
	for _, m := range p.MeetingsOf(s.BodyID) {
		if m.On.Known() && (m.State == models.MeetingPlanned || m.State == models.MeetingInvited) && today <= m.On && hasCome(m.On.AddDays(-s.DaysBefore)) {
			due = append(due, occasion{s, m.On.AddDays(-s.DaysBefore), m})
		}
	}
	return due
}

// since compares the briefing with the one that was made for the meeting before: its final version, else its last.
func (o occasion) since(p *models.Portfolio, b *models.Briefing) {
	if o.meeting == nil {
		return
	}
	for _, m := range p.MeetingsOf(o.meeting.BodyID) { // the earliest first
		earlier := occasion{o.schedule, 0, m}.briefingID()
		if m.On >= o.meeting.On || m.State == models.MeetingCancelled || p.Briefing(earlier) == nil {
			continue
		}
		v := LastFinal(p, earlier)
		if versions := p.VersionsOf(earlier); v == nil && len(versions) > 0 {
			v = versions[len(versions)-1]
		}
		if v != nil && v.Stichtag <= o.day {
			b.SinceID, b.Since, b.SinceKnownAt = earlier, v.Stichtag, v.KnownAt
		}
	}
}

// make creates the briefing and freezes it as a draft, unless it is there.
func (w *Worker) make(ctx context.Context, o occasion) error {
	p, s := w.Store.Portfolio(), o.schedule
	if p.Briefing(o.briefingID()) != nil {
		return nil
	}
	b := &models.Briefing{Base: models.Base{ID: o.briefingID()}, Title: o.title(), Template: s.Template,
		StrategyID: s.StrategyID, MinistryID: s.MinistryID, Audience: s.Audience, Stichtag: o.day, ScheduleID: s.ID, State: models.BriefingDraft}
	o.since(p, b)
	_, err := w.Desk.Issue(ctx, actor, b, models.BriefingDraft)
	var known *models.Error
	if errors.As(err, &known) && known.Kind == models.Conflict && known.ID == b.ID { // deleted since, and wanted by nobody
		return nil
	}
	return err
}

// announce writes to everybody in the office once.
func (w *Worker) announce(ctx context.Context, o occasion) error {
	p := w.Store.Portfolio()
	b := p.Briefing(o.briefingID())
	if b == nil {
		return nil
	}
	users, err := w.Store.Users(ctx)
	if err != nil {
		return err
	}
	var failed []error
	for _, u := range users {
		if u.DisabledAt != 0 || u.Quiet || u.Viewer().Rights != models.RightsOffice {
			continue
		}
		text, err := (&views.BriefingMail{MailFrame: views.MailFrame{Site: w.Site, To: u, Demo: p.Demo}, Briefing: b}).Mail()
		if err == nil {
			_, err = w.Store.QueueMail(ctx, models.OutgoingMail{Key: "briefing " + b.ID + " " + u.ID, UserID: u.ID, Address: u.Mail,
				Subject: text.Subject, Text: text.Text, HTML: text.HTML})
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

func (w *Worker) today() models.Date {
	now := time.Now
	if w.Now != nil {
		now = w.Now
	}
	location := w.Location
	if location == nil {
		location = time.UTC
	}
	return models.DateOf(now().In(location))
}
