// Tests of reading seed files: mistakes are found and named with file and line.

package seed

import (
	"strings"
	"testing"
	"testing/fstest"

	"zielstand/models"
)

const land = "jurisdictions:\n  - id: land\n    name: Land\n"

func TestMistakesInSeedFilesAreNamedWithFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an unknown key":               {land + "    capital: Mainz\n", `test.yaml:4: unknown field "capital"`},
		"an unknown kind of record":    {land + "cities: []\n", `test.yaml:4: unknown field "cities"`},
		"a record without its title":   {land + "strategies:\n  - id: s\n    jurisdiction: land\n", `test.yaml:5: invalid strategy "s"; title`},
		"a reference to nothing":       {land + "strategies:\n  - id: s\n    title: S\n    jurisdiction: elsewhere\n", `test.yaml:5: strategy "s" refers to the jurisdiction "elsewhere", which is not there`},
		"a source that is not there":   {land + "    sources: [{document: lost, lines: \"1\"}]\n", `refers to the document "lost"`},
		"a record that is there twice": {land + "  - id: land\n    name: Land\n", `test.yaml:4: jurisdiction "land" is there twice`},
		"a day that does not exist":    {land + "ministries:\n  - id: m\n    valid_from: 2023-02-30\n", `no such day`},
		"a number that is none":        {land + "ministries:\n  - id: m\n    position: first\n", `test.yaml:6: `},
		"an id that is no text":        {"jurisdictions:\n  - id: [1]\n", `test.yaml:2: an id is text`},
		"a key given twice":            {land + "    name: Land\n", `test.yaml:4: `},
		"broken YAML":                  {"jurisdictions: [\n", `test.yaml:1: `},
		"two documents in a file":      {land + "---\n" + land, `want one YAML document`},
		"a wording without a phase": {land + "strategies:\n  - id: s\n    title: S\n    jurisdiction: land\n" +
			"interview_reports: {as_of: 2024-11-18}\nmeasures:\n  - id: m\n    strategy: s\n    title: M\n    source_status: mal sehen\n",
			`test.yaml:10: measure "m": no phase is agreed for the wording "mal sehen"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := LoadFrom(fstest.MapFS{"test.yaml": {Data: []byte(c.text)}})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "test.yaml:") {
				t.Errorf("error %v\nwant it to say %s", err, c.want)
			}
		})
	}
}

func TestFilesMayReferToEachOtherInAnyOrder(t *testing.T) {
	records, err := LoadFrom(fstest.MapFS{
		"a.yaml":     {Data: []byte("strategies:\n  - id: s\n    title: S\n    jurisdiction: land\n")},
		"b.yaml":     {Data: []byte(land)},
		"empty.yaml": {Data: []byte("# nothing yet\n")},
		"readme.md":  {Data: []byte("not read")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(records.All()) != 2 {
		t.Errorf("%d records, want 2", len(records.All()))
	}
}

// FuzzLoad holds that no file makes the loader give up, and that what it accepts is valid and whole.
func FuzzLoad(f *testing.F) {
	entries, err := files.ReadDir(".")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(land))
	f.Fuzz(func(t *testing.T, text []byte) {
		records, err := LoadFrom(fstest.MapFS{"test.yaml": {Data: text}})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "test.yaml:") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		for _, r := range records.All() {
			if err := r.Validate(); err != nil {
				t.Errorf("accepted a malformed record: %v", err)
			}
		}
		models.NewPortfolio(models.Head{}, records)
	})
}
