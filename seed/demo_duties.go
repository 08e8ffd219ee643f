// The resolutions of the demonstration, what follows from them, and how far the duties of the sources are in it.

package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zielstand/models"
)

func (d *demo) resolve(m *models.Meeting, item *models.AgendaItem, t *topic, n int) *models.Resolution {
	r := &models.Resolution{Base: numbered(m.ID, "beschluss", n), BodyID: m.BodyID, MeetingID: m.ID, AgendaItemID: item.ID,
		Number: "TOP " + item.Number, Title: item.Title, On: models.On(m.On), State: item.Outcome, Procedure: t.procedure, Votes: t.votes,
		ProposerMinistryIDs: item.ProposerMinistryIDs, ProposerJurisdictionIDs: item.ProposerJurisdictionIDs, Clauses: t.clauses,
		Published: item.Public, Sources: inventedOnly()}
	if t.statement != nil {
		r.Declarations = models.List[models.Declaration]{*t.statement}
	}
	d.out.Resolutions = append(d.out.Resolutions, r)
	for i, n := range t.follow {
		d.out.ReviewNotes = append(d.out.ReviewNotes, &models.ReviewNote{Base: numbered(r.ID, "note", i+1), ResolutionID: r.ID, On: n.on,
			Text: InternalMark + n.text, Sources: inventedOnly()})
	}
	return r
}

// oblige adds what follows; who was to do it and has ended since is followed by its heir.
func (d *demo) oblige(m *models.Meeting, item *models.AgendaItem, todo *duty, resolution, id string) {
	a := &models.Assignment{Base: models.Base{ID: id}, Kind: models.AssignmentResolved, BodyID: m.BodyID, ResolutionID: resolution,
		Clause: todo.clause, MeetingID: m.ID, AgendaItem: item.Number, AgreedOn: m.On, Title: todo.title, Responsible: todo.who,
		MinistryIDs: d.only(models.KindMinistry, todo.ministries), Jurisdictions: d.only(models.KindJurisdiction, todo.lands),
		BodyIDs: d.only(models.KindBody, todo.bodies), Deadline: todo.due, ReportingDuty: todo.reporting,
		MeasureIDs: d.only(models.KindMeasure, todo.measures), TargetIDs: d.only(models.KindTarget, todo.targets),
		AnswerNumber: todo.answer, ShownDoneAtID: todo.shownAt, Published: item.Public && !todo.inside, Sources: inventedOnly()}
	a.Deadline.Kind = cmp.Or(a.Deadline.Kind, models.DeadlineNone)
	if todo.promise {
		a.Kind = models.AssignmentPromised
	}
	if a.Responsible == "" {
		a.Responsible = d.abbreviations(a.MinistryIDs)
	}
	advance(a, todo)
	d.inherit(a)
	d.out.Assignments = append(d.out.Assignments, a)
}

// advance brings the assignment to where the days say that it is.
func advance(a *models.Assignment, todo *duty) {
	a.StartedOn, a.ReportedOn, a.ConfirmedOn, a.DroppedOn = todo.started, todo.reported, todo.confirmed, todo.dropped
	a.DroppedReason = todo.reason
	if todo.report != "" {
		a.Report = InternalMark + todo.report
	}
	switch {
	case todo.dropped.Known():
		a.State = models.AssignmentDropped
	case todo.confirmed.Known():
		a.State = models.AssignmentConfirmed
	case todo.reported.Known():
		a.State = models.AssignmentReportedDone
	case todo.started.Known():
		a.State = models.AssignmentInProgress
	default:
		a.State = models.AssignmentOpen
	}
}

func (d *demo) abbreviations(ids []string) string {
	var names []string
	for _, id := range ids {
		for _, m := range d.out.Ministries {
			if m.ID == id {
				names = append(names, m.Abbreviation)
			}
		}
	}
	return cmp.Or(strings.Join(names, ", "), "alle Ressorts")
}

// inherit gives what MASTD still had to do at the re-cut to its heir.
func (d *demo) inherit(a *models.Assignment) {
	i := slices.Index(a.MinistryIDs, formerMinistry)
	if i < 0 || !a.Open() || a.AgreedOn >= recut || !d.have[key{models.KindMinistry, digitalMinistry}] {
		return
	}
	a.MinistryIDs = slices.Clone(a.MinistryIDs)
	a.MinistryIDs[i] = digitalMinistry
	a.Note = "Übergang vom MASTD: Demonstration"
}

