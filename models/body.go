// Bodies (Gremien): who decides and advises, and by which rules.

package models

import (
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strconv"
)

// BodyKind is what a body is.
type BodyKind string

// The kinds of bodies.
const (
	BodyCabinet      BodyKind = "cabinet"       // Kabinett, Ministerrat
	BodyCommittee    BodyKind = "committee"     // committee of a parliament
	BodyConference   BodyKind = "conference"    // conference of the Länder's ministers
	BodyFederal      BodyKind = "federal"       // of Bund and Länder together
	BodyBoard        BodyKind = "board"         // between ministries, or of experts of administrations
	BodyCouncil      BodyKind = "council"       // independent advice
	BodyDialogue     BodyKind = "dialogue"      // exchange with business or society
	BodyWorkingBody  BodyKind = "working_body"  // prepares the meetings of another one
	BodyWorkingGroup BodyKind = "working_group" // until its task is done
	BodyRole         BodyKind = "role"          // an office that somebody holds: CIO, CDO, contact of a ministry
	BodyGroup        BodyKind = "group"         // those who work together without being a body
)

// BodyKinds lists the kinds, those that decide first.
var BodyKinds = []BodyKind{BodyCabinet, BodyCommittee, BodyConference, BodyFederal, BodyBoard, BodyCouncil, BodyDialogue,
	BodyWorkingBody, BodyWorkingGroup, BodyRole, BodyGroup}

// Body is a body, or an office that belongs to the governance. OParl calls it an Organization.
type Body struct {
	Base
	// JurisdictionID is the Land or the Bund that it belongs to; "" = between several.
	JurisdictionID string   `json:"jurisdiction_id,omitempty"`
	ParentID       string   `json:"parent_id,omitempty"`
	PredecessorID  string   `json:"predecessor_id,omitempty"`
	Name           string   `json:"name"`
	ShortName      string   `json:"short_name,omitempty"`
	Kind           BodyKind `json:"kind"`
	Task           string   `json:"task,omitempty"`
	Secretariat    string   `json:"secretariat,omitempty"`
	Contact        string   `json:"contact,omitempty"` // an address of the office, never of a person
	Website        string   `json:"website,omitempty"`
	ValidFrom      Date     `json:"valid_from,omitzero"`
	ValidUntil     Date     `json:"valid_until,omitzero"`
	// Published lets everybody see the body and, of what belongs to it, what is published itself.
	Published bool    `json:"published"`
	Rules     Rules   `json:"rules,omitzero"`
	Note      string  `json:"note,omitempty"`
	Sources   Sources `json:"sources,omitempty"`
}

// Title is the short name where there is one, else the name.
func (b *Body) Title() string {
	if b.ShortName != "" {
		return b.ShortName
	}
	return b.Name
}

// ExistsOn tells whether there is the body on the day.
func (b *Body) ExistsOn(day Date) bool {
	return day >= b.ValidFrom && (b.ValidUntil == 0 || day <= b.ValidUntil)
}

// RecordKind implements Record.
func (*Body) RecordKind() Kind { return KindBody }

// Validate implements Record.
func (b *Body) Validate() error {
	c := checking(b)
	c.required("name", b.Name)
	oneOf(c, "kind", b.Kind, BodyKinds...)
	c.text("short_name", b.ShortName, "task", b.Task, "secretariat", b.Secretariat, "contact", b.Contact, "website", b.Website, "note", b.Note)
	c.order("valid_until", b.ValidUntil, "valid_from", b.ValidFrom)
	b.Rules.check(c)
	return c.err()
}

