// Re-cuts in the browser: step by step to one change, and back.

package web

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"zielstand/app/progress"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

const recutAddress = "/verwaltung/ressortneuzuschnitt"

// recutDay is the first day of the cut of the tests, in the past of their clock.
var recutDay = models.NewDate(2026, 10, 1)

var previewed = regexp.MustCompile(`name="vorschau" value="([0-9a-f]{32})"`)

// recutFields is the form that cuts MDS in two; overrides replace fields by name.
func recutFields(form string, more ...string) []string {
	fields := []string{"form_id", form, "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "endet", "mds",
		"neu-1-name", "Ministerium für Inneres und Sicherheit", "neu-1-abbreviation", "MIS", "neu-1-id", "mis",
		"neu-2-name", "Ministerium für Sport", "neu-2-abbreviation", "MSp", "neu-2-id", "msp",
		"gefragt", "mds", "nachfolge-mds", "mis", "nachfolge-mds", "msp"}
	return append(fields, more...)
}

const aForm = "abcdefghijklmnop2345"

// preview sends the form for its preview and returns the fields that apply it.
func preview(t *testing.T, v *visitorOf, form string, more ...string) []string {
	t.Helper()
	fields := recutFields(form, more...)
	shown := v.send(recutAddress, append(fields, "schritt", "vorschau")...).want(t, 200, "3. Vorschau")
	mark := previewed.FindStringSubmatch(shown.body)
	if mark == nil {
		t.Fatal("the preview has no fingerprint")
	}
	return append(fields, "vorschau", mark[1], "schritt", "anwenden")
}

func (r *trial) at(day models.Date) *models.Portfolio {
	return r.db.PortfolioFor(models.Viewer{Rights: models.RightsOffice}, day)
}

// ledBy are the ids of measures that the ministry leads on the day.
func ledBy(p *models.Portfolio, ministry string) []string {
	var ids []string
	for _, l := range p.MeasuresLedBy(ministry) {
		ids = append(ids, l.To.ID)
	}
	return ids
}

func TestARecutIsPreviewedAppliedAsOneChangeAndUndone(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	before := r.db.Portfolio()
	led := ledBy(r.at(recutDay-1), "mds")
	if len(led) < 2 {
		t.Fatal("the demonstration gives MDS too little to hand over")
	}
	v.open(recutAddress).want(t, 200, "1. Was endet, was beginnt", "!2. Wer nachfolgt")
	v.send(recutAddress, "form_id", aForm, "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "endet", "mds",
		"neu-1-name", "Ministerium für Übergänge", "neu-1-abbreviation", "MÜ", "schritt", "nachfolge").
		want(t, 200, "2. Wer nachfolgt", `name="neu-1-id" value="mue"`, `name="nachfolge-mds" value="mue" checked`, "!3. Vorschau")
	apply := preview(t, v, aForm, "konten", "u-mds")
	if r.db.Portfolio().Head != before.Head {
		t.Fatal("a preview was stored")
	}
	v.send(recutAddress, apply...).want(t, 303)
	after := r.db.Portfolio()
	if got := ledBy(r.at(recutDay), "mis"); len(got) != len(led) {
		t.Errorf("the successor leads %q, want %q", got, led)
	}
	if got := ledBy(r.at(recutDay-1), "mds"); len(got) != len(led) {
		t.Errorf("on the day before MDS leads %q, want %q", got, led)
	}
	if got := ledBy(r.at(recutDay), "mds"); len(got) != 0 {
		t.Errorf("MDS still leads %q", got)
	}
	if got := r.user(t, "u-mds").MinistryIDs; len(got) != 3 {
		t.Errorf("the contact reports for %q", got)
	}
	entries, err := r.db.Entries(t.Context(), before.Head.Seq, 1000)
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	batch := entries[0].Batch
	for _, e := range entries {
		if e.Batch != batch || e.Actor != "u-cdo" || e.Reason != "Ressortneuzuschnitt zum 01.10.2026" {
			t.Fatalf("the re-cut is not one change: %+v", e)
		}
	}
	v.open("/verwaltung").want(t, 200, recutAddress, "/verwaltung/fortschreibung")
	v.open("/journal?vorgang="+strconv.FormatInt(batch, 10)).want(t, 200, views.VorgangPath(batch))
	v.open(views.VorgangPath(batch)).want(t, 200, "Ressortneuzuschnitt zum 01.10.2026", "Cleo Büro", "Rückgängig machen", "MIS")
	v.send(views.VorgangPath(batch)+"/rueckgaengig").want(t, 303)
	if head, err := r.db.Verify(t.Context()); err != nil || head == after.Head {
		t.Errorf("after undoing, the journal ends at %v, %v", head, err)
	}
	if r.db.Portfolio().Ministry("mis") != nil || len(ledBy(r.at(recutDay), "mds")) != len(led) || r.db.Portfolio().Ministry("mds").ValidUntil.Known() {
		t.Error("undoing did not bring MDS back")
	}
	if got := r.user(t, "u-mds").MinistryIDs; len(got) != 1 {
		t.Errorf("the contact still reports for %q", got)
	}
	v.open(views.VorgangPath(batch)).want(t, 200, "wurde mit", "!Rückgängig machen</button>")
	v.send(views.VorgangPath(batch)+"/rueckgaengig").want(t, 303)
	apply = preview(t, v, "qrstuvwxyz2345672345")
	v.send(recutAddress, apply...).want(t, 303)
	if len(ledBy(r.at(recutDay), "mis")) != len(led) {
		t.Error("what was undone cannot be done again")
	}
}

