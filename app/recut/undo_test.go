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

// about are the histories of the records that the change touched, and its entries.
func (d *diary) about(batch int64) (histories [][]models.Entry, entries []models.Entry) {
	for _, key := range d.order {
		for _, e := range d.histories[key] {
			if e.Batch == batch {
				histories = append(histories, d.histories[key])
				entries = append(entries, e)
			}
		}
	}
	return histories, entries
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
			histories, entries := d.about(batch)
			if !Undoable(entries) {
				t.Fatal("the change cannot be undone")
			}
			back, err := Undo(batch, histories)
			if err != nil || len(back.Blocked) > 0 || len(back.Changes) != len(changes) {
				t.Fatalf("%d of %d changes go back, blocked by %d, %v", len(back.Changes), len(changes), len(back.Blocked), err)
			}
			for _, c := range back.Changes {
				if c.After != nil { // the store counts on; the content is what must be as before
					c.After.SetVersion(c.After.RecordVersion() - 1)
				}
			}
			if got := text(t, applied(t, after, back.Changes)); got != known {
				t.Errorf("after undoing:\n%s\nbefore:\n%s", got, known)
			}
		})
	}
}

func TestNothingIsUndoneThatOthersBuiltOn(t *testing.T) {
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
	histories, _ := d.about(batch)
	back, err := Undo(batch, histories)
	if err != nil || len(back.Blocked) != 1 || back.Blocked[0].RecordID != "mds" || back.Blocked[0].Batch == batch {
		t.Errorf("blocked by %+v, %v; want the later change to mds", back.Blocked, err)
	}
}

func TestOtherChangesAreNotOffered(t *testing.T) {
	p := land(duty("a", "m", "mastd", models.RoleLead, 0, 0))
	d := newDiary(t, p)
	renamed := *p.Ministry("mdi")
	renamed.Name = "Anderer Name"
	batch, _ := d.change([]Change{{p.Ministry("mdi"), &renamed}})
	if _, entries := d.about(batch); Undoable(entries) {
		t.Error("a changed name is taken for a re-cut")
	}
	if Undoable([]models.Entry{{Op: models.OpErase, Kind: models.KindMinistry, RecordID: "mdi"}}) {
		t.Error("an erasure is offered to be undone")
	}
	if Undoable(nil) {
		t.Error("a change of nothing is offered to be undone")
	}
}
