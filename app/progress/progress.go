// Package progress answers how far things are: pure functions on a Portfolio and its Stichtag, after the
// rules of docs/rechenregeln.md. Phase, Ampel, percent and freshness are four axes that are never mixed
// into one number, and no number comes without its coverage. It returns typed facts, no sentences.
package progress

import "zielstand/models"

// Thresholds of the rules. Every page that uses one names it.
const (
	// BehindPoints is how many percentage points the actual percent may lie under the planned one
	// before a measure is "behind" (rule 5).
	BehindPoints = 15.0
	// FarBehindPoints is from where "behind" is computed as red instead of yellow: twice BehindPoints.
	FarBehindPoints = 2 * BehindPoints
	// MinForecastReports is how many reports with a percent a forecast needs (rule 7).
	MinForecastReports = 3
)

// Signals is a set of computed warnings (rule 5).
type Signals uint8

// The signals.
const (
	// Overdue: the due date has passed and the measure is neither completed nor cancelled.
	Overdue Signals = 1 << iota
	// Behind: the planned percent exceeds the actual one by more than BehindPoints.
	Behind
	// Stale: no approved report within the strategy's reporting interval. Completed and cancelled
	// measures need none.
	Stale
	// Rosy: the ministry's own Ampel is better than the computed one.
	Rosy
)

// AllSignals lists the signals in the order in which they are shown.
var AllSignals = []Signals{Overdue, Behind, Stale, Rosy}

// Has tells whether all of the given signals are in the set.
func (s Signals) Has(other Signals) bool { return s&other == other }

// Key is the stable name of a single signal in URLs and data: overdue, behind, stale, rosy.
func (s Signals) Key() string {
	switch s {
	case Overdue:
		return "overdue"
	case Behind:
		return "behind"
	case Stale:
		return "stale"
	case Rosy:
		return "rosy"
	}
	return ""
}

// Scope narrows a question to a part of the portfolio; empty parts do not narrow.
type Scope struct {
	StrategyID string
	FieldID    string
	TopicID    string
	TargetID   string
	MinistryID string // in charge on the Stichtag
	MeasureID  string // this one measure or part; the narrowest
}

// Measures returns the measures (without parts) in the scope, by strategy and number. A link is
// proposed when the measure belongs to the scope's target, topic or ministry by a proposal only.
func (s Scope) Measures(p *models.Portfolio) []models.Link[*models.MeasureNode] {
	var links []models.Link[*models.MeasureNode]
	switch {
	case s.MeasureID != "":
		if m := p.Measure(s.MeasureID); m != nil {
			links = stated([]*models.MeasureNode{m})
		}
	case s.TargetID != "":
		links = p.MeasuresOfTarget(s.TargetID)
	case s.TopicID != "":
		links = p.MeasuresOfTopic(s.TopicID)
	case s.FieldID != "":
		links = stated(p.MeasuresOfField(s.FieldID))
	case s.StrategyID != "":
		links = stated(p.MeasuresOfStrategy(s.StrategyID))
	default:
		links = stated(p.Measures())
	}
	kept := links[:0:0]
	for _, l := range links {
		if s.StrategyID != "" && l.To.StrategyID != s.StrategyID {
			continue
		}
		if s.MinistryID != "" {
			lead := p.Lead(l.To)
			if lead.To == nil || lead.To.ID != s.MinistryID {
				continue
			}
			l.Proposed = l.Proposed || lead.Proposed
		}
		kept = append(kept, l)
	}
	return kept
}

// stated turns measures into links that nobody has to confirm.
func stated(measures []*models.MeasureNode) []models.Link[*models.MeasureNode] {
	links := make([]models.Link[*models.MeasureNode], len(measures))
	for i, m := range measures {
		links[i] = models.Link[*models.MeasureNode]{To: m}
	}
	return links
}
