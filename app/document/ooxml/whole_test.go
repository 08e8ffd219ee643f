// Papers and workbooks with one of everything, and with whatever people type, make whole packages.

package ooxml

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"zielstand/app/document"
)

// paperOf holds each kind of block that needs no drawing, with the given texts in it.
func paperOf(a, b string) *document.Document {
	text := document.Inlines{{Text: a, Bold: true, Italic: true, Break: true}, {Text: b, Link: "https://example.org/?a=1&b=" + b}, {Text: a, Link: "#tab"}, {Text: b, Link: "#" + a}}
	table := &document.Table{Anchor: "tab", Caption: a, RowHeads: true, Note: b, Columns: []document.Column{{Title: a}, {Title: b, Numeric: true}},
		Rows: []document.Row{{Cells: []document.Cell{{Text: text, Tone: document.Red}, {Text: said(b)}}}, {Cells: []document.Cell{{Text: said(a)}}, Total: true}}}
	list := &document.List{Ordered: true, Start: 3, Items: []document.ListItem{{Text: text, Sub: &document.List{Items: []document.ListItem{{Text: said(b)}}}}, {Text: said(a)}}}
	return &document.Document{Title: a, Subject: b, Author: a, ID: b, Stand: a, Marks: []string{b}, Created: time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC), Letterhead: document.Letterhead{Lines: []string{a, b}, Accent: b},
		Blocks: []document.Block{
			&document.Letter{Sender: []string{a}, Addressee: []string{b}, Mark: []string{a, b}, Head: a, Office: []string{b}, Date: a, References: []document.FormRow{{Label: a, Text: text}}, Subject: []string{b}},
			&document.Paragraph{Style: document.Title, Text: said(a)}, &document.Contents{Title: a, Depth: 2}, &document.PageBreak{}, &document.Heading{Level: 1, Text: a, Anchor: a}, &document.Heading{Level: 2, Text: b, Anchor: a},
			&document.Paragraph{Style: document.Lead, Text: text}, list, table, table, &document.Form{Anchor: b, Title: a, Rows: []document.FormRow{{Label: a, Text: text}, {Label: b}}},
			&document.Facts{Title: a, Items: []document.Fact{{Value: a, Label: b, Note: a, Tone: document.Green, Link: "#tab"}}}, &document.Paragraph{Style: document.Signature, Text: text}}}
}

func bookOf(a, b string) *document.Workbook {
	sheet := document.Sheet{Name: a, Title: b, Note: a, Columns: []document.SheetColumn{{Title: a}, {Title: b, Kind: document.Percent}, {Title: a, Kind: document.Day}},
		Rows:  [][]document.Value{{{Known: true, Text: a, Link: "https://example.org/" + b}, {Known: true, Number: 62}, {Known: true, Day: time.Date(2024, 11, 18, 0, 0, 0, 0, time.UTC)}}, {{Known: true, Text: "=1+1"}, {}, {}}},
		Chart: &document.Chart{Kind: document.BarChart, Title: a, Alt: b, Series: []document.ChartSeries{{Column: 1, Colour: b}}}}
	return &document.Workbook{Title: a, Subject: b, Author: a, ID: b, Stand: a, Marks: []string{b}, Sheets: []document.Sheet{sheet, sheet}}
}

// holds fails where a file of the texts is not whole, or twice not the same.
func holds(t *testing.T, a, b string) {
	t.Helper()
	var once, again, sheets bytes.Buffer
	for _, w := range []*bytes.Buffer{&once, &again} {
		if err := WriteDOCX(t.Context(), w, paperOf(a, b), nil); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	if faults := packageFaults(once.Bytes()); faults != nil {
		t.Errorf("DOCX of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
	if err := WriteXLSX(t.Context(), &sheets, bookOf(a, b)); err != nil {
		t.Fatalf("XLSX of %.40q and %.40q: %v", a, b, err)
	}
	if faults := packageFaults(sheets.Bytes()); faults != nil {
		t.Errorf("XLSX of %.40q and %.40q:\n%s", a, b, strings.Join(faults, "\n"))
	}
}

var odd = [][2]string{{"Überfällige Maßnahmen", "62 %"}, {"a\x00b\x0bc\nd\te", "<&\"'>]]>"}, {"🙂 שלום", "\u202e()"}, {strings.Repeat("Wort ", 20000), "x"}, {"", ""}, {"'[a]:*?/\\'", "=cmd|' /C calc'!A0"}, {"\xff\xfe", "\ufffe"}, {"x", strings.Repeat("y", 3000)}}

func TestOddTextsGiveWholePackages(t *testing.T) {
	for _, texts := range odd {
		holds(t, texts[0], texts[1])
	}
}

func TestNumbersThatAreNoneLeaveTheCellEmpty(t *testing.T) {
	b := bookOf("a", "b")
	b.Sheets[0].Rows[0][1].Number = math.NaN()
	b.Sheets[1].Rows[0][1].Number = math.Inf(1)
	var w bytes.Buffer
	if err := WriteXLSX(t.Context(), &w, b); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"} {
		if content := string(part(t, w.Bytes(), name)); strings.Contains(content, "NaN") || strings.Contains(content, "Inf") {
			t.Error("a cell holds what is no number: " + name)
		}
	}
}

func TestTheFooterOfASheetKeepsAnIDOfDigits(t *testing.T) {
	b := bookOf("a", "2025")
	var w bytes.Buffer
	if err := WriteXLSX(t.Context(), &w, b); err != nil {
		t.Fatal(err)
	}
	// "&82025" would be a type of 82025 points.
	if !strings.Contains(string(part(t, w.Bytes(), "xl/worksheets/sheet1.xml")), "&amp;8 2025") {
		t.Error("the size of the letters runs into the ID")
	}
}

func FuzzAnyTextGivesWholePackages(f *testing.F) {
	for _, texts := range odd {
		f.Add(texts[0], texts[1])
	}
	f.Fuzz(holds)
}
