// Texts of people may hold anything; what no format can carry is taken out in one place.

package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns the text without control characters other than tab and line break, without the marks that
// change the direction of the text around them, and with invalid bytes replaced.
func Clean(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, unwanted) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// unwanted are control characters, lone surrogates and non-characters, which XML forbids, and the marks
// that can make a line read differently from what it says.
func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.Is(unicode.Cc, r)
}
