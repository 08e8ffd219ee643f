// Accounts, for administrators: inviting people, giving them roles, disabling and erasing them. Accounts are no part
// of the journal, so the log says who changed which, by their ids.

package web

import (
	"log/slog"
	"strings"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// usersPage lists all accounts, with the form to invite somebody.
func usersPage(v *personal) (*reply, error) {
	page, err := v.users()
	if err != nil {
		return nil, err
	}
	return show(views.Users(page)), nil
}

func (v *personal) users() (*views.UsersPage, error) {
	users, err := v.store.Users(v.ctx)
	return &views.UsersPage{Frame: v.Frame, Users: users, Ministries: v.Portfolio.Ministries, Typed: v.Form.Shown()}, err
}

// readUser takes what an administrator may set from the form. Whatever else is sent changes nothing.
func (v *personal) readUser(u *models.User) {
	u.Name = v.Form.Required("name", v.Form.Text("name", maxPersonName))
	u.Mail = strings.ToLower(v.Form.Required("mail", v.Form.Text("mail", maxMail)))
	var roles []string
	for _, r := range models.AccountRoles {
		roles = append(roles, string(r))
	}
	u.Role = models.AccountRole(v.Form.Required("rolle", v.Form.Enum("rolle", roles...)))
	u.MinistryIDs = v.Form.IDs("ressort", func(id string) bool { return v.Portfolio.Ministry(id) != nil })
	if u.Role == models.AccountContact && len(u.MinistryIDs) == 0 {
		v.Form.Required("ressort", "")
	}
}

// inviteUser makes an account and shows the link by which the person sets the password, once.
func inviteUser(v *personal) (*reply, error) {
	u := &models.User{}
	v.readUser(u)
	if v.Form.Valid() {
		if err := v.saveUser(u); err != nil {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		page, err := v.users()
		if err != nil {
			return nil, err
		}
		return showInvalid(views.Users(page)), nil
	}
	v.logged("account created", u.ID)
	return v.inviteLink(u, views.LinkInvite)
}

// saveUser saves an account; what is wrong with it is noted in the form.
func (v *personal) saveUser(u *models.User) error {
	err := v.store.SaveUser(v.ctx, u)
	if !v.Form.Take(err, "role", "rolle") {
		return err
	}
	for i := range v.Form.problems {
		if v.Form.problems[i].Code == models.CodeTaken {
			v.Form.problems[i].Code = views.CodeMailTaken
		}
	}
	return nil
}

// inviteLink replaces older links and shows the new one.
func (v *personal) inviteLink(u *models.User, kind views.LinkKind) (*reply, error) {
	if err := v.store.DeleteTokens(v.ctx, u.ID, models.TokenInvite); err != nil {
		return nil, err
	}
	secret, token := auth.Invite(u.ID, v.now)
	if err := v.store.CreateToken(v.ctx, token); err != nil {
		return nil, err
	}
	return show(views.SecretLink(&views.LinkPage{Frame: v.Frame, Kind: kind, Name: u.Name,
		Back: "/verwaltung/konten/" + u.ID, URL: v.Frame.Site.BaseURL + "/anmeldung/einladung/" + secret, Until: token.ExpiresAt})), nil
}

// userPage shows one account.
func userPage(v *personal) (*reply, error) {
	u, err := v.store.User(v.ctx, v.Slug)
	if err != nil {
		return nil, err
	}
	return show(views.UserAccount(v.userPageOf(u, ""))), nil
}

func (v *personal) userPageOf(u *models.User, sent string) *views.UserPage {
	return &views.UserPage{Frame: v.Frame, User: u, Ministries: v.Portfolio.Ministries, Self: u.ID == v.User.ID, Sent: sent, Typed: v.Form.Shown()}
}

// changeUser saves name, address, role and ministries. It takes effect with the person's next request.
func changeUser(v *personal) (*reply, error) {
	stored, err := v.store.User(v.ctx, v.Slug)
	if err != nil {
		return nil, err
	}
	u := *stored
	v.readUser(&u)
	u.Version = v.Form.Version()
	if v.Form.Valid() {
		if err := v.saveUser(&u); err != nil {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showInvalid(views.UserAccount(v.userPageOf(stored, "angaben"))), nil
	}
	v.logged("account changed", u.ID)
	return lead("/verwaltung/konten/"+u.ID, views.NoticeSaved), nil
}

// controlUser disables an account, lets it sign in again, or takes back password and second factor.
func controlUser(v *personal) (*reply, error) {
	stored, err := v.store.User(v.ctx, v.Slug)
	if err != nil {
		return nil, err
	}
	u := *stored
	what := v.Form.Required("was", v.Form.Enum("was", "sperren", "entsperren", "zuruecksetzen"))
	u.Version = v.Form.Version()
	switch what {
	case "sperren":
		u.DisabledAt = models.InstantOf(v.now)
	case "entsperren":
		u.DisabledAt = 0
	case "zuruecksetzen":
		auth.Reset(&u)
	}
	if v.Form.Valid() {
		if err := v.saveUser(&u); err != nil {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showInvalid(views.UserAccount(v.userPageOf(stored, "zugang"))), nil
	}
	v.logged("account "+what, u.ID)
	if what != "zuruecksetzen" {
		return lead("/verwaltung/konten/"+u.ID, views.NoticeSaved), nil
	}
	if err := v.store.DeleteSessionsOf(v.ctx, u.ID, ""); err != nil {
		return nil, err
	}
	return v.inviteLink(&u, views.LinkReset)
}

// eraseUser erases a person for good, if the address was typed to confirm it.
func eraseUser(v *personal) (*reply, error) {
	u, err := v.store.User(v.ctx, v.Slug)
	if err != nil {
		return nil, err
	}
	if typed := v.Form.Required("bestaetigung", v.Form.Text("bestaetigung", maxMail)); typed != "" && !strings.EqualFold(typed, u.Mail) {
		v.Form.Problem("bestaetigung", views.CodeNotTyped)
	}
	if v.Form.Valid() {
		if err := v.store.EraseUser(v.ctx, u.ID); !v.Form.Take(err, "role", "rolle") && err != nil {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showInvalid(views.UserAccount(v.userPageOf(u, "loeschen"))), nil
	}
	v.logged("account erased", u.ID)
	return lead("/verwaltung/konten", views.NoticePersonErased), nil
}

// logged says in the log who did what to which account.
func (v *personal) logged(what, id string) {
	v.server.Logger.Info(what, slog.String("account", id), slog.String("by", v.User.ID))
}
