// Making and changing master data: one form for every kind, made from its description in views.

package web

import (
	"encoding/json"
	"errors"
	"net/url"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// maxReason is the greatest length of the reason of a change, in characters.
const maxReason = 500

// desk is everything that is known today, whatever day the address names: what is changed is the present.
func (v *personal) desk() *models.Portfolio {
	return v.store.PortfolioFor(models.Viewer{Rights: models.RightsOffice}, v.Frame.Today)
}

// editing adapts an action about records of a kind; everybody who comes here edits master data.
func editing(k *views.EditKind, do func(v *personal, k *views.EditKind) (*reply, error)) action {
	return func(v *personal) (*reply, error) {
		if err := v.may(auth.EditMasterData, auth.Object{}); err != nil {
			return nil, err
		}
		return do(v, k)
	}
}

// stored is the record that the address names.
func (v *personal) stored(p *models.Portfolio, k *views.EditKind) (models.Record, error) {
	if r := views.RecordIn(p, k.Kind, v.Slug); r != nil {
		return r, nil
	}
	return nil, models.NotFoundError(k.Kind, v.Slug)
}

// editForm shows a record that is there.
func editForm(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	r, err := v.stored(p, k)
	if err != nil {
		return nil, err
	}
	return show(v.editPage(p, k, r, "")), nil
}

// saveForm stores what was typed about a record that is there.
func saveForm(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	stored, err := v.stored(p, k)
	if err != nil {
		return nil, err
	}
	v.merge()
	next := v.typed(p, k, stored)
	next.SetVersion(v.Form.Version())
	reason := v.reason(k, stored, next)
	v.Form.Take(next.Validate())
	v.check(p, next)
	if !v.Form.Valid() {
		return showInvalid(v.editPage(p, k, stored, "")), nil
	}
	notice := views.NoticeSaved
	if len(k.Changes(p, stored, next, true)) == 0 {
		notice = views.NoticeNothing
	}
	err = v.change(reason, func(tx *store.Tx) error { return tx.Update(next) })
	switch {
	case models.KindOf(err) == models.Conflict:
		return v.conflictPage(p, k, next, err)
	case v.Form.Take(err):
		return showInvalid(v.editPage(p, k, stored, "")), nil
	case err != nil:
		return nil, err
	}
	return lead(v.afterwards(k, next), notice), nil
}

// afterwards is where somebody goes on who has saved the record.
func (v *personal) afterwards(k *views.EditKind, r models.Record) string {
	if owner := views.OwnerOf(v.desk(), r); owner != nil && !k.Slug {
		return owner.URL
	}
	return views.EditPath(k.Kind, r.RecordID())
}

// newForm shows an empty form, or asks first what the new record shall belong to.
func newForm(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	r, err := v.fresh(p, k)
	if errors.Is(err, errNoOwner) {
		return show(views.ChooseOwner(v.Frame, k, p)), nil
	}
	if err != nil {
		return nil, err
	}
	return show(v.editPage(p, k, r, "")), nil
}

// createForm stores a new record. One with a page of its own gets its address first, shown before anything is
// saved; the others get an id from the form, so that a doubled click makes one.
func createForm(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	empty, err := v.fresh(p, k)
	if errors.Is(err, errNoOwner) {
		return lead(v.Frame.Path, ""), nil
	}
	if err != nil {
		return nil, err
	}
	next := v.typed(p, k, empty)
	reason := v.Form.Text(views.FieldReason, maxReason)
	asks, proposal := false, ""
	if k.Slug {
		if proposal, err = v.freeSlug(p, k, views.SlugSource(next)); err != nil {
			return nil, err
		}
		asks = v.Form.Raw(views.FieldSlug) == ""
		setID(next, proposal)
		if !asks {
			setID(next, v.Form.Text(views.FieldSlug, maxReason))
			if next.RecordID() == newSlug {
				v.Form.Problem(views.FieldSlug, views.CodeTaken)
			}
		}
	} else {
		setID(next, string(k.Kind[:2])+"-"+v.Form.FormID())
	}
	v.Form.Take(next.Validate(), "id", views.FieldSlug)
	v.check(p, next)
	if !v.Form.Valid() {
		if asks {
			proposal = ""
		}
		return showInvalid(v.editPage(p, k, empty, proposal)), nil
	}
	if asks {
		v.Form.values.Set(views.FieldSlug, proposal)
		return show(v.editPage(p, k, empty, proposal)), nil
	}
	err = v.change(reason, func(tx *store.Tx) error { return tx.Create(next) })
	if models.KindOf(err) == models.Conflict && !v.mine(k, next, err) {
		v.Form.Problem(views.FieldSlug, views.CodeTaken)
		return showInvalid(v.editPage(p, k, empty, proposal)), nil
	}
	if v.Form.Take(err) {
		return showInvalid(v.editPage(p, k, empty, proposal)), nil
	}
	if err != nil && models.KindOf(err) != models.Conflict {
		return nil, err
	}
	return lead(v.afterwards(k, next), views.NoticeCreated), nil
}

// mine tells whether the record that is there already came from this very form, sent twice.
func (v *personal) mine(k *views.EditKind, next models.Record, err error) bool {
	var conflict *models.Error
	if !errors.As(err, &conflict) || conflict.Current == nil {
		return false
	}
	if !k.Slug {
		return true
	}
	next = cloneRecord(next)
	next.SetVersion(1)
	a, errA := json.Marshal(conflict.Current)
	b, errB := json.Marshal(next)
	return errA == nil && errB == nil && string(a) == string(b)
}

// typed is the record with what the form says about it.
func (v *personal) typed(p *models.Portfolio, k *views.EditKind, stored models.Record) models.Record {
	next := cloneRecord(stored)
	for i := range k.Fields {
		f := &k.Fields[i]
		// What a page from before an update of the program does not ask for stays as it is.
		unasked := stored.RecordVersion() > 0 && !f.Sent(v.Form.values)
		if f.Input != views.InputNone && !f.FixedIn(stored) && !unasked {
			v.readField(p, f, next)
		}
	}
	if b, ok := next.(*models.Body); ok {
		nameSteps(b)
	}
	return next
}

// reason is why the record changes; it must be given where a date moves that was known.
func (v *personal) reason(k *views.EditKind, stored, next models.Record) string {
	reason := v.Form.Text(views.FieldReason, maxReason)
	if reason == "" && movesDate(k, stored, next) {
		v.Form.Problem(views.FieldReason, views.CodeReason)
	}
	return reason
}

// movesDate tells whether a date that was known becomes another one.
func movesDate(k *views.EditKind, before, after models.Record) bool {
	for i := range k.Fields {
		f := &k.Fields[i]
		var b, a models.Date
		switch was := f.At(before).(type) {
		case *models.Date:
			b, a = *was, *f.At(after).(*models.Date)
		case *models.PartialDate:
			b, a = was.Day, f.At(after).(*models.PartialDate).Day
		}
		if b.Known() && a != b {
			return true
		}
	}
	return false
}

// merge takes over what was chosen on the page about a conflict.
func (v *personal) merge() {
	values, problems := views.Merge(v.Form.values)
	v.Form.values = values
	v.Form.problems = append(v.Form.problems, problems...)
}

// conflictPage shows both versions of the record and lets this person merge them.
func (v *personal) conflictPage(p *models.Portfolio, k *views.EditKind, mine models.Record, err error) (*reply, error) {
	var conflict *models.Error
	if !errors.As(err, &conflict) || conflict.Current == nil {
		return nil, err
	}
	theirs := conflict.Current
	entries, err := v.store.History(v.ctx, k.Kind, mine.RecordID())
	if err != nil {
		return nil, err
	}
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	page := &views.Conflict{What: k.One + " „" + views.NameOf(p, theirs) + "“", Action: v.Frame.Path, Version: theirs.RecordVersion(),
		Keep: url.Values{}, Page: views.EditPath(k.Kind, mine.RecordID())}
	var base models.Record
	for _, e := range entries {
		switch e.Version {
		case mine.RecordVersion():
			if base, err = e.Record(); err != nil {
				return nil, err
			}
		case theirs.RecordVersion():
			page.By, page.At, page.Reason = names(e.Actor), e.At, e.Reason
		}
	}
	for _, name := range []string{fieldCSRF, fieldFormID, views.FieldReason} {
		page.Keep.Set(name, v.Form.Raw(name))
	}
	var was []views.FieldValue
	if base != nil {
		was = k.Values(p, base)
	}
	page.Fields = views.Diffs(was, k.Values(p, mine), k.Values(p, theirs))
	r := showInvalid(views.ConflictPage(v.Frame.Titled("Zwei Fassungen", k, p, theirs), page))
	r.status = statuses[models.Conflict]
	return r, nil
}

// cloneRecord is a copy that shares nothing with the record.
func cloneRecord(r models.Record) models.Record {
	image, err := json.Marshal(r)
	if err != nil {
		panic(err) // what was stored once can be spelled out again
	}
	next, _ := models.NewRecord(r.RecordKind())
	if err := json.Unmarshal(image, next); err != nil {
		panic(err)
	}
	return next
}
