// The page of one reporting round: who has answered, and whom to ask.

package web

import (
	"slices"

	"zielstand/app/auth"
	"zielstand/app/charts"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/app/rounds"
	"zielstand/models"
	"zielstand/views"
)

// roundOf is the round of the address, for whoever is signed in.
func roundOf(v *personal) (*models.Portfolio, *models.ReportingRound, error) {
	if err := v.may(auth.ReadUnpublished, auth.Object{}); err != nil {
		return nil, nil, err
	}
	p := v.current()
	r := p.Round(v.Param("round"))
	if r == nil {
		return nil, nil, models.NotFoundError(models.KindReportingRound, v.Param("round"))
	}
	return p, r, nil
}

func roundPath(r *models.ReportingRound) string { return "/berichtsrunden/" + r.ID }

func roundPage(v *personal) (*reply, error) {
	p, r, err := roundOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(roundPath(r), ""), nil
	}
	page := &views.RoundPage{Frame: v.Frame, Typed: v.Form.Shown(), Row: roundRow(p, r), Manages: v.can(auth.ManageRounds, auth.Object{}),
		Off: dayOff(v, r.Deadline), Days: v.server.Calendar.Between(v.Frame.Today, r.Deadline)}
	page.Frame.Path = roundPath(r)
	state := page.Row.State
	page.MinistryID = v.Query.ID("ressort", func(id string) bool { return state.Of(id) != nil })
	page.Answer = progress.Answer(v.Query.Enum("antwort", answerNames()...))
	cells := roundCells(v, state, page.MinistryID, page.Answer)
	page.Pages = pagesOf(v.Query, v.Query.Page("seite"), len(cells), views.RoundCells)
	page.Cells = pageOf(cells, page.Pages)
	if page.Figures, err = roundFigure(v, p, r); err != nil {
		return nil, err
	}
	if err := nameOwn(v, page); err != nil {
		return nil, err
	}
	if page.Manages {
		if err := nameContacts(v, page); err != nil {
			return nil, err
		}
	}
	if len(v.Form.problems) > 0 || v.Form.resumed {
		return showInvalid(views.Round(page)), nil
	}
	page.Typed.Values = nil
	return show(views.Round(page)), nil
}

// dayOff names why offices do not work on the day, "" if they do.
func dayOff(v *personal, day models.Date) string {
	if v.server.Calendar.IsWorkingDay(day) {
		return ""
	}
	if name := v.server.Calendar.Holiday(day); name != "" {
		return name
	}
	return german.Weekday(day)
}

func answerNames() []string {
	names := make([]string, len(progress.Answers))
	for i, a := range progress.Answers {
		names[i] = string(a)
	}
	return names
}

// roundFigure draws the round as the viewer may see it.
func roundFigure(v *personal, p *models.Portfolio, r *models.ReportingRound) (views.FigureSet, error) {
	f, err := charts.Build(figureOfRound, charts.Query{Portfolio: p, RoundID: r.ID, Link: func(path string) string { return v.Frame.URL(path) }})
	if err != nil {
		return views.FigureSet{}, err
	}
	v.Frame.Figures = v.Frame.Figures || f.Empty == ""
	return views.FigureSet{Figures: []*charts.Figure{f}, Parameters: []string{roundParameter, r.ID}}, nil
}

// roundCells are the chosen measures, each with where the person can do something about it.
func roundCells(v *personal, s *progress.RoundState, ministryID string, answer progress.Answer) []views.RoundCell {
	var cells []views.RoundCell
	for _, m := range s.Ministries {
		if ministryID != "" && m.Ministry.ID != ministryID {
			continue
		}
		object := auth.Object{MinistryIDs: []string{m.Ministry.ID}}
		reports, comments := v.can(auth.Report, object), v.can(auth.CommentReport, object)
		for _, e := range m.Measures {
			if answer != "" && e.Answer != answer {
				continue
			}
			c := views.RoundCell{Expected: e, Ministry: m.Ministry}
			switch {
			case e.Report != nil && comments:
				c.URL = formPath(e.Measure) + "/" + e.Report.ID
			case e.Report == nil && reports:
				c.URL = formPath(e.Measure)
			}
			cells = append(cells, c)
		}
	}
	return cells
}

