// Deciding by letter (Umlaufverfahren).

package models

// CircularAnswer is what a member says.
type CircularAnswer string

// The answers.
const (
	CircularAgree   CircularAnswer = "agree"
	CircularDecline CircularAnswer = "decline" // to the proposal
	CircularObject  CircularAnswer = "object"  // to the procedure
)

// CircularAnswers lists the answers.
var CircularAnswers = []CircularAnswer{CircularAgree, CircularDecline, CircularObject}

// Circular is a proposal that members answer in writing. Where it stands follows from its answers and the rules of
// the body.
type Circular struct {
	Base
	BodyID                  string         `json:"body_id"`
	Title                   string         `json:"title"`
	Urgency                 string         `json:"urgency,omitempty"` // why it cannot wait for a meeting
	Draft                   List[Clause]   `json:"draft,omitempty"`
	ProposerJurisdictionIDs Strings        `json:"proposer_jurisdiction_ids,omitempty"`
	ProposerMinistryIDs     Strings        `json:"proposer_ministry_ids,omitempty"`
	OpenedOn                Date           `json:"opened_on"`
	Answers                 List[Answered] `json:"answers,omitempty"` // one of each member, the last one that counts
	// ResultSentOn is when the result went to all members.
	ResultSentOn Date    `json:"result_sent_on,omitzero"`
	ResolutionID string  `json:"resolution_id,omitempty"` // what it became
	Sources      Sources `json:"sources,omitempty"`
}

// Answered is the answer of one member.
type Answered struct {
	MembershipID string         `json:"membership"`
	Answer       CircularAnswer `json:"answer"`
	On           Date           `json:"on"`
	Text         string         `json:"text,omitempty"` // a declaration, or why
}

// RecordKind implements Record.
func (*Circular) RecordKind() Kind { return KindCircular }

// Validate implements Record.
func (r *Circular) Validate() error {
	c := checking(r)
	c.required("body_id", r.BodyID)
	c.required("title", r.Title)
	c.required("opened_on", r.OpenedOn.String())
	c.text("urgency", r.Urgency)
	checkClauses(c, r.Draft)
	seen := map[string]bool{}
	for _, a := range r.Answers {
		oneOf(c, "answers.answer", a.Answer, CircularAnswers...)
		c.required("answers.membership", a.MembershipID)
		c.required("answers.on", a.On.String())
		c.text("answers.text", a.Text)
		if seen[a.MembershipID] {
			c.add("answers.membership", a.MembershipID, CodeInUse)
		}
		seen[a.MembershipID] = true
	}
	return c.err()
}