// Rules are how a body works. The zero value says nothing: what its rules leave open is in Gaps.
type Rules struct {
	Title     string `json:"title,omitempty"` // of the rules of procedure
	Replaces  string `json:"replaces,omitempty"`
	InForce   Date   `json:"in_force,omitzero"`
	Votes     int    `json:"votes,omitzero"`  // of all members together
	Quorum    int    `json:"quorum,omitzero"` // votes that must be present; 0 = not stated
	Consensus bool   `json:"consensus,omitzero"`
	// Majority is what is needed where there is no consensus.
	Majority Share `json:"majority,omitzero"`
	// Transfer lets a member give its vote to another one for single items.
	Transfer bool          `json:"transfer,omitzero"`
	Circular CircularRules `json:"circular,omitzero"`
	Steps    []Step        `json:"steps,omitempty"`
	// Extraordinary is how many members can ask for an extraordinary meeting; 0 = not stated.
	Extraordinary int `json:"extraordinary,omitzero"`
	PerHalfYear   int `json:"per_half_year,omitzero"` // regular meetings
	// HolidaysOf is the Land whose holidays count, by its Destatis key; "" = the one in the chair. Unless HolidaysStated
	// holds, the rules are silent about it, and this is a setting and is said so.
	HolidaysOf     string `json:"holidays_of,omitempty"`
	HolidaysStated bool   `json:"holidays_stated,omitzero"`
	// Publicity is what the public may know of meetings and resolutions, in words.
	Publicity string `json:"publicity,omitempty"`
	// ReviewConfidential keeps the follow-up of resolutions (Erfolgskontrolle) to the members.
	ReviewConfidential bool `json:"review_confidential,omitzero"`
	// Other are rules that no computation needs, in words, each with its place in the rules.
	Other []RuleText `json:"other,omitempty"`
	// Gaps are what the rules leave open.
	Gaps []string `json:"gaps,omitempty"`
}

// RuleText is a rule in words.
type RuleText struct {
	Title  string `json:"title"`
	Text   string `json:"text"`
	Clause string `json:"clause,omitempty"` // its place in the rules: "3.1.2"
}

// Rounding is what becomes of a fraction of a vote.
type Rounding string

// The ways of rounding.
const (
	RoundUp         Rounding = "up"
	RoundDown       Rounding = "down"
	RoundCommercial Rounding = "commercial" // half a vote counts as one
)

// ShareOf is what a share is taken of.
type ShareOf string

// The bases of a share.
const (
	ShareOfPresent ShareOf = "present" // votes that are present
	ShareOfCast    ShareOf = "cast"    // yes and no, without abstentions
	ShareOfAll     ShareOf = "all"     // votes of all members
)

// Share is a part of the votes: two thirds of those present, rounded commercially. The zero value is none stated.
type Share struct {
	Numerator   int      `json:"numerator,omitzero"`
	Denominator int      `json:"denominator,omitzero"`
	MoreThan    bool     `json:"more_than,omitzero"` // a simple majority is more than one half
	Of          ShareOf  `json:"of,omitempty"`
	Rounding    Rounding `json:"rounding,omitempty"`
}

// Stated tells whether there is a share.
func (s Share) Stated() bool { return s.Denominator != 0 }

// CircularRules are those of deciding by letter (Umlaufverfahren).
type CircularRules struct {
	// ObjectionDays is within how many working days a member can object to the procedure; 0 = no procedure.
	ObjectionDays int `json:"objection_days,omitzero"`
	// Adoption is at how many approvals the resolution is taken.
	Adoption int `json:"adoption,omitzero"`
	// AnswerDays is within how many working days an answer counts. Where AnswerSetting holds, the rules are silent
	// about it and the number is a setting.
	AnswerDays    int  `json:"answer_days,omitzero"`
	AnswerSetting bool `json:"answer_setting,omitzero"`
}

// Anchor is the event that a step is counted from.
type Anchor string

// The events.
const (
	AnchorMeeting Anchor = "meeting" // the day of the meeting
	AnchorStep    Anchor = "step"    // another step, named by After
)

