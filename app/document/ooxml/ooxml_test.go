// Tests that packages are whole, the same every time, and open in another office program as they were meant.

package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/models"
	"zielstand/seed"
)

func figure(t testing.TB, name string) *charts.Figure {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	day, _ := models.ParseDate("2025-06-30")
	f, err := charts.Build(name, charts.Query{Portfolio: models.NewPortfolio(models.Head{}, seed.Demo(records)).At(day)})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func said(s string) document.Inlines { return document.Inlines{{Text: s}} }

func paper(t testing.TB) *document.Document {
	return &document.Document{Title: "Bericht & mehr", Author: "CDO-Büro", ID: "ZS-1", Stand: "Stand 30.06.2025", Marks: []string{"Entwurf"}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC),
		Letterhead: document.Letterhead{Lines: []string{"Ministerium", "CDO-Büro"}, Accent: "#2148a8"}, Blocks: []document.Block{
			&document.Paragraph{Style: document.Title, Text: said("Bericht & mehr")}, &document.Contents{Title: "Inhalt", Depth: 2},
			&document.Heading{Level: 1, Text: "Erster Abschnitt", Anchor: "eins"}, &document.Paragraph{Text: document.Inlines{{Text: "Text mit "}, {Text: "Verweis", Link: "#tab"}, {Text: " und "}, {Text: "Adresse", Link: "https://example.org/?a=1&b=2", Bold: true}}},
			&document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: said("dritter Punkt"), Sub: &document.List{Items: []document.ListItem{{Text: said("darunter")}}}}}},
			&document.Facts{Items: []document.Fact{{Value: "3 von 9", Label: "abgeschlossen", Tone: document.Green}}},
			&document.Heading{Level: 2, Text: "Zweiter Abschnitt"},
			&document.Table{Anchor: "tab", Caption: "Tabelle 1: Maßnahmen", RowHeads: true, Columns: []document.Column{{Title: "Maßnahme"}, {Title: "Wert", Numeric: true}}, Rows: []document.Row{{Cells: []document.Cell{{Text: said("=1+1")}, {Text: said("62 %"), Tone: document.Red}}}, {Total: true}}},
			&document.Figure{Anchor: "abb", Label: "Abbildung 1", Chart: figure(t, "phasen")}, &document.Form{Title: "Vorblatt", Rows: []document.FormRow{{Label: "Kosten", Text: said("nicht angegeben")}}},
			&document.PageBreak{}, &document.Letter{Addressee: []string{"Landtag"}, Date: "1. Juli 2025", References: []document.FormRow{{Label: "Zeichen", Text: said("A-1")}}, Subject: []string{"Betreff"}},
			&document.Paragraph{Style: document.Signature, Text: said("Erika Mustermann")}}}
}

func slides(t testing.TB) *document.Document {
	d := paper(t)
	d.Shape = document.Slides
	d.Blocks = []document.Block{&document.Slide{Title: "Auftakt", Blocks: []document.Block{&document.Paragraph{Style: document.Subtitle, Text: said("Stand 30.06.2025")}}, Notes: "Begrüßung"},
		&document.Slide{Title: "Zahlen", Blocks: []document.Block{&document.Facts{Items: []document.Fact{{Value: "3", Label: "offen"}}}, &document.List{Items: []document.ListItem{{Text: said("ein Punkt")}}}}},
		&document.Slide{Title: "Tabelle", Blocks: []document.Block{&document.Table{Caption: "Werte", Columns: []document.Column{{Title: "Name"}, {Title: "Wert", Numeric: true}}, Rows: []document.Row{{Cells: []document.Cell{{Text: said("Portal")}, {Text: said("7")}}}}}}},
		&document.Slide{Title: "Abbildung", Blocks: []document.Block{&document.Figure{Chart: figure(t, "ampel")}}}}
	return d
}

func book() *document.Workbook {
	known := func(n float64) document.Value { return document.Value{Known: true, Number: n} }
	return &document.Workbook{Title: "Daten", ID: "8f92", Stand: "Stand 30.06.2025", Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC), Sheets: []document.Sheet{
		{Name: "Werte", Title: "Werte je Ressort", Columns: []document.SheetColumn{{Title: "Ressort"}, {Title: "Anzahl", Kind: document.Integer}, {Title: "Anteil", Kind: document.Percent}, {Title: "Tag", Kind: document.Day}}, Totals: 1,
			Rows:  [][]document.Value{{{Known: true, Text: "=HYPERLINK(\"x\")"}, known(1234), known(62), {Known: true, Day: time.Date(2024, 11, 18, 0, 0, 0, 0, time.UTC)}}, {{Known: true, Text: "MdI"}, known(3), {}, {}}, {{Known: true, Text: "gesamt"}, known(1237), {}, {}}},
			Chart: &document.Chart{Kind: document.StackedBars, Title: "Anzahl", Alt: "Balken", Series: []document.ChartSeries{{Column: 1, Colour: "#2148a8"}}}},
		{Name: "Werte", Title: "Noch einmal"}, {Name: "ein [sehr] langer/Name: mit Zeichen, die nicht gehen"}}}
}

