// Who sees what of the governance.

package models

import (
	"slices"
	"testing"
)

// governed is a conference of two Länder with a confidential follow-up, and a cabinet of one of them.
func governed() *Portfolio {
	r := &Records{
		Jurisdictions: []*Jurisdiction{{Base: Base{ID: "rp"}, Name: "Rheinland-Pfalz", Key: "07"}, {Base: Base{ID: "he"}, Name: "Hessen", Key: "06"}},
		Ministries:    []*Ministry{{Base: Base{ID: "mdi"}, JurisdictionID: "rp", Abbreviation: "MdI", Name: "Inneres"}},
		Bodies: []*Body{
			{Base: Base{ID: "dmk"}, Name: "Konferenz", Kind: BodyConference, Published: true, Rules: Rules{ReviewConfidential: true}},
			{Base: Base{ID: "cabinet"}, Name: "Ministerrat", Kind: BodyCabinet, Published: true, JurisdictionID: "rp"},
			{Base: Base{ID: "board"}, Name: "Board", Kind: BodyBoard},
		},
		Persons: []*Person{{Base: Base{ID: "p1"}}, {Base: Base{ID: "p2"}}},
		People:  []*Personal{{ID: "p1", Name: "Amtsinhaberin", Public: true}, {ID: "p2", Name: "Sachbearbeiter"}},
		Memberships: []*Membership{
			{Base: Base{ID: "m-rp"}, BodyID: "dmk", JurisdictionID: "rp", Role: MemberFull, ValidFrom: 100, ValidUntil: 200},
			{Base: Base{ID: "m-p1"}, BodyID: "cabinet", PersonID: "p1", Role: MemberChair},
			{Base: Base{ID: "m-p2"}, BodyID: "cabinet", PersonID: "p2", Role: MemberContact},
			{Base: Base{ID: "m-mdi"}, BodyID: "cabinet", MinistryID: "mdi", Role: MemberFull},
		},
		Meetings: []*Meeting{
			{Base: Base{ID: "s1"}, BodyID: "dmk", Title: "1. Sitzung", On: 150, Published: true, Objection: "intern"},
			{Base: Base{ID: "s2"}, BodyID: "dmk", Title: "2. Sitzung", On: 180}},
		AgendaItems: []*AgendaItem{
			{Base: Base{ID: "t1"}, MeetingID: "s1", Number: "1", Title: "öffentlich", Public: true, Minutes: "intern"},
			{Base: Base{ID: "t2"}, MeetingID: "s1", Number: "2", Title: "intern"}},
		Resolutions: []*Resolution{{Base: Base{ID: "r1"}, BodyID: "dmk", MeetingID: "s1", Title: "Beschluss", Published: true, State: ResolutionAdopted},
			{Base: Base{ID: "r2"}, BodyID: "dmk", Title: "unveröffentlicht", State: ResolutionAdopted}},
		Assignments: []*Assignment{
			{Base: Base{ID: "a1"}, BodyID: "dmk", ResolutionID: "r1", Title: "Auftrag", State: AssignmentInProgress, StartedOn: 151, Report: "intern", Published: true},
			{Base: Base{ID: "a2"}, BodyID: "dmk", ResolutionID: "r2", Title: "Auftrag", State: AssignmentOpen, Published: true}},
		ReviewNotes:  []*ReviewNote{{Base: Base{ID: "n1"}, ResolutionID: "r1", On: 160, Text: "Erfolgskontrolle"}},
		Circulars:    []*Circular{{Base: Base{ID: "c1"}, BodyID: "dmk", Title: "Umlauf", OpenedOn: 155}},
		CoSignatures: []*CoSignature{{Base: Base{ID: "b.mdi"}, BriefingID: "b", MinistryID: "mdi", Answer: CoObjects, Text: "intern"}},
	}
	return NewPortfolio(Head{}, r)
}

