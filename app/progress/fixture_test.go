// A small world for the tests: one strategy, three ministries, and measures that say what a test needs.

package progress_test

import (
	"fmt"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// world collects records; every method adds one and returns it for changes.
type world struct {
	t *testing.T
	models.Records
	n int
}

// newWorld has the strategy "digital" with a field, two topics and a target in each, and the ministries
// "mdi", "mastd" (until 17.05.2026) and its successor "mas".
func newWorld(t *testing.T) *world {
	w := &world{t: t}
	w.Jurisdictions = []*models.Jurisdiction{{Base: models.Base{ID: "rp"}, Name: "Rheinland-Pfalz", Key: "07"}}
	w.Strategies = []*models.Strategy{{Base: models.Base{ID: "digital"}, JurisdictionID: "rp", Title: "Digitalstrategie", Published: true}}
	w.Fields = []*models.Field{{Base: models.Base{ID: "staat"}, StrategyID: "digital", Title: "Staat"}}
	w.FocusTopics = []*models.FocusTopic{
		{Base: models.Base{ID: "verwaltung"}, FieldID: "staat", Order: 1, Title: "Verwaltung"},
		{Base: models.Base{ID: "sicherheit"}, FieldID: "staat", Order: 2, Title: "Sicherheit"},
	}
	w.Targets = []*models.Target{
		{Base: models.Base{ID: "ziel-verwaltung"}, StrategyID: "digital", FocusTopicID: "verwaltung", Number: 1, Title: "Verwaltung ist digital", Due: endOf2025},
		{Base: models.Base{ID: "ziel-sicherheit"}, StrategyID: "digital", FocusTopicID: "sicherheit", Number: 2, Title: "Sicherheit ist digital", Due: endOf2025},
	}
	recut := date("2026-05-18")
	w.Ministries = []*models.Ministry{
		{Base: models.Base{ID: "mdi"}, JurisdictionID: "rp", Abbreviation: "MdI", Order: 1},
		{Base: models.Base{ID: "mastd"}, JurisdictionID: "rp", Abbreviation: "MASTD", Order: 2, ValidUntil: recut - 1, SuccessorIDs: models.Strings{"mas"}},
		{Base: models.Base{ID: "mas"}, JurisdictionID: "rp", Abbreviation: "MAS", Order: 3, ValidFrom: recut},
	}
	return w
}

var endOf2025 = models.PartialDate{Day: date("2025-12-31"), Precision: models.PrecisionYear}

func date(s string) models.Date {
	d, err := models.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func pct(v float64) models.Percent { return models.PercentOf(v) }

var unknown models.Percent

func (w *world) id(prefix string) models.Base {
	w.n++
	return models.Base{ID: fmt.Sprintf("%s-%d", prefix, w.n)}
}

func (w *world) measure(id string) *models.Measure {
	m := &models.Measure{Base: models.Base{ID: id}, StrategyID: "digital", Title: id, Number: len(w.Measures) + 1}
	w.Measures = append(w.Measures, m)
	return m
}

// planned is a measure that runs from the first to the last day.
func (w *world) planned(id, start, due string) *models.Measure {
	m := w.measure(id)
	m.Start, m.Due = models.On(date(start)), models.On(date(due))
	return m
}

func (w *world) part(id, parent string) *models.Measure {
	m := w.measure(id)
	m.ParentID = parent
	return m
}

// report adds an approved report; a negative percent is none.
func (w *world) report(measure, day string, phase models.Phase, percent float64) *models.StatusReport {
	r := &models.StatusReport{Base: w.id("meldung"), MeasureID: measure, AsOf: date(day), State: models.ReportApproved, Phase: phase}
	if percent >= 0 {
		r.Percent = pct(percent)
	}
	w.Reports = append(w.Reports, r)
	return r
}

func (w *world) milestone(measure, due, done string, weight float64) {
	w.Milestones = append(w.Milestones, &models.Milestone{Base: w.id("meilenstein"), MeasureID: measure, Title: "Schritt", Due: date(due), DoneOn: date(done), Weight: weight})
}

// indicator measures from 0 to 100; readings are day and amount in turn.
func (w *world) indicator(target, measure string, readings ...any) *models.Indicator {
	i := &models.Indicator{Base: w.id("kennzahl"), TargetID: target, MeasureID: measure, Title: "Anteil", TargetValue: 100, Direction: models.DirectionUp}
	w.Indicators = append(w.Indicators, i)
	for k := 0; k < len(readings); k += 2 {
		w.Readings = append(w.Readings, &models.Reading{Base: w.id("messwert"), IndicatorID: i.ID, On: date(readings[k].(string)), Amount: readings[k+1].(float64)})
	}
	return i
}

func (w *world) lead(measure, ministry, from, until string) {
	w.Responsibilities = append(w.Responsibilities, &models.Responsibility{Base: w.id("zustaendigkeit"), SubjectKind: models.KindMeasure, SubjectID: measure,
		MinistryID: ministry, Role: models.RoleLead, ValidFrom: date(from), ValidUntil: date(until)})
}

func (w *world) propose(aspect models.Aspect, kind models.Kind, subject, object string) {
	w.Proposals = append(w.Proposals, &models.Proposal{Base: w.id("vorschlag"), Aspect: aspect, SubjectKind: kind, SubjectID: subject, ObjectID: object, State: models.ProposalOpen})
}

func (w *world) shift(measure, decided, from, to string) {
	w.Shifts = append(w.Shifts, &models.DueShift{Base: w.id("verschiebung"), MeasureID: measure, DecidedOn: date(decided), From: date(from), To: date(to), Reason: "Vergabe verzögert"})
}

func (w *world) at(day string) *models.Portfolio {
	return models.NewPortfolio(models.Head{}, &w.Records).At(date(day))
}

// of is the status of the measure on the day.
func (w *world) of(measure, day string) *progress.Status {
	w.t.Helper()
	p := w.at(day)
	m := p.Measure(measure)
	if m == nil {
		w.t.Fatalf("no measure %q", measure)
	}
	return progress.Of(p, m)
}

// want reports got unless it is what the sentence says.
func want[T comparable](t *testing.T, what string, got, expected T) {
	t.Helper()
	if got != expected {
		t.Errorf("%s: got %v, want %v", what, got, expected)
	}
}

// ids lists the measures of rows, groups or changes in their order.
func ids[T any](list []T, id func(T) string) string {
	out := ""
	for i, v := range list {
		if i > 0 {
			out += " "
		}
		out += id(v)
	}
	return out
}
