// Signing in at a directory service, as far as this side of it goes; the whole way is tried in app/auth/oidctest.

package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"zielstand/app/auth"
)

// withProvider adds a directory service that says where it is, and signs nobody in.
func withProvider(t *testing.T, r *trial) {
	t.Helper()
	var provider *httptest.Server
	provider = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if request.URL.Path != "/.well-known/openid-configuration" {
			http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
			return
		}
		json.NewEncoder(w).Encode(map[string]any{"issuer": provider.URL, "authorization_endpoint": provider.URL + "/auth",
			"token_endpoint": provider.URL + "/token", "jwks_uri": provider.URL + "/keys"})
	}))
	t.Cleanup(provider.Close)
	r.OIDC = auth.NewOIDC(auth.OIDCConfig{Issuer: provider.URL, ClientID: "zielstand", RedirectURL: "https://zielstand.example" + ProviderReturnPath})
}

func TestWithoutADirectoryServiceNothingLeadsToOne(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.visitor(t)
	v.open("/anmeldung").want(t, 200, "!Dienstkonto")
	v.open("/anmeldung/dienst").want(t, 404)
	v.open(ProviderReturnPath+"?state=a&code=b").want(t, 404)
}

func TestADeadDirectoryServiceLeavesTheSignInWithAPassword(t *testing.T) {
	r := withPeople(t, newTrial(t))
	r.OIDC = auth.NewOIDC(auth.OIDCConfig{Issuer: "http://127.0.0.1:1", ClientID: "zielstand"})
	v := r.visitor(t)
	page := v.open("/anmeldung/dienst?weiter=/konto").want(t, 503, "Der Verzeichnisdienst antwortet nicht", "!127.0.0.1")
	a := v.sendValues("/anmeldung", fieldCSRF, hiddenField(page.body, fieldCSRF), "mail", "cdo@test.example", "kennwort", testPassword, "weiter", hiddenField(page.body, "weiter")).want(t, 303)
	if a.Header.Get("Location") != "/konto" {
		t.Errorf("leads to %s", a.Header.Get("Location"))
	}
}

func TestWhoComesBackWithAnotherFlowIsRefused(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withProvider(t, r)
	v := r.visitor(t)
	v.open("/anmeldung?weiter=/konto").want(t, 200, `href="/anmeldung/dienst?weiter=%2Fkonto"`)
	a := v.open("/anmeldung/dienst?weiter=/konto").want(t, 303)
	there, err := url.Parse(a.Header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	q := there.Query()
	if q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" || q.Get("state") == "" || q.Get("redirect_uri") != "https://zielstand.example"+ProviderReturnPath {
		t.Errorf("asks %s", there)
	}
	for _, back := range []string{"?state=" + auth.NewSecret() + "&code=x", "?code=x", "", "?error=access_denied&state=" + q.Get("state")} {
		v := r.visitor(t)
		v.open("/anmeldung/dienst").want(t, 303)
		v.open(ProviderReturnPath+back).want(t, 403, "Keine Anmeldung mit diesem Dienstkonto")
		if v.session() != "" {
			t.Errorf("%s began a session", back)
		}
	}
	// Nor does another browser get in with the state of this one.
	other := r.visitor(t)
	other.open(ProviderReturnPath+"?code=x&state="+q.Get("state")).want(t, 403)
	// The state is right, but the service knows of no such code.
	v.open(ProviderReturnPath+"?code=x&state="+q.Get("state")).want(t, 403)
	if text := r.log.String(); strings.Contains(text, q.Get("state")) {
		t.Error("the log tells the state")
	}
}

func TestTextTypedSurvivesTheWayToTheDirectoryService(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withProvider(t, r)
	v := r.visitor(t)
	a := v.send("/anmeldung/dienst", "weiter", "/konto/name", "felder", "name=Neu+getippt").want(t, 200, "Weiter zum Verzeichnisdienst")
	there, ok := strings.CutPrefix(a.Header.Get("Refresh"), "0;url=")
	address, err := url.Parse(there)
	if !ok || err != nil {
		t.Fatalf("Refresh: %q", a.Header.Get("Refresh"))
	}
	// Coming back without success, it is still there for the password.
	back := v.open(ProviderReturnPath+"?error=access_denied&state="+address.Query().Get("state")).want(t, 403)
	if got := hiddenField(back.body, "felder"); got != "name=Neu+getippt" {
		t.Errorf("carried: %q", got)
	}
	v.sendValues("/anmeldung", fieldCSRF, hiddenField(back.body, fieldCSRF), "mail", "cdo@test.example", "kennwort", testPassword,
		"weiter", hiddenField(back.body, "weiter"), "felder", hiddenField(back.body, "felder")).want(t, 422, `value="Neu getippt"`)
}

func TestLuggageIsBoundedAndNotKeptForEver(t *testing.T) {
	var l luggage
	now := midday
	for i := range 3 * maxPieces {
		l.put(strings.Repeat("k", i+1), "x", now)
	}
	if len(l.pieces) != maxPieces {
		t.Errorf("%d pieces are kept", len(l.pieces))
	}
	l.put("late", "x", now)
	if l.take("late", now.Add(flowTime+1)) != "" || l.take("never", now) != "" {
		t.Error("given out too late, or to the wrong one")
	}
	l.put("once", "x", now)
	if l.take("once", now) != "x" || l.take("once", now) != "" {
		t.Error("given out more or less than once")
	}
}
