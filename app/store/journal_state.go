// Which entry a state of the field corresponds to, papers about it aside.

package store

import (
	"context"

	"zielstand/models"
)

// paperKinds are the kinds of records that tell nothing about the field: making a paper changes no state, and what
// ministries say to it is in the frozen state of that paper only.
var paperKinds = []models.Kind{models.KindBriefing, models.KindBriefingVersion, models.KindBriefingSchedule, models.KindCoSignature}

// StateHead returns the last entry at the time or before, 0 = ever, that is about the field and not about a paper,
// and when it was made: as long as nothing else changes, it stays the same. The zero Head is an empty journal.
func (s *Store) StateHead(ctx context.Context, at models.Instant) (models.Head, models.Instant, error) {
	query := s.read.WithContext(ctx).Select("seq", "hash", "at").Where("kind NOT IN ?", paperKinds)
	if at != 0 {
		query = query.Where("at <= ?", int64(at))
	}
	var last []journalRow
	err := query.Order("seq DESC").Limit(1).Find(&last).Error
	if err != nil || len(last) == 0 {
		return models.Head{}, 0, explain(err, "find the state")
	}
	return models.Head{Seq: last[0].Seq, Hash: last[0].Hash}, models.Instant(last[0].At), nil
}
