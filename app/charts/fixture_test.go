// What the tests of figures share: the portfolios of the seed and the demonstration, a small one made by
// hand, and the scopes that every figure must serve.

package charts

import (
	"sync"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

func day(t testing.TB, iso string) models.Date {
	t.Helper()
	d, err := models.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var loaded = sync.OnceValues(seed.Load)

func records(t testing.TB) *models.Records {
	t.Helper()
	r, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func seeded(t testing.TB, iso string) *models.Portfolio {
	return models.NewPortfolio(models.Head{}, records(t)).At(day(t, iso))
}

func demonstration(t testing.TB, iso string) *models.Portfolio {
	p := models.NewPortfolio(models.Head{}, seed.Demo(records(t))).At(day(t, iso))
	p.Demo = true
	return p
}

var rlp = progress.Scope{StrategyID: "rlp-digitalstrategie"}

func linked(path string) string { return path + "#stichtag" }

func query(p *models.Portfolio, s progress.Scope) Query {
	return Query{Portfolio: p, Scope: s, Link: linked}
}

func build(t testing.TB, name string, q Query) *Figure {
	t.Helper()
	f, err := Build(name, q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// scopes are one of each sort, in which the demonstration has something to show.
func scopes(p *models.Portfolio) map[string]progress.Scope {
	return map[string]progress.Scope{
		"everything": {}, "strategy": rlp, "field": {FieldID: p.Fields[0].ID}, "topic": {TopicID: p.FocusTopics[0].ID},
		"target": {TargetID: p.Targets()[0].ID}, "ministry": {MinistryID: "mastd"}, "ministry and topic": {MinistryID: "mdi", TopicID: p.FocusTopics[2].ID},
		"predecessor without measures": {StrategyID: "rlp-strategie-digitales-leben-2018"}, "unknown": {StrategyID: "gibt-es-nicht"},
	}
}

// small is a portfolio of one strategy, field, topic, target and two ministries with the given measures
// and what hangs on them; all measures serve the target.
func small(t testing.TB, iso string, more ...models.Record) *models.Portfolio {
	t.Helper()
	r := &models.Records{}
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	r.Add(&models.Jurisdiction{Base: base("land"), Name: "Land", Key: "07", ISO: "DE-RP"})
	r.Add(&models.Ministry{Base: base("mdi"), JurisdictionID: "land", Abbreviation: "MdI", Name: "Ministerium des Innern", Order: 1})
	r.Add(&models.Ministry{Base: base("fm"), JurisdictionID: "land", Abbreviation: "FM", Name: "Ministerium der Finanzen", Order: 2})
	r.Add(&models.Strategy{Base: base("s"), JurisdictionID: "land", Title: "Strategie", Published: true})
	r.Add(&models.Field{Base: base("f"), StrategyID: "s", Title: "Feld"})
	r.Add(&models.FocusTopic{Base: base("t"), FieldID: "f", Title: "Thema"})
	r.Add(&models.Target{Base: base("z"), StrategyID: "s", FieldID: "f", FocusTopicID: "t", Title: "Ziel"})
	for _, record := range more {
		r.Add(record)
	}
	return models.NewPortfolio(models.Head{}, r).At(day(t, iso))
}

func measure(id, title string) *models.Measure {
	return &models.Measure{Base: models.Base{ID: id, Version: 1}, StrategyID: "s", Title: title, TargetIDs: models.Strings{"z"}}
}

func report(t testing.TB, measureID, iso string, phase models.Phase, percent float64, ampel models.Ampel) *models.StatusReport {
	return &models.StatusReport{Base: models.Base{ID: measureID + "-" + iso, Version: 1}, MeasureID: measureID, AsOf: day(t, iso),
		State: models.ReportApproved, Phase: phase, Percent: models.PercentOf(percent), Ampel: ampel}
}

func lead(measureID, ministryID string) *models.Responsibility {
	return &models.Responsibility{Base: models.Base{ID: measureID + "-" + ministryID, Version: 1}, SubjectKind: models.KindMeasure, SubjectID: measureID,
		MinistryID: ministryID, Role: models.RoleLead}
}

func partOf(measureID, ministryID string) *models.Responsibility {
	r := lead(measureID, ministryID)
	r.Role = models.RoleParticipating
	return r
}
