// Tests that the seed says what the collected facts say: the golden file lists their ids, titles and places.

package seed

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"zielstand/models"
)

var update = flag.Bool("update", false, "write the golden file anew from ../../shared/facts")

const factsGolden = "testdata/facts.json"

// fact is what the golden file keeps of one entry of the facts.
type fact struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	File  string `json:"file,omitempty"`  // the source document's file
	Lines string `json:"lines,omitempty"` // the place in it
	// Deadline is the kind of deadline of an assignment, and Person marks an office holder.
	Deadline models.DeadlineKind `json:"deadline,omitempty"`
	Person   bool                `json:"person,omitempty"`
}

func TestEveryFactIsInTheSeedWithItsTitleAndPlace(t *testing.T) {
	if *update {
		writeFacts(t)
	}
	facts := readFacts(t)
	if len(facts) < 70 {
		t.Fatalf("only %d facts in %s", len(facts), factsGolden)
	}
	records := load(t)
	byID := map[string]models.Record{}
	for _, r := range records.All() {
		switch r.(type) {
		case *models.Strategy, *models.Document, *models.Ministry, *models.Field, *models.FocusTopic, *models.Target, *models.Measure,
			*models.Body, *models.ChairTurn, *models.Meeting, *models.Resolution, *models.Assignment:
			byID[r.RecordID()] = r
		}
	}
	documents := map[string]string{}
	for _, d := range records.Documents {
		documents[d.ID] = d.FileName
	}
	for _, f := range facts {
		if f.Person {
			continue // their ids must not be those of the facts, which are their names
		}
		r, ok := byID[f.ID]
		if !ok {
			t.Errorf("the fact %q is not in the seed", f.ID)
			continue
		}
		titles, sources := describe(r)
		if !slices.Contains(titles, f.Title) {
			t.Errorf("%s is called %q, the facts say %q", f.ID, titles, f.Title)
		}
		if f.Lines != "" && !slices.ContainsFunc(sources, func(s models.Source) bool {
			return (f.File == "" || documents[s.DocumentID] == f.File) && s.Lines == f.Lines && s.Origin == models.OriginSource
		}) {
			t.Errorf("%s has the sources %+v, the facts say %s, lines %s", f.ID, sources, f.File, f.Lines)
		}
	}
}

func describe(r models.Record) (titles []string, sources models.Sources) {
	switch r := r.(type) {
	case *models.Strategy:
		return []string{r.Title}, r.Sources
	case *models.Document:
		return []string{r.Title}, r.Sources
	case *models.Ministry:
		return []string{r.Name, r.AlsoCalled}, r.Sources
	case *models.Field:
		return []string{r.Title}, r.Sources
	case *models.FocusTopic:
		return []string{r.Title}, r.Sources
	case *models.Target:
		return []string{r.Title}, r.Sources
	case *models.Measure:
		return []string{r.Title}, r.Sources
	case *models.Body:
		return []string{r.Name, r.ShortName}, r.Sources
	case *models.ChairTurn:
		return []string{strings.Join(r.JurisdictionIDs, ", ")}, r.Sources
	case *models.Meeting:
		return []string{r.Title}, r.Sources
	case *models.Resolution:
		return []string{r.Title}, r.Sources
	case *models.Assignment:
		return []string{r.Title}, r.Sources
	}
	return nil, nil
}

func readFacts(t *testing.T) []fact {
	t.Helper()
	text, err := os.ReadFile(factsGolden)
	if err != nil {
		t.Fatal(err)
	}
	var facts []fact
	if err := json.Unmarshal(text, &facts); err != nil {
		t.Fatal(err)
	}
	return facts
}

// writeFacts collects the entries of the chapters that are seeded.
func writeFacts(t *testing.T) {
	t.Helper()
	var facts []fact
	// Only the sources' list of 00; of 40 and 50 what is a body, an office, a person or a measure.
	wanted := map[string]*regexp.Regexp{
		"00": regexp.MustCompile(`^quelle-`), "10": regexp.MustCompile(`^(?:rlp-[^s]|rlp-strategie-|dok-|agenda-|st-)`), "20": regexp.MustCompile(`.`),
		"30": regexp.MustCompile(`.`), "50": regexp.MustCompile(`.`), "90": regexp.MustCompile(`.`),
		"40": regexp.MustCompile(`^(?:[a-z]+-(?:alt|schweitzer|schall|ruhose|fuhr)|ministerrat-rlp|c[id]o-rlp|ressort-.*|fachressorts-rlp|it-planungsrat.*|landtag-.*|digitalministerkonferenz|d16|[wif]mk|asmk)$`),
		"60": regexp.MustCompile(`^dmk-geschaeftsordnung-2024$`), "61": regexp.MustCompile(`.`), "62": regexp.MustCompile(`^dmk1`),
		"70": regexp.MustCompile(`^mr-`),
	}
	names, err := filepath.Glob("../../shared/facts/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no facts to update from: %v", err)
	}
	for _, name := range names {
		if ids := wanted[filepath.Base(name)[:2]]; ids != nil {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var tree any
			if err := yaml.Unmarshal(text, &tree); err != nil {
				t.Fatal(err)
			}
			facts = collect(facts, tree, ids)
		}
	}
	text, err := json.MarshalIndent(facts, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(factsGolden, append(text, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// collect walks a tree of facts and keeps every mapping with an id and a title or name, and every line of the table of
// chairs.
func collect(facts []fact, node any, ids *regexp.Regexp) []fact {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			facts = collect(facts, child, ids)
		}
	case map[string]any:
		id, _ := n["id"].(string)
		f := fact{ID: id}
		for _, name := range []string{"name", "titel", "bezeichnung", "aufgabe"} {
			if title, ok := n[name].(string); ok && f.Title == "" {
				f.Title = title
			}
		}
		if year, ok := n["jahr"]; ok && n["nr"] != nil {
			f = fact{ID: fmt.Sprintf("digitalministerkonferenz.vorsitz-%v", year), Title: strings.Trim(fmt.Sprint(n["laender"]), "[]")}
			f.Title = strings.ReplaceAll(f.Title, " ", ", ")
		}
		if f.Title != "" && ids.MatchString(f.ID) {
			_, f.Person = n["funktion"]
			f.Lines = inLine(n["quelle_zeile"])
			if place, ok := n["quelle"].(map[string]any); ok {
				f.File, _ = place["datei"].(string)
				f.Lines = inLine(place["zeile"])
			}
			if _, duty := n["verantwortlich"]; duty {
				f.Deadline = deadlineOf(n)
			}
			facts = append(facts, f)
		}
		for _, k := range slices.Sorted(maps.Keys(n)) {
			facts = collect(facts, n[k], ids)
		}
	}
	return facts
}

func inLine(lines any) string {
	if lines == nil {
		return ""
	}
	return fmt.Sprint(lines)
}

// deadlineOf is the kind of deadline that the facts tell of a duty.
func deadlineOf(duty map[string]any) models.DeadlineKind {
	deadline, stated := duty["frist"].(map[string]any)
	switch {
	case stated && deadline["datum"] == nil:
		return models.DeadlineMeeting
	case stated && deadline["datum_genauigkeit"] == "halbjahr":
		return models.DeadlinePeriod
	case stated:
		return models.DeadlineDate
	case duty["frist_hinweis"] != nil:
		return models.DeadlineSoft
	}
	return models.DeadlineNone
}