// nameOwn adds what the person's own ministries owe.
func nameOwn(v *personal, page *views.RoundPage) error {
	for _, id := range v.MinistryIDs() {
		m := page.Row.State.Of(id)
		if m == nil || page.Row.ReportingRound.State == models.RoundPlanned || !v.can(auth.Report, auth.Object{MinistryIDs: []string{id}}) {
			continue
		}
		own := views.RoundOwn{RoundMinistry: *m}
		if m.Nil != nil {
			author, err := v.store.User(v.ctx, m.Nil.AuthorID)
			if unlessMissing(err) != nil {
				return err
			}
			if err == nil {
				own.Author = author.Name
			}
		}
		page.Own = append(page.Own, own)
	}
	return nil
}

// nameContacts adds who is asked for each ministry, and how the mails do; for the office only.
func nameContacts(v *personal, page *views.RoundPage) error {
	users, err := v.store.Users(v.ctx)
	if err != nil {
		return err
	}
	page.Contacts = map[string][]views.RoundContact{}
	for _, m := range page.Row.State.Ministries {
		for _, asked := range rounds.Contacts(users, m.Ministry.ID) {
			c := views.RoundContact{Name: asked.User.Name, Mail: asked.User.Mail}
			if asked.For != nil {
				c.For = asked.For.Name
			}
			page.Contacts[m.Ministry.ID] = append(page.Contacts[m.Ministry.ID], c)
		}
	}
	page.Mails, err = mailState(v)
	return err
}

// openRound lets a planned round begin; the worker writes to the contacts.
func openRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundOpened, func(tx roundTx, r *models.ReportingRound) error {
		return rounds.Open(tx, r.ID, v.Form.Version(), v.Frame.Today)
	})
}

// closeRound ends a round and keeps what it had.
func closeRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundClosed, func(tx roundTx, r *models.ReportingRound) error {
		return rounds.Close(tx, r.ID, v.Form.Version(), v.Frame.Today)
	})
}

// deleteRound archives a round that was only planned.
func deleteRound(v *personal) (*reply, error) {
	return changeRound(v, views.NoticeRoundDeleted, func(tx roundTx, r *models.ReportingRound) error {
		if r.State != models.RoundPlanned {
			return &models.Error{Kind: models.Conflict, Subject: models.KindReportingRound, ID: r.ID, Current: r}
		}
		return tx.Archive(models.KindReportingRound, r.ID, v.Form.Version())
	})
}

// changeRound does something with the round that the person has seen. A doubled click finds it done.
func changeRound(v *personal, notice views.NoticeCode, do func(tx roundTx, r *models.ReportingRound) error) (*reply, error) {
	_, r, err := roundOf(v)
	if err != nil {
		if models.KindOf(err) == models.NotFound && notice == views.NoticeRoundDeleted {
			return lead("/berichtsrunden", notice), nil
		}
		return nil, err
	}
	version := v.Form.Version()
	if !v.Form.Valid() {
		return roundPage(v)
	}
	err = v.change("", func(tx roundTx) error {
		now := tx.Portfolio().Round(r.ID)
		if now == nil {
			return models.NotFoundError(models.KindReportingRound, r.ID)
		}
		if notice == done(now) && now.Version == version+1 {
			return nil
		}
		return do(tx, now)
	})
	if v.Form.Take(err) {
		return roundPage(v)
	}
	if err != nil {
		return nil, err
	}
	if notice == views.NoticeRoundDeleted {
		return lead("/berichtsrunden", notice), nil
	}
	return lead(roundPath(r), notice), nil
}

// done is what a round in its state says that happened to it.
func done(r *models.ReportingRound) views.NoticeCode {
	switch r.State {
	case models.RoundOpen:
		return views.NoticeRoundOpened
	case models.RoundClosed:
		return views.NoticeRoundClosed
	}
	return ""
}

// mayReportFor tells whether the person reports for the ministry.
func mayReportFor(v *personal, ministryID string) bool {
	return slices.Contains(v.MinistryIDs(), ministryID) && v.can(auth.Report, auth.Object{MinistryIDs: []string{ministryID}})
}
