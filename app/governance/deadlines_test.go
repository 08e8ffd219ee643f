// Tests of what is due around a meeting: over holidays, changes of the clock, Easter and the end of the year.

package governance

import (
	"math/rand/v2"
	"testing"

	"zielstand/models"
)

// meeting is a meeting of the conference on the day, still to come.
func meeting(t testing.TB, on string) *models.Meeting {
	t.Helper()
	return &models.Meeting{Base: models.Base{ID: "s"}, BodyID: "dmk", Kind: models.MeetingRegular, State: models.MeetingPlanned, On: day(t, on)}
}

func conference() *models.Body {
	return &models.Body{Base: models.Base{ID: "dmk"}, Name: "Konferenz", Kind: models.BodyConference, Rules: dmk()}
}

// step is a body with one step around its meetings.
func step(s models.Step) *models.Body {
	s.ID, s.Title = "s", "Schritt"
	if s.Anchor == "" {
		s.Anchor = models.AnchorMeeting
	}
	return &models.Body{Rules: models.Rules{Steps: []models.Step{s}}}
}

func TestWeeksLeadToTheSameDayOfTheWeek(t *testing.T) {
	for _, test := range []struct {
		meeting string
		weeks   int
		want    string
		holiday string
	}{
		{"2024-04-19", -6, "2024-03-08", ""},
		{"2024-04-19", -3, "2024-03-29", "Karfreitag"}, // it does not move
		{"2024-04-19", 2, "2024-05-03", ""},
		{"2026-04-10", -2, "2026-03-27", ""}, // the clock is put forward between
		{"2026-11-05", -2, "2026-10-22", ""}, // and back
		{"2026-12-18", 2, "2027-01-01", "Neujahrstag"},
		{"2027-01-15", -4, "2026-12-18", ""},
		{"2024-03-14", -2, "2024-02-29", ""}, // a leap year
		{"2025-03-14", -2, "2025-02-28", ""},
	} {
		d := Checklist(meeting(t, test.meeting), step(models.Step{Weeks: test.weeks}), calendar(t, "07"))[0]
		if d.On != day(t, test.want) || d.Holiday != test.holiday || d.On.Time().Weekday() != day(t, test.meeting).Time().Weekday() {
			t.Errorf("%d weeks from %s: %s %q, want %s %q", test.weeks, test.meeting, d.On, d.Holiday, test.want, test.holiday)
		}
	}
}

func TestWorkingDaysAreThoseOfTheLand(t *testing.T) {
	for _, test := range []struct {
		land, meeting string
		days          int
		want          string
	}{
		{"07", "2026-04-09", -5, "2026-03-31"}, // Easter lies between
		{"07", "2026-04-01", 5, "2026-04-10"},
		{"07", "2026-11-03", -3, "2026-10-29"}, // Allerheiligen is a Sunday
		{"07", "2027-11-03", -3, "2027-10-28"}, // and here a Monday
		{"11", "2027-11-03", -3, "2027-10-29"}, // which is none in Berlin
		{"14", "2026-11-20", -3, "2026-11-16"}, // Buß- und Bettag
		{"07", "2026-11-20", -3, "2026-11-17"},
		{"09", "2026-01-09", -5, "2025-12-31"}, // New Year and Heilige Drei Könige
		{"02", "2026-01-09", -5, "2026-01-02"}, // which is none in Hamburg
		{"02", "2026-10-28", 5, "2026-11-04"},  // Reformationstag is a Saturday
		{"02", "2025-10-28", 5, "2025-11-05"},  // and here a Friday
		{"06", "2025-10-28", 5, "2025-11-04"},
		{"07", "2026-12-22", 5, "2026-12-30"},
	} {
		d := Checklist(meeting(t, test.meeting), step(models.Step{WorkingDays: test.days}), calendar(t, test.land))[0]
		if d.On != day(t, test.want) {
			t.Errorf("%d working days of %s from %s: %s, want %s", test.days, test.land, test.meeting, d.On, test.want)
		}
	}
}

func TestWithTwoInTheChairADayOffInOneOfThemIsNoWorkingDay(t *testing.T) {
	both, err := NewCalendar("12", "11", "12")
	if err != nil {
		t.Fatal(err)
	}
	if keys := both.Lands(); len(keys) != 2 || keys[0] != "11" {
		t.Errorf("made for %v", keys)
	}
	for iso, want := range map[string]bool{
		"2027-03-08": false, // Frauentag in Berlin
		"2025-10-31": false, // Reformationstag in Brandenburg
		"2025-05-08": false, // once, in Berlin
		"2025-05-09": true,
	} {
		if got := both.IsWorkingDay(day(t, iso)); got != want {
			t.Errorf("%s is a working day of Berlin and Brandenburg: %v", iso, got)
		}
	}
	for d := day(t, "2024-01-01"); d < day(t, "2029-01-01"); d++ {
		if both.IsWorkingDay(d) != (calendar(t, "11").IsWorkingDay(d) && calendar(t, "12").IsWorkingDay(d)) {
			t.Fatalf("%s is not what it is in both", d)
		}
	}
	if _, err := NewCalendar("11", "99"); err == nil {
		t.Error("a Land that does not exist was accepted")
	}
}

