// What people were told is saved stays saved: the real program, as it is delivered, is killed while several hundred
// forms arrive over HTTP, and started again.

package e2e

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// senders is how many forms are on their way at the same time.
const senders = 100

// deaths is how often the program is killed.
func deaths() int {
	if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
		return 4
	}
	return 2
}

// delivered builds the program once.
var delivered = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "zielstand-built")
	if err != nil {
		return "", err
	}
	atEnd(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "zielstand")
	out, err := exec.Command("go", "build", "-o", path, "zielstand/app").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// mortal is the program as a process of its own.
type mortal struct {
	*exec.Cmd
	url string
}

// bear starts the program on the database.
func bear(t *testing.T, database string) *mortal {
	t.Helper()
	path, err := delivered()
	if err != nil {
		t.Fatal(err)
	}
	m := &mortal{Cmd: exec.Command(path, "serve", "--demo")}
	m.Env = append(os.Environ(), "ZIELSTAND_DATABASE="+database, "ZIELSTAND_ADDR=127.0.0.1:0", "ZIELSTAND_LOG=error")
	words, err := m.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	m.Stdout = m.Stderr
	if err := m.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.die() })
	var said strings.Builder
	for lines := bufio.NewScanner(words); lines.Scan(); {
		said.WriteString(lines.Text() + "\n")
		if m.url = addressForm.FindString(lines.Text()); m.url != "" {
			go io.Copy(io.Discard, words)
			return m
		}
	}
	t.Fatalf("no address; it said %q", said.String())
	return nil
}

// die ends the program as a loss of power does.
func (m *mortal) die() {
	m.Process.Kill() // it may be dead already
	m.Wait()
}

// person is somebody with a browser that has no scripts.
type person struct {
	*http.Client
	url  string
	csrf string
}

var csrfField = regexp.MustCompile(`name="_csrf" value="([^"]*)"`)

// enter signs somebody of the demonstration in.
func enter(t *testing.T, url, mail string) *person {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{url: url, Client: &http.Client{Jar: jar, Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: senders},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	p.learn(t, "/anmeldung")
	if status, err := p.send("/anmeldung", "mail", mail, "kennwort", auth.DemoPassword); err != nil || status != http.StatusSeeOther {
		t.Fatalf("signing in answers %d, %v", status, err)
	}
	p.learn(t, "/konto")
	return p
}

// read returns the text of a page.
func (p *person) read(t *testing.T, path string) string {
	t.Helper()
	answer, err := p.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s, %v", path, answer.Status, err)
	}
	return string(body)
}

// learn takes the token of forms from a page.
func (p *person) learn(t *testing.T, path string) {
	t.Helper()
	found := csrfField.FindStringSubmatch(p.read(t, path))
	if found == nil {
		t.Fatalf("%s has no form", path)
	}
	p.csrf = html.UnescapeString(found[1])
}

// send sends a form; fields are names and values in turn.
func (p *person) send(path string, fields ...string) (status int, err error) {
	values := url.Values{"_csrf": {p.csrf}}
	for i := 0; i+1 < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	answer, err := p.PostForm(p.url+path, values)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}

// threadOf is the address of the thread under some report of the demonstration.
func threadOf(t *testing.T, database string) (report, form string) {
	t.Helper()
	s, err := store.Open(context.Background(), store.Config{Database: database})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for m := range s.Portfolio().AllMeasures() {
		if n := len(m.Reports); n > 0 && m.Reports[n-1].State == models.ReportApproved {
			report = "/meldungen/" + m.ID + "/" + m.Reports[n-1].ID
			return report, report + "/beitrag"
		}
	}
	t.Fatal("the demonstration has no report")
	return "", ""
}

func TestWhatPeopleWereToldIsSavedSurvivesTheDeathOfTheProgram(t *testing.T) {
	database := filepath.Join(t.TempDir(), "demo.db")
	bear(t, database).die()
	report, form := threadOf(t, database)
	var told []string
	for death := range deaths() {
		told = append(told, writeUntilDeath(t, bear(t, database), form, death)...)
	}
	again := bear(t, database)
	page := enter(t, again.url, "cdo@demo.example").read(t, report)
	for _, text := range told {
		if n := strings.Count(page, text); n != 1 {
			t.Errorf("%q was said to be saved and is there %d times", text, n)
		}
	}
	again.die()
	verify := exec.Command(again.Path, "verify")
	verify.Env = append(os.Environ(), "ZIELSTAND_DATABASE="+database)
	if out, err := verify.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	t.Logf("%d forms were acknowledged before %d deaths", len(told), deaths())
}

