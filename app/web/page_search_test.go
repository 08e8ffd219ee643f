// The search page.

package web

import "testing"

func TestTheSearchFindsWordsHoweverTheirUmlautsAreTyped(t *testing.T) {
	r := newTrial(t)
	for _, text := range []string{"bevoelkerungsschutz", "Bev%C3%B6lkerungsschutz", "bevolkerungsschutz"} {
		r.get(t, "/suche?q="+text).want(t, 200, `href="/massnahmen/lagezentrum-bevoelkerungsschutz"`, "<mark>Bevölkerungsschutz</mark>", "1 Maßnahme")
	}
}

func TestHitsStandByKind(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/suche?q=digital").want(t, 200, "Maßnahmen</h2>", "Ziele</h2>", "Strategien</h2>", "Ressorts</h2>", `href="/ressorts/mds"`)
}

func TestTheSearchHelpsOnWhenNothingIsFound(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/suche?q=quastenflosser+bauantrag&stichtag=2025-01-01").want(t, 200, "nichts gefunden", "Einzeln gibt es Treffer",
		`href="/suche?q=bauantrag&amp;stichtag=2025-01-01"`, "im heutigen Stand suchen", "!q=quastenflosser&amp;")
	r.get(t, "/suche").want(t, 200, "Durchsucht werden", "!nichts gefunden")
}

func TestWhatIsSearchedForIsNeverMarkup(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/suche?q=%3Cimg+src%3Dx%3E").want(t, 200, "&lt;img src=x&gt;", "!<img")
}
