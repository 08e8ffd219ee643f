// Tests of circulars: eleven of sixteen Länder, five working days to object, ten to answer.

package governance

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"zielstand/models"
)

// sixteen are the places of the sixteen Länder, m00 to m15, each with a deputy d00 to d15.
func sixteen() []*models.Membership {
	var list []*models.Membership
	for i := range 16 {
		land := fmt.Sprintf("land-%02d", i)
		list = append(list,
			&models.Membership{Base: models.Base{ID: fmt.Sprintf("m%02d", i)}, BodyID: "dmk", JurisdictionID: land, Role: models.MemberFull, Vote: true},
			&models.Membership{Base: models.Base{ID: fmt.Sprintf("d%02d", i)}, BodyID: "dmk", JurisdictionID: land, Role: models.MemberDeputy, DeputyOfID: fmt.Sprintf("m%02d", i)})
	}
	return list
}

// circular is one that was opened on Monday, 2 November 2026, with the first n members approving on the day.
func circular(t testing.TB, n int, on string) *models.Circular {
	c := &models.Circular{BodyID: "dmk", Title: "Umlauf", OpenedOn: day(t, "2026-11-02")}
	for i := range n {
		c.Answers = append(c.Answers, models.Answered{MembershipID: fmt.Sprintf("m%02d", i), Answer: models.CircularAgree, On: day(t, on)})
	}
	return c
}

func answer(t testing.TB, who string, what models.CircularAnswer, on string) models.Answered {
	return models.Answered{MembershipID: who, Answer: what, On: day(t, on)}
}

func TestACircularEndsByObjectionApprovalOrTime(t *testing.T) {
	agree, decline, object := models.CircularAgree, models.CircularDecline, models.CircularObject
	for _, test := range []struct {
		name   string
		agreed int
		on     string
		more   []models.Answered
		today  string
		stage  CircularStage
		since  string
		counts string // agreed/declined, too late, uncounted
	}{
		{"just opened", 0, "", nil, "2026-11-02", CircularOpen, "2026-11-02", "0/0 0 0"},
		{"eleven on the second day, but there is time to object", 11, "2026-11-03", nil, "2026-11-09", CircularOpen, "2026-11-02", "11/0 0 0"},
		{"that time is over", 11, "2026-11-03", nil, "2026-11-10", CircularAdopted, "2026-11-10", "11/0 0 0"},
		{"eleven later", 11, "2026-11-12", nil, "2026-11-30", CircularAdopted, "2026-11-12", "11/0 0 0"},
		{"ten and one that comes later", 10, "2026-11-03", []models.Answered{answer(t, "m15", agree, "2026-11-13")}, "2026-11-30", CircularAdopted, "2026-11-13", "11/0 0 0"},
		{"before that one came", 10, "2026-11-03", []models.Answered{answer(t, "m15", agree, "2026-11-13")}, "2026-11-12", CircularOpen, "2026-11-02", "10/0 0 0"},
		{"an objection on the last day", 11, "2026-11-03", []models.Answered{answer(t, "m15", object, "2026-11-09")}, "2026-11-09", CircularObjected, "2026-11-09", "11/0 0 0"},
		{"a deputy may object as well", 11, "2026-11-03", []models.Answered{answer(t, "d15", object, "2026-11-04")}, "2026-11-20", CircularObjected, "2026-11-04", "11/0 0 0"},
		{"a day too late", 11, "2026-11-03", []models.Answered{answer(t, "m15", object, "2026-11-10")}, "2026-11-10", CircularAdopted, "2026-11-10", "11/0 1 0"},
		{"a guest objects", 11, "2026-11-03", []models.Answered{answer(t, "bund", object, "2026-11-04")}, "2026-11-10", CircularAdopted, "2026-11-10", "11/0 0 1"},
		{"from before the opening", 10, "2026-11-03", []models.Answered{answer(t, "m15", agree, "2026-11-01")}, "2026-11-10", CircularOpen, "2026-11-02", "10/0 0 1"},
		{"the last day to answer", 10, "2026-11-03", nil, "2026-11-16", CircularOpen, "2026-11-02", "10/0 0 0"},
		{"ten are too few", 10, "2026-11-03", nil, "2026-11-17", CircularLapsed, "2026-11-17", "10/0 0 0"},
		{"the eleventh comes too late", 10, "2026-11-03", []models.Answered{answer(t, "m15", agree, "2026-11-17")}, "2026-11-18", CircularLapsed, "2026-11-17", "10/0 1 0"},
		{"member and deputy are one vote", 10, "2026-11-03", []models.Answered{answer(t, "d03", agree, "2026-11-04")}, "2026-11-10", CircularOpen, "2026-11-02", "10/0 0 0"},
		{"the deputy approves what the member declined before", 10, "2026-11-03",
			[]models.Answered{answer(t, "m15", decline, "2026-11-04"), answer(t, "d15", agree, "2026-11-11")}, "2026-11-12", CircularAdopted, "2026-11-11", "11/0 0 0"},
		{"who thinks better of it is too late", 11, "2026-11-03", []models.Answered{answer(t, "d03", decline, "2026-11-11")}, "2026-11-12", CircularAdopted, "2026-11-10", "11/0 1 0"},
		{"while there is time to object it is not", 11, "2026-11-03", []models.Answered{answer(t, "d03", decline, "2026-11-06")}, "2026-11-12", CircularOpen, "2026-11-02", "10/1 0 0"},
		{"on one day the member counts", 10, "2026-11-03",
			[]models.Answered{answer(t, "m15", decline, "2026-11-04"), answer(t, "d15", agree, "2026-11-04")}, "2026-11-12", CircularOpen, "2026-11-02", "10/1 0 0"},
	} {
		c := circular(t, test.agreed, test.on)
		c.Answers = append(c.Answers, test.more...)
		s := StateOf(c, conference(), sixteen(), calendar(t, "07"), day(t, test.today))
		counts := fmt.Sprintf("%d/%d %d %d", s.Agreed, s.Declined, len(s.TooLate), len(s.Uncounted))
		if s.Stage != test.stage || s.Since != day(t, test.since) || counts != test.counts || s.ResultToSend != (test.stage != CircularOpen) {
			t.Errorf("%s: %s since %s, %s, %+v", test.name, s.Stage, s.Since, counts, s)
		}
		if s.Missing != max(11-s.Agreed, 0) || s.Needed != 11 || !s.AnswerSetting {
			t.Errorf("%s: %d of %d are missing", test.name, s.Missing, s.Needed)
		}
	}
}

