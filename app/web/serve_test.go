// Kept answers over HTTP: right after every change, the same for equal questions, and nobody else's.

package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"time"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

func TestAChangeIsOnTheNextPage(t *testing.T) {
	r := newTrial(t)
	const url = "/massnahmen/ejustice-rlp"
	before := r.get(t, url).want(t, 200, "!Umbenannt zur Probe")
	r.change(t, func(tx *store.Tx) error {
		m := *tx.Portfolio().Measure("ejustice-rlp").Measure
		m.Title = "Umbenannt zur Probe"
		return tx.Update(&m)
	})
	after := r.get(t, url).want(t, 200, "Umbenannt zur Probe")
	if before.Header.Get("Etag") == after.Header.Get("Etag") {
		t.Error("both pages have the same tag")
	}
	r.get(t, url, "If-None-Match", before.Header.Get("Etag")).want(t, 200, "Umbenannt zur Probe")
	r.get(t, "/diagramme/zeitplan.csv").want(t, 200, "Umbenannt zur Probe")
}

func TestEachStichtagHasItsPage(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/").want(t, 200, "02.11.2026")
	r.get(t, "/?stichtag=2024-11-30").want(t, 200, "30.11.2024", "/massnahmen?", "stichtag=2024-11-30")
	r.get(t, "/").want(t, 200, "!30.11.2024")
}

func TestThePageOfTodayEndsAtMidnight(t *testing.T) {
	r := newTrial(t)
	r.Location = time.FixedZone("UTC+1", 60*60)
	r.now = time.Date(2026, 11, 2, 22, 59, 59, 0, time.UTC)
	r.get(t, "/").want(t, 200, `datetime="2026-11-02"`)
	r.now = r.now.Add(time.Second)
	r.get(t, "/").want(t, 200, `datetime="2026-11-03"`, `!datetime="2026-11-02"`)
}

func TestAKenntnisstandShowsWhatWasKnownThen(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	between := models.InstantOf(r.now)
	r.now = r.now.Add(time.Minute)
	r.change(t, func(tx *store.Tx) error {
		m := *tx.Portfolio().Measure("ejustice-rlp").Measure
		m.Title = "Später bekannt"
		return tx.Update(&m)
	})
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "Später bekannt")
	r.get(t, "/massnahmen/ejustice-rlp?kenntnisstand="+between.String()).want(t, 200, "!Später bekannt", "Kenntnisstand")
	r.get(t, "/massnahmen/ejustice-rlp?kenntnisstand=1999-01-01").want(t, 404)
}

func TestAnAddressInAnotherFormLeadsToTheCanonicalOne(t *testing.T) {
	r := newTrial(t)
	for url, want := range map[string]string{
		"/massnahmen?stichtag=18.11.2024&phase=completed&utm=x":              "/massnahmen?phase=completed&stichtag=2024-11-18",
		"/?stichtag_tag=1&stichtag_monat=2&stichtag_jahr=2024":               "/?stichtag=2024-02-01",
		"/vergleich?von_tag=1&von_monat=2&von_jahr=2024&bis_tag=&bis_monat=": "/vergleich?von=2024-02-01",
	} {
		a := r.get(t, url).want(t, 303)
		if got := a.Header.Get("Location"); got != want {
			t.Errorf("%s leads to %s, want %s", url, got, want)
		}
		r.get(t, want).want(t, 200)
	}
	for url, want := range map[string]string{"/massnahmen/": "/massnahmen", "/hilfe///?a=b": "/hilfe?a=b"} {
		if a := r.get(t, url).want(t, 308); a.Header.Get("Location") != want {
			t.Errorf("%s leads to %s, want %s", url, a.Header.Get("Location"), want)
		}
	}
	r.get(t, "//evil.example/").want(t, 404)
}

func TestAParameterThatNothingReadsReachesNobody(t *testing.T) {
	r := newTrial(t)
	marked := r.get(t, "/massnahmen?einschleusen=canary-7f3a&ordnung=").want(t, 200, "!canary-7f3a")
	plain := r.get(t, "/massnahmen").want(t, 200, "!canary-7f3a")
	if marked.body != plain.body {
		t.Error("the parameter changed the page")
	}
	before := r.pages.size()
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		r.get(t, "/massnahmen?"+name+"=1").want(t, 200)
	}
	if grown := r.pages.size() - before; grown > 6*2*overhead {
		t.Errorf("six names of the same page cost %d bytes", grown)
	}
}

