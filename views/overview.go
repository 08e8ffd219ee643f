// The overview: what stands, what needs attention, what has changed.

package views

import (
	"strconv"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// OverviewPage is the first page. It is about one strategy, or about all.
type OverviewPage struct {
	*Frame
	// Strategy is the one shown, nil for all. Default tells that it was not asked for.
	Strategy *models.Strategy
	Default  bool
	Rollup   *progress.Rollup
	// Leads tells how the measures came to their ministry.
	Leads LeadCounts
	// Cards are all strategies, those of the Land first.
	Cards []StrategyCard
	// Lands names the Land of each strategy by its id.
	Lands   map[string]string
	Urgent  []progress.Row // the most urgent, most urgent first
	Since   *progress.Comparison
	Changes []progress.Change // the most important of Since
	Set     FigureSet
}

// LeadCounts says of how many measures the ministry in charge is stated, proposed or not known.
type LeadCounts struct{ Stated, Proposed, Missing int }

// tile is a key figure with the list that it counts.
type tile struct {
	Label, Note string
	Count       int
	Style       string // of zs-kpi--…
	Query       []string
}

// tiles are the key figures of the page, what needs a decision first.
func (p *OverviewPage) tiles() []tile {
	r := p.Rollup
	return []tile{
		{"Ampel Rot", "Entscheidung nötig", r.Ampeln[models.AmpelRed], "red", []string{"ampel", string(models.AmpelRed)}},
		{"Überfällig", "Frist verstrichen, nicht abgeschlossen", r.Signals[progress.Overdue], "overdue", []string{"signal", progress.Overdue.Key()}},
		{"Hinter Plan", "mehr als " + percentPoints(progress.BehindPoints) + " Rückstand", r.Signals[progress.Behind], "behind", []string{"signal", progress.Behind.Key()}},
		{"Ohne aktuelle Meldung", p.staleNote(), r.Signals[progress.Stale], "stale", []string{"signal", progress.Stale.Key()}},
		{"Zu günstig gemeldet", "Ampel besser als berechnet", r.Signals[progress.Rosy], "rosy", []string{"signal", progress.Rosy.Key()}},
		{"Abgeschlossen", "von " + german.Measures(r.Total), r.Phases[models.PhaseCompleted], "done", []string{"phase", string(models.PhaseCompleted)}},
	}
}

func (p *OverviewPage) staleNote() string {
	days := models.DefaultReportInterval
	if p.Strategy != nil {
		days = p.Strategy.StaleAfter()
	}
	return "keine Meldung seit mehr als " + german.Count(days, "Tag", "Tagen")
}

// listURL is the list of the measures that the page is about, narrowed by parameters (name, value, …).
func (p *OverviewPage) listURL(parameters ...string) string {
	return p.URL("/massnahmen", append(p.scope(), parameters...)...)
}

// scope are the parameters of the strategy shown.
func (p *OverviewPage) scope() []string {
	if p.Strategy == nil {
		return nil
	}
	return []string{"strategie", p.Strategy.ID}
}

// compareURL is the comparison that the page's changes come from.
func (p *OverviewPage) compareURL() string {
	return p.URL("/vergleich", append(p.scope(), "von", p.Since.Before.String(), "bis", p.Since.After.String())...)
}

// subject is what the page is about: "Digitalstrategie für Rheinland-Pfalz" or "Alle Strategien".
func (p *OverviewPage) subject() string {
	if p.Strategy == nil {
		return "Alle Strategien"
	}
	return p.Strategy.Title
}

// kind stands over the title: "Übersicht · Rheinland-Pfalz".
func (p *OverviewPage) kind() string {
	if p.Strategy == nil || p.Lands[p.Strategy.ID] == "" {
		return "Übersicht"
	}
	return "Übersicht · " + p.Lands[p.Strategy.ID]
}

// finding says in one sentence how things stand.
func (p *OverviewPage) finding() string {
	r := p.Rollup
	if r.Total == 0 {
		return "Zu dieser Strategie ist noch keine Maßnahme erfasst."
	}
	running, done := r.Phases[models.PhaseImplementing], r.Phases[models.PhaseCompleted]
	sentence := "Von " + german.Count(r.Total, "Maßnahme ist", "Maßnahmen sind") + " " + german.Int(running) + " in Umsetzung und " +
		german.Int(done) + " abgeschlossen; "
	late, red := r.Signals[progress.Overdue], r.Ampeln[models.AmpelRed]
	switch {
	case late == 0 && red == 0 && r.Reported == 0:
		return sentence + "zu keiner liegt eine Statusmeldung vor."
	case late == 0 && red == 0:
		sentence += "keine ist überfällig, keine steht auf Rot"
	case late == 0:
		sentence += german.Int(red) + " " + plural(red, "steht", "stehen") + " auf Rot, keine ist überfällig"
	case red == 0:
		sentence += german.Int(late) + " " + plural(late, "ist", "sind") + " überfällig, keine steht auf Rot"
	default:
		sentence += german.Int(late) + " " + plural(late, "ist", "sind") + " überfällig, " + german.Int(red) + " " + plural(red, "steht", "stehen") + " auf Rot"
	}
	if missing := r.Total - r.Reported; missing > 0 {
		sentence += "; " + german.Int(missing) + " " + plural(missing, "hat", "haben") + " noch nie gemeldet"
	}
	return sentence + "."
}

// hints say what the numbers rest on, where that is not solid ground.
func (p *OverviewPage) hints() []string {
	r := p.Rollup
	var hints []string
	if r.Total == 0 {
		return nil
	}
	if p.Leads.Proposed > 0 {
		hints = append(hints, "Die Federführung ist bei "+outOf(p.Leads.Proposed, r.Total)+" nur ein Vorschlag und noch nicht bestätigt.")
	}
	if p.Leads.Missing > 0 {
		hints = append(hints, "Bei "+outOf(p.Leads.Missing, r.Total)+" nennen die Quellen kein federführendes Ressort.")
	}
	if r.Counted > 0 && r.Known == 0 {
		hints = append(hints, "Keine Meldung nennt einen Fortschritt in Prozent; deshalb steht hier keine Zahl, auch keine 0.")
	} else if r.Known*2 < r.Counted {
		hints = append(hints, "Der Fortschritt beruht auf weniger als der Hälfte der Maßnahmen.")
	}
	if none := r.Ampeln[models.AmpelNone]; none > 0 {
		hints = append(hints, "Bei "+outOf(none, r.Total)+" gibt es keine Ampel des Ressorts.")
	}
	return hints
}

// outOf is "20 von 22 Maßnahmen", "allen 22 Maßnahmen" or "der einzigen Maßnahme".
func outOf(n, total int) string {
	switch {
	case total == 1:
		return "der einzigen Maßnahme"
	case n == total:
		return "allen " + german.Int(total) + " Maßnahmen"
	}
	return german.Int(n) + " von " + german.Int(total) + " Maßnahmen"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// percentPoints is "15 Prozentpunkte".
func percentPoints(v float64) string { return german.Number(v, 1) + nbsp + "Prozentpunkte" }

// reasons say why a measure needs attention, the gravest first; they name numbers and days.
func reasons(s *progress.Status) []string {
	var out []string
	if s.Own == models.AmpelRed && s.Report.Deviation != "" {
		out = append(out, "Ressort: "+s.Report.Deviation)
	}
	if s.Signals.Has(progress.Overdue) {
		out = append(out, "fällig "+german.PartialDate(s.Due)+", seit "+german.Count(int(s.Day-progress.LastDay(s.Due)), "Tag", "Tagen")+" überfällig")
	}
	if s.Signals.Has(progress.Behind) {
		out = append(out, planGap(s)+" ("+german.WholePercent(s.Percent)+" statt "+german.WholePercent(s.Planned)+")")
	}
	if s.Signals.Has(progress.Rosy) {
		out = append(out, "Ressort meldet "+german.Ampel(s.Own)+", berechnet ist "+german.Ampel(s.Computed))
	}
	if s.Second.Severity() > s.Own.Severity() && s.Own.Severity() > 0 {
		out = append(out, "Ressort meldet "+german.Ampel(s.Own)+", das CDO-Büro sieht "+german.Ampel(s.Second))
	}
	if s.Signals.Has(progress.Stale) {
		if s.Report == nil {
			out = append(out, "noch keine Statusmeldung")
		} else {
			out = append(out, "letzte Meldung "+german.Date(s.Report.AsOf)+", vor "+german.Count(s.Age, "Tag", "Tagen"))
		}
	}
	if len(out) == 0 && s.Own.Severity() > 1 {
		out = append(out, ownReason(s))
	}
	return out
}

// ownReason says why the ministry itself reports Gelb or Rot; where it gives no reason, that it does.
func ownReason(s *progress.Status) string {
	if s.Report != nil && s.Report.Deviation != "" {
		return "Ressort: " + s.Report.Deviation
	}
	return "Ressort meldet " + german.Ampel(s.Own)
}

// split cuts a bar into the Ampel values that occur, as shares of the whole in percent.
func split(r *progress.Rollup) []splitPart {
	var parts []splitPart
	from := 0.0
	for _, a := range models.Ampeln {
		n := r.Ampeln[a]
		if n == 0 {
			continue
		}
		width := 100 * float64(n) / float64(r.Total)
		parts = append(parts, splitPart{a, n, percentLength(from), percentLength(width)})
		from += width
	}
	return parts
}

type splitPart struct {
	Ampel    models.Ampel
	Count    int
	X, Width string
}

func percentLength(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "%" }

// chosen is the value of aria-current for the entry that is shown.
func chosen(is bool) string {
	if is {
		return "true"
	}
	return ""
}

// leftOut says which measures have no percentage: "Ohne Prozentwert: 2 Daueraufgaben, 1 eingestellt."
func leftOut(r *progress.Rollup) string {
	var parts []string
	if r.Ongoing > 0 {
		parts = append(parts, counted(r.Ongoing, "Daueraufgabe", "Daueraufgaben"))
	}
	if r.Cancelled > 0 {
		parts = append(parts, counted(r.Cancelled, "eingestellte Maßnahme", "eingestellte Maßnahmen"))
	}
	return "Nicht eingerechnet: " + listed(parts) + "."
}

func (p *OverviewPage) layout() *Frame { return p.titled("Übersicht") }
