// These tests hold the packages against the tables of docs/architecture.md.

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
)

const (
	root   = ".."
	module = "zielstand"
)

// topLevel is everything that may lie in the root of the repository: a visitor understands it at a glance.
var topLevel = []string{
	".ci", ".dockerignore", ".editorconfig", ".gitignore", "Dockerfile", "LICENSE", "Makefile", "README.md",
	"app", "docs", "go.mod", "go.sum", "models", "publiccode.yml", "seed", "static", "views",
}

// notOurs are entries that git ignores or that belong to one machine.
var notOurs = []string{".git", ".idea", ".vscode", "data", "zielstand"}

// pkg is what `go list` says about one of our packages.
type pkg struct {
	ImportPath, Dir                    string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

// path is the package's path below the module: "app/store".
func (p pkg) path() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

// ours lists the packages of this module.
func ours(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var pkgs []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); {
		var p pkg
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	if len(pkgs) == 0 {
		t.Fatal("go list found no packages")
	}
	return pkgs
}

var quoted = regexp.MustCompile("`([^`]+)`")

// table reads the Markdown table whose heading row begins with the given name: key → the quoted words of one column.
func table(t *testing.T, heading string, column int) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(text), "\n| "+heading+" |")
	if !found {
		t.Fatalf("docs/architecture.md has no table of each %s", heading)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(after[strings.Index(after, "\n")+1:]) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if key := quoted.FindStringSubmatch(cells[0]); key != nil {
			rows[key[1]] = []string{}
			for _, word := range quoted.FindAllStringSubmatch(cells[column], -1) {
				rows[key[1]] = append(rows[key[1]], word[1])
			}
		}
	}
	return rows
}

func TestEveryPackageImportsOnlyWhatItsRowNames(t *testing.T) {
	allowed := table(t, "package", 2)
	for _, p := range ours(t) {
		row, known := allowed[p.path()]
		if !known {
			t.Errorf("%s has no row in docs/architecture.md", p.path())
			continue
		}
		for _, imported := range p.Imports {
			if below, ok := strings.CutPrefix(imported, module+"/"); ok && !slices.Contains(row, below) {
				t.Errorf("%s imports %s, which its row does not name", p.path(), below)
			}
		}
	}
}

func TestTheRowsDoNotGoInACircle(t *testing.T) {
	// In a circle no arrow runs down.
	allowed := table(t, "package", 2)
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("the rows go in a circle: %s → %s", strings.Join(path, " → "), name)
		}
		for _, below := range allowed[name] {
			if _, known := allowed[below]; !known {
				t.Errorf("the row of %s names %s, which has no row", name, below)
			}
			visit(below, append(slices.Clone(path), name))
		}
	}
	for name := range allowed {
		visit(name, nil)
	}
}

func TestBorrowedWorkStaysInItsPlace(t *testing.T) {
	places := table(t, "module", 1)
	if len(places) == 0 {
		t.Fatal("docs/architecture.md names no borrowed work")
	}
	for _, p := range ours(t) {
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			for borrowed, only := range places {
				if strings.HasPrefix(imported, borrowed) && !slices.Contains(only, p.path()) {
					t.Errorf("%s imports %s, which is kept to %s", p.path(), imported, strings.Join(only, ", "))
				}
			}
		}
	}
}

func TestModelsAndAssetsNeedTheStandardLibraryOnly(t *testing.T) {
	for _, p := range ours(t) {
		if p.path() != "models" && p.path() != "static" {
			continue
		}
		for _, imported := range p.Imports {
			if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s", p.path(), imported)
			}
		}
	}
}

func TestPureRulesReadNeitherFilesNorNetwork(t *testing.T) {
	pure := []string{"models", "app/progress", "app/recut", "app/governance", "app/search", "app/german"}
	outside := []string{"os", "os/exec", "net", "net/http", "database/sql", "syscall"}
	for _, p := range ours(t) {
		if !slices.Contains(pure, p.path()) {
			continue
		}
		for _, imported := range p.Imports {
			if slices.Contains(outside, imported) {
				t.Errorf("%s imports %s", p.path(), imported)
			}
		}
	}
}

func TestTheTopLevelIsFixed(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(topLevel, entry.Name()) && !slices.Contains(notOurs, entry.Name()) {
			t.Errorf("%s lies at the top; give it a home, or a place in topLevel with a reason", entry.Name())
		}
	}
	for _, name := range topLevel {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Errorf("%s is missing at the top", name)
		}
	}
}
