// The form of a status report: what it begins with, and what its buttons do.

package web

import (
	"cmp"
	"net/url"
	"strconv"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// reporting is the form of one measure in the making.
type reporting struct {
	*personal
	p       *models.Portfolio // of today, as the person may see it
	m       *models.MeasureNode
	round   *models.ReportingRound
	before  *models.StatusReport // the last one that counts; nil = none
	base    *models.StatusReport // pending, or the one to correct; nil = a new report
	correct bool                 // base is approved and gets a new version
}

func formPath(m *models.MeasureNode) string { return "/meldungen/" + m.ID }

// startReporting looks up the measure of the address and whether the person reports on it. corrects is the id of an
// approved report to be corrected, "" for none.
func startReporting(v *personal, corrects string) (*reporting, error) {
	p := v.current()
	m := p.Measure(v.Param("measure"))
	if m == nil {
		return nil, models.NotFoundError(models.KindMeasure, v.Param("measure"))
	}
	if err := v.may(auth.Report, measureObject(p, m)); err != nil {
		return nil, err
	}
	f := &reporting{personal: v, p: p, m: m, round: p.RoundFor(m, p.Stichtag), before: m.ReportAt(p.Stichtag), base: m.PendingReport()}
	if corrects != "" && f.base == nil {
		old := m.Report(corrects)
		if old == nil || old.State != models.ReportApproved {
			return nil, models.NotFoundError(models.KindStatusReport, corrects)
		}
		f.base, f.correct = old, true
	}
	return f, nil
}

func reportForm(v *personal) (*reply, error) {
	f, err := startReporting(v, v.Query.Text(views.FieldCorrects, maxValue))
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(formPath(f.m), ""), nil
	}
	page := f.page(views.Typed{Values: f.values()})
	if err := f.restore(page); err != nil {
		return nil, err
	}
	return show(views.ReportForm(page)), nil
}

// values are what the form begins with: the pending or corrected report, else the last one with a new day.
func (f *reporting) values() url.Values {
	start := f.base
	switch {
	case f.correct: // what its approval has carried out is not asked for again
		start = start.Unchanged("", start.AsOf)
	case start == nil:
		day := reportDay(f.round, f.before, f.p.Stichtag)
		start = &models.StatusReport{AsOf: day, Ampel: models.AmpelNone}
		if f.before != nil {
			start = f.before.Unchanged("", day)
		}
	}
	values := views.ReportValues(start)
	f.identify(values)
	values.Set(fieldFormID, views.NewFormID())
	return values
}

// identify notes in the form which state of the measure it is made from.
func (f *reporting) identify(values url.Values) {
	values.Set(fieldVersion, "0")
	for _, name := range []string{views.FieldBase, views.FieldCorrects, views.FieldBefore} {
		values.Del(name)
	}
	if f.before != nil {
		values.Set(views.FieldBefore, f.before.ID)
	}
	switch {
	case f.correct:
		values.Set(views.FieldCorrects, f.base.ID)
	case f.base != nil:
		values.Set(views.FieldBase, f.base.ID)
		values.Set(fieldVersion, strconv.Itoa(f.base.Version))
	}
}

// page shows the form with the values.
func (f *reporting) page(typed views.Typed) *views.ReportFormPage {
	page := &views.ReportFormPage{Frame: f.Frame, Typed: typed, Row: measureRow(f.p, f.m, false), Round: f.round, Before: f.before,
		Base: f.base, Corrects: f.correct}
	page.Frame.Path = formPath(f.m)
	if f.base != nil {
		page.Thread = thread(f.personal, f.m, f.base)
	}
	// What is typed is compared as far as it can be read; what is wrong with it is said at the fields.
	typedReport := readReport(&form{values: typed.Values, location: f.Form.location}, f.m)
	page.Changes = withoutDay(views.ReportChanges(f.m, f.before, typedReport))
	return page
}

func withoutDay(changes []views.ReportChange) []views.ReportChange {
	var out []views.ReportChange
	for _, c := range changes {
		if c.Name != "as_of" {
			out = append(out, c)
		}
	}
	return out
}

// reportSent does what the pressed button asks for; without one, as when Enter is pressed in a field, it submits.
func reportSent(v *personal) (*reply, error) {
	f, err := startReporting(v, v.Form.Text(views.FieldCorrects, maxValue))
	if err != nil {
		return nil, err
	}
	act := v.Form.Enum(views.FieldAct, views.ActSubmitForm, views.ActSaveDraft, views.ActPreview, views.ActDiscard)
	if v.Form.resumed {
		return showInvalid(views.ReportForm(f.page(v.Form.Shown()))), nil
	}
	switch act {
	case views.ActDiscard:
		return lead(f.draftKey(), views.NoticeDraftGone), v.store.DeleteDraft(v.ctx, v.User.ID, f.draftKey())
	case views.ActSaveDraft:
		return lead(f.draftKey(), views.NoticeDraftKept), f.keepDraft()
	case views.ActPreview:
		return f.preview(), nil
	}
	return f.submit()
}

