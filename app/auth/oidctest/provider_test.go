// Package oidctest tries signing in by OpenID Connect against a real provider: ZITADEL's library, run in-process.
// It is a module of its own, so that the program's list of modules stays free of a provider's.
package oidctest

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"

	"zielstand/app/auth"
	"zielstand/models"
)

const (
	clientID     = "zielstand"
	clientSecret = "only for this test"
	redirect     = "http://zielstand.example/anmeldung/oidc"
	password     = "in the directory"
)

// people are the directory of the provider.
type people map[string]*storage.User

func (p people) GetUserByID(id string) *storage.User { return p[id] }

func (p people) GetUserByUsername(name string) *storage.User {
	for _, u := range p {
		if u.Username == name {
			return u
		}
	}
	return nil
}

func (people) ExampleClientID() string { return "service" }

// directory is the provider's storage, which adds the claims of the Land's directory service.
type directory struct {
	*storage.Storage
	groups   map[string][]string // by user
	ministry map[string]string
	aside    bool // the ID token lacks them; only the user information has them
}

func (d *directory) claim(info *oidc.UserInfo, user string) {
	if groups := d.groups[user]; groups != nil {
		info.AppendClaims("resource_access", map[string]any{"zielstand": map[string]any{"roles": groups}})
	}
	if ministry := d.ministry[user]; ministry != "" {
		info.AppendClaims("department", ministry)
	}
}

func (d *directory) SetUserinfoFromScopes(ctx context.Context, info *oidc.UserInfo, user, client string, scopes []string) error {
	if !d.aside {
		d.claim(info, user)
	}
	return d.Storage.SetUserinfoFromScopes(ctx, info, user, client, scopes)
}

func (d *directory) SetUserinfoFromRequest(ctx context.Context, info *oidc.UserInfo, request op.IDTokenRequest, scopes []string) error {
	if !d.aside {
		d.claim(info, request.GetSubject())
	}
	return d.Storage.SetUserinfoFromRequest(ctx, info, request, scopes)
}

func (d *directory) SetUserinfoFromToken(ctx context.Context, info *oidc.UserInfo, token, subject, origin string) error {
	d.claim(info, subject)
	return d.Storage.SetUserinfoFromToken(ctx, info, token, subject, origin)
}

// provider is a running provider and the program's side of it.
type provider struct {
	*httptest.Server
	directory *directory
	client    *storage.Client
	asked     atomic.Int32 // requests
	dead      atomic.Bool  // answers nothing but errors
	later     atomic.Int64 // by how much the program's clock is ahead
	oidc      *auth.OIDC
}

// startProvider runs a provider that knows three people.
func startProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{}
	var handler http.Handler
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.asked.Add(1)
		if p.dead.Load() {
			http.Error(w, "out of order", http.StatusServiceUnavailable)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(p.Close)
	users := people{}
	for _, name := range []string{"erika", "max", "otto"} {
		users[name] = &storage.User{ID: name, Username: name, Password: password, FirstName: strings.ToUpper(name[:1]) + name[1:], LastName: "Muster",
			Email: name + "@MDI.example", EmailVerified: name != "otto"}
	}
	p.client = storage.WebClient(clientID, clientSecret, redirect)
	p.directory = &directory{
		Storage:  storage.NewStorageWithClients(users, map[string]*storage.Client{clientID: p.client}),
		groups:   map[string][]string{"erika": {"melden", "lesen"}, "max": {"kantine"}},
		ministry: map[string]string{"erika": "Ministerium des Innern"},
	}
	handler = exampleop.SetupServer(p.URL, p.directory, slog.New(slog.DiscardHandler), false)
	p.oidc = auth.NewOIDC(p.config())
	return p
}