func TestAStepAfterAnotherCountsFromTheDayThatOneWasDone(t *testing.T) {
	m, b, cal := meeting(t, "2026-05-07"), conference(), calendar(t, "07")
	last := func() Due { list := Checklist(m, b, cal); return list[len(list)-1] }
	if d := last(); d.On != day(t, "2026-06-04") || !d.Provisional || d.State(day(t, "2026-05-10")) != DueNotBegun {
		t.Errorf("nothing is done yet: %+v", d)
	}
	m.Done = models.Days{"minutes": day(t, "2026-05-12")}
	if d := last(); d.On != day(t, "2026-05-26") || d.Provisional || d.State(day(t, "2026-05-26")) != DueRunning {
		t.Errorf("the draft was sent early: %+v", d)
	}
	if d := last(); d.State(day(t, "2026-05-27")) != DueOver || d.Overdue(day(t, "2026-05-27")) {
		t.Errorf("nobody is late with an objection: %+v", d)
	}
	if d := last(); d.State(day(t, "2026-05-11")) != DueNotBegun {
		t.Errorf("the day before the draft: %s", d.State(day(t, "2026-05-11")))
	}
}

func TestAStepIsOpenOverdueInTimeOrLate(t *testing.T) {
	m, b, cal := meeting(t, "2026-05-07"), conference(), calendar(t, "07")
	state := func(today string) DueState { return Checklist(m, b, cal)[1].State(day(t, today)) } // 9 April
	for today, want := range map[string]DueState{"2026-04-09": DueOpen, "2026-04-10": DueOverdue} {
		if got := state(today); got != want {
			t.Errorf("not done on %s: %s", today, got)
		}
	}
	for done, want := range map[string]DueState{"2026-04-09": DueInTime, "2026-04-10": DueLate} {
		m.Done = models.Days{"proposals": day(t, done)}
		if got := state("2026-04-20"); got != want {
			t.Errorf("done on %s: %s", done, got)
		}
	}
	if got := state("2026-04-08"); got != DueOpen {
		t.Errorf("before it was done it is %s", got)
	}
	if left := Checklist(m, b, cal)[1].DaysLeft(day(t, "2026-04-12")); left != -3 {
		t.Errorf("%d days are left", left)
	}
}

func TestExtraordinaryMeetingsHaveNoTimesOfTheirOwn(t *testing.T) {
	m, b, cal := meeting(t, "2026-05-07"), conference(), calendar(t, "07")
	if list := Checklist(m, b, cal); len(list) != 5 || list[0].ForEvery || len(LeftOut(m, b)) != 0 {
		t.Errorf("a regular meeting: %+v", list)
	}
	m.Kind = models.MeetingExtraordinary
	list, left := Checklist(m, b, cal), LeftOut(m, b)
	if len(list) != 4 || !list[0].ForEvery || len(left) != 1 || left[0].ID != "draft-agenda" {
		t.Errorf("an extraordinary meeting: %+v, left out: %+v", list, left)
	}
	b.Rules.Steps = append(b.Rules.Steps, models.Step{ID: "next", Anchor: models.AnchorStep, After: "draft-agenda", Weeks: 1})
	if d := Checklist(m, b, cal)[4]; d.On.Known() || d.State(day(t, "2030-01-01")) != DueOpen {
		t.Errorf("what follows a step that is left out: %+v", d)
	}
}

func TestWhatADocumentDoesNotTellIsNotOverdue(t *testing.T) {
	b, cal, today := conference(), calendar(t, "07"), day(t, "2026-11-30")
	told := meeting(t, "2024-04-19")
	told.State, told.Sources = models.MeetingHeld, models.Sources{{}}
	for _, d := range Checklist(told, b, cal) {
		if d.State(today) != DueUnrecorded {
			t.Errorf("%s of a meeting that only a document tells of is %s", d.Step.ID, d.State(today))
		}
	}
	if got := MinutesOf(told, b, cal, today).State; got != MinutesUnrecorded {
		t.Errorf("its minutes are %s", got)
	}
	own := meeting(t, "2026-11-05")
	own.State = models.MeetingHeld
	list := Checklist(own, b, cal)
	if got := list[1].State(today); got != DueUnrecorded {
		t.Errorf("what was to be done before a meeting that was held is %s", got)
	}
	if got := list[3].State(today); got != DueOverdue {
		t.Errorf("the draft of the minutes of our own meeting is %s", got)
	}
	own.State = models.MeetingCancelled
	if len(Checklist(own, b, cal)) > 0 {
		t.Error("something is due at a meeting that was cancelled")
	}
	unknown := &models.Meeting{State: models.MeetingHeld, Sources: models.Sources{{}}}
	if d := Checklist(unknown, b, cal)[1]; d.On.Known() || d.State(today) != DueUnrecorded || d.DaysLeft(today) != 0 {
		t.Errorf("a meeting whose day nobody knows: %+v", d)
	}
}

