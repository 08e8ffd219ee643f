// Redaction: canary texts that must not fly out of the cage.

package models

import (
	"encoding/json"
	"strings"
	"testing"
)

const canary = "KANARIENVOGEL"

// aviary is a portfolio in which every text that the public must not see holds the canary.
func aviary() *Portfolio {
	mark := func(place string) string { return canary + "-" + place }
	approved := &StatusReport{Base: Base{ID: "approved"}, MeasureID: "m", MinistryID: "mdi", AsOf: NewDate(2024, 6, 30), State: ReportApproved,
		Text: "öffentlich", DecisionNeeded: mark("decision"), Risks: mark("risks"), InternalNote: mark("note")}
	records := &Records{
		Jurisdictions: []*Jurisdiction{{Base: Base{ID: "rp"}, Name: "Rheinland-Pfalz"}},
		Ministries:    []*Ministry{{Base: Base{ID: "mdi"}, JurisdictionID: "rp"}, {Base: Base{ID: "mastd"}, JurisdictionID: "rp"}},
		Documents:     []*Document{{Base: Base{ID: "d"}, Title: "öffentlich"}, {Base: Base{ID: "d2"}, StrategyID: "secret", Title: mark("document")}},
		Strategies: []*Strategy{{Base: Base{ID: "open"}, JurisdictionID: "rp", Title: "öffentlich", Published: true},
			{Base: Base{ID: "secret"}, JurisdictionID: "rp", Title: mark("strategy")}},
		Fields:      []*Field{{Base: Base{ID: "f"}, StrategyID: "open"}, {Base: Base{ID: "f2"}, StrategyID: "secret", Title: mark("field")}},
		FocusTopics: []*FocusTopic{{Base: Base{ID: "ft"}, FieldID: "f"}, {Base: Base{ID: "ft2"}, FieldID: "f2", Title: mark("topic")}},
		Targets: []*Target{{Base: Base{ID: "t"}, StrategyID: "open", FocusTopicID: "ft", Outcome: OutcomeDropped, OutcomeReason: mark("outcome")},
			{Base: Base{ID: "t2"}, StrategyID: "secret", FocusTopicID: "ft2", Title: mark("target")}},
		Measures: []*Measure{{Base: Base{ID: "m"}, StrategyID: "open", TargetIDs: Strings{"t"}},
			{Base: Base{ID: "m2"}, StrategyID: "secret", Title: mark("measure")}},
		Responsibilities: []*Responsibility{{Base: Base{ID: "lead"}, SubjectKind: KindMeasure, SubjectID: "m", MinistryID: "mdi", Role: RoleLead}},
		Reports: []*StatusReport{approved,
			{Base: Base{ID: "draft"}, MeasureID: "m", AsOf: NewDate(2024, 12, 31), State: ReportDraft, Text: mark("draft")},
			{Base: Base{ID: "submitted"}, MeasureID: "m", AsOf: NewDate(2024, 12, 31), State: ReportSubmitted, Text: mark("submitted")},
			{Base: Base{ID: "returned"}, MeasureID: "m", AsOf: NewDate(2024, 12, 31), State: ReportReturned, Text: mark("returned")},
			{Base: Base{ID: "elsewhere"}, MeasureID: "m2", AsOf: NewDate(2024, 6, 30), State: ReportApproved, Text: mark("report")}},
		Opinions: []*SecondOpinion{{Base: Base{ID: "o"}, MeasureID: "m", AsOf: 1, Ampel: AmpelRed, Reason: mark("opinion"), Internal: true},
			{Base: Base{ID: "o2"}, MeasureID: "m", AsOf: 2, Ampel: AmpelYellow, Reason: "öffentlich"}},
		Proposals: []*Proposal{{Base: Base{ID: "p"}, Aspect: AspectLead, SubjectKind: KindTarget, SubjectID: "t", ObjectID: "mdi", State: ProposalOpen},
			{Base: Base{ID: "p2"}, Aspect: AspectLead, SubjectKind: KindTarget, SubjectID: "t2", ObjectID: "mdi", State: ProposalOpen, Reason: mark("guess about a target")},
			{Base: Base{ID: "p3"}, Aspect: AspectLead, SubjectKind: KindMeasure, SubjectID: "m2", ObjectID: "mdi", State: ProposalRejected, Reason: mark("guess about a measure")}},
	}
	return NewPortfolio(Head{Seq: 1}, records)
}

