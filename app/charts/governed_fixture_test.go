// A governance made by hand: two bodies that decide, one that advises, an office, a table of chairs, and assignments of
// every state and kind of deadline.

package charts

import (
	"testing"

	"zielstand/models"
)

// governing is what the tests of the governance add to small: ministries mdi and fm, and the measures a and b.
func governing(t testing.TB, more ...models.Record) []models.Record {
	t.Helper()
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	on := func(iso string) models.PartialDate { return models.On(day(t, iso)) }
	records := []models.Record{
		measure("a", "Register verbinden"), lead("a", "mdi"), report(t, "a", "2024-03-31", models.PhaseImplementing, 40, models.AmpelGreen),
		measure("b", "Akten führen"), lead("b", "fm"), report(t, "b", "2024-03-31", models.PhaseCompleted, 100, models.AmpelGreen),
		&models.Jurisdiction{Base: base("hh"), Name: "Hamburg", Key: "02", ISO: "DE-HH"}, &models.Jurisdiction{Base: base("he"), Name: "Hessen", Key: "06", ISO: "DE-HE"},
		&models.Body{Base: base("rat"), JurisdictionID: "land", Name: "Ministerrat", Kind: models.BodyCabinet, Published: true},
		&models.Body{Base: base("board"), JurisdictionID: "land", ParentID: "rat", Name: "Digitalboard", Kind: models.BodyBoard, Published: true},
		&models.Body{Base: base("cdo"), JurisdictionID: "land", ParentID: "rat", Name: "Beauftragter für Digitalisierung", ShortName: "CDO", Kind: models.BodyRole, Published: true},
		&models.Body{Base: base("konf"), Name: "Konferenz der Länder", ShortName: "KdL", Kind: models.BodyConference, Published: true,
			Rules: models.Rules{ReviewConfidential: true}},
		&models.Membership{Base: base("m1"), BodyID: "rat", MinistryID: "mdi", Role: models.MemberFull, Vote: true},
		&models.Membership{Base: base("m2"), BodyID: "rat", MinistryID: "fm", Role: models.MemberFull, Vote: true},
		&models.Membership{Base: base("m3"), BodyID: "board", MinistryID: "mdi", Role: models.MemberChair, Vote: true},
		&models.Membership{Base: base("m4"), BodyID: "konf", JurisdictionID: "land", Role: models.MemberFull, Vote: true},
		&models.Membership{Base: base("m5"), BodyID: "konf", JurisdictionID: "hh", Role: models.MemberFull, Vote: true},
		&models.ChairTurn{Base: base("t1"), BodyID: "konf", Number: 1, From: day(t, "2023-01-01"), Until: day(t, "2023-12-31"), JurisdictionIDs: models.Strings{"hh", "he"}},
		&models.ChairTurn{Base: base("t2"), BodyID: "konf", Number: 2, From: day(t, "2024-01-01"), Until: day(t, "2024-12-31"), JurisdictionIDs: models.Strings{"land"}},
		&models.ChairTurn{Base: base("t3"), BodyID: "konf", Number: 3, From: day(t, "2025-01-01"), Until: day(t, "2025-12-31"), JurisdictionIDs: models.Strings{"he"}},
		&models.Meeting{Base: base("s1"), BodyID: "rat", Title: "Sitzung", Kind: models.MeetingRegular, State: models.MeetingPlanned, On: day(t, "2024-09-10"), Published: true},
		&models.Resolution{Base: base("r1"), BodyID: "rat", Title: "Register modernisieren", State: models.ResolutionAdopted, On: on("2024-01-16"), Published: true},
		&models.Resolution{Base: base("r2"), BodyID: "rat", Title: "Bericht zur Strategie", State: models.ResolutionNoted, Published: true},
		&models.Resolution{Base: base("r3"), BodyID: "konf", Title: "Gemeinsame Standards", State: models.ResolutionAdopted, On: on("2024-04-19"), Published: true},
		&models.Resolution{Base: base("r4"), BodyID: "rat", Title: "Später", State: models.ResolutionRejected, On: on("2026-04-19"), Published: true},
	}
	duty := func(id, resolution, body string, d models.Deadline, change func(*models.Assignment)) {
		a := &models.Assignment{Base: base(id), Kind: models.AssignmentResolved, BodyID: body, ResolutionID: resolution, Title: "Auftrag " + id, Responsible: "Ressort",
			State: models.AssignmentOpen, Deadline: d, Published: true}
		if change != nil {
			change(a)
		}
		records = append(records, a)
	}
	duty("d1", "r1", "rat", models.Deadline{Kind: models.DeadlineDate, Until: on("2024-05-31")}, func(a *models.Assignment) {
		a.MinistryIDs, a.MeasureIDs = models.Strings{"mdi"}, models.Strings{"a"}
	})
	duty("d2", "r1", "rat", models.Deadline{Kind: models.DeadlinePeriod, From: day(t, "2024-07-01"), Until: on("2024-12-31")}, func(a *models.Assignment) {
		a.MinistryIDs, a.MeasureIDs = models.Strings{"mdi", "fm"}, models.Strings{"a", "b"}
		a.State, a.StartedOn = models.AssignmentInProgress, day(t, "2024-02-01")
	})
	duty("d3", "r1", "rat", models.Deadline{Kind: models.DeadlineMeeting}, func(a *models.Assignment) { a.MinistryIDs = models.Strings{"fm"} })
	duty("d4", "r2", "rat", models.Deadline{Kind: models.DeadlineSoft, Until: models.PartialDate{Precision: models.PrecisionOpen, Wording: "zeitnah"}}, func(a *models.Assignment) {
		a.State, a.ReportedOn = models.AssignmentReportedDone, day(t, "2024-03-01")
	})
	duty("d5", "r3", "konf", models.Deadline{Kind: models.DeadlineNone}, nil)
	duty("d6", "r2", "rat", models.Deadline{Kind: models.DeadlineDate, Until: on("2024-02-29")}, func(a *models.Assignment) {
		a.State, a.ConfirmedOn, a.MeasureIDs = models.AssignmentConfirmed, day(t, "2024-03-15"), models.Strings{"b"}
	})
	duty("d7", "r2", "rat", models.Deadline{Kind: models.DeadlineNone}, func(a *models.Assignment) {
		a.State, a.DroppedOn, a.DroppedReason = models.AssignmentDropped, day(t, "2024-03-15"), "überholt"
	})
	return append(records, more...)
}
