// Who may know of a briefing.

package models

import (
	"slices"
	"testing"
)

func TestOnlyPublishedFinalBriefingsArePublic(t *testing.T) {
	base := Briefing{Title: "Bericht", Template: "fortschrittsbericht", Stichtag: 1, Audience: AudiencePublic, State: BriefingFinal, Published: true}
	named := func(id string, change func(*Briefing)) *Briefing {
		b := base
		b.ID = id
		change(&b)
		return &b
	}
	r := &Records{Briefings: []*Briefing{
		named("offen", func(*Briefing) {}),
		named("entwurf", func(b *Briefing) { b.State = BriefingDraft }),
		named("unveroeffentlicht", func(b *Briefing) { b.Published = false }),
		named("intern", func(b *Briefing) { b.Audience = AudienceInternal }),
	}, BriefingSchedules: []*BriefingSchedule{{Base: Base{ID: "plan"}}}}
	for _, b := range r.Briefings {
		for n, state := range []BriefingState{BriefingDraft, BriefingFinal} {
			r.BriefingVersions = append(r.BriefingVersions, &BriefingVersion{Base: Base{ID: b.ID + string(state)}, BriefingID: b.ID,
				Number: n + 1, State: state, Audience: b.Audience})
		}
	}
	p := NewPortfolio(Head{}, r)
	if office := p.For(Viewer{Rights: RightsOffice}); len(office.Briefings) != 4 || len(office.Versions) != 8 || len(office.Schedules) != 1 {
		t.Errorf("the office knows %d, %d, %d", len(office.Briefings), len(office.Versions), len(office.Schedules))
	}
	for _, v := range []Viewer{{}, {Rights: RightsReader}, {Rights: RightsContact}} {
		public := p.For(v)
		if len(public.Briefings) != 1 || public.Briefing("offen") == nil || len(public.Versions) != 1 || public.Version("offenfinal") == nil || len(public.Schedules) != 0 {
			t.Errorf("%s knows %v and %v", v.Key(), public.Briefings, public.Versions)
		}
	}
}

func TestABriefingSaysWhatIsWrongWithIt(t *testing.T) {
	b := &Briefing{Base: Base{ID: "b"}, Title: "t", Template: "t", Stichtag: 10, Since: 11, Audience: AudienceInternal, State: BriefingDraft,
		Published: true, Texts: Texts{"lage": "Steuer\u0007zeichen"}}
	var wrong []string
	if e, ok := b.Validate().(*Error); ok {
		for _, p := range e.Problems {
			wrong = append(wrong, p.Field)
		}
	}
	if want := []string{"since", "published", "texts.lage"}; !slices.Equal(wrong, want) {
		t.Errorf("wrong are %q, want %q", wrong, want)
	}
}
