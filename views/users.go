// Accounts, for administrators.

package views

import (
	"slices"

	"zielstand/app/german"
	"zielstand/models"
)

// NoticePersonErased says that a person was erased.
const NoticePersonErased NoticeCode = "person_erased"

// UsersPage lists all accounts.
type UsersPage struct {
	*Frame
	Users      []*models.User
	Ministries []*models.Ministry
	Typed      Typed // of the invitation
}

func (p *UsersPage) layout() *Frame {
	p.Path = "/verwaltung/konten"
	return p.timeless("Konten", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Konten", "/verwaltung/konten"})
}

func (p *UsersPage) finding() string {
	active := 0
	for _, u := range p.Users {
		if u.DisabledAt == 0 {
			active++
		}
	}
	return german.Count(active, "Konto ist", "Konten sind") + " in Gebrauch."
}

// UserPage is one account.
type UserPage struct {
	*Frame
	User       *models.User
	Ministries []*models.Ministry
	Self       bool   // it is the account of who looks
	Sent       string // the form that was sent with problems
	Typed      Typed
}

func (p *UserPage) layout() *Frame {
	p.Path = p.url("")
	return p.timeless(p.User.Name, Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Konten", "/verwaltung/konten"}, Crumb{p.User.Name, p.Path})
}

// url is the address of the page or of one of its forms.
func (p *UserPage) url(form string) string { return "/verwaltung/konten/" + p.User.ID + form }

func (p *UserPage) typed(form string) Typed {
	if p.Sent != form {
		return Typed{}
	}
	return p.Typed
}

var userLabels = []FieldLabel{{"name", "Name", "name"}, {"mail", "E-Mail-Adresse", "mail"}, {"rolle", "Rolle", "rolle"},
	{"ressort", "Ressorts", "ressort"}, {"bestaetigung", "Bestätigung", "bestaetigung"}}

// roleChoices are the roles, with the one that most people have first.
func roleChoices() []Choice {
	list := []Choice{{"", "bitte wählen"}}
	for _, r := range models.AccountRoles {
		list = append(list, Choice{string(r), AccountRoleName(r)})
	}
	return list
}

// ministryChoicesFor are the ministries that exist on the day, and those that the user has already.
func ministryChoicesFor(u *models.User, all []*models.Ministry, day models.Date) []Choice {
	var choices []Choice
	for _, m := range all {
		if m.ValidOn(day) || slices.Contains(u.MinistryIDs, m.ID) {
			choices = append(choices, Choice{m.ID, ministryShort(m) + " – " + m.Name})
		}
	}
	return choices
}

// AccountState is the one word on what an account can do.
func AccountState(u *models.User) string {
	switch {
	case u.DisabledAt != 0:
		return "gesperrt"
	case u.PasswordHash == "" && u.Subject == "":
		return "eingeladen"
	}
	return "aktiv"
}

// ministriesOf lists the user's ministries by abbreviation.
func ministriesOf(u *models.User, all []*models.Ministry) string {
	var own []*models.Ministry
	for _, m := range all {
		if slices.Contains(u.MinistryIDs, m.ID) {
			own = append(own, m)
		}
	}
	if len(own) == 0 {
		return "–"
	}
	return ministriesShort(own)
}

// seen says when somebody signed in last.
func (f *Frame) seen(u *models.User) string {
	if u.SeenAt == 0 {
		return "noch nie"
	}
	return f.timeText(u.SeenAt)
}
