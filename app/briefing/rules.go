// The rules that count: what a text says about many measures at once. Each says how many of how many, and what is
// not known; nothing is estimated.

package briefing

import (
	"strings"

	"zielstand/app/charts"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// phases tells how many measures are completed, then what the others do.
func (s *State) phases(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		unknown := r.Phases[models.PhaseUnknown]
		switch {
		case r.Total == 0:
			p.say("In diesem Ausschnitt ist keine Maßnahme erfasst.")
			return
		case unknown == r.Total && r.Total == 1:
			p.say("Zur einzigen Maßnahme liegt keine Meldung vor.")
			return
		case unknown == r.Total:
			p.say("Zu keiner der "+german.Int(r.Total)+" Maßnahmen liegt eine Meldung vor.", s.shown(german.Int(r.Total), "phasen"))
			return
		case r.Total == 1:
			singular, _ := german.PhaseVerb(onlyKey(r.Phases))
			p.say("Die Maßnahme " + singular + ".")
			return
		}
		if only := onlyKey(r.Phases); r.Phases[only] == r.Total {
			singular, plural := german.PhaseVerb(only)
			p.say(german.Sentence(german.SomeOf(r.Total, r.Total, singular, plural)), s.shown(german.Int(r.Total), "phasen"))
			return
		}
		completed := r.Phases[models.PhaseCompleted]
		parts, evidence := []string{german.SomeOf(completed, r.Total, "ist abgeschlossen", "sind abgeschlossen")}, []Evidence{}
		for _, number := range numbers.FindAllString(parts[0], -1) {
			evidence = append(evidence, s.shown(number, "phasen"))
		}
		for _, phase := range phasesAfterCompletion {
			if n := r.Phases[phase]; n > 0 {
				parts = append(parts, counted(n, phase))
				evidence = append(evidence, s.shown(german.Int(n), "phasen"))
			}
		}
		p.say(german.Sentence(german.Enumerate(parts)), evidence...)
		if unknown > 0 {
			p.say("Zu "+german.Count(unknown, "Maßnahme", "Maßnahmen")+" ist keine Phase gemeldet.", s.shown(german.Int(unknown), "phasen"))
		}
	}
}

// phasesAfterCompletion are the other phases, those at work first.
var phasesAfterCompletion = []models.Phase{models.PhaseImplementing, models.PhasePreparing, models.PhaseOngoing, models.PhasePlanned,
	models.PhasePaused, models.PhaseCancelled}

// onlyKey is what the only measure is.
func onlyKey[K comparable](counts map[K]int) (key K) {
	for k, n := range counts {
		if n > 0 {
			key = k
		}
	}
	return key
}

func counted(n int, phase models.Phase) string {
	singular, plural := german.PhaseVerb(phase)
	if n == 1 {
		return "1 " + singular
	}
	return german.Int(n) + " " + plural
}

// ampeln tells the ministries' own colours, red first.
func (s *State) ampeln(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		none := r.Ampeln[models.AmpelNone]
		if r.Total == 0 {
			return
		}
		if none == r.Total {
			p.say("Eine Ampel ist nicht gemeldet.")
			return
		}
		if r.Total == 1 {
			p.say("Nach eigener Einschätzung des Ressorts steht sie auf " + german.Ampel(onlyKey(r.Ampeln)) + ".")
			return
		}
		var parts []string
		var evidence []Evidence
		for _, a := range []models.Ampel{models.AmpelRed, models.AmpelYellow, models.AmpelGreen} {
			n := r.Ampeln[a]
			parts = append(parts, "auf "+german.Ampel(a)+" "+stands(n))
			if n > 0 {
				evidence = append(evidence, s.shown(german.Int(n), "ampel"))
			}
		}
		text := "Nach eigener Einschätzung der Ressorts gilt: " + german.Enumerate(parts)
		if none > 0 {
			text += "; zu " + german.Int(none) + " fehlt die Ampel"
			evidence = append(evidence, s.shown(german.Int(none), "ampel"))
		}
		p.say(text+".", evidence...)
	}
}

