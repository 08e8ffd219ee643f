// Reporting rounds over HTTP: planning, opening, who is missing, Fehlanzeigen, closing; and what nobody may see or do.

package web

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

const demoRound = "/berichtsrunden/berichtsrunde-2026-2"

// planned is what somebody types who plans a round; further fields replace those of the same name.
func planned(more ...string) []string {
	fields := map[string]string{"form_id": views.NewFormID(), "strategie": "rlp-digitalstrategie", "titel": "Probe",
		"stichtag_der_runde_tag": "31", "stichtag_der_runde_monat": "10", "stichtag_der_runde_jahr": "2026",
		"frist_tag": "20", "frist_monat": "11", "frist_jahr": "2026", "vorher": "3", "nachher": "2"}
	for i := 0; i+1 < len(more); i += 2 {
		fields[more[i]] = more[i+1]
	}
	var list []string
	for name, value := range fields {
		list = append(list, name, value)
	}
	return list
}

// plan plans a round and returns its path.
func plan(t *testing.T, v *visitorOf, more ...string) string {
	t.Helper()
	return v.send("/berichtsrunden/neu", planned(more...)...).want(t, 303).Header.Get("Location")
}

func (r *trial) round(t *testing.T, path string) *models.ReportingRound {
	t.Helper()
	round := r.db.Portfolio().Round(strings.TrimPrefix(path, "/berichtsrunden/"))
	if round == nil {
		t.Fatalf("there is no round %s", path)
	}
	return round
}

func TestTheOfficePlansOpensAndClosesARound(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.open("/berichtsrunden").want(t, 200, "Berichtsrunden", "2. Halbjahr 2026", "offen", "1. Halbjahr 2026", "geschlossen", "fristgerecht", "Neue Berichtsrunde")
	v.open("/berichtsrunden/neu").want(t, 200, "Neue Berichtsrunde", `name="arbeitstage"`, `name="_csrf"`)
	path := plan(t, v)
	v.open(path).want(t, 200, "Die Berichtsrunde ist geplant.", "Jetzt eröffnen", "Bearbeiten", "Probe", "20.11.2026 – noch 14 Arbeitstage", "alle federführenden Ressorts")
	v.send(path+"/eroeffnen", "version", "1").want(t, 303)
	v.open(path).want(t, 200, "Die Berichtsrunde ist eröffnet.", "Runde schließen", "Meldungen fehlen noch", "offen", "fehl")
	if round := r.round(t, path); round.State != models.RoundOpen || round.OpensOn != models.NewDate(2026, 11, 2) {
		t.Errorf("opened: %+v", round)
	}
	v.send(path+"/eroeffnen", "version", "1").want(t, 303) // a doubled click
	v.send(path+"/schliessen", "version", "1").want(t, 409)
	v.send(path+"/schliessen", "version", "2").want(t, 303)
	v.send(path+"/schliessen", "version", "2").want(t, 303)
	round := r.round(t, path)
	if round.State != models.RoundClosed || round.Version != 3 || round.Expected == 0 || round.InTime != 0 {
		t.Errorf("closed: %+v", round)
	}
	v.open(path).want(t, 200, "Vollständigkeit bei Schluss am ", fmt.Sprintf("0 von %d fristgerecht", round.Expected), "!Runde schließen", "!Bearbeiten")
	v.open(path+"/bearbeiten").want(t, 409)
}

func TestTheDeadlineIsProposedInWorkingDays(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	// Ten working days behind Monday, 7 December: Christmas has not begun.
	path := plan(t, v, "frist_tag", "", "frist_monat", "", "frist_jahr", "", "arbeitstage", "15", "eroeffnung_tag", "7", "eroeffnung_monat", "12", "eroeffnung_jahr", "2026")
	if got := r.round(t, path).Deadline; got != models.NewDate(2026, 12, 29) { // 25 December is a Friday
		t.Errorf("fifteen working days from 7 December 2026: %s", got)
	}
	path = plan(t, v, "frist_tag", "25", "frist_monat", "12")
	v.open(path).want(t, 200, "Die Frist fällt auf einen arbeitsfreien Tag (Weihnachtstag).")
	path = plan(t, v, "frist_tag", "21")
	v.open(path).want(t, 200, "arbeitsfreien Tag (Samstag)")
}

