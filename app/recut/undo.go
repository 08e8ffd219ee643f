// Undoing a re-cut or a continuation: the state before it, unless somebody has built on it since.

package recut

import (
	"slices"

	"zielstand/models"
)

// Reversal is a change (Vorgang) taken back.
type Reversal struct {
	Changes []Change
	// Blocked are the first entries by others about records that the change had touched; with any, nothing
	// may be taken back.
	Blocked []models.Entry
}

// Undoable tells whether the entries of one change are a re-cut, a continuation or an adoption. Other changes
// have their own ways back.
func Undoable(change []models.Entry) bool {
	found := false
	for _, e := range change {
		r, err := e.Record()
		if err != nil || r == nil {
			return false // unreadable, or an erasure, which nothing brings back
		}
		switch v := r.(type) {
		case *models.Ministry:
			found = found || v.ValidUntil.Known() && len(v.SuccessorIDs) > 0 && e.Op == models.OpUpdate
		case *models.Strategy:
			found = found || v.PredecessorID != "" && e.Op == models.OpCreate || v.State == models.StrategyContinued && e.Op == models.OpUpdate
		}
	}
	return found
}

// Undo works out how to take back the change with the given batch. histories are all entries about each record
// that it touched, oldest first.
func Undo(batch int64, histories [][]models.Entry) (*Reversal, error) {
	out := &Reversal{}
	for _, history := range histories {
		first := slices.IndexFunc(history, func(e models.Entry) bool { return e.Batch == batch })
		if first < 0 {
			continue
		}
		last := first
		for last+1 < len(history) && history[last+1].Batch == batch {
			last++
		}
		if last+1 < len(history) {
			out.Blocked = append(out.Blocked, history[last+1])
			continue
		}
		now, err := history[last].Record()
		if err != nil {
			return nil, err
		}
		if first == 0 || history[first-1].Op == models.OpErase {
			out.Changes = append(out.Changes, Change{now, nil})
			continue
		}
		before, err := history[first-1].Record()
		if err != nil {
			return nil, err
		}
		before.SetVersion(now.RecordVersion())
		out.Changes = append(out.Changes, Change{now, before})
	}
	return out, nil
}
