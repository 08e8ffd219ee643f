// Co-signing over HTTP: asking, reading, answering, late and changed answers, and who sees nothing of it.

package web

import (
	"strconv"
	"strings"
	"testing"

	"zielstand/models"
)

// cabinet begins a cabinet paper and returns its path.
func cabinet(t *testing.T, v *visitorOf, more ...string) string {
	t.Helper()
	return order(t, v, append([]string{"vorlage", "ministerratsvorlage", "titel", "Bericht an den Ministerrat", "kreis", "internal"}, more...)...)
}

// asks asks the ministries to co-sign the paper by 16 November 2026.
func asks(t *testing.T, v *visitorOf, path string, ministries ...string) received {
	t.Helper()
	fields := []string{"version", strconv.Itoa(v.briefing(t, path).Version), "mitzeichnungsfrist_tag", "16", "mitzeichnungsfrist_monat", "11", "mitzeichnungsfrist_jahr", "2026"}
	for _, m := range ministries {
		fields = append(fields, "mitzeichnende", m)
	}
	return v.send(path+"/mitzeichnung", fields...)
}

func (r *trial) coSigned(t *testing.T, path, ministry string) *models.CoSignature {
	t.Helper()
	for _, s := range r.db.Portfolio().CoSignaturesOf(r.briefing(t, path).ID) {
		if s.MinistryID == ministry {
			return s
		}
	}
	t.Fatalf("%s is not asked about %s", ministry, path)
	return nil
}

func TestMinistriesCoSignACabinetPaper(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office, mdi, mds := r.as(t, "cdo@test.example"), r.as(t, "mdi@test.example"), r.as(t, "mds@test.example")
	path := cabinet(t, office)
	id := r.briefing(t, path).ID
	office.open(path).want(t, 200, "Noch ist kein Ressort um Mitzeichnung gebeten.", "Mitzeichnung beginnen", "10 Arbeitstage zum 16.11.2026")
	mdi.open(path).want(t, 404)
	asks(t, office, path, "mdi", "jm").want(t, 303)
	asks(t, office, path, "mdi", "jm").want(t, 303) // a doubled click
	if n := len(r.db.Portfolio().VersionsOf(id)); n != 1 || len(r.db.Portfolio().CoSignatures) != 2 {
		t.Fatalf("%d versions, %d asked", n, len(r.db.Portfolio().CoSignatures))
	}
	office.open(path).want(t, 200, "Noch kein Ressort hat geantwortet.", "bis 16.11.2026, noch 10 Arbeitstage", "Weitere Ressorts um Mitzeichnung bitten")

	mdi.open("/meldungen").want(t, 200, "1 Vorlage wartet auf Ihre Mitzeichnung")
	mdi.open("/mitzeichnung").want(t, 200, "Bericht an den Ministerrat", "offen", "/mitzeichnung/"+id)
	version := r.db.Portfolio().VersionsOf(id)[0]
	mdi.open("/mitzeichnung/"+id).want(t, 200, "Fassung 1", "Wir zeichnen nicht mit", version.ID)
	mdi.open(path+"/fassungen/"+version.ID).want(t, 200, "Vorblatt")
	mdi.open(path).want(t, 200, "Zur Mitzeichnung", "!Texte bearbeiten")
	mds.open("/meldungen").want(t, 200, "!auf Ihre Mitzeichnung")
	for _, foreign := range []string{"/mitzeichnung/" + id, path, path + "/fassungen/" + version.ID} {
		mds.open(foreign).want(t, 404)
	}
	mds.send("/mitzeichnung/"+id, "mitzeichnende", "mdi", "antwort", "agreed", "version", "1").want(t, 404)
	mdi.send("/mitzeichnung/"+id, "mitzeichnende", "jm", "antwort", "agreed", "version", "1").want(t, 403)

	mdi.send("/mitzeichnung/"+id, "mitzeichnende", "mdi", "antwort", "objected", "begruendung", " ", "version", "1").want(t, 422, "Anmerkung oder Begründung: Bitte ausfüllen.")
	mdi.send("/mitzeichnung/"+id, "mitzeichnende", "mdi", "antwort", "open", "version", "1").want(t, 422)
	mdi.send("/mitzeichnung/"+id, "mitzeichnende", "mdi", "antwort", "objected", "begruendung", "Die Kosten sind nicht gedeckt.", "version", "1").want(t, 303)
	office.open(path).want(t, 200, "1 von 2 Ressorts hat geantwortet, 1 zeichnet nicht mit: MdI.", "1 Ressort zeichnet nicht mit", "Die Kosten sind nicht gedeckt.", "am 02.11.2026 von Ina Innen",
		"1 Antwort ist seitdem neu oder geändert")
	frozen := frozenAs(t, office, path)
	office.open(frozen).want(t, 200, "Widerspruch in der Mitzeichnung", "MdI zeichnet nicht mit")
	office.open(path).want(t, 200, "!seitdem neu oder geändert")
	office.open("/journal").want(t, 200, "Mitzeichnung")
}

