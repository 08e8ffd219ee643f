// Schedules: briefings that are made by themselves, on a day or before the meetings of a body.

package web

import (
	"errors"

	"zielstand/app/papers"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// schedulesPage lists the schedules, with the form of a new one.
func schedulesPage(v *personal) (*reply, error) {
	if v.onAnotherDay() {
		return lead("/vorlagen/zeitplan", ""), nil
	}
	p := v.current()
	page := &views.SchedulesPage{Frame: v.Frame, Typed: v.Form.Shown(), Strategies: p.Strategies, Templates: briefingTemplates(),
		StrategyID: papers.CurrentStrategy(p, v.Frame.Site.Land)}
	page.Frame.Path = "/vorlagen/zeitplan"
	for _, m := range p.Ministries {
		if m.ValidOn(v.Frame.Today) {
			page.Ministries = append(page.Ministries, m)
		}
	}
	page.Bodies = meetingBodies(p, v.Frame.Today)
	for _, s := range p.Schedules {
		shown := briefingRow(p, &models.Briefing{Template: s.Template, StrategyID: s.StrategyID, MinistryID: s.MinistryID})
		row := views.ScheduleRow{BriefingSchedule: s, Kind: shown.Kind, Scope: shown.Scope, Body: p.Body(s.BodyID)}
		if s.BodyID != "" {
			row.Next = p.NextMeeting(s.BodyID, v.Frame.Today)
		}
		for _, b := range p.Briefings {
			if b.ScheduleID == s.ID {
				row.Made = append(row.Made, b)
			}
		}
		page.Rows = append(page.Rows, row)
	}
	if v.reading() {
		return show(views.Schedules(page)), nil
	}
	return showInvalid(views.Schedules(page)), nil
}

// meetingBodies are the bodies that meet; offices that somebody holds do not.
func meetingBodies(p *models.Portfolio, today models.Date) []*models.Body {
	var list []*models.Body
	for _, b := range p.Bodies {
		if b.ExistsOn(today) && b.Kind != models.BodyRole && b.Kind != models.BodyGroup {
			list = append(list, b)
		}
	}
	return list
}

// createSchedule stores a new schedule; what the form is sent twice for is stored once.
func createSchedule(v *personal) (*reply, error) {
	p, f := v.current(), v.Form
	s := &models.BriefingSchedule{}
	s.Template = f.Required(views.FieldBriefingTemplate, f.Enum(views.FieldBriefingTemplate, templateNames()...))
	s.Title = f.Required(views.FieldBriefingTitle, f.Text(views.FieldBriefingTitle, views.BriefingTitleSize))
	s.StrategyID = f.Required(views.FieldBriefingStrategy, f.ID(views.FieldBriefingStrategy, func(id string) bool { return p.Strategy(id) != nil }))
	s.MinistryID = f.ID(views.FieldBriefingMinistry, func(id string) bool { return p.Ministry(id) != nil })
	s.Audience = models.Audience(f.Required(views.FieldBriefingAudience, f.Enum(views.FieldBriefingAudience,
		string(models.AudienceInternal), string(models.AudiencePublic))))
	s.On = f.Date(views.FieldScheduleOn)
	s.BodyID = f.ID(views.FieldScheduleBody, func(id string) bool { return p.Body(id) != nil })
	s.DaysBefore, _ = f.Int(views.FieldScheduleBefore, 0, models.MostDaysBefore)
	switch {
	case s.BodyID == "":
		s.DaysBefore = 0
		f.Required(views.FieldScheduleOn, s.On.String())
	case s.On.Known():
		f.Problem(views.FieldScheduleOn, views.CodeEither)
	}
	if s.On.Known() && s.On < v.Frame.Today {
		f.Problem(views.FieldScheduleOn, views.CodePast)
	}
	s.ID = "plan-" + recordID(v.Frame.Today, f.FormID(), "zeitplan", "")
	if !f.Valid() {
		return schedulesPage(v)
	}
	err := v.change("", func(tx *store.Tx) error { return tx.Create(s) })
	var known *models.Error
	if errors.As(err, &known) && known.Kind == models.Conflict && known.ID == s.ID {
		err = nil
	}
	if f.Take(err, briefingFields...) {
		return schedulesPage(v)
	}
	return lead("/vorlagen/zeitplan", views.NoticeScheduleCreated), err
}

// deleteSchedule archives a schedule; what it has made stays.
func deleteSchedule(v *personal) (*reply, error) {
	s := v.current().Schedule(v.Param("schedule"))
	if s == nil {
		return nil, models.NotFoundError(models.KindBriefingSchedule, v.Param("schedule"))
	}
	version := v.Form.Version()
	if !v.Form.Valid() {
		return schedulesPage(v)
	}
	err := v.change("", func(tx *store.Tx) error { return tx.Archive(models.KindBriefingSchedule, s.ID, version) })
	return lead("/vorlagen/zeitplan", views.NoticeScheduleDeleted), err
}
