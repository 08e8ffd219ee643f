// Undoing a re-cut or a continuation: the state before it, unless somebody has built on it since.

package recut

import (
	"slices"

	"zielstand/models"
)

// Undoable tells whether the changes are a re-cut, a continuation or an adoption. Other changes have their own
// ways back.
func Undoable(changes []Change) bool {
	found := false
	for _, c := range changes {
		switch after := c.After.(type) {
		case nil:
			return false // an erasure, which nothing brings back
		case *models.Ministry:
			before, known := c.Before.(*models.Ministry)
			found = found || known && !before.ValidUntil.Known() && after.ValidUntil.Known() && len(after.SuccessorIDs) > 0
		case *models.Strategy:
			before, known := c.Before.(*models.Strategy)
			drafted := !known && after.State == models.StrategyDrafting && after.PredecessorID != ""
			adopted := known && before.State != models.StrategyContinued && after.State == models.StrategyContinued
			found = found || drafted || adopted
		}
	}
	return found
}

// Changed is what the change with the given batch did to each record. histories are all entries about each record
// that it touched, oldest first. since are the first entries of later changes to these records.
func Changed(batch int64, histories [][]models.Entry) (changes []Change, since []models.Entry, err error) {
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
			since = append(since, history[last+1])
		}
		var c Change
		if first > 0 {
			if c.Before, err = history[first-1].Record(); err != nil {
				return nil, nil, err
			}
		}
		if c.After, err = history[last].Record(); err != nil {
			return nil, nil, err
		}
		changes = append(changes, c)
	}
	return changes, since, nil
}

// Undo turns changes round: what was before comes back as the next state, what was made is taken away.
func Undo(changes []Change) []Change {
	back := make([]Change, len(changes))
	for i, c := range changes {
		back[i] = Change{c.After, c.Before}
		if c.Before != nil && c.After != nil {
			c.Before.SetVersion(c.After.RecordVersion())
		}
	}
	return back
}
