// Bodies, organizations, persons and their memberships.

package oparl

import (
	"cmp"
	"slices"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

func (c *catalogue) system() *system {
	s := &system{ID: c.BaseURL + Root, Type: schema + "System", Version: version, Body: c.BaseURL + Root + "/body", Name: c.Name,
		ContactEmail: c.Contact, ContactName: c.Operator, Licence: c.Licence, Website: c.BaseURL + "/"}
	if c.p.Demo {
		s.Name += " (" + demoMark + ")"
	}
	if c.history.began != 0 {
		s.Created = c.moment(c.history.began)
		s.Modified = s.Created // it says nothing that the data change
	}
	return s
}

// JointName is the name of the Body of what belongs to no single Land.
const JointName = "Bund und Länder gemeinsam"

func (c *catalogue) body(n *node) *body {
	at := c.address(n.key) + "/"
	b := &body{object: c.common(n), System: c.BaseURL + Root, Licence: c.Licence, Name: JointName, Classification: "Gremien mehrerer Gebietskörperschaften",
		Organization: at + "organization", Person: at + "person", Meeting: at + "meeting", Paper: at + "paper", Terms: []string{},
		AgendaItem: at + "agendaitem", Consultation: at + "consultation", File: at + "file", Locations: at + "location",
		TermList: at + "legislativeterm", Membership: at + "membership"}
	_, id, _ := strings.Cut(string(n.key), "/")
	if land := c.p.Jurisdiction(id); n.key != jointBody && land != nil {
		b.Name, b.Classification = land.Name, ""
	} else if n.key != jointBody {
		b.Name, b.Classification = german.NotStated, ""
	}
	return b
}

func (c *catalogue) organization(n *node, id string) *organization {
	b := c.p.Body(id)
	if b == nil {
		return nil
	}
	at := c.address(n.key)
	o := &organization{object: c.common(n), Body: c.one(n.home), Name: b.Name, ShortName: b.ShortName, Kind: "Gremium",
		Classification: german.BodyKind(b.Kind), Parent: c.one(key("organization/" + b.ParentID)), Meeting: at + "/meeting",
		Consultation: at + "/consultation", Start: b.ValidFrom.String(), End: b.ValidUntil.String()}
	if strings.HasPrefix(b.Website, "https://") || strings.HasPrefix(b.Website, "http://") {
		o.Website = b.Website
	}
	var members []key
	for _, m := range c.p.MembershipsOf(id) {
		members = append(members, key("membership/"+m.ID))
	}
	o.Membership = c.refer(members...)
	return o
}

func (c *catalogue) person(n *node, id string, lean bool) *person {
	known := c.p.Person(id)
	if known == nil {
		return nil
	}
	p := &person{object: c.common(n), Body: c.one(n.home), Name: known.Name}
	if known.Function != "" {
		p.Status = []string{known.Function}
	}
	if lean {
		return p
	}
	for _, k := range c.history.carriers[n.key].sorted() {
		if place := c.history.nodes[k]; place.visible {
			if m := c.membership(place, strings.TrimPrefix(string(k), "membership/")); m != nil {
				p.Membership = append(p.Membership, m)
			}
		}
	}
	return p
}

func (c *catalogue) membership(n *node, id string) *membership {
	m := c.p.Membership(id)
	if m == nil || m.PersonID == "" {
		return nil
	}
	return &membership{object: c.common(n), Person: c.one(key("person/" + m.PersonID)), Organization: c.one(key("organization/" + m.BodyID)),
		Role: german.MemberRole(m.Role), VotingRight: &m.Vote, Start: m.ValidFrom.String(), End: m.ValidUntil.String()}
}

// states are the standard's words for where a meeting stands; what was called off says so in another property.
var states = map[models.MeetingState]string{
	models.MeetingPlanned: "terminiert", models.MeetingInvited: "eingeladen", models.MeetingHeld: "durchgeführt",
}

func (c *catalogue) meeting(n *node, id string, lean bool) *meeting {
	m := c.p.Meeting(id)
	if m == nil {
		return nil
	}
	cancelled := m.State == models.MeetingCancelled
	o := &meeting{object: c.common(n), Name: m.Title, State: states[m.State], Cancelled: &cancelled, Start: c.clock(m.On, m.Start),
		Organization: c.refer(key("organization/" + m.BodyID))}
	if m.On.Known() && m.Start == "" {
		o.StartKnown = new(bool)
	}
	if m.End > m.Start && m.Start != "" {
		o.End = c.clock(m.On, m.End)
	}
	if place := c.history.nodes[key("location/"+id)]; place != nil && place.visible {
		o.Location = c.location(place, id)
		o.Location.Meetings = nil // it is within its meeting
	}
	if lean {
		return o
	}
	items := slices.Clone(c.p.ItemsOf(id))
	slices.SortStableFunc(items, func(a, b *models.AgendaItem) int { return cmp.Compare(a.Order, b.Order) })
	for _, i := range items {
		if item := c.history.nodes[key("agendaitem/"+i.ID)]; item != nil && item.visible {
			o.AgendaItem = append(o.AgendaItem, c.item(item, i.ID))
		}
	}
	return o
}

func (c *catalogue) location(n *node, id string) *location {
	m := c.p.Meeting(id)
	if m == nil || m.Place == "" {
		return nil
	}
	return &location{object: c.common(n), Description: m.Place, Meetings: c.refer(key("meeting/" + id))}
}
