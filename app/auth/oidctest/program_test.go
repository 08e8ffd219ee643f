// The whole way through the running program: from its sign-in page to the provider and back into a session.

package oidctest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/example/server/storage"

	"zielstand/app/cli"
	"zielstand/app/store"
	"zielstand/models"
)

// program is the running program.
type program struct {
	url, database string
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// lines hands over what the program prints as soon as it comes.
type lines chan string

func (l lines) Write(text []byte) (int, error) {
	l <- string(text)
	return len(text), nil
}

// startProgram runs serve with the provider until the test ends, and makes the provider know it.
func startProgram(t *testing.T, p *provider) *program {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	printed, ended := make(lines, 100), make(chan int, 1)
	var words bytes.Buffer
	run := &program{database: filepath.Join(t.TempDir(), "zielstand.db")}
	go func() {
		ended <- cli.Run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--database", run.database}, []string{
			"ZIELSTAND_OIDC_ISSUER=" + p.URL, "ZIELSTAND_OIDC_CLIENT_ID=" + clientID, "ZIELSTAND_OIDC_CLIENT_SECRET=" + clientSecret,
			"ZIELSTAND_OIDC_ROLE_CLAIM=resource_access.zielstand.roles", "ZIELSTAND_OIDC_ROLES=melden=contact,lesen=reader",
			"ZIELSTAND_OIDC_MINISTRY_CLAIM=department", "ZIELSTAND_OIDC_MINISTRIES=Ministerium des Innern=mdi"}, printed, &words)
	}()
	t.Cleanup(func() { stop(); <-ended })
	for run.url == "" {
		select {
		case text := <-printed:
			run.url = address.FindString(text)
		case code := <-ended:
			ended <- code
			t.Fatalf("ended with %d:\n%s", code, &words)
		case <-time.After(time.Minute):
			t.Fatal("says no address")
		}
	}
	*p.client = *storage.WebClient(clientID, clientSecret, run.url+"/anmeldung/dienst/zurueck")
	return run
}

// browser goes to an address of the program, signs the person in where the provider asks, and returns where it ends
// up and what it sees there.
func (run *program) browser(t *testing.T, p *provider, path, name string) (*http.Client, *url.URL, int, string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	answer, err := client.Get(run.url + path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(answer.Request.URL.String(), p.URL) {
		answer.Body.Close()
		answer, err = client.PostForm(p.URL+"/login/username", url.Values{"id": {answer.Request.URL.Query().Get("authRequestID")},
			"username": {name}, "password": {password}})
		if err != nil {
			t.Fatal(err)
		}
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return client, answer.Request.URL, answer.StatusCode, string(body)
}

// account is what the program has of a person, nil if nothing.
func (run *program) account(t *testing.T, mail string) *models.User {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{Database: run.database, MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	u, err := db.UserByMail(t.Context(), mail)
	if err != nil && models.KindOf(err) != models.NotFound {
		t.Fatal(err)
	}
	return u
}

func TestTheProgramLetsAContactInAndLeadsOn(t *testing.T) {
	p := startProvider(t)
	run := startProgram(t, p)
	client, at, status, body := run.browser(t, p, "/anmeldung/dienst?weiter=%2Fkonto", "erika")
	if status != http.StatusOK || at.Path != "/konto" || !strings.Contains(body, "Erika Muster") {
		t.Fatalf("ended up at %s with %d:\n%s", at, status, body)
	}
	if u := run.account(t, "erika@mdi.example"); u == nil || u.Role != models.AccountContact || strings.Join(u.MinistryIDs, ",") != "mdi" || u.Subject != p.URL+" erika" {
		t.Errorf("account %+v", u)
	}
	p.directory.groups["erika"] = []string{"lesen"} // she moves to another office
	if _, _, status, body := run.browser(t, p, "/anmeldung/dienst", "erika"); status != http.StatusOK {
		t.Fatalf("the next time: %d\n%s", status, body)
	}
	if u := run.account(t, "erika@mdi.example"); u == nil || u.Role != models.AccountReader {
		t.Errorf("account %+v", u)
	}
	// Coming back with the same address a second time is no sign-in.
	answer, err := client.Get(run.url + "/anmeldung/dienst/zurueck?state=x&code=y")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusForbidden {
		t.Errorf("a made-up return answers %d", answer.StatusCode)
	}
}

func TestTheProgramRefusesWhoHasNoRoleThere(t *testing.T) {
	p := startProvider(t)
	run := startProgram(t, p)
	client, at, status, _ := run.browser(t, p, "/anmeldung/dienst", "max")
	if status != http.StatusForbidden || at.Path != "/anmeldung/dienst/zurueck" {
		t.Errorf("ended up at %s with %d", at, status)
	}
	if u := run.account(t, "max@mdi.example"); u != nil {
		t.Errorf("account %+v", u)
	}
	answer, err := client.Get(run.url + "/konto")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.Request.URL.Path != "/anmeldung" {
		t.Errorf("the own account is at %s", answer.Request.URL)
	}
}

func TestTheProgramLeadsToNoForeignSite(t *testing.T) {
	p := startProvider(t)
	run := startProgram(t, p)
	for _, weiter := range []string{"https://evil.example/", "//evil.example/", `/\evil.example`, "/%0d%0aLocation:%20https://evil.example"} {
		_, at, status, _ := run.browser(t, p, "/anmeldung/dienst?weiter="+url.QueryEscape(weiter), "erika")
		if !strings.HasPrefix(at.String(), run.url+"/") || status != http.StatusOK && status != http.StatusNotFound {
			t.Errorf("%q leads to %s with %d", weiter, at, status)
		}
	}
}

func TestTheProgramSaysWhenTheProviderIsDead(t *testing.T) {
	p := startProvider(t)
	run := startProgram(t, p)
	p.dead.Store(true)
	_, at, status, body := run.browser(t, p, "/anmeldung/dienst", "erika")
	if status != http.StatusServiceUnavailable || at.Path != "/anmeldung/dienst" || !strings.Contains(body, `name="kennwort"`) {
		t.Errorf("ended up at %s with %d:\n%s", at, status, body)
	}
}
