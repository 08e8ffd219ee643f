// The balance of a strategy: what became of each target, and how far it had come.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// BalancePage shows what became of a strategy's targets.
type BalancePage struct {
	*Frame
	Strategy *models.Strategy
	Next     *models.Strategy // that continues it and may be seen; nil if there is none
	// Day is the Stichtag of the balance: the one asked for, else the day on which the strategy was continued.
	Day models.Date
	// Final tells that the Fortschreibung was adopted by the day; else the outcomes are plans or missing.
	Final  bool
	Rollup *progress.Rollup
	Rows   []BalanceRow
	// Carried and Left are the measures (without parts) that go on in the new strategy, and those that do not and
	// were not done by the day. They are empty until the new strategy may be seen.
	Carried int
	Left    []*models.MeasureNode
}

// BalanceRow is a target on the day.
type BalanceRow struct {
	*progress.TargetStatus
	Outcome models.TargetOutcome // "" = not decided
	Reason  string
	Planned bool                 // a draft, which only the signed-in see
	Next    []*models.TargetNode // what it became in the new strategy
}

// BalancePath is the address of a strategy's balance.
func BalancePath(strategyID string) string { return "/strategien/" + strategyID + "/bilanz" }

func (p *BalancePage) layout() *Frame {
	return p.titled("Bilanz: "+strategyName(p.Strategy), strategyCrumbs(p.Strategy, Crumb{"Bilanz", BalancePath(p.Strategy.ID)})...)
}

// finding says in one sentence what became of the targets.
func (p *BalancePage) finding() string {
	if len(p.Rows) == 0 {
		return "Diese Strategie hat keine Ziele."
	}
	counts, undecided := map[models.TargetOutcome]int{}, 0
	for _, r := range p.Rows {
		if r.Outcome == "" || r.Planned {
			undecided++
		}
		if !r.Planned {
			counts[r.Outcome]++
		}
	}
	if undecided == len(p.Rows) {
		return german.Count(len(p.Rows), "Ziel", "Ziele") + " am " + german.Date(p.Day) + ". Die Strategie ist bis dahin nicht fortgeschrieben; was aus den Zielen wird, ist nicht entschieden."
	}
	s := outcomeSum(counts)
	if undecided > 0 {
		s += ", " + german.Int(undecided) + " nicht entschieden"
	}
	return s + ". Stichtag der Bilanz: " + german.Date(p.Day) + "."
}

// outcomeText is the outcome in words.
func (r BalanceRow) outcomeText() string {
	switch {
	case r.Outcome == "":
		return "nicht entschieden"
	case r.Planned:
		return "vorgesehen: " + outcomeWord(r.Outcome)
	}
	return outcomeWord(r.Outcome)
}

// doubt says where the outcome and what was measured disagree; "" where they do not.
func (r BalanceRow) doubt() string {
	attained := r.Attainment
	full := attained.Percent.Known() && attained.Percent.Float() >= 100
	switch {
	case r.Outcome == models.OutcomeAchieved && attained.Percent.Known() && !full:
		return "Als erreicht gewertet; die Kennzahlen stehen bei " + german.WholePercent(attained.Percent) + "."
	case r.Outcome == models.OutcomeAchieved && !attained.Percent.Known():
		return "Als erreicht gewertet; gemessen wurde das nicht."
	case r.Outcome == models.OutcomeDropped && full:
		return "Aufgegeben, obwohl die Kennzahlen das Ziel erreichen."
	}
	return ""
}

// measured is the attainment with how many indicators gave it.
func (r BalanceRow) measured() string {
	c := r.Attainment
	switch {
	case c.Of == 0:
		return "keine Kennzahl"
	case !c.Percent.Known():
		return "kein Messwert, " + german.Count(c.Of, "Kennzahl", "Kennzahlen")
	}
	return german.WholePercent(c.Percent) + ", " + german.Int(c.Known) + " von " + german.Count(c.Of, "Kennzahl", "Kennzahlen") + " mit Messwert"
}

// implemented is the implementation with how many measures gave it.
func (r BalanceRow) implemented() string {
	c := r.Implementation
	switch {
	case c.Total == 0:
		return "keine Maßnahme"
	case !c.Percent.Known():
		return "nicht bezifferbar, " + german.Int(c.Known) + " von " + german.Measures(c.Counted) + " mit Prozentangabe"
	}
	return german.WholePercent(c.Percent) + ", " + german.Int(c.Known) + " von " + german.Measures(c.Counted) + " mit Prozentangabe"
}

// measuresText says what became of the measures.
func (p *BalancePage) measuresText() string {
	s := german.Count(p.Carried, "Maßnahme geht", "Maßnahmen gehen") + " in der neuen Strategie weiter"
	if n := len(p.Left); n > 0 {
		return s + "; " + german.Count(n, "offene Maßnahme nicht", "offene Maßnahmen nicht") + "."
	}
	return s + "; keine offene bleibt zurück."
}

// ContinuationFacts are where a target or measure came from and what became of it.
type ContinuationFacts struct {
	From    []Link // in the strategy before
	To      []Link // in the strategy after
	Outcome models.TargetOutcome
	Reason  string
	On      models.Date // on which it became final; unknown for a draft
}

// empty tells that there is nothing to say.
func (c ContinuationFacts) empty() bool { return len(c.From)+len(c.To) == 0 && c.Outcome == "" }

func (c ContinuationFacts) outcome() string {
	if !c.On.Known() {
		return "vorgesehen: " + outcomeWord(c.Outcome)
	}
	return outcomeWord(c.Outcome) + " am " + german.Date(c.On)
}
