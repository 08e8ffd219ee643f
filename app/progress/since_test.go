// What happened for a body between two days.

package progress

import (
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
