// What promises one page keeps it.

package briefing

import (
	"bytes"
	"context"
	"os/exec"
	"regexp"
	"strconv"
	"testing"

	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/document/pdf"
)

var pageCount = regexp.MustCompile(`Pages:\s+(\d+)`)

// pages counts the pages of the document as PDF.
func pages(t *testing.T, tool string, d *document.Document, drawings *render.Renderer) int {
	t.Helper()
	var file bytes.Buffer
	if err := pdf.Write(context.Background(), &file, d, drawings); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(tool, "-")
	command.Stdin = &file
	text, err := command.Output()
	found := pageCount.FindSubmatch(text)
	if err != nil || found == nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

func TestSprechzettelAndRessortblattKeepToTheirPages(t *testing.T) {
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo is not installed")
	}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	for name, s := range states(t) {
		for _, template := range []*Template{sprechzettel, ressortblatt} {
			want := 1
			if template == ressortblatt {
				want = max(1, len(s.involved()))
			}
			d, err := template.Compose(s, Complete(template, s, nil), stamp())
			if err != nil {
				t.Fatal(err)
			}
			if n := pages(t, tool, d, drawings); n != want {
				t.Errorf("%s, %s: %d pages instead of %d", template.Name, name, n, want)
			}
		}
	}
}
