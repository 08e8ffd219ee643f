// What was taken out of use: it is in no Portfolio, and can be put back.

package store

import (
	"cmp"
	"context"
	"reflect"
	"slices"

	"zielstand/models"
)

// Archived returns the records that were taken out of use, the last one first.
func (s *Store) Archived(ctx context.Context) ([]models.Record, error) {
	type archived struct {
		at     models.Instant
		record models.Record
	}
	var all []archived
	for _, kind := range models.Kinds() {
		like, _ := models.NewRecord(kind)
		list := reflect.New(reflect.SliceOf(reflect.TypeOf(like)))
		if err := s.read.WithContext(ctx).Where("archived_at <> 0").Find(list.Interface()).Error; err != nil {
			return nil, explain(err, "read what is archived")
		}
		for i := range list.Elem().Len() {
			record := list.Elem().Index(i)
			at := record.Elem().FieldByName("ArchivedAt").Interface().(models.Instant)
			all = append(all, archived{at, record.Interface().(models.Record)})
		}
	}
	slices.SortStableFunc(all, func(a, b archived) int { return -cmp.Compare(a.at, b.at) })
	records := make([]models.Record, len(all))
	for i, a := range all {
		records[i] = a.record
	}
	return records, nil
}
