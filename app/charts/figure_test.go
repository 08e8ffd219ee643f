// Every figure in every scope and on every day: well formed, honest where there is nothing to draw, and
// the same as the golden ones.

package charts

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

var update = flag.Bool("update", false, "write the golden figures anew")

func TestFiguresAreAsTheyWere(t *testing.T) {
	states := map[string]*models.Portfolio{"seed": seeded(t, "2024-11-30"), "demo": demonstration(t, "2026-11-01")}
	for state, p := range states {
		for _, kind := range Kinds {
			if kind.Governance() {
				continue // these have goldens of a governance made by hand
			}
			f := build(t, kind.Name, query(p, rlp))
			text, err := json.MarshalIndent(struct {
				*Figure
				Option any `json:"Option"`
			}{f, f.option}, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", state+"-"+kind.Name+".json")
			if *update {
				if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(bytes.TrimSpace(want), text) {
				t.Errorf("%s differs from the figure: see it, then go test ./app/charts -update", path)
			}
		}
	}
}

func TestEveryFigureServesEveryScopeOnEveryDay(t *testing.T) {
	for _, iso := range []string{"2020-01-01", "2023-07-01", "2024-11-18", "2025-12-31", "2026-11-01", "2031-01-01"} {
		for state, p := range map[string]*models.Portfolio{"seed": seeded(t, iso), "demo": demonstration(t, iso)} {
			for scope, s := range scopes(p) {
				for _, kind := range Kinds {
					f := build(t, kind.Name, query(p, s))
					for _, problem := range flaws(f) {
						t.Errorf("%s, %s, %s of %s: %s", state, iso, kind.Name, scope, problem)
					}
				}
			}
		}
	}
}

// flaws lists what is wrong with a figure's form.
func flaws(f *Figure) []string {
	var found []string
	must := func(ok bool, format string, args ...any) {
		if !ok {
			found = append(found, fmt.Sprintf(format, args...))
		}
	}
	must(strings.HasSuffix(f.Title, "."), "title is no sentence: %q", f.Title)
	must(strings.Contains(f.Subtitle, "Stichtag ") && strings.Contains(f.Subtitle, "n\u00a0=\u00a0"), "subtitle without n or Stichtag: %q", f.Subtitle)
	must((f.Empty == "") == (f.option != nil), "neither chart nor sentence: %q", f.Empty)
	must(f.Empty == "" || f.Empty == f.Title, "title %q, empty %q", f.Title, f.Empty)
	if f.Empty == "" {
		must(f.Alt != "" && f.Rule != "" && f.Height.Wide > 0 && len(f.Table.Rows) > 0, "alt %q, rule %q, height %d, rows %d", f.Alt, f.Rule, f.Height.Wide, len(f.Table.Rows))
	}
	for _, row := range f.Table.Rows {
		must(len(row) == len(f.Table.Columns), "row %v has %d cells for %d columns", row, len(row), len(f.Table.Columns))
		for i, cell := range row {
			must(cell.Text != "" || f.Table.Columns[i].Numeric || i > 0, "row %v has no head", row)
			must(!strings.Contains(cell.Text, "NaN"), "row %v", row)
		}
	}
	must(json.Valid(f.JSON()), "invalid JSON")
	for _, text := range []string{f.Title, f.Subtitle, f.Alt, f.Rule} {
		must(!strings.Contains(text, "NaN") && !strings.Contains(text, "%!") && !strings.Contains(text, "  ") && !strings.Contains(text, ".."), "odd text %q", text)
	}
	return append(found, words(f.option, "")...)
}

// functions are those that static/src/js/functions.js offers.
var functions = []string{"fn:monat", "fn:datum", "fn:zahl", "fn:ganzzahl", "fn:prozent", "fn:zeitbalken", "fn:raute", "fn:plakette"}

// words lists tokens and functions that nobody knows, outside of the data.
func words(node any, key string) []string {
	var found []string
	switch v := node.(type) {
	case object:
		for name, value := range v {
			found = append(found, words(value, name)...)
		}
	case list:
		for _, value := range v {
			found = append(found, words(value, key)...)
		}
	case string:
		if dataKeys[key] {
			break
		}
		if m := token.FindStringSubmatch(v); m != nil && colours[m[1]][0] == "" || strings.HasPrefix(v, "fn:") && !slices.Contains(functions, v) {
			found = append(found, "unknown word "+v+" at "+key)
		}
	}
	return found
}

func TestWhatChangesOnAPhoneChangesBack(t *testing.T) {
	p, governed := demonstration(t, "2026-11-01"), small(t, "2024-07-01", governing(t)...)
	var compare func(path string, narrow, wide any)
	compare = func(path string, narrow, wide any) {
		switch n := narrow.(type) {
		case object:
			w, ok := wide.(object)
			if !ok {
				t.Errorf("%s stays narrow", path)
				return
			}
			for key, value := range n {
				compare(path+"."+key, value, w[key])
			}
		case list:
			w, ok := wide.(list)
			switch {
			case !ok || allObjects(n) && len(w) < len(n):
				t.Errorf("%s stays narrow", path)
			case allObjects(n): // other lists are replaced as wholes
				for i := range n {
					compare(fmt.Sprint(path, ".", i), n[i], w[i])
				}
			}
		default:
			if wide == nil {
				t.Errorf("%s stays narrow", path)
			}
		}
	}
	for _, kind := range Kinds {
		f := build(t, kind.Name, query(p, rlp))
		if kind.Governance() {
			f = build(t, kind.Name, query(governed, progress.Scope{}))
		}
		media, ok := f.option["media"].(list)
		if !ok {
			t.Errorf("%s has no form for a phone", kind.Name)
			continue
		}
		last := media[len(media)-1].(object)
		if last["query"] != nil {
			t.Errorf("%s has no form for a desk", kind.Name)
		}
		for _, rule := range media[:len(media)-1] { // what a phone changes, a column changes or changes back, too
			compare(kind.Name, media[0].(object)["option"], rule.(object)["option"])
		}
		compare(kind.Name, media[0].(object)["option"], last["option"])
	}
}

func TestWithoutDataASentenceStandsForTheChart(t *testing.T) {
	nothing := models.NewPortfolio(models.Head{}, &models.Records{}).At(day(t, "2024-11-30"))
	for _, kind := range Kinds {
		want := noMeasures
		if kind.Governance() {
			want = noBodies
		}
		if f := build(t, kind.Name, query(nothing, progress.Scope{})); f.Empty != want || string(f.JSON()) != "null" || f.Option(Light) != nil {
			t.Errorf("%s of nothing: %q %s", kind.Name, f.Empty, f.JSON())
		}
	}
	silent := small(t, "2024-11-30", measure("a", "A"))
	for name, want := range map[string]string{
		"status-nach-ressort": noReports, "phasen": noReports, "ampel": noReports, "ampel-verlauf": noReports, "meldeaktivitaet": noReports, "strategievergleich": noReports,
		"fortschritt-fokusthemen":   "Bis zu diesem Stichtag ist für keine Maßnahme ein Fortschritt in Prozent bekannt.",
		"zeitplan":                  "Für keine Maßnahme ist ein Termin angegeben.",
		"zustaendigkeiten":          "Für keine Maßnahme sind Fokusthema und federführendes Ressort bekannt.",
		"zustaendigkeiten-ressorts": "Für keine Maßnahme ist ein zuständiges Ressort bekannt.",
	} {
		if f := build(t, name, query(silent, progress.Scope{})); f.Empty != want {
			t.Errorf("%s without reports: %q, want %q", name, f.Empty, want)
		}
	}
	if _, err := Build("gibt-es-nicht", query(silent, progress.Scope{})); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown figure gave %v", err)
	}
}

func TestInventedDataAndOldKnowledgeAreNamed(t *testing.T) {
	p := demonstration(t, "2026-11-01")
	p.KnownAt = models.InstantOf(day(t, "2026-10-01").Time())
	for _, kind := range Kinds {
		f := build(t, kind.Name, query(p, rlp))
		var csv bytes.Buffer
		if err := f.CSV(&csv); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{f.Subtitle, csv.String()} {
			if !strings.Contains(text, "Demonstrationsdaten") || !strings.Contains(text, "Kenntnisstand 01.10.2026") {
				t.Errorf("%s does not say what it rests on", kind.Name)
			}
		}
	}
}

func TestAThousandMeasuresStayReadable(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, seed.Generate(1000, 4))
	_, last := progress.Span(p.At(day(t, "2100-01-01")), progress.Scope{})
	for _, kind := range Kinds {
		f := build(t, kind.Name, query(p.At(last), progress.Scope{}))
		for _, problem := range flaws(f) {
			t.Errorf("%s: %s", kind.Name, problem)
		}
		if size := len(f.JSON()); size > 400_000 {
			t.Errorf("%s: an option of %d bytes", kind.Name, size)
		}
	}
	rings := string(build(t, "struktur", query(p.At(last), progress.Scope{})).JSON())
	if targets := strings.Count(rings, `"Ziel: `); targets < 100 || strings.Contains(rings, "Ampel: ") {
		t.Errorf("the rings of 1,000 name %d targets", targets)
	}
	f := build(t, "zeitplan", query(p.At(last), progress.Scope{}))
	if len(f.Table.Rows) != mostRows || !strings.Contains(f.Rule, "Gezeigt sind die 40 dringendsten von ") {
		t.Errorf("timetable of 1,000: %d rows, %q", len(f.Table.Rows), f.Rule)
	}
}

func BenchmarkFigureOfPhases(b *testing.B) {
	q := query(demonstration(b, "2026-11-01"), rlp)
	for b.Loop() {
		if f, err := Build("phasen", q); err != nil || len(f.JSON()) == 0 {
			b.Fatal(err)
		}
	}
}
