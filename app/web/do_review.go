// One report beside the last one that counts: approving it, returning it with a question, and its thread.

package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// maxLine is the most that a line of a thread may have, in characters.
const maxLine = 4000

// reviewing is the page of one report in the making.
type reviewing struct {
	*personal
	p      *models.Portfolio // of today, as the person may see it
	m      *models.MeasureNode
	report *models.StatusReport
}

// startReviewing looks up the report of the address: its ministry and the CDO office may read it there.
func startReviewing(v *personal) (*reviewing, error) {
	p := v.current()
	m := p.Measure(v.Param("measure"))
	if m == nil {
		return nil, models.NotFoundError(models.KindMeasure, v.Param("measure"))
	}
	if err := v.may(auth.CommentReport, measureObject(p, m)); err != nil {
		return nil, err
	}
	r := m.Report(v.Param("report"))
	if r == nil {
		return nil, models.NotFoundError(models.KindStatusReport, v.Param("report"))
	}
	return &reviewing{v, p, m, r}, nil
}

func reviewPage(v *personal) (*reply, error) {
	f, err := startReviewing(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(f.path(), ""), nil
	}
	return show(views.Review(f.page())), nil
}

func (f *reviewing) path() string { return formPath(f.m) + "/" + f.report.ID }

func (f *reviewing) page() *views.ReviewPage {
	before := comparedWith(f.m, f.report, f.p.Stichtag)
	page := &views.ReviewPage{Frame: f.Frame, Typed: f.Form.Shown(), Row: measureRow(f.p, f.m, false), Report: f.report,
		HTML: reportHTML(f.report.Text), Ministry: f.p.Ministry(f.report.MinistryID), Author: f.nameOf(f.report.AuthorID),
		Round: f.p.Round(f.report.RoundID), Before: before, Sides: views.ReviewSides(f.m, before, f.report),
		Thread: thread(f.personal, f.m, f.report)}
	if len(f.Form.values) == 0 {
		page.Typed.Values = nil
	}
	page.Frame.Path = f.path()
	page.Approves, page.Returns = f.allows(models.ActApprove), f.allows(models.ActReturn)
	page.Revises, page.Corrects, page.Comments = f.allows(models.ActSubmit), f.allows(models.ActCorrect), f.allows(models.ActComment)
	if f.can(auth.Review, auth.Object{}) {
		for _, row := range waiting(f.p, models.ReportSubmitted) {
			if row.ID != f.report.ID {
				page.Next = &row
				break
			}
		}
	}
	return page
}

// allows tells whether the person may do the act with the report as it stands.
func (f *reviewing) allows(act models.ReportAct) bool {
	_, ok := f.next(f.report.State, act)
	return ok
}

// next is the state of the report after the act of the person; false if they may not do it.
func (f *reviewing) next(from models.ReportState, act models.ReportAct) (models.ReportState, bool) {
	if f.can(auth.Review, measureObject(f.p, f.m)) {
		if to, ok := models.NextReportState(from, act, models.PartyOffice); ok {
			return to, true
		}
	}
	if f.can(auth.Report, measureObject(f.p, f.m)) {
		return models.NextReportState(from, act, models.PartyMinistry)
	}
	return "", false
}

// decide changes the report in one change, if it is still the one that the person has read.
func (f *reviewing) decide(act models.ReportAct, do func(tx *store.Tx, m *models.MeasureNode, r *models.StatusReport, next models.ReportState) error) error {
	return f.change("", func(tx *store.Tx) error {
		m := tx.Portfolio().At(f.Frame.Today).Measure(f.m.ID)
		if m == nil || m.Report(f.report.ID) == nil {
			return models.NotFoundError(models.KindStatusReport, f.report.ID)
		}
		r := m.Report(f.report.ID)
		next, ok := f.next(r.State, act)
		if !ok || r.Version != f.Form.Version() {
			return &models.Error{Kind: models.Conflict, Subject: models.KindStatusReport, ID: r.ID, Current: r}
		}
		return do(tx, m, r, next)
	})
}

func approveReport(v *personal) (*reply, error) {
	f, err := startReviewing(v)
	if err != nil {
		return nil, err
	}
	err = f.decide(models.ActApprove, func(tx *store.Tx, m *models.MeasureNode, r *models.StatusReport, _ models.ReportState) error {
		a := m.Approve(r, tx.At(), f.Frame.Today)
		if err := tx.Update(a.Report); err != nil {
			return err
		}
		if a.Shift != nil {
			if err := tx.Create(a.Shift); err != nil {
				return err
			}
		}
		for _, ms := range a.Milestones {
			if err := tx.Update(ms); err != nil {
				return err
			}
		}
		if a.Replaced != nil {
			return tx.Archive(models.KindStatusReport, a.Replaced.ID, a.Replaced.Version)
		}
		return nil
	})
	if stored := f.stored(err); stored != nil && stored.State == models.ReportApproved && stored.Version == v.Form.Version()+1 {
		err = nil // the button was pressed twice
	}
	return f.decided(err, views.NoticeApproved)
}

