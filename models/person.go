// Persons: office holders. What identifies them lies in a table of its own outside of the journal, so that a person
// can be erased without breaking the chain of hashes.

package models

// Person is what the journal knows of a person: that there is one. Personal is the rest.
type Person struct {
	Base
	// ChangedAt is when what is known of the person was last changed.
	ChangedAt Instant `json:"changed_at,omitzero"`
	Sources   Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Person) RecordKind() Kind { return KindPerson }

// Validate implements Record.
func (p *Person) Validate() error { return checking(p).err() }

// Personal is what identifies a person. It is never journaled; without it a person is a nameless one.
type Personal struct {
	ID   string `gorm:"primaryKey" json:"id"` // of the Person
	Name string `json:"name"`
	// Function is the public office on the day AsOf.
	Function string `json:"function,omitempty"`
	AsOf     Date   `json:"as_of,omitzero"`
	// Public tells that the person holds a public office and may be named to everybody.
	Public bool `json:"public"`
}

// TableName implements GORM's Tabler.
func (Personal) TableName() string { return "personal" }

// Validate returns an *Error of kind Invalid that lists every problem, or nil.
func (p *Personal) Validate() error {
	c := checking(&Person{Base: Base{ID: p.ID}})
	c.required("name", p.Name)
	c.text("function", p.Function)
	return c.err()
}

// People are the known persons by id.
type People map[string]*Personal

// Public returns those who may be named to everybody.
func (p People) Public() People {
	public := People{}
	for id, person := range p {
		if person.Public {
			public[id] = person
		}
	}
	return public
}
