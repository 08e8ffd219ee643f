// Tests of who is present with a vote.

package governance

import (
	"testing"

	"zielstand/models"
)

// laender are the places of three Länder, each with a member and a permanent deputy, and a guest.
func laender() []*models.Membership {
	list := []*models.Membership{{Base: models.Base{ID: "bund"}, BodyID: "dmk", JurisdictionID: "bund", Role: models.MemberGuest, Vote: true}}
	for _, land := range []string{"rp", "st", "sn"} {
		list = append(list,
			&models.Membership{Base: models.Base{ID: land}, BodyID: "dmk", JurisdictionID: land, Role: models.MemberFull, Vote: true, ValidFrom: 100},
			&models.Membership{Base: models.Base{ID: land + "-d"}, BodyID: "dmk", JurisdictionID: land, Role: models.MemberDeputy, DeputyOfID: land, ValidFrom: 100})
	}
	return list
}

func TestEachLandHasOneVoteWhoeverOfItIsThere(t *testing.T) {
	for _, test := range []struct {
		name    string
		present models.Strings
		want    []string
	}{
		{"nobody", nil, nil},
		{"members", models.Strings{"rp", "st"}, []string{"rp", "st"}},
		{"a deputy counts for the member", models.Strings{"rp", "st-d"}, []string{"rp", "st-d"}},
		{"both are one vote", models.Strings{"rp-d", "rp"}, []string{"rp"}},
		{"noted twice", models.Strings{"rp", "rp"}, []string{"rp"}},
		{"a guest has none", models.Strings{"rp", "bund"}, []string{"rp"}},
		{"nor has a stranger", models.Strings{"rp", "xx"}, []string{"rp"}},
	} {
		got := PresentVotes(conference(), laender(), &models.Meeting{On: 200, Present: test.present}, nil)
		if !sameVotes(got, test.want) || len(got.Refused) > 0 {
			t.Errorf("%s: %d votes, want %v", test.name, got.Count(), test.want)
		}
	}
	before := PresentVotes(conference(), laender(), &models.Meeting{On: 99, Present: models.Strings{"rp", "st-d"}}, nil)
	if before.Count() != 0 {
		t.Errorf("before the places were held there were %d votes", before.Count())
	}
}

func sameVotes(p Presence, want []string) bool {
	if p.Count() != len(want) {
		return false
	}
	for i, v := range p.Votes {
		if v.Membership.ID != want[i] {
			return false
		}
	}
	return true
}

func TestInTheCabinetEveryPlaceIsAVote(t *testing.T) {
	cabinet := &models.Body{Base: models.Base{ID: "kab"}, JurisdictionID: "rp", Kind: models.BodyCabinet}
	places := []*models.Membership{
		{Base: models.Base{ID: "a"}, BodyID: "kab", JurisdictionID: "rp", Role: models.MemberFull, Vote: true},
		{Base: models.Base{ID: "b"}, BodyID: "kab", JurisdictionID: "rp", Role: models.MemberFull, Vote: true},
		{Base: models.Base{ID: "b-d"}, BodyID: "kab", JurisdictionID: "rp", Role: models.MemberDeputy, DeputyOfID: "b"},
		{Base: models.Base{ID: "circle"}, BodyID: "kab", Role: models.MemberDeputy, DeputyOfID: "circle", Vote: true},
	}
	got := PresentVotes(cabinet, places, &models.Meeting{On: 10, Present: models.Strings{"a", "b", "b-d", "circle"}}, nil)
	if !sameVotes(got, []string{"a", "b", "circle"}) {
		t.Errorf("%d votes", got.Count())
	}
}

func TestAVoteIsGivenToWhoIsThereAndNoFarther(t *testing.T) {
	for _, test := range []struct {
		name      string
		present   models.Strings
		transfers models.Texts
		count     int
		refused   Refusal
	}{
		{"an absent Land gives its vote", models.Strings{"st"}, models.Texts{"rp": "st"}, 2, ""},
		{"one that is called away, too", models.Strings{"rp", "st"}, models.Texts{"rp": "st"}, 2, ""},
		{"to a deputy who is there", models.Strings{"st-d"}, models.Texts{"rp": "st"}, 2, ""},
		{"two give theirs to a third", models.Strings{"st"}, models.Texts{"rp": "st", "sn": "st"}, 3, ""},
		{"the receiver is not there", models.Strings{"st"}, models.Texts{"rp": "sn"}, 1, TransferAbsent},
		{"the receiver passes its own on", models.Strings{"sn", "st"}, models.Texts{"rp": "st", "st": "sn"}, 2, TransferPassedOn},
		{"to the own deputy", models.Strings{"rp-d"}, models.Texts{"rp": "rp-d"}, 1, TransferSelf},
		{"to itself", models.Strings{"rp"}, models.Texts{"rp": "rp"}, 1, TransferSelf},
		{"its deputy is there", models.Strings{"rp-d", "st"}, models.Texts{"rp": "st"}, 2, TransferRepresented},
		{"the member and the deputy both give it", models.Strings{"st"}, models.Texts{"rp": "st", "rp-d": "st"}, 2, TransferTwice},
		{"a guest has none to give", models.Strings{"st"}, models.Texts{"bund": "st"}, 1, TransferNoVote},
		{"nor can a guest get one", models.Strings{"st", "bund"}, models.Texts{"rp": "bund"}, 1, TransferAbsent},
	} {
		m := &models.Meeting{On: 200, Present: test.present}
		got := PresentVotes(conference(), laender(), m, &models.AgendaItem{Transfers: test.transfers})
		if got.Count() != test.count || (test.refused == "") != (len(got.Refused) == 0) || test.refused != "" && got.Refused[0].Reason != test.refused {
			t.Errorf("%s: %d votes, want %d; refused %+v", test.name, got.Count(), test.count, got.Refused)
		}
		if whole := PresentVotes(conference(), laender(), m, nil); whole.Count() > len(test.present) || len(whole.Refused) > 0 {
			t.Errorf("%s: %d votes at the meeting as a whole", test.name, whole.Count())
		}
	}
	forbids := conference()
	forbids.Rules.Transfer = false
	got := PresentVotes(forbids, laender(), &models.Meeting{On: 200, Present: models.Strings{"st"}}, &models.AgendaItem{Transfers: models.Texts{"rp": "st"}})
	if got.Count() != 1 || got.Refused[0].Reason != TransferNotAllowed {
		t.Errorf("the rules know no transfer, but: %+v", got)
	}
	given := PresentVotes(conference(), laender(), &models.Meeting{On: 200, Present: models.Strings{"st"}}, &models.AgendaItem{Transfers: models.Texts{"rp": "st"}})
	if v := given.Votes[0]; v.Membership.ID != "rp" || v.By == nil || v.By.ID != "st" || given.Votes[1].By != nil {
		t.Errorf("who casts the vote: %+v", given.Votes)
	}
}
