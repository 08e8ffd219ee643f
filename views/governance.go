// What the pages about bodies, meetings, resolutions and assignments have in common: names, deadlines, states in words.

package views

import (
	"cmp"
	"strings"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// BodyPath is the address of the page of a body.
func BodyPath(id string) string { return "/gremien/" + id }

// MeetingPath is the address of the page of a meeting.
func MeetingPath(id string) string { return "/sitzungen/" + id }

// ResolutionPath is the address of the page of a resolution.
func ResolutionPath(id string) string { return "/beschluesse/" + id }

// AssignmentPath is the address of the page of an assignment.
func AssignmentPath(id string) string { return "/auftraege/" + id }

// CircularPath is the address of the page of a circular.
func CircularPath(id string) string { return "/umlaufverfahren/" + id }

// governanceTabs are the lists of the governance; every page of it offers them.
var governanceTabs = []Crumb{{"Gremien", "/gremien"}, {"Beschlüsse", "/beschluesse"}, {"Aufträge", "/auftraege"}}

// dutyWords is "24 Aufträge: 21 offen, davon 1 überfällig und 17 ohne Frist".
func dutyWords(c governance.Tally) string {
	if c.Total == 0 {
		return "keine Aufträge"
	}
	text := german.Count(c.Total, "Auftrag", "Aufträge")
	if c.Secret == c.Total {
		return text + ", Stand nicht öffentlich"
	}
	if c.Open == 0 && c.Secret == 0 {
		if c.Dropped == 0 {
			return text + ", erledigt"
		}
		return text + ": " + german.Int(c.Done) + " erledigt, " + german.Int(c.Dropped) + " entfallen"
	}
	var among []string
	if c.Overdue > 0 {
		among = append(among, german.Int(c.Overdue)+" überfällig")
	}
	if c.Undated > 0 {
		among = append(among, german.Int(c.Undated)+" ohne bestimmte Frist")
	}
	if c.Reported > 0 {
		among = append(among, german.Int(c.Reported)+" erledigt gemeldet")
	}
	if c.Open == c.Total && len(among) == 0 {
		return text + ", offen"
	}
	text += ": " + german.Int(c.Open) + " offen"
	if len(among) > 0 {
		text += ", davon " + german.Enumerate(among)
	}
	if c.Secret > 0 {
		text += "; bei " + german.Int(c.Secret) + " ist der Stand nicht öffentlich"
	}
	return text
}

// MemberName names who holds a place: the person with their office, the Land, the ministry, or the post alone.
func MemberName(p *models.Portfolio, m *models.Membership) string {
	if m.PersonID != "" {
		if person := p.Person(m.PersonID); person != nil {
			return person.Name
		}
		if p.Viewer.Rights == models.RightsOffice { // sees everybody of whom something is known
			return cmp.Or(m.Post, personName(p, m.PersonID))
		}
		return cmp.Or(m.Post, "nicht (mehr) namentlich geführt")
	}
	if ministry := p.Ministry(m.MinistryID); ministry != nil {
		return ministry.Name
	}
	if land := p.Jurisdiction(m.JurisdictionID); land != nil {
		return land.Name
	}
	return m.Post
}

// memberPost is what MemberName leaves open: the office of a person, or the post that brings the place.
func memberPost(p *models.Portfolio, m *models.Membership) string {
	if person := p.Person(m.PersonID); person != nil && person.Function != "" {
		return person.Function
	}
	if m.Post != MemberName(p, m) {
		return m.Post
	}
	return ""
}

// LandNames are the names of Länder, joined.
func LandNames(p *models.Portfolio, ids models.Strings) string {
	var names []string
	for _, id := range ids {
		if land := p.Jurisdiction(id); land != nil {
			names = append(names, land.Name)
		}
	}
	return german.Enumerate(names)
}

// proposers names who brought something in.
func proposers(p *models.Portfolio, ministries, lands models.Strings) string {
	var names []string
	for _, id := range ministries {
		if m := p.Ministry(id); m != nil {
			names = append(names, ministryShort(m))
		}
	}
	for _, id := range lands {
		if land := p.Jurisdiction(id); land != nil {
			names = append(names, land.Name)
		}
	}
	return german.Enumerate(names)
}

// DeadlineWords says by when something is to be done, as its source says it.
func DeadlineWords(p *models.Portfolio, a *models.Assignment) string {
	d := a.Deadline
	switch d.Kind {
	case models.DeadlineDate:
		return german.PartialDate(d.Until)
	case models.DeadlinePeriod:
		switch {
		case d.Until.Wording != "":
			return d.Until.Wording
		case d.From.Known():
			return german.Date(d.From) + " bis " + german.PartialDate(d.Until)
		}
		return "bis " + german.PartialDate(d.Until)
	case models.DeadlineMeeting:
		if m := p.Meeting(d.MeetingID); m != nil {
			return "zur Sitzung am " + german.Date(m.On)
		}
		return cmp.Or(d.Until.Wording, "zur nächsten Sitzung")
	case models.DeadlineSoft:
		return german.Quote(cmp.Or(d.Until.Wording, "zeitnah"))
	}
	return "ohne Frist"
}

// dutyState is the state of an assignment on the day in words.
func dutyState(a *models.Assignment, day models.Date) string {
	state, ok := a.StateOn(day)
	switch {
	case !ok:
		return "noch nicht erteilt"
	case state == "":
		return "nicht öffentlich"
	}
	return german.AssignmentState(state)
}

// dutyLook is the key of the look of a state.
func dutyLook(a *models.Assignment, day models.Date) string {
	state, ok := a.StateOn(day)
	if !ok || state == "" {
		return "secret"
	}
	return strings.ReplaceAll(string(state), "_", "-")
}

// meetingDay is the day of a meeting, or that the source states none.
func meetingDay(m *models.Meeting) string {
	if !m.On.Known() {
		return "Tag " + german.NotStated
	}
	return german.Date(m.On)
}

// stateOn is where the meeting stood on the day: one that was held later was still ahead.
func stateOn(m *models.Meeting, day models.Date) models.MeetingState {
	if m.State == models.MeetingHeld && m.On > day {
		return models.MeetingPlanned
	}
	return m.State
}

// decidedAt counts what the meeting decided by the Stichtag.
func decidedAt(p *models.Portfolio, m *models.Meeting) int {
	if m.On > p.Stichtag {
		return 0
	}
	return len(p.ResolutionsAt(m.ID))
}

// itemNumber is the number of an agenda item with "TOP", which some sources write and others leave out.
func itemNumber(number string) string {
	if number != "" && number[0] >= '0' && number[0] <= '9' {
		return "TOP" + nbsp + number
	}
	return number
}

// resolutionDay is the day of a resolution as exactly as known: its own, or that of its meeting.
func resolutionDay(p *models.Portfolio, r *models.Resolution) models.PartialDate {
	if !r.On.Known() {
		if m := p.Meeting(r.MeetingID); m != nil && m.On.Known() {
			return models.On(m.On)
		}
	}
	return r.On
}

// clauseWords is a clause as a sentence of the body: "bittet alle Ressorts: Ansprechpersonen benennen".
func clauseWords(c models.Clause) string {
	verb := strings.TrimSpace(c.Verb + " " + c.Addressee)
	if verb == "" {
		return c.Subject
	}
	return verb + ": " + c.Subject
}

// governanceRoot is the path under which the navigation finds the pages of the governance.
func governanceRoot(path string) string {
	for _, below := range []string{"/sitzungen/", "/beschluesse", "/auftraege", "/umlaufverfahren/"} {
		if strings.HasPrefix(path, below) {
			return "/gremien/"
		}
	}
	return path
}

// tabCurrent is the value of aria-current for a tab: meetings and circulars lie within bodies.
func (f *Frame) tabCurrent(tab Crumb) string {
	within := strings.HasPrefix(f.Path, tab.Path+"/") ||
		tab.Path == "/gremien" && (strings.HasPrefix(f.Path, "/sitzungen/") || strings.HasPrefix(f.Path, "/umlaufverfahren/"))
	switch {
	case f.Path == tab.Path:
		return "page"
	case within:
		return "true"
	}
	return ""
}

// What the pages of the governance say was done.
const (
	NoticeDuty             NoticeCode = "duty"
	NoticeAssigned         NoticeCode = "assigned"
	NoticeReviewNote       NoticeCode = "review_note"
	NoticeMinutes          NoticeCode = "minutes"
	NoticeItemAdded        NoticeCode = "item_added"
	NoticeItemsProposed    NoticeCode = "items_proposed"
	NoticeResolved         NoticeCode = "resolved"
	NoticeStepDone         NoticeCode = "step_done"
	NoticeCircularOpened   NoticeCode = "circular_opened"
	NoticeCircularAnswered NoticeCode = "circular_answered"
	NoticeCircularClosed   NoticeCode = "circular_closed"
)
