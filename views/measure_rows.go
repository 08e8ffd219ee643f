// Wording of measures and targets in lists.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// statusProgress is the bar of one measure.
func statusProgress(s *progress.Status) ProgressView {
	return ProgressView{Percent: s.Percent, Planned: s.Planned, Coverage: statusCoverage(s), Done: s.Phase == models.PhaseCompleted}
}

// statusCoverage says where the percent of a measure comes from and as of when.
func statusCoverage(s *progress.Status) string {
	stand := " · Stand " + german.Date(s.Day)
	switch {
	case s.Phase == models.PhaseOngoing || s.Measure.Permanent:
		return "Daueraufgabe, ohne Prozentwert" + stand
	case s.Phase == models.PhaseCancelled:
		return "eingestellt, ohne Prozentwert" + stand
	case s.Phase == models.PhaseCompleted:
		return "abgeschlossen" + stand
	case s.Parts > 0 && (s.Report == nil || !s.Report.Percent.Known()):
		return german.Int(s.PartsKnown) + " von " + german.Count(s.Parts, "Baustein", "Bausteinen") + " gemeldet" + stand
	case s.Report == nil:
		return "noch nicht gemeldet" + stand
	}
	return german.Method(s.Measure.Method) + stand
}

// shortCoverage is "62 % · 7 von 9 gemeldet", for places whose surroundings name the Stichtag.
func shortCoverage(r *progress.Rollup) string {
	switch {
	case r.Total == 0:
		return "keine Maßnahme"
	case r.Counted == 0:
		return german.Measures(r.Total) + ", ohne Prozentwert"
	case !r.Percent.Known():
		return german.Measures(r.Counted) + " ohne Prozentangabe"
	case RollupProgress(r).Thin:
		return "geringe Abdeckung: " + german.Int(r.Known) + " von " + german.Int(r.Counted) + gave(r) + ", im Mittel " + german.WholePercent(r.Percent)
	}
	return german.WholePercent(r.Percent) + " · " + german.Int(r.Known) + " von " + german.Int(r.Counted) + gave(r)
}

// targetCoverage is "2 von 3 Maßnahmen gemeldet", for places that show the percent beside it.
func targetCoverage(r *progress.Rollup) string {
	switch {
	case r.Total == 0:
		return "keine Maßnahme"
	case r.Counted == 0:
		return german.Measures(r.Total) + ", ohne Prozentwert"
	case r.Known == 0:
		return german.Measures(r.Counted) + " ohne Prozentangabe"
	case RollupProgress(r).Thin:
		return "geringe Abdeckung: " + german.Int(r.Known) + " von " + german.Measures(r.Counted) + gave(r)
	}
	return german.Int(r.Known) + " von " + german.Measures(r.Counted) + gave(r)
}

// attainmentText is "1 von 2 Kennzahlen gemessen", for places that show the percent beside it.
func attainmentText(c progress.Coverage) string {
	switch {
	case c.Of == 0:
		return "keine Kennzahl"
	case !c.Percent.Known():
		return german.Count(c.Of, "Kennzahl", "Kennzahlen") + " ohne Messwert"
	}
	return german.Int(c.Known) + " von " + german.Count(c.Of, "Kennzahl", "Kennzahlen") + " gemessen"
}

// ampelCount is "2 Rot" in a sum of several measures.
type ampelCount struct {
	Ampel models.Ampel
	Count int
}

// ampelCounts lists the values that were reported, the worst first.
func ampelCounts(r *progress.Rollup) []ampelCount {
	var counts []ampelCount
	for _, a := range []models.Ampel{models.AmpelRed, models.AmpelYellow, models.AmpelGreen} {
		if n := r.Ampeln[a]; n > 0 {
			counts = append(counts, ampelCount{a, n})
		}
	}
	return counts
}

// proposedRows counts the rows that stand in their list by a proposal only.
func proposedRows(rows []progress.Row) int {
	n := 0
	for _, r := range rows {
		if r.Proposed {
			n++
		}
	}
	return n
}

// rowsShown is how many measures a table on another page shows; the list of measures has them all.
const rowsShown = 100

// measuresCaption says what a table of measures holds, of how many, as of when.
func measuresCaption(f *Frame, rows []progress.Row) string {
	s := german.Measures(len(rows)) + ", Stand " + german.Date(f.Stichtag)
	if len(rows) > rowsShown {
		s = "Die ersten " + german.Int(rowsShown) + " von " + s
	}
	if n := proposedRows(rows); n > 0 {
		s += "; " + german.Int(n) + " davon hier nur nach Vorschlag"
	}
	return s
}

// targetsCaption says what a table of targets holds.
func targetsCaption(f *Frame, rows []TargetRow) string {
	s := german.Count(len(rows), "Ziel", "Ziele") + ", Stand " + german.Date(f.Stichtag)
	n := 0
	for _, r := range rows {
		if r.Proposed {
			n++
		}
	}
	if n > 0 {
		s += "; " + german.Int(n) + " davon hier nur nach Vorschlag"
	}
	return s
}

// slipNote is "45 Tage später als zuerst", "" when nothing was moved.
func slipNote(s *progress.Status) string {
	if s.SlipDays == 0 {
		return ""
	}
	return slipText(s.SlipDays) + " als zuerst"
}

// phaseCount is how many measures are in a phase.
type phaseCount struct {
	Phase models.Phase
	Count int
}

// phaseCounts lists the phases that occur, in the order of a measure's life, those without a report last.
func phaseCounts(r *progress.Rollup) []phaseCount {
	var counts []phaseCount
	for _, phase := range append(append([]models.Phase{}, models.Phases...), models.PhaseUnknown) {
		if n := r.Phases[phase]; n > 0 {
			counts = append(counts, phaseCount{phase, n})
		}
	}
	return counts
}

// signalCounts lists the signals that occur.
func signalCounts(r *progress.Rollup) []progress.Signals {
	var found []progress.Signals
	for _, s := range progress.AllSignals {
		if r.Signals[s] > 0 {
			found = append(found, s)
		}
	}
	return found
}

// largeProgress is the bar of a roll-up where it is the main thing.
func largeProgress(r *progress.Rollup) ProgressView {
	v := RollupProgress(r)
	v.Large = true
	return v
}
