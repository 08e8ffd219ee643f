// Tests of the burn-up's lines.

package charts

import (
	"testing"

	"zielstand/app/progress"
)

func TestTheForecastBeginsAtTheLastReportedValue(t *testing.T) {
	q := query(demonstration(t, "2026-08-15"), rlp)
	b := progress.BurnUpOf(q.Portfolio, q.Scope)
	if b.Forecast == nil {
		t.Fatal(b.ForecastErr)
	}
	last := b.Forecast.Points[len(b.Forecast.Points)-1]
	if last.Day >= q.Portfolio.Stichtag {
		t.Fatalf("the last report is of %v, not before the Stichtag", last.Day)
	}
	low, spread, middle := (&Figure{}).forecastPoints(q, b)
	for name, got := range map[string]any{"lower edge": low[0].Value, "middle": middle[0].Value} {
		if point := got.(list); point[0] != millis(last.Day) || point[1] != number(last.Percent) {
			t.Errorf("the %s begins at %v, want %v, %v", name, point, millis(last.Day), last.Percent)
		}
	}
	if height := spread[0].Value.(list)[1]; height != number(0) {
		t.Errorf("the band begins %v high", height)
	}
	if middle[1].Value.(list)[0] != millis(q.Portfolio.Stichtag) {
		t.Errorf("the second point is %v, not the Stichtag", middle[1].Value)
	}
}
