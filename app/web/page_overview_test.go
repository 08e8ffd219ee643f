// The overview: what is counted is what the list behind it shows.

package web

import (
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

func TestTheOverviewBeginsWithTheStrategyOfTheLand(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/").want(t, 200, "<h1>Digitalstrategie für Rheinland-Pfalz</h1>", "Demonstrationsdaten", "n = 22 Maßnahmen", "Stichtag 02.11.2026", "!NaN", "!%!")
	r.get(t, "/?strategie=alle").want(t, 200, "<h1>Alle Strategien</h1>", "n = 31 Maßnahmen")
	r.get(t, "/?strategie=st-digitalstrategie-2030").want(t, 200, "<h1>Sachsen-Anhalt digital 2030</h1>", "n = 9 Maßnahmen")
	r.get(t, "/?strategie=rlp-strategie-digitales-leben-2018").want(t, 200, "noch keine Maßnahme erfasst")
	r.get(t, "/?strategie=gibt-es-nicht").want(t, 400, "strategie", "gibt-es-nicht")
}

// keyFigure matches the link and the number of a tile.
var keyFigure = regexp.MustCompile(`<a class="zs-kpi__label" href="([^"]+)">([^<]+)<.*?zs-kpi__value" aria-hidden="true">(\d+)<`)

func TestEachKeyFigureCountsTheListBehindIt(t *testing.T) {
	r := newTrial(t)
	for _, address := range []string{"/", "/?strategie=alle", "/?stichtag=2025-07-01"} {
		tiles := keyFigure.FindAllStringSubmatch(r.get(t, address).body, -1)
		if len(tiles) != 6 {
			t.Fatalf("%s has %d key figures, want 6", address, len(tiles))
		}
		for _, tile := range tiles {
			list := r.get(t, html.UnescapeString(tile[1])).body
			switch {
			case tile[3] == "0" && strings.Contains(list, "Keine der "):
			case strings.Contains(list, ">"+tile[3]+" von ") || strings.Contains(list, tile[3]+" Treffer"):
			default:
				t.Errorf("%s: %s counts %s, its list %s another number", address, tile[2], tile[3], tile[1])
			}
		}
	}
}

func TestTheOverviewOfTheSourcesSaysWhatItRestsOn(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	r.get(t, "/").want(t, 200, "nur ein Vorschlag und noch nicht bestätigt", "geringe Abdeckung", "Bei allen 22 Maßnahmen gibt es keine Ampel",
		"noch keine Statusmeldung", "!Demonstrationsdaten", "!NaN")
}

func TestOnlyMeasuresWithAReasonAreUrgent(t *testing.T) {
	p := demonstration(t, models.NewDate(2026, 11, 2))
	rows := progress.MostUrgent(p, progress.Scope{}, 100)
	if len(rows) == 0 || len(rows) == len(p.Measures()) {
		t.Fatalf("%d of %d measures are urgent", len(rows), len(p.Measures()))
	}
	for i, row := range rows {
		if progress.Urgency(row.Status) == 0 {
			t.Errorf("%s has nothing urgent", row.Measure.ID)
		}
		if i > 0 && progress.Urgency(row.Status) > progress.Urgency(rows[i-1].Status) {
			t.Errorf("%s stands below a less urgent measure", row.Measure.ID)
		}
	}
}

func TestAReportIsOnTheOverviewAtOnceAsOnThatOfAProgramJustStarted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zielstand.db")
	r := startTrial(t, path)
	records := seed.Generate(1000, 2) // more topics than are drawn
	r.change(t, func(tx *store.Tx) error { return tx.Create(records.All()...) })
	last := r.get(t, "/").want(t, 200).body
	for i, id := range []string{"measure-00002", "measure-00500", "measure-00998"} {
		r.change(t, func(tx *store.Tx) error {
			return tx.Create(&models.StatusReport{Base: models.Base{ID: "neu-" + id}, MeasureID: id, AsOf: r.today(), State: models.ReportApproved,
				ApprovedAt: models.InstantOf(r.now), Phase: models.PhasePaused, Percent: models.PercentOf(float64(i)), Ampel: models.AmpelGreen})
		})
		next := r.get(t, "/").want(t, 200).body
		if next == last {
			t.Errorf("the overview does not show the report on %s", id)
		}
		last = next
	}
	if startTrial(t, path).get(t, "/").want(t, 200).body != last {
		t.Error("the last overview is another than that of a program just started")
	}
}

func TestTheStrategyInForceFollowsTheStichtag(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, &models.Records{
		Jurisdictions: []*models.Jurisdiction{{Base: models.Base{ID: "rp"}, Key: "07"}},
		Strategies: []*models.Strategy{
			{Base: models.Base{ID: "old"}, JurisdictionID: "rp", PeriodFrom: models.On(models.NewDate(2018, 1, 1))},
			{Base: models.Base{ID: "new"}, JurisdictionID: "rp", PredecessorID: "old", PeriodFrom: models.On(models.NewDate(2023, 10, 1))},
		},
	})
	for day, want := range map[models.Date]string{models.NewDate(2020, 1, 1): "old", models.NewDate(2024, 1, 1): "new"} {
		if s := strategyInForce(p.At(day), "07"); s == nil || s.ID != want {
			t.Errorf("on %s the strategy in force is %v, want %s", day, s, want)
		}
	}
	if s := strategyInForce(p.At(models.NewDate(2024, 1, 1)), "15"); s != nil {
		t.Errorf("a Land without a strategy has %s in force", s.ID)
	}
}
