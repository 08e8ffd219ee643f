// Where a circular (Umlaufverfahren) stands.

package governance

import (
	"cmp"
	"slices"

	"zielstand/models"
)

// CircularStage is how far a circular is.
type CircularStage string

// The stages. All but open are final.
const (
	CircularOpen     CircularStage = "open"
	CircularObjected CircularStage = "objected" // a member objected to the procedure in time
	CircularAdopted  CircularStage = "adopted"  // enough members approved
	CircularLapsed   CircularStage = "lapsed"   // the time to answer is over without enough approvals
	CircularUnruled  CircularStage = "unruled"  // the rules of the body know no circulars
)

// CircularState is where a circular stands on a day.
type CircularState struct {
	Stage CircularStage
	// Since is the day on which the stage began: the circular was opened, somebody objected, it was adopted, or the first
	// day after the time to answer.
	Since models.Date
	// ObjectionUntil and AnswerUntil are the last days to object and to approve; AnswerUntil is unknown where there is no
	// end. AnswerSetting tells that the rules are silent about it and it is a setting.
	ObjectionUntil, AnswerUntil models.Date
	AnswerSetting               bool
	// Objection is the first objection in time; the zero value if there is none.
	Objection models.Answered
	// TooLate are objections and answers after their time, and answers that were changed when the proposal had been adopted.
	// They do not count and are to be shown as that.
	TooLate []models.Answered
	// Uncounted are answers from before the opening and of places without a vote on the day of the answer.
	Uncounted []models.Answered
	// Agreed and Declined are votes, one of each member; Needed is how many approvals adopt the proposal, 0 where the
	// rules do not state it, and Missing how many of them are still to come.
	Agreed, Declined, Needed, Missing int
	// ReachedOn is the day of the approval that was the last one needed.
	ReachedOn models.Date
	// ResultToSend tells that it has come to an end and nobody noted that all members were told.
	ResultToSend bool
}

// ObjectionUntil is the last day to object to the procedure: so many working days after the opening (DMK, 5.4; from when
// they count is not said there, and we count from the opening). Unknown where the rules know no circulars.
func ObjectionUntil(c *models.Circular, b *models.Body, cal *Calendar) models.Date {
	if b.Rules.Circular.ObjectionDays <= 0 {
		return 0
	}
	return cal.Add(c.OpenedOn, b.Rules.Circular.ObjectionDays)
}

// AnswerUntil is the last day to approve, never before the last one to object. Unknown where there is no end.
func AnswerUntil(c *models.Circular, b *models.Body, cal *Calendar) models.Date {
	if b.Rules.Circular.AnswerDays <= 0 {
		return 0
	}
	return max(cal.Add(c.OpenedOn, b.Rules.Circular.AnswerDays), ObjectionUntil(c, b, cal))
}

// StateOf tells where the circular stands on the day; what was answered later is not known then. places are the
// memberships of the body, of every time.
//
// The rules of the DMK (5.4) want two things: nobody objects to the procedure within five working days, and eleven
// Länder approve. They do not say what holds when eleven have approved on the second day. Our reading: an objection is
// possible until the fifth day has passed, so the proposal is adopted on the day of the approval that was the last one
// needed, but not before the day after the time to object.
func StateOf(c *models.Circular, b *models.Body, places []*models.Membership, cal *Calendar, today models.Date) CircularState {
	rules := b.Rules.Circular
	s := CircularState{Stage: CircularOpen, Since: c.OpenedOn, Needed: rules.Adoption, ObjectionUntil: ObjectionUntil(c, b, cal),
		AnswerUntil: AnswerUntil(c, b, cal), AnswerSetting: rules.AnswerSetting && rules.AnswerDays > 0}
	if !s.ObjectionUntil.Known() {
		s.Stage = CircularUnruled
		return s
	}
	s.read(c, b, places, today)
	switch {
	case s.Objection.On.Known():
		s.Stage, s.Since = CircularObjected, s.Objection.On
	case s.Stage == CircularOpen && s.AnswerUntil.Known() && today > s.AnswerUntil:
		s.Stage, s.Since = CircularLapsed, s.AnswerUntil.AddDays(1)
	}
	sent := c.ResultSentOn.Known() && c.ResultSentOn <= today
	s.ResultToSend = s.Stage != CircularOpen && !sent
	return s
}

// said is the answer that a vote has come to.
type said struct {
	answer models.CircularAnswer
	since  models.Date
}

// read sorts the answers and counts one for each vote, the last one of it; since when it holds is the day of the first
// answer from which on it was not changed. Days are settled one by one: what was adopted is not undone by who thinks
// better of it.
func (s *CircularState) read(c *models.Circular, b *models.Body, places []*models.Membership, today models.Date) {
	votes, seats := map[string]said{}, votingOf(b, places, c.OpenedOn)
	day := c.OpenedOn
	for _, a := range inOrder(c.Answers, places) {
		if a.On > today {
			break
		}
		if a.On > day {
			s.settle(votes, a.On)
			day = a.On
		}
		seats.day = a.On
		_, key := seats.of(a.MembershipID)
		object, before := a.Answer == models.CircularObject, votes[key].answer
		switch {
		case key == "" || a.On < c.OpenedOn:
			s.Uncounted = append(s.Uncounted, a)
		case object && a.On > s.ObjectionUntil, s.AnswerUntil.Known() && a.On > s.AnswerUntil,
			s.Stage == CircularAdopted && before != "" && before != a.Answer:
			s.TooLate = append(s.TooLate, a)
		case object:
			if !s.Objection.On.Known() {
				s.Objection = a
			}
		case before != a.Answer:
			votes[key] = said{a.Answer, a.On}
		}
	}
	s.settle(votes, today)
	days := approvals(votes)
	s.Agreed, s.Declined, s.Missing = len(days), len(votes)-len(days), max(s.Needed-len(days), 0)
}

// settle adopts the proposal if the time to object is over on the day and enough have approved by then.
func (s *CircularState) settle(votes map[string]said, day models.Date) {
	if s.Stage == CircularAdopted {
		return
	}
	s.ReachedOn = 0
	if days := approvals(votes); s.Needed > 0 && len(days) >= s.Needed {
		s.ReachedOn = days[s.Needed-1]
	}
	if s.ReachedOn.Known() && day > s.ObjectionUntil && !s.Objection.On.Known() {
		s.Stage, s.Since = CircularAdopted, max(s.ReachedOn, s.ObjectionUntil.AddDays(1))
	}
}

// approvals are the days since when votes approve, the earliest first.
func approvals(votes map[string]said) []models.Date {
	var days []models.Date
	for _, v := range votes {
		if v.answer == models.CircularAgree {
			days = append(days, v.since)
		}
	}
	slices.Sort(days)
	return days
}

// inOrder returns the answers by day; on one day that of a member comes after that of its deputy, and so counts.
func inOrder(answers []models.Answered, places []*models.Membership) []models.Answered {
	deputy := map[string]int{}
	for _, m := range places {
		if m.Role == models.MemberDeputy {
			deputy[m.ID] = 1
		}
	}
	return slices.SortedFunc(slices.Values(answers), func(a, b models.Answered) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(deputy[b.MembershipID], deputy[a.MembershipID]), cmp.Compare(a.MembershipID, b.MembershipID))
	})
}
