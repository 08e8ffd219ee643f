// Texts that run from right to left, as quoted names may: programs set them right only where they are marked.

package ooxml

import (
	"regexp"
	"strings"

	"zielstand/app/document"
)

var markup = regexp.MustCompile(`<[^>]*>`)

// rightToLeft tells whether a paragraph of finished runs begins with letters of such a script.
func rightToLeft(runs string) bool {
	return document.HasRightToLeft(runs) && document.RightToLeft(markup.ReplaceAllString(runs, ""))
}

// fromRight adds the direction to the properties of a paragraph, where the schema wants it.
func fromRight(properties string) string {
	at := len(properties)
	for _, behind := range []string{"<w:spacing", "<w:ind", "<w:jc"} {
		if i := strings.Index(properties, behind); i >= 0 {
			at = min(at, i)
		}
	}
	return properties[:at] + "<w:bidi/>" + properties[at:]
}
