// Persons for the CDO office: who holds an office or a place. The journal never learns a name, so no reason is asked
// for either, and who is erased is gone from everywhere.

package web

import (
	"errors"
	"net/url"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// personsPage lists the persons.
func personsPage(v *personal) (*reply, error) {
	p := v.desk()
	page := &views.PersonsPage{Frame: v.Frame, Rows: views.PersonRows(p)}
	page.Erased = len(p.Persons) - len(page.Rows)
	return show(views.Persons(page)), nil
}

// newPerson is the empty form.
func newPerson(v *personal) (*reply, error) {
	return show(views.PersonEdit(&views.PersonPage{Frame: v.Frame, Known: &models.Personal{}})), nil
}

// createPerson stores a new person under an id from the form, which says nothing about who it is.
func createPerson(v *personal) (*reply, error) {
	known := v.typedPerson("pe-" + v.Form.FormID())
	if v.Form.Valid() {
		err := v.change("", func(tx *store.Tx) error { return putPerson(tx, known, 0) })
		switch {
		case models.KindOf(err) == models.Conflict: // the form was sent twice, and something was changed meanwhile
		case v.Form.Take(err, "function", views.FieldPersonFunction):
		case err != nil:
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showInvalid(views.PersonEdit(&views.PersonPage{Frame: v.Frame, Typed: v.Form.Shown(), Known: &models.Personal{}})), nil
	}
	return lead(views.PersonPath(known.ID), views.NoticeCreated), nil
}

// personOf is the person of the address; one who was erased is not found.
func personOf(v *personal) (*views.PersonPage, error) {
	p := v.desk()
	known, record := p.Person(v.Slug), p.PersonRecord(v.Slug)
	if known == nil || record == nil {
		return nil, models.NotFoundError(models.KindPerson, v.Slug)
	}
	page := &views.PersonPage{Frame: v.Frame, Known: known, Version: record.Version, Places: views.PlacesOf(p, known.ID)}
	if !v.reading() {
		page.Typed = v.Form.Shown()
	}
	return page, nil
}

func personPage(v *personal) (*reply, error) {
	page, err := personOf(v)
	if err != nil {
		return nil, err
	}
	return show(views.PersonEdit(page)), nil
}

// savePerson stores what was typed about a person.
func savePerson(v *personal) (*reply, error) {
	v.merge()
	known := v.typedPerson(v.Slug)
	page, err := personOf(v)
	if err != nil {
		return nil, err
	}
	notice := views.NoticeSaved
	if known == *page.Known {
		notice = views.NoticeNothing
	}
	if v.Form.Valid() {
		err := v.change("", func(tx *store.Tx) error { return putPerson(tx, known, v.Form.Version()) })
		switch {
		case models.KindOf(err) == models.Conflict:
			return v.personConflict(&known)
		case v.Form.Take(err, "function", views.FieldPersonFunction):
		case err != nil:
			return nil, err
		}
	}
	if !v.Form.Valid() {
		page.Typed = v.Form.Shown()
		return showInvalid(views.PersonEdit(page)), nil
	}
	return lead(views.PersonPath(v.Slug), notice), nil
}

// typedPerson is what the form says.
func (v *personal) typedPerson(id string) models.Personal {
	f := v.Form
	known := models.Personal{ID: id, Name: f.Required(views.FieldPersonName, f.Text(views.FieldPersonName, maxPersonName)),
		Function: f.Text(views.FieldPersonFunction, maxTitle), AsOf: f.Date(views.FieldPersonAsOf), Public: f.Bool(views.FieldPersonPublic)}
	if known.AsOf > v.Frame.Today {
		f.Problem(views.FieldPersonAsOf, views.CodeFuture)
	}
	return known
}

// putPerson stores what is known, made from the version; what is stored so already is left alone.
func putPerson(tx *store.Tx, known models.Personal, version int) error {
	p := tx.Portfolio()
	if stored := p.Person(known.ID); stored != nil && *stored == known {
		return nil
	}
	record := p.PersonRecord(known.ID)
	if record == nil && version == 0 {
		return tx.PutPerson(known, nil)
	}
	if record == nil || record.Version != version || p.Person(known.ID) == nil {
		return personConflict(known.ID, record)
	}
	return tx.PutPerson(known, record.Sources)
}

func personConflict(id string, record *models.Person) error {
	err := &models.Error{Kind: models.Conflict, Subject: models.KindPerson, ID: id}
	if record != nil {
		err.Current = record
	}
	return err
}

// personConflict shows what this person and somebody else have typed.
func (v *personal) personConflict(mine *models.Personal) (*reply, error) {
	now, err := personOf(v)
	if err != nil {
		return nil, err
	}
	page := &views.Conflict{What: "Person " + now.Known.Name, Action: v.Frame.Path, Version: now.Version, Page: views.PersonPath(mine.ID), Keep: url.Values{},
		Fields: views.Diffs(nil, views.PersonValues(mine), views.PersonValues(now.Known))}
	for _, name := range []string{fieldCSRF, fieldFormID} {
		page.Keep.Set(name, v.Form.Raw(name))
	}
	r := showInvalid(views.ConflictPage(now.Frame, page))
	r.status = statuses[models.Conflict]
	return r, nil
}

// erasePersonForm asks before a person is erased.
func erasePersonForm(v *personal) (*reply, error) {
	page, err := personOf(v)
	if err != nil {
		return nil, err
	}
	return show(views.PersonErase(page)), nil
}

// erasePerson deletes what is known of a person whose name was typed to confirm it. Sent twice, it finds it done.
func erasePerson(v *personal) (*reply, error) {
	if p := v.desk(); p.Person(v.Slug) == nil && p.PersonRecord(v.Slug) != nil {
		return lead(views.PersonsPath, views.NoticePersonErased), nil
	}
	page, err := personOf(v)
	if err != nil {
		return nil, err
	}
	typed := v.Form.Required(views.FieldPersonConfirm, v.Form.Text(views.FieldPersonConfirm, maxPersonName))
	if typed != "" && typed != page.Known.Name {
		v.Form.Problem(views.FieldPersonConfirm, views.CodeNotTyped)
	}
	version := v.Form.Version()
	if v.Form.Valid() {
		err = v.change("", func(tx *store.Tx) error {
			if record := tx.Portfolio().PersonRecord(v.Slug); record == nil || record.Version != version {
				return personConflict(v.Slug, record)
			}
			return tx.ErasePerson(v.Slug)
		})
	}
	var conflict *models.Error
	if errors.As(err, &conflict) && conflict.Kind == models.Conflict {
		v.Form.Problem(views.FieldPersonConfirm, views.CodeMeanwhile)
		err = nil
	}
	if err != nil {
		return nil, err
	}
	if !v.Form.Valid() {
		if page, err = personOf(v); err != nil {
			return nil, err
		}
		page.Typed = v.Form.Shown()
		return showInvalid(views.PersonErase(page)), nil
	}
	return lead(views.PersonsPath, views.NoticePersonErased), nil
}
