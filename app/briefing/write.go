// Writing papers as files, and what they are called.

package briefing

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"strings"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/document/pdf"
	"zielstand/models"
)

// Find returns the template with the name, nil if there is none.
func Find(name string) *Template {
	for _, t := range Templates {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// UnknownTemplate says that there is no such template, and which there are.
func UnknownTemplate(name string) error {
	names := make([]string, len(Templates))
	for i, t := range Templates {
		names[i] = t.Name
	}
	return models.InvalidError(models.Problem{Field: "vorlage", Value: name, Code: models.CodeUnknown, Allowed: names})
}

// CheckFormat returns an error of kind Invalid, with what is allowed, unless the template can be written so.
func (t *Template) CheckFormat(f document.Format) error {
	if f == document.ZIP || t.Writes(f) {
		return nil
	}
	return models.InvalidError(models.Problem{Field: "format", Value: string(f), Code: models.CodeUnknown, Allowed: t.FormatNames()})
}

// FormatNames are the formats of the template and the one of everything.
func (t *Template) FormatNames() []string {
	var names []string
	for _, f := range t.Formats {
		names = append(names, string(f))
	}
	return append(names, string(document.ZIP))
}

// FileName is what the paper's file in the format is called: sprechzettel-2025-06-30-ID.pdf.
func (f *Frozen) FileName(format document.Format) string {
	parts := []string{f.Template, f.Now.Stichtag.String()}
	if f.id != "" {
		parts = append(parts, f.id)
	}
	return strings.Join(parts, "-") + "." + string(format)
}

// Document is the paper laid out.
func (f *Frozen) Document() (*document.Document, error) {
	s, err := f.State()
	if err != nil {
		return nil, err
	}
	return Find(f.Template).Compose(s, f.Texts, f.Stamp())
}

// Write writes the paper in one format. The same frozen state gives the same bytes.
func Write(ctx context.Context, w io.Writer, f *Frozen, format document.Format, drawings *render.Renderer) error {
	t := Find(f.Template)
	if err := t.CheckFormat(format); err != nil {
		return err
	}
	if format == document.ZIP {
		return writeAll(ctx, w, f, drawings)
	}
	s, err := f.State()
	if err != nil {
		return err
	}
	if write := bookWriters[format]; write != nil {
		book, err := t.Workbook(s, f.Texts, f.Stamp())
		if err != nil {
			return err
		}
		return write(ctx, w, book)
	}
	d, err := t.Compose(s, f.Texts, f.Stamp())
	if err != nil {
		return err
	}
	if format == document.DOCX {
		if err := number(ctx, d, drawings); err != nil {
			return err
		}
	}
	return paperWriters[format](ctx, w, d, drawings)
}

// number fills in the pages of the contents as the PDF has them: a DOCX shows them until its program counts anew.
func number(ctx context.Context, d *document.Document, drawings *render.Renderer) error {
	for _, block := range d.Blocks {
		contents, ok := block.(*document.Contents)
		if !ok {
			continue
		}
		pages, err := pdf.HeadingPages(ctx, d, drawings)
		if err != nil {
			return err
		}
		contents.Pages = pages
	}
	return nil
}

// writeAll writes the paper in all its formats into one archive. Its parts carry the time of the frozen state, so
// that the archive has the same bytes whenever it is made.
func writeAll(ctx context.Context, w io.Writer, f *Frozen, drawings *render.Renderer) error {
	archive := zip.NewWriter(w)
	for _, format := range Find(f.Template).Formats {
		head := &zip.FileHeader{Name: f.FileName(format), Method: zip.Deflate, Modified: f.Now.KnownAt.Time()}
		part, err := archive.CreateHeader(head)
		if err != nil {
			return err
		}
		if err := Write(ctx, part, f, format, drawings); err != nil {
			return fmt.Errorf("%s: %w", format, err)
		}
	}
	return archive.Close()
}
