// Parameters of addresses: forms, problems, and what is left of hostile ones.

package web

import (
	"net/url"
	"reflect"
	"slices"
	"testing"
	"time"

	"zielstand/models"
)

// readAll reads every sort of parameter, as a page would.
func readAll(q *query) (day models.Date, at models.Instant) {
	day, at = q.Date("stichtag"), q.Instant("kenntnisstand")
	q.Date("von")
	q.Page("seite")
	q.Text("q", 20)
	q.Enum("ordnung", "titel", "termin")
	q.Enums("phase", "planned", "completed")
	q.ID("ressort", func(id string) bool { return id == "mdi" })
	q.IDs("fokusthema", func(id string) bool { return id != "keins" })
	return day, at
}

func TestADateIsReadInThreeForms(t *testing.T) {
	for raw, moved := range map[string]bool{
		"stichtag=2024-11-18": false,
		"stichtag=18.11.2024": true,
		"stichtag_tag=18&stichtag_monat=11&stichtag_jahr=2024":                     true,
		"stichtag=2020-01-01&stichtag_tag=18&stichtag_monat=11&stichtag_jahr=2024": true, // what was typed counts
		"stichtag=2024-11-18&stichtag_tag=&stichtag_monat=&stichtag_jahr=":         false,
	} {
		q := parseQuery(raw, time.UTC)
		day, _ := readAll(q)
		if day.String() != "2024-11-18" || q.err() != nil || q.moved != moved {
			t.Errorf("%s gives %s, %v, moved %v", raw, day, q.err(), q.moved)
		}
		if got := q.canonical().Encode(); got != "stichtag=2024-11-18" {
			t.Errorf("%s is canonically %s", raw, got)
		}
	}
}

func TestAMomentIsATimeOrTheEndOfADay(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for raw, want := range map[string]string{
		"kenntnisstand=2024-11-18":                  "2024-11-18T22:59:59.999999Z",
		"kenntnisstand=2024-11-18T09:30:00Z":        "2024-11-18T09:30:00.000000Z",
		"kenntnisstand=2024-11-18T09:30:00+01:00":   "2024-11-18T08:30:00.000000Z", // the plus arrives as a space
		"kenntnisstand=2024-11-18T09:30:00%2B01:00": "2024-11-18T08:30:00.000000Z",
	} {
		q := parseQuery(raw, berlin)
		if _, at := readAll(q); at.String() != want || q.err() != nil {
			t.Errorf("%s gives %s, %v, want %s", raw, at, q.err(), want)
		}
	}
}

func TestWhatIsWrongIsNamedWithWhatIsAllowed(t *testing.T) {
	for raw, want := range map[string]models.Problem{
		"stichtag=gestern":               {Field: "stichtag", Value: "gestern", Code: models.CodeFormat, Allowed: []string{"JJJJ-MM-TT"}},
		"stichtag=2024-02-30":            {Field: "stichtag", Value: "2024-02-30", Code: models.CodeFormat, Allowed: []string{"JJJJ-MM-TT"}},
		"stichtag=1989-12-31":            {Field: "stichtag", Value: "1989-12-31", Code: models.CodeRange, Allowed: []string{"1990", "2100"}},
		"stichtag_tag=31&stichtag_jahr=": {Field: "stichtag", Value: "31..", Code: models.CodeFormat, Allowed: []string{"JJJJ-MM-TT"}},
		"kenntnisstand=bald":             {Field: "kenntnisstand", Value: "bald", Code: models.CodeFormat, Allowed: []string{"JJJJ-MM-TT", "JJJJ-MM-TTThh:mm:ssZ"}},
		"seite=0":                        {Field: "seite", Value: "0", Code: models.CodeRange, Allowed: []string{"1", "100000"}},
		"seite=zwei":                     {Field: "seite", Value: "zwei", Code: models.CodeRange, Allowed: []string{"1", "100000"}},
		"ordnung=farbe":                  {Field: "ordnung", Value: "farbe", Code: models.CodeUnknown, Allowed: []string{"titel", "termin"}},
		"phase=planned&phase=halb":       {Field: "phase", Value: "halb", Code: models.CodeUnknown, Allowed: []string{"planned", "completed"}},
		"ressort=niemand":                {Field: "ressort", Value: "niemand", Code: models.CodeUnknown},
		"fokusthema=keins":               {Field: "fokusthema", Value: "keins", Code: models.CodeUnknown},
		"q=123456789012345678901":        {Field: "q", Value: "123456789012345678901", Code: models.CodeTooLong, Allowed: []string{"20"}},
		"q=%ff":                          {Field: "q", Value: `"\xff"`, Code: models.CodeFormat, Allowed: []string{"UTF-8"}},
		"q=%zz":                          {Field: "adresse", Value: "q=%zz", Code: models.CodeFormat, Allowed: []string{"name=wert&name=wert"}},
	} {
		q := parseQuery(raw, time.UTC)
		readAll(q)
		if len(q.problems) != 1 || !reflect.DeepEqual(q.problems[0], want) {
			t.Errorf("%s: problems %+v, want %+v", raw, q.problems, want)
		}
	}
}

func TestAllProblemsAreNamedAtOnce(t *testing.T) {
	q := parseQuery("stichtag=x&seite=x&ordnung=x", time.UTC)
	readAll(q)
	if len(q.problems) != 3 {
		t.Errorf("problems %+v, want three", q.problems)
	}
}

func TestParametersThatNothingReadsAndEmptyOnesAreNoPartOfTheAddress(t *testing.T) {
	q := parseQuery("utm_source=x&phase=&phase=completed&q=+&seite=2", time.UTC)
	readAll(q)
	if got := q.canonical().Encode(); got != "phase=completed&seite=2" {
		t.Errorf("canonical address %q", got)
	}
}

// FuzzQuery holds that no address breaks the parser, and that a canonical address is its own canonical form.
func FuzzQuery(f *testing.F) {
	for _, raw := range []string{"", "stichtag=2024-11-18&seite=2", "stichtag=1.2.2024", "stichtag_tag=1&stichtag_monat=2&stichtag_jahr=2024",
		"kenntnisstand=2024-11-18T09:30:00+01:00", "phase=planned&phase=planned&q=%C3%BC", "q=%00", "a;b", "%", "=&=", "seite=99999999999999999999"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		q := parseQuery(raw, time.UTC)
		day, at := readAll(q)
		if day.Known() && (day.Year() < firstYear || day.Year() > lastYear) || at != 0 && (at.Time().Year() < firstYear-1 || at.Time().Year() > lastYear+1) {
			t.Fatalf("%q gives %s, %s", raw, day, at)
		}
		for _, p := range q.problems {
			if len([]rune(p.Value)) > 81 {
				t.Fatalf("%q: a message of %d characters", raw, len([]rune(p.Value)))
			}
		}
		if len(q.problems) > 0 {
			return
		}
		known := q.canonical()
		again := parseQuery(known.Encode(), time.UTC)
		day2, at2 := readAll(again)
		if day2 != day || at2 != at || again.moved || len(again.problems) > 0 || !equal(again.canonical(), known) {
			t.Fatalf("%q: canonical %q reads as %q, moved %v, problems %v", raw, known.Encode(), again.canonical().Encode(), again.moved, again.problems)
		}
	})
}

func equal(a, b url.Values) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		if !slices.Equal(a[name], b[name]) {
			return false
		}
	}
	return true
}
