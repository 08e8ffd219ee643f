// Dates and times in addresses: 2024-11-18 is the canonical form; 18.11.2024 and the three fields of the
// design system's date lead to it.

package web

import (
	"strconv"
	"strings"
	"time"

	"zielstand/models"
)

// The years that a date in an address may lie in.
const (
	firstYear = 1990
	lastYear  = 2100
)

const isoForm = "JJJJ-MM-TT"

// Date returns the day, the unknown one when not given. The fields name_tag, name_monat and name_jahr, if
// filled in, count more than name, because a visitor typed them.
func (q *query) Date(name string) models.Date {
	value := q.one(name)
	if typed := q.fields(name); typed != "" {
		value = typed
	}
	if value == "" {
		return 0
	}
	day, err := models.ParseDate(value)
	if err != nil {
		if day = germanDate(value); !day.Known() {
			q.problem(name, value, models.CodeFormat, isoForm)
			return 0
		}
	}
	if day.Year() < firstYear || day.Year() > lastYear {
		q.problem(name, value, models.CodeRange, strconv.Itoa(firstYear), strconv.Itoa(lastYear))
		return 0
	}
	q.set(name, day.String())
	return day
}

// fields joins the three fields of a date to the German form and takes them out of the address.
func (q *query) fields(name string) string {
	parts := []string{q.one(name + "_tag"), q.one(name + "_monat"), q.one(name + "_jahr")}
	typed := strings.Join(parts, ".")
	for _, suffix := range []string{"_tag", "_monat", "_jahr"} {
		if q.values.Has(name + suffix) {
			q.values.Del(name + suffix)
			q.moved = true
		}
	}
	if typed == ".." {
		return ""
	}
	return typed
}

// set puts the canonical form of a value in place of the given one.
func (q *query) set(name, value string) {
	if given := q.values[name]; len(given) != 1 || given[0] != value {
		q.values.Set(name, value)
		q.moved = true
	}
}

// germanDate reads 18.11.2024 and 1.2.2024; the unknown day for anything else.
func germanDate(value string) models.Date {
	parts := strings.Split(value, ".")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return 0
	}
	for i := range 2 {
		if parts[i] = strings.TrimSpace(parts[i]); len(parts[i]) == 1 {
			parts[i] = "0" + parts[i]
		}
	}
	day, err := models.ParseDate(parts[2] + "-" + parts[1] + "-" + parts[0])
	if err != nil {
		return 0
	}
	return day
}

// Instant returns the moment, 0 when not given. A day alone means its end in the configured zone: what was
// known when that day was over.
func (q *query) Instant(name string) models.Instant {
	value := q.one(name)
	if value == "" {
		return 0
	}
	day, err := models.ParseDate(value)
	if err != nil {
		day = germanDate(value)
	}
	var at time.Time
	if day.Known() {
		y, m, d := day.Time().Date()
		at = time.Date(y, m, d+1, 0, 0, 0, 0, q.location).Add(-time.Microsecond)
	} else if at, err = time.Parse(time.RFC3339Nano, strings.ReplaceAll(value, " ", "+")); err != nil {
		// A plus sign that was not encoded arrives as a space.
		q.problem(name, value, models.CodeFormat, isoForm, "JJJJ-MM-TTThh:mm:ssZ")
		return 0
	}
	if at.Year() < firstYear || at.Year() > lastYear {
		q.problem(name, value, models.CodeRange, strconv.Itoa(firstYear), strconv.Itoa(lastYear))
		return 0
	}
	return models.InstantOf(at)
}