func TestAComparisonSaysThatTheMinistrySucceeded(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.send(recutAddress, preview(t, v, aForm)...).want(t, 303)
	c := progress.Compare(r.at(recutDay-1), r.at(recutDay), progress.Scope{})
	if n := c.ByKind[progress.ChangeReassigned]; n == 0 {
		t.Fatal("no ministry changed")
	}
	for _, ch := range c.Changes {
		if ch.Kind == progress.ChangeReassigned && !ch.Succession {
			t.Errorf("%s went to %s, which is not called a successor", ch.Measure.ID, ch.LeadAfter.To.ID)
		}
	}
	r.get(t, "/vergleich?von=2026-09-30&bis=2026-10-01").want(t, 200, "Nachfolge nach Neuzuschnitt der Ressorts", "von MDS zu MIS")
}

func TestADoubledClickCutsOnce(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	apply := preview(t, v, aForm, "konten", "u-mds")
	head, token := r.db.Portfolio().Head, v.csrf()
	var together sync.WaitGroup
	for range 8 {
		together.Add(1)
		go func() {
			defer together.Done()
			w := &visitorOf{trial: r, t: t, cookies: map[string]string{"__Host-zs_session": v.cookies["__Host-zs_session"]}}
			if a := w.sendValues(recutAddress, append([]string{fieldCSRF, token}, apply...)...); a.StatusCode != 303 {
				t.Errorf("answered %d", a.StatusCode)
			}
		}()
	}
	together.Wait()
	entries, err := r.db.Entries(t.Context(), head.Seq, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Batch != entries[0].Batch {
			t.Fatalf("entry %d belongs to a second change", e.Seq)
		}
	}
}

func TestOnlyWhatWasShownIsApplied(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	apply := preview(t, v, aForm)
	led := r.at(recutDay).MeasuresLedBy("mds")[0].To
	r.change(t, func(tx *store.Tx) error {
		return tx.Create(&models.Responsibility{Base: models.Base{ID: "new-part"}, SubjectKind: models.KindMeasure, SubjectID: led.ID,
			MinistryID: "mds", Role: models.RoleParticipating, ValidFrom: recutDay - 10})
	})
	head := r.db.Portfolio().Head
	v.send(recutAddress, apply...).want(t, 422, "Die Vorschau hat sich geändert", "3. Vorschau")
	if r.db.Portfolio().Head != head {
		t.Error("something was stored that nobody was shown")
	}
	v.send(recutAddress, append(apply[:len(apply)-4:len(apply)-4], "vorschau", strings.Repeat("0", 32), "schritt", "anwenden")...).want(t, 422)
}

func TestSingleChoicesCountAndAreSeenInThePreview(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	var duty *models.Responsibility
	led := r.at(recutDay).MeasuresLedBy("mds")[0].To
	for _, d := range led.Responsibilities {
		if d.MinistryID == "mds" && d.ValidOn(recutDay) {
			duty = d
		}
	}
	apply := preview(t, v, aForm, "uebernimmt-"+duty.ID, "fm", "uebernahme-mds", "msp")
	v.send(recutAddress, apply...).want(t, 303)
	p := r.at(recutDay)
	if got := p.Lead(p.Measure(led.ID)).To.ID; got != "fm" {
		t.Errorf("%s leads, want the single choice", got)
	}
	if len(ledBy(p, "msp")) == 0 || len(ledBy(p, "mis")) != 0 {
		t.Error("the others do not follow the choice for the ministry")
	}
}

