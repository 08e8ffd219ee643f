// Options: hostile texts stay texts, colours become colours, numbers stay numbers.

package charts

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-echarts/go-echarts/v2/charts"

	"zielstand/app/progress"
	"zielstand/models"
)

var hostile = []string{"</script><script>alert(1)</script>", "$ampel-red", "$gibt-es-nicht", "fn:alert", "=1+1", "@SUM(A1)", "\u2028&amp;", "{b}{c}", "__proto__"}

func TestHostileNamesStayTexts(t *testing.T) {
	for _, name := range hostile {
		given := []models.Record{measure("a", name), lead("a", "m"), report(t, "a", "2024-03-31", models.PhaseImplementing, 30, models.AmpelGreen),
			report(t, "a", "2024-06-30", models.PhaseImplementing, 40, models.AmpelRed)}
		given[0].(*models.Measure).Due = models.On(day(t, "2024-05-31"))
		given[0].(*models.Measure).TargetIDs = models.Strings{"x"}
		base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
		given = append(given, &models.Ministry{Base: base("m"), JurisdictionID: "land", Abbreviation: name, Name: name},
			&models.FocusTopic{Base: base("u"), FieldID: "f", Title: name}, &models.Target{Base: base("x"), StrategyID: "s", FieldID: "f", FocusTopicID: "u", Title: name},
			&models.Milestone{Base: base("w"), MeasureID: "a", Title: name, Due: day(t, "2024-04-30")})
		p := small(t, "2024-07-01", given...)
		for _, kind := range Kinds {
			f := build(t, kind.Name, query(p, progress.Scope{}))
			if text := f.JSON(); bytes.ContainsAny(text, "<>&\u2028") {
				t.Errorf("%s with %q can leave its script element: %s", kind.Name, name, text)
			}
			for _, problem := range words(f.option, "") {
				t.Errorf("%s with %q: %s", kind.Name, name, problem)
			}
			var sheet bytes.Buffer
			if err := f.CSV(&sheet); err != nil {
				t.Fatal(err)
			}
			reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(sheet.String(), byteOrderMark)))
			reader.Comma, reader.FieldsPerRecord = ';', -1
			rows, err := reader.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "+") {
						t.Errorf("%s: a spreadsheet would compute %q", kind.Name, cell)
					}
				}
			}
		}
		if f := build(t, "zeitplan", query(p, progress.Scope{})); !holds(f.Option(Dark), name) {
			t.Errorf("the name %q was changed", name)
		}
	}
}

// holds tells whether the text is somewhere in the option, as it is.
func holds(node any, text string) bool {
	switch v := node.(type) {
	case object:
		for _, value := range v {
			if holds(value, text) {
				return true
			}
		}
	case list:
		return slices.ContainsFunc(v, func(value any) bool { return holds(value, text) })
	}
	return node == any(text)
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	f := &Figure{}
	f.option, f.err = plainJSON(v)
	if f.err != nil {
		t.Fatal(f.err)
	}
	return f.JSON()
}

func TestWhatCannotBeDrawnIsAnErrorNotANumber(t *testing.T) {
	f := &Figure{}
	f.draw(charts.NewBar(), object{"grid": object{"top": math.NaN()}}, nil)
	if f.err == nil || f.option != nil {
		t.Errorf("NaN was drawn: %v", f.option)
	}
	if number(math.NaN()) != gap || number(math.Inf(1)) != gap || number(62.54) != 62.5 {
		t.Error("an unknown number is no gap")
	}
}

func TestAResolvedOptionHasTheColoursOfItsTheme(t *testing.T) {
	f := build(t, "ampel", query(demonstration(t, "2026-11-01"), rlp))
	light, dark := string(mustJSON(t, f.Option(Light))), string(mustJSON(t, f.Option(Dark)))
	if !strings.Contains(light, Palette(Light)["ampel-red"]) || !strings.Contains(dark, Palette(Dark)["ampel-red"]) || strings.Contains(light+dark, `"$`) {
		t.Error("tokens are left, or colours are those of the other theme")
	}
	if got := withAlpha("#336699", "0.4"); got != "rgba(51,102,153,0.4)" {
		t.Errorf("#336699/0.4 became %s", got)
	}
}

func TestServerAndBrowserAgreeWhichTextsAreData(t *testing.T) {
	script, err := os.ReadFile("../../static/src/js/figure.js")
	if err != nil {
		t.Fatal(err)
	}
	set := regexp.MustCompile(`const texts = new Set\(\[(.*?)\]\)`).FindSubmatch(script)
	if set == nil {
		t.Fatal("figure.js has no set of texts")
	}
	keys := strings.Split(string(set[1]), ", ")
	if len(keys) != len(dataKeys) {
		t.Errorf("%d keys in the browser, %d here", len(keys), len(dataKeys))
	}
	for _, key := range keys {
		if !dataKeys[strings.Trim(key, "'")] {
			t.Errorf("%s is data in the browser only", key)
		}
	}
}

func TestServerAndBrowserAgreeWhatIsNarrow(t *testing.T) {
	script, err := os.ReadFile("../../static/src/js/figure.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, width := range map[string]int{"narrowWidth": narrowWidth, "phoneWidth": phoneWidth} {
		if want := fmt.Sprintf("const %s = %d;", name, width); !strings.Contains(string(script), want) {
			t.Errorf("figure.js does not say %q", want)
		}
	}
}

func TestAFigureIsAsHighAsItsWidthAsks(t *testing.T) {
	for _, c := range []struct {
		of          Heights
		width, want int
	}{{Heights{Wide: 400}, 300, 400}, {Heights{Wide: 400, Narrow: 500}, 300, 500}, {Heights{Wide: 400, Narrow: 500, Phone: 600}, 401, 500}, {Heights{Wide: 400, Narrow: 500, Phone: 600}, 400, 600},
		{Heights{Wide: 400, Narrow: 500, Phone: 600}, 561, 400}, {Heights{Wide: 720, Round: true, Below: 60}, 300, 360}, {Heights{Wide: 380, Round: true, Below: 60}, 500, 380}, {Heights{Wide: 380, Round: true}, 900, 380}} {
		if got := c.of.For(c.width); got != c.want {
			t.Errorf("%+v at %d px: %d px high, want %d", c.of, c.width, got, c.want)
		}
	}
}

func TestATableIsWrittenForGermanSpreadsheets(t *testing.T) {
	f := &Figure{Title: "-Titel.", Subtitle: "Stichtag 30.11.2024", Rule: "Regel",
		Table: Table{Columns: columns(1, "Ressort", "Anteil", "Zahl", "Tage"), Rows: [][]Cell{
			cells("=A1;B", "62,5\u00a0%", "3.450", "−3"), cells("\tTab", "keine Angabe", "7", "+x")}}}
	var out strings.Builder
	if err := f.CSV(&out); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffRessort;Anteil;Zahl;Tage\r\n\"'=A1;B\";62,5;3450;-3\r\n'\tTab;keine Angabe;7;'+x\r\n\r\nAussage;'-Titel.\r\nInhalt;Stichtag 30.11.2024\r\nZählregel;Regel\r\n"
	if got := out.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
