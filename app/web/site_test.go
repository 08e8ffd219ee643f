// The whole site over HTTP: every link leads somewhere, and nothing internal leaves the house.

package web

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"net"
	"regexp"
	"strings"
	"testing"

	"zielstand/app/charts"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/static"
)

var link = regexp.MustCompile(`(?:href|action|src)="([^"]*)"`)

// walkLimit is how many addresses a walk visits at most; filters and dates make endlessly many.
const walkLimit = 400

// site is every answer of a walk from the overview over all links, by address.
var site map[string]received

// walk follows the links of a demonstration with secrets in it, once for all tests. Addresses without
// parameters come first, so that every page is seen.
func walk(t *testing.T) map[string]received {
	t.Helper()
	if site != nil {
		return site
	}
	r := newTrial(t)
	withSecrets(t, r)
	found := map[string]received{}
	queued, first, later := map[string]bool{"/": true}, []string{"/"}, []string{}
	for len(found) < walkLimit && len(first)+len(later) > 0 {
		if len(first) == 0 {
			first, later = later[:1], later[1:]
		}
		url := first[0]
		first = first[1:]
		found[url] = r.get(t, url)
		for _, next := range linksOf(found[url]) {
			switch {
			case queued[next] || next == "/darstellung":
			case strings.Contains(next, "?"):
				later = append(later, next)
			default:
				first = append(first, next)
			}
			queued[next] = true
		}
	}
	site = found
	return site
}

// linksOf are the addresses of this site that a page names.
func linksOf(a received) []string {
	var links []string
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	for _, found := range link.FindAllStringSubmatch(a.body, -1) {
		address, _, _ := strings.Cut(html.UnescapeString(found[1]), "#")
		if strings.HasPrefix(address, "/") {
			links = append(links, address)
		}
	}
	return links
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	visited := walk(t)
	for url, a := range visited {
		if a.StatusCode != 200 && a.StatusCode != 303 {
			t.Errorf("%s answers %d", url, a.StatusCode)
		}
	}
	for _, p := range pages {
		start, _, parameter := strings.Cut(p.path, ":")
		leads := false
		for url := range visited {
			path, _, _ := strings.Cut(url, "?")
			leads = leads || path == p.path || parameter && strings.HasPrefix(path, start)
		}
		if !leads {
			t.Errorf("no link leads to %s", p.path)
		}
	}
}

// secrets are texts that only the CDO office may read, put into a copy of the demonstration.
var secrets = []string{seed.InternalMark, "canary-note-51", "canary-risk-52", "canary-decision-53", "canary-draft-54",
	"canary-submitted-55", "canary-opinion-56", "canary-unpublished-57", "canary-report-58"}

// withSecrets adds them to the database.
func withSecrets(t *testing.T, r *trial) {
	t.Helper()
	r.change(t, func(tx *store.Tx) error {
		report := func(id, measure string, state models.ReportState, text string) *models.StatusReport {
			return &models.StatusReport{Base: models.Base{ID: id}, MeasureID: measure, AsOf: models.NewDate(2026, 10, 1), State: state,
				Phase: models.PhaseImplementing, Ampel: models.AmpelGreen, Text: text, InternalNote: "canary-note-51",
				Risks: "canary-risk-52", DecisionNeeded: "canary-decision-53"}
		}
		hidden := &models.Strategy{Base: models.Base{ID: "geheim"}, JurisdictionID: tx.Portfolio().Jurisdictions[0].ID,
			Title: "canary-unpublished-57 Strategie", State: models.StrategyDrafting}
		return tx.Create(
			report("probe-1", "ejustice-rlp", models.ReportApproved, "Öffentlicher Stand der Probe"),
			report("probe-2", "ejustice-rlp", models.ReportDraft, "canary-draft-54"),
			report("probe-3", "ejustice-rlp", models.ReportSubmitted, "canary-submitted-55"),
			&models.SecondOpinion{Base: models.Base{ID: "probe-4"}, MeasureID: "ejustice-rlp", AsOf: models.NewDate(2026, 10, 1),
				Ampel: models.AmpelRed, Reason: "canary-opinion-56", Internal: true},
			hidden,
			&models.Measure{Base: models.Base{ID: "geheime-massnahme"}, StrategyID: "geheim", Title: "canary-unpublished-57 Maßnahme"},
			report("probe-5", "geheime-massnahme", models.ReportApproved, "canary-report-58"))
	})
}

func TestNothingInternalLeavesTheHouse(t *testing.T) {
	check := func(url string, a received) {
		for _, secret := range secrets {
			if strings.Contains(a.body, secret) {
				t.Errorf("%s tells %q", url, secret)
			}
		}
	}
	for url, a := range walk(t) {
		check(url, a)
	}
	r := newTrial(t)
	withSecrets(t, r)
	for _, kind := range charts.Kinds {
		for _, ending := range []string{".csv", ".json", ".svg"} {
			url := "/diagramme/" + kind.Name + ending
			check(url, r.get(t, url).want(t, 200))
		}
	}
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "Öffentlicher Stand der Probe")
	r.get(t, "/massnahmen/geheime-massnahme").want(t, 404)
	r.get(t, "/strategien/geheim").want(t, 404)
	r.get(t, "/massnahmen?strategie=geheim").want(t, 400, "„strategie“: „geheim“ gibt es nicht")
}

