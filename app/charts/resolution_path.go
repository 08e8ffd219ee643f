// The way of a resolution: what was decided, what was assigned for it, which measures serve that, and how far they are.

package charts

import (
	"cmp"
	"slices"

	"zielstand/app/german"
	"zielstand/app/governance"
	"zielstand/app/progress"
	"zielstand/models"
)

// mostPathRows is how many rows are drawn; the finding counts all.
const mostPathRows = 36

// Sorts of what lies on the way.
const (
	sortResolution = "Beschluss"
	sortDuty       = "Auftrag"
	sortMeasure    = "Maßnahme"
)

var pathLooks = []look{{sortResolution, "circle", "$phase-implementing", plain}, {sortDuty, "diamond", "$phase-preparing", diagonal}, {sortMeasure, "roundRect", "$phase-ongoing", upright}}

// path is a resolution with what followed.
type path struct {
	resolution *models.Resolution
	duties     []duty
}

func resolutionPath(q Query) *Figure {
	g := q.governed()
	paths, linked, served := q.paths(g)
	f := &Figure{Subtitle: q.subtitle("Vom Beschluss über Auftrag und Maßnahme zum Stand", len(paths))}
	switch {
	case len(g.bodies) == 0:
		f.Empty = noBodies
		return f
	case len(g.resolutions) == 0:
		f.Empty = noResolutions
		return f
	case len(paths) == 0:
		f.Empty = "Noch kein Auftrag aus einem Beschluss ist mit einer Maßnahme verknüpft."
		return f
	}
	rows, secret := q.pathRows(paths)
	cut := ""
	if len(rows) > mostPathRows {
		cut = "Gezeigt sind die ersten " + german.Int(mostPathRows) + " von " + german.Int(len(rows)) + " Zeilen."
		rows = rows[:mostPathRows]
	}
	f.Title = pathFinding(paths, linked, served)
	f.Rule = governedRule(secret, append([]string{"Der Balken eines Beschlusses ist der Anteil bestätigter an seinen Aufträgen (ohne entfallene), der einer Maßnahme ihr Fortschritt; gestrichelt heißt: nicht bekannt. " +
		"Gezeigt sind Beschlüsse, von deren Aufträgen mindestens einer mit einer Maßnahme verknüpft ist, und der Beschluss, nach dem gefragt ist."}, nonEmpty(cut)...)...)
	f.Alt = "Gliederung: unter jedem Beschluss seine Aufträge, unter jedem Auftrag die Maßnahmen, die ihm dienen, rechts ihr Fortschritt. " + f.Title
	q.tableOfPaths(f, paths)
	f.drawOutline(rows, pathLooks)
	return f
}

// paths are the resolutions with a measure at the end, or the one asked about; with how many assignments have a measure,
// and how many measures there are.
func (q Query) paths(g *governed) (paths []path, linked int, served map[string]bool) {
	of := map[string][]duty{}
	for _, d := range g.duties {
		if d.ResolutionID != "" {
			of[d.ResolutionID] = append(of[d.ResolutionID], d)
		}
	}
	served = map[string]bool{}
	for _, r := range g.resolutions {
		with := 0
		for _, d := range of[r.ID] {
			if measures := q.measuresOf(d); len(measures) > 0 {
				with++
				for _, m := range measures {
					served[m.ID] = true
				}
			}
		}
		if with > 0 || q.ResolutionID == r.ID && len(of[r.ID]) > 0 {
			paths, linked = append(paths, path{r, of[r.ID]}), linked+with
		}
	}
	slices.SortStableFunc(paths, func(a, b path) int { return cmp.Compare(b.resolution.On.Day, a.resolution.On.Day) })
	return paths, linked, served
}

func (q Query) measuresOf(d duty) (measures []*models.MeasureNode) {
	for _, id := range d.MeasureIDs {
		if m := q.Portfolio.Measure(id); m != nil {
			measures = append(measures, m)
		}
	}
	return measures
}

