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
	Bodies  []*models.Body // with a meeting or a briefing to compare with
	// Body is the one since whose last meeting or briefing the comparison goes, nil = none; Last is that meeting and
	// Paper that briefing, nil if none is known, and Changed what happened for the body in between.
	Body    *models.Body
	Last    *models.Meeting
	Paper   *models.BriefingVersion
	Changed *progress.Since
}

// sinceLink leads to a meeting or a briefing that the comparison can go from.
type sinceLink struct{ Before, Title, Path, After string }

// since says what the comparison goes from.
func (p *ComparePage) since() sinceLink {
	from := p.Comparison.Before
	switch {
	case p.Last != nil && p.Last.On == from:
		return sinceLink{"Verglichen wird mit dem Tag der letzten Sitzung:", p.Last.Title, p.URL(MeetingPath(p.Last.ID)), "(" + german.Date(from) + ")"}
	case p.Paper != nil && p.Paper.Stichtag == from:
		return sinceLink{"Verglichen wird mit der letzten Vorlage vom " + german.Date(from) + ":", p.Paper.Title, VersionPath(p.Paper), ""}
	case p.Last == nil && p.Paper == nil:
		return sinceLink{Before: "Vor dem " + german.Date(p.Comparison.After) + " ist weder eine Sitzung noch eine Vorlage bekannt, mit der sich vergleichen ließe."}
	}
	return sinceLink{Before: "Verglichen wird mit dem gewählten Tag."}
}

// otherSince offers to compare with the last meeting and the last briefing, where the comparison goes from another day.
func (p *ComparePage) otherSince() []sinceLink {
	var list []sinceLink
	from := p.Comparison.Before
	if p.Last != nil && p.Last.On != from {
		list = append(list, sinceLink{"", "Mit der letzten Sitzung vom " + german.Date(p.Last.On) + " vergleichen", p.Self("von", p.Last.On.String()), ""})
	}
	if p.Paper != nil && p.Paper.Stichtag != from {
		list = append(list, sinceLink{"", "Mit der letzten Vorlage vom " + german.Date(p.Paper.Stichtag) + " vergleichen", p.Self("von", p.Paper.Stichtag.String()), ""})
	}
	return list
}

// dutyMoved says how far an assignment was and is.
func dutyMoved(m progress.MovedAssignment) string {
	return "von „" + german.AssignmentState(m.Before) + "“ zu „" + german.AssignmentState(m.After) + "“"
}

func (p *ComparePage) bodyOptions() []Choice {
	var list []Choice
	for _, b := range p.Bodies {
		list = append(list, Choice{b.ID, b.Title()})
	}
	return list
}

// CompareDays is how far apart the two dates are when only the later one is given: half a year.
const CompareDays = 182

// changeWords name a kind of change: beside a measure, in a sentence, over a list.
var changeWords = map[progress.ChangeKind]struct{ mark, sentence, heading string }{
	progress.ChangeNew:        {"neu", "erste Meldung", "zum ersten Mal gemeldet"},
	progress.ChangeCompleted:  {"abgeschlossen", "abgeschlossen", "abgeschlossen"},
	progress.ChangeCancelled:  {"eingestellt", "eingestellt", "eingestellt"},
	progress.ChangeMoved:      {"Frist", "Frist verschoben", "Frist verschoben"},
	progress.ChangeRecoloured: {"Ampel", "Ampel geändert", "andere Ampel"},
	progress.ChangeRephased:   {"Phase", "Phase geändert", "andere Phase"},
	progress.ChangeReassigned: {"Ressort", "Ressort gewechselt", "anderes Ressort federführend"},
	progress.ChangeAdvanced:   {"Fortschritt", "Fortschritt geändert", "anderer Fortschritt"},
	progress.ChangeReported:   {"Meldung", "neue Meldung ohne Änderung", "neue Meldung, sonst unverändert"},
	progress.ChangeRemoved:    {"entfallen", "nicht mehr geführt", "nicht mehr geführt"},
}

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
		if n := c.ByKind[kind]; n > 0 {
			parts = append(parts, german.Int(n)+nbsp+"×"+nbsp+changeWords[kind].sentence)
		}
	}
	return "In " + german.Count(int(c.After-c.Before), "Tag", "Tagen") + ": " + listed(parts) + "."
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

// compareRow is a line of the roll-ups side by side. Better is +1 when it went better, −1 when it went
// worse, 0 where neither can be said; Up tells which way the number went.
type compareRow struct {
	Title         string
	Before, After string
	Change        string
	Better        int
	Up            bool
}

// style is the mark of the row: the colour says better or worse, the arrow which way the number went.
func (r compareRow) style() string {
	style := "zs-change--worse"
	if r.Better > 0 {
		style = "zs-change--better"
	}
	if r.Up {
		return style + " zs-change--up"
	}
	return style + " zs-change--down"
}

func (r compareRow) verdict() string {
	if r.Better > 0 {
		return "besser"
	}
	return "schlechter"
}

// rows sets both roll-ups side by side.
func (p *ComparePage) rows() []compareRow {
	b, a := p.Comparison.RollupBefore, p.Comparison.RollupAfter
	rows := []compareRow{
		countRow("Maßnahmen", b.Total, a.Total, 0),
		countRow("davon mit Statusmeldung", b.Reported, a.Reported, 1),
		percentRow("Fortschritt", b.Percent, a.Percent, 1),
		{Title: "Abdeckung des Fortschritts", Before: coverageShort(b), After: coverageShort(a)},
		percentRow("Geplanter Fortschritt", b.Planned, a.Planned, 0),
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

// countRow compares two counts; good is +1 where more is better, −1 where less is.
func countRow(title string, before, after, good int) compareRow {
	row := compareRow{Title: title, Before: german.Int(before), After: german.Int(after), Change: "unverändert"}
	switch d := after - before; {
	case d > 0:
		row.Change, row.Better, row.Up = "+"+nbsp+german.Int(d), good, true
	case d < 0:
		row.Change, row.Better = "−"+nbsp+german.Int(-d), -good
	}
	return row
}

// percentRow compares two percentages; without one of them there is nothing to compare.
func percentRow(title string, before, after models.Percent, good int) compareRow {
	row := compareRow{Title: title, Before: german.WholePercent(before), After: german.WholePercent(after), Change: "nicht vergleichbar"}
	if !before.Known() || !after.Known() {
		return row
	}
	d := after.Float() - before.Float()
	row.Change, row.Up = movedText(d), d > 0
	switch {
	case d > 0:
		row.Better = good
	case d < 0:
		row.Better = -good
	}
	return row
}

func changeID(k progress.ChangeKind) string { return "aenderung-" + string(k) }

// How many changes of a kind are shown at once, and how many more open below.
const (
	changesShown  = 25
	changesFolded = 200
)

// folded cuts the changes into those shown, those that open, and how many are left out.
func folded(changes []progress.Change) (shown, more []progress.Change, left int) {
	n := min(len(changes), changesShown)
	m := min(len(changes), n+changesFolded)
	return changes[:n], changes[n:m], len(changes) - m
}

func restLabel(n int) string { return "Weitere " + strconv.Itoa(n) + " anzeigen" }

// leftOutLabel says that a list is cut, and what to do about it.
func leftOutLabel(n int) string {
	return german.Count(n, "weitere Änderung ist", "weitere Änderungen sind") + " hier nicht aufgeführt. Wählen Sie eine einzelne Strategie oder einen kürzeren Zeitraum."
}

func (p *ComparePage) layout() *Frame { return p.titled("Vergleich", Crumb{"Vergleich", "/vergleich"}) }