// preview shows the form with what it would become.
func (f *reporting) preview() *reply {
	r := readReport(f.Form, f.m)
	page := f.page(f.Form.Shown())
	page.Preview = &views.ReportRow{StatusReport: r, Ministry: f.p.Ministry(confirmedLead(f.p, f.m)), HTML: reportHTML(r.Text)}
	return show(views.ReportForm(page))
}

// submit stores the report, or shows what is wrong with it, or what somebody else has stored meanwhile.
func (f *reporting) submit() (*reply, error) {
	r := readReport(f.Form, f.m)
	checkDays(f.Form, f.m, r, f.Frame.Today)
	formID := f.Form.FormID()
	r.ID = cmp.Or(f.Form.Text(views.FieldBase, maxValue), recordID(f.Frame.Today, formID, "meldung", f.m.ID))
	r.Version, r.State = f.Form.Version(), models.ReportSubmitted
	if err := r.Validate(); err != nil && !f.Form.Take(err) {
		return nil, err
	}
	if !f.Form.Valid() {
		return showInvalid(views.ReportForm(f.page(f.Form.Shown()))), nil
	}
	sent := &sending{reporting: f, report: r}
	switch err := f.change("", sent.put); models.KindOf(err) {
	case "":
	case models.Conflict:
		return f.conflict(r, err)
	default:
		return nil, err
	}
	if err := f.store.DeleteDraft(f.ctx, f.User.ID, f.draftKey()); err != nil {
		return nil, err
	}
	return lead("/meldungen", views.NoticeReported), nil
}

// sending is a report on its way into the store.
type sending struct {
	*reporting
	report *models.StatusReport
}

// put adds the report to the change, after what others have stored meanwhile was looked at.
func (s *sending) put(tx *store.Tx) error {
	p := tx.Portfolio().At(s.Frame.Today)
	m := p.Measure(s.m.ID)
	if m == nil || !s.can(auth.Report, measureObject(p, m)) {
		return &models.Error{Kind: models.Forbidden}
	}
	r := *s.report
	r.MeasureID, r.MinistryID, r.AuthorID, r.SubmittedAt = m.ID, confirmedLead(p, m), s.User.ID, tx.At()
	stored := m.Report(r.ID)
	switch corrects := s.Form.Text(views.FieldCorrects, maxValue); {
	case stored != nil:
		return s.again(tx, m, stored, &r)
	case s.Form.Text(views.FieldBase, maxValue) != "":
		return models.NotFoundError(models.KindStatusReport, r.ID)
	case corrects != "":
		return s.correction(tx, m, m.Report(corrects), &r)
	}
	if other := overtaken(m, s.Form.Text(views.FieldBefore, maxValue), p.Stichtag); other != nil {
		return &models.Error{Kind: models.Conflict, Subject: models.KindStatusReport, ID: r.ID, Current: other}
	}
	r.Answer(p.RoundFor(m, s.Frame.Today), s.Frame.Today)
	return tx.Create(&r)
}

// overtaken is a report that somebody else has handed in since the form was made from the report before; nil if
// there is none.
func overtaken(m *models.MeasureNode, before string, today models.Date) *models.StatusReport {
	if pending := m.PendingReport(); pending != nil {
		return pending
	}
	if last := m.ReportAt(today); last != nil && last.ID != before {
		return last
	}
	return nil
}

// again hands in anew what is stored already: a revised report, or a form that was sent twice.
func (s *sending) again(tx *store.Tx, m *models.MeasureNode, stored, r *models.StatusReport) error {
	r.ReplacesID, r.RoundID, r.Late, r.Sources = stored.ReplacesID, stored.RoundID, stored.Late, stored.Sources
	r.Demo, r.MinistryID = stored.Demo, stored.MinistryID
	if r.RoundID == "" { // written before the round opened
		r.Answer(s.round, s.Frame.Today)
	}
	if r.SaysTheSame(stored) {
		return nil
	}
	next, ok := models.NextReportState(stored.State, models.ActSubmit, models.PartyMinistry)
	if !ok || r.Version != stored.Version {
		return &models.Error{Kind: models.Conflict, Subject: models.KindStatusReport, ID: r.ID, Current: stored}
	}
	r.State = next
	return tx.Update(r)
}

// correction hands in a new version of an approved report, for the same round.
func (s *sending) correction(tx *store.Tx, m *models.MeasureNode, old, r *models.StatusReport) error {
	if old == nil {
		return models.NotFoundError(models.KindStatusReport, r.ReplacesID)
	}
	next, ok := models.NextReportState(old.State, models.ActCorrect, models.PartyMinistry)
	other := m.PendingReport()
	if !ok || other != nil {
		return &models.Error{Kind: models.Conflict, Subject: models.KindStatusReport, ID: r.ID, Current: cmp.Or(other, old)}
	}
	r.State, r.ReplacesID, r.Version = next, old.ID, 0
	if tx.Portfolio().Round(old.RoundID) != nil {
		r.RoundID, r.Late = old.RoundID, old.Late
	}
	return tx.Create(r)
}
