// Continuations in the browser: decisions, draft, adoption, and the balance that everybody may read.

package web

import (
	"strings"
	"testing"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

const continued = "rlp-digitalstrategie"

var continueAddress = views.ContinuePath(continued)

// decisions carries everything over but the first target, which is achieved, and the second, which is given up.
func decisions(r *trial, form string, more ...string) []string {
	p := r.at(r.today())
	fields := []string{"form_id", form, "neu-title", "Digitalstrategie der Zukunft", "neu-period_from", "2027", "neu-period_until", "2031",
		"neu-id", "digitalstrategie-der-zukunft", "vorgabe", "carried"}
	targets := p.TargetsOfStrategy(continued)
	fields = append(fields, "ausgang-"+targets[0].ID, "achieved", "ausgang-"+targets[1].ID, "dropped", "grund-"+targets[1].ID, "Die Aufgabe ist <weg>gefallen.")
	for _, m := range p.MeasuresOfStrategy(continued) {
		fields = append(fields, "massnahmen", m.ID)
	}
	return append(fields, more...)
}

// drafted stores the draft of the decisions.
func drafted(t *testing.T, r *trial, v *visitorOf, form string) {
	t.Helper()
	fields := decisions(r, form)
	shown := v.send(continueAddress, append(fields, "schritt", "vorschau")...).want(t, 200, "Vorschau: das ändert sich")
	mark := previewed.FindStringSubmatch(shown.body)
	if mark == nil {
		t.Fatal("the preview has no fingerprint")
	}
	v.send(continueAddress, append(fields, "vorschau", mark[1], "schritt", "entwurf")...).want(t, 303)
}

func TestAStrategyIsContinuedFromDraftToAdoption(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	targets := r.at(r.today()).TargetsOfStrategy(continued)
	head := r.db.Portfolio().Head
	v.open("/verwaltung/fortschreibung").want(t, 200, continueAddress, "noch nicht fortgeschrieben")
	v.open(continueAddress).want(t, 200, "Was aus den Zielen wird", targets[0].Title, "Mit übernehmen", "!Fortschreibung beschließen")
	v.send(continueAddress, append(decisions(r, aForm), "schritt", "vorschau")...).want(t, 200, "1 erreicht", "1 aufgegeben", "digitalstrategie-der-zukunft")
	if r.db.Portfolio().Head != head {
		t.Fatal("a preview was stored")
	}
	drafted(t, r, v, aForm)

	draft := r.db.Portfolio().Strategy("digitalstrategie-der-zukunft")
	if draft == nil || draft.State != models.StrategyDrafting || draft.Published || draft.PredecessorID != continued {
		t.Fatalf("the draft is %+v", draft)
	}
	if n := len(r.at(r.today()).TargetsOfStrategy(draft.ID)); n != len(targets)-2 {
		t.Errorf("the draft has %d targets, want %d", n, len(targets)-2)
	}
	r.get(t, "/strategien/"+draft.ID).want(t, 404)
	r.get(t, "/strategien").want(t, 200, "!Digitalstrategie der Zukunft")
	r.get(t, views.BalancePath(continued)).want(t, 200, "nicht fortgeschrieben", "nicht entschieden", "!gefallen", "!vorgesehen")
	r.get(t, "/ziele/"+targets[1].ID).want(t, 200, "!gefallen", "!vorgesehen")
	v.open(views.BalancePath(continued)).want(t, 200, "vorgesehen: aufgegeben", "Die Aufgabe ist &lt;weg&gt;gefallen.")
	v.open(continueAddress).want(t, 200, "Fortschreibung beschließen", "Entwurf ansehen")

	v.send(continueAddress+"/beschluss", "beschluss_tag", "31", "beschluss_monat", "2", "beschluss_jahr", "2026").want(t, 422, `id="beschluss-fehler"`)
	adopted := []string{"beschluss_tag", "1", "beschluss_monat", "11", "beschluss_jahr", "2026", "durch", "Ministerrat", "oeffentlich", "1"}
	v.send(continueAddress+"/beschluss", adopted...).want(t, 303)
	known := r.db.Portfolio().Head
	v.send(continueAddress+"/beschluss", adopted...).want(t, 303) // sent twice
	if r.db.Portfolio().Head != known {
		t.Error("adopting twice changed something")
	}
	r.get(t, "/strategien/"+draft.ID).want(t, 200, "Fortschreibung von", "beschlossen", "01.11.2026 · Ministerrat")
	r.get(t, "/strategien/"+continued).want(t, 200, "fortgeschrieben", "Bilanz der Ziele", "!Fortschreiben</a>")
	r.get(t, views.BalancePath(continued)).want(t, 200, "1 erreicht", "1 aufgegeben", "Die Aufgabe ist &lt;weg&gt;gefallen.",
		"Stichtag der Bilanz: 01.11.2026", "Fortgeschrieben durch", "!vorgesehen", "!<weg>")
	r.get(t, views.BalancePath(continued)+"?stichtag=2026-10-31").want(t, 200, "nicht fortgeschrieben", "!gefallen")
	r.get(t, "/ziele/"+targets[1].ID).want(t, 200, "aufgegeben am 01.11.2026")
	next := r.at(r.today()).TargetsOfStrategy(draft.ID)[0]
	r.get(t, "/ziele/"+next.ID).want(t, 200, "Übernommen aus", "/ziele/"+next.PredecessorID)
	r.get(t, "/ziele/"+next.PredecessorID).want(t, 200, "Weitergeführt als", "/ziele/"+next.ID)
	if _, err := r.db.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTheBalanceSaysWhereAnOutcomeAndTheNumbersDisagree(t *testing.T) {
	attained := func(percent float64) *models.Records {
		return &models.Records{
			Jurisdictions: []*models.Jurisdiction{{Base: models.Base{ID: "rp"}, Name: "Rheinland-Pfalz", Key: "07"}},
			Strategies:    []*models.Strategy{{Base: models.Base{ID: "s"}, JurisdictionID: "rp", Title: "Alt", Published: true, State: models.StrategyContinued}},
			Targets: []*models.Target{{Base: models.Base{ID: "t"}, StrategyID: "s", Title: "Ziel", Outcome: models.OutcomeAchieved, OutcomeOn: recutDay},
				{Base: models.Base{ID: "u"}, StrategyID: "s", Title: "Ungemessen", Outcome: models.OutcomeAchieved, OutcomeOn: recutDay}},
			Indicators: []*models.Indicator{{Base: models.Base{ID: "i"}, TargetID: "t", Title: "Anteil", TargetValue: 100, Direction: models.DirectionUp}},
			Readings: []*models.Reading{{Base: models.Base{ID: "v"}, IndicatorID: "i", On: recutDay - 1, Amount: percent},
				{Base: models.Base{ID: "later"}, IndicatorID: "i", On: recutDay + 1, Amount: 100}},
		}
	}
	newTrialOf(t, attained(62)).get(t, views.BalancePath("s")).want(t, 200, "Stichtag der Bilanz: 01.10.2026",
		"Als erreicht gewertet; die Kennzahlen stehen bei 62\u00a0%.", "Als erreicht gewertet; gemessen wurde das nicht.", "1 von 1 Kennzahl mit Messwert")
	newTrialOf(t, attained(100)).get(t, views.BalancePath("s")).want(t, 200, "100\u00a0%", "!die Kennzahlen stehen bei")
}

func TestDecisionsThatAreMissingAreAskedFor(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	head := r.db.Portfolio().Head
	targets := r.at(r.today()).TargetsOfStrategy(continued)
	last := targets[len(targets)-1].ID
	for name, c := range map[string]struct {
		fields []string
		want   string
	}{
		"a target":             {[]string{"form_id", aForm, "neu-title", "Neu"}, `id="ausgang-` + last + `-fehler"`},
		"the reason":           {[]string{"form_id", aForm, "neu-title", "Neu", "vorgabe", "carried", "ausgang-" + last, "dropped"}, `id="grund-` + last + `-fehler"`},
		"the title":            {[]string{"form_id", aForm, "vorgabe", "carried"}, `id="neu-title-fehler"`},
		"a year that is one":   {[]string{"form_id", aForm, "neu-title", "Neu", "vorgabe", "carried", "neu-period_from", "bald"}, `id="neu-period_from-fehler"`},
		"an end that is later": {[]string{"form_id", aForm, "neu-title", "Neu", "vorgabe", "carried", "neu-period_from", "2030", "neu-period_until", "2027"}, `id="neu-period_until-fehler"`},
		"an own address":       {[]string{"form_id", aForm, "neu-title", "Neu", "neu-id", continued, "vorgabe", "carried"}, `id="neu-id-fehler"`},
		"an outcome there is":  {[]string{"form_id", aForm, "neu-title", "Neu", "vorgabe", "carried", "ausgang-" + last, "verloren"}, `id="ausgang-` + last + `-fehler"`},
		"giving up by default": {[]string{"form_id", aForm, "neu-title", "Neu", "vorgabe", "dropped"}, `id="vorgabe-fehler"`},
	} {
		t.Run(name, func(t *testing.T) {
			for _, step := range []string{"vorschau", "entwurf"} {
				v.send(continueAddress, append(c.fields, "schritt", step)...).want(t, 422, c.want, `role="alert"`)
			}
		})
	}
	v.open("/verwaltung/fortschreibung/gibt-es-nicht").want(t, 404)
	v.send("/verwaltung/fortschreibung/gibt-es-nicht").want(t, 404)
	v.send(continueAddress+"/beschluss", "beschluss_tag", "1", "beschluss_monat", "11", "beschluss_jahr", "2026").want(t, 422)
	if r.db.Portfolio().Head != head {
		t.Error("something was stored")
	}
}

func TestADraftIsStoredOnceAndOnlyAsShown(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	fields := decisions(r, aForm)
	mark := previewed.FindStringSubmatch(v.send(continueAddress, append(fields, "schritt", "vorschau")...).body)
	measure := *r.db.Portfolio().MeasuresOfStrategy(continued)[0].Measure
	measure.Title += " (umbenannt)"
	r.change(t, func(tx *store.Tx) error { return tx.Update(&measure) })
	v.send(continueAddress, append(fields, "vorschau", mark[1], "schritt", "entwurf")...).want(t, 422, "Die Vorschau hat sich geändert")
	mark = previewed.FindStringSubmatch(v.send(continueAddress, append(fields, "schritt", "vorschau")...).body)
	apply := append(fields, "vorschau", mark[1], "schritt", "entwurf")
	v.send(continueAddress, apply...).want(t, 303)
	head := r.db.Portfolio().Head
	v.send(continueAddress, apply...).want(t, 303)
	if r.db.Portfolio().Head != head {
		t.Error("the same form made a second draft")
	}
}

func TestAContinuationIsUndoneUntilSomebodyWorksOnTheDraft(t *testing.T) {
	r := withPeople(t, newTrial(t))
	v := r.as(t, "cdo@test.example")
	targets := r.at(r.today()).TargetsOfStrategy(continued)
	drafted(t, r, v, aForm)
	history, err := r.db.History(t.Context(), models.KindStrategy, "digitalstrategie-der-zukunft")
	if err != nil {
		t.Fatal(err)
	}
	vorgang := views.VorgangPath(history[0].Batch)
	v.open(vorgang).want(t, 200, "Fortschreibung: ", "Rückgängig machen</button>")
	v.send(vorgang+"/rueckgaengig").want(t, 303)
	if r.db.Portfolio().Strategy("digitalstrategie-der-zukunft") != nil || r.db.Portfolio().Target(targets[1].ID).Outcome != "" {
		t.Error("undoing left something of the draft")
	}
	drafted(t, r, v, strings.Repeat("b", 20))
	renamed := *r.db.Portfolio().Strategy("digitalstrategie-der-zukunft")
	renamed.Title = "Anders"
	r.change(t, func(tx *store.Tx) error { return tx.Update(&renamed) })
	if history, err = r.db.History(t.Context(), models.KindTarget, targets[1].ID); err != nil {
		t.Fatal(err)
	}
	vorgang = views.VorgangPath(history[len(history)-1].Batch)
	v.send(vorgang+"/rueckgaengig").want(t, 422, "Lässt sich nicht mehr rückgängig machen")
	if r.db.Portfolio().Target(targets[1].ID).Outcome != models.OutcomeDropped {
		t.Error("something was undone")
	}
}

func TestTheBalanceOfAStrategyNobodyContinuedIsHonestAboutIt(t *testing.T) {
	r := newTrial(t)
	r.get(t, views.BalancePath("st-digitalstrategie-2030")).want(t, 200, "!erreicht,")
	r.get(t, views.BalancePath(continued)).want(t, 200, "nicht fortgeschrieben", "nicht entschieden", "mit Messwert", "mit Prozentangabe")
	r.get(t, views.BalancePath("gibt-es-nicht")).want(t, 404)
}
