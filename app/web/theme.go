// Light or dark: chosen by a form, kept in a cookie, so that it works without scripts.

package web

import (
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
)

const themeCookie = "zs_theme"

// theme reads the visitor's choice: "light", "dark" or "" = as the system says.
func theme(c *fiber.Ctx) string {
	switch string(c.Request().Header.Cookie(themeCookie)) {
	case "light":
		return "light"
	case "dark":
		return "dark"
	}
	return ""
}

// chooseTheme keeps the choice for a year and leads back to the page it was made on.
func (s *Server) chooseTheme(c *fiber.Ctx) error {
	choice := c.FormValue("darstellung")
	cookie := &fiber.Cookie{Name: themeCookie, Value: choice, Path: "/", MaxAge: 365 * 24 * 60 * 60,
		HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode, Secure: strings.HasPrefix(s.Site.BaseURL, "https://")}
	switch choice {
	case "light", "dark":
	case "":
		cookie.MaxAge, cookie.Expires = 0, time.Unix(0, 0)
	default:
		return models.InvalidError(models.Problem{Field: "darstellung", Value: shorten(choice),
			Code: models.CodeUnknown, Allowed: []string{"light", "dark"}})
	}
	c.Cookie(cookie)
	back := c.FormValue("zurueck")
	if !isLocal(back) {
		back = "/"
	}
	return c.Redirect(back, fiber.StatusSeeOther)
}

// isLocal tells whether a redirect to the address stays on this server. Browsers read "//host" and "/\host"
// as another one, and drop tabs and line breaks before they look.
func isLocal(address string) bool {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return false
	}
	return !strings.ContainsFunc(address, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// trimSlash takes slashes off the end of a path; "/" stays.
func trimSlash(path string) string {
	if short := strings.TrimRight(path, "/"); short != "" {
		return short
	}
	return "/"
}
