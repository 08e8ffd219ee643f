// Sessions: which browser is signed in as whom. The browser holds a secret, the database its hash; rights are read
// anew with each request, so that a change of them takes effect at once.

package web

import (
	"context"
	"net/netip"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// Names of cookies. Over https the prefix lets browsers refuse one that another host has set.
const (
	sessionCookie = "zs_session"
	tokenCookie   = "zs_formular"
	noticeName    = "zs_hinweis"
	hostPrefix    = "__Host-"
)

// rightsMark is the name under which a request keeps the rights of who asks, for the page of an error.
const rightsMark = "rights"

// touchAfter is how old the time of the last request may be in the database: not every page writes.
const touchAfter = time.Minute

// identity is who asks; the zero value is nobody.
type identity struct {
	session *models.Session
	user    *models.User // nil while the second factor is missing
	acting  *models.User // with the ministries of those they stand in for
	land    string       // that the CDO office stands for in bodies
}

// viewer is what the person may see.
func (i identity) viewer() models.Viewer {
	if i.acting == nil {
		return models.Viewer{}
	}
	viewer := i.acting.Viewer()
	if viewer.Rights == models.RightsOffice {
		viewer.Land = i.land
	}
	return viewer
}

// https tells whether visitors come over https.
func (s *Server) https() bool { return strings.HasPrefix(s.Site.BaseURL, "https://") }

func (s *Server) cookieName(name string) string {
	if s.https() {
		return hostPrefix + name
	}
	return name
}

// readCookie returns the value of a cookie of ours that is long enough to hold a secret, else "".
func (s *Server) readCookie(c *fiber.Ctx, name string) string {
	value := c.Cookies(s.cookieName(name))
	if len(value) > 100 {
		return ""
	}
	return value
}

// cookie is one that only we read, until the browser ends; an empty value deletes it.
func (s *Server) cookie(name, value string) *fiber.Cookie {
	cookie := &fiber.Cookie{Name: s.cookieName(name), Value: value, Path: "/", HTTPOnly: true, SessionOnly: true,
		SameSite: fiber.CookieSameSiteLaxMode, Secure: s.https()}
	if value == "" {
		cookie.SessionOnly, cookie.Expires = false, time.Unix(0, 0)
	}
	return cookie
}

// noticeCookie carries a notice to the next page, or ends it there.
func (s *Server) noticeCookie(notice views.NoticeCode) *fiber.Cookie {
	cookie := &fiber.Cookie{Name: noticeName, Value: string(notice), Path: "/", HTTPOnly: true, MaxAge: 60,
		SameSite: fiber.CookieSameSiteLaxMode, Secure: s.https()}
	if notice == "" {
		cookie.MaxAge, cookie.Expires = 0, time.Unix(0, 0)
	}
	return cookie
}

// notice reads what the page shall say once.
func notice(c *fiber.Ctx) views.NoticeCode {
	if code := views.NoticeCode(c.Request().Header.Cookie(noticeName)); code.Known() {
		return code
	}
	return ""
}

// signedIn looks up who asks. Nobody is no error.
func (s *Server) signedIn(c *fiber.Ctx) (identity, error) {
	secret := s.readCookie(c, sessionCookie)
	if secret == "" {
		return identity{}, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
	defer cancel()
	session, err := s.Store.Session(ctx, auth.SecretID(secret))
	if err != nil {
		return identity{}, unlessMissing(err)
	}
	user, err := s.Store.User(ctx, session.UserID)
	if err != nil {
		return identity{}, unlessMissing(err)
	}
	if user.DisabledAt != 0 {
		return identity{}, nil
	}
	if session.Pending {
		return identity{session: session}, nil
	}
	if now := s.Now(); now.Sub(session.SeenAt.Time()) >= touchAfter {
		if err := s.Store.TouchSession(ctx, session.ID, sessionEnd(session.CreatedAt.Time(), now)); err != nil {
			return identity{}, err
		}
	}
	principals, err := s.Store.PrincipalsOf(ctx, user.ID)
	if err != nil {
		return identity{}, err
	}
	who := identity{session: session, user: user, acting: auth.StandingIn(user, principals), land: s.Site.Land}
	c.Locals(rightsMark, who.viewer().Rights)
	return who, nil
}

// sessionEnd is when a session ends that is used now: when nobody uses it for a while, or for good.
func sessionEnd(began, now time.Time) models.Instant {
	idle, end := now.Add(auth.SessionIdle), began.Add(auth.SessionAbsolute)
	if idle.Before(end) {
		end = idle
	}
	return models.InstantOf(end)
}

// unlessMissing is nil for what is simply not there.
func unlessMissing(err error) error {
	if models.KindOf(err) == models.NotFound {
		return nil
	}
	return err
}

// startSession signs the browser in as the user, with a new secret: what somebody may have planted before is worth
// nothing. The session that the browser had ends. With pending set it only leads to the second factor.
func (v *personal) startSession(user *models.User, pending bool) error {
	if err := v.endSession(); err != nil {
		return err
	}
	secret, now := auth.NewSecret(), models.InstantOf(v.now)
	session := &models.Session{ID: auth.SecretID(secret), UserID: user.ID, CSRF: auth.NewSecret(), CreatedAt: now, SeenAt: now,
		ExpiresAt: sessionEnd(v.now, v.now), Agent: agentOf(v.http.Get(fiber.HeaderUserAgent)), Pending: pending}
	if err := v.store.CreateSession(v.ctx, session); err != nil {
		return err
	}
	v.session, v.Frame.CSRF = session, session.CSRF
	v.http.Cookie(v.server.cookie(sessionCookie, secret))
	v.http.Locals(sessionCookie, secret)
	v.http.Cookie(v.server.cookie(tokenCookie, ""))
	if !pending {
		v.User, v.acting = user, user
		v.Frame.Person = &views.Person{Name: user.Name, Role: user.Role}
		v.Frame.SignedIn, v.Frame.Rights = true, user.Viewer().Rights
	}
	return nil
}

// endSession signs the browser out.
func (v *personal) endSession() error {
	if v.session == nil {
		return nil
	}
	err := unlessMissing(v.store.DeleteSession(v.ctx, v.session.ID))
	v.session, v.User, v.acting = nil, nil, nil
	v.http.Cookie(v.server.cookie(sessionCookie, ""))
	return err
}

// addressOf is where the request comes from: of the addresses that proxies name, the last one that is no proxy of
// ours. What stands before it anybody may have written.
func (s *Server) addressOf(c *fiber.Ctx) string {
	address := c.Context().RemoteIP().String()
	named := strings.Split(c.Get(fiber.HeaderXForwardedFor), ",")
	for i := len(named) - 1; i >= 0 && s.isProxy(address); i-- {
		next := strings.TrimSpace(named[i])
		if _, err := netip.ParseAddr(next); err != nil {
			break
		}
		address = next
	}
	return address
}

// isProxy tells whether the address is one of the proxies that are believed.
func (s *Server) isProxy(address string) bool {
	given, err := netip.ParseAddr(address)
	if err != nil {
		return false
	}
	for _, proxy := range s.Proxies {
		if one, err := netip.ParseAddr(proxy); err == nil && one == given.Unmap() {
			return true
		}
		if network, err := netip.ParsePrefix(proxy); err == nil && network.Contains(given.Unmap()) {
			return true
		}
	}
	return false
}

// maxAgent is the most that is kept of a browser's name, in characters.
const maxAgent = 160

// agentOf shortens what a browser says it is, for the list of sessions.
func agentOf(given string) string {
	agent := strings.ToValidUTF8(given, "")
	agent = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, agent)
	if utf8.RuneCountInString(agent) > maxAgent {
		agent = string([]rune(agent)[:maxAgent])
	}
	return agent
}