func TestTheTimesOfACircularAreWorkingDaysOfTheLand(t *testing.T) {
	for _, test := range []struct{ land, opened, object, answer string }{
		{"07", "2026-11-02", "2026-11-09", "2026-11-16"},
		{"07", "2026-12-21", "2026-12-29", "2027-01-06"}, // Christmas and New Year
		{"09", "2026-12-21", "2026-12-29", "2027-01-07"}, // and Heilige Drei Könige
		{"07", "2026-04-01", "2026-04-10", "2026-04-17"}, // Easter
		{"07", "2026-03-25", "2026-04-01", "2026-04-10"}, // the clock is put forward
		{"07", "2026-10-21", "2026-10-28", "2026-11-04"}, // and back
		{"14", "2026-11-13", "2026-11-23", "2026-11-30"}, // Buß- und Bettag
		{"07", "2026-11-14", "2026-11-20", "2026-11-27"}, // opened on a Saturday
	} {
		c := &models.Circular{OpenedOn: day(t, test.opened)}
		cal := calendar(t, test.land)
		object, answer := ObjectionUntil(c, conference(), cal), AnswerUntil(c, conference(), cal)
		if object != day(t, test.object) || answer != day(t, test.answer) {
			t.Errorf("opened on %s in %s: object until %s, answer until %s", test.opened, test.land, object, answer)
		}
	}
	short := conference()
	short.Rules.Circular.AnswerDays = 2
	c := circular(t, 0, "")
	if cal := calendar(t, "07"); AnswerUntil(c, short, cal) != ObjectionUntil(c, short, cal) {
		t.Error("it can lapse while there is time to object")
	}
	short.Rules.Circular.AnswerDays = 0
	if s := StateOf(c, short, sixteen(), calendar(t, "07"), day(t, "2036-01-01")); s.Stage != CircularOpen || s.AnswerUntil.Known() || s.AnswerSetting {
		t.Errorf("without an end: %+v", s)
	}
}

