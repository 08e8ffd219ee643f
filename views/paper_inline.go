// Pieces of a line in the preview of a paper. They are written without templates, which put a space between elements:
// "73 % , geplant".

package views

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/document"
)

// inlines are the pieces one behind the other, with nothing in between.
func inlines(text document.Inlines) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var b strings.Builder
		for _, t := range text {
			said := templ.EscapeString(t.Text)
			if t.Italic {
				said = "<em>" + said + "</em>"
			}
			if t.Bold {
				said = "<strong>" + said + "</strong>"
			}
			if t.Link != "" {
				said = `<a href="` + templ.EscapeString(string(templ.URL(paperLink(t.Link)))) + `">` + said + `</a>`
			}
			b.WriteString(said)
			if t.Break {
				b.WriteString("<br>")
			}
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}
