// The form of a status report over HTTP: filling, checking, keeping, sending, and two people at once.

package web

import (
	"strings"
	"sync"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// newest is the report that was handed in last.
func newest(m *models.MeasureNode) *models.StatusReport { return m.Reports[len(m.Reports)-1] }

func TestTheFormIsFilledFromTheLastReport(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	last := r.measure(police).ReportAt(r.today())
	values := formIn(t, mdi.get("/meldungen/"+police).want(t, 200, "zuletzt: 62").body, "/meldungen/"+police)
	for name, want := range map[string]string{"phase": string(last.Phase), "percent": "62", "ampel": string(last.Ampel), "text": last.Text,
		"as_of_tag": "2", "as_of_monat": "11", "as_of_jahr": "2026"} {
		if values.Get(name) != want {
			t.Errorf("%s is filled with %q, want %q", name, values.Get(name), want)
		}
	}
}

func TestAReportIsStoredAsItWasTyped(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	mdi.send(mdi.get(action), action, "percent", "67,5 %", "ampel", "yellow", "deviation", "Verzug", "cause", "Personal", "countermeasure", "Aushilfe",
		"text", "Erste\r\nZeile", "next_step", "Ausschreibung", "new_due_tag", "30", "new_due_monat", "6", "new_due_jahr", "2027",
		"new_due_reason", "Vergabe", "decision_needed", "Mittel", "risks", "Wechsel", "internal_note", "vertraulich",
		"state", "approved", "approved_at", "2026-01-01T00:00:00Z", "ministry_id", "jm", "author_id", "jemand", "round_id", "x").leads(t, "/meldungen")
	got := onlyPending(t, r.measure(police))
	want := models.StatusReport{Base: got.Base, MeasureID: police, MinistryID: "mdi", AuthorID: "inga", AsOf: r.today(), State: models.ReportSubmitted,
		SubmittedAt: got.SubmittedAt, Phase: models.PhaseImplementing, Percent: models.PercentOf(67.5), Ampel: models.AmpelYellow, Deviation: "Verzug",
		Cause: "Personal", Countermeasure: "Aushilfe", Text: "Erste\nZeile", NextStep: "Ausschreibung", NewDue: models.NewDate(2027, 6, 30),
		NewDueReason: "Vergabe", DecisionNeeded: "Mittel", Risks: "Wechsel", InternalNote: "vertraulich"}
	if !got.SaysTheSame(&want) || got.MinistryID != "mdi" || got.AuthorID != "inga" || got.ApprovedAt != 0 || got.SubmittedAt == 0 {
		t.Errorf("stored\n%+v\nwant\n%+v", got, want)
	}
	if r.measure(police).ReportAt(r.today()) == got {
		t.Error("a report counts before it is approved")
	}
	r.get(t, "/massnahmen/"+police).want(t, 200, "!vertraulich", "!Aushilfe")
}

func TestWhatIsWrongStandsAtItsField(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	head := r.db.Portfolio().Head
	for _, c := range []struct {
		name   string
		fields []string
		field  string
	}{
		{"red without reasons", []string{"ampel", "red", "deviation", "", "cause", "", "countermeasure", ""}, "cause"},
		{"a day that is none", []string{"as_of_tag", "31", "as_of_monat", "2"}, "as_of"},
		{"a day to come", []string{"as_of_jahr", "2027"}, "as_of"},
		{"no phase", []string{"phase", ""}, "phase"},
		{"a phase that is none", []string{"phase", "fertig"}, "phase"},
		{"more than everything", []string{"percent", "101"}, "percent"},
		{"a due date without reason", []string{"new_due_tag", "1", "new_due_monat", "3", "new_due_jahr", "2028", "new_due_reason", ""}, "new_due_reason"},
		{"a due date behind", []string{"new_due_tag", "1", "new_due_monat", "3", "new_due_jahr", "2020", "new_due_reason", "x"}, "new_due"},
		{"a text without end", []string{"text", strings.Repeat("ä", models.MaxTextLength+1)}, "text"},
		{"a text of no characters", []string{"text", "a\x00b"}, "text"},
		{"no form", []string{"form_id", "x"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := mdi.send(mdi.get(action), action, c.fields...).want(t, 422, "Das wurde noch nicht gespeichert")
			if c.field != "" && !strings.Contains(answer.body, `id="meldung-`+c.field+`-fehler"`) {
				t.Errorf("nothing is said at %s", c.field)
			}
		})
	}
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

func TestMilestonesAreTickedWhereTheyMakeThePercent(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + crisis
	page := mdi.get(action).want(t, 200, "ergibt sich aus den erreichten Meilensteinen", "!name=\"percent\"")
	var open []string
	for _, ms := range r.measure(crisis).Milestones {
		if !ms.DoneOn.Known() {
			open = append(open, ms.ID)
		}
	}
	mdi.send(page, action, "milestones_done", open[0], "percent", "99").leads(t, "/meldungen")
	got := onlyPending(t, r.measure(crisis))
	if len(got.MilestonesDone) != 1 || got.MilestonesDone[0] != open[0] || got.Percent.Known() {
		t.Errorf("reported %v and %v", got.MilestonesDone, got.Percent)
	}
	values := formIn(t, mdi.get("/meldungen/"+police).body, "/meldungen/"+police)
	values["milestones_done"] = []string{open[0]}
	mdi.post("/meldungen/"+police, values).want(t, 422)
}

func TestTheFormComesBackAsItWasLeft(t *testing.T) {
	r := newReporting(t)
	mdi, other := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "ivo", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	head := r.db.Portfolio().Head
	mdi.send(mdi.get(action), action, "aktion", "entwurf", "text", "Halber Satz", "as_of_tag", "39").leads(t, action)
	mdi.get(action).want(t, 200, "Halber Satz", "Ihr Entwurf vom", `value="39"`)
	mdi.get("/meldungen").want(t, 200, "Entwurf begonnen")
	other.get(action).want(t, 200, "!Halber Satz", "!Ihr Entwurf vom")
	if r.db.Portfolio().Head != head {
		t.Error("a draft is in the journal")
	}
	mdi.send(mdi.get(action), action, "as_of_tag", "1", "text", "Ganzer Satz").leads(t, "/meldungen")
	mdi.get(action).want(t, 200, "!Ihr Entwurf vom")
}

func TestAScriptKeepsTheDraftByItself(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	values := formIn(t, mdi.get(action).body, action)
	values.Set("text", "Von selbst")
	mdi.post(action+"/entwurf", values).want(t, 200, "Entwurf gespeichert, 02.11.2026")
	mdi.get(action).want(t, 200, "Von selbst")
	mdi.send(mdi.get(action), action, "aktion", "verwerfen").leads(t, action)
	mdi.get(action).want(t, 200, "!Von selbst")
}

func TestThePreviewShowsWhatWouldBePublished(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	head := r.db.Portfolio().Head
	mdi.send(mdi.get(action), action, "aktion", "vorschau", "text", "Das ist **wichtig** <script>alert(1)</script>", "percent", "70").want(t, 200,
		"Vorschau, noch nicht eingereicht", "<strong>wichtig</strong>", "!<script>alert", "Änderungen gegenüber der Meldung vom 30.06.2026", "70\u00a0%")
	if r.db.Portfolio().Head != head {
		t.Error("a preview was stored")
	}
}

func TestADoubledClickStoresOneReport(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	values := formIn(t, mdi.get(action).body, action)
	values.Set("text", "Einmal")
	before := len(r.measure(police).Reports)
	var clicks sync.WaitGroup
	for range 20 {
		clicks.Go(func() {
			if a := mdi.post(action, values); a.StatusCode != 303 {
				t.Errorf("a click answers %d", a.StatusCode)
			}
		})
	}
	clicks.Wait()
	if n := len(r.measure(police).Reports) - before; n != 1 {
		t.Errorf("%d reports were stored", n)
	}
	page := mdi.get(action) // revising twice changes once
	values = formIn(t, page.body, action)
	values.Set("text", "Nachgebessert")
	mdi.post(action, values).leads(t, "/meldungen")
	mdi.post(action, values).leads(t, "/meldungen")
	if got := onlyPending(t, r.measure(police)); got.Text != "Nachgebessert" || got.Version != 2 {
		t.Errorf("version %d says %q", got.Version, got.Text)
	}
}

func TestTheSecondOfTwoReportersLosesNothing(t *testing.T) {
	r := newReporting(t)
	inga, ivo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "ivo", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	pageOfInga, pageOfIvo := inga.get(action), ivo.get(action)
	inga.send(pageOfInga, action, "text", "Von Inga", "percent", "64").leads(t, "/meldungen")
	conflict := ivo.send(pageOfIvo, action, "text", "Von Ivo", "risks", "Sturm").want(t, 409, "Von Inga", "Von Ivo", "Sturm", "Person inga")
	if got := onlyPending(t, r.measure(police)); got.Text != "Von Inga" {
		t.Fatalf("stored is %q", got.Text)
	}
	merged := formIn(t, conflict.body, action)
	merged.Set("zusammenfuehren.text", "beide")
	ivo.post(action, merged).leads(t, "/meldungen")
	got := onlyPending(t, r.measure(police))
	if got.Text != "Von Inga\n\nVon Ivo" || got.Risks != "Sturm" || got.Percent != models.PercentOf(64) {
		t.Errorf("merged into %q, %q, %v", got.Text, got.Risks, got.Percent)
	}
}

func TestTheSecondOfTwoRevisersLosesNothing(t *testing.T) {
	r := newReporting(t)
	inga, ivo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "ivo", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	inga.send(inga.get(action), action, "text", "Anfang").leads(t, "/meldungen")
	pageOfInga, pageOfIvo := inga.get(action), ivo.get(action)
	inga.send(pageOfInga, action, "next_step", "Von Inga").leads(t, "/meldungen")
	conflict := ivo.send(pageOfIvo, action, "risks", "Von Ivo").want(t, 409, "Die Änderungen passen zusammen")
	ivo.post(action, formIn(t, conflict.body, action)).leads(t, "/meldungen")
	if got := onlyPending(t, r.measure(police)); got.NextStep != "Von Inga" || got.Risks != "Von Ivo" || got.Text != "Anfang" {
		t.Errorf("merged into %+v", got)
	}
}

func TestALateReportIsMarked(t *testing.T) {
	r := newReporting(t)
	r.openRound(t, "herbst", models.NewDate(2026, 11, 1))
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	mdi.send(mdi.get(action), action).leads(t, "/meldungen")
	if got := onlyPending(t, r.measure(police)); !got.Late || got.RoundID != "herbst" {
		t.Errorf("in %q, late %v", got.RoundID, got.Late)
	}
	r.change(t, func(tx *store.Tx) error {
		closed := *tx.Portfolio().Round("herbst")
		closed.State = models.RoundClosed
		return tx.Update(&closed)
	})
	page := mdi.get("/meldungen/"+crisis).want(t, 200, "gilt als verspätet")
	mdi.send(page, "/meldungen/"+crisis).leads(t, "/meldungen")
	if got := onlyPending(t, r.measure(crisis)); !got.Late || got.RoundID != "herbst" {
		t.Errorf("after the round: in %q, late %v", got.RoundID, got.Late)
	}
}

func TestWhatWasTypedSurvivesTheEndOfTheSession(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	action := "/meldungen/" + police
	values := formIn(t, mdi.get(action).body, action)
	values.Set("text", "Nicht verloren")
	if err := r.db.DeleteSessionsOf(t.Context(), "inga", ""); err != nil {
		t.Fatal(err)
	}
	head := r.db.Portfolio().Head
	mdi.post(action, values).want(t, 401, "verloren")
	if r.db.Portfolio().Head != head {
		t.Error("something was stored for nobody")
	}
}
