// Files open in another office program as they were meant.

package odf

import (
	"bytes"
	"image"
	"image/png"
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

// report is a paper as it is written in earnest: a table over two pages, a figure, a logo.
func report(t testing.TB) *document.Document {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	table := &document.Table{Anchor: "tab", Caption: "Tabelle 1: Überfällige Maßnahmen", RowHeads: true, Note: "n = 60.", Columns: []document.Column{{Title: "Maßnahme"}, {Title: "Ampel"}, {Title: "Wert", Numeric: true}}}
	for range 60 {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: plain("IPEMA-Portal")}, {Text: plain("Rot"), Tone: document.Red}, {Text: plain("58 %")}}})
	}
	return &document.Document{Title: "Bericht & mehr", Author: "CDO-Büro", ID: "ZS-1", Stand: "Stand 30.06.2025", Marks: []string{"Entwurf"}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC),
		Letterhead: document.Letterhead{Lines: []string{"Ministerium für Proben", "CDO-Büro"}, Logo: logo.Bytes(), Accent: "#2148a8"}, Blocks: []document.Block{
			&document.Paragraph{Style: document.Title, Text: plain("Bericht & mehr")}, &document.Contents{Title: "Inhalt", Depth: 2},
			&document.PageBreak{}, &document.Heading{Level: 1, Text: "Erster Abschnitt", Anchor: "eins"}, &document.Paragraph{Text: document.Inlines{{Text: "Siehe "}, {Text: "Tabelle 1", Link: "#tab"}, {Text: "  weit  davon."}}},
			&document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: plain("dritter Punkt"), Sub: &document.List{Items: []document.ListItem{{Text: plain("darunter")}}}}}},
			&document.Facts{Items: []document.Fact{{Value: "3 von 9", Label: "abgeschlossen", Tone: document.Green}}}, &document.Heading{Level: 2, Text: "Zweiter Abschnitt"}, table,
			&document.Figure{Anchor: "abb", Label: "Abbildung 1", Chart: figure(t, "phasen")}, &document.Form{Title: "Vorblatt", Rows: []document.FormRow{{Label: "Kosten", Text: plain("nicht angegeben")}}},
			&document.PageBreak{}, &document.Letter{Addressee: []string{"Landtag"}, Date: "1. Juli 2025", References: []document.FormRow{{Label: "Zeichen", Text: plain("A-1")}}, Subject: []string{"Ein Betreff"}}}}
}

// speech are slides of a report; the table takes more than one.
func speech(t testing.TB) *document.Document {
	t.Helper()
	d := report(t)
	var table document.Block
	for _, b := range d.Blocks {
		if found, ok := b.(*document.Table); ok {
			table = found
		}
	}
	d.Shape = document.Slides
	d.Blocks = []document.Block{&document.Slide{Title: "Ein Auftakt", Blocks: []document.Block{&document.Paragraph{Style: document.Subtitle, Text: plain("Stand 30.06.2025")}}, Notes: "Begrüßung"},
		&document.Slide{Title: "Die Zahlen", Blocks: []document.Block{&document.Facts{Items: []document.Fact{{Value: "3 von 9", Label: "abgeschlossen", Note: "von allen", Tone: document.Green}, {Value: "2", Label: "rot", Tone: document.Red}}}, &document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: plain("dritter Punkt"), Sub: &document.List{Items: []document.ListItem{{Text: plain("darunter")}}}}}}}},
		&document.Slide{Title: "Eine Tabelle", Blocks: []document.Block{table}}, &document.Slide{Title: "Das Bild", Blocks: []document.Block{&document.Figure{Chart: figure(t, "ampel")}}}}
	return d
}

// files are one of each format.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	var paper bytes.Buffer
	if err := WriteODT(t.Context(), &paper, report(t), drawings); err != nil {
		t.Fatal(err)
	}
	var sheets bytes.Buffer
	if err := WriteODS(t.Context(), &sheets, book("Ressort", "Anteil")); err != nil {
		t.Fatal(err)
	}
	var slides bytes.Buffer
	if err := WriteODP(t.Context(), &slides, speech(t), drawings); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"slides.odp": slides.Bytes(), "paper.odt": paper.Bytes(), "book.ods": sheets.Bytes()}
}

func TestFilesWithFiguresAreWholeAndTheSameTwice(t *testing.T) {
	again := files(t)
	for name, data := range files(t) {
		if faults := packageFaults(data); faults != nil {
			t.Errorf("%s:\n%s", name, strings.Join(faults, "\n"))
		}
		if !bytes.Equal(data, again[name]) {
			t.Errorf("two files %s differ", name)
		}
	}
}

func TestFiguresSayTheirAlternativeText(t *testing.T) {
	made := files(t)
	for file, name := range map[string]string{"paper.odt": "phasen", "slides.odp": "ampel"} {
		content := part(t, made[file], "content.xml")
		if f := figure(t, name); !strings.Contains(content, "<svg:desc>"+esc(f.Alt)+"</svg:desc>") || !strings.Contains(content, "<svg:title>"+esc(f.Title)+"</svg:title>") {
			t.Errorf("%s: the figure has no alternative text", file)
		}
	}
}

// shown are the words that another office program shows of each file, and on how many pages.
var shown = map[string]struct {
	words []string
	pages int // at least
}{
	"paper":  {[]string{"Bericht & mehr", "Ministerium für Proben", "Erster Abschnitt ...", "Zweiter Abschnitt ...", "3. dritter Punkt", "Tabelle 1: Überfällige Maßnahmen", "◆ Rot", "58 %", "Abbildung 1", "Kosten", "nicht angegeben", "Landtag", "Ein Betreff", "ZS-1 · Stand 30.06.2025 · Entwurf", "Seite 1 von", "3 von 9"}, 4},
	"book":   {[]string{"Ressort", "62 %", "18.11.2024", "3.450", "3.450,5", "=1+1", "Anteil · Ressort · Anteil", "Seite 1 von 8"}, 8},
	"slides": {[]string{"Ein Auftakt", "Die Zahlen", "3 von 9", "3. dritter Punkt", "Eine Tabelle", "Eine Tabelle (Fortsetzung) Maßnahme Ampel Wert", "◆ Rot", "Das Bild", "Seite 1 von", "ZS-1 · Stand 30.06.2025 · Entwurf"}, 5},
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
	for name, data := range files(t) {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, want := range shown {
		text := printed(t, "pdftotext", "-layout", filepath.Join(folder, name+".pdf"), "-")
		joined := strings.Join(strings.Fields(text), " ")
		for strings.Contains(joined, "....") {
			joined = strings.ReplaceAll(joined, "....", "...")
		}
		for _, words := range want.words {
			if !strings.Contains(joined, words) && !strings.Contains(joined, strings.Replace(words, " ...", "...", 1)) {
				t.Errorf("%s lacks %q in:\n%.3000s", name, words, joined)
			}
		}
		if pages := strings.Count(text, "\f"); pages < want.pages {
			t.Errorf("%s: %d pages of %d", name, pages, want.pages)
		}
	}
	if n := strings.Count(printed(t, "pdfimages", "-list", filepath.Join(folder, "paper.pdf")), "image"); n == 0 {
		t.Error("the logo is not there")
	}
	if heads := strings.Count(printed(t, "pdftotext", "-layout", filepath.Join(folder, "paper.pdf"), "-"), "Ampel"); heads < 2 {
		t.Error("the head of a table does not repeat on its second page")
	}
}

func printed(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(out)
}
