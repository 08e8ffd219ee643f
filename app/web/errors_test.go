// Errors: what visitors read, what machines read, and what nobody but the log learns.

package web

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
)

func TestABadParameterIsNamedWithWhatIsAllowed(t *testing.T) {
	r := newTrial(t)
	for url, texts := range map[string][]string{
		"/?stichtag=gestern":                {"„stichtag“: „gestern“ hat nicht die erwartete Form", "JJJJ-MM-TT"},
		"/?stichtag=1234-01-01":             {"„stichtag“: „1234-01-01“ liegt außerhalb", "1990 bis 2100"},
		"/massnahmen?seite=0":               {"„seite“: „0“ liegt außerhalb", "1 bis "},
		"/massnahmen?seite=-1&stichtag=x":   {"„seite“: „-1“", "„stichtag“: „x“"},
		"/massnahmen?phase=halb":            {"„phase“: „halb“ gibt es nicht", "implementing"},
		"/massnahmen?ressort=niemand":       {"„ressort“: „niemand“ gibt es nicht"},
		"/diagramme/phasen?strategie=keine": {"„strategie“: „keine“ gibt es nicht"},
		"/vergleich?von=morgen":             {"„von“: „morgen“"},
		"/hilfe?kenntnisstand=bald":         {"„kenntnisstand“: „bald“"},
		"/?stichtag=%zz":                    {"„adresse“"},
	} {
		path, _, _ := strings.Cut(url, "?")
		r.get(t, url).want(t, 400, append(texts, `href="`+path+`">Seite ohne diese Angaben aufrufen`)...)
	}
}

func TestWhatAVisitorTypedIsShownAsTextOnly(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/?stichtag=%3Cscript%3Ealert(1)%3C/script%3E").want(t, 400, "&lt;script&gt;", "!<script>alert")
	r.get(t, "/massnahmen/%3Cscript%3Ealert(1)%3C%2Fscript%3E").want(t, 404, "!<script>alert", "!action=\"/massnahmen/")
}

func TestAnUnknownAddressOffersSearchAndAWayBack(t *testing.T) {
	r := newTrial(t)
	for _, url := range []string{"/nirgends", "/massnahmen/gibt-es-nicht", "/strategien/gibt-es-nicht", "/ziele/x", "/ressorts/x",
		"/handlungsfelder/x", "/fokusthemen/x", "/diagramme/x", "/diagramme/x.csv", "/static/x.css", "/static/manifest.json/..", "/massnahmen/EJUSTICE-RLP"} {
		a := r.get(t, url).want(t, 404, "Diese Seite gibt es nicht", `action="/suche"`, `href="/"`)
		if id := a.Header.Get("X-Request-Id"); id == "" || !strings.Contains(a.body, id) {
			t.Errorf("%s: the request id %q is not on the page", url, id)
		}
		if a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: an error may be kept: %s", url, a.Header.Get("Cache-Control"))
		}
	}
}

func TestAMethodThatAPageDoesNotKnowIsRefused(t *testing.T) {
	a := newTrial(t).ask(t, "POST", "/massnahmen", "")
	a.want(t, 405, "So lässt sich diese Adresse nicht aufrufen")
	if allow := a.Header.Get("Allow"); !strings.Contains(allow, "GET") {
		t.Errorf("Allow: %q", allow)
	}
}

