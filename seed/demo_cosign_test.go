// The demonstration's co-signing has an answer of every kind.

package seed

import (
	"testing"

	"zielstand/models"
)

func TestTheDemonstrationsCoSigningShowsEveryAnswer(t *testing.T) {
	paper, answers := CoSigning(func(ministry string) string { return "u-" + ministry })
	if err := paper.Validate(); err != nil {
		t.Error(err)
	}
	p := models.NewPortfolio(models.Head{}, Demo(load(t)))
	seen := map[models.CoAnswer]int{}
	for _, a := range answers {
		if err := a.Validate(); err != nil {
			t.Errorf("%s: %v", a.MinistryID, err)
		}
		if m := p.Ministry(a.MinistryID); m == nil || !m.ValidOn(a.AskedOn) {
			t.Errorf("%s is no ministry when it is asked", a.MinistryID)
		}
		if a.BriefingID != paper.ID || a.Answered() != (a.AnsweredByID == "u-"+a.MinistryID) || a.Sources[0].Origin != models.OriginDemo {
			t.Errorf("%s: %+v", a.MinistryID, a)
		}
		seen[a.Answer]++
	}
	for _, kind := range models.CoAnswers {
		if seen[kind] == 0 {
			t.Errorf("nobody answers %q", kind)
		}
	}
}
