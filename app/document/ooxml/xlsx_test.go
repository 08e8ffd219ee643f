// Tests of how sheets look and are printed.

package ooxml

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"zielstand/app/document"
)

// wideBook has a sheet that no page holds, with long texts, and one with a chart over days.
func wideBook() *document.Workbook {
	text := func(s string) document.Value { return document.Value{Known: true, Text: s} }
	wide := document.Sheet{Name: "Breit", Title: "Breit", Columns: []document.SheetColumn{{Title: "Nr.", Kind: document.Integer}, {Title: "Maßnahme", Width: 50}, {Title: "Grund", Width: 60}, {Title: "Alter der Meldung in Tagen", Kind: document.Integer}, {Title: "Hinweise", Width: 60}, {Title: "Schritt", Width: 60}},
		Rows: [][]document.Value{{{}, text("kurz"), text("kurz"), {Known: true, Number: 7}, text("kurz")}, {{}, text(strings.Repeat("Ein langer Grund. ", 12)), text("kurz")}}}
	days := document.Sheet{Name: "Tage", Title: "Tage", Columns: []document.SheetColumn{{Title: "Stand", Kind: document.Day}, {Title: "Ist", Kind: document.Percent}},
		Chart: &document.Chart{Kind: document.LineChart, Title: "Verlauf", Series: []document.ChartSeries{{Column: 1}}}}
	for i := range 60 {
		days.Rows = append(days.Rows, []document.Value{{Known: true, Day: time.Date(2020, time.Month(1+i), 1, 0, 0, 0, 0, time.UTC)}, {Known: true, Number: float64(i)}})
	}
	bars := document.Sheet{Name: "Balken", Title: "Balken", Columns: []document.SheetColumn{{Title: "Ressort"}, {Title: "Anzahl", Kind: document.Integer}}, Rows: [][]document.Value{{text("MdI"), {Known: true, Number: 3}}},
		Chart: &document.Chart{Kind: document.BarChart, Title: "Anzahl", XTitle: "Maßnahmen", Series: []document.ChartSeries{{Column: 1}}}}
	return &document.Workbook{Title: "Daten", Sheets: []document.Sheet{wide, days, bars}}
}

func wideParts(t *testing.T) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteXLSX(t.Context(), &b, wideBook()); err != nil {
		t.Fatal(err)
	}
	return unpacked(t, "wide.xlsx", b.Bytes())
}

func TestRowsAreAsHighAsTheirTexts(t *testing.T) {
	sheet := wideParts(t)["xl/worksheets/sheet1.xml"]
	for _, want := range []string{`<row r="4" ht="43" customHeight="true">`, `<row r="5">`, `<row r="6" ht="52" customHeight="true">`} {
		if !strings.Contains(sheet, want) {
			at := strings.Index(sheet, "<row ")
			t.Errorf("%q is missing in %.1500s", want, sheet[at:])
		}
	}
}

func TestSheetsArePrintedSoThatTheyCanBeRead(t *testing.T) {
	parts := wideParts(t)
	for part, wants := range map[string][]string{
		"xl/worksheets/sheet1.xml": {`orientation="landscape"`, `fitToWidth="2"`, `fitToHeight="0"`, `pageOrder="overThenDown"`},
		"xl/worksheets/sheet2.xml": {`fitToHeight="0"`, `<brk id="66"`}, // the chart begins a page of its own
		"xl/worksheets/sheet3.xml": {`fitToHeight="1"`},
		"xl/workbook.xml":          {`'Breit'!$A:$B,'Breit'!$4:$4`, `'Tage'!$4:$4`},
	} {
		content := strings.ReplaceAll(parts[part], "&#39;", "'")
		for _, want := range wants {
			if !strings.Contains(content, want) {
				t.Errorf("%s: %q is missing in %s", part, want, content[max(0, len(content)-1800):])
			}
		}
	}
}

func TestNumbersOfBarsStandBelowThemAndDaysAslant(t *testing.T) {
	parts := wideParts(t)
	_, bars, _ := strings.Cut(parts["xl/charts/chart2.xml"], "<valAx>")
	if !strings.Contains(bars, `<crosses val="max">`) || !strings.Contains(bars, ">Maßnahmen<") || strings.Contains(bars, "-5400000") {
		t.Errorf("the axis of numbers is not below the bars, or its title is not there: %s", bars)
	}
	days := parts["xl/charts/chart1.xml"]
	if !strings.Contains(days, `<auto val="0">`) || strings.Count(days, `rot="-2700000"`) != 1 || !strings.Contains(days, `<tickLblSkip val="3">`) || strings.Contains(days, "en-US") {
		t.Errorf("the days are numbers, cover each other or speak English: %s", days)
	}
}
