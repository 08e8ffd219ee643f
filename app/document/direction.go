// Scripts that run from right to left.

package document

import (
	"strings"
	"unicode"
)

// HasRightToLeft tells whether the text has a letter of a script that runs from right to left.
func HasRightToLeft(text string) bool { return strings.ContainsFunc(text, fromRight) }

// RightToLeft tells whether the first letter of the text is of such a script, so that all of it begins at the right.
func RightToLeft(text string) bool {
	at := strings.IndexFunc(text, unicode.IsLetter)
	return at >= 0 && strings.IndexFunc(text[at:], fromRight) == 0
}

func fromRight(r rune) bool {
	return r > 0x0590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