func TestABodyWithoutRulesForItKnowsNoCirculars(t *testing.T) {
	s := StateOf(circular(t, 16, "2026-11-03"), &models.Body{Base: models.Base{ID: "dmk"}}, sixteen(), calendar(t, "07"), day(t, "2026-11-20"))
	if s.Stage != CircularUnruled || s.ResultToSend {
		t.Errorf("%+v", s)
	}
}

func TestTheResultIsToBeSentUntilItWas(t *testing.T) {
	c := circular(t, 11, "2026-11-03")
	c.ResultSentOn = day(t, "2026-11-12")
	for today, want := range map[string]bool{"2026-11-09": false, "2026-11-11": true, "2026-11-12": false} {
		if got := StateOf(c, conference(), sixteen(), calendar(t, "07"), day(t, today)).ResultToSend; got != want {
			t.Errorf("on %s the result is to be sent: %v", today, got)
		}
	}
}

// drawn is a circular with answers at random, of members and deputies.
func drawn(t testing.TB, r *rand.Rand) *models.Circular {
	c := circular(t, 0, "")
	for _, i := range r.Perm(16)[:8+r.IntN(9)] {
		for _, who := range []string{"m", "d"} {
			if who == "d" && r.IntN(3) > 0 {
				continue
			}
			what := models.CircularAgree
			switch r.IntN(30) {
			case 0:
				what = models.CircularObject
			case 1, 2:
				what = models.CircularDecline
			}
			c.Answers = append(c.Answers, models.Answered{MembershipID: fmt.Sprintf("%s%02d", who, i), Answer: what, On: c.OpenedOn.AddDays(r.IntN(18))})
		}
	}
	return c
}

func TestACircularNeverLeavesTheStageItEndedIn(t *testing.T) {
	r, b, places, cal := rand.New(rand.NewPCG(7, 1)), conference(), sixteen(), calendar(t, "07")
	seen := map[CircularStage]int{}
	for range 300 {
		c := drawn(t, r)
		ended := CircularState{Stage: CircularOpen}
		for today := c.OpenedOn; today < c.OpenedOn+30; today++ {
			s := StateOf(c, b, places, cal, today)
			if ended.Stage != CircularOpen && (s.Stage != ended.Stage || s.Since != ended.Since) {
				t.Fatalf("on %s it is %s since %s, but it had ended: %s since %s; %+v", today, s.Stage, s.Since, ended.Stage, ended.Since, c.Answers)
			}
			if s.Stage != CircularOpen && ended.Stage == CircularOpen && s.Since != today {
				t.Fatalf("on %s it is %s since %s, but was open the day before", today, s.Stage, s.Since)
			}
			ended = s
		}
		seen[ended.Stage]++
	}
	if min(seen[CircularAdopted], seen[CircularObjected], seen[CircularLapsed]) < 25 {
		t.Errorf("the draw shows too little: %v", seen)
	}
}

func TestWhatWasAdoptedStaysSoWithOneMoreApproval(t *testing.T) {
	r, b, places, cal := rand.New(rand.NewPCG(7, 2)), conference(), sixteen(), calendar(t, "07")
	adopted := 0
	for range 1000 {
		c := drawn(t, r)
		today := c.OpenedOn.AddDays(r.IntN(25))
		s := StateOf(c, b, places, cal, today)
		if s.Stage != CircularAdopted {
			continue
		}
		adopted++
		answered := map[string]bool{}
		for _, a := range c.Answers {
			answered[a.MembershipID] = true
		}
		for _, place := range places {
			if answered[place.ID] {
				continue
			}
			more := *c
			more.Answers = append(more.Answers[:len(c.Answers):len(c.Answers)],
				models.Answered{MembershipID: place.ID, Answer: models.CircularAgree, On: c.OpenedOn.AddDays(r.IntN(25))})
			if next := StateOf(&more, b, places, cal, today); next.Stage != CircularAdopted || next.Since > s.Since {
				t.Fatalf("adopted on %s, with one more approval: %s since %s", s.Since, next.Stage, next.Since)
			}
		}
	}
	if adopted < 50 {
		t.Errorf("only %d were adopted; the draw shows nothing", adopted)
	}
}
