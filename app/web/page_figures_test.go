// The pages of figures, for every figure and every part of the portfolio.

package web

import (
	"testing"

	"zielstand/app/charts"
	"zielstand/app/progress"
	"zielstand/seed"
	"zielstand/views"
)

func TestEveryFigureHasItsPageForEveryPart(t *testing.T) {
	r := newTrial(t)
	parts := []string{"", "?strategie=rlp-digitalstrategie", "?ressort=mdi", "?fokusthema=digitale-prozesse", "?massnahme=ejustice-rlp",
		"?ziel=ziel-landes-it-transformation", "?handlungsfeld=block-technisch", "?stichtag=1990-01-01", "?ressort=bm&fokusthema=organisationsupgrade"}
	for _, part := range parts {
		r.get(t, "/diagramme"+part).want(t, 200, "Diagramme eingrenzen", "!NaN")
		for _, kind := range charts.Kinds {
			r.get(t, "/diagramme/"+kind.Name+part).want(t, 200, kind.Label, "Diagramme eingrenzen", "!NaN")
		}
	}
	r.get(t, "/diagramme/gibt-es-nicht").want(t, 404)
	r.get(t, "/diagramme?ressort=gibt-es-nicht").want(t, 400, "ressort", "gibt-es-nicht")
}

func TestTheLinksOfAFigureKeepWhatItIsAbout(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/massnahmen/ejustice-rlp?stichtag=2025-06-30").want(t, 200, "/diagramme/zeitplan.csv?massnahme=ejustice-rlp&amp;stichtag=2025-06-30")
	r.get(t, "/diagramme/zeitplan?massnahme=ejustice-rlp").want(t, 200, "Programm eJustice RLP", `name="massnahme" value="ejustice-rlp"`)
}

func TestTheFilterOfAFigureIsItsScope(t *testing.T) {
	filter := views.FigureFilter{StrategyID: "s", MinistryID: "r", TopicID: "f", Further: []views.FurtherPart{
		{Parameter: partField, ID: "h"}, {Parameter: partTarget, ID: "z"}, {Parameter: partMeasure, ID: "m"}}}
	want := progress.Scope{StrategyID: "s", MinistryID: "r", TopicID: "f", FieldID: "h", TargetID: "z", MeasureID: "m"}
	if got := figureScope(filter); got != want {
		t.Errorf("scope is %+v, want %+v", got, want)
	}
}

func TestALongTableIsWholeOnlyOnThePageOfItsFigure(t *testing.T) {
	r := newTrialOf(t, seed.Generate(300, 1))
	strategy := r.db.Portfolio().Strategies[0].ID
	r.get(t, "/strategien/"+strategy).want(t, 200, "Gezeigt werden 40 von")
	r.get(t, "/diagramme/struktur?strategie="+strategy).want(t, 200, "!Gezeigt werden 40 von")
}
