// The page of one reporting round: who has answered, and whom to ask.

package web

import (
	"slices"

	"zielstand/app/auth"
	"zielstand/app/german"
	"zielstand/app/rounds"
	"zielstand/models"
	"zielstand/views"
)

// roundOf is the round of the address, for whoever is signed in.
func roundOf(v *personal) (*models.Portfolio, *models.ReportingRound, error) {
	if err := v.may(auth.ReadUnpublished, auth.Object{}); err != nil {
		return nil, nil, err
	}
	p := v.current()
	r := p.Round(v.Param("round"))
	if r == nil {
		return nil, nil, models.NotFoundError(models.KindReportingRound, v.Param("round"))
	}
	return p, r, nil
}

func roundPath(r *models.ReportingRound) string { return "/berichtsrunden/" + r.ID }

func roundPage(v *personal) (*reply, error) {
	p, r, err := roundOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(roundPath(r), ""), nil
	}
	v.Frame.Path = roundPath(r)
	page := &views.RoundPage{Frame: v.Frame, Typed: v.Form.Shown(), Row: roundRow(p, r), Manages: v.can(auth.ManageRounds, auth.Object{}),
		Off: dayOff(v, r.Deadline), Days: v.server.Calendar.Between(v.Frame.Today, r.Deadline)}
	if page.Answers, err = roundAnswers(v, p, page.Row); err != nil {
		return nil, err
	}
	v.Frame.Figures = page.Row.State.Expected > 0
	if err := nameOwn(v, page); err != nil {
		return nil, err
	}
	if page.Manages {
		if page.Mails, err = mailState(v); err != nil {
			return nil, err
		}
	}
	if len(v.Form.problems) > 0 || v.Form.resumed {
		return showInvalid(views.Round(page)), nil
	}
	page.Typed.Values = nil
	return show(views.Round(page)), nil
}

// dayOff names why offices do not work on the day, "" if they do.
func dayOff(v *personal, day models.Date) string {
	if v.server.Calendar.IsWorkingDay(day) {
		return ""
	}
	if name := v.server.Calendar.Holiday(day); name != "" {
		return name
	}
	return german.Weekday(day)
}

// nameOwn adds what the person's own ministries owe.
func nameOwn(v *personal, page *views.RoundPage) error {
	for _, id := range v.MinistryIDs() {
		m := page.Row.State.Of(id)
		if m == nil || page.Row.ReportingRound.State == models.RoundPlanned || !v.can(auth.Report, auth.Object{MinistryIDs: []string{id}}) {
			continue
		}
		own := views.RoundOwn{RoundMinistry: *m}
		if m.Nil != nil {
			author, err := v.store.User(v.ctx, m.Nil.AuthorID)
			if unlessMissing(err) != nil {
				return err
			}
			if err == nil {
				own.Author = author.Name
			}
		}
		page.Own = append(page.Own, own)
	}
	return nil
}

// openRound lets a planned round begin; the worker writes to the contacts.
func openRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundOpened, func(tx roundTx, r *models.ReportingRound) error {
		return rounds.Open(tx, r.ID, v.Form.Version(), v.Frame.Today)
	})
}

// closeRound ends a round and keeps what it had.
func closeRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundClosed, func(tx roundTx, r *models.ReportingRound) error {
		return rounds.Close(tx, r.ID, v.Form.Version(), v.Frame.Today)
	})
}

// deleteRound archives a round that was only planned.
func deleteRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundDeleted, func(tx roundTx, r *models.ReportingRound) error {
		if r.State != models.RoundPlanned {
			return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: r}
		}
		return tx.Archive(models.KindReportingRound, r.ID, v.Form.Version())
	})
}

// changeRound does something with the round that the person has seen. A doubled click finds it done.
func changeRound(v *personal, notice views.NoticeCode, do func(tx roundTx, r *models.ReportingRound) error) (*reply, error) {
	_, r, err := roundOf(v)
	if err != nil {
		if models.KindOf(err) == models.NotFound && notice == views.NoticeRoundDeleted {
			return lead("/berichtsrunden", notice), nil
		}
		return nil, err
	}
	version := v.Form.Version()
	if !v.Form.Valid() {
		return roundPage(v)
	}
	err = v.change("", func(tx roundTx) error {
		now := tx.Portfolio().Round(r.ID)
		if now == nil {
			return models.NotFoundError(models.KindReportingRound, r.ID)
		}
		if notice == done(now) && now.Version == version+1 {
			return nil
		}
		return do(tx, now)
	})
	if v.Form.Take(err) {
		return roundPage(v)
	}
	if err != nil {
		return nil, err
	}
	if notice == views.NoticeRoundDeleted {
		return lead("/berichtsrunden", notice), nil
	}
	return lead(roundPath(r), notice), nil
}

// done is what a round in its state says that happened to it.
func done(r *models.ReportingRound) views.NoticeCode {
	switch r.State {
	case models.RoundOpen:
		return views.NoticeRoundOpened
	case models.RoundClosed:
		return views.NoticeRoundClosed
	}
	return ""
}

// mayReportFor tells whether the person reports for the ministry.
func mayReportFor(v *personal, ministryID string) bool {
	return slices.Contains(v.MinistryIDs(), ministryID) && v.can(auth.Report, auth.Object{MinistryIDs: []string{ministryID}})
}
