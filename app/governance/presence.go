// Who is present with a vote: one vote for each member, whoever of it is there, and votes given to others.

package governance

import (
	"cmp"
	"maps"
	"slices"

	"zielstand/models"
)

// Refusal is why a given vote does not count as present.
type Refusal string

// The reasons to refuse.
const (
	TransferNotAllowed  Refusal = "not_allowed"     // the rules of the body know no transfer
	TransferNoVote      Refusal = "no_vote"         // who gives has no vote on the day
	TransferSelf        Refusal = "same_vote"       // giver and receiver are one vote
	TransferRepresented Refusal = "represented"     // the vote is there through somebody else of the same member
	TransferAbsent      Refusal = "receiver_absent" // who gets it is not there with a vote
	TransferPassedOn    Refusal = "passed_on"       // who gets it has given the own vote away, and so is not there
	TransferTwice       Refusal = "twice"           // the vote was given already
)

// Vote is one vote that is present.
type Vote struct {
	// Membership is the place in the body that stands for the vote: the one that is there, or the one that gave it.
	Membership *models.Membership
	// By is the place that casts a vote that was given for this item; nil where nobody had to.
	By *models.Membership
}

// Refused is a transfer that does not count.
type Refused struct {
	Giver, Receiver string // ids of memberships, as the item has them
	Reason          Refusal
}

// Presence is who is present with a vote.
type Presence struct {
	Votes   []Vote
	Refused []Refused
}

// Count is how many votes are present.
func (p Presence) Count() int { return len(p.Votes) }

// voting knows the places with a vote on a day.
type voting struct {
	body   *models.Body
	day    models.Date
	places map[string]*models.Membership
}

func votingOf(b *models.Body, places []*models.Membership, day models.Date) voting {
	v := voting{b, day, map[string]*models.Membership{}}
	for _, m := range places {
		if m.BodyID == b.ID {
			v.places[m.ID] = m
		}
	}
	return v
}

// of returns the place with the id and the key of its vote; "" if it has none on the day. In a body of several Länder
// all places of a Land are one vote; elsewhere a deputy has the vote of whom it is the deputy of.
func (v voting) of(id string) (*models.Membership, string) {
	m := v.places[id]
	if m == nil || v.day.Known() && !m.ValidOn(v.day) {
		return nil, ""
	}
	root, votes := m, m.Vote
	for range len(v.places) { // a circle of deputies ends, too
		next := v.places[root.DeputyOfID]
		if next == nil {
			break
		}
		root, votes = next, votes || next.Vote
	}
	switch {
	case !votes || m.Role == models.MemberGuest:
		return nil, ""
	case v.body.JurisdictionID == "" && m.JurisdictionID != "":
		return m, "land " + m.JurisdictionID
	}
	return m, "place " + root.ID
}

// PresentVotes returns the votes that are present at the meeting: of those who are there (Meeting.Present), each member
// once, the member itself before its deputy; and for an item the votes given to others. A vote that was given counts as
// present if the rules allow it and the receiver is there; who gives is not there for the item, so nobody passes on what
// was given to them (60-dmk-geschaeftsordnung, mitglieder_und_stimmen.ersatz). A nil item asks for the meeting as a whole.
// places are the memberships of the body, of every time; those in force on the day of the meeting count.
func PresentVotes(b *models.Body, places []*models.Membership, m *models.Meeting, item *models.AgendaItem) Presence {
	v := votingOf(b, places, m.On)
	var given models.Texts
	if item != nil {
		given = item.Transfers
	}
	there, away := map[string]*models.Membership{}, map[string]bool{}
	for _, id := range m.Present {
		place, key := v.of(id)
		if _, receiver := v.of(given[id]); key == "" {
			continue
		} else if _, gives := given[id]; gives && receiver != key {
			away[key] = true
			continue
		}
		if other := there[key]; other == nil || before(place, other) {
			there[key] = place
		}
	}
	out := Presence{}
	votes := map[string]Vote{}
	for key, place := range there {
		votes[key] = Vote{Membership: place}
	}
	for _, giver := range slices.Sorted(maps.Keys(given)) {
		place, key := v.of(giver)
		by, receiver := v.of(given[giver])
		why := refusal(b, key, receiver, there, away, votes)
		if why != "" {
			out.Refused = append(out.Refused, Refused{giver, given[giver], why})
			continue
		}
		votes[key] = Vote{place, by}
	}
	out.Votes = slices.SortedFunc(maps.Values(votes), func(a, b Vote) int { return cmp.Compare(a.Membership.ID, b.Membership.ID) })
	return out
}

func refusal(b *models.Body, giver, receiver string, there map[string]*models.Membership, away map[string]bool, votes map[string]Vote) Refusal {
	_, counted := votes[giver]
	switch {
	case !b.Rules.Transfer:
		return TransferNotAllowed
	case giver == "":
		return TransferNoVote
	case giver == receiver:
		return TransferSelf
	case there[giver] != nil:
		return TransferRepresented
	case counted:
		return TransferTwice
	case there[receiver] == nil && away[receiver]:
		return TransferPassedOn
	case there[receiver] == nil:
		return TransferAbsent
	}
	return ""
}

// before: the member itself before its deputy, else by id.
func before(a, b *models.Membership) bool {
	if (a.Role == models.MemberDeputy) != (b.Role == models.MemberDeputy) {
		return b.Role == models.MemberDeputy
	}
	return a.ID < b.ID
}
