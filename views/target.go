// The target pages: implementation and attainment, never mixed.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// TargetRow is a line of a list of targets.
type TargetRow struct {
	*progress.TargetStatus
	Topic models.Link[*models.FocusTopic] // To is nil when there is none
	Lead  models.Link[*models.Ministry]
	// Proposed says that nobody confirmed that the target belongs to the list it stands in.
	Proposed bool
}

// TargetsPage lists the targets of all strategies.
type TargetsPage struct {
	*Frame
	Groups        []TargetGroup
	Total         int
	Overdue       int
	WithoutEffect int
	// Unmeasured counts the targets without an indicator reading by the Stichtag.
	Unmeasured int
}

// TargetGroup are the targets of one strategy.
type TargetGroup struct {
	Strategy *models.Strategy
	Rows     []TargetRow
}

// TargetPage shows one target.
type TargetPage struct {
	*Frame
	Row            TargetRow
	Strategy       *models.Strategy
	Field          *models.Field // nil when none is stated
	Participants   []models.Link[*models.Ministry]
	AllParticipate bool // a proposal names every ministry
	Measures       []progress.Row
	Indicators     []IndicatorRow
	Proposals      []ProposalRow
	Duties         []DutyRow
	Assignments    DutyList
	Continuation   ContinuationFacts
	Sources        []SourceLine
	Figures        FigureSet
}

// IndicatorRow is an indicator on the Stichtag.
type IndicatorRow struct {
	*models.IndicatorNode
	Last       *models.Reading // nil without one by the Stichtag
	Readings   []*models.Reading
	Attainment models.Percent
	Sources    []SourceLine
}

// ProposalRow is an open proposal with what it names; at most one of them is set.
type ProposalRow struct {
	*models.Proposal
	Ministry *models.Ministry
	Topic    *models.FocusTopic
	Target   *models.TargetNode
}

// DutyRow is a line of the history of responsibility.
type DutyRow struct {
	*models.Responsibility
	Ministry   *models.Ministry
	Successors []*models.Ministry // of the ministry, when it exists no more on the Stichtag
	Current    bool
}

// targetsFinding says in one sentence how the targets stand.
func targetsFinding(p *TargetsPage) string {
	if p.Total == 0 {
		return "Es ist noch kein Ziel erfasst."
	}
	s := german.Count(p.Total, "Ziel", "Ziele") + " am " + german.Date(p.Stichtag) + ": "
	switch {
	case p.Overdue == 0:
		s += "keine Frist ist verstrichen"
	default:
		s += "bei " + german.Int(p.Overdue) + " ist die Frist verstrichen, ohne dass das Erreichen belegt ist"
	}
	if p.Unmeasured > 0 {
		s += "; für " + german.Int(p.Unmeasured) + " gibt es keinen Messwert"
	}
	return s + "."
}

// targetFinding says how a target stands on both sides.
func targetFinding(s *progress.TargetStatus) string {
	implementation := "Die Umsetzung ist nicht bezifferbar"
	if c := s.Implementation; c.Percent.Known() {
		implementation = "Umgesetzt zu " + german.WholePercent(c.Percent) + " (" + german.Int(c.Known) + " von " + german.Measures(c.Counted) + " mit Prozentangabe)"
	} else if c.Total == 0 {
		implementation = "Diesem Ziel ist keine Maßnahme zugeordnet"
	}
	attainment := "ob das Ziel erreicht ist, misst noch keine Kennzahl"
	if c := s.Attainment; c.Percent.Known() {
		attainment = "erreicht zu " + german.WholePercent(c.Percent) + " (" + german.Int(c.Known) + " von " + german.Count(c.Of, "Kennzahl", "Kennzahlen") + " mit Messwert)"
	} else if c.Of > 0 {
		attainment = "für die Kennzahlen liegt noch kein Messwert vor"
	}
	return implementation + "; " + attainment + "."
}

// indicatorAmount is a value with its unit.
func indicatorAmount(i *models.Indicator, v float64) string {
	if i.Unit == "" {
		return german.Number(v, 2)
	}
	return german.Number(v, 2) + "\u00a0" + i.Unit
}

// aspectLabel names what a proposal would fill.
func aspectLabel(a models.Aspect) string {
	switch a {
	case models.AspectLead:
		return "Federführung"
	case models.AspectParticipating:
		return "Beteiligung"
	case models.AspectFocusTopic:
		return "Fokusthema"
	}
	return "Ziel"
}

// wordedDate is a date as exactly as its source, with the source's words where they say more.
func wordedDate(d models.PartialDate) string {
	s := german.PartialDate(d)
	if d.Known() && d.Wording != "" {
		s += " (Quelle: „" + d.Wording + "“)"
	}
	return s
}

// validity is "seit 18.05.2021", "bis 17.05.2026" or both; "" when neither day is known.
func validity(from, until models.Date) string {
	switch {
	case from.Known() && until.Known():
		return german.Date(from) + " bis " + german.Date(until)
	case from.Known():
		return "seit " + german.Date(from)
	case until.Known():
		return "bis " + german.Date(until)
	}
	return ""
}

func (p *TargetsPage) layout() *Frame { return p.titled("Ziele", Crumb{"Ziele", "/ziele"}) }

func (p *TargetPage) layout() *Frame {
	t := p.Row.Target
	return p.titled(t.Title, Crumb{"Ziele", "/ziele"}, Crumb{t.Title, "/ziele/" + t.ID})
}

func targetHead(p *TargetPage) string {
	s := "Ziel"
	if p.Row.Target.Number > 0 {
		s += " " + german.Int(p.Row.Target.Number)
	}
	return s + ofStrategy(p.Strategy)
}

// attainmentProgress is the bar of a target's indicators.
func attainmentProgress(p *TargetPage) ProgressView {
	c := p.Row.Attainment
	return ProgressView{Percent: c.Percent, Done: c.Percent.Float() >= 100, Large: true,
		Coverage: german.Int(c.Known) + " von " + german.Count(c.Of, "Kennzahl", "Kennzahlen") + " mit Messwert · Stand " + german.Date(p.Stichtag)}
}

// indicatorProgress is the bar of one indicator.
func indicatorProgress(i IndicatorRow) ProgressView {
	v := ProgressView{Percent: i.Attainment, Coverage: "noch kein Messwert"}
	if i.Attainment.Known() {
		v.Coverage, v.Done = "des Weges vom Ausgangs- zum Zielwert", i.Attainment.Float() >= 100
	}
	return v
}

func indicatorBaseline(i IndicatorRow) string {
	s := indicatorAmount(i.Indicator, i.Baseline)
	if i.BaselineOn.Known() {
		s += " am " + german.Date(i.BaselineOn)
	}
	return s
}

func indicatorGoal(i IndicatorRow) string {
	s := indicatorAmount(i.Indicator, i.TargetValue)
	if i.Direction == models.DirectionDown {
		s = "höchstens " + s
	}
	if i.Due.Known() {
		s += ", Frist: " + german.PartialDate(i.Due)
	}
	return s
}

// ministryNames joins the names of ministries.
func ministryNames(ministries []*models.Ministry) string {
	names := make([]string, len(ministries))
	for i, m := range ministries {
		names[i] = m.Name
	}
	return listed(names)
}
