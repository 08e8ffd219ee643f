// A resolution as a text.

package german

import (
	"strings"

	"zielstand/models"
)

// ResolutionText is what was decided as lines of plain text: the clauses or, where none are told apart, the content;
// then explanations and declarations for the minutes.
func ResolutionText(r *models.Resolution) string {
	var lines []string
	for _, c := range r.Clauses {
		lines = append(lines, joined(c.Number, c.Verb, c.Addressee, c.Subject))
	}
	lines = append(lines, r.Content...)
	for _, text := range r.Explanations {
		lines = append(lines, "Erläuterung: "+text)
	}
	for _, d := range r.Declarations {
		lines = append(lines, "Protokollerklärung "+d.By+": "+d.Text)
	}
	return strings.Join(lines, "\n")
}

// joined joins the parts that there are.
func joined(parts ...string) string {
	var given []string
	for _, part := range parts {
		if part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, " ")
}
