// Master data over HTTP: making, changing, what is refused, and two editors at once.

package web

import (
	"net/url"
	"strings"
	"sync"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

const ejustice = "/verwaltung/massnahmen/ejustice-rlp"

// newOffice starts with the demonstration and somebody of each role.
func newOffice(t *testing.T) (*trial, *visitorOf) {
	r := withPeople(t, newTrial(t))
	return r, r.as(t, "cdo@test.example")
}

// filled is the form of a page with fields (name, value, …) changed; a name with a leading "!" is left out.
func (v *visitorOf) filled(path string, fields ...string) url.Values {
	v.t.Helper()
	values := formIn(v.t.(*testing.T), mainOf(v.open(path).want(v.t, 200).body), path)
	for i := 0; i+1 < len(fields); i += 2 {
		if name, out := strings.CutPrefix(fields[i], "!"); out {
			values.Del(name)
		} else {
			values.Set(fields[i], fields[i+1])
		}
	}
	return values
}

func (v *visitorOf) post(path string, values url.Values) received {
	v.t.Helper()
	return v.do(post, path, values.Encode(), "Content-Type", "application/x-www-form-urlencoded")
}

// fill sends the form of a page with fields changed.
func (v *visitorOf) fill(path string, fields ...string) received {
	v.t.Helper()
	return v.post(path, v.filled(path, fields...))
}

// made sends the form for a new record twice, as its address has to be seen first, and returns where it leads.
func (v *visitorOf) made(path string, fields ...string) string {
	v.t.Helper()
	values := v.filled(path, fields...)
	shown := v.post(path, values).want(v.t, 200, "Noch ist nichts gespeichert")
	values = formIn(v.t.(*testing.T), shown.body, path)
	a := v.post(path, values).want(v.t, 303)
	return a.Header.Get("Location")
}

func TestAFormThatNobodyTouchedChangesNothing(t *testing.T) {
	r, cdo := newOffice(t)
	head := r.db.Portfolio().Head
	p := r.db.Portfolio()
	paths := []string{"/verwaltung/strategien/rlp-digitalstrategie", "/verwaltung/ressorts/mdi"}
	for _, f := range p.Fields {
		paths = append(paths, views.EditPath(models.KindField, f.ID))
	}
	for _, topic := range p.FocusTopics {
		paths = append(paths, views.EditPath(models.KindFocusTopic, topic.ID))
	}
	for _, target := range p.Targets() {
		paths = append(paths, views.EditPath(models.KindTarget, target.ID))
		for _, attached := range views.AttachedToTarget(target) {
			paths = append(paths, views.EditPath(attached.RecordKind(), attached.RecordID()))
		}
	}
	for m := range p.AllMeasures() {
		paths = append(paths, views.EditPath(models.KindMeasure, m.ID))
		for _, attached := range views.AttachedTo(m) {
			paths = append(paths, views.EditPath(attached.RecordKind(), attached.RecordID()))
		}
	}
	for _, path := range paths {
		if path != "" {
			cdo.fill(path).want(t, 303)
		}
	}
	written, err := r.db.Entries(t.Context(), head.Seq, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range written {
		t.Errorf("an entry was written for nothing: %s %s: %s", e.Kind, e.RecordID, e.Image)
	}
}

func TestAChangeIsSeenAtOnceAndStandsInTheHistory(t *testing.T) {
	r, cdo := newOffice(t)
	cdo.fill(ejustice, "description", "Neue Beschreibung", "weight", "2,5", "programmes", "Eins\r\nZwei", "grund", "Klarer gefasst").leads(t, ejustice)
	m := r.db.Portfolio().Measure("ejustice-rlp")
	if m.Description != "Neue Beschreibung" || m.Weight != 2.5 || len(m.Programmes) != 2 || len(m.Sources) == 0 {
		t.Errorf("stored %+v", m.Measure)
	}
	cdo.open(ejustice).want(t, 200, "Gespeichert.", "Fassung 2")
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "Neue Beschreibung")
	r.as(t, "lesen@test.example").open("/verlauf/measure/ejustice-rlp").want(t, 200,
		"Cleo Büro", "Klarer gefasst", "Beschreibung", "Neue Beschreibung", "Gewicht", "2,5", "kenntnisstand=", "Grunddaten", "!u-cdo")
}

func TestADateThatMovesAsksForItsReason(t *testing.T) {
	r, cdo := newOffice(t)
	ms := r.db.Portfolio().Measure("ejustice-rlp").Milestones[0]
	path := views.EditPath(models.KindMilestone, ms.ID)
	later := []string{"due_tag", "1", "due_monat", "2", "due_jahr", "2031"}
	cdo.fill(path, later...).want(t, 422, "Bitte begründen Sie das", `id="grund-fehler"`)
	if r.db.Portfolio().Measure("ejustice-rlp").Milestones[0].Due != ms.Due {
		t.Error("the date moved without a reason")
	}
	cdo.fill(path, "title", "Anders genannt").leads(t, ejustice)
	cdo.fill(path, append(later, "grund", "Lieferung verspätet")...).leads(t, ejustice)
	cdo.open("/verlauf/milestone/"+ms.ID).want(t, 200, "Lieferung verspätet", "01.02.2031")
	target := "/verwaltung/ziele/ziel-landes-it-transformation"
	cdo.fill(target, "due_jahr", "2027").want(t, 422, `id="grund-fehler"`)
}

func TestAFirstDueDateStaysAndIsOnlyMovedWithAReason(t *testing.T) {
	r, cdo := newOffice(t)
	first := r.db.Portfolio().Measure("ejustice-rlp").Due
	values := cdo.filled(ejustice)
	for name, value := range map[string]string{"due_tag": "1", "due_monat": "1", "due_jahr": "2040", "strategy_id": "st-digitalstrategie-2030", "archived_at": "2026-01-01T00:00:00Z", "parent_id": "x"} {
		values.Set(name, value)
	}
	cdo.post(ejustice, values).want(t, 303)
	m := r.db.Portfolio().Measure("ejustice-rlp")
	if m == nil || m.Due != first || m.StrategyID != "rlp-digitalstrategie" || m.ParentID != "" {
		t.Fatalf("the form changed what it does not offer: %+v", m)
	}
	shift := ejustice + "/frist"
	day := []string{"to_day_tag", "30", "to_day_monat", "6", "to_day_jahr", "2028"}
	cdo.fill(shift, day...).want(t, 422, `id="grund-fehler"`)
	cdo.fill(shift, append(day, "grund", "x", "decided_on_jahr", "2027")...).want(t, 422, "liegt in der Zukunft")
	cdo.fill(shift, "grund", "x", "to_day_tag", "31", "to_day_monat", "2", "to_day_jahr", "2028").want(t, 422, "kein Datum")
	n := len(m.Shifts)
	sent := cdo.filled(shift, append(day, "grund", "Neue Vergabe")...)
	cdo.post(shift, sent).leads(t, ejustice)
	cdo.post(shift, sent).leads(t, ejustice)
	m = r.db.Portfolio().Measure("ejustice-rlp")
	if len(m.Shifts) != n+1 || m.Due != first || m.DueAt(r.today()).Day != models.NewDate(2028, 6, 30) {
		t.Errorf("%d shifts, first due %v, now due %v", len(m.Shifts), m.Due, m.DueAt(r.today()))
	}
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "30.06.2028", "Neue Vergabe")
	sent.Set("form_id", views.NewFormID())
	sent.Set("to_day_jahr", "2029")
	cdo.post(shift, sent).want(t, 422, "inzwischen jemand anderes")
}

