// The second opinion: the CDO office's own Ampel beside the ministry's.

package web

import (
	"zielstand/app/auth"
	"zielstand/app/german"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// startOpinion makes the form of the measure of the address.
func startOpinion(v *personal) (*views.OpinionPage, error) {
	p := v.current()
	m := p.Measure(v.Param("measure"))
	if m == nil {
		return nil, models.NotFoundError(models.KindMeasure, v.Param("measure"))
	}
	if err := v.may(auth.SecondOpinion, measureObject(p, m)); err != nil {
		return nil, err
	}
	return &views.OpinionPage{Frame: v.Frame, Row: measureRow(p, m, false), Current: m.OpinionAt(p.Stichtag)}, nil
}

func opinionPage(v *personal) (*reply, error) {
	page, err := startOpinion(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(v.Frame.Path, ""), nil
	}
	return show(views.Opinion(page)), nil
}

// giveOpinion adds an opinion; earlier ones stay as they were given.
func giveOpinion(v *personal) (*reply, error) {
	page, err := startOpinion(v)
	if err != nil {
		return nil, err
	}
	f, m := v.Form, page.Row.Measure
	o := &models.SecondOpinion{Base: models.Base{ID: recordID(v.Frame.Today, f.FormID(), "zweitmeinung", m.ID)}, MeasureID: m.ID,
		AsOf: f.Date("as_of"), Ampel: models.Ampel(f.Enum("ampel", string(models.AmpelGreen), string(models.AmpelYellow), string(models.AmpelRed))),
		Reason: f.Long("reason", maxLine), Internal: f.Bool("internal")}
	f.Required("ampel", string(o.Ampel))
	f.Required("reason", o.Reason)
	f.Required("as_of", o.AsOf.String())
	if o.AsOf > v.Frame.Today {
		f.Problem("as_of", models.CodeRange, german.Date(models.NewDate(firstYear, 1, 1)), german.Date(v.Frame.Today))
	}
	if !f.Valid() {
		page.Typed = f.Shown()
		return showInvalid(views.Opinion(page)), nil
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Create(o) })
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	return lead("/massnahmen/"+m.ID, views.NoticeOpinion), err
}
