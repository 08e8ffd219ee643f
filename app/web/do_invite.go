// Setting a password with a one-time link.

package web

import (
	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// invitePage shows the form behind a one-time link. Looking does not use the link up: mail programs look too.
func invitePage(v *personal) (*reply, error) {
	page, err := v.invitation()
	if err != nil {
		return nil, err
	}
	return invited(page), nil
}

func invited(page *views.InvitePage) *reply {
	if page.User == nil {
		return &reply{status: fiber.StatusNotFound, page: views.Invite(page)}
	}
	return show(views.Invite(page))
}

// invitation looks up whom the link of the address is for. Browsers tell the address, which is a secret, to this
// server only, by the policy that every answer has.
func (v *personal) invitation() (*views.InvitePage, error) {
	page := &views.InvitePage{Frame: v.Frame, Typed: v.Form.Shown()}
	token, err := v.store.Token(v.ctx, auth.SecretID(v.Slug), models.TokenInvite)
	if err != nil {
		return page, unlessMissing(err)
	}
	user, err := v.store.User(v.ctx, token.UserID)
	if err != nil || user.DisabledAt != 0 {
		return page, unlessMissing(err)
	}
	page.User, page.Until = user, token.ExpiresAt
	return page, nil
}

// acceptInvite sets the password; of several who come with the same link, one does.
func acceptInvite(v *personal) (*reply, error) {
	page, err := v.invitation()
	if err != nil {
		return nil, err
	}
	if page.User == nil {
		return invited(page), nil
	}
	hash := v.newPassword(page.User)
	if page.Typed = v.Form.Shown(); !v.Form.Valid() {
		return showInvalid(views.Invite(page)), nil
	}
	user, err := v.store.UseToken(v.ctx, auth.SecretID(v.Slug), models.TokenInvite, func(u *models.User) error {
		u.PasswordHash = hash
		return nil
	})
	if models.KindOf(err) == models.NotFound {
		page.User = nil
		return invited(page), nil
	}
	if err != nil {
		return nil, err
	}
	if err := v.store.DeleteSessionsOf(v.ctx, user.ID, ""); err != nil {
		return nil, err
	}
	r, err := v.enter(user, "", v.signInFor("/konto", ""))
	if err == nil && v.User != nil {
		r.notice = views.NoticePasswordSet
	}
	return r, err
}

// newPassword reads the two fields of a new password and returns its hash; what is wrong is noted in the form.
func (v *personal) newPassword(u *models.User) string {
	password, again := v.Form.Secret("kennwort", maxPassword), v.Form.Secret("kennwort2", maxPassword)
	v.Form.Take(auth.CheckNewPassword(password, u), "password", "kennwort")
	if password != again {
		v.Form.Problem("kennwort2", views.CodeMismatch)
	}
	if !v.Form.Valid() {
		return ""
	}
	return auth.HashPassword(password)
}
