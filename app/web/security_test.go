// Attacks over HTTP: each gets a clear answer and stores nothing.

package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"zielstand/app/auth"
	"zielstand/models"
)

func TestAFormWithoutTheTokenOfItsSessionChangesNothing(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v, other := r.as(t, "cdo@test.example"), r.as(t, "lesen@test.example")
	for name, fields := range map[string][]string{
		"none": {}, "empty": {fieldCSRF, ""}, "invented": {fieldCSRF, auth.NewSecret()},
		"another session's": {fieldCSRF, other.csrf()}, "the one of a visitor": {fieldCSRF, r.visitor(t).csrf()},
	} {
		v.sendValues("/konto/name", append(fields, "name", "Gefälscht")...).want(t, 403, "Das Formular wurde nicht angenommen", "!Gefälscht")
		if got := r.user(t, "u-cdo").Name; got != "Cleo Büro" {
			t.Fatalf("token %s: the name is %q", name, got)
		}
	}
	// Nor does a token in the address count.
	v.do("POST", "/konto/name?_csrf="+v.csrf(), "name=Gefaelscht", "Content-Type", "application/x-www-form-urlencoded").want(t, 403)
}

func TestAFormFromAnotherSiteIsRefusedWhateverItsToken(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	body := fieldCSRF + "=" + v.csrf() + "&name=Von+anderswo"
	for _, header := range [][]string{
		{"Origin", "https://evil.example"}, {"Origin", "null"}, {"Origin", "http://zielstand.example"}, {"Origin", "https://zielstand.example.evil.example"},
		{"Origin", "https://zielstand.example:444"}, {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
		{"Sec-Fetch-Site", "cross-site", "Origin", "https://zielstand.example"},
	} {
		header = append(header, "Content-Type", "application/x-www-form-urlencoded")
		v.do("POST", "/konto/name", body, header...).want(t, 403, "Das Formular wurde nicht angenommen")
	}
	if got := r.user(t, "u-cdo").Name; got != "Cleo Büro" {
		t.Errorf("the name is %q", got)
	}
	v.do("POST", "/konto/name", body, "Content-Type", "application/x-www-form-urlencoded", "Origin", "https://zielstand.example", "Sec-Fetch-Site", "same-origin").want(t, 303)
	if got := r.user(t, "u-cdo").Name; got != "Von anderswo" {
		t.Errorf("an own form is not stored: %q", got)
	}
}

func TestNobodyIsSignedInWithAnotherPersonsAccountBehindTheirBack(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	v.sendValues("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword).want(t, 403)
	v.sendValues("/anmeldung", fieldCSRF, r.visitor(t).csrf(), "mail", "cdo@test.example", "kennwort", testPassword).want(t, 403)
	if v.session() != "" {
		t.Error("a forged sign-in began a session")
	}
}

func TestAPlantedSessionIsWorthNothing(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	planted := auth.NewSecret()
	v.cookies["__Host-zs_session"] = planted
	v.send("/anmeldung", "mail", "cdo@test.example", "kennwort", testPassword).want(t, 303)
	if v.session() == planted {
		t.Error("the planted secret became the session's")
	}
	thief := r.visitor(t)
	thief.cookies["__Host-zs_session"] = planted
	thief.open("/konto").want(t, 303)

	// Nor is an attacker's own session, planted before the sign-in, good for anything afterwards.
	own := r.as(t, "lesen@test.example")
	victim := r.visitor(t)
	victim.cookies["__Host-zs_session"] = own.session()
	victim.cookies["__Host-zs_formular"] = "x"
	victim.send("/abmelden").want(t, 303)
	victim.signIn("cdo@test.example")
	own.open("/konto").want(t, 303)
}

func TestASessionOfSomebodyElseCannotBeEnded(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v, other := r.as(t, "cdo@test.example"), r.as(t, "lesen@test.example")
	v.send("/konto/sitzungen", "sitzung", auth.SecretID(other.session())).want(t, 303)
	other.open("/konto").want(t, 200)
	second := r.as(t, "cdo@test.example")
	v.send("/konto/sitzungen", "sitzung", auth.SecretID(second.session())).want(t, 303)
	second.open("/konto").want(t, 303)
	v.open("/konto").want(t, 200)
}

func TestFieldsThatAFormDoesNotHaveAreNotStored(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "mdi@test.example")
	v.send("/konto/name", "name", "Ina Neu", "rolle", "administrator", "role", "administrator", "Role", "administrator", "ressort", "mds", "ministry_ids", "mds",
		"id", "u-admin", "mail", "admin@test.example", "password_hash", "x", "subject", "x", "version", "99").want(t, 303)
	u := r.user(t, "u-mdi")
	if u.Name != "Ina Neu" || u.Role != models.AccountContact || strings.Join(u.MinistryIDs, ",") != "mdi" || u.Mail != "mdi@test.example" || u.PasswordHash != testHash() || u.Subject != "" {
		t.Errorf("stored: %+v", u)
	}
	if got := r.user(t, "u-admin").Name; got != "Ada Min" {
		t.Errorf("somebody else's name is %q", got)
	}
}

func TestAForeignAccountIsNeitherReadNorChanged(t *testing.T) {
	r := withPeople(t, newTrial(t))
	for _, mail := range []string{"lesen@test.example", "mdi@test.example", "cdo@test.example"} {
		v := r.as(t, mail)
		for _, path := range []string{"/verwaltung/konten", "/verwaltung/konten/u-admin", "/verwaltung/konten/gibt-es-nicht"} {
			v.open(path).want(t, 403, "!admin@test.example")
		}
		v.send("/verwaltung/konten/u-admin", "name", "X", "mail", "x@test.example", "rolle", "reader", "version", "1").want(t, 403)
		v.send("/verwaltung/konten/u-admin/zugang", "was", "zuruecksetzen", "version", "1").want(t, 403, "!einladung")
		v.send("/verwaltung/konten/u-admin/loeschen", "bestaetigung", "admin@test.example").want(t, 403)
		v.send("/verwaltung/konten", "name", "X", "mail", "x@test.example", "rolle", "administrator").want(t, 403)
	}
	if u := r.user(t, "u-admin"); u.Version != 1 || u.Role != models.AccountAdministrator {
		t.Errorf("changed: %+v", u)
	}
}

// scripts are texts that would run if a page showed them as they are.
var scripts = []string{`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onfocus='alert(1)' autofocus='`, `</textarea><script>alert(1)</script>`, `{{7*7}}${7*7}`, `javascript:alert(1)`}

func TestAStoredScriptIsShownAsText(t *testing.T) {
	r := withPeople(t, newTrial(t))
	admin := r.as(t, "admin@test.example")
	for i, script := range scripts {
		v := r.as(t, "mdi@test.example")
		v.send("/konto/name", "name", script).want(t, 303)
		admin.send("/verwaltung/konten", "name", script, "mail", fmt.Sprintf("s%d@test.example", i), "rolle", "reader").want(t, 200)
		for _, a := range []received{v.open("/konto"), admin.open("/verwaltung/konten"), admin.open("/verwaltung/konten/u-mdi"), v.send("/konto/name", "name", script+strings.Repeat("x", 300))} {
			for _, raw := range []string{"<script>alert", "<img src=x", "' onfocus='", `href="javascript:`} {
				if strings.Contains(a.body, raw) {
					t.Errorf("%s shows %q as it is", a.Request.URL, raw)
				}
			}
		}
	}
}

func TestBodiesThatAreNoFormsAreRefused(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	token := v.csrf()
	const kind = "application/x-www-form-urlencoded"
	for name, attempt := range map[string]struct {
		body, kind string
		status     int
	}{
		"JSON":              {`{"_csrf":"` + token + `","name":"x"}`, "application/json", 415},
		"plain text":        {"_csrf=" + token + "&name=x", "text/plain", 415},
		"multipart":         {"--a\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--a--\r\n", "multipart/form-data; boundary=a", 415},
		"no type":           {"_csrf=" + token + "&name=x", "", 415},
		"bad escape":        {"_csrf=" + token + "&name=%zz", kind, 400},
		"semicolons":        {"_csrf=" + token + ";name=x", kind, 400},
		"no text as a name": {"_csrf=" + token + "&%ff%fe=x", kind, 400},
		"too many fields":   {"_csrf=" + token + strings.Repeat("&a=b", maxFields), kind, 400},
		"no text":           {"_csrf=" + token + "&name=%ff%fe", kind, 422},
		"zero byte":         {"_csrf=" + token + "&name=a%00b", kind, 422},
		"line break":        {"_csrf=" + token + "&name=a%0d%0ab", kind, 422},
		"too long":          {"_csrf=" + token + "&name=" + strings.Repeat("x", 201), kind, 422},
		"empty":             {"_csrf=" + token + "&name=+", kind, 422},
	} {
		var header []string
		if attempt.kind != "" {
			header = []string{"Content-Type", attempt.kind}
		}
		if a := v.do("POST", "/konto/name", attempt.body, header...); a.StatusCode != attempt.status {
			t.Errorf("%s: answers %d, want %d", name, a.StatusCode, attempt.status)
		}
	}
	if u := r.user(t, "u-cdo"); u.Name != "Cleo Büro" || u.Version != 1 {
		t.Errorf("stored: %+v", u)
	}
}

// listening is the server on a port of its own.
func listening(t *testing.T, r *trial) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- r.Listener(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		r.Shutdown(ctx)
		<-done
	})
	return ln.Addr().String()
}

