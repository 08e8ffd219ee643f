// The own account and other people's, over HTTP.

package web

import (
	"strings"
	"testing"
	"time"

	"zielstand/app/auth"
	"zielstand/models"
)

func TestANewPasswordNeedsThePresentOneAndEndsOtherSessions(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v, other := r.as(t, "cdo@test.example"), r.as(t, "cdo@test.example")
	const next = "neues-kennwort-2026"
	v.send("/konto/kennwort", "altes", "falsch-falsch-falsch", "kennwort", next, "kennwort2", next).want(t, 422, "Bisheriges Kennwort: Das stimmt nicht.", `href="#altes"`, "!"+next)
	v.send("/konto/kennwort", "altes", testPassword, "kennwort", "zu kurz", "kennwort2", "zu kurz").want(t, 422, "Neues Kennwort:")
	other.open("/konto").want(t, 200)
	v.follow(v.send("/konto/kennwort", "altes", testPassword, "kennwort", next, "kennwort2", next).want(t, 303)).want(t, 200, "Das neue Kennwort gilt ab jetzt.")
	other.open("/konto").want(t, 303)
	if u := r.user(t, "u-cdo"); !auth.CheckPassword(u, next) || auth.CheckPassword(u, testPassword) {
		t.Error("the new password is not the only one")
	}
}

func TestGuessingThePasswordAtAnOpenBrowserIsSlowToo(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	for i := 0; ; i++ {
		if i > 10 {
			t.Fatal("never slowed down")
		}
		if v.send("/konto/kennwort", "altes", "falsch-falsch-falsch", "kennwort", "x", "kennwort2", "x").StatusCode == 429 {
			break
		}
	}
}

func TestTheSecondFactorIsSwitchedOffWithThePasswordOnly(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	_, codes := v.withFactor()
	v.open("/konto/zweiter-faktor/bild").want(t, 404)
	v.send("/konto/zweiter-faktor/aendern", "was", "aus").want(t, 422)
	v.send("/konto/zweiter-faktor/aendern", "was", "aus", "faktor_kennwort", "falsch-falsch-falsch").want(t, 422)
	if !auth.HasSecondFactor(r.user(t, "u-cdo")) {
		t.Fatal("it is off")
	}
	page := v.send("/konto/zweiter-faktor/aendern", "was", "codes", "faktor_kennwort", testPassword).want(t, 200, "Wiederherstellungscodes")
	if strings.Contains(page.body, codes[0]) {
		t.Error("the new codes are the old ones")
	}
	u := r.user(t, "u-cdo")
	if auth.UseRecovery(u, codes[0]) {
		t.Error("an old code still works")
	}
	v.send("/konto/zweiter-faktor/aendern", "was", "aus", "faktor_kennwort", testPassword).want(t, 303)
	if u := r.user(t, "u-cdo"); auth.HasSecondFactor(u) || u.Secret != "" || len(u.Recovery) != 0 {
		t.Errorf("left: %+v", u)
	}
}

func TestTheCalendarLinkIsShownOnceAndCanBeRevoked(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "mdi@test.example")
	secretOf := func(a received) string {
		_, rest, _ := strings.Cut(a.body, "/termine.ics?schluessel=")
		secret, _, _ := strings.Cut(rest, "<")
		return secret
	}
	first := secretOf(v.send("/konto/kalender", "was", "neu").want(t, 200))
	valid := func(secret string) bool {
		_, err := r.db.Token(t.Context(), auth.SecretID(secret), models.TokenCalendar)
		return err == nil
	}
	if !valid(first) {
		t.Fatalf("%q is not valid", first)
	}
	v.open("/konto").want(t, 200, "Ein Link gilt seit", "!"+first)
	second := secretOf(v.send("/konto/kalender", "was", "neu").want(t, 200))
	if valid(first) || !valid(second) {
		t.Error("a new link does not replace the one before")
	}
	v.send("/konto/kalender", "was", "aus").want(t, 303)
	if valid(second) {
		t.Error("a revoked link is valid")
	}
}

func TestAContactNamesADeputyWhoThenReportsForTheirMinistry(t *testing.T) {
	r := withPeople(t, newTrial(t))
	contact, reader := r.as(t, "mdi@test.example"), r.as(t, "lesen@test.example")
	reader.open("/meldungen").want(t, 403)
	contact.send("/konto/vertretung", "vertretung", "gibt-es-nicht").want(t, 422)
	contact.send("/konto/vertretung", "vertretung", "u-mdi").want(t, 422)
	contact.send("/konto/vertretung", "vertretung", "u-reader").want(t, 303)
	reader.open("/meldungen").want(t, 200)
	reader.open("/konto").want(t, 200, "Sie vertreten", "Ina Innen")
	contact.send("/konto/vertretung").want(t, 303)
	reader.open("/meldungen").want(t, 403)
	r.as(t, "cdo@test.example").send("/konto/vertretung", "vertretung", "u-reader").want(t, 422)
}

