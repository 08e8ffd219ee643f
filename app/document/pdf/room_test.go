// What belongs together stays together, and what stands alone uses its room.

package pdf

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zielstand/app/document"
)

// pagesOf are the texts of the document's pages.
func pagesOf(t *testing.T, d *document.Document) []string {
	t.Helper()
	needs(t, "pdftotext")
	path := folder(t)("paper.pdf")
	if err := os.WriteFile(path, written(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(outside(t, "pdftotext", path, "-"), "\f"), "\f")
}

func TestWordsOfNarrowColumnsAreNotBroken(t *testing.T) {
	w, err := newWriter(t.Context(), &document.Document{Title: "Probe"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.newPage()
	g := &grid{w: w, size: w.look.table, pad: w.look.table * 0.5, table: &document.Table{
		Columns: []document.Column{{Title: "Ressort", Width: 9}, {Title: "Maßnahmen", Width: 1}, {Title: "abgeschlossen", Width: 1}, {Title: "Ampel", Width: 0.5}},
		Rows:    []document.Row{{Cells: []document.Cell{{Text: said("Ministerium")}, {Text: said("1")}, {Text: said("2")}, {Text: said("Grün"), Tone: document.Green}}}}}}
	g.widths = g.columns()
	total := 0.0
	for i, c := range append(g.head(), g.cells(&g.table.Rows[0])...) {
		if len(c.lines) != 1 {
			t.Errorf("cell %d is broken into %d lines", i, len(c.lines))
		}
	}
	for _, width := range g.widths {
		total += width
	}
	if total > w.textWidth()+0.1 || total < w.textWidth()-0.1 {
		t.Errorf("the columns take %.1f of %.1f points", total, w.textWidth())
	}
}

func TestWhereWordsMustBeBrokenItIsTheLongest(t *testing.T) {
	w, err := newWriter(t.Context(), &document.Document{Title: "Probe"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	g := w.grid(&document.Table{Columns: []document.Column{{Title: "Maßnahme", Width: 5}, {Title: "Phase", Width: 1}, {Title: "Ampel", Width: 0.5}, {Title: "Zweitmeinung", Width: 1}, {Title: "Fortschritt", Width: 1}, {Title: "Termin", Width: 1}, {Title: "Hinweis", Width: 3}},
		Rows: []document.Row{{Cells: []document.Cell{{Text: said("Verwaltungsmodernisierungsfortschrittsbericht")}, {Text: said("abgeschlossen")}, {Text: said("Grün"), Tone: document.Green}, {Text: said("–")}, {Text: said("100 %")}, {Text: said("31.12.2025")}, {Text: said("überfällig")}}}}})
	for i, c := range append(g.head(), g.cells(&g.table.Rows[0])[1:]...) {
		if len(c.lines) != 1 {
			t.Errorf("cell %d is broken into %d lines", i, len(c.lines))
		}
	}
	total := 0.0
	for _, width := range g.widths {
		total += width
	}
	if total > w.textWidth()+0.1 {
		t.Errorf("the columns take %.1f of %.1f points", total, w.textWidth())
	}
}

func TestASmallTableStaysOnOnePageWithItsHeading(t *testing.T) {
	for lines := range 40 {
		d := &document.Document{Title: "Probe"}
		for range lines {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Eine Zeile.")})
		}
		table := &document.Table{Caption: "Tabelle", Columns: []document.Column{{Title: "Ressort"}, {Title: "Zahl"}}}
		for _, name := range []string{"Erstes", "Zweites", "Drittes", "Viertes", "Letztes"} {
			table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: said(name)}, {Text: said("1")}}})
		}
		d.Blocks = append(d.Blocks, &document.Heading{Level: 1, Text: "Überschrift"}, table)
		for _, page := range pagesOf(t, d) {
			if strings.Contains(page, "Überschrift") != strings.Contains(page, "Erstes") || strings.Contains(page, "Erstes") != strings.Contains(page, "Letztes") {
				t.Fatalf("after %d lines the table is torn", lines)
			}
		}
	}
}

func TestASmallTableBeginsWhereAllOfItFits(t *testing.T) {
	w, err := newWriter(t.Context(), &document.Document{Title: "Probe"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	table := &document.Table{Caption: "Tabelle", Columns: []document.Column{{Title: "Ressort"}}, Rows: slices.Repeat([]document.Row{{Cells: []document.Cell{{Text: said("eins")}}}}, 8)}
	w.newPage()
	g := w.grid(table)
	top := w.bottom() - g.beginning(g.head())
	w.y = top - 0.01
	w.table(table)
	if len(w.pages) != 1 || w.bottom()-w.y > w.look.body {
		t.Errorf("a table with just enough room takes %d pages, and ends at %.0f of %.0f", len(w.pages), w.y, w.bottom())
	}
}

func TestASignatureNeverStandsOnAPageAlone(t *testing.T) {
	for lines := range 45 {
		d := &document.Document{Title: "Probe"}
		for range lines {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Eine Zeile.")})
		}
		d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Schlusssatz.")}, &document.Paragraph{Text: said("Mit freundlichen Grüßen")}, &document.Paragraph{Style: document.Signature, Text: said("Erika Mustermann")})
		for _, page := range pagesOf(t, d) {
			if strings.Contains(page, "Mustermann") != strings.Contains(page, "Schlusssatz.") {
				t.Fatalf("after %d lines the signature stands alone", lines)
			}
		}
	}
}

func TestContentsThatFitOnAPageStayOnOne(t *testing.T) {
	for lines := 0; lines < 45; lines += 3 {
		d := &document.Document{Title: "Probe"}
		for range lines {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Eine Zeile.")})
		}
		d.Blocks = append(d.Blocks, &document.Contents{Title: "Inhalt", Depth: 2}, &document.PageBreak{})
		for _, title := range []string{"Anfang", "Mitte", "Weiter", "Noch weiter", "Ende"} {
			d.Blocks = append(d.Blocks, &document.Heading{Level: 1, Text: title}, &document.Paragraph{Text: said("Text.")})
		}
		for _, page := range pagesOf(t, d)[:1+lines/35] {
			if strings.Contains(page, "Inhalt") && (!strings.Contains(page, "Anfang") || !strings.Contains(page, "Ende")) {
				t.Fatalf("after %d lines the contents are broken", lines)
			}
		}
	}
}

func TestSlidesWithFewWordsUseTheirRoom(t *testing.T) {
	d := &document.Document{Title: "Folien", Shape: document.Slides, Letterhead: document.Letterhead{Lines: []string{"Ministerium"}, Logo: logo(t)}, Blocks: []document.Block{
		&document.Slide{Title: "Stand der Umsetzung", Blocks: []document.Block{&document.Paragraph{Style: document.Subtitle, Text: said("Strategie")}}},
		&document.Slide{Title: "Zahlen", Blocks: []document.Block{&document.Facts{Items: []document.Fact{{Value: "4 von 22", Label: "abgeschlossen"}, {Value: "1", Label: "auf Rot"}, {Value: "0", Label: "überfällig"}, {Value: "59 %", Label: "Fortschritt"}}}}}}}
	d.Blocks = append(d.Blocks, &document.Slide{Title: "Punkte", Blocks: []document.Block{&document.List{Items: []document.ListItem{{Text: said("Ein Punkt")}, {Text: said("Noch einer")}}}}})
	r := open(t, written(t, d))
	for _, wrong := range checkUA(r) {
		t.Error(wrong)
	}
	w, err := newWriter(t.Context(), d, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.lay(); err != nil {
		t.Fatal(err)
	}
	if size, ok := sizeOf(w.pages[0].body.String(), 40); !ok {
		t.Errorf("the largest letters of the title slide have %.0f points", size)
	}
	if size, ok := sizeOf(w.pages[1].body.String(), slide.body*1.9*1.2); !ok {
		t.Errorf("the largest letters of tiles alone on a slide have %.0f points", size)
	}
	if size, ok := sizeOf(strings.ReplaceAll(w.pages[2].body.String(), " 30 Tf", ""), slide.body*1.2); !ok {
		t.Errorf("two points alone on a slide have letters of %.0f points", size)
	}
}

var letterSize = regexp.MustCompile(`/F\d+ ([\d.]+) Tf`)

// sizeOf finds the largest letters of a page, and tells whether they have the size at least.
func sizeOf(body string, least float64) (largest float64, ok bool) {
	for _, m := range letterSize.FindAllStringSubmatch(body, -1) {
		size, _ := strconv.ParseFloat(m[1], 64)
		largest = max(largest, size)
	}
	return largest, largest >= least
}

func TestALetterIsSetTighterRatherThanEndingOnAPageWithItsLastLines(t *testing.T) {
	saved := 0
	for n := 4; n < 24; n++ {
		d := letter(t)
		for range n {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: said(words)})
		}
		d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Mit freundlichen Grüßen")})
		loose, err := laidOut(t.Context(), d, nil, map[drawnAs]*drawing{}, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		w, err := settle(t.Context(), d, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(w.pages) > len(loose.pages) {
			t.Errorf("%d paragraphs take %d pages, without care %d", n, len(w.pages), len(loose.pages))
		}
		saved += len(loose.pages) - len(w.pages)
	}
	if saved == 0 {
		t.Error("no letter got shorter")
	}
}

func TestALetterWithoutAnAddressKeepsNoRoomForIt(t *testing.T) {
	first := func(l *document.Letter) float64 {
		w, err := laidOut(t.Context(), &document.Document{Title: "Schreiben", Blocks: []document.Block{l}}, nil, map[drawnAs]*drawing{}, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		return w.y
	}
	bare, full := first(&document.Letter{Date: "14. Mai 2024"}), first(&document.Letter{Date: "14. Mai 2024", Addressee: []string{"Landtag"}})
	if full-bare < 90 {
		t.Errorf("the letter begins %.0f points from the top without an address, %.0f with one", bare, full)
	}
}
