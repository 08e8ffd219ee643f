// The session ends while somebody types: the text survives, and nothing is stored that nobody has sent.

package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"zielstand/models"
)

func TestTextTypedWhileTheSessionEndedSurvivesTheSignIn(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	token := v.csrf()
	r.now = r.now.Add(9 * time.Hour)
	const text = `Ein "neuer" Name & mehr <b>`
	page := v.sendValues("/konto/name", fieldCSRF, token, "name", text).want(t, 401, "Ihre Eingaben sind noch da")
	carried := hiddenField(page.body, "felder")
	if strings.Contains(carried, token) {
		t.Error("the token of the old session is carried on")
	}
	if got := hiddenField(page.body, "weiter"); got != "/konto/name" {
		t.Errorf("goes on to %q", got)
	}
	// A wrong password loses nothing either.
	page = v.sendValues("/anmeldung", fieldCSRF, hiddenField(page.body, fieldCSRF), "mail", "cdo@test.example", "kennwort", "falsch-falsch-falsch",
		"weiter", "/konto/name", "felder", carried).want(t, 422)
	if hiddenField(page.body, "felder") != carried {
		t.Error("a wrong password lost the text")
	}
	again := v.sendValues("/anmeldung", fieldCSRF, hiddenField(page.body, fieldCSRF), "mail", "cdo@test.example", "kennwort", testPassword,
		"weiter", "/konto/name", "felder", carried)
	again.want(t, 422, "Ihre Eingaben sind noch da", `value="Ein &#34;neuer&#34; Name &amp; mehr &lt;b&gt;"`, "Mein Konto")
	if got := r.user(t, "u-cdo").Name; got != "Cleo Büro" {
		t.Fatalf("the name was stored without being sent: %q", got)
	}
	if hiddenField(again.body, fieldCSRF) != v.csrf() {
		t.Error("the form shown again carries no token of the new session")
	}
	v.send("/konto/name", "name", text).want(t, 303)
	if got := r.user(t, "u-cdo").Name; got != text {
		t.Errorf("stored %q", got)
	}
}

func TestWhatASignInResumesStoresNothingInAnybodysName(t *testing.T) {
	r := withPeople(t, newTrial(t))
	for path, fields := range map[string]string{
		"/konto/vertretung":                 "vertretung=u-mds",
		"/konto/mails":                      "",
		"/konto/kalender":                   "was=neu",
		"/konto/sitzungen":                  "sitzung=andere",
		"/konto/zweiter-faktor":             "",
		"/verwaltung/konten":                "name=Neu&mail=neu@test.example&rolle=reader",
		"/verwaltung/konten/u-mds":          "name=Neu&mail=mds@test.example&rolle=administrator&version=1",
		"/verwaltung/konten/u-mds/zugang":   "was=sperren&version=1",
		"/verwaltung/konten/u-mds/loeschen": "bestaetigung=mds@test.example",
	} {
		mail := "admin@test.example"
		if path == "/konto/vertretung" {
			mail = "mdi@test.example"
		}
		other := r.as(t, mail)
		a := r.visitor(t).send("/anmeldung", "mail", mail, "kennwort", testPassword, "weiter", path, "felder", fields+"&x=1")
		if a.StatusCode == 303 || a.StatusCode >= 500 {
			t.Errorf("%s: answers %d to %s", path, a.StatusCode, a.Header.Get("Location"))
		}
		other.open("/konto").want(t, 200)
	}
	users, err := r.db.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(users) != len(people) {
		t.Errorf("%d accounts", len(users))
	}
	for _, u := range users {
		if u.DisabledAt != 0 || u.Secret != "" || len(u.DeputyIDs) > 0 || u.ID == "u-mds" && u.Role != models.AccountContact {
			t.Errorf("changed: %+v", u)
		}
		if links, err := r.db.TokensOf(t.Context(), u.ID, models.TokenCalendar); err != nil || len(links) > 0 {
			t.Errorf("%s has a link: %v", u.ID, err)
		}
	}
}

func TestAButtonPressedAfterTheSessionEndedIsAskedAboutOnceMore(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	a := v.send("/anmeldung", "mail", "admin@test.example", "kennwort", testPassword, "weiter", "/konto/kalender", "felder", "was=neu").want(t, 200, "Jetzt ausführen", `name="was" value="neu"`)
	v.sendValues("/konto/kalender", fieldCSRF, hiddenField(a.body, fieldCSRF), "was", "neu").want(t, 200, "/termine.ics?schluessel=")
}

func TestAForeignPersonsRightsDecideWhatIsShownAgain(t *testing.T) {
	r := withPeople(t, newTrial(t))
	fields := url.Values{"name": {"canary-typed"}, "mail": {"x@test.example"}, "rolle": {"administrator"}}.Encode()
	r.visitor(t).send("/anmeldung", "mail", "lesen@test.example", "kennwort", testPassword, "weiter", "/verwaltung/konten", "felder", fields).want(t, 403, "!canary-typed")
}

func TestTheSecondFactorCarriesTheTextOn(t *testing.T) {
	r := withPeople(t, newTrial(t))
	secret, _ := r.as(t, "cdo@test.example").withFactor()
	r.now = r.now.Add(time.Minute)
	v := r.visitor(t)
	page := v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword, "weiter", "/konto/name", "felder", "name=Neu+getippt").want(t, 200, "zweiter Schritt")
	v.sendValues("/anmeldung/bestaetigen", fieldCSRF, hiddenField(page.body, fieldCSRF), "code", r.code(t, secret),
		"weiter", hiddenField(page.body, "weiter"), "felder", hiddenField(page.body, "felder")).want(t, 422, `value="Neu getippt"`, "Ihre Eingaben sind noch da")
}
