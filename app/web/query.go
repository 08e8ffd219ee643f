// Reading the parameters of an address: typed, and every problem is collected with what would be allowed.

package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"zielstand/models"
)

// Limits of parameters.
const (
	maxParameters = 60
	maxValue      = 500 // characters
	maxPage       = 100_000
)

// query reads parameters by name. Reading never fails: a bad value counts as not given and is noted as a
// problem, so that an answer names everything that is wrong at once. Parameters that nothing reads are
// ignored, and are no part of the page's address.
type query struct {
	values   url.Values
	read     map[string]bool
	problems []models.Problem
	// moved tells that something was given in another form than the canonical one.
	moved    bool
	location *time.Location
}

// parseQuery takes the part of the address behind the question mark. Empty values count as not given:
// forms send every field.
func parseQuery(raw string, location *time.Location) *query {
	q := &query{values: url.Values{}, read: map[string]bool{}, location: location}
	given, err := url.ParseQuery(raw)
	if err != nil {
		q.problem("adresse", raw, models.CodeFormat, "name=wert&name=wert")
		return q
	}
	if len(given) > maxParameters {
		q.problem("adresse", strconv.Itoa(len(given)), models.CodeTooLong, strconv.Itoa(maxParameters))
		return q
	}
	for name, values := range given {
		if !utf8.ValidString(name) {
			continue // no parameter of ours
		}
		for _, value := range values {
			if value = strings.TrimSpace(value); value != "" {
				q.values.Add(name, value)
			}
		}
	}
	return q
}

func (q *query) problem(name, value, code string, allowed ...string) {
	q.problems = append(q.problems, models.Problem{Field: name, Value: shorten(value), Code: code, Allowed: allowed})
}

// one returns the first value of the parameter.
func (q *query) one(name string) string {
	values := q.all(name)
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// all returns the values of the parameter without those that are no text.
func (q *query) all(name string) []string {
	q.read[name] = true
	values := q.values[name]
	good := values[:0:0]
	for _, value := range values {
		switch {
		case !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl):
			q.problem(name, strconv.QuoteToASCII(value), models.CodeFormat, "UTF-8")
		case utf8.RuneCountInString(value) > maxValue:
			q.problem(name, value, models.CodeTooLong, strconv.Itoa(maxValue))
		default:
			good = append(good, value)
		}
	}
	return good
}

// Text returns a free text of at most max characters, "" when not given.
func (q *query) Text(name string, max int) string {
	text := q.one(name)
	if utf8.RuneCountInString(text) > max {
		q.problem(name, text, models.CodeTooLong, strconv.Itoa(max))
		return ""
	}
	return text
}

// Enum returns one of the allowed values, "" when not given.
func (q *query) Enum(name string, allowed ...string) string {
	value := q.one(name)
	if value != "" && !slices.Contains(allowed, value) {
		q.problem(name, value, models.CodeUnknown, allowed...)
		return ""
	}
	return value
}

// Enums returns the given ones of the allowed values, each once, in their allowed order.
func (q *query) Enums(name string, allowed ...string) []string {
	given := q.all(name)
	for _, value := range given {
		if !slices.Contains(allowed, value) {
			q.problem(name, value, models.CodeUnknown, allowed...)
		}
	}
	var chosen []string
	for _, value := range allowed {
		if slices.Contains(given, value) {
			chosen = append(chosen, value)
		}
	}
	return chosen
}

// ID returns the id of a record that exists, "" when not given.
func (q *query) ID(name string, exists func(id string) bool) string {
	id := q.one(name)
	if id != "" && !exists(id) {
		q.problem(name, id, models.CodeUnknown)
		return ""
	}
	return id
}

// IDs returns the ids of records that exist, each once, as given.
func (q *query) IDs(name string, exists func(id string) bool) []string {
	var ids []string
	for _, id := range q.all(name) {
		if !exists(id) {
			q.problem(name, id, models.CodeUnknown)
		} else if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Page returns the number of a list's page, from 1, which is also what counts when not given.
func (q *query) Page(name string) int {
	value := q.one(name)
	if value == "" {
		return 1
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > maxPage {
		q.problem(name, value, models.CodeRange, "1", strconv.Itoa(maxPage))
		return 1
	}
	return n
}

// OutOfRange notes that a list has fewer pages than the one asked for.
func (q *query) OutOfRange(name string, page, last int) {
	q.problem(name, strconv.Itoa(page), models.CodeRange, "1", strconv.Itoa(last))
}

// canonical returns the parameters that were read, as they are after correction.
func (q *query) canonical() url.Values {
	known := url.Values{}
	for name, values := range q.values {
		if q.read[name] {
			known[name] = values
		}
	}
	return known
}

// err returns what is wrong with the parameters as one error, nil when nothing is.
func (q *query) err() error {
	if len(q.problems) == 0 {
		return nil
	}
	return models.InvalidError(q.problems...)
}

// shorten keeps a message readable, whatever was sent.
func shorten(value string) string {
	const most = 80
	if utf8.RuneCountInString(value) <= most {
		return value
	}
	return string([]rune(value)[:most]) + "…"
}
