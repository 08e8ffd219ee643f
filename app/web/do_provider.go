// Signing in with the account of a directory service (OpenID Connect).

package web

import (
	"encoding/base64"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// ProviderReturnPath is where the directory service sends people back to.
const ProviderReturnPath = "/anmeldung/dienst/zurueck"

// flowCookie holds what the browser must bring back from the directory service, and where it goes on then.
const flowCookie = "zs_dienst"

// flowTime is how long somebody may take at the directory service.
const flowTime = 10 * time.Minute

// toProvider begins the sign-in at the directory service.
func toProvider(v *personal) (*reply, error) {
	if v.server.OIDC == nil {
		return nil, fiber.ErrNotFound
	}
	page := v.signInFor(v.Query.Text("weiter", maxValue), "")
	if !v.reading() {
		page = v.signInFor(v.Form.Raw("weiter"), v.Form.Raw("felder"))
	}
	flow, address, err := v.server.OIDC.Begin(v.ctx)
	if models.KindOf(err) == models.Unavailable {
		v.server.Logger.Warn("the directory service does not answer", slog.Any("error", err))
		page.ProviderDown = true
		return &reply{status: fiber.StatusServiceUnavailable, page: views.SignIn(page)}, nil
	}
	if err != nil {
		return nil, err
	}
	value := flow.String() + "|" + base64.RawURLEncoding.EncodeToString([]byte(page.Onwards))
	cookie := v.server.cookie(flowCookie, value)
	cookie.SessionOnly, cookie.MaxAge = false, int(flowTime.Seconds())
	v.http.Cookie(cookie)
	if page.Carried == "" {
		return &reply{status: fiber.StatusSeeOther, to: address, abroad: true}, nil
	}
	v.server.luggage.put(flow.State, page.Carried, v.now)
	// A form may lead to our own pages only, so the way out is a page of its own.
	v.http.Set("Refresh", "0;url="+address)
	return show(views.ToProvider(page, address)), nil
}

// fromProvider ends the sign-in at the directory service.
func fromProvider(v *personal) (*reply, error) {
	if v.server.OIDC == nil {
		return nil, fiber.ErrNotFound
	}
	value, encoded, _ := strings.Cut(v.http.Cookies(v.server.cookieName(flowCookie)), "|")
	v.http.Cookie(v.server.cookie(flowCookie, ""))
	weiter, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		weiter = nil
	}
	flow := auth.ParseOIDCFlow(value)
	page := v.signInFor(string(weiter), v.server.luggage.take(flow.State, v.now))
	identity, err := v.server.OIDC.Finish(v.ctx, flow, v.http.Query("state"), v.http.Query("code"))
	var user *models.User
	if err == nil {
		user, err = v.admitted(identity)
	}
	switch models.KindOf(err) {
	case "":
		return v.welcome(user, "", page)
	case models.Forbidden, models.Invalid:
		v.server.Logger.Warn("a sign-in at the directory service was refused", slog.Any("error", err))
		page.ProviderRefused = true
		return &reply{status: fiber.StatusForbidden, page: views.SignIn(page)}, nil
	case models.Unavailable:
		v.server.Logger.Warn("the directory service does not answer", slog.Any("error", err))
		page.ProviderDown = true
		return &reply{status: fiber.StatusServiceUnavailable, page: views.SignIn(page)}, nil
	}
	return nil, err
}

// admitted is the account of an identity. A second factor of ours is not asked for: the directory service has its own.
func (v *personal) admitted(identity *auth.Identity) (*models.User, error) {
	bySubject, err := v.store.UserBySubject(v.ctx, identity.Subject)
	if unlessMissing(err) != nil {
		return nil, err
	}
	var byMail *models.User
	if identity.Mail != "" {
		if byMail, err = v.store.UserByMail(v.ctx, identity.Mail); unlessMissing(err) != nil {
			return nil, err
		}
	}
	return auth.Admit(identity, bySubject, byMail)
}

// luggage keeps forms while their owners are at the directory service. It is lost with the program and bounded: who
// comes back without it signs in all the same.
type luggage struct {
	mu     sync.Mutex
	pieces map[string]piece // by state of the flow
}

type piece struct {
	carried string
	at      time.Time
}

// maxPieces bounds the luggage to some megabytes.
const maxPieces = 64

func (l *luggage) put(key, carried string, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pieces == nil {
		l.pieces = map[string]piece{}
	}
	oldest := ""
	for k, p := range l.pieces {
		if now.Sub(p.at) > flowTime {
			delete(l.pieces, k)
		} else if oldest == "" || p.at.Before(l.pieces[oldest].at) {
			oldest = k
		}
	}
	if len(l.pieces) >= maxPieces {
		delete(l.pieces, oldest)
	}
	l.pieces[key] = piece{carried, now}
}

func (l *luggage) take(key string, now time.Time) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.pieces[key]
	delete(l.pieces, key)
	if now.Sub(p.at) > flowTime {
		return ""
	}
	return p.carried
}
