// Ministries before and after a re-cut.

package web

import (
	"testing"

	"zielstand/models"
)

func TestAMinistryThatEndedShowsWhatItHandedOver(t *testing.T) {
	p := demonstration(t, models.NewDate(2026, 11, 1))
	former := formerRows(p, "mastd")
	if len(former) == 0 {
		t.Fatal("nothing was handed over")
	}
	for _, row := range former {
		if row.Lead.To == nil || row.Lead.To.ID == "mastd" {
			t.Errorf("%s was handed over to nobody", row.Measure.ID)
		}
	}
	if len(successors(p, p.Ministry("mastd"))) == 0 {
		t.Error("the ministry has no successor")
	}
}

func TestBeforeTheRecutNobodyKnowsOfIt(t *testing.T) {
	p := demonstration(t, models.NewDate(2025, 6, 30))
	if former := formerRows(p, "mastd"); len(former) > 0 {
		t.Errorf("%d measures are shown as handed over a year early", len(former))
	}
	if s := successors(p, p.Ministry("mastd")); len(s) > 0 {
		t.Errorf("the successor %s is shown a year early", s[0].ID)
	}
}

func TestParticipationsAreCountedOncePerMeasure(t *testing.T) {
	p := demonstration(t, models.NewDate(2025, 6, 30))
	for id, n := range participations(p) {
		if want := len(p.MeasuresWith(id)); n != want {
			t.Errorf("%s takes part in %d measures, want %d", id, n, want)
		}
	}
}

func TestMinistryPages(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/ressorts?stichtag=2026-11-01").want(t, 200, "Ressort besteht an diesem Tag nicht", "Nachfolge", "Sachsen-Anhalt", "!NaN")
	r.get(t, "/ressorts/mastd?stichtag=2026-11-01").want(t, 200, "Früher federführend", "Nachfolge")
	r.get(t, "/ressorts/mastd?stichtag=2025-06-30").want(t, 200, "!Früher federführend", "!Nachfolge")
	r.get(t, "/ressorts/x").want(t, 404)
}
