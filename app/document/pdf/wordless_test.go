// Texts without a word leave no trace that readers would stumble over.

package pdf

import (
	"strings"
	"testing"

	"zielstand/app/document"
)

func TestTextsWithoutAWordMakeNeitherBookmarksNorLinksNorATitle(t *testing.T) {
	for _, blank := range []string{"", "  \u00a0 ", "\x00\ufffe", "\u00ad"} {
		d := &document.Document{Title: blank, Language: "de-DE", Blocks: []document.Block{&document.Contents{Depth: 2}, &document.Heading{Level: 1, Text: blank, Anchor: "leer"},
			&document.Paragraph{Text: document.Inlines{{Text: "Davor"}, {Text: blank, Link: "#leer"}, {Text: blank, Link: "https://example.org"}}}}}
		file := string(written(t, d))
		if strings.Contains(file, "/Subtype/Link") || strings.Contains(file, "/Outlines") || !strings.Contains(file, ">Dokument<") {
			t.Errorf("%q made a link or a bookmark, or no title", blank)
		}
		if wrong := checkUA(open(t, []byte(file))); len(wrong) > 0 {
			t.Errorf("%q: %q", blank, wrong)
		}
		d.Blocks = append(d.Blocks, &document.Heading{Level: 1, Text: "Stand der\nUmsetzung"})
		if file = string(written(t, d)); !strings.Contains(file, ">Stand der Umsetzung<") {
			t.Errorf("%q: the heading names the file no more", blank)
		}
	}
}
