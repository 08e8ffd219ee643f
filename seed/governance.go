// The entries of a seed file about bodies, who belongs to them and who has the chair.

package seed

import (
	"cmp"

	"zielstand/models"
)

// personEntry is an office holder. The id says nothing about who it is, because the journal keeps it.
type personEntry struct {
	ID       ident         `yaml:"id"`
	Name     string        `yaml:"name"`
	Function string        `yaml:"function"`
	AsOf     models.Date   `yaml:"as_of"`
	Sources  []sourceEntry `yaml:"sources"`
}

type bodyEntry struct {
	ID           ident           `yaml:"id"`
	Jurisdiction string          `yaml:"jurisdiction"`
	Parent       string          `yaml:"parent"`
	Predecessor  string          `yaml:"predecessor"`
	Name         string          `yaml:"name"`
	ShortName    string          `yaml:"short_name"`
	Kind         models.BodyKind `yaml:"kind"`
	Task         string          `yaml:"task"`
	Secretariat  string          `yaml:"secretariat"`
	Website      string          `yaml:"website"`
	ValidFrom    models.Date     `yaml:"valid_from"`
	ValidUntil   models.Date     `yaml:"valid_until"`
	Rules        models.Rules    `yaml:"rules"` // by the names that the journal gives its parts
	Note         string          `yaml:"note"`
	Sources      []sourceEntry   `yaml:"sources"`
}

// membershipEntry is one place, or, with each, the same place for every ministry or Land of a list; then the id and
// deputy_of are the beginnings of ids.
type membershipEntry struct {
	ID           ident             `yaml:"id"`
	Body         string            `yaml:"body"`
	Person       string            `yaml:"person"`
	Ministry     string            `yaml:"ministry"`
	Jurisdiction string            `yaml:"jurisdiction"`
	Each         *eachEntry        `yaml:"each"`
	Post         string            `yaml:"post"`
	Role         models.MemberRole `yaml:"role"`
	Vote         bool              `yaml:"vote"`
	DeputyOf     string            `yaml:"deputy_of"`
	ValidFrom    models.Date       `yaml:"valid_from"`
	ValidUntil   models.Date       `yaml:"valid_until"`
	Note         string            `yaml:"note"`
	Sources      []sourceEntry     `yaml:"sources"`
}

type eachEntry struct {
	Ministries    []string `yaml:"ministries"`
	Jurisdictions []string `yaml:"jurisdictions"`
}

type turnEntry struct {
	ID            ident         `yaml:"id"`
	Body          string        `yaml:"body"`
	Number        int           `yaml:"number"`
	Year          int           `yaml:"year"` // the calendar year that the turn lasts
	Jurisdictions []string      `yaml:"jurisdictions"`
	Note          string        `yaml:"note"`
	Sources       []sourceEntry `yaml:"sources"`
}

// addBodies files persons, bodies and who belongs to them. Bodies of the source documents are public, and so is who
// holds an office in them.
func (l *loader) addBodies(c *chapter) error {
	for _, e := range c.Persons {
		if err := l.addPerson(&e); err != nil {
			return err
		}
	}
	for _, e := range c.Bodies {
		if err := l.add(e.ID.line, &models.Body{Base: base(e.ID), JurisdictionID: e.Jurisdiction, ParentID: e.Parent,
			PredecessorID: e.Predecessor, Name: e.Name, ShortName: e.ShortName, Kind: e.Kind, Task: e.Task, Secretariat: e.Secretariat,
			Website: e.Website, ValidFrom: e.ValidFrom, ValidUntil: e.ValidUntil, Published: true, Rules: e.Rules, Note: e.Note,
			Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	for _, e := range c.Memberships {
		for _, m := range e.places() {
			if err := l.add(e.ID.line, m); err != nil {
				return err
			}
		}
	}
	for _, e := range c.ChairTurns {
		if err := l.add(e.ID.line, &models.ChairTurn{Base: base(e.ID), BodyID: e.Body, Number: e.Number, From: day(e.Year, 1, 1),
			Until: day(e.Year, 12, 31), JurisdictionIDs: e.Jurisdictions, Note: e.Note, Sources: sourcesOf(e.Sources)}); err != nil {
			return err
		}
	}
	return nil
}

// addPerson files the person for the journal, and beside it what is known of the person.
func (l *loader) addPerson(e *personEntry) error {
	known := &models.Personal{ID: e.ID.text, Name: e.Name, Function: e.Function, AsOf: e.AsOf, Public: true}
	if err := known.Validate(); err != nil {
		return l.at(e.ID.line, err)
	}
	l.records.People = append(l.records.People, known)
	return l.add(e.ID.line, &models.Person{Base: base(e.ID), Sources: sourcesOf(e.Sources)})
}

func (e *membershipEntry) places() []*models.Membership {
	place := models.Membership{Base: base(e.ID), BodyID: e.Body, PersonID: e.Person, MinistryID: e.Ministry, JurisdictionID: e.Jurisdiction,
		Post: e.Post, Role: cmp.Or(e.Role, models.MemberFull), Vote: e.Vote, DeputyOfID: e.DeputyOf, ValidFrom: e.ValidFrom,
		ValidUntil: e.ValidUntil, Note: e.Note, Sources: sourcesOf(e.Sources)}
	if e.Each == nil {
		return []*models.Membership{&place}
	}
	var places []*models.Membership
	of := func(holder string) *models.Membership {
		one := place
		one.ID += "." + holder
		if one.DeputyOfID != "" {
			one.DeputyOfID += "." + holder
		}
		places = append(places, &one)
		return &one
	}
	for _, id := range e.Each.Ministries {
		of(id).MinistryID = id
	}
	for _, id := range e.Each.Jurisdictions {
		of(id).JurisdictionID = id
	}
	return places
}
