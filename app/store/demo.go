// The mark that a database holds invented reports. It belongs to the database, not to a record, so that no page
// and no export can miss it.

package store

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"zielstand/models"
)

type metaRow struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

// TableName implements GORM's Tabler.
func (metaRow) TableName() string { return "meta" }

const metaDemo = "demo"

func isDemo(db *gorm.DB) (bool, error) {
	var marks int64
	err := db.Model(&metaRow{}).Where("name = ? AND value = ?", metaDemo, "true").Count(&marks).Error
	return marks > 0, err
}

// MarkDemo says for good that the database holds demonstration data; from then on every Portfolio says so. A
// database with records in it that is not marked yet gives an error of kind Misset with CodeNotDemo.
func (s *Store) MarkDemo(ctx context.Context) error {
	if !s.ready.Load() {
		return s.refuseOlder(ctx)
	}
	if err := s.enterAlone(ctx); err != nil {
		return err
	}
	defer s.leave()
	p := s.Portfolio()
	if p.Demo {
		return nil
	}
	err := s.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		tx, err := s.begin(db)
		if err != nil {
			return err
		}
		if p = tx.base; p.Demo {
			return nil
		}
		if p.Head.Seq > 0 {
			return misset(models.CodeNotDemo, s.engine.shown(), nil)
		}
		return db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&metaRow{metaDemo, "true"}).Error
	})
	if err != nil {
		return explain(err, "mark the database as demonstration")
	}
	marked := *p
	marked.Demo = true
	s.publish(&marked)
	return nil
}
