// Tests that written files are what they claim: readable by other programs, tagged, the same every time.

package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/models"
	"zielstand/seed"
)

// figures are all that a demonstration has something to draw for.
func figures(t testing.TB) []*charts.Figure {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	records = seed.Demo(records)
	day, _ := models.ParseDate("2025-06-30")
	p := models.NewPortfolio(models.Head{}, records).At(day)
	p.Demo = true
	var all []*charts.Figure
	for _, kind := range charts.Kinds {
		f, err := charts.Build(kind.Name, charts.Query{Portfolio: p})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

func logo(t testing.TB) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		for y := range 40 {
			m.Set(x, y, color.NRGBA{uint8(4 * x), 40, 160, uint8(255 - 4*y)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var words = "Die Landesregierung berichtet über den Stand der Umsetzung; gezählt werden Maßnahmen ohne ihre Bausteine nach der letzten freigegebenen Meldung. "

func said(s string) document.Inlines { return document.Inlines{{Text: s}} }

// sample is a paper with one of everything.
func sample(t testing.TB) *document.Document {
	t.Helper()
	d := &document.Document{Title: "Fortschrittsbericht Digitalstrategie", Subject: "Stand der Umsetzung", Author: "CDO-Büro", Language: "de-DE", ID: "ZS-7F3K-2M9Q", Stand: "Stand 30.06.2025",
		Marks: []string{"Demonstrationsdaten"}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC), Letterhead: document.Letterhead{Lines: []string{"Ministerium für Digitalisierung", "CDO-Büro"}, Logo: logo(t)}}
	add := func(blocks ...document.Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(&document.Paragraph{Style: document.Title, Text: said(d.Title)}, &document.Paragraph{Style: document.Subtitle, Text: said("Stand 30.06.2025")},
		&document.Facts{Title: "Kennzahlen", Items: []document.Fact{{Value: "3 von 22", Label: "Maßnahmen abgeschlossen", Tone: document.Green}, {Value: "2", Label: "überfällig", Note: "von 22 Maßnahmen", Tone: document.Red, Link: "#tab"}, {Value: "62 %", Label: "Fortschritt", Note: "7 von 9 gemeldet"}}},
		&document.Contents{Title: "Inhalt", Depth: 2},
		&document.PageBreak{}, &document.Heading{Level: 1, Text: "Zusammenfassung", Anchor: "kurz"},
		&document.Paragraph{Style: document.Lead, Text: said("14 von 22 Maßnahmen sind in Umsetzung, 3 sind überfällig.")},
		&document.Paragraph{Text: document.Inlines{{Text: strings.Repeat(words, 3)}, {Text: "Fett und wichtig", Bold: true}, {Text: " – siehe "}, {Text: "Tabelle 1", Link: "#tab"}, {Text: " oder "}, {Text: "die Seite", Link: "https://example.org/massnahmen"}, {Text: "."}}},
		&document.List{Items: []document.ListItem{{Text: said("Erster Punkt. " + words)}, {Text: said("Zweiter Punkt"), Sub: &document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: said("Unterpunkt")}, {Text: said("noch einer")}}}}}},
		&document.Heading{Level: 2, Text: "Überfällige Maßnahmen"})
	table := &document.Table{Anchor: "tab", Caption: "Tabelle 1: Überfällige Maßnahmen", RowHeads: true, Note: "n = 22, Stichtag 30.06.2025.",
		Columns: []document.Column{{Title: "Maßnahme"}, {Title: "Ressort"}, {Title: "Ampel"}, {Title: "Fortschritt", Numeric: true}, {Title: "fällig", Numeric: true}}}
	tones := []document.Tone{document.Green, document.Yellow, document.Red, document.Grey}
	names := []string{"Grün", "Gelb", "Rot", "keine Angabe"}
	for i := range 45 {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: said([]string{"Anwendungsfälle für die Cloud-Transformation", "Landesweiter Roll-out zentraler Fokusleistungen in allen Kommunen", "IPEMA-Portal"}[i%3])}, {Text: said("MASTD")}, {Text: said(names[i%4]), Tone: tones[i%4]}, {Text: said("58 %")}, {Text: said("31.12.2025")}}})
	}
	table.Rows = append(table.Rows, document.Row{Total: true, Cells: []document.Cell{{Text: said("gesamt")}, {}, {}, {Text: said("62 %")}, {}}})
	add(table, &document.Heading{Level: 1, Text: "Abbildungen"})
	for i, f := range figures(t) {
		add(&document.Figure{Anchor: "abb-" + f.Name, Label: "Abbildung " + string(rune('1'+i)), Chart: f, Wide: true})
	}
	add(&document.PageBreak{}, &document.Heading{Level: 1, Text: "Vorblatt"}, &document.Form{Title: "Vorblatt", Rows: []document.FormRow{{Label: "Art der Vorlage", Text: said("Kenntnisnahme")}, {Label: "Kosten", Text: said("nicht angegeben")}, {Label: "Auswirkungen auf Kommunen, Demografie, Umwelt und Klima", Text: said(strings.Repeat(words, 4))}}},
		&document.Paragraph{Style: document.Signature, Text: said("Erika Mustermann")}, &document.Paragraph{Style: document.Note, Text: said("Gezählt nach den Regeln von Zielstand.")})
	return d
}

