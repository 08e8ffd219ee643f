// Drafts: what was typed and not sent comes back when the form is opened again. They belong to one person and are
// no part of the journal.

package web

import (
	"encoding/json"
	"net/url"
	"strings"

	"zielstand/models"
	"zielstand/views"
)

// draftKey names the draft: the address of the form.
func (f *reporting) draftKey() string {
	if f.correct {
		return formPath(f.m) + "?" + views.FieldCorrects + "=" + f.base.ID
	}
	return formPath(f.m)
}

// keepDraft keeps what was typed, with what the form was made from.
func (f *reporting) keepDraft() error {
	values := url.Values{}
	for name, typed := range f.Form.values {
		if name != fieldCSRF && name != views.FieldAct {
			values[name] = typed
		}
	}
	text, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return f.store.SaveDraft(f.ctx, &models.Draft{UserID: f.User.ID, Form: f.draftKey(), Base: madeFrom(values), Values: string(text)})
}

// madeFrom is the state of the measure that a form was made from, as one text.
func madeFrom(values url.Values) string {
	return strings.Join([]string{values.Get(views.FieldBefore), values.Get(views.FieldBase), values.Get(fieldVersion)}, " ")
}

// restore puts the draft into the page, if there is one.
func (f *reporting) restore(page *views.ReportFormPage) error {
	draft, err := f.store.Draft(f.ctx, f.User.ID, f.draftKey())
	if err != nil {
		return unlessMissing(err)
	}
	var values url.Values
	if err := json.Unmarshal([]byte(draft.Values), &values); err != nil {
		return err
	}
	outdated := draft.Base != madeFrom(page.Typed.Values)
	*page = *f.page(views.Typed{Values: values})
	page.Draft, page.Outdated = draft.UpdatedAt, outdated
	return nil
}

// draftSent keeps the draft that a script sends by itself, and says when.
func draftSent(v *personal) (*reply, error) {
	f, err := startReporting(v, v.Form.Text(views.FieldCorrects, maxValue))
	if err != nil {
		return nil, err
	}
	if v.Form.resumed { // typed by whoever was signed in before
		return nil, errResumed
	}
	if err := f.keepDraft(); err != nil {
		return nil, err
	}
	return file("text/plain; charset=utf-8", "", []byte(views.DraftKept(v.Frame, models.InstantOf(v.now)))), nil
}

// draftedForms are the addresses of forms that the person has begun.
func draftedForms(v *personal) (map[string]bool, error) {
	drafts, err := v.store.DraftsOf(v.ctx, v.User.ID)
	if err != nil {
		return nil, err
	}
	begun := map[string]bool{}
	for _, d := range drafts {
		begun[d.Form] = true
	}
	return begun, nil
}