func (p *provider) config() auth.OIDCConfig {
	return auth.OIDCConfig{Issuer: p.URL, ClientID: clientID, ClientSecret: clientSecret, RedirectURL: redirect,
		RoleClaim:     "resource_access.zielstand.roles",
		Roles:         map[string]models.AccountRole{"lesen": models.AccountReader, "melden": models.AccountContact, "cdo": models.AccountEditor},
		MinistryClaim: "department", Ministries: map[string]string{"Ministerium des Innern": "mdi"},
		Now: func() time.Time { return time.Now().Add(time.Duration(p.later.Load())) }}
}

// begin starts signing in as the program does.
func (p *provider) begin(t *testing.T) (auth.OIDCFlow, string) {
	t.Helper()
	flow, address, err := p.oidc.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return flow, address
}

// browse signs the person in at the provider, as a browser would, and returns the query with which the browser comes
// back to the program.
func (p *provider) browse(t *testing.T, address, name string) url.Values {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var back *url.URL
	browser := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), redirect) {
			back = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(page.Body)
	page.Body.Close()
	if err != nil || page.StatusCode != http.StatusOK {
		t.Fatalf("the provider answers %d, %v:\n%s", page.StatusCode, err, text)
	}
	form := url.Values{"id": {page.Request.URL.Query().Get("authRequestID")}, "username": {name}, "password": {password}}
	answer, err := browser.PostForm(p.URL+"/login/username", form)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if back == nil {
		t.Fatalf("the provider does not send the browser back but answers %d", answer.StatusCode)
	}
	return back.Query()
}

// signIn goes the whole way.
func (p *provider) signIn(t *testing.T, name string) (*auth.Identity, error) {
	t.Helper()
	flow, address := p.begin(t)
	back := p.browse(t, address, name)
	return p.oidc.Finish(t.Context(), auth.ParseOIDCFlow(flow.String()), back.Get("state"), back.Get("code"))
}

func TestAContactOfTheDirectoryServiceSignsIn(t *testing.T) {
	for _, aside := range []bool{false, true} {
		p := startProvider(t)
		p.directory.aside = aside
		id, err := p.signIn(t, "erika")
		if err != nil {
			t.Fatal(err)
		}
		if id.Subject != p.URL+" erika" || id.Mail != "erika@mdi.example" || !id.MailVerified || id.Name != "Erika Muster" ||
			id.Role != models.AccountContact || !slices.Equal(id.MinistryIDs, models.Strings{"mdi"}) {
			t.Errorf("claims aside %v: %+v", aside, id)
		}
		u, err := auth.Admit(id, nil, nil)
		if err != nil || !auth.Can(u, auth.Report, auth.Object{MinistryIDs: []string{"mdi"}}) || auth.Can(u, auth.Review, auth.Object{}) {
			t.Errorf("admitted as %+v, %v", u, err)
		}
	}
}

func TestWhoHasNoRoleHereIsNotAdmitted(t *testing.T) {
	p := startProvider(t)
	for _, name := range []string{"max", "otto"} {
		id, err := p.signIn(t, name)
		if err != nil || id.Role != "" || len(id.MinistryIDs) != 0 {
			t.Fatalf("%s: %+v, %v", name, id, err)
		}
		if u, err := auth.Admit(id, nil, nil); models.KindOf(err) != models.Forbidden {
			t.Errorf("%s is admitted as %+v, %v", name, u, err)
		}
	}
	if id, err := p.signIn(t, "otto"); err != nil || id.MailVerified {
		t.Errorf("an address that nobody confirmed: %+v, %v", id, err)
	}
}

func TestTheProviderIsAskedWithPKCEAndNonce(t *testing.T) {
	p := startProvider(t)
	flow, address := p.begin(t)
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := parsed.Query()
	for name, want := range map[string]string{"response_type": "code", "client_id": clientID, "redirect_uri": redirect,
		"state": flow.State, "nonce": flow.Nonce, "code_challenge_method": "S256"} {
		if query.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, query.Get(name), want)
		}
	}
	if query.Get("code_challenge") == "" || strings.Contains(address, flow.Verifier) || strings.Contains(address, "only") {
		t.Errorf("address %s", address)
	}
	if again, _ := p.begin(t); again.State == flow.State || again.Nonce == flow.Nonce || again.Verifier == flow.Verifier {
		t.Error("two flows share a secret")
	}
}