func stands(n int) string {
	switch n {
	case 0:
		return "steht keine"
	case 1:
		return "steht 1"
	}
	return "stehen " + german.Int(n)
}

// percent tells the mean of what is known; where less than half is known, it says so instead.
func (s *State) percent(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		known, counted := german.Int(r.Known), german.Int(r.Counted)
		percent, planned := german.WholePercent(r.Percent), german.WholePercent(r.PlannedOfKnown)
		switch {
		case r.Counted == 0:
		case r.Known == 0:
			p.say("Ein Prozentwert ist nicht gemeldet.")
		case r.Known*2 < r.Counted:
			p.say("Ein mittlerer Fortschritt wird nicht genannt: Prozentwerte liegen nur zu "+known+" von "+counted+" Maßnahmen vor.",
				s.averaged(known+" von "+counted))
		case r.Counted == 1:
			p.say("Der gemeldete Fortschritt beträgt "+percent+".", s.averaged(percent))
		case r.Compared == r.Known && s.averaged("").Figure == "verlauf":
			p.say("Der mittlere Fortschritt beträgt "+percent+", geplant waren "+planned+" (Prozentwert bekannt bei "+known+" von "+counted+" Maßnahmen).",
				s.averaged(percent), s.averaged(planned), s.averaged(known+" von "+counted))
		default:
			p.say("Der mittlere Fortschritt beträgt "+percent+" (Prozentwert bekannt bei "+known+" von "+counted+" Maßnahmen).",
				s.averaged(percent), s.averaged(known+" von "+counted))
		}
	}
}

// averaged says where a mean is shown: in the course over time, or, while that has nothing to draw, beside the other
// strategies or on the ministry's page.
func (s *State) averaged(number string) Evidence {
	course, err := charts.Build("verlauf", charts.Query{Portfolio: s.Portfolio, Scope: s.Scope})
	switch {
	case err == nil && course.Empty == "":
		return s.shown(number, "verlauf")
	case s.Scope.MinistryID != "":
		return Evidence{number, "", s.path("/ressorts/" + s.Scope.MinistryID), "Ressort"}
	}
	return s.shown(number, "strategievergleich")
}

// signals tells what is late, behind its plan, or not reported on.
func (s *State) signals(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		var parts []string
		var evidence []Evidence
		for _, signal := range []struct {
			is               progress.Signals
			singular, plural string
		}{
			{progress.Overdue, "ist überfällig", "sind überfällig"},
			{progress.Behind, "liegt hinter dem Plan", "liegen hinter dem Plan"},
			{progress.Stale, "ist ohne aktuelle Meldung", "sind ohne aktuelle Meldung"},
		} {
			n := r.Signals[signal.is]
			if n == 0 {
				continue
			}
			verb := signal.plural
			if n == 1 {
				verb = signal.singular
			}
			count := german.Int(n)
			if r.Total == 1 {
				parts = append(parts, signal.singular)
				continue
			}
			if len(parts) == 0 {
				count = german.Measures(n)
			}
			parts = append(parts, count+" "+verb)
			evidence = append(evidence, s.listed(german.Int(n), signalTitle(signal.is), "signal", signal.is.Key()))
		}
		switch {
		case r.Total == 0 || r.Total == 1 && len(parts) == 0:
		case len(parts) == 0:
			p.say("Keine Maßnahme ist überfällig, hinter dem Plan oder ohne aktuelle Meldung.")
		case r.Total == 1:
			p.say("Sie " + german.Enumerate(parts) + ".")
		default:
			p.say(german.Enumerate(parts)+".", evidence...)
		}
	}
}

// proposed tells how many measures belong to the ministry only because somebody proposed it.
func (s *State) proposed(r *progress.Rollup) func(*prose) {
	return func(p *prose) {
		if r.Proposed == 0 {
			return
		}
		n, belong := german.Int(r.Proposed), "gehören"
		if r.Proposed == 1 {
			belong = "gehört"
		}
		text := german.Int(r.Total)
		p.say(n+" von "+text+" Maßnahmen "+belong+" nur nach einem noch nicht bestätigten Vorschlag dazu.", s.listed(n+" von "+text, "Maßnahmen"))
	}
}

