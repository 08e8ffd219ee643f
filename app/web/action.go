// Pages and changes of signed-in people: never kept, with their rights, their form and what is answered.

package web

import (
	"context"
	"errors"
	"mime"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/gofiber/fiber/v2"

	"zielstand/app/api/oparl"
	"zielstand/app/auth"
	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// action answers one person: it is never kept and may change things.
type action func(v *personal) (*reply, error)

// actionRoute is an address that one person asks. Whoever may not do what it needs to anything at all is refused
// before the action runs; the action asks again with the object. An empty need is for everybody.
type actionRoute struct {
	method, path string
	needs        auth.Action
	do           action
}

// personal is what an action is made from.
type personal struct {
	*request
	ctx context.Context
	// User is who is signed in; nil = nobody. It is the stored account; rights are asked of may and can.
	User *models.User
	// Form are the fields of a POST; without any for a GET.
	Form  *form
	store Store
	now   time.Time

	server  *Server
	http    *fiber.Ctx // for cookies; it ends with the request, as v does
	acting  *models.User
	session *models.Session // also one that still waits for the second factor; nil = none
}

// Store is what actions need beside Portfolios: the door for changes, and accounts.
type Store interface {
	Portfolios
	Accounts
	Outbox
	Journal
	Entries(ctx context.Context, afterSeq int64, limit int) ([]models.Entry, error)
	oparl.Source
	papers.Store
	History(ctx context.Context, kind models.Kind, id string) ([]models.Entry, error)
	Archived(ctx context.Context) ([]models.Record, error)
}

// Param returns an element of the path by the name in the route.
func (v *personal) Param(name string) string { return v.http.Params(name) }

// may returns nil if the person may do the action to the object. Nobody is led to the sign-in and comes back;
// others get an error of kind Forbidden.
func (v *personal) may(a auth.Action, o auth.Object) error {
	switch {
	case auth.Can(v.acting, a, o):
		return nil
	case v.User == nil:
		return errSignIn
	}
	return &models.Error{Kind: models.Forbidden}
}

// can is may for pages that show one thing or another.
func (v *personal) can(a auth.Action, o auth.Object) bool { return auth.Can(v.acting, a, o) }

// MinistryIDs are the ministries that the person reports for, own ones and those of people they stand in for.
func (v *personal) MinistryIDs() []string {
	if v.acting == nil {
		return nil
	}
	return v.acting.MinistryIDs
}

var (
	// errSignIn says that only somebody who is signed in gets an answer.
	errSignIn = errors.New("nobody is signed in")
	// errResumed says that a form typed before the sign-in was about to be stored without being sent again.
	errResumed = errors.New("typed before the sign-in, not sent since")
)

// change is the door for changes; the journal names the person. What was typed before a sign-in is never stored
// without being sent anew. The Portfolio of v stays the one from before.
func (v *personal) change(reason string, do func(tx *store.Tx) error) error {
	switch {
	case v.User == nil:
		return errSignIn
	case v.Form.resumed:
		return errResumed
	}
	_, err := v.store.Change(v.ctx, v.User.ID, reason, do)
	return err
}

// reply is the answer of an action.
type reply struct {
	status      int
	page        templ.Component
	to          string
	abroad      bool              // to may be another site: the provider of a sign-in
	resume      *views.SignInPage // a form from before the sign-in is to be shown again
	notice      views.NoticeCode
	contentType string
	disposition string
	data        []byte
}

// component is a page that can be rendered.
type component = templ.Component

// show answers with a page.
func show(c templ.Component) *reply { return &reply{status: fiber.StatusOK, page: c} }

// showInvalid answers with the form again and what is wrong with it.
func showInvalid(c templ.Component) *reply {
	return &reply{status: fiber.StatusUnprocessableEntity, page: c}
}

// lead answers a change: the browser goes on to the local path, whose page says the notice once.
func lead(path string, notice views.NoticeCode) *reply {
	return &reply{status: fiber.StatusSeeOther, to: path, notice: notice}
}

// file answers with data to be saved under the name; without a name it is shown.
func file(contentType, name string, data []byte) *reply {
	disposition := "inline"
	if name != "" {
		disposition = mime.FormatMediaType("attachment", map[string]string{"filename": name})
	}
	return &reply{status: fiber.StatusOK, contentType: contentType, disposition: disposition, data: data}
}

// personally turns the route into a handler.
func (s *Server) personally(route actionRoute) fiber.Handler {
	return func(c *fiber.Ctx) error {
		ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
		defer cancel()
		v, err := s.person(ctx, c)
		if err != nil {
			return err
		}
		r, err := v.run(route)
		if err != nil {
			return err
		}
		if r.resume != nil {
			return s.resume(c, r.resume)
		}
		return s.sendReply(v, r)
	}
}

// person gathers what an action is made from.
func (s *Server) person(ctx context.Context, c *fiber.Ctx) (*personal, error) {
	who, err := s.signedIn(c)
	if err != nil {
		return nil, err
	}
	seen := s.visitOf(c, who.viewer())
	r, err := s.request(ctx, seen, seen.query)
	if err != nil {
		return nil, err
	}
	v := &personal{request: r, ctx: ctx, User: who.user, acting: who.acting, session: who.session,
		Form: &form{location: s.Location}, store: s.Store, now: s.Now(), server: s, http: c}
	resumed := c.Locals(resumedMark) != nil
	if resumed {
		v.store = resumedStore{s.Store}
	}
	if !v.reading() {
		if isUpload(c.Path()) && strings.HasPrefix(c.Get(fiber.HeaderContentType), fiber.MIMEMultipartForm) {
			if v.Form, err = parseUpload(c, s.Location); err != nil {
				return nil, err
			}
		} else if body := c.Body(); len(body) > 0 {
			if !isForm(c.Get(fiber.HeaderContentType)) {
				return nil, fiber.ErrUnsupportedMediaType
			}
			if v.Form, err = parseForm(string(body), s.Location); err != nil {
				return nil, err
			}
		}
		v.Form.resumed = resumed
	}
	if v.User != nil {
		r.Frame.Person = &views.Person{Name: v.User.Name, Role: v.User.Role}
	}
	r.Frame.CSRF = v.token()
	return v, nil
}

// run lets the action answer, if this person may ask it.
func (v *personal) run(route actionRoute) (*reply, error) {
	err := v.admit(route)
	var r *reply
	if err == nil {
		r, err = route.do(v)
	}
	switch {
	case errors.Is(err, errSignIn):
		return v.askToSignIn()
	case errors.Is(err, errResumed):
		return v.askToSendAgain(), nil
	case err != nil:
		return nil, err
	case v.Query.err() != nil:
		return nil, v.Query.err()
	}
	v.Frame.Query = v.Query.canonical()
	if v.Query.moved && v.reading() {
		return lead(v.Frame.Self(), ""), nil
	}
	return r, nil
}

// admit refuses who can do nothing here, and forms that come from no page of ours.
func (v *personal) admit(route actionRoute) error {
	// The best that anybody can hope for: the own ministry's, and published.
	best := auth.Object{MinistryIDs: v.MinistryIDs(), Published: true}
	if route.needs != "" {
		if err := v.may(route.needs, best); err != nil {
			return err
		}
	}
	if v.reading() || v.Form.resumed {
		return nil
	}
	return v.checkToken()
}

// reading tells whether the request changes nothing.
func (v *personal) reading() bool {
	method := v.http.Method()
	return method == fiber.MethodGet || method == fiber.MethodHead
}

// sendReply writes the answer, which nobody may keep, not even this browser.
func (s *Server) sendReply(v *personal, r *reply) error {
	c := v.http
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Set(fiber.HeaderVary, fiber.HeaderCookie)
	if r.notice != "" {
		c.Cookie(s.noticeCookie(r.notice))
	} else if v.Frame.Notice != "" && r.page != nil {
		c.Cookie(s.noticeCookie(""))
	}
	switch {
	case r.to != "" && !isLocal(r.to) && !r.abroad:
		return errors.New("an action leads to another site: " + r.to)
	case r.to != "":
		return c.Redirect(r.to, r.status)
	case r.page == nil:
		c.Set(fiber.HeaderContentType, r.contentType)
		c.Set(fiber.HeaderContentDisposition, r.disposition)
		c.Response().SetStatusCode(r.status)
		c.Response().SetBody(r.data)
		return nil
	}
	if err := r.page.Render(v.ctx, c.Response().BodyWriter()); err != nil {
		c.Response().ResetBody()
		return err
	}
	c.Response().SetStatusCode(r.status)
	c.Set(fiber.HeaderContentType, htmlType)
	return nil
}

// isForm tells whether a body can be read as a form.
func isForm(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	return strings.EqualFold(strings.TrimSpace(kind), fiber.MIMEApplicationForm)
}