// write makes one file in each format.
func write(t testing.TB, d, s *document.Document, b *document.Workbook) map[string][]byte {
	t.Helper()
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	files := map[string][]byte{}
	for name, do := range map[string]func(context.Context, io.Writer) error{
		"paper.docx":  func(ctx context.Context, w io.Writer) error { return WriteDOCX(ctx, w, d, drawings) },
		"slides.pptx": func(ctx context.Context, w io.Writer) error { return WritePPTX(ctx, w, s, drawings) },
		"book.xlsx":   func(ctx context.Context, w io.Writer) error { return WriteXLSX(ctx, w, b) },
	} {
		var out bytes.Buffer
		if err := do(t.Context(), &out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files[name] = out.Bytes()
	}
	return files
}

// unpacked checks that a package is whole and returns its parts.
func unpacked(t testing.TB, name string, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name] != "" {
			t.Errorf("%s has %s twice", name, f.Name)
		}
		parts[f.Name] = string(content)
	}
	for _, fault := range packageFaults(data) {
		t.Errorf("%s: %s", name, fault)
	}
	return parts
}

func TestPackagesAreWhole(t *testing.T) {
	for name, data := range write(t, paper(t), slides(t), book()) {
		parts := unpacked(t, name, data)
		if !strings.Contains(parts["docProps/core.xml"], "2025-07-01T08:00:00Z") {
			t.Errorf("%s does not carry the time of the state", name)
		}
	}
}

func TestTheSameStateGivesTheSameBytes(t *testing.T) {
	first := write(t, paper(t), slides(t), book())
	for name, data := range write(t, paper(t), slides(t), book()) {
		if !bytes.Equal(data, first[name]) {
			t.Errorf("two files %s differ", name)
		}
	}
}

func TestOddTextsGiveWholeFilesOfEveryFormat(t *testing.T) {
	odd := "Steuer\x01zeichen \x00 🙂 שלום \xff\xfe ]]> &amp; <w:p> " + strings.Repeat("lang", 25_000)
	d := paper(t)
	d.Title, d.ID, d.Marks = odd, odd, []string{odd}
	d.Blocks = []document.Block{&document.Heading{Level: 9, Text: odd, Anchor: odd}, &document.Paragraph{Text: document.Inlines{{Text: odd, Link: "https://" + odd[:40]}}}, &document.Table{Caption: odd, Columns: []document.Column{{Title: odd}}, Rows: []document.Row{{}, {Cells: []document.Cell{{Text: said(odd)}, {}}}}}, &document.Facts{}, &document.Form{}, &document.List{}, &document.Table{}}
	s := &document.Document{Title: odd, Blocks: []document.Block{&document.Slide{Title: odd, Notes: odd, Blocks: d.Blocks[1:3]}}}
	b := &document.Workbook{Title: odd, ID: odd, Sheets: []document.Sheet{{Name: odd, Title: odd[:900], Columns: []document.SheetColumn{{Title: odd[:900]}}, Rows: [][]document.Value{{{Known: true, Text: odd[:9000]}}}}}}
	for name, data := range write(t, d, s, b) {
		unpacked(t, name, data)
	}
}

func TestALogoThatIsNoPNGIsRefused(t *testing.T) {
	d := paper(t)
	d.Letterhead.Logo = []byte("\x89PNG nothing behind")
	if err := WriteDOCX(t.Context(), io.Discard, d, render.New(render.Limits{})); !errors.Is(err, ErrLogo) {
		t.Errorf("DOCX: %v", err)
	}
	if err := WritePPTX(t.Context(), io.Discard, &document.Document{Letterhead: d.Letterhead}, render.New(render.Limits{})); !errors.Is(err, ErrLogo) {
		t.Errorf("PPTX: %v", err)
	}
}

