// Completeness of a reporting round: which report is there, which is missing, and whose it is.

package progress

import (
	"cmp"
	"slices"

	"zielstand/models"
)

// Answer is what a ministry has said about a measure in a round.
type Answer string

// The answers, in the order of their way.
const (
	AnswerMissing   Answer = "missing"   // no report yet
	AnswerNil       Answer = "nil"       // no report, but a Fehlanzeige of the ministry
	AnswerReturned  Answer = "returned"  // the CDO office has asked back
	AnswerSubmitted Answer = "submitted" // waits for the CDO office
	AnswerApproved  Answer = "approved"
	// AnswerOpen is not approved yet; the viewer may not see more of it.
	AnswerOpen Answer = "open"
)

// Answers lists the answers in the order in which pages show them.
var Answers = []Answer{AnswerMissing, AnswerOpen, AnswerReturned, AnswerSubmitted, AnswerApproved, AnswerNil}

// Expected is a measure that a round asks a report on.
type Expected struct {
	Measure *models.MeasureNode
	Report  *models.StatusReport // the newest one in the round; nil without
	Answer  Answer
	// Late tells that the first report came after the deadline.
	Late bool
}

// InTime tells whether the ministry answered by the deadline: with a report, or a Fehlanzeige.
func (e *Expected) InTime() bool {
	return !e.Late && e.Answer != AnswerMissing && e.Answer != AnswerOpen
}

// RoundMinistry is what one ministry was asked and has answered.
type RoundMinistry struct {
	Ministry *models.Ministry
	Measures []Expected // by number
	Counts   map[Answer]int
	Late     int
	// Nil is its Fehlanzeige, nil without one. It answers for measures without a report.
	Nil *models.NilReturn
}

// Missing are the measures without an answer.
func (m *RoundMinistry) Missing() []Expected {
	var missing []Expected
	for _, e := range m.Measures {
		if e.Answer == AnswerMissing || e.Answer == AnswerReturned {
			missing = append(missing, e)
		}
	}
	return missing
}

// RoundState is the completeness of a round on a day.
type RoundState struct {
	Round      *models.ReportingRound
	Ministries []RoundMinistry // in their order
	// Unassigned are measures in its scope that no ministry is confirmed for: nobody can be asked.
	Unassigned []models.Link[*models.MeasureNode]
	Counts     map[Answer]int
	// Expected = the sum of Counts. InTime answered by the deadline, Late after it. Partial tells that the viewer
	// does not see what is not approved, so that InTime says nothing.
	Expected, InTime, Approved, Late int
	Partial                          bool
}

// Of returns what the ministry was asked; nil if it was asked nothing.
func (s *RoundState) Of(ministryID string) *RoundMinistry {
	for i := range s.Ministries {
		if s.Ministries[i].Ministry.ID == ministryID {
			return &s.Ministries[i]
		}
	}
	return nil
}

// Completeness tells who has answered the round, as far as the portfolio's viewer may know. Asked is who is in
// charge on the Stichtag of the portfolio, or, when the round had closed by then, on the day of its closing. A
// measure that was completed or cancelled before is asked about only if the round names it, or has a report on it.
// The state of a round as the portfolio holds it is counted once for each head, day and viewer, and must not be changed.
func Completeness(p *models.Portfolio, round *models.ReportingRound) *RoundState {
	if p.Round(round.ID) != round {
		return completeness(p, round) // not as it is stored: one that is about to be changed
	}
	return p.Lasting(roundOn{round.ID, p.Stichtag, p.Viewer.Key()}, func(last any) any {
		if kept, ok := last.(*roundAt); ok && kept.head == p.Head {
			return kept
		}
		return &roundAt{p.Head, completeness(p, round)}
	}).(*roundAt).state
}

// roundOn names the question how complete a round is on a day, as far as a viewer may know, for several viewers may
// share what lasts; roundAt is the answer at one head of the journal.
type (
	roundOn struct {
		id     string
		day    models.Date
		viewer string
	}
	roundAt struct {
		head  models.Head
		state *RoundState
	}
)

