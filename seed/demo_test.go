// Tests of the demonstration: it is whole, marked as invented, the same every time, and shows every case
// that a dashboard must be able to tell.

package seed

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

// demoToday is the day on which the demonstration is judged here.
var demoToday = day(2026, 11, 22)

func demoPortfolio(t testing.TB) (*models.Portfolio, *models.Records) {
	t.Helper()
	records := Demo(load(t))
	return models.NewPortfolio(models.Head{}, records).At(demoToday), records
}

// whole checks that the records are valid, unique and refer only to each other.
func whole(t *testing.T, records *models.Records) {
	t.Helper()
	l := &loader{records: &models.Records{}, known: map[key]bool{}, file: "records"}
	for _, r := range records.All() {
		if err := l.add(0, r); err != nil {
			t.Error(err)
		}
	}
	if err := l.checkReferences(); err != nil {
		t.Error(err)
	}
}

func TestTheDemonstrationIsWholeAndTheSameEveryTime(t *testing.T) {
	_, a := demoPortfolio(t)
	whole(t, a)
	if _, b := demoPortfolio(t); !reflect.DeepEqual(a, b) {
		t.Error("two demonstrations differ")
	}
}

func TestTheDemonstrationLeavesTheSeedAsItIs(t *testing.T) {
	seed := load(t)
	Demo(seed)
	if !reflect.DeepEqual(seed, load(t)) {
		t.Error("Demo changed the records it was given")
	}
}

func TestEverythingInventedIsMarked(t *testing.T) {
	original := map[key]models.Record{}
	for _, r := range load(t).All() {
		original[key{r.RecordKind(), r.RecordID()}] = r
	}
	_, records := demoPortfolio(t)
	for _, r := range records.All() {
		if reflect.DeepEqual(original[key{r.RecordKind(), r.RecordID()}], r) {
			continue
		}
		v := reflect.ValueOf(r).Elem()
		sources := v.FieldByName("Sources").Interface().(models.Sources)
		if !slices.ContainsFunc(sources, func(s models.Source) bool { return s.Origin == models.OriginDemo }) {
			t.Errorf("%s %q is invented or changed, but has no source of the origin demo", r.RecordKind(), r.RecordID())
		}
		if mark := v.FieldByName("Demo"); mark.IsValid() && !mark.Bool() {
			t.Errorf("%s %q lacks the mark Demo", r.RecordKind(), r.RecordID())
		}
	}
}

func TestTheReportsOfTheInterviewStay(t *testing.T) {
	_, records := demoPortfolio(t)
	for _, r := range load(t).Reports {
		if !reflect.DeepEqual(find(t, records.Reports, r.ID), r) {
			t.Errorf("the demonstration changed %s", r.ID)
		}
	}
}

func TestEveryMeasureHasAHistoryAnEndDateAndMilestones(t *testing.T) {
	p, _ := demoPortfolio(t)
	for m := range p.AllMeasures() {
		if !m.Start.Known() || !m.Due.Known() || len(m.Milestones) < 3 || len(m.Milestones) > 6 {
			t.Errorf("%s: start %s, due %s, %d milestones", m.ID, m.Start.Day, m.Due.Day, len(m.Milestones))
		}
		reports := m.ReportsUntil(demoToday)
		if len(reports) < 2 {
			t.Errorf("%s has %d reports", m.ID, len(reports))
			continue
		}
		if l := p.Lead(m); l.To == nil || l.Proposed {
			t.Errorf("%s has no confirmed ministry: %+v", m.ID, l)
		}
		before := -1.0
		for _, r := range reports {
			if percent := r.Percent.Float(); r.Percent.Known() {
				if percent < before && r.Phase != models.PhaseCancelled {
					t.Errorf("%s falls back from %v %% to %v %%", r.ID, before, percent)
				}
				before = percent
			}
			if r.Phase == models.PhaseCompleted && r.Demo && r.Percent != models.PercentOf(100) {
				t.Errorf("%s is completed at %s %%", r.ID, r.Percent)
			}
			if r.Phase == models.PhaseOngoing && r.Percent.Known() {
				t.Errorf("%s is a Daueraufgabe with a percent", r.ID)
			}
		}
		for _, s := range m.Milestones {
			if s.DoneOn > demoToday || m.ReportAt(demoToday).Phase == models.PhaseCompleted && !s.DoneOn.Known() {
				t.Errorf("%s of %s is done on %q", s.ID, m.ID, s.DoneOn)
			}
		}
	}
}

