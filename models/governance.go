// What a Portfolio knows of bodies, meetings, resolutions and what follows from them. Reports and strategies leave it as
// it is, and a change of it leaves them as they are.

package models

import (
	"cmp"
	"maps"
	"slices"
)

// Governance is who decides, what was decided, and what must follow. The lists are sorted by id and must not be changed.
type Governance struct {
	People       People
	Persons      []*Person
	Bodies       []*Body
	Memberships  []*Membership
	ChairTurns   []*ChairTurn
	Meetings     []*Meeting
	AgendaItems  []*AgendaItem
	Resolutions  []*Resolution
	Circulars    []*Circular
	Assignments  []*Assignment
	ReviewNotes  []*ReviewNote
	CoSignatures []*CoSignature

	groups groups
	memory *governanceMemory
}

// groups are the lists by what they belong to, made when they are first asked for.
type groups struct {
	children               *grouped[*Body]
	memberships            *grouped[*Membership]
	turns                  *grouped[*ChairTurn]
	meetings               *grouped[*Meeting]
	items                  *grouped[*AgendaItem]
	resolutions, byMeeting *grouped[*Resolution]
	circulars              *grouped[*Circular]
	ofResolution, ofBody   *grouped[*Assignment]
	ofMinistry             *grouped[*Assignment]
	ofMeasure, ofTarget    *grouped[*Assignment]
	notes                  *grouped[*ReviewNote]
	coSignatures           *grouped[*CoSignature]
}

func newGovernance(r *Records) *Governance {
	g := &Governance{memory: new(governanceMemory), People: People{},
		Persons: sortedInUse(r.Persons), Bodies: sortedInUse(r.Bodies), Memberships: sortedInUse(r.Memberships),
		ChairTurns: sortedInUse(r.ChairTurns), Meetings: sortedInUse(r.Meetings), AgendaItems: sortedInUse(r.AgendaItems),
		Resolutions: sortedInUse(r.Resolutions), Circulars: sortedInUse(r.Circulars), Assignments: sortedInUse(r.Assignments),
		ReviewNotes: sortedInUse(r.ReviewNotes), CoSignatures: sortedInUse(r.CoSignatures),
	}
	for _, person := range r.People {
		g.People[person.ID] = person
	}
	g.regroupAll()
	return g
}

func sortedInUse[T Record](list []T) []T {
	return slices.SortedFunc(slices.Values(inUse(list)), byID[T])
}

// governanceKinds are the kinds of records that belong here.
var governanceKinds = []Kind{KindPerson, KindBody, KindMembership, KindChairTurn, KindMeeting, KindAgendaItem, KindResolution,
	KindCircular, KindAssignment, KindReviewNote, KindCoSignature}

// regroup makes the groups of the kind follow its list.
func (g *Governance) regroup(kind Kind) {
	by := &g.groups
	switch kind {
	case KindBody:
		by.children = by.children.follow(g.Bodies, func(b *Body) []string { return []string{b.ParentID} }, compareBodies)
	case KindMembership:
		by.memberships = by.memberships.follow(g.Memberships, func(m *Membership) []string { return []string{m.BodyID} }, compareMemberships)
	case KindChairTurn:
		by.turns = by.turns.follow(g.ChairTurns, func(t *ChairTurn) []string { return []string{t.BodyID} }, compareTurns)
	case KindMeeting:
		by.meetings = by.meetings.follow(g.Meetings, func(m *Meeting) []string { return []string{m.BodyID} }, compareMeetings)
	case KindAgendaItem:
		by.items = by.items.follow(g.AgendaItems, func(i *AgendaItem) []string { return []string{i.MeetingID} }, compareItems)
	case KindResolution:
		by.resolutions = by.resolutions.follow(g.Resolutions, func(r *Resolution) []string { return []string{r.BodyID} }, compareResolutions)
		by.byMeeting = by.byMeeting.follow(g.Resolutions, func(r *Resolution) []string { return []string{r.MeetingID} }, compareResolutions)
	case KindCircular:
		by.circulars = by.circulars.follow(g.Circulars, func(c *Circular) []string { return []string{c.BodyID} }, compareCirculars)
	case KindAssignment:
		by.ofResolution = by.ofResolution.follow(g.Assignments, func(a *Assignment) []string { return []string{a.ResolutionID} }, byID[*Assignment])
		by.ofBody = by.ofBody.follow(g.Assignments, func(a *Assignment) []string { return []string{a.BodyID} }, byID[*Assignment])
		by.ofMinistry = by.ofMinistry.follow(g.Assignments, func(a *Assignment) []string { return a.MinistryIDs }, byID[*Assignment])
		by.ofMeasure = by.ofMeasure.follow(g.Assignments, func(a *Assignment) []string { return a.MeasureIDs }, byID[*Assignment])
		by.ofTarget = by.ofTarget.follow(g.Assignments, func(a *Assignment) []string { return a.TargetIDs }, byID[*Assignment])
	case KindReviewNote:
		by.notes = by.notes.follow(g.ReviewNotes, func(n *ReviewNote) []string { return []string{n.ResolutionID} }, compareNotes)
	case KindCoSignature:
		by.coSignatures = by.coSignatures.follow(g.CoSignatures, func(s *CoSignature) []string { return []string{s.BriefingID} }, byID[*CoSignature])
	}
}

