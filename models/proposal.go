// Proposals: reasoned guesses that are shown as "Vorschlag" until somebody confirms them.

package models

// ProposalState is what became of a proposal.
type ProposalState string

// The states of a proposal.
const (
	ProposalOpen      ProposalState = "open"
	ProposalConfirmed ProposalState = "confirmed"
	ProposalRejected  ProposalState = "rejected"
)

// Aspect says which property of its subject a proposal would fill.
type Aspect string

// The aspects: ministries of a target or measure, focus topic of a target, targets of a measure.
const (
	AspectLead          Aspect = "lead"
	AspectParticipating Aspect = "participating"
	AspectFocusTopic    Aspect = "focus_topic"
	AspectTarget        Aspect = "target"
)

// AllMinistries is the object of a proposal that names every ministry.
const AllMinistries = "alle-ressorts"

// Proposal would connect a subject (target or measure) with an object: a ministry, focus topic or target.
type Proposal struct {
	Base
	Aspect      Aspect        `json:"aspect"`
	SubjectKind Kind          `json:"subject_kind"`
	SubjectID   string        `json:"subject_id"`
	ObjectID    string        `json:"object_id"` // ministry, focus topic or target; or AllMinistries
	Reason      string        `json:"reason,omitempty"`
	State       ProposalState `json:"state"`
	Sources     Sources       `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Proposal) RecordKind() Kind { return KindProposal }
