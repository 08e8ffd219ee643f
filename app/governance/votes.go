// What a vote needs and what came of it.

package governance

import "zielstand/models"

// Needed is how many votes the share is of so many votes, in whole votes and counted in whole numbers only. A share
// without a rounding needs at least the part, so a fraction counts as one vote more; "more than" needs the next whole
// vote above the part. It is at least one vote, and 0 only where no share is stated. Two thirds rounded commercially
// (DMK, 5.1 of its rules): 7 of 11, 8 of 12, 9 of 13, 9 of 14, 10 of 15, 11 of 16.
func Needed(s models.Share, votes int) int {
	if !s.Stated() {
		return 0
	}
	part, whole := s.Numerator*max(votes, 0), s.Denominator
	needed := 0
	switch {
	case s.MoreThan:
		needed = part/whole + 1
	case s.Rounding == models.RoundDown:
		needed = part / whole
	case s.Rounding == models.RoundCommercial:
		needed = (2*part + whole) / (2 * whole)
	default:
		needed = (part + whole - 1) / whole
	}
	return max(needed, 1)
}

// Quorate tells whether the body can decide with so many votes present. Where its rules do not state how many are
// needed, one is enough.
func Quorate(r models.Rules, present int) bool { return present >= max(r.Quorum, 1) }

// Outcome is what came of a vote.
type Outcome string

// The outcomes.
const (
	VotePassed     Outcome = "passed"
	VoteFailed     Outcome = "failed"
	VoteNotQuorate Outcome = "not_quorate" // too few votes are present to decide
	VoteUnruled    Outcome = "unruled"     // the rules do not say what is needed
	VoteInvalid    Outcome = "invalid"     // the counts do not fit together
)

// Reason is why a vote came out as it did.
type Reason string

// The reasons.
const (
	ReasonConsensus   Reason = "consensus"    // nobody was against it
	ReasonMajority    Reason = "majority"     // enough were for it
	ReasonTooFew      Reason = "too_few"      // too few were for it
	ReasonAbstentions Reason = "abstentions"  // nobody was against it, but too few were for it
	ReasonNoConsensus Reason = "no_consensus" // somebody was against it, and the rules know consensus only
	ReasonQuorum      Reason = "quorum"       // too few votes are present
	ReasonNoRule      Reason = "no_rule"      // the rules state no majority, or not of how many votes
	ReasonCounts      Reason = "counts"       // negative, or more votes cast than present
)

// Decision is the result of a vote under the rules of a body.
type Decision struct {
	Outcome Outcome
	Reason  Reason
	// Procedure is what a resolution that was passed is recorded with; "" for the others.
	Procedure models.Procedure
	// Needed is how many votes for it the majority takes, and Base of how many; both 0 where the rules state none.
	Needed, Base int
	// Missing is how many more votes for it, or more votes present, it would have taken.
	Missing int
	// Abstained are the votes present that were neither for nor against it, those not cast among them.
	Abstained int
}

// Decide works out the result of a vote from the votes present, for, against and abstaining. Whoever is present and does
// not vote abstains. Nobody against it is consensus, also with abstentions, if as many are for it as the majority takes:
// the rules of the DMK do not say what an abstention is to a consensus, and this reading never passes what a vote would
// not have passed. Rules with neither a majority nor consensus leave open what is needed; only if all who are present are
// for it, no rule could ask for more.
func Decide(r models.Rules, present, yes, no, abstain int) Decision {
	if min(present, yes, no, abstain) < 0 || yes+no+abstain > present {
		return Decision{Outcome: VoteInvalid, Reason: ReasonCounts}
	}
	d := Decision{Abstained: present - yes - no}
	if r.Majority.Stated() {
		d.Base = base(r, present, yes+no)
		if d.Base > 0 || r.Majority.Of == models.ShareOfCast {
			d.Needed = Needed(r.Majority, d.Base)
		}
	}
	switch {
	case !Quorate(r, present):
		d.Outcome, d.Reason, d.Missing = VoteNotQuorate, ReasonQuorum, max(r.Quorum, 1)-present
	case d.Needed > 0:
		d.count(yes, no)
	case yes == present || r.Consensus && no == 0 && yes > 0:
		d.Outcome, d.Reason = VotePassed, ReasonConsensus
	case r.Consensus && no > 0 && !r.Majority.Stated():
		d.Outcome, d.Reason = VoteFailed, ReasonNoConsensus
	case r.Consensus && no == 0:
		d.Outcome, d.Reason, d.Missing = VoteFailed, ReasonAbstentions, 1
	default:
		d.Outcome, d.Reason = VoteUnruled, ReasonNoRule
	}
	switch {
	case d.Outcome != VotePassed:
	case d.Reason == ReasonConsensus:
		d.Procedure = models.ProcedureConsensus
	default:
		d.Procedure = models.ProcedureMajority
	}
	return d
}

// count decides by the majority that is needed.
func (d *Decision) count(yes, no int) {
	d.Missing = max(d.Needed-yes, 0)
	switch {
	case yes < d.Needed && no == 0:
		d.Outcome, d.Reason = VoteFailed, ReasonAbstentions
	case yes < d.Needed:
		d.Outcome, d.Reason = VoteFailed, ReasonTooFew
	case no == 0:
		d.Outcome, d.Reason = VotePassed, ReasonConsensus
	default:
		d.Outcome, d.Reason = VotePassed, ReasonMajority
	}
}

// base is what the majority is taken of; 0 if the rules do not say how many votes there are.
func base(r models.Rules, present, cast int) int {
	switch r.Majority.Of {
	case models.ShareOfCast:
		return cast
	case models.ShareOfAll:
		return r.Votes
	}
	return present
}