func TestAWrongRoundIsShownAgainWithWhatWasTyped(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	before := r.db.Portfolio().Head
	for _, test := range []struct {
		fields []string
		want   string
	}{
		{[]string{"titel", ""}, "Titel: Bitte ausfüllen."},
		{[]string{"frist_tag", "31"}, "Frist: "},
		{[]string{"frist_tag", "", "frist_monat", "", "frist_jahr", ""}, "Frist: Bitte ausfüllen."},
		{[]string{"eroeffnung_tag", "1", "eroeffnung_monat", "12", "eroeffnung_jahr", "2026"}, "Frist: "},
		{[]string{"arbeitstage", "zehn"}, "Arbeitstage: "},
		{[]string{"vorher", "999"}, "Erinnerung vor der Frist: "},
		{[]string{"strategie", "gibt-es-nicht"}, "Strategie: "},
		{[]string{"ressort", "gibt-es-nicht"}, "Ressorts: "},
		{[]string{"titel", strings.Repeat("x", 200)}, "Titel: Das ist zu lang"},
		{[]string{"titel", "Eins\r\nBcc: boese@example.org"}, "Titel: "},
	} {
		v.send("/berichtsrunden/neu", planned(test.fields...)...).want(t, 422, "Das wurde noch nicht gespeichert", test.want, `value="2026"`)
	}
	if r.db.Portfolio().Head != before {
		t.Error("something was stored")
	}
}

func TestADoubledClickPlansOneRound(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	fields, before := append(planned(), fieldCSRF, v.csrf()), len(r.db.Portfolio().Rounds)
	var clicks sync.WaitGroup
	for range 10 {
		copied := &visitorOf{trial: v.trial, t: t, cookies: map[string]string{"__Host-zs_session": v.session()}}
		clicks.Go(func() {
			if a := copied.sendValues("/berichtsrunden/neu", fields...); a.StatusCode != 303 {
				t.Errorf("answered %d", a.StatusCode)
			}
		})
	}
	clicks.Wait()
	if got := len(r.db.Portfolio().Rounds) - before; got != 1 {
		t.Errorf("%d rounds were planned", got)
	}
}

func TestWhoChangesAnOldVersionOfARoundSeesBoth(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v, other := r.as(t, "cdo@test.example"), r.as(t, "admin@test.example")
	path := plan(t, v)
	other.send(path+"/bearbeiten", planned("version", "1", "titel", "Von der anderen")...).want(t, 303)
	v.send(path+"/bearbeiten", planned("version", "1", "nachricht", "Von mir")...).want(t, 409, "Von der anderen", "Von mir", "Ada Min")
	if round := r.round(t, path); round.Title != "Von der anderen" || round.Message != "" {
		t.Errorf("stored: %+v", round)
	}
	v.send(path+"/bearbeiten", planned("version", "2", "titel", "Von der anderen", "nachricht", "Von mir")...).want(t, 303)
	if round := r.round(t, path); round.Title != "Von der anderen" || round.Message != "Von mir" || round.Version != 3 {
		t.Errorf("stored: %+v", round)
	}
}

func TestOnlyAPlannedRoundIsDeleted(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	path := plan(t, v)
	v.send(path+"/loeschen", "version", "1").want(t, 303)
	v.send(path+"/loeschen", "version", "1").want(t, 303)
	v.open(path).want(t, 404)
	v.send(demoRound+"/loeschen", "version", "1").want(t, 409)
	v.open(demoRound).want(t, 200)
}

func TestTheMatrixSaysWhoIsMissingAndWhomToAsk(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	page := v.open(demoRound).want(t, 200, "Stand je Ressort", "Ansprechpersonen", "mailto:mdi@test.example", "Ina Innen", "keine: niemand wird aufgefordert",
		"zurückgegeben", "eingereicht", "freigegeben", `data-figure="rundenstand"`, "/diagramme/rundenstand?runde=berichtsrunde-2026-2", "Es ist kein Mailserver eingestellt")
	if !strings.Contains(page.body, "/meldungen/") {
		t.Error("no link leads to a report")
	}
	v.open(demoRound+"?ressort=mdi&antwort=missing").want(t, 200, "nach Auswahl", "Ressort: MdI", `?antwort=missing#massnahmen`)
	v.open(demoRound+"?ressort=gibt-es-nicht").want(t, 400)
	v.open(demoRound+"?antwort=vielleicht").want(t, 400)
	v.open("/berichtsrunden/gibt-es-nicht").want(t, 404)
}

