// Tests of when assignments are due, how they move, and what proposes itself for an agenda.

package governance

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zielstand/models"
)

// record begins a record with the id.
func record(id string) models.Base { return models.Base{ID: id} }

// duties is a body with three meetings, on day 100 (held), 200 and 300, and the assignments.
func duties(list ...*models.Assignment) *models.Portfolio {
	for _, a := range list {
		a.BodyID = "dmk"
	}
	at := func(id string, on models.Date, state models.MeetingState) *models.Meeting {
		return &models.Meeting{Base: record(id), BodyID: "dmk", Title: id, On: on, Kind: models.MeetingRegular, State: state}
	}
	return models.NewPortfolio(models.Head{}, &models.Records{
		Bodies: []*models.Body{{Base: record("dmk"), Name: "Konferenz", Kind: models.BodyConference}},
		Meetings: []*models.Meeting{at("s1", 100, models.MeetingHeld), at("s2", 200, models.MeetingPlanned), at("s3", 300, models.MeetingPlanned),
			at("off", 150, models.MeetingCancelled), {Base: record("some-day"), BodyID: "dmk", State: models.MeetingPlanned}},
		Resolutions: []*models.Resolution{{Base: record("r"), BodyID: "dmk", On: models.On(100)}},
		ChairTurns:  []*models.ChairTurn{{Base: record("t2"), BodyID: "dmk", Number: 2, From: 366, Until: 730}, {Base: record("t1"), BodyID: "dmk", Number: 1, From: 1, Until: 365}},
		Assignments: list,
	})
}

func by(kind models.DeadlineKind, until models.Date, meeting string) models.Deadline {
	return models.Deadline{Kind: kind, Until: models.PartialDate{Day: until}, MeetingID: meeting}
}

func TestADeadlineIsADayAPeriodOrAMeeting(t *testing.T) {
	for _, test := range []struct {
		name     string
		deadline models.Deadline
		agreed   models.Date
		decided  string
		want     models.Date
	}{
		{"a day", by(models.DeadlineDate, 120, ""), 100, "", 120},
		{"the end of a period", by(models.DeadlinePeriod, 130, ""), 100, "", 130},
		{"a meeting", by(models.DeadlineMeeting, 0, "s3"), 100, "", 300},
		{"the next meeting, not the one it was agreed at", by(models.DeadlineMeeting, 0, ""), 100, "", 200},
		{"agreed when it was decided", by(models.DeadlineMeeting, 0, ""), 0, "r", 200},
		{"the meeting after one that is cancelled", by(models.DeadlineMeeting, 0, "off"), 100, "", 200},
		{"no meeting is planned any more", by(models.DeadlineMeeting, 0, ""), 300, "", 0},
		{"none, but a day is named beside it", by(models.DeadlineMeeting, 310, ""), 300, "", 310},
		{"when it was agreed is not known", by(models.DeadlineMeeting, 0, ""), 0, "", 0},
		{"the meeting has no day yet", by(models.DeadlineMeeting, 0, "some-day"), 100, "", 0},
		{"soon", by(models.DeadlineSoft, 0, ""), 100, "", 0},
		{"none", by(models.DeadlineNone, 0, ""), 100, "", 0},
	} {
		a := &models.Assignment{Base: record("a"), AgreedOn: test.agreed, ResolutionID: test.decided, Deadline: test.deadline, State: models.AssignmentOpen}
		p := duties(a)
		got, ok := DueOn(p, a)
		if got != test.want || ok != test.want.Known() {
			t.Errorf("%s: due on day %d (%v), want %d", test.name, got, ok, test.want)
		}
		if test.want.Known() && (Overdue(p, a, test.want) || !Overdue(p, a, test.want+1)) || !test.want.Known() && Overdue(p, a, 9999) {
			t.Errorf("%s: overdue on the wrong day", test.name)
		}
	}
}

func TestWhatWasReportedOrIsHiddenIsNotOverdue(t *testing.T) {
	a := &models.Assignment{Base: record("a"), AgreedOn: 100, Deadline: by(models.DeadlineDate, 120, ""), State: models.AssignmentReportedDone, ReportedOn: 125}
	p := duties(a)
	if !Overdue(p, a, 124) || Overdue(p, a, 125) {
		t.Error("it was overdue until it was reported")
	}
	hidden := *a
	hidden.State, hidden.ReportedOn = "", 0
	if Overdue(p, &hidden, 124) {
		t.Error("a viewer learns how far a hidden assignment is")
	}
}

func TestTheNextChairIsTheNextLineOfTheTable(t *testing.T) {
	p := duties()
	for on, want := range map[models.Date]string{0: "t1", 1: "t2", 365: "t2", 366: ""} {
		got := ""
		if turn := NextChair(p, "dmk", on); turn != nil {
			got = turn.ID
		}
		if got != want {
			t.Errorf("after day %d comes %q, want %q", on, got, want)
		}
	}
}

