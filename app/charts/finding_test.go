// The findings: true sentences in both numbers, checked against what was put in.

package charts

import (
	"fmt"
	"strings"
	"testing"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

func TestFindingsAgreeInNumberAndCase(t *testing.T) {
	dated := func(m *models.Measure, start, due string) *models.Measure {
		m.Start, m.Due = models.On(day(t, start)), models.On(day(t, due))
		return m
	}
	one := []models.Record{dated(measure("a", "A"), "2024-01-01", "2025-01-01"), lead("a", "mdi"),
		report(t, "a", "2024-06-30", models.PhaseImplementing, 40, models.AmpelYellow)}
	two := append([]models.Record{dated(measure("b", "B"), "2024-01-01", "2024-06-30"), lead("b", "mdi"),
		report(t, "b", "2024-06-30", models.PhaseCompleted, 100, models.AmpelGreen)}, one...)
	three := append([]models.Record{measure("c", "C"), lead("c", "fm")}, two...)
	for _, test := range []struct {
		figure, day string
		given       []models.Record
		want        string
	}{
		{"phasen", "2024-07-01", one, "Die Maßnahme ist in Umsetzung."},
		{"phasen", "2025-01-02", one, "Die Maßnahme ist in Umsetzung und überfällig."},
		{"phasen", "2024-07-01", two, "1 von 2 Maßnahmen ist in Umsetzung."},
		{"phasen", "2024-07-01", three, "1 von 3 Maßnahmen ist in Umsetzung; zu 1 fehlt die Angabe."},
		{"ampel", "2024-07-01", one, "Die Maßnahme steht auf Gelb."},
		{"ampel", "2024-07-01", three, "1 von 3 Maßnahmen steht auf Gelb, keine auf Rot; zu 1 fehlt die Angabe."},
		{"status-nach-ressort", "2024-07-01", one, "MdI führt die einzige Maßnahme."},
		{"status-nach-ressort", "2024-07-01", three, "MdI führt mit 2 von 3 die meisten Maßnahmen, davon 1 in Umsetzung."},
		{"matrix-ressort-fokusthema", "2024-07-01", one, "MdI führt die einzige Maßnahme zu „Thema“."},
		{"matrix-ressort-fokusthema", "2024-07-01", three, "Am stärksten gebündelt ist die Arbeit bei MdI zu „Thema“: 2 von 3 Maßnahmen."},
		{"zeitplan", "2024-07-01", one, "Die einzige Maßnahme mit Termin ist nicht überfällig."},
		{"zeitplan", "2025-01-02", three, "1 von 2 Maßnahmen mit Termin ist überfällig; 1 Maßnahme ohne Termin."},
		{"struktur", "2024-07-01", one, "1 Maßnahme trägt zu 1 Ziel in 1 Fokusthema bei."},
		{"struktur", "2024-07-01", three, "3 Maßnahmen tragen zu 1 Ziel in 1 Fokusthema bei."},
		{"zustaendigkeiten", "2024-07-01", one, "Alle Maßnahmen mit Fokusthema und Ressort führt MdI."},
		{"zustaendigkeiten", "2024-07-01", three, "2 Ressorts führen Maßnahmen zum Fokusthema."},
		{"zustaendigkeiten-ressorts", "2024-07-01", one, "MdI führt 1 von 1 Maßnahme und ist an keiner weiteren beteiligt."},
		{"zustaendigkeiten-ressorts", "2024-07-01", three, "MdI führt 2 von 3 Maßnahmen; Beteiligungen sind keine angegeben."},
		{"zustaendigkeiten-ressorts", "2024-07-01", append([]models.Record{partOf("b", "fm")}, three...), "MdI führt 2 von 3 Maßnahmen; am häufigsten beteiligt ist FM (1)."},
		{"fortschritt-fokusthemen", "2024-07-01", one, "„Thema“ steht bei 40\u00a0% – geplant waren 50\u00a0%."},
		{"verlauf", "2024-07-01", two, "Am 01.07.2024 sind 70\u00a0% erreicht, geplant waren 75\u00a0% (2 von 2 Maßnahmen); für eine Prognose liegen zu wenige Meldungen vor."},
		{"meldeaktivitaet", "2024-07-01", one, "In den zwölf Monaten bis zum Stichtag gibt es 1 Statusmeldung, die letzte vom 30.06.2024."},
		{"meldeaktivitaet", "2024-07-01", three, "In den zwölf Monaten bis zum Stichtag gibt es 2 Statusmeldungen, die letzte vom 30.06.2024; 1 Maßnahme ohne jede Meldung."},
		{"strategievergleich", "2024-07-01", one, "In Umsetzung, Daueraufgabe oder abgeschlossen sind bei „Strategie“ 1 von 1 Maßnahme."},
		{"strategievergleich", "2024-07-01", three, "In Umsetzung, Daueraufgabe oder abgeschlossen sind bei „Strategie“ 2 von 3 Maßnahmen."},
	} {
		f := build(t, test.figure, query(small(t, test.day, test.given...), progress.Scope{}))
		if f.Title != test.want {
			t.Errorf("%s of %d records on %s:\n got %s\nwant %s", test.figure, len(test.given), test.day, f.Title, test.want)
		}
	}
}

func TestFindingsOfTheDemonstrationAreCountedByHand(t *testing.T) {
	p := demonstration(t, "2026-11-01")
	phases, ampeln, leads := map[models.Phase]int{}, map[models.Ampel]int{}, map[string]int{}
	overdue, moved, dated, total := 0, 0, 0, 0
	for _, m := range p.MeasuresOfStrategy("rlp-digitalstrategie") {
		total++
		report := m.ReportAt(p.Stichtag)
		phases[report.Phase]++
		ampeln[report.Ampel]++
		leads[p.Lead(m).To.Abbreviation]++
		due := m.DueAt(p.Stichtag)
		if due.Known() {
			dated++
			if due.Day < p.Stichtag && report.Phase != models.PhaseCompleted && report.Phase != models.PhaseCancelled {
				overdue++
			}
			if due.Day > m.Due.Day {
				moved++
			}
		}
	}
	for name, numbers := range map[string][]any{
		"phasen":              {phases[models.PhaseImplementing], " von ", total, " Maßnahmen sind in Umsetzung, ", overdue, " sind überfällig"},
		"zeitplan":            {overdue, " von ", dated, " Maßnahmen mit Termin sind überfällig; bei ", moved, " wurde"},
		"status-nach-ressort": {"MDS führt mit ", leads["MDS"], " von ", total, " die meisten Maßnahmen"},
		"ampel":               {", ", ampeln[models.AmpelYellow], " auf Gelb; zu ", ampeln[models.AmpelNone] + ampeln[""], " fehlt"},
	} {
		var want strings.Builder
		for _, part := range numbers {
			fmt.Fprint(&want, part)
		}
		if f := build(t, name, query(p, rlp)); !strings.Contains(f.Title, want.String()) {
			t.Errorf("%s says %q, counted %q", name, f.Title, want.String())
		}
	}
}

func TestTablesAddUpToTheWhole(t *testing.T) {
	p := demonstration(t, "2025-12-31")
	for name, column := range map[string]int{"phasen": 1, "ampel": 2} {
		rows := build(t, name, query(p, rlp)).Table.Rows
		sum := 0
		for _, row := range rows[:len(rows)-1] {
			n := 0
			if _, err := fmt.Sscan(row[column].Text, &n); err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if last := rows[len(rows)-1][column].Text; german.Int(sum) != last || last != german.Int(progress.Sum(p, rlp).Total) {
			t.Errorf("%s: rows give %d, the last says %s", name, sum, last)
		}
	}
}

func TestFewKnownPercentsAreSaidFirst(t *testing.T) {
	p := seeded(t, "2024-11-30")
	for _, name := range []string{"verlauf", "fortschritt-fokusthemen"} {
		r := progress.Sum(p, rlp)
		want := "erst für " + german.Int(r.Known) + " von " + german.Measures(r.Counted)
		if f := build(t, name, query(p, rlp)); !strings.Contains(strings.ToLower(f.Title), strings.ToLower(want)) {
			t.Errorf("%s says %q without %q", name, f.Title, want)
		}
	}
}

func TestProposalsAreNeverShownAsFacts(t *testing.T) {
	p := seeded(t, "2024-11-30")
	f := build(t, "status-nach-ressort", query(p, rlp))
	proposed := 0
	for _, row := range f.Table.Rows {
		if row[1].Text == "Vorschlag" {
			proposed++
		}
	}
	if proposed == 0 || !strings.Contains(string(f.JSON()), "(Vorschlag)") || f.Table.Rows[len(f.Table.Rows)-1][1].Text != german.NotStated {
		t.Errorf("proposals are not told apart: %v", f.Table.Rows)
	}
	if f := build(t, "zustaendigkeiten", query(p, rlp)); !strings.Contains(f.Rule, "beruhen auf Vorschlägen (24)") {
		t.Errorf("the flow does not count its proposals: %s", f.Rule)
	}
}
