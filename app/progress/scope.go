// Scopes: which part of the portfolio a question is about.

package progress

import "zielstand/models"

// Scope narrows a question to a part of the portfolio; empty parts do not narrow, several narrow
// together. The zero value is everything.
type Scope struct {
	StrategyID string
	FieldID    string
	TopicID    string
	TargetID   string
	MinistryID string // in charge on the Stichtag
	MeasureID  string // this one measure or part, whatever else narrows
}

// Measures returns the measures (without parts) in the scope, by strategy and number. A link is
// proposed when the measure belongs to the scope's target, topic or ministry by a proposal only.
func (s Scope) Measures(p *models.Portfolio) []models.Link[*models.MeasureNode] {
	if s.MeasureID != "" {
		if m := p.Measure(s.MeasureID); m != nil {
			return stated([]*models.MeasureNode{m})
		}
		return nil
	}
	links := s.widest(p)
	if s.StrategyID == "" && s.MinistryID == "" && s.ways() < 2 {
		return links
	}
	members := s.members(p)
	kept := links[:0]
	for _, l := range links {
		if s.StrategyID != "" && l.To.StrategyID != s.StrategyID {
			continue
		}
		inAll := true
		for _, in := range members {
			proposed, ok := in[l.To.ID]
			inAll = inAll && ok
			l.Proposed = l.Proposed || proposed
		}
		if !inAll {
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

// ways counts how many of target, topic and field narrow the scope.
func (s Scope) ways() int {
	n := 0
	for _, id := range []string{s.TargetID, s.TopicID, s.FieldID} {
		if id != "" {
			n++
		}
	}
	return n
}

// widest returns the measures of the first part that narrows; the list is the caller's.
func (s Scope) widest(p *models.Portfolio) []models.Link[*models.MeasureNode] {
	switch {
	case s.TargetID != "":
		return p.MeasuresOfTarget(s.TargetID)
	case s.TopicID != "":
		return p.MeasuresOfTopic(s.TopicID)
	case s.FieldID != "":
		return stated(p.MeasuresOfField(s.FieldID))
	case s.StrategyID != "":
		return stated(p.MeasuresOfStrategy(s.StrategyID))
	}
	return stated(p.Measures())
}

// members returns, for the parts that widest did not narrow by, which measures belong to them and
// whether by a proposal only.
func (s Scope) members(p *models.Portfolio) []map[string]bool {
	var sets []map[string]bool
	add := func(links []models.Link[*models.MeasureNode]) {
		set := make(map[string]bool, len(links))
		for _, l := range links {
			set[l.To.ID] = l.Proposed
		}
		sets = append(sets, set)
	}
	if s.TopicID != "" && s.TargetID != "" {
		add(p.MeasuresOfTopic(s.TopicID))
	}
	if s.FieldID != "" && (s.TargetID != "" || s.TopicID != "") {
		add(stated(p.MeasuresOfField(s.FieldID)))
	}
	return sets
}

// stated turns measures into links that nobody has to confirm.
func stated(measures []*models.MeasureNode) []models.Link[*models.MeasureNode] {
	links := make([]models.Link[*models.MeasureNode], len(measures))
	for i, m := range measures {
		links[i] = models.Link[*models.MeasureNode]{To: m}
	}
	return links
}
