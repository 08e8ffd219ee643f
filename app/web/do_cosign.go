// Co-signing of a briefing, for those who prepare it: whom to ask, by when, and what the answers are.

package web

import (
	"errors"
	"slices"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// coSignedTemplate is the one whose papers ministries co-sign.
const coSignedTemplate = "ministerratsvorlage"

// coRow is an answer as pages show it; false where the ministry is gone.
func coRow(v *personal, p *models.Portfolio, s *models.CoSignature) (views.CoRow, bool) {
	row := views.CoRow{CoSignature: s, Ministry: p.Ministry(s.MinistryID), Briefing: p.Briefing(s.BriefingID), Off: dayOff(v, s.Deadline),
		Days: v.server.Calendar.Between(v.Frame.Today, s.Deadline)}
	return row, row.Ministry != nil && row.Briefing != nil
}

// namedAnswer adds who has answered.
func namedAnswer(v *personal, row *views.CoRow) error {
	if row.AnsweredByID == "" {
		return nil
	}
	u, err := v.store.User(v.ctx, row.AnsweredByID)
	if err == nil {
		row.By = u.Name
	}
	return unlessMissing(err)
}

// coSigningOf is the co-signing of the briefing; nil where nobody was asked and nobody can be.
func coSigningOf(v *personal, p *models.Portfolio, b *models.Briefing) (*views.CoSigning, error) {
	var rows []views.CoRow
	for _, s := range p.CoSigned(b.ID) {
		row, ok := coRow(v, p, s)
		if !ok {
			continue
		}
		if err := namedAnswer(v, &row); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	running := b.State == models.BriefingDraft && b.Template == coSignedTemplate
	if !running && len(rows) == 0 {
		return nil, nil
	}
	c := views.NewCoSigning(rows)
	c.Running, c.Typed, c.Proposed = running, v.Form.Shown(), v.server.Calendar.Add(v.Frame.Today, views.CoDays)
	if len(v.Form.problems) == 0 {
		c.Typed = views.Typed{}
	}
	if running {
		c.Ask = coMinistries(p, b, v.Frame.Today)
	}
	var err error
	c.News, err = coNews(v, p, b)
	return c, err
}

// coMinistries are the ministries of the Land that exist today and have not been asked.
func coMinistries(p *models.Portfolio, b *models.Briefing, today models.Date) []*models.Ministry {
	var list []*models.Ministry
	for _, m := range p.Ministries {
		if s := p.Strategy(b.StrategyID); !m.ValidOn(today) || s != nil && s.JurisdictionID != m.JurisdictionID {
			continue
		}
		if !slices.ContainsFunc(p.CoSignaturesOf(b.ID), func(s *models.CoSignature) bool { return s.MinistryID == m.ID }) {
			list = append(list, m)
		}
	}
	return list
}

// coNews counts the answers that the last version does not show, of those that it could.
func coNews(v *personal, p *models.Portfolio, b *models.Briefing) (int, error) {
	versions, answers := p.VersionsOf(b.ID), p.CoSignaturesOf(b.ID)
	answered := slices.ContainsFunc(answers, (*models.CoSignature).Answered)
	if len(versions) == 0 || !answered || b.Audience != models.AudienceInternal || b.State == models.BriefingFinal {
		return 0, nil
	}
	frozen, err := v.server.desk.Frozen(v.ctx, versions[len(versions)-1])
	if err != nil {
		return 0, err
	}
	state, err := frozen.State()
	if err != nil {
		return 0, err
	}
	news := 0
	for _, s := range answers {
		shown := slices.ContainsFunc(state.Portfolio.CoSignatures, func(old *models.CoSignature) bool {
			return old.ID == s.ID && old.Answer == s.Answer && old.Text == s.Text && old.AnsweredOn == s.AnsweredOn
		})
		if s.Answered() && !shown {
			news++
		}
	}
	return news, nil
}

// coSignable is the briefing of the address while ministries can be asked about it.
func coSignable(v *personal) (*models.Portfolio, *models.Briefing, error) {
	p, b, err := draftOf(v)
	if err == nil && b.Template != coSignedTemplate {
		err = &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: b}
	}
	return p, b, err
}

// askToCoSign asks ministries; who is asked already stays so. Before the first ones the state is frozen, so that all
// read the same.
func askToCoSign(v *personal) (*reply, error) {
	p, b, err := coSignable(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	can := coMinistries(p, b, v.Frame.Today)
	ids := f.IDs(views.FieldCoMinistry, func(id string) bool {
		return slices.ContainsFunc(can, func(m *models.Ministry) bool { return m.ID == id }) ||
			slices.ContainsFunc(p.CoSignaturesOf(b.ID), func(s *models.CoSignature) bool { return s.MinistryID == id })
	})
	if len(ids) == 0 && f.problem(views.FieldCoMinistry) == nil {
		f.Problem(views.FieldCoMinistry, models.CodeRequired)
	}
	deadline := f.Date(views.FieldCoDeadline)
	days, given := f.Int(views.FieldCoDays, 1, mostRoundDays)
	if !deadline.Known() && given {
		deadline = v.server.Calendar.Add(v.Frame.Today, days)
	}
	checkCoDeadline(f, views.FieldCoDeadline, deadline, v.Frame.Today)
	asSeen := *b
	asSeen.Version = f.Version()
	if !f.Valid() {
		return coAgain(v, p, b)
	}
	if len(p.CoSignaturesOf(b.ID)) == 0 {
		_, err := v.server.desk.Freeze(v.ctx, v.User.ID, &asSeen)
		if problems, err := mendable(err); err != nil || problems != nil {
			if err != nil {
				return nil, err
			}
			return showBriefing(v, p, b, problems)
		}
	}
	err = v.change("", func(tx *store.Tx) error {
		for _, id := range ids {
			s := &models.CoSignature{Base: models.Base{ID: models.CoSignatureID(b.ID, id)}, BriefingID: b.ID, MinistryID: id, AskedOn: v.Frame.Today,
				Deadline: deadline, Answer: models.CoOpen}
			if err := askOnce(tx, s); err != nil {
				return err
			}
		}
		return nil
	})
	return lead(views.BriefingPath(b), views.NoticeCoAsked), err
}

// askOnce asks a ministry that was not asked yet, or whose being asked was taken back.
func askOnce(tx *store.Tx, s *models.CoSignature) error {
	err := tx.Create(s)
	var known *models.Error
	if !errors.As(err, &known) || known.Kind != models.Conflict || known.Current == nil {
		return err
	}
	if !known.Current.Archived() { // a doubled click
		return nil
	}
	again := *s
	again.Version = known.Current.RecordVersion()
	return tx.Update(&again)
}

func checkCoDeadline(f *form, field string, deadline, today models.Date) {
	f.Required(field, deadline.String())
	if deadline.Known() && deadline < today {
		f.Problem(field, views.CodePast)
	}
}

// coAgain shows the briefing with what is wrong in the form.
func coAgain(v *personal, p *models.Portfolio, b *models.Briefing) (*reply, error) {
	if v.Form.resumed {
		return nil, errResumed
	}
	r, err := showBriefing(v, p, b, nil)
	if err != nil {
		return nil, err
	}
	return showInvalid(r.page), nil
}

// moveCoDeadline sets another deadline for those who have not answered.
func moveCoDeadline(v *personal) (*reply, error) {
	p, b, err := coSignable(v)
	if err != nil {
		return nil, err
	}
	deadline := v.Form.Date(views.FieldCoNewDeadline)
	checkCoDeadline(v.Form, views.FieldCoNewDeadline, deadline, v.Frame.Today)
	if !v.Form.Valid() {
		return coAgain(v, p, b)
	}
	err = v.change("", func(tx *store.Tx) error {
		for _, s := range tx.Portfolio().CoSignaturesOf(b.ID) {
			if s.Answered() {
				continue
			}
			moved := *s
			moved.Deadline = deadline
			if err := tx.Update(&moved); err != nil {
				return err
			}
		}
		return nil
	})
	return lead(views.BriefingPath(b), views.NoticeCoDeadline), err
}

// withdrawCoSigning asks a ministry no longer; it then does not see the briefing any more.
func withdrawCoSigning(v *personal) (*reply, error) {
	p, b, err := coSignable(v)
	if err != nil {
		return nil, err
	}
	id := v.Form.Required(views.FieldCoMinistry, v.Form.ID(views.FieldCoMinistry, func(id string) bool { return p.Ministry(id) != nil }))
	version := v.Form.Version()
	if !v.Form.Valid() {
		return againBriefing(v, p, b)
	}
	err = v.change("", func(tx *store.Tx) error {
		return tx.Archive(models.KindCoSignature, models.CoSignatureID(b.ID, id), version)
	})
	return lead(views.BriefingPath(b), views.NoticeCoWithdrawn), err
}
