// A generator of large governances for tests and benchmarks.

package seed

import (
	"math/rand/v2"
	"strconv"

	"zielstand/models"
)

const (
	generatedLinks = 200 // measures that assignments can serve
	placesPerBody  = 16
)

// GenerateGovernance returns a generated strategy of 200 measures together with so many published bodies, meetings and
// assignments. Every body has sixteen places and rules; the meetings are spread over the bodies and the years 2021 to
// 2026; each has items with a resolution of two clauses, and assignments of every kind of deadline and every state follow
// from them. Equal arguments give equal records. Without a body, or without a meeting, there is nothing that hangs on one.
func GenerateGovernance(bodies, meetings, assignments int) *models.Records {
	g := &generator{dice: rand.New(rand.NewPCG(uint64(bodies), uint64(meetings))), out: Generate(generatedLinks, 1), sources: inventedOnly()}
	for i := range bodies {
		g.body(i)
	}
	if bodies == 0 || meetings == 0 {
		return g.out
	}
	for i := range meetings {
		g.meeting(i, bodies)
	}
	for i := range assignments {
		g.assignment(i, meetings)
	}
	return g.out
}

var generatedRules = models.Rules{Title: "Geschäftsordnung", Votes: placesPerBody, Quorum: 11, Consensus: true,
	Majority: models.Share{Numerator: 2, Denominator: 3, Of: models.ShareOfPresent, Rounding: models.RoundCommercial}, PerHalfYear: 1,
	Steps: []models.Step{{ID: "unterlagen", Title: "Unterlagen bei allen Mitgliedern", Anchor: models.AnchorMeeting, Weeks: -3},
		{ID: "protokoll", Title: "Entwurf des Protokolls", Anchor: models.AnchorMeeting, Weeks: 2}}}

func (g *generator) body(i int) {
	id := ordinal("body", i)
	kinds := []models.BodyKind{models.BodyCabinet, models.BodyBoard, models.BodyCouncil, models.BodyWorkingGroup, models.BodyConference}
	b := &models.Body{Base: models.Base{ID: id}, JurisdictionID: g.out.Jurisdictions[0].ID, Name: "Gremium " + strconv.Itoa(i+1) + ": " + pickOne(generatedSubjects, i),
		Kind: pickOne(kinds, i), Published: true, Rules: generatedRules, Sources: g.sources}
	if i%5 == 3 {
		b.ParentID = ordinal("body", i-1)
	}
	g.out.Bodies = append(g.out.Bodies, b)
	for n := range placesPerBody {
		role := models.MemberFull
		if n == 0 {
			role = models.MemberChair
		}
		g.out.Memberships = append(g.out.Memberships, &models.Membership{Base: numbered(id, "place", n+1), BodyID: id,
			MinistryID: ordinal("ministry", (i+n)%generatedMinistries), Role: role, Vote: true, Sources: g.sources})
	}
}

// meeting adds a meeting with one item and its resolution.
func (g *generator) meeting(i, bodies int) {
	id, body := ordinal("meeting", i), ordinal("body", i%bodies)
	on := day(2021, 1, 1).AddDays(g.dice.IntN(365 * 6))
	m := &models.Meeting{Base: models.Base{ID: id}, BodyID: body, Number: i/bodies + 1, Title: strconv.Itoa(i/bodies+1) + ". Sitzung", Kind: models.MeetingRegular,
		On: on, State: models.MeetingHeld, Published: true, Sources: g.sources}
	item := &models.AgendaItem{Base: numbered(id, "top", 1), MeetingID: id, Number: "1", Order: 1, Title: pickOne(generatedActions, i) + " " + pickOne(generatedSubjects, i/2),
		Type: models.ItemDecision, Public: true, Outcome: models.ResolutionAdopted, Sources: g.sources}
	if on > lastGenerated {
		m.State, item.Outcome = models.MeetingPlanned, ""
	}
	g.out.Meetings, g.out.AgendaItems = append(g.out.Meetings, m), append(g.out.AgendaItems, item)
	g.out.Resolutions = append(g.out.Resolutions, &models.Resolution{Base: numbered(id, "resolution", 1), BodyID: body, MeetingID: id, AgendaItemID: item.ID,
		Number: "TOP 1", Title: item.Title, On: models.On(min(on, lastGenerated)), State: models.ResolutionAdopted, Procedure: models.ProcedureConsensus,
		Clauses:   models.List[models.Clause]{clause("1", "nimmt zur Kenntnis", "", item.Title), clause("2", "bittet", "alle Ressorts", "zum Stand zu berichten")},
		Published: true, Sources: g.sources})
}

// assignment adds one that follows from the resolution of a meeting.
func (g *generator) assignment(i, meetings int) {
	from := i % meetings
	m := g.out.Meetings[from]
	agreed := min(m.On, lastGenerated)
	due := agreed.AddDays(60 + g.dice.IntN(700))
	deadlines := []models.Deadline{by(due), during(agreed, due, models.PrecisionQuarter, "binnen zwei Jahren"), at(""), soon("zeitnah"), {Kind: models.DeadlineNone}}
	todo := duty{due: deadlines[i%len(deadlines)]}
	todo.started = agreed.AddDays(10)
	switch i % 7 {
	case 0:
		todo.started = 0
	case 1, 2:
		todo.reported = agreed.AddDays(90)
	case 3, 4:
		todo.reported, todo.confirmed = agreed.AddDays(90), agreed.AddDays(120)
	case 5:
		todo.dropped, todo.reason = agreed.AddDays(200), "Überholt."
	}
	a := &models.Assignment{Base: models.Base{ID: ordinal("assignment", i)}, Kind: models.AssignmentResolved, BodyID: m.BodyID,
		ResolutionID: m.ID + ".resolution-1", Clause: "2", MeetingID: m.ID, AgendaItem: "1", AgreedOn: agreed, Title: "Auftrag " + strconv.Itoa(i+1) + ": " + pickOne(generatedSubjects, i),
		Responsible: "Ressort " + strconv.Itoa(i%generatedMinistries+1), MinistryIDs: models.Strings{ordinal("ministry", i%generatedMinistries)},
		MeasureIDs: models.Strings{ordinal("measure", i%generatedLinks)}, Deadline: todo.due, Published: true, Sources: g.sources}
	advance(a, &todo)
	g.out.Assignments = append(g.out.Assignments, a)
}