func written(t testing.TB, d *document.Document) []byte {
	t.Helper()
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, d, drawings); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestADocumentFollowsTheRulesOfAccessiblePDF(t *testing.T) {
	for name, d := range map[string]*document.Document{"paper": sample(t), "slides": slides(t), "letter": letter(t), "empty": {Title: "Leer"}} {
		r := open(t, written(t, d))
		for _, wrong := range checkUA(r) {
			t.Errorf("%s: %s", name, wrong)
		}
	}
}

func TestTheCheckFindsWhatIsBroken(t *testing.T) {
	data := written(t, sample(t))
	for _, broken := range []struct{ from, to string }{
		{"/Scope/Column", "/Skope/Column"}, {"/S/H2", "/S/H4"}, {"/MarkInfo<</Marked true>>", "/MarkInfo<</Marked null>>"},
		{"<pdfuaid:part>1<", "<pdfuaid:part>7<"}, {"/S/Figure", "/S/Fogure"},
	} {
		if n := bytes.Count(data, []byte(broken.from)); n == 0 {
			t.Fatalf("the sample has no %s", broken.from)
		}
		if wrong := checkUA(open(t, bytes.Replace(data, []byte(broken.from), []byte(broken.to), 1))); len(wrong) == 0 {
			t.Errorf("%s in place of %s goes unnoticed", broken.to, broken.from)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, sample(t)), written(t, sample(t))) {
		t.Error("two files of one document differ")
	}
}

func TestEveryPageSaysWhichStateItShows(t *testing.T) {
	d := sample(t)
	path := folder(t)("paper.pdf")
	if err := os.WriteFile(path, written(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	needs(t, "pdftotext", "qpdf", "pdfinfo", "pdffonts")
	pages := strings.Split(strings.TrimSuffix(outside(t, "pdftotext", "-layout", path, "-"), "\f"), "\f")
	if len(pages) < 10 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		for _, part := range []string{d.ID, d.Stand, "Demonstrationsdaten", "Seite " + strconv.Itoa(i+1) + " von " + strconv.Itoa(len(pages))} {
			if !strings.Contains(page, part) {
				t.Errorf("page %d lacks %q", i+1, part)
			}
		}
	}
	outside(t, "qpdf", "--check", path)
	if tree := outside(t, "pdfinfo", "-struct", path); !strings.Contains(tree, "Figure") || !strings.Contains(tree, "TH") || strings.Contains(tree, "Syntax Error") {
		t.Errorf("another program sees another tree: %.300s", tree)
	}
	for _, line := range strings.Split(strings.TrimSpace(outside(t, "pdffonts", path)), "\n")[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("not embedded: %s", line)
		}
	}
}

