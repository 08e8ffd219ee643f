// Meetings of bodies and the items of their agendas.

package models

import (
	"regexp"
	"strconv"
)

// MeetingState is where a meeting stands; OParl's words for meetingState are made of it.
type MeetingState string

// The states.
const (
	MeetingPlanned   MeetingState = "planned"   // terminiert
	MeetingInvited   MeetingState = "invited"   // eingeladen
	MeetingHeld      MeetingState = "held"      // durchgeführt
	MeetingCancelled MeetingState = "cancelled" // abgesagt
)

// MeetingMode is how members come together.
type MeetingMode string

// The modes.
const (
	ModePresence MeetingMode = "presence"
	ModePhone    MeetingMode = "phone"
	ModeVideo    MeetingMode = "video"
	ModeWeb      MeetingMode = "web"
	ModeHybrid   MeetingMode = "hybrid"
)

// MeetingModes lists the modes.
var MeetingModes = []MeetingMode{ModePresence, ModeVideo, ModeHybrid, ModeWeb, ModePhone}

// MeetingKind tells regular meetings from others.
type MeetingKind string

// The kinds of meetings.
const (
	MeetingRegular       MeetingKind = "regular"
	MeetingExtraordinary MeetingKind = "extraordinary"
	MeetingConstituent   MeetingKind = "constituent"
)

// Meeting is one meeting of a body.
type Meeting struct {
	Base
	BodyID string       `json:"body_id"`
	Number int          `json:"number,omitzero"` // 0 = not stated
	Title  string       `json:"title"`
	Kind   MeetingKind  `json:"kind"`
	On     Date         `gorm:"column:on_day" json:"on,omitzero"` // unknown = not stated by the source
	Start  string       `json:"start,omitempty"`                  // "10:00", local time
	End    string       `json:"end,omitempty"`
	Place  string       `json:"place,omitempty"`
	Mode   MeetingMode  `json:"mode,omitempty"`
	State  MeetingState `json:"state"`
	// ChairIDs are the Länder in the chair of a body of Länder.
	ChairIDs Strings `json:"chair_ids,omitempty"`
	// Present are the memberships with a vote that are there; Transferred gives the vote of one to another for an
	// item, see AgendaItem.
	Present Strings `json:"present,omitempty"`
	// Done is when each step of the body's rules was done, by the id of the step.
	Done Days `json:"done,omitempty"`
	// ObjectedOn is when somebody objected to the draft of the minutes, and Objection what is objected to.
	ObjectedOn Date   `json:"objected_on,omitzero"`
	Objection  string `json:"objection,omitempty"`
	// ApprovedOn is when minutes were approved in spite of an objection, after a correction.
	ApprovedOn Date    `json:"approved_on,omitzero"`
	Published  bool    `json:"published"`
	Note       string  `json:"note,omitempty"`
	Sources    Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Meeting) RecordKind() Kind { return KindMeeting }

var clockForm = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

func (c *check) clock(field, value string) {
	if value != "" && !clockForm.MatchString(value) {
		c.add(field, value, CodeFormat, "10:00")
	}
}

// Validate implements Record.
func (m *Meeting) Validate() error {
	c := checking(m)
	c.required("body_id", m.BodyID)
	c.required("title", m.Title)
	oneOf(c, "kind", m.Kind, MeetingRegular, MeetingExtraordinary, MeetingConstituent)
	oneOf(c, "state", m.State, MeetingPlanned, MeetingInvited, MeetingHeld, MeetingCancelled)
	oneOf(c, "mode", m.Mode, append([]MeetingMode{""}, MeetingModes...)...)
	c.clock("start", m.Start)
	c.clock("end", m.End)
	if m.Number < 0 {
		c.add("number", strconv.Itoa(m.Number), CodeRange, "0", "10000")
	}
	c.text("place", m.Place, "note", m.Note, "objection", m.Objection)
	return c.err()
}

// ItemType is what an item of an agenda is for.
type ItemType string

// The types.
const (
	ItemDecision    ItemType = "decision"
	ItemReport      ItemType = "report"
	ItemInformation ItemType = "information"
	ItemStanding    ItemType = "standing" // at every meeting
	ItemOpenDuty    ItemType = "assignment"
)

// ItemTypes lists the types.
var ItemTypes = []ItemType{ItemDecision, ItemReport, ItemInformation, ItemStanding, ItemOpenDuty}

// AgendaItem is one item of the agenda of a meeting (TOP).
type AgendaItem struct {
	Base
	MeetingID               string   `json:"meeting_id"`
	Number                  string   `json:"number"` // as the agenda has it: "2 a)"
	Order                   int      `gorm:"column:position" json:"order,omitzero"`
	Title                   string   `json:"title"`
	Type                    ItemType `json:"type"`
	ProposerMinistryIDs     Strings  `json:"proposer_ministry_ids,omitempty"`
	ProposerJurisdictionIDs Strings  `json:"proposer_jurisdiction_ids,omitempty"`
	BriefingIDs             Strings  `json:"briefing_ids,omitempty"`
	DocumentIDs             Strings  `json:"document_ids,omitempty"`
	// AssignmentID is the open duty that brought itself onto the agenda.
	AssignmentID string `json:"assignment_id,omitempty"`
	// Draft is the proposed resolution (Beschlussvorschlag).
	Draft List[Clause] `json:"draft,omitempty"`
	// Transfers are votes given to another member for this item: the membership that gives, and the one that gets.
	Transfers Texts `json:"transfers,omitempty"`
	Public    bool  `json:"public"`
	// Outcome is what came of it; "" = not yet dealt with.
	Outcome ResolutionState `json:"outcome,omitempty"`
	Minutes string          `json:"minutes,omitempty"` // internal
	Sources Sources         `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*AgendaItem) RecordKind() Kind { return KindAgendaItem }

// Validate implements Record.
func (i *AgendaItem) Validate() error {
	c := checking(i)
	c.required("meeting_id", i.MeetingID)
	c.required("number", i.Number)
	c.required("title", i.Title)
	oneOf(c, "type", i.Type, ItemTypes...)
	oneOf(c, "outcome", i.Outcome, append([]ResolutionState{""}, ResolutionStates...)...)
	c.text("minutes", i.Minutes)
	checkClauses(c, i.Draft)
	return c.err()
}
