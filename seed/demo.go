// The demonstration: an invented but plausible history on top of the records of the source documents.

package seed

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"zielstand/models"
)

// InternalMark begins every internal text of the demonstration (notes, risks, decisions needed), so that
// it is recognised at once where it must not appear.
const InternalMark = "[intern] "

// recut is the day on which the fictional re-cut of the ministries takes effect.
var recut = day(2026, 5, 18)

// Demo returns the records of Load together with an invented history: half-yearly reports from 2023 on,
// milestones, due dates and their shifts, indicators with readings, second opinions, confirmed
// responsibilities, a re-cut of the ministries on 18.05.2026, a closed and an open reporting round, and the course of
// bodies: meetings, resolutions, duties, circulars and notes of the follow-up. Everything invented has a source of the
// origin demo, and reports, opinions and indicators also their Demo mark. The result is a full set for a
// fresh database and the same on every call; the given records are not changed. Plans for measures that
// are not among the records are left out.
func Demo(records *models.Records) *models.Records {
	d := &demo{
		out:      copyOf(records),
		dice:     rand.New(rand.NewPCG(0x5a69656c, 0x7374616e64)),
		measures: map[string]*models.Measure{},
	}
	d.recutMinistries()
	d.startStrategies()
	d.confirmProposals()
	for _, p := range plans() {
		if m := d.take(p.measure); m != nil {
			d.planMeasure(&p, m)
		}
	}
	d.handOver()
	for _, p := range plans() {
		if m := d.measures[p.measure]; m != nil {
			d.tell(&p, m)
		}
	}
	for _, i := range indicators() {
		d.measureTarget(&i)
	}
	d.addRounds()
	d.govern()
	return d.out
}

// demo is one run of Demo.
type demo struct {
	out      *models.Records
	dice     *rand.Rand
	measures map[string]*models.Measure // those with a plan
	have     map[key]bool               // what is among the records, for the governance
}

// copyOf returns the same records in lists and structs of their own.
func copyOf(r *models.Records) *models.Records {
	return &models.Records{
		Jurisdictions: r.Jurisdictions, Documents: r.Documents, Fields: r.Fields, FocusTopics: r.FocusTopics,
		Milestones: slices.Clone(r.Milestones), Indicators: slices.Clone(r.Indicators), Readings: slices.Clone(r.Readings),
		Reports: slices.Clone(r.Reports), Shifts: slices.Clone(r.Shifts), Opinions: slices.Clone(r.Opinions),
		Ministries: copyEach(r.Ministries), Strategies: copyEach(r.Strategies), Targets: copyEach(r.Targets),
		Measures: copyEach(r.Measures), Responsibilities: copyEach(r.Responsibilities), Proposals: copyEach(r.Proposals),
		People: slices.Clone(r.People), Persons: slices.Clone(r.Persons), Bodies: slices.Clone(r.Bodies),
		Memberships: copyEach(r.Memberships), ChairTurns: slices.Clone(r.ChairTurns), Meetings: copyEach(r.Meetings),
		AgendaItems: slices.Clone(r.AgendaItems), Resolutions: slices.Clone(r.Resolutions), Circulars: slices.Clone(r.Circulars),
		Assignments: copyEach(r.Assignments), ReviewNotes: slices.Clone(r.ReviewNotes),
	}
}

func copyEach[T any](list []*T) []*T {
	out := make([]*T, len(list))
	for i, v := range list {
		c := *v
		out[i] = &c
	}
	return out
}

// invented is the source of what the demonstration makes up.
func invented(note string) models.Source {
	return models.Source{Origin: models.OriginDemo, Note: note}
}

func inventedOnly() models.Sources { return models.Sources{invented("")} }

// withInvented returns the sources with a note about what the demonstration adds.
func withInvented(s models.Sources, note string) models.Sources {
	return append(slices.Clip(s), invented(note))
}

// take returns the measure of the id and remembers that it has a plan; nil if there is none.
func (d *demo) take(id string) *models.Measure {
	for _, m := range d.out.Measures {
		if m.ID == id {
			d.measures[id] = m
			return m
		}
	}
	return nil
}

// startStrategies says of the current strategies that they are being implemented.
func (d *demo) startStrategies() {
	for _, s := range d.out.Strategies {
		if s.State != models.StrategyContinued {
			s.State = models.StrategyImplementing
			s.Sources = withInvented(s.Sources, "Stand der Strategie: Demonstration")
		}
	}
}

// planMeasure sets the dates, links, milestones, shifts and opinions of a measure.
func (d *demo) planMeasure(p *plan, m *models.Measure) {
	if !m.Start.Known() {
		m.Start = models.On(p.start)
	}
	if !m.Due.Known() {
		m.Due = models.On(p.due)
	}
	m.Method = p.method
	m.FieldID = cmp.Or(m.FieldID, p.field)
	for _, id := range p.targets {
		if !slices.Contains(m.TargetIDs, id) {
			m.TargetIDs = append(slices.Clip(m.TargetIDs), id)
		}
	}
	m.Sources = withInvented(m.Sources, "Termine, Zuordnungen und Verlauf: Demonstration")
	if p.lead != "" {
		d.assign(models.KindMeasure, m.ID, models.RoleLead, p.lead)
	}
	for _, id := range p.with {
		d.assign(models.KindMeasure, m.ID, models.RoleParticipating, id)
	}
	from := m.Due.Day
	for n, s := range p.slips {
		d.out.Shifts = append(d.out.Shifts, &models.DueShift{Base: numbered(m.ID, "shift", n+1), MeasureID: m.ID,
			DecidedOn: s.decided, From: from, To: s.to, Reason: s.reason, Sources: inventedOnly()})
		from = s.to
	}
	for _, o := range p.opinions {
		d.out.Opinions = append(d.out.Opinions, &models.SecondOpinion{
			Base: models.Base{ID: m.ID + ".opinion-" + o.asOf.String()}, MeasureID: m.ID, AsOf: o.asOf, Ampel: o.ampel,
			Reason: o.reason, Internal: o.internal, Demo: true, Sources: inventedOnly()})
	}
}
