// Briefings (Vorlagen): papers for cabinet, parliament and ministries, their frozen versions, and when one is made by
// itself. They are made from a Portfolio and are themselves no part of the state that papers show.

package models

import (
	"database/sql/driver"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Audience is for whom a briefing is made; it decides what may be in it.
type Audience string

// The audiences.
const (
	AudienceInternal Audience = "internal" // what the CDO office sees
	AudiencePublic   Audience = "public"   // what everybody may see
)

// Viewer is whose Portfolio a briefing for the audience is made from.
func (a Audience) Viewer() Viewer {
	if a == AudienceInternal {
		return Viewer{Rights: RightsOffice}
	}
	return Viewer{}
}

// BriefingState is where a briefing or one of its versions stands.
type BriefingState string

// The states of a briefing.
const (
	BriefingDraft BriefingState = "draft"
	BriefingFinal BriefingState = "final"
)

// Briefing is a paper in the making: what it is made from, and the texts that somebody has written.
type Briefing struct {
	Base
	Title      string   `json:"title"`
	Template   string   `json:"template"` // its name: "sprechzettel"
	StrategyID string   `json:"strategy_id,omitempty"`
	MinistryID string   `json:"ministry_id,omitempty"` // scope; "" = all
	Stichtag   Date     `json:"stichtag"`
	Audience   Audience `json:"audience"`
	// Since is the day that it is compared with, unknown = none; SinceKnownAt what was known then, 0 = what is
	// known now. Where the comparison is with an earlier briefing, SinceID names it.
	Since        Date          `json:"since,omitzero"`
	SinceKnownAt Instant       `json:"since_known_at,omitzero"`
	SinceID      string        `json:"since_id,omitempty"`
	State        BriefingState `json:"state"`
	// Published lets everybody read the final version; only for a public audience.
	Published bool `json:"published,omitzero"`
	// Texts are those that differ from what the template proposes.
	Texts      Texts   `json:"texts,omitempty"`
	ScheduleID string  `json:"schedule_id,omitempty"` // that made it
	Sources    Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Briefing) RecordKind() Kind { return KindBriefing }

// Validate implements Record.
func (b *Briefing) Validate() error {
	c := checking(b)
	c.required("title", b.Title)
	c.required("template", b.Template)
	c.required("stichtag", b.Stichtag.String())
	oneOf(c, "audience", b.Audience, AudienceInternal, AudiencePublic)
	oneOf(c, "state", b.State, BriefingDraft, BriefingFinal)
	if b.Since.Known() && b.Since > b.Stichtag {
		c.add("since", b.Since.String(), CodeRange, "0001-01-01", b.Stichtag.String())
	}
	if b.Published && b.Audience != AudiencePublic {
		c.add("published", "true", CodeUnknown, "false")
	}
	for _, key := range slices.Sorted(maps.Keys(b.Texts)) {
		c.text("texts."+key, b.Texts[key])
		if strings.ContainsFunc(b.Texts[key], isForbidden) {
			c.add("texts."+key, "", CodeFormat, "Text ohne Steuerzeichen")
		}
	}
	return c.err()
}

// isForbidden tells whether no document can hold the character.
func isForbidden(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// BriefingVersion is a frozen state of a briefing. Its content lies in a snapshot, and its id derives from it.
type BriefingVersion struct {
	Base
	BriefingID string        `json:"briefing_id"`
	Number     int           `json:"number"` // counts the versions of the briefing from 1
	State      BriefingState `json:"state"`
	Hash       string        `json:"hash"` // SHA-256 of the snapshot, in hexadecimal
	Title      string        `json:"title"`
	Template   string        `json:"template"`
	Audience   Audience      `json:"audience"`
	Stichtag   Date          `json:"stichtag"`
	KnownAt    Instant       `json:"known_at"`
	HeadSeq    int64         `json:"head_seq"` // the journal's head that the state shows
	HeadHash   string        `json:"head_hash"`
	FrozenAt   Instant       `json:"frozen_at"`
	FrozenBy   string        `json:"frozen_by"`
	Sources    Sources       `json:"sources,omitempty"`
}

// BriefingVersionID is the id that the hash of a snapshot gives its version.
func BriefingVersionID(hash string) string { return hash[:min(len(hash), briefingIDLength)] }

// briefingIDLength is long enough that two versions never share an id, and short enough to be read out.
const briefingIDLength = 16

// RecordKind implements Record.
func (*BriefingVersion) RecordKind() Kind { return KindBriefingVersion }

// Validate implements Record.
func (v *BriefingVersion) Validate() error {
	c := checking(v)
	c.required("briefing_id", v.BriefingID)
	c.required("title", v.Title)
	c.required("template", v.Template)
	c.required("stichtag", v.Stichtag.String())
	c.required("frozen_by", v.FrozenBy)
	oneOf(c, "state", v.State, BriefingDraft, BriefingFinal)
	oneOf(c, "audience", v.Audience, AudienceInternal, AudiencePublic)
	if len(v.Hash) != 64 || v.ID != BriefingVersionID(v.Hash) {
		c.add("hash", v.Hash, CodeFormat, "SHA-256")
	}
	return c.err()
}

// BriefingSchedule lets a briefing be made by itself: on a day, or some days before each meeting of a body.
type BriefingSchedule struct {
	Base
	Title      string   `json:"title"`
	Template   string   `json:"template"`
	StrategyID string   `json:"strategy_id,omitempty"`
	MinistryID string   `json:"ministry_id,omitempty"`
	Audience   Audience `json:"audience"`
	On         Date     `gorm:"column:on_day" json:"on,omitzero"`
	// BodyID and DaysBefore are in the place of On: calendar days before each meeting.
	BodyID     string  `json:"body_id,omitempty"`
	DaysBefore int     `json:"days_before,omitzero"`
	Sources    Sources `json:"sources,omitempty"`
}

// MostDaysBefore is how early a briefing can be made before a meeting.
const MostDaysBefore = 90

// RecordKind implements Record.
func (*BriefingSchedule) RecordKind() Kind { return KindBriefingSchedule }

// Validate implements Record.
func (s *BriefingSchedule) Validate() error {
	c := checking(s)
	c.required("title", s.Title)
	c.required("template", s.Template)
	oneOf(c, "audience", s.Audience, AudienceInternal, AudiencePublic)
	if s.On.Known() == (s.BodyID != "") {
		c.add("on", s.On.String(), CodeRequired)
	}
	if s.DaysBefore < 0 || s.DaysBefore > MostDaysBefore {
		c.add("days_before", "", CodeRange, "0", "90")
	}
	return c.err()
}

// Texts are texts by the name of their field, kept as one JSON column.
type Texts map[string]string

// Value implements driver.Valuer.
func (t Texts) Value() (driver.Value, error) { return jsonValue(t, len(t)) }

// Scan implements sql.Scanner.
func (t *Texts) Scan(src any) error { return jsonScan(src, t) }

// GormDataType tells the mapper the column type.
func (Texts) GormDataType() string { return "text" }
