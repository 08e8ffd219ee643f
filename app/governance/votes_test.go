// Tests of quorum, majorities and consensus, against the table that was worked out by hand from the rules of the DMK.

package governance

import (
	"math/rand/v2"
	"testing"

	"zielstand/models"
)

// dmk are the rules of a conference of sixteen Länder, as 60-dmk-geschaeftsordnung states them; the time to answer a
// circular is a setting.
func dmk() models.Rules {
	return models.Rules{Votes: 16, Quorum: 11, Consensus: true, Transfer: true,
		Majority: models.Share{Numerator: 2, Denominator: 3, Of: models.ShareOfPresent, Rounding: models.RoundCommercial},
		Circular: models.CircularRules{ObjectionDays: 5, Adoption: 11, AnswerDays: 10, AnswerSetting: true},
		Steps: []models.Step{
			{ID: "draft-agenda", Title: "Entwurf der Tagesordnung", Anchor: models.AnchorMeeting, Weeks: -6, RegularOnly: true},
			{ID: "proposals", Title: "Vorschläge", Anchor: models.AnchorMeeting, Weeks: -4},
			{ID: "papers", Title: "Unterlagen", Anchor: models.AnchorMeeting, Weeks: -3},
			{ID: "minutes", Title: "Entwurf des Protokolls", Anchor: models.AnchorMeeting, Weeks: 2},
			{ID: "objections", Title: "Einwände", Anchor: models.AnchorStep, After: "minutes", Weeks: 2, Approval: true},
		}}
}

func TestTwoThirdsAreRoundedAsTheRulesSay(t *testing.T) {
	thirds := func(r models.Rounding) models.Share {
		return models.Share{Numerator: 2, Denominator: 3, Of: models.ShareOfPresent, Rounding: r}
	}
	half := models.Share{Numerator: 1, Denominator: 2, MoreThan: true, Of: models.ShareOfCast}
	for _, test := range []struct {
		name  string
		share models.Share
		want  map[int]int // votes → needed
	}{
		{"commercially", thirds(models.RoundCommercial), map[int]int{11: 7, 12: 8, 13: 9, 14: 9, 15: 10, 16: 11, 1: 1, 0: 1}},
		{"up", thirds(models.RoundUp), map[int]int{11: 8, 12: 8, 13: 9, 14: 10, 15: 10, 16: 11}},
		{"down", thirds(models.RoundDown), map[int]int{11: 7, 12: 8, 13: 8, 14: 9, 15: 10, 16: 10, 1: 1}},
		{"without a word about it", thirds(""), map[int]int{11: 8, 12: 8, 13: 9}},
		{"more than half", half, map[int]int{0: 1, 1: 1, 2: 2, 3: 2, 10: 6, 11: 6, 12: 7}},
		{"half a vote counts as one", models.Share{Numerator: 1, Denominator: 2, Rounding: models.RoundCommercial}, map[int]int{3: 2, 5: 3, 4: 2}},
		{"none stated", models.Share{}, map[int]int{0: 0, 16: 0}},
	} {
		for votes, want := range test.want {
			if got := Needed(test.share, votes); got != want {
				t.Errorf("%s: %d of %d votes are needed, want %d", test.name, got, votes, want)
			}
		}
	}
}

func TestElevenLaenderMakeTheConferenceQuorate(t *testing.T) {
	for present, want := range map[int]bool{0: false, 10: false, 11: true, 16: true} {
		if got := Quorate(dmk(), present); got != want {
			t.Errorf("quorate with %d: %v", present, got)
		}
	}
	if Quorate(models.Rules{}, 0) || !Quorate(models.Rules{}, 1) {
		t.Error("where no number is stated, one vote is enough and none is not")
	}
}