func returnReport(v *personal) (*reply, error) {
	f, err := startReviewing(v)
	if err != nil {
		return nil, err
	}
	question := f.line(views.FieldQuestion)
	if !v.Form.Valid() {
		return showInvalid(views.Review(f.page())), nil
	}
	err = f.decide(models.ActReturn, func(tx *store.Tx, m *models.MeasureNode, r *models.StatusReport, next models.ReportState) error {
		returned := *r
		returned.State = next
		if err := tx.Update(&returned); err != nil {
			return err
		}
		question.At = tx.At()
		return tx.Create(question)
	})
	if stored := f.stored(err); stored != nil && stored.State == models.ReportReturned && stored.Version == v.Form.Version()+1 && f.written(question) {
		err = nil // the button was pressed twice
	}
	return f.decided(err, views.NoticeReturned)
}

func commentReport(v *personal) (*reply, error) {
	f, err := startReviewing(v)
	if err != nil {
		return nil, err
	}
	line := f.line(views.FieldLine)
	if !v.Form.Valid() {
		return showInvalid(views.Review(f.page())), nil
	}
	err = f.change("", func(tx *store.Tx) error {
		m := tx.Portfolio().Measure(f.m.ID)
		if m == nil || m.Report(f.report.ID) == nil {
			return models.NotFoundError(models.KindStatusReport, f.report.ID)
		}
		if _, ok := f.next(m.Report(f.report.ID).State, models.ActComment); !ok {
			return &models.Error{Kind: models.Forbidden}
		}
		line.At = tx.At()
		return tx.Create(line)
	})
	if models.KindOf(err) == models.Conflict && f.written(line) {
		err = nil // the button was pressed twice
	}
	return f.decided(err, views.NoticeCommented)
}

// line is a new line of the thread; without a text it is a problem of the form.
func (f *reviewing) line(field string) *models.Comment {
	formID := f.Form.FormID()
	return &models.Comment{Base: models.Base{ID: recordID(f.Frame.Today, formID, field, f.report.ID)}, MeasureID: f.m.ID, ReportID: f.report.ID,
		AuthorID: f.User.ID, Text: f.Form.Required(field, f.Form.Long(field, maxLine))}
}

// written tells whether the line is stored as it is.
func (f *reviewing) written(line *models.Comment) bool {
	m := f.store.Portfolio().Measure(f.m.ID)
	if m == nil {
		return false
	}
	for _, l := range m.CommentsOn(line.ReportID) {
		if l.ID == line.ID {
			return l.Text == line.Text
		}
	}
	return false
}

// stored is the report that stands in the way of a change, nil if the error is another.
func (f *reviewing) stored(err error) *models.StatusReport {
	var conflict *models.Error
	if !errors.As(err, &conflict) || conflict.Kind != models.Conflict {
		return nil
	}
	r, _ := conflict.Current.(*models.StatusReport)
	return r
}

// decided leads on; where somebody has changed the report meanwhile, it is shown as it stands now, with what was
// typed, to be decided anew.
func (f *reviewing) decided(err error, done views.NoticeCode) (*reply, error) {
	if err == nil {
		return lead(f.path(), done), nil
	}
	if f.stored(err) == nil {
		return nil, err
	}
	now, err := startReviewing(f.personal)
	if err != nil {
		return nil, err
	}
	page := now.page()
	page.Meanwhile = true
	return &reply{status: fiber.StatusConflict, page: views.Review(page)}, nil
}

// thread is what was written under the report.
func thread(v *personal, m *models.MeasureNode, r *models.StatusReport) []views.ThreadLine {
	var lines []views.ThreadLine
	for _, c := range m.CommentsOn(r.ID) {
		lines = append(lines, views.ThreadLine{Comment: c, Author: v.nameOf(c.AuthorID), Own: v.User != nil && c.AuthorID == v.User.ID})
	}
	return lines
}

// nameOf is the name of the person with the id, "" if there is none or they were erased.
func (v *personal) nameOf(id string) string {
	if id == "" {
		return ""
	}
	u, err := v.store.User(v.ctx, id)
	if err != nil {
		return ""
	}
	return u.Name
}