func TestAnEarlierMeetingNeverGivesLaterDeadlines(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range 100 {
		b := &models.Body{}
		for i := range 1 + r.IntN(5) {
			s := models.Step{ID: string(rune('a' + i)), Anchor: models.AnchorMeeting}
			if i > 0 && r.IntN(2) == 0 {
				s.Anchor, s.After = models.AnchorStep, b.Rules.Steps[r.IntN(i)].ID
			}
			if n := r.IntN(21) - 10; r.IntN(2) == 0 {
				s.Weeks = n
			} else {
				s.WorkingDays = n
			}
			b.Rules.Steps = append(b.Rules.Steps, s)
		}
		cal := calendar(t, Lands()[r.IntN(16)])
		m := &models.Meeting{On: models.NewDate(2015+r.IntN(30), 1, 1+r.IntN(366)), Kind: models.MeetingRegular}
		var before []Due
		for range 60 {
			list := Checklist(m, b, cal)
			for i := range before {
				if before[i].On > list[i].On {
					t.Fatalf("%+v: for a meeting on %s it is %s, a day before %s", list[i].Step, m.On, list[i].On, before[i].On)
				}
			}
			before, m.On = list, m.On+1
		}
	}
}

func TestMinutesCountAsApprovedWhenNobodyObjects(t *testing.T) {
	b, cal := conference(), calendar(t, "07")
	sent := models.Days{"minutes": day(t, "2026-05-21")}
	for _, test := range []struct {
		name                        string
		state                       models.MeetingState
		done                        models.Days
		objected, approved          string
		today                       string
		want                        MinutesState
		late, tooLate               bool
		objectionsUntil, approvedOn string
	}{
		{"the meeting is to come", models.MeetingInvited, nil, "", "", "2026-05-06", MinutesNone, false, false, "", ""},
		{"it was yesterday", models.MeetingHeld, nil, "", "", "2026-05-08", MinutesDue, false, false, "", ""},
		{"the draft is missing", models.MeetingHeld, nil, "", "", "2026-05-22", MinutesDue, true, false, "", ""},
		{"the last day to object", models.MeetingHeld, sent, "", "", "2026-06-04", MinutesSent, false, false, "2026-06-04", ""},
		{"nobody did", models.MeetingHeld, sent, "", "", "2026-06-05", MinutesApproved, false, false, "2026-06-04", "2026-06-05"},
		{"somebody did", models.MeetingHeld, sent, "2026-06-04", "", "2026-06-05", MinutesObjected, false, false, "2026-06-04", ""},
		{"as it was before that", models.MeetingHeld, sent, "2026-06-04", "", "2026-06-03", MinutesSent, false, false, "2026-06-04", ""},
		{"too late", models.MeetingHeld, sent, "2026-06-05", "", "2026-06-10", MinutesApproved, false, true, "2026-06-04", "2026-06-05"},
		{"corrected", models.MeetingHeld, sent, "2026-06-01", "2026-06-20", "2026-06-20", MinutesApproved, false, false, "2026-06-04", "2026-06-20"},
		{"sent late", models.MeetingHeld, models.Days{"minutes": day(t, "2026-06-01")}, "", "", "2026-06-15", MinutesSent, true, false, "2026-06-15", ""},
	} {
		m := meeting(t, "2026-05-07")
		m.State, m.Done, m.ObjectedOn, m.ApprovedOn = test.state, test.done, day(t, test.objected), day(t, test.approved)
		got := MinutesOf(m, b, cal, day(t, test.today))
		if got.State != test.want || got.Late != test.late || got.TooLate != test.tooLate ||
			got.ObjectionsUntil != day(t, test.objectionsUntil) || got.ApprovedOn != day(t, test.approvedOn) {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
	b.Rules.Steps = nil
	m := meeting(t, "2026-05-07")
	m.State = models.MeetingHeld
	if got := MinutesOf(m, b, cal, day(t, "2026-06-01")).State; got != MinutesNone {
		t.Errorf("without a rule the minutes are %s", got)
	}
}
