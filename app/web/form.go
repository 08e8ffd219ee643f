// Reading what a form sends: typed like a query, every problem is collected at its field, and what was typed
// survives so that the form can be shown again. Names that nothing reads change nothing.

package web

import (
	"errors"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"zielstand/models"
	"zielstand/views"
)

// Limits of forms.
const (
	maxFields  = 4000    // a matrix of every measure has some thousand
	maxFormID  = 64      // characters
	maxVersion = 1 << 30 // states of one record
)

// Names of fields that every form may have.
const (
	fieldCSRF    = "_csrf"
	fieldFormID  = "form_id"
	fieldVersion = "version"
)

// form reads fields by name. Reading never fails: a bad value counts as not given and is noted as a problem.
type form struct {
	values   url.Values
	problems []models.Problem
	location *time.Location
	// resumed tells that the person did not send this form now: it was typed before a sign-in and is to be
	// shown again. Such a form is never valid.
	resumed bool
	// names are pairs of beginnings of names: those of a record's lines and those that the form has for them, where
	// lines before them were taken out.
	names [][2]string
}

// parseForm takes a body in the form of an address's parameters. From the page about a conflict it is what was
// chosen there.
func parseForm(body string, location *time.Location) (*form, error) {
	values, err := url.ParseQuery(body)
	if err != nil {
		return nil, models.InvalidError(models.Problem{Field: "formular", Value: shorten(body), Code: models.CodeFormat, Allowed: []string{"name=wert&name=wert"}})
	}
	values, problems := views.Merge(values)
	count := 0
	for name, given := range values {
		count += len(given)
		if !utf8.ValidString(name) {
			return nil, models.InvalidError(models.Problem{Field: "formular", Value: strconv.QuoteToASCII(shorten(name)), Code: models.CodeFormat, Allowed: []string{"UTF-8"}})
		}
	}
	if count > maxFields {
		return nil, models.InvalidError(models.Problem{Field: "formular", Value: strconv.Itoa(count), Code: models.CodeTooLong, Allowed: []string{strconv.Itoa(maxFields)}})
	}
	return &form{values: values, problems: problems, location: location}, nil
}

// Has tells whether the field was sent, even if empty.
func (f *form) Has(name string) bool { return f.values.Has(name) }

// Raw returns what was typed, for showing it again; never for storing.
func (f *form) Raw(name string) string { return strings.ToValidUTF8(f.values.Get(name), "\ufffd") }

// Text returns a line of at most max characters, trimmed, "" when not given.
func (f *form) Text(name string, max int) string {
	text := strings.TrimSpace(f.values.Get(name))
	if strings.ContainsFunc(text, unicode.IsControl) {
		f.Problem(name, models.CodeFormat, "eine Zeile")
		return ""
	}
	return f.bounded(name, text, max)
}

// Long returns a text with line breaks of at most max characters; "" when not given.
func (f *form) Long(name string, max int) string {
	text := strings.ReplaceAll(f.values.Get(name), "\r\n", "\n")
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r", "\n"))
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		f.Problem(name, models.CodeFormat, "Text ohne Steuerzeichen")
		return ""
	}
	return f.bounded(name, text, max)
}

func (f *form) bounded(name, text string, max int) string {
	switch {
	case !utf8.ValidString(text):
		f.Problem(name, models.CodeFormat, "UTF-8")
	case utf8.RuneCountInString(text) > max:
		f.Problem(name, models.CodeTooLong, strconv.Itoa(max))
	default:
		return text
	}
	return ""
}

// Secret returns a password as typed, spaces included, of at most max bytes.
func (f *form) Secret(name string, max int) string {
	value := f.values.Get(name)
	if len(value) > max || !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
		f.Problem(name, models.CodeTooLong, strconv.Itoa(max))
		return ""
	}
	return value
}

// Required notes a problem if the value read from the field is empty and nothing else is wrong with it.
func (f *form) Required(name, value string) string {
	if value == "" && f.problem(name) == nil {
		f.Problem(name, models.CodeRequired)
	}
	return value
}

// Enum returns one of the allowed values, "" when not given.
func (f *form) Enum(name string, allowed ...string) string {
	value := strings.TrimSpace(f.values.Get(name))
	if value != "" && !slices.Contains(allowed, value) {
		f.Problem(name, models.CodeUnknown, allowed...)
		return ""
	}
	return value
}

// Bool tells whether a box is ticked.
func (f *form) Bool(name string) bool {
	value := f.values.Get(name)
	return value != "" && value != "0" && value != "nein"
}

// ID returns the id of a record that exists, "" when not given.
func (f *form) ID(name string, exists func(id string) bool) string {
	id := strings.TrimSpace(f.values.Get(name))
	if id != "" && !exists(id) {
		f.Problem(name, models.CodeUnknown)
		return ""
	}
	return id
}

// IDs returns the ids of records that exist, each once, as given.
func (f *form) IDs(name string, exists func(id string) bool) []string {
	var ids []string
	for _, id := range f.values[name] {
		id = strings.TrimSpace(id)
		switch {
		case id == "" || slices.Contains(ids, id):
		case !exists(id):
			f.problems = append(f.problems, models.Problem{Field: name, Value: shorten(strings.ToValidUTF8(id, "\ufffd")), Code: models.CodeUnknown})
		default:
			ids = append(ids, id)
		}
	}
	return ids
}

