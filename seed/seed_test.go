// Tests of what the seed holds.

package seed

import (
	"reflect"
	"slices"
	"testing"

	"zielstand/models"
)

func load(t testing.TB) *models.Records {
	t.Helper()
	records, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func portfolio(t testing.TB) *models.Portfolio {
	return models.NewPortfolio(models.Head{}, load(t)).At(models.NewDate(2024, 11, 18))
}

func find[T models.Record](t testing.TB, list []T, id string) T {
	t.Helper()
	i := slices.IndexFunc(list, func(r T) bool { return r.RecordID() == id })
	if i < 0 {
		t.Fatalf("%q is not there", id)
	}
	return list[i]
}

func TestTheDigitalStrategyHasFiveTopicsTenTargetsAndTwentyTwoMeasures(t *testing.T) {
	p := portfolio(t)
	const strategy, chapter = "rlp-digitalstrategie", "zukunftsfaehigkeit-des-staates"
	if n := len(p.TopicsOfField(chapter)); n != 5 {
		t.Errorf("%d focus topics, want 5", n)
	}
	if n := len(p.TargetsOfField(chapter)); n != 10 {
		t.Errorf("%d targets, want 10", n)
	}
	nine, thirteen, parts := 0, 0, 0
	for _, m := range p.MeasuresOfStrategy(strategy) {
		parts += len(p.Parts(m))
		if m.FieldID == chapter {
			nine++
		} else {
			thirteen++
		}
	}
	if nine != 9 || thirteen != 13 || parts != 8 {
		t.Errorf("%d measures of the chapter, %d of the interview, %d parts; want 9, 13, 8", nine, thirteen, parts)
	}
}

func TestSachsenAnhaltHasFourFieldsAndNineMeasuresLedByItsMinistry(t *testing.T) {
	p := portfolio(t)
	if n := len(p.FieldsOf("st-digitalstrategie-2030")); n != 4 {
		t.Errorf("%d fields, want 4", n)
	}
	measures := p.MeasuresOfStrategy("st-digitalstrategie-2030")
	if len(measures) != 9 {
		t.Errorf("%d measures, want 9", len(measures))
	}
	for _, m := range measures {
		if lead := p.Lead(m); lead.To == nil || lead.To.ID != "mid-st" || lead.Proposed {
			t.Errorf("%s is led by %+v, want mid-st as stated", m.ID, lead)
		}
	}
}

func TestMinistriesOfBothLaenderAreValidFromTheirCabinet(t *testing.T) {
	p := portfolio(t)
	for land, want := range map[string]struct {
		number int
		from   models.Date
	}{
		"rheinland-pfalz": {10, models.NewDate(2021, 5, 18)},
		"sachsen-anhalt":  {9, models.NewDate(2021, 9, 16)},
	} {
		ministries := p.MinistriesOf(land)
		if len(ministries) != want.number {
			t.Errorf("%s has %d ministries, want %d", land, len(ministries), want.number)
		}
		for _, m := range ministries {
			if m.ValidFrom != want.from || m.ValidUntil.Known() {
				t.Errorf("%s is valid from %s until %q, want from %s", m.ID, m.ValidFrom, m.ValidUntil, want.from)
			}
		}
	}
}

func TestStrategiesFollowEachOtherAndArePublished(t *testing.T) {
	p := portfolio(t)
	if len(p.Strategies) != 3 {
		t.Fatalf("%d strategies, want 3", len(p.Strategies))
	}
	for _, s := range p.Strategies {
		if !s.Published {
			t.Errorf("%s is not published", s.ID)
		}
	}
	if next := p.Successor("rlp-strategie-digitales-leben-2018"); next == nil || next.ID != "rlp-digitalstrategie" {
		t.Errorf("the strategy of 2018 is continued by %+v", next)
	}
	if s := p.Strategy("rlp-digitalstrategie"); s.State != "" || s.PeriodFrom.Known() || s.PeriodUntil.Known() {
		t.Errorf("the sources state neither state nor period, the seed says %q, %v, %v", s.State, s.PeriodFrom, s.PeriodUntil)
	}
}

func TestAllTargetsAreDueInTheYear2025(t *testing.T) {
	for _, target := range load(t).Targets {
		if target.Due.Day != models.NewDate(2025, 12, 31) || target.Due.Precision != models.PrecisionYear {
			t.Errorf("%s is due %+v, want the year 2025", target.ID, target.Due)
		}
	}
}

func TestWhatTheSourcesDoNotSayIsAProposal(t *testing.T) {
	records, p := load(t), portfolio(t)
	for _, q := range records.Proposals {
		if q.State != models.ProposalOpen || q.Reason == "" || len(q.Sources) != 1 || q.Sources[0].Origin != models.OriginAssumption {
			t.Errorf("%s is no open, reasoned assumption: %+v", q.ID, q)
		}
	}
	for _, target := range p.Targets() {
		if target.FocusTopicID != "" {
			t.Errorf("%s names a focus topic, which no source does", target.ID)
		}
		if topic := p.TopicOf(target); topic.To == nil || !topic.Proposed {
			t.Errorf("%s has no proposed focus topic: %+v", target.ID, topic)
		}
		if lead := p.LeadOfTarget(target); lead.To == nil || !lead.Proposed {
			t.Errorf("%s has no proposed ministry: %+v", target.ID, lead)
		}
	}
	if _, all := p.Participants(p.Measure("lagezentrum-bevoelkerungsschutz")); !all {
		t.Error("the proposal that every ministry takes part in the Lagezentrum is lost")
	}
	if lead := p.Lead(p.Measure("transformationlab")); lead.Proposed || lead.To == nil || lead.To.ID != "mastd" {
		t.Errorf("the source names MASTD for the TransformationLAB, the seed says %+v", lead)
	}
	if lead := p.Lead(p.Measure("digitales-lernen")); lead.To != nil {
		t.Errorf("nobody is proposed for digital learning, the seed says %+v", lead)
	}
}

func TestTheInterviewGivesReportsWithoutPercentOrAmpel(t *testing.T) {
	want := map[string]models.Phase{
		"landes-it-konsolidierung": models.PhaseImplementing, "e-akte-oberste-landesbehoerden": models.PhaseImplementing,
		"e-akte-nachgeordneter-bereich": models.PhaseImplementing, "cloudloesungen-zusammenarbeit": models.PhaseImplementing,
		"digitale-personalakte": models.PhasePreparing, "efa-rollout-kommunen": models.PhaseImplementing,
		"rollout-fokusleistungen": models.PhaseImplementing, "elektronische-wohnsitzanmeldung": models.PhaseImplementing,
		"digitaler-bauantrag": models.PhaseImplementing, "ki-leitlinien-landesverwaltung": models.PhaseImplementing,
		"cert-rlp": models.PhaseOngoing, "bsi-zertifizierung-it-infrastruktur": models.PhaseOngoing,
		"digitales-lernen": models.PhaseImplementing, "transformationlab": models.PhaseCompleted,
		"governance-struktur-digitalstrategie": models.PhaseImplementing,
	}
	got := map[string]models.Phase{}
	for _, r := range load(t).Reports {
		got[r.MeasureID] = r.Phase
		if r.Percent.Known() || r.Ampel != models.AmpelNone || r.State != models.ReportApproved || r.AsOf != models.NewDate(2024, 11, 18) {
			t.Errorf("%s says more than the interview: %+v", r.ID, r)
		}
		if len(r.Sources) != 1 || r.Sources[0].DocumentID != "quelle-002" {
			t.Errorf("%s has the sources %+v, want the interview", r.ID, r.Sources)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("phases by measure:\n got %v\nwant %v", got, want)
	}
}

func TestStatedLinksAndFiguresAreKept(t *testing.T) {
	measures := load(t).Measures
	rollout := find(t, measures, "rollout-fokusleistungen")
	if !slices.Equal(rollout.TargetIDs, []string{"ziel-nutzerfreundliche-verwaltungsprozesse"}) || !slices.Equal(rollout.RelatedIDs, []string{"ozg-umsetzung"}) {
		t.Errorf("the roll-out serves %v and belongs to %v", rollout.TargetIDs, rollout.RelatedIDs)
	}
	if ozg := find(t, measures, "ozg-umsetzung"); !slices.Equal(ozg.Quantities, []string{"16 kommunale OZG-Prozesse im Fokus"}) || len(ozg.TargetIDs) > 0 {
		t.Errorf("OZG: quantities %v, targets %v", ozg.Quantities, ozg.TargetIDs)
	}
	if schools := find(t, measures, "st-schulen-glasfaser"); schools.Due.Day != models.NewDate(2022, 12, 31) || schools.Due.Precision != models.PrecisionYear {
		t.Errorf("the schools are due %+v, want the end of 2022", schools.Due)
	}
	if file := find(t, measures, "digitale-personalakte"); file.Start.Day.Year() != 2025 || file.Start.Precision != models.PrecisionYear {
		t.Errorf("the personnel file starts %+v, want the year 2025", file.Start)
	}
}

func TestEveryRecordSaysWhereItComesFrom(t *testing.T) {
	for _, r := range load(t).All() {
		sources := reflect.ValueOf(r).Elem().FieldByName("Sources").Interface().(models.Sources)
		// The five source documents are where facts come from; they have no source of their own.
		if d, ok := r.(*models.Document); len(sources) == 0 && (!ok || d.FileName == "") {
			t.Errorf("%s %q has no source", r.RecordKind(), r.RecordID())
		}
		for _, s := range sources {
			if (s.DocumentID == "" || s.Lines == "") && s.Origin == models.OriginSource {
				t.Errorf("%s %q: a source needs document and lines, has %+v", r.RecordKind(), r.RecordID(), s)
			}
		}
	}
}

func TestTwoLoadsAreEqualAndShareNothing(t *testing.T) {
	a, b := load(t), load(t)
	if !reflect.DeepEqual(a, b) {
		t.Fatal("two loads differ")
	}
	a.Measures[0].Title = "changed"
	if b.Measures[0].Title == "changed" {
		t.Error("two loads share a record")
	}
}
