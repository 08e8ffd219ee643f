// Percentages that may be unknown: a missing report must never turn into a zero.

package models

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"math"
)

// Percent is 0–100 in tenths, or unknown. The zero value is unknown, so that a report that states no
// percent can never be read as "0 %".
type Percent struct{ tenthsPlusOne uint16 }

// PercentOf returns the percentage rounded to tenths and clamped to 0–100; NaN gives the unknown one.
func PercentOf(value float64) Percent {
	if math.IsNaN(value) {
		return Percent{}
	}
	value = min(max(value, 0), 100)
	return Percent{uint16(math.Round(value*10)) + 1}
}

// Known tells whether a percentage is given.
func (p Percent) Known() bool { return p.tenthsPlusOne != 0 }

// Value returns 0–100, or NaN when unknown.
func (p Percent) Float() float64 {
	if !p.Known() {
		return math.NaN()
	}
	return float64(p.tenthsPlusOne-1) / 10
}

// String returns "62.5", or "" when unknown.
func (p Percent) String() string {
	if !p.Known() {
		return ""
	}
	return fmt.Sprint(p.Float())
}

// IsZero lets omitzero leave an unknown percentage out of JSON.
func (p Percent) IsZero() bool { return !p.Known() }

// MarshalJSON writes a number, or null when unknown.
func (p Percent) MarshalJSON() ([]byte, error) {
	if !p.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(p.Float())
}

// UnmarshalJSON reads a number of 0–100, or null.
func (p *Percent) UnmarshalJSON(data []byte) error {
	var value *float64
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	return p.Scan(value)
}

// Value implements driver.Valuer.
func (p Percent) Value() (driver.Value, error) {
	if !p.Known() {
		return nil, nil
	}
	return p.Float(), nil
}

// Scan implements sql.Scanner; a value outside 0–100 is an error.
func (p *Percent) Scan(src any) error {
	var value float64
	switch v := src.(type) {
	case nil:
		*p = Percent{}
		return nil
	case *float64:
		if v == nil {
			*p = Percent{}
			return nil
		}
		value = *v
	case float64:
		value = v
	case int64:
		value = float64(v)
	default:
		return fmt.Errorf("percent: cannot read a %T", src)
	}
	if !(value >= 0 && value <= 100) {
		return fmt.Errorf("percent %v: want 0 to 100", value)
	}
	*p = PercentOf(value)
	return nil
}

// GormDataType tells the mapper the column type.
func (Percent) GormDataType() string { return "double precision" }
