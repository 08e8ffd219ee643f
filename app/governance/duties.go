// How far assignments are on the Stichtag, and how many of them; remembered, because lists, figures and the rows of bodies
// all ask for it.

package governance

import "zielstand/models"

// Duty is an assignment with what follows for the Stichtag of the portfolio.
type Duty struct {
	*models.Assignment
	// State is how far it was; "" where this viewer may not know.
	State models.AssignmentState
	// Due is the last day to do it, if Dated (see DueOn).
	Due            models.Date
	Dated, Overdue bool
}

// DutyOf returns the duty; false if it was not agreed on the Stichtag yet.
func DutyOf(p *models.Portfolio, a *models.Assignment) (d Duty, there bool) {
	d.Assignment = a
	if d.State, there = a.StateOn(p.Stichtag); !there {
		return d, false
	}
	d.Due, d.Dated = DueOn(p, a)
	d.Overdue = d.Dated && p.Stichtag > d.Due && (d.State == models.AssignmentOpen || d.State == models.AssignmentInProgress)
	return d, true
}

// Pending tells whether something is known to be left to do: also what was reported as done waits for somebody.
func (d Duty) Pending() bool {
	return d.State == models.AssignmentOpen || d.State == models.AssignmentInProgress || d.State == models.AssignmentReportedDone
}

// Finished tells whether it was confirmed.
func (d Duty) Finished() bool { return d.State == models.AssignmentConfirmed }

// DutiesOf are the duties of the assignments that were agreed on the Stichtag.
func DutiesOf(p *models.Portfolio, list []*models.Assignment) []Duty {
	duties := make([]Duty, 0, len(list))
	for _, a := range list {
		if d, there := DutyOf(p, a); there {
			duties = append(duties, d)
		}
	}
	return duties
}

// dutiesOn is the key of all duties on a day.
type dutiesOn models.Date

// dutiesKept are all duties on a day and what they were made from.
type dutiesKept struct {
	assignments []*models.Assignment
	meetings    []*models.Meeting
	resolutions []*models.Resolution
	duties      []Duty
}

// Duties are the duties of all assignments, by id; they must not be changed. After a change of an assignment only it is
// looked at again.
func Duties(p *models.Portfolio) []Duty {
	return p.Recall(dutiesOn(p.Stichtag), func(before any) any {
		now := &dutiesKept{p.Assignments, p.Meetings, p.Resolutions, make([]Duty, 0, len(p.Assignments))}
		last, _ := before.(*dutiesKept)
		if last == nil || !sameList(last.meetings, now.meetings) || !sameList(last.resolutions, now.resolutions) {
			last = &dutiesKept{} // when something is due can have changed
		}
		old, duties := last.assignments, last.duties
		for _, a := range p.Assignments {
			for len(old) > 0 && old[0] != a && old[0].ID < a.ID {
				old = old[1:]
			}
			for len(duties) > 0 && duties[0].Assignment != a && duties[0].ID < a.ID {
				duties = duties[1:]
			}
			if len(old) > 0 && old[0] == a {
				if len(duties) > 0 && duties[0].Assignment == a {
					now.duties = append(now.duties, duties[0])
				}
			} else if d, there := DutyOf(p, a); there {
				now.duties = append(now.duties, d)
			}
		}
		return now
	}).(*dutiesKept).duties
}

func sameList[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// Tally is how far a number of assignments is.
type Tally struct {
	Total, Open, Reported, Done, Dropped int
	// Overdue and Undated are among the open ones; Secret are those whose state the viewer may not know.
	Overdue, Undated, Secret int
}

// Add counts one more.
func (t *Tally) Add(d *Duty) {
	t.Total++
	switch d.State {
	case "":
		t.Secret++
	case models.AssignmentConfirmed:
		t.Done++
	case models.AssignmentDropped:
		t.Dropped++
	default:
		t.Open++
		if d.State == models.AssignmentReportedDone {
			t.Reported++
		}
		if !d.Dated {
			t.Undated++
		}
		if d.Overdue {
			t.Overdue++
		}
	}
}

// Count counts the duties.
func Count(duties []Duty) (t Tally) {
	for i := range duties {
		t.Add(&duties[i])
	}
	return t
}

// CountByBody counts what is owed to each body, and all together.
func CountByBody(p *models.Portfolio) (of map[string]Tally, all Tally) {
	counts := map[string]*Tally{}
	for _, d := range Duties(p) {
		t := counts[d.BodyID]
		if t == nil {
			t = new(Tally)
			counts[d.BodyID] = t
		}
		t.Add(&d)
		all.Add(&d)
	}
	of = make(map[string]Tally, len(counts))
	for id, t := range counts {
		of[id] = *t
	}
	return of, all
}
