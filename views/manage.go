// The entry to master data: what can be kept, what waits for a decision, what lacks data.

package views

import (
	"slices"

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
	Persons   int
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
	return slices.Contains([]models.Kind{models.KindField, models.KindFocusTopic, models.KindTarget, models.KindMeasure}, p.Kind.Kind)
}

func (p *ManageList) newURL() string {
	path := "/verwaltung/" + p.Kind.Path + "/neu"
	if p.ofStrategy() {
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
	case *models.Body:
		row.Detail = german.BodyKind(v.Kind)
	case *models.Meeting:
		row.Detail = TitleOf(p, models.KindBody, v.BodyID) + ", " + meetingDay(v) + ", " + german.MeetingState(v.State)
	case *models.ChairTurn:
		row.Detail = turnDetail(v)
	}
	return row
}

// chooseOwner asks what a new record shall belong to.
type chooseOwner struct {
	*Frame
	kind      *EditKind
	parameter string // of the address of the form
	owners    []Choice
}

func (p *chooseOwner) layout() *Frame {
	return p.timeless(p.kind.New, Crumb{"Verwaltung", "/verwaltung"}, Crumb{p.kind.Many, "/verwaltung/" + p.kind.Path}, Crumb{p.kind.New, ""})
}

func (p *chooseOwner) url(owner Choice) string {
	return "/verwaltung/" + p.kind.Path + "/neu" + ParametersOf(p.parameter, owner.Value)
}

// question is what has to be said first.
func (p *chooseOwner) question() string {
	if p.parameter == "gremium" {
		return "In welchem Gremium?"
	}
	return "In welcher Strategie?"
}

// ChooseOwner asks to which strategy, or to which body, a new record of the kind shall belong.
func ChooseOwner(f *Frame, k *EditKind, p *models.Portfolio) templ.Component {
	if k.Owner == "body_id" {
		return chooseOwnerPage(&chooseOwner{f, k, "gremium", optionsOf(p.Bodies, func(b *models.Body) string { return b.Name })})
	}
	return chooseOwnerPage(&chooseOwner{f, k, "strategie", strategyOptions(p, nil)})
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
