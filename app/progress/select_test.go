// Tests of lists: filter, order, urgency.

package progress_test

import (
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// listed gives the measures of the rows, "?" behind those that are there by a proposal.
func listed(rows []progress.Row) string {
	return ids(rows, func(r progress.Row) string {
		if r.Proposed {
			return r.Measure.ID + "?"
		}
		return r.Measure.ID
	})
}

func TestAListIsFilteredByAllCriteriaAndAnyValue(t *testing.T) {
	w := newWorld(t)
	w.planned("a", "2024-01-01", "2024-06-30").TargetIDs = models.Strings{"ziel-verwaltung"}
	w.lead("a", "mdi", "", "")
	w.report("a", "2024-10-31", models.PhaseImplementing, 40).Ampel = models.AmpelYellow
	w.measure("b").TargetIDs = models.Strings{"ziel-sicherheit"}
	w.lead("b", "mastd", "", "")
	w.report("b", "2024-10-31", models.PhasePlanned, 0).Ampel = models.AmpelGreen
	w.measure("c")
	w.propose(models.AspectLead, models.KindMeasure, "c", "mdi")
	w.propose(models.AspectTarget, models.KindMeasure, "c", "ziel-verwaltung")
	w.measure("d")
	p := w.at("2024-11-18")
	cases := []struct {
		sentence string
		filter   progress.Filter
		want     string
	}{
		{"no filter", progress.Filter{}, "a b c d"},
		{"a phase", progress.Filter{Phases: []models.Phase{models.PhasePlanned}}, "b"},
		{"two phases", progress.Filter{Phases: []models.Phase{models.PhasePlanned, models.PhaseImplementing}}, "a b"},
		{"not reported", progress.Filter{Phases: []models.Phase{models.PhaseUnknown}}, "c d"},
		{"an Ampel", progress.Filter{Ampeln: []models.Ampel{models.AmpelYellow}}, "a"},
		{"no Ampel", progress.Filter{Ampeln: []models.Ampel{models.AmpelNone}}, "c d"},
		{"a signal", progress.Filter{Signals: []progress.Signals{progress.Overdue}}, "a"},
		{"one of two signals", progress.Filter{Signals: []progress.Signals{progress.Overdue, progress.Stale}}, "a c d"},
		{"a ministry, also where it is proposed", progress.Filter{MinistryIDs: []string{"mdi"}}, "a c?"},
		{"a ministry, where it is stated", progress.Filter{MinistryIDs: []string{"mdi"}, StatedOnly: true}, "a"},
		{"no ministry", progress.Filter{MinistryIDs: []string{""}}, "d"},
		{"a topic", progress.Filter{TopicIDs: []string{"verwaltung"}}, "a c?"},
		{"one of two topics", progress.Filter{TopicIDs: []string{"verwaltung", "sicherheit"}}, "a b c?"},
		{"no topic", progress.Filter{TopicIDs: []string{""}}, "d"},
		{"a ministry and a signal", progress.Filter{MinistryIDs: []string{"mdi"}, Signals: []progress.Signals{progress.Stale}}, "c?"},
		{"a scope", progress.Filter{Scope: progress.Scope{TargetID: "ziel-verwaltung"}}, "a c?"},
		{"a condition", progress.Filter{Match: func(m *models.MeasureNode) bool { return m.ID > "b" }}, "c d"},
	}
	for _, c := range cases {
		want(t, c.sentence, listed(progress.Select(p, c.filter, "title")), c.want)
	}
}

func TestAListIsOrderedAndTheUnknownComesLastEitherWay(t *testing.T) {
	w := newWorld(t)
	m := w.planned("a", "2024-01-01", "2025-12-31")
	m.Title = "Ämter digital"
	w.report("a", "2024-10-31", models.PhaseCompleted, -1).Ampel = models.AmpelGreen
	w.lead("a", "mastd", "", "")
	m = w.planned("b", "2024-01-01", "2024-06-30")
	m.Title = "Zentrale Akte"
	w.report("b", "2024-09-30", models.PhaseImplementing, 40).Ampel = models.AmpelRed
	w.lead("b", "mdi", "", "")
	w.shift("b", "2024-03-01", "2024-06-30", "2024-08-31")
	w.measure("c").Title = "anders" // says nothing else
	p := w.at("2024-11-18")
	for order, expected := range map[progress.Order]string{
		"urgency": "b c a", "-urgency": "a c b",
		"title": "a c b", "-title": "b c a",
		"due": "b a c", "-due": "a b c",
		"percent": "b a c", "-percent": "a b c",
		"ampel": "b a c", "-ampel": "a b c",
		"phase": "b a c", "-phase": "a b c",
		"report": "b a c", "-report": "a b c",
		"ministry": "b a c", "-ministry": "a b c",
		"slip": "b a c", "-slip": "b a c",
		"": "b c a", "nonsense": "b c a",
	} {
		want(t, "order "+string(order), listed(progress.Select(p, progress.Filter{}, order)), expected)
	}
}

func TestOrdersKnowTheirNames(t *testing.T) {
	for _, o := range progress.Orders {
		want(t, string(o), o.Valid() && ("-"+o).Valid() && ("-"+o).Reversed() && !o.Reversed(), true)
	}
	for _, o := range []progress.Order{"", "-", "--due", "nonsense"} {
		want(t, string(o), o.Valid(), false)
	}
}

func TestWhatIsWorseIsMoreUrgent(t *testing.T) {
	w := newWorld(t)
	add := func(id, start, due string, phase models.Phase, percent float64, ampel models.Ampel) {
		w.planned(id, start, due)
		w.report(id, "2024-10-31", phase, percent).Ampel = ampel
	}
	add("completed", "2024-01-01", "2024-06-30", models.PhaseCompleted, -1, models.AmpelRed)
	add("on-plan", "2024-01-01", "2025-12-31", models.PhaseImplementing, 45, models.AmpelGreen)
	w.planned("stale", "2023-01-01", "2025-12-31")
	add("yellow", "2024-01-01", "2025-12-31", models.PhaseImplementing, 45, models.AmpelYellow)
	add("behind", "2024-01-01", "2025-12-31", models.PhaseImplementing, 25, models.AmpelYellow)
	add("rosy", "2024-01-01", "2025-12-31", models.PhaseImplementing, 25, models.AmpelGreen)
	add("red", "2024-01-01", "2025-12-31", models.PhaseImplementing, 45, models.AmpelRed)
	add("overdue", "2024-01-01", "2024-06-30", models.PhaseImplementing, 90, models.AmpelRed)
	rows := progress.Select(w.at("2024-11-18"), progress.Filter{}, "-urgency")
	want(t, "from least to most urgent", strings.ReplaceAll(listed(rows), "?", ""), "completed on-plan stale yellow behind rosy red overdue")
}
