// From a resolution to what follows: the assistant that splits its clauses into assignments, and the notes of the
// follow-up, which only members of the body read.

package web

import (
	"cmp"
	"strconv"

	"zielstand/app/auth"
	"zielstand/app/governance"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// resolutionOf is the resolution of the address.
func resolutionOf(v *personal) (*models.Portfolio, *models.Resolution, error) {
	p := v.current()
	r := p.Resolution(v.Param("resolution"))
	if r == nil {
		return nil, nil, models.NotFoundError(models.KindResolution, v.Param("resolution"))
	}
	return p, r, nil
}

// assistantPage proposes an assignment for each clause that obliges somebody.
func assistantPage(v *personal) (*reply, error) {
	p, r, err := resolutionOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.ResolutionPath(r.ID)+"/auftraege", ""), nil
	}
	page := &views.AssistantPage{Frame: v.Frame, Typed: v.Form.Shown(), Portfolio: p, Resolution: r, Existing: p.AssignmentsOfResolution(r.ID)}
	page.Ministries = ministriesFor(v, p, r)
	on := r.On.Day
	if m := p.Meeting(r.MeetingID); !on.Known() && m != nil {
		on = m.On
	}
	for _, s := range governance.SuggestClauses(r.Clauses, on) {
		row := views.Suggestion{Number: s.Clause.Number, Text: s.Clause.Subject, Title: s.Title, Responsible: s.Responsible, Deadline: s.Deadline, ReportingDuty: s.ReportingDuty}
		if b := p.Body(r.BodyID); s.Own && row.Responsible == "" && b != nil {
			row.Responsible = b.Title()
		}
		row.MinistryIDs = namedMinistries(page.Ministries, row.Responsible)
		page.Rows = append(page.Rows, row)
	}
	page.Rows = append(page.Rows, views.Suggestion{Free: true})
	if v.reading() {
		return show(views.Assistant(page)), nil
	}
	return showInvalid(views.Assistant(page)), nil
}

// ministriesFor are the ministries of today that a resolution can mean: of the Land of its body, or of the one that
// this site is about.
func ministriesFor(v *personal, p *models.Portfolio, r *models.Resolution) []*models.Ministry {
	landID := ""
	if b := p.Body(r.BodyID); b != nil {
		landID = b.JurisdictionID
	}
	var list []*models.Ministry
	for _, m := range p.Ministries {
		land := p.Jurisdiction(m.JurisdictionID)
		home := landID == "" && land != nil && (land.Key == v.Frame.Site.Land || v.Frame.Site.Land == "")
		if m.ValidOn(v.Frame.Today) && (m.JurisdictionID == landID || home) {
			list = append(list, m)
		}
	}
	return list
}

