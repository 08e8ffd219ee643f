// The own account: name, password, second factor, sessions, links, deputies.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// The notices of the account.
const (
	NoticePassword    NoticeCode = "password"
	NoticeFactorOff   NoticeCode = "factor_off"
	NoticeSessionsOff NoticeCode = "sessions_off"
	NoticeRevoked     NoticeCode = "revoked"
)

// AccountPage is everything that somebody can set for themselves.
type AccountPage struct {
	*Frame
	User *models.User
	// Sent names the form that was sent and has problems, which Typed holds; "" = none.
	Sent  string
	Typed Typed

	Ministries []*models.Ministry
	Sessions   []*models.Session
	Current    string // id of the session that asks
	Calendar   *models.Token
	// Colleagues may be named as deputies; Principals have named this person.
	Colleagues, Principals []*models.User
}

func (p *AccountPage) layout() *Frame { return p.timeless("Mein Konto") }

// typed is what was sent with the form of the name.
func (p *AccountPage) typed(form string) Typed {
	if p.Sent != form {
		return Typed{}
	}
	return p.Typed
}

// labels lead from the summary of problems to the fields.
var accountLabels = []FieldLabel{
	{"name", "Name", "name"}, {"altes", "Bisheriges Kennwort", "altes"}, {"kennwort", "Neues Kennwort", "kennwort"},
	{"kennwort2", "Neues Kennwort wiederholen", "kennwort2"}, {"faktor_kennwort", "Kennwort", "faktor_kennwort"}, {"vertretung", "Vertretung", "vertretung"},
}

// AccountRoleName says what somebody is.
func AccountRoleName(r models.AccountRole) string {
	switch r {
	case models.AccountReader:
		return "liest"
	case models.AccountContact:
		return "Ansprechperson eines Ressorts"
	case models.AccountEditor:
		return "CDO-Büro"
	case models.AccountAdministrator:
		return "Verwaltung der Konten"
	}
	return string(r)
}

// ministriesShort lists ministries by abbreviation.
func ministriesShort(list []*models.Ministry) string {
	var names []string
	for _, m := range list {
		names = append(names, ministryShort(m))
	}
	return strings.Join(names, ", ")
}

// userNames lists people.
func userNames(list []*models.User) string {
	var names []string
	for _, u := range list {
		names = append(names, u.Name)
	}
	return strings.Join(names, ", ")
}

// mayHaveDeputies tells whether there is something to stand in for.
func (p *AccountPage) mayHaveDeputies() bool { return p.User.Role == models.AccountContact }

func (p *AccountPage) colleagueChoices() []Choice {
	var list []Choice
	for _, u := range p.Colleagues {
		list = append(list, Choice{u.ID, u.Name + " (" + u.Mail + ")"})
	}
	return list
}

// browserName shortens what a browser says it is to what people know it by.
func browserName(agent string) string {
	name, system := "Unbekannter Browser", ""
	for _, b := range [][2]string{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}} {
		if strings.Contains(agent, b[0]) {
			name = b[1]
			break
		}
	}
	for _, s := range [][2]string{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}} {
		if strings.Contains(agent, s[0]) {
			system = " unter " + s[1]
			break
		}
	}
	return name + system
}

// factorState says how the second factor stands.
func (p *AccountPage) factorState() string {
	switch {
	case p.User.SecretConfirmed == 0:
		return "Nicht eingerichtet."
	case len(p.User.Recovery) == 0:
		return "Eingerichtet. Wiederherstellungscodes sind keine mehr übrig."
	}
	return "Eingerichtet. Übrig: " + german.Count(len(p.User.Recovery), "Wiederherstellungscode", "Wiederherstellungscodes") + "."
}

// FactorPage sets up the second factor. Address is for an app on the same device; Codes are shown once, after it.
type FactorPage struct {
	*Frame
	Typed   Typed
	Secret  string
	Address string
	Codes   []string
}

func (p *FactorPage) layout() *Frame {
	return p.timeless("Zweiter Faktor", Crumb{"Mein Konto", "/konto"})
}

// grouped writes a secret in groups of four, for typing it off.
func grouped(secret string) string {
	var b strings.Builder
	for i, r := range secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// LinkKind says what a secret link is for.
type LinkKind int

// The kinds of secret links that are shown once.
const (
	LinkCalendar LinkKind = iota // to the own calendar
	LinkInvite                   // for somebody whose account is new
	LinkReset                    // for somebody whose account was reset
)

// LinkPage shows a secret link once.
type LinkPage struct {
	*Frame
	Kind  LinkKind
	Name  string // of the person it is for
	Back  string // where it goes on
	URL   string
	Until models.Instant // 0 = until revoked
}

func (p *LinkPage) layout() *Frame { return p.timeless(p.heading()) }

func (p *LinkPage) heading() string {
	if p.Kind == LinkCalendar {
		return "Kalenderlink"
	}
	return "Link zum Setzen des Kennworts"
}

func (p *LinkPage) finding() string {
	switch p.Kind {
	case LinkInvite:
		return "Das Konto für " + p.Name + " ist angelegt. Bitte geben Sie der Person diesen Link auf sicherem Weg."
	case LinkReset:
		return "Kennwort und zweiter Faktor von " + p.Name + " gelten nicht mehr, alle Sitzungen sind beendet. Bitte geben Sie der Person diesen Link auf sicherem Weg."
	}
	return "Tragen Sie diesen Link in Ihrem Kalenderprogramm als Abonnement ein."
}
