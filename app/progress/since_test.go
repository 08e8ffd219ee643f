// What happened for a body between two days.

package progress

import (
	"maps"
	"testing"

	"zielstand/models"
)

func TestSinceTheLastMeetingNewAndMovedAssignmentsAreTold(t *testing.T) {
	base := func(id string) models.Base { return models.Base{ID: id} }
	p := models.NewPortfolio(models.Head{}, &models.Records{
		Bodies: []*models.Body{{Base: base("rat")}, {Base: base("anderer")}},
		Resolutions: []*models.Resolution{{Base: base("alt"), BodyID: "rat", On: models.On(100)}, {Base: base("neu"), BodyID: "rat", On: models.On(101)},
			{Base: base("spaet"), BodyID: "rat", On: models.On(201)}, {Base: base("fremd"), BodyID: "anderer", On: models.On(150)}},
		Assignments: []*models.Assignment{
			{Base: base("a-neu"), BodyID: "rat", ResolutionID: "neu", State: models.AssignmentOpen},
			{Base: base("b-erledigt"), BodyID: "rat", AgreedOn: 50, ReportedOn: 150, State: models.AssignmentReportedDone},
			{Base: base("c-gleich"), BodyID: "rat", AgreedOn: 50, StartedOn: 60, State: models.AssignmentInProgress},
			{Base: base("d-spaeter"), BodyID: "rat", AgreedOn: 50, ReportedOn: 250, State: models.AssignmentReportedDone},
			{Base: base("e-vertraulich"), BodyID: "rat", AgreedOn: 50},
			{Base: base("f-kuenftig"), BodyID: "rat", ResolutionID: "spaet", State: models.AssignmentOpen}}})
	s := SinceMeeting(p, "rat", 100, 200)
	if len(s.Resolutions) != 1 || s.Resolutions[0].ID != "neu" {
		t.Errorf("decided: %v", s.Resolutions)
	}
	if len(s.New) != 1 || s.New[0].ID != "a-neu" {
		t.Errorf("new: %v", s.New)
	}
	if len(s.Moved) != 1 || s.Moved[0].ID != "b-erledigt" || s.Moved[0].Before != models.AssignmentOpen || s.Moved[0].After != models.AssignmentReportedDone {
		t.Errorf("moved: %+v", s.Moved)
	}
}

func TestTheLastBriefingOfABodyIsTheLastFinalOneItWasShown(t *testing.T) {
	base := func(id string) models.Base { return models.Base{ID: id} }
	version := func(id, briefing string, day models.Date, state models.BriefingState) *models.BriefingVersion {
		return &models.BriefingVersion{Base: base(id), BriefingID: briefing, Stichtag: day, State: state}
	}
	p := models.NewPortfolio(models.Head{}, &models.Records{
		Bodies:            []*models.Body{{Base: base("rat")}, {Base: base("ausschuss")}, {Base: base("anderer")}},
		Meetings:          []*models.Meeting{{Base: base("s1"), BodyID: "rat", On: 110, State: models.MeetingHeld}, {Base: base("s2"), BodyID: "anderer", On: 110, State: models.MeetingCancelled}},
		AgendaItems:       []*models.AgendaItem{{Base: base("t1"), MeetingID: "s1", BriefingIDs: models.Strings{"auf-tagesordnung"}}, {Base: base("t2"), MeetingID: "s2", BriefingIDs: models.Strings{"auf-tagesordnung"}}},
		BriefingSchedules: []*models.BriefingSchedule{{Base: base("plan"), BodyID: "ausschuss"}, {Base: base("termin"), On: 5}},
		Briefings:         []*models.Briefing{{Base: base("auf-tagesordnung")}, {Base: base("nach-plan"), ScheduleID: "plan"}, {Base: base("zum-termin"), ScheduleID: "termin"}},
		BriefingVersions: []*models.BriefingVersion{version("a1", "auf-tagesordnung", 100, models.BriefingFinal), version("a2", "auf-tagesordnung", 105, models.BriefingFinal),
			version("a3", "auf-tagesordnung", 107, models.BriefingDraft), version("a4", "auf-tagesordnung", 120, models.BriefingFinal),
			version("b1", "nach-plan", 90, models.BriefingFinal), version("c1", "zum-termin", 95, models.BriefingFinal)}})
	for day, want := range map[models.Date]map[string]string{
		100: {"ausschuss": "b1"}, // what is of the day itself is no earlier state
		120: {"rat": "a2", "ausschuss": "b1"},
		121: {"rat": "a4", "ausschuss": "b1"},
	} {
		got := map[string]string{}
		for body, v := range LastBriefings(p, day) {
			got[body] = v.ID
		}
		if !maps.Equal(got, want) {
			t.Errorf("before %d: %v, want %v", day, got, want)
		}
	}
}
