// The ministry pages.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// MinistriesPage lists the ministries of all Länder.
type MinistriesPage struct {
	*Frame
	Lands   []LandMinistries
	Figures FigureSet
}

// LandMinistries are the ministries of one Land on the Stichtag, and those of other times. The sources of the Land
// say what is known about how its ministries are cut.
type LandMinistries struct {
	Land    *models.Jurisdiction
	Sources []SourceLine
	Rows    []MinistryRow
	Other   []MinistryRow
}

// MinistryRow is a ministry with the measures it leads. Proposed are those of them that only a
// proposal gives it, Participating is in how many others it takes part.
type MinistryRow struct {
	*models.Ministry
	Rollup        *progress.Rollup
	Participating int
	Successors    []*models.Ministry
}

// MinistryPage shows one ministry.
type MinistryPage struct {
	*Frame
	Row          MinistryRow
	Land         *models.Jurisdiction
	Led, With    []progress.Row
	Targets      []TargetRow
	Strategies   []*models.Strategy // that it leads
	Predecessors []*models.Ministry
	// Former are measures that it led before the Stichtag and no more, with who leads them now.
	Former []FormerRow
	// Assignments are those that are not settled.
	Assignments DutyList
	Sources     []SourceLine
	Figures     FigureSet
}

// FormerRow is a measure that was handed over.
type FormerRow struct {
	progress.Row
	From, Until models.Date
}

// ministryFinding says what a ministry has to do with the strategies.
func ministryFinding(p *MinistryPage) string {
	r := p.Row.Rollup
	if !p.Row.ValidOn(p.Stichtag) && r.Total == 0 {
		return "Dieses Ressort besteht am " + german.Date(p.Stichtag) + " nicht."
	}
	if r.Total == 0 && len(p.With) == 0 {
		return "Diesem Ressort ist am " + german.Date(p.Stichtag) + " keine Maßnahme zugeordnet."
	}
	s := "Federführend für " + german.Measures(r.Total)
	if r.Proposed > 0 {
		s += " (" + proposedShare(r.Proposed, r.Total) + ")"
	}
	if len(p.With) > 0 {
		s += ", beteiligt an " + german.Int(len(p.With)) + " weiteren"
	}
	s += "."
	if n := r.Signals[progress.Overdue]; n > 0 {
		s += " " + german.Count(n, "Maßnahme ist", "Maßnahmen sind") + " überfällig."
	}
	return s
}

// proposedShare is "davon 3 nach Vorschlag", or that all are.
func proposedShare(proposed, total int) string {
	if proposed == total {
		return "nur nach Vorschlag, nicht bestätigt"
	}
	return "davon " + german.Int(proposed) + " nach Vorschlag"
}

// ministryShort is the abbreviation, or the name without one.
func ministryShort(m *models.Ministry) string {
	if m.Abbreviation != "" {
		return m.Abbreviation
	}
	return m.Name
}

func (p *MinistriesPage) layout() *Frame { return p.titled("Ressorts", Crumb{"Ressorts", "/ressorts"}) }

func (p *MinistryPage) layout() *Frame {
	m := p.Row.Ministry
	return p.titled(m.Name, Crumb{"Ressorts", "/ressorts"}, Crumb{ministryShort(m), "/ressorts/" + m.ID})
}

func ministryKind(p *MinistryPage) string {
	if p.Land == nil {
		return "Ressort"
	}
	return "Ressort · " + p.Land.Name
}

// ministriesFinding says how many ministries there are and who carries the most.
func ministriesFinding(p *MinistriesPage) string {
	ministries, charged := 0, 0
	var most *MinistryRow
	for _, l := range p.Lands {
		for i, m := range l.Rows {
			ministries++
			if m.Rollup.Total == 0 {
				continue
			}
			charged++
			if most == nil || m.Rollup.Total > most.Rollup.Total {
				most = &l.Rows[i]
			}
		}
	}
	if most == nil {
		return german.Count(ministries, "Ressort", "Ressorts") + " am " + german.Date(p.Stichtag) + "; keines ist als federführend genannt."
	}
	return german.Int(charged) + " von " + german.Int(ministries) + " Ressorts sind am " + german.Date(p.Stichtag) +
		" für Maßnahmen federführend oder dafür vorgeschlagen, am häufigsten " + ministryShort(most.Ministry) + " (" + german.Measures(most.Rollup.Total) + ")."
}

// proposedShort is "davon 3 Vorschlag".
func proposedShort(r *progress.Rollup) string {
	if r.Proposed == r.Total {
		return "nur Vorschläge"
	}
	return german.Count(r.Proposed, "Vorschlag", "Vorschläge")
}