func TestContactsAndReadersSeeNothingOfOthersThatIsNotApproved(t *testing.T) {
	r := withPeople(t, newTrial(t))
	for _, mail := range []string{"mdi@test.example", "lesen@test.example"} {
		v := r.as(t, mail)
		v.open("/berichtsrunden").want(t, 200, "2. Halbjahr 2026", "!Neue Berichtsrunde", "!Mailserver")
		v.open(demoRound).want(t, 200, "noch nicht freigegeben", "!mailto:", "!Ansprechpersonen", "!Runde schließen", "!Mailserver")
		for _, kept := range []string{"/diagramme/rundenstand", "/diagramme/rundenstand.csv", "/diagramme/rundenstand.json"} {
			v.open(kept+"?runde=berichtsrunde-2026-2").want(t, 200, "noch nicht freigegeben")
		}
	}
	// What was handed in by others is not told apart from what is missing.
	reader := r.as(t, "lesen@test.example").open(demoRound+"?antwort=submitted").want(t, 200, "Zu dieser Auswahl gibt es keine Maßnahme.")
	if strings.Contains(reader.body, ">eingereicht</span>") {
		t.Error("a reader sees what was handed in")
	}
	public := r.visitor(t)
	public.open("/berichtsrunden").want(t, 303)
	public.open(demoRound).want(t, 303, "!Halbjahr")
	public.open("/diagramme").want(t, 200, "!rundenstand")
	public.open("/diagramme/rundenstand").want(t, 200, "Berichtsrunden sehen nur Angemeldete.", "!Halbjahr 2026")
	public.open("/diagramme/rundenstand?runde=berichtsrunde-2026-2").want(t, 400, "!Halbjahr 2026")
}

func TestAContactGivesAFehlanzeigeAndTakesItBack(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "mdi@test.example")
	v.open(demoRound).want(t, 200, "Ihr Ressort", "Es gibt nichts zu melden", "Fehlanzeige abgeben")
	form := []string{"form_id", views.NewFormID(), "ressort", "mdi"}
	v.send(demoRound+"/fehlanzeige", form...).want(t, 422, "Begründung: Bitte ausfüllen.")
	form = append(form, "grund", "Haushaltssperre <b>")
	v.send(demoRound+"/fehlanzeige", form...).want(t, 303)
	v.send(demoRound+"/fehlanzeige", form...).want(t, 303)
	v.open(demoRound).want(t, 200, "Die Fehlanzeige ist abgegeben.", "Haushaltssperre &lt;b&gt;", "von Ina Innen", "Fehlanzeige zurücknehmen", "!Fehlanzeige abgeben")
	if given := r.db.Portfolio().NilReturns; len(given) != 1 || given[0].AuthorID != "u-mdi" || given[0].MinistryID != "mdi" {
		t.Errorf("given: %+v", given)
	}
	v.send(demoRound+"/fehlanzeige/zuruecknehmen", "ressort", "mdi").want(t, 303)
	v.send(demoRound+"/fehlanzeige/zuruecknehmen", "ressort", "mdi").want(t, 303)
	if given := r.db.Portfolio().NilReturns; len(given) != 0 {
		t.Errorf("left: %+v", given)
	}
	v.send(demoRound+"/fehlanzeige", "form_id", views.NewFormID(), "ressort", "mdi", "grund", "Doch").want(t, 303)
	if given := r.db.Portfolio().NilReturns; len(given) != 1 {
		t.Errorf("given again: %+v", given)
	}
}

