// The mails: each in plain text and in HTML, from the same facts. Neither has pictures, colours or anything that is
// fetched; a link is always written out in the plain text.

package views

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/models"
)

// MailText is a mail in words.
type MailText struct{ Subject, Text, HTML string }

// MailFrame is what every mail has around its content.
type MailFrame struct {
	Site Site
	To   *models.User
	Demo bool
	// Unsubscribe switches such mails off; "" = they are needed.
	Unsubscribe string
	// Why says why the person gets it; "" = as for reports.
	Why string
}

// MailRequest is what a person is asked for in a round by one ministry.
type MailRequest struct {
	Round    *models.ReportingRound
	Ministry *models.Ministry
	For      string // name of whom they stand in for, "" for nobody
	Missing  []MailMeasure
	Asked    int // reports that the ministry owes in all
	// Days are working days until the deadline, negative behind it.
	Days int
}

// MailMeasure is a measure without an answer; Returned tells that the CDO office has asked back.
type MailMeasure struct {
	Title, ID string
	Returned  bool
}

// CallMail asks for the reports of one round.
type CallMail struct {
	MailFrame
	Requests []MailRequest // of one round, one for each ministry
}

// ReminderMail says what is missing, by deadline.
type ReminderMail struct {
	MailFrame
	Requests []MailRequest
}

// NoticeMail says what was decided about somebody's reports.
type NoticeMail struct {
	MailFrame
	Decisions []MailDecision
}

// MailDecision is one report that was approved, or returned with a question. The question itself is internal and
// stays in the house.
type MailDecision struct {
	Measure, MeasureID, ReportID string
	AsOf                         models.Date
	Returned                     bool
}

// Mail words the call.
func (m *CallMail) Mail() (MailText, error) {
	r := m.Requests[0].Round
	return m.mail("Berichtsrunde „"+r.Title+"“: bitte bis "+german.Date(r.Deadline)+" melden", m.paragraphs(), callBody(m))
}

// Mail words the reminder.
func (m *ReminderMail) Mail() (MailText, error) {
	return m.mail(reminderSubject(m), m.paragraphs(), reminderBody(m))
}

// Mail words the notice.
func (m *NoticeMail) Mail() (MailText, error) {
	return m.mail(noticeSubject(m), m.paragraphs(), noticeBody(m))
}

// mail puts both forms together.
func (f *MailFrame) mail(subject string, paragraphs []string, body templ.Component) (MailText, error) {
	if f.Demo {
		subject = "[Demonstration] " + subject
	}
	var html bytes.Buffer
	err := mailLayout(f, subject, body).Render(context.Background(), &html)
	all := append([]string{f.greeting()}, paragraphs...)
	all = append(all, strings.Join(f.footer(), "\n"))
	return MailText{Subject: subject, Text: strings.Join(all, "\n\n") + "\n", HTML: html.String()}, err
}

func (f *MailFrame) greeting() string {
	return "Guten Tag " + strings.Join(strings.Fields(f.To.Name), " ") + ","
}

// url is the full address of a page.
func (f *MailFrame) url(path string) string { return strings.TrimSuffix(f.Site.BaseURL, "/") + path }

// footer says who writes and why.
func (f *MailFrame) footer() []string {
	lines := []string{"-- ", f.Site.Name}
	if f.Site.Operator != "" {
		lines[1] += " · " + f.Site.Operator
	}
	if f.Demo {
		lines = append(lines, "Alle Angaben sind Demonstrationsdaten.")
	}
	lines = append(lines, f.reason())
	if f.Unsubscribe != "" {
		lines = append(lines, "Solche Hinweise abbestellen: "+f.Unsubscribe)
	}
	return lines
}

func (f *MailFrame) reason() string {
	if f.Why != "" {
		return f.Why
	}
	if f.Unsubscribe != "" {
		return "Sie erhalten diesen Hinweis, weil Sie die Meldungen verfasst haben."
	}
	return "Sie erhalten diese Nachricht, weil Sie für ein Ressort melden oder jemanden dabei vertreten."
}

// reports is the page where reporting begins, for one ministry.
func (f *MailFrame) reports(r *MailRequest) string {
	return f.url("/meldungen?ressort=" + url.QueryEscape(r.Ministry.ID))
}

func (f *MailFrame) measure(m MailMeasure) string {
	return f.url("/meldungen/" + url.PathEscape(m.ID))
}

func (f *MailFrame) decision(d MailDecision) string {
	return f.url("/meldungen/" + url.PathEscape(d.MeasureID) + "/" + url.PathEscape(d.ReportID))
}

// callIntro says what is asked for.
func callIntro(m *CallMail) string {
	r := m.Requests[0].Round
	return "die Berichtsrunde „" + r.Title + "“ ist eröffnet. Bitte melden Sie den Stand Ihrer Maßnahmen am " + german.Date(r.Stichtag) +
		" bis einschließlich " + german.Date(r.Deadline) + "."
}

