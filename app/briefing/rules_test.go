// The counting rules on tables: none, one, some, all, unknown.

package briefing

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestRulesAgreeWithTheirNumbers(t *testing.T) {
	s := &State{Portfolio: small(0)}
	phases := func(total int, more map[models.Phase]int) *progress.Rollup {
		return &progress.Rollup{Total: total, Phases: more}
	}
	percent := func(known, counted int) *progress.Rollup {
		return &progress.Rollup{Known: known, Counted: counted, Percent: models.PercentOf(62)}
	}
	signals := func(total, overdue, stale int) *progress.Rollup {
		return &progress.Rollup{Total: total, Signals: map[progress.Signals]int{progress.Overdue: overdue, progress.Stale: stale}}
	}
	for _, c := range []struct {
		rule func(*prose)
		want string
	}{
		{s.phases(phases(0, nil)), "In diesem Ausschnitt ist keine Maßnahme erfasst."},
		{s.phases(phases(1, map[models.Phase]int{models.PhaseUnknown: 1})), "Zur einzigen Maßnahme liegt keine Meldung vor."},
		{s.phases(phases(9, map[models.Phase]int{models.PhaseUnknown: 9})), "Zu keiner der 9 Maßnahmen liegt eine Meldung vor."},
		{s.phases(phases(1, map[models.Phase]int{models.PhasePaused: 1})), "Die Maßnahme ruht."},
		{s.phases(phases(9, map[models.Phase]int{models.PhaseCompleted: 9})), "Alle 9 Maßnahmen sind abgeschlossen."},
		{s.phases(phases(9, map[models.Phase]int{models.PhaseCompleted: 3, models.PhaseImplementing: 5, models.PhaseUnknown: 1})),
			"3 von 9 Maßnahmen sind abgeschlossen und 5 sind in Umsetzung. Zu 1 Maßnahme ist keine Phase gemeldet."},
		{s.percent(percent(0, 0)), ""},
		{s.percent(percent(0, 9)), "Ein Prozentwert ist nicht gemeldet."},
		{s.percent(percent(4, 9)), "Ein mittlerer Fortschritt wird nicht genannt: Prozentwerte liegen nur zu 4 von 9 Maßnahmen vor."},
		{s.percent(percent(5, 9)), "Der mittlere Fortschritt beträgt 62\u00a0% (Prozentwert bekannt bei 5 von 9 Maßnahmen)."},
		{s.percent(percent(1, 1)), "Der gemeldete Fortschritt beträgt 62\u00a0%."},
		{s.signals(signals(0, 0, 0)), ""},
		{s.signals(signals(1, 1, 0)), "Sie ist überfällig."},
		{s.signals(signals(9, 0, 0)), "Keine Maßnahme ist überfällig, hinter dem Plan oder ohne aktuelle Meldung."},
		{s.signals(signals(9, 1, 2)), "1 Maßnahme ist überfällig und 2 sind ohne aktuelle Meldung."},
		{s.ampeln(&progress.Rollup{Total: 3, Ampeln: map[models.Ampel]int{models.AmpelNone: 3}}), "Eine Ampel ist nicht gemeldet."},
		{s.ampeln(&progress.Rollup{Total: 4, Ampeln: map[models.Ampel]int{models.AmpelRed: 1, models.AmpelGreen: 2, models.AmpelNone: 1}}),
			"Nach eigener Einschätzung der Ressorts gilt: auf Rot steht 1, auf Gelb steht keine und auf Grün stehen 2; zu 1 fehlt die Ampel."},
	} {
		if got := written(c.rule).Text; got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestAChangedNumberLeadsNowhere(t *testing.T) {
	evidence := []Evidence{{"4", "phasen", "/x", ""}, {"22", "phasen", "/x", ""}}
	links := func(text string) (n int) {
		for _, piece := range traced(text, evidence, func(e Evidence) string { return e.Path }) {
			if piece.Link != "" {
				n++
			}
		}
		return n
	}
	for text, want := range map[string]int{"4 von 22": 2, "5 von 22": 1, "14 von 224": 0, "4,5 von 22.000": 0, "": 0} {
		if got := links(text); got != want {
			t.Errorf("%q has %d links, want %d", text, got, want)
		}
	}
}
