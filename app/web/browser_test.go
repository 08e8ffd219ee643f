// A browser for the tests of signed-in people: it keeps cookies and fills in the forms of the pages it gets.

package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"zielstand/app/auth"
	"zielstand/models"
)

// testPassword is everybody's in these tests.
const testPassword = "Wort-um-Wort-2026"

var testHash = sync.OnceValue(func() string { return auth.HashPassword(testPassword) })

// people are an account for each role, and a second contact to try what is not theirs.
var people = []models.User{
	{ID: "u-reader", Name: "Lea Lesend", Mail: "lesen@test.example", Role: models.AccountReader},
	{ID: "u-mdi", Name: "Ina Innen", Mail: "mdi@test.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}},
	{ID: "u-mds", Name: "Ute Digital", Mail: "mds@test.example", Role: models.AccountContact, MinistryIDs: models.Strings{"mds"}},
	{ID: "u-cdo", Name: "Cleo Büro", Mail: "cdo@test.example", Role: models.AccountEditor},
	{ID: "u-admin", Name: "Ada Min", Mail: "admin@test.example", Role: models.AccountAdministrator},
}

// withPeople adds them to the database.
func withPeople(t testing.TB, r *trial) *trial {
	t.Helper()
	for _, u := range people {
		u.PasswordHash = testHash()
		if err := r.db.SaveUser(context.Background(), &u); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// user returns the account as it is stored now.
func (r *trial) user(t testing.TB, id string) *models.User {
	t.Helper()
	u, err := r.db.User(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// visitorOf is a browser that nobody has used yet.
type visitorOf struct {
	*trial
	t       testing.TB
	cookies map[string]string
}

func (r *trial) visitor(t testing.TB) *visitorOf {
	return &visitorOf{trial: r, t: t, cookies: map[string]string{}}
}

// as is a browser in which the person with the address has just signed in.
func (r *trial) as(t testing.TB, mail string) *visitorOf {
	t.Helper()
	u, err := r.db.UserByMail(context.Background(), mail)
	if err != nil {
		t.Fatal(err)
	}
	secret := auth.NewSecret()
	session := &models.Session{ID: auth.SecretID(secret), UserID: u.ID, CSRF: auth.NewSecret(), CreatedAt: models.InstantOf(r.now),
		SeenAt: models.InstantOf(r.now), ExpiresAt: sessionEnd(r.now, r.now)}
	if err := r.db.CreateSession(context.Background(), session); err != nil {
		t.Fatal(err)
	}
	v := r.visitor(t)
	v.cookies["__Host-zs_session"] = secret
	return v
}

// signIn fills in the page of the sign-in.
func (v *visitorOf) signIn(mail string) received {
	v.t.Helper()
	v.open("/anmeldung").want(v.t, 200)
	return v.send("/anmeldung", "mail", mail, "kennwort", testPassword).want(v.t, 303)
}

// do sends a request with the cookies kept, and keeps those of the answer.
func (v *visitorOf) do(method, path, body string, header ...string) received {
	v.t.Helper()
	var cookies []string
	for name, value := range v.cookies {
		cookies = append(cookies, name+"="+value)
	}
	if len(cookies) > 0 {
		header = append(header, "Cookie", strings.Join(cookies, "; "))
	}
	a := v.ask(v.t, method, path, body, header...)
	for _, c := range a.Cookies() {
		if c.Value == "" || c.MaxAge < 0 {
			delete(v.cookies, c.Name)
		} else {
			v.cookies[c.Name] = c.Value
		}
	}
	return a
}

// open asks for a page.
func (v *visitorOf) open(path string) received {
	v.t.Helper()
	return v.do(http.MethodGet, path, "")
}

// send sends a form with the token of this browser; fields are names and values in turn.
func (v *visitorOf) send(path string, fields ...string) received {
	v.t.Helper()
	return v.sendValues(path, append([]string{fieldCSRF, v.csrf()}, fields...)...)
}

// sendValues sends a form as it is.
func (v *visitorOf) sendValues(path string, fields ...string) received {
	v.t.Helper()
	values := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		values.Add(fields[i], fields[i+1])
	}
	return v.do(http.MethodPost, path, values.Encode(), "Content-Type", "application/x-www-form-urlencoded")
}

// csrf is the token that forms of this browser carry now, as any page for one person shows it.
func (v *visitorOf) csrf() string {
	v.t.Helper()
	page := v.open("/anmeldung")
	if page.StatusCode == http.StatusSeeOther {
		page = v.open("/abmelden")
	}
	token := hiddenField(page.body, fieldCSRF)
	if token == "" {
		v.t.Fatalf("no token in:\n%.400s", page.body)
	}
	return token
}

// session is the secret of the session; "" = none.
func (v *visitorOf) session() string { return v.cookies["__Host-zs_session"] }

// hiddenField returns the value of the first hidden field with the name.
func hiddenField(body, name string) string {
	found := regexp.MustCompile(`<input type="hidden" name="` + regexp.QuoteMeta(name) + `" value="([^"]*)"`).FindStringSubmatch(body)
	if found == nil {
		return ""
	}
	return html.UnescapeString(found[1])
}

// follow opens where an answer leads.
func (v *visitorOf) follow(a received) received {
	v.t.Helper()
	return v.open(a.Header.Get("Location"))
}
