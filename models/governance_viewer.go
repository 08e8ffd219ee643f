// What a viewer may know of the governance. The public view is made by naming what may be seen, so that a field that
// is added later stays hidden until somebody decides otherwise.

package models

import (
	"maps"
	"slices"
)

// MemberOf tells whether the viewer takes part in the body on the day: contacts through a ministry that is a member,
// the CDO office through its Land or a ministry of it.
func (p *Portfolio) MemberOf(v Viewer, bodyID string, day Date) bool {
	return slices.ContainsFunc(p.MembershipsOf(bodyID), func(m *Membership) bool { return m.ValidOn(day) && p.takes(v, m) })
}

// takes tells whether the viewer stands for who holds the place.
func (p *Portfolio) takes(v Viewer, m *Membership) bool {
	switch v.Rights {
	case RightsContact:
		return m.MinistryID != "" && slices.Contains(v.MinistryIDs, m.MinistryID)
	case RightsOffice:
		land := p.Jurisdiction(m.JurisdictionID)
		if ministry := p.Ministry(m.MinistryID); ministry != nil {
			land = p.Jurisdiction(ministry.JurisdictionID)
		}
		return v.Land != "" && land != nil && land.Key == v.Land
	}
	return false
}

// governanceFor is what somebody who is signed in may know today, which is the Stichtag of p.
func (p *Portfolio) governanceFor(v Viewer) *Governance {
	key := viewOf(v.Key() + " " + p.Stichtag.String())
	return p.view(key, p.structure, nil, func(last *view) *view { return p.signedIn(v, last) })
}

func (p *Portfolio) signedIn(v Viewer, last *view) *view {
	member := map[string]bool{}
	confidential := map[string]bool{}
	for _, b := range p.Bodies {
		member[b.ID] = p.MemberOf(v, b.ID, p.Stichtag)
		if b.Rules.ReviewConfidential && !member[b.ID] {
			confidential[b.ID] = true
		}
	}
	was, made := last.from, last.Governance
	if !sameList(was.Bodies, p.Bodies) || !maps.Equal(last.member, member) {
		was = new(Governance) // all depends on it
	}
	g := *p.Governance
	g.memory = made.memory
	bodyOf := func(resolutionID string) string {
		if r := p.Resolution(resolutionID); r != nil {
			return r.BodyID
		}
		return ""
	}
	g.ReviewNotes = filter(g.ReviewNotes, func(n *ReviewNote) bool { return member[bodyOf(n.ResolutionID)] })
	if len(confidential) > 0 {
		g.Assignments = redone(was.Assignments, made.Assignments, g.Assignments, func(a *Assignment) (*Assignment, bool) {
			if confidential[a.BodyID] {
				return a.withoutReview(), true
			}
			return a, true
		})
	}
	if v.Rights != RightsOffice {
		g.Circulars = filter(g.Circulars, func(c *Circular) bool { return member[c.BodyID] })
		g.CoSignatures = filter(g.CoSignatures, func(s *CoSignature) bool {
			return v.Rights == RightsContact && slices.Contains(v.MinistryIDs, s.MinistryID)
		})
		if !sameList(was.Meetings, p.Meetings) {
			was = new(Governance)
		}
		g.AgendaItems = redone(was.AgendaItems, made.AgendaItems, g.AgendaItems, func(i *AgendaItem) (*AgendaItem, bool) {
			if m := p.Meeting(i.MeetingID); m != nil && member[m.BodyID] || i.Minutes == "" {
				return i, true
			}
			c := *i
			c.Minutes = ""
			return &c, true
		})
	}
	if last.member != nil { // what was shown last is nearer to this than what is not redacted
		g.groups = made.groups
	}
	g.regroupAll()
	return &view{Governance: &g, member: member}
}

// coSigned are the briefings that a ministry of the viewer is asked to co-sign, by id; p is redacted for the viewer.
func (p *Portfolio) coSigned(v Viewer) map[string]bool {
	if v.Rights != RightsContact || len(p.CoSignatures) == 0 {
		return nil
	}
	asked := map[string]bool{}
	for _, s := range p.CoSignatures {
		asked[s.BriefingID] = true
	}
	return asked
}

