// Deciding by letter: opened by the CDO office, answered by members, closed by the rules.

package web

import (
	"cmp"
	"slices"
	"strconv"

	"zielstand/app/governance"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// newCircularForm asks what a body shall decide by letter.
func newCircularForm(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	p := v.current()
	b := p.Body(v.Param("body"))
	if b == nil {
		return nil, models.NotFoundError(models.KindBody, v.Param("body"))
	}
	if v.onAnotherDay() {
		return lead(views.BodyPath(b.ID)+"/umlauf", ""), nil
	}
	page := &views.CircularNewPage{Frame: v.Frame, Typed: v.Form.Shown(), Body: b}
	if v.reading() {
		return show(views.CircularNew(page)), nil
	}
	return showInvalid(views.CircularNew(page)), nil
}

func openCircular(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	b := v.current().Body(v.Param("body"))
	if b == nil {
		return nil, models.NotFoundError(models.KindBody, v.Param("body"))
	}
	f := v.Form
	c := &models.Circular{Base: models.Base{ID: "umlauf-" + recordID(v.Frame.Today, f.FormID(), "umlauf", b.ID)}, BodyID: b.ID,
		Title: f.Required(views.FieldItemTitle, f.Text(views.FieldItemTitle, maxLine)), Urgency: f.Required(views.FieldUrgency, f.Long(views.FieldUrgency, models.MaxTextLength)),
		Draft: readClauses(f), OpenedOn: cmp.Or(f.Date(views.FieldDutyOn), v.Frame.Today)}
	if len(c.Draft) == 0 {
		f.Required(views.FieldItemDraft, "")
	}
	if b.Rules.Circular.ObjectionDays == 0 {
		f.Problem(views.FieldItemTitle, views.CodeVote, "Die Regeln des Gremiums kennen kein Umlaufverfahren.")
	}
	if c.OpenedOn > v.Frame.Today {
		f.Problem(views.FieldDutyOn, models.CodeRange, "", "heute")
	}
	if !f.Valid() {
		return newCircularForm(v)
	}
	err := v.change("", func(tx *store.Tx) error { return tx.Create(c) })
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	if f.Take(err) {
		return newCircularForm(v)
	}
	return lead(views.CircularPath(c.ID), views.NoticeCircularOpened), err
}

// circularOf is the circular of the address as the person may see it.
func circularOf(v *personal) (*models.Portfolio, *models.Circular, *models.Body, error) {
	p := v.current()
	c := p.Circular(v.Param("circular"))
	if c == nil || p.Body(c.BodyID) == nil {
		return nil, nil, nil, models.NotFoundError(models.KindCircular, v.Param("circular"))
	}
	return p, c, p.Body(c.BodyID), nil
}

func circularState(v *personal, p *models.Portfolio, c *models.Circular, b *models.Body) governance.CircularState {
	holidays := governance.HolidaysOn(p, b, c.OpenedOn, v.server.Calendar)
	return governance.StateOf(c, b, p.MembershipsOf(b.ID), holidays.Calendar, v.Frame.Today)
}

func circularPage(v *personal) (*reply, error) {
	p, c, b, err := circularOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.CircularPath(c.ID), ""), nil
	}
	page := &views.CircularPage{Frame: v.Frame, Typed: v.Form.Shown(), Portfolio: p, Body: b,
		Row: views.CircularRow{Circular: c, State: circularState(v, p, c, b)}, Manages: mayGovern(v) == nil}
	page.Kept = views.CircularKept(c, page.Row.State)
	for _, m := range p.MembershipsOf(b.ID) {
		if (m.Vote || m.Role == models.MemberDeputy) && m.ValidOn(v.Frame.Today) {
			page.Places = append(page.Places, m)
		}
	}
	if v.reading() {
		return show(views.CircularAlone(page)), nil
	}
	return showInvalid(views.CircularAlone(page)), nil
}

