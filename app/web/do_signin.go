// Signing in with a password and a second factor, and out. What somebody typed before the session ended survives.

package web

import (
	"net/url"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// Limits of what is typed at the sign-in.
const (
	maxCarried  = 200 << 10 // bytes of a form that is carried through the sign-in
	maxMail     = 254       // characters, RFC 5321
	maxPassword = 1024      // bytes
	maxCode     = 40        // characters
)

// signInPage asks who somebody is.
func signInPage(v *personal) (*reply, error) {
	weiter := v.Query.Text("weiter", maxValue)
	if v.User != nil {
		return lead(onwards(weiter), ""), nil
	}
	if v.Query.Text("neu", 1) != "" {
		if err := v.endSession(); err != nil {
			return nil, err
		}
		v.Frame.CSRF = v.token()
	}
	return show(views.SignIn(v.signInFor(weiter, ""))), nil
}

// signInFor is the page of a sign-in that leads on to an address, with what was typed there.
func (v *personal) signInFor(weiter, carried string) *views.SignInPage {
	if len(carried) > maxCarried {
		carried = ""
	}
	page := &views.SignInPage{Frame: v.Frame, Typed: v.Form.Shown(), Onwards: onwards(weiter), Carried: carried, Provider: v.server.OIDC != nil}
	if v.Frame.Demo {
		page.DemoPassword = auth.DemoPassword
		for _, u := range auth.DemoUsers() {
			page.DemoMails = append(page.DemoMails, u.Mail)
		}
	}
	return page
}

// onwards is where somebody is led after the sign-in: only ever to a page of ours.
func onwards(path string) string {
	if !isLocal(path) {
		return "/"
	}
	return path
}

// signIn checks address and password. Whether an account exists shows neither in the words nor in the time.
func signIn(v *personal) (*reply, error) {
	mail := v.Form.Required("mail", v.Form.Text("mail", maxMail))
	password := v.Form.Required("kennwort", v.Form.Secret("kennwort", maxPassword))
	page := v.signInFor(v.Form.Raw("weiter"), v.Form.Raw("felder"))
	if !v.Form.Valid() {
		return showInvalid(views.SignIn(page)), nil
	}
	attempt, wait, err := v.beginAttempt(mail)
	if err != nil {
		return nil, err
	}
	if page.Wait = wait; wait > 0 {
		return v.tooMany(wait, views.SignIn(page)), nil
	}
	user, err := v.store.UserByMail(v.ctx, mail)
	if unlessMissing(err) != nil {
		return nil, err
	}
	if !auth.CheckPassword(user, password) || user.DisabledAt != 0 {
		page.Refused = true
		return showInvalid(views.SignIn(page)), nil
	}
	if auth.OutdatedHash(user.PasswordHash) {
		user.PasswordHash = auth.HashPassword(password)
	}
	return v.enter(user, attempt, page)
}

// beginAttempt counts an attempt to sign in, or says how long to wait before one.
func (v *personal) beginAttempt(account string) (id string, wait time.Duration, err error) {
	address := auth.AttemptAddress(v.server.addressOf(v.http))
	since := models.InstantOf(v.now.Add(-auth.AttemptWindow))
	return v.store.BeginAttempt(v.ctx, account, address, since, func(a models.Attempts) time.Duration { return auth.Wait(a, v.now) })
}

// enter lets somebody in whose password is right: to the second factor, if there is one. The attempt succeeds only
// when both are right, so that a known password gives no free guesses at the code.
func (v *personal) enter(user *models.User, attempt string, page *views.SignInPage) (*reply, error) {
	if !auth.HasSecondFactor(user) {
		return v.welcome(user, attempt, page)
	}
	if err := v.startSession(user, true); err != nil {
		return nil, err
	}
	page.Typed = views.Typed{}
	if page.Carried != "" {
		return show(views.SecondFactor(page)), nil
	}
	return lead("/anmeldung/bestaetigen?weiter="+url.QueryEscape(page.Onwards), ""), nil
}

// welcome begins the session and leads to where somebody wanted to go, with what they had typed there.
func (v *personal) welcome(user *models.User, attempt string, page *views.SignInPage) (*reply, error) {
	if attempt != "" {
		if err := v.store.AttemptSucceeded(v.ctx, attempt); err != nil {
			return nil, err
		}
	}
	user.SeenAt = models.InstantOf(v.now)
	err := v.store.SaveSignIn(v.ctx, user)
	// Two sign-ins at the same moment are one too many only if both used the same code.
	if err != nil && (models.KindOf(err) != models.Conflict || auth.HasSecondFactor(user)) {
		return nil, err
	}
	if err := v.startSession(user, false); err != nil {
		return nil, err
	}
	if page.Carried != "" {
		return &reply{resume: page}, nil
	}
	return lead(page.Onwards, ""), nil
}

// secondFactorPage asks for the code.
func secondFactorPage(v *personal) (*reply, error) {
	weiter := v.Query.Text("weiter", maxValue)
	if v.session == nil || !v.session.Pending {
		return lead("/anmeldung?weiter="+url.QueryEscape(onwards(weiter)), ""), nil
	}
	return show(views.SecondFactor(v.signInFor(weiter, ""))), nil
}

// secondFactor checks the code.
func secondFactor(v *personal) (*reply, error) {
	page := v.signInFor(v.Form.Raw("weiter"), v.Form.Raw("felder"))
	if v.session == nil || !v.session.Pending {
		return &reply{status: fiber.StatusUnauthorized, page: views.SignIn(page)}, nil
	}
	code := v.Form.Required("code", v.Form.Text("code", maxCode))
	page.Typed = v.Form.Shown()
	if !v.Form.Valid() {
		return showInvalid(views.SecondFactor(page)), nil
	}
	user, err := v.store.User(v.ctx, v.session.UserID)
	if err != nil {
		return nil, err
	}
	attempt, wait, err := v.beginAttempt(user.Mail)
	if err != nil {
		return nil, err
	}
	if page.Wait = wait; wait > 0 {
		return v.tooMany(wait, views.SecondFactor(page)), nil
	}
	page.Refused = true
	if !auth.UseTOTP(user, code, v.now) && !auth.UseRecovery(user, code) {
		return showInvalid(views.SecondFactor(page)), nil
	}
	r, err := v.welcome(user, attempt, page)
	if models.KindOf(err) == models.Conflict { // the same code was used at the same moment
		return showInvalid(views.SecondFactor(page)), nil
	}
	return r, err
}

// tooMany answers an attempt that comes too early.
func (v *personal) tooMany(wait time.Duration, page component) *reply {
	v.http.Set(fiber.HeaderRetryAfter, strconv.Itoa(int((wait+time.Second-1)/time.Second)))
	return &reply{status: fiber.StatusTooManyRequests, page: page}
}

// signOutPage asks whether to end the session.
func signOutPage(v *personal) (*reply, error) {
	return show(views.SignOut(&views.SignOutPage{Frame: v.Frame})), nil
}

// signOut ends the session.
func signOut(v *personal) (*reply, error) {
	if err := v.endSession(); err != nil {
		return nil, err
	}
	return lead("/", views.NoticeSignedOut), nil
}