func completeness(p *models.Portfolio, round *models.ReportingRound) *RoundState {
	s := &RoundState{Round: round, Counts: map[Answer]int{}}
	if closed := models.DateOf(round.ClosedAt.Time()); round.State == models.RoundClosed && round.ClosedAt != 0 && closed < p.Stichtag {
		p = p.At(closed)
	}
	nils := map[string]*models.NilReturn{}
	for _, n := range p.NilReturns {
		if n.RoundID == round.ID {
			nils[n.MinistryID] = n
		}
	}
	byMinistry := map[string]*RoundMinistry{}
	for _, m := range roundScope(p, round) {
		lead, report := p.Lead(m), m.ReportIn(round.ID)
		if lead.To == nil || lead.Proposed {
			if len(round.MinistryIDs) == 0 || lead.To != nil && slices.Contains(round.MinistryIDs, lead.To.ID) {
				s.Unassigned = append(s.Unassigned, models.Link[*models.MeasureNode]{To: m, Proposed: lead.Proposed})
			}
			continue
		}
		if !round.Covers(m.Measure, lead.To.ID) {
			continue
		}
		r := byMinistry[lead.To.ID]
		if r == nil {
			r = &RoundMinistry{Ministry: lead.To, Counts: map[Answer]int{}, Nil: nils[lead.To.ID]}
			byMinistry[lead.To.ID] = r
		}
		r.add(expected(p.Viewer, m, report, round, r))
	}
	for _, m := range p.Ministries {
		if r := byMinistry[m.ID]; r != nil {
			s.Ministries = append(s.Ministries, *r)
			s.add(r)
		}
	}
	return s
}

// roundScope are the measures that the round may ask about, by number.
func roundScope(p *models.Portfolio, round *models.ReportingRound) []*models.MeasureNode {
	if len(round.MeasureIDs) > 0 {
		var named []*models.MeasureNode
		for _, id := range round.MeasureIDs {
			if m := p.Measure(id); m != nil {
				named = append(named, m)
			}
		}
		slices.SortStableFunc(named, func(a, b *models.MeasureNode) int { return cmp.Compare(a.Number, b.Number) })
		return named
	}
	day := p.At(min(p.Stichtag, max(round.Stichtag, round.OpensOn)))
	var open []*models.MeasureNode
	for _, m := range p.MeasuresOfStrategy(round.StrategyID) {
		if m.ReportIn(round.ID) != nil || !Of(day, m).Done() {
			open = append(open, m)
		}
	}
	return open
}

// expected is what the viewer may know about the answer.
func expected(viewer models.Viewer, m *models.MeasureNode, report *models.StatusReport, round *models.ReportingRound, of *RoundMinistry) Expected {
	e := Expected{Measure: m, Report: report, Answer: AnswerMissing}
	switch {
	case report != nil && approvedIn(m, round.ID):
		e.Answer = AnswerApproved
	case viewer.Rights != models.RightsOffice && !(viewer.Rights == models.RightsContact && slices.Contains(viewer.MinistryIDs, of.Ministry.ID)):
		e.Answer = AnswerOpen
	case report != nil && report.State == models.ReportReturned:
		e.Answer = AnswerReturned
	case report != nil:
		e.Answer = AnswerSubmitted
	case of.Nil != nil:
		e.Answer = AnswerNil
	}
	e.Late = isLate(m, round.ID)
	if e.Answer == AnswerNil {
		e.Late = models.DateOf(of.Nil.At.Time()) > round.Deadline
	}
	return e
}

// approvedIn tells whether the round has an approved report on the measure; a correction that waits changes
// nothing about that.
func approvedIn(m *models.MeasureNode, roundID string) bool {
	return slices.ContainsFunc(m.Reports, func(r *models.StatusReport) bool {
		return r.RoundID == roundID && r.State == models.ReportApproved
	})
}

// isLate tells whether all reports on the measure came after the deadline: an answer in time stays one when the
// CDO office asks back later.
func isLate(m *models.MeasureNode, roundID string) bool {
	late := false
	for _, r := range m.Reports {
		if r.RoundID == roundID && r.State != models.ReportDraft {
			if !r.Late {
				return false
			}
			late = true
		}
	}
	return late
}

func (m *RoundMinistry) add(e Expected) {
	m.Measures = append(m.Measures, e)
	m.Counts[e.Answer]++
	if e.Late {
		m.Late++
	}
}

func (s *RoundState) add(m *RoundMinistry) {
	for _, e := range m.Measures {
		s.Counts[e.Answer]++
		s.Expected++
		if e.Late {
			s.Late++
		}
		if e.InTime() {
			s.InTime++
		}
		if e.Answer == AnswerApproved {
			s.Approved++
		}
		s.Partial = s.Partial || e.Answer == AnswerOpen
	}
}