// namedMinistries are the ministries that the words name by abbreviation or name; all of them for "alle Ressorts".
func namedMinistries(list []*models.Ministry, words string) []string {
	var ids []string
	for _, m := range list {
		if views.Names(words, m) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// mostAssigned is how many assignments one form of the assistant makes.
const mostAssigned = 60

// assign stores the assignments that were chosen.
func assign(v *personal) (*reply, error) {
	p, r, err := resolutionOf(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	id := f.FormID()
	var made []models.Record
	for i := range mostAssigned {
		n := "-" + strconv.Itoa(i)
		if !f.Bool(views.FieldAssignTake + n) {
			continue
		}
		made = append(made, readAssignment(v, p, r, n, recordID(v.Frame.Today, id, "auftrag", strconv.Itoa(i))))
	}
	if len(made) == 0 {
		f.Problem(views.FieldAssignTake+"-0", models.CodeRequired)
	}
	if !f.Valid() {
		return assistantPage(v)
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Create(made...) })
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	if f.Take(err) {
		return assistantPage(v)
	}
	return lead(views.ResolutionPath(r.ID), views.NoticeAssigned), err
}

// readAssignment reads one row of the assistant.
func readAssignment(v *personal, p *models.Portfolio, r *models.Resolution, n, id string) *models.Assignment {
	f := v.Form
	a := &models.Assignment{Base: models.Base{ID: "auftrag-" + id}, Kind: models.AssignmentResolved, BodyID: r.BodyID, ResolutionID: r.ID,
		MeetingID: r.MeetingID, Clause: f.Text(views.FieldAssignClause+n, 20), AgreedOn: cmp.Or(r.On.Day, v.Frame.Today), State: models.AssignmentOpen,
		Title: f.Text(views.FieldAssignTitle+n, maxLine), Responsible: f.Text(views.FieldAssignResponsible+n, maxText),
		MinistryIDs:   f.IDs(views.FieldAssignMinistries+n, func(id string) bool { return p.Ministry(id) != nil }),
		ReportingDuty: f.Text(views.FieldAssignReporting+n, maxText),
		MeasureIDs:    f.IDs(views.FieldAssignMeasure+n, func(id string) bool { return p.Measure(id) != nil }),
		TargetIDs:     f.IDs(views.FieldAssignTarget+n, func(id string) bool { return p.Target(id) != nil }),
		DependsOnIDs:  f.IDs(views.FieldAssignDepends+n, func(id string) bool { return p.Assignment(id) != nil }),
		Published:     r.Published}
	f.Required(views.FieldAssignTitle+n, a.Title)
	f.Required(views.FieldAssignResponsible+n, a.Responsible)
	a.Deadline.Kind = models.DeadlineKind(cmp.Or(f.Enum(views.FieldAssignDeadline+n, words(models.DeadlineKinds)...), string(models.DeadlineNone)))
	a.Deadline.Until = models.On(f.Date(views.FieldAssignUntil + n))
	a.Deadline.Until.Wording = f.Text(views.FieldAssignWording+n, maxText)
	if k := a.Deadline.Kind; (k == models.DeadlineDate || k == models.DeadlinePeriod) && !a.Deadline.Until.Known() {
		f.Required(views.FieldAssignUntil+n, "")
	}
	if k := a.Deadline.Kind; k == models.DeadlineNone || k == models.DeadlineSoft || k == models.DeadlineMeeting {
		a.Deadline.Until.Day, a.Deadline.Until.Precision = 0, ""
	}
	return a
}

// reviewNotePage is the form of a note of the follow-up; who is no member of the body does not learn that there is one.
func reviewNotePage(v *personal) (*reply, error) {
	p, r, err := followed(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(views.ResolutionPath(r.ID)+"/erfolgskontrolle", ""), nil
	}
	page := &views.ReviewNotePage{Frame: v.Frame, Typed: v.Form.Shown(), Resolution: r, Notes: p.ReviewNotesOf(r.ID)}
	if v.reading() {
		return show(views.ReviewNote(page)), nil
	}
	return showInvalid(views.ReviewNote(page)), nil
}

func followed(v *personal) (*models.Portfolio, *models.Resolution, error) {
	p, r, err := resolutionOf(v)
	if err == nil && !p.MemberOf(p.Viewer, r.BodyID, v.Frame.Today) {
		return nil, nil, models.NotFoundError(models.KindResolution, v.Param("resolution"))
	}
	return p, r, err
}

// addReviewNote adds a note; earlier ones stay as they were written.
func addReviewNote(v *personal) (*reply, error) {
	_, r, err := followed(v)
	if err != nil {
		return nil, err
	}
	f := v.Form
	n := &models.ReviewNote{Base: models.Base{ID: "vermerk-" + recordID(v.Frame.Today, f.FormID(), "vermerk", r.ID)}, ResolutionID: r.ID,
		On: cmp.Or(f.Date(views.FieldDutyOn), v.Frame.Today), Text: f.Required(views.FieldDutyText, f.Long(views.FieldDutyText, models.MaxTextLength)), AuthorID: v.User.ID}
	if !f.Valid() {
		return reviewNotePage(v)
	}
	err = v.change("", func(tx *store.Tx) error { return tx.Create(n) })
	if models.KindOf(err) == models.Conflict {
		err = nil // the form was sent twice
	}
	return lead(views.ResolutionPath(r.ID), views.NoticeReviewNote), err
}

// mayGovern asks for the right to keep bodies, meetings and resolutions.
func mayGovern(v *personal) error { return v.may(auth.Govern, auth.Object{}) }