func TestTheAddressOfANewRecordIsShownBeforeItIsSaved(t *testing.T) {
	r, cdo := newOffice(t)
	form := "/verwaltung/massnahmen/neu?strategie=rlp-digitalstrategie"
	cdo.open("/verwaltung/massnahmen/neu").want(t, 200, "In welcher Strategie?", "rlp-digitalstrategie")
	values := cdo.filled(form, "title", "Öffentliche Straßen-Kataster", "due_jahr", "2029", "start_monat", "4", "start_jahr", "2027")
	head := r.db.Portfolio().Head
	shown := cdo.post(form, values).want(t, 200, "/massnahmen/oeffentliche-strassen-kataster", "Noch ist nichts gespeichert")
	if r.db.Portfolio().Head != head {
		t.Fatal("something was stored before the address was seen")
	}
	values = formIn(t, shown.body, form)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			cdo.trial.ask(t, post, form, values.Encode(), "Cookie", cdo.cookie(), "Content-Type", "application/x-www-form-urlencoded").leads(t, "/verwaltung/massnahmen/oeffentliche-strassen-kataster")
		})
	}
	group.Wait()
	m := r.db.Portfolio().Measure("oeffentliche-strassen-kataster")
	if m == nil || r.db.Portfolio().Head.Seq != head.Seq+1 {
		t.Fatalf("a doubled click stored %d times", r.db.Portfolio().Head.Seq-head.Seq)
	}
	if m.Due != (models.PartialDate{Day: models.NewDate(2029, 12, 31), Precision: models.PrecisionYear}) || m.Start != (models.PartialDate{Day: models.NewDate(2027, 4, 1), Precision: models.PrecisionMonth}) {
		t.Errorf("due %+v, start %+v", m.Due, m.Start)
	}
	if again := cdo.made(form, "title", "Öffentliche Straßen Kataster"); again != "/verwaltung/massnahmen/oeffentliche-strassen-kataster-2" {
		t.Errorf("the second one is at %s", again)
	}
	values = formIn(t, cdo.post(form, cdo.filled(form, "title", "Noch etwas")).want(t, 200).body, form)
	for _, taken := range []string{"ejustice-rlp", "neu", "Groß Geschrieben", "../x"} {
		values.Set("kurzname", taken)
		cdo.post(form, values).want(t, 422, `id="kurzname-fehler"`)
	}
	r.get(t, "/massnahmen/oeffentliche-strassen-kataster").want(t, 200, "Ende 2029", "April 2027")
}

