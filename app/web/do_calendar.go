// The calendar of one person: deadlines of rounds, due dates and milestones of the own ministries' measures, meetings
// of the own bodies with what is due around them, assignments and papers to co-sign. Who has the secret link reads it
// without signing in, until it is revoked or the account disabled.

package web

import (
	"bytes"
	"net/url"
	"time"

	"github.com/arran4/golang-ical"

	"zielstand/app/auth"
	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// secretParameter is the secret of a link that stands for a person.
const secretParameter = "schluessel"

// secretHolder is whom the secret of the address stands for; any other secret is not found.
func secretHolder(v *personal, purpose models.TokenPurpose) (*models.User, error) {
	token, err := v.store.Token(v.ctx, auth.SecretID(v.Query.Text(secretParameter, maxValue)), purpose)
	if err != nil {
		return nil, err
	}
	u, err := v.store.User(v.ctx, token.UserID)
	if err == nil && u.DisabledAt != 0 {
		err = models.NotFoundError("token", "")
	}
	return u, err
}

// calendar answers the secret link.
func calendar(v *personal) (*reply, error) {
	user, err := secretHolder(v, models.TokenCalendar)
	if err != nil {
		return nil, err
	}
	principals, err := v.store.PrincipalsOf(v.ctx, user.ID)
	if err != nil {
		return nil, err
	}
	acting := auth.StandingIn(user, principals)
	viewer := identity{acting: acting, land: v.Frame.Site.Land}.viewer()
	c := &calendarFile{site: v.Frame.Site, now: v.now, p: v.store.PortfolioFor(viewer, v.Frame.Today), home: v.server.Calendar}
	c.begin()
	c.rounds(acting)
	for _, id := range acting.MinistryIDs {
		c.measures(id)
	}
	c.meetings(viewer)
	c.assignments(acting.MinistryIDs)
	c.coSignatures(acting)
	var body bytes.Buffer
	if err := c.SerializeTo(&body, ics.WithNewLineWindows); err != nil {
		return nil, err
	}
	return file("text/calendar; charset=utf-8", "zielstand.ics", body.Bytes()), nil
}

// calendarFile is a calendar in the making.
type calendarFile struct {
	*ics.Calendar
	site views.Site
	now  time.Time
	p    *models.Portfolio // as the person may see it, today
	home *governance.Calendar
}

func (c *calendarFile) begin() {
	c.Calendar = ics.NewCalendarFor("Zielstand")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(views.CalendarName(c.site, c.p.Demo))
	c.SetRefreshInterval("PT6H", ics.WithValue("DURATION"))
	c.SetXPublishedTTL("PT6H")
}

// rounds adds the deadlines of the rounds that ask one of the person's ministries; the office has all of them.
func (c *calendarFile) rounds(u *models.User) {
	for _, r := range c.p.Rounds {
		if r.State == models.RoundClosed {
			continue
		}
		asked := auth.Can(u, auth.ManageRounds, auth.Object{})
		if !asked {
			state := progress.Completeness(c.p, r)
			for _, id := range u.MinistryIDs {
				asked = asked || state.Of(id) != nil
			}
		}
		if asked {
			c.add("runde-"+r.ID, r.Deadline, views.RoundEvent(r), views.RoundEventText(r), "/berichtsrunden/"+r.ID)
		}
	}
}

// measures adds what is due in the measures that the ministry leads; what is done is not.
func (c *calendarFile) measures(ministryID string) {
	for _, l := range c.p.MeasuresLedBy(ministryID) {
		if l.Proposed || progress.Of(c.p, l.To).Done() {
			continue
		}
		m := l.To
		if due := m.DueAt(c.p.Stichtag); due.Known() {
			c.add("massnahme-"+m.ID, due.Day, views.MeasureEvent(m.Measure, due), "", "/massnahmen/"+m.ID)
		}
		for _, ms := range m.Milestones {
			if ms.Due.Known() && !ms.DoneOn.Known() {
				c.add("meilenstein-"+ms.ID, ms.Due, views.MilestoneEvent(m.Measure, ms), "", "/massnahmen/"+m.ID)
			}
		}
	}
}

// meetings adds the meetings of the bodies that the person takes part in, and the open steps around those to come.
func (c *calendarFile) meetings(viewer models.Viewer) {
	for _, m := range c.p.Meetings {
		body := c.p.Body(m.BodyID)
		if body == nil || !m.On.Known() || m.State == models.MeetingCancelled || !c.p.MemberOf(viewer, body.ID, c.p.Stichtag) {
			continue
		}
		path := "/sitzungen/" + url.PathEscape(m.ID)
		c.add("sitzung-"+m.ID, m.On, views.MeetingEvent(m, body), views.MeetingEventText(m), path)
		if m.State == models.MeetingHeld {
			continue
		}
		for _, d := range governance.Checklist(m, body, governance.HolidaysAt(c.p, body, m, c.home).Calendar) {
			if d.On.Known() && !d.DoneOn.Known() {
				c.add("schritt-"+m.ID+"-"+d.Step.ID, d.On, views.StepEvent(d.Step, m, body), views.StepEventText(d.Step, d.Provisional), path)
			}
		}
	}
}

// assignments adds the days of what the ministries owe to bodies; what was reported as done is not due any more.
func (c *calendarFile) assignments(ministryIDs []string) {
	known := map[string]bool{}
	for _, id := range ministryIDs {
		for _, a := range c.p.AssignmentsOfMinistry(id) {
			due, ok := governance.DueOn(c.p, a)
			state, there := a.StateOn(c.p.Stichtag)
			body := c.p.Body(a.BodyID)
			done := state == models.AssignmentReportedDone || state == models.AssignmentConfirmed || state == models.AssignmentDropped
			if !ok || !there || done || body == nil || known[a.ID] {
				continue
			}
			known[a.ID] = true
			c.add("auftrag-"+a.ID, due, views.AssignmentEvent(a, body), "", "/auftraege")
		}
	}
}

// coSignatures adds the deadlines of papers to co-sign: those of the person's ministries; the office has all of them.
func (c *calendarFile) coSignatures(u *models.User) {
	for _, s := range c.p.CoSignatures {
		b, m := c.p.Briefing(s.BriefingID), c.p.Ministry(s.MinistryID)
		if s.Answered() || b == nil || m == nil || b.State == models.BriefingFinal {
			continue
		}
		switch {
		case auth.Can(u, auth.CoSign, auth.Object{MinistryIDs: []string{m.ID}}):
			c.add("mitzeichnung-"+s.ID, s.Deadline, views.CoEvent(b, m), "", views.CoBriefingPath(b.ID))
		case auth.Can(u, auth.PrepareBriefings, auth.Object{}):
			c.add("mitzeichnung-"+s.ID, s.Deadline, views.CoEvent(b, m), "", views.BriefingPath(b))
		}
	}
}

// add writes an event that lasts the whole day, whatever the zone of who reads it.
func (c *calendarFile) add(id string, day models.Date, summary, description, path string) {
	e := c.AddEvent(id + "@zielstand")
	e.SetDtStampTime(c.now)
	e.SetAllDayStartAt(day.Time())
	e.SetAllDayEndAt(day.AddDays(1).Time())
	e.SetSummary(summary)
	if description != "" {
		e.SetDescription(description)
	}
	e.SetURL(c.site.BaseURL + path)
	e.SetTimeTransparency(ics.TransparencyTransparent)
}
