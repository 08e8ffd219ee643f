// What is known of persons: names and offices, in a table of their own. The journal only says that there is somebody,
// so that erasing a person leaves no name anywhere.

package store

import (
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"zielstand/models"
)

// PutPerson saves what is known of a person, under an id that must say nothing about who it is. The person is created
// where there is none. Invalid if the name is missing.
func (tx *Tx) PutPerson(known models.Personal, sources models.Sources) error {
	if err := known.Validate(); err != nil {
		return err
	}
	stored := tx.base.Person(known.ID)
	if stored != nil && *stored == known {
		return nil
	}
	person := &models.Person{Base: models.Base{ID: known.ID}, ChangedAt: tx.at, Sources: sources}
	if s, err := tx.existing(recordKey{models.KindPerson, known.ID}); err == nil {
		person.Version = s.now.RecordVersion()
		if err := tx.Update(person); err != nil {
			return err
		}
	} else if err := tx.Create(person); err != nil {
		return err
	}
	return tx.NamePersons([]*models.Personal{&known})
}

// NamePersons saves what is known of persons that are created in the same change.
func (tx *Tx) NamePersons(known []*models.Personal) error {
	for _, p := range known {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	if len(known) == 0 {
		return nil
	}
	return tx.note(tx.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(known).Error)
}

// ErasePerson deletes what is known of a person; the places that they held stay, without a name.
func (tx *Tx) ErasePerson(id string) error {
	s, err := tx.existing(recordKey{models.KindPerson, id})
	if err != nil {
		return err
	}
	nameless := copyOf(s.now).(*models.Person)
	nameless.ChangedAt = tx.at
	if err := tx.Update(nameless); err != nil {
		return err
	}
	return tx.note(tx.db.Delete(&models.Personal{ID: id}).Error)
}

// note keeps an error of the database, after which the change cannot succeed.
func (tx *Tx) note(err error) error {
	if err != nil && tx.err == nil {
		tx.err = err
	}
	return err
}

// people reads what is known of persons.
func people(db *gorm.DB) (models.People, error) {
	var list []*models.Personal
	if err := db.Order("id").Find(&list).Error; err != nil {
		return nil, err
	}
	known := models.People{}
	for _, p := range list {
		known[p.ID] = p
	}
	return known, nil
}

// withPeople returns the portfolio with what is known of persons now where one of the changes is about them.
func withPeople(db *gorm.DB, p *models.Portfolio, changes []models.Applied) (*models.Portfolio, error) {
	for _, c := range changes {
		if c.Kind == models.KindPerson {
			known, err := people(db)
			if err != nil {
				return nil, err
			}
			return p.WithPeople(known), nil
		}
	}
	return p, nil
}
