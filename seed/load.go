// Reading YAML strictly: an unknown key, a value of the wrong type, a malformed record and a reference to
// nothing are errors that name file and line.

package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"zielstand/models"
)

// LoadFrom reads every *.yaml file at the top of a folder and returns their records together. Files may
// refer to each other. Errors begin with the file and, where one is to blame, the line.
func LoadFrom(folder fs.FS) (*models.Records, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list seed files: %w", err)
	}
	l := &loader{records: &models.Records{}, known: map[key]bool{}}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("read seed file: %w", err)
		}
		chapter, err := decode(text)
		if err != nil {
			return nil, positioned(name, err)
		}
		l.file = name
		if err := l.addChapter(chapter); err != nil {
			return nil, err
		}
	}
	return l.records, l.checkReferences()
}

// decode reads the one document of a file.
func decode(text []byte) (c *chapter, err error) {
	// The parser is foreign code that meets foreign input: should it give up, the file is at fault, not us.
	defer func() {
		if r := recover(); r != nil {
			c, err = nil, fmt.Errorf("not readable as YAML: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict())
	c = new(chapter)
	if err := decoder.Decode(c); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := decoder.Decode(new(chapter)); !errors.Is(err, io.EOF) {
		return nil, errors.New("want one YAML document per file")
	}
	return c, nil
}

// positioned puts file and line before an error of the YAML parser.
func positioned(file string, err error) error {
	var at interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		return fmt.Errorf("%s:%d: %s", file, at.GetToken().Position.Line, at.GetMessage())
	}
	return fmt.Errorf("%s: %w", file, err)
}

// ident is the id of an entry together with its line, so that later errors can point at it.
type ident struct {
	text string
	line int
}

// UnmarshalYAML implements yaml.NodeUnmarshaler.
func (i *ident) UnmarshalYAML(node ast.Node) error {
	text, ok := node.(*ast.StringNode)
	if !ok {
		return &yaml.SyntaxError{Message: "an id is text", Token: node.GetToken()}
	}
	*i = ident{text.Value, node.GetToken().Position.Line}
	return nil
}

// loader turns entries into records.
type loader struct {
	records *models.Records
	known   map[key]bool
	origins []origin
	file    string
}

// key identifies a record across kinds.
type key struct {
	kind models.Kind
	id   string
}

// origin remembers where a record was read, for errors about its references.
type origin struct {
	record models.Record
	file   string
	line   int
}

// at puts file and line before an error.
func (l *loader) at(line int, err error) error { return fmt.Errorf("%s:%d: %w", l.file, line, err) }

// add validates a record and files it.
func (l *loader) add(line int, records ...models.Record) error {
	for _, r := range records {
		if err := r.Validate(); err != nil {
			return l.at(line, err)
		}
		k := key{r.RecordKind(), r.RecordID()}
		if l.known[k] {
			return fmt.Errorf("%s:%d: %s %q is there twice", l.file, line, k.kind, k.id)
		}
		l.known[k] = true
		l.origins = append(l.origins, origin{r, l.file, line})
		l.records.Add(r)
	}
	return nil
}
