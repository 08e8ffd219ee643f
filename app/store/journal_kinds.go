// Reading the journal for what interests one reader: some kinds of records, up to a head.

package store

import (
	"context"

	"zielstand/models"
)

// EntriesOf returns the entries about records of the kinds behind afterSeq up to untilSeq, oldest first.
func (s *Store) EntriesOf(ctx context.Context, kinds []models.Kind, afterSeq, untilSeq int64) ([]models.Entry, error) {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = string(kind)
	}
	list, err := entries(s.read.WithContext(ctx).Where("seq > ? AND seq <= ? AND kind IN ?", afterSeq, untilSeq, names))
	return list, explain(err, "read the journal")
}
