// The German of counted sentences: subjects and verbs that agree with their number, lists, quotations.

package german

import (
	"strings"
	"unicode/utf8"

	"zielstand/models"
)

// Sentence begins with a capital and ends with a full stop.
func Sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(first)) + s[size:] + "."
}

// Quote puts German quotation marks around.
func Quote(s string) string { return "„" + s + "“" }

// Enumerate joins with commas and "und".
func Enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " und " + parts[len(parts)-1]
}

// Shorten cuts a long name at a word, for sentences and narrow labels; the table has it in full.
func Shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		return strings.TrimRight(cut[:at], " ,;:–-") + "\u00a0…" // stands for whole words
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}

// SomeOf is the subject and verb of a finding: "12 von 22 Maßnahmen sind", "alle 22 Maßnahmen sind",
// "die Maßnahme ist".
func SomeOf(k, n int, singular, plural string) string {
	switch {
	case n == 1 && k == 1:
		return "die Maßnahme " + singular
	case n == 1:
		return "keine Maßnahme " + singular
	case k == 0:
		return "keine der " + Int(n) + " Maßnahmen " + singular
	case k == n:
		return "alle " + Int(n) + " Maßnahmen " + plural
	case k == 1:
		return "1 von " + Int(n) + " Maßnahmen " + singular
	}
	return Int(k) + " von " + Int(n) + " Maßnahmen " + plural
}

// PhaseVerb says in both numbers that something is in the phase.
func PhaseVerb(p models.Phase) (singular, plural string) {
	switch p {
	case models.PhaseOngoing:
		return "ist eine Daueraufgabe", "sind Daueraufgaben"
	case models.PhasePaused:
		return "ruht", "ruhen"
	case models.PhaseUnknown:
		return "ist ohne Angabe einer Phase", "sind ohne Angabe einer Phase"
	}
	return "ist " + Phase(p), "sind " + Phase(p)
}