func TestWhatABodyMustSeeProposesItself(t *testing.T) {
	state := func(id string, s models.AssignmentState, due models.Date) *models.Assignment {
		return &models.Assignment{Base: record(id), AgreedOn: 50, State: s, Deadline: by(models.DeadlineDate, due, "")}
	}
	confirmed := func(id string, on models.Date, shown string) *models.Assignment {
		a := state(id, models.AssignmentConfirmed, 90)
		a.ConfirmedOn, a.ShownDoneAtID = on, shown
		return a
	}
	soft := state("soft", models.AssignmentOpen, 0)
	soft.Deadline.Kind = models.DeadlineSoft
	softReported := state("soft-reported", models.AssignmentReportedDone, 0)
	softReported.Deadline.Kind = models.DeadlineSoft
	p := duties(state("late", models.AssignmentInProgress, 199), state("later", models.AssignmentOpen, 120), state("on-the-day", models.AssignmentOpen, 200),
		state("afterwards", models.AssignmentOpen, 201), state("reported", models.AssignmentReportedDone, 500), state("dropped", models.AssignmentDropped, 120),
		state("hidden", "", 120), state("listed", models.AssignmentOpen, 120), confirmed("done", 150, ""), confirmed("shown", 150, "s2"),
		confirmed("long-ago", 99, ""), confirmed("at-the-last", 100, ""), soft, softReported)
	p = p.Apply(models.Head{Seq: 1}, models.Applied{Kind: models.KindAgendaItem, ID: "top",
		Record: &models.AgendaItem{Base: record("top"), MeetingID: "s2", AssignmentID: "listed"}})
	var got []string
	for _, proposal := range Proposed(p, p.Meeting("s2")) {
		got = append(got, string(proposal.Reason)+" "+proposal.Assignment.ID)
	}
	want := []string{"overdue later", "overdue late", "due on-the-day", "reported soft-reported", "reported reported", "done at-the-last", "done done"}
	if !slices.Equal(got, want) {
		t.Errorf("the agenda proposes\n%v, want\n%v", got, want)
	}
	for _, id := range []string{"s1", "off", "some-day"} {
		if list := Proposed(p, p.Meeting(id)); len(list) > 0 {
			t.Errorf("%s: %d proposals", id, len(list))
		}
	}
}

// drawnAssignment is in any state, with what belongs to it.
func drawnAssignment(r *rand.Rand) *models.Assignment {
	a := &models.Assignment{Base: record("a"), Kind: models.AssignmentPromised, BodyID: "b", Title: "t", Responsible: "r",
		AgreedOn: 10, State: models.AssignmentOpen, Deadline: models.Deadline{Kind: models.DeadlineNone}}
	for range r.IntN(4) {
		if next := NextStates(a.State); len(next) > 0 {
			a = Move{next[r.IntN(len(next))], []string{"anna", "bert"}[r.IntN(2)], 20, "weil"}.Apply(a)
		}
	}
	return a
}

func TestAMoveThatIsAllowedGivesAValidAssignment(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	allowed := map[string]int{}
	for range 5000 {
		a := drawnAssignment(r)
		move := Move{models.AssignmentStates[r.IntN(5)], []string{"", "anna", "bert"}[r.IntN(3)], models.Date(r.IntN(40)), []string{" ", "weil"}[r.IntN(2)]}
		if len(move.Check(a)) > 0 {
			continue
		}
		if a.State == models.AssignmentConfirmed || a.State == models.AssignmentDropped {
			t.Fatalf("%s is final, but goes to %s", a.State, move.To)
		}
		allowed[string(a.State)+" to "+string(move.To)]++
		was := *a
		next := move.Apply(a)
		if a.State != was.State || a.Report != was.Report {
			t.Fatal("the old assignment was changed")
		}
		if state, there := next.StateOn(move.On); next.State != move.To || !there || state != move.To {
			t.Fatalf("after %+v it is %s, and %s on the day", move, next.State, state)
		}
		if err := next.Validate(); err != nil {
			t.Fatalf("%s after %+v: %v", was.State, move, err)
		}
	}
	if len(allowed) != 8 {
		t.Errorf("these moves were seen: %v", allowed)
	}
}

func TestAMoveSaysWhatStandsAgainstIt(t *testing.T) {
	reported := &models.Assignment{State: models.AssignmentReportedDone, AgreedOn: 10, ReportedOn: 30, ReportedByID: "anna", StartedOn: 20}
	for _, test := range []struct {
		name string
		a    *models.Assignment
		move Move
		want string
	}{
		{"confirmed by somebody else", reported, Move{models.AssignmentConfirmed, "bert", 30, ""}, ""},
		{"confirmed by who reported it", reported, Move{models.AssignmentConfirmed, "anna", 30, ""}, CodeReporter},
		{"confirmed before it was reported", reported, Move{models.AssignmentConfirmed, "bert", 29, ""}, CodeEarlier},
		{"by nobody", reported, Move{models.AssignmentConfirmed, "", 30, ""}, models.CodeRequired},
		{"on no day", reported, Move{models.AssignmentConfirmed, "bert", 0, ""}, models.CodeRequired},
		{"sent back by whoever", reported, Move{models.AssignmentOpen, "bert", 31, ""}, ""},
		{"back to work without a word", reported, Move{models.AssignmentInProgress, "bert", 31, ""}, CodeMove},
		{"dropped without a reason", reported, Move{models.AssignmentDropped, "bert", 31, " "}, models.CodeRequired},
		{"dropped with one", reported, Move{models.AssignmentDropped, "bert", 31, "überholt"}, ""},
		{"confirmed unreported", &models.Assignment{State: models.AssignmentOpen}, Move{models.AssignmentConfirmed, "bert", 31, ""}, CodeMove},
		{"reported at once", &models.Assignment{State: models.AssignmentOpen}, Move{models.AssignmentReportedDone, "anna", 31, "fertig"}, ""},
		{"what the viewer may not know", &models.Assignment{}, Move{models.AssignmentOpen, "anna", 31, ""}, CodeMove},
		{"confirmed twice", &models.Assignment{State: models.AssignmentConfirmed}, Move{models.AssignmentConfirmed, "bert", 31, ""}, CodeMove},
	} {
		got := ""
		if found := test.move.Check(test.a); len(found) > 0 {
			got = found[0].Code
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
