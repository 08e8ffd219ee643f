// The strategy pages: what they show, and the sentences that say it.

package views

import (
	"strconv"
	"strings"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// StrategiesPage lists all strategies.
type StrategiesPage struct {
	*Frame
	Lands   []LandStrategies
	Figures FigureSet
}

// LandStrategies are the strategies of one Land, the newest first.
type LandStrategies struct {
	Land       *models.Jurisdiction // nil when the strategies name none
	Strategies []StrategyCard
}

// StrategyCard is a strategy in short.
type StrategyCard struct {
	*models.Strategy
	Predecessor, Successor *models.Strategy // nil when there is none
	Lead                   *models.Ministry // nil = not stated
	Rollup                 *progress.Rollup
	Targets                int
}

// StrategyPage shows one strategy as a tree.
type StrategyPage struct {
	*Frame
	Card      StrategyCard
	Land      *models.Jurisdiction
	Documents []DocumentCard
	Sources   []SourceLine
	Tree      *Tree
	Figures   FigureSet
}

// DocumentCard is a document that bears on a strategy.
type DocumentCard struct {
	*models.Document
	Sources []SourceLine
}

// Tree is a strategy taken apart. A measure that serves two targets stands under both.
type Tree struct {
	Fields []TreeField
	// Targets and Measures belong to no field; measures are also without a target.
	Targets  []TreeTarget
	Measures []TreeMeasure
	// Folded tells that the strategy has too many measures to list them here; targets lead to them.
	Folded bool
}

// TreeField is a field with its topics, then what belongs to none of them.
type TreeField struct {
	*models.Field
	Rollup   *progress.Rollup
	Topics   []TreeTopic
	Targets  []TreeTarget  // without a topic
	Measures []TreeMeasure // without a target
}

// TreeTopic is a focus topic with its targets.
type TreeTopic struct {
	*models.FocusTopic
	Rollup  *progress.Rollup
	Targets []TreeTarget
}

// TreeTarget is a target with its measures; Proposed says that nobody confirmed that it belongs here.
type TreeTarget struct {
	*progress.TargetStatus
	Proposed bool
	Measures []TreeMeasure
}

// TreeMeasure is a measure with its parts.
type TreeMeasure struct {
	progress.Row
	Parts []TreeMeasure
}

// strategyPeriod is "2018 bis Ende 2030", as far as the sources say.
func strategyPeriod(s *models.Strategy) string {
	from, until := german.PartialDate(s.PeriodFrom), german.PartialDate(s.PeriodUntil)
	switch {
	case !s.PeriodFrom.Known() && !s.PeriodUntil.Known():
		return ""
	case !s.PeriodUntil.Known():
		return "ab " + from
	case !s.PeriodFrom.Known():
		return "bis " + until
	}
	return from + " bis " + until
}

// strategyAdopted is "2018 durch den Ministerrat", as far as the sources say.
func strategyAdopted(s *models.Strategy) string {
	if !s.AdoptedOn.Known() && s.AdoptedOn.Wording == "" {
		return s.AdoptedBy
	}
	if s.AdoptedBy == "" {
		return german.PartialDate(s.AdoptedOn)
	}
	return german.PartialDate(s.AdoptedOn) + " · " + s.AdoptedBy
}

// strategyName is the short title where there is one.
func strategyName(s *models.Strategy) string {
	if s.ShortTitle != "" {
		return s.ShortTitle
	}
	return s.Title
}

// landName is the name of the Land, or that none is stated.
func landName(j *models.Jurisdiction) string {
	if j == nil {
		return "Ohne Land"
	}
	return j.Name
}

// strategiesFinding says in one sentence what the list shows.
func strategiesFinding(p *StrategiesPage) string {
	strategies, measures, reported := 0, 0, 0
	for _, l := range p.Lands {
		for _, s := range l.Strategies {
			strategies++
			measures += s.Rollup.Total
			reported += s.Rollup.Reported
		}
	}
	return german.Count(strategies, "Strategie", "Strategien") + " mit zusammen " + german.Measures(measures) + "; " +
		reportedShare(reported, measures) + " liegt am " + german.Date(p.Stichtag) + " eine Statusmeldung vor."
}

// reportedShare is "zu 13 davon", or all or none.
func reportedShare(reported, of int) string {
	switch {
	case reported == 0:
		return "zu keiner davon"
	case reported == of:
		return "zu jeder davon"
	}
	return "zu " + german.Int(reported) + " davon"
}

// rollupFinding says how a group of measures stands: what runs, what is done, what is late.
func rollupFinding(r *progress.Rollup) string {
	if r.Total == 0 {
		return "Hierzu ist noch keine Maßnahme erfasst."
	}
	var parts []string
	for _, c := range phaseCounts(r) {
		if c.Phase != models.PhaseUnknown {
			parts = append(parts, phaseSum(c.Phase, c.Count))
		}
	}
	if r.Reported == 0 {
		return german.Measures(r.Total) + "; es liegt noch keine Statusmeldung vor."
	}
	if n := r.Phases[models.PhaseUnknown]; n > 0 {
		parts = append(parts, german.Int(n)+" ohne Angabe der Phase")
	}
	sentence := german.Measures(r.Total) + ": " + listed(parts)
	if n := r.Signals[progress.Overdue]; n > 0 {
		sentence += "; " + german.Int(n) + " überfällig"
	}
	return sentence + "."
}

// counted is german.Count with the number kept on the line of its noun.
func counted(n int, one, many string) string {
	return strings.Replace(german.Count(n, one, many), " ", nbsp, 1)
}

// phaseSum is "4 abgeschlossen" or "2 Daueraufgaben".
func phaseSum(phase models.Phase, n int) string {
	if phase == models.PhaseOngoing {
		return counted(n, "Daueraufgabe", "Daueraufgaben")
	}
	return german.Int(n) + nbsp + german.Phase(phase)
}

// listed joins words as a German list: "a, b und c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " und " + words[len(words)-1]
}

