// Mails about what somebody has to do by a day besides reporting: co-signing papers, assignments of bodies, and the
// steps around meetings.

package views

import (
	"net/url"

	"zielstand/app/german"
	"zielstand/models"
)

// MailItem is one line of a list in a mail, with the page that it leads to.
type MailItem struct{ Text, Path string }

// ListMail is a mail that names things with links. The constructors below word it.
type ListMail struct {
	MailFrame
	subject, intro, advice string
	items                  []MailItem
}

// Mail puts both forms together.
func (m *ListMail) Mail() (MailText, error) {
	list := []string{m.intro}
	for _, i := range m.items[:min(len(m.items), mailMeasures)] {
		list = append(list, "- "+i.Text+"\n  "+m.url(i.Path))
	}
	if rest := m.rest(); rest > 0 {
		list = append(list, "- und "+german.Int(rest)+" weitere")
	}
	return m.mail(m.subject, append(list, m.advice), listBody(m))
}

func (m *ListMail) rest() int { return max(0, len(m.items)-mailMeasures) }

// CoMailItem names a paper that a ministry is asked to co-sign; days are the working days until the deadline, negative
// behind it.
func CoMailItem(b *models.Briefing, m *models.Ministry, s *models.CoSignature, days int) MailItem {
	text := "„" + line(b.Title) + "“, " + line(m.Name) + ": "
	switch {
	case days < 0:
		text += "Die Frist war am " + german.Date(s.Deadline) + ". Eine Antwort ist weiter möglich und wird als verspätet gekennzeichnet."
	case days == 0:
		text += "Die Frist endet heute oder am nächsten Arbeitstag (" + german.Date(s.Deadline) + ")."
	default:
		text += "Die Frist endet am " + german.Date(s.Deadline) + ", in " + german.Count(days, "Arbeitstag", "Arbeitstagen") + "."
	}
	return MailItem{text, CoBriefingPath(b.ID)}
}

// CoAskMail asks to co-sign papers.
func CoAskMail(f MailFrame, items []MailItem) *ListMail {
	subject := "Bitte um Mitzeichnung einer Vorlage"
	if len(items) > 1 {
		subject = "Bitte um Mitzeichnung: " + german.Int(len(items)) + " Antworten"
	}
	return &ListMail{f, subject, "das CDO-Büro bittet um Mitzeichnung für den Ministerrat:", coAdvice, items}
}

// CoReminderMail reminds of papers that wait for being co-signed.
func CoReminderMail(f MailFrame, items []MailItem) *ListMail {
	subject := german.Count(len(items), "Mitzeichnung steht", "Mitzeichnungen stehen") + " noch aus"
	return &ListMail{f, subject, "diese Antworten fehlen noch:", coAdvice, items}
}

const coAdvice = "Sie können mitzeichnen, mit Anmerkung mitzeichnen, nicht mitzeichnen oder eine Fehlanzeige abgeben, und die Antwort ändern, bis die Vorlage endgültig ist."

// AssignmentMailItem names an assignment that is due.
func AssignmentMailItem(a *models.Assignment, body *models.Body, due, today models.Date) MailItem {
	return MailItem{line(a.Title) + " (" + line(body.Title()) + "): " + dueText(due, today), "/auftraege/" + url.PathEscape(a.ID) + "/stand"}
}

// StepMailItem names a step around a meeting that is due.
func StepMailItem(step models.Step, m *models.Meeting, body *models.Body, due, today models.Date) MailItem {
	return MailItem{line(step.Title) + " – " + line(body.Title()) + ", " + line(m.Title) + ": " + dueText(due, today), "/sitzungen/" + url.PathEscape(m.ID)}
}

// dueText is "fällig am 16.11.2026" or "war am 16.11.2026 fällig".
func dueText(due, today models.Date) string {
	switch {
	case due < today:
		return "war am " + german.Date(due) + " fällig"
	case due == today:
		return "heute fällig"
	}
	return "fällig am " + german.Date(due)
}

// DutyMail names what bodies wait for; the frame carries the link that switches such mails off.
func DutyMail(f MailFrame, items []MailItem) *ListMail {
	f.Why = "Sie erhalten diesen Hinweis, weil etwas, das Gremien erwarten, in Ihrem Ressort oder im CDO-Büro fällig ist."
	return &ListMail{f, german.Count(len(items), "Frist", "Fristen") + " aus Gremien", "das ist fällig oder wird es bald:",
		"Ist etwas erledigt, melden Sie es bitte auf der genannten Seite. An jede Frist wird vorher und danach je einmal erinnert.", items}
}
