// Targets ("bis 2025") and the indicators that tell whether they are attained.

package models

// TargetOutcome is what became of a target when its strategy was continued by another one.
type TargetOutcome string

// The outcomes; "" means that nobody has decided.
const (
	OutcomeAchieved TargetOutcome = "achieved"
	OutcomeCarried  TargetOutcome = "carried" // carried over into the Fortschreibung
	OutcomeDropped  TargetOutcome = "dropped" // given up, with a reason
)

// TargetOutcomes lists the outcomes in the order in which a balance shows them.
var TargetOutcomes = []TargetOutcome{OutcomeAchieved, OutcomeCarried, OutcomeDropped}

// Target is what shall be the case by a date.
type Target struct {
	Base
	StrategyID   string      `json:"strategy_id"`
	FieldID      string      `json:"field_id,omitempty"`
	FocusTopicID string      `json:"focus_topic_id,omitempty"` // "" = the source does not say
	Number       int         `json:"number,omitzero"`
	Title        string      `json:"title"`
	Description  string      `json:"description,omitempty"`
	Due          PartialDate `gorm:"embedded;embeddedPrefix:due_" json:"due,omitzero"`
	Weight       float64     `json:"weight,omitzero"` // 0 means 1
	Note         string      `json:"note,omitempty"`
	// PredecessorID is the target of the strategy before from which this one was carried over.
	PredecessorID string        `json:"predecessor_id,omitempty"`
	Outcome       TargetOutcome `json:"outcome,omitempty"`
	OutcomeReason string        `json:"outcome_reason,omitempty"`
	// OutcomeOn is the day on which the Fortschreibung was adopted and the outcome became final; until
	// then it is a draft of the CDO office and never public.
	OutcomeOn Date    `json:"outcome_on,omitzero"`
	Sources   Sources `json:"sources,omitempty"`
}

// OutcomeAt returns the outcome that was final on the day, "" when there was none.
func (t *Target) OutcomeAt(day Date) TargetOutcome {
	if !t.OutcomeOn.Known() || t.OutcomeOn > day {
		return ""
	}
	return t.Outcome
}

// RecordKind implements Record.
func (*Target) RecordKind() Kind { return KindTarget }

// Direction says which way an indicator improves.
type Direction string

// The directions of an indicator.
const (
	DirectionUp   Direction = "up"
	DirectionDown Direction = "down"
)

// Indicator measures a target or a measure; exactly one of TargetID and MeasureID is set.
type Indicator struct {
	Base
	TargetID    string      `json:"target_id,omitempty"`
	MeasureID   string      `json:"measure_id,omitempty"`
	Title       string      `json:"title"`
	Unit        string      `json:"unit,omitempty"`
	Baseline    float64     `json:"baseline"`
	BaselineOn  Date        `json:"baseline_on,omitzero"`
	TargetValue float64     `json:"target_value"`
	Due         PartialDate `gorm:"embedded;embeddedPrefix:due_" json:"due,omitzero"`
	Direction   Direction   `json:"direction"`
	// Green and Yellow are the least attainments in percent that count as green and as yellow;
	// 0 means the defaults 90 and 70.
	Green   float64 `json:"green,omitzero"`
	Yellow  float64 `json:"yellow,omitzero"`
	Demo    bool    `json:"demo,omitzero"`
	Sources Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Indicator) RecordKind() Kind { return KindIndicator }

// Reading is a dated value of an indicator, in the indicator's unit.
type Reading struct {
	Base
	IndicatorID string  `json:"indicator_id"`
	On          Date    `gorm:"column:day" json:"day"`
	Amount      float64 `gorm:"column:amount" json:"amount"`
	Note        string  `json:"note,omitempty"`
	Sources     Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Reading) RecordKind() Kind { return KindReading }
