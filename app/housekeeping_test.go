// These tests keep the budgets of docs/architecture.md: lengths of files and functions, comments, documentation.

package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	maxFile     = 600 // lines of any source file
	medianFile  = 150 // lines of the production Go files
	p90Function = 45  // lines of the production functions
)

// source is one parsed Go file of ours that no generator wrote.
type source struct {
	path  string // below the root
	lines int
	file  *ast.File
	fset  *token.FileSet
}

func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

// line is where pos stands in the file.
func (s source) line(pos token.Pos) int { return s.fset.Position(pos).Line }

// walk calls visit with each file below the root that is neither installed nor built nor hidden.
func walk(t *testing.T, visit func(path string, text []byte)) {
	t.Helper()
	skipped := []string{"node_modules", "dist", "testdata", "data"}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") && name != ".ci" || slices.Contains(skipped, name)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !slices.Contains([]string{".go", ".templ", ".js", ".mjs", ".css"}, filepath.Ext(name)) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(root, path)
		visit(filepath.ToSlash(below), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// sources parses our Go files, the generated ones left out.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	walk(t, func(path string, text []byte) {
		if filepath.Ext(path) != ".go" {
			return
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, text, parser.ParseComments)
		if err != nil {
			t.Errorf("%v", err)
			return
		}
		if !ast.IsGenerated(file) {
			all = append(all, source{path, bytes.Count(text, []byte("\n")), file, fset})
		}
	})
	if len(all) == 0 {
		t.Fatal("no Go files found")
	}
	return all
}

// quantile is the value that the given share of the numbers does not exceed.
func quantile(numbers []int, share float64) int {
	slices.Sort(numbers)
	return numbers[int(share*float64(len(numbers)-1))]
}

func TestNoFileIsTooLong(t *testing.T) {
	walk(t, func(path string, text []byte) {
		lines := bytes.Count(text, []byte("\n"))
		if lines > maxFile && !strings.HasSuffix(path, "_templ.go") {
			t.Errorf("%s has %d lines, more than %d", path, lines, maxFile)
		}
	})
}

func TestFilesAndFunctionsAreShort(t *testing.T) {
	var files, functions []int
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		files = append(files, s.lines)
		for _, decl := range s.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				functions = append(functions, s.line(f.End())-s.line(f.Pos())+1)
			}
		}
	}
	if got := quantile(files, 0.5); got > medianFile {
		t.Errorf("the median file has %d lines, more than %d", got, medianFile)
	}
	if got := quantile(functions, 0.9); got > p90Function {
		t.Errorf("a tenth of the functions has %d lines and more; the budget is %d", got, p90Function)
	}
}

func TestEveryFileSaysWhatItIsFor(t *testing.T) {
	for _, s := range sources(t) {
		if len(s.file.Comments) == 0 || s.line(s.file.Comments[0].Pos()) != 1 || s.file.Comments[0].Pos() > s.file.Package {
			t.Errorf("%s does not begin with a comment that says what it is for", s.path)
		}
	}
}

func TestEveryPackageHasOneComment(t *testing.T) {
	// Folder → files that describe the package. A package of test files only is described by one of them.
	production, tests := map[string][]string{}, map[string][]string{}
	for _, s := range sources(t) {
		dir, described := filepath.ToSlash(filepath.Dir(s.path)), production
		if s.isTest() {
			described = tests
		}
		files := described[dir]
		if s.file.Doc != nil {
			files = append(files, s.path)
		}
		described[dir] = files
	}
	for dir, files := range tests {
		if _, both := production[dir]; !both {
			production[dir] = files
		} else if len(files) > 0 {
			t.Errorf("%v describes the package from a test; leave a blank line below the comment", files)
		}
	}
	for dir, files := range production {
		if len(files) != 1 {
			t.Errorf("%s has %d package comments, not one: %v", dir, len(files), files)
		}
	}
}

func TestExportedIdentifiersAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		for _, decl := range s.file.Decls {
			for _, name := range undocumented(decl) {
				t.Errorf("%s:%d: %s is exported and not documented", s.path, s.line(name.Pos()), name.Name)
			}
		}
	}
}

// undocumented returns the exported names of a declaration that no comment explains. A comment on a group
// explains its members, one behind a constant that constant.
func undocumented(decl ast.Decl) (names []*ast.Ident) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
			names = append(names, d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
					names = append(names, s.Name)
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
						names = append(names, name)
					}
				}
			}
		}
	}
	return names
}

// exportedReceiver says whether a function can be reached from outside by its receiver; one without can.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	kind := f.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	if generic, ok := kind.(*ast.IndexExpr); ok {
		kind = generic.X
	}
	name, ok := kind.(*ast.Ident)
	return !ok || name.IsExported()
}
