// Reading the fields of a record from a form, by the type of what they are in the record.

package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"zielstand/models"
	"zielstand/views"
)

// Limits of the fields of master data.
const (
	maxTitle = 500       // characters of a line
	maxItems = 200       // of a list
	maxWhole = 1_000_000 // for places, numbers, years
)

// readField puts what the form says into the field of the record.
func (v *personal) readField(p *models.Portfolio, f *views.EditField, r models.Record) {
	if f.Rows != nil {
		v.readRows(p, f, r)
		return
	}
	switch field := f.At(r).(type) {
	case *string:
		*field = v.readText(p, f, r)
	case *int:
		*field, _ = v.Form.Int(f.Name, 0, maxWhole)
	case *float64:
		n, given := v.Form.Number(f.Name)
		if !given && f.Required {
			v.Form.Required(f.Name, v.Form.Raw(f.Name))
		}
		*field = n
	case *bool:
		*field = v.Form.Bool(f.Name)
	case *models.Date:
		*field = v.Form.Date(f.Name)
	case *models.PartialDate:
		*field = v.readPartial(f)
	case *models.Strings:
		*field = v.readList(p, f, r)
	case *models.StrategyState:
		*field = models.StrategyState(v.readChoice(p, f, r))
	case *models.Method:
		*field = models.Method(v.readChoice(p, f, r))
	case *models.Direction:
		*field = models.Direction(v.readChoice(p, f, r))
	case *models.Role:
		*field = models.Role(v.readChoice(p, f, r))
	case *models.BodyKind:
		*field = models.BodyKind(v.readChoice(p, f, r))
	case *models.MemberRole:
		*field = models.MemberRole(v.readChoice(p, f, r))
	case *models.MeetingKind:
		*field = models.MeetingKind(v.readChoice(p, f, r))
	case *models.MeetingMode:
		*field = models.MeetingMode(v.readChoice(p, f, r))
	case *models.MeetingState:
		*field = models.MeetingState(v.readChoice(p, f, r))
	case *models.ShareOf:
		*field = models.ShareOf(v.readChoice(p, f, r))
	case *models.Rounding:
		*field = models.Rounding(v.readChoice(p, f, r))
	case *models.Share:
		v.readShare(f, field)
	case *views.StepAnchor:
		v.readAnchor(p, f, r, field)
	case *views.StepOffset:
		v.readOffset(f, field)
	}
}

func (v *personal) readText(p *models.Portfolio, f *views.EditField, r models.Record) string {
	switch f.Input {
	case views.InputText:
		return v.Form.Long(f.Name, models.MaxTextLength)
	case views.InputChoice:
		return v.readChoice(p, f, r)
	}
	return v.Form.Text(f.Name, maxTitle)
}

// readChoice returns one of the options. What an empty value stands for stays empty where it was.
func (v *personal) readChoice(p *models.Portfolio, f *views.EditField, r models.Record) string {
	value := v.Form.Enum(f.Name, valuesOf(f.Choices(p, r))...)
	if value == f.Default && f.Held(r) == "" {
		return ""
	}
	return value
}

func valuesOf(choices []views.Choice) []string {
	var values []string
	for _, c := range choices {
		values = append(values, c.Value)
	}
	return values
}

