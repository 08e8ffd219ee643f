// The German of reporting rounds.

package german

import (
	"zielstand/app/progress"
	"zielstand/models"
)

// RoundState names the state of a reporting round.
func RoundState(s models.RoundState) string {
	switch s {
	case models.RoundPlanned:
		return "geplant"
	case models.RoundOpen:
		return "offen"
	}
	return "geschlossen"
}

// Answer names what a ministry has said about a measure in a round.
func Answer(a progress.Answer) string {
	switch a {
	case progress.AnswerMissing:
		return "fehlt"
	case progress.AnswerReturned:
		return "zurückgegeben"
	case progress.AnswerSubmitted:
		return "eingereicht"
	case progress.AnswerApproved:
		return "freigegeben"
	case progress.AnswerNil:
		return "Fehlanzeige"
	}
	return "noch nicht freigegeben"
}

// WorkingDays is "1 Arbeitstag" or "3 Arbeitstage".
func WorkingDays(n int) string { return Count(n, "Arbeitstag", "Arbeitstage") }

var weekdays = [...]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}

// Weekday is "Montag".
func Weekday(d models.Date) string { return weekdays[d.Time().Weekday()] }