// Step is one thing to do around a meeting, with its time.
type Step struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Anchor Anchor `json:"anchor"`
	After  string `json:"after,omitempty"` // the step it is counted from, for AnchorStep
	// Weeks and WorkingDays are how far it is from the anchor: negative before, positive after. One of them is set.
	Weeks       int `json:"weeks,omitzero"`
	WorkingDays int `json:"working_days,omitzero"`
	// RegularOnly leaves the step out of extraordinary meetings.
	RegularOnly bool   `json:"regular_only,omitzero"`
	Wording     string `json:"wording,omitempty"` // of the rules: "grundsätzlich spätestens"
	Clause      string `json:"clause,omitempty"`  // its place in the rules: "3.2.2"
	Note        string `json:"note,omitempty"`
	// Consequence is what follows when the time has run out.
	Consequence string `json:"consequence,omitempty"`
	// Approval marks the step after which, without an objection, the minutes count as approved.
	Approval bool `json:"approval,omitzero"`
}

// Step returns the step with the id; false if there is none.
func (r *Rules) Step(id string) (Step, bool) {
	for _, s := range r.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return Step{}, false
}

// farthestStep keeps steps within three years of the meeting.
const farthestStep = 156

// mostVotes is far above any body.
const mostVotes = 10_000

func (c *check) count(field string, n int) {
	if n < 0 || n > mostVotes {
		c.add(field, strconv.Itoa(n), CodeRange, "0", strconv.Itoa(mostVotes))
	}
}

// amongVotes checks a number of votes that cannot be more than there are, where that is known.
func (c *check) amongVotes(field string, n, votes int) {
	c.count(field, n)
	if votes > 0 && n > votes && n <= mostVotes {
		c.add(field, strconv.Itoa(n), CodeRange, "0", strconv.Itoa(votes))
	}
}

func (r *Rules) check(c *check) {
	c.count("rules.votes", r.Votes)
	c.amongVotes("rules.quorum", r.Quorum, r.Votes)
	c.amongVotes("rules.circular.adoption", r.Circular.Adoption, r.Votes)
	c.count("rules.circular.objection_days", r.Circular.ObjectionDays)
	c.count("rules.circular.answer_days", r.Circular.AnswerDays)
	if s := r.Majority; s != (Share{}) {
		if s.Numerator < 0 || s.Denominator <= 0 || s.Numerator > s.Denominator {
			c.add("rules.majority", strconv.Itoa(s.Numerator)+"/"+strconv.Itoa(s.Denominator), CodeFormat, "2/3")
		}
		oneOf(c, "rules.majority.of", s.Of, ShareOfPresent, ShareOfCast, ShareOfAll)
		oneOf(c, "rules.majority.rounding", s.Rounding, "", RoundUp, RoundDown, RoundCommercial)
	}
	c.count("rules.per_half_year", r.PerHalfYear)
	c.count("rules.extraordinary", r.Extraordinary)
	var before []string
	for i, s := range r.Steps {
		step := "rules.steps." + strconv.Itoa(i+1) + "."
		c.required(step+"id", s.ID)
		c.required(step+"title", s.Title)
		oneOf(c, step+"anchor", s.Anchor, AnchorMeeting, AnchorStep)
		if (s.Anchor == AnchorStep) != (s.After != "") || s.After != "" && !slices.Contains(before, s.After) {
			c.add(step+"after", s.After, CodeUnknown, before...)
		}
		if s.Weeks != 0 && s.WorkingDays != 0 || max(s.Weeks, -s.Weeks, s.WorkingDays/5, -s.WorkingDays/5) > farthestStep {
			c.add(step+"weeks", strconv.Itoa(s.Weeks), CodeRange, strconv.Itoa(-farthestStep), strconv.Itoa(farthestStep))
		}
		before = append(before, s.ID)
	}
	for i, other := range r.Other {
		c.required("rules.other."+strconv.Itoa(i+1)+".title", other.Title)
		c.required("rules.other."+strconv.Itoa(i+1)+".text", other.Text)
	}
}

// Value implements driver.Valuer.
func (r Rules) Value() (driver.Value, error) {
	text, err := json.Marshal(r)
	if err != nil || string(text) == "{}" {
		return "", err
	}
	return string(text), nil
}

// Scan implements sql.Scanner.
func (r *Rules) Scan(src any) error { return jsonScan(src, r) }

// GormDataType tells the mapper the column type.
func (Rules) GormDataType() string { return "text" }
