// Package models holds the words of the field: strategies, targets, measures, ministries, status
// reports, their validation, the journal that records every change, and the Portfolio, an immutable
// linked graph of all of them. It imports the standard library only and does no input or output.
package models

// Kind names a type of record. It is stored in the journal, so a value never changes its meaning.
type Kind string

// The kinds of records that a journal entry can carry.
const (
	KindJurisdiction   Kind = "jurisdiction"
	KindMinistry       Kind = "ministry"
	KindDocument       Kind = "document"
	KindStrategy       Kind = "strategy"
	KindField          Kind = "field"
	KindFocusTopic     Kind = "focus_topic"
	KindTarget         Kind = "target"
	KindMeasure        Kind = "measure"
	KindResponsibility Kind = "responsibility"
	KindMilestone      Kind = "milestone"
	KindIndicator      Kind = "indicator"
	KindReading        Kind = "reading"
	KindStatusReport   Kind = "status_report"
	KindDueShift       Kind = "due_shift"
	KindSecondOpinion  Kind = "second_opinion"
	KindProposal       Kind = "proposal"
	KindReportingRound Kind = "reporting_round"
	KindNilReturn      Kind = "nil_return"
	KindComment        Kind = "comment"

	KindBriefing         Kind = "briefing"
	KindBriefingVersion  Kind = "briefing_version"
	KindBriefingSchedule Kind = "briefing_schedule"

	KindPerson      Kind = "person"
	KindBody        Kind = "body"
	KindMembership  Kind = "membership"
	KindChairTurn   Kind = "chair_turn"
	KindMeeting     Kind = "meeting"
	KindAgendaItem  Kind = "agenda_item"
	KindResolution  Kind = "resolution"
	KindCircular    Kind = "circular"
	KindAssignment  Kind = "assignment"
	KindReviewNote  Kind = "review_note"
	KindCoSignature Kind = "co_signature"
)

// Record is anything the store keeps: identified, versioned and able to say whether it is well formed.
type Record interface {
	// RecordKind is the kind under which the journal files the record.
	RecordKind() Kind
	// RecordID identifies the record within its kind; for public records it is the slug of the page.
	RecordID() string
	// RecordVersion counts the saved states from 1; 0 is a record that was never saved.
	RecordVersion() int
	// SetVersion is called by the store when it saves the next state.
	SetVersion(version int)
	// Archived tells whether the record was taken out of use.
	Archived() bool
	// Archive is called by the store when it takes the record out of use.
	Archive(at Instant)
	// Validate returns an *Error of kind Invalid that lists every problem, or nil.
	Validate() error
}

// Base is embedded in every record.
type Base struct {
	ID         string  `gorm:"primaryKey" json:"id"`
	Version    int     `json:"version"`
	ArchivedAt Instant `json:"archived_at,omitzero"`
}

// RecordID implements Record.
func (b *Base) RecordID() string { return b.ID }

// RecordVersion implements Record.
func (b *Base) RecordVersion() int { return b.Version }

// SetVersion implements Record.
func (b *Base) SetVersion(version int) { b.Version = version }

// Archived implements Record.
func (b *Base) Archived() bool { return b.ArchivedAt != 0 }

// Archive takes the record out of use from the given time on.
func (b *Base) Archive(at Instant) { b.ArchivedAt = at }

// newRecord lists an empty record for each kind, in the order in which a database is filled: what is
// referred to comes first.
var newRecord = []struct {
	kind Kind
	make func() Record
}{
	{KindJurisdiction, func() Record { return new(Jurisdiction) }},
	{KindDocument, func() Record { return new(Document) }},
	{KindMinistry, func() Record { return new(Ministry) }},
	{KindStrategy, func() Record { return new(Strategy) }},
	{KindField, func() Record { return new(Field) }},
	{KindFocusTopic, func() Record { return new(FocusTopic) }},
	{KindTarget, func() Record { return new(Target) }},
	{KindMeasure, func() Record { return new(Measure) }},
	{KindResponsibility, func() Record { return new(Responsibility) }},
	{KindMilestone, func() Record { return new(Milestone) }},
	{KindIndicator, func() Record { return new(Indicator) }},
	{KindReading, func() Record { return new(Reading) }},
	{KindReportingRound, func() Record { return new(ReportingRound) }},
	{KindNilReturn, func() Record { return new(NilReturn) }},
	{KindStatusReport, func() Record { return new(StatusReport) }},
	{KindDueShift, func() Record { return new(DueShift) }},
	{KindSecondOpinion, func() Record { return new(SecondOpinion) }},
	{KindProposal, func() Record { return new(Proposal) }},
	{KindComment, func() Record { return new(Comment) }},
	{KindPerson, func() Record { return new(Person) }},
	{KindBody, func() Record { return new(Body) }},
	{KindMembership, func() Record { return new(Membership) }},
	{KindChairTurn, func() Record { return new(ChairTurn) }},
	{KindBriefingSchedule, func() Record { return new(BriefingSchedule) }},
	{KindBriefing, func() Record { return new(Briefing) }},
	{KindBriefingVersion, func() Record { return new(BriefingVersion) }},
	{KindMeeting, func() Record { return new(Meeting) }},
	{KindAgendaItem, func() Record { return new(AgendaItem) }},
	{KindResolution, func() Record { return new(Resolution) }},
	{KindCircular, func() Record { return new(Circular) }},
	{KindAssignment, func() Record { return new(Assignment) }},
	{KindReviewNote, func() Record { return new(ReviewNote) }},
	{KindCoSignature, func() Record { return new(CoSignature) }},
}

// Kinds returns all kinds; a record only refers to records of kinds before its own, or of its own.
func Kinds() []Kind {
	kinds := make([]Kind, len(newRecord))
	for i, k := range newRecord {
		kinds[i] = k.kind
	}
	return kinds
}

// NewRecord returns an empty record of the kind; false for a kind this version does not know.
func NewRecord(kind Kind) (Record, bool) {
	for _, k := range newRecord {
		if k.kind == kind {
			return k.make(), true
		}
	}
	return nil, false
}
