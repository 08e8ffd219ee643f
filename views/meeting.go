// The page of a meeting: agenda, what came of it, and what is due around it.

package views

import (
	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// MeetingPage shows one meeting.
type MeetingPage struct {
	*Frame
	Portfolio *models.Portfolio
	Meeting   *models.Meeting
	Body      *models.Body
	Items     []ItemRow
	Loose     []*models.Resolution // that belong to no item
	Due       []governance.Due
	LeftOut   []models.Step
	Minutes   governance.Minutes
	Holidays  governance.Holidays
	// Previous and Next are the meetings of the body around it.
	Previous, Next *models.Meeting
	Proposals      int // that wait to be put on the agenda
	Manages        bool
	Sources        []SourceLine
}

// ItemRow is an item of the agenda with what came of it.
type ItemRow struct {
	*models.AgendaItem
	Resolutions []*models.Resolution
	Assignment  *models.Assignment // that brought the item
	Briefings   []*models.Briefing
	Documents   []*models.Document
}

func (p *MeetingPage) layout() *Frame {
	crumbs := []Crumb{{"Gremien", "/gremien"}}
	if p.Body != nil {
		crumbs = append(crumbs, Crumb{p.Body.Title(), BodyPath(p.Body.ID)})
	}
	return p.titled(p.Meeting.Title, append(crumbs, Crumb{p.Meeting.Title, MeetingPath(p.Meeting.ID)})...)
}

func (p *MeetingPage) kind() string {
	kind := map[models.MeetingKind]string{models.MeetingRegular: "Reguläre Sitzung", models.MeetingExtraordinary: "Außerordentliche Sitzung",
		models.MeetingConstituent: "Konstituierende Sitzung"}[p.Meeting.Kind]
	if p.Body != nil {
		kind += " · " + p.Body.Title()
	}
	return kind
}

// dueTime says how the day of a step follows, and what is to be known about it.
func (p *MeetingPage) dueTime(d governance.Due) string {
	text := stepTime(&p.Body.Rules, d.Step)
	if d.Provisional {
		text += " (vorläufig)"
	}
	if d.Holiday != "" {
		text += ", Feiertag: " + d.Holiday
	}
	return text
}

func (p *MeetingPage) finding() string {
	m := p.Meeting
	text := german.Sentence(german.MeetingState(m.State))
	if m.On.Known() {
		text = german.Sentence(german.MeetingState(m.State) + " am " + german.LongDate(m.On))
		if m.State != models.MeetingHeld {
			text = german.Sentence(german.LongDate(m.On) + ", " + german.MeetingState(m.State))
		}
	}
	decided := 0
	for _, i := range p.Items {
		decided += len(i.Resolutions)
	}
	decided += len(p.Loose)
	if len(p.Items) > 0 {
		text += " " + german.Sentence(german.Count(len(p.Items), "Tagesordnungspunkt", "Tagesordnungspunkte")+", "+german.Count(decided, "Beschluss", "Beschlüsse"))
	}
	late := 0
	for _, d := range p.Due {
		if d.Overdue(p.Stichtag) {
			late++
		}
	}
	if late > 0 {
		text += " " + german.Sentence(german.Count(late, "Frist ist", "Fristen sind")+" verstrichen")
	}
	return text
}

// dueWords says how a step stands.
func dueWords(d governance.Due, today models.Date) string {
	switch d.State(today) {
	case governance.DueOverdue:
		return "überfällig seit " + german.Days(-d.DaysLeft(today))
	case governance.DueInTime:
		return "rechtzeitig erledigt am " + german.Date(d.DoneOn)
	case governance.DueLate:
		return "verspätet erledigt am " + german.Date(d.DoneOn)
	case governance.DueUnrecorded:
		return "nicht festgehalten"
	case governance.DueRunning:
		return "läuft"
	case governance.DueOver:
		return "abgelaufen"
	case governance.DueNotBegun:
		return "beginnt mit dem Versand"
	}
	switch left := d.DaysLeft(today); {
	case !d.On.Known():
		return "offen, Tag noch unbekannt"
	case left == 0:
		return "heute fällig"
	default:
		return "offen, noch " + german.Days(left)
	}
}

// dueLook is the key of the look of a step.
func dueLook(d governance.Due, today models.Date) string {
	switch d.State(today) {
	case governance.DueOverdue, governance.DueLate:
		return "late"
	case governance.DueInTime, governance.DueOver:
		return "done"
	}
	return "open"
}

// minutesWords says how the minutes stand; "" where nothing can be said.
func minutesWords(m governance.Minutes) string {
	switch m.State {
	case governance.MinutesDue:
		return "Der Entwurf des Protokolls steht aus."
	case governance.MinutesSent:
		return "Der Entwurf des Protokolls ist am " + german.Date(m.SentOn) + " versandt; Einwände sind bis " + german.Date(m.ObjectionsUntil) + " möglich."
	case governance.MinutesObjected:
		return "Gegen das Protokoll wurde am " + german.Date(m.ObjectedOn) + " ein Einwand erhoben."
	case governance.MinutesApproved:
		return "Das Protokoll gilt seit " + german.Date(m.ApprovedOn) + " als genehmigt."
	case governance.MinutesUnrecorded:
		return "Ob ein Protokoll versandt wurde, ist nicht festgehalten."
	}
	return ""
}

// holidayWords says whose holidays count, and that the rules do not say so.
func (p *MeetingPage) holidayWords() string {
	if p.Holidays.Calendar == nil || len(p.Due) == 0 {
		return ""
	}
	text := map[governance.HolidayOrigin]string{
		governance.HolidaysOfRules:   "Arbeitstage nach dem Feiertagskalender, den die Einstellungen des Gremiums nennen.",
		governance.HolidaysOfOwnLand: "Arbeitstage nach dem Feiertagskalender des Landes, zu dem das Gremium gehört.",
		governance.HolidaysOfMeeting: "Arbeitstage nach dem Feiertagskalender des Vorsitzlandes; bei mehreren zählt ein Tag nur, wenn er in allen ein Arbeitstag ist.",
		governance.HolidaysOfTurn:    "Arbeitstage nach dem Feiertagskalender des Landes, das nach der Reihenfolge den Vorsitz hat.",
		governance.HolidaysOfHome:    "Arbeitstage nach dem Feiertagskalender dieses Landes, weil kein Vorsitz bekannt ist.",
	}[p.Holidays.Origin]
	if !p.Holidays.Stated {
		text += " Die Regeln des Gremiums sagen dazu nichts; das ist eine Einstellung dieses Systems."
	}
	return text
}

// leftOutTitles names the steps that an extraordinary meeting has no time for.
func leftOutTitles(steps []models.Step) string {
	var titles []string
	for _, s := range steps {
		titles = append(titles, german.Quote(s.Title))
	}
	return german.Enumerate(titles)
}
