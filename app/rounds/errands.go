// Errands: what people have to do by a day besides reporting. They are asked to co-sign papers, and reminded of that,
// of assignments of their ministries, and of the steps around meetings. Pure, but for the last function.

package rounds

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"zielstand/app/governance"
	"zielstand/models"
	"zielstand/views"
)

// When somebody is reminded.
const (
	coBefore   = 2  // working days before the deadline of a co-signing
	dutySoon   = 14 // calendar days before an assignment is due
	stepSoon   = 7  // calendar days before a step is due
	longPassed = 60 // calendar days after which nobody is told any more that something is overdue
)

// errandKind is a sort of mail; each person gets at most one of each kind in a step of the worker.
type errandKind int

const (
	errandCoAsk errandKind = iota
	errandCoRemind
	errandDuty // optional
)

// errand is one line for one person, told once.
type errand struct {
	user     *models.User
	kind     errandKind
	occasion string
	due      models.Date
	item     views.MailItem
}

// errands are all lines that may be told today, told before or not.
func (q *question) errands(land string, morning bool) []errand {
	list := q.coErrands(morning)
	if morning {
		list = append(list, q.assignmentErrands()...)
		list = append(list, q.stepErrands(land)...)
	}
	return list
}

// coErrands are about papers that wait for being co-signed.
func (q *question) coErrands(morning bool) []errand {
	var list []errand
	for _, s := range q.portfolio.CoSignatures {
		b, m := q.portfolio.Briefing(s.BriefingID), q.portfolio.Ministry(s.MinistryID)
		if s.Answered() || b == nil || m == nil || b.State == models.BriefingFinal {
			continue
		}
		days := q.calendar.Between(q.today, s.Deadline)
		if q.today > s.Deadline {
			days = -1 // also on the weekend behind it
		}
		e := errand{due: s.Deadline, item: views.CoMailItem(b, m, s, days), kind: errandCoRemind}
		switch working := morning && q.calendar.IsWorkingDay(q.today); {
		case q.today <= s.Deadline:
			ask := e
			ask.kind, ask.occasion = errandCoAsk, "cosign ask "+s.ID+" "+s.AskedOn.String()
			list = append(list, q.toContacts(m.ID, ask)...)
			// Who was asked today is not reminded at once.
			if working && s.AskedOn < q.today && q.today >= q.calendar.Add(s.Deadline, -coBefore) {
				e.occasion = "cosign before " + s.ID + " " + s.Deadline.String()
				list = append(list, q.toContacts(m.ID, e)...)
			}
		case working && q.today <= s.Deadline.AddDays(longPassed):
			e.occasion = "cosign after " + s.ID + " " + s.Deadline.String()
			list = append(list, q.toContacts(m.ID, e)...)
		}
	}
	return list
}

// toContacts is the line for each contact of the ministry and their deputies.
func (q *question) toContacts(ministryID string, e errand) []errand {
	var list []errand
	for _, asked := range Contacts(q.users, ministryID) {
		e.user = asked.User
		list = append(list, e)
	}
	return list
}

// timing is how a day lies: "soon", "overdue", or "" when nobody is told.
func (q *question) timing(due models.Date, soon int) string {
	switch {
	case q.today <= due && due <= q.today.AddDays(soon):
		return "soon"
	case q.today > due && q.today <= due.AddDays(longPassed):
		return "overdue"
	}
	return ""
}

// assignmentErrands are about what ministries owe to bodies.
func (q *question) assignmentErrands() []errand {
	var list []errand
	for _, a := range q.portfolio.Assignments {
		due, ok := governance.DueOn(q.portfolio, a)
		state, there := a.StateOn(q.today)
		body := q.portfolio.Body(a.BodyID)
		when := q.timing(due, dutySoon)
		if !ok || !there || body == nil || when == "" || state != models.AssignmentOpen && state != models.AssignmentInProgress {
			continue
		}
		e := errand{kind: errandDuty, occasion: "assignment " + when + " " + a.ID + " " + due.String(), due: due,
			item: views.AssignmentMailItem(a, body, due, q.today)}
		for _, ministry := range a.MinistryIDs {
			list = append(list, q.toContacts(ministry, e)...)
		}
	}
	return list
}