// raw sends bytes over a connection and returns the answer's status; 0 = the connection was closed without one.
func raw(t *testing.T, address, request string) int {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(30 * time.Second))
	go io.WriteString(conn, request)
	a, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0
	}
	a.Body.Close()
	return a.StatusCode
}

func TestAnOversizedFormIsRefusedBeforeItIsRead(t *testing.T) {
	r := withPeople(t, newTrial(t))
	address := listening(t, r)
	head := "POST /konto/name HTTP/1.1\r\nHost: zielstand.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"
	if got := raw(t, address, head+"Content-Length: 99999999\r\n\r\n"); got != http.StatusRequestEntityTooLarge {
		t.Errorf("announced: answers %d", got)
	}
	if got := raw(t, address, head+"Transfer-Encoding: chunked\r\n\r\n"+strings.Repeat("10000\r\n"+strings.Repeat("x", 0x10000)+"\r\n", 40)+"0\r\n\r\n"); got != http.StatusRequestEntityTooLarge {
		t.Errorf("in pieces: answers %d", got)
	}
	if got := raw(t, address, "POST /konto/name HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"); got != http.StatusBadRequest {
		t.Errorf("of a negative length: answers %d", got)
	}
	if got := raw(t, address, head+"Cookie: zs_session="+strings.Repeat("x", maxHeader)+"\r\n\r\n"); got != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("with huge headers: answers %d", got)
	}
}

