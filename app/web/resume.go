// The session ends while somebody types: what they send is carried through the sign-in and shown again in its own
// form. Nothing is stored without being sent anew by who signed in.

package web

import (
	"context"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// askToSignIn leads somebody whom a page needs to know to the sign-in, and back afterwards.
func (v *personal) askToSignIn() (*reply, error) {
	if wantsJSON(v.http) {
		return nil, fiber.ErrUnauthorized
	}
	if v.reading() {
		return lead("/anmeldung?weiter="+url.QueryEscape(v.http.OriginalURL()), ""), nil
	}
	v.Form.values.Del(fieldCSRF)
	page := v.signInFor(v.http.OriginalURL(), v.Form.values.Encode())
	page.Typed = views.Typed{}
	if v.http.Path() == "/abmelden" || page.Carried == "" {
		return lead("/anmeldung", ""), nil
	}
	return &reply{status: fiber.StatusUnauthorized, page: views.SignIn(page)}, nil
}

// askToSendAgain shows what was about to be done when the session had ended.
func (v *personal) askToSendAgain() *reply {
	return show(views.SendAgain(&views.SendAgainPage{Frame: v.Frame, Path: v.Frame.Path, Values: v.Form.values}))
}

// resumedMark is the name under which a request knows that it is one from before the sign-in.
const resumedMark = "resumed"

// resume answers a form from before the sign-in as if it had just been sent, by the person who has signed in since:
// the action finds it not valid and shows it again.
func (s *Server) resume(c *fiber.Ctx, page *views.SignInPage) error {
	path, query, _ := strings.Cut(page.Onwards, "?")
	c.Locals(resumedMark, true)
	request := c.Request()
	request.Header.SetMethod(fiber.MethodPost)
	request.Header.SetContentType(fiber.MIMEApplicationForm)
	request.URI().SetQueryString(query)
	request.SetBodyString(page.Carried)
	// The rest of the way is the new session's.
	secret, _ := c.Locals(sessionCookie).(string)
	request.Header.SetCookie(s.cookieName(sessionCookie), secret)
	c.Method(fiber.MethodPost)
	c.Path(path)
	return c.RestartRouting()
}

// resumedStore lets a form from before the sign-in read, but change nothing.
type resumedStore struct{ Store }

// Change implements Store.
func (resumedStore) Change(context.Context, string, string, func(*store.Tx) error) (models.Head, error) {
	return models.Head{}, errResumed
}

// SaveUser implements Accounts.
func (resumedStore) SaveUser(context.Context, *models.User) error { return errResumed }

// EraseUser implements Accounts.
func (resumedStore) EraseUser(context.Context, string) error { return errResumed }

// DeleteSession implements Accounts.
func (resumedStore) DeleteSession(context.Context, string) error { return errResumed }

// DeleteSessionsOf implements Accounts.
func (resumedStore) DeleteSessionsOf(context.Context, string, string) error { return errResumed }

// CreateToken implements Accounts.
func (resumedStore) CreateToken(context.Context, *models.Token) error { return errResumed }

// DeleteTokens implements Accounts.
func (resumedStore) DeleteTokens(context.Context, string, models.TokenPurpose) error {
	return errResumed
}

// UseToken implements Accounts.
func (resumedStore) UseToken(context.Context, string, models.TokenPurpose, func(*models.User) error) (*models.User, error) {
	return nil, errResumed
}

// SaveDraft implements Accounts.
func (resumedStore) SaveDraft(context.Context, *models.Draft) error { return errResumed }

// DeleteDraft implements Accounts.
func (resumedStore) DeleteDraft(context.Context, string, string) error { return errResumed }
