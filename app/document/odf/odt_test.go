// Tests that what belongs together in an ODT stays on one page.

package odf

import (
	"bytes"
	"strings"
	"testing"

	"zielstand/app/charts/render"
)

func TestFiguresAndContentsAreNotTornFromTheirHeads(t *testing.T) {
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	var b bytes.Buffer
	if err := WriteODT(t.Context(), &b, report(t), drawings); err != nil {
		t.Fatal(err)
	}
	content := part(t, b.Bytes(), "content.xml")
	if !strings.Contains(content, `>Inhalt</text:p><text:table-of-content `) {
		t.Error("the head of the contents does not stand just before them")
	}
	line := content[strings.Index(content, `text:style-name="Abbildung"`):]
	if line = line[:strings.Index(line, "</text:p>")]; !strings.Contains(line, `Stichtag 30.06.2025`) || !strings.Contains(line, `<text:line-break/><draw:frame`) {
		t.Errorf("the image does not stand in one paragraph with its line: %.300s", line)
	}
}
