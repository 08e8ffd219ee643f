// Reporting over HTTP, with the forms as a browser fills and sends them.

package web

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
)

// newReporting starts with the demonstration without its rounds: each test opens its own.
func newReporting(t *testing.T) *trial {
	t.Helper()
	r := newTrial(t)
	r.change(t, func(tx *store.Tx) error {
		for _, round := range tx.Portfolio().Rounds {
			if err := tx.Archive(models.KindReportingRound, round.ID, round.Version); err != nil {
				return err
			}
		}
		return nil
	})
	return r
}

// reporter is somebody who is signed in, with their browser.
type reporter struct {
	*trial
	t      *testing.T
	user   *models.User
	cookie string
	csrf   string
}

// reporting signs somebody in: a contact of the ministries, or whoever the role says.
func (r *trial) reporting(t *testing.T, id string, role models.AccountRole, ministries ...string) *reporter {
	t.Helper()
	ctx := t.Context()
	user := &models.User{ID: id, Name: "Person " + id, Mail: id + "@example.test", Role: role, MinistryIDs: ministries}
	if err := r.db.SaveUser(ctx, user); err != nil {
		t.Fatal(err)
	}
	secret, csrf := auth.NewSecret(), auth.NewSecret()
	now := models.InstantOf(time.Now())
	// The store asks the real clock whether a session has ended.
	err := r.db.CreateSession(ctx, &models.Session{ID: auth.SecretID(secret), UserID: id, CSRF: csrf, CreatedAt: now, SeenAt: now,
		ExpiresAt: models.InstantOf(time.Now().AddDate(1, 0, 0))})
	if err != nil {
		t.Fatal(err)
	}
	return &reporter{r, t, user, "__Host-zs_session=" + secret, csrf}
}

func (p *reporter) get(path string) received {
	p.t.Helper()
	return p.ask(p.t, get, path, "", "Cookie", p.cookie)
}

func (p *reporter) post(path string, values url.Values) received {
	p.t.Helper()
	return p.ask(p.t, post, path, values.Encode(), "Cookie", p.cookie, "Content-Type", "application/x-www-form-urlencoded",
		"Origin", "https://zielstand.example", "Sec-Fetch-Site", "same-origin")
}

// send fills fields (name, value, …) into the form of the page that goes to the address, and sends it. An empty
// value empties the field.
func (p *reporter) send(page received, action string, fields ...string) received {
	p.t.Helper()
	values := formIn(p.t, page.body, action)
	for i := 0; i+1 < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	return p.post(action, values)
}

var (
	formTag     = regexp.MustCompile(`(?s)<form[^>]* action="([^"]*)"[^>]*>(.*?)</form>`)
	inputTag    = regexp.MustCompile(`<input[^>]*>`)
	textareaTag = regexp.MustCompile(`(?s)<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>`)
	selectTag   = regexp.MustCompile(`(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>`)
	chosenTag   = regexp.MustCompile(`<option value="([^"]*)" selected`)
	attribute   = regexp.MustCompile(`([a-z]+)="([^"]*)"`)
)

// formIn is what a browser would send from the form with the action, without a button: the longest one, where two
// go to the same address.
func formIn(t *testing.T, body, action string) url.Values {
	t.Helper()
	var inner string
	for _, found := range formTag.FindAllStringSubmatch(body, -1) {
		if html.UnescapeString(found[1]) == action && len(found[2]) > len(inner) {
			inner = found[2]
		}
	}
	if inner == "" {
		t.Fatalf("no form goes to %s", action)
	}
	values := url.Values{}
	for _, tag := range inputTag.FindAllString(inner, -1) {
		a := map[string]string{}
		for _, pair := range attribute.FindAllStringSubmatch(tag, -1) {
			a[pair[1]] = html.UnescapeString(pair[2])
		}
		boxed := a["type"] == "checkbox" || a["type"] == "radio"
		if a["name"] != "" && (!boxed || strings.Contains(tag, " checked")) {
			values.Add(a["name"], a["value"])
		}
	}
	for _, area := range textareaTag.FindAllStringSubmatch(inner, -1) {
		values.Set(area[1], html.UnescapeString(area[2]))
	}
	for _, list := range selectTag.FindAllStringSubmatch(inner, -1) {
		if chosen := chosenTag.FindStringSubmatch(list[2]); chosen != nil {
			values.Set(list[1], html.UnescapeString(chosen[1]))
		}
	}
	return values
}

// leads checks where an answer leads.
func (a received) leads(t *testing.T, path string) {
	t.Helper()
	if a.StatusCode != 303 || a.Header.Get("Location") != path {
		t.Fatalf("%s answers %d to %q, want 303 to %s:\n%.1500s", a.Request.URL, a.StatusCode, a.Header.Get("Location"), path, mainOf(a.body))
	}
}

// mainOf is the part of a page that is its own.
func mainOf(body string) string {
	if _, rest, found := strings.Cut(body, "<main"); found {
		return rest
	}
	return body
}

// openRound opens a round about two measures of mdi; the part among them is asked about because it is named.
func (r *trial) openRound(t *testing.T, id string, deadline models.Date) {
	t.Helper()
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.ReportingRound{Base: models.Base{ID: id}, StrategyID: "rlp-digitalstrategie", Title: "Herbstrunde " + id,
			Stichtag: models.NewDate(2026, 10, 31), Deadline: deadline, State: models.RoundOpen, MeasureIDs: models.Strings{police, crisis}})
	})
}