// stepErrands are about the steps around meetings of bodies that the Land of the CDO office takes part in; they are
// the office's.
func (q *question) stepErrands(land string) []errand {
	office := models.Viewer{Rights: models.RightsOffice, Land: land}
	var list []errand
	for _, m := range q.portfolio.Meetings {
		body := q.portfolio.Body(m.BodyID)
		if body == nil || !m.On.Known() || len(body.Rules.Steps) == 0 || !q.portfolio.MemberOf(office, body.ID, q.today) {
			continue
		}
		for _, d := range governance.Checklist(m, body, governance.HolidaysAt(q.portfolio, body, m, q.calendar).Calendar) {
			when := q.timing(d.On, stepSoon)
			state := d.State(q.today)
			if when == "" || d.Provisional || state != governance.DueOpen && state != governance.DueOverdue {
				continue
			}
			e := errand{kind: errandDuty, occasion: strings.Join([]string{"step", when, m.ID, d.Step.ID, d.On.String()}, " "), due: d.On,
				item: views.StepMailItem(d.Step, m, body, d.On, q.today)}
			for _, u := range q.users {
				if u.DisabledAt == 0 && u.Viewer().Rights == models.RightsOffice {
					e.user = u
					list = append(list, e)
				}
			}
		}
	}
	return list
}

// byPerson gathers the lines that somebody was not told of yet into one mail of each kind, the earliest day first.
func byPerson(list []errand, known map[string]map[string]bool) [][]errand {
	list = slices.DeleteFunc(list, func(e errand) bool {
		return known[e.user.ID][e.occasion] || e.kind == errandDuty && e.user.Quiet
	})
	slices.SortStableFunc(list, func(a, b errand) int {
		return cmp.Or(cmp.Compare(a.user.ID, b.user.ID), cmp.Compare(a.kind, b.kind), cmp.Compare(a.due, b.due), cmp.Compare(a.occasion, b.occasion))
	})
	list = slices.CompactFunc(list, func(a, b errand) bool { return a.user.ID == b.user.ID && a.occasion == b.occasion })
	var mails [][]errand
	for i, e := range list {
		if i == 0 || list[i-1].user.ID != e.user.ID || list[i-1].kind != e.kind {
			mails = append(mails, nil)
		}
		mails[len(mails)-1] = append(mails[len(mails)-1], e)
	}
	return mails
}

// writeErrands queues the mails about errands.
func (w *Worker) writeErrands(ctx context.Context) error {
	q := &question{portfolio: w.Store.Portfolio().At(w.today()), calendar: w.Calendar, today: w.today()}
	if len(q.portfolio.CoSignatures)+len(q.portfolio.Assignments)+len(q.portfolio.Meetings) == 0 {
		return nil
	}
	var err error
	if q.users, err = w.Store.Users(ctx); err != nil {
		return err
	}
	list := q.errands(w.Site.Land, w.now().In(w.location()).Hour() >= morningHour)
	occasions := make([]string, len(list))
	for i, e := range list {
		occasions[i] = e.occasion
	}
	slices.Sort(occasions)
	if q.known, err = w.Store.KnownOccasions(ctx, slices.Compact(occasions)); err != nil {
		return err
	}
	var failed []error
	for _, lines := range byPerson(list, q.known) {
		failed = append(failed, w.queueErrands(ctx, q.portfolio, lines))
	}
	return errors.Join(failed...)
}

// queueErrands puts one mail into the outbox. Its key is made of what it tells, so that it exists once.
func (w *Worker) queueErrands(ctx context.Context, p *models.Portfolio, lines []errand) error {
	u, frame, secret := lines[0].user, w.frame(p, lines[0].user), ""
	var occasions []string
	var items []views.MailItem
	for _, e := range lines {
		occasions, items = append(occasions, e.occasion), append(items, e.item)
	}
	var m *views.ListMail
	switch lines[0].kind {
	case errandCoAsk:
		m = views.CoAskMail(frame, items)
	case errandCoRemind:
		m = views.CoReminderMail(frame, items)
	default:
		frame, secret = w.optional(p, u)
		m = views.DutyMail(frame, items)
	}
	text, err := m.Mail()
	if err != nil {
		return err
	}
	key := "errands " + u.ID + " " + strings.Join(occasions, ", ")
	if secret != "" {
		return w.queueOptional(ctx, u, key, text, secret, occasions)
	}
	return w.queue(ctx, u, key, text, false, occasions)
}
