// Papers with one of everything, and with whatever people type, make whole packages.

package odf

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"zielstand/app/document"
)

func plain(s string) document.Inlines { return document.Inlines{{Text: s}} }

// paper holds each kind of block that needs no drawing, with the given texts in it.
func paper(a, b string) *document.Document {
	text := document.Inlines{{Text: a, Bold: true, Italic: true, Break: true}, {Text: b, Link: "https://example.org/?a=1&b=" + b}, {Text: a, Link: "#tab"}, {Text: b, Link: "#" + a}}
	table := &document.Table{Anchor: "tab", Caption: a, RowHeads: true, Note: b, Columns: []document.Column{{Title: a}, {Title: b, Numeric: true}},
		Rows: []document.Row{{Cells: []document.Cell{{Text: text, Tone: document.Red}, {Text: plain(b)}}}, {Cells: []document.Cell{{Text: plain(a)}}, Total: true}}}
	list := &document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: text, Sub: &document.List{Items: []document.ListItem{{Text: plain(b)}}}}, {Text: plain(a)}}}
	return &document.Document{Title: a, Subject: b, Author: a, ID: b, Stand: a, Marks: []string{b}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC), Letterhead: document.Letterhead{Lines: []string{a, b}, Accent: b},
		Blocks: []document.Block{
			&document.Letter{Sender: []string{a}, Addressee: []string{b}, Mark: []string{a, b}, Head: a, Office: []string{b}, Date: a, References: []document.FormRow{{Label: a, Text: text}}, Subject: []string{b}},
			&document.Paragraph{Style: document.Title, Text: plain(a)}, &document.Contents{Title: a, Depth: 2}, &document.PageBreak{}, &document.Heading{Level: 1, Text: a, Anchor: a}, &document.Heading{Level: 2, Text: b, Anchor: a},
			&document.Paragraph{Style: document.Lead, Text: text}, list, table, table, &document.Table{Caption: a}, &document.Form{Anchor: b, Title: a, Rows: []document.FormRow{{Label: a, Text: text}, {Label: b}}},
			&document.Facts{Title: a, Items: []document.Fact{{Value: a, Label: b, Note: a, Tone: document.Green, Link: "#tab"}}}, &document.Paragraph{Style: document.Signature, Text: text}}}
}

// talk are slides with each kind of block that needs no drawing.
func talk(a, b string) *document.Document {
	d := paper(a, b)
	d.Shape = document.Slides
	blocks := d.Blocks[6:]
	d.Blocks = []document.Block{&document.Slide{Title: a, Blocks: []document.Block{&document.Paragraph{Style: document.Subtitle, Text: plain(b)}}, Notes: a}, &document.Slide{Title: b, Blocks: blocks, Notes: b}, &document.Slide{}}
	return d
}

// book holds each kind of value and chart, with the given texts in it.
func book(a, b string) *document.Workbook {
	sheet := document.Sheet{Name: a, Title: b, Note: a, Totals: 1, Columns: []document.SheetColumn{{Title: a}, {Title: b, Kind: document.Percent}, {Title: a, Kind: document.Day}, {Title: b, Kind: document.Integer}, {Title: a, Kind: document.Decimal}},
		Rows: [][]document.Value{{{Known: true, Text: a, Link: "https://example.org/" + b}, {Known: true, Number: 62}, {Known: true, Day: time.Date(2024, 11, 18, 0, 0, 0, 0, time.UTC)}, {Known: true, Number: 3450}, {Known: true, Number: 3450.5}}, {{Known: true, Text: "=1+1"}, {}, {}}, {{Known: true, Text: b}}}}
	w := &document.Workbook{Title: a, Subject: b, Author: a, ID: b, Stand: a, Marks: []string{b}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC)}
	for _, kind := range []document.ChartKind{document.BarChart, document.StackedBars, document.ColumnChart, document.StackedArea, document.LineChart, document.RingChart, document.StackedColumns} {
		one := sheet
		one.Chart = &document.Chart{Kind: kind, Title: a, Alt: b, XTitle: a, Series: []document.ChartSeries{{Column: 1, Colour: b}, {Column: 3, Colour: "#1a4d8f"}, {Column: 99}}}
		w.Sheets = append(w.Sheets, one)
	}
	w.Sheets = append(w.Sheets, document.Sheet{Name: b})
	return w
}

