// The figures of the governance: true sentences, what was decided later does not count, what is confidential is said so.

package charts

import (
	"encoding/json"
	"fmt"
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
		{"beschluesse", "2024-07-01", progress.Scope{}, "2 von 3 Beschlussvorschlägen sind angenommen, 1 zur Kenntnis genommen; die meisten (2) von „Ministerrat“."},
		{"beschluesse", "2026-07-01", progress.Scope{}, "2 von 4 Beschlussvorschlägen sind angenommen, 1 zur Kenntnis genommen, 1 abgelehnt; die meisten (3) von „Ministerrat“."},
		{"beschluesse", "2024-07-01", progress.Scope{MinistryID: "mdi"}, "Der einzige Beschluss (Ministerrat) ist „beschlossen“."},
		{"beschluesse", "2020-07-01", progress.Scope{}, "Der einzige Beschluss (Ministerrat) ist „zur Kenntnis genommen“."},
		{"auftraege", "2024-07-01", progress.Scope{}, "1 von 7 Aufträgen ist überfällig; 3 haben keinen Termin."},
		{"auftraege", "2024-05-31", progress.Scope{}, "Keiner der 7 Aufträge ist überfällig; 3 haben keinen Termin."},
		{"auftraege", "2025-07-01", progress.Scope{MinistryID: "fm"}, "2 von 2 Aufträgen sind überfällig."},
		{"beschlussweg", "2024-07-01", progress.Scope{}, "Aus 2 Beschlüssen folgen 6 Aufträge, 3 davon mit 2 Maßnahmen; 1 bestätigt; 1 überfällig."},
		{"beschlussweg", "2024-07-01", progress.Scope{MinistryID: "mdi"}, "Aus 1 Beschluss folgen 2 Aufträge, 2 davon mit 2 Maßnahmen; 1 überfällig."},
		{"gremien", "2024-07-01", progress.Scope{}, "4 von 5 offenen Aufträgen hat „Ministerrat“ vergeben; 1 ist überfällig."},
		{"gremien-baum", "2024-03-01", progress.Scope{MinistryID: "fm"}, "„Ministerrat“ hat 2 offene Aufträge."},
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

func TestWhatIsConfidentialIsCountedAsNotPublic(t *testing.T) {
	p := small(t, "2024-07-01", governing(t)...).For(models.Viewer{})
	f := build(t, "auftraege", Query{Portfolio: p, BodyID: "konf"})
	if f.Title != "Wie weit der Auftrag ist, ist nicht öffentlich; er hat keinen Termin." || f.Table.Rows[0][5].Text != "nicht öffentlich" ||
		!strings.Contains(f.Rule, "Wie weit 1 Auftrag ist, ist nach den Regeln des Gremiums nicht öffentlich.") {
		t.Errorf("what is confidential reads %q, %q", f.Title, f.Rule)
	}
}

func TestManyAssignmentsBecomeAFewPoints(t *testing.T) {
	f := build(t, "auftraege", query(manyDuties(t, 5000), progress.Scope{}))
	if size := len(f.JSON()); size > 400_000 || !strings.Contains(f.Rule, "Ein Punkt steht für alle Aufträge eines") || len(f.Table.Rows) > mostDuties {
		t.Errorf("5,000 assignments are an option of %d bytes and %d rows: %s", size, len(f.Table.Rows), f.Rule)
	}
}

// manyDuties is the governance with n assignments of every kind and state more.
func manyDuties(t testing.TB, n int) *models.Portfolio {
	var more []models.Record
	for i := range n {
		a := &models.Assignment{Base: models.Base{ID: fmt.Sprintf("n%05d", i), Version: 1}, Kind: models.AssignmentResolved, BodyID: "rat", ResolutionID: "r1", Title: "Auftrag",
			Responsible: "Ressort", MinistryIDs: models.Strings{"mdi"}, MeasureIDs: models.Strings{"a"}, State: models.AssignmentOpen, Published: true}
		a.Deadline.Kind = models.DeadlineKinds[i%len(models.DeadlineKinds)]
		a.Deadline.Until = models.On(day(t, "2024-01-01").AddDays(i * 7 % 2000))
		if i%3 == 0 {
			a.State, a.ReportedOn = models.AssignmentReportedDone, day(t, "2024-01-01")
		}
		more = append(more, a)
	}
	return small(t, "2024-07-01", governing(t, more...)...)
}

// BenchmarkFiguresOfFiftyThousandAssignments makes each figure of the governance of a large one.
func BenchmarkFiguresOfFiftyThousandAssignments(b *testing.B) {
	q := query(manyDuties(b, 50_000), progress.Scope{})
	for _, kind := range governanceKinds {
		b.Run(kind.Name, func(b *testing.B) {
			for b.Loop() {
				if f, err := Build(kind.Name, q); err != nil || len(f.JSON()) > 400_000 {
					b.Fatal(err)
				}
			}
		})
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

func TestTheHomeLandComesFirstAndWhatLiesBetweenTheLaenderLast(t *testing.T) {
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	given := governing(t,
		&models.Body{Base: base("senat"), JurisdictionID: "hh", Name: "Senat", Kind: models.BodyCabinet, Published: true},
		&models.Ministry{Base: base("hh-it"), JurisdictionID: "hh", Name: "Amt für IT", Abbreviation: "AIT"},
		&models.Membership{Base: base("m6"), BodyID: "senat", MinistryID: "hh-it", Role: models.MemberFull, Vote: true})
	for _, c := range []struct {
		land, bodies, ministries string
	}{
		{"", "senat rat board cdo konf", "hh-it mdi fm"}, // Hamburg has the lower key
		{"02", "senat rat board cdo konf", "hh-it mdi fm"},
		{"07", "rat board cdo senat konf", "mdi fm hh-it"},
	} {
		q := query(small(t, "2024-07-01", given...), progress.Scope{})
		q.Land = c.land
		m := q.bodyMap()
		var bodies, ministries []string
		for _, b := range m.ordered(m.rows()) {
			bodies = append(bodies, b.ID)
		}
		for _, ministry := range m.ministries {
			ministries = append(ministries, ministry.ID)
		}
		if got := strings.Join(bodies, " "); got != c.bodies {
			t.Errorf("home %q: the bodies are %s, want %s", c.land, got, c.bodies)
		}
		if got := strings.Join(ministries, " "); got != c.ministries {
			t.Errorf("home %q: the ministries are %s, want %s", c.land, got, c.ministries)
		}
	}
}