func (v *personal) readList(p *models.Portfolio, f *views.EditField, r models.Record) models.Strings {
	if f.Input == views.InputChoices {
		values := valuesOf(f.Choices(p, r))
		chosen := v.Form.IDs(f.Name, func(id string) bool { return slices.Contains(values, id) })
		return inOrderOf(*f.At(r).(*models.Strings), chosen)
	}
	var list models.Strings
	for line := range strings.SplitSeq(v.Form.Long(f.Name, models.MaxTextLength), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if f.Input == views.InputMeasures {
			line = v.measureNamed(p, f.Name, line, r)
		}
		if line != "" && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	if len(list) > maxItems {
		v.Form.Problem(f.Name, models.CodeTooLong, strconv.Itoa(maxItems))
	}
	return list
}

// inOrderOf sorts what was chosen as it was before, with what is new behind: boxes come in the order of the page.
func inOrderOf(before models.Strings, chosen []string) models.Strings {
	var list models.Strings
	for _, id := range before {
		if slices.Contains(chosen, id) {
			list = append(list, id)
		}
	}
	for _, id := range chosen {
		list = appendNew(list, id)
	}
	return list
}

// measureNamed finds a measure by its id or its exact title; "" with a problem if there is none or several.
func (v *personal) measureNamed(p *models.Portfolio, field, name string, except models.Record) string {
	if strings.Contains(name, "(") && strings.HasSuffix(name, ")") && p.Measure(name) == nil {
		// Browsers put the text of a proposal into the field: "Titel (kurzname)".
		if id := name[strings.LastIndex(name, "(")+1 : len(name)-1]; p.Measure(id) != nil {
			name = id
		}
	}
	var found []string
	if m := p.Measure(name); m != nil {
		found = []string{m.ID}
	} else {
		for m := range p.AllMeasures() {
			if strings.EqualFold(m.Title, name) {
				found = append(found, m.ID)
			}
		}
	}
	own := except != nil && len(found) == 1 && except.RecordKind() == models.KindMeasure && found[0] == except.RecordID()
	kept := false
	if m, ok := except.(*models.Measure); ok && len(found) == 0 {
		kept = slices.Contains(m.RelatedIDs, name) // archived since, and still named
	}
	switch {
	case kept:
		return name
	case len(found) != 1 || own:
		v.Form.Problem(field, views.CodeNoMeasure, name)
		return ""
	}
	return found[0]
}

// readPartial reads a date that may be known to the year only. The day is the last one of what was given, or the
// first where something begins.
func (v *personal) readPartial(f *views.EditField) models.PartialDate {
	typed := func(part string) string { return strings.TrimSpace(v.Form.values.Get(f.Name + part)) }
	day, month, year := typed("_tag"), typed("_monat"), typed("_jahr")
	precision := models.Precision(v.Form.Enum(f.Name+"_genau", valuesOf(views.Precisions)...))
	d := models.PartialDate{Precision: precision, Wording: v.Form.Text(f.Name+"_wortlaut", maxTitle)}
	if day == "" && month == "" && year == "" {
		if precision != "" && precision != models.PrecisionOpen {
			v.Form.Problem(f.Name, models.CodeRequired)
		}
		return d
	}
	given := models.PrecisionDay
	switch {
	case day == "" && month == "":
		given = models.PrecisionYear
	case day == "":
		given = models.PrecisionMonth
	}
	if d.Precision == "" || d.Precision == models.PrecisionDay {
		d.Precision = given
	}
	if month == "" && day == "" {
		month = "12"
		if f.Begins {
			month = "1"
		}
	}
	first := day == ""
	if first {
		day = "1"
	}
	part := &form{location: v.Form.location, values: url.Values{f.Name + "_tag": {day}, f.Name + "_monat": {month}, f.Name + "_jahr": {year}}}
	d.Day = part.Date(f.Name)
	v.Form.problems = append(v.Form.problems, part.problems...)
	if first && !f.Begins && d.Day.Known() {
		d.Day = lastOf(d.Day, d.Precision)
	}
	return d
}

// lastOf is the last day of the month, quarter, half or year that the day lies in.
func lastOf(day models.Date, precision models.Precision) models.Date {
	t := day.Time()
	month := int(t.Month())
	switch precision {
	case models.PrecisionQuarter:
		month = (month + 2) / 3 * 3
	case models.PrecisionHalf:
		month = (month + 5) / 6 * 6
	case models.PrecisionYear:
		month = 12
	}
	return models.NewDate(t.Year(), time.Month(month+1), 1) - 1
}