// handOverPlaces ends the places of MASTD at the re-cut and begins them anew with its successors, without persons.
func (d *demo) handOverPlaces() {
	for _, m := range slices.Clone(d.out.Memberships) {
		if m.MinistryID != formerMinistry || m.ValidUntil.Known() || !d.have[key{models.KindMinistry, digitalMinistry}] {
			continue
		}
		m.ValidUntil = recut.AddDays(-1)
		m.Sources = withInvented(m.Sources, fictionalRecut)
		heirs := []string{digitalMinistry, socialMinistry}
		if m.Role == models.MemberHolder {
			heirs = heirs[:1]
		}
		for _, heir := range heirs {
			d.out.Memberships = append(d.out.Memberships, &models.Membership{Base: models.Base{ID: m.BodyID + "." + heir}, BodyID: m.BodyID,
				MinistryID: heir, Post: placeWithoutPerson(m), Role: m.Role, Vote: m.Vote, ValidFrom: recut, Note: fictionalRecut,
				Sources: models.Sources{invented(fictionalRecut)}})
		}
	}
}

// placeWithoutPerson is the post of the place, unless it is the one of a minister.
func placeWithoutPerson(m *models.Membership) string {
	if m.PersonID != "" && m.Role == models.MemberFull {
		return ""
	}
	return m.Post
}

// followUp says how far the duties of the sources are in the demonstration, and what members note about them.
func (d *demo) followUp() {
	known := map[string]duty{
		"mr-rlp-weiterentwicklung-a1": {started: day(2022, 11, 14), reported: day(2022, 12, 19), confirmed: day(2023, 1, 10),
			report: "Alle Ressorts haben eine Ansprechperson benannt."},
		"dmk1-top5-a1": {started: day(2024, 6, 3), reported: day(2024, 12, 3), confirmed: day(2025, 3, 28),
			report: "Der Fachaustausch fand in zwei Runden mit Forschung und Praxis statt.", shownAt: "dmk-sonder-2025"},
		"dmk1-top5-a2": {started: day(2025, 1, 15)},
		"dmk1-top5-a5": {started: day(2024, 5, 20), reported: day(2024, 9, 9), report: "Das BMWSB bietet einen Gaststatus an."},
		"dmk1-top5-a7": {started: day(2024, 9, 2)},
		"dmk1-top6-a1": {started: day(2024, 5, 6), reported: day(2024, 6, 14), confirmed: day(2024, 10, 17), shownAt: "dmk2",
			report: "Das Schreiben ist versandt, ein erstes Gespräch hat stattgefunden."},
		"dmk1-top6-a2": {started: day(2024, 5, 6), reported: day(2024, 6, 14), confirmed: day(2024, 10, 17), shownAt: "dmk2",
			report: "Das Schreiben ist versandt."},
		"dmk1-top6-a3": {started: day(2024, 5, 27), reported: day(2024, 7, 1), confirmed: day(2024, 10, 17), shownAt: "dmk2",
			report: "Die Gruppe arbeitet mit neun Ländern."},
		"dmk1-top6-a4": {started: day(2024, 7, 1)},
		"dmk1-top6-a5": {started: day(2024, 7, 1), reported: day(2025, 4, 28), report: "Der Bericht liegt mit einem halben Jahr Verzug vor."},
		"dmk1-top8-a3": {dropped: day(2025, 11, 24), reason: "Durch die Gesetzgebung des Bundes überholt."},
		"dmk1-top10-a1": {started: day(2024, 4, 29), reported: day(2024, 5, 31), confirmed: day(2024, 10, 17), shownAt: "dmk2",
			report: "Beschluss und Ergebnisse sind weitergegeben."},
	}
	for _, a := range d.out.Assignments {
		if course, ok := known[a.ID]; ok {
			advance(a, &course)
			a.ShownDoneAtID = course.shownAt
			a.Sources = withInvented(a.Sources, inventedCourse)
		}
	}
	for i, n := range []struct {
		resolution string
		note
	}{
		{"dmk1-top5", note{day(2024, 12, 3), "Der Fachaustausch hat stattgefunden; die Beratung in der DMK steht noch aus."}},
		{"dmk1-top6", note{day(2025, 4, 28), "Prüfergebnis liegt vor; die Lastenteilung mit dem Bund ist weiter strittig."}},
		{"dmk1-top8", note{day(2025, 11, 24), "Die Prüfbitte an die Fachministerien wird nicht weiterverfolgt."}},
	} {
		if d.have[key{models.KindResolution, n.resolution}] {
			d.out.ReviewNotes = append(d.out.ReviewNotes, &models.ReviewNote{Base: models.Base{ID: n.resolution + ".note-" + strconv.Itoa(i+1)},
				ResolutionID: n.resolution, On: n.on, Text: InternalMark + n.text, Sources: inventedOnly()})
		}
	}
}
