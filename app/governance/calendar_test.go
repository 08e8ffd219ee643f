// Tests of working days and holidays against days that everybody can look up.

package governance

import (
	"strings"
	"testing"
	"time"

	"zielstand/models"
)

func day(t testing.TB, iso string) models.Date {
	t.Helper()
	d, err := models.ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func calendar(t testing.TB, land string) *Calendar {
	t.Helper()
	c, err := NewCalendar(land)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryLandHasItsOwnHolidays(t *testing.T) {
	for _, test := range []struct{ day, lands string }{
		{"2026-01-01", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"},
		{"2026-04-03", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"}, // Karfreitag
		{"2026-04-06", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"}, // Ostermontag
		{"2026-05-14", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"}, // Christi Himmelfahrt
		{"2026-05-25", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"}, // Pfingstmontag
		{"2026-10-03", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"},
		{"2026-12-25", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"},
		{"2026-12-26", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"},
		{"2026-01-06", "08 09 15"},                   // Heilige Drei Könige
		{"2026-03-08", "11 13"},                      // Frauentag
		{"2022-03-08", "11"},                         // not yet in Mecklenburg-Vorpommern
		{"2018-03-08", ""},                           // nor in Berlin
		{"2026-06-04", "05 06 07 08 09 10"},          // Fronleichnam
		{"2026-08-15", "10"},                         // Mariä Himmelfahrt
		{"2026-09-20", "16"},                         // Weltkindertag
		{"2018-09-20", ""},                           // not yet
		{"2026-10-31", "01 02 03 04 12 13 14 15 16"}, // Reformationstag
		{"2016-10-31", "12 13 14 15 16"},             // only in the east before 2018
		{"2017-10-31", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"},
		{"2026-11-01", "05 07 08 09 10"}, // Allerheiligen
		{"2026-11-18", "14"},             // Buß- und Bettag
		{"2025-05-08", "11"},
		{"2026-05-08", ""},
		{"2026-12-24", ""},
		{"2026-12-31", ""},
	} {
		var found []string
		for _, land := range Lands() {
			if calendar(t, land).Holiday(day(t, test.day)) != "" {
				found = append(found, land)
			}
		}
		if got := strings.Join(found, " "); got != test.lands {
			t.Errorf("%s is a holiday in %q, want %q", test.day, got, test.lands)
		}
	}
}

func TestADeadlineIsCountedInWorkingDays(t *testing.T) {
	rp := calendar(t, "07")
	for _, test := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-20", 1, "2026-11-23"},   // a weekend lies between
		{"2026-04-02", 1, "2026-04-07"},   // and Easter
		{"2026-12-23", 3, "2026-12-29"},   // Christmas is on Friday and Saturday
		{"2026-11-23", -1, "2026-11-20"},  // before
		{"2026-04-07", -1, "2026-04-02"},  //
		{"2026-11-21", 0, "2026-11-23"},   // a Saturday moves to Monday
		{"2026-11-20", 0, "2026-11-20"},   //
		{"2017-10-30", 1, "2017-11-02"},   // 31 October 2017 and Allerheiligen
		{"2016-10-28", 1, "2016-10-31"},   // in other years the 31st is a working day there
		{"2026-03-27", 1, "2026-03-30"},   // the clock is put forward
		{"2026-10-23", 1, "2026-10-26"},   // and back
		{"2026-11-02", 10, "2026-11-16"},  //
		{"2026-11-02", 250, "2027-10-27"}, // 257 weekdays, of which seven are holidays
	} {
		if got := rp.Add(day(t, test.from), test.n); got != day(t, test.want) {
			t.Errorf("%d working days from %s: %s, want %s", test.n, test.from, got, test.want)
		}
	}
	if got := rp.Add(0, 5); got != 0 {
		t.Errorf("five working days from an unknown day: %s", got)
	}
}

func TestCountingBetweenDaysUndoesAdding(t *testing.T) {
	for _, land := range Lands() {
		c := calendar(t, land)
		from := day(t, "2026-01-02")
		for !c.IsWorkingDay(from) {
			from = from.AddDays(1)
		}
		for n := -300; n <= 300; n++ {
			until := c.Add(from, n)
			if got := c.Between(from, until); got != n {
				t.Fatalf("Land %s: %d working days from %s lead to %s, between them are %d", land, n, from, until, got)
			}
			if !c.IsWorkingDay(until) {
				t.Fatalf("Land %s: %s is no working day", land, until)
			}
		}
	}
}

func TestTheDayOfTheClockChangeIsOneDay(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	// The 25 hours of 25 October 2026, and the 23 hours of 29 March.
	for _, test := range []struct{ first, last string }{
		{"2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"},
		{"2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"},
	} {
		first, err1 := time.Parse(time.RFC3339, test.first)
		last, err2 := time.Parse(time.RFC3339, test.last)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if a, b := models.DateOf(first.In(berlin)), models.DateOf(last.In(berlin)); a != b {
			t.Errorf("%s and %s are %s and %s in Berlin", test.first, test.last, a, b)
		}
	}
}

func TestALandThatDoesNotExistIsRefused(t *testing.T) {
	for _, land := range []string{"", "00", "17", "7", "RP"} {
		if _, err := NewCalendar(land); err == nil {
			t.Errorf("the key %q was accepted", land)
		}
	}
}