// seen is everything that the portfolio holds, as text.
func seen(t *testing.T, p *Portfolio) string {
	t.Helper()
	text, err := json.Marshal(p.Records())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// escaped lists the places whose canaries are in the text.
func escaped(text string) []string {
	var places []string
	for _, part := range strings.Split(text, canary+"-")[1:] {
		place, _, _ := strings.Cut(part, `"`)
		places = append(places, place)
	}
	return places
}

func TestThePublicSeesNoCanary(t *testing.T) {
	p := aviary().For(Viewer{})
	text := seen(t, p)
	if places := escaped(text); len(places) > 0 {
		t.Errorf("the public sees %q", places)
	}
	if m := p.Measure("m"); len(m.Reports) != 1 || m.Reports[0].Text != "öffentlich" || len(m.Opinions) != 1 {
		t.Errorf("the public sees %d reports and %d opinions, want one each", len(m.Reports), len(m.Opinions))
	}
	if l := p.LeadOfTarget(p.Target("t")); l.To == nil || !l.Proposed {
		t.Error("the public does not see the proposal about a published target")
	}
	if p.Measure("m2") != nil || p.Strategy("secret") != nil || p.Target("t2") != nil || p.FocusTopic("ft2") != nil || p.Document("d2") != nil {
		t.Error("the unpublished strategy can be asked for")
	}
}

func TestEachViewerSeesWhatTheirRightsSay(t *testing.T) {
	for name, c := range map[string]struct {
		viewer     Viewer
		sees, less []string
	}{
		"a reader": {Viewer{Rights: RightsReader}, []string{"strategy", "opinion"}, []string{"draft", "submitted", "returned", "note", "risks", "decision"}},
		"the contact in charge": {Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi"}},
			[]string{"draft", "submitted", "returned", "note", "risks", "decision"}, nil},
		"another ministry's contact": {Viewer{Rights: RightsContact, MinistryIDs: []string{"mastd"}},
			[]string{"strategy"}, []string{"draft", "submitted", "returned", "note", "risks", "decision"}},
		"the office": {Viewer{Rights: RightsOffice}, []string{"draft", "note", "strategy", "opinion", "measure", "outcome"}, nil},
	} {
		places := strings.Join(escaped(seen(t, aviary().For(c.viewer))), " ")
		for _, place := range c.sees {
			if !strings.Contains(places, place) {
				t.Errorf("%s does not see the %s", name, place)
			}
		}
		for _, place := range c.less {
			if strings.Contains(places, place) {
				t.Errorf("%s sees the %s", name, place)
			}
		}
	}
}

func TestRedactionLeavesTheFullPortfolioWhole(t *testing.T) {
	p := aviary()
	before := seen(t, p)
	p.For(Viewer{})
	p.For(Viewer{Rights: RightsReader})
	if seen(t, p) != before {
		t.Error("the full portfolio has changed")
	}
}

func TestEqualRightsHaveEqualKeys(t *testing.T) {
	a := Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi", "mastd"}}
	b := Viewer{Rights: RightsContact, MinistryIDs: []string{"mastd", "mdi"}}
	if a.Key() != b.Key() || a.Key() == (Viewer{Rights: RightsContact, MinistryIDs: []string{"mdi"}}).Key() || a.Key() == (Viewer{}).Key() {
		t.Errorf("keys %q and %q", a.Key(), b.Key())
	}
}

func TestAnOutcomeIsPublicOnceTheFortschreibungIsAdopted(t *testing.T) {
	target := func(on Date) *Portfolio {
		return NewPortfolio(Head{}, &Records{Strategies: []*Strategy{{Base: Base{ID: "s"}, Published: true}}, Targets: []*Target{
			{Base: Base{ID: "t"}, StrategyID: "s", Outcome: OutcomeDropped, OutcomeReason: "überholt", OutcomeOn: on}}}).For(Viewer{})
	}
	adopted := NewDate(2026, 5, 18)
	if got := target(0).Target("t"); got.Outcome != "" || got.OutcomeReason != "" {
		t.Errorf("the public sees the draft %q, %q", got.Outcome, got.OutcomeReason)
	}
	got := target(adopted).Target("t")
	if got.OutcomeAt(adopted) != OutcomeDropped || got.OutcomeReason == "" {
		t.Error("the public does not see what was adopted")
	}
	if got.OutcomeAt(adopted-1) != "" {
		t.Error("the outcome counts before its day")
	}
}
