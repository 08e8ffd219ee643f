// Who may do what, over HTTP: every action of the table × every role × own and foreign ministries × published and
// unpublished, held against the one table of rights.

package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
)

// thing is a measure of a ministry, in a strategy that is published or not, with a submitted report.
type thing struct {
	ministry  string
	published bool
}

var things = []thing{{"mdi", true}, {"mdi", false}, {"mds", true}, {"mds", false}}

func (o thing) strategy() string {
	if o.published {
		return "probe-offen"
	}
	return "probe-geheim"
}

// id names the measure and its report.
func (o thing) id() string { return o.strategy() + "-" + o.ministry }

func (o thing) object() auth.Object {
	return auth.Object{MinistryIDs: []string{o.ministry}, Published: o.published}
}

// withThings adds them to the database; their titles begin with a word that nothing else has.
func withThings(t *testing.T, r *trial) {
	t.Helper()
	r.change(t, func(tx *store.Tx) error {
		land := tx.Portfolio().Jurisdictions[0].ID
		records := []models.Record{}
		for _, o := range []thing{{published: true}, {published: false}} {
			records = append(records, &models.Strategy{Base: models.Base{ID: o.strategy()}, JurisdictionID: land, Published: o.published,
				Title: "canary-" + o.strategy(), State: models.StrategyImplementing})
		}
		for _, o := range things {
			records = append(records,
				&models.Measure{Base: models.Base{ID: o.id()}, StrategyID: o.strategy(), Title: "canary-" + o.id()},
				&models.Responsibility{Base: models.Base{ID: o.id()}, SubjectKind: models.KindMeasure, SubjectID: o.id(), MinistryID: o.ministry, Role: models.RoleLead},
				&models.StatusReport{Base: models.Base{ID: o.id()}, MeasureID: o.id(), MinistryID: o.ministry, AsOf: models.NewDate(2026, 10, 1),
					State: models.ReportSubmitted, Phase: models.PhaseImplementing, Ampel: models.AmpelGreen, Text: "canary-report-" + o.id()})
		}
		return tx.Create(records...)
	})
}

// roles are somebody of each role, and nobody.
var roles = []string{"", "lesen@test.example", "mdi@test.example", "mds@test.example", "cdo@test.example", "admin@test.example"}

// person is the account behind the address, nil for nobody.
func person(mail string) *models.User {
	for i := range people {
		if people[i].Mail == mail {
			return &people[i]
		}
	}
	return nil
}

// addressed fills the parameters of a route for the thing; what belongs to no measure does not exist.
func addressed(route string, o thing) (path string, about bool) {
	parts := strings.Split(route, "/")
	for i, part := range parts {
		switch {
		case part == ":measure":
			parts[i], about = o.id(), true
		case part == ":report":
			parts[i] = o.id()
		case strings.HasPrefix(part, ":"):
			parts[i] = "gibt-es-nicht"
		}
	}
	return strings.Join(parts, "/"), about
}

func TestTheTableOfRightsHoldsForEveryAddress(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withThings(t, r)
	for _, route := range actions {
		if route.needs == "" {
			continue
		}
		for _, mail := range roles {
			for _, o := range things {
				path, about := addressed(route.path, o)
				if !about && o != things[0] {
					continue
				}
				best, worst := o.object(), o.object()
				if !about { // about nothing in particular, or about something that the action has to look at first
					best, worst = auth.Object{Published: true}, auth.Object{}
					if u := person(mail); u != nil {
						best.MinistryIDs = u.MinistryIDs
					}
				}
				if auth.Can(person(mail), route.needs, best) == auth.Can(person(mail), route.needs, worst) {
					checkRight(t, r, route, mail, path, auth.Can(person(mail), route.needs, best), about)
				}
			}
		}
	}
}

