// Tests of a round's completeness.

package progress_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"zielstand/app/progress"
	"zielstand/models"
)

// rounds is a world with five measures: three of mdi, one of mastd and later mas, one of nobody.
func rounds(t *testing.T) (*world, *models.ReportingRound) {
	w := newWorld(t)
	for _, id := range []string{"akte", "netz", "amt", "register", "frei"} {
		w.measure(id)
	}
	for _, id := range []string{"akte", "netz", "amt"} {
		w.lead(id, "mdi", "", "")
	}
	w.lead("register", "mastd", "", "2026-05-17")
	w.lead("register", "mas", "2026-05-18", "")
	r := &models.ReportingRound{Base: models.Base{ID: "r1"}, StrategyID: "digital", Title: "Frühjahr", Stichtag: date("2026-03-31"),
		OpensOn: date("2026-04-01"), Deadline: date("2026-04-20"), State: models.RoundOpen}
	w.Rounds = append(w.Rounds, r)
	return w, r
}

// answer adds a report in the round.
func (w *world) answer(measure string, state models.ReportState, late bool) *models.StatusReport {
	r := &models.StatusReport{Base: w.id("m"), MeasureID: measure, RoundID: "r1", State: state, Late: late, AsOf: date("2026-03-31"),
		SubmittedAt: models.Instant(w.n), Phase: models.PhaseImplementing}
	w.Reports = append(w.Reports, r)
	return r
}

