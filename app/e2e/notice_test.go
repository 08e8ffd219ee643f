// The watchers watched: a page on which everything is wrong must be noticed as such, or the other
// tests of this package prove nothing.

package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestABadPageIsNoticed(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'sha256-nothing'; img-src *")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/bad.js" {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`console.error("broken script"); throw new Error("thrown")`))
			return
		}
		w.Write([]byte(`<!DOCTYPE html><html><head><title></title><script src="/bad.js"></script></head>
			<body style="color:red"><img src="http://127.0.0.2:9/pixel.png"><p><font color="#ccc">Blass</font></p><input></body></html>`))
	}))
	defer server.Close()
	b := open(t)
	b.look("light", 1280)
	b.visit(&program{url: server.URL}, "/")
	b.until(`document.readyState === 'complete'`)
	complaints := strings.Join(b.complaints(), "\n")
	for _, want := range []string{"broken script", "thrown", "Content Security Policy"} {
		if !strings.Contains(complaints, want) {
			t.Errorf("%q is not noticed in:\n%s", want, complaints)
		}
	}
	if foreign := b.foreign(&program{url: server.URL}); len(foreign) != 1 {
		t.Errorf("foreign requests: %q", foreign)
	}
	found := map[string]bool{}
	for _, f := range b.barriers(allRules) {
		found[f.ID] = true
	}
	for _, want := range []string{"html-has-lang", "image-alt", "color-contrast", "label", "document-title"} {
		if !found[want] {
			t.Errorf("the barrier %s is not noticed: %v", want, found)
		}
	}
}
