// From the agenda over the minutes to a confirmed assignment, over HTTP; circulars and the follow-up.

package web

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
)

// councilOf makes a body of four Länder that decides by majority, with a meeting last week and one to come.
func councilOf(t *testing.T, r *trial) {
	t.Helper()
	day := models.DateOf(r.now)
	records := []models.Record{
		&models.Body{Base: models.Base{ID: "rat"}, Name: "Rat der Länder", Kind: models.BodyConference, Published: true, Rules: models.Rules{Quorum: 3, Votes: 4,
			Majority: models.Share{Numerator: 2, Denominator: 3, Of: models.ShareOfPresent, Rounding: models.RoundCommercial}, ReviewConfidential: true,
			Circular: models.CircularRules{ObjectionDays: 5, Adoption: 2}}},
		&models.Meeting{Base: models.Base{ID: "rat1"}, BodyID: "rat", Title: "1. Sitzung", Kind: models.MeetingRegular, On: day - 7, State: models.MeetingHeld},
		&models.Meeting{Base: models.Base{ID: "rat2"}, BodyID: "rat", Title: "2. Sitzung", Kind: models.MeetingRegular, On: day + 60, State: models.MeetingPlanned},
		&models.AgendaItem{Base: models.Base{ID: "spaeter"}, MeetingID: "rat2", Number: "1", Title: "Später", Type: models.ItemDecision},
	}
	for _, land := range []string{"rheinland-pfalz", "sachsen-anhalt", "hessen", "hamburg"} {
		records = append(records, &models.Membership{Base: models.Base{ID: "rat-" + land}, BodyID: "rat", JurisdictionID: land, Role: models.MemberFull, Vote: true})
	}
	r.change(t, func(tx *store.Tx) error { return tx.Create(records...) })
}

var itemAddress = regexp.MustCompile(`/sitzungen/rat1/punkte/([a-z0-9-]+)"`)

func TestAMeetingBecomesAConfirmedAssignment(t *testing.T) {
	r := withPeople(t, newTrial(t))
	councilOf(t, r)
	office, mdi := r.as(t, "cdo@test.example"), r.as(t, "mdi@test.example")
	mdi.open("/sitzungen/rat1/protokoll").want(t, 403)
	office.send("/sitzungen/rat1/punkte", "form_id", strings.Repeat("a", 20), "titel", "Plattform", "art", "decision", "nummer", "2 a)").want(t, 303)
	office.send("/sitzungen/rat1/punkte", "form_id", strings.Repeat("a", 20), "titel", "Plattform", "art", "decision", "nummer", "2 a)").want(t, 303)
	if items := r.db.Portfolio().ItemsOf("rat1"); len(items) != 1 || items[0].Number != "2 a)" {
		t.Fatalf("a doubled click makes %+v", items)
	}
	version := func() string { return strconv.Itoa(r.db.Portfolio().Meeting("rat1").Version) }
	office.send("/sitzungen/rat1/anwesenheit", "version", version(), "anwesend", "rat-hessen", "anwesend", "rat-hamburg").want(t, 303)
	page := office.open("/sitzungen/rat1/protokoll").want(t, 200, "Nicht beschlussfähig: 2 von 3 nötigen Stimmen.")
	item := "/sitzungen/rat1/punkte/" + itemAddress.FindStringSubmatch(page.body)[1]
	decide := func(version, yes, no string) received {
		return office.send(item, "version", version, "protokoll", "Beraten.", "ergebnis", "adopted", "beschluss", "1", "verfahren", "majority", "ja", yes, "nein", no,
			"ziffern", "1. nimmt den Bericht zur Kenntnis\n2. bittet das MdI, bis 31.12.2026 einen Umsetzungsstand vorzulegen")
	}
	decide("1", "2", "0").want(t, 422, "nicht beschlussfähig")
	office.send("/sitzungen/rat1/anwesenheit", "version", version(), "anwesend", "rat-hessen", "anwesend", "rat-hamburg", "anwesend", "rat-rheinland-pfalz").want(t, 303)
	decide("1", "1", "2").want(t, 422, "nötig sind 2 Ja-Stimmen")
	decide("1", "2", "1").want(t, 303)
	if d := r.db.Portfolio().Resolution("rat1-top2a"); d == nil || d.Procedure != models.ProcedureMajority || d.Votes != (models.Votes{Present: 3, Yes: 2, No: 1}) || len(d.Clauses) != 2 {
		t.Fatalf("decided was %+v", d)
	}
	office.send("/sitzungen/rat2/punkte/spaeter", "version", "1", "ergebnis", "adopted", "beschluss", "1").want(t, 422, "Die Sitzung steht noch bevor")

	office.open("/beschluesse/rat1-top2a/auftraege").want(t, 200, "1 Ziffer verpflichtet jemanden", "bis 31.12.2026")
	office.send("/beschluesse/rat1-top2a/auftraege", "form_id", strings.Repeat("b", 20), "uebernehmen-0", "1", "auftrag-0", "Umsetzungsstand vorlegen", "verantwortlich-0", "MdI",
		"ressorts-0", "mdi", "fristart-0", "date", "frist-0_tag", "31", "frist-0_monat", "12", "frist-0_jahr", "2026", "ziffer-0", "2").want(t, 303)
	made := r.db.Portfolio().AssignmentsOfResolution("rat1-top2a")
	if len(made) != 1 || made[0].Deadline.Until.Day != models.NewDate(2026, 12, 31) {
		t.Fatalf("assigned was %+v", made)
	}
	duty := "/auftraege/" + made[0].ID + "/stand"
	mdi.send(duty, "version", "1", "stand", "reported_done").want(t, 404) // the follow-up is the members'
	office.send(duty, "version", "1", "stand", "dropped").want(t, 422, "Bitte ausfüllen.")
	office.send(duty, "version", "1", "stand", "reported_done", "text", "Vorgelegt.").want(t, 303)
	office.send(duty, "version", "1", "stand", "reported_done", "text", "Vorgelegt.").want(t, 303) // a doubled click
	office.send(duty, "version", "2", "stand", "confirmed").want(t, 422, "kann sie nicht selbst bestätigen")
	r.as(t, "admin@test.example").send(duty, "version", "2", "stand", "confirmed", "nummer", "18/1").want(t, 303)
	if a := r.db.Portfolio().Assignment(made[0].ID); a.State != models.AssignmentConfirmed || a.AnswerNumber != "18/1" || a.ReportedByID == a.ConfirmedByID {
		t.Errorf("in the end it is %+v", a)
	}
	office.open("/sitzungen/rat2/protokoll").want(t, 200, "erledigt, einmal mitzuteilen")
	office.send("/sitzungen/rat2/vorschlaege", "auftraege", made[0].ID).want(t, 303)
	office.open("/sitzungen/rat2/protokoll").want(t, 200, "!einmal mitzuteilen", "Umsetzungsstand vorlegen")
}

