// Bodies, who belongs to them and who has their chair, over HTTP.

package web

import (
	"testing"

	"zielstand/models"
	"zielstand/views"
)

const conference = "/verwaltung/gremien/digitalministerkonferenz"

func TestAFormOfTheGovernanceThatNobodyTouchedChangesNothing(t *testing.T) {
	r, cdo := newOffice(t)
	p := r.db.Portfolio()
	var paths []string
	for _, b := range p.Bodies {
		paths = append(paths, views.EditPath(models.KindBody, b.ID))
	}
	for _, m := range p.MembershipsOf("digitalministerkonferenz") {
		paths = append(paths, views.EditPath(models.KindMembership, m.ID))
	}
	for _, turn := range p.ChairTurns {
		paths = append(paths, views.EditPath(models.KindChairTurn, turn.ID))
	}
	for _, m := range p.MeetingsOf("digitalministerkonferenz") {
		paths = append(paths, views.EditPath(models.KindMeeting, m.ID))
	}
	for _, path := range paths {
		cdo.fill(path).want(t, 303)
	}
	written, err := r.db.Entries(t.Context(), p.Head.Seq, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range written {
		t.Errorf("an entry was written for nothing: %s %s: %s", e.Kind, e.RecordID, e.Image)
	}
}

func TestTheTableOfChairsIsKeptByTheOffice(t *testing.T) {
	r, cdo := newOffice(t)
	turns := r.db.Portfolio().TurnsOf("digitalministerkonferenz")
	last := turns[len(turns)-1]
	r.get(t, "/gremien/digitalministerkonferenz").want(t, 200, "!/verwaltung/vorsitze")
	cdo.open("/gremien/digitalministerkonferenz").want(t, 200, "/verwaltung/vorsitze/neu?gremium=digitalministerkonferenz", views.EditPath(models.KindChairTurn, last.ID))
	cdo.open("/verwaltung").want(t, 200, `href="/verwaltung/vorsitze"`)
	cdo.open("/verwaltung/vorsitze").want(t, 200, "Digitalministerkonferenz")
	cdo.open("/verwaltung/vorsitze/neu").want(t, 200, "In welchem Gremium?", "/verwaltung/vorsitze/neu?gremium=digitalministerkonferenz")

	const form = "/verwaltung/vorsitze/neu?gremium=digitalministerkonferenz"
	cdo.fill(form).want(t, 422, "Letzter Tag", "Vorsitz")
	sent := cdo.filled(form, "until_tag", "31", "until_monat", "12", "until_jahr", "2041", "jurisdiction_ids", "rheinland-pfalz")
	if sent.Get("from_jahr") != last.Until.AddDays(1).Time().Format("2006") {
		t.Errorf("the form proposes %s after %s", sent.Get("from_jahr"), last.Until)
	}
	cdo.post(form, sent).leads(t, conference)
	cdo.post(form, sent).leads(t, conference) // a doubled click
	turns = r.db.Portfolio().TurnsOf("digitalministerkonferenz")
	added := turns[len(turns)-1]
	if added.Number != last.Number+1 || added.From != last.Until.AddDays(1) || added.Until != models.NewDate(2041, 12, 31) || len(turns) < 2 {
		t.Fatalf("stored %+v among %d", added, len(turns))
	}
	cdo.open(conference).want(t, 200, "bis 31.12.2041", views.EditPath(models.KindChairTurn, added.ID))

	path := views.EditPath(models.KindChairTurn, added.ID)
	cdo.fill(path, "from_jahr", last.From.Time().Format("2006"), "grund", "Tausch").want(t, 422, "steht schon ein anderer Vorsitz")
	cdo.fill(path, "number", "1").want(t, 422, "Diese Nummer hat schon ein anderer Eintrag")
	cdo.fill(path, "until_jahr", "2042").want(t, 422, "Bitte begründen Sie das")
	cdo.fill(path, "until_jahr", "2042", "grund", "Tausch").leads(t, conference)
	cdo.open("/verlauf/chair_turn/"+added.ID).want(t, 200, "Tausch", "31.12.2041", "31.12.2042")
	cdo.fill(path+"/archivieren", "grund", "Versehen").leads(t, conference)
	if r.db.Portfolio().ChairTurn(added.ID) != nil {
		t.Error("it is still in the table")
	}
	back := views.RestorePath(added)
	cdo.post(back, formIn(t, cdo.open("/verwaltung/archiv").body, back)).leads(t, path)
	r.as(t, "mdi@test.example").open(path).want(t, 403)
}