func (r *trial) measure(id string) *models.MeasureNode { return r.db.Portfolio().Measure(id) }

// onlyPending is the one report that waits.
func onlyPending(t *testing.T, m *models.MeasureNode) *models.StatusReport {
	t.Helper()
	var found []*models.StatusReport
	for _, r := range m.Reports {
		if r.Pending() {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d reports wait on %s", len(found), m.ID)
	}
	return found[0]
}

const (
	police  = "ki-transferlab-polizei"          // of mdi, in percent; a part of another measure
	crisis  = "lagezentrum-bevoelkerungsschutz" // of mdi, by milestones
	foreign = "ejustice-rlp"                    // of jm
)

func TestAContactSeesTheOwnMinistrysMeasuresByUrgency(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	mdi.get("/meldungen").want(t, 200, "KI-Transferlab", "Lagezentrum", "!eJustice", "!Zur Prüfung")
	r.openRound(t, "herbst", models.NewDate(2026, 11, 15))
	page := mdi.get("/meldungen").want(t, 200, "2 Meldungen stehen an.", "Herbstrunde herbst", "Meldung fehlt", "bis 15.11.2026, noch 13 Tage")
	mdi.send(mdi.get("/meldungen/"+police), "/meldungen/"+police, "text", "Neu").leads(t, "/meldungen")
	page = mdi.get("/meldungen").want(t, 200, "1 Meldung steht an.", "eingereicht, wird geprüft")
	if strings.Index(page.body, "Lagezentrum") > strings.Index(page.body, "KI-Transferlab") {
		t.Error("what is handed in stands before what is missing")
	}
}

func TestSeveralMeasuresAreReportedUnchangedAtOnce(t *testing.T) {
	r := newReporting(t)
	r.openRound(t, "herbst", models.NewDate(2026, 11, 15))
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	page := mdi.get("/meldungen").want(t, 200)
	values := formIn(t, page.body, "/meldungen")
	values["unveraendert"] = []string{police, crisis}
	mdi.post("/meldungen", values).leads(t, "/meldungen")
	mdi.post("/meldungen", values).leads(t, "/meldungen") // a doubled click
	for _, id := range []string{police, crisis} {
		m := r.measure(id)
		next, last := onlyPending(t, m), m.ReportAt(r.today())
		if next.AsOf != models.NewDate(2026, 10, 31) || next.RoundID != "herbst" || next.Late || next.AuthorID != "inga" || next.MinistryID != "mdi" {
			t.Errorf("%s: %+v", id, next)
		}
		if next.Text != last.Text || next.Percent != last.Percent || next.Ampel != last.Ampel || next.Cause != last.Cause {
			t.Errorf("%s: the content has changed", id)
		}
	}
	mdi.get("/meldungen").want(t, 200, "!Angekreuzte unverändert melden")
}

func TestNothingIsReportedUnchangedWithoutATick(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	mdi.send(mdi.get("/meldungen"), "/meldungen").want(t, 422, "Das wurde noch nicht gespeichert")
}

func TestNobodyReportsForAnotherMinistry(t *testing.T) {
	r := newReporting(t)
	mdi, reader := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "lena", models.AccountReader)
	waiting := onlyPending(t, r.measure(foreign))
	head := r.db.Portfolio().Head
	values := formIn(t, mdi.get("/meldungen/"+police).body, "/meldungen/"+police)
	repeat := formIn(t, mdi.get("/meldungen").body, "/meldungen")
	repeat["unveraendert"] = []string{foreign}
	for _, who := range []*reporter{mdi, reader} {
		values.Set("_csrf", who.csrf)
		repeat.Set("_csrf", who.csrf)
		who.get("/meldungen/"+foreign).want(t, 403)
		who.get("/meldungen/"+foreign+"/"+waiting.ID).want(t, 403, "!"+waiting.Text)
		who.get("/meldungen/"+foreign+"/zweitmeinung").want(t, 403)
		who.post("/meldungen/"+foreign, values).want(t, 403)
		who.post("/meldungen/"+foreign+"/entwurf", values).want(t, 403)
		who.post("/meldungen/"+foreign+"/"+waiting.ID+"/freigabe", values).want(t, 403)
		who.post("/meldungen/"+foreign+"/"+waiting.ID+"/rueckgabe", values).want(t, 403)
		who.post("/meldungen/"+foreign+"/"+waiting.ID+"/beitrag", values).want(t, 403)
		who.post("/meldungen", repeat).want(t, 403)
	}
	mdi.get("/meldungen/gibt-es-nicht").want(t, 404)
	mdi.get("/meldungen/"+police+"/gibt-es-nicht").want(t, 404)
	r.get(t, "/meldungen").leads(t, "/anmeldung?weiter=%2Fmeldungen")
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

func TestAFehlanzeigeLeavesNothingMissing(t *testing.T) {
	r := newReporting(t)
	r.openRound(t, "herbst", models.NewDate(2026, 11, 15))
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.NilReturn{Base: models.Base{ID: "n"}, RoundID: "herbst", MinistryID: "mdi", AuthorID: "inga", At: tx.At()})
	})
	mdi.get("/meldungen").want(t, 200, "!Meldung fehlt")
}
