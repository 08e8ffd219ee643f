// The second factor of the own account: setting it up, new recovery codes, switching it off.

package web

import (
	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// qrSize is the width of the picture in pixels; screens with many show it sharp.
const qrSize = 480

// beginFactor makes a secret that counts once a code from it was typed.
func beginFactor(v *personal) (*reply, error) {
	if auth.HasSecondFactor(v.User) {
		return lead("/konto", ""), nil
	}
	r, err := v.saveOwn("", "", func(u *models.User) { u.Secret, u.SecretConfirmed = auth.NewTOTP(), 0 })
	if err != nil || !v.Form.Valid() {
		return r, err
	}
	return lead("/konto/zweiter-faktor", ""), nil
}

// factorPage shows the secret until it is confirmed.
func factorPage(v *personal) (*reply, error) {
	page, err := v.factor()
	if page == nil || err != nil {
		return lead("/konto", ""), err
	}
	return show(views.Factor(page)), nil
}

// factor is the page of a secret that waits for its first code; nil when there is none.
func (v *personal) factor() (*views.FactorPage, error) {
	if v.User.Secret == "" || auth.HasSecondFactor(v.User) {
		return nil, nil
	}
	v.Frame.Path = "/konto/zweiter-faktor"
	address, err := auth.TOTPAddress(v.User)
	return &views.FactorPage{Frame: v.Frame, Typed: v.Form.Shown(), Secret: v.User.Secret, Address: address}, err
}

// factorImage shows the secret to a camera, as long as it waits for its first code.
func factorImage(v *personal) (*reply, error) {
	if v.User.Secret == "" || auth.HasSecondFactor(v.User) {
		return nil, models.NotFoundError("", "")
	}
	picture, err := auth.TOTPImage(v.User, qrSize)
	if err != nil {
		return nil, err
	}
	return file("image/png", "", picture), nil
}

// confirmFactor switches the second factor on and shows the recovery codes, once. Other sessions end: they were
// begun without it.
func confirmFactor(v *personal) (*reply, error) {
	page, err := v.factor()
	if page == nil || err != nil {
		return lead("/konto", ""), err
	}
	u := *v.User
	code := v.Form.Required("code", v.Form.Text("code", maxCode))
	if code != "" && !auth.UseTOTP(&u, code, v.now) {
		v.Form.Problem("code", views.CodeWrong)
	}
	if page.Typed = v.Form.Shown(); !v.Form.Valid() {
		return showInvalid(views.Factor(page)), nil
	}
	page.Codes, u.Recovery = auth.NewRecoveryCodes()
	u.SecretConfirmed = models.InstantOf(v.now)
	if err := v.store.SaveUser(v.ctx, &u); err != nil {
		return nil, err
	}
	if err := v.store.DeleteSessionsOf(v.ctx, u.ID, ""); err != nil {
		return nil, err
	}
	if err := v.startSession(&u, false); err != nil {
		return nil, err
	}
	return show(views.RecoveryCodes(page)), nil
}

// changeFactor makes new recovery codes, or switches the second factor off, for somebody who knows the password.
func changeFactor(v *personal) (*reply, error) {
	what := v.Form.Required("was", v.Form.Enum("was", "codes", "aus"))
	if !auth.HasSecondFactor(v.User) {
		return lead("/konto", ""), nil
	}
	if v.User.PasswordHash != "" {
		if early, err := v.confirmPassword("faktor_kennwort"); early != nil || err != nil {
			return early, err
		}
	}
	if what == "aus" {
		return v.saveOwn("faktor", views.NoticeFactorOff, auth.DropSecondFactor)
	}
	codes, hashes := auth.NewRecoveryCodes()
	r, err := v.saveOwn("faktor", "", func(u *models.User) { u.Recovery = hashes })
	if err != nil || !v.Form.Valid() {
		return r, err
	}
	return show(views.RecoveryCodes(&views.FactorPage{Frame: v.Frame, Codes: codes})), nil
}
