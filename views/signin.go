// The sign-in: password, second factor, one-time link, and what is said when it fails.

package views

import (
	"net/url"
	"time"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/models"
)

// The notices of the sign-in.
const (
	NoticeSignedOut   NoticeCode = "signed_out"
	NoticePasswordSet NoticeCode = "password_set"
)

// SignInPage asks who somebody is.
type SignInPage struct {
	*Frame
	Typed   Typed
	Onwards string // where it goes on
	// Carried is a form that was sent to Onwards without a session, as it came over the wire; "" = none.
	Carried string
	// DemoMails are the accounts that a demonstration offers, with DemoPassword for all of them.
	DemoMails    []string
	DemoPassword string
	// Refused tells that address and password, or the code, do not fit.
	Refused bool
	// Wait is how long nobody may try; 0 = now.
	Wait time.Duration
	// Provider tells that one can sign in with the account of a directory service.
	Provider bool
	// ProviderRefused tells that the directory service knows the person, but there is no account here.
	ProviderRefused bool
	// ProviderDown tells that the directory service does not answer.
	ProviderDown bool
}

func (p *SignInPage) layout() *Frame { return p.timeless("Anmelden") }

// finding says why somebody is here.
func (p *SignInPage) finding() string {
	switch {
	case p.Carried != "":
		return "Ihre Anmeldung ist abgelaufen. Ihre Eingaben sind noch da und werden nach der Anmeldung wieder gezeigt; gespeichert ist noch nichts."
	case p.Onwards != "/" && p.Onwards != "":
		return "Diese Seite ist nur für Angemeldete. Danach geht es dort weiter, wohin Sie wollten."
	}
	return "Für Ressorts und CDO-Büro. Zum Lesen ist keine Anmeldung nötig."
}

// providerURL is where the sign-in at the directory service begins.
func (p *SignInPage) providerURL() string {
	if p.Onwards == "/" || p.Onwards == "" {
		return "/anmeldung/dienst"
	}
	return "/anmeldung/dienst?weiter=" + url.QueryEscape(p.Onwards)
}

// waitText says how long to wait, never less than is true.
func (p *SignInPage) waitText() string {
	seconds := int((p.Wait + time.Second - 1) / time.Second)
	if seconds < 90 {
		return german.Count(seconds, "Sekunde", "Sekunden")
	}
	return german.Count((seconds+59)/60, "Minute", "Minuten")
}

// SendAgainPage asks somebody who has signed in to do again what was sent without a session.
type SendAgainPage struct {
	*Frame
	Path   string
	Values url.Values
}

func (p *SendAgainPage) layout() *Frame { return p.timeless("Noch nicht ausgeführt") }

// InvitePage lets somebody set the password with a one-time link. User is nil when the link is not valid any more.
type InvitePage struct {
	*Frame
	Typed Typed
	User  *models.User
	Until models.Instant // 0 = without end
}

func (p *InvitePage) layout() *Frame { return p.timeless("Kennwort setzen") }

// SignOutPage asks whether to end the session.
type SignOutPage struct{ *Frame }

func (p *SignOutPage) layout() *Frame { return p.timeless("Abmelden") }

// failed tells that a notice over the form says something and takes the focus.
func (p *SignInPage) failed() bool {
	return p.Refused || p.Wait > 0 || p.ProviderRefused || p.ProviderDown || len(p.Typed.Problems) > 0
}

// focusIf puts the focus into a field when the page opens.
func focusIf(first bool) templ.Attributes {
	if !first {
		return nil
	}
	return templ.Attributes{"autofocus": true}
}

// passwordHint says what a password must be.
const passwordHint = "Mindestens 12 Zeichen. Mehrere Wörter hintereinander sind leicht zu merken und schwer zu erraten."

// hiddenFields lists values (name, value) sorted by name.
func hiddenFields(values url.Values) [][2]string { return (&Frame{Query: values}).hidden() }
