// Tests of folding: one word in many spellings.

package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSpellingsOfOneWordFoldAlike(t *testing.T) {
	for folded, spellings := range map[string][]string{
		"bevoelkerungsschutz": {"Bevölkerungsschutz", "bevoelkerungsschutz", "BEVÖLKERUNGSSCHUTZ", "Bevo\u0308lkerungsschutz", "Bevölkerungs\u00adschutz", "Bevölkerungs-Schutz"},
		"egovernment":         {"E-Government", "eGovernment", "e\u2011government"},
		"strasse":             {"Straße", "STRASSE", "STRAẞE"},
		"buergerinnen":        {"Bürger*innen", "Bürger:innen", "Bürger_innen"},
		"cafe francais":       {"Café Français", "cafe\u0301  franc\u0327ais"},
		"loesung fuer laender": {
			"Lösung für Länder", " Lösung,  für/Länder! ", "Lösung – für\nLänder", "„Lösung“ (für) Länder"},
		"stand und mobil": {"Stand- und Mobil-"},
		"smorrebrod lodz": {"Smorrebrod Łódź"},
		"16 ozg prozesse": {"16 OZG·Prozesse"[:7] + " Prozesse", "16 OZG/Prozesse"},
		"":                {"", " – ", "\u0308"},
	} {
		for _, s := range spellings {
			if got := Fold(s); got != folded {
				t.Errorf("%q folds to %q, want %q", s, got, folded)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Bevölkerungsschutz", "E-Government 4.0", "ﬁx Ⅷ ² ℡", "İstanbul", "한국어", "a\u0308\u0301", "\xff\xfe", "ǟ", "हिन्दी"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := fold(s, true)
		if !utf8.ValidString(once.text) {
			t.Fatalf("%q folds to invalid UTF-8 %q", s, once.text)
		}
		if twice := Fold(once.text); twice != once.text {
			t.Fatalf("%q folds to %q, and that to %q", s, once.text, twice)
		}
		if strings.Contains(once.text, "  ") || strings.TrimSpace(once.text) != once.text {
			t.Fatalf("%q keeps needless spaces: %q", s, once.text)
		}
		if len(once.from) != len(once.text) || len(once.to) != len(once.text) {
			t.Fatalf("%q: the map does not fit", s)
		}
		for i := range once.from {
			if once.from[i] > once.to[i] || int(once.to[i]) > len(s) || i > 0 && once.from[i] < once.from[i-1] {
				t.Fatalf("%q: byte %d comes from [%d, %d)", s, i, once.from[i], once.to[i])
			}
		}
	})
}