func (p *StrategiesPage) layout() *Frame {
	return p.titled("Strategien", Crumb{"Strategien", "/strategien"})
}

func (p *StrategyPage) layout() *Frame {
	return p.titled(p.Card.Title, strategyCrumbs(p.Card.Strategy)...)
}

// titled gives the frame its title and the way to the page.
func (f *Frame) titled(title string, crumbs ...Crumb) *Frame {
	f.Title, f.Crumbs = title, crumbs
	return f
}

// strategyCrumbs is the way to the pages of a strategy, which may be nil.
func strategyCrumbs(s *models.Strategy, further ...Crumb) []Crumb {
	crumbs := []Crumb{{"Strategien", "/strategien"}}
	if s != nil {
		crumbs = append(crumbs, Crumb{strategyName(s), "/strategien/" + s.ID})
	}
	return append(crumbs, further...)
}

// landKey is part of the ids of a Land's section.
func landKey(j *models.Jurisdiction) string {
	if j == nil {
		return "ohne"
	}
	return j.ID
}

func stageYear(year int) string { return strconv.Itoa(year) }

// empty tells that the strategy has nothing to show in a tree.
func (t *Tree) empty() bool { return len(t.Fields)+len(t.Targets)+len(t.Measures) == 0 }

// treeIntro says what the tree counts.
func treeIntro(p *StrategyPage) string {
	s := "Stand " + german.Date(p.Stichtag) + ". Der Prozentwert ist das gewichtete Mittel der Maßnahmen mit Angabe; daneben steht, wie viele das sind. Eine Maßnahme, die mehreren Zielen dient, steht bei jedem davon. „Vorschlag“ heißt: Die Zuordnung ist noch nicht bestätigt."
	if p.Tree.Folded {
		s += " Die Strategie hat viele Maßnahmen; sie stehen auf den Seiten der Ziele."
	}
	return s
}

func targetKind(t TreeTarget) string {
	if t.Target.Number > 0 {
		return "Ziel " + strconv.Itoa(t.Target.Number) + " · " + german.PartialDate(t.Target.Due)
	}
	return "Ziel · " + german.PartialDate(t.Target.Due)
}

func looseCount(t *Tree) string {
	var parts []string
	if n := len(t.Targets); n > 0 {
		parts = append(parts, german.Count(n, "Ziel", "Ziele"))
	}
	if n := len(t.Measures); n > 0 {
		parts = append(parts, german.Measures(n))
	}
	return listed(parts)
}
