// Adopting a continuation: the draft becomes the strategy in force, and what became of the old one is final.

package recut

import "zielstand/models"

// Adoption is the decision that the draft of a continuation comes into force.
type Adoption struct {
	OldID   string
	Day     models.Date
	By      string // who decided, "Ministerrat"
	Publish bool
}

// Work returns what the adoption changes in the portfolio, which must show everything, and the problems that
// stand against it.
func (a Adoption) Work(p *models.Portfolio) ([]Change, []models.Problem) {
	var wrong problems
	old, draft := p.Strategy(a.OldID), DraftOf(p, a.OldID)
	if old == nil || draft == nil {
		wrong.add("strategie", a.OldID, CodeState)
		return nil, wrong
	}
	if !a.Day.Known() {
		wrong.add("beschluss", "", models.CodeRequired)
	}
	next, before := *draft, *old
	next.State, next.AdoptedOn, next.AdoptedBy = models.StrategyAdopted, models.On(a.Day), a.By
	next.Published = draft.Published || a.Publish
	before.State = models.StrategyContinued
	changes := []Change{{draft, &next}, {old, &before}}
	for _, t := range p.TargetsOfStrategy(old.ID) {
		if t.Outcome == "" { // came about after the draft
			wrong.add("ausgang-"+t.ID, "", models.CodeRequired)
			continue
		}
		final := *t.Target
		final.OutcomeOn = a.Day
		changes = append(changes, Change{t.Target, &final})
	}
	return changes, wrong
}

// Adopted tells whether the adoption has been done already, as after a form that was sent twice.
func (a Adoption) Adopted(p *models.Portfolio) bool {
	old, next := p.Strategy(a.OldID), p.Successor(a.OldID)
	return old != nil && old.State == models.StrategyContinued && next != nil && next.State != models.StrategyDrafting && next.AdoptedOn.Day == a.Day
}
