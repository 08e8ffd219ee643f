// What an answer to a wrong filter says about the values that would do.

package views

import (
	"strings"
	"testing"

	"zielstand/models"
)

func TestAWrongFilterNamesTheAllowedValuesInGermanToo(t *testing.T) {
	for field, value := range map[string]string{"phase": "planned", "ampel": "red", "signal": "overdue"} {
		want := map[string]string{"phase": "planned (geplant)", "ampel": "red (Rot)", "signal": "overdue (überfällig)"}[field]
		got := ProblemText(models.Problem{Field: field, Value: "xx", Code: models.CodeUnknown, Allowed: []string{value}})
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q does not say %q", field, got, want)
		}
	}
}