func TestAPageIsSentOnceAndThenConfirmed(t *testing.T) {
	r := newTrial(t)
	first := r.get(t, "/").want(t, 200)
	h := first.Header
	if h.Get("Cache-Control") != "no-cache" || h.Get("Vary") != "Accept-Encoding, Cookie" || strings.HasPrefix(h.Get("Etag"), "W/") {
		t.Errorf("headers %v", h)
	}
	for _, match := range []string{h.Get("Etag"), `"other", W/` + h.Get("Etag"), "*"} {
		again := r.get(t, "/", "If-None-Match", match).want(t, 304)
		if again.body != "" || again.Header.Get("Etag") != h.Get("Etag") {
			t.Errorf("%s: %d bytes with tag %s", match, len(again.body), again.Header.Get("Etag"))
		}
	}
	r.get(t, "/", "If-None-Match", `"other"`).want(t, 200)
}

func TestCompressedIsTheSamePage(t *testing.T) {
	r := newTrial(t)
	plain := r.get(t, "/")
	for header, packed := range map[string]bool{"gzip": true, "br, GZIP;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false, "br": false, "": false} {
		a := r.get(t, "/", "Accept-Encoding", header).want(t, 200)
		if got := a.Header.Get("Content-Encoding") == "gzip"; got != packed {
			t.Fatalf("Accept-Encoding %q: packed is %v", header, got)
		}
		if !packed {
			continue
		}
		if a.Header.Get("Etag") == plain.Header.Get("Etag") {
			t.Error("different bytes have the same strong tag")
		}
		reader, err := gzip.NewReader(strings.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(reader)
		if err != nil || !bytes.Equal(body, []byte(plain.body)) {
			t.Errorf("unpacked page differs: %v", err)
		}
	}
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	r := newTrial(t)
	want := r.get(t, "/")
	got := r.ask(t, "HEAD", "/", "")
	if got.StatusCode != 200 || got.Header.Get("Etag") != want.Header.Get("Etag") || got.body != "" {
		t.Errorf("HEAD answers %d, %s, %d bytes", got.StatusCode, got.Header.Get("Etag"), len(got.body))
	}
}

func TestEachThemeHasItsPageAndTheFormKeepsTheChoice(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/").want(t, 200, "!data-kern-theme=")
	a := r.ask(t, "POST", "/darstellung", "darstellung=dark&zurueck=%2Fmassnahmen%3Fphase%3Dcompleted", "Content-Type", "application/x-www-form-urlencoded")
	a.want(t, 303)
	cookie := a.Header.Get("Set-Cookie")
	for _, part := range []string{"zs_theme=dark", "HttpOnly", "SameSite=Lax", "secure", "path=/"} {
		if !strings.Contains(strings.ToLower(cookie), strings.ToLower(part)) {
			t.Errorf("cookie %q lacks %s", cookie, part)
		}
	}
	if got := a.Header.Get("Location"); got != "/massnahmen?phase=completed" {
		t.Errorf("leads to %s", got)
	}
	r.get(t, "/", "Cookie", "zs_theme=dark").want(t, 200, `data-kern-theme="dark"`)
	r.get(t, "/", "Cookie", "zs_theme=light").want(t, 200, `data-kern-theme="light"`)
	r.get(t, "/", "Cookie", `zs_theme="><script>`).want(t, 200, "!data-kern-theme=")
	r.get(t, "/").want(t, 200, "!data-kern-theme=")
	r.ask(t, "POST", "/darstellung", "darstellung=bunt", "Content-Type", "application/x-www-form-urlencoded").want(t, 400, "„darstellung“: „bunt“")
}

func TestTheThemeFormLeadsNobodyElsewhere(t *testing.T) {
	r := newTrial(t)
	for _, back := range []string{"https://evil.example", "//evil.example", `/\evil.example`, `\\evil.example`, "evil", "", "/%09/evil.example", "javascript:alert(1)", "/a%0d%0aSet-Cookie:x=y"} {
		a := r.ask(t, "POST", "/darstellung", "darstellung=dark&zurueck="+back, "Content-Type", "application/x-www-form-urlencoded").want(t, 303)
		if got := a.Header.Get("Location"); got != "/" || a.Header.Get("X") != "" {
			t.Errorf("%q leads to %q", back, got)
		}
	}
}