func pathFinding(paths []path, linked int, served map[string]bool) string {
	var all []duty
	for _, p := range paths {
		all = append(all, p.duties...)
	}
	tally := governance.Count(all)
	text := "aus " + german.Count(len(paths), "Beschluss", "Beschlüssen") + " folgen " + german.Assignments(len(all))
	if len(all) == 1 {
		text = "aus 1 Beschluss folgt 1 Auftrag"
	}
	switch {
	case linked == 0:
		text += ", mit keiner Maßnahme verknüpft"
	case len(all) == 1:
		text += " mit " + german.Count(len(served), "Maßnahme", "Maßnahmen")
	default:
		text += ", " + german.Int(linked) + " davon mit " + german.Count(len(served), "Maßnahme", "Maßnahmen")
	}
	if tally.Done > 0 {
		text += "; " + german.Int(tally.Done) + " bestätigt"
	}
	if tally.Overdue > 0 {
		text += "; " + german.Int(tally.Overdue) + " überfällig"
	}
	return german.Sentence(text)
}

func (q Query) pathRows(paths []path) (rows []outlineRow, secret int) {
	for _, p := range paths {
		s, at := standingOf(governance.Count(p.duties)), len(rows)
		secret += s.secret
		title, note := p.resolution.Title, german.ResolutionState(p.resolution.State)
		if p.resolution.On.Known() {
			note += between + german.PartialDate(p.resolution.On)
		}
		rows = append(rows, outlineRow{name: german.Shorten(title, 70), note: note, sort: sortResolution, parent: -1, late: s.overdue > 0, barred: true, percent: s.percent,
			tip: nonEmptyAll(title, note, s.words), href: q.resolutionHref(p.resolution)})
		for _, d := range p.duties {
			if len(rows) > 4*mostPathRows {
				break // more are not drawn, and counted elsewhere
			}
			from, word := len(rows), marks[markOf(&d)].word
			if d.Dated {
				word += between + "bis " + german.Date(d.Due)
			}
			rows = append(rows, outlineRow{name: german.Shorten(d.Title, 70), note: word, sort: sortDuty, depth: 1, parent: at, late: d.Overdue, tip: []string{d.Title, word, d.Responsible}})
			for _, m := range q.measuresOf(d) {
				status := progress.Of(q.Portfolio, m)
				said := german.Phase(status.Phase)
				if status.Percent.Known() {
					said += between + german.WholePercent(status.Percent)
				}
				rows = append(rows, outlineRow{name: german.Shorten(m.Title, 70), note: said, sort: sortMeasure, depth: 2, parent: from, barred: true, percent: status.Percent,
					tip: []string{m.Title, said}, href: q.measureHref(m)})
			}
		}
	}
	return rows, secret
}

// tableOfPaths has a row for each measure of each assignment, and one for each assignment without; at most as many as
// the table of assignments.
func (q Query) tableOfPaths(f *Figure, paths []path) {
	f.Table.Columns = append(columns(5, "Beschluss", "Auftrag", "Stand des Auftrags", "Maßnahme", "Phase"), Column{"Fortschritt", true})
	for _, p := range paths {
		for _, d := range p.duties {
			head := []Cell{{p.resolution.Title, q.resolutionHref(p.resolution)}, {Text: d.Title}, {Text: marks[markOf(&d)].word}}
			measures := q.measuresOf(d)
			if len(measures) == 0 {
				f.Table.Rows = append(f.Table.Rows, append(head, cells("keine verknüpft", "–", "–")...))
			}
			for _, m := range measures {
				status := progress.Of(q.Portfolio, m)
				f.Table.Rows = append(f.Table.Rows, append(slices.Clone(head), Cell{m.Title, q.measureHref(m)}, Cell{Text: german.Phase(status.Phase)}, Cell{Text: german.WholePercent(status.Percent)}))
			}
			if len(f.Table.Rows) >= mostDuties {
				return
			}
		}
	}
}