func TestAnAdministratorInvitesChangesDisablesResetsAndErases(t *testing.T) {
	r := withPeople(t, newTrial(t))
	admin := r.as(t, "admin@test.example")
	admin.send("/verwaltung/konten", "name", "", "mail", "kein-mail", "rolle", "koenig").want(t, 422, "Name: Bitte ausfüllen.", "Rolle: Bitte einen der angebotenen", `value="kein-mail"`)
	admin.send("/verwaltung/konten", "name", "Doppelt", "mail", "CDO@test.example", "rolle", "reader").want(t, 422, "E-Mail-Adresse: Diese Adresse gehört schon zu einem anderen Konto.")
	admin.send("/verwaltung/konten", "name", "Ohne Ressort", "mail", "ohne@test.example", "rolle", "contact").want(t, 422, "Ressorts: Bitte ausfüllen.")
	admin.send("/verwaltung/konten", "name", "Falsches Ressort", "mail", "ohne@test.example", "rolle", "contact", "ressort", "gibt-es-nicht").want(t, 422)
	admin.open("/verwaltung/konten").want(t, 200, "Cleo Büro", "cdo@test.example", "5 Konten sind in Gebrauch.", "!Doppelt")

	contact := r.as(t, "mdi@test.example")
	version := func() string { return hiddenField(admin.open("/verwaltung/konten/u-mdi").body, "version") }
	stale := version()
	admin.send("/verwaltung/konten/u-mdi", "version", stale, "name", "Ina Anders", "mail", "mdi@test.example", "rolle", "contact", "ressort", "mdi", "ressort", "mds").want(t, 303)
	if u := r.user(t, "u-mdi"); u.Name != "Ina Anders" || len(u.MinistryIDs) != 2 || u.PasswordHash != testHash() {
		t.Errorf("stored: %+v", u)
	}
	admin.send("/verwaltung/konten/u-mdi", "version", stale, "name", "Zu spät", "mail", "mdi@test.example", "rolle", "reader").want(t, 409)
	admin.send("/verwaltung/konten/u-mdi/zugang", "version", version(), "was", "zuruecksetzen").want(t, 200, "/anmeldung/einladung/")
	contact.open("/konto").want(t, 303)
	if r.user(t, "u-mdi").PasswordHash != "" {
		t.Error("the old password still works")
	}
	admin.send("/verwaltung/konten/u-mdi/zugang", "version", version(), "was", "sperren").want(t, 303)
	admin.open("/verwaltung/konten/u-mdi").want(t, 200, "gesperrt", "Entsperren")
	admin.send("/verwaltung/konten/u-mdi/zugang", "version", version(), "was", "entsperren").want(t, 303)
	admin.send("/verwaltung/konten/u-mdi/loeschen", "bestaetigung", "falsch").want(t, 422, "Zur Bestätigung bitte genau")
	admin.follow(admin.send("/verwaltung/konten/u-mdi/loeschen", "bestaetigung", "mdi@test.example").want(t, 303)).want(t, 200, "Die Person ist gelöscht", "!Ina Anders")
	admin.open("/verwaltung/konten/u-mdi").want(t, 404)
	if text := r.log.String(); !strings.Contains(text, "account erased") || strings.Contains(text, "Ina") || strings.Contains(text, "test.example") {
		t.Errorf("the log: %s", text)
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	r := withPeople(t, newTrial(t))
	admin := r.as(t, "admin@test.example")
	admin.send("/verwaltung/konten/u-admin", "version", "1", "name", "Ada Min", "mail", "admin@test.example", "rolle", "reader").want(t, 422, "Dies ist das letzte Konto")
	admin.send("/verwaltung/konten/u-admin/zugang", "version", "1", "was", "sperren").want(t, 422)
	admin.send("/verwaltung/konten/u-admin/loeschen", "bestaetigung", "admin@test.example").want(t, 422)
	if u := r.user(t, "u-admin"); u.Role != models.AccountAdministrator || u.DisabledAt != 0 {
		t.Errorf("changed: %+v", u)
	}
	second := &models.User{ID: "u-second", Name: "Zweite", Mail: "zweite@test.example", Role: models.AccountAdministrator}
	if err := r.db.SaveUser(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	admin.send("/verwaltung/konten/u-admin/loeschen", "bestaetigung", "admin@test.example").want(t, 303)
	admin.open("/konto").want(t, 303)
}

func TestASessionInUseIsNotWrittenWithEveryPage(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	id := auth.SecretID(v.session())
	seen := func() models.Instant {
		session, err := r.db.Session(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return session.SeenAt
	}
	began := seen()
	r.now = r.now.Add(30 * time.Second)
	v.open("/")
	if seen() != began {
		t.Error("written after half a minute")
	}
	r.now = r.now.Add(31 * time.Second)
	v.open("/")
	if seen() == began {
		t.Error("never written")
	}
}
