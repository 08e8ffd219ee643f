// The form of a record: a new one, or one that is there with what hangs on it.

package views

import (
	"net/url"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// Fields of the forms of master data that are no part of the record.
const (
	FieldReason = "grund"    // why; required where a date moves
	FieldSlug   = "kurzname" // id of a new record
	FieldTitled = "titel"    // the title, typed to confirm an erasure
	FieldInto   = "in"       // the measure that takes another one in
	FieldDay    = "tag"      // from when something holds
	FieldFormer = "bisher"   // the due date that the form was made from
	FieldChosen = "auswahl"  // chosen proposals
)

// EditPage is the form of one record.
type EditPage struct {
	*Frame
	Kind      *EditKind
	Portfolio *models.Portfolio // of the office, today
	Record    models.Record     // stored, or new with what it belongs to
	Owner     *Link             // what it belongs to; nil for none
	Typed     Typed
	// Slug is the id that a new record will have; "" until its title is known.
	Slug string
	// Lists are the records that hang on it, Actions what else can be done with it.
	Lists   []EditList
	Actions []Link
}

// fixedNote stands behind what the form leaves as it is; a first due date that was moved is not the one that holds.
func (p *EditPage) fixedNote(f *EditField) string {
	if m, ok := p.Record.(*models.Measure); ok && f.Name == "due" {
		if node := p.Portfolio.Measure(m.ID); node != nil {
			if due := progress.Of(p.Portfolio, node).Due; due.Known() && due.Day != m.Due.Day {
				return "(zuerst gesetzt; es gilt " + german.PartialDate(due) + ")"
			}
		}
	}
	return "(einmal gesetzt; verschieben mit Begründung)"
}

// EditList is a list of records that hang on another one; New leads to the form for a further one.
type EditList struct {
	Title, ID string
	New       *Link
	Rows      []EditRow
}

// EditRow is a record in a list; URL is "" where it is kept elsewhere.
type EditRow struct{ Title, Detail, URL string }

// isNew tells whether nothing is stored yet.
func (p *EditPage) isNew() bool { return p.Record.RecordVersion() == 0 }

func (p *EditPage) heading() string {
	if p.isNew() {
		return p.Kind.New
	}
	return NameOf(p.Portfolio, p.Record)
}

func (p *EditPage) layout() *Frame {
	crumbs := []Crumb{{"Verwaltung", "/verwaltung"}}
	if p.Kind.Slug {
		crumbs = append(crumbs, Crumb{p.Kind.Many, "/verwaltung/" + p.Kind.Path})
	} else if p.Owner != nil {
		crumbs = append(crumbs, Crumb{p.Owner.Title, p.Owner.URL})
	}
	title := p.heading()
	return p.timeless(title, append(crumbs, Crumb{title, ""})...)
}

// intro says what the page is for.
func (p *EditPage) intro() string {
	switch {
	case p.Slug != "":
		return "Noch ist nichts gespeichert. Bitte prüfen Sie die Angaben und die Adresse, unter der die Seite zu finden sein wird."
	case p.isNew():
		return "Nicht bekannte Angaben bleiben leer und erscheinen als „" + german.NotStated + "“."
	}
	return "Fassung " + german.Int(p.Record.RecordVersion()) + ". Jede Änderung steht mit Zeitpunkt, Person und Grund im Verlauf."
}

func (p *EditPage) submit() string {
	switch {
	case !p.isNew():
		return "Speichern"
	case p.Kind.Slug && p.Slug == "":
		return "Prüfen"
	}
	return "Anlegen"
}

// labels lead from the summary of problems to the fields.
func (p *EditPage) labels() []FieldLabel {
	labels := p.Kind.labels()
	for i := range p.Kind.Fields {
		if f := &p.Kind.Fields[i]; f.Rows != nil {
			labels = append(labels, p.rowLabels(f)...)
		}
	}
	return labels
}

func (k *EditKind) labels() []FieldLabel {
	labels := []FieldLabel{{FieldReason, "Grund der Änderung", FieldReason}, {FieldSlug, "Kurzname", FieldSlug}, {"id", "Kurzname", FieldSlug}}
	for _, f := range k.Fields {
		if f.Input == InputNone {
			labels = append(labels, FieldLabel{f.Name, f.Label, ""})
			continue
		}
		labels = append(labels, FieldLabel{f.Name, f.Label, f.Name})
		if f.Input == InputPartial {
			labels = append(labels, FieldLabel{f.Name + "_genau", f.Label + ", Genauigkeit", f.Name + "-genau"},
				FieldLabel{f.Name + "_precision", f.Label + ", Genauigkeit", f.Name + "-genau"},
				FieldLabel{f.Name + "_wortlaut", f.Label + ", Wortlaut", f.Name + "-wortlaut"})
		}
	}
	return labels
}

// label is the label of the field with a mark where it must be filled in.
func (f *EditField) label() string {
	if f.Required {
		return f.Label + " (Pflichtfeld)"
	}
	return f.Label
}

// posted is what the stored record would send for a plain field. A number that nobody has given yet is none.
func (p *EditPage) posted(f *EditField) string {
	value := f.Posted(p.Record).Get(f.Name)
	if p.isNew() && f.Input == InputNumber && value == "0" {
		return ""
	}
	return value
}

// postedList is what it would send for a list of boxes.
func (p *EditPage) postedList(f *EditField) []string { return f.Posted(p.Record)[f.Name] }

// day is the stored day of a field with three inputs.
func (p *EditPage) day(f *EditField) models.Date {
	switch v := f.At(p.Record).(type) {
	case *models.Date:
		return *v
	case *models.PartialDate:
		return v.Day
	}
	return 0
}

func (p *EditPage) partial(f *EditField) models.PartialDate {
	if v, ok := f.At(p.Record).(*models.PartialDate); ok {
		return *v
	}
	return models.PartialDate{}
}

func (p *EditPage) offset(f *EditField) StepOffset {
	if v, ok := f.At(p.Record).(*StepOffset); ok {
		return *v
	}
	return StepOffset{}
}

// attributes of a plain input.
func (f *EditField) attributes() templ.Attributes {
	attributes := templ.Attributes{"autocomplete": "off"}
	if f.Input == InputNumber {
		attributes["inputmode"] = "decimal"
	}
	if f.Required {
		attributes["aria-required"] = "true"
	}
	return attributes
}

// historyURL is the address of the record's history; "" for a new one.
func (p *EditPage) historyURL() string {
	if p.isNew() {
		return ""
	}
	return HistoryPath(p.Kind.Kind, p.Record.RecordID())
}

// address is the public address that a new record will have.
func (p *EditPage) address() string { return PathOf(p.Kind.Kind, p.Typed.Value(FieldSlug, p.Slug)) }

// ParametersOf turns pairs of name and value into a query.
func ParametersOf(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}
