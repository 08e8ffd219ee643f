// The German of co-signing (Mitzeichnung).

package german

import "zielstand/models"

// CoFinding says in one sentence how the co-signing stands: "5 von 9 Ressorts haben geantwortet, 1 zeichnet nicht mit:
// MdI." name is how a ministry is called.
func CoFinding(list []*models.CoSignature, name func(ministryID string) string) string {
	answered := 0
	var against []string
	for _, s := range list {
		if s.Answered() {
			answered++
		}
		if s.Answer == models.CoObjects {
			against = append(against, name(s.MinistryID))
		}
	}
	text := Int(answered) + " von " + Count(len(list), "Ressort hat", "Ressorts haben") + " geantwortet"
	switch {
	case len(list) == 1 && answered == 1:
		text = "Das Ressort hat geantwortet"
	case len(list) > 1 && answered == len(list):
		text = "Alle " + Int(answered) + " Ressorts haben geantwortet"
	case answered == 0:
		text = "Noch kein Ressort hat geantwortet"
	case answered == 1:
		text = "1 von " + Int(len(list)) + " Ressorts hat geantwortet"
	}
	if len(against) == 0 {
		if answered == len(list) && answered > 0 {
			return text + ", keines widerspricht."
		}
		return text + "."
	}
	return text + ", " + Count(len(against), "zeichnet", "zeichnen") + " nicht mit: " + Enumerate(against) + "."
}
