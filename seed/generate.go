// A generator of large strategies for tests and benchmarks: plausible titles, deterministic, no texts that
// matter.

package seed

import (
	"math/rand/v2"
	"strconv"

	"zielstand/models"
)

const (
	generatedStrategy   = "generated"
	generatedMinistries = 30
	measuresPerTarget   = 8
	targetsPerTopic     = 4
	topicsPerField      = 5
	measuresPerParent   = 20 // one measure in so many has a part
)

// lastGenerated is the day of the newest generated report of every measure.
var lastGenerated = day(2026, 6, 30)

// Generate returns one published strategy with n measures (parts included) and reportsEach approved
// reports for each: half-yearly up to twelve of them, otherwise closer together, the newest as of
// 30.06.2026. Ministries are thirty, targets, focus topics and fields in proportion; every measure has
// a lead, milestones and targets, every seventh a shift, every tenth a second opinion. Equal arguments
// give equal records. 10,000 measures with 50 reports each take well under three seconds.
func Generate(n, reportsEach int) *models.Records {
	g := &generator{dice: rand.New(rand.NewPCG(uint64(n), uint64(reportsEach))), out: &models.Records{}}
	g.sources = inventedOnly()
	g.foundations()
	g.targets(max(1, n/measuresPerTarget))
	g.out.Measures = make([]*models.Measure, 0, n)
	g.out.Reports = make([]*models.StatusReport, 0, n*reportsEach)
	for i := range n {
		g.measure(i, reportsEach)
	}
	return g.out
}

// generator is one run of Generate. The records share one list of sources, which nobody changes.
type generator struct {
	dice    *rand.Rand
	out     *models.Records
	sources models.Sources
}

var (
	generatedSubjects = []string{"Landesdatenplattform", "Geoportal", "Onlinedienst Gewerbe", "Bürgerkonto", "Fördermittelverfahren", "Bildungscloud",
		"Verkehrsleitzentrale", "Umweltmessnetz", "Archivportal", "Vergabeplattform", "Gesundheitsregister", "Katasterauskunft"}
	generatedActions = []string{"Aufbau", "Ausbau", "Einführung", "Erneuerung", "Anbindung", "Vereinheitlichung", "Barrierefreiheit"}
	generatedAreas   = []string{"in den Kommunen", "in der Landesverwaltung", "an den Hochschulen", "an den Schulen", "im nachgeordneten Bereich"}
	generatedSteps   = []string{"Konzept", "Beauftragung", "Pilotbetrieb", "Einführung in der Fläche"}
	generatedFields  = []string{"Teilhabe", "Wirtschaft und Arbeit", "Klima und Umwelt", "Moderner Staat", "Bildung und Forschung", "Gesundheit"}
)

// ordinal makes an id that sorts by number: prefix-00042.
func ordinal(prefix string, n int) string {
	digits := strconv.Itoa(n)
	return prefix + "-" + "00000"[min(len(digits), 5):] + digits
}

func pickOne[T any](list []T, n int) T { return list[n%len(list)] }

func (g *generator) foundations() {
	const land = "musterland"
	g.out.Jurisdictions = []*models.Jurisdiction{{Base: models.Base{ID: land}, Name: "Musterland", Key: "99", ISO: "DE-XX", Sources: g.sources}}
	for i := range generatedMinistries {
		g.out.Ministries = append(g.out.Ministries, &models.Ministry{Base: models.Base{ID: ordinal("ministry", i)}, JurisdictionID: land,
			Abbreviation: "M" + strconv.Itoa(i+1), Name: "Ministerium für " + pickOne(generatedFields, i) + " " + strconv.Itoa(i+1),
			ValidFrom: day(2000, 1, 1), Order: i + 1, Sources: g.sources})
	}
	g.out.Strategies = []*models.Strategy{{Base: models.Base{ID: generatedStrategy}, JurisdictionID: land, Title: "Große Musterstrategie",
		State: models.StrategyImplementing, Published: true, PeriodFrom: models.On(day(2020, 1, 1)), Sources: g.sources}}
}

// targets adds n targets with the topics and fields above them.
func (g *generator) targets(n int) {
	topics := (n + targetsPerTopic - 1) / targetsPerTopic
	fields := (topics + topicsPerField - 1) / topicsPerField
	for i := range fields {
		g.out.Fields = append(g.out.Fields, &models.Field{Base: models.Base{ID: ordinal("field", i)}, StrategyID: generatedStrategy,
			Order: i + 1, Title: "Handlungsfeld " + strconv.Itoa(i+1) + ": " + pickOne(generatedFields, i), Sources: g.sources})
	}
	for i := range topics {
		g.out.FocusTopics = append(g.out.FocusTopics, &models.FocusTopic{Base: models.Base{ID: ordinal("topic", i)},
			FieldID: ordinal("field", i/topicsPerField), Order: i%topicsPerField + 1,
			Title: "Fokusthema " + strconv.Itoa(i+1) + ": " + pickOne(generatedSubjects, i), Sources: g.sources})
	}
	for i := range n {
		topic := i / targetsPerTopic
		g.out.Targets = append(g.out.Targets, &models.Target{Base: models.Base{ID: ordinal("target", i)}, StrategyID: generatedStrategy,
			FieldID: ordinal("field", topic/topicsPerField), FocusTopicID: ordinal("topic", topic), Number: i + 1,
			Title: pickOne(generatedSubjects, i) + " steht überall bereit", Due: models.On(day(2027, 12, 31)), Sources: g.sources})
		g.out.Responsibilities = append(g.out.Responsibilities, g.lead(models.KindTarget, ordinal("target", i), i))
	}
}

