// The sign-in: password, second factor, one-time link.

package views

import "net/url"

// NoticeSignedOut says that the session has ended.
const NoticeSignedOut NoticeCode = "signed_out"

func init() { notices[NoticeSignedOut] = "Sie sind abgemeldet." }

// SignInPage asks who somebody is.
type SignInPage struct {
	*Frame
	Typed   Typed
	Onwards string // where it goes on
	// Carried is a form that was sent to Onwards without a session, as it came over the wire; "" = none.
	Carried string
}

// SendAgainPage asks somebody who has signed in to do again what was sent without a session.
type SendAgainPage struct {
	*Frame
	Path   string
	Values url.Values
}
