// Package governance holds pure rules of working together: working days of the Länder, what is due around a meeting,
// quorum and majorities, circulars, what becomes of an assignment and what a body must see next. It reads records and
// says what follows from them; it saves nothing and knows nobody's rights.
package governance

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/de"

	"zielstand/models"
)

// Calendar knows the working days of one Land, or of several together: Monday to Friday without the public holidays of
// any of them. It is safe for concurrent use. Holidays of single communities (Augsburg, parts of Bayern, Sachsen and Thüringen) are
// working days here, and so are 24 and 31 December, which are customs of offices and no holidays by law.
type Calendar struct {
	keys []string // of the Länder
	mu   sync.Mutex
	year map[int]map[models.Date]string // names of the holidays, as far as asked for
}

// rule is a holiday that holds in some years only.
type rule struct {
	*cal.Holiday
	from, until int // years, 0 = open
}

// lands maps the Destatis key of a Land to its holidays as the library lists them.
var lands = map[string][]*cal.Holiday{
	"01": de.HolidaysSH, "02": de.HolidaysHH, "03": de.HolidaysNI, "04": de.HolidaysHB,
	"05": de.HolidaysNW, "06": de.HolidaysHE, "07": de.HolidaysRP, "08": de.HolidaysBW,
	"09": de.HolidaysBY, "10": de.HolidaysSL, "11": de.HolidaysBE, "12": de.HolidaysBB,
	"13": de.HolidaysMV, "14": de.HolidaysSN, "15": de.HolidaysST, "16": de.HolidaysTH,
}

// additional are statewide holidays that the library lacks.
var additional = map[string][]rule{
	"13": {{de.Frauentag, 2023, 0}}, // Mecklenburg-Vorpommern, GVOBl. M-V 2022 S. 414
}

// begun is the first year of holidays that the library gives for all years.
var begun = map[string]map[*cal.Holiday]int{
	"01": {de.Reformationstag: 2018}, "02": {de.Reformationstag: 2018},
	"03": {de.Reformationstag: 2018}, "04": {de.Reformationstag: 2018},
	"11": {de.Frauentag: 2019},
}

// once are days that were a holiday a single time; "" as Land stands for all of them.
var once = []struct {
	land, name string
	day        models.Date
}{
	{"", "Reformationstag", models.NewDate(2017, time.October, 31)}, // 500 years of the Reformation
	{"11", "Tag der Befreiung", models.NewDate(2020, time.May, 8)},
	{"11", "Tag der Befreiung", models.NewDate(2025, time.May, 8)},
	{"11", "Jahrestag des Aufstandes vom 17. Juni", models.NewDate(2028, time.June, 17)},
}

// Lands lists the keys that NewCalendar knows, in order: 01 to 16.
func Lands() []string {
	keys := make([]string, 0, len(lands))
	for key := range lands {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// NewCalendar returns the calendar of the Land with the Destatis key, "01" to "16". Of more than one Land, as of two that
// have the chair together, it is the days on which offices work in all of them.
func NewCalendar(land string, more ...string) (*Calendar, error) {
	keys := append([]string{land}, more...)
	for _, key := range keys {
		if lands[key] == nil {
			return nil, fmt.Errorf("no Land has the key %s; there are 01 to %s", strconv.Quote(key), strconv.Itoa(len(lands)))
		}
	}
	slices.Sort(keys)
	return &Calendar{keys: slices.Compact(keys), year: map[int]map[models.Date]string{}}, nil
}

// Lands are the Destatis keys of the Länder that it is made for, in order.
func (c *Calendar) Lands() []string { return slices.Clone(c.keys) }

// Holiday names the public holiday of the day, "" if it is none.
func (c *Calendar) Holiday(day models.Date) string {
	if !day.Known() {
		return ""
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	year := day.Year()
	names := c.year[year]
	if names == nil {
		names = c.holidays(year)
		c.year[year] = names
	}
	return names[day]
}

// holidays computes the holidays of a year in all Länder of the calendar.
func (c *Calendar) holidays(year int) map[models.Date]string {
	names := map[models.Date]string{}
	for _, land := range c.keys {
		holidaysOf(land, year, names)
	}
	return names
}

// holidaysOf notes the names of the Land's holidays in the year.
func holidaysOf(land string, year int, names map[models.Date]string) {
	note := func(r rule) {
		if r.from > year || r.until != 0 && r.until < year {
			return
		}
		if actual, _ := r.Calc(year); !actual.IsZero() {
			names[models.DateOf(actual)] = r.Name
		}
	}
	for _, h := range lands[land] {
		note(rule{h, begun[land][h], 0})
	}
	for _, r := range additional[land] {
		note(r)
	}
	for _, o := range once {
		if (o.land == "" || o.land == land) && o.day.Year() == year {
			names[o.day] = o.name
		}
	}
}

// IsWorkingDay tells whether offices of all its Länder work on the day.
func (c *Calendar) IsWorkingDay(day models.Date) bool {
	switch day.Time().Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	return c.Holiday(day) == ""
}

// Add returns the n-th working day after the day, before it for a negative n. With 0 it is the day itself,
// or the next working day where it is none (§ 193 BGB). An unknown day stays unknown.
func (c *Calendar) Add(day models.Date, n int) models.Date {
	if !day.Known() {
		return 0
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		day = day.AddDays(step)
		if c.IsWorkingDay(day) {
			n--
		}
	}
	for !c.IsWorkingDay(day) {
		day = day.AddDays(1)
	}
	return day
}

// Between counts the working days behind from, up to and including until; negative when until lies before.
func (c *Calendar) Between(from, until models.Date) int {
	if until < from {
		return -c.Between(until, from)
	}
	n := 0
	for day := from.AddDays(1); day <= until; day = day.AddDays(1) {
		if c.IsWorkingDay(day) {
			n++
		}
	}
	return n
}
