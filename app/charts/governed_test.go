// The figures of the governance: true sentences, what was decided later does not count, what is confidential is said so.

package charts

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestFiguresOfTheGovernanceAreAsTheyWere(t *testing.T) {
	p := small(t, "2024-07-01", governing(t)...)
	for _, kind := range governanceKinds {
		f := build(t, kind.Name, query(p, progress.Scope{}))
		for _, problem := range flaws(f) {
			t.Errorf("%s: %s", kind.Name, problem)
		}
		text, err := json.MarshalIndent(struct {
			*Figure
			Option any `json:"Option"`
		}{f, f.option}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "governed-"+kind.Name+".json")
		if *update {
			if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || strings.TrimSpace(string(want)) != string(text) {
			t.Errorf("%s differs from the figure (%v): see it, then go test ./app/charts -update", path, err)
		}
	}
}

func TestFindingsOfTheGovernance(t *testing.T) {
	given := governing(t)
	for _, c := range []struct {
		figure, day string
		scope       progress.Scope
		want        string
	}{
		{"beschluesse", "2024-07-01", progress.Scope{}, "2 von 3 Beschlussvorschlägen sind angenommen, 1 zur Kenntnis genommen; die meisten (2) gehören zu „Ministerrat“."},
		{"beschluesse", "2026-07-01", progress.Scope{}, "2 von 4 Beschlussvorschlägen sind angenommen, 1 zur Kenntnis genommen, 1 abgelehnt; die meisten (3) gehören zu „Ministerrat“."},
		{"beschluesse", "2024-07-01", progress.Scope{MinistryID: "mdi"}, "Der einzige Beschluss (Ministerrat) ist „beschlossen“."},
		{"beschluesse", "2020-07-01", progress.Scope{}, "Der einzige Beschluss (Ministerrat) ist „zur Kenntnis genommen“."},
		{"vorsitz", "2023-07-01", progress.Scope{}, "Den Vorsitz von „KdL“ haben gemeinsam Hamburg und Hessen (2023); dann folgt Land."},
		{"vorsitz", "2024-07-01", progress.Scope{}, "Den Vorsitz von „KdL“ hat Land (2024); dann folgt Hessen."},
		{"vorsitz", "2022-07-01", progress.Scope{}, "Der nächste Vorsitz von „KdL“ ist 2023 bei Hamburg und Hessen."},
		{"vorsitz", "2030-07-01", progress.Scope{}, "Die Reihenfolge des Vorsitzes von „KdL“ endet 2025 mit Hessen."},
	} {
		if f := build(t, c.figure, query(small(t, c.day, given...), c.scope)); f.Title != c.want {
			t.Errorf("%s on %s of %+v:\n got %s\nwant %s", c.figure, c.day, c.scope, f.Title, c.want)
		}
	}
}

func TestFiguresOfTheGovernanceServeEveryScope(t *testing.T) {
	given := governing(t)
	for _, iso := range []string{"2020-01-01", "2024-07-01", "2031-01-01"} {
		p := small(t, iso, given...)
		for _, viewer := range []models.Viewer{{}, {Rights: models.RightsOffice, Land: "07"}} {
			for _, s := range []progress.Scope{{}, {StrategyID: "s"}, {StrategyID: "gibt-es-nicht"}, {TopicID: "t"}, {MeasureID: "a"}, {MinistryID: "mdi"}, {MinistryID: "fm", FieldID: "f"}} {
				for _, kind := range governanceKinds {
					for _, problem := range flaws(build(t, kind.Name, query(p.For(viewer), s))) {
						t.Errorf("%s on %s of %+v: %s", kind.Name, iso, s, problem)
					}
				}
			}
		}
	}
}
