// The list of measures: filters, order, pages, and an address that keeps it all.

package web

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"zielstand/seed"
)

// listed are the ids of the measures in the rows of the list.
func listed(a received) []string {
	var ids []string
	for _, found := range regexp.MustCompile(`<th scope="row"><a href="/massnahmen/([^"?]+)`).FindAllStringSubmatch(a.body, -1) {
		ids = append(ids, found[1])
	}
	return ids
}

func TestFiltersNarrowTheListTogether(t *testing.T) {
	r := newTrial(t)
	all := r.get(t, "/massnahmen").want(t, 200, "31 Maßnahmen am 02.11.2026", "!Zurücksetzen")
	if n := len(listed(all)); n != 25 {
		t.Errorf("the first page shows %d measures, want 25", n)
	}
	one := r.get(t, "/massnahmen?strategie=rlp-digitalstrategie&phase=implementing&signal=overdue")
	one.want(t, 200, "von 31 Maßnahmen", "Phase: in Umsetzung", "Auffällig: überfällig", "Strategie: Digitalstrategie für Rheinland-Pfalz", "Zurücksetzen")
	two := r.get(t, "/massnahmen?phase=implementing&signal=overdue")
	for _, id := range listed(one) {
		if strings.HasPrefix(id, "st-") {
			t.Errorf("%s is no measure of Rheinland-Pfalz", id)
		}
		if !slices.Contains(listed(two), id) {
			t.Errorf("%s passes more filters but not fewer", id)
		}
	}
	if len(listed(one)) == 0 || len(listed(one)) >= len(listed(two)) {
		t.Errorf("%d measures pass three filters, %d pass two", len(listed(one)), len(listed(two)))
	}
}

func TestAChipTakesOneFilterAway(t *testing.T) {
	r := newTrial(t)
	a := r.get(t, "/massnahmen?ampel=green&phase=implementing&ordnung=due&seite=1")
	a.want(t, 200, `href="/massnahmen?ampel=green&amp;ordnung=due"`, `href="/massnahmen?ordnung=due&amp;phase=implementing"`)
}

func TestHeadingsSortAndTurnRound(t *testing.T) {
	r := newTrial(t)
	up := r.get(t, "/massnahmen?ordnung=due").want(t, 200, `aria-sort="ascending"`, "ordnung=-due", "sortiert nach Fälligkeit")
	down := r.get(t, "/massnahmen?ordnung=-due").want(t, 200, `aria-sort="descending"`, "sortiert nach Fälligkeit, umgekehrt")
	if listed(up)[0] == listed(down)[0] {
		t.Error("both directions begin with the same measure")
	}
}

func TestTheTextFilterKnowsUmlauts(t *testing.T) {
	r := newTrial(t)
	for _, text := range []string{"bevoelkerungsschutz", "Bev%C3%B6lkerungsschutz", "BEVOELKERUNG"} {
		if ids := listed(r.get(t, "/massnahmen?q="+text)); !slices.Contains(ids, "lagezentrum-bevoelkerungsschutz") {
			t.Errorf("%s finds %v", text, ids)
		}
	}
	r.get(t, "/massnahmen?q=quastenflosser").want(t, 200, "Keine der 31 Maßnahmen passt", "auf allen Seiten suchen")
}

func TestPagesOfTheListAreBounded(t *testing.T) {
	r := newTrialOf(t, seed.Generate(120, 2))
	r.get(t, "/massnahmen?seite=2&ordnung=title").want(t, 200, "Treffer 26 bis 50 von 114", `rel="prev"`, `rel="next"`, "ordnung=title&amp;seite=3")
	r.get(t, "/massnahmen?seite=5").want(t, 200, "Treffer 101 bis 114 von 114", `!rel="next"`)
	r.get(t, "/massnahmen?seite=6").want(t, 400, "seite", "6")
	r.get(t, "/massnahmen?seite=null").want(t, 400, "seite", "null")
}

func TestAFilterThatDoesNotExistIsRefusedWithWhatIsAllowed(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/massnahmen?phase=fertig").want(t, 400, "phase", "fertig", "completed")
	r.get(t, "/massnahmen?ampel=blau&ordnung=zufall").want(t, 400, "ampel", "blau", "ordnung", "zufall")
	r.get(t, "/massnahmen?ressort=%3Cscript%3E").want(t, 400, "&lt;script&gt;", "!<script>alert")
}

func TestWhatIsNotStatedCanBeListed(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	without := r.get(t, "/massnahmen?ressort=ohne").want(t, 200, "Ressort: nicht angegeben")
	if n := strings.Count(without.body, `<td data-label="Ressort"><span class="zs-missing">nicht angegeben`); n == 0 || n != len(listed(without)) {
		t.Errorf("%d of %d listed measures have no ministry", n, len(listed(without)))
	}
	r.get(t, "/massnahmen?phase=unknown").want(t, 200, "Phase: nicht gemeldet")
	r.get(t, "/massnahmen?ressort=mdi").want(t, 200, "Zuordnung: Vorschlag")
}
