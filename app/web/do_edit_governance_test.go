// Bodies, who belongs to them and who has their chair, over HTTP.

package web

import (
	"reflect"
	"strings"
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

func TestAChangedRuleChangesTheChecklistOfTheNextMeeting(t *testing.T) {
	r, cdo := newOffice(t)
	const meeting = "/sitzungen/dmk7"
	before := r.db.Portfolio().Body("digitalministerkonferenz").Rules
	on := r.db.Portfolio().Meeting("dmk7").On
	weeks := func(n int) string { return on.AddDays(7 * n).Time().Format("02.01.2006") }
	cdo.open(meeting).want(t, 200, weeks(-4), "!Gäste einladen")
	cdo.fill(conference, "rules.steps.2.weeks", "5", "rules.steps.6.title", "Gäste einladen", "rules.steps.6.weeks", "10",
		"rules.steps.6.weeks_art", "arbeitstage_vorher").leads(t, conference)
	cdo.open(meeting).want(t, 200, weeks(-5), "!"+weeks(-4), "Gäste einladen")
	rules := r.db.Portfolio().Body("digitalministerkonferenz").Rules
	if len(rules.Steps) != 6 || rules.Steps[5].ID != "frist-gaeste-einladen" || rules.Steps[5].WorkingDays != -10 || rules.Steps[5].Anchor != models.AnchorMeeting {
		t.Fatalf("stored %+v", rules.Steps)
	}
	rules.Steps = append(rules.Steps[:1:1], append([]models.Step{before.Steps[1]}, rules.Steps[2:5]...)...)
	if !reflect.DeepEqual(rules, before) {
		t.Errorf("more has changed: %+v, before %+v", rules, before)
	}
	cdo.fill(conference, "rules.steps.6.weg", "1").leads(t, conference)
	cdo.open(meeting).want(t, 200, "!Gäste einladen")
	cdo.open("/verlauf/body/digitalministerkonferenz").want(t, 200, "Schritte um eine Sitzung", "10 Arbeitstage vor der Sitzung: Gäste einladen")
}

func TestRulesThatDoNotFitAreSaidInGerman(t *testing.T) {
	r, cdo := newOffice(t)
	head := r.db.Portfolio().Head.Seq
	for _, wrong := range [][]string{
		{"rules.majority", "zwei Drittel", "zum Beispiel: 2/3"},
		{"rules.majority", "3/2", "zum Beispiel: 2/3"},
		{"rules.majority", "", "Mehrheit ohne Konsens (Anteil): Das hat nicht die erwartete Form"},
		{"rules.majority.of", "", "Der Anteil zählt von: Bitte einen der angebotenen Einträge wählen."},
		{"rules.quorum", "17", "Beschlussfähig ab (Stimmen): Erlaubt ist 0 bis 16."},
		{"rules.circular.adoption", "-1", "Erlaubt ist 0 bis"},
		{"rules.holidays_of", "99", "einen der angebotenen Einträge"},
		{"rules.steps.1.title", "", "Schritt\u00a01, Was zu tun ist: Bitte ausfüllen."},
		{"rules.steps.1.weeks", "200", "Schritt\u00a01, Wann: Erlaubt ist 0 bis 156."},
		{"rules.steps.6.title", "Nur ein Name", "Schritt\u00a06, Wann: Bitte ausfüllen."},
		{"rules.steps.4.weg", "1", "Ein anderer Schritt zählt ab diesem."},
		{"rules.other.1.text", "", "Regel\u00a01, Regel: Bitte ausfüllen."},
	} {
		cdo.fill(conference, wrong[0], wrong[1]).want(t, 422, wrong[2])
	}
	// What is wrong behind a line that goes is said at the line as the form shows it.
	cdo.fill(conference, "rules.steps.2.weg", "1", "rules.steps.3.title", "").want(t, 422, "Schritt\u00a03, Was zu tun ist: Bitte ausfüllen.")
	if r.db.Portfolio().Head.Seq != head {
		t.Error("something was stored")
	}
}

func TestAFormWithoutTheRulesLeavesThem(t *testing.T) {
	r, cdo := newOffice(t)
	sent := cdo.filled(conference, "task", "Anders")
	for name := range sent {
		if strings.HasPrefix(name, "rules.") && sent.Get(name) != "1" {
			sent.Del(name)
		}
	}
	before := r.db.Portfolio().Body("digitalministerkonferenz").Rules
	cdo.post(conference, sent).leads(t, conference)
	after := r.db.Portfolio().Body("digitalministerkonferenz")
	if after.Task != "Anders" || !reflect.DeepEqual(after.Rules, before) {
		t.Errorf("stored %+v", after)
	}
}

func TestTwoWhoChangeTheStepsSeeBothVersions(t *testing.T) {
	r, cdo := newOffice(t)
	mine := cdo.filled(conference, "rules.steps.1.weeks", "8")
	r.as(t, "admin@test.example").fill(conference, "rules.steps.3.weg", "1").leads(t, conference)
	page := cdo.post(conference, mine).want(t, 409, "8 Wochen vor der Sitzung", "6 Wochen vor der Sitzung")
	merged := formIn(t, mainOf(page.body), conference)
	merged.Set(views.MergeChoice+"rules.steps", views.ChoiceMine)
	cdo.post(conference, merged).leads(t, conference)
	if steps := r.db.Portfolio().Body("digitalministerkonferenz").Rules.Steps; len(steps) != 5 || steps[0].Weeks != -8 {
		t.Errorf("stored %+v", steps)
	}
}

func TestWhatWasDecidedInStaysInUse(t *testing.T) {
	r, cdo := newOffice(t)
	var present string
	for _, m := range r.db.Portfolio().MeetingsOf("digitalministerkonferenz") {
		for _, id := range m.Present {
			present = id
		}
	}
	head := r.db.Portfolio().Head.Seq
	for _, path := range []string{conference, "/verwaltung/sitzungen/dmk1", views.EditPath(models.KindMembership, present)} {
		cdo.open(path+"/archivieren").want(t, 200, "Das geht noch nicht")
		cdo.send(path+"/archivieren", "version", "1").want(t, 422, "Das geht noch nicht")
	}
	if r.db.Portfolio().Head.Seq != head {
		t.Error("something was archived")
	}
	cdo.fill("/verwaltung/mitgliedschaften/neu?gremium=digitalministerkonferenz", "role", "guest", "post", "Versehen").leads(t, conference)
	for _, m := range r.db.Portfolio().MembershipsOf("digitalministerkonferenz") {
		if m.Post == "Versehen" {
			cdo.fill(views.EditPath(models.KindMembership, m.ID)+"/archivieren").leads(t, conference)
		}
	}
	cdo.open(conference).want(t, 200, "!Versehen")
}
