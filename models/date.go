// Calendar days and points in time, small enough to keep hundreds of thousands of them in memory.

package models

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a calendar day without time or zone, counted from 1 January of the year 1 (which is 1).
// Later days are greater; the zero value means that no day is known.
type Date int32

const secondsPerDay = 24 * 60 * 60

// dayZero is the day before Date(1), in seconds of Unix time.
var dayZero = time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC).Unix() - secondsPerDay

// NewDate returns the day; values outside their range carry over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date((time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() - dayZero) / secondsPerDay)
}

// DateOf returns the day that t's own clock and zone show.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, m, d)
}

// ParseDate reads the form 2024-11-18, and "" as the unknown day.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	y, m, d := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(y, time.Month(m)) {
		return 0, fmt.Errorf("date %q: no such day", s)
	}
	return NewDate(y, time.Month(m), d), nil
}

// digits returns the number s spells, or -1 when a byte is no digit.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Known tells whether a day is given.
func (d Date) Known() bool { return d != 0 }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Unix(dayZero+int64(d)*secondsPerDay, 0).UTC()
}

// Year returns the calendar year, 0 for the unknown day.
func (d Date) Year() int {
	if d == 0 {
		return 0
	}
	return d.Time().Year()
}

// AddDays returns the day n days later; an unknown day stays unknown.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	return d + Date(n)
}

// AddMonths returns the same day n months later, or the last day of that month where it is shorter.
func (d Date) AddMonths(n int) Date {
	if d == 0 {
		return 0
	}
	y, m, day := d.Time().Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return NewDate(first.Year(), first.Month(), min(day, daysIn(first.Year(), first.Month())))
}

// String returns the ISO form 2024-11-18, "" for the unknown day.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText implements encoding.TextMarshaler with the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// Value implements driver.Valuer: the ISO form, so that the database stays readable by others.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// Scan implements sql.Scanner.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = 0
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("date: cannot read a %T", src)
}

// GormDataType tells the mapper the column type.
func (Date) GormDataType() string { return "text" }

// Instant is a point in time: microseconds since 1970 in UTC (the precision that PostgreSQL keeps).
// The zero value means that no time is known.
type Instant int64

// InstantOf returns t cut to microseconds.
func InstantOf(t time.Time) Instant {
	if t.IsZero() {
		return 0
	}
	return Instant(t.UnixMicro())
}

// Time returns the point in time in UTC; the zero time when unknown.
func (i Instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(i)).UTC()
}

const instantForm = "2006-01-02T15:04:05.000000Z"

// String returns the form 2024-11-18T09:30:00.000000Z, "" when unknown.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format(instantForm)
}

// MarshalText implements encoding.TextMarshaler.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; any RFC 3339 time is read.
func (i *Instant) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = 0
		return nil
	}
	t, err := time.Parse(time.RFC3339Nano, string(text))
	if err != nil {
		return fmt.Errorf("time %q: want the form of RFC 3339", text)
	}
	*i = InstantOf(t)
	return nil
}

// Precision says how exactly a source states a date.
type Precision string

// The precisions, from exact to open.
const (
	PrecisionDay     Precision = "day"
	PrecisionMonth   Precision = "month"
	PrecisionQuarter Precision = "quarter"
	PrecisionHalf    Precision = "half"
	PrecisionYear    Precision = "year"
	PrecisionOpen    Precision = "open"
)

// PartialDate is a date with the precision of its source: "Ende 2025" is the day 2025-12-31 with the
// precision year. The zero value means that the source states no date.
type PartialDate struct {
	Day       Date      `json:"day,omitzero"`
	Precision Precision `json:"precision,omitempty"`
	// Wording is how the source put it, where that says more than the day.
	Wording string `json:"wording,omitempty"`
}

// Known tells whether a day is given.
func (p PartialDate) Known() bool { return p.Day.Known() }

// On returns the exact day as a PartialDate.
func On(d Date) PartialDate {
	if d == 0 {
		return PartialDate{}
	}
	return PartialDate{Day: d, Precision: PrecisionDay}
}