func TestHeadingsNeverStandAloneAtTheEndOfAPage(t *testing.T) {
	needs(t, "pdftotext")
	for lines := range 60 {
		d := &document.Document{Title: "Probe"}
		for range lines {
			d.Blocks = append(d.Blocks, &document.Paragraph{Text: said("Eine Zeile.")})
		}
		d.Blocks = append(d.Blocks, &document.Heading{Level: 1, Text: "Überschrift"}, &document.Paragraph{Text: said("Das Folgende.")})
		path := folder(t)("heading.pdf")
		if err := os.WriteFile(path, written(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, page := range strings.Split(outside(t, "pdftotext", path, "-"), "\f") {
			if strings.Contains(page, "Überschrift") != strings.Contains(page, "Das Folgende.") {
				t.Fatalf("after %d lines the heading stands alone", lines)
			}
		}
	}
}

func TestOddTextsGiveAWholeDocument(t *testing.T) {
	needs(t, "pdftotext", "qpdf")
	long := strings.Repeat("Donaudampfschifffahrtsgesellschaftskapitän", 2500) // over 100 KB in one word
	d := &document.Document{Title: "Probe\x00\x07 mit \u202eSteuerzeichen", Blocks: []document.Block{
		&document.Paragraph{Text: said("Emoji 🙂, Hebräisch שלום, Chinesisch 漢字, kaputt \xff\xfe und Steuer\x01zeichen.")},
		&document.Paragraph{Text: said(long)}, &document.Paragraph{Text: said(strings.Repeat(words, 700))},
		&document.Table{Columns: []document.Column{{Title: long[:400]}, {Title: "B"}}, Rows: []document.Row{{Cells: []document.Cell{{Text: said(long[:9000])}, {Text: said("kurz")}, {Text: said("zu viel")}}}, {}}},
	}}
	data := written(t, d)
	for _, wrong := range checkUA(open(t, data)) {
		t.Error(wrong)
	}
	path := folder(t)("odd.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	outside(t, "qpdf", "--check", path)
	if text := outside(t, "pdftotext", path, "-"); !strings.Contains(text, "שלום") && !strings.Contains(text, "םולש") {
		t.Error("what the typeface lacks cannot be copied")
	}
}

func TestALogoOfAnotherKindIsRefused(t *testing.T) {
	d := &document.Document{Title: "Probe", Letterhead: document.Letterhead{Logo: []byte("GIF89a")}}
	if err := Write(t.Context(), io.Discard, d, render.New(render.Limits{})); err == nil || !strings.Contains(err.Error(), "logo") {
		t.Errorf("got %v", err)
	}
}

func TestAPaperWhoseDrawingRunsAwayIsStoppedAndWritesNothing(t *testing.T) {
	d := sample(t)
	for _, c := range []struct {
		limits render.Limits
		want   error
	}{{render.Limits{Time: time.Millisecond}, render.ErrTime}, {render.Limits{Memory: 7 << 20}, render.ErrMemory}} {
		drawings := render.New(c.limits)
		defer drawings.Close()
		var out bytes.Buffer
		if err := Write(t.Context(), &out, d, drawings); !errors.Is(err, c.want) {
			t.Errorf("within %+v got %v, want %v", c.limits, err, c.want)
		}
		if out.Len() > 0 {
			t.Errorf("within %+v %d bytes were written", c.limits, out.Len())
		}
	}
}

func slides(t testing.TB) *document.Document {
	d := &document.Document{Title: "Folien", ID: "ZS-1", Stand: "Stand 30.06.2025", Shape: document.Slides}
	for _, f := range figures(t)[:3] {
		d.Blocks = append(d.Blocks, &document.Slide{Title: f.Title, Blocks: []document.Block{&document.Figure{Chart: f}}})
	}
	d.Blocks = append(d.Blocks, &document.Slide{Title: "Viel auf einmal", Blocks: []document.Block{&document.List{Items: slices.Repeat([]document.ListItem{{Text: said(words)}}, 14)}}},
		&document.Slide{Title: "Viele Zeilen", Blocks: []document.Block{&document.Table{Columns: []document.Column{{Title: "Maßnahme"}, {Title: "Termin"}}, Rows: slices.Repeat([]document.Row{{Cells: []document.Cell{{Text: said(words)}, {Text: said("2025")}}}}, 20)}}})
	return d
}

func letter(t testing.TB) *document.Document {
	return &document.Document{Title: "Schreiben", Blocks: []document.Block{&document.Letter{Sender: []string{"Ministerium", "Postfach 1", "55021 Mainz"}, Addressee: []string{"Herrn Vorsitzenden", "des Ausschusses", "Landtag Rheinland-Pfalz", "55116 Mainz"},
		Mark: []string{"LANDTAG Rheinland-Pfalz", "18/1", "VORLAGE"}, Head: "DER MINISTER", Office: []string{"Straße 1", "Telefon 1"}, Date: "14. Mai 2024",
		References: []document.FormRow{{Label: "Mein Aktenzeichen", Text: said("A-1")}, {Label: "Ihr Schreiben vom", Text: said("2. Mai 2024")}}, Subject: []string{"27. Sitzung des Ausschusses", "hier: TOP 18"}},
		&document.Paragraph{Text: said("Sehr geehrter Herr Vorsitzender,")}, &document.Paragraph{Text: said(words)}}}
}

// needs skips where a program is missing; where everything must be tried, that fails.
func needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err == nil {
			continue
		}
		if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
			t.Fatalf("%s is missing", p)
		}
		t.Skipf("%s is missing", p)
	}
}

func FuzzAnyTextGivesAWholeDocument(f *testing.F) {
	for _, seed := range []string{"Maßnahme", "a\x00b\nc", "🙂 שלום", strings.Repeat("x", 3000), "soft\u00adhyphen-ation/slash", "\u202e()\\<>[]"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d := &document.Document{Title: a, Subject: b, ID: a, Marks: []string{b}, Letterhead: document.Letterhead{Lines: []string{a}, Accent: b}, Blocks: []document.Block{
			&document.Heading{Level: len(a), Text: a, Anchor: b}, &document.Paragraph{Text: document.Inlines{{Text: a, Bold: true, Link: "#" + b}, {Text: b, Link: "https://" + a}}},
			&document.List{Ordered: true, Start: len(b), Items: []document.ListItem{{Text: said(b)}}}, &document.Contents{Title: b, Depth: 3},
			&document.Table{Caption: a, RowHeads: true, Columns: []document.Column{{Title: a}, {Title: b, Numeric: true}}, Rows: []document.Row{{Cells: []document.Cell{{Text: said(b), Tone: document.Red}, {Text: said(a)}}}}},
			&document.Form{Rows: []document.FormRow{{Label: a, Text: said(b)}}}, &document.Facts{Items: []document.Fact{{Value: a, Label: b}}},
		}}
		if strings.TrimSpace(clean(a)) == "" {
			d.Title = "Titel"
		}
		for _, wrong := range checkUA(open(t, written(t, d))) {
			t.Error(wrong)
		}
	})
}
