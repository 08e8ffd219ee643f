// Undoing: there and back again leaves everything as it was; what others built on stays.

package recut

import (
	"encoding/json"
	"testing"

	"zielstand/models"
)

// diary is a journal by hand: histories of records in the order of their entries.
type diary struct {
	t         *testing.T
	seq       int64
	histories map[string][]models.Entry
	order     []string
}

func newDiary(t *testing.T, p *models.Portfolio) *diary {
	d := &diary{t: t, histories: map[string][]models.Entry{}}
	for _, r := range p.Records().All() {
		d.write(d.seq+1, Change{nil, r})
	}
	return d
}

// write adds an entry to the history of the record, whose version it raises.
func (d *diary) write(batch int64, c Change) models.Record {
	d.seq++
	e := models.Entry{Seq: d.seq, Batch: batch, Op: models.OpUpdate, Version: c.After.RecordVersion()}
	if c.Before == nil {
		e.Op, e.Version = models.OpCreate, max(1, e.Version)
	} else {
		e.Version = c.Before.RecordVersion() + 1
	}
	e.Kind, e.RecordID = c.After.RecordKind(), c.After.RecordID()
	c.After.SetVersion(e.Version)
	image, err := json.Marshal(c.After)
	if err != nil {
		d.t.Fatal(err)
	}
	e.Image = image
	key := string(e.Kind) + " " + e.RecordID
	if d.histories[key] == nil {
		d.order = append(d.order, key)
	}
	d.histories[key] = append(d.histories[key], e)
	kept, err := e.Record()
	if err != nil {
		d.t.Fatal(err)
	}
	return kept
}

// change writes all changes as one and returns its batch.
func (d *diary) change(changes []Change) (batch int64, kept []Change) {
	batch = d.seq + 1
	for _, c := range changes {
		kept = append(kept, Change{c.Before, d.write(batch, c)})
	}
	return batch, kept
}

// about are the histories of the records that the change touched.
func (d *diary) about(batch int64) (histories [][]models.Entry) {
	for _, key := range d.order {
		for _, e := range d.histories[key] {
			if e.Batch == batch {
				histories = append(histories, d.histories[key])
				break
			}
		}
	}
	return histories
}

func TestThereAndBackAgainLeavesEverythingAsItWas(t *testing.T) {
	recutLand := land(duty("a", "m", "mastd", models.RoleLead, 0, 0), duty("b", "m", "mdi", models.RoleParticipating, 0, 0),
		duty("c", "m", "mastd", models.RoleParticipating, cut.AddDays(9), 0))
	strategy := models.NewPortfolio(models.Head{}, strategyRecords())
	_, draft := worked(t, strategy, continuation())
	adopted, _ := Adoption{OldID: "s", Day: today}.Work(draft)
	for name, c := range map[string]struct {
		before  *models.Portfolio
		changes []Change
	}{
		"a re-cut":       {recutLand, split().Work(recutLand).Changes},
		"a continuation": {strategy, continuation().Work(strategy).Changes},
		"an adoption":    {draft, adopted},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiary(t, c.before)
			known := text(t, c.before)
			batch, changes := d.change(c.changes)
			after := applied(t, c.before, changes)
			made, since, err := Changed(batch, d.about(batch))
			if !Undoable(made) {
				t.Fatal("the change cannot be undone")
			}
			back := Undo(made)
			if err != nil || len(since) > 0 || len(back) != len(changes) {
				t.Fatalf("%d of %d changes go back, %d came since, %v", len(back), len(changes), len(since), err)
			}
			for _, c := range back {
				if c.After != nil { // the store counts on; the content is what must be as before
					c.After.SetVersion(c.After.RecordVersion() - 1)
				}
			}
			if got := text(t, applied(t, after, back)); got != known {
				t.Errorf("after undoing:\n%s\nbefore:\n%s", got, known)
			}
		})
	}
}

func TestWhatOthersChangedSinceIsNamed(t *testing.T) {
	p := land(duty("a", "m", "mastd", models.RoleLead, 0, 0))
	d := newDiary(t, p)
	batch, changes := d.change(split().Work(p).Changes)
	var ministry *models.Ministry
	for _, c := range changes {
		if m, ok := c.After.(*models.Ministry); ok && m.ID == "mds" {
			ministry = m
		}
	}
	renamed := *ministry
	renamed.Name = "Anderer Name"
	d.change([]Change{{ministry, &renamed}})
	_, since, err := Changed(batch, d.about(batch))
	if err != nil || len(since) != 1 || since[0].RecordID != "mds" || since[0].Batch == batch {
		t.Errorf("since then came %+v, %v; want the later change to mds", since, err)
	}
}

func TestOtherChangesAreNotOffered(t *testing.T) {
	p := land()
	mdi := p.Ministry("mdi")
	renamed, ended, erased := *mdi, *p.Ministry("mastd"), Change{mdi, nil}
	renamed.Name = "Anderer Name"
	ended.ValidUntil = cut
	next := &models.Strategy{Base: base("s2"), PredecessorID: "s", State: models.StrategyImplementing}
	known := &models.Strategy{Base: base("s"), State: models.StrategyContinued}
	for name, changes := range map[string][]Change{
		"nothing":                          nil,
		"a new name":                       {{mdi, &renamed}},
		"an end without successor":         {{p.Ministry("mastd"), &ended}},
		"an erasure beside a re-cut":       append(split().Work(p).Changes, erased),
		"a strategy that came with others": {{nil, known}, {nil, next}},
		"a strategy that was continued":    {{known, known}},
	} {
		if Undoable(changes) {
			t.Errorf("%s is offered to be undone", name)
		}
	}
}

func TestAPlanWithoutADayIsNotDone(t *testing.T) {
	if (Plan{Ending: []Ending{{MinistryID: "mdi"}}}).Done(land()) {
		t.Error("a ministry that does not end counts as ended")
	}
}
