// Planning and changing a reporting round.

package web

import (
	"errors"

	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// Limits of a round's numbers.
const (
	mostRoundDays = 250 // a year of work
	mostReminder  = 60
)

// newRoundForm proposes a round of the current strategy that opens today, with a deadline in working days.
func newRoundForm(v *personal) (*reply, error) {
	p := v.current()
	r := &models.ReportingRound{State: models.RoundPlanned, Stichtag: v.Frame.Today, OpensOn: v.Frame.Today, RemindBefore: 3, RemindAfter: 2}
	r.StrategyID = papers.CurrentStrategy(p, v.Frame.Site.Land)
	return showRoundForm(v, p, r)
}

func editRoundForm(v *personal) (*reply, error) {
	p, r, err := roundOf(v)
	if err != nil {
		return nil, err
	}
	if r.State == models.RoundClosed {
		return nil, &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: r}
	}
	return showRoundForm(v, p, r)
}

func showRoundForm(v *personal, p *models.Portfolio, r *models.ReportingRound) (*reply, error) {
	if v.onAnotherDay() {
		return lead(v.Frame.Path, ""), nil
	}
	form := &views.RoundForm{Frame: v.Frame, Typed: v.Form.Shown(), Round: r, Days: views.RoundDays, Strategies: p.Strategies,
		Proposed: v.server.Calendar.Add(v.Frame.Today, views.RoundDays)}
	if r.OpensOn.Known() && r.Deadline.Known() {
		form.Days = v.server.Calendar.Between(r.OpensOn, r.Deadline)
	}
	for _, m := range p.Ministries {
		if s := p.Strategy(r.StrategyID); m.ValidOn(v.Frame.Today) && (r.Version == 0 || s == nil || m.JurisdictionID == s.JurisdictionID) {
			form.Ministries = append(form.Ministries, m)
		}
	}
	if r.Version > 0 {
		form.Measures = p.MeasuresOfStrategy(r.StrategyID)
	}
	if v.reading() {
		return show(views.RoundEdit(form)), nil
	}
	return showInvalid(views.RoundEdit(form)), nil
}

// readRound reads the form into the round. The deadline, where none is given, lies so many working days behind the
// opening; the list of problems may be longer for it, never shorter.
func readRound(v *personal, p *models.Portfolio, r *models.ReportingRound) {
	f := v.Form
	if r.Version == 0 {
		r.StrategyID = f.Required(views.FieldRoundStrategy, f.ID(views.FieldRoundStrategy, func(id string) bool { return p.Strategy(id) != nil }))
	}
	r.Title = f.Required(views.FieldRoundTitle, f.Text(views.FieldRoundTitle, views.RoundTitleSize))
	r.Stichtag, r.OpensOn, r.Deadline = f.Date(views.FieldRoundStichtag), f.Date(views.FieldRoundOpens), f.Date(views.FieldRoundDeadline)
	f.Required(views.FieldRoundStichtag, r.Stichtag.String())
	days, given := f.Int(views.FieldRoundDays, 1, mostRoundDays)
	if !r.Deadline.Known() && given {
		from := r.OpensOn
		if !from.Known() {
			from = v.Frame.Today
		}
		r.Deadline = v.server.Calendar.Add(from, days)
	}
	f.Required(views.FieldRoundDeadline, r.Deadline.String())
	r.RemindBefore, _ = f.Int(views.FieldRoundBefore, 0, mostReminder)
	r.RemindAfter, _ = f.Int(views.FieldRoundAfter, 0, mostReminder)
	r.Message = f.Long(views.FieldRoundMessage, views.RoundMessageSize)
	r.MinistryIDs = models.Strings(f.IDs(views.FieldRoundMinistry, func(id string) bool { return p.Ministry(id) != nil }))
	if r.Version > 0 {
		r.MeasureIDs = models.Strings(f.IDs(views.FieldRoundMeasure, func(id string) bool {
			m := p.Measure(id)
			return m != nil && m.StrategyID == r.StrategyID
		}))
	}
}

// roundFields pairs the names of a round's fields with those of its form.
var roundFields = []string{"title", views.FieldRoundTitle, "strategy_id", views.FieldRoundStrategy, "stichtag", views.FieldRoundStichtag,
	"opens_on", views.FieldRoundOpens, "deadline", views.FieldRoundDeadline, "message", views.FieldRoundMessage,
	"ministry_ids", views.FieldRoundMinistry, "measure_ids", views.FieldRoundMeasure}

// planRound stores a new round; what the form is sent twice for is stored once.
func planRound(v *personal) (*reply, error) {
	p := v.current()
	r := &models.ReportingRound{State: models.RoundPlanned}
	readRound(v, p, r)
	r.ID = "runde-" + recordID(v.Frame.Today, v.Form.FormID(), "runde", "")
	if !v.Form.Valid() {
		return showRoundForm(v, p, r)
	}
	err := v.change("", func(tx *store.Tx) error { return tx.Create(r) })
	var known *models.Error
	if errors.As(err, &known) && known.Kind == models.Conflict && known.ID == r.ID {
		return lead(roundPath(r), views.NoticeRoundPlanned), nil
	}
	if v.Form.Take(err, roundFields...) {
		return showRoundForm(v, p, r)
	}
	return lead(roundPath(r), views.NoticeRoundPlanned), err
}

// changeRoundForm stores changes of a round that is not closed. Its strategy and its state stay.
func changeRoundForm(v *personal) (*reply, error) {
	p, known, err := roundOf(v)
	if err != nil {
		return nil, err
	}
	r := *known
	readRound(v, p, &r)
	r.Version = v.Form.Version()
	if !v.Form.Valid() {
		r.Version = known.Version
		return showRoundForm(v, p, &r)
	}
	err = v.change("", func(tx *store.Tx) error {
		now := tx.Portfolio().Round(r.ID)
		if now == nil || now.State == models.RoundClosed {
			return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: known}
		}
		r.State = now.State
		return tx.Update(&r)
	})
	if v.Form.Take(err, roundFields...) {
		return showRoundForm(v, p, &r)
	}
	if err != nil {
		return roundConflict(v, v.current(), &r, err)
	}
	return lead(roundPath(&r), views.NoticeSaved), nil
}
