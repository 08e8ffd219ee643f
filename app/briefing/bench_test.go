// What freezing costs on a large strategy.

package briefing

import (
	"fmt"
	"testing"

	"zielstand/models"
)

// large is a strategy of n measures with reports each.
func large(n, reports int) *models.Portfolio {
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	r := &models.Records{}
	r.Add(&models.Jurisdiction{Base: base("rp"), Name: "Land", Key: "07"})
	r.Add(&models.Strategy{Base: base(strategyID), JurisdictionID: "rp", Title: "Strategie", Published: true})
	for i := range n {
		id := fmt.Sprint("m", i)
		r.Add(&models.Measure{Base: base(id), StrategyID: strategyID, Title: "Maßnahme " + id})
		for k := range reports {
			r.Add(&models.StatusReport{Base: base(fmt.Sprint(id, "-", k)), MeasureID: id, AsOf: stichtag.AddDays(-30 * k), State: models.ReportApproved,
				Phase: models.PhaseImplementing, Ampel: models.AmpelGreen, Percent: models.PercentOf(float64(k)), Text: "Ein Satz zum Stand der Dinge."})
		}
	}
	return models.NewPortfolio(models.Head{Seq: 1, Hash: "a"}, r).At(stichtag)
}

func BenchmarkFreeze(b *testing.B) {
	for _, n := range []int{100, 1000} {
		p := large(n, 50)
		b.Run(fmt.Sprint(n, " measures with 50 reports"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, content := frozen(b, order("sprechzettel", models.AudiencePublic), p, nil)
				b.SetBytes(int64(len(content)))
			}
		})
	}
}

func BenchmarkPreview(b *testing.B) {
	p := large(1000, 50)
	for b.Loop() {
		f, err := Freeze(order("sprechzettel", models.AudiencePublic), models.BriefingDraft, p, nil, House{})
		if err == nil {
			_, err = f.Document()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
