// Persons over HTTP: made, changed, chosen for a place, erased, and never in the journal.

package web

import (
	"strings"
	"testing"

	"zielstand/models"
	"zielstand/views"
)

func TestAPersonIsKeptByTheOfficeAndNeverInTheJournal(t *testing.T) {
	r, cdo := newOffice(t)
	head := r.db.Portfolio().Head.Seq
	cdo.open("/verwaltung").want(t, 200, `href="/verwaltung/personen"`)
	cdo.fill("/verwaltung/personen/neu", "amt", "Staatssekretärin").want(t, 422, "Name: Bitte ausfüllen.", "Staatssekretärin")
	sent := cdo.filled("/verwaltung/personen/neu", "name", "Dr. Erika Beispiel", "amt", "Staatssekretärin", "oeffentlich", "1",
		"stand_tag", "2", "stand_monat", "1", "stand_jahr", "2024")
	path := cdo.post("/verwaltung/personen/neu", sent).want(t, 303).Header.Get("Location")
	cdo.post("/verwaltung/personen/neu", sent).leads(t, path) // a doubled click
	cdo.open(path).want(t, 200, "Dr. Erika Beispiel", "Staatssekretärin", "Angelegt.")
	cdo.open("/verwaltung/personen").want(t, 200, "Dr. Erika Beispiel", "Stand 02.01.2024")

	// A place can be given to the person, and shows them by their office.
	const place = "/verwaltung/mitgliedschaften/neu?gremium=digitalisierungsboard-st"
	id := strings.TrimPrefix(path, "/verwaltung/personen/")
	cdo.fill(place, "role", "guest", "person_id", id, "post", "Sprecherin der Kommunen").leads(t, "/verwaltung/gremien/digitalisierungsboard-st")
	r.get(t, "/gremien/digitalisierungsboard-st").want(t, 200, "Dr. Erika Beispiel", "Staatssekretärin")
	cdo.open(path).want(t, 200, "Digitalisierungsboard", "Gast")

	cdo.fill(path, "name", "Dr. Erika Muster").leads(t, path)
	r.get(t, "/gremien/digitalisierungsboard-st").want(t, 200, "Dr. Erika Muster", "!Erika Beispiel")
	cdo.fill(path).leads(t, path)

	// Erasing asks first, and leaves the place readable.
	cdo.open(path+"/loeschen").want(t, 200, "1 Mitgliedschaft bleibt", "nicht rückgängig")
	cdo.fill(path+"/loeschen").want(t, 422, "Bitte ausfüllen")
	cdo.fill(path+"/loeschen", "bestaetigung", "Erika").want(t, 422, "genau das Genannte")
	erase := cdo.filled(path+"/loeschen", "bestaetigung", "Dr. Erika Muster")
	cdo.post(path+"/loeschen", erase).leads(t, "/verwaltung/personen")
	cdo.post(path+"/loeschen", erase).leads(t, "/verwaltung/personen")
	for _, page := range []received{r.get(t, "/gremien/digitalisierungsboard-st"), cdo.open("/gremien/digitalisierungsboard-st")} {
		page.want(t, 200, "Sprecherin der Kommunen", "!Muster")
	}
	cdo.open(path).want(t, 404)
	cdo.open("/verwaltung/personen").want(t, 200, "gelöscht.", "!Muster")
	var membership models.Record
	for _, m := range r.db.Portfolio().MembershipsOf("digitalisierungsboard-st") {
		if m.PersonID == id {
			membership = m
		}
	}
	cdo.open(views.EditPath(models.KindMembership, membership.RecordID())).want(t, 200, "Person gelöscht", "!Muster")

	written, err := r.db.Entries(t.Context(), head, 100)
	if err != nil || len(written) != 4 {
		t.Fatalf("%d entries, %v", len(written), err)
	}
	for _, e := range written {
		if text := string(e.Image) + e.Reason + e.RecordID; strings.Contains(text, "Erika") || strings.Contains(text, "Staatssekret") {
			t.Errorf("the journal tells %s", text)
		}
	}
}

func TestAPlaceWithoutAnythingElseSaysThatItsPersonWasErased(t *testing.T) {
	r, cdo := newOffice(t)
	path := cdo.fill("/verwaltung/personen/neu", "name", "Max Beispiel").want(t, 303).Header.Get("Location")
	cdo.fill("/verwaltung/mitgliedschaften/neu?gremium=digitalisierungsboard-st", "role", "guest", "person_id", strings.TrimPrefix(path, "/verwaltung/personen/")).want(t, 303)
	r.get(t, "/gremien/digitalisierungsboard-st").want(t, 200, "!Max Beispiel") // holds no public office
	r.as(t, "mdi@test.example").open("/gremien/digitalisierungsboard-st").want(t, 200, "Max Beispiel")
	cdo.fill(path+"/loeschen", "bestaetigung", "Max Beispiel").want(t, 303)
	cdo.open("/gremien/digitalisierungsboard-st").want(t, 200, "Person gelöscht", "!Max Beispiel")
	r.as(t, "mdi@test.example").open("/gremien/digitalisierungsboard-st").want(t, 200, "nicht (mehr) namentlich geführt", "!Max Beispiel")
}

func TestTwoWhoChangeAPersonSeeBothVersions(t *testing.T) {
	r, cdo := newOffice(t)
	path := cdo.fill("/verwaltung/personen/neu", "name", "Max Beispiel").want(t, 303).Header.Get("Location")
	mine := cdo.filled(path, "amt", "Landrat")
	admin := r.as(t, "admin@test.example")
	erase := admin.filled(path+"/loeschen", "bestaetigung", "Max Beispiel")
	admin.fill(path, "amt", "Landrat des Kreises").leads(t, path)
	page := cdo.post(path, mine).want(t, 409, "Landrat des Kreises", "Max Beispiel")
	merged := formIn(t, mainOf(page.body), path)
	merged.Set(views.MergeChoice+"amt", views.ChoiceMine)
	cdo.post(path, merged).leads(t, path)
	if known := r.db.Portfolio().Person(strings.TrimPrefix(path, "/verwaltung/personen/")); known.Function != "Landrat" || known.Name != "Max Beispiel" {
		t.Errorf("stored %+v", known)
	}
	admin.post(path+"/loeschen", erase).want(t, 422, "inzwischen jemand anderes")
}

func TestPersonsAreTheOfficesAlone(t *testing.T) {
	r, cdo := newOffice(t)
	path := cdo.fill("/verwaltung/personen/neu", "name", "Max Beispiel").want(t, 303).Header.Get("Location")
	for _, mail := range []string{"mdi@test.example", "lesen@test.example"} {
		other := r.as(t, mail)
		for _, address := range []string{"/verwaltung/personen", "/verwaltung/personen/neu", path, path + "/loeschen"} {
			other.open(address).want(t, 403, "!Max Beispiel")
		}
		for _, address := range []string{"/verwaltung/personen/neu", path, path + "/loeschen"} {
			other.send(address, "name", "Anders", "bestaetigung", "Max Beispiel", "version", "1").want(t, 403)
		}
	}
	if known := r.db.Portfolio().Person(strings.TrimPrefix(path, "/verwaltung/personen/")); known == nil || known.Name != "Max Beispiel" {
		t.Errorf("it is %+v", known)
	}
}
