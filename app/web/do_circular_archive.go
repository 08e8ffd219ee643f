// Taking a circular back that was opened by mistake: only while nothing was decided, and with a reason.

package web

import (
	"zielstand/app/governance"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// archiveCircularForm asks why, or says why the circular stays.
func archiveCircularForm(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	p, c, b, err := circularOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.CircularPath(c.ID)+"/archivieren", ""), nil
	}
	state := circularState(v, p, c, b)
	page := &views.CircularArchivePage{Frame: v.Frame, Body: b, Row: views.CircularRow{Circular: c, State: state}, Kept: views.CircularKept(c, state)}
	if v.reading() {
		return show(views.CircularArchive(page)), nil
	}
	page.Typed = v.Form.Shown()
	return showInvalid(views.CircularArchive(page)), nil
}

// archiveCircular takes the circular out of use. Sent twice, it finds it done.
func archiveCircular(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	id := v.Param("circular")
	if v.current().Circular(id) == nil {
		gone, err := v.latest(models.KindCircular, id)
		if err != nil || !gone.Archived() {
			return nil, models.NotFoundError(models.KindCircular, id)
		}
		return lead(views.BodyPath(gone.(*models.Circular).BodyID), views.NoticeArchived), nil
	}
	_, c, _, err := circularOf(v)
	if err != nil {
		return nil, err
	}
	reason := v.Form.Required(views.FieldReason, v.Form.Text(views.FieldReason, maxReason))
	version := v.Form.Version()
	if v.Form.Valid() {
		err = v.change(reason, func(tx *store.Tx) error {
			if err := v.undecided(tx.Portfolio(), id); err != nil {
				return err
			}
			return tx.Archive(models.KindCircular, id, version)
		})
	}
	if models.KindOf(err) == models.Conflict {
		v.Form.Problem(views.FieldReason, views.CodeMeanwhile)
		err = nil
	}
	if v.Form.Take(err) || !v.Form.Valid() {
		return archiveCircularForm(v)
	}
	return lead(views.BodyPath(c.BodyID), views.NoticeArchived), err
}

// undecided refuses a circular that has come to a result.
func (v *personal) undecided(p *models.Portfolio, id string) error {
	c := p.Circular(id)
	if c == nil || p.Body(c.BodyID) == nil {
		return models.NotFoundError(models.KindCircular, id)
	}
	b := p.Body(c.BodyID)
	holidays := governance.HolidaysOn(p, b, c.OpenedOn, v.server.Calendar)
	state := governance.StateOf(c, b, p.MembershipsOf(b.ID), holidays.Calendar, v.Frame.Today)
	if views.CircularKept(c, state) != "" {
		return models.InvalidError(models.Problem{Field: views.FieldReason, Code: views.CodeCircularKept})
	}
	return nil
}
