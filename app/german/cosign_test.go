// The sentence about the co-signing agrees with its numbers.

package german

import (
	"testing"

	"zielstand/models"
)

func TestTheFindingOfACoSigningAgreesWithItsNumbers(t *testing.T) {
	for want, answers := range map[string][]models.CoAnswer{
		"Noch kein Ressort hat geantwortet.":                                  {models.CoOpen, models.CoOpen},
		"1 von 2 Ressorts hat geantwortet.":                                   {models.CoNil, models.CoOpen},
		"2 von 4 Ressorts haben geantwortet, 1 zeichnet nicht mit: R1.":       {models.CoAgreed, models.CoObjects, models.CoOpen, models.CoOpen},
		"Alle 3 Ressorts haben geantwortet, 2 zeichnen nicht mit: R0 und R2.": {models.CoObjects, models.CoRemark, models.CoObjects},
		"Alle 2 Ressorts haben geantwortet, keines widerspricht.":             {models.CoAgreed, models.CoNil},
		"Das Ressort hat geantwortet, 1 zeichnet nicht mit: R0.":              {models.CoObjects},
	} {
		var list []*models.CoSignature
		for i, a := range answers {
			list = append(list, &models.CoSignature{MinistryID: Int(i), Answer: a})
		}
		if got := CoFinding(list, func(id string) string { return "R" + id }); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
