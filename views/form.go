// What forms share: what was typed, what is wrong with it, and in which words.

package views

import (
	"crypto/rand"
	"net/url"
	"strings"
	"unicode/utf8"
	"zielstand/app/governance"

	"github.com/a-h/templ"

	"zielstand/models"
)

// Person is who is signed in, on pages that are made for one person only.
type Person struct {
	Name string
	Role models.AccountRole
}

// NoticeCode names what was just done; the next page says it once.
type NoticeCode string

// The notices. A code that is not listed in notices shows nothing.
const (
	NoticeSaved   NoticeCode = "saved"
	NoticeCreated NoticeCode = "created"
	NoticeDeleted NoticeCode = "deleted"
	NoticeNothing NoticeCode = "nothing" // nothing was changed
)

// notices are the sentences.
var notices = map[NoticeCode]string{
	NoticeSaved:             "Gespeichert.",
	NoticeCreated:           "Angelegt.",
	NoticeDeleted:           "Gelöscht.",
	NoticeNothing:           "Es war nichts zu ändern.",
	NoticeSignedOut:         "Sie sind abgemeldet.",
	NoticePasswordSet:       "Das Kennwort ist gesetzt, und Sie sind angemeldet.",
	NoticePassword:          "Das neue Kennwort gilt ab jetzt. Andere Sitzungen sind beendet.",
	NoticeFactorOff:         "Der zweite Faktor ist abgeschaltet.",
	NoticeSessionsOff:       "Die Sitzung ist beendet.",
	NoticeRevoked:           "Der Link gilt nicht mehr.",
	NoticeReported:          "Die Meldung ist eingereicht. Sie zählt, sobald das CDO-Büro sie freigibt.",
	NoticeRepeated:          "Die angekreuzten Meldungen sind unverändert eingereicht.",
	NoticeDraftKept:         "Der Entwurf ist gespeichert. Nur Sie sehen ihn.",
	NoticeDraftGone:         "Der Entwurf ist verworfen.",
	NoticeApproved:          "Die Meldung ist freigegeben und zählt ab jetzt.",
	NoticeReturned:          "Die Meldung ist mit Ihrer Frage zurückgegeben.",
	NoticeCommented:         "Der Beitrag ist gespeichert.",
	NoticeOpinion:           "Die Sicht des CDO-Büros ist gespeichert.",
	NoticeRoundPlanned:      "Die Berichtsrunde ist geplant.",
	NoticeRoundOpened:       "Die Berichtsrunde ist eröffnet. Die Ansprechpersonen werden per Mail aufgefordert.",
	NoticeRoundClosed:       "Die Berichtsrunde ist geschlossen, ihre Vollständigkeit festgehalten.",
	NoticeRoundDeleted:      "Die geplante Berichtsrunde ist gelöscht.",
	NoticeNilGiven:          "Die Fehlanzeige ist abgegeben.",
	NoticeNilTaken:          "Die Fehlanzeige ist zurückgenommen.",
	NoticeMailsAgain:        "Die Mails werden erneut gesendet.",
	NoticeBriefingCreated:   "Die Vorlage ist angelegt. Die Texte sind aus den Daten vorgeschlagen.",
	NoticeBriefingFrozen:    "Der Stand ist eingefroren. Alle Dateien entstehen von nun an aus dieser Fassung.",
	NoticeBriefingSame:      "Derselbe Stand mit denselben Texten ist schon eingefroren; es bleibt bei dieser Fassung.",
	NoticeBriefingFinal:     "Die Fassung ist endgültig. An der Vorlage ändert sich nichts mehr.",
	NoticeBriefingPublished: "Die Vorlage ist veröffentlicht. Alle können sie lesen.",
	NoticeBriefingWithdrawn: "Die Veröffentlichung ist zurückgenommen.",
	NoticeBriefingDeleted:   "Die Vorlage ist gelöscht.",
	NoticeScheduleCreated:   "Der Zeitplan ist angelegt.",
	NoticeScheduleDeleted:   "Der Zeitplan ist gelöscht.",
	NoticeCoAsked:           "Die Ressorts sind um Mitzeichnung gebeten. Ihre Ansprechpersonen bekommen eine Mail.",
	NoticeCoDeadline:        "Die neue Frist gilt für alle offenen Antworten.",
	NoticeCoWithdrawn:       "Die Bitte um Mitzeichnung ist zurückgenommen.",
	NoticeCoAnswered:        "Ihre Antwort ist gespeichert.",
	NoticeDuty:              "Der Stand des Auftrags ist gespeichert.",
	NoticeAssigned:          "Die Aufträge sind erteilt.",
	NoticeReviewNote:        "Der Vermerk ist gespeichert. Nur Mitglieder des Gremiums lesen ihn.",
	NoticeMinutes:           "Gespeichert.",
	NoticeItemAdded:         "Der Tagesordnungspunkt ist angelegt.",
	NoticeItemsProposed:     "Die Aufträge stehen auf der Tagesordnung.",
	NoticeResolved:          "Der Beschluss ist festgehalten. Er wird nicht mehr geändert.",
	NoticeStepDone:          "Der Schritt ist als erledigt festgehalten.",
	NoticeCircularOpened:    "Das Umlaufverfahren ist eröffnet.",
	NoticeCircularAnswered:  "Die Antwort ist festgehalten.",
	NoticeCircularClosed:    "Das Ergebnis ist als mitgeteilt festgehalten.",
	NoticePersonErased:      "Die Person ist gelöscht. Im Journal steht nur noch eine Nummer.",
}

