// Tests of the sentences about changes and about what needs attention.

package views

import (
	"slices"
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func statusOn(day models.Date, s progress.Status) *progress.Status {
	s.Day = day
	if s.Measure == nil {
		s.Measure = &models.MeasureNode{Measure: &models.Measure{}}
	}
	return &s
}

func TestAChangeSaysFromWhatToWhat(t *testing.T) {
	earlier, later := models.NewDate(2024, 6, 30), models.NewDate(2025, 6, 30)
	mastd := &models.Ministry{Abbreviation: "MASTD"}
	mds := &models.Ministry{Abbreviation: "MDS"}
	link := func(m *models.Ministry) models.Link[*models.Ministry] { return models.Link[*models.Ministry]{To: m} }
	for want, c := range map[string]progress.Change{
		"von Grün auf Gelb": {Kind: progress.ChangeRecoloured, Worse: true,
			Before: statusOn(earlier, progress.Status{Own: models.AmpelGreen}), After: statusOn(later, progress.Status{Own: models.AmpelYellow})},
		"von 31.12.2024 auf 31.03.2025 (90 Tage später)": {Kind: progress.ChangeMoved, Worse: true,
			Before: statusOn(earlier, progress.Status{Due: models.On(models.NewDate(2024, 12, 31))}), After: statusOn(later, progress.Status{Due: models.On(models.NewDate(2025, 3, 31))})},
		"von nicht angegeben auf 31.03.2025": {Kind: progress.ChangeMoved,
			Before: statusOn(earlier, progress.Status{}), After: statusOn(later, progress.Status{Due: models.On(models.NewDate(2025, 3, 31))})},
		"von MASTD zu MDS (Nachfolge nach Neuzuschnitt der Ressorts)": {Kind: progress.ChangeReassigned, Succession: true,
			LeadBefore: link(mastd), LeadAfter: link(mds), Before: statusOn(earlier, progress.Status{}), After: statusOn(later, progress.Status{})},
		"von keine Angabe auf 40\u00a0%": {Kind: progress.ChangeAdvanced,
			Before: statusOn(earlier, progress.Status{}), After: statusOn(later, progress.Status{Percent: models.PercentOf(40)})},
	} {
		if got := changeDetail(c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEveryKindOfChangeHasItsWords(t *testing.T) {
	for _, kind := range progress.ChangeKinds {
		if w := changeWords[kind]; w.mark == "" || w.sentence == "" || w.heading == "" {
			t.Errorf("%s has no words", kind)
		}
	}
}

func TestFewerLateMeasuresAreBetter(t *testing.T) {
	row := countRow("Auffällig: überfällig", 5, 3, -1)
	if row.Change != "−\u00a02" || row.verdict() != "besser" || row.style() != "zs-change--better zs-change--down" {
		t.Errorf("5 to 3 late measures: %+v, %s, %s", row, row.verdict(), row.style())
	}
	if row := countRow("Maßnahmen", 5, 9, 0); row.Better != 0 {
		t.Errorf("more measures are judged: %+v", row)
	}
	if row := percentRow("Fortschritt", models.Percent{}, models.PercentOf(10), 1); row.Change != "nicht vergleichbar" || row.Better != 0 {
		t.Errorf("from unknown to 10 %%: %+v", row)
	}
}

func TestAMeasureIsUrgentForReasonsWithNumbers(t *testing.T) {
	day := models.NewDate(2026, 11, 2)
	s := statusOn(day, progress.Status{
		Report: &models.StatusReport{AsOf: models.NewDate(2026, 1, 1), Deviation: "Die Vergabe verzögert sich."}, Age: 305,
		Own: models.AmpelRed, Computed: models.AmpelRed, Percent: models.PercentOf(40), Planned: models.PercentOf(90),
		Due: models.On(models.NewDate(2026, 10, 31)), Signals: progress.Overdue | progress.Behind | progress.Stale,
	})
	want := []string{"Ressort: Die Vergabe verzögert sich.", "fällig 31.10.2026, seit 2 Tagen überfällig",
		"50 Punkte hinter Plan (40\u00a0% statt 90\u00a0%)", "letzte Meldung 01.01.2026, vor 305 Tagen"}
	if got := reasons(s); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAMeasureOnGelbSaysWhyOrThatItIs(t *testing.T) {
	s := statusOn(models.NewDate(2026, 11, 2), progress.Status{Report: &models.StatusReport{Deviation: "Die Vergabe verzögert sich."}, Own: models.AmpelYellow})
	if got := reasons(s); !slices.Equal(got, []string{"Ressort: Die Vergabe verzögert sich."}) {
		t.Errorf("with a deviation: %q", got)
	}
	s.Report = &models.StatusReport{}
	if got := reasons(s); !slices.Equal(got, []string{"Ressort meldet Gelb"}) {
		t.Errorf("without: %q", got)
	}
}

func TestTheFindingOfTheOverviewAgreesInNumber(t *testing.T) {
	page := &OverviewPage{Frame: &Frame{}, Rollup: &progress.Rollup{Total: 22, Reported: 21, Known: 20, Counted: 20,
		Phases:  map[models.Phase]int{models.PhaseImplementing: 14, models.PhaseCompleted: 4},
		Signals: map[progress.Signals]int{progress.Overdue: 1}, Ampeln: map[models.Ampel]int{models.AmpelRed: 2}}}
	want := "Von 22 Maßnahmen sind 14 in Umsetzung und 4 abgeschlossen; 1 ist überfällig, 2 stehen auf Rot; 1 hat noch nie gemeldet."
	if got := page.finding(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	page.Leads = LeadCounts{Proposed: 19, Missing: 2, Stated: 1}
	if hints := strings.Join(page.hints(), " "); !strings.Contains(hints, "19 von 22 Maßnahmen nur ein Vorschlag") {
		t.Errorf("the hints are %s", hints)
	}
}

func TestALongListOfChangesSaysWhatItLeavesOut(t *testing.T) {
	shown, more, left := folded(make([]progress.Change, 1000))
	if len(shown)+len(more)+left != 1000 || len(shown) != changesShown || left == 0 {
		t.Errorf("of 1000 changes %d are shown, %d open, %d are left out", len(shown), len(more), left)
	}
	if shown, more, left := folded(make([]progress.Change, 3)); len(shown) != 3 || len(more) != 0 || left != 0 {
		t.Error("a short list is cut")
	}
}
