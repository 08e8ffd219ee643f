// A change as a whole, and taking it back.

package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"zielstand/app/auth"
	"zielstand/app/recut"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// entriesAtOnce is how many entries of the journal are read at a time.
const entriesAtOnce = 500

// saveAll makes the changes.
func saveAll(tx *store.Tx, changes []recut.Change) error {
	var made []models.Record
	for _, c := range changes {
		if c.Before == nil {
			made = append(made, c.After)
		}
	}
	if err := tx.Create(made...); err != nil {
		return err
	}
	for _, c := range changes {
		var err error
		switch {
		case c.Before == nil:
		case c.After == nil:
			err = tx.Erase(c.Before.RecordKind(), c.Before.RecordID())
		case c.After.Archived() && !c.Before.Archived():
			err = tx.Archive(c.Before.RecordKind(), c.Before.RecordID(), c.Before.RecordVersion())
		default:
			err = tx.Update(c.After)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// after is the portfolio with the changes, for showing them; nothing is stored.
func after(p *models.Portfolio, changes []recut.Change) *models.Portfolio {
	list := make([]models.Applied, len(changes))
	for i, c := range changes {
		r := cmp.Or(c.After, c.Before)
		list[i] = models.Applied{Kind: r.RecordKind(), ID: r.RecordID(), Record: c.After}
	}
	return p.Apply(p.Head, list...)
}

// fingerprint tells one list of changes from another.
func fingerprint(changes []recut.Change) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, c := range changes {
		e.Encode([]any{kindAndID(cmp.Or(c.After, c.Before)), c.Before, c.After}) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func kindAndID(r models.Record) [2]string { return [2]string{string(r.RecordKind()), r.RecordID()} }

// lastChangeOf is the batch of the newest entry about a record.
func (v *personal) lastChangeOf(kind models.Kind, id string) (int64, error) {
	history, err := v.store.History(v.ctx, kind, id)
	if err != nil {
		return 0, err
	}
	if len(history) == 0 {
		return 0, models.NotFoundError(kind, id)
	}
	return history[len(history)-1].Batch, nil
}

// vorgang is a change as the journal holds it.
type vorgang struct {
	entries []models.Entry
	records int // that it touched
	// undoable tells that it is a re-cut, a continuation or an adoption. Then changes are all, else the first ones.
	undoable bool
	changes  []recut.Change
	since    []models.Entry // later ones about the same records
}

// vorgang reads the change that the address names.
func (v *personal) vorgang() (*vorgang, error) {
	batch, err := strconv.ParseInt(v.Param("batch"), 10, 64)
	if err != nil || batch < 1 {
		return nil, models.NotFoundError("vorgang", v.Param("batch"))
	}
	out := &vorgang{}
	for last := batch - 1; ; {
		list, err := v.store.Entries(v.ctx, last, entriesAtOnce)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			if e.Batch == batch {
				out.entries = append(out.entries, e)
			}
			last = e.Seq
		}
		if len(list) < entriesAtOnce || list[len(list)-1].Batch != batch {
			break
		}
	}
	if len(out.entries) == 0 {
		return nil, models.NotFoundError("vorgang", v.Param("batch"))
	}
	return out, v.compare(out)
}

// compare finds out what the change did to each record: to all if it can be undone, else to those that are shown.
// Only ministries and strategies tell which it is, so a change of very many records costs no more than its page.
func (v *personal) compare(c *vorgang) error {
	var deciding, all []models.Entry
	seen := map[[2]string]bool{}
	for _, e := range c.entries {
		key := [2]string{string(e.Kind), e.RecordID}
		if seen[key] {
			continue
		}
		seen[key] = true
		all = append(all, e)
		if e.Kind == models.KindMinistry || e.Kind == models.KindStrategy {
			deciding = append(deciding, e)
		}
	}
	c.records = len(all)
	changes, _, err := v.changed(deciding)
	if err != nil {
		return err
	}
	erases := slices.ContainsFunc(c.entries, func(e models.Entry) bool { return e.Op == models.OpErase })
	if c.undoable = !erases && recut.Undoable(changes); !c.undoable {
		all = all[:min(len(all), views.VorgangRows)]
	}
	c.changes, c.since, err = v.changed(all)
	return err
}

// changed reads the histories of the records that the entries of one change are about.
func (v *personal) changed(about []models.Entry) ([]recut.Change, []models.Entry, error) {
	var histories [][]models.Entry
	for _, e := range about {
		history, err := v.store.History(v.ctx, e.Kind, e.RecordID)
		if err != nil {
			return nil, nil, err
		}
		histories = append(histories, history)
	}
	if len(about) == 0 {
		return nil, nil, nil
	}
	return recut.Changed(about[0].Batch, histories)
}

// undoneBy is the change that has taken this one back, 0 if none has.
func (c *vorgang) undoneBy() int64 {
	if len(c.since) == 0 || len(c.since) != len(c.changes) {
		return 0
	}
	first := c.entries[0]
	for _, e := range c.since {
		if e.Batch != c.since[0].Batch || e.Reason != views.UndoReason(first.Batch, first.Reason) {
			return 0
		}
	}
	return c.since[0].Batch
}

// vorgangPage shows a change as a whole.
func vorgangPage(v *personal) (*reply, error) {
	c, err := v.vorgang()
	if err != nil {
		return nil, err
	}
	page, err := v.vorgangOf(c)
	if err != nil {
		return nil, err
	}
	return show(views.Vorgang(page)), nil
}

func (v *personal) vorgangOf(c *vorgang) (*views.VorgangPage, error) {
	first := c.entries[0]
	then, err := v.store.AsKnown(v.ctx, first.At)
	if err != nil {
		return nil, err
	}
	page := &views.VorgangPage{Frame: v.Frame, Batch: first.Batch, At: first.At, Reason: first.Reason, Changes: c.changes, Records: c.records,
		Before: then, After: then, By: v.actorOf(first.Actor)}
	page.Undo.Offered = c.undoable && v.can(auth.Recut, auth.Object{})
	if !page.Undo.Offered {
		return page, nil
	}
	if page.Undo.By = c.undoneBy(); page.Undo.By == 0 {
		for _, e := range c.since {
			page.Undo.Blocked = append(page.Undo.Blocked, v.blockedBy(v.desk(), e))
		}
	}
	return page, nil
}

// actorOf is who stands behind an actor of the journal.
func (v *personal) actorOf(actor string) string {
	return cmp.Or(v.nameOf(actor), views.ActorWord(actor))
}

func (v *personal) blockedBy(p *models.Portfolio, e models.Entry) views.BlockedBy {
	b := views.BlockedBy{Title: views.TitleOf(p, e.Kind, e.RecordID), Kind: views.KindWord(e.Kind), By: v.actorOf(e.Actor)}
	if e.Batch > 0 {
		b.URL = views.VorgangPath(e.Batch)
	}
	return b
}

// undo takes a change back, as a change of its own.
func undo(v *personal) (*reply, error) {
	c, err := v.vorgang()
	if err != nil {
		return nil, err
	}
	page, err := v.vorgangOf(c)
	if err != nil {
		return nil, err
	}
	if page.Undo.By != 0 {
		return lead(views.VorgangPath(page.Undo.By), views.NoticeUndone), nil // sent twice
	}
	if !page.Undo.Offered || len(page.Undo.Blocked) > 0 {
		return showInvalid(views.Vorgang(page)), nil
	}
	first := c.entries[0]
	back := recut.Undo(c.changes)
	err = v.change(views.UndoReason(first.Batch, first.Reason), func(tx *store.Tx) error {
		if err := unchanged(tx.Portfolio(), back); err != nil {
			return err
		}
		return saveAll(tx, back)
	})
	if used := (*models.Error)(nil); errors.As(err, &used) && len(used.Problems) == 1 && used.Problems[0].Code == models.CodeInUse {
		user := used.Problems[0].Allowed
		p := v.desk()
		page.Undo.Blocked = []views.BlockedBy{{Title: views.TitleOf(p, models.Kind(user[0]), user[1]), Kind: views.KindWord(models.Kind(user[0])),
			URL: views.HistoryPath(models.Kind(user[0]), user[1])}}
		return showInvalid(views.Vorgang(page)), nil
	}
	if err != nil {
		return nil, err
	}
	if err := v.revoke(back); err != nil {
		return nil, err
	}
	batch, err := v.lastChangeOf(first.Kind, first.RecordID)
	if err != nil {
		return nil, err
	}
	return lead(views.VorgangPath(batch), views.NoticeUndone), nil
}

// unchanged refuses if somebody has changed a record between the reading of the journal and this change.
func unchanged(p *models.Portfolio, back []recut.Change) error {
	now := map[[2]string]int{}
	for _, r := range p.Records().All() {
		now[kindAndID(r)] = r.RecordVersion()
	}
	for _, c := range back {
		if version, ok := now[kindAndID(c.Before)]; !c.Before.Archived() && (!ok || version != c.Before.RecordVersion()) {
			return &models.Error{Kind: models.Conflict, Subject: c.Before.RecordKind(), ID: c.Before.RecordID()}
		}
	}
	return nil
}

// revoke takes ministries that are gone again from the accounts that were to report for them.
func (v *personal) revoke(back []recut.Change) error {
	var gone []string
	for _, c := range back {
		if c.After == nil && c.Before.RecordKind() == models.KindMinistry {
			gone = append(gone, c.Before.RecordID())
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return v.changeAccounts(func(u *models.User) bool {
		left := slices.DeleteFunc(slices.Clone(u.MinistryIDs), func(id string) bool { return slices.Contains(gone, id) })
		changed := len(left) != len(u.MinistryIDs)
		u.MinistryIDs = left
		return changed
	})
}
