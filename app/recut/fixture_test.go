// What the tests share: a small Land whose ministry of work and digital affairs is cut in two, and how a
// Portfolio looks after changes.

package recut

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

// cut is the first day of the new ministries.
var cut = models.NewDate(2026, 5, 18)

func base(id string) models.Base { return models.Base{ID: id, Version: 1} }

func duty(id, measure, ministry string, role models.Role, from, until models.Date) *models.Responsibility {
	return &models.Responsibility{Base: base(id), SubjectKind: models.KindMeasure, SubjectID: measure, MinistryID: ministry,
		Role: role, ValidFrom: from, ValidUntil: until}
}

// land is a strategy with one measure and the given responsibilities.
func land(duties ...*models.Responsibility) *models.Portfolio {
	return models.NewPortfolio(models.Head{}, landRecords(duties...))
}

func landRecords(duties ...*models.Responsibility) *models.Records {
	since := models.NewDate(2021, 5, 18)
	return &models.Records{
		Jurisdictions: []*models.Jurisdiction{{Base: base("rp"), Name: "Rheinland-Pfalz"}},
		Ministries: []*models.Ministry{
			{Base: base("mastd"), JurisdictionID: "rp", Abbreviation: "MASTD", Name: "Arbeit und Digitalisierung", ValidFrom: since, Order: 6},
			{Base: base("mdi"), JurisdictionID: "rp", Abbreviation: "MdI", Name: "Inneres", ValidFrom: since, Order: 3},
			{Base: base("old"), JurisdictionID: "rp", Abbreviation: "Alt", Name: "Längst geendet", ValidUntil: since - 1},
			{Base: base("young"), JurisdictionID: "rp", Abbreviation: "Jung", Name: "Beginnt am Tag", ValidFrom: cut}},
		Strategies:       []*models.Strategy{{Base: base("s"), JurisdictionID: "rp", Title: "Strategie", Published: true, LeadMinistryID: "mastd"}},
		Targets:          []*models.Target{{Base: base("t"), StrategyID: "s", Title: "Ziel"}},
		Measures:         []*models.Measure{{Base: base("m"), StrategyID: "s", Title: "Maßnahme", TargetIDs: models.Strings{"t"}}},
		Responsibilities: duties,
	}
}

func started(id string) *models.Ministry {
	return &models.Ministry{Base: models.Base{ID: id}, Abbreviation: strings.ToUpper(id), Name: "Ministerium " + id, JurisdictionID: "rp"}
}

// split cuts MASTD into mds and mas on the day.
func split() Plan {
	return Plan{ID: "plan", Day: cut, New: []*models.Ministry{started("mds"), started("mas")},
		Ending: []Ending{{MinistryID: "mastd", SuccessorIDs: []string{"mds", "mas"}}}}
}

// applied is the portfolio after the changes, as the store would make it.
func applied(t *testing.T, p *models.Portfolio, changes []Change) *models.Portfolio {
	t.Helper()
	records, after := p.Records().All(), &models.Records{}
	for _, c := range changes {
		if c.Before != nil && !c.Before.Archived() {
			i := slices.IndexFunc(records, func(r models.Record) bool { return sameRecord(r, c.Before) })
			if i < 0 {
				t.Fatalf("%s %s changes and is not there", c.Before.RecordKind(), c.Before.RecordID())
			}
			records = slices.Delete(records, i, i+1)
		}
		if c.After == nil {
			continue
		}
		if i := slices.IndexFunc(records, func(r models.Record) bool { return sameRecord(r, c.After) }); i >= 0 {
			t.Fatalf("%s %s exists twice", c.After.RecordKind(), c.After.RecordID())
		}
		if err := c.After.Validate(); err != nil {
			t.Fatal(err)
		}
		records = append(records, c.After)
	}
	for _, r := range records {
		after.Add(r)
	}
	return models.NewPortfolio(models.Head{}, after)
}

func sameRecord(a, b models.Record) bool {
	return a.RecordKind() == b.RecordKind() && a.RecordID() == b.RecordID()
}

// held writes down who has which part in the measure on the day: "lead mds, participating mdi".
func held(p *models.Portfolio, measure string, day models.Date) string {
	var parts []string
	for _, r := range p.Measure(measure).Responsibilities {
		if r.ValidOn(day) {
			parts = append(parts, string(r.Role)+" "+r.MinistryID)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// text is everything that the portfolio holds.
func text(t *testing.T, p *models.Portfolio) string {
	t.Helper()
	var b strings.Builder
	for _, r := range p.Records().All() {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(string(r.RecordKind()) + string(line) + "\n")
	}
	return b.String()
}

func codes(list []models.Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Field+" "+p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
