// The entry to master data: what can be kept, what waits for a decision, what lacks data.

package views

import (
	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/models"
)

// ManagePage is the entry for editors.
type ManagePage struct {
	*Frame
	Kinds     []ManageKind
	Proposals int // open ones
	Archived  int
	Lacks     []ManageLack
	Measures  int
	Lacking   int // measures that lack something
	Accounts  bool
}

// ManageKind is a kind of record with how many there are.
type ManageKind struct {
	*EditKind
	Count int
}

// Lack is something that measures should have.
type Lack string

// The lacks, also the values of the parameter "fehlt".
const (
	LackMinistry Lack = "ressort"
	LackDue      Lack = "frist"
	LackTarget   Lack = "ziel"
)

// Lacks lists what measures should have.
var Lacks = []Lack{LackMinistry, LackDue, LackTarget}

func (l Lack) word() string {
	switch l {
	case LackMinistry:
		return "ohne bestätigtes federführendes Ressort"
	case LackDue:
		return "ohne Frist"
	}
	return "ohne bestätigtes Ziel"
}

// ManageLack is how many measures lack something.
type ManageLack struct {
	Lack  Lack
	Count int
}

func (p *ManagePage) layout() *Frame { return p.timeless("Verwaltung", Crumb{"Verwaltung", ""}) }

func (p *ManagePage) finding() string {
	proposals := "Alle Vorschläge sind entschieden. "
	if p.Proposals > 0 {
		proposals = german.Count(p.Proposals, "Vorschlag wartet", "Vorschläge warten") + " auf eine Entscheidung. "
	}
	if p.Lacking == 0 {
		return proposals + "Keiner Maßnahme fehlt Ressort, Frist oder Ziel."
	}
	return proposals + "Bei " + german.Int(p.Lacking) + " von " + german.Measures(p.Measures) + " fehlt noch eine Angabe."
}

// todo tells whether anything waits.
func (p *ManagePage) todo() bool { return p.Proposals > 0 || p.Lacking > 0 }

// ManageList is the list of one kind of record.
type ManageList struct {
	*Frame
	Kind       *EditKind
	Rows       []EditRow
	Pages      Pages
	Text       string
	StrategyID string
	Lack       Lack
	Strategies []*models.Strategy
}

func (p *ManageList) layout() *Frame {
	return p.timeless(p.Kind.Many+" verwalten", Crumb{"Verwaltung", "/verwaltung"}, Crumb{p.Kind.Many, ""})
}

// ofStrategy tells whether the records of the list belong to strategies.
func (p *ManageList) ofStrategy() bool {
	return p.Kind.Kind != models.KindStrategy && p.Kind.Kind != models.KindMinistry
}

func (p *ManageList) newURL() string {
	path := "/verwaltung/" + p.Kind.Path + "/neu"
	if p.Kind.Owner != "" {
		path += ParametersOf("strategie", p.StrategyID)
	}
	return path
}

// ManageRow is a record in the list of its kind.
func ManageRow(p *models.Portfolio, r models.Record) EditRow {
	row := EditRow{Title: NameOf(p, r), URL: EditPath(r.RecordKind(), r.RecordID())}
	switch v := r.(type) {
	case *models.Strategy:
		row.Detail = TitleOf(p, models.KindJurisdiction, v.JurisdictionID) + ", " + german.StrategyState(v.State)
		if !v.Published {
			row.Detail += ", nicht öffentlich"
		}
	case *models.Ministry:
		row.Detail = TitleOf(p, models.KindJurisdiction, v.JurisdictionID) + ", " + validity(v.ValidFrom, v.ValidUntil)
	case *models.FocusTopic:
		row.Detail = TitleOf(p, models.KindField, v.FieldID)
	case *models.Target:
		row.Detail = TitleOf(p, models.KindStrategy, v.StrategyID) + ", Termin " + german.PartialDate(v.Due)
	case *models.Measure:
		m := p.Measure(v.ID)
		row.Detail = TitleOf(p, models.KindStrategy, v.StrategyID) + ", Frist " + german.PartialDate(m.DueAt(p.Stichtag))
		if l := p.Lead(m); l.To != nil && !l.Proposed {
			row.Detail += ", " + l.To.Abbreviation
		}
	case *models.Field:
		row.Detail = TitleOf(p, models.KindStrategy, v.StrategyID)
	}
	return row
}

// chooseStrategy asks what a new record shall belong to.
type chooseStrategy struct {
	*Frame
	kind       *EditKind
	strategies []*models.Strategy
}

func (p *chooseStrategy) layout() *Frame {
	return p.timeless(p.kind.New, Crumb{"Verwaltung", "/verwaltung"}, Crumb{p.kind.Many, "/verwaltung/" + p.kind.Path}, Crumb{p.kind.New, ""})
}

func (p *chooseStrategy) url(s *models.Strategy) string {
	return "/verwaltung/" + p.kind.Path + "/neu" + ParametersOf("strategie", s.ID)
}

// ChooseStrategy asks to which of the strategies a new record of the kind shall belong.
func ChooseStrategy(f *Frame, k *EditKind, strategies []*models.Strategy) templ.Component {
	return chooseStrategyPage(&chooseStrategy{f, k, strategies})
}

func strategyChoices(strategies []*models.Strategy) []Choice {
	choices := []Choice{{"", "alle"}}
	for _, s := range strategies {
		choices = append(choices, Choice{s.ID, s.Title})
	}
	return choices
}

func lackChoices() []Choice {
	choices := []Choice{{"", "beliebig"}}
	for _, l := range Lacks {
		choices = append(choices, Choice{string(l), l.word()})
	}
	return choices
}
