// The list of measures: filter, order, pages.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// MeasuresPage is the list of measures.
type MeasuresPage struct {
	*Frame
	Filter MeasureFilter
	Order  string // as in the address; "" = the most urgent first
	Rows   []progress.Row
	Pages  Pages
	// All is how many measures there are without the filter.
	All int
	// Strategies and names of topics, for rows of several strategies.
	Strategies map[string]*models.Strategy
}

// MeasureFilter is what the list was narrowed to; an empty part does not narrow.
type MeasureFilter struct {
	Text       string
	Phase      string // a phase, or UnknownPhase
	Ampel      models.Ampel
	Signal     progress.Signals
	MinistryID string // or NotStatedID
	TopicID    string // or NotStatedID
	StrategyID string
	Further    []FurtherPart // field and target, which the form has no field for

	// What the form offers.
	Strategies []*models.Strategy
	Ministries []MinistryChoice
	Topics     []*models.FocusTopic
}

// MinistryChoice are the ministries of a Land.
type MinistryChoice struct {
	Land       *models.Jurisdiction // nil when none is named
	Ministries []*models.Ministry
}

// Values of filters that are no id and no phase of a record.
const (
	UnknownPhase = "unknown"
	NotStatedID  = "ohne"
)

// PhaseKey is the phase in addresses.
func PhaseKey(p models.Phase) string {
	if p == models.PhaseUnknown {
		return UnknownPhase
	}
	return string(p)
}

// PhaseOfKey is the phase that PhaseKey names.
func PhaseOfKey(key string) models.Phase {
	if key == UnknownPhase {
		return models.PhaseUnknown
	}
	return models.Phase(key)
}

// MeasuresPerPage is how many measures a page of the list shows.
const MeasuresPerPage = 25

// measureColumns head the table; the default order, urgency, is none of them.
var measureColumns = []SortColumn{
	{Title: "Maßnahme", Key: string(progress.OrderTitle)},
	{Title: "Ressort", Key: string(progress.OrderMinistry)},
	{Title: "Phase", Key: string(progress.OrderPhase)},
	{Title: "Ampel", Key: string(progress.OrderAmpel)},
	{Title: "Fortschritt", Key: string(progress.OrderPercent)},
	{Title: "Fällig", Key: string(progress.OrderDue)},
	{Title: "Letzte Meldung", Key: string(progress.OrderReport)},
}

// orderTitles names the orders in the form.
var orderTitles = map[progress.Order]string{
	progress.OrderUrgency:  "Dringlichkeit",
	progress.OrderTitle:    "Titel",
	progress.OrderDue:      "Fälligkeit",
	progress.OrderPercent:  "Fortschritt",
	progress.OrderAmpel:    "Ampel",
	progress.OrderPhase:    "Phase",
	progress.OrderReport:   "älteste Meldung",
	progress.OrderMinistry: "Ressort",
	progress.OrderSlip:     "Verzug gegenüber der ersten Frist",
}

// orderOptions are the orders of the form with the one in use. A reversed order is offered only while
// it is in use: headings reverse.
func (p *MeasuresPage) orderOptions() [][2]string {
	var options [][2]string
	for _, o := range progress.Orders {
		key := string(o)
		if o == progress.OrderUrgency {
			key = ""
		}
		options = append(options, [2]string{key, orderTitles[o]})
	}
	if o := progress.Order(p.Order); o.Reversed() {
		options = append(options, [2]string{p.Order, orderTitles[o.Key()] + ", umgekehrt"})
	}
	return options
}

// orderTitle names the order in use.
func (p *MeasuresPage) orderTitle() string {
	o := progress.Order(p.Order)
	title, known := orderTitles[o.Key()]
	switch {
	case !known:
		return orderTitles[progress.OrderUrgency]
	case o.Reversed():
		return title + ", umgekehrt"
	}
	return title
}

// chips are the filters in use, each with the address without it.
func (p *MeasuresPage) chips() []Chip {
	f := p.Filter
	var chips []Chip
	add := func(parameter, label string) {
		chips = append(chips, Chip{Label: label, Remove: p.Self(parameter, "", "seite", "")})
	}
	if f.Text != "" {
		add("q", "Text: „"+f.Text+"“")
	}
	if f.Phase != "" {
		add("phase", "Phase: "+german.Phase(PhaseOfKey(f.Phase)))
	}
	if f.Ampel != "" {
		add("ampel", "Ampel: "+german.Ampel(f.Ampel))
	}
	if f.Signal != 0 {
		add("signal", "Auffällig: "+german.Signal(f.Signal))
	}
	if f.MinistryID != "" {
		add("ressort", "Ressort: "+f.ministryTitle())
	}
	if f.TopicID != "" {
		add("fokusthema", "Fokusthema: "+f.topicTitle())
	}
	for _, s := range f.Strategies {
		if s.ID == f.StrategyID {
			add("strategie", "Strategie: "+strategyName(s))
		}
	}
	for _, part := range f.Further {
		add(part.Parameter, part.Title)
	}
	return chips
}

func (f MeasureFilter) ministryTitle() string {
	for _, choice := range f.Ministries {
		for _, m := range choice.Ministries {
			if m.ID == f.MinistryID {
				return ministryShort(m)
			}
		}
	}
	return german.NotStated
}

func (f MeasureFilter) topicTitle() string {
	for _, t := range f.Topics {
		if t.ID == f.TopicID {
			return t.Title
		}
	}
	return german.NotStated
}

// finding says how many measures the list has, of how many.
func (p *MeasuresPage) finding() string {
	n := p.Pages.Total
	day := " am " + german.Date(p.Stichtag)
	if len(p.chips()) == 0 {
		return german.Measures(p.All) + day + ", ohne Bausteine gezählt."
	}
	if n == 0 {
		return "Keine der " + german.Measures(p.All) + " passt" + day + " zu den Filtern."
	}
	verb := " passen"
	if n == 1 {
		verb = " passt"
	}
	return german.Int(n) + " von " + german.Measures(p.All) + verb + day + " zu den Filtern."
}

// ministryOption is the ministry in the form: name with abbreviation, and until when a former one was.
func ministryOption(f *Frame, m *models.Ministry) string {
	title := m.Name
	if m.Abbreviation != "" {
		title = m.Abbreviation + " – " + m.Name
	}
	if m.ValidUntil.Known() && m.ValidUntil < f.Stichtag {
		title += " (bis " + german.Date(m.ValidUntil) + ")"
	}
	return title
}

func (p *MeasuresPage) layout() *Frame {
	return p.titled("Maßnahmen", Crumb{"Maßnahmen", "/massnahmen"})
}
