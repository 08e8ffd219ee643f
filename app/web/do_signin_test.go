// Signing in over HTTP: who gets in, who does not, and what nobody learns from it.

package web

import (
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"zielstand/models"
)

func TestSomebodySignsInReadsAndSignsOut(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	v.open("/").want(t, 200, "Anmelden", "!Mein Konto")
	a := v.signIn("CDO@test.example ")
	if got := a.Header.Get("Location"); got != "/" {
		t.Errorf("the sign-in leads to %s", got)
	}
	for _, c := range a.Cookies() {
		if c.Name == "__Host-zs_session" && (!c.HttpOnly || !c.Secure || c.Path != "/" || c.Domain != "" || c.SameSite != 2) {
			t.Errorf("cookie %+v", c)
		}
	}
	v.open("/").want(t, 200, "Mein Konto", "Verwaltung", "!Cleo Büro", `!href="/anmeldung"`)
	page := v.open("/konto").want(t, 200, "Cleo Büro", "cdo@test.example")
	if page.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a personal page may be kept: %v", page.Header)
	}
	out := v.send("/abmelden").want(t, 303)
	v.follow(out).want(t, 200, "Sie sind abgemeldet.", "!Mein Konto")
	v.open("/").want(t, 200, "!Sie sind abgemeldet.")
	if v.session() != "" {
		t.Error("the cookie is still there")
	}
}

func TestNobodyLearnsWhichAccountsExist(t *testing.T) {
	r := withPeople(t, newTrial(t))
	disabled := r.user(t, "u-mds")
	disabled.DisabledAt = models.InstantOf(r.now)
	if err := r.db.SaveUser(t.Context(), disabled); err != nil {
		t.Fatal(err)
	}
	var bodies []string
	for _, mail := range []string{"cdo@test.example", "mds@test.example", "nobody@test.example"} {
		v := r.visitor(t)
		password := "falsch-falsch-falsch"
		if mail == "mds@test.example" {
			password = testPassword
		}
		a := v.send("/anmeldung", "mail", mail, "kennwort", password).want(t, 422, "Das passt nicht zusammen", "!"+password)
		body := strings.ReplaceAll(a.body, mail, "MAIL")
		bodies = append(bodies, strings.ReplaceAll(body, v.cookies["__Host-zs_formular"], "TOKEN"))
		if v.session() != "" {
			t.Errorf("%s got a session", mail)
		}
	}
	if bodies[0] != bodies[1] || bodies[1] != bodies[2] {
		t.Error("the pages differ")
	}
}

func TestGuessingIsSlowedDownAlikeForAnyName(t *testing.T) {
	for _, mail := range []string{"cdo@test.example", "nobody@test.example"} {
		r := withPeople(t, newTrial(t))
		v := r.visitor(t)
		tries := 0
		var a received
		for a.Response == nil || a.StatusCode == 422 {
			if tries++; tries > 20 {
				t.Fatalf("%s can be guessed at without end", mail)
			}
			a = v.send("/anmeldung", "mail", mail, "kennwort", "falsch-falsch-falsch")
		}
		a.want(t, 429, "Bitte warten Sie")
		if a.Header.Get("Retry-After") == "" || tries != 6 {
			t.Errorf("%s: %d tries, Retry-After %q", mail, tries, a.Header.Get("Retry-After"))
		}
		v.send("/anmeldung", "mail", mail, "kennwort", testPassword).want(t, 429)
	}
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	for range 5 {
		v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", "falsch-falsch-falsch")
	}
	r.now = r.now.Add(2 * time.Second)
	v.signIn("cdo@test.example")
}

func TestTheSignInLeadsToWhereSomebodyWantedToGoAndNowhereElse(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	a := v.open("/konto").want(t, 303)
	page := v.follow(a).want(t, 200, "nur für Angemeldete")
	if got := hiddenField(page.body, "weiter"); got != "/konto" {
		t.Fatalf("goes on to %q", got)
	}
	v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword, "weiter", "/konto").want(t, 303)
	for _, elsewhere := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, `\/evil.example`, "/\t/evil.example", "javascript:alert(1)", " //evil.example", "evil", ""} {
		v := r.visitor(t)
		a := v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword, "weiter", elsewhere).want(t, 303)
		if got := a.Header.Get("Location"); got != "/" {
			t.Errorf("%q leads to %q", elsewhere, got)
		}
	}
}

// code is what an authenticator app shows now.
func (r *trial) code(t testing.TB, secret string) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, r.now)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// withFactor sets up the second factor in the browser and returns its secret and the recovery codes.
func (v *visitorOf) withFactor() (secret string, codes []string) {
	v.t.Helper()
	v.send("/konto/zweiter-faktor").want(v.t, 303)
	v.open("/konto/zweiter-faktor").want(v.t, 200, "otpauth://totp/Zielstand:")
	picture := v.open("/konto/zweiter-faktor/bild").want(v.t, 200)
	if picture.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(picture.body, "\x89PNG") || picture.Header.Get("Cache-Control") != "no-store" {
		v.t.Errorf("picture: %v", picture.Header)
	}
	id := "u-cdo"
	secret = v.user(v.t, id).Secret
	v.send("/konto/zweiter-faktor/bestaetigen", "code", "000000").want(v.t, 422, "Das stimmt nicht.")
	page := v.send("/konto/zweiter-faktor/bestaetigen", "code", v.code(v.t, secret)).want(v.t, 200, "Wiederherstellungscodes")
	for _, part := range strings.Split(page.body, "<li><code>")[1:] {
		code, _, _ := strings.Cut(part, "<")
		codes = append(codes, code)
	}
	return secret, codes
}