func TestAForeignFlowIsRefused(t *testing.T) {
	p := startProvider(t)
	for name, change := range map[string]func(flow *auth.OIDCFlow, back url.Values){
		"another state":        func(_ *auth.OIDCFlow, back url.Values) { back.Set("state", "x") },
		"no state":             func(_ *auth.OIDCFlow, back url.Values) { back.Del("state") },
		"no flow and no state": func(flow *auth.OIDCFlow, back url.Values) { *flow = auth.OIDCFlow{}; back.Del("state") },
		"another nonce":        func(flow *auth.OIDCFlow, _ url.Values) { flow.Nonce = auth.NewSecret() },
		"another verifier":     func(flow *auth.OIDCFlow, _ url.Values) { flow.Verifier = auth.NewSecret() },
		"no verifier":          func(flow *auth.OIDCFlow, _ url.Values) { flow.Verifier = "" },
		"a made-up code":       func(_ *auth.OIDCFlow, back url.Values) { back.Set("code", "x") },
		"no code":              func(_ *auth.OIDCFlow, back url.Values) { back.Del("code") },
	} {
		flow, address := p.begin(t)
		back := p.browse(t, address, "erika")
		change(&flow, back)
		id, err := p.oidc.Finish(t.Context(), flow, back.Get("state"), back.Get("code"))
		if models.KindOf(err) != models.Forbidden || id != nil {
			t.Errorf("%s: %+v, %v", name, id, err)
		}
	}
}

func TestACodeIsGoodForOneSignIn(t *testing.T) {
	p := startProvider(t)
	flow, address := p.begin(t)
	back := p.browse(t, address, "erika")
	if _, err := p.oidc.Finish(t.Context(), flow, back.Get("state"), back.Get("code")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.oidc.Finish(t.Context(), flow, back.Get("state"), back.Get("code")); models.KindOf(err) != models.Forbidden {
		t.Errorf("the second time: %v", err)
	}
}

func TestATokenForAnotherProgramIsRefused(t *testing.T) {
	p := startProvider(t)
	config := p.config()
	flow, address := p.begin(t)
	back := p.browse(t, address, "erika")
	config.ClientID = "another"
	if _, err := auth.NewOIDC(config).Finish(t.Context(), flow, back.Get("state"), back.Get("code")); models.KindOf(err) != models.Forbidden {
		t.Errorf("error %v", err)
	}
}

func TestADeadProviderDelaysNothingButTheSignIn(t *testing.T) {
	p := startProvider(t)
	if p.asked.Load() != 0 {
		t.Error("the provider was asked before anybody signed in")
	}
	p.dead.Store(true)
	if _, _, err := p.oidc.Begin(t.Context()); models.KindOf(err) != models.Unavailable {
		t.Errorf("begin: %v", err)
	}
	asked := p.asked.Load()
	if _, _, err := p.oidc.Begin(t.Context()); models.KindOf(err) != models.Unavailable || p.asked.Load() != asked {
		t.Errorf("the next one waits for the dead provider too: %v", err)
	}
	p.dead.Store(false)
	p.later.Store(int64(10 * time.Second))
	flow, address := p.begin(t) // it is asked again, without a new start of the program
	back := p.browse(t, address, "erika")
	p.dead.Store(true)
	if _, err := p.oidc.Finish(t.Context(), flow, back.Get("state"), back.Get("code")); models.KindOf(err) != models.Unavailable {
		t.Errorf("finish: %v", err)
	}
	p.Close()
	if _, _, err := auth.NewOIDC(p.config()).Begin(t.Context()); models.KindOf(err) != models.Unavailable {
		t.Errorf("begin at an address where nobody answers: %v", err)
	}
}