// publicGovernance is what everybody may know of all; out is the rest of the public portfolio.
func (out *Portfolio) publicGovernance(all *Portfolio) *Governance {
	return all.view("", out.structure, out.Briefings, func(last *view) *view { return out.everybodys(all, last) })
}

// vacated tells whether the person of the place was erased, and the place says something without them.
func (g *Governance) vacated(m *Membership) bool {
	return m.PersonID != "" && g.People[m.PersonID] == nil && (m.Post != "" || m.MinistryID != "" || m.JurisdictionID != "")
}

// everybodys makes the public governance. What depends on nothing that changed is taken over from the last one.
func (out *Portfolio) everybodys(all *Portfolio, last *view) *view {
	p, was, made := all.Governance, last.from, last.Governance
	g := &Governance{memory: made.memory, groups: made.groups, People: p.People.Public()}
	same := last.structure == out.structure && sameList(last.briefings, out.Briefings) && sameList(was.Bodies, p.Bodies)
	if !same {
		was = new(Governance)
	}
	g.Bodies = made.Bodies
	if !same {
		g.Bodies = filter(p.Bodies, func(b *Body) bool { return b.Published })
		g.Bodies = mapped(g.Bodies, func(b *Body) *Body { return b.public(g.Body) })
	}
	confidential := map[string]bool{}
	for _, b := range g.Bodies {
		confidential[b.ID] = b.Rules.ReviewConfidential
	}
	g.Memberships = redone(was.Memberships, made.Memberships, p.Memberships, func(m *Membership) (*Membership, bool) {
		if g.Body(m.BodyID) == nil {
			return nil, false
		}
		if p.vacated(m) {
			nameless := *m
			nameless.PersonID = ""
			return &nameless, true
		}
		return m, m.PersonID == "" || g.People[m.PersonID] != nil
	})
	g.Persons = filter(p.Persons, func(person *Person) bool { return g.People[person.ID] != nil })
	g.ChairTurns = redone(was.ChairTurns, made.ChairTurns, p.ChairTurns, func(t *ChairTurn) (*ChairTurn, bool) { return t, g.Body(t.BodyID) != nil })
	g.Meetings = redone(was.Meetings, made.Meetings, p.Meetings, func(m *Meeting) (*Meeting, bool) {
		return m.public(), m.Published && g.Body(m.BodyID) != nil
	})
	if !sameIDs(g.Meetings, made.Meetings) {
		was = new(Governance) // what follows says which meetings are known
	}
	g.AgendaItems = redone(was.AgendaItems, made.AgendaItems, p.AgendaItems, func(i *AgendaItem) (*AgendaItem, bool) {
		return out.publicItem(i), i.Public && g.Meeting(i.MeetingID) != nil
	})
	if !sameIDs(g.AgendaItems, made.AgendaItems) {
		was = new(Governance)
	}
	g.Resolutions = redone(was.Resolutions, made.Resolutions, p.Resolutions, func(r *Resolution) (*Resolution, bool) {
		if !r.Published || g.Body(r.BodyID) == nil {
			return nil, false
		}
		return out.publicResolution(r, g), true
	})
	if !sameIDs(g.Resolutions, made.Resolutions) {
		was = new(Governance)
	}
	g.Assignments = redone(was.Assignments, made.Assignments, p.Assignments, func(a *Assignment) (*Assignment, bool) {
		if !a.Published || g.Body(a.BodyID) == nil || a.ResolutionID != "" && g.Resolution(a.ResolutionID) == nil {
			return nil, false
		}
		return out.publicAssignment(a, confidential[a.BodyID], g), true
	})
	g.regroupAll()
	return &view{Governance: g}
}

func mapped[T any](list []T, change func(T) T) []T {
	out := make([]T, len(list))
	for i, v := range list {
		out[i] = change(v)
	}
	return out
}

// known keeps the ids of what the viewer may know.
func known[T any](ids Strings, find func(string) *T) Strings {
	return filter(ids, func(id string) bool { return find(id) != nil })
}