func TestEveryKindCanBeMade(t *testing.T) {
	r, cdo := newOffice(t)
	strategy := cdo.made("/verwaltung/strategien/neu", "title", "Strategie der Zukunft", "jurisdiction_id", "rheinland-pfalz", "report_interval", "90")
	id := strings.TrimPrefix(strategy, "/verwaltung/strategien/")
	field := strings.TrimPrefix(cdo.made("/verwaltung/handlungsfelder/neu?strategie="+id, "title", "Feld eins"), "/verwaltung/handlungsfelder/")
	topic := strings.TrimPrefix(cdo.made("/verwaltung/fokusthemen/neu?handlungsfeld="+field, "title", "Thema eins"), "/verwaltung/fokusthemen/")
	target := strings.TrimPrefix(cdo.made("/verwaltung/ziele/neu?strategie="+id, "title", "Ziel eins", "field_id", field, "focus_topic_id", topic), "/verwaltung/ziele/")
	ministry := strings.TrimPrefix(cdo.made("/verwaltung/ressorts/neu", "name", "Ministerium für Züge", "abbreviation", "MfZ", "jurisdiction_id", "rheinland-pfalz"), "/verwaltung/ressorts/")
	measure := strings.TrimPrefix(cdo.made("/verwaltung/massnahmen/neu?strategie="+id, "title", "Maßnahme eins", "target_ids", target, "method", "milestones"), "/verwaltung/massnahmen/")
	part := strings.TrimPrefix(cdo.made("/verwaltung/massnahmen/neu?massnahme="+measure, "title", "Baustein eins"), "/verwaltung/massnahmen/")
	edit := "/verwaltung/massnahmen/" + measure
	cdo.fill("/verwaltung/meilensteine/neu?massnahme="+measure, "title", "Erster Schritt", "weight", "3").leads(t, edit)
	cdo.fill("/verwaltung/zustaendigkeiten/neu?massnahme="+measure, "ministry_id", ministry, "role", "lead", "valid_from_tag", "1", "valid_from_monat", "1", "valid_from_jahr", "2026").leads(t, edit)
	cdo.fill("/verwaltung/kennzahlen/neu?ziel="+target, "title", "Anteil", "unit", "%", "baseline", "0", "target_value", "1.000,5", "direction", "up").leads(t, "/verwaltung/ziele/"+target)
	p := r.db.Portfolio()
	m, goal := p.Measure(measure), p.Target(target)
	if m == nil || goal == nil || len(m.Milestones) != 1 || m.Milestones[0].Weight != 3 || len(goal.Indicators) != 1 || goal.Indicators[0].TargetValue != 1000.5 {
		t.Fatalf("measure %+v, target %+v", m, goal)
	}
	indicator := goal.Indicators[0].ID
	reading := "/verwaltung/messwerte/neu?kennzahl=" + indicator
	values := cdo.filled(reading, "amount", "12,5")
	cdo.post(reading, values).leads(t, "/verwaltung/kennzahlen/"+indicator)
	cdo.post(reading, values).leads(t, "/verwaltung/kennzahlen/"+indicator)
	p = r.db.Portfolio().At(r.today())
	if n := len(p.Target(target).Indicators[0].Readings); n != 1 {
		t.Errorf("%d readings", n)
	}
	if l := p.Lead(m); l.To == nil || l.To.ID != ministry || p.Measure(part).ParentID != measure || p.Measure(part).StrategyID != id || p.FocusTopic(topic).FieldID != field {
		t.Errorf("the records are not linked: lead %+v, part %+v", l, p.Measure(part))
	}
	cdo.open(edit).want(t, 200, "Erster Schritt", "Baustein eins", "MfZ", "Neuer Meilenstein")
	r.get(t, "/massnahmen/"+measure).want(t, 404)
}

