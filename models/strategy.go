// A strategy and its division into fields and focus topics.

package models

// StrategyState is where a strategy stands in its own life.
type StrategyState string

// The states of a strategy.
const (
	StrategyDrafting     StrategyState = "drafting"
	StrategyAdopted      StrategyState = "adopted"
	StrategyImplementing StrategyState = "implementing"
	StrategyEvaluated    StrategyState = "evaluated"
	StrategyContinued    StrategyState = "continued" // replaced by its Fortschreibung
)

// DefaultReportInterval is after how many days without an approved report a measure counts as stale:
// half a year, the rhythm in which Rheinland-Pfalz evaluates its strategy.
const DefaultReportInterval = 182

// Strategy is a digital strategy of a jurisdiction.
type Strategy struct {
	Base
	JurisdictionID string        `json:"jurisdiction_id"`
	Title          string        `json:"title"`
	ShortTitle     string        `json:"short_title,omitempty"`
	State          StrategyState `json:"state,omitempty"` // "" = the sources do not say
	Published      bool          `json:"published"`
	PeriodFrom     PartialDate   `gorm:"embedded;embeddedPrefix:period_from_" json:"period_from,omitzero"`
	PeriodUntil    PartialDate   `gorm:"embedded;embeddedPrefix:period_until_" json:"period_until,omitzero"`
	StageYear      int           `json:"stage_year,omitzero"` // the year of the stage targets ("bis 2025")
	AdoptedOn      PartialDate   `gorm:"embedded;embeddedPrefix:adopted_on_" json:"adopted_on,omitzero"`
	AdoptedBy      string        `json:"adopted_by,omitempty"`
	LeadMinistryID string        `json:"lead_ministry_id,omitempty"`
	PredecessorID  string        `json:"predecessor_id,omitempty"`
	Idea           string        `json:"idea,omitempty"` // guiding idea
	Description    string        `json:"description,omitempty"`
	Note           string        `json:"note,omitempty"`
	// ReportInterval is in days; 0 means DefaultReportInterval.
	ReportInterval int     `json:"report_interval,omitzero"`
	Sources        Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Strategy) RecordKind() Kind { return KindStrategy }

// StaleAfter returns the days after which the last approved report is stale.
func (s *Strategy) StaleAfter() int {
	if s.ReportInterval > 0 {
		return s.ReportInterval
	}
	return DefaultReportInterval
}

// Field is a Handlungsfeld: a chapter of a strategy.
type Field struct {
	Base
	StrategyID  string  `json:"strategy_id"`
	Order       int     `gorm:"column:position" json:"position,omitzero"`
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Sources     Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Field) RecordKind() Kind { return KindField }

// FocusTopic is a Fokusthema within a field.
type FocusTopic struct {
	Base
	FieldID     string  `json:"field_id"`
	Order       int     `gorm:"column:position" json:"position,omitzero"`
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Note        string  `json:"note,omitempty"`
	Sources     Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*FocusTopic) RecordKind() Kind { return KindFocusTopic }