// Known tells whether the code says something.
func (n NoticeCode) Known() bool { return notices[n] != "" }

// Text is the sentence of the notice.
func (n NoticeCode) Text() string { return notices[n] }

// Typed is a form as somebody filled it in, with everything that is wrong. The zero value is a form that nobody
// has sent yet.
type Typed struct {
	Values   url.Values
	Problems []models.Problem
	// Resumed tells that it was typed before a sign-in and nothing was stored.
	Resumed bool
}

// Sent tells whether somebody has filled the form in.
func (t Typed) Sent() bool { return t.Values != nil }

// Value is what was typed into the field; before anybody typed, it is otherwise.
func (t Typed) Value(name, otherwise string) string {
	if t.Values == nil {
		return otherwise
	}
	return strings.ToValidUTF8(t.Values.Get(name), "\ufffd")
}

// Has tells whether a box or choice with the value is ticked; before anybody typed, otherwise decides.
func (t Typed) Has(name, value string, otherwise bool) bool {
	if t.Values == nil {
		return otherwise
	}
	for _, v := range t.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

// Day is a date for DateFields; a date that is none stands in the three fields as typed.
func (t Typed) Day(name, part string, otherwise models.Date) string {
	if t.Values == nil {
		return datePart(otherwise, part)
	}
	return t.Value(name+"_"+part, "")
}

// Error is what is wrong with a field, "" if nothing is.
func (t Typed) Error(name string) string {
	for _, p := range t.Problems {
		if p.Field == name {
			return fieldProblem(p)
		}
	}
	return ""
}

// fieldProblem says beside a field what is wrong and what is allowed; the label is there already.
func fieldProblem(p models.Problem) string {
	if text := formProblems[p.Code]; text != "" {
		return text
	}
	switch p.Code {
	case models.CodeRequired:
		return "Bitte ausfüllen."
	case models.CodeUnknown:
		return "Bitte einen der angebotenen Einträge wählen."
	case models.CodeRange:
		return "Erlaubt ist " + strings.Join(p.Allowed, " bis ") + "."
	case models.CodeTooLong:
		return "Das ist zu lang: erlaubt sind höchstens " + strings.Join(p.Allowed, "") + " Zeichen."
	case models.CodeOrder:
		return "Das liegt vor einem früheren Schritt."
	case models.CodeArchived:
		return "Dieser Eintrag ist nicht mehr in Gebrauch."
	case CodeVote:
		return strings.Join(p.Allowed, " ")
	case models.CodeSettled:
		return "Beschlossenes wird nicht geändert. Eine Berichtigung ist ein neuer Beschluss."
	case models.CodeInUse:
		return "Dieser Eintrag wird noch gebraucht."
	}
	if len(p.Allowed) > 0 && strings.HasPrefix(p.Allowed[0], "JJJJ") {
		return "Das ist kein Datum. Bitte Tag, Monat und Jahr angeben, zum Beispiel 18 11 2024."
	}
	if len(p.Allowed) > 0 {
		return "Das hat nicht die erwartete Form, zum Beispiel: " + p.Allowed[0] + "."
	}
	return "Das hat nicht die erwartete Form."
}

// Codes of problems that only forms have.
const (
	CodeMismatch  = "mismatch"   // the repetition differs
	CodeWrong     = "wrong"      // the current password or the code is not right
	CodeNotTyped  = "not_typed"  // what had to be typed to confirm was not
	CodePast      = "past"       // the day is over
	CodeMailTaken = "mail_taken" // the address is another account's
	CodeEither    = "either"     // one of two fields, not both
)

// formProblems words the codes that need no more than the field beside them.
var formProblems = map[string]string{
	CodeMismatch:            "Beide Eingaben müssen gleich sein.",
	CodeWrong:               "Das stimmt nicht.",
	models.CodeLastAdmin:    "Dies ist das letzte Konto, das Konten verwalten darf. Bitte geben Sie zuerst jemand anderem diese Rolle.",
	CodeNotTyped:            "Zur Bestätigung bitte genau das Genannte eintippen.",
	CodeMailTaken:           "Diese Adresse gehört schon zu einem anderen Konto.",
	"guessable":             "Das ist zu leicht zu erraten. Bitte nicht den Namen, die Adresse oder immer dasselbe Zeichen nehmen.",
	models.CodeTaken:        "Das gibt es schon.",
	"hidden":                "Das gehört nicht zu dem, was dieser Leserkreis sehen darf.",
	CodeEither:              "Bitte entweder einen Tag oder ein Gremium angeben.",
	CodePast:                "Bitte einen Tag ab heute wählen.",
	governance.CodeMove:     "Das ist von diesem Stand aus nicht möglich.",
	governance.CodeReporter: "Wer die Erledigung gemeldet hat, kann sie nicht selbst bestätigen.",
	governance.CodeEarlier:  "Dieser Tag liegt vor dem letzten Schritt.",
}

// rowsUnless is the usual height of a text field, unless the attributes say another one: of two, browsers take the first.
func rowsUnless(attributes templ.Attributes) templ.Attributes {
	if _, said := attributes["rows"]; said {
		return nil
	}
	return templ.Attributes{"rows": "4"}
}

// invalid marks a field with a problem for assistive technology, and connects hint and message with it.
func (t Typed) invalid(id, name, hint string) templ.Attributes {
	attributes := templ.Attributes{}
	var about []string
	if hint != "" {
		about = append(about, id+"-hinweis")
	}
	if t.Error(name) != "" {
		attributes["aria-invalid"] = "true"
		about = append(about, id+"-fehler")
	}
	if len(about) > 0 {
		attributes["aria-describedby"] = strings.Join(about, " ")
	}
	return attributes
}

// allShort tells whether the choices are abbreviations, of which several fit side by side.
func allShort(choices []Choice) bool {
	for _, c := range choices {
		if utf8.RuneCountInString(c.Title) > 8 {
			return false
		}
	}
	return true
}

// FieldLabel names a field in the summary of problems and leads to it.
type FieldLabel struct{ Name, Label, ID string }

// summary lists the problems in the words of the form's labels.
func (t Typed) summary(labels []FieldLabel) []FieldLabel {
	var lines []FieldLabel
	for _, p := range t.Problems {
		line := FieldLabel{Name: p.Field, Label: ProblemText(p)}
		for _, l := range labels {
			if l.Name == p.Field {
				line.Label, line.ID = l.Label+": "+fieldProblem(p), l.ID
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// NewFormID is the random name of a form that is shown now; sent twice, it is stored once.
func NewFormID() string { return strings.ToLower(rand.Text()) }
