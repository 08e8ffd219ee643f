// Rows of records, through the mapping that GORM reads from the structs.

package store

import (
	"reflect"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"zielstand/models"
)

// boundValues is how many values one statement carries; SQLite takes 32,766, PostgreSQL 65,535.
const boundValues = 30_000

// tables maps each kind to the mapping of its struct.
var tables = sync.OnceValue(func() map[models.Kind]*schema.Schema {
	mapped := map[models.Kind]*schema.Schema{}
	for _, kind := range models.Kinds() {
		record, _ := models.NewRecord(kind)
		table, err := schema.Parse(record, &sync.Map{}, schema.NamingStrategy{})
		if err != nil {
			panic(err) // a struct of models that cannot be mapped; every test meets it
		}
		mapped[kind] = table
	}
	return mapped
})

// copyOf returns a copy of the struct behind the record; lists in it are shared.
func copyOf(r models.Record) models.Record {
	from := reflect.ValueOf(r).Elem()
	to := reflect.New(from.Type())
	to.Elem().Set(from)
	return to.Interface().(models.Record)
}

// findRecords returns the stored records with the ids, of the kind of like.
func findRecords(db *gorm.DB, like models.Record, ids []string) ([]models.Record, error) {
	list := reflect.New(reflect.SliceOf(reflect.TypeOf(like)))
	if err := db.Where("id IN ?", ids).Find(list.Interface()).Error; err != nil {
		return nil, err
	}
	found := make([]models.Record, list.Elem().Len())
	for i := range found {
		found[i] = list.Elem().Index(i).Interface().(models.Record)
	}
	return found, nil
}

// writeRows brings the tables to the state of the slots. Foreign keys are looked at on commit, so the order
// between the kinds does not matter.
func (tx *Tx) writeRows() error {
	created := map[models.Kind]reflect.Value{}
	for _, s := range tx.order {
		var err error
		switch {
		case s.before == nil && s.now != nil:
			list, ok := created[s.kind]
			if !ok {
				list = reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(s.now)), 0, 8)
			}
			created[s.kind] = reflect.Append(list, reflect.ValueOf(s.now))
		case s.before != nil && s.now == nil:
			err = tx.db.Delete(s.before).Error
		case s.before != s.now:
			err = tx.updateRow(s)
		}
		if err != nil {
			return err
		}
	}
	for _, kind := range models.Kinds() {
		if list, ok := created[kind]; ok {
			if err := insertRows(tx.db, list, len(tables()[kind].DBNames)); err != nil {
				return err
			}
		}
	}
	return nil
}

// updateRow writes all columns, on the condition that nobody else has come between.
func (tx *Tx) updateRow(s *slot) error {
	done := tx.db.Model(s.now).Where("version = ?", s.before.RecordVersion()).Select("*").Updates(s.now)
	if done.Error == nil && done.RowsAffected != 1 {
		return conflict(s)
	}
	return done.Error
}

// insertRows inserts a slice of rows with as many of them in one statement as the databases take.
func insertRows(db *gorm.DB, list reflect.Value, columns int) error {
	most := boundValues / columns
	for from := 0; from < list.Len(); from += most {
		some := reflect.New(list.Type())
		some.Elem().Set(list.Slice(from, min(from+most, list.Len())))
		if err := db.Create(some.Interface()).Error; err != nil {
			return err
		}
	}
	return nil
}
