// Who belongs to a body, in which role and when, and who has its chair.

package models

import "strconv"

// MemberRole is what somebody is in a body.
type MemberRole string

// The roles.
const (
	MemberChair       MemberRole = "chair"
	MemberDeputyChair MemberRole = "deputy_chair"
	MemberFull        MemberRole = "member"
	MemberDeputy      MemberRole = "deputy" // permanent deputy of a member
	MemberGuest       MemberRole = "guest"  // permanent guest; no vote
	MemberLead        MemberRole = "lead"   // coordinates (Federführung)
	MemberContact     MemberRole = "contact"
	MemberHolder      MemberRole = "holder" // of an office such as CIO
)

// MemberRoles lists the roles in the order in which members are shown.
var MemberRoles = []MemberRole{MemberChair, MemberDeputyChair, MemberHolder, MemberLead, MemberFull, MemberDeputy, MemberContact, MemberGuest}

// Membership is one place in a body: of a person, of a ministry or of a Land, or of a post that only its name is
// known of.
type Membership struct {
	Base
	BodyID         string     `json:"body_id"`
	PersonID       string     `json:"person_id,omitempty"`
	MinistryID     string     `json:"ministry_id,omitempty"`
	JurisdictionID string     `json:"jurisdiction_id,omitempty"`
	Post           string     `json:"post,omitempty"` // the office that brings the place: "Ministerin für Infrastruktur und Digitales"
	Role           MemberRole `json:"role"`
	Vote           bool       `json:"vote,omitzero"`
	DeputyOfID     string     `json:"deputy_of_id,omitempty"`
	ValidFrom      Date       `json:"valid_from,omitzero"`
	ValidUntil     Date       `json:"valid_until,omitzero"`
	Note           string     `json:"note,omitempty"`
	Sources        Sources    `json:"sources,omitempty"`
}

// ValidOn tells whether the place is held on the day.
func (m *Membership) ValidOn(day Date) bool {
	return day >= m.ValidFrom && (m.ValidUntil == 0 || day <= m.ValidUntil)
}

// RecordKind implements Record.
func (*Membership) RecordKind() Kind { return KindMembership }

// Validate implements Record.
func (m *Membership) Validate() error {
	c := checking(m)
	c.required("body_id", m.BodyID)
	oneOf(c, "role", m.Role, MemberRoles...)
	c.text("post", m.Post, "note", m.Note)
	if m.PersonID == "" && m.MinistryID == "" && m.JurisdictionID == "" && m.Post == "" {
		c.add("post", "", CodeRequired)
	}
	c.order("valid_until", m.ValidUntil, "valid_from", m.ValidFrom)
	return c.err()
}

// ChairTurn is one line of a body's table of chairs.
type ChairTurn struct {
	Base
	BodyID          string  `json:"body_id"`
	Number          int     `json:"number"`
	From            Date    `gorm:"column:from_day" json:"from"`
	Until           Date    `gorm:"column:until_day" json:"until"`
	JurisdictionIDs Strings `json:"jurisdiction_ids"` // more than one hold the chair together
	Note            string  `json:"note,omitempty"`
	Sources         Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*ChairTurn) RecordKind() Kind { return KindChairTurn }

// Validate implements Record.
func (t *ChairTurn) Validate() error {
	c := checking(t)
	c.required("body_id", t.BodyID)
	c.required("from", t.From.String())
	c.required("until", t.Until.String())
	c.order("until", t.Until, "from", t.From)
	if t.Number < 1 {
		c.add("number", strconv.Itoa(t.Number), CodeRange, "1", "10000")
	}
	if len(t.JurisdictionIDs) == 0 {
		c.add("jurisdiction_ids", "", CodeRequired)
	}
	c.text("note", t.Note)
	return c.err()
}
