// Review over HTTP: returning with a question, answering, approving, correcting, and the second opinion.

package web

import (
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// handedIn lets the contact hand in a report and returns its address.
func handedIn(t *testing.T, who *reporter, measure string, fields ...string) string {
	t.Helper()
	action := "/meldungen/" + measure
	who.send(who.get(action), action, fields...).leads(t, "/meldungen")
	return action + "/" + onlyPending(t, who.measure(measure)).ID
}

func TestAReportIsReturnedAnsweredAndApproved(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	path := handedIn(t, mdi, police, "text", "Erster Versuch", "percent", "66", "internal_note", "unter uns")
	cdo.get("/meldungen").want(t, 200, "Zur Prüfung", "KI-Transferlab", "Fortschritt in Prozent: 62")
	page := cdo.get(path).want(t, 200, "Erster Versuch", "Angaben sind geändert", "unter uns", "Freigeben")
	cdo.send(page, path+"/rueckgabe", "frage", "").want(t, 422, ">Frage an das Ressort: Bitte ausfüllen.<", "!„frage“")
	cdo.send(page, path+"/rueckgabe", "frage", "Seit wann?").leads(t, path)
	r.get(t, "/massnahmen/"+police).want(t, 200, "!Erster Versuch")
	mdi.get("/meldungen").want(t, 200, "Rückfrage beantworten", "Seit wann?", "1 Rückfrage wartet auf Ihre Antwort.")
	mdi.send(mdi.get(path).want(t, 200, "Seit wann?", "Person dana", "!Freigeben"), path+"/beitrag", "beitrag", "Seit Mai.").leads(t, path)
	action := "/meldungen/" + police
	mdi.send(mdi.get(action).want(t, 200, "Seit wann?"), action, "text", "Zweiter Versuch").leads(t, "/meldungen")
	page = cdo.get(path).want(t, 200, "Zweiter Versuch", "Seit Mai.")
	cdo.send(page, path+"/freigabe").leads(t, path)
	got := r.measure(police).ReportAt(r.today())
	if got.Text != "Zweiter Versuch" || got.State != models.ReportApproved || got.ApprovedAt == 0 {
		t.Errorf("what counts is %+v", got)
	}
	r.get(t, "/massnahmen/"+police).want(t, 200, "Zweiter Versuch", "66\u00a0%", "!unter uns", "!Seit wann?")
}

func TestApprovingIsOneChange(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	var open string
	for _, ms := range r.measure(crisis).Milestones {
		if !ms.DoneOn.Known() {
			open = ms.ID
			break
		}
	}
	due, shifts := r.measure(crisis).DueAt(r.today()), len(r.measure(crisis).Shifts)
	path := handedIn(t, mdi, crisis, "milestones_done", open, "new_due_tag", "31", "new_due_monat", "12", "new_due_jahr", "2029", "new_due_reason", "Vergabe")
	if got := r.measure(crisis).DueAt(r.today()); got != due {
		t.Fatal("the due date moves before the approval")
	}
	page := cdo.get(path).want(t, 200, "Die Frist wird auf den 31.12.2029 verschoben.", "1 Meilenstein wird als erreicht vermerkt.")
	cdo.send(page, path+"/freigabe").leads(t, path)
	cdo.send(page, path+"/freigabe").leads(t, path) // a doubled click
	m := r.measure(crisis)
	if got := m.DueAt(r.today()).Day; got != models.NewDate(2029, 12, 31) || len(m.Shifts) != shifts+1 || m.Shifts[shifts].Reason != "Vergabe" {
		t.Errorf("due %v after %d shifts", got, len(m.Shifts))
	}
	for _, ms := range m.Milestones {
		if ms.ID == open && ms.DoneOn != r.today() {
			t.Errorf("the milestone was done on %v", ms.DoneOn)
		}
	}
}

func TestADueDateOnceGrantedIsNotAskedForAgain(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	path := handedIn(t, mdi, police, "new_due_tag", "31", "new_due_monat", "12", "new_due_jahr", "2029", "new_due_reason", "Vergabe")
	cdo.send(cdo.get(path), path+"/freigabe").leads(t, path)
	r.now = r.now.AddDate(0, 0, 5)
	for _, address := range []string{"/meldungen/" + police, "/meldungen/" + police + "?berichtigt=" + newest(r.measure(police)).ID} {
		values := formIn(t, mdi.get(address).body, "/meldungen/"+police)
		if values.Get("new_due_jahr") != "" || values.Get("new_due_reason") != "" {
			t.Errorf("%s asks again for %s", address, values.Get("new_due_jahr"))
		}
	}
	again := handedIn(t, mdi, police)
	cdo.get(again).want(t, 200, "Außer dem Stand ist nichts geändert", "!31.12.2029")
}

func TestOnlyTheOfficeDecides(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	path := handedIn(t, mdi, police)
	values := formIn(t, mdi.get(path).want(t, 200, "!Entscheiden").body, path+"/beitrag")
	values.Set("version", "1")
	values.Set("frage", "?")
	mdi.post(path+"/freigabe", values).want(t, 403)
	mdi.post(path+"/rueckgabe", values).want(t, 403)
	if got := onlyPending(t, r.measure(police)); got.State != models.ReportSubmitted {
		t.Errorf("the state is %s", got.State)
	}
}

func TestWhoDecidesOnAnOldVersionReadsTheNewOneFirst(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	path := handedIn(t, mdi, police, "text", "Alt")
	page := cdo.get(path)
	mdi.send(mdi.get("/meldungen/"+police), "/meldungen/"+police, "text", "Neu").leads(t, "/meldungen")
	cdo.send(page, path+"/freigabe").want(t, 409, "Noch nichts entschieden", "Neu")
	cdo.send(page, path+"/rueckgabe", "frage", "Meine Frage").want(t, 409, "Meine Frage")
	if got := onlyPending(t, r.measure(police)); got.State != models.ReportSubmitted || len(r.measure(police).CommentsOn(got.ID)) != 0 {
		t.Errorf("decided anyway: %s", got.State)
	}
}

func TestAReportApprovedWhileItIsRevisedGetsANewVersion(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	path, action := handedIn(t, mdi, police, "text", "Erst"), "/meldungen/"+police
	page := mdi.get(action)
	cdo.send(cdo.get(path), path+"/freigabe").leads(t, path)
	again := mdi.send(page, action, "text", "Doch anders").want(t, 409, "Noch nicht eingereicht", "Doch anders", "Neue Fassung der freigegebenen Meldung")
	mdi.send(again, action).leads(t, "/meldungen")
	got := onlyPending(t, r.measure(police))
	if got.Text != "Doch anders" || action+"/"+got.ReplacesID != path {
		t.Errorf("the new version is %+v", got)
	}
}

func TestACorrectedReportStopsCountingWhenTheNewVersionIsApproved(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	old := r.measure(police).ReportAt(r.today())
	action := "/meldungen/" + police
	address := action + "?berichtigt=" + old.ID
	mdi.get(action+"/"+old.ID).want(t, 200, "Meldung berichtigen")
	page := mdi.get(address).want(t, 200, "Neue Fassung der freigegebenen Meldung vom 30.06.2026")
	mdi.send(page, action, "percent", "50", "as_of_tag", "15", "as_of_monat", "6").leads(t, "/meldungen")
	if got := r.measure(police).ReportAt(r.today()); got.ID != old.ID {
		t.Fatal("a correction counts before it is approved")
	}
	path := action + "/" + onlyPending(t, r.measure(police)).ID
	cdo.send(cdo.get(path).want(t, 200, "Sie ersetzt eine freigegebene Meldung."), path+"/freigabe").leads(t, path)
	got := r.measure(police).ReportAt(r.today())
	if got.ReplacesID != old.ID || got.Percent != models.PercentOf(50) || got.AsOf != models.NewDate(2026, 6, 15) {
		t.Errorf("what counts is %+v", got)
	}
}

func TestALineOfTheThreadIsStoredOnce(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	path := handedIn(t, mdi, police)
	values := formIn(t, mdi.get(path).body, path+"/beitrag")
	mdi.post(path+"/beitrag", values).want(t, 422, "Bitte ausfüllen")
	values.Set("beitrag", "Hinweis")
	mdi.post(path+"/beitrag", values).leads(t, path)
	mdi.post(path+"/beitrag", values).leads(t, path)
	if lines := r.measure(police).Comments; len(lines) != 1 || lines[0].AuthorID != "inga" {
		t.Errorf("%d lines", len(lines))
	}
}

func TestTheOfficeSetsItsOwnAmpelBesideTheMinistrys(t *testing.T) {
	r := newReporting(t)
	cdo := r.reporting(t, "dana", models.AccountEditor)
	action := "/meldungen/" + police + "/zweitmeinung"
	page := cdo.get(action).want(t, 200, "Ampel des Ressorts")
	cdo.send(page, action, "reason", "", "ampel", "red").want(t, 422)
	values := formIn(t, page.body, action)
	values.Set("ampel", "red")
	values.Set("reason", "Der Plan ist nicht zu halten")
	values.Del("internal")
	cdo.post(action, values).leads(t, "/massnahmen/"+police)
	cdo.post(action, values).leads(t, "/massnahmen/"+police)
	if o := r.measure(police).OpinionAt(r.today()); o == nil || o.Ampel != models.AmpelRed || o.Internal {
		t.Fatalf("the opinion is %+v", o)
	}
	r.get(t, "/massnahmen/"+police).want(t, 200, "Der Plan ist nicht zu halten", "Das CDO-Büro sieht die Maßnahme kritischer als das Ressort.", "!Eigene Ampel setzen")
	cdo.get("/massnahmen/"+police).want(t, 200, `href="`+action+`"`)
}

func TestADeputyReportsInTheContactsPlace(t *testing.T) {
	r := newReporting(t)
	contact, reader := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "lena", models.AccountReader)
	reader.get("/meldungen/"+police).want(t, 403)
	contact.user.DeputyIDs = models.Strings{"lena"}
	if err := r.db.SaveUser(t.Context(), contact.user); err != nil {
		t.Fatal(err)
	}
	handedIn(t, reader, police, "text", "In Vertretung")
	if got := onlyPending(t, r.measure(police)); got.AuthorID != "lena" {
		t.Errorf("written by %s", got.AuthorID)
	}
}

