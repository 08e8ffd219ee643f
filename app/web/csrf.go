// Forms must come from a page of ours: browsers say where a request comes from, and every form carries a token that
// another site cannot know.

package web

import (
	"errors"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/models"
)

// errForged refuses a form that another site may have sent.
var errForged = &models.Error{Kind: models.Forbidden, Err: errors.New("the form does not come from a page of this session")}

// sameOrigin refuses requests that change something and come from another site. Browsers add both headers by
// themselves, and pages cannot forge them; programs that send neither have no session to abuse.
func (s *Server) sameOrigin(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return c.Next()
	}
	// "none" is a person who typed or repeated it.
	if site := c.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return errForged
	}
	if origin := c.Get(fiber.HeaderOrigin); origin != "" && !s.isOurs(origin, string(c.Request().Host())) {
		return errForged
	}
	return c.Next()
}

// isOurs tells whether the origin is the configured address, or the one that the request was sent to.
func (s *Server) isOurs(origin, host string) bool {
	if s.Site.BaseURL != "" && strings.EqualFold(origin, s.Site.BaseURL) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, host) && (u.Scheme == "https" || !s.https())
}

// token returns what the forms of this answer carry: the session's, or, before there is one, the value of a cookie
// that another site can neither read nor set.
func (v *personal) token() string {
	if v.session != nil {
		return v.session.CSRF
	}
	token := v.server.readCookie(v.http, tokenCookie)
	if token == "" {
		token = auth.NewSecret()
		v.http.Cookie(v.server.cookie(tokenCookie, token))
	}
	return token
}

// checkToken refuses a form without the token of this session or browser.
func (v *personal) checkToken() error {
	expected := v.server.readCookie(v.http, tokenCookie)
	if v.session != nil {
		expected = v.session.CSRF
	}
	if expected == "" || !auth.SameSecret(v.Form.values.Get(fieldCSRF), expected) {
		return errForged
	}
	return nil
}
