// Measures, their milestones, the ledger of their due dates, and who is responsible.

package models

// Phase is how far the work on a measure is.
type Phase string

// The phases of a measure; "" means that nobody has said.
const (
	PhaseUnknown      Phase = ""
	PhasePlanned      Phase = "planned"
	PhasePreparing    Phase = "preparing"
	PhaseImplementing Phase = "implementing"
	PhaseOngoing      Phase = "ongoing"
	PhaseCompleted    Phase = "completed"
	PhasePaused       Phase = "paused"
	PhaseCancelled    Phase = "cancelled"
)

// Phases lists the phases in the order of a measure's life.
var Phases = []Phase{PhasePlanned, PhasePreparing, PhaseImplementing, PhaseOngoing, PhaseCompleted, PhasePaused, PhaseCancelled}

// Ampel is a judgement whether a measure will do what was promised.
type Ampel string

// The Ampel values; AmpelNone is "keine Angabe". An empty value is read as AmpelNone.
const (
	AmpelNone   Ampel = "none"
	AmpelGreen  Ampel = "green"
	AmpelYellow Ampel = "yellow"
	AmpelRed    Ampel = "red"
)

// Ampeln lists the values from good to bad, "keine Angabe" last.
var Ampeln = []Ampel{AmpelGreen, AmpelYellow, AmpelRed, AmpelNone}

// Severity is 1 for green, 2 for yellow, 3 for red and 0 for no statement.
func (a Ampel) Severity() int {
	switch a {
	case AmpelGreen:
		return 1
	case AmpelYellow:
		return 2
	case AmpelRed:
		return 3
	}
	return 0
}

// Method is how the percent of a measure is found (rule 1 of the progress rules).
type Method string

// The methods; an empty one is read as MethodReported.
const (
	MethodReported   Method = "reported"
	MethodMilestones Method = "milestones"
	MethodIndicator  Method = "indicator"
)

// Measure is what is done. A part (Baustein) is a measure with a parent.
type Measure struct {
	Base
	StrategyID string `json:"strategy_id"`
	FieldID    string `json:"field_id,omitempty"`
	ParentID   string `json:"parent_id,omitempty"`
	// TargetIDs are the targets it serves, as stated; mere proposals are Proposal records.
	TargetIDs   Strings `json:"target_ids,omitempty"`
	RelatedIDs  Strings `json:"related_ids,omitempty"` // other measures the source connects it with
	Number      int     `json:"number,omitzero"`
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Programmes  Strings `json:"programmes,omitempty"` // names under which it runs
	Quantities  Strings `json:"quantities,omitempty"` // figures the source names, "16 kommunale OZG-Prozesse im Fokus"
	// SourceStatus is the source's wording about its state; no official status, never counted.
	SourceStatus string `json:"source_status,omitempty"`
	// Permanent marks a Daueraufgabe: it has no percent (rule 1).
	Permanent bool        `json:"permanent,omitzero"`
	Start     PartialDate `gorm:"embedded;embeddedPrefix:start_" json:"start,omitzero"`
	// Due is the first due date and never changes; shifts are DueShift records.
	Due          PartialDate `gorm:"embedded;embeddedPrefix:due_" json:"due,omitzero"`
	Method       Method      `json:"method,omitempty"`
	Weight       float64     `json:"weight,omitzero"`         // in roll-ups; 0 means 1
	MinistryNote string      `json:"ministry_note,omitempty"` // why no ministry is named
	Note         string      `json:"note,omitempty"`
	// PredecessorID is the measure of the strategy before from which this one was carried over.
	PredecessorID string  `json:"predecessor_id,omitempty"`
	Sources       Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Measure) RecordKind() Kind { return KindMeasure }

// EffectiveWeight is Weight, or 1 where none is set.
func (m *Measure) EffectiveWeight() float64 { return weightOr1(m.Weight) }

func weightOr1(w float64) float64 {
	if w > 0 {
		return w
	}
	return 1
}

// Milestone is a dated, weighted step of a measure.
type Milestone struct {
	Base
	MeasureID string  `json:"measure_id"`
	Order     int     `gorm:"column:position" json:"position,omitzero"`
	Title     string  `json:"title"`
	Due       Date    `json:"due,omitzero"`
	DoneOn    Date    `json:"done_on,omitzero"`
	Weight    float64 `json:"weight,omitzero"` // 0 means 1
	Sources   Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Milestone) RecordKind() Kind { return KindMilestone }

// EffectiveWeight is Weight, or 1 where none is set.
func (m *Milestone) EffectiveWeight() float64 { return weightOr1(m.Weight) }

// DoneBy tells whether the step was done on the day or before.
func (m *Milestone) DoneBy(day Date) bool { return m.DoneOn.Known() && m.DoneOn <= day }

// DueShift is a line of the slip ledger: a due date was moved, when, from where to where and why.
type DueShift struct {
	Base
	MeasureID    string  `json:"measure_id"`
	DecidedOn    Date    `json:"decided_on"`
	From         Date    `gorm:"column:from_day" json:"from_day"`
	To           Date    `gorm:"column:to_day" json:"to_day"`
	Reason       string  `json:"reason"`
	ResolutionID string  `json:"resolution_id,omitempty"`
	Sources      Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*DueShift) RecordKind() Kind { return KindDueShift }

// Role is the part a ministry has in a target or measure.
type Role string

// The roles: federführend and beteiligt.
const (
	RoleLead          Role = "lead"
	RoleParticipating Role = "participating"
)

// Responsibility says which ministry answers for a target or a measure, and for how long.
type Responsibility struct {
	Base
	SubjectKind Kind    `json:"subject_kind"` // KindTarget or KindMeasure
	SubjectID   string  `json:"subject_id"`
	MinistryID  string  `json:"ministry_id"`
	Role        Role    `json:"role"`
	ValidFrom   Date    `json:"valid_from,omitzero"`
	ValidUntil  Date    `json:"valid_until,omitzero"`
	Note        string  `json:"note,omitempty"`
	Sources     Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Responsibility) RecordKind() Kind { return KindResponsibility }

// ValidOn tells whether the responsibility holds on the day.
func (r *Responsibility) ValidOn(day Date) bool { return within(day, r.ValidFrom, r.ValidUntil) }