func TestTheFollowUpNeverLeavesTheBody(t *testing.T) {
	r := withPeople(t, newTrial(t))
	councilOf(t, r)
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.Resolution{Base: models.Base{ID: "b1"}, BodyID: "rat", MeetingID: "rat1", Title: "Öffentlicher Beschluss", State: models.ResolutionAdopted, Published: true})
	})
	office, mdi := r.as(t, "cdo@test.example"), r.as(t, "mdi@test.example")
	office.send("/beschluesse/b1/erfolgskontrolle", "form_id", strings.Repeat("c", 20), "text", "Geheimnis der Mitglieder").want(t, 303)
	office.open("/beschluesse/b1").want(t, 200, "Geheimnis der Mitglieder")
	mdi.open("/beschluesse/b1").want(t, 200, "!Geheimnis", "!Erfolgskontrolle")
	mdi.open("/beschluesse/b1/erfolgskontrolle").want(t, 404)
	r.get(t, "/beschluesse/b1").want(t, 200, "Öffentlicher Beschluss", "!Geheimnis", "!Erfolgskontrolle")
	for _, path := range []string{"/suche?q=Geheimnis", "/feed.atom", "/oparl/v1.1", "/beschluesse?q=Geheimnis"} {
		r.get(t, path).want(t, 200, "!der Mitglieder")
	}
}

func TestACircularEndsByAnObjectionOrIsAdoptedAndKept(t *testing.T) {
	r := withPeople(t, newTrial(t))
	councilOf(t, r)
	office := r.as(t, "cdo@test.example")
	office.send("/gremien/rat/umlauf", "form_id", strings.Repeat("d", 20), "titel", "Eilig", "eilbeduerftig", "Frist des Bundes", "ziffern", "stimmt zu").want(t, 303)
	c := r.db.Portfolio().CircularsOf("rat")[0]
	path := "/umlaufverfahren/" + c.ID
	for i, land := range []string{"hessen", "hamburg"} {
		office.send(path+"/antwort", "version", strconv.Itoa(i+1), "mitglied", "rat-"+land, "antwort", "agree").want(t, 303)
	}
	office.open(path).want(t, 200, "2 Zustimmungen von 2 nötigen", "Widerspruch bis")
	office.send(path+"/ergebnis", "version", "3").want(t, 422)
	r.now = r.now.AddDate(0, 0, 14)
	office = r.as(t, "cdo@test.example")
	office.send(path+"/ergebnis", "version", "3").want(t, 303)
	if d := r.db.Portfolio().Resolution(c.ID + "-beschluss"); d == nil || d.Procedure != models.ProcedureCircular || d.Votes.Yes != 2 {
		t.Errorf("it became %+v", d)
	}
	r.get(t, path).want(t, 303) // nobody learns of circulars without signing in
}
