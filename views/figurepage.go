// The pages of the figures: a gallery, and one figure with its filter; and figures on other pages.

package views

import (
	"zielstand/app/charts"
	"zielstand/app/german"
	"zielstand/models"
)

// FigureSet is some figures about the same part of the portfolio. Parameters (name, value, …) ask for
// that part on the figures' own pages.
type FigureSet struct {
	Figures    []*charts.Figure
	Parameters []string
}

// FigureFilter narrows figures to a strategy, a ministry or a focus topic. Each is the id that was
// chosen, "" for all.
type FigureFilter struct {
	StrategyID, MinistryID, TopicID string
	Strategies                      []*models.Strategy
	Ministries                      []*models.Ministry
	Topics                          []*models.FocusTopic
	// Further are narrower parts that links from other pages ask for: a field, a target, a measure.
	Further []FurtherPart
}

// FurtherPart is a part that the filter form has no field for; it is kept and can be taken away.
type FurtherPart struct{ Parameter, ID, Title string }

// Narrowed tells whether anything was chosen.
func (f FigureFilter) Narrowed() bool {
	return f.StrategyID+f.MinistryID+f.TopicID != "" || len(f.Further) > 0
}

// FiguresPage is the gallery.
type FiguresPage struct {
	*Frame
	Filter FigureFilter
	Set    FigureSet
}

// FigurePage is one figure in full.
type FigurePage struct {
	*Frame
	Label  string
	Filter FigureFilter
	Set    FigureSet
}

// figuresFinding says what the gallery holds, and what about.
func figuresFinding(p *FiguresPage) string {
	drawn := 0
	for _, f := range p.Set.Figures {
		if f.Empty == "" {
			drawn++
		}
	}
	s := german.Count(drawn, "Diagramm", "Diagramme")
	if rest := len(p.Set.Figures) - drawn; rest > 0 {
		s += "; zu " + german.Int(rest) + " weiteren fehlen am " + german.Date(p.Stichtag) + " die Daten"
	}
	return s + ". Jedes sagt im Titel, was es zeigt, und enthält seine Zahlen als Tabelle."
}

// chips are the parts chosen, each with the address without it.
func (f FigureFilter) chips(frame *Frame) []Chip {
	var chips []Chip
	add := func(label, parameter string) {
		chips = append(chips, Chip{Label: label, Remove: frame.Self(parameter, "")})
	}
	for _, s := range f.Strategies {
		if s.ID == f.StrategyID {
			add("Strategie: "+strategyName(s), "strategie")
		}
	}
	for _, m := range f.Ministries {
		if m.ID == f.MinistryID {
			add("Ressort: "+ministryShort(m), "ressort")
		}
	}
	for _, t := range f.Topics {
		if t.ID == f.TopicID {
			add("Fokusthema: "+t.Title, "fokusthema")
		}
	}
	for _, part := range f.Further {
		add(part.Title, part.Parameter)
	}
	return chips
}

func (p *FiguresPage) layout() *Frame { return p.titled("Diagramme", Crumb{"Diagramme", "/diagramme"}) }

func (p *FigurePage) layout() *Frame {
	return p.titled(p.Label, Crumb{"Diagramme", "/diagramme"}, Crumb{p.Label, p.Path})
}
