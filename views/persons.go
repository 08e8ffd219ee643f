// Persons: who holds an office or a place, kept by the CDO office. What is known of them stands outside of the journal.

package views

import (
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// PersonsPath is the address of the list of persons.
const PersonsPath = "/verwaltung/personen"

// PersonPath is the address of the form of a person.
func PersonPath(id string) string { return PersonsPath + "/" + id }

// Names of the fields of persons.
const (
	FieldPersonName     = "name"
	FieldPersonFunction = "amt"
	FieldPersonAsOf     = "stand"
	FieldPersonPublic   = "oeffentlich"
	FieldPersonConfirm  = "bestaetigung"
)

// PersonsPage lists the persons.
type PersonsPage struct {
	*Frame
	Rows   []PersonRow
	Erased int // persons of whom nothing is known any more
}

// PersonRow is a person with the places they hold or held.
type PersonRow struct {
	*models.Personal
	Places []PersonPlace
}

// PersonPlace is a place in a body.
type PersonPlace struct{ Title, Detail, URL string }

func (p *PersonsPage) layout() *Frame {
	return p.timeless("Personen", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Personen", ""})
}

func (p *PersonsPage) finding() string {
	text := german.Count(len(p.Rows), "Person", "Personen") + ". Namen und Ämter stehen außerhalb des Journals, damit sie sich vollständig löschen lassen."
	if p.Erased > 0 {
		text += " " + german.Count(p.Erased, "Person ist", "Personen sind") + " gelöscht."
	}
	return text
}

// PlacesOf are the places of the person in bodies.
func PlacesOf(p *models.Portfolio, id string) []PersonPlace {
	var places []PersonPlace
	for _, b := range p.Bodies {
		for _, m := range p.MembershipsOf(b.ID) {
			if m.PersonID != id {
				continue
			}
			places = append(places, PersonPlace{b.Name, memberDetail(m), EditPath(models.KindMembership, m.ID)})
		}
	}
	return places
}

// PersonRows are all persons of whom something is known, by name.
func PersonRows(p *models.Portfolio) []PersonRow {
	var rows []PersonRow
	for _, known := range sortedPeople(p) {
		rows = append(rows, PersonRow{known, PlacesOf(p, known.ID)})
	}
	return rows
}

func sortedPeople(p *models.Portfolio) []*models.Personal {
	var list []*models.Personal
	for _, known := range p.People {
		list = append(list, known)
	}
	slices.SortFunc(list, func(a, b *models.Personal) int { return strings.Compare(a.Name+" "+a.ID, b.Name+" "+b.ID) })
	return list
}

// personOptions are the persons of whom something is known.
func personOptions(p *models.Portfolio, _ models.Record) []Choice {
	var list []Choice
	for _, known := range sortedPeople(p) {
		title := known.Name
		if known.Function != "" {
			title += " (" + known.Function + ")"
		}
		list = append(list, Choice{known.ID, title})
	}
	return list
}

// personName names a person; one of whom nothing is known was erased.
func personName(p *models.Portfolio, id string) string {
	if p != nil {
		if known := p.Person(id); known != nil {
			return known.Name
		}
	}
	return "Person gelöscht"
}

// PersonPage is the form of a person, or the question whether to erase one.
type PersonPage struct {
	*Frame
	Typed   Typed
	Known   *models.Personal // stored, or empty for a new one
	Version int              // 0 = new
	Places  []PersonPlace
}

func (p *PersonPage) heading() string {
	if p.Version == 0 {
		return "Neue Person"
	}
	return p.Known.Name
}

func (p *PersonPage) layout() *Frame {
	return p.timeless(p.heading(), Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Personen", PersonsPath}, Crumb{p.heading(), ""})
}

func (p *PersonPage) eraseLayout() *Frame {
	return p.timeless("Löschen: "+p.heading(), Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Personen", PersonsPath},
		Crumb{p.heading(), PersonPath(p.Known.ID)}, Crumb{"Löschen", ""})
}

func (p *PersonPage) submit() string {
	if p.Version == 0 {
		return "Anlegen"
	}
	return "Speichern"
}

var personLabels = []FieldLabel{{FieldPersonName, "Name", FieldPersonName}, {FieldPersonFunction, "Amt", FieldPersonFunction},
	{"function", "Amt", FieldPersonFunction}, {FieldPersonAsOf, "Amt bekannt am", FieldPersonAsOf}, {FieldPersonConfirm, "Name zur Bestätigung", FieldPersonConfirm}}

// PersonValues are what is known of a person, as the page about a conflict wants it.
func PersonValues(known *models.Personal) []FieldValue {
	if known == nil {
		known = &models.Personal{}
	}
	day := EditField{Name: FieldPersonAsOf, Label: "Amt bekannt am", At: func(models.Record) any { return &known.AsOf }}
	public := EditField{Name: FieldPersonPublic, Label: "Darf allen genannt werden", At: func(models.Record) any { return &known.Public }}
	values := []FieldValue{{Name: FieldPersonName, Label: "Name", Shown: known.Name}, {Name: FieldPersonFunction, Label: "Amt", Shown: known.Function}}
	for _, f := range []EditField{day, public} {
		values = append(values, FieldValue{Name: f.Name, Label: f.Label, Shown: f.Shown(nil, nil), Posted: f.Posted(nil)})
	}
	return values
}
