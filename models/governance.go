// What a Portfolio knows of bodies, meetings, resolutions and what follows from them. Reports and strategies leave it as
// it is, and a change of it leaves them as they are.

package models

import (
	"cmp"
	"maps"
	"slices"
	"sync"
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
	views  *views
	memos  map[Kind]*memo // what others made of the records of a kind
}

// memo is made once.
type memo struct {
	once  sync.Once
	value any
}

// Memo returns what make returned, remembered until a record of the kind changes. It must depend on nothing else and
// must not be changed.
func (g *Governance) Memo(kind Kind, make func() any) any {
	m := g.memos[kind]
	m.once.Do(func() { m.value = make() })
	return m.value
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
	g := &Governance{views: new(views), People: People{},
		Persons: sortedInUse(r.Persons), Bodies: sortedInUse(r.Bodies), Memberships: sortedInUse(r.Memberships),
		ChairTurns: sortedInUse(r.ChairTurns), Meetings: sortedInUse(r.Meetings), AgendaItems: sortedInUse(r.AgendaItems),
		Resolutions: sortedInUse(r.Resolutions), Circulars: sortedInUse(r.Circulars), Assignments: sortedInUse(r.Assignments),
		ReviewNotes: sortedInUse(r.ReviewNotes), CoSignatures: sortedInUse(r.CoSignatures),
	}
	for _, person := range r.People {
		g.People[person.ID] = person
	}
	for _, kind := range governanceKinds {
		g.regroup(kind)
	}
	return g
}

func sortedInUse[T Record](list []T) []T {
	return slices.SortedFunc(slices.Values(inUse(list)), byID[T])
}

// governanceKinds are the kinds of records that belong here.
var governanceKinds = []Kind{KindPerson, KindBody, KindMembership, KindChairTurn, KindMeeting, KindAgendaItem, KindResolution,
	KindCircular, KindAssignment, KindReviewNote, KindCoSignature}

// regroup forgets what was made from the lists of the kind.
func (g *Governance) regroup(kind Kind) {
	memos := maps.Clone(g.memos)
	if memos == nil {
		memos = map[Kind]*memo{}
	}
	memos[kind] = new(memo)
	g.memos = memos
	switch kind {
	case KindBody:
		g.groups.children = groupBy(g.Bodies, func(b *Body) []string { return []string{b.ParentID} }, compareBodies)
	case KindMembership:
		g.groups.memberships = groupBy(g.Memberships, func(m *Membership) []string { return []string{m.BodyID} }, compareMemberships)
	case KindChairTurn:
		g.groups.turns = groupBy(g.ChairTurns, func(t *ChairTurn) []string { return []string{t.BodyID} }, compareTurns)
	case KindMeeting:
		g.groups.meetings = groupBy(g.Meetings, func(m *Meeting) []string { return []string{m.BodyID} }, compareMeetings)
	case KindAgendaItem:
		g.groups.items = groupBy(g.AgendaItems, func(i *AgendaItem) []string { return []string{i.MeetingID} }, compareItems)
	case KindResolution:
		g.groups.resolutions = groupBy(g.Resolutions, func(r *Resolution) []string { return []string{r.BodyID} }, compareResolutions)
		g.groups.byMeeting = groupBy(g.Resolutions, func(r *Resolution) []string { return []string{r.MeetingID} }, compareResolutions)
	case KindCircular:
		g.groups.circulars = groupBy(g.Circulars, func(c *Circular) []string { return []string{c.BodyID} }, compareCirculars)
	case KindAssignment:
		g.groups.ofResolution = groupBy(g.Assignments, func(a *Assignment) []string { return []string{a.ResolutionID} }, byID[*Assignment])
		g.groups.ofBody = groupBy(g.Assignments, func(a *Assignment) []string { return []string{a.BodyID} }, byID[*Assignment])
		g.groups.ofMinistry = groupBy(g.Assignments, func(a *Assignment) []string { return a.MinistryIDs }, byID[*Assignment])
		g.groups.ofMeasure = groupBy(g.Assignments, func(a *Assignment) []string { return a.MeasureIDs }, byID[*Assignment])
		g.groups.ofTarget = groupBy(g.Assignments, func(a *Assignment) []string { return a.TargetIDs }, byID[*Assignment])
	case KindReviewNote:
		g.groups.notes = groupBy(g.ReviewNotes, func(n *ReviewNote) []string { return []string{n.ResolutionID} }, compareNotes)
	case KindCoSignature:
		g.groups.coSignatures = groupBy(g.CoSignatures, func(s *CoSignature) []string { return []string{s.BriefingID} }, byID[*CoSignature])
	}
}

// apply returns the governance after the change; false if it is about something else.
func (g *Governance) apply(r Record) (*Governance, bool) {
	next := *g
	next.views = new(views)
	switch v := r.(type) {
	case *Person:
		next.Persons = put(g.Persons, v)
	case *Body:
		next.Bodies = put(g.Bodies, v)
	case *Membership:
		next.Memberships = put(g.Memberships, v)
	case *ChairTurn:
		next.ChairTurns = put(g.ChairTurns, v)
	case *Meeting:
		next.Meetings = put(g.Meetings, v)
	case *AgendaItem:
		next.AgendaItems = put(g.AgendaItems, v)
	case *Resolution:
		next.Resolutions = put(g.Resolutions, v)
	case *Circular:
		next.Circulars = put(g.Circulars, v)
	case *Assignment:
		next.Assignments = put(g.Assignments, v)
	case *ReviewNote:
		next.ReviewNotes = put(g.ReviewNotes, v)
	case *CoSignature:
		next.CoSignatures = put(g.CoSignatures, v)
	default:
		return g, false
	}
	next.regroup(r.RecordKind())
	return &next, true
}

// without returns the governance after an erasure; false if it is about something else.
func (g *Governance) without(kind Kind, id string) (*Governance, bool) {
	if !slices.Contains(governanceKinds, kind) {
		return g, false
	}
	gone, _ := NewRecord(kind)
	setBase(gone, Base{ID: id, ArchivedAt: 1})
	return g.apply(gone)
}

// put returns the list, which is sorted by id, with the record in its place; an archived one is taken out. The old
// list stays as it is.
func put[T Record](list []T, r T) []T {
	i, found := slices.BinarySearchFunc(list, r, byID[T])
	switch {
	case r.Archived() && !found:
		return list
	case r.Archived():
		return slices.Concat(list[:i], list[i+1:])
	case found:
		out := slices.Clone(list)
		out[i] = r
		return out
	}
	return slices.Concat(list[:i], []T{r}, list[i:])
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