func TestSlowClientsKeepNobodyWaiting(t *testing.T) {
	r := withPeople(t, newTrial(t))
	// As in the program, only sooner.
	r.app.Server().ReadTimeout = 500 * time.Millisecond
	address := listening(t, r)
	const slow = 50
	ended := make(chan int, slow)
	for i := range slow {
		part := "POST /anmeldung HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nmail="
		if i%2 == 0 {
			part = "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "
		}
		go func() { ended <- raw(t, address, part) }()
	}
	client := http.Client{Timeout: 5 * time.Second}
	a, err := client.Get("http://" + address + "/")
	if err != nil || a.StatusCode != 200 {
		t.Fatalf("others wait: %v", err)
	}
	a.Body.Close()
	for range slow {
		if status := <-ended; status != http.StatusRequestTimeout && status != 0 {
			t.Errorf("a slow client is answered %d", status)
		}
	}
}

func TestTheAddressBehindProxiesIsTheLastOneThatIsNoneOfOurs(t *testing.T) {
	r := withPeople(t, newTrial(t))
	r.Proxies = []string{"0.0.0.0", "10.0.0.0/8"} // the test's own connection has the address 0.0.0.0
	v := r.visitor(t)
	token := v.csrf()
	status := 0
	for i := range 60 {
		a := v.do("POST", "/anmeldung", fieldCSRF+"="+token+"&kennwort=falsch-falsch&mail="+fmt.Sprintf("m%d@test.example", i),
			"Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", fmt.Sprintf("198.51.100.%d, 203.0.113.7, 10.1.2.3", i))
		if status = a.StatusCode; status == 429 {
			break
		}
	}
	if status != 429 {
		t.Error("who writes another address before their own one each time is never slowed down")
	}
	v.do("POST", "/anmeldung", fieldCSRF+"="+token+"&kennwort="+testPassword+"&mail=cdo@test.example",
		"Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", "203.0.113.8").want(t, 303)
}
