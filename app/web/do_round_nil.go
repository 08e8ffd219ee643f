// Fehlanzeigen: a ministry says that it has nothing to report in a round, or takes that back.

package web

import (
	"zielstand/app/auth"
	"zielstand/app/progress"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

type roundTx = *store.Tx

// nilMinistry is the ministry that the form speaks for, and the round, which must be open.
func nilMinistry(v *personal) (*models.ReportingRound, string, error) {
	p, r, err := roundOf(v)
	if err != nil {
		return nil, "", err
	}
	id := v.Form.Required(views.FieldNilMinistry, v.Form.ID(views.FieldNilMinistry, func(id string) bool { return p.Ministry(id) != nil }))
	if id != "" && !mayReportFor(v, id) {
		return nil, "", &models.Error{Kind: models.Forbidden}
	}
	if r.State != models.RoundOpen {
		return nil, "", &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: r}
	}
	return r, id, nil
}

// nilReturnOf is the Fehlanzeige of the ministry in the round, nil without one.
func nilReturnOf(p *models.Portfolio, roundID, ministryID string) *models.NilReturn {
	for _, n := range p.NilReturns {
		if n.RoundID == roundID && n.MinistryID == ministryID {
			return n
		}
	}
	return nil
}

func giveNilReturn(v *personal) (*reply, error) {
	r, ministryID, err := nilMinistry(v)
	if err != nil {
		return nil, err
	}
	reason := v.Form.Required(views.FieldNilReason, v.Form.Long(views.FieldNilReason, views.NilReasonSize))
	formID := v.Form.FormID()
	if !v.Form.Valid() {
		return roundPage(v)
	}
	err = v.change("", func(tx *store.Tx) error {
		p := tx.Portfolio().At(v.Frame.Today)
		round := p.Round(r.ID)
		if round == nil || round.State != models.RoundOpen {
			return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: r}
		}
		if !v.can(auth.Report, auth.Object{MinistryIDs: []string{ministryID}}) || progress.Completeness(p, round).Of(ministryID) == nil {
			return &models.Error{Kind: models.Forbidden}
		}
		if nilReturnOf(p, r.ID, ministryID) != nil { // given by a doubled click, or by a colleague
			return nil
		}
		return tx.Create(&models.NilReturn{Base: models.Base{ID: recordID(v.Frame.Today, formID, "fehlanzeige", r.ID+" "+ministryID)},
			RoundID: r.ID, MinistryID: ministryID, AuthorID: v.User.ID, Reason: reason, At: tx.At()})
	})
	if v.Form.Take(err) {
		return roundPage(v)
	}
	return lead(roundPath(r), views.NoticeNilGiven), err
}

func takeNilReturn(v *personal) (*reply, error) {
	r, ministryID, err := nilMinistry(v)
	if err != nil {
		return nil, err
	}
	if !v.Form.Valid() {
		return roundPage(v)
	}
	err = v.change("", func(tx *store.Tx) error {
		n := nilReturnOf(tx.Portfolio(), r.ID, ministryID)
		if n == nil {
			return nil
		}
		return tx.Archive(models.KindNilReturn, n.ID, n.Version)
	})
	return lead(roundPath(r), views.NoticeNilTaken), err
}
