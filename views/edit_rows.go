// Lists within a record, such as the steps around a meeting: each line has fields of its own, some empty lines wait for
// new ones, and all of them are sent with the form of the record.

package views

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"zielstand/models"
)

// EditRows describes the lines of a list. A line that is not there yet is an empty one.
type EditRows struct {
	One string // "Schritt"
	// Len is how many lines there are.
	Len func(r models.Record) int
	// Keep leaves these lines in this order; a place behind the end gives an empty one.
	Keep func(r models.Record, places []int)
	// Columns are the fields of a line.
	Columns func(name string, place int) []EditField
	// Say is a line as a person reads it.
	Say func(r models.Record, place int) string
}

// emptyRows is how many empty lines a form offers.
const emptyRows = 3

// rowsOf adapts a list within a record.
func rowsOf[T any](rows EditRows, list func(models.Record) *[]T, columns func(name string, at func(models.Record) *T, place int) []EditField) *EditRows {
	at := func(r models.Record, place int) *T {
		if l := *list(r); place < len(l) {
			return &l[place]
		}
		return new(T)
	}
	rows.Len = func(r models.Record) int { return len(*list(r)) }
	rows.Keep = func(r models.Record, places []int) {
		var kept []T
		for _, place := range places {
			kept = append(kept, *at(r, place))
		}
		*list(r) = kept
	}
	rows.Columns = func(name string, place int) []EditField {
		return columns(rowName(name, place), func(r models.Record) *T { return at(r, place) }, place)
	}
	return &rows
}

// rowName begins the names of the fields of a line.
func rowName(name string, place int) string { return name + "." + strconv.Itoa(place+1) + "." }

// RowCount names the field that says how many lines a form has.
func (f *EditField) RowCount() string { return f.Name + "_zahl" }

// RowRemoved names the box that takes a line out.
func (f *EditField) RowRemoved(place int) string { return rowName(f.Name, place) + "weg" }

// RowNames are the beginnings of the names of a line's fields before and after other lines were taken out.
func (f *EditField) RowNames(before, after int) (was, is string) {
	return rowName(f.Name, before), rowName(f.Name, after)
}

// RowColumns are the fields of a line.
func (f *EditField) RowColumns(place int) []EditField { return f.Rows.Columns(f.Name, place) }

// RowBlank tells whether nothing was typed into a line; what is chosen of a list counts only with something typed.
func (f *EditField) RowBlank(values url.Values, place int) bool {
	return !slices.ContainsFunc(f.RowColumns(place), func(c EditField) bool {
		typed := c.Input == InputLine || c.Input == InputText || c.Input == InputOffset
		return typed && strings.TrimSpace(values.Get(c.Name)) != ""
	})
}

// postedRows is what the form sends for all lines.
func (f *EditField) postedRows(r models.Record) url.Values {
	n := f.Rows.Len(r)
	values := url.Values{f.RowCount(): {strconv.Itoa(n)}}
	for place := range n {
		for _, c := range f.RowColumns(place) {
			for name, posted := range c.Posted(r) {
				values[name] = posted
			}
		}
	}
	return values
}

// shownRows are all lines as a person reads them.
func (f *EditField) shownRows(r models.Record) string {
	var lines []string
	for place := range f.Rows.Len(r) {
		lines = append(lines, f.Rows.Say(r, place))
	}
	return strings.Join(lines, "; ")
}

// rowCount is how many lines the form shows: those that were sent, else those of the record and some empty ones.
func (p *EditPage) rowCount(f *EditField) int {
	n := f.Rows.Len(p.Record) + emptyRows
	if sent, err := strconv.Atoi(p.Typed.Value(f.RowCount(), "")); err == nil && sent >= 0 && sent <= MaxRows {
		n = sent
	}
	return n
}

// MaxRows is how many lines a form may have.
const MaxRows = 100

// rowStored tells whether the line is there already.
func (p *EditPage) rowStored(f *EditField, place int) bool { return place < f.Rows.Len(p.Record) }

// rowTitle heads a line.
func (p *EditPage) rowTitle(f *EditField, place int) string {
	if p.rowStored(f, place) {
		return f.Rows.One + nbsp + strconv.Itoa(place+1) + ": " + f.Rows.Say(p.Record, place)
	}
	return f.Rows.One + nbsp + strconv.Itoa(place+1) + " hinzufügen"
}

// rowOpen tells whether a line shows its fields at once: where something is wrong, or a new one was begun.
func (p *EditPage) rowOpen(f *EditField, place int) bool {
	for _, problem := range p.Typed.Problems {
		if strings.HasPrefix(problem.Field, rowName(f.Name, place)) {
			return true
		}
	}
	return p.Typed.Sent() && !p.rowStored(f, place) && !f.RowBlank(p.Typed.Values, place)
}

// rowLabels lead from the summary of problems to the fields of the lines.
func (p *EditPage) rowLabels(f *EditField) []FieldLabel {
	var labels []FieldLabel
	for place := range p.rowCount(f) {
		line := f.Rows.One + nbsp + strconv.Itoa(place+1) + ", "
		for _, c := range f.RowColumns(place) {
			labels = append(labels, FieldLabel{c.Name, line + c.Label, c.Name})
		}
		labels = append(labels, FieldLabel{f.RowRemoved(place), line + "entfernen", f.RowRemoved(place)})
	}
	return labels
}