// checkRight asks for the address as the person and sees that they are let in or not.
func checkRight(t *testing.T, r *trial, route actionRoute, mail, path string, allowed, about bool) {
	t.Helper()
	v := r.visitor(t)
	if mail != "" {
		v = r.as(t, mail)
	}
	before := r.db.Portfolio().Head
	var a received
	if route.method == get {
		a = v.open(path)
	} else {
		token := v.csrf()
		a = v.sendValues(path, fieldCSRF, token, "probe", "1")
	}
	where := strings.Join([]string{route.method, path, "as", mail}, " ")
	switch {
	case a.StatusCode >= 500:
		t.Errorf("%s: fails with %d\n%s", where, a.StatusCode, r.log.lastError())
	case allowed && (a.StatusCode == http.StatusForbidden || refused(a)):
		t.Errorf("%s: may, and is answered %d", where, a.StatusCode)
	case !allowed && mail == "" && !refused(a):
		t.Errorf("%s: nobody gets %d", where, a.StatusCode)
	case !allowed && mail != "" && a.StatusCode != http.StatusForbidden && (!about || a.StatusCode != http.StatusNotFound):
		t.Errorf("%s: may not, and gets %d", where, a.StatusCode)
	case !allowed && strings.Contains(a.body, "canary-"):
		t.Errorf("%s: may not, and reads it", where)
	case !allowed && r.db.Portfolio().Head != before:
		t.Errorf("%s: may not, and changed something", where)
	}
}

// lastError is the last failure in the log, for the one who reads the test's words.
func (l *log) lastError() string {
	text := l.String()
	return text[max(0, strings.LastIndex(text, "level=ERROR")):]
}

// refused tells whether the answer asks to sign in.
func refused(a received) bool {
	location, _ := url.Parse(a.Header.Get("Location"))
	return a.StatusCode == http.StatusUnauthorized || a.StatusCode == http.StatusSeeOther && location != nil && location.Path == "/anmeldung"
}

func TestOnlyTheSignInAndSecretLinksNeedNobody(t *testing.T) {
	for _, route := range actions {
		open := route.needs == ""
		for _, prefix := range []string{"/anmeldung", "/termine.ics", "/feed.atom", "/mails/", "/verlauf/"} {
			if strings.HasPrefix(route.path, prefix) {
				open = false
			}
		}
		if open {
			t.Errorf("%s %s asks for no right", route.method, route.path)
		}
	}
}

func TestWhatIsUnpublishedIsReadByThoseWhoMay(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withThings(t, r)
	for _, mail := range roles {
		v := r.visitor(t)
		if mail != "" {
			v = r.as(t, mail)
		}
		for _, o := range things {
			want := http.StatusNotFound
			if auth.Can(person(mail), auth.ReadUnpublished, o.object()) {
				want = http.StatusOK
			}
			for _, path := range []string{"/massnahmen/" + o.id(), "/strategien/" + o.strategy(), "/ressorts/" + o.ministry, "/massnahmen", "/suche?q=canary"} {
				a := v.open(path)
				if strings.Contains(path, "probe") && a.StatusCode != want {
					t.Errorf("%s as %q answers %d, want %d", path, mail, a.StatusCode, want)
				}
				if want == http.StatusNotFound && strings.Contains(a.body, "canary-"+o.id()) {
					t.Errorf("%s as %q tells of %s", path, mail, o.id())
				}
			}
			own := person(mail) != nil && (person(mail).Role == models.AccountEditor || person(mail).Role == models.AccountAdministrator ||
				auth.Can(person(mail), auth.Report, o.object()))
			if text := v.open("/massnahmen/" + o.id()).body; strings.Contains(text, "canary-report-"+o.id()) && !own {
				t.Errorf("%q reads a report of %s that nobody has approved", mail, o.id())
			}
		}
	}
}

func TestAPageKeptForTheOfficeIsNobodyElses(t *testing.T) {
	r := withPeople(t, newTrial(t))
	withThings(t, r)
	withSecrets(t, r)
	for _, path := range []string{"/", "/massnahmen", "/massnahmen/ejustice-rlp", "/strategien/rlp-digitalstrategie", "/ressorts/mdi", "/suche?q=canary", "/diagramme/phasen.csv", "/diagramme/zeitplan.json"} {
		r.as(t, "cdo@test.example").open(path).want(t, 200)
		a := r.visitor(t).open(path).want(t, 200)
		for _, secret := range append(secrets, "canary-probe-geheim", "canary-report-probe") {
			if strings.Contains(a.body, secret) {
				t.Errorf("%s tells the public %q after the office has read it", path, secret)
			}
		}
	}
}
