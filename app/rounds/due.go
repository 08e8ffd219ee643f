// What is to be written to whom today. Pure: the portfolio, the people, the calendar and what was written before
// decide.

package rounds

import (
	"cmp"
	"slices"

	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
)

// Request is what one person is asked for in one round by one ministry.
type Request struct {
	Round    *models.ReportingRound
	Ministry *models.Ministry
	For      *models.User // whom they stand in for; nil = nobody
	Missing  []progress.Expected
	// Asked is how many reports the ministry owes in all.
	Asked int
}

// Letter is a mail to be written: what it is about, and the occasions that it settles.
type Letter struct {
	User      *models.User
	Key       string
	Occasions []string
	Requests  []Request // by deadline
}

// occasion names what a person is written about once: the call, or the reminder before or after the deadline.
func occasion(what, roundID string) string { return what + " " + roundID }

// The occasions.
const (
	occasionCall   = "call"
	occasionBefore = "before"
	occasionAfter  = "after"
)

// question is the day of a Worker's step.
type question struct {
	portfolio *models.Portfolio // at today
	users     []*models.User
	calendar  *governance.Calendar
	today     models.Date
	known     map[string]map[string]bool // user → occasion → written about
}

// openRounds are the rounds that ask now.
func openRounds(p *models.Portfolio) []*models.ReportingRound {
	var open []*models.ReportingRound
	for _, r := range p.Rounds {
		if r.State == models.RoundOpen {
			open = append(open, r)
		}
	}
	slices.SortStableFunc(open, func(a, b *models.ReportingRound) int { return cmp.Compare(a.Deadline, b.Deadline) })
	return open
}

// occasions are all that may be written about now.
func occasions(open []*models.ReportingRound) []string {
	var all []string
	for _, r := range open {
		for _, what := range []string{occasionCall, occasionBefore, occasionAfter} {
			all = append(all, occasion(what, r.ID))
		}
	}
	return all
}

// calls returns the letter that asks for reports in each open round, to everybody who was not asked yet. After the
// deadline nobody is called any more; a reminder says what is missing.
func (q *question) calls() []Letter {
	var letters []Letter
	for _, r := range openRounds(q.portfolio) {
		if q.today > r.Deadline {
			continue
		}
		for _, l := range q.requests([]*models.ReportingRound{r}, func(progress.RoundMinistry) bool { return true }) {
			if q.known[l.User.ID][occasion(occasionCall, r.ID)] {
				continue
			}
			l.Key = "call " + r.ID + " " + l.User.ID
			l.Occasions = []string{occasion(occasionCall, r.ID)}
			if q.remindsBefore(r) { // two mails in a row would say the same
				l.Occasions = append(l.Occasions, occasion(occasionBefore, r.ID))
			}
			letters = append(letters, l)
		}
	}
	return letters
}

// reminders returns at most one letter to each person for the day. It is written when an occasion has come for one
// of the rounds, and names everything that is missing in all of them.
func (q *question) reminders() []Letter {
	open := openRounds(q.portfolio)
	var letters []Letter
	for _, l := range q.requests(open, func(m progress.RoundMinistry) bool { return len(m.Missing()) > 0 }) {
		for _, r := range l.Requests {
			if what := q.reminder(r.Round); what != "" && !q.known[l.User.ID][what] && !slices.Contains(l.Occasions, what) {
				l.Occasions = append(l.Occasions, what)
			}
		}
		if len(l.Occasions) > 0 {
			l.Key = "reminder " + q.today.String() + " " + l.User.ID
			letters = append(letters, l)
		}
	}
	return letters
}

// reminder is the occasion that has come for the round, "" if none has.
func (q *question) reminder(r *models.ReportingRound) string {
	switch {
	case !q.calendar.IsWorkingDay(q.today):
	case q.remindsBefore(r):
		return occasion(occasionBefore, r.ID)
	case q.today > r.Deadline && r.RemindAfter > 0 && q.today >= q.calendar.Add(r.Deadline, r.RemindAfter):
		return occasion(occasionAfter, r.ID)
	}
	return ""
}

// remindsBefore tells whether the days of the reminder before the deadline have begun. It may come on any of them:
// the program may have rested on the first.
func (q *question) remindsBefore(r *models.ReportingRound) bool {
	return r.RemindBefore > 0 && q.today <= r.Deadline && q.today >= q.calendar.Add(r.Deadline, -r.RemindBefore)
}

// requests gathers, for each person, what the rounds ask of the ministries that are chosen.
func (q *question) requests(rounds []*models.ReportingRound, choose func(progress.RoundMinistry) bool) []Letter {
	byUser := map[string]*Letter{}
	for _, r := range rounds {
		for _, m := range progress.Completeness(q.portfolio, r).Ministries {
			if !choose(m) {
				continue
			}
			for _, asked := range Contacts(q.users, m.Ministry.ID) {
				l := byUser[asked.User.ID]
				if l == nil {
					l = &Letter{User: asked.User}
					byUser[asked.User.ID] = l
				}
				l.Requests = append(l.Requests, Request{Round: r, Ministry: m.Ministry, For: asked.For, Missing: m.Missing(), Asked: len(m.Measures)})
			}
		}
	}
	letters := make([]Letter, 0, len(byUser))
	for _, l := range byUser {
		letters = append(letters, *l)
	}
	slices.SortFunc(letters, func(a, b Letter) int { return cmp.Compare(a.User.ID, b.User.ID) })
	return letters
}