// holds fails where a file of the texts is not whole, or twice not the same.
func holds(t *testing.T, a, b string) {
	t.Helper()
	var once, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&once, &again} {
		if err := WriteODT(t.Context(), w, paper(a, b), nil); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	if faults := packageFaults(once.Bytes()); faults != nil {
		t.Errorf("ODT of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
	var sheets, slides bytes.Buffer
	if err := WriteODP(t.Context(), &slides, talk(a, b), nil); err != nil {
		t.Fatal(err)
	}
	if faults := packageFaults(slides.Bytes()); faults != nil {
		t.Errorf("ODP of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
	if err := WriteODS(t.Context(), &sheets, book(a, b)); err != nil {
		t.Fatal(err)
	}
	if faults := packageFaults(sheets.Bytes()); faults != nil {
		t.Errorf("ODS of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
}

func TestASheetHoldsValuesOfTheirTypes(t *testing.T) {
	b := book("Ressort", "Anteil")
	b.Sheets[6].Rows = [][]document.Value{{{}, {Known: true, Number: math.NaN()}, {}, {Known: true, Number: math.Inf(1)}}}
	var w bytes.Buffer
	if err := WriteODS(t.Context(), &w, b); err != nil {
		t.Fatal(err)
	}
	content := part(t, w.Bytes(), "content.xml")
	for _, want := range []string{`office:value-type="percentage" office:value="0.62"`, `office:value-type="date" office:date-value="2024-11-18"`, `office:value-type="float" office:value="3450"`, `office:value="3450.5"`, "<text:p>3.450,5</text:p>",
		`table:display-filter-buttons="true"`, `'Ressort'.A4:'Ressort'.E6`, `<text:p>=1+1</text:p>`} {
		if !strings.Contains(content, want) {
			t.Error("the sheets lack " + want)
		}
	}
	if strings.Contains(content, "NaN") || strings.Contains(content, "Inf") || strings.Contains(content, "table:formula") {
		t.Error("a cell holds what is no value")
	}
	if chart := part(t, w.Bytes(), "Object 2/content.xml"); !strings.Contains(chart, `chart:stacked="true"`) {
		t.Error("a stacked chart is not")
	}
}

var odd = [][2]string{{"Überfällige Maßnahmen", "62 %"}, {"a\x00b\x0bc\nd\te", "<&\"'>]]>"}, {"🙂 שלום", "\u202e()"}, {strings.Repeat("Wort ", 20000), "x"}, {"", ""}, {"'[a]:*?/\\'", "=cmd|' /C calc'!A0"}, {"\xff\xfe", "\ufffe"}, {"x", strings.Repeat("y", 3000)}, {"_ueberschrift_1", "  zwei  Leerzeichen"}}

func TestOddTextsGiveWholePackages(t *testing.T) {
	for _, texts := range odd {
		holds(t, texts[0], texts[1])
	}
}

func TestALogoThatIsNoPNGIsAnError(t *testing.T) {
	d := paper("a", "b")
	d.Letterhead.Logo = []byte("GIF89a")
	if err := WriteODT(t.Context(), &bytes.Buffer{}, d, nil); !errors.Is(err, ErrLogo) {
		t.Error("ODT: no error for a logo of another kind:", err)
	}
	if err := WriteODP(t.Context(), &bytes.Buffer{}, &document.Document{Letterhead: d.Letterhead}, nil); !errors.Is(err, ErrLogo) {
		t.Error("ODP: no error for a logo of another kind:", err)
	}
}

func TestAnEmptyDocumentIsWhole(t *testing.T) {
	var text, slides, sheets bytes.Buffer
	if err := errors.Join(WriteODT(t.Context(), &text, &document.Document{}, nil), WriteODP(t.Context(), &slides, &document.Document{Shape: document.Slides}, nil), WriteODS(t.Context(), &sheets, &document.Workbook{})); err != nil {
		t.Fatal(err)
	}
	for _, w := range []*bytes.Buffer{&text, &slides, &sheets} {
		if faults := packageFaults(w.Bytes()); faults != nil {
			t.Error(faults)
		}
	}
}

func TestTheFileTellsNoOtherTimeThanItsKenntnisstand(t *testing.T) {
	var w bytes.Buffer
	if err := WriteODT(t.Context(), &w, paper("a", "b"), nil); err != nil {
		t.Fatal(err)
	}
	if meta := part(t, w.Bytes(), "meta.xml"); strings.Count(meta, "2025-07-01T08:00:00Z") != 2 {
		t.Error(meta)
	}
}

func FuzzAnyTextGivesWholePackages(f *testing.F) {
	for _, texts := range odd {
		f.Add(texts[0], texts[1])
	}
	f.Fuzz(holds)
}
