// Tests that the published rules name the thresholds that the program uses.

package progress_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

func TestThePublishedRulesNameTheThresholds(t *testing.T) {
	text, err := os.ReadFile("../../docs/rechenregeln.md")
	if err != nil {
		t.Fatal(err)
	}
	rules := strings.Join(strings.Fields(string(text)), " ")
	for _, sentence := range []string{
		fmt.Sprintf("mehr als %g Prozentpunkte", progress.BehindPoints),
		fmt.Sprintf("mehr als %g Prozentpunkte hinter Plan", progress.FarBehindPoints),
		fmt.Sprintf("mehr als %d Tage", models.DefaultReportInterval),
		fmt.Sprintf("Ab %d Meldungen", progress.MinForecastReports),
		fmt.Sprintf("höchstens die letzten %d Meldungen", progress.MaxForecastReports),
		fmt.Sprintf("%d Wiederholungen", progress.ForecastRuns),
		fmt.Sprintf("zwischen %g %% und %g %%", 100*progress.BandLow, 100*progress.BandHigh),
	} {
		if !strings.Contains(rules, sentence) {
			t.Errorf("docs/rechenregeln.md does not say %q", sentence)
		}
	}
}