func TestARequestThatCannotBeReadIsAnsweredLikeAnyOther(t *testing.T) {
	r := newTrial(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go r.Listener(ln)
	defer r.Shutdown(t.Context())
	for raw, want := range map[string]received{
		"POST /darstellung HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n":          {&http.Response{StatusCode: 413}, "Das ist zu groß"},
		"GET /?q=" + strings.Repeat("x", maxHeader) + " HTTP/1.1\r\nHost: a\r\n\r\n":        {&http.Response{StatusCode: 431}, "Diese Adresse ist zu lang"},
		"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab\r\n": {&http.Response{StatusCode: 400}, "Diese Angabe lässt sich nicht verarbeiten"},
	} {
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Write([]byte(raw)); err != nil {
			t.Fatal(err)
		}
		a, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(a.Body) // the server may hang up behind its answer
		conn.Close()
		if a.StatusCode != want.StatusCode || !strings.Contains(string(body), want.body) {
			t.Errorf("%.60q answers %d, want %d:\n%.300s", raw, a.StatusCode, want.StatusCode, body)
		}
		if a.Header.Get("X-Request-Id") == "" || a.Header.Get("Content-Security-Policy") == "" {
			t.Errorf("%d: headers %v", a.StatusCode, a.Header)
		}
	}
}

func TestInternalsOnlyGoToTheLog(t *testing.T) {
	r := newTrial(t)
	r.app.Get("/panik", func(*fiber.Ctx) error { panic("secret of the database") })
	r.app.Get("/fehler", func(*fiber.Ctx) error { return errors.New("secret of the database") })
	r.app.Get("/langsam", func(*fiber.Ctx) error {
		return &models.Error{Kind: models.Unavailable, Err: errors.New("secret of the database")}
	})
	for url, status := range map[string]int{"/panik": 500, "/fehler": 500, "/langsam": 503} {
		a := r.get(t, url).want(t, status, "!secret", "!goroutine", "!.go:", "Zur Übersicht")
		id := a.Header.Get("X-Request-Id")
		if !strings.Contains(a.body, id) {
			t.Errorf("%s: the id %s is not on the page", url, id)
		}
		if !strings.Contains(r.log.String(), "id="+id+" method=GET address="+url) {
			t.Errorf("%s: the log does not name the request %s", url, id)
		}
	}
	if got := strings.Count(r.log.String(), "secret of the database"); got != 3 {
		t.Errorf("the log tells %d of three causes", got)
	}
	if !strings.Contains(r.log.String(), "errors_test.go") {
		t.Error("the log does not say where the panic happened")
	}
	r.get(t, "/").want(t, 200)
}

func TestMachinesGetProblemsAsJSON(t *testing.T) {
	r := newTrial(t)
	for _, ask := range []struct {
		url    string
		status int
		header []string
	}{
		{"/diagramme/gibt-es-nicht.json", 404, nil},
		{"/api/v1/nichts", 404, nil},
		{"/diagramme/phasen.json?stichtag=x", 400, nil},
		{"/massnahmen?stichtag=x", 400, []string{"Accept", "application/json"}},
	} {
		a := r.get(t, ask.url, ask.header...).want(t, ask.status)
		if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%s: %s", ask.url, got)
		}
		var p problem
		if err := json.Unmarshal([]byte(a.body), &p); err != nil {
			t.Fatalf("%s: %v in %s", ask.url, err, a.body)
		}
		if p.Status != ask.status || p.Title == "" || p.Detail == "" || p.RequestID != a.Header.Get("X-Request-Id") {
			t.Errorf("%s: %+v", ask.url, p)
		}
		if ask.status == 400 && (len(p.Errors) != 1 || p.Errors[0].Parameter != "stichtag" || p.Errors[0].Value != "x" || len(p.Errors[0].Allowed) == 0) {
			t.Errorf("%s: problems %+v", ask.url, p.Errors)
		}
	}
	r.get(t, "/massnahmen?stichtag=x", "Accept", "text/html,application/json").want(t, 400, "<!doctype html>")
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	r := newTrial(t)
	r.app.Get("/panik", func(*fiber.Ctx) error { panic("broken") })
	for _, url := range []string{"/", "/nirgends", "/?stichtag=x", "/panik", "/healthz", "/diagramme/phasen.csv", "/massnahmen/", "/robots.txt"} {
		h := r.get(t, url).Header
		for name, want := range map[string]string{
			"Content-Security-Policy":    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
			"X-Content-Type-Options":     "nosniff",
			"Referrer-Policy":            "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin",
			"Strict-Transport-Security":  "max-age=31536000",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", url, name, got, want)
			}
		}
		if h.Get("Permissions-Policy") == "" || h.Get("X-Request-Id") == "" {
			t.Errorf("%s: headers %v", url, h)
		}
	}
}
