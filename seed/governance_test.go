// Tests that the seeded governance says what the source documents say: bodies, rules, chairs, resolutions, duties.

package seed

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

func TestTheFirstConferenceHasEightResolutionsAndTwentyTwoDuties(t *testing.T) {
	g := portfolio(t).Governance
	if n := len(g.ResolutionsOf("digitalministerkonferenz")); n != 8 {
		t.Errorf("%d resolutions, want 8", n)
	}
	var items []string
	for _, i := range g.ItemsOf("dmk1") {
		items = append(items, i.Number)
	}
	if want := []string{"2 a)", "2 b)", "5", "6", "7", "8", "9", "10"}; !slices.Equal(items, want) {
		t.Errorf("the agenda is %q, want %q", items, want)
	}
	kinds := map[models.DeadlineKind]int{}
	for _, a := range g.AssignmentsOfBody("digitalministerkonferenz") {
		kinds[a.Deadline.Kind]++
		if a.State != models.AssignmentOpen || a.AgreedOn != day(2024, 4, 19) || g.Resolution(a.ResolutionID) == nil {
			t.Errorf("%s is %s, agreed on %s by %q; no source says that it is done", a.ID, a.State, a.AgreedOn, a.ResolutionID)
		}
	}
	want := map[models.DeadlineKind]int{models.DeadlinePeriod: 1, models.DeadlineMeeting: 1, models.DeadlineSoft: 3, models.DeadlineNone: 17}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("deadlines by kind: %v, want %v", kinds, want)
	}
	if period := g.Assignment("dmk1-top5-a1").Deadline; period.From != day(2024, 7, 1) || period.Until.Day != day(2024, 12, 31) || period.Until.Precision != models.PrecisionHalf {
		t.Errorf("the exchange of the Länder is due %+v, want the second half of 2024", period)
	}
	if m := g.Meeting(g.Assignment("dmk1-top6-a5").Deadline.MeetingID); m == nil || m.BodyID != "digitalministerkonferenz" || m.On.Year() != 2024 {
		t.Errorf("the working group shall report at %+v, want the conference of autumn 2024", m)
	}
}

func TestTheKindsOfDeadlinesAreThoseOfTheFacts(t *testing.T) {
	assignments, compared := load(t).Assignments, 0
	for _, f := range readFacts(t) {
		if f.Deadline != "" {
			compared++
			if a := find(t, assignments, f.ID); a.Deadline.Kind != f.Deadline {
				t.Errorf("%s has a deadline of the kind %s, the facts say %s", f.ID, a.Deadline.Kind, f.Deadline)
			}
		}
	}
	if compared != 24 {
		t.Errorf("%d duties compared, want 22 of the conference and 2 of the cabinet", compared)
	}
}

func TestTheChairGoesRoundAllLaenderUntil2040(t *testing.T) {
	g := portfolio(t).Governance
	turns := g.TurnsOf("digitalministerkonferenz")
	if len(turns) != 17 {
		t.Fatalf("%d turns, want 17", len(turns))
	}
	held := map[string]int{}
	for i, turn := range turns {
		if turn.Number != i+1 || turn.From != day(2024+i, 1, 1) || turn.Until != day(2024+i, 12, 31) {
			t.Errorf("turn %d is number %d from %s until %s", i+1, turn.Number, turn.From, turn.Until)
		}
		for _, land := range turn.JurisdictionIDs {
			held[land]++
		}
	}
	if !slices.Equal(turns[0].JurisdictionIDs, []string{"berlin", "brandenburg"}) || len(held) != 16 {
		t.Errorf("2024 is %v's, and %d Länder have the chair; want Berlin and Brandenburg, and all 16", turns[0].JurisdictionIDs, len(held))
	}
	for land, n := range held {
		if want := map[string]int{"berlin": 2, "brandenburg": 2}[land]; n != max(want, 1) {
			t.Errorf("%s has the chair %d times", land, n)
		}
	}
	if now := g.TurnOn("digitalministerkonferenz", day(2026, 11, 30)); now == nil || now.JurisdictionIDs[0] != "hamburg" {
		t.Errorf("in November 2026 the chair is %+v, want Hamburg's", now)
	}
}

