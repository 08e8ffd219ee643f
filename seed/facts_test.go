// Tests that the seed says what the collected facts say: the golden file lists their ids, titles and places.

package seed

import (
	"encoding/json"
	"flag"
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
		case *models.Strategy, *models.Document, *models.Ministry, *models.Field, *models.FocusTopic, *models.Target, *models.Measure:
			byID[r.RecordID()] = r
		}
	}
	documents := map[string]string{}
	for _, d := range records.Documents {
		documents[d.ID] = d.FileName
	}
	for _, f := range facts {
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
			return documents[s.DocumentID] == f.File && s.Lines == f.Lines && s.Origin == models.OriginSource
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
	// Only the sources' list of 00; of 50 neither bodies nor persons, which are not seeded yet.
	wanted := map[string]*regexp.Regexp{
		"00": regexp.MustCompile(`^quelle-`), "10": regexp.MustCompile(`^(?:rlp-[^s]|rlp-strategie-|dok-|agenda-|st-)`), "20": regexp.MustCompile(`.`),
		"30": regexp.MustCompile(`.`), "50": regexp.MustCompile(`^(?:mid-st$|block-|st-)`), "90": regexp.MustCompile(`.`),
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

// collect walks a tree of facts and keeps every mapping with an id and a title or name.
func collect(facts []fact, node any, ids *regexp.Regexp) []fact {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			facts = collect(facts, child, ids)
		}
	case map[string]any:
		id, _ := n["id"].(string)
		title, _ := n["titel"].(string)
		if name, ok := n["name"].(string); ok {
			title = name
		}
		if title != "" && ids.MatchString(id) {
			f := fact{ID: id, Title: title}
			if place, ok := n["quelle"].(map[string]any); ok {
				f.File, _ = place["datei"].(string)
				line, _ := json.Marshal(place["zeile"])
				f.Lines = strings.Trim(string(line), `"`)
			}
			facts = append(facts, f)
		}
		keys := make([]string, 0, len(n))
		for k := range n {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			facts = collect(facts, n[k], ids)
		}
	}
	return facts
}
