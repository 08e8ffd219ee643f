// Co-signing (Mitzeichnung): what each ministry says to a cabinet paper before it goes to the cabinet.

package models

import (
	"cmp"
	"slices"
	"strings"
)

// CoAnswer is the answer of a ministry.
type CoAnswer string

// The answers.
const (
	CoOpen    CoAnswer = "open"
	CoAgreed  CoAnswer = "agreed"
	CoRemark  CoAnswer = "remark"     // agreed, with a remark
	CoObjects CoAnswer = "objected"   // with a reason
	CoNil     CoAnswer = "nil_return" // Fehlanzeige: the paper does not concern it
)

// CoAnswers lists the answers.
var CoAnswers = []CoAnswer{CoOpen, CoAgreed, CoRemark, CoObjects, CoNil}

// CoSignature is the answer of one ministry to one briefing.
type CoSignature struct {
	Base
	BriefingID   string   `json:"briefing_id"`
	MinistryID   string   `json:"ministry_id"`
	AskedOn      Date     `json:"asked_on"`
	Deadline     Date     `json:"deadline"`
	Answer       CoAnswer `json:"answer"`
	Text         string   `json:"text,omitempty"` // the remark, or the reason
	AnsweredOn   Date     `json:"answered_on,omitzero"`
	AnsweredByID string   `json:"answered_by_id,omitempty"`
	Sources      Sources  `json:"sources,omitempty"`
}

// CoSignatureID is the id of the answer of a ministry to a briefing; there is one.
func CoSignatureID(briefingID, ministryID string) string { return briefingID + "." + ministryID }

// RecordKind implements Record.
func (*CoSignature) RecordKind() Kind { return KindCoSignature }

// Validate implements Record.
func (s *CoSignature) Validate() error {
	c := checking(s)
	c.required("briefing_id", s.BriefingID)
	c.required("ministry_id", s.MinistryID)
	c.required("asked_on", s.AskedOn.String())
	c.required("deadline", s.Deadline.String())
	c.order("deadline", s.Deadline, "asked_on", s.AskedOn)
	oneOf(c, "answer", s.Answer, CoAnswers...)
	c.text("text", s.Text)
	if (s.Answer == CoObjects || s.Answer == CoRemark) && strings.TrimSpace(s.Text) == "" {
		c.add("text", "", CodeRequired)
	}
	if (s.Answer == CoOpen) == s.AnsweredOn.Known() {
		c.add("answered_on", s.AnsweredOn.String(), CodeRequired)
	}
	return c.err()
}

// Answered tells whether the ministry has said something.
func (s *CoSignature) Answered() bool { return s.Answer != CoOpen }

// Late tells whether the answer came after the deadline.
func (s *CoSignature) Late() bool { return s.AnsweredOn > s.Deadline }

// coWeight orders answers by how much they stand in the way.
var coWeight = map[CoAnswer]int{CoObjects: 0, CoRemark: 1, CoOpen: 2, CoAgreed: 3, CoNil: 4}

// CoSigned returns what the ministries say to the briefing: objections first, then remarks and what is open.
func (p *Portfolio) CoSigned(briefingID string) []*CoSignature {
	list := slices.Clone(p.CoSignaturesOf(briefingID))
	order := func(s *CoSignature) int {
		if m := p.Ministry(s.MinistryID); m != nil {
			return m.Order
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b *CoSignature) int {
		return cmp.Or(cmp.Compare(coWeight[a.Answer], coWeight[b.Answer]), cmp.Compare(order(a), order(b)))
	})
	return list
}
