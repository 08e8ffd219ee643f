// Status reports of the ministries and the second opinion of the CDO office.

package models

// ReportState is where a status report stands in its review.
type ReportState string

// The states of a report; only approved ones count.
const (
	ReportDraft     ReportState = "draft"
	ReportSubmitted ReportState = "submitted"
	ReportReturned  ReportState = "returned"
	ReportApproved  ReportState = "approved"
)

// StatusReport is what a ministry says about a measure as of a day. Reports are only added: a
// correction is a new report that names the one it replaces.
type StatusReport struct {
	Base
	MeasureID  string `json:"measure_id"`
	MinistryID string `json:"ministry_id,omitempty"` // responsible then; history stays with it
	ReplacesID string `json:"replaces_id,omitempty"` // the report this one corrects
	RoundID    string `json:"round_id,omitempty"`
	AuthorID   string `json:"author_id,omitempty"` // the user who wrote it
	// Late marks a report that came after its round's deadline.
	Late bool `json:"late,omitzero"`

	AsOf        Date        `json:"as_of"`
	State       ReportState `json:"state"`
	SubmittedAt Instant     `json:"submitted_at,omitzero"`
	ApprovedAt  Instant     `json:"approved_at,omitzero"`

	Phase   Phase   `json:"phase,omitempty"`
	Percent Percent `json:"percent,omitzero"`
	Ampel   Ampel   `json:"ampel,omitempty"`
	// Deviation, Cause and Countermeasure are required when the Ampel is yellow or red.
	Deviation      string `json:"deviation,omitempty"`
	Cause          string `json:"cause,omitempty"`
	Countermeasure string `json:"countermeasure,omitempty"`
	Text           string `json:"text,omitempty"` // Markdown subset
	NextStep       string `json:"next_step,omitempty"`
	// NewDue is a due date the ministry asks for, with its reason; approving the report makes it a DueShift.
	NewDue       Date   `json:"new_due,omitzero"`
	NewDueReason string `json:"new_due_reason,omitempty"`
	// MilestonesDone are the ids of milestones it reports as done; approving it marks them.
	MilestonesDone Strings `json:"milestones_done,omitempty"`

	// Internal: never part of a public Portfolio.
	DecisionNeeded string `json:"decision_needed,omitempty"`
	Risks          string `json:"risks,omitempty"`
	InternalNote   string `json:"internal_note,omitempty"`

	Demo    bool    `json:"demo,omitzero"`
	Sources Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*StatusReport) RecordKind() Kind { return KindStatusReport }

// Counts tells whether the report is part of the measure's state on the day: approved, and of that
// day or before.
func (r *StatusReport) Counts(day Date) bool {
	return r.State == ReportApproved && r.AsOf <= day
}

// SecondOpinion is the CDO office's own Ampel, shown beside the ministry's.
type SecondOpinion struct {
	Base
	MeasureID string  `json:"measure_id"`
	AsOf      Date    `json:"as_of"`
	Ampel     Ampel   `json:"ampel"`
	Reason    string  `json:"reason"`
	Internal  bool    `json:"internal,omitzero"` // kept out of the public Portfolio
	Demo      bool    `json:"demo,omitzero"`
	Sources   Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*SecondOpinion) RecordKind() Kind { return KindSecondOpinion }
