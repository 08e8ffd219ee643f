// What can be done with a measure beside changing its fields: another due date, another place, and another measure
// that takes it in or takes over.

package web

import (
	"errors"
	"slices"
	"strconv"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// measureAct shows a form about a measure, or does what was sent with it.
type measureAct func(v *personal, a *views.MeasureAct) (*reply, error)

func (do measureAct) action() action {
	return func(v *personal) (*reply, error) {
		if err := v.may(auth.EditMasterData, auth.Object{}); err != nil {
			return nil, err
		}
		p := v.desk()
		m := p.Measure(v.Slug)
		if to := p.MovedTo(v.Slug); m == nil && to != nil {
			return lead("/massnahmen/"+to.ID, ""), nil // merged by the same form, sent twice
		}
		if m == nil {
			return nil, models.NotFoundError(models.KindMeasure, v.Slug)
		}
		page := &views.MeasureAct{Frame: v.Frame, Portfolio: p, Measure: m, StrategyID: m.StrategyID,
			Offered: views.MeasureOptions(p, m.StrategyID, m.ID)}
		return do(v, page)
	}
}

// ended answers what the door for changes said: onward, or the form again with what is wrong. A record of the
// form's own id that is there already came from the same form, sent twice.
func (v *personal) ended(err error, again func() *reply, onward *reply) (*reply, error) {
	switch {
	case models.KindOf(err) == models.Conflict && v.ownID(err):
		return onward, nil
	case models.KindOf(err) == models.Conflict:
		v.Form.Problem(views.FieldReason, views.CodeMeanwhile)
		v.takeVersion(err)
		return again(), nil
	case v.Form.Take(err):
		return again(), nil
	case err != nil:
		return nil, err
	}
	return onward, nil
}

// takeVersion lets the form go on from what somebody else has stored, which its page shows now.
func (v *personal) takeVersion(err error) {
	var conflict *models.Error
	if errors.As(err, &conflict) && conflict.Current != nil && conflict.ID == v.Slug {
		v.Form.values.Set(fieldVersion, strconv.Itoa(conflict.Current.RecordVersion()))
	}
}

// shiftDue moves the due date of a measure and keeps the former one.
func shiftDue(v *personal, a *views.MeasureAct) (*reply, error) {
	m, today := a.Measure, v.Frame.Today
	again := func() *reply {
		a.Typed = v.Form.Shown()
		return showInvalid(views.ShiftDue(a))
	}
	if v.reading() {
		return show(views.ShiftDue(a)), nil
	}
	former := m.DueAt(today).Day
	shift := &models.DueShift{Base: models.Base{ID: "du-" + v.Form.FormID()}, MeasureID: m.ID, From: former,
		To: v.Form.Date("to_day"), DecidedOn: v.Form.Date("decided_on"), Reason: v.Form.Long(views.FieldReason, models.MaxTextLength)}
	if slices.ContainsFunc(m.Shifts, func(s *models.DueShift) bool { return s.ID == shift.ID }) {
		return lead(views.EditPath(models.KindMeasure, m.ID), views.NoticeShifted), nil
	}
	v.checkShift(m, shift)
	v.Form.Take(shift.Validate(), "reason", views.FieldReason)
	if !v.Form.Valid() {
		return again(), nil
	}
	err := v.change(shift.Reason, func(tx *store.Tx) error {
		if now := tx.Portfolio().Measure(m.ID); now == nil || now.DueAt(today).Day != former {
			return models.InvalidError(models.Problem{Field: "to_day", Value: shift.To.String(), Code: views.CodeMeanwhile})
		}
		return tx.Create(shift)
	})
	return v.ended(err, again, lead(views.EditPath(models.KindMeasure, m.ID), views.NoticeShifted))
}

// checkShift notes what does not fit with the ledger of the measure.
func (v *personal) checkShift(m *models.MeasureNode, s *models.DueShift) {
	switch {
	case !s.From.Known():
		v.Form.Problem("to_day", views.CodeNotYet)
	case v.Form.Raw(views.FieldFormer) != s.From.String():
		v.Form.values.Set(views.FieldFormer, s.From.String())
		v.Form.Problem("to_day", views.CodeMeanwhile)
	case s.To == s.From:
		v.Form.Problem("to_day", views.CodeSame)
	case s.To.Known() && m.Start.Known() && s.To < m.Start.Day:
		v.Form.Problem("to_day", models.CodeOrder, "start", m.Start.Day.String())
	}
	if s.DecidedOn > v.Frame.Today {
		v.Form.Problem("decided_on", views.CodeFuture)
	}
	if n := len(m.Shifts); n > 0 && s.DecidedOn.Known() && s.DecidedOn < m.Shifts[n-1].DecidedOn {
		v.Form.Problem("decided_on", models.CodeOrder, "decided_on", m.Shifts[n-1].DecidedOn.String())
	}
}

// moveMeasure gives a measure another place; its parts go with it.
func moveMeasure(v *personal, a *views.MeasureAct) (*reply, error) {
	p, m := a.Portfolio, a.Measure
	if id := v.Query.ID("strategie", func(id string) bool { return p.Strategy(id) != nil }); id != "" {
		a.StrategyID = id
	}
	a.Offered = views.MeasureOptions(p, a.StrategyID, m.ID)
	if v.reading() {
		return show(views.Move(a)), nil
	}
	next := cloneRecord(a.Moved()).(*models.Measure)
	for _, name := range []string{"field_id", "target_ids"} {
		v.readField(p, views.KindOfRecord(models.KindMeasure).Field(name), next)
	}
	next.ParentID = ""
	if name := v.Form.Text("parent_id", maxTitle); name != "" {
		next.ParentID = v.measureNamed(p, "parent_id", name, next)
	}
	next.Version = v.Form.Version()
	reason := v.Form.Text(views.FieldReason, maxReason)
	v.Form.Take(next.Validate())
	v.checkMeasure(p, next)
	again := func() *reply {
		a.Typed = v.Form.Shown()
		return showInvalid(views.Move(a))
	}
	if !v.Form.Valid() {
		return again(), nil
	}
	err := v.change(reason, func(tx *store.Tx) error {
		if err := tx.Update(next); err != nil || next.StrategyID == m.StrategyID {
			return err
		}
		for _, part := range tx.Portfolio().Parts(tx.Portfolio().Measure(m.ID)) {
			moved := *part.Measure
			moved.StrategyID, moved.FieldID, moved.TargetIDs = next.StrategyID, next.FieldID, nil
			if err := tx.Update(&moved); err != nil {
				return err
			}
		}
		return nil
	})
	return v.ended(err, again, lead(views.EditPath(models.KindMeasure, m.ID), views.NoticeMoved))
}

// mergeMeasure archives a measure that goes on in another one: reports stay where they were made, the page leads on.
func mergeMeasure(v *personal, a *views.MeasureAct) (*reply, error) {
	p, m := a.Portfolio, a.Measure
	if v.reading() {
		return show(views.MergeMeasure(a)), nil
	}
	into := v.other(a, true)
	if m.HasParts {
		v.Form.Problem(views.FieldInto, views.CodeHasParts)
	}
	reason := v.Form.Text(views.FieldReason, maxReason)
	again := func() *reply {
		a.Typed = v.Form.Shown()
		return showInvalid(views.MergeMeasure(a))
	}
	if !v.Form.Valid() || into == nil {
		return again(), nil
	}
	gone := cloneRecord(m.Measure).(*models.Measure)
	gone.Version = v.Form.Version()
	gone.ParentID, gone.Note = into.ID, views.MergedNote(m.Note, into.Title)
	gone.RelatedIDs = append(models.Strings{into.ID}, slices.DeleteFunc(gone.RelatedIDs, func(id string) bool { return id == into.ID })...)
	err := v.change(reason, func(tx *store.Tx) error {
		gone.Archive(tx.At())
		if err := tx.Update(gone); err != nil {
			return err
		}
		return tx.Update(withTargets(into, m.Measure, p))
	})
	return v.ended(err, again, lead("/massnahmen/"+into.ID, views.NoticeMerged))
}

// other is the measure that takes m in or takes over from it, nil with a problem, or where none was named.
func (v *personal) other(a *views.MeasureAct, required bool) *models.Measure {
	name := v.Form.Text(views.FieldInto, maxTitle)
	if required {
		v.Form.Required(views.FieldInto, name)
	}
	if name == "" {
		return nil
	}
	m := a.Portfolio.Measure(v.measureNamed(a.Portfolio, views.FieldInto, name, nil))
	switch {
	case m == nil:
		return nil
	case m.ID == a.Measure.ID || m.ParentID == a.Measure.ID:
		v.Form.Problem(views.FieldInto, views.CodeItself)
	}
	return m.Measure
}

// withTargets is the measure with the targets of another one added, as far as they belong to its strategy. The
// targets of a part are those of its whole.
func withTargets(m, from *models.Measure, p *models.Portfolio) *models.Measure {
	next := cloneRecord(m).(*models.Measure)
	if m.ParentID != "" {
		return next
	}
	for _, id := range from.TargetIDs {
		if t := p.Target(id); t != nil && t.StrategyID == m.StrategyID && !slices.Contains(next.TargetIDs, id) {
			next.TargetIDs = append(next.TargetIDs, id)
		}
	}
	return next
}