func TestNobodyGivesAFehlanzeigeForOthersOrInAClosedRound(t *testing.T) {
	r := withPeople(t, newTrial(t))
	before := r.db.Portfolio().Head
	form := func(ministry string) []string {
		return []string{"form_id", views.NewFormID(), "ressort", ministry, "grund", "Nichts"}
	}
	r.as(t, "mdi@test.example").send(demoRound+"/fehlanzeige", form("mds")...).want(t, 403)
	r.as(t, "mdi@test.example").send(demoRound+"/fehlanzeige/zuruecknehmen", form("mds")...).want(t, 403)
	r.as(t, "lesen@test.example").send(demoRound+"/fehlanzeige", form("mdi")...).want(t, 403)
	r.as(t, "cdo@test.example").send(demoRound+"/fehlanzeige", form("mdi")...).want(t, 403)
	r.as(t, "mdi@test.example").send("/berichtsrunden/berichtsrunde-2026-1/fehlanzeige", form("mdi")...).want(t, 409)
	r.as(t, "mdi@test.example").send(demoRound+"/fehlanzeige", form("gibt-es-nicht")...).want(t, 422)
	if r.db.Portfolio().Head != before {
		t.Error("something was stored")
	}
}

func TestTheOfficeSeesMailsThatFailedAndSendsThemAgain(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	mail := models.OutgoingMail{Key: "probe", UserID: "u-mdi", Address: "mdi@test.example", Subject: "Erinnerung <b>"}
	if _, err := r.db.QueueMail(t.Context(), mail); err != nil {
		t.Fatal(err)
	}
	if err := r.db.MailFailed(t.Context(), store.MailID("probe"), "550 no such mailbox"); err != nil {
		t.Fatal(err)
	}
	v.open("/berichtsrunden").want(t, 200, "1 Mail konnte nicht zugestellt werden", "Erinnerung &lt;b&gt;", "550 no such mailbox", "Aufgegebene erneut senden")
	r.as(t, "mdi@test.example").send("/berichtsrunden/mails").want(t, 403)
	v.send("/berichtsrunden/mails").want(t, 303)
	v.open("/berichtsrunden").want(t, 200, "1 Mail wartet im Postausgang", "!konnte nicht zugestellt")
}

func TestARoundOfAThousandMeasuresShowsAHundredAtATime(t *testing.T) {
	r := withPeople(t, newTrialOf(t, seed.Generate(1000, 1)))
	strategy := r.db.Portfolio().Strategies[0].ID
	v := r.as(t, "cdo@test.example")
	path := plan(t, v, "strategie", strategy)
	page := v.open(path).want(t, 200, "Seite ")
	if n := strings.Count(page.body, `data-label="Antwort"`); n != views.RoundCells {
		t.Errorf("%d measures on a page", n)
	}
	v.open(path+"?seite=2").want(t, 200)
	v.open(path+"?seite=99").want(t, 400)
}

func TestTheKeptMatrixIsNobodysOwn(t *testing.T) {
	r := withPeople(t, newTrial(t))
	cdo, admin, mdi := r.as(t, "cdo@test.example"), r.as(t, "admin@test.example"), r.as(t, "mdi@test.example")
	first := cdo.open(demoRound).want(t, 200, "Angemeldet als", cdo.csrf())
	second := admin.open(demoRound).want(t, 200, "Ada Min", admin.csrf(), "!"+cdo.csrf())
	if first.body == second.body {
		t.Error("both got the same page")
	}
	mdi.open(demoRound).want(t, 200, "Ihr Ressort", "!Ansprechpersonen", "!"+cdo.csrf())

	ina := r.user(t, "u-mdi")
	ina.Name = "Ina Neu"
	if err := r.db.SaveUser(t.Context(), ina); err != nil {
		t.Fatal(err)
	}
	cdo.open(demoRound).want(t, 200, "Ina Neu", "!Ina Innen")
	// An editor who belongs to a ministry reports for it; the rights to see are the same as before.
	cdo.open(demoRound+"?antwort=missing").want(t, 200, "!/meldungen/")
	editor := r.user(t, "u-cdo")
	editor.MinistryIDs = models.Strings{"mdi"}
	if err := r.db.SaveUser(t.Context(), editor); err != nil {
		t.Fatal(err)
	}
	cdo.open(demoRound+"?ressort=mdi&antwort=missing").want(t, 200, `href="/meldungen/`)
}