func TestWhatDoesNotFitIsSaidAtItsField(t *testing.T) {
	r, cdo := newOffice(t)
	head := r.db.Portfolio().Head
	duty := views.EditPath(models.KindResponsibility, r.db.Portfolio().Measure("ejustice-rlp").Responsibilities[0].ID)
	for _, c := range []struct {
		name, path string
		fields     []string
		at         string
	}{
		{"no title", ejustice, []string{"title", " "}, "title"},
		{"a weight that is no number", ejustice, []string{"weight", "viel"}, "weight"},
		{"a weight below nothing", ejustice, []string{"weight", "-1"}, "weight"},
		{"a method that is none", ejustice, []string{"method", "würfeln"}, "method"},
		{"a field of nobody", ejustice, []string{"field_id", "gibt-es-nicht"}, "field_id"},
		{"a field of another strategy", ejustice, []string{"field_id", "st-verwaltung"}, "field_id"},
		{"related to nothing", ejustice, []string{"related_ids", "gibt es nicht"}, "related_ids"},
		{"related to itself", ejustice, []string{"related_ids", "ejustice-rlp"}, "related_ids"},
		{"a day that is none", ejustice, []string{"start_tag", "31", "start_monat", "2", "start_jahr", "2025"}, "start"},
		{"a precision that is none", ejustice, []string{"start_genau", "ungefähr"}, "start-genau"},
		{"a text without end", ejustice, []string{"description", strings.Repeat("ä", models.MaxTextLength+1)}, "description"},
		{"a text of no characters", ejustice, []string{"description", "a\x00b"}, "description"},
		{"ends before it begins", "/verwaltung/ressorts/mdi", []string{"valid_from_jahr", "2020", "valid_from_monat", "1", "valid_from_tag", "1", "valid_until_jahr", "2019", "valid_until_monat", "1", "valid_until_tag", "1"}, "valid_until"},
		{"no ministry", duty, []string{"ministry_id", ""}, "ministry_id"},
		{"no role", duty, []string{"role", "chef"}, "role"},
		{"an indicator without way to go", "/verwaltung/kennzahlen/neu?massnahme=ejustice-rlp", []string{"title", "X", "direction", "up", "baseline", "5", "target_value", "5"}, "target_value"},
		{"an indicator without a baseline", "/verwaltung/kennzahlen/neu?massnahme=ejustice-rlp", []string{"title", "X", "direction", "up", "target_value", "5"}, "baseline"},
		{"a reading to come", "/verwaltung/messwerte/neu?kennzahl=" + anIndicator(t, r), []string{"amount", "1", "day_jahr", "2030"}, "day"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := cdo.fill(c.path, c.fields...).want(t, 422, "Das wurde noch nicht gespeichert")
			if !strings.Contains(answer.body, `id="`+c.at+`-fehler"`) {
				t.Errorf("nothing is said at %s:\n%.1500s", c.at, mainOf(answer.body))
			}
		})
	}
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

// anIndicator is the id of some indicator of the demonstration.
func anIndicator(t *testing.T, r *trial) string {
	t.Helper()
	for _, target := range r.db.Portfolio().Targets() {
		for _, i := range target.Indicators {
			return i.ID
		}
	}
	for m := range r.db.Portfolio().AllMeasures() {
		for _, i := range m.Indicators {
			return i.ID
		}
	}
	t.Fatal("the demonstration has no indicator")
	return ""
}

func TestASecondMinistryInChargeIsRefused(t *testing.T) {
	_, cdo := newOffice(t)
	cdo.fill("/verwaltung/zustaendigkeiten/neu?massnahme=ejustice-rlp", "ministry_id", "mdi", "role", "lead").want(t, 422, "schon ein anderes Ressort federführend")
}