func TestTheLogNamesNoVisitorAndNoSearch(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/massnahmen?q=canary-search-61", "X-Forwarded-For", "203.0.113.7", "User-Agent", "canary-agent-62")
	text := r.log.String()
	if !strings.Contains(text, "path=/massnahmen status=200") {
		t.Errorf("the request is not in the log:\n%s", text)
	}
	for _, personal := range []string{"canary", "203.0.113.7", "0.0.0.0"} {
		if strings.Contains(text, personal) {
			t.Errorf("the log tells %q", personal)
		}
	}
}

func TestEveryFigureIsThereAsTableAndAsOption(t *testing.T) {
	r := newTrial(t)
	v := withPeople(t, r).as(t, "cdo@test.example") // rounds are for those signed in
	for _, kind := range charts.Kinds {
		url := "/diagramme/" + kind.Name
		if kind.Governance() && len(r.db.Portfolio().Bodies) == 0 {
			continue // nothing to draw
		}
		table := v.open(url+".csv?stichtag=2026-11-01").want(t, 200)
		if got := table.Header.Get("Content-Disposition"); got != `attachment; filename="`+kind.Name+`-2026-11-01.csv"` {
			t.Errorf("%s: %s", url, got)
		}
		table.want(t, 200, "Demonstrationsdaten")
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(table.body, "\ufeff")))
		reader.Comma, reader.FieldsPerRecord = ';', -1
		if rows, err := reader.ReadAll(); err != nil || len(rows) < 3 {
			t.Errorf("%s: %d rows, %v", url, len(rows), err)
		}
		light, dark := figureOf(t, v.open(url+".json?stichtag=2026-11-01")), figureOf(t, v.open(url+".json?stichtag=2026-11-01&darstellung=dunkel"))
		if light.Title == "" || light.Empty != "" || !strings.HasPrefix(string(light.Option), "{") || !light.Demo {
			t.Errorf("%s: %+v", url, light)
		}
		if string(light.Option) == string(dark.Option) {
			t.Errorf("%s is the same in light and dark", url)
		}
		if strings.Contains(string(light.Option), `"$`) {
			t.Errorf("%s still has colour names in it", url)
		}
	}
	v.open("/diagramme/phasen.json?darstellung=bunt").want(t, 400)
}

type figureAnswer struct {
	Title, Empty string
	Demo         bool
	Option       json.RawMessage
}

func figureOf(t *testing.T, a received) (f figureAnswer) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.want(t, 200).body), &f); err != nil {
		t.Fatalf("%s: %v", a.Request.URL, err)
	}
	return f
}

func TestAFigureOfOneMinistryHasItsOwnTable(t *testing.T) {
	r := newTrial(t)
	all := r.get(t, "/diagramme/phasen.csv").want(t, 200)
	one := r.get(t, "/diagramme/phasen.csv?ressort=mdi").want(t, 200)
	if all.body == one.body {
		t.Error("the ministry's table is everybody's")
	}
}

func TestAssetsAreKeptForEverAndSentCompressed(t *testing.T) {
	if err := static.Ready(); err != nil {
		t.Fatal(err)
	}
	r := newTrial(t)
	url := static.URL("zielstand.css")
	plain := r.get(t, url).want(t, 200)
	if plain.Header.Get("Cache-Control") != static.CacheControl || !strings.HasPrefix(plain.Header.Get("Content-Type"), "text/css") {
		t.Errorf("headers %v", plain.Header)
	}
	packed := r.get(t, url, "Accept-Encoding", "br").want(t, 200)
	if packed.Header.Get("Content-Encoding") != "br" || packed.Header.Get("Vary") != "Accept-Encoding" || len(packed.body) >= len(plain.body) {
		t.Errorf("packed %d of %d bytes, headers %v", len(packed.body), len(plain.body), packed.Header)
	}
	r.get(t, "/favicon.ico").want(t, 200, "<svg")
	r.get(t, "/static/manifest.json").want(t, 404)
	r.get(t, "/static/../web.go").want(t, 404)
	r.get(t, "/static/%2e%2e/static.go").want(t, 404)
}

func TestThoseWhoWatchLearnWhatIsShown(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/healthz").want(t, 200, "ok")
	r.get(t, "/readyz").want(t, 200, r.db.Portfolio().Head.Hash)
	r.get(t, "/metrics").want(t, 404, "!zielstand_") // this request does not come from this machine
	r.OpenMetrics = true
	r.get(t, "/")
	r.get(t, "/")
	r.get(t, "/nirgends")
	r.get(t, "/metrics").want(t, 200,
		`zielstand_http_requests_total{route="/",status="200"} 2`,
		`zielstand_http_requests_total{route="/*",status="404"} 1`,
		"zielstand_page_cache_hits_total 1", "zielstand_journal_head ", "go_goroutines", "!/nirgends")
	r.db.Close()
	r.get(t, "/readyz").want(t, 503)
	r.get(t, "/healthz").want(t, 200)
	r.get(t, "/").want(t, 200)
}

func TestNumbersAreForThisMachineUnlessAProxyForwards(t *testing.T) {
	r := newTrial(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- r.Listener(ln) }()
	base := "http://" + ln.Addr().String()
	if got := fetch(t, base+"/metrics"); got != 200 {
		t.Errorf("this machine gets %d", got)
	}
	if got := fetch(t, base+"/metrics", "X-Forwarded-For", "203.0.113.7"); got != 404 {
		t.Errorf("a visitor behind a proxy on this machine gets %d", got)
	}
	if err := r.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
