// Reporting rounds: the call for status reports, and what ministries answer that is no report.

package models

// RoundState is where a reporting round stands.
type RoundState string

// The states of a round.
const (
	RoundPlanned RoundState = "planned"
	RoundOpen    RoundState = "open"
	RoundClosed  RoundState = "closed"
)

// ReportingRound calls for reports about a strategy's measures as of a Stichtag, by a deadline.
type ReportingRound struct {
	Base
	StrategyID  string     `json:"strategy_id"`
	Title       string     `json:"title"`
	Stichtag    Date       `json:"stichtag"` // the day that the reports describe
	OpensOn     Date       `json:"opens_on,omitzero"`
	Deadline    Date       `json:"deadline"` // last day on which a report is in time
	State       RoundState `json:"state"`
	MinistryIDs Strings    `json:"ministry_ids,omitempty"` // scope; empty = all that lead a measure
	MeasureIDs  Strings    `json:"measure_ids,omitempty"`  // scope; empty = all open measures
	// RemindBefore and RemindAfter are in working days around the deadline.
	RemindBefore int     `json:"remind_before,omitzero"`
	RemindAfter  int     `json:"remind_after,omitzero"`
	Message      string  `json:"message,omitempty"` // to the contacts
	ClosedAt     Instant `json:"closed_at,omitzero"`
	// Expected, InTime and Approved are counted when the round closes and stay as its completeness.
	Expected int     `json:"expected,omitzero"`
	InTime   int     `json:"in_time,omitzero"`
	Approved int     `json:"approved,omitzero"`
	Demo     bool    `json:"demo,omitzero"`
	Sources  Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*ReportingRound) RecordKind() Kind { return KindReportingRound }

// Validate implements Record.
func (r *ReportingRound) Validate() error {
	c := checking(r)
	c.required("title", r.Title)
	c.required("strategy_id", r.StrategyID)
	c.required("stichtag", r.Stichtag.String())
	c.required("deadline", r.Deadline.String())
	c.order("deadline", r.Deadline, "opens_on", r.OpensOn)
	oneOf(c, "state", r.State, RoundPlanned, RoundOpen, RoundClosed)
	c.text("message", r.Message)
	return c.err()
}

// NilReturn is a Fehlanzeige: a ministry says that it has nothing to report in a round.
type NilReturn struct {
	Base
	RoundID    string  `json:"round_id"`
	MinistryID string  `json:"ministry_id"`
	AuthorID   string  `json:"author_id"`
	Reason     string  `json:"reason,omitempty"`
	At         Instant `gorm:"column:given_at" json:"given_at"`
	Sources    Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*NilReturn) RecordKind() Kind { return KindNilReturn }

// Validate implements Record.
func (n *NilReturn) Validate() error {
	c := checking(n)
	c.required("round_id", n.RoundID)
	c.required("ministry_id", n.MinistryID)
	c.required("author_id", n.AuthorID)
	c.text("reason", n.Reason)
	return c.err()
}

// Comment is a line of the thread under a status report: a question of the CDO office or an answer. It is
// never public.
type Comment struct {
	Base
	MeasureID string  `json:"measure_id"`
	ReportID  string  `json:"report_id"`
	AuthorID  string  `json:"author_id"`
	At        Instant `gorm:"column:written_at" json:"written_at"`
	Text      string  `json:"text"`
	Sources   Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*Comment) RecordKind() Kind { return KindComment }

// Validate implements Record.
func (n *Comment) Validate() error {
	c := checking(n)
	c.required("measure_id", n.MeasureID)
	c.required("report_id", n.ReportID)
	c.required("author_id", n.AuthorID)
	c.required("text", n.Text)
	return c.err()
}
