// Superseding: a measure ends because another one takes over. The old one stays visible and leaves the count.

package web

import (
	"errors"
	"strings"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// supersedeMeasure lets another measure, a new one or one that is there, take over from a day on.
func supersedeMeasure(v *personal, a *views.MeasureAct) (*reply, error) {
	p, m := a.Portfolio, a.Measure
	if v.reading() {
		return show(views.Supersede(a)), nil
	}
	again := func() *reply {
		a.Typed = v.Form.Shown()
		return showInvalid(views.Supersede(a))
	}
	by, day := v.other(a, false), v.Form.Date(views.FieldDay)
	title, reason := v.Form.Text("title", maxTitle), v.Form.Long(views.FieldReason, models.MaxTextLength)
	id := v.Form.FormID()
	v.checkSupersede(m, by, title, day)
	v.Form.Required(views.FieldReason, reason)
	if !v.Form.Valid() {
		return again(), nil
	}
	fresh := by == nil
	if fresh {
		slug, err := v.freeSlug(p, views.KindOfRecord(models.KindMeasure), title)
		if err != nil {
			return nil, err
		}
		by = &models.Measure{Base: models.Base{ID: slug}, StrategyID: m.StrategyID, FieldID: m.FieldID, ParentID: m.ParentID, Title: title,
			Permanent: m.Permanent, Method: m.Method, Weight: m.Weight, Start: models.On(day)}
	}
	next := withTargets(by, m.Measure, p)
	next.RelatedIDs = appendNew(next.RelatedIDs, m.ID)
	old := cloneRecord(m.Measure).(*models.Measure)
	old.Version = v.Form.Version()
	old.RelatedIDs, old.Note = appendNew(old.RelatedIDs, by.ID), views.ReplacedNote(m.Note, by.Title, day)
	err := v.change(reason, func(tx *store.Tx) error {
		if err := tx.Create(v.lastReport(tx, m, id, day, views.ReplacedReport(by.Title, reason))); err != nil {
			return err
		}
		save := tx.Update
		if fresh {
			save = func(r models.Record) error { return tx.Create(r) }
		}
		if err := errors.Join(save(next), tx.Update(old)); err != nil {
			return err
		}
		for _, part := range partsOf(tx.Portfolio(), m, next) {
			if err := tx.Update(part); err != nil {
				return err
			}
		}
		for _, duty := range handedOver(m, p.Measure(by.ID), next.ID, id, day) {
			if err := tx.Create(duty); err != nil {
				return err
			}
		}
		return nil
	})
	return v.ended(err, again, lead("/massnahmen/"+m.ID, views.NoticeReplaced))
}

func (v *personal) checkSupersede(m *models.MeasureNode, by *models.Measure, title string, day models.Date) {
	last := m.ReportAt(v.Frame.Today)
	switch {
	case !day.Known():
		v.Form.Required(views.FieldDay, "")
	case day > v.Frame.Today:
		v.Form.Problem(views.FieldDay, views.CodeFuture)
	case last != nil && day < last.AsOf:
		// An earlier report would not be the one that counts.
		v.Form.Problem(views.FieldDay, models.CodeOrder, "as_of", last.AsOf.String())
	}
	if m.HasParts && by != nil && by.ParentID != "" {
		v.Form.Problem(views.FieldInto, views.CodePartOfPart)
	}
	if by == nil && v.Form.Raw(views.FieldInto) == "" {
		v.Form.Required("title", title)
	}
}

// partsOf are the parts of a measure as parts of another one, in whose place they then are.
func partsOf(p *models.Portfolio, from *models.MeasureNode, to *models.Measure) []*models.Measure {
	var parts []*models.Measure
	for _, part := range p.Parts(from) {
		next := cloneRecord(part.Measure).(*models.Measure)
		next.ParentID = to.ID
		if next.StrategyID != to.StrategyID {
			next.StrategyID, next.FieldID, next.TargetIDs = to.StrategyID, to.FieldID, nil
		}
		parts = append(parts, next)
	}
	return parts
}

// lastReport says that the measure ended; written and approved by the CDO office.
func (v *personal) lastReport(tx *store.Tx, m *models.MeasureNode, id string, day models.Date, text string) *models.StatusReport {
	r := &models.StatusReport{Base: models.Base{ID: "er-" + id}, MeasureID: m.ID, AuthorID: v.User.ID, AsOf: day, State: models.ReportApproved,
		SubmittedAt: tx.At(), ApprovedAt: tx.At(), Phase: models.PhaseCancelled, Ampel: models.AmpelNone, Text: text}
	if l := v.desk().At(day).Lead(m); l.To != nil && !l.Proposed {
		r.MinistryID = l.To.ID
	}
	return r
}

// handedOver are the responsibilities that the new measure takes over from the day on: those that hold then, unless
// it has the like already.
func handedOver(from, to *models.MeasureNode, toID, id string, day models.Date) []*models.Responsibility {
	var duties []*models.Responsibility
	for _, d := range from.Responsibilities {
		if !d.ValidOn(day) {
			continue
		}
		next := &models.Responsibility{Base: models.Base{ID: strings.Join([]string{"re", id, d.MinistryID, string(d.Role)}, "-")}, SubjectKind: models.KindMeasure,
			SubjectID: toID, MinistryID: d.MinistryID, Role: d.Role, ValidFrom: day, ValidUntil: d.ValidUntil, Note: d.Note}
		if to == nil || !takenBy(to.Responsibilities, next) {
			duties = append(duties, next)
		}
	}
	return duties
}

// takenBy tells whether the measure has a ministry in charge, or this one in this role, at the same time.
func takenBy(list []*models.Responsibility, next *models.Responsibility) bool {
	for _, d := range list {
		if overlap(d, next) && (d.MinistryID == next.MinistryID || d.Role == models.RoleLead && next.Role == models.RoleLead) {
			return true
		}
	}
	return false
}

func appendNew(list models.Strings, id string) models.Strings {
	for _, known := range list {
		if known == id {
			return list
		}
	}
	return append(list, id)
}

// ownID tells whether a conflict is about a record that this very form has made before.
func (v *personal) ownID(err error) bool {
	var conflict *models.Error
	id := v.Form.Raw(fieldFormID)
	return errors.As(err, &conflict) && id != "" && strings.Contains(conflict.ID, id)
}