func (g *generator) lead(kind models.Kind, subject string, n int) *models.Responsibility {
	return &models.Responsibility{Base: models.Base{ID: subject + ".lead"}, SubjectKind: kind, SubjectID: subject,
		MinistryID: ordinal("ministry", n%generatedMinistries), Role: models.RoleLead, Sources: g.sources}
}

// measure adds measure i with everything that hangs on it.
func (g *generator) measure(i, reportsEach int) {
	target := g.out.Targets[i/measuresPerTarget%len(g.out.Targets)]
	start := day(2021, 1, 1).AddDays(g.dice.IntN(1000))
	m := &models.Measure{Base: models.Base{ID: ordinal("measure", i)}, StrategyID: generatedStrategy, FieldID: target.FieldID, Number: i + 1,
		Title: pickOne(generatedActions, i) + " " + pickOne(generatedSubjects, i/2) + " " + pickOne(generatedAreas, i/3) + " " + strconv.Itoa(i+1),
		Start: models.On(start), Due: models.On(start.AddDays(500 + g.dice.IntN(2000))), Sources: g.sources}
	if i%measuresPerParent == 1 {
		m.ParentID = ordinal("measure", i-1)
	} else {
		m.TargetIDs = models.Strings{target.ID}
	}
	if i%3 == 0 {
		m.Method = models.MethodMilestones
	}
	g.out.Measures = append(g.out.Measures, m)
	// Ministries are spread anew per target, so that a topic has several and a ministry many topics.
	g.out.Responsibilities = append(g.out.Responsibilities, g.lead(models.KindMeasure, m.ID, i+i/measuresPerTarget))
	pace := 40 + g.dice.IntN(70)
	g.milestones(m, pace)
	if i%7 == 0 {
		g.out.Shifts = append(g.out.Shifts, &models.DueShift{Base: numbered(m.ID, "shift", 1), MeasureID: m.ID,
			DecidedOn: m.Due.Day.AddDays(-60), From: m.Due.Day, To: m.Due.Day.AddDays(180), Reason: "Lieferverzug", Sources: g.sources})
	}
	if i%10 == 0 {
		g.out.Opinions = append(g.out.Opinions, &models.SecondOpinion{Base: numbered(m.ID, "opinion", 1), MeasureID: m.ID,
			AsOf: lastGenerated, Ampel: models.Ampeln[g.dice.IntN(3)], Reason: "Eigene Prüfung", Demo: true, Sources: g.sources})
	}
	g.reports(m, i, pace, reportsEach)
}

// milestones adds four steps; pace is the percentage of the plan that the measure keeps.
func (g *generator) milestones(m *models.Measure, pace int) {
	length := int(m.Due.Day - m.Start.Day)
	for n, title := range generatedSteps {
		stone := &models.Milestone{Base: numbered(m.ID, "milestone", n+1), MeasureID: m.ID, Order: n + 1, Title: title,
			Due: m.Start.Day.AddDays(length * (n + 1) / len(generatedSteps)), Weight: float64(n + 1), Sources: g.sources}
		if done := m.Start.Day.AddDays(length * (n + 1) * 100 / (len(generatedSteps) * pace)); done <= lastGenerated {
			stone.DoneOn = done
		}
		g.out.Milestones = append(g.out.Milestones, stone)
	}
}

// reports adds count reports in one block of memory.
func (g *generator) reports(m *models.Measure, i, pace, count int) {
	months := 6
	if count > 12 {
		months = max(1, 72/count)
	}
	ministry := ordinal("ministry", (i+i/measuresPerTarget)%generatedMinistries)
	block := make([]models.StatusReport, count)
	for n := range block {
		asOf := monthEnd(lastGenerated.AddMonths(-months*(count-1-n)), lastGenerated)
		r := &block[n]
		*r = models.StatusReport{Base: models.Base{ID: m.ID + "." + strconv.Itoa(n+1)}, MeasureID: m.ID, MinistryID: ministry, AsOf: asOf,
			State: models.ReportApproved, Phase: models.PhaseImplementing, Ampel: green, Text: "Die Arbeiten laufen.",
			NextStep: "Der nächste Meilenstein wird vorbereitet.", Demo: true, Sources: g.sources}
		r.SubmittedAt = models.InstantOf(asOf.AddDays(7).Time())
		r.ApprovedAt = models.InstantOf(asOf.AddDays(14).Time())
		g.state(r, m, pace)
		g.out.Reports = append(g.out.Reports, r)
	}
}

// state sets phase, percent and Ampel from how far the measure is on the report's day.
func (g *generator) state(r *models.StatusReport, m *models.Measure, pace int) {
	elapsed := 100 * float64(r.AsOf-m.Start.Day) / float64(m.Due.Day-m.Start.Day)
	percent := min(max(elapsed*float64(pace)/100, 0), 100)
	switch {
	case r.AsOf < m.Start.Day:
		r.Phase = models.PhasePlanned
	case percent < 10:
		r.Phase = models.PhasePreparing
	case percent >= 100:
		r.Phase = models.PhaseCompleted
	}
	r.Percent = models.PercentOf(percent)
	switch lag := min(elapsed, 100) - percent; {
	case lag > 30:
		r.Ampel = red
	case lag > 15:
		r.Ampel = yellow
	}
	if r.Ampel != green {
		r.Deviation, r.Cause, r.Countermeasure = "Die Arbeiten liegen hinter dem Plan.", "Die Lieferung verzögert sich.", "Der Ablauf wird neu geordnet."
	}
}
