// What cabinets look for: the summary first, and who took part and signed.

package briefing

import (
	"slices"
	"strings"
	"testing"

	"zielstand/app/document"
)

// headings are those of the document in their order.
func headings(d *document.Document) (all []string) {
	for _, block := range d.Blocks {
		if h, ok := block.(*document.Heading); ok {
			all = append(all, h.Text)
		}
	}
	return all
}

func TestTheProgressReportBeginsWithItsSummary(t *testing.T) {
	for name, s := range states(t) {
		for _, text := range []string{"", "Eine Zeile.", "Eine.\nZwei.\nDrei."} {
			texts := Complete(fortschrittsbericht, s, nil)
			if text != "" {
				texts["zusammenfassung"] = text
			}
			d, err := fortschrittsbericht.Compose(s, texts, stamp())
			if err != nil {
				t.Fatal(err)
			}
			if all := headings(d); strings.TrimSpace(texts["zusammenfassung"]) != "" && all[0] != "Zusammenfassung" {
				t.Errorf("%s: the report begins with %q", name, all[0])
			}
		}
	}
}

// signed is the table of who took part and signed, without its head.
func signed(t *testing.T, s *State, text string) (rows [][]string) {
	t.Helper()
	texts := Complete(ministerratsvorlage, s, nil)
	if text != "" {
		texts["mitzeichnung"] = text
	}
	d, err := ministerratsvorlage.Compose(s, texts, stamp())
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range d.Blocks {
		table, ok := block.(*document.Table)
		if !ok || !strings.Contains(table.Caption, "Mitzeichnung") {
			continue
		}
		for _, row := range table.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, wording(c.Text))
			}
			rows = append(rows, cells)
		}
	}
	return rows
}

func TestTheCabinetPaperHasARowForEachMinistryThatTookPart(t *testing.T) {
	s := states(t)["demo"]
	all := signed(t, s, "")
	if len(all) != len(s.involved()) {
		t.Fatalf("%d rows for %d ministries", len(all), len(s.involved()))
	}
	for i, m := range s.involved() {
		if row := all[i]; row[0] != shortName(m) || row[1] != s.participation(m) || row[2] != "offen" {
			t.Errorf("%s: %q", m.Name, row)
		}
	}
	some := signed(t, s, "JM: mitgezeichnet, 12.06.2026, mit Anmerkung\nRechnungshof: angehört\nmdi")
	for i, want := range [][]string{{"JM", "federführend bei 1, beteiligt an 1", "mitgezeichnet", "12.06.2026, mit Anmerkung"}, {"Rechnungshof", "nicht angegeben", "angehört", "–"}} {
		if !slices.Equal(some[i], want) {
			t.Errorf("got %q, want %q", some[i], want)
		}
	}
	if some[2][0] != "mdi" || some[2][2] != "nicht angegeben" || len(some) != len(s.involved())+1 {
		t.Errorf("who was not entered is missing, or entered twice: %q", some)
	}
}
