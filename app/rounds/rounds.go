// Package rounds drives reporting rounds: opening and closing them, knowing who is asked, and writing to people:
// the call, reminders around the deadline, and notices of what the CDO office decided.
package rounds

import (
	"zielstand/app/progress"
	"zielstand/app/store"
	"zielstand/models"
)

// Open lets a planned round begin. Mails to the contacts follow from its being open: a Worker writes whoever has
// not been written to, so that a crash in between loses nobody. version is the one that the person saw, 0 =
// whichever there is. Opening an open round changes nothing; a closed one gives an error of kind Conflict.
func Open(tx *store.Tx, id string, version int, today models.Date) error {
	r, err := current(tx, id, version)
	if err != nil || r.State == models.RoundOpen {
		return err
	}
	if r.State == models.RoundClosed {
		return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: id, Current: r}
	}
	if r.Deadline < today {
		return models.InvalidError(models.Problem{Field: "deadline", Value: r.Deadline.String(), Code: models.CodeOrder, Allowed: []string{"opens_on"}})
	}
	r.State = models.RoundOpen
	if !r.OpensOn.Known() || r.OpensOn > today {
		r.OpensOn = today
	}
	return tx.Update(r)
}

// Close ends an open round and keeps what it had by then: how many reports were expected, in time, and approved.
// Reports remain possible and are marked as late. Closing a closed round changes nothing; a planned one gives an
// error of kind Conflict.
func Close(tx *store.Tx, id string, version int, today models.Date) error {
	r, err := current(tx, id, version)
	if err != nil || r.State == models.RoundClosed {
		return err
	}
	if r.State == models.RoundPlanned {
		return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: id, Current: r}
	}
	s := progress.Completeness(tx.Portfolio().At(today), r)
	r.State, r.ClosedAt = models.RoundClosed, tx.At()
	r.Expected, r.InTime, r.Approved = s.Expected, s.InTime, s.Approved
	return tx.Update(r)
}

// current returns a copy of the round to be changed.
func current(tx *store.Tx, id string, version int) (*models.ReportingRound, error) {
	known := tx.Portfolio().Round(id)
	if known == nil {
		return nil, models.NotFoundError(models.KindReportingRound, id)
	}
	r := *known
	if version != 0 && version != r.Version {
		return nil, &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: id, Current: known}
	}
	return &r, nil
}