func TestAVoteIsDecidedByTheRules(t *testing.T) {
	consensusOnly := models.Rules{Consensus: true}
	simple := models.Rules{Majority: models.Share{Numerator: 1, Denominator: 2, MoreThan: true, Of: models.ShareOfCast}}
	ofAll := models.Rules{Votes: 16, Majority: models.Share{Numerator: 1, Denominator: 2, MoreThan: true, Of: models.ShareOfAll}}
	ofUnknown := models.Rules{Majority: ofAll.Majority}
	for _, test := range []struct {
		name                      string
		rules                     models.Rules
		present, yes, no, abstain int
		outcome                   Outcome
		reason                    Reason
		needed, missing           int
	}{
		{"all for it", dmk(), 16, 16, 0, 0, VotePassed, ReasonConsensus, 11, 0},
		{"two abstain", dmk(), 16, 14, 0, 2, VotePassed, ReasonConsensus, 11, 0},
		{"nobody against it, but most abstain", dmk(), 16, 10, 0, 6, VoteFailed, ReasonAbstentions, 11, 1},
		{"a vote not cast is an abstention", dmk(), 16, 10, 0, 0, VoteFailed, ReasonAbstentions, 11, 1},
		{"just enough", dmk(), 14, 9, 5, 0, VotePassed, ReasonMajority, 9, 0},
		{"one too few", dmk(), 14, 8, 5, 1, VoteFailed, ReasonTooFew, 9, 1},
		{"seven of eleven, rounded down", dmk(), 11, 7, 4, 0, VotePassed, ReasonMajority, 7, 0},
		{"ten are not enough to decide", dmk(), 10, 10, 0, 0, VoteNotQuorate, ReasonQuorum, 7, 1},
		{"consensus only, one against", consensusOnly, 8, 7, 1, 0, VoteFailed, ReasonNoConsensus, 0, 0},
		{"consensus only, abstentions", consensusOnly, 8, 1, 0, 7, VotePassed, ReasonConsensus, 0, 0},
		{"consensus only, nobody for it", consensusOnly, 8, 0, 0, 8, VoteFailed, ReasonAbstentions, 0, 1},
		{"half of the votes cast", simple, 10, 3, 3, 4, VoteFailed, ReasonTooFew, 4, 1},
		{"more than half of the votes cast", simple, 10, 4, 3, 3, VotePassed, ReasonMajority, 4, 0},
		{"no vote cast", simple, 10, 0, 0, 10, VoteFailed, ReasonAbstentions, 1, 1},
		{"more than half of all", ofAll, 12, 8, 4, 0, VoteFailed, ReasonTooFew, 9, 1},
		{"of all, whose number nobody knows", ofUnknown, 12, 8, 4, 0, VoteUnruled, ReasonNoRule, 0, 0},
		{"no rules, disagreement", models.Rules{}, 9, 8, 1, 0, VoteUnruled, ReasonNoRule, 0, 0},
		{"no rules, all for it", models.Rules{}, 9, 9, 0, 0, VotePassed, ReasonConsensus, 0, 0},
		{"more votes than present", dmk(), 11, 9, 3, 0, VoteInvalid, ReasonCounts, 0, 0},
		{"a negative count", dmk(), 11, 9, -1, 0, VoteInvalid, ReasonCounts, 0, 0},
	} {
		d := Decide(test.rules, test.present, test.yes, test.no, test.abstain)
		if d.Outcome != test.outcome || d.Reason != test.reason || d.Needed != test.needed || d.Missing != test.missing {
			t.Errorf("%s: %+v", test.name, d)
		}
		if procedure := d.Procedure; (procedure != "") != (d.Outcome == VotePassed) ||
			(procedure == models.ProcedureConsensus) != (d.Outcome == VotePassed && d.Reason == ReasonConsensus) {
			t.Errorf("%s: recorded as %q", test.name, procedure)
		}
	}
}

// anyRules draws rules as bodies may have them.
func anyRules(r *rand.Rand) models.Rules {
	rules := models.Rules{Votes: r.IntN(20), Quorum: r.IntN(12), Consensus: r.IntN(2) == 0}
	if r.IntN(4) > 0 {
		whole := 1 + r.IntN(6)
		rules.Majority = models.Share{Numerator: r.IntN(whole + 1), Denominator: whole, MoreThan: r.IntN(2) == 0,
			Of:       []models.ShareOf{models.ShareOfPresent, models.ShareOfCast, models.ShareOfAll}[r.IntN(3)],
			Rounding: []models.Rounding{"", models.RoundUp, models.RoundDown, models.RoundCommercial}[r.IntN(4)]}
	}
	return rules
}

func TestOneMoreApprovalNeverTurnsPassedIntoFailed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 3))
	passed := 0
	for range 20_000 {
		rules := anyRules(r)
		yes, no, abstain, silent := r.IntN(12), r.IntN(6), r.IntN(6), r.IntN(3)
		present := yes + no + abstain + silent
		if Decide(rules, present, yes, no, abstain).Outcome != VotePassed {
			continue
		}
		passed++
		more := map[string]Decision{"somebody more is there": Decide(rules, present+1, yes+1, no, abstain)}
		if no > 0 {
			more["one is convinced"] = Decide(rules, present, yes+1, no-1, abstain)
		}
		if abstain > 0 {
			more["one makes up their mind"] = Decide(rules, present, yes+1, no, abstain-1)
		}
		for what, d := range more {
			if d.Outcome != VotePassed {
				t.Fatalf("%+v: %d for, %d against, %d abstain of %d passes, but when %s: %+v", rules, yes, no, abstain, present, what, d)
			}
		}
	}
	if passed < 500 {
		t.Errorf("only %d votes passed; the draw shows nothing", passed)
	}
}

func TestMoreVotesNeverNeedFewer(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 4))
	for range 300 {
		share := anyRules(r).Majority
		for votes := range 100 {
			now, next := Needed(share, votes), Needed(share, votes+1)
			if next < now || next > now+1 {
				t.Fatalf("%+v: of %d votes %d are needed, of %d %d", share, votes, now, votes+1, next)
			}
		}
	}
}