func TestStoredScriptsStayTexts(t *testing.T) {
	r := newReporting(t)
	mdi, cdo := r.reporting(t, "inga", models.AccountContact, "mdi"), r.reporting(t, "dana", models.AccountEditor)
	const script = `<script>alert(1)</script><img src=x onerror=alert(2)>[x](javascript:alert(3))`
	var fields []string
	for _, name := range []string{"deviation", "cause", "countermeasure", "text", "next_step", "new_due_reason", "decision_needed", "risks", "internal_note"} {
		fields = append(fields, name, script)
	}
	path := handedIn(t, mdi, police, append(fields, "ampel", "red", "new_due_tag", "1", "new_due_monat", "1", "new_due_jahr", "2030")...)
	cdo.send(cdo.get(path), path+"/rueckgabe", "frage", script).leads(t, path)
	pages := []received{mdi.get("/meldungen"), mdi.get("/meldungen/" + police), mdi.get(path), cdo.get("/meldungen"), cdo.get(path)}
	cdo.send(cdo.get(path), path+"/freigabe").leads(t, path)
	for _, page := range append(pages, r.get(t, "/massnahmen/"+police), cdo.get("/massnahmen/"+police)) {
		page.want(t, 200, "!<script>alert", "!<img src=x", `!href="javascript:`)
	}
}

func TestAMeasureWithoutAConfirmedMinistryIsNobodysToReport(t *testing.T) {
	r := newReporting(t)
	mdi := r.reporting(t, "inga", models.AccountContact, "mdi")
	var proposed string
	p := r.db.Portfolio().At(r.today())
	for m := range p.AllMeasures() {
		if l := p.Lead(m); l.To != nil && l.Proposed {
			proposed = m.ID
			mdi = r.reporting(t, "ivo", models.AccountContact, l.To.ID)
			break
		}
	}
	if proposed == "" { // confirm none: make one
		proposed = "vorgeschlagen"
		r.change(t, func(tx *store.Tx) error {
			return tx.Create(&models.Measure{Base: models.Base{ID: proposed}, StrategyID: "rlp-digitalstrategie", Title: "Nur vorgeschlagen"},
				&models.Proposal{Base: models.Base{ID: "vorschlag"}, Aspect: models.AspectLead, SubjectKind: models.KindMeasure, SubjectID: proposed,
					ObjectID: "mdi", State: models.ProposalOpen})
		})
	}
	mdi.get("/meldungen/"+proposed).want(t, 403)
}
