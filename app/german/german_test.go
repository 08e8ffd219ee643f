// Tests of the German of dates, numbers and enumerations.

package german_test

import (
	"math"
	"testing"
	"time"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func TestNumbersAreWrittenAsInGerman(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 1, "0"}, {7, 0, "7"}, {62.5, 1, "62,5"}, {62, 1, "62"}, {999, 0, "999"}, {1000, 0, "1.000"}, {3450.5, 1, "3.450,5"},
		{1234567.891, 2, "1.234.567,89"}, {-4.2, 1, "−4,2"}, {-1234, 0, "−1.234"}, {-0.04, 1, "0"}, {0.05, 2, "0,05"}, {2.5, 0, "3"}, {-2.5, 0, "−3"}, {100, 0, "100"},
	} {
		if got := german.Number(c.v, c.decimals); got != c.want {
			t.Errorf("%v with %d decimals: got %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}

func TestAPercentageKeepsItsUnitOnTheLine(t *testing.T) {
	for _, c := range []struct {
		p           models.Percent
		want, whole string
	}{
		{models.Percent{}, "keine Angabe", "keine Angabe"},
		{models.PercentOf(0), "0\u00a0%", "0\u00a0%"},
		{models.PercentOf(62), "62\u00a0%", "62\u00a0%"},
		{models.PercentOf(62.5), "62,5\u00a0%", "63\u00a0%"},
		{models.PercentOf(62.6), "62,6\u00a0%", "63\u00a0%"},
		{models.PercentOf(99.9), "99,9\u00a0%", "99\u00a0%"}, // not complete, so not 100
		{models.PercentOf(100), "100\u00a0%", "100\u00a0%"},
		{models.PercentOf(math.NaN()), "keine Angabe", "keine Angabe"},
	} {
		if got := german.Percent(c.p); got != c.want {
			t.Errorf("%v: got %q, want %q", c.p, got, c.want)
		}
		if got := german.WholePercent(c.p); got != c.whole {
			t.Errorf("%v as a whole: got %q, want %q", c.p, got, c.whole)
		}
	}
}

func TestDatesAreAsExactAsTheirSource(t *testing.T) {
	on := func(y int, m time.Month, d int, p models.Precision) models.PartialDate {
		return models.PartialDate{Day: models.NewDate(y, m, d), Precision: p}
	}
	for _, c := range []struct {
		date models.PartialDate
		want string
	}{
		{on(2024, 11, 18, models.PrecisionDay), "18.11.2024"},
		{on(2024, 3, 1, models.PrecisionDay), "01.03.2024"},
		{on(2024, 3, 31, models.PrecisionMonth), "März 2024"},
		{on(2025, 12, 31, models.PrecisionQuarter), "4. Quartal 2025"},
		{on(2025, 4, 1, models.PrecisionQuarter), "2. Quartal 2025"},
		{on(2025, 6, 30, models.PrecisionHalf), "1. Halbjahr 2025"},
		{on(2025, 7, 1, models.PrecisionHalf), "2. Halbjahr 2025"},
		{on(2025, 12, 31, models.PrecisionYear), "Ende 2025"},
		{on(2023, 1, 1, models.PrecisionYear), "2023"},
		{models.PartialDate{}, "nicht angegeben"},
		{models.PartialDate{Precision: models.PrecisionOpen, Wording: "zeitnah"}, "zeitnah"},
	} {
		if got := german.PartialDate(c.date); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.date, got, c.want)
		}
	}
	day := models.NewDate(2024, 11, 8)
	if german.Date(day) != "08.11.2024" || german.LongDate(day) != "8. November 2024" || german.Month(day) != "November 2024" || german.Date(0) != "nicht angegeben" {
		t.Errorf("dates: %q, %q, %q, %q", german.Date(day), german.LongDate(day), german.Month(day), german.Date(0))
	}
}

func TestCountsAgreeWithTheirNoun(t *testing.T) {
	for got, want := range map[string]string{
		german.Measures(0): "0 Maßnahmen", german.Measures(1): "1 Maßnahme", german.Measures(1234): "1.234 Maßnahmen",
		german.Days(1): "1 Tag", german.Days(45): "45 Tage", german.Int(3450): "3.450",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEveryValueHasItsOwnWord(t *testing.T) {
	words := func(name string, list []string) {
		t.Helper()
		seen := map[string]bool{"": true}
		for i, w := range list {
			if seen[w] {
				t.Errorf("%s: value %d has the word %q, which is empty or taken", name, i, w)
			}
			seen[w] = true
		}
	}
	words("phases", each(append(models.Phases[:len(models.Phases):len(models.Phases)], models.PhaseUnknown), german.Phase))
	words("Ampeln", each(models.Ampeln, german.Ampel))
	words("meanings of Ampeln", each(models.Ampeln, german.AmpelMeaning))
	words("signals", each(progress.AllSignals, german.Signal))
	words("roles", each([]models.Role{models.RoleLead, models.RoleParticipating}, german.Role))
	words("states of strategies", each([]models.StrategyState{"", models.StrategyDrafting, models.StrategyAdopted, models.StrategyImplementing, models.StrategyEvaluated, models.StrategyContinued}, german.StrategyState))
	words("states of reports", each([]models.ReportState{models.ReportDraft, models.ReportSubmitted, models.ReportReturned, models.ReportApproved}, german.ReportState))
	words("methods", each([]models.Method{models.MethodReported, models.MethodMilestones, models.MethodIndicator}, german.Method))
}

func each[T any](values []T, word func(T) string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = word(v)
	}
	return out
}
