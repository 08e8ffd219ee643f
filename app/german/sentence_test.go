// Counted sentences agree with their number.

package german

import "testing"

func TestSubjectAndVerbAgreeWithTheNumber(t *testing.T) {
	for want, got := range map[string]string{
		"keine Maßnahme ist":             SomeOf(0, 1, "ist", "sind"),
		"die Maßnahme ist":               SomeOf(1, 1, "ist", "sind"),
		"keine der 9 Maßnahmen ist":      SomeOf(0, 9, "ist", "sind"),
		"1 von 9 Maßnahmen ist":          SomeOf(1, 9, "ist", "sind"),
		"3 von 9 Maßnahmen sind":         SomeOf(3, 9, "ist", "sind"),
		"alle 9 Maßnahmen sind":          SomeOf(9, 9, "ist", "sind"),
		"1.000 von 3.450 Maßnahmen sind": SomeOf(1000, 3450, "ist", "sind"),
		"":                               Enumerate(nil),
		"A":                              Enumerate([]string{"A"}),
		"A und B":                        Enumerate([]string{"A", "B"}),
		"A, B und C":                     Enumerate([]string{"A", "B", "C"}),
		"Über alles.":                    Sentence("über alles"),
		"Ein langer\u00a0…":              Shorten("Ein langer Name", 12),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
