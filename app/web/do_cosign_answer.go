// Co-signing for a ministry: what it is asked, the paper, and its answer.

package web

import (
	"cmp"
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// ownCoSignatures are what the person's ministries are asked to co-sign; briefingID "" = everything.
func ownCoSignatures(v *personal, p *models.Portfolio, briefingID string) []*models.CoSignature {
	list := p.CoSignatures
	if briefingID != "" {
		list = p.CoSignaturesOf(briefingID)
	}
	var own []*models.CoSignature
	for _, s := range list {
		if v.can(auth.CoSign, auth.Object{MinistryIDs: []string{s.MinistryID}}) {
			own = append(own, s)
		}
	}
	return own
}

// coSignList lists what the person's ministries are asked to co-sign.
func coSignList(v *personal) (*reply, error) {
	if v.onAnotherDay() {
		return lead(views.CoPath, ""), nil
	}
	p := v.current()
	page := &views.CoListPage{Frame: v.Frame}
	for _, s := range ownCoSignatures(v, p, "") {
		if row, ok := coRow(v, p, s); ok {
			page.Rows = append(page.Rows, row)
		}
	}
	slices.SortStableFunc(page.Rows, func(a, b views.CoRow) int {
		closed := func(r views.CoRow) int {
			if r.Answered() {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(closed(a), closed(b)), cmp.Compare(a.Deadline, b.Deadline))
	})
	return show(views.CoList(page)), nil
}

// coAsked is the briefing of the address, if one of the person's ministries is asked about it.
func coAsked(v *personal) (*models.Portfolio, *models.Briefing, error) {
	p := v.current()
	b := p.Briefing(v.Param("briefing"))
	if b == nil || len(ownCoSignatures(v, p, b.ID)) == 0 {
		return nil, nil, models.NotFoundError(models.KindBriefing, v.Param("briefing"))
	}
	return p, b, nil
}

// coSignPage shows the paper with the form of the answer.
func coSignPage(v *personal) (*reply, error) {
	_, b, err := coAsked(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.CoBriefingPath(b.ID), ""), nil
	}
	return showCoSign(v, "", fiber.StatusOK)
}

// showCoSign shows the page as it is now; sent is the ministry whose form was not stored.
func showCoSign(v *personal, sent string, status int) (*reply, error) {
	p, b, err := coAsked(v)
	if err != nil {
		return nil, err
	}
	page := &views.CoAnswerPage{Frame: v.Frame, Briefing: b, Sent: sent, Conflict: status == fiber.StatusConflict}
	page.Frame.Path = views.CoBriefingPath(b.ID)
	if sent != "" {
		page.Typed = v.Form.Shown()
	}
	if versions := p.VersionsOf(b.ID); len(versions) > 0 {
		if page.Version, err = versionRow(v, versions[len(versions)-1], false); err != nil {
			return nil, err
		}
	}
	for _, s := range ownCoSignatures(v, p, b.ID) {
		row, ok := coRow(v, p, s)
		if !ok {
			continue
		}
		if err := namedAnswer(v, &row); err != nil {
			return nil, err
		}
		page.Rows = append(page.Rows, row)
	}
	return &reply{status: status, page: views.CoAnswerForm(page)}, nil
}

// coSignSent stores the answer of a ministry; until the paper is final it can be changed.
func coSignSent(v *personal) (*reply, error) {
	_, b, err := coAsked(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	ministry := f.Text(views.FieldCoMinistry, maxValue)
	if err := v.may(auth.CoSign, auth.Object{MinistryIDs: []string{ministry}}); err != nil {
		return nil, err
	}
	if b.State == models.BriefingFinal {
		return nil, &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
	}
	var allowed []string
	for _, a := range models.CoAnswers {
		if a != models.CoOpen {
			allowed = append(allowed, string(a))
		}
	}
	answer := models.CoAnswer(f.Required(views.FieldCoAnswer, f.Enum(views.FieldCoAnswer, allowed...)))
	text, version := f.Long(views.FieldCoText, models.MaxTextLength), f.Version()
	if !f.Valid() {
		return showCoSign(v, ministry, fiber.StatusUnprocessableEntity)
	}
	err = v.change("", func(tx *store.Tx) error { return answerOnce(v, tx, b.ID, ministry, answer, text, version) })
	var stored *models.Error
	switch {
	case f.Take(err, "text", views.FieldCoText, "answer", views.FieldCoAnswer):
		return showCoSign(v, ministry, fiber.StatusUnprocessableEntity)
	case errors.As(err, &stored) && stored.Kind == models.Conflict && stored.Subject == models.KindCoSignature:
		return showCoSign(v, ministry, fiber.StatusConflict)
	}
	return lead(views.CoBriefingPath(b.ID), views.NoticeCoAnswered), err
}

// answerOnce stores the answer; the same one again keeps its day.
func answerOnce(v *personal, tx *store.Tx, briefingID, ministryID string, answer models.CoAnswer, text string, version int) error {
	p := tx.Portfolio()
	for _, s := range p.CoSignaturesOf(briefingID) {
		if s.MinistryID != ministryID {
			continue
		}
		if b := p.Briefing(briefingID); b == nil || b.State == models.BriefingFinal {
			return &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: briefingID, Current: b}
		}
		if s.Answer == answer && s.Text == text {
			return nil
		}
		next := *s
		next.Version, next.Answer, next.Text, next.AnsweredOn, next.AnsweredByID = version, answer, text, v.Frame.Today, v.User.ID
		return tx.Update(&next)
	}
	return models.NotFoundError(models.KindCoSignature, models.CoSignatureID(briefingID, ministryID))
}
