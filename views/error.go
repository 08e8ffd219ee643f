// What visitors read when something fails: what happened, and what they can do.

package views

import (
	"strconv"
	"strings"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// ErrorPage tells of a failed request. RequestID leads to the log.
type ErrorPage struct {
	Status    int // of HTTP
	Problems  []models.Problem
	RequestID string
	// Retry is the path of the page without the parameters that it refused; "" for none.
	Retry string
	// Forged tells that a form did not come from a page of the visitor's session.
	Forged bool
	Site   Site
}

// failure is the wording for one status.
type failure struct{ title, text, advice string }

var failures = map[int]failure{
	400: {"Diese Angabe lässt sich nicht verarbeiten", "Die Adresse enthält eine Angabe, mit der diese Seite nichts anfangen kann.",
		"Bitte berichtigen Sie die Angabe oder rufen Sie die Seite ohne sie auf."},
	401: {"Bitte melden Sie sich an", "Diese Seite ist nur für Angemeldete, oder Ihre Anmeldung ist abgelaufen.", "Bitte melden Sie sich an und versuchen Sie es noch einmal."},
	403: {"Dafür fehlt die Berechtigung", "Diese Seite ist nicht für alle freigegeben.", "Bitte wenden Sie sich an die Verwaltung der Konten, wenn Sie sie brauchen."},
	404: {"Diese Seite gibt es nicht", "Unter dieser Adresse ist nichts zu finden. Vielleicht ist sie vertippt, oder der Eintrag heißt inzwischen anders.",
		"Bitte suchen Sie nach einem Begriff oder beginnen Sie bei der Übersicht."},
	405: {"So lässt sich diese Adresse nicht aufrufen", "Diese Adresse gibt es, aber nicht für diese Art von Anfrage.", "Bitte rufen Sie sie im Browser auf, ohne ein Formular abzusenden."},
	408: {"Das hat zu lange gedauert", "Die Anfrage kam nicht rechtzeitig vollständig an.", "Bitte versuchen Sie es noch einmal."},
	409: {"Inzwischen hat jemand anderes gespeichert", "Der Eintrag wurde geändert, während Sie ihn bearbeitet haben.", "Bitte vergleichen Sie beide Fassungen und speichern Sie erneut."},
	413: {"Das ist zu groß", "Die gesendeten Daten sind größer als erlaubt.", "Bitte senden Sie weniger auf einmal."},
	415: {"Diese Form von Daten wird nicht verstanden", "Erwartet werden die Angaben eines Formulars.", "Bitte senden Sie das Formular im Browser ab."},
	431: {"Diese Adresse ist zu lang", "Die Anfrage ist größer als erlaubt.", "Bitte kürzen Sie die Adresse, zum Beispiel um einige Filter."},
	500: {"Hier ist etwas schiefgegangen", "Die Seite konnte wegen eines Fehlers im Programm nicht angezeigt werden. An Ihrer Eingabe lag es nicht.",
		"Bitte versuchen Sie es noch einmal. Wenn es wieder geschieht, melden Sie es bitte mit der Kennung."},
	503: {"Im Augenblick ist keine Antwort möglich", "Die Antwort hat zu lange gedauert, oder die Datenbank ist nicht erreichbar.", "Bitte versuchen Sie es in einigen Minuten noch einmal."},
}

// forged is the wording for a form that another site may have sent, or that is older than the session.
var forged = failure{"Das Formular wurde nicht angenommen", "Es gehört nicht zu Ihrer jetzigen Sitzung, oder es kam von einer anderen Seite. Gespeichert wurde nichts.",
	"Bitte laden Sie die Seite mit dem Formular neu und senden Sie es noch einmal ab."}

func (e *ErrorPage) wording() failure {
	if e.Forged {
		return forged
	}
	if f, ok := failures[e.Status]; ok {
		return f
	}
	if e.Status < 500 {
		return failures[400]
	}
	return failures[500]
}

// Title says in a few words what happened.
func (e *ErrorPage) Title() string { return e.wording().title }

// Text says in a sentence what happened.
func (e *ErrorPage) Text() string { return e.wording().text }

// Advice says what to do.
func (e *ErrorPage) Advice() string { return e.wording().advice }

// ProblemText names the parameter, what was given, and what is allowed.
func ProblemText(p models.Problem) string {
	value := "„" + p.Field + "“: „" + p.Value + "“ "
	allowed := "."
	if len(p.Allowed) > 0 {
		allowed = ". Erlaubt ist: " + strings.Join(explained(p), ", ") + "."
		if p.Code == models.CodeFormat && strings.HasPrefix(p.Allowed[0], "JJJJ") {
			allowed = ". Erlaubt ist: " + strings.Join(p.Allowed, " oder ") + ", zum Beispiel 2024-11-18."
		}
	}
	switch p.Code {
	case models.CodeRequired:
		return "„" + p.Field + "“ fehlt" + allowed
	case models.CodeFormat:
		return value + "hat nicht die erwartete Form" + allowed
	case models.CodeRange:
		return value + "liegt außerhalb des Erlaubten. Erlaubt ist: " + strings.Join(p.Allowed, " bis ") + "."
	case models.CodeOrder:
		return value + "liegt vor „" + strings.Join(p.Allowed, "“, „") + "“."
	case models.CodeTooLong:
		return value + "ist zu lang. Erlaubt sind höchstens " + strings.Join(p.Allowed, ", ") + " Zeichen."
	}
	return value + "gibt es nicht" + allowed
}

// status is the number for those who look it up.
func (e *ErrorPage) status() string { return strconv.Itoa(e.Status) }

// explained adds to each allowed value of a filter the word the page shows for it: "planned (geplant)".
func explained(p models.Problem) []string {
	values := make([]string, 0, len(p.Allowed))
	for _, value := range p.Allowed {
		word := ""
		switch p.Field {
		case "phase":
			word = german.Phase(models.Phase(value))
		case "ampel":
			word = german.Ampel(models.Ampel(value))
		case "signal":
			for _, s := range progress.AllSignals {
				if s.Key() == value {
					word = german.Signal(s)
				}
			}
		}
		if word != "" {
			value += " (" + word + ")"
		}
		values = append(values, value)
	}
	return values
}