// requestLine is "Ministerium … (MdI): 7 Meldungen, in Vertretung für Anna Muster".
func requestLine(r *MailRequest) string {
	line := r.Ministry.Name + ": " + german.Count(r.Asked, "Meldung", "Meldungen")
	if r.For != "" {
		line += ", in Vertretung für " + r.For
	}
	return line
}

func (m *CallMail) paragraphs() []string {
	list := []string{callIntro(m)}
	if text := m.Requests[0].Round.Message; text != "" {
		list = append(list, "Das CDO-Büro schreibt dazu:\n"+quoted(text))
	}
	for i := range m.Requests {
		r := &m.Requests[i]
		list = append(list, requestLine(r)+"\n"+m.reports(r))
	}
	return append(list, nothingToReport)
}

const nothingToReport = "Hat sich nichts geändert, genügt „unverändert“, auch für mehrere Maßnahmen zugleich. Gibt es nichts zu melden, geben Sie bitte auf der Seite der Runde eine Fehlanzeige ab."

// quoted marks the lines of somebody else's text.
func quoted(text string) string { return "> " + strings.ReplaceAll(text, "\n", "\n> ") }

// reminderSubject names the most urgent round.
func reminderSubject(m *ReminderMail) string {
	missing := 0
	for _, r := range m.Requests {
		missing += len(r.Missing)
	}
	first := m.Requests[0]
	subject := german.Count(missing, "Meldung fehlt", "Meldungen fehlen") + " noch"
	if first.Days < 0 {
		return subject + " – die Frist war am " + german.Date(first.Round.Deadline)
	}
	return subject + " – Frist " + german.Date(first.Round.Deadline)
}

// deadlineLine says how the deadline lies.
func deadlineLine(r *MailRequest) string {
	line := "Berichtsrunde „" + r.Round.Title + "“, " + r.Ministry.Name
	if r.For != "" {
		line += " (in Vertretung für " + r.For + ")"
	}
	switch {
	case r.Days < 0:
		line += ": Die Frist war am " + german.Date(r.Round.Deadline) + ". Eine Meldung ist weiter möglich und wird als verspätet gekennzeichnet."
	case r.Days == 0:
		line += ": Die Frist endet heute."
	default:
		line += ": Die Frist endet am " + german.Date(r.Round.Deadline) + ", in " + german.Count(r.Days, "Arbeitstag", "Arbeitstagen") + "."
	}
	return line
}

// missingLine names a measure and what is to be done.
func missingLine(m MailMeasure) string {
	if m.Returned {
		return m.Title + " (Rückfrage des CDO-Büros)"
	}
	return m.Title
}

// mailMeasures is how many measures of a ministry a mail names; the page has them all.
const mailMeasures = 15

func (m *ReminderMail) paragraphs() []string {
	list := []string{reminderIntro(m)}
	for i := range m.Requests {
		r := &m.Requests[i]
		lines := []string{deadlineLine(r)}
		for _, missing := range r.Missing[:min(len(r.Missing), mailMeasures)] {
			lines = append(lines, "- "+missingLine(missing), "  "+m.measure(missing))
		}
		if rest := len(r.Missing) - mailMeasures; rest > 0 {
			lines = append(lines, "- und "+german.Int(rest)+" weitere")
		}
		list = append(list, strings.Join(append(lines, "Alle: "+m.reports(r)), "\n"))
	}
	return append(list, nothingToReport)
}

func reminderIntro(m *ReminderMail) string {
	if len(m.Requests) == 1 && len(m.Requests[0].Missing) == 1 {
		return "eine Meldung fehlt noch:"
	}
	return "diese Meldungen fehlen noch:"
}

func noticeSubject(m *NoticeMail) string {
	returned := 0
	for _, d := range m.Decisions {
		if d.Returned {
			returned++
		}
	}
	switch approved := len(m.Decisions) - returned; {
	case approved == 0:
		return german.Count(returned, "Rückfrage", "Rückfragen") + " zu Ihren Meldungen"
	case returned == 0:
		return german.Count(approved, "Meldung", "Meldungen") + " freigegeben"
	default:
		return german.Count(returned, "Rückfrage", "Rückfragen") + ", " + german.Count(approved, "Meldung", "Meldungen") + " freigegeben"
	}
}

// decisionLine says what was decided.
func decisionLine(d MailDecision) string {
	line := d.Measure + " (Stand " + german.Date(d.AsOf) + "): "
	if d.Returned {
		return line + "Das CDO-Büro hat eine Rückfrage."
	}
	return line + "freigegeben."
}

const noticeIntro = "das CDO-Büro hat über Ihre Meldungen entschieden:"

func (m *NoticeMail) paragraphs() []string {
	list := []string{noticeIntro}
	for _, d := range m.Decisions {
		list = append(list, "- "+decisionLine(d)+"\n  "+m.decision(d))
	}
	return list
}

func splitLines(text string) []string { return strings.Split(text, "\n") }
