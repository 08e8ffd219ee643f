// Signing in and out.

package web

import (
	"net/url"

	"github.com/gofiber/fiber/v2"

	"zielstand/views"
)

// maxCarried is the most that is carried through a sign-in, in bytes of the form.
const maxCarried = 200 << 10

// signInPage asks who somebody is.
func signInPage(v *personal) (*reply, error) {
	onwards := v.onwards(v.Query.Text("weiter", maxValue))
	if v.User != nil {
		return lead(onwards, ""), nil
	}
	return show(views.SignIn(&views.SignInPage{Frame: v.Frame, Onwards: onwards})), nil
}

// onwards is where somebody is led after the sign-in: only ever to a page of ours.
func (v *personal) onwards(path string) string {
	if !isLocal(path) {
		return "/"
	}
	return path
}

// signOut ends the session.
func signOut(v *personal) (*reply, error) {
	if err := v.endSession(); err != nil {
		return nil, err
	}
	return lead("/", views.NoticeSignedOut), nil
}

// askToSignIn leads somebody whom a page needs to know to the sign-in, and back afterwards. A form that was sent
// without a session, because it ended while somebody typed, is carried through the sign-in.
func (v *personal) askToSignIn() (*reply, error) {
	if v.reading() {
		return lead("/anmeldung?weiter="+url.QueryEscape(v.http.OriginalURL()), ""), nil
	}
	page := &views.SignInPage{Frame: v.Frame, Onwards: "/"}
	if wantsJSON(v.http) {
		return nil, fiber.ErrUnauthorized
	}
	v.Form.values.Del(fieldCSRF)
	if carried := v.Form.values.Encode(); len(carried) <= maxCarried {
		page.Onwards, page.Carried = v.http.Path(), carried
	}
	return &reply{status: fiber.StatusUnauthorized, page: views.SignIn(page)}, nil
}

// askToSendAgain shows what was about to be done when the session had ended.
func (v *personal) askToSendAgain() *reply {
	return show(views.SendAgain(&views.SendAgainPage{Frame: v.Frame, Path: v.Frame.Path, Values: v.Form.values}))
}