func TestTwoEditorsOfOneRecordLoseNothing(t *testing.T) {
	r, cdo := newOffice(t)
	admin := r.as(t, "admin@test.example")
	mine := cdo.filled(ejustice, "description", "Meine Beschreibung", "note", "Meine Anmerkung", "grund", "aus meiner Sicht")
	admin.fill(ejustice, "description", "Deren Beschreibung", "weight", "4", "grund", "zuerst").want(t, 303)
	page := cdo.post(ejustice, mine).want(t, 409, "Ada Min", "zuerst", "Meine Beschreibung", "Deren Beschreibung", "Meine Anmerkung", "Zusammengeführt speichern")
	if m := r.db.Portfolio().Measure("ejustice-rlp"); m.Description != "Deren Beschreibung" {
		t.Fatalf("the second one won: %q", m.Description)
	}
	merged := formIn(t, page.body, ejustice)
	cdo.post(ejustice, merged).want(t, 422, "Das wurde noch nicht gespeichert", "Meine Beschreibung")
	merged.Set(views.MergeChoice+"description", views.ChoiceBoth)
	cdo.post(ejustice, merged).leads(t, ejustice)
	m := r.db.Portfolio().Measure("ejustice-rlp")
	if m.Description != "Deren Beschreibung\n\nMeine Beschreibung" || m.Weight != 4 || m.Note != "Meine Anmerkung" {
		t.Errorf("merged into %+v", m.Measure)
	}
}

func TestOnlyEditorsKeepMasterData(t *testing.T) {
	r, cdo := newOffice(t)
	values := cdo.filled(ejustice, "title", "Gekapert")
	head := r.db.Portfolio().Head
	for _, mail := range []string{"lesen@test.example", "mdi@test.example"} {
		who := r.as(t, mail)
		values.Set(fieldCSRF, who.csrf())
		for _, a := range masterActions() {
			if a.path == "/verlauf/:kind/:slug" {
				continue
			}
			path := strings.NewReplacer(":slug", "ejustice-rlp", ":kind", "measure").Replace(a.path)
			if a.method == get {
				who.open(path).want(t, 403)
			} else {
				who.post(path, values).want(t, 403)
			}
		}
	}
	r.visitor(t).open("/verwaltung").want(t, 303)
	r.visitor(t).open("/verlauf/measure/ejustice-rlp").want(t, 303)
	cdo.open(ejustice+"/loeschen").want(t, 403)
	cdo.send(ejustice+"/loeschen", "titel", "Programm eJustice RLP", "version", "1").want(t, 403)
	cdo.do(post, ejustice, values.Encode(), "Content-Type", "application/x-www-form-urlencoded").want(t, 403) // the token is another's
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

func TestScriptsInMasterDataStayText(t *testing.T) {
	r, cdo := newOffice(t)
	const script = `<script>alert(1)</script>`
	cdo.fill(ejustice, "title", script, "description", script, "note", script, "ministry_note", script, "source_status", script, "programmes", script,
		"quantities", script, "start_wortlaut", script, "grund", script).want(t, 303)
	for _, path := range []string{ejustice, "/verlauf/measure/ejustice-rlp", "/massnahmen/ejustice-rlp", "/verwaltung/massnahmen", "/verwaltung/massnahmen?q=script", ejustice + "/archivieren"} {
		cdo.open(path).want(t, 200, "&lt;script&gt;", "!"+script)
	}
	if m := r.db.Portfolio().Measure("ejustice-rlp"); m.Title != script {
		t.Errorf("the title became %q", m.Title)
	}
}

func TestTheEntrySaysWhatIsMissing(t *testing.T) {
	r, cdo := newOffice(t)
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.Measure{Base: models.Base{ID: "unklar"}, StrategyID: "rlp-digitalstrategie", Title: "Noch ganz unklar"})
	})
	cdo.open("/verwaltung").want(t, 200, "1 Maßnahme ohne Frist", "1 Maßnahme ohne bestätigtes federführendes Ressort", "Neue Strategie", "!/verwaltung/konten")
	for _, lack := range []string{"ressort", "frist", "ziel"} {
		cdo.open("/verwaltung/massnahmen?fehlt="+lack+"&strategie=rlp-digitalstrategie").want(t, 200, "Noch ganz unklar", "!Programm eJustice RLP")
	}
	cdo.open("/verwaltung/massnahmen?q=ganz+unklar").want(t, 200, "Noch ganz unklar", "!Programm eJustice RLP")
	cdo.open("/verwaltung/massnahmen?fehlt=alles").want(t, 400)
	r.as(t, "admin@test.example").open("/verwaltung").want(t, 200, "/verwaltung/konten")
}

// cookie is what the browser sends, for several requests at once.
func (v *visitorOf) cookie() string {
	var cookies []string
	for name, value := range v.cookies {
		cookies = append(cookies, name+"="+value)
	}
	return strings.Join(cookies, "; ")
}
