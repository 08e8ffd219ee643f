// Nothing that this server answers makes its reader ask another one, whatever kind of answer it is.

package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// What answers load by themselves, or send, and scripts and styles within pages, which the policy forbids.
var (
	ofPages  = regexp.MustCompile(`(?i)<(?:link|script|img|iframe|source|form|object|embed|video|audio)\b[^>]+?\b(?:href|src|action|data|poster)="([^"]*)"`)
	ofSheets = regexp.MustCompile(`(?i)(?:url\(|@import)\s*["']?([^"')\s]*)`)
	ofImages = regexp.MustCompile(`(?i)(?:href|src)\s*=\s*["']([^"']*)`)
	ofCharts = regexp.MustCompile(`(?i)image://([^"]*)`)
	inline   = regexp.MustCompile(`(?i)<[^>]+ (?:style|on[a-z]+)="|<style|href="javascript:|<script(?: type="module")?>`)
	active   = regexp.MustCompile(`(?i)<(?:script|foreignObject|iframe|img|image|object)\b|\son[a-z]+="|javascript:`)
)

// loads are the addresses that an answer makes its reader ask for; forbidden is what may not be in it at all. An answer of
// another kind than these is not known to be harmless.
func loads(a received) (addresses []string, forbidden string, known bool) {
	of := func(forms ...*regexp.Regexp) {
		for _, form := range forms {
			for _, found := range form.FindAllStringSubmatch(a.body, -1) {
				addresses = append(addresses, html.UnescapeString(found[1]))
			}
		}
	}
	kind, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
	switch kind {
	case "text/html":
		of(ofPages)
		return addresses, inline.FindString(a.body), true
	case "text/css":
		of(ofSheets)
		return addresses, "", true
	case "image/svg+xml":
		of(ofSheets, ofImages)
		return addresses, active.FindString(a.body), true
	case "application/json":
		of(ofCharts)
		return addresses, active.FindString(a.body), true
	case "application/atom+xml": // its links lead on; markup within it would be shown by readers of feeds
		return nil, active.FindString(html.UnescapeString(a.body)), true
	case "text/csv", "text/calendar", "image/png", "font/woff2", "text/javascript": // scripts are tried in the browser
		return nil, "", true
	}
	return nil, "", false
}

func TestNoAnswerAsksAnybodyElseOrBreaksThePolicy(t *testing.T) {
	kinds := map[string]int{}
	for at, a := range walk(t) {
		if a.StatusCode == 303 {
			continue // it has no content
		}
		kind := a.Header.Get("Content-Type")
		kinds[kind]++
		addresses, forbidden, known := loads(a)
		if !known {
			t.Errorf("%s answers with %q, of which nobody knows what it loads", at, kind)
		}
		if forbidden != "" {
			t.Errorf("%s has %s in it", at, forbidden)
		}
		for _, address := range addresses {
			if !staysHere(t, at, address) {
				t.Errorf("%s loads or sends to %.100q", at, address)
			}
		}
	}
	for _, kind := range []string{"text/html; charset=utf-8", "text/css; charset=utf-8", "image/svg+xml", "application/json; charset=utf-8", "application/atom+xml; charset=utf-8"} {
		if kinds[kind] == 0 {
			t.Errorf("the walk met no %s", kind)
		}
	}
}

func TestWhatWouldBeLoadedIsFound(t *testing.T) {
	for body, kind := range map[string]string{
		`<a href="/x"><IMG alt="" src="https://a.example/x.png">`:  "text/html",
		`<link rel="stylesheet" href="//a.example/x.css">`:         "text/html",
		`a { background: url( "https://a.example/x.png" ) }`:       "text/css",
		`@import 'https://a.example/x.css';`:                       "text/css",
		`<svg><use xlink:href='https://a.example/x.svg#a'/></svg>`: "image/svg+xml",
		`<svg><path fill="url(https://a.example/x.svg#a)"/></svg>`: "image/svg+xml",
		`{"symbol":"image://https://a.example/x.png"}`:             "application/json",
	} {
		a := received{Response: &http.Response{Header: http.Header{"Content-Type": {kind}}}, body: body}
		addresses, _, known := loads(a)
		if !known || len(addresses) != 1 || !strings.Contains(addresses[0], "//a.example/x.") {
			t.Errorf("%s loads %q", body, addresses)
		}
	}
	for body, kind := range map[string]string{
		`<p style="color: red">`:                             "text/html",
		`<svg><script>1</script></svg>`:                      "image/svg+xml",
		`<content type="html">&lt;img src="//a.example"&gt;`: "application/atom+xml",
		`{"name":"<img src=x onerror=1>"}`:                   "application/json",
	} {
		if _, forbidden, _ := loads(received{Response: &http.Response{Header: http.Header{"Content-Type": {kind}}}, body: body}); forbidden == "" {
			t.Errorf("%s is let through", body)
		}
	}
}

// staysHere says whether an address named by the answer at another leads to this server, or nowhere.
func staysHere(t *testing.T, at, address string) bool {
	t.Helper()
	base, err := url.Parse("https://zielstand.example" + at)
	if err != nil {
		t.Fatal(err)
	}
	to, err := base.Parse(address)
	if err != nil {
		return false
	}
	return to.Host == base.Host && to.Scheme == base.Scheme || strings.HasPrefix(address, "data:font/ttf;base64,")
}