func TestAnAnswerCanBeChangedAndLateOnesAreMarked(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office, mdi := r.as(t, "cdo@test.example"), r.as(t, "mdi@test.example")
	path := cabinet(t, office)
	id := r.briefing(t, path).ID
	asks(t, office, path, "mdi").want(t, 303)
	answer := func(version, answer, text string) received {
		return mdi.send("/mitzeichnung/"+id, "mitzeichnende", "mdi", "antwort", answer, "begruendung", text, "version", version)
	}
	answer("1", "objected", "So nicht.").want(t, 303)
	answer("2", "objected", "So nicht.").want(t, 303)
	if s := r.coSigned(t, path, "mdi"); s.Version != 2 || s.Late() {
		t.Errorf("the same answer again: %+v", s)
	}
	answer("1", "agreed", "Getippt.").want(t, 409, "Inzwischen hat jemand aus Ihrem Ressort geantwortet", "So nicht.", "Getippt.", `name="version" value="2"`)
	r.now = r.now.AddDate(0, 0, 20)
	mdi, office = r.as(t, "mdi@test.example"), r.as(t, "cdo@test.example")
	answer("2", "remark", "Siehe Seite 3.").want(t, 303)
	if s := r.coSigned(t, path, "mdi"); !s.Late() || s.Answer != models.CoRemark || s.AnsweredByID != "u-mdi" {
		t.Errorf("the late answer: %+v", s)
	}
	office.open(path).want(t, 200, "verspätet", "mitgezeichnet mit Anmerkung")
	version := frozenAs(t, office, path)
	office.send(version+"/endgueltig").want(t, 303)
	mdi.open("/mitzeichnung/"+id).want(t, 200, "die Mitzeichnung ist abgeschlossen", "!Antwort abgeben")
	answer("3", "agreed", "").want(t, 409)
	asks(t, office, path, "fm").want(t, 409)
}

func TestTheOfficeMovesTheDeadlineAndTakesTheRequestBack(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office, mdi := r.as(t, "cdo@test.example"), r.as(t, "mdi@test.example")
	path := cabinet(t, office)
	asks(t, office, path).want(t, 422, "Ressorts: Bitte ausfüllen.")
	office.send(path+"/mitzeichnung", "version", "1", "mitzeichnende", "mdi", "mitzeichnungsfrist", "2026-10-30").want(t, 422, "Frist: Bitte einen Tag ab heute wählen.")
	office.send(path+"/mitzeichnung", "version", "1", "mitzeichnende", "gibt-es-nicht", "arbeitstage", "5").want(t, 422)
	office.send(path+"/mitzeichnung", "version", "1", "mitzeichnende", "mdi", "arbeitstage", "5").want(t, 303)
	if s := r.coSigned(t, path, "mdi"); s.Deadline != models.NewDate(2026, 11, 9) {
		t.Errorf("five working days lead to %s", s.Deadline)
	}
	office.send(path+"/mitzeichnung/frist", "neue_frist", "2026-11-15").want(t, 303)
	office.open(path).want(t, 200, "Die Frist fällt auf einen arbeitsfreien Tag (Sonntag).")
	office.send(path+"/mitzeichnung/frist").want(t, 422, "Neue Frist: Bitte ausfüllen.")
	mdi.send(path+"/mitzeichnung/frist", "neue_frist", "2026-12-15").want(t, 403)
	office.send(path+"/mitzeichnung/zuruecknehmen", "mitzeichnende", "mdi", "version", "1").want(t, 409)
	office.send(path+"/mitzeichnung/zuruecknehmen", "mitzeichnende", "mdi", "version", "2").want(t, 303)
	mdi.open("/mitzeichnung/"+r.briefing(t, path).ID).want(t, 404)
	mdi.open(path).want(t, 404)
	mdi.open("/mitzeichnung").want(t, 200, "Zurzeit wartet keine Vorlage auf Ihre Mitzeichnung.")
	asks(t, office, path, "mdi").want(t, 303)
	if s := r.coSigned(t, path, "mdi"); s.Version != 4 || s.Deadline != models.NewDate(2026, 11, 16) {
		t.Errorf("asked again: %+v", s)
	}
	mdi.open(path).want(t, 200)
}

func TestOnlyCabinetPapersAreCoSigned(t *testing.T) {
	r := withPeople(t, newTrial(t))
	office := r.as(t, "cdo@test.example")
	path := order(t, office)
	office.open(path).want(t, 200, "!Mitzeichnung")
	asks(t, office, path, "mdi").want(t, 409)
	page := office.open(cabinet(t, office)).want(t, 200)
	if strings.Count(page.body, `name="mitzeichnende"`) < 5 || !strings.Contains(page.body, `value="mdi" checked`) {
		t.Error("not all ministries of the Land are proposed")
	}
}