// writeUntilDeath sends forms from all sides, kills the program in the middle, and returns the texts that it said
// were saved.
func writeUntilDeath(t *testing.T, m *mortal, form string, death int) (told []string) {
	t.Helper()
	p := enter(t, m.url, "cdo@demo.example")
	after := senders * (2 + death)
	var mu sync.Mutex
	var group sync.WaitGroup
	for sender := range senders {
		group.Go(func() {
			for n := 0; ; n++ {
				text := fmt.Sprintf("Beitrag-%d-%d-%d.", death, sender, n)
				status, err := p.send(form, "form_id", strings.ToLower(rand.Text()), views.FieldLine, text)
				if err != nil {
					return // it is dead
				}
				mu.Lock()
				if status != http.StatusSeeOther {
					t.Errorf("a form is answered with %d", status)
				} else if told = append(told, text); len(told) == after {
					m.Process.Kill()
				}
				failed := status != http.StatusSeeOther
				mu.Unlock()
				if failed {
					return
				}
			}
		})
	}
	group.Wait()
	m.die()
	if len(told) < after {
		t.Fatalf("only %d forms were acknowledged", len(told))
	}
	return told
}

// recordsDemo is a demonstration whose records only the tests of this file change.
var recordsDemo = sync.OnceValues(func() (*program, error) { return start("--demo") })

// checkLooks looks at the page in every way without loading it again, as it is the answer to a form.
func (b *tab) checkLooks(where string) {
	b.t.Helper()
	for _, look := range looks {
		b.look(look.scheme, look.width)
		if wide := eval[int](b, `document.documentElement.scrollWidth`); int64(wide) > look.width {
			b.t.Errorf("%s at %d px is %d px wide: %s", where, look.width, wide, eval[string](b, widest))
		}
		b.checkRules(fmt.Sprintf("%s, %s at %d px", where, look.scheme, look.width), look.rules)
	}
	b.look("light", 1280)
}

func TestTwoPeopleMergeTheirVersionsByKeyboard(t *testing.T) {
	for _, c := range []struct{ name, measure string }{{"with scripts", "landes-it-konsolidierung"}, {"without scripts", "ozg-umsetzung"}} {
		t.Run(c.name, func(t *testing.T) {
			p := running(t, recordsDemo)
			first, second := open(t), open(t)
			for _, b := range []*tab{first, second} {
				if c.name == "without scripts" {
					b.withoutScripts()
				}
				b.look("light", 1280)
			}
			form := "/verwaltung/massnahmen/" + c.measure
			first.enter(p, "admin@demo.example")
			second.enter(p, officeMail)
			first.visit(p, form)
			second.visit(p, form)
			first.write("[name=description]", "Was die Erste schrieb.")
			first.write("[name=weight]", "3")
			first.button("Speichern")
			second.write("[name=description]", "Was die Zweite schrieb.")
			second.write("[name=note]", "Anmerkung der Zweiten.")
			second.button("Speichern")
			second.says("Inzwischen hat jemand anderes gespeichert", "Was die Erste schrieb.", "Was die Zweite schrieb.", "Ein Feld haben Sie beide geändert")
			if c.name == "with scripts" {
				second.checkLooks("the page about the conflict")
			}
			// Nothing is decided beforehand; the arrows choose.
			second.tabTo(`input[name="zusammenfuehren.description"]`)
			second.press(kb.ArrowDown)
			second.press(kb.ArrowDown)
			second.button("Zusammengeführt speichern")
			second.visit(p, form)
			got := eval[[]string](second, `['description','weight','note'].map(n => document.querySelector('[name='+n+']').value)`)
			if want := []string{"Was die Erste schrieb.\n\nWas die Zweite schrieb.", "3", "Anmerkung der Zweiten."}; !slices.Equal(got, want) {
				t.Errorf("merged into %q, want %q", got, want)
			}
		})
	}
}

func TestTheJournalIsReadAndCheckedInTheBrowser(t *testing.T) {
	p := running(t, recordsDemo)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, officeMail)
	b.visit(p, "/journal?grund=gibt-es-nicht")
	b.says("Kein Eintrag passt")
	b.checkLooks("the journal without hits")
	b.visit(p, "/journal?art=strategy")
	b.says("Strategie", "angelegt", "!unversehrt")
	b.checkLooks("the journal")
	b.button("Journal prüfen")
	b.says("Das Journal ist unversehrt", "Prüfsumme")
	b.checkLooks("the checked journal")
	for _, complaint := range b.complaints() {
		t.Error(complaint)
	}
}
