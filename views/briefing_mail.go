// The mail that says that a briefing has been made by schedule.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// BriefingMail says that a briefing is there to be read and edited.
type BriefingMail struct {
	MailFrame
	Briefing *models.Briefing
}

// Mail words the announcement.
func (m *BriefingMail) Mail() (MailText, error) {
	return m.mail("Vorlage „"+strings.Join(strings.Fields(m.Briefing.Title), " ")+"“ liegt bereit", []string{m.intro(), m.url(BriefingPath(m.Briefing)), briefingMailAdvice}, briefingBody(m))
}

const briefingMailAdvice = "Die Texte sind aus den Daten vorgeschlagen. Bitte prüfen und ändern Sie sie, bevor Sie die Vorlage als endgültig festlegen."

func (m *BriefingMail) intro() string {
	return "nach Zeitplan ist die Vorlage „" + m.Briefing.Title + "“ mit dem Stand vom " + german.Date(m.Briefing.Stichtag) + " entstanden."
}
