// The page of a meeting, and the one for the wall of the room.

package web

import (
	"github.com/a-h/templ"

	"zielstand/app/governance"
	"zielstand/models"
	"zielstand/views"
)

func meetingPage(r *request) (templ.Component, error) {
	page, err := meetingShown(r)
	if err != nil {
		return nil, err
	}
	return views.Meeting(page), nil
}

func meetingWallPage(r *request) (templ.Component, error) {
	page, err := meetingShown(r)
	if err != nil {
		return nil, err
	}
	return views.MeetingWall(page), nil
}

func meetingShown(r *request) (*views.MeetingPage, error) {
	p := r.Portfolio
	m := p.Meeting(r.Slug)
	if m == nil {
		return nil, models.NotFoundError(models.KindMeeting, r.Slug)
	}
	return meetingView(r, p, m), nil
}

// meetingView gathers what a meeting shows.
func meetingView(r *request, p *models.Portfolio, m *models.Meeting) *views.MeetingPage {
	page := &views.MeetingPage{Frame: r.Frame, Portfolio: p, Meeting: m, Body: p.Body(m.BodyID), Sources: views.SourceLines(p, m.Sources),
		Manages: p.Viewer.Rights == models.RightsOffice}
	byItem := map[string][]*models.Resolution{}
	for _, decided := range p.ResolutionsAt(m.ID) {
		byItem[decided.AgendaItemID] = append(byItem[decided.AgendaItemID], decided)
	}
	for _, i := range p.ItemsOf(m.ID) {
		row := views.ItemRow{AgendaItem: i, Resolutions: byItem[i.ID], Assignment: p.Assignment(i.AssignmentID)}
		delete(byItem, i.ID)
		for _, id := range i.BriefingIDs {
			if b := p.Briefing(id); b != nil {
				row.Briefings = append(row.Briefings, b)
			}
		}
		row.Documents = documentsOf(p, i.DocumentIDs)
		page.Items = append(page.Items, row)
	}
	for _, decided := range p.ResolutionsAt(m.ID) {
		if _, loose := byItem[decided.AgendaItemID]; loose {
			page.Loose = append(page.Loose, decided)
		}
	}
	if page.Body != nil {
		page.Holidays = governance.HolidaysAt(p, page.Body, m, r.calendar())
		page.Due = governance.Checklist(m, page.Body, page.Holidays.Calendar)
		page.LeftOut = governance.LeftOut(m, page.Body)
		page.Minutes = governance.MinutesOf(m, page.Body, page.Holidays.Calendar, p.Stichtag)
	}
	around := p.MeetingsOf(m.BodyID)
	for i, other := range around {
		if other != m {
			continue
		}
		if i > 0 {
			page.Previous = around[i-1]
		}
		if i+1 < len(around) {
			page.Next = around[i+1]
		}
	}
	page.Proposals = len(governance.Proposed(p, m))
	return page
}

func documentsOf(p *models.Portfolio, ids models.Strings) []*models.Document {
	var list []*models.Document
	for _, id := range ids {
		if d := p.Document(id); d != nil {
			list = append(list, d)
		}
	}
	return list
}