// state writes the answers of each ministry as "mdi: akte=approved …".
func state(s *progress.RoundState) string {
	var lines []string
	for _, m := range s.Ministries {
		line := m.Ministry.ID + ":"
		for _, e := range m.Measures {
			line += " " + e.Measure.ID + "=" + string(e.Answer)
			if e.Late {
				line += "!"
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func TestARoundKnowsWhoHasAnswered(t *testing.T) {
	w, r := rounds(t)
	w.answer("akte", models.ReportSubmitted, false).State = models.ReportApproved
	w.answer("netz", models.ReportReturned, false)
	w.answer("register", models.ReportSubmitted, true)
	w.answer("amt", models.ReportDraft, false) // no answer yet
	s := progress.Completeness(w.at("2026-04-21"), r)
	if got, want := state(s), "mdi: akte=approved netz=returned amt=missing; mastd: register=submitted!"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if s.Expected != 4 || s.InTime != 2 || s.Approved != 1 || s.Late != 1 || s.Partial || len(s.Unassigned) != 1 || s.Unassigned[0].To.ID != "frei" {
		t.Errorf("%+v", s)
	}
	if missing := s.Of("mdi").Missing(); len(missing) != 2 || missing[0].Measure.ID != "netz" {
		t.Errorf("missing are %v", missing)
	}
	total := 0
	for n := range maps.Values(s.Counts) {
		total += n
	}
	if total != s.Expected || s.Of("mas") != nil {
		t.Errorf("the answers add up to %d of %d", total, s.Expected)
	}
}

func TestTheMinistryInChargeIsAsked(t *testing.T) {
	w, r := rounds(t)
	for day, want := range map[string]string{
		"2026-05-17": "mdi: akte=missing netz=missing amt=missing; mastd: register=missing",
		"2026-05-18": "mdi: akte=missing netz=missing amt=missing; mas: register=missing",
	} {
		if got := state(progress.Completeness(w.at(day), r)); got != want {
			t.Errorf("%s: got  %s\nwant %s", day, got, want)
		}
	}
	r.State, r.ClosedAt = models.RoundClosed, models.InstantOf(time.Date(2026, 5, 2, 9, 0, 0, 0, time.UTC))
	if got := state(progress.Completeness(w.at("2026-11-01"), r)); !strings.Contains(got, "mastd: register") {
		t.Errorf("after the closing the later ministry is asked: %s", got)
	}
}

func TestAFehlanzeigeAnswersForWhatHasNoReport(t *testing.T) {
	w, r := rounds(t)
	w.answer("akte", models.ReportSubmitted, false)
	n := &models.NilReturn{Base: models.Base{ID: "n1"}, RoundID: "r1", MinistryID: "mdi", AuthorID: "anna", At: models.InstantOf(date("2026-04-20").Time())}
	w.NilReturns = append(w.NilReturns, n)
	s := progress.Completeness(w.at("2026-04-21"), r)
	if got, want := state(s), "mdi: akte=submitted netz=nil amt=nil; mastd: register=missing"; got != want || s.InTime != 3 {
		t.Errorf("got  %s, %d in time\nwant %s", got, s.InTime, want)
	}
	n.At = models.InstantOf(date("2026-04-21").Time())
	if got := state(progress.Completeness(w.at("2026-04-21"), r)); !strings.Contains(got, "netz=nil!") {
		t.Errorf("a Fehlanzeige after the deadline is not late: %s", got)
	}
}

func TestAnAnswerInTimeStaysOneWhenItIsCorrectedLate(t *testing.T) {
	w, r := rounds(t)
	first := w.answer("akte", models.ReportApproved, false)
	w.answer("akte", models.ReportSubmitted, true).ReplacesID = first.ID
	s := progress.Completeness(w.at("2026-04-30"), r)
	if got := state(s); !strings.Contains(got, "akte=approved ") || s.InTime != 1 {
		t.Errorf("%s, %d in time", got, s.InTime)
	}
}

func TestARoundAsksOnlyWithinItsScope(t *testing.T) {
	w, r := rounds(t)
	done := &models.StatusReport{Base: w.id("m"), MeasureID: "netz", State: models.ReportApproved, AsOf: date("2026-01-31"), Phase: models.PhaseCompleted}
	w.Reports = append(w.Reports, done)
	check := func(want string) {
		t.Helper()
		if got := state(progress.Completeness(w.at("2026-04-02"), r)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	check("mdi: akte=missing amt=missing; mastd: register=missing") // what is completed needs no report
	r.MinistryIDs = models.Strings{"mdi"}
	check("mdi: akte=missing amt=missing")
	r.MeasureIDs = models.Strings{"register", "netz"}
	check("mdi: netz=missing") // named, so asked
	r.MinistryIDs = nil
	check("mdi: netz=missing; mastd: register=missing")
	// A measure that the round itself reports as completed stays in it.
	r.MeasureIDs = nil
	w.answer("akte", models.ReportApproved, false).Phase = models.PhaseCompleted
	check("mdi: akte=approved amt=missing; mastd: register=missing")
}

func TestNobodyLearnsWhatIsNotApprovedOfOthers(t *testing.T) {
	w, r := rounds(t)
	w.answer("akte", models.ReportApproved, false)
	w.answer("netz", models.ReportReturned, false)
	w.answer("register", models.ReportSubmitted, true)
	all := w.at("2026-04-21")
	for _, test := range []struct {
		viewer models.Viewer
		want   string
	}{
		{models.Viewer{Rights: models.RightsOffice}, "mdi: akte=approved netz=returned amt=missing; mastd: register=submitted!"},
		{models.Viewer{Rights: models.RightsContact, MinistryIDs: []string{"mdi"}}, "mdi: akte=approved netz=returned amt=missing; mastd: register=open"},
		{models.Viewer{Rights: models.RightsContact, MinistryIDs: []string{"mastd"}}, "mdi: akte=approved netz=open amt=open; mastd: register=submitted!"},
		{models.Viewer{Rights: models.RightsReader}, "mdi: akte=approved netz=open amt=open; mastd: register=open"},
	} {
		s := progress.Completeness(all.For(test.viewer), r)
		if got := state(s); got != test.want || s.Partial != strings.Contains(got, "=open") {
			t.Errorf("%s: got  %s\nwant %s", test.viewer.Key(), got, test.want)
		}
	}
}

func TestEveryAnswerHasItsPlace(t *testing.T) {
	if len(slices.Compact(slices.Sorted(slices.Values(progress.Answers)))) != 6 {
		t.Errorf("answers are %v", progress.Answers)
	}
}