func TestTheRulesOfTheConferenceAreThoseOfItsRulesOfProcedure(t *testing.T) {
	rules := portfolio(t).Body("digitalministerkonferenz").Rules
	got := []any{rules.InForce, rules.Votes, rules.Quorum, rules.Consensus, rules.Majority, rules.Transfer, rules.Extraordinary, rules.PerHalfYear,
		rules.ReviewConfidential, rules.Circular}
	want := []any{day(2024, 4, 19), 16, 11, true, models.Share{Numerator: 2, Denominator: 3, Of: models.ShareOfPresent, Rounding: models.RoundCommercial},
		true, 11, 1, true, models.CircularRules{ObjectionDays: 5, Adoption: 11, AnswerDays: 10, AnswerSetting: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("rules %v\nwant %v", got, want)
	}
	weeks := map[string]int{}
	for _, s := range rules.Steps {
		weeks[s.Clause+" "+string(s.Anchor)+" "+s.Wording] = s.Weeks
	}
	if want := map[string]int{"3.2.1 meeting mindestens": -6, "3.2.2 meeting spätestens": -4, "3.2.2 meeting grundsätzlich spätestens": -3,
		"3.2.3 meeting spätestens": 2, "3.2.3 step innerhalb": 2}; !reflect.DeepEqual(weeks, want) {
		t.Errorf("steps %v\nwant %v", weeks, want)
	}
	if last := rules.Steps[len(rules.Steps)-1]; !last.Approval || last.After != "dmk-frist-protokollentwurf" {
		t.Errorf("the minutes are approved by %+v, want two weeks without objection after the draft was sent", last)
	}
	if rules.HolidaysOf != "" || len(rules.Gaps) < 4 || rules.Publicity == "" {
		t.Errorf("what the rules leave open must be said: holidays of %q, gaps %q", rules.HolidaysOf, rules.Gaps)
	}
}

func TestEveryLandHasOneVoteAndADeputyAndGuestsHaveNone(t *testing.T) {
	g := portfolio(t).Governance
	votes, deputies, guests := 0, 0, 0
	for _, m := range g.MembershipsOf("digitalministerkonferenz") {
		switch {
		case m.Vote:
			votes++
		case m.Role == models.MemberDeputy && g.Membership(m.DeputyOfID).JurisdictionID == m.JurisdictionID:
			deputies++
		case m.Role == models.MemberGuest:
			guests++
		}
	}
	if votes != 16 || deputies != 16 || guests != 2 {
		t.Errorf("%d votes, %d deputies, %d guests; want 16, 16, 2", votes, deputies, guests)
	}
}

func TestTheCabinetAskedForContactsAndForAStrategy(t *testing.T) {
	g := portfolio(t).Governance
	r := g.Resolution("mr-rlp-weiterentwicklung-strategie")
	var verbs []string
	for _, c := range r.Clauses {
		verbs = append(verbs, c.Number+" "+c.Verb)
	}
	if !slices.Equal(verbs, []string{"1 nimmt zur Kenntnis", "2 nimmt zur Kenntnis", "2 bittet"}) || r.Number != "TOP 10" {
		t.Errorf("%s has the clauses %q", r.Number, verbs)
	}
	if r.On.Day != day(2022, 11, 8) || !slices.ContainsFunc(r.Sources, func(s models.Source) bool { return s.Origin == models.OriginPublic }) {
		t.Errorf("the day %s is not of the source and must be marked public: %+v", r.On.Day, r.Sources)
	}
	if contacts := g.AssignmentsOfResolution(r.ID)[0]; contacts.State != models.AssignmentOpen || len(contacts.MinistryIDs) != 10 {
		t.Errorf("naming contacts is %s for %d ministries, want open for all 10", contacts.State, len(contacts.MinistryIDs))
	}
}

func TestThePromiseToTheLandtagWasKeptAfterTwelveDays(t *testing.T) {
	a := portfolio(t).Assignment("lt-rlp-18-5832-zusage")
	if a.Kind != models.AssignmentPromised || int(a.ConfirmedOn-a.AgreedOn) != 12 || a.State != models.AssignmentConfirmed ||
		a.AnswerNumber != "18/5832" || !slices.Equal(a.MinistryIDs, []string{"mastd"}) {
		t.Errorf("the promise is %+v", a)
	}
}

func TestAllSixteenLaenderAndTheBundHaveTheirKeys(t *testing.T) {
	keys := map[string]bool{}
	for _, j := range load(t).Jurisdictions {
		keys[j.Key] = true
		if !regexp.MustCompile(`^DE(-[A-Z]{2})?$`).MatchString(j.ISO) || (j.ISO == "DE") != (j.ID == "bund") {
			t.Errorf("%s has the code %q", j.ID, j.ISO)
		}
	}
	if len(keys) != 17 {
		t.Errorf("%d keys, want those of 16 Länder and the Bund", len(keys))
	}
}

func TestOnlyOfficeHoldersOfTheFactsAreNamedAndNoIdTellsWho(t *testing.T) {
	records := load(t)
	holders := map[string]bool{}
	for _, f := range readFacts(t) {
		if f.Person {
			holders[strings.TrimSuffix(f.Title, ", MdL")] = true
		}
	}
	if len(holders) != 6 || len(records.People) != 6 || len(records.Persons) != 6 {
		t.Errorf("%d office holders in the facts, %d named, %d persons; want 6 of each", len(holders), len(records.People), len(records.Persons))
	}
	for _, known := range records.People {
		if !holders[known.Name] || !known.Public || !known.AsOf.Known() || known.Function == "" {
			t.Errorf("%+v is no office holder of the facts on a known day", known)
		}
		if find(t, records.Persons, known.ID); !regexp.MustCompile(`^person-[0-9]+$`).MatchString(known.ID) {
			t.Errorf("the id %q may tell who it is", known.ID)
		}
	}
}

// The letter to the committee names a clerk with address and extension in its line 31.
func TestTheClerkOfTheLetterIsNowhere(t *testing.T) {
	for _, r := range load(t).All() {
		for _, s := range reflect.ValueOf(r).Elem().FieldByName("Sources").Interface().(models.Sources) {
			if s.DocumentID == "quelle-004" && slices.Contains(strings.Split(s.Lines, ", "), "31") {
				t.Errorf("%s %q is taken from the line of the clerk", r.RecordKind(), r.RecordID())
			}
		}
	}
	personal := regexp.MustCompile(`[A-Za-z0-9.]+@[a-z0-9-]+\.[a-z]|06131 16-[1-9]|\b(?:Frau|Herrn?) [A-ZÄÖÜ]`)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if found := personal.Find(text); found != nil {
			t.Errorf("%s holds the personal %q", name, found)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNamesOfOfficeHoldersStayOutOfTheJournal(t *testing.T) {
	records := load(t)
	for _, r := range records.All() {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, known := range records.People {
			for name := range strings.FieldsSeq(known.Name) {
				if len(name) > 3 && strings.Contains(strings.ToLower(r.RecordID()), strings.ToLower(name)) {
					t.Errorf("the id of %s %q tells a name", r.RecordKind(), r.RecordID())
				}
			}
			if strings.Contains(string(text), known.Name) {
				t.Errorf("%s %q names an office holder", r.RecordKind(), r.RecordID())
			}
		}
	}
}
