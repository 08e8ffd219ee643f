// The own account: name, password, mails, deputies.

package web

import (
	"slices"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// maxPersonName is the longest name of a person, in characters.
const maxPersonName = 200

// accountPage shows the own account.
func accountPage(v *personal) (*reply, error) { return v.account("") }

// account shows the own account; sent names the form that was sent with problems, "" = none.
func (v *personal) account(sent string) (*reply, error) {
	v.Frame.Path = "/konto"
	page := &views.AccountPage{Frame: v.Frame, User: v.User, Sent: sent, Typed: v.Form.Shown(), Current: v.session.ID}
	for _, id := range v.User.MinistryIDs {
		if m := v.Portfolio.Ministry(id); m != nil {
			page.Ministries = append(page.Ministries, m)
		}
	}
	var err error
	if page.Sessions, err = v.store.SessionsOf(v.ctx, v.User.ID); err != nil {
		return nil, err
	}
	links, err := v.store.TokensOf(v.ctx, v.User.ID, models.TokenCalendar)
	if err != nil {
		return nil, err
	}
	if len(links) > 0 {
		page.Calendar = links[0]
	}
	if page.Principals, err = v.store.PrincipalsOf(v.ctx, v.User.ID); err != nil {
		return nil, err
	}
	if page.Colleagues, err = v.colleagues(); err != nil {
		return nil, err
	}
	if sent != "" {
		return showInvalid(views.Account(page)), nil
	}
	page.Typed = views.Typed{}
	return show(views.Account(page)), nil
}

// colleagues are the people who may be named as deputies.
func (v *personal) colleagues() ([]*models.User, error) {
	users, err := v.store.Users(v.ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(users, func(u *models.User) bool { return u.ID == v.User.ID || u.DisabledAt != 0 }), nil
}

// saveOwn saves the own account after do has changed it, and goes back to its page. The account is changed by one
// person only, so nobody is asked about a conflict: do is applied to what is stored.
func (v *personal) saveOwn(sent string, notice views.NoticeCode, do func(u *models.User)) (*reply, error) {
	if !v.Form.Valid() {
		return v.account(sent)
	}
	u := *v.User
	do(&u)
	if err := v.store.SaveUser(v.ctx, &u); v.Form.Take(err) {
		return v.account(sent)
	} else if err != nil {
		return nil, err
	}
	return lead("/konto", notice), nil
}

// changeName saves the own name.
func changeName(v *personal) (*reply, error) {
	name := v.Form.Required("name", v.Form.Text("name", maxPersonName))
	return v.saveOwn("name", views.NoticeSaved, func(u *models.User) { u.Name = name })
}

// changeMails says whether optional mails are wanted.
func changeMails(v *personal) (*reply, error) {
	wanted := v.Form.Bool("freiwillige")
	return v.saveOwn("mails", views.NoticeSaved, func(u *models.User) { u.Quiet = !wanted })
}

// changeDeputies says who stands in for a contact.
func changeDeputies(v *personal) (*reply, error) {
	if v.User.Role != models.AccountContact { // there is nothing to stand in for
		v.Form.Problem("vertretung", models.CodeUnknown)
	}
	colleagues, err := v.colleagues()
	if err != nil {
		return nil, err
	}
	deputies := v.Form.IDs("vertretung", func(id string) bool {
		return slices.ContainsFunc(colleagues, func(u *models.User) bool { return u.ID == id })
	})
	return v.saveOwn("vertretung", views.NoticeSaved, func(u *models.User) { u.DeputyIDs = deputies })
}

// changePassword sets a new password for somebody who knows the present one, and ends all other sessions.
func changePassword(v *personal) (*reply, error) {
	if v.User.PasswordHash == "" {
		return nil, &models.Error{Kind: models.Forbidden}
	}
	if early, err := v.confirmPassword("altes"); early != nil || err != nil {
		return early, err
	}
	hash := v.newPassword(v.User)
	r, err := v.saveOwn("kennwort", views.NoticePassword, func(u *models.User) { u.PasswordHash = hash })
	if err != nil || !v.Form.Valid() {
		return r, err
	}
	return r, v.store.DeleteSessionsOf(v.ctx, v.User.ID, v.session.ID)
}

// confirmPassword notes a problem if the field does not hold the present password. Guessing it at a browser that
// somebody left open is as slow as at the sign-in; then the answer is already there.
func (v *personal) confirmPassword(field string) (*reply, error) {
	password := v.Form.Required(field, v.Form.Secret(field, maxPassword))
	if v.User.PasswordHash == "" || password == "" || v.Form.resumed {
		return nil, nil
	}
	attempt, wait, err := v.beginAttempt(v.User.Mail)
	if err != nil {
		return nil, err
	}
	if wait > 0 {
		return v.tooMany(wait, views.SignIn(&views.SignInPage{Frame: v.Frame, Onwards: "/konto", Wait: wait})), nil
	}
	if !auth.CheckPassword(v.User, password) {
		v.Form.Problem(field, views.CodeWrong)
		return nil, nil
	}
	return nil, v.store.AttemptSucceeded(v.ctx, attempt)
}
