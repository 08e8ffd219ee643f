// The way of an assignment: begun, reported as done, confirmed by somebody else, dropped with a reason.

package web

import (
	"cmp"
	"slices"

	"zielstand/app/auth"
	"zielstand/app/governance"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// dutyOf is the assignment of the address, for those who may do something about it.
func dutyOf(v *personal) (*models.Portfolio, *models.Assignment, error) {
	p := v.current()
	a := p.Assignment(v.Param("duty"))
	if a == nil || a.Secret() {
		return nil, nil, models.NotFoundError(models.KindAssignment, v.Param("duty"))
	}
	return p, a, v.may(auth.ReportDuty, auth.Object{MinistryIDs: a.MinistryIDs})
}

// dutyMoves are the states that the person can bring the assignment to.
func dutyMoves(v *personal, a *models.Assignment) []models.AssignmentState {
	return slices.DeleteFunc(governance.NextStates(a.State), func(to models.AssignmentState) bool {
		reported := a.State == models.AssignmentReportedDone
		return (reported || to == models.AssignmentDropped) && !v.can(auth.ConfirmDuty, auth.Object{})
	})
}

func dutyForm(v *personal) (*reply, error) {
	p, a, err := dutyOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.AssignmentPath(a.ID)+"/stand", ""), nil
	}
	page := &views.DutyFormPage{Frame: v.Frame, Typed: v.Form.Shown(), Portfolio: p, Assignment: a, Moves: dutyMoves(v, a),
		Own: v.User != nil && a.ReportedByID == v.User.ID}
	if v.reading() {
		return show(views.DutyForm(page)), nil
	}
	return showInvalid(views.DutyForm(page)), nil
}

// moveDuty takes a step. A doubled click finds it taken.
func moveDuty(v *personal) (*reply, error) {
	_, a, err := dutyOf(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	move := governance.Move{To: models.AssignmentState(f.Required(views.FieldDutyState, f.Enum(views.FieldDutyState, words(models.AssignmentStates)...))),
		On: cmp.Or(f.Date(views.FieldDutyOn), v.Frame.Today), Text: f.Long(views.FieldDutyText, models.MaxTextLength)}
	answer := f.Text(views.FieldDutyAnswer, maxText)
	version := f.Version()
	if move.On > v.Frame.Today {
		f.Problem(views.FieldDutyOn, models.CodeRange, "", "heute")
	}
	if v.User != nil {
		move.By = v.User.ID
	}
	if a.State == move.To && a.Version == version+1 {
		return lead(views.AssignmentPath(a.ID), views.NoticeDuty), nil
	}
	if f.Valid() && !slices.Contains(dutyMoves(v, a), move.To) {
		f.Problem(views.FieldDutyState, models.CodeUnknown)
	}
	if !f.Valid() {
		return dutyForm(v)
	}
	err = v.change(move.Text, func(tx *store.Tx) error {
		now := tx.Portfolio().Assignment(a.ID)
		if now == nil {
			return models.NotFoundError(models.KindAssignment, a.ID)
		}
		if problems := move.Check(now); len(problems) > 0 {
			return models.InvalidError(problems...)
		}
		next := move.Apply(now)
		next.Version = version
		if answer != "" {
			next.AnswerNumber = answer
		}
		return tx.Update(next)
	})
	if f.Take(err, "state", views.FieldDutyState, "on", views.FieldDutyOn, "dropped_reason", views.FieldDutyText, "by", views.FieldDutyState,
		"confirmed_by_id", views.FieldDutyState, "report", views.FieldDutyText) {
		return dutyForm(v)
	}
	return lead(views.AssignmentPath(a.ID), views.NoticeDuty), err
}