func TestTheFollowUpIsForMembersOfTheBodyOnly(t *testing.T) {
	for name, c := range map[string]struct {
		viewer Viewer
		today  Date
		sees   bool
	}{
		"everybody":                           {Viewer{}, 150, false},
		"a reader":                            {Viewer{Rights: RightsReader}, 150, false},
		"a ministry that is no member":        {Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi"}}, 150, false},
		"the office of another Land":          {Viewer{Rights: RightsOffice, Land: "06"}, 150, false},
		"an office that stands for no Land":   {Viewer{Rights: RightsOffice}, 150, false},
		"the office of a member":              {Viewer{Rights: RightsOffice, Land: "07"}, 150, true},
		"the office of a former member":       {Viewer{Rights: RightsOffice, Land: "07"}, 201, false},
		"the office of a member of tomorrow":  {Viewer{Rights: RightsOffice, Land: "07"}, 99, false},
		"the office, looking at another date": {Viewer{Rights: RightsOffice, Land: "07"}, 150, true},
	} {
		p := governed().At(c.today).For(c.viewer).At(10)
		if got := len(p.ReviewNotes) == 1 && len(p.ReviewNotesOf("r1")) == 1; got != c.sees {
			t.Errorf("%s sees the notes: %v", name, got)
		}
		if got := !p.Assignment("a1").Secret() && p.Assignment("a1").Report != ""; got != c.sees {
			t.Errorf("%s sees how far the assignment is: %v", name, got)
		}
	}
}

func TestEverybodySeesOfTheGovernanceWhatIsPublished(t *testing.T) {
	p := governed().At(150).For(Viewer{})
	if p.Body("board") != nil || p.Meeting("s2") != nil || p.AgendaItem("t2") != nil || p.Resolution("r2") != nil || p.Assignment("a2") != nil {
		t.Error("something that is not published is seen")
	}
	if p.Body("dmk") == nil || p.Meeting("s1") == nil || p.AgendaItem("t1") == nil || p.Resolution("r1") == nil || p.Assignment("a1") == nil {
		t.Fatal("something that is published is not seen")
	}
	if p.Meeting("s1").Objection != "" || p.AgendaItem("t1").Minutes != "" || p.Assignment("a1").Report != "" {
		t.Error("something internal is seen")
	}
	if len(p.Circulars)+len(p.CoSignatures) > 0 {
		t.Error("circulars or co-signatures are seen")
	}
	if p.Person("p1") == nil || p.Person("p2") != nil || p.Membership("m-p2") != nil {
		t.Error("office holders are to be seen, and nobody else")
	}
}

func TestAMinistrySeesItsOwnCoSignatures(t *testing.T) {
	own := governed().At(150).For(Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi"}})
	others := governed().At(150).For(Viewer{Rights: RightsContact, MinistryIDs: []string{"fm"}})
	if len(own.CoSignatures) != 1 || len(others.CoSignatures) != 0 {
		t.Errorf("its own: %d, of others: %d", len(own.CoSignatures), len(others.CoSignatures))
	}
}

func TestAMinistryReadsThePapersThatItIsAskedToCoSign(t *testing.T) {
	secret := &Briefing{Base: Base{ID: "b1"}, Audience: AudienceInternal, State: BriefingDraft}
	p := NewPortfolio(Head{}, &Records{
		Briefings:        []*Briefing{secret, {Base: Base{ID: "b2"}, Audience: AudienceInternal, State: BriefingDraft}},
		BriefingVersions: []*BriefingVersion{{Base: Base{ID: "v1"}, BriefingID: "b1"}, {Base: Base{ID: "v2"}, BriefingID: "b2"}},
		CoSignatures:     []*CoSignature{{Base: Base{ID: "b1.mdi"}, BriefingID: "b1", MinistryID: "mdi", Answer: CoOpen}},
	})
	for name, c := range map[string]struct {
		viewer Viewer
		sees   bool
	}{
		"the ministry that is asked": {Viewer{Rights: RightsContact, MinistryIDs: []string{"fm", "mdi"}}, true},
		"another ministry":           {Viewer{Rights: RightsContact, MinistryIDs: []string{"fm"}}, false},
		"a reader":                   {Viewer{Rights: RightsReader, MinistryIDs: []string{"mdi"}}, false},
		"the public":                 {Viewer{}, false},
	} {
		seen := p.For(c.viewer)
		if (seen.Briefing("b1") != nil && seen.Version("v1") != nil) != c.sees || (seen.Briefing("b1") == nil) == c.sees {
			t.Errorf("%s sees the paper: %v", name, !c.sees)
		}
		if seen.Briefing("b2") != nil || seen.Version("v2") != nil {
			t.Errorf("%s sees a paper that nobody asked them about", name)
		}
	}
	withdrawn := p.Apply(Head{Seq: 1}, Applied{KindCoSignature, "b1.mdi", &CoSignature{Base: Base{ID: "b1.mdi", ArchivedAt: 1}, BriefingID: "b1", MinistryID: "mdi", Answer: CoOpen}})
	if withdrawn.For(Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi"}}).Briefing("b1") != nil {
		t.Error("who is asked no more still sees the paper")
	}
}

func TestObjectionsComeFirst(t *testing.T) {
	signed := func(ministry string, answer CoAnswer) *CoSignature {
		return &CoSignature{Base: Base{ID: "b." + ministry}, BriefingID: "b", MinistryID: ministry, Answer: answer}
	}
	p := NewPortfolio(Head{}, &Records{Ministries: []*Ministry{{Base: Base{ID: "a"}, Order: 3}, {Base: Base{ID: "b"}, Order: 2}, {Base: Base{ID: "c"}, Order: 1}, {Base: Base{ID: "d"}, Order: 4}},
		CoSignatures: []*CoSignature{signed("a", CoAgreed), signed("b", CoOpen), signed("c", CoAgreed), signed("d", CoObjects)}})
	var order string
	for _, s := range p.CoSigned("b") {
		order += s.MinistryID
	}
	if order != "dbca" {
		t.Errorf("the order is %s", order)
	}
}

func TestAnAssignmentIsAsFarAsItWasOnTheDay(t *testing.T) {
	a := &Assignment{AgreedOn: 10, StartedOn: 20, ReportedOn: 30, ConfirmedOn: 40, State: AssignmentConfirmed}
	for day, want := range map[Date]AssignmentState{10: AssignmentOpen, 20: AssignmentInProgress, 35: AssignmentReportedDone, 40: AssignmentConfirmed} {
		if got, ok := a.StateOn(day); !ok || got != want {
			t.Errorf("on day %d it is %q", day, got)
		}
	}
	if _, ok := a.StateOn(9); ok {
		t.Error("it is there before it was agreed")
	}
}

func TestAReportKeepsWhatWasMadeOfTheGovernance(t *testing.T) {
	p := governed().At(150)
	before := p.For(Viewer{Rights: RightsOffice, Land: "07"}).Governance
	after := p.Apply(Head{Seq: 1}, Applied{KindDocument, "d", &Document{Base: Base{ID: "d"}, Title: "x"}})
	if after.Governance != p.Governance {
		t.Error("a change of something else copies the governance")
	}
	changed := p.Apply(Head{Seq: 1}, Applied{KindBody, "board", &Body{Base: Base{ID: "board"}, Name: "Neu", Kind: BodyBoard}})
	if changed.Body("board").Name != "Neu" || p.Body("board").Name != "Board" || changed.For(Viewer{Rights: RightsOffice, Land: "07"}).Governance == before {
		t.Error("a changed body is not seen, or the old portfolio changed")
	}
	gone := changed.Apply(Head{Seq: 2}, Applied{KindBody, "board", nil})
	if gone.Body("board") != nil || slices.ContainsFunc(gone.Bodies, func(b *Body) bool { return b.ID == "board" }) {
		t.Error("an erased body is seen")
	}
}