// changes tells what happened since the state before.
func (s *State) changes(p *prose) {
	if s.Before == nil {
		return
	}
	c := progress.Compare(s.Before, s.Portfolio, s.Scope)
	since := german.Date(s.Before.Stichtag)
	evidence := []Evidence{s.compared(since)}
	var parts []string
	for _, kind := range []struct {
		is        progress.ChangeKind
		one, many string
	}{
		{progress.ChangeCompleted, "Maßnahme abgeschlossen", "Maßnahmen abgeschlossen"},
		{progress.ChangeCancelled, "Maßnahme eingestellt", "Maßnahmen eingestellt"},
		{progress.ChangeMoved, "Termin geändert", "Termine geändert"},
		{progress.ChangeRecoloured, "Ampel geändert", "Ampeln geändert"},
		{progress.ChangeReassigned, "Federführung gewechselt", "Federführungen gewechselt"},
		{progress.ChangeNew, "Maßnahme erstmals gemeldet", "Maßnahmen erstmals gemeldet"},
	} {
		if n := c.ByKind[kind.is] - successions(c, kind.is); n > 0 {
			parts = append(parts, german.Count(n, kind.one, kind.many))
			evidence = append(evidence, s.compared(german.Int(n)))
		}
	}
	if len(parts) == 0 {
		p.say("Seit dem "+since+" hat sich an Phasen, Ampeln, Terminen und Zuständigkeiten nichts geändert.", evidence...)
		return
	}
	p.say("Seit dem "+since+": "+german.Enumerate(parts)+".", evidence...)
}

// successions are the changes that a re-cut of ministries brought about: nothing that happened to the measures.
func successions(c *progress.Comparison, kind progress.ChangeKind) (n int) {
	for _, change := range c.Changes {
		if change.Kind == kind && change.Succession {
			n++
		}
	}
	return n
}

// lastStep names the newest report that counts.
func (s *State) lastStep(p *prose) {
	var last *progress.Status
	for _, l := range s.Scope.Measures(s.Portfolio) {
		if st := progress.Of(s.Portfolio, l.To); st.Report != nil && (last == nil || st.Report.AsOf > last.Report.AsOf) {
			last = st
		}
	}
	if last == nil {
		p.line("Es liegt keine freigegebene Meldung vor.")
		return
	}
	text := german.Quote(last.Measure.Title) + ", gemeldet mit Stand " + german.Date(last.Report.AsOf) + ": " + german.Phase(last.Phase)
	if last.Percent.Known() {
		text += ", " + german.Percent(last.Percent)
	}
	p.about(s, last.Measure, text+".")
	if next := oneLine(last.Report.NextStep); next != "" {
		p.about(s, last.Measure, "Nächster Schritt: "+ended(next))
	}
}

// decisions are those that ministries ask for, at most n; papers for everybody have none.
func (s *State) decisions(n int) func(*prose) {
	return func(p *prose) {
		if s.public() {
			p.line("In der öffentlichen Fassung nicht angegeben.")
			return
		}
		left := 0
		for _, row := range progress.Select(s.Portfolio, progress.Filter{Scope: s.Scope}, progress.OrderUrgency) {
			switch {
			case row.Report == nil || row.Report.DecisionNeeded == "":
			case n == 0:
				left++
			default:
				n--
				p.about(s, row.Measure, german.Quote(row.Measure.Title)+": "+ended(oneLine(row.Report.DecisionNeeded)))
			}
		}
		if p.text.Len() == 0 {
			p.line("Kein Entscheidungsbedarf gemeldet.")
		}
		if left > 0 {
			p.line("Weitere Entscheidungen sind bei anderen Maßnahmen gemeldet.")
		}
	}
}

func (s *State) public() bool { return s.Portfolio.Viewer.Rights == models.RightsPublic }

// oneLine is a text without breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// ended ends a text with a full stop, unless it has an end of its own.
func ended(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}
