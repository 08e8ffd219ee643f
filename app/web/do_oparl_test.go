// Tests of OParl over HTTP: for whom it is, what errors look like, and that its addresses lead somewhere.

package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// withBody is a trial with a published body that has a meeting and a resolution.
func withBody(t *testing.T) *trial {
	t.Helper()
	r := newTrial(t)
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(
			&models.Body{Base: models.Base{ID: "probe-gremium"}, JurisdictionID: "rheinland-pfalz", Name: "Probe-Gremium", Kind: models.BodyBoard, Published: true},
			&models.Meeting{Base: models.Base{ID: "probe-sitzung"}, BodyID: "probe-gremium", Title: "1. Sitzung", Kind: models.MeetingRegular,
				On: models.NewDate(2026, 10, 1), State: models.MeetingHeld, Published: true, Note: "geheim"},
			&models.Resolution{Base: models.Base{ID: "probe-beschluss"}, BodyID: "probe-gremium", MeetingID: "probe-sitzung", Title: "Beschluss über Äpfel",
				State: models.ResolutionAdopted, Content: models.Strings{"Äpfel"}, Published: true})
	})
	return r
}

func TestOParlAnswersEverybodyTheSame(t *testing.T) {
	r := withBody(t)
	a := r.get(t, "/oparl/v1.1").want(t, 200, `"oparlVersion":"https://schema.oparl.org/1.1/"`, "Demonstrationsdaten", `"body":"https://zielstand.example/oparl/v1.1/body"`)
	for name, value := range map[string]string{"Access-Control-Allow-Origin": "*", "Content-Type": "application/json; charset=utf-8"} {
		if got := a.Header.Get(name); got != value {
			t.Errorf("%s is %q", name, got)
		}
	}
	r.get(t, "/oparl/v1.1", "If-None-Match", a.Header.Get("Etag")).want(t, 304)
	list := r.get(t, "/oparl/v1.1/body/rheinland-pfalz/meeting?modified_since=2026-01-01T00:00:00%2B01:00").want(t, 200, "probe-sitzung", "!geheim")
	office := withPeople(t, r).as(t, "admin@test.example").do(http.MethodGet, "/oparl/v1.1/body/rheinland-pfalz/meeting?modified_since=2026-01-01T00:00:00%2B01:00", "")
	if office.want(t, 200).body != list.body {
		t.Error("the office gets something else than the public")
	}
	file := r.get(t, "/oparl/v1.1/file/beschluss-probe-beschluss/text").want(t, 200, "Beschluss über Äpfel\n\nÄpfel\n")
	if kind := file.Header.Get("Content-Type"); kind != "text/plain; charset=utf-8" {
		t.Errorf("the file is of type %q", kind)
	}
	r.change(t, func(tx *store.Tx) error { return tx.Archive(models.KindMeeting, "probe-sitzung", 1) })
	r.get(t, "/oparl/v1.1/meeting/probe-sitzung").want(t, 200, `"deleted":true`, "!1. Sitzung")
}

func TestOParlSaysInGermanWhatIsWrong(t *testing.T) {
	r := newTrial(t)
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/oparl/v1.1/meeting/keine":                    {404, "Unter dieser Adresse ist nichts zu finden"},
		"/oparl/v1.1/body?page=null":                   {400, "liegt außerhalb des Erlaubten"},
		"/oparl/v1.1/body?page=7":                      {400, "liegt außerhalb des Erlaubten"},
		"/oparl/v1.1/body?modified_since=gestern":      {400, "hat nicht die erwartete Form"},
		"/oparl/v1.1/body?omit_internal=ja&limit=drei": {400, "omit_internal"},
	} {
		a := r.get(t, path).want(t, want.status, want.text)
		if kind := a.Header.Get("Content-Type"); kind != "application/problem+json" || a.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s answers with %q to %q", path, kind, a.Header.Get("Access-Control-Allow-Origin"))
		}
		var p problem
		if err := json.Unmarshal([]byte(a.body), &p); err != nil || p.Type != "https://schema.oparl.org/1.1/Error" || p.Message == "" || p.Debug != p.RequestID || p.Status != want.status {
			t.Errorf("%s answers %+v, %v", path, p, err)
		}
	}
	r.ask(t, http.MethodPost, "/oparl/v1.1", "").want(t, 405)
}

func TestPagesThatOParlNamesAreThere(t *testing.T) {
	r := withBody(t)
	r.get(t, "/hilfe").want(t, 200, `href="/oparl/v1.1"`, "Unter welcher Lizenz die Daten stehen, ist nicht angegeben")
	seen := 0
	for _, kind := range []string{"organization", "person", "membership", "meeting", "agendaitem", "consultation", "paper", "file"} {
		a := r.get(t, "/oparl/v1.1/body/rheinland-pfalz/"+kind).want(t, 200)
		for _, name := range []string{`"accessUrl":"`, `"web":"`} {
			for _, part := range strings.Split(a.body, name)[1:] {
				address, _, _ := strings.Cut(part, `"`)
				address, place, _ := strings.Cut(strings.TrimPrefix(address, "https://zielstand.example"), "#")
				page := r.get(t, address).want(t, 200)
				if place != "" && !strings.Contains(page.body, `id="`+place+`"`) {
					t.Errorf("%s has no place %s", address, place)
				}
				seen++
			}
		}
	}
	if seen == 0 {
		t.Error("no page was named")
	}
}