func TestTheSecondFactorIsAskedForAndEachCodeWorksOnce(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	before := v.session()
	elsewhere := r.as(t, "cdo@test.example")
	secret, codes := v.withFactor()
	if len(codes) != 10 || v.session() == before {
		t.Fatalf("%d codes; the session is the same: %v", len(codes), v.session() == before)
	}
	elsewhere.open("/konto").want(t, 303)

	r.now = r.now.Add(time.Minute)
	v = r.visitor(t)
	a := v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword, "weiter", "/konto").want(t, 303)
	v.follow(a).want(t, 200, "zweiter Schritt")
	pending := v.session()
	v.open("/konto").want(t, 303)
	v.open("/").want(t, 200, "Anmelden", "!Mein Konto")
	code := r.code(t, secret)
	v.send("/anmeldung/bestaetigen", "code", "123", "weiter", "/konto").want(t, 422, "Dieser Code gilt nicht")
	a = v.send("/anmeldung/bestaetigen", "code", code[:3]+" "+code[3:], "weiter", "/konto").want(t, 303)
	if a.Header.Get("Location") != "/konto" || v.session() == pending {
		t.Error("the second factor kept the session, or led elsewhere")
	}
	v.open("/konto").want(t, 200, "Eingerichtet.")

	again := r.visitor(t)
	again.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword).want(t, 303)
	again.send("/anmeldung/bestaetigen", "code", code).want(t, 422, "Dieser Code gilt nicht")
	again.send("/anmeldung/bestaetigen", "code", strings.ToUpper(codes[0])).want(t, 303)
	again.open("/konto").want(t, 200, "9 Wiederherstellungscodes")
	once := r.visitor(t)
	once.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword).want(t, 303)
	once.send("/anmeldung/bestaetigen", "code", codes[0]).want(t, 422)
}

func TestAKnownPasswordGivesNoFreeGuessesAtTheCode(t *testing.T) {
	r := withPeople(t, newTrial(t))
	r.as(t, "cdo@test.example").withFactor()
	r.now = r.now.Add(time.Hour)
	tries := 0
	for refused := false; !refused; tries++ {
		if tries > 20 {
			t.Fatal("the code can be guessed at without end")
		}
		v := r.visitor(t)
		if a := v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword); a.StatusCode == 429 {
			break
		}
		refused = v.send("/anmeldung/bestaetigen", "code", "000000").StatusCode == 429
	}
}

func TestAnInvitationSetsThePasswordOnce(t *testing.T) {
	r := withPeople(t, newTrial(t))
	admin := r.as(t, "admin@test.example")
	page := admin.send("/verwaltung/konten", "name", "Neu Person", "mail", "Neu@test.example", "rolle", "contact", "ressort", "mdi").want(t, 200, "/anmeldung/einladung/")
	_, rest, _ := strings.Cut(page.body, "https://zielstand.example")
	link, _, _ := strings.Cut(rest, "<")
	if strings.Contains(r.log.String(), strings.TrimPrefix(link, "/anmeldung/einladung/")) {
		t.Error("the log tells the secret")
	}

	v := r.visitor(t)
	v.open(link).want(t, 200, "Willkommen, Neu Person")
	v.open(link).want(t, 200) // looking does not use it up
	v.send(link, "kennwort", "kurz", "kennwort2", "kurz").want(t, 422, "Erlaubt ist 12 bis 256", "!kurz\"")
	v.send(link, "kennwort", testPassword, "kennwort2", "anders").want(t, 422, "Beide Eingaben müssen gleich sein.")
	a := v.send(link, "kennwort", testPassword, "kennwort2", testPassword).want(t, 303)
	v.follow(a).want(t, 200, "Das Kennwort ist gesetzt", "neu@test.example")
	r.visitor(t).open(link).want(t, 404, "Dieser Link gilt nicht mehr")
	other := r.visitor(t)
	other.send(link, "kennwort", "ein-anderes-kennwort", "kennwort2", "ein-anderes-kennwort").want(t, 404)
	r.as(t, "neu@test.example")
	if strings.Contains(r.log.String(), strings.TrimPrefix(link, "/anmeldung/einladung/")) {
		t.Error("the log tells the secret")
	}
}

func TestASessionEndsWhenNobodyUsesItAndAfterAWeek(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	r.now = r.now.Add(7 * time.Hour)
	v.open("/konto").want(t, 200)
	r.now = r.now.Add(7 * time.Hour)
	v.open("/konto").want(t, 200)
	r.now = r.now.Add(8*time.Hour + time.Second)
	v.open("/konto").want(t, 303)

	v = r.as(t, "cdo@test.example")
	for range 24 {
		r.now = r.now.Add(7 * time.Hour)
		v.open("/konto")
	}
	r.now = r.now.Add(time.Second)
	v.open("/konto").want(t, 303)
}

func TestATakenRightIsGoneWithTheNextRequest(t *testing.T) {
	r := withPeople(t, newTrial(t))
	admin, editor := r.as(t, "admin@test.example"), r.as(t, "cdo@test.example")
	editor.open("/").want(t, 200, `href="/verwaltung"`)
	version := hiddenField(admin.open("/verwaltung/konten/u-cdo").want(t, 200).body, "version")
	admin.send("/verwaltung/konten/u-cdo", "version", version, "name", "Cleo Büro", "mail", "cdo@test.example", "rolle", "reader").want(t, 303)
	editor.open("/").want(t, 200, "Mein Konto", `!href="/verwaltung"`)
	version = hiddenField(admin.open("/verwaltung/konten/u-cdo").body, "version")
	admin.send("/verwaltung/konten/u-cdo/zugang", "version", version, "was", "sperren").want(t, 303)
	editor.open("/").want(t, 200, "!Mein Konto")
	editor.open("/konto").want(t, 303)
}
