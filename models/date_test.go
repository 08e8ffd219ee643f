// Days, times and percentages: what is unknown stays unknown.

package models

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestDaysAreReadAndWrittenInOneForm(t *testing.T) {
	for _, text := range []string{"", "0001-01-01", "1900-03-01", "2000-02-29", "2024-11-18", "9999-12-31"} {
		d, err := ParseDate(text)
		if err != nil || d.String() != text || d.Known() != (text != "") {
			t.Errorf("%q was read as %q, %v", text, d, err)
		}
	}
	for _, text := range []string{"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01", "18.11.2024", "2024-11-8", "2024-11-1x", "+024-11-18", " 2024-11-18"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q was read as %q", text, d)
		}
	}
}

func TestDaysCountOnByOne(t *testing.T) {
	d := NewDate(1999, time.December, 31)
	for range 40_000 {
		next := d.AddDays(1)
		if want := d.Time().AddDate(0, 0, 1); !next.Time().Equal(want) {
			t.Fatalf("after %s comes %s, want %s", d, next, want)
		}
		d = next
	}
}

func TestAMonthLaterIsTheSameDayOrTheLast(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2023-01-31", 1, "2023-02-28"}, {"2024-11-18", 6, "2025-05-18"},
		{"2024-03-31", -1, "2024-02-29"}, {"2024-12-31", 12, "2025-12-31"}, {"", 3, ""},
	} {
		from, err := ParseDate(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%q and %d months: %q, want %q", c.from, c.months, got, c.want)
		}
	}
}

func TestTheDayOfATimeIsTheOneOnItsClock(t *testing.T) {
	berlin := time.FixedZone("CET", 3600)
	if got := DateOf(time.Date(2024, 11, 18, 0, 30, 0, 0, berlin)).String(); got != "2024-11-18" {
		t.Errorf("half past midnight in Berlin is %s", got)
	}
}

func TestTimesKeepTheirMicroseconds(t *testing.T) {
	at := InstantOf(time.Date(2024, 11, 18, 9, 30, 0, 123456789, time.UTC))
	text, err := json.Marshal(at)
	if err != nil || string(text) != `"2024-11-18T09:30:00.123456Z"` {
		t.Errorf("written as %s, %v", text, err)
	}
	var back Instant
	if err := json.Unmarshal(text, &back); err != nil || back != at {
		t.Errorf("read back as %s, %v", back, err)
	}
	if InstantOf(time.Time{}) != 0 || !Instant(0).Time().IsZero() || Instant(0).String() != "" {
		t.Error("the unknown time is not unknown")
	}
}

func TestAnUnknownPercentIsNeverZero(t *testing.T) {
	var unknown Percent
	if unknown.Known() || !math.IsNaN(unknown.Float()) || unknown == PercentOf(0) || unknown.String() != "" {
		t.Error("the zero value is not unknown")
	}
	if stored, err := unknown.Value(); stored != nil || err != nil {
		t.Errorf("stored as %v, %v", stored, err)
	}
	if zero := PercentOf(0); !zero.Known() || zero.String() != "0" {
		t.Errorf("0 %% is %q", zero)
	}
}

func TestEveryTenthOfAPercentSurvivesStorage(t *testing.T) {
	for tenths := range 1001 {
		p := PercentOf(float64(tenths) / 10)
		stored, err := p.Value()
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var fromRow, fromText Percent
		if err := fromRow.Scan(stored); err != nil || fromRow != p {
			t.Fatalf("%s came back from a row as %s, %v", p, fromRow, err)
		}
		if err := json.Unmarshal(text, &fromText); err != nil || fromText != p {
			t.Fatalf("%s came back from JSON as %s, %v", p, fromText, err)
		}
	}
}

func TestAPercentBeyondItsRangeIsRefusedFromOutsideAndClampedWithin(t *testing.T) {
	for _, text := range []string{"-0.1", "100.1", "1e300", `"50"`} {
		var p Percent
		if err := json.Unmarshal([]byte(text), &p); err == nil {
			t.Errorf("%s was read as %s", text, p)
		}
	}
	if PercentOf(-3) != PercentOf(0) || PercentOf(130) != PercentOf(100) || PercentOf(math.NaN()).Known() {
		t.Error("computed values are not clamped")
	}
}
