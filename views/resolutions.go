// The pages of resolutions: what was decided, and what follows.

package views

import (
	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/models"
)

// ResolutionsPerPage is how many resolutions a page of the list shows.
const ResolutionsPerPage = 25

// ResolutionFilter is what the list of resolutions is asked for; zero values ask for everything.
type ResolutionFilter struct {
	Text      string
	BodyID    string
	State     models.ResolutionState
	Procedure models.Procedure
	Year      int
	Bodies    []*models.Body // that have resolutions
	Years     []int          // the last one first
}

// ResolutionsPage is the list of resolutions.
type ResolutionsPage struct {
	*Frame
	Portfolio *models.Portfolio
	Filter    ResolutionFilter
	Rows      []*models.Resolution
	Pages     Pages
	All       int
	Figures   FigureSet
}

func (p *ResolutionsPage) layout() *Frame {
	return p.titled("Beschlüsse", Crumb{"Gremien", "/gremien"}, Crumb{"Beschlüsse", "/beschluesse"})
}

func (p *ResolutionsPage) finding() string {
	if p.All == 0 {
		return "Bis zum " + german.Date(p.Stichtag) + " ist kein Beschluss bekannt."
	}
	if p.Pages.Total == p.All {
		return german.Count(p.All, "Beschluss", "Beschlüsse") + " bis zum " + german.Date(p.Stichtag) + "."
	}
	return german.Int(p.Pages.Total) + " von " + german.Count(p.All, "Beschluss passt", "Beschlüssen passen") + " zu den Filtern."
}

// filtered tells whether something narrows the list.
func (p *ResolutionsPage) filtered() bool { return p.Pages.Total != p.All }

// ResolutionPage shows one resolution.
type ResolutionPage struct {
	*Frame
	Portfolio   *models.Portfolio
	Resolution  *models.Resolution
	Body        *models.Body
	Meeting     *models.Meeting
	Item        *models.AgendaItem
	Corrects    *models.Resolution
	CorrectedBy *models.Resolution
	Documents   []*models.Document
	Assignments []*models.Assignment
	Duties      governance.Tally
	Notes       []*models.ReviewNote
	Member      bool // may read the follow-up
	Sources     []SourceLine
	Figures     FigureSet
}

func (p *ResolutionPage) layout() *Frame {
	return p.titled(p.Resolution.Title, Crumb{"Gremien", "/gremien"}, Crumb{"Beschlüsse", "/beschluesse"},
		Crumb{german.Shorten(p.Resolution.Title, 60), ResolutionPath(p.Resolution.ID)})
}

func (p *ResolutionPage) kind() string {
	kind := "Beschluss"
	if p.Body != nil {
		kind += " · " + p.Body.Title()
	}
	if p.Resolution.Number != "" {
		kind += " · " + p.Resolution.Number
	}
	return kind
}

func (p *ResolutionPage) finding() string {
	r := p.Resolution
	text := german.Sentence(german.ResolutionState(r.State))
	if day := resolutionDay(p.Portfolio, r); day.Known() {
		text = german.ResolutionState(r.State) + " am " + german.PartialDate(day)
		if day.Precision != models.PrecisionDay {
			text = german.ResolutionState(r.State) + ", " + german.PartialDate(day)
		}
		text = german.Sentence(text)
	}
	return text + " " + german.Sentence(dutyWords(p.Duties))
}

// votes says how a vote ended; "" where none is stated.
func votes(v models.Votes) string {
	if v == (models.Votes{}) {
		return ""
	}
	return german.Int(v.Yes) + " ja, " + german.Int(v.No) + " nein, " + german.Count(v.Abstain, "Enthaltung", "Enthaltungen") +
		" bei " + german.Count(v.Present, "anwesenden Stimme", "anwesenden Stimmen")
}

// followers are the assignments that follow from a clause.
func (p *ResolutionPage) followers(number string) []*models.Assignment {
	var list []*models.Assignment
	for _, a := range p.Assignments {
		if number != "" && a.Clause == number {
			list = append(list, a)
		}
	}
	return list
}
