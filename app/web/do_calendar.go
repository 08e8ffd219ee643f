// The calendar of one person: deadlines of rounds, due dates and milestones of the own ministries' measures. Who has
// the secret link reads it without signing in, until it is revoked or the account disabled.

package web

import (
	"bytes"
	"time"

	"github.com/arran4/golang-ical"

	"zielstand/app/auth"
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
	c := &calendarFile{site: v.Frame.Site, now: v.now, p: v.store.PortfolioFor(acting.Viewer(), v.Frame.Today)}
	c.begin()
	c.rounds(acting)
	for _, id := range acting.MinistryIDs {
		c.measures(id)
	}
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
