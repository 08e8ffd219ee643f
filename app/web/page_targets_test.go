// Targets: two sides that are never mixed, and what only a proposal says.

package web

import (
	"testing"

	"zielstand/models"
	"zielstand/seed"
)

func TestTargetPagesOfTheSourcesNameProposalsWithTheirReason(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	r.get(t, "/ziele").want(t, 200, "10 Ziele", "Ende 2025", "keine Kennzahl", "Vorschlag", "!NaN")
	r.get(t, "/ziele/ziel-digitaltaugliches-recht").want(t, 200, "Ende 2025", "Vorschlag",
		"Digitalcheck-Verfahren; Rechtsförmlichkeit bei StK/JM", "Die Quelle nennt für dieses Ziel keine Kennzahl", "zweiter Satz")
	r.get(t, "/ziele/ziel-mobiles-digitales-arbeiten").want(t, 200, "alle Ressorts")
	r.get(t, "/ziele/x").want(t, 404)
}

func TestATargetThatIsImplementedWithoutEffectSaysSo(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/ziele/ziel-digitaltaugliches-recht").want(t, 200, "umgesetzt ohne Wirkung", "Ausgangswert", "Zielwert", "Demonstration")
}

func TestAReadingOfALaterDayIsNotShown(t *testing.T) {
	p := demonstration(t, models.NewDate(2024, 7, 15))
	rows := indicatorRows(p, p.Target("ziel-digitaltaugliches-recht").Indicators)
	if len(rows) == 0 || rows[0].Last == nil {
		t.Fatal("the demonstration has no reading by July 2024")
	}
	for _, reading := range rows[0].Readings {
		if reading.On > p.Stichtag {
			t.Errorf("a reading of %s is shown on %s", reading.On, p.Stichtag)
		}
	}
	if last := rows[0].Readings[len(rows[0].Readings)-1]; last != rows[0].Last {
		t.Error("the last reading is not the last of the list")
	}
}

func TestAPageWithVeryManyMeasuresShowsTheFirstAndLeadsToAll(t *testing.T) {
	r := newTrialOf(t, seed.Generate(2000, 1))
	p := r.db.Portfolio()
	for _, f := range p.Fields {
		if n := len(p.MeasuresOfField(f.ID)); n > 100 {
			r.get(t, "/handlungsfelder/"+f.ID).want(t, 200, "Die ersten 100 von", "/massnahmen?handlungsfeld="+f.ID)
			return
		}
	}
	t.Fatal("no field of the generated strategy is large")
}
