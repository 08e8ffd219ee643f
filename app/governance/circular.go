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
	// TooLate are objections and approvals after their time. They do not count and are to be shown as that.
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
	case s.ReachedOn.Known() && today > s.ObjectionUntil:
		s.Stage, s.Since = CircularAdopted, max(s.ReachedOn, s.ObjectionUntil.AddDays(1))
	case !s.ReachedOn.Known() && s.AnswerUntil.Known() && today > s.AnswerUntil:
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
// answer from which on it was not changed.
func (s *CircularState) read(c *models.Circular, b *models.Body, places []*models.Membership, today models.Date) {
	votes := map[string]said{}
	for _, a := range inOrder(c.Answers, places) {
		if a.On > today {
			continue
		}
		_, key := votingOf(b, places, a.On).of(a.MembershipID)
		object := a.Answer == models.CircularObject
		switch {
		case key == "" || a.On < c.OpenedOn:
			s.Uncounted = append(s.Uncounted, a)
		case object && a.On > s.ObjectionUntil, s.AnswerUntil.Known() && a.On > s.AnswerUntil:
			s.TooLate = append(s.TooLate, a)
		case object:
			if !s.Objection.On.Known() {
				s.Objection = a
			}
		case votes[key].answer != a.Answer:
			votes[key] = said{a.Answer, a.On}
		}
	}
	var days []models.Date
	for _, v := range votes {
		if v.answer == models.CircularAgree {
			days = append(days, v.since)
		}
	}
	s.Agreed, s.Declined = len(days), len(votes)-len(days)
	if slices.Sort(days); s.Needed > 0 && s.Agreed >= s.Needed {
		s.ReachedOn = days[s.Needed-1]
	}
	s.Missing = max(s.Needed-s.Agreed, 0)
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
