// The words of calendar and feed, which have no page.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// line is a text for one line of a file: without line ends and control characters.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// CalendarName is the name of the calendar.
func CalendarName(site Site, demo bool) string {
	if demo {
		return site.Name + " (Demonstrationsdaten)"
	}
	return site.Name
}

// RoundEvent names the deadline of a round.
func RoundEvent(r *models.ReportingRound) string {
	return "Frist der Berichtsrunde „" + line(r.Title) + "“"
}

// RoundEventText says what is asked for.
func RoundEventText(r *models.ReportingRound) string {
	return "Gemeldet wird der Stand am " + german.Date(r.Stichtag) + ". Letzter Tag für rechtzeitige Meldungen."
}

// MeasureEvent names the due date of a measure, with how exactly it is known.
func MeasureEvent(m *models.Measure, due models.PartialDate) string {
	text := "Frist: " + line(m.Title)
	if exact := german.PartialDate(due); exact != german.Date(due.Day) {
		text += " (" + line(exact) + ")"
	}
	return text
}

// MilestoneEvent names a milestone.
func MilestoneEvent(m *models.Measure, ms *models.Milestone) string {
	return "Meilenstein: " + line(ms.Title) + " – " + line(m.Title)
}

// MeetingEvent names a meeting.
func MeetingEvent(m *models.Meeting, body *models.Body) string {
	text := line(body.Title()) + ": " + line(m.Title)
	if m.Start != "" {
		text += ", " + m.Start + " Uhr"
	}
	return text
}

// MeetingEventText says where it takes place and how sure that is.
func MeetingEventText(m *models.Meeting) string {
	text := german.Sentence("Sitzung " + german.MeetingState(m.State))
	if m.Place != "" {
		text += " Ort: " + line(m.Place) + "."
	}
	return text
}

// StepEvent names the last day of a step around a meeting.
func StepEvent(s models.Step, m *models.Meeting, body *models.Body) string {
	return "Frist: " + line(s.Title) + " – " + line(body.Title()) + ", " + line(m.Title)
}

// StepEventText says where the rules state it, and that the day may still move.
func StepEventText(s models.Step, provisional bool) string {
	var text []string
	if s.Clause != "" {
		text = append(text, "Geschäftsordnung, Nummer "+line(s.Clause)+".")
	}
	if provisional {
		text = append(text, "Vorläufig: der Schritt davor ist noch nicht erledigt.")
	}
	return strings.Join(text, " ")
}

// AssignmentEvent names the day by which an assignment is due.
func AssignmentEvent(a *models.Assignment, body *models.Body) string {
	return "Auftrag fällig: " + line(a.Title) + " – " + line(body.Title())
}

// CoEvent names the deadline of a co-signing.
func CoEvent(b *models.Briefing, m *models.Ministry) string {
	return "Frist der Mitzeichnung (" + line(ministryShort(m)) + "): " + line(b.Title)
}

// FeedTitle is the title of the feed.
func FeedTitle(site Site, demo bool) string {
	title := site.Name + ": freigegebene Statusmeldungen"
	if demo {
		title += " (Demonstrationsdaten)"
	}
	return title
}

// FeedRights says what one may do with it.
const FeedRights = "Die Meldungen stammen von den Ressorts und sind vom CDO-Büro freigegeben."

// FeedEntry is the title of a report in the feed: "eJustice: in Umsetzung, Ampel Gelb (Stand 31.10.2026)".
func FeedEntry(m *models.Measure, r *models.StatusReport) string {
	text := line(m.Title) + ": " + german.Phase(r.Phase)
	if r.Percent.Known() {
		text += ", " + german.WholePercent(r.Percent)
	}
	if r.Ampel != "" && r.Ampel != models.AmpelNone {
		text += ", Ampel " + german.Ampel(r.Ampel)
	}
	return text + " (Stand " + german.Date(r.AsOf) + ")"
}
