// Tests of the preview of papers.

package views

import (
	"strings"
	"testing"

	"zielstand/app/document"
)

func TestThePreviewPutsNoSpaceBetweenPiecesOfALine(t *testing.T) {
	var b strings.Builder
	text := document.Inlines{{Text: "Der Fortschritt beträgt "}, {Text: "73 %", Link: "#abb"}, {Text: ", geplant <waren> ", Break: true}, {Text: "84 %", Bold: true}, {Text: "."}, {Text: "x", Link: "javascript:alert(1)"}}
	if err := inlines(text).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	want := `Der Fortschritt beträgt <a href="#blatt-abb">73 %</a>, geplant &lt;waren&gt; <br><strong>84 %</strong>.<a href="about:invalid#TemplFailedSanitizationURL">x</a>`
	if got := b.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