func TestOnlyAddressesThatCanBeReadBecomeLinks(t *testing.T) {
	for link, want := range map[string]string{"https://example.org/a b?c=ü": "https://example.org/a%20b?c=ü", "javascript:alert(1)": "", "https://": "", "ftp://example.org": "", "https://exa mple.org": "", "mailto:cdo@example.org": "mailto:cdo@example.org",
		"https://example.org/" + strings.Repeat("x", 3000): "", "nur Text": "", "https://[": ""} {
		if got := addressOf(link); got != want {
			t.Errorf("%.40q leads to %q, want %q", link, got, want)
		}
	}
}

func TestATextTooLongForACellSaysThatItIsCut(t *testing.T) {
	if got := fitting(strings.Repeat("ä", 40_000)); !strings.HasSuffix(got, "(gekürzt)") || len([]rune(got)) > longestText {
		t.Errorf("%d letters, ending in %q", len([]rune(got)), got[len(got)-20:])
	}
	if got := fitting("kurz"); got != "kurz" {
		t.Error(got)
	}
}

func TestNoTextOfASheetIsAFormula(t *testing.T) {
	parts := unpacked(t, "book", write(t, paper(t), slides(t), book())["book.xlsx"])
	for part, content := range parts {
		if strings.HasPrefix(part, "xl/worksheets/") && strings.Contains(content, "<f>") {
			t.Errorf("%s has a formula", part)
		}
	}
}

func TestAnotherOfficeProgramShowsTheSame(t *testing.T) {
	for _, program := range []string{"soffice", "pdftotext", "pdfimages"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("ZIELSTAND_TEST_ALL") == "1" {
				t.Fatalf("%s is missing", program)
			}
			t.Skipf("%s is missing", program)
		}
	}
	folder := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--convert-to", "pdf", "--outdir", folder}
	for name, data := range write(t, paper(t), slides(t), book()) {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, want := range map[string][]string{
		"paper.pdf":  {"Bericht & mehr", "Erster Abschnitt", "Zweiter Abschnitt", "3. dritter Punkt", "Tabelle 1: Maßnahmen", "=1+1", "62 %", "Abbildung 1", "Kosten", "nicht angegeben", "Betreff", "Erika Mustermann", "ZS-1 · Stand 30.06.2025 · Entwurf", "Seite 1 von", "3 von 9"},
		"slides.pdf": {"Auftakt", "Zahlen", "ein Punkt", "Portal", "Abbildung", "Seite 4 von 4", "ZS-1"},
		"book.pdf":   {"Werte je Ressort", "1,234", "62 %", "18.11.2024", "=HYPERLINK", "gesamt", "8f92"},
	} {
		file := filepath.Join(folder, name)
		out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", file, "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text := strings.Join(strings.Fields(string(out)), " ")
		for _, part := range want {
			if !strings.Contains(strings.ReplaceAll(text, "1.234", "1,234"), part) {
				t.Errorf("%s lacks %q", name, part)
			}
		}
		if name == "slides.pdf" && strings.Count(string(out), "\f") != 4 {
			t.Errorf("%d slides of 4", strings.Count(string(out), "\f"))
		}
		images, err := exec.CommandContext(t.Context(), "pdfimages", "-list", file).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if drawn := strings.Count(string(images), " image "); name != "book.pdf" && drawn != 1 {
			t.Errorf("%s shows %d images of 1", name, drawn)
		}
	}
}

func FuzzAnyTextGivesAWholeDocument(f *testing.F) {
	f.Add("Maßnahme", "a\x00b\n")
	f.Add("]]>&<", "\u202e🙂")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := &document.Document{Title: a, ID: b, Letterhead: document.Letterhead{Lines: []string{a}, Accent: b}, Blocks: []document.Block{&document.Heading{Level: len(a), Text: a, Anchor: b}, &document.Paragraph{Text: document.Inlines{{Text: b, Link: "#" + b}, {Text: a, Link: "https://" + b}}},
			&document.Table{Anchor: a, Caption: b, Columns: []document.Column{{Title: a}}, Rows: []document.Row{{Cells: []document.Cell{{Text: said(b)}}}}}, &document.Contents{Title: a, Depth: len(b)}}}
		s := &document.Document{Title: a, Blocks: []document.Block{&document.Slide{Title: b, Notes: a, Blocks: d.Blocks[1:3]}}}
		w := &document.Workbook{Title: a, ID: b, Sheets: []document.Sheet{{Name: a, Title: b, Columns: []document.SheetColumn{{Title: a}}, Rows: [][]document.Value{{{Known: true, Text: b, Link: "https://" + a}}}}, {Name: a}}}
		for name, data := range write(t, d, s, w) {
			unpacked(t, fmt.Sprintf("%s of %q, %q", name, a, b), data)
		}
	})
}