// answerCircular notes the answer of a member; a later answer of the same member replaces it while the procedure runs.
func answerCircular(v *personal) (*reply, error) {
	return changeCircular(v, views.NoticeCircularAnswered, func(p *models.Portfolio, c *models.Circular, b *models.Body) models.Record {
		f := v.Form
		a := models.Answered{MembershipID: f.Required(views.FieldMember, f.ID(views.FieldMember, func(id string) bool {
			return p.Membership(id) != nil && p.Membership(id).BodyID == b.ID
		})), Answer: models.CircularAnswer(f.Required(views.FieldAnswer, f.Enum(views.FieldAnswer, words(models.CircularAnswers)...))),
			On: cmp.Or(f.Date(views.FieldDutyOn), v.Frame.Today), Text: f.Long(views.FieldDutyText, models.MaxTextLength)}
		if a.On < c.OpenedOn || a.On > v.Frame.Today {
			f.Problem(views.FieldDutyOn, models.CodeRange, "dem Tag der Eröffnung", "heute")
		}
		if s := circularState(v, p, c, b); s.Stage != governance.CircularOpen && c.ResultSentOn.Known() {
			f.Problem(views.FieldAnswer, views.CodeVote, "Das Verfahren ist abgeschlossen.")
		}
		c.Answers = append(slices.DeleteFunc(slices.Clone(c.Answers), func(old models.Answered) bool { return old.MembershipID == a.MembershipID }), a)
		return nil
	})
}

// closeCircular notes that all members were told the result, and keeps the resolution that it became.
func closeCircular(v *personal) (*reply, error) {
	return changeCircular(v, views.NoticeCircularClosed, func(p *models.Portfolio, c *models.Circular, b *models.Body) models.Record {
		s := circularState(v, p, c, b)
		if s.Stage == governance.CircularOpen || s.Stage == governance.CircularUnruled {
			v.Form.Problem(views.FieldAnswer, views.CodeVote, "Das Verfahren läuft noch.")
			return nil
		}
		c.ResultSentOn = v.Frame.Today
		if s.Stage != governance.CircularAdopted || c.ResolutionID != "" {
			return nil
		}
		r := &models.Resolution{Base: models.Base{ID: c.ID + "-beschluss"}, BodyID: b.ID, Title: c.Title, Number: "Umlauf", On: models.On(s.Since),
			State: models.ResolutionAdopted, Procedure: models.ProcedureCircular, Clauses: c.Draft, ProposerJurisdictionIDs: c.ProposerJurisdictionIDs,
			ProposerMinistryIDs: c.ProposerMinistryIDs, Votes: models.Votes{Present: s.Agreed + s.Declined, Yes: s.Agreed, No: s.Declined}}
		for _, a := range c.Answers {
			if a.Text != "" && a.Answer == models.CircularAgree {
				r.Declarations = append(r.Declarations, models.Declaration{By: views.MemberName(p, p.Membership(a.MembershipID)), Text: a.Text})
			}
		}
		c.ResolutionID = r.ID
		return r
	})
}

func changeCircular(v *personal, notice views.NoticeCode, change func(*models.Portfolio, *models.Circular, *models.Body) models.Record) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	p, c, b, err := circularOf(v)
	if err != nil {
		return nil, err
	}
	next := *c
	next.Version = v.Form.Version()
	made := change(p, &next, b)
	if !v.Form.Valid() {
		return circularPage(v)
	}
	err = v.change("", func(tx *store.Tx) error {
		if made != nil {
			if err := tx.Create(made); err != nil {
				return err
			}
		}
		return tx.Update(&next)
	})
	if v.Form.Take(err) {
		return circularPage(v)
	}
	return lead(views.CircularPath(c.ID), notice), err
}

// publishResolution lets everybody see a resolution and what follows from it, or takes that back. What it says stays.
func publishResolution(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	p, r, err := resolutionOf(v)
	if err != nil {
		return nil, err
	}
	next := *r
	next.Version, next.Published = v.Form.Version(), v.Form.Bool(views.FieldItemPublic)
	if !v.Form.Valid() {
		return nil, models.InvalidError(v.Form.problems...)
	}
	err = v.change("", func(tx *store.Tx) error {
		if err := tx.Update(&next); err != nil {
			return err
		}
		for _, a := range p.AssignmentsOfResolution(r.ID) {
			if now := tx.Portfolio().Assignment(a.ID); now != nil && now.Published != next.Published {
				shown := *now
				shown.Published = next.Published
				if err := tx.Update(&shown); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return lead(views.ResolutionPath(r.ID), views.NoticeMinutes), err
}

// publishForm asks whether everybody shall see the resolution.
func publishForm(v *personal) (*reply, error) {
	if err := mayGovern(v); err != nil {
		return nil, err
	}
	_, r, err := resolutionOf(v)
	if err != nil {
		return nil, err
	}
	return show(views.PublishResolution(&views.PublishPage{Frame: v.Frame, Resolution: r, Version: strconv.Itoa(r.Version)})), nil
}
