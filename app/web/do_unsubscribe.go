// Switching optional mails off by the link in one of them, without signing in.

package web

import (
	"context"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/app/rounds"
	"zielstand/models"
	"zielstand/views"
)

// unsubscribePage offers the switch: opening a link changes nothing, because mail programs open links by themselves.
func unsubscribePage(v *personal) (*reply, error) {
	u, err := secretHolder(v, models.TokenQuiet)
	if err != nil {
		return nil, err
	}
	return show(views.Unsubscribe(&views.UnsubscribePage{Frame: v.Frame, Secret: v.Query.Text(secretParameter, maxValue), Done: u.Quiet})), nil
}

// unsubscribe switches the mails off. The secret is what proves the right, so the form needs no token: mail programs
// send it too, with the body that RFC 8058 prescribes, and want no page.
func (s *Server) unsubscribe(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(context.Background(), makeTimeout)
	defer cancel()
	if !isForm(c.Get(fiber.HeaderContentType)) {
		return fiber.ErrUnsupportedMediaType
	}
	given, err := url.ParseQuery(string(c.Body()))
	if err != nil {
		return models.InvalidError(models.Problem{Field: "formular", Code: models.CodeFormat, Allowed: []string{"name=wert"}})
	}
	oneClick := given.Get("List-Unsubscribe") == "One-Click"
	secret := given.Get(secretParameter)
	if oneClick {
		secret = c.Query(secretParameter)
	}
	if err := s.quieten(ctx, secret); err != nil {
		return err
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	if oneClick {
		return c.SendStatus(fiber.StatusOK)
	}
	return c.Redirect(rounds.UnsubscribePath+"?"+url.Values{secretParameter: {secret}}.Encode(), fiber.StatusSeeOther)
}

// quietenTries is how often the account may be changed by somebody else meanwhile.
const quietenTries = 3

func (s *Server) quieten(ctx context.Context, secret string) error {
	token, err := s.Store.Token(ctx, auth.SecretID(secret), models.TokenQuiet)
	for range quietenTries {
		if err != nil {
			return err
		}
		var u *models.User
		if u, err = s.Store.User(ctx, token.UserID); err != nil || u.Quiet {
			return err
		}
		u.Quiet = true
		if err = s.Store.SaveUser(ctx, u); models.KindOf(err) != models.Conflict {
			return err
		}
		err = nil
	}
	return &models.Error{Kind: models.Unavailable}
}