func TestTheDemonstrationShowsEveryCase(t *testing.T) {
	p, records := demoPortfolio(t)
	ampeln, phases := map[models.Ampel]int{}, map[models.Phase]int{}
	fresh, stale, moved, running := 0, 0, 0, 0
	for _, m := range p.MeasuresOfStrategy("rlp-digitalstrategie") {
		r := m.ReportAt(demoToday)
		phases[r.Phase]++
		if len(m.ShiftsUntil(demoToday)) > 0 {
			moved++
		}
		if r.Phase == models.PhaseCompleted || r.Phase == models.PhaseCancelled {
			continue
		}
		running++
		ampeln[r.Ampel]++
		if r.AsOf >= day(2026, 6, 30) {
			fresh++
		} else {
			stale++
		}
	}
	for _, a := range models.Ampeln {
		if ampeln[a] == 0 {
			t.Errorf("no running measure is %s: %v", a, ampeln)
		}
	}
	for _, phase := range []models.Phase{models.PhaseImplementing, models.PhaseOngoing, models.PhaseCompleted, models.PhasePaused, models.PhaseCancelled} {
		if phases[phase] == 0 {
			t.Errorf("no measure is %s: %v", phase, phases)
		}
	}
	if stale == 0 || fresh < 3*stale || ampeln[green]+ampeln[yellow] < 3*ampeln[red] {
		t.Errorf("%d fresh, %d stale, %v: a dashboard should be neither perfect nor all red", fresh, stale, ampeln)
	}
	if moved < 7 || moved > running/2 {
		t.Errorf("%d measures were moved, want about a third", moved)
	}
	states := map[models.ReportState]int{}
	replaced, internalTexts := 0, 0
	for _, r := range records.Reports {
		states[r.State]++
		if r.ReplacesID != "" {
			replaced++
		}
		if strings.HasPrefix(r.InternalNote+r.Risks+r.DecisionNeeded, InternalMark) {
			internalTexts++
		}
	}
	for _, s := range []models.ReportState{models.ReportDraft, models.ReportSubmitted, models.ReportReturned, models.ReportApproved} {
		if states[s] == 0 {
			t.Errorf("no report is %s", s)
		}
	}
	if replaced == 0 || internalTexts < 10 {
		t.Errorf("%d corrections, %d internal texts", replaced, internalTexts)
	}
}

func TestSomeMinistriesAreMoreHopefulThanTheOffice(t *testing.T) {
	p, _ := demoPortfolio(t)
	rosier, agreed := 0, 0
	for m := range p.AllMeasures() {
		if o := m.OpinionAt(demoToday); o != nil {
			if o.Ampel.Severity() > m.ReportAt(demoToday).Ampel.Severity() {
				rosier++
			} else {
				agreed++
			}
		}
	}
	if rosier < 3 || agreed < 3 {
		t.Errorf("%d ministries rosier than the office, %d of one mind", rosier, agreed)
	}
}

func TestEveryTargetHasAMinistryATopicAndAnIndicator(t *testing.T) {
	p, _ := demoPortfolio(t)
	for _, target := range p.Targets() {
		if topic := p.TopicOf(target); topic.To == nil || topic.Proposed {
			t.Errorf("%s has no confirmed topic", target.ID)
		}
		if lead := p.LeadOfTarget(target); lead.To == nil || lead.Proposed {
			t.Errorf("%s has no confirmed ministry", target.ID)
		}
		if len(target.Indicators) != 1 || len(target.Indicators[0].Readings) != len(halfYears) {
			t.Errorf("%s has no indicator with a reading each half-year", target.ID)
		}
	}
}

func TestTheRecutHandsMeasuresOverButReportsStayWithWhoWasResponsible(t *testing.T) {
	p, records := demoPortfolio(t)
	former := p.Ministry("mastd")
	if former.ValidUntil != day(2026, 5, 17) || !slices.Equal(former.SuccessorIDs, []string{"mds", "mas"}) {
		t.Errorf("MASTD ends on %s, succeeded by %v", former.ValidUntil, former.SuccessorIDs)
	}
	before := p.At(day(2026, 5, 17))
	for measure, heir := range map[string]string{"ozg-umsetzung": "mds", "women-made-it": "mas", "transformationlab": "mds"} {
		m := p.Measure(measure)
		if was, is := before.Lead(before.Measure(measure)).To.ID, p.Lead(m).To.ID; was != "mastd" || is != heir {
			t.Errorf("%s went from %s to %s, want from mastd to %s", measure, was, is, heir)
		}
	}
	for _, r := range records.Reports {
		m := find(t, records.Measures, r.MeasureID)
		if ministry := p.Ministry(r.MinistryID); r.Demo && (ministry == nil || !ministry.ValidOn(r.AsOf)) {
			t.Errorf("%s of %s was reported by %q, which did not exist then", r.ID, m.ID, r.MinistryID)
		}
	}
}

func TestShiftsContinueEachOther(t *testing.T) {
	p, _ := demoPortfolio(t)
	for m := range p.AllMeasures() {
		due := m.Due.Day
		for _, s := range m.Shifts {
			if s.From != due || s.To <= s.From {
				t.Errorf("%s moves %s from %s to %s, it was due %s", s.ID, m.ID, s.From, s.To, due)
			}
			due = s.To
		}
	}
}
