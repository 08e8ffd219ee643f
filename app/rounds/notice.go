// Notices: what the CDO office decided about somebody's reports. They are optional, and gathered so that an
// afternoon of reviewing is one mail and not thirty.

package rounds

import (
	"cmp"
	"slices"
	"time"

	"zielstand/models"
)

const (
	// noticeRest is how long nothing must have happened to somebody's reports before they are told.
	noticeRest = 5 * time.Minute
	// noticeAge is up to when a decision is news.
	noticeAge = 3 * 24 * time.Hour
)

// Decision is what was decided about a report, and when.
type Decision struct {
	Measure *models.MeasureNode
	Report  *models.StatusReport
	At      models.Instant
}

// occasion is one for each time that a report is decided about: it can be returned twice.
func (d Decision) occasion() string {
	return string(d.Report.State) + " " + d.Report.ID + " " + d.At.String()
}

// decisions are the recent ones about reports that somebody with an account has written, by author, oldest first.
func decisions(p *models.Portfolio, now time.Time) map[string][]Decision {
	since := models.InstantOf(now.Add(-noticeAge))
	byAuthor := map[string][]Decision{}
	for m := range p.AllMeasures() {
		for _, r := range m.Reports {
			if at := decidedAt(m, r); r.AuthorID != "" && at > since {
				byAuthor[r.AuthorID] = append(byAuthor[r.AuthorID], Decision{m, r, at})
			}
		}
	}
	for _, list := range byAuthor {
		slices.SortFunc(list, func(a, b Decision) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Report.ID, b.Report.ID)) })
	}
	return byAuthor
}

// decidedAt is when the report was approved or returned, 0 if it waits. A report is returned with a question, which
// is the last line in its thread that its author has not written.
func decidedAt(m *models.MeasureNode, r *models.StatusReport) models.Instant {
	switch r.State {
	case models.ReportApproved:
		return r.ApprovedAt
	case models.ReportReturned:
		for _, c := range slices.Backward(m.CommentsOn(r.ID)) {
			if c.AuthorID != r.AuthorID {
				return c.At
			}
		}
	}
	return 0
}

// Notice is the mail to be written about somebody's reports.
type Notice struct {
	User      *models.User
	Key       string
	Occasions []string
	Decisions []Decision
}

// occasionsOf are all that notices may be about.
func occasionsOf(byAuthor map[string][]Decision) []string {
	var all []string
	for _, list := range byAuthor {
		for _, d := range list {
			all = append(all, d.occasion())
		}
	}
	return all
}

// notices returns at most one for each person and hour, with all that they were not told yet, once it is quiet.
func notices(byAuthor map[string][]Decision, users []*models.User, known map[string]map[string]bool, now time.Time) []Notice {
	var list []Notice
	for _, u := range users {
		if u.Quiet || u.DisabledAt != 0 {
			continue
		}
		n := Notice{User: u, Key: "notice " + now.UTC().Format("2006-01-02T15") + " " + u.ID}
		var last models.Instant
		for _, d := range byAuthor[u.ID] {
			if !known[u.ID][d.occasion()] {
				n.Occasions, n.Decisions = append(n.Occasions, d.occasion()), append(n.Decisions, d)
				last = max(last, d.At)
			}
		}
		if len(n.Decisions) > 0 && now.Sub(last.Time()) >= noticeRest {
			list = append(list, n)
		}
	}
	return list
}