// regroupAll makes all groups follow their lists.
func (g *Governance) regroupAll() {
	for _, kind := range governanceKinds {
		g.regroup(kind)
	}
}

// governing tells whether the record belongs here.
func governing(r Record) bool { return slices.Contains(governanceKinds, r.RecordKind()) }

// apply returns the governance after the changes, which are in their order and all about it.
func (g *Governance) apply(changes []Record) *Governance {
	next := *g
	changed := map[Kind][]Record{}
	for _, r := range changes {
		changed[r.RecordKind()] = append(changed[r.RecordKind()], r)
	}
	for kind, records := range changed {
		switch kind {
		case KindPerson:
			next.Persons = put(g.Persons, records)
		case KindBody:
			next.Bodies = put(g.Bodies, records)
		case KindMembership:
			next.Memberships = put(g.Memberships, records)
		case KindChairTurn:
			next.ChairTurns = put(g.ChairTurns, records)
		case KindMeeting:
			next.Meetings = put(g.Meetings, records)
		case KindAgendaItem:
			next.AgendaItems = put(g.AgendaItems, records)
		case KindResolution:
			next.Resolutions = put(g.Resolutions, records)
		case KindCircular:
			next.Circulars = put(g.Circulars, records)
		case KindAssignment:
			next.Assignments = put(g.Assignments, records)
		case KindReviewNote:
			next.ReviewNotes = put(g.ReviewNotes, records)
		case KindCoSignature:
			next.CoSignatures = put(g.CoSignatures, records)
		}
		next.regroup(kind)
	}
	return &next
}

// put returns the list, which is sorted by id, with the records in their places, the last state of each; archived ones are
// taken out. The old list stays as it is.
func put[T Record](list []T, records []Record) []T {
	last := make(map[string]T, len(records))
	for _, r := range records {
		last[r.RecordID()] = r.(T)
	}
	changed := slices.SortedFunc(maps.Values(last), byID[T])
	out := make([]T, 0, len(list)+len(changed))
	for _, r := range changed {
		at, found := slices.BinarySearchFunc(list, r, byID[T])
		out = append(out, list[:at]...)
		if !r.Archived() {
			out = append(out, r)
		}
		if list = list[at:]; found {
			list = list[1:]
		}
	}
	return append(out, list...)
}

// find returns the record of the list, which is sorted by id; the zero value, nil, if there is none.
func find[T Record](list []T, id string) T {
	var none T
	i, found := slices.BinarySearchFunc(list, id, func(r T, id string) int { return cmp.Compare(r.RecordID(), id) })
	if !found {
		return none
	}
	return list[i]
}

func (g *Governance) fill(r *Records) {
	r.Persons, r.Bodies, r.Memberships, r.ChairTurns = g.Persons, g.Bodies, g.Memberships, g.ChairTurns
	r.Meetings, r.AgendaItems, r.Resolutions, r.Circulars = g.Meetings, g.AgendaItems, g.Resolutions, g.Circulars
	r.Assignments, r.ReviewNotes, r.CoSignatures = g.Assignments, g.ReviewNotes, g.CoSignatures
	for _, id := range slices.Sorted(maps.Keys(g.People)) {
		r.People = append(r.People, g.People[id])
	}
}

func setGovernanceBase(r Record, base Base) {
	switch v := r.(type) {
	case *Person:
		v.Base = base
	case *Body:
		v.Base = base
	case *Membership:
		v.Base = base
	case *ChairTurn:
		v.Base = base
	case *Meeting:
		v.Base = base
	case *AgendaItem:
		v.Base = base
	case *Resolution:
		v.Base = base
	case *Circular:
		v.Base = base
	case *Assignment:
		v.Base = base
	case *ReviewNote:
		v.Base = base
	case *CoSignature:
		v.Base = base
	}
}
