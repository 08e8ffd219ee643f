// Duties that are remembered are those that would be made anew.

package governance

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"zielstand/models"
)

func TestDutiesAfterAChangeAreThoseMadeAnew(t *testing.T) {
	for seed := range uint64(40) {
		dice := rand.New(rand.NewPCG(seed, 2))
		p := models.NewPortfolio(models.Head{}, &models.Records{Bodies: []*models.Body{{Base: models.Base{ID: "rat"}}, {Base: models.Base{ID: "board"}}}}).At(500)
		for step := range 40 {
			base := func(kind string) models.Base {
				b := models.Base{ID: fmt.Sprint(kind, dice.IntN(6))}
				if dice.IntN(6) == 0 {
					b.ArchivedAt = 1
				}
				return b
			}
			body := []string{"rat", "board"}[dice.IntN(2)]
			var r models.Record
			switch dice.IntN(4) {
			case 0:
				r = &models.Meeting{Base: base("s"), BodyID: body, On: models.Date(dice.IntN(900)), State: []models.MeetingState{models.MeetingPlanned, models.MeetingCancelled}[dice.IntN(2)]}
			case 1:
				r = &models.Resolution{Base: base("r"), BodyID: body, On: models.On(models.Date(dice.IntN(600)))}
			default:
				a := &models.Assignment{Base: base("a"), BodyID: body, ResolutionID: fmt.Sprint("r", dice.IntN(6)), AgreedOn: models.Date(dice.IntN(600)),
					State: models.AssignmentStates[dice.IntN(5)], StartedOn: models.Date(dice.IntN(600)), ReportedOn: models.Date(dice.IntN(600) * dice.IntN(2)),
					Deadline: models.Deadline{Kind: models.DeadlineKinds[dice.IntN(5)], Until: models.On(models.Date(1 + dice.IntN(900)))}}
				if dice.IntN(5) == 0 {
					a.State = ""
				}
				r = a
			}
			p = p.Apply(models.Head{Seq: int64(step)}, models.Applied{Kind: r.RecordKind(), ID: r.RecordID(), Record: r})
			if dice.IntN(2) == 0 {
				continue
			}
			got, want := Duties(p), DutiesOf(p, p.Assignments)
			if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, step %d: %+v, made anew %+v", seed, step, got, want)
			}
			of, all := CountByBody(p)
			if all != Count(want) || of["rat"].Total+of["board"].Total != all.Total || of["rat"] != Count(DutiesOf(p, p.AssignmentsOfBody("rat"))) {
				t.Fatalf("seed %d, step %d: counted %+v and %+v", seed, step, of, all)
			}
		}
	}
}

func TestOverdueIsSaidTheSameOfADutyAndOfItsAssignment(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, &models.Records{Assignments: []*models.Assignment{
		{Base: models.Base{ID: "a"}, State: models.AssignmentOpen, Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(100)}},
		{Base: models.Base{ID: "b"}, State: models.AssignmentReportedDone, ReportedOn: 90, Deadline: models.Deadline{Kind: models.DeadlineDate, Until: models.On(100)}},
		{Base: models.Base{ID: "c"}, State: models.AssignmentOpen, Deadline: models.Deadline{Kind: models.DeadlineSoft}},
	}})
	for _, day := range []models.Date{89, 100, 101} {
		for _, d := range Duties(p.At(day)) {
			if want := Overdue(p.At(day), d.Assignment, day); d.Overdue != want {
				t.Errorf("%s on %d: overdue %v, want %v", d.ID, day, d.Overdue, want)
			}
		}
	}
}