func (b *Body) public(find func(string) *Body) *Body {
	c := *b
	if find(c.ParentID) == nil {
		c.ParentID = ""
	}
	return &c
}

func (m *Meeting) public() *Meeting {
	return &Meeting{Base: m.Base, BodyID: m.BodyID, Number: m.Number, Title: m.Title, Kind: m.Kind, On: m.On, Start: m.Start, End: m.End,
		Place: m.Place, Mode: m.Mode, State: m.State, ChairIDs: m.ChairIDs, Published: true, Note: m.Note, Sources: m.Sources}
}

func (out *Portfolio) publicItem(i *AgendaItem) *AgendaItem {
	return &AgendaItem{Base: i.Base, MeetingID: i.MeetingID, Number: i.Number, Order: i.Order, Title: i.Title, Type: i.Type,
		ProposerMinistryIDs: i.ProposerMinistryIDs, ProposerJurisdictionIDs: i.ProposerJurisdictionIDs, DocumentIDs: known(i.DocumentIDs, out.Document),
		BriefingIDs: known(i.BriefingIDs, out.Briefing), Public: true, Outcome: i.Outcome, Sources: i.Sources}
}

func (out *Portfolio) publicResolution(r *Resolution, g *Governance) *Resolution {
	c := &Resolution{Base: r.Base, BodyID: r.BodyID, Number: r.Number, Title: r.Title, On: r.On, State: r.State, Procedure: r.Procedure,
		ProposerMinistryIDs: r.ProposerMinistryIDs, ProposerJurisdictionIDs: r.ProposerJurisdictionIDs, Clauses: r.Clauses, Content: r.Content,
		Explanations: r.Explanations, Declarations: r.Declarations, DocumentIDs: known(r.DocumentIDs, out.Document), RefersTo: r.RefersTo, Published: true,
		Note: r.Note, Sources: r.Sources}
	if g.Meeting(r.MeetingID) != nil {
		c.MeetingID = r.MeetingID
	}
	if g.AgendaItem(r.AgendaItemID) != nil {
		c.AgendaItemID = r.AgendaItemID
	}
	c.CorrectsID = r.CorrectsID
	return c
}

func (out *Portfolio) publicAssignment(a *Assignment, confidential bool, g *Governance) *Assignment {
	c := &Assignment{Base: a.Base, Kind: a.Kind, BodyID: a.BodyID, ResolutionID: a.ResolutionID, Clause: a.Clause, AgendaItem: a.AgendaItem,
		AgreedOn: a.AgreedOn, Title: a.Title, Responsible: a.Responsible, MinistryIDs: a.MinistryIDs, Jurisdictions: a.Jurisdictions,
		BodyIDs: a.BodyIDs, Deadline: a.Deadline, DependsOnIDs: a.DependsOnIDs, MeasureIDs: known(a.MeasureIDs, out.Measure), TargetIDs: known(a.TargetIDs, out.Target),
		State: a.State, StartedOn: a.StartedOn, ReportedOn: a.ReportedOn, ConfirmedOn: a.ConfirmedOn, DroppedOn: a.DroppedOn,
		DroppedReason: a.DroppedReason, AnswerNumber: a.AnswerNumber, AnswerID: a.AnswerID, Published: true, Note: a.Note, Sources: a.Sources}
	if g.Meeting(a.MeetingID) != nil {
		c.MeetingID = a.MeetingID
	}
	if confidential {
		return c.withoutReview()
	}
	return c
}

// withoutReview returns the assignment without how far it is.
func (a *Assignment) withoutReview() *Assignment {
	c := *a
	c.State, c.Report, c.ReportedByID, c.ConfirmedByID, c.DroppedReason, c.ShownDoneAtID, c.Note = "", "", "", "", "", "", ""
	c.StartedOn, c.ReportedOn, c.ConfirmedOn, c.DroppedOn = 0, 0, 0, 0
	return &c
}

// WithPeople returns the portfolio with what is known of persons, which is kept outside of the journal.
func (p *Portfolio) WithPeople(people People) *Portfolio {
	out, g := *p, *p.Governance
	g.People, g.memory = people, new(governanceMemory)
	out.Governance = &g
	return &out
}
