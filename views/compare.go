// The comparison of two dates: what has changed, in words.

package views

import (
	"strconv"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// ComparePage shows what happened between two Stichtage.
type ComparePage struct {
	*Frame
	Comparison *progress.Comparison
	StrategyID string // "" = all
	Strategies []*models.Strategy
	// Default tells that the earlier date was not asked for.
	Default bool
}

// CompareDays is how far apart the two dates are when only the later one is given: half a year.
const CompareDays = 182

// changeTitles heads the kinds of changes.
var changeTitles = map[progress.ChangeKind][2]string{
	progress.ChangeNew:        {"neu gemeldet", "zum ersten Mal gemeldet"},
	progress.ChangeCompleted:  {"abgeschlossen", "abgeschlossen"},
	progress.ChangeCancelled:  {"eingestellt", "eingestellt"},
	progress.ChangeMoved:      {"Frist verschoben", "Frist verschoben"},
	progress.ChangeRecoloured: {"Ampel geändert", "andere Ampel"},
	progress.ChangeRephased:   {"Phase geändert", "andere Phase"},
	progress.ChangeReassigned: {"Ressort gewechselt", "anderes Ressort federführend"},
	progress.ChangeAdvanced:   {"Fortschritt geändert", "anderer Fortschritt"},
	progress.ChangeReported:   {"gemeldet", "gemeldet, sonst unverändert"},
	progress.ChangeRemoved:    {"nicht mehr geführt", "nicht mehr geführt"},
}

func changeTitle(k progress.ChangeKind) string { return changeTitles[k][0] }

// changeStyle is the mark of the change: its direction, or what sort it is.
func changeStyle(c progress.Change) string {
	known := c.Before.Own.Severity() > 0 && c.After.Own.Severity() > 0
	switch c.Kind {
	case progress.ChangeNew:
		return "new"
	case progress.ChangeCompleted:
		return "done"
	case progress.ChangeCancelled, progress.ChangeRemoved:
		return "gone"
	case progress.ChangeReassigned:
		return "assigned"
	case progress.ChangeMoved:
		if c.Worse {
			return "moved"
		}
		return "same"
	case progress.ChangeRecoloured:
		switch {
		case c.Worse:
			return "worse"
		case known:
			return "better"
		}
	case progress.ChangeAdvanced:
		switch {
		case c.Worse:
			return "worse"
		case c.Before.Percent.Known() && c.After.Percent.Known():
			return "better"
		}
	}
	return "same"
}

// changeDetail says from what to what.
func changeDetail(c progress.Change) string {
	before, after := c.Before, c.After
	switch c.Kind {
	case progress.ChangeNew:
		return german.Phase(after.Phase) + reportedOn(after)
	case progress.ChangeCompleted, progress.ChangeCancelled:
		return "vorher " + german.Phase(before.Phase) + reportedOn(after)
	case progress.ChangeMoved:
		moved := "von " + german.PartialDate(before.Due) + " auf " + german.PartialDate(after.Due)
		if !before.Due.Known() || !after.Due.Known() {
			return moved
		}
		return moved + " (" + slipText(int(progress.LastDay(after.Due)-progress.LastDay(before.Due))) + ")"
	case progress.ChangeRecoloured:
		return "von " + german.Ampel(before.Own) + " auf " + german.Ampel(after.Own)
	case progress.ChangeRephased:
		return "von „" + german.Phase(before.Phase) + "“ zu „" + german.Phase(after.Phase) + "“"
	case progress.ChangeReassigned:
		moved := "von " + leadName(c.LeadBefore) + " zu " + leadName(c.LeadAfter)
		if c.Succession {
			moved += " (Nachfolge nach Neuzuschnitt der Ressorts)"
		}
		return moved
	case progress.ChangeAdvanced:
		return "von " + german.WholePercent(before.Percent) + " auf " + german.WholePercent(after.Percent)
	case progress.ChangeRemoved:
		return "zuletzt " + german.Phase(before.Phase)
	}
	return "Meldung vom " + german.Date(after.Report.AsOf)
}

func reportedOn(s *progress.Status) string {
	if s.Report == nil {
		return ""
	}
	return ", Meldung vom " + german.Date(s.Report.AsOf)
}

func leadName(l models.Link[*models.Ministry]) string {
	if l.To == nil {
		return german.NotStated
	}
	if l.Proposed {
		return ministryShort(l.To) + " (Vorschlag)"
	}
	return ministryShort(l.To)
}

// changesFinding says in one sentence what happened.
func changesFinding(c *progress.Comparison) string {
	if len(c.Changes) == 0 {
		return "Zwischen dem " + german.Date(c.Before) + " und dem " + german.Date(c.After) + " hat sich nichts geändert."
	}
	var parts []string
	for _, kind := range progress.ChangeKinds {
		if n := c.ByKind[kind]; n > 0 && kind != progress.ChangeReported {
			parts = append(parts, german.Int(n)+"-mal "+changeTitle(kind))
		}
	}
	days := " in " + german.Count(int(c.After-c.Before), "Tag", "Tagen")
	if len(parts) == 0 {
		return german.Count(c.ByKind[progress.ChangeReported], "neue Meldung", "neue Meldungen") + days + ", sonst unverändert."
	}
	return german.Count(len(c.Changes), "Änderung", "Änderungen") + days + ": " + listed(parts) + "."
}

// changesOf lists the changes of a kind.
func (p *ComparePage) changesOf(k progress.ChangeKind) []progress.Change {
	var list []progress.Change
	for _, c := range p.Comparison.Changes {
		if c.Kind == k {
			list = append(list, c)
		}
	}
	return list
}

// compareRow is a line of the roll-ups side by side; Style says whether it went better or worse.
type compareRow struct {
	Title         string
	Before, After string
	Change        string
	Style         string
}

// rows sets both roll-ups side by side.
func (p *ComparePage) rows() []compareRow {
	b, a := p.Comparison.RollupBefore, p.Comparison.RollupAfter
	rows := []compareRow{
		countRow("Maßnahmen", b.Total, a.Total, 0),
		countRow("davon mit Statusmeldung", b.Reported, a.Reported, 1),
		percentRow("Fortschritt", b.Percent, a.Percent),
		{Title: "Abdeckung des Fortschritts", Before: coverageShort(b), After: coverageShort(a), Style: "same"},
		percentRow("Geplanter Fortschritt", b.Planned, a.Planned),
	}
	for _, phase := range models.Phases {
		if b.Phases[phase]+a.Phases[phase] > 0 {
			rows = append(rows, countRow("Phase: "+german.Phase(phase), b.Phases[phase], a.Phases[phase], 0))
		}
	}
	good := map[models.Ampel]int{models.AmpelGreen: 1, models.AmpelRed: -1}
	for _, ampel := range models.Ampeln {
		rows = append(rows, countRow("Ampel: "+german.Ampel(ampel), b.Ampeln[ampel], a.Ampeln[ampel], good[ampel]))
	}
	for _, s := range progress.AllSignals {
		rows = append(rows, countRow("Auffällig: "+german.Signal(s), b.Signals[s], a.Signals[s], -1))
	}
	return rows
}

// coverageShort is "7 von 9".
func coverageShort(r *progress.Rollup) string {
	return german.Int(r.Known) + " von " + german.Int(r.Counted)
}

// countRow compares two counts; good says which direction is the better one.
func countRow(title string, before, after, good int) compareRow {
	row := compareRow{Title: title, Before: german.Int(before), After: german.Int(after), Change: "unverändert", Style: "same"}
	if d := after - before; d != 0 {
		row.Change = signed(float64(d), 0)
		row.Style = direction(d * good)
	}
	return row
}

// percentRow compares two percentages; without one of them there is nothing to compare.
func percentRow(title string, before, after models.Percent) compareRow {
	row := compareRow{Title: title, Before: german.WholePercent(before), After: german.WholePercent(after), Style: "same"}
	if !before.Known() || !after.Known() {
		row.Change = "nicht vergleichbar"
		return row
	}
	d := after.Float() - before.Float()
	row.Change = movedText(d)
	if title == "Fortschritt" && d != 0 {
		row.Style = direction(int(d * 10))
	}
	return row
}

func direction(d int) string {
	switch {
	case d > 0:
		return "better"
	case d < 0:
		return "worse"
	}
	return "same"
}

// signed is "+ 3" or "− 3".
func signed(v float64, decimals int) string {
	if v > 0 {
		return "+" + nbsp + german.Number(v, decimals)
	}
	return "−" + nbsp + german.Number(-v, decimals)
}

func changeID(k progress.ChangeKind) string { return "aenderung-" + string(k) }

// tooMany is how many changes of a kind are shown at once; the rest opens below.
const tooMany = 25

func restLabel(n int) string { return "Weitere " + strconv.Itoa(n) + " anzeigen" }

func (p *ComparePage) layout() *Frame { return p.titled("Vergleich", Crumb{"Vergleich", "/vergleich"}) }
