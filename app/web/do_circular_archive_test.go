// A circular that was opened by mistake goes; one that has come to a result stays.

package web

import (
	"strconv"
	"strings"
	"testing"
)

func TestACircularOpenedByMistakeIsArchivedWithAReasonWhileNothingIsDecided(t *testing.T) {
	r := withPeople(t, newTrial(t))
	councilOf(t, r)
	office := r.as(t, "cdo@test.example")
	open := func(id string) string {
		office.send("/gremien/rat/umlauf", "form_id", strings.Repeat(id, 20), "titel", "Irrtum "+id, "eilbeduerftig", "eilt", "ziffern", "stimmt zu").want(t, 303)
		for _, c := range r.db.Portfolio().CircularsOf("rat") {
			if c.Title == "Irrtum "+id {
				return "/umlaufverfahren/" + c.ID
			}
		}
		t.Fatal("it was not opened")
		return ""
	}
	path := open("a")
	office.send(path+"/antwort", "version", "1", "mitglied", "rat-hessen", "antwort", "agree").want(t, 303)
	r.as(t, "mdi@test.example").open(path+"/archivieren").want(t, 403)
	r.as(t, "mdi@test.example").send(path+"/archivieren", "version", "2", "grund", "weg").want(t, 403)
	office.open(path).want(t, 200, path+"/archivieren")
	office.open(path+"/archivieren").want(t, 200, "versehentlich", "1 eingetragene Antwort wird")
	office.fill(path+"/archivieren").want(t, 422, "Grund: Bitte ausfüllen.")
	office.send(path+"/archivieren", "version", "1", "grund", "falsches Gremium").want(t, 422, "inzwischen jemand anderes")
	sent := office.filled(path+"/archivieren", "grund", "falsches Gremium")
	office.post(path+"/archivieren", sent).leads(t, "/gremien/rat")
	office.post(path+"/archivieren", sent).leads(t, "/gremien/rat") // a doubled click
	office.open(path).want(t, 404)
	office.open("/gremien/rat").want(t, 200, "!Irrtum a")
	history := "/verlauf/circular/" + strings.TrimPrefix(path, "/umlaufverfahren/")
	office.open(history).want(t, 200, "falsches Gremium", "Archiviert")
	r.as(t, "mdi@test.example").open(history).want(t, 403)
	back := "/verwaltung/archiv/circular/" + strings.TrimPrefix(path, "/umlaufverfahren/")
	office.post(back, formIn(t, office.open("/verwaltung/archiv").want(t, 200, "Irrtum a").body, back)).want(t, 303)
	office.open(path).want(t, 200, "1 Zustimmung")

	// An objection decides, and so does a majority, even where nobody has told the members yet.
	objected, adopted := open("b"), open("c")
	office.send(objected+"/antwort", "version", "1", "mitglied", "rat-hessen", "antwort", "object").want(t, 303)
	for i, land := range []string{"hessen", "hamburg"} {
		office.send(adopted+"/antwort", "version", strconv.Itoa(i+1), "mitglied", "rat-"+land, "antwort", "agree").want(t, 303)
	}
	r.now = r.now.AddDate(0, 0, 14)
	office = r.as(t, "cdo@test.example")
	office.send(adopted+"/ergebnis", "version", "3").want(t, 303)
	head := r.db.Portfolio().Head.Seq
	for path, why := range map[string]string{objected: "Ein Widerspruch hat das Verfahren beendet.", adopted: "Der Beschluss ist gefasst."} {
		office.open(path).want(t, 200, "!"+path+"/archivieren")
		office.open(path+"/archivieren").want(t, 200, why, "!<button type=\"submit\" class=\"zs-button zs-button--primary\">Archivieren")
		c := r.db.Portfolio().Circular(strings.TrimPrefix(path, "/umlaufverfahren/"))
		office.send(path+"/archivieren", "version", strconv.Itoa(c.Version), "grund", "weg").want(t, 422, why, "wird nicht archiviert")
	}
	if r.db.Portfolio().Head.Seq != head {
		t.Error("something was archived")
	}
}
