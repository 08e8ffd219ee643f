// These tests hold the papers beside the code (reasons, licences, publiccode.yml, README) against the code.

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const maxDirect = 30 // direct Go dependencies

// read returns a file below the root.
func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{root}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// goMod is the part of `go mod edit -json` that is used here.
type goMod struct {
	Require []struct {
		Path, Version string
		Indirect      bool
	}
	Tool []struct{ Path string }
}

func readGoMod(t *testing.T) (mod goMod) {
	t.Helper()
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go mod edit: %v", err)
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	return mod
}

// moduleOf finds the required module that provides a package, "" for the standard library and our own packages.
func (m goMod) moduleOf(imported string) string {
	longest := ""
	for _, r := range m.Require {
		if (imported == r.Path || strings.HasPrefix(imported, r.Path+"/")) && len(r.Path) > len(longest) {
			longest = r.Path
		}
	}
	return longest
}

// imported lists the modules that our packages and their tests import.
func imported(t *testing.T, mod goMod) []string {
	t.Helper()
	var modules []string
	for _, p := range ours(t) {
		for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if m := mod.moduleOf(path); m != "" && !slices.Contains(modules, m) {
				modules = append(modules, m)
			}
		}
	}
	return modules
}

func TestEachDirectDependencyHasItsReason(t *testing.T) {
	mod, reasons := readGoMod(t), read(t, "docs", "dependencies.md")
	modules := imported(t, mod)
	for _, tool := range mod.Tool {
		if m := mod.moduleOf(tool.Path); !slices.Contains(modules, m) {
			modules = append(modules, m)
		}
	}
	if len(modules) > maxDirect {
		t.Errorf("%d direct dependencies, more than %d: %v", len(modules), maxDirect, modules)
	}
	var npm struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal([]byte(read(t, "static", "package.json")), &npm); err != nil {
		t.Fatal(err)
	}
	for name := range npm.Dependencies {
		modules = append(modules, name)
	}
	for name := range npm.DevDependencies {
		modules = append(modules, name)
	}
	for _, name := range modules {
		if !strings.Contains(reasons, "| `"+name+"` |") {
			t.Errorf("docs/dependencies.md does not say why %s is needed", name)
		}
	}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(reasons, -1) {
		if !slices.Contains(modules, row[1]) {
			t.Errorf("docs/dependencies.md gives a reason for %s, which nothing uses", row[1])
		}
	}
}

func TestGoModKnowsWhatIsDirect(t *testing.T) {
	mod := readGoMod(t)
	used := imported(t, mod) // the modules of tools stay "indirect" there
	for _, r := range mod.Require {
		if isDirect := slices.Contains(used, r.Path); isDirect == r.Indirect {
			t.Errorf("go.mod lists %s with indirect = %v (go mod tidy)", r.Path, r.Indirect)
		}
	}
}

func TestEveryLinkedModuleIsListedWithItsLicence(t *testing.T) {
	list := read(t, "docs", "licences.md")
	cmd := exec.Command("go", "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}| {{.Path}} | {{.Version}} |{{end}}{{end}}", "./app")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var missing []string
	for row := range strings.Lines(string(out)) {
		if row = strings.TrimSpace(row); !strings.Contains(list, row) && !slices.Contains(missing, row) {
			missing = append(missing, row)
		}
	}
	if len(missing) > 0 {
		t.Errorf("docs/licences.md lacks (make licences):\n%s", strings.Join(missing, "\n"))
	}
}

func TestPubliccodeHasItsMandatoryKeys(t *testing.T) {
	var code struct {
		Version           string   `yaml:"publiccodeYmlVersion"`
		Name              string   `yaml:"name"`
		URL               string   `yaml:"url"`
		Platforms         []string `yaml:"platforms"`
		DevelopmentStatus string   `yaml:"developmentStatus"`
		SoftwareType      string   `yaml:"softwareType"`
		Description       map[string]struct {
			Short    string   `yaml:"shortDescription"`
			Long     string   `yaml:"longDescription"`
			Features []string `yaml:"features"`
		} `yaml:"description"`
		Legal       struct{ License string }
		Maintenance struct {
			Type     string
			Contacts []struct{ Name string }
		}
		Localisation struct {
			Ready     *bool    `yaml:"localisationReady"`
			Languages []string `yaml:"availableLanguages"`
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, "publiccode.yml")), &code); err != nil {
		t.Fatal(err)
	}
	for key, present := range map[string]bool{
		"publiccodeYmlVersion": code.Version != "",
		"name":                 code.Name == "Zielstand",
		"url":                  strings.HasPrefix(code.URL, "https://"),
		"platforms":            len(code.Platforms) > 0,
		"developmentStatus":    code.DevelopmentStatus != "",
		"softwareType":         code.SoftwareType != "",
		"legal.license":        code.Legal.License == "EUPL-1.2",
		"maintenance.contacts": code.Maintenance.Type != "internal" || len(code.Maintenance.Contacts) > 0,
		"maintenance.type":     code.Maintenance.Type != "",
		"localisationReady":    code.Localisation.Ready != nil,
		"availableLanguages":   slices.Contains(code.Localisation.Languages, "de"),
	} {
		if !present {
			t.Errorf("publiccode.yml: %s is missing or wrong", key)
		}
	}
	// Lengths by the standard: short up to 150 characters, long 150 to 10,000.
	german := code.Description["de"]
	if n := len([]rune(german.Short)); n == 0 || n > 150 {
		t.Errorf("publiccode.yml: the German short description has %d characters", n)
	}
	if n := len([]rune(german.Long)); n < 150 || n > 10000 {
		t.Errorf("publiccode.yml: the German long description has %d characters", n)
	}
	if len(german.Features) == 0 {
		t.Error("publiccode.yml: no features in German")
	}
}

func TestTheReadmeNamesCommandsThatExist(t *testing.T) {
	makefile := read(t, "Makefile")
	commands := regexp.MustCompile("`make ([a-z]+)`").FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(commands) == 0 {
		t.Fatal("the README names no command")
	}
	for _, command := range commands {
		if !strings.Contains(makefile, "\n"+command[1]+":") {
			t.Errorf("the README names make %s, which does not exist", command[1])
		}
	}
}

func TestTheReadmeLinksOnlyToFilesThatExist(t *testing.T) {
	for _, link := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(read(t, "README.md"), -1) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(link[1]))); err != nil {
			t.Errorf("the README links to %s, which does not exist", link[1])
		}
	}
}
