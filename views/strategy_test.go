// The sentences about strategies, targets and ministries.

package views

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestTheFindingOfAGroupCountsEveryMeasureOnce(t *testing.T) {
	for _, c := range []struct {
		rollup progress.Rollup
		want   string
	}{
		{progress.Rollup{}, "Hierzu ist noch keine Maßnahme erfasst."},
		{progress.Rollup{Total: 9}, "9 Maßnahmen; es liegt noch keine Statusmeldung vor."},
		{progress.Rollup{Total: 1, Reported: 1, Phases: map[models.Phase]int{models.PhaseOngoing: 1}}, "1 Maßnahme: 1\u00a0Daueraufgabe."},
		{progress.Rollup{Total: 6, Reported: 5, Phases: map[models.Phase]int{models.PhaseImplementing: 2, models.PhaseOngoing: 2, models.PhaseCompleted: 1, models.PhaseUnknown: 1},
			Signals: map[progress.Signals]int{progress.Overdue: 1}},
			"6 Maßnahmen: 2\u00a0in Umsetzung, 2\u00a0Daueraufgaben, 1\u00a0abgeschlossen und 1 ohne Angabe der Phase; 1 überfällig."},
	} {
		if got := rollupFinding(&c.rollup); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestAPercentOfFewMeasuresSaysThatTheyAreFew(t *testing.T) {
	for _, c := range []struct {
		rollup progress.Rollup
		want   string
	}{
		{progress.Rollup{}, "keine Maßnahme"},
		{progress.Rollup{Total: 2, Ongoing: 2}, "2 Maßnahmen, ohne Prozentwert"},
		{progress.Rollup{Total: 4, Counted: 4}, "4 Maßnahmen ohne Prozentangabe"},
		{progress.Rollup{Total: 13, Counted: 13, Known: 1, Percent: models.PercentOf(100)}, "geringe Abdeckung: 1 von 13 gemeldet, im Mittel 100\u00a0%"},
		{progress.Rollup{Total: 9, Counted: 9, Known: 7, Percent: models.PercentOf(62)}, "62\u00a0% · 7 von 9 gemeldet"},
	} {
		if got := shortCoverage(&c.rollup); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestThePeriodOfAStrategySaysNoMoreThanTheSource(t *testing.T) {
	year := func(y int) models.PartialDate {
		return models.PartialDate{Day: models.NewDate(y, 12, 31), Precision: models.PrecisionYear}
	}
	begin := models.PartialDate{Day: models.NewDate(2018, 1, 1), Precision: models.PrecisionYear}
	for _, c := range []struct {
		from, until models.PartialDate
		want        string
	}{
		{models.PartialDate{}, models.PartialDate{}, ""},
		{begin, models.PartialDate{}, "ab 2018"},
		{models.PartialDate{}, year(2030), "bis Ende 2030"},
		{begin, year(2030), "2018 bis Ende 2030"},
	} {
		if got := strategyPeriod(&models.Strategy{PeriodFrom: c.from, PeriodUntil: c.until}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTheFindingOfATargetKeepsBothSidesApart(t *testing.T) {
	for _, c := range []struct {
		status progress.TargetStatus
		want   string
	}{
		{progress.TargetStatus{Implementation: &progress.Rollup{}}, "Diesem Ziel ist keine Maßnahme zugeordnet; ob das Ziel erreicht ist, misst noch keine Kennzahl."},
		{progress.TargetStatus{Implementation: &progress.Rollup{Total: 2, Counted: 2}, Attainment: progress.Coverage{Of: 1}},
			"Die Umsetzung ist nicht bezifferbar; für die Kennzahlen liegt noch kein Messwert vor."},
		{progress.TargetStatus{Implementation: &progress.Rollup{Total: 3, Counted: 3, Known: 2, Percent: models.PercentOf(50)}, Attainment: progress.Coverage{Of: 2, Known: 1, Percent: models.PercentOf(72)}},
			"Umgesetzt zu 50\u00a0% (2 von 3 Maßnahmen mit Prozentangabe); erreicht zu 72\u00a0% (1 von 2 Kennzahlen mit Messwert)."},
	} {
		if got := targetFinding(&c.status); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestHowMuchOfATopicRestsOnProposalsIsSaid(t *testing.T) {
	for _, c := range []struct {
		card TopicCard
		want string
	}{
		{TopicCard{Targets: 1, TargetsProposed: 1}, "Das Ziel ist"},
		{TopicCard{Targets: 2, TargetsProposed: 2}, "Beide Ziele sind"},
		{TopicCard{Targets: 3, TargetsProposed: 3}, "Alle 3 Ziele sind"},
		{TopicCard{Targets: 3, TargetsProposed: 1}, "Eines der 3 Ziele ist"},
		{TopicCard{Targets: 3, TargetsProposed: 2}, "2 der 3 Ziele sind"},
	} {
		if got := topicProposalNote(c.card); got[:len(c.want)] != c.want {
			t.Errorf("got %q, want it to begin with %q", got, c.want)
		}
	}
}

func TestValidityNamesTheDaysThatAreKnown(t *testing.T) {
	from, until := models.NewDate(2021, 5, 18), models.NewDate(2026, 5, 17)
	for got, want := range map[string]string{
		validity(from, 0): "seit 18.05.2021", validity(0, until): "bis 17.05.2026", validity(from, until): "18.05.2021 bis 17.05.2026", validity(0, 0): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAMinistryWithProposalsOnlySaysSo(t *testing.T) {
	p := &MinistryPage{Frame: &Frame{Stichtag: models.NewDate(2024, 11, 18)}, Row: MinistryRow{Ministry: &models.Ministry{}, Rollup: &progress.Rollup{Total: 1, Proposed: 1}}}
	if got := ministryFinding(p); got != "Federführend für 1 Maßnahme (nur nach Vorschlag, nicht bestätigt)." {
		t.Error(got)
	}
	p.Row.Rollup = &progress.Rollup{}
	if got := ministryFinding(p); got != "Diesem Ressort ist am 18.11.2024 keine Maßnahme zugeordnet." {
		t.Error(got)
	}
	p.Row.ValidUntil = models.NewDate(2024, 1, 1)
	if got := ministryFinding(p); got != "Dieses Ressort besteht am 18.11.2024 nicht." {
		t.Error(got)
	}
}
