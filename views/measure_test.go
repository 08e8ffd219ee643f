// The sentences about measures, targets and groups of them: true, and in correct German.

package views

import (
	"errors"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

var day = models.NewDate(2024, 11, 18)

func status(change func(s *progress.Status)) *progress.Status {
	s := &progress.Status{Measure: &models.MeasureNode{Measure: &models.Measure{}}, Day: day, Age: -1, Own: models.AmpelNone, Second: models.AmpelNone, Computed: models.AmpelNone}
	change(s)
	return s
}

func TestTheFindingOfAMeasureNamesItsReportPercentAndDelay(t *testing.T) {
	report := &models.StatusReport{AsOf: models.NewDate(2024, 6, 30)}
	for _, c := range []struct {
		status *progress.Status
		want   string
	}{
		{status(func(s *progress.Status) {}), "Zu dieser Maßnahme liegt am 18.11.2024 noch keine Statusmeldung vor."},
		{status(func(s *progress.Status) { s.Report, s.Phase = report, models.PhaseImplementing }),
			"Nach der Meldung vom 30.06.2024: in Umsetzung, ohne Angabe eines Fortschritts in Prozent."},
		{status(func(s *progress.Status) {
			s.Report, s.Phase, s.Percent, s.Planned = report, models.PhaseImplementing, models.PercentOf(40), models.PercentOf(60)
			s.Signals, s.Due = progress.Overdue, models.On(models.NewDate(2024, 11, 17))
		}), "Nach der Meldung vom 30.06.2024: in Umsetzung, 40\u00a0% umgesetzt, geplant 60\u00a0%; die Frist ist seit 1 Tag verstrichen."},
		{status(func(s *progress.Status) { s.Report, s.Phase = report, models.PhaseCompleted }), "Nach der Meldung vom 30.06.2024: abgeschlossen."},
		{status(func(s *progress.Status) { s.Report, s.Phase = report, models.PhaseOngoing }), "Nach der Meldung vom 30.06.2024: Daueraufgabe."},
	} {
		if got := measureFinding(c.status); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestTheViewsOnAMeasureAreComparedOnlyWhereTheyExist(t *testing.T) {
	for _, c := range []struct {
		own, second, computed models.Ampel
		want                  string
	}{
		{models.AmpelNone, models.AmpelRed, models.AmpelRed, ""},
		{models.AmpelGreen, models.AmpelNone, models.AmpelNone, ""},
		{models.AmpelGreen, models.AmpelRed, models.AmpelGreen, "Das CDO-Büro sieht die Maßnahme kritischer als das Ressort."},
		{models.AmpelGreen, models.AmpelNone, models.AmpelRed, "Die Berechnung aus Frist und Plan fällt kritischer aus als die Meldung des Ressorts."},
		{models.AmpelRed, models.AmpelYellow, models.AmpelGreen, "Das Ressort sieht die Maßnahme kritischer als die übrigen Sichten."},
		{models.AmpelGreen, models.AmpelNone, models.AmpelGreen, "Die Meldung des Ressorts und die Berechnung stimmen überein."},
		{models.AmpelYellow, models.AmpelYellow, models.AmpelYellow, "Die Sichten stimmen überein."},
	} {
		got := ampelDifference(status(func(s *progress.Status) { s.Own, s.Second, s.Computed = c.own, c.second, c.computed }))
		if got != c.want {
			t.Errorf("%s/%s/%s: %q, want %q", c.own, c.second, c.computed, got, c.want)
		}
	}
}

func TestThePlanGapIsRoundedAndUnknownStaysUnsaid(t *testing.T) {
	for _, c := range []struct {
		percent, planned models.Percent
		want             string
	}{
		{models.Percent{}, models.PercentOf(50), ""},
		{models.PercentOf(50), models.Percent{}, ""},
		{models.PercentOf(40), models.PercentOf(60), "20 Punkte hinter Plan"},
		{models.PercentOf(61), models.PercentOf(60), "1 Punkt vor Plan"},
		{models.PercentOf(60.3), models.PercentOf(60), "genau im Plan"},
	} {
		if got := planGap(status(func(s *progress.Status) { s.Percent, s.Planned = c.percent, c.planned })); got != c.want {
			t.Errorf("%v against %v: %q, want %q", c.percent, c.planned, got, c.want)
		}
	}
}

func TestShiftsAndChangesAreSaidInDaysAndPoints(t *testing.T) {
	for got, want := range map[string]string{
		slipText(1): "1 Tag später", slipText(-10): "10 Tage früher", slipText(0): "unverändert",
		movedText(6): "+\u00a06 Punkte", movedText(-0.5): "−\u00a00,5 Punkte", movedText(1): "+\u00a01 Punkt", movedText(0): "unverändert",
		times(1): "einmal", times(4): "4\u2011mal", daysDative(1): "1 Tag", daysDative(2): "2 Tagen",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWithoutAForecastTheReasonIsGiven(t *testing.T) {
	if got := forecastReason(errors.Join(progress.ErrTooFewReports)); got != "Zu wenig Meldungen: Eine Prognose braucht mindestens 3 Meldungen mit Prozentangabe." {
		t.Error(got)
	}
	if got := forecastReason(progress.ErrNoPace); got != "Die Meldungen zeigen keinen Fortschritt; daraus lässt sich kein Abschluss ableiten." {
		t.Error(got)
	}
}

func TestAForecastSaysHowItLiesToTheDueDate(t *testing.T) {
	f := &progress.Forecast{Points: []progress.Point{{Day: day, Percent: 80}}, Completion: models.NewDate(2025, 1, 10), Due: models.NewDate(2024, 12, 31)}
	if got := forecastSentence(f, day); got != "Beim bisherigen Tempo ist die Maßnahme am 10.01.2025 abgeschlossen, 10 Tage nach der Frist." {
		t.Error(got)
	}
	if got := forecastSentence(f, f.Completion); got != "Beim bisherigen Tempo wären 100\u00a0% bis 10.01.2025 schon erreicht; die letzte Meldung vom 18.11.2024 nennt 80\u00a0%." {
		t.Error(got)
	}
}

func TestTheCoverageOfAMeasureSaysWhereThePercentComesFrom(t *testing.T) {
	for _, c := range []struct {
		status *progress.Status
		want   string
	}{
		{status(func(s *progress.Status) {}), "noch nicht gemeldet · Stand 18.11.2024"},
		{status(func(s *progress.Status) { s.Parts, s.PartsKnown = 3, 1 }), "1 von 3 Bausteinen gemeldet · Stand 18.11.2024"},
		{status(func(s *progress.Status) { s.Phase = models.PhaseOngoing }), "Daueraufgabe, ohne Prozentwert · Stand 18.11.2024"},
		{status(func(s *progress.Status) { s.Phase = models.PhaseCancelled }), "eingestellt, ohne Prozentwert · Stand 18.11.2024"},
		{status(func(s *progress.Status) { s.Report = &models.StatusReport{} }), "nach Meldung · Stand 18.11.2024"},
	} {
		if got := statusCoverage(c.status); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