// Int returns a whole number from least to most; false when not given or wrong.
func (f *form) Int(name string, least, most int) (int, bool) {
	value := strings.TrimSpace(f.values.Get(name))
	if value == "" {
		return 0, false
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		f.Problem(name, models.CodeRange, strconv.Itoa(least), strconv.Itoa(most))
		return 0, false
	}
	return n, true
}

// Number returns a number as Germans write it (3.450,5; also 3450.5); false when not given or wrong.
func (f *form) Number(name string) (float64, bool) {
	value := strings.TrimSpace(f.values.Get(name))
	if value == "" {
		return 0, false
	}
	if n, ok := germanNumber(value); ok {
		return n, true
	}
	f.Problem(name, models.CodeFormat, "3450,5")
	return 0, false
}

// germanNumber reads 3.450,5 and 3450,5, and 3450.5 where the point cannot group thousands.
func germanNumber(value string) (float64, bool) {
	value = strings.NewReplacer("\u00a0", "", "\u202f", "", " ", "", "\u2212", "-").Replace(value)
	whole, fraction, comma := strings.Cut(value, ",")
	groups := strings.Split(whole, ".")
	grouped := len(groups) > 1
	for _, g := range groups[1:] {
		grouped = grouped && len(g) == 3
	}
	if grouped || comma {
		value = strings.Join(groups, "")
		if len(groups) > 1 && !grouped {
			return 0, false
		}
		if comma {
			value += "." + fraction
		}
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) || strings.ContainsAny(value, "xXpP_eE") {
		return 0, false
	}
	return n, true
}

// Percent returns 0 to 100, unknown when not given; a percent sign may follow.
func (f *form) Percent(name string) models.Percent {
	value := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.values.Get(name)), "%"))
	if value == "" {
		return models.Percent{}
	}
	n, ok := germanNumber(value)
	if !ok || n < 0 || n > 100 {
		f.Problem(name, models.CodeRange, "0", "100")
		return models.Percent{}
	}
	return models.PercentOf(n)
}

// Date returns the day that the three fields name_tag, name_monat and name_jahr give, or the field name itself;
// the unknown day when nothing was given.
func (f *form) Date(name string) models.Date {
	q := &query{values: url.Values{}, read: map[string]bool{}, location: f.location}
	for _, part := range []string{name, name + "_tag", name + "_monat", name + "_jahr"} {
		if value := strings.TrimSpace(f.values.Get(part)); value != "" {
			q.values.Set(part, value)
		}
	}
	day := q.Date(name)
	f.problems = append(f.problems, q.problems...)
	return day
}

// Version returns the version of the record that the form was made from; 0 for a new one.
func (f *form) Version() int {
	n, _ := f.Int(fieldVersion, 0, maxVersion)
	return n
}

// ID of the form itself, random: a doubled click sends it twice, so a record id made from it is stored once.
// Without one, or with one that is none, it notes a problem.
func (f *form) FormID() string {
	id := f.values.Get(fieldFormID)
	if len(id) < 16 || len(id) > maxFormID || strings.ContainsFunc(id, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		f.Problem(fieldFormID, models.CodeRequired)
		return ""
	}
	return id
}

// Problem notes what is wrong with a field, with what was typed; never what a password was.
func (f *form) Problem(name, code string, allowed ...string) {
	value := shorten(f.Raw(name))
	if strings.HasPrefix(name, "kennwort") {
		value = ""
	}
	f.problems = append(f.problems, models.Problem{Field: name, Value: value, Code: code, Allowed: allowed})
}

func (f *form) problem(name string) *models.Problem {
	for i := range f.problems {
		if f.problems[i].Field == name {
			return &f.problems[i]
		}
	}
	return nil
}

// Take adds the problems of an error of kind Invalid, as Validate and the store return them, and tells whether it
// was one; other errors are the caller's. Fields that the form names otherwise are given as pairs: the record's
// name, the form's name.
func (f *form) Take(err error, names ...string) bool {
	var invalid *models.Error
	if !errors.As(err, &invalid) || invalid.Kind != models.Invalid {
		return false
	}
	for _, p := range invalid.Problems {
		for i := 0; i+1 < len(names); i += 2 {
			if p.Field == names[i] {
				p.Field = names[i+1]
			}
		}
		for _, pair := range f.names {
			if rest, found := strings.CutPrefix(p.Field, pair[0]); found {
				p.Field = pair[1] + rest
				break
			}
		}
		f.problems = append(f.problems, p)
	}
	return true
}

// Valid tells whether the form may be acted on: it was sent by this person now, and nothing is wrong with it.
func (f *form) Valid() bool { return !f.resumed && len(f.problems) == 0 }

// Shown is what views need to show the form again as it was typed. Fields of secrets are left out by their views.
func (f *form) Shown() views.Typed {
	return views.Typed{Values: f.values, Problems: f.problems, Resumed: f.resumed}
}