func TestARecutThatCannotBeIsRefusedAtItsFields(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	head := r.db.Portfolio().Head
	for name, c := range map[string]struct {
		fields []string
		want   string
	}{
		"nothing":          {[]string{"form_id", aForm}, `id="tag-fehler"`},
		"no day":           {[]string{"form_id", aForm, "endet", "mds"}, `id="tag-fehler"`},
		"no such day":      {[]string{"form_id", aForm, "endet", "mds", "tag_tag", "31", "tag_monat", "2", "tag_jahr", "2026"}, `id="tag-fehler"`},
		"no such ministry": {[]string{"form_id", aForm, "endet", "gibt-es-nicht", "tag_tag", "1", "tag_monat", "2", "tag_jahr", "2026"}, "Ressorts, die enden"},
		"ended already":    {[]string{"form_id", aForm, "endet", "mastd", "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "gefragt", "mastd", "nachfolge-mastd", "fm"}, "schon einen letzten Tag"},
		"no successor":     {[]string{"form_id", aForm, "endet", "mds", "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "gefragt", "mds"}, `id="nachfolge-mds-fehler"`},
		"no name":          {[]string{"form_id", aForm, "endet", "mds", "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "neu-1-abbreviation", "MX"}, `id="neu-1-name-fehler"`},
		"no form":          {[]string{"endet", "mds"}, "noch nicht gespeichert"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, step := range []string{"vorschau", "anwenden"} {
				v.send(recutAddress, append(c.fields, "schritt", step)...).want(t, 422, c.want, `role="alert"`)
			}
		})
	}
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

func TestOnlyTheOfficeCutsMinistries(t *testing.T) {
	r := withPeople(t, newTrial(t))
	cdo := r.as(t, "cdo@test.example")
	apply := preview(t, cdo, aForm)
	cdo.send(recutAddress, apply...).want(t, 303)
	entries, err := r.db.History(t.Context(), models.KindMinistry, "mis")
	if err != nil {
		t.Fatal(err)
	}
	vorgang, head := views.VorgangPath(entries[0].Batch), r.db.Portfolio().Head
	for _, mail := range []string{"lesen@test.example", "mds@test.example"} {
		v := r.as(t, mail)
		v.open(recutAddress).want(t, 403)
		v.open(vorgang).want(t, 403)
		v.open("/verwaltung/fortschreibung").want(t, 403)
		v.open("/verwaltung/fortschreibung/rlp-digitalstrategie").want(t, 403)
		v.send(recutAddress, apply...).want(t, 403)
		v.send(vorgang+"/rueckgaengig").want(t, 403)
		v.send("/verwaltung/fortschreibung/rlp-digitalstrategie", "schritt", "entwurf").want(t, 403)
		v.send("/verwaltung/fortschreibung/rlp-digitalstrategie/beschluss").want(t, 403)
	}
	nobody := r.visitor(t)
	nobody.open(recutAddress).want(t, 303)
	if a := nobody.open(recutAddress); a.Header.Get("Location") != "/anmeldung?weiter="+url.QueryEscape(recutAddress) {
		t.Errorf("nobody is led to %q", a.Header.Get("Location"))
	}
	cdo.sendValues(vorgang+"/rueckgaengig", fieldCSRF, "x").want(t, 403)
	if r.db.Portfolio().Head != head {
		t.Error("somebody without the right changed something")
	}
}

func TestAnAccountOfAnotherMinistryGainsNothing(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.send(recutAddress, preview(t, v, aForm, "konten", "u-mdi", "konten", "u-reader")...).want(t, 303)
	for _, id := range []string{"u-mdi", "u-reader", "u-mds"} {
		for _, m := range r.user(t, id).MinistryIDs {
			if m == "mis" || m == "msp" {
				t.Errorf("%s reports for %s", id, m)
			}
		}
	}
}

func TestWhatOthersBuiltOnIsNotUndone(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.send(recutAddress, preview(t, v, aForm)...).want(t, 303)
	history, err := r.db.History(t.Context(), models.KindMinistry, "mis")
	if err != nil {
		t.Fatal(err)
	}
	vorgang := views.VorgangPath(history[0].Batch)
	measure := ledBy(r.at(recutDay), "mis")[0]
	r.change(t, func(tx *store.Tx) error { // a report of the new ministry refers to it
		return tx.Create(&models.StatusReport{Base: models.Base{ID: "since"}, MeasureID: measure, MinistryID: "mis", AsOf: recutDay + 1,
			State: models.ReportApproved, Phase: models.PhaseImplementing})
	})
	head := r.db.Portfolio().Head
	v.send(vorgang+"/rueckgaengig").want(t, 422, "Lässt sich nicht mehr rückgängig machen", "Statusmeldung")
	renamed := *r.db.Portfolio().Ministry("msp")
	renamed.Name = "Ministerium für Sport und Spiel"
	if r.db.Portfolio().Head != head {
		t.Fatal("something was undone")
	}
	r.change(t, func(tx *store.Tx) error { return tx.Update(&renamed) })
	v.open(vorgang).want(t, 200, "Lässt sich nicht mehr rückgängig machen", "Sport und Spiel", "!Rückgängig machen</button>")
}

func TestAChangeOfAnotherKindIsShownWithoutAWayBack(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	v.open(views.VorgangPath(1)).want(t, 200, "Grunddaten", "!Rückgängig machen</button>")
	v.send(views.VorgangPath(1)+"/rueckgaengig").want(t, 422)
	for _, path := range []string{"0", "2", "x", "99999999999999999999", "-1"} {
		v.open("/verwaltung/vorgang/"+path).want(t, 404)
	}
}

func TestStoredScriptsStayText(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	fields := []string{"form_id", aForm, "tag_tag", "1", "tag_monat", "10", "tag_jahr", "2026", "endet", "mds", "neu-1-name", "<script>alert(1)</script>",
		"neu-1-abbreviation", `"><img src=x onerror=alert(1)>`, "neu-1-id", "mis", "gefragt", "mds", "nachfolge-mds", "mis"}
	v.send(recutAddress, append(fields, "schritt", "vorschau")...).want(t, 200, "!<script>alert", "!<img src=x", "&lt;script&gt;")
}
