// Tests of the slip ledger.

package progress_test

import (
	"fmt"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestTheFirstDueDateNeverDisappears(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Due = models.On(date("2024-06-30"))
	w.shift("m", "2024-05-01", "2024-06-30", "2024-09-30")
	w.shift("m", "2024-09-01", "2024-09-30", "2024-12-31")
	w.shift("m", "2024-12-01", "2024-12-31", "2024-12-01")
	cases := []struct {
		day, due, ledger string
		slip             int
	}{
		{"2024-04-30", "2024-06-30", "", 0},
		{"2024-05-01", "2024-09-30", "92/92", 92},
		{"2024-09-01", "2024-12-31", "92/92 92/184", 184},
		{"2025-01-01", "2024-12-01", "92/92 92/184 -30/154", 154},
	}
	for _, c := range cases {
		p := w.at(c.day)
		m := p.Measure("m")
		want(t, "first due date, seen on "+c.day, progress.FirstDue(m).Day, date("2024-06-30"))
		want(t, "due date that holds on "+c.day, progress.Of(p, m).Due.Day, date(c.due))
		want(t, "slip on "+c.day, progress.Of(p, m).SlipDays, c.slip)
		got := ids(progress.Ledger(m, p.Stichtag), func(s progress.Slip) string { return fmt.Sprintf("%d/%d", s.Days, s.Total) })
		want(t, "ledger on "+c.day, got, c.ledger)
	}
}

func TestADueDateInAYearSlipsFromTheEndOfTheYear(t *testing.T) {
	w := newWorld(t)
	w.measure("m").Due = models.PartialDate{Day: date("2024-01-01"), Precision: models.PrecisionYear}
	w.shift("m", "2024-05-01", "2024-12-31", "2025-01-31")
	want(t, "slip", w.of("m", "2024-11-18").SlipDays, 31)
	p := w.at("2024-11-18")
	want(t, "total in the ledger", progress.Ledger(p.Measure("m"), p.Stichtag)[0].Total, 31)
}

func TestAMeasureWithoutADueDateTakesTheFirstOneItGot(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.shift("m", "2024-05-01", "", "2024-12-31")
	want(t, "slip when it got its first date", w.of("m", "2024-05-01").SlipDays, 0)
	w.shift("m", "2024-06-01", "2024-12-31", "2025-01-10")
	want(t, "slip afterwards", w.of("m", "2024-06-01").SlipDays, 10)
}
