// The texts of a briefing: what the rules propose beside what somebody writes. A text that is as proposed is not
// stored, so that it follows the data until it is frozen.

package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"net/url"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/briefing"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// proposalHash names a proposal in the form that shows it: who sends the text back unchanged has written nothing.
func proposalHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func draftKeyOf(b *models.Briefing) string { return views.BriefingPath(b) + "/bearbeiten" }

// editBriefingForm shows the texts, with what the person has typed before and not sent.
func editBriefingForm(v *personal) (*reply, error) {
	_, b, err := draftOf(v)
	if err != nil {
		return nil, err
	}
	if v.onAnotherDay() {
		return lead(draftKeyOf(b), ""), nil
	}
	page, err := briefingEdit(v, b)
	if err != nil {
		return nil, err
	}
	draft, err := v.store.Draft(v.ctx, v.User.ID, draftKeyOf(b))
	if unlessMissing(err) != nil {
		return nil, err
	}
	if err == nil {
		var values url.Values
		if err := json.Unmarshal([]byte(draft.Values), &values); err != nil {
			return nil, err
		}
		page.Typed.Values, page.Draft, page.Outdated = values, draft.UpdatedAt, draft.Base != strconv.Itoa(b.Version)
	}
	return show(views.BriefingTexts(page)), nil
}

// briefingEdit is the form as the briefing stands. When no paper can be made of it, proposals are missing and the
// form says why.
func briefingEdit(v *personal, b *models.Briefing) (*views.BriefingEdit, error) {
	t := briefing.Find(b.Template)
	if t == nil {
		return nil, briefing.UnknownTemplate(b.Template)
	}
	page := &views.BriefingEdit{Frame: v.Frame, Typed: v.Form.Shown(), Briefing: b, Kind: t.Title}
	page.Frame.Path = draftKeyOf(b)
	proposals, problems, err := proposalsFor(v, t, b)
	if err != nil {
		return nil, err
	}
	page.Typed.Problems = append(page.Typed.Problems, problems...)
	for _, f := range t.Fields {
		p := proposals[f.Key]
		field := views.BriefingField{Key: f.Key, Label: f.Label, Hint: f.Hint, Lines: f.Lines, Words: f.Words, Text: p.Text, Proposal: p.Text, Hash: proposalHash(p.Text)}
		if text, ok := b.Texts[f.Key]; ok {
			field.Text = text
		}
		for _, e := range p.Evidence {
			field.Evidence = append(field.Evidence, views.BriefingEvidence{Number: e.Number, Label: e.Label, Path: e.Path})
		}
		page.Fields = append(page.Fields, field)
	}
	return page, nil
}

// proposalsFor are what the rules propose for the briefing as it stands.
func proposalsFor(v *personal, t *briefing.Template, b *models.Briefing) (map[string]briefing.Proposal, []models.Problem, error) {
	bare := *b
	bare.Texts = nil
	frozen, err := v.server.desk.Preview(v.ctx, &bare)
	if problems, err := mendable(err); err != nil || problems != nil {
		for i := range problems {
			for k := 0; k+1 < len(briefingFields); k += 2 {
				if problems[i].Field == briefingFields[k] {
					problems[i].Field = briefingFields[k+1]
				}
			}
		}
		return nil, problems, err
	}
	s, err := frozen.State()
	if err != nil {
		return nil, nil, err
	}
	return t.Propose(s), nil, nil
}

// readBriefing reads the form into the briefing: texts that were sent back as proposed are no texts of its own.
func readBriefing(f *form, t *briefing.Template, b *models.Briefing) {
	b.Title = f.Required(views.FieldBriefingTitle, f.Text(views.FieldBriefingTitle, views.BriefingTitleSize))
	readBriefingDays(f, b)
	texts := maps.Clone(b.Texts)
	if texts == nil {
		texts = models.Texts{}
	}
	for _, field := range t.Fields {
		name := views.FieldBriefingText + field.Key
		if !f.Has(name) {
			continue
		}
		var text string
		switch {
		case field.Words != nil:
			text = f.Enum(name, field.Words...)
		case field.Lines <= 1:
			text = f.Text(name, views.BriefingTextSize)
		default:
			text = f.Long(name, views.BriefingTextSize)
		}
		if proposalHash(text) == f.Text(views.FieldBriefingProposed+"."+field.Key, maxValue) {
			delete(texts, field.Key)
		} else {
			texts[field.Key] = text
		}
	}
	b.Texts = texts
}

// editBriefingSent stores the texts, or shows what is wrong with them, or what somebody else has stored meanwhile.
func editBriefingSent(v *personal) (*reply, error) {
	_, known, err := draftOf(v)
	if err != nil {
		return nil, err
	}
	act := v.Form.Enum(views.FieldAct, views.ActSaveAndPreview, views.ActDiscard)
	if act == views.ActDiscard && v.Form.Valid() {
		return lead(draftKeyOf(known), views.NoticeDraftGone), v.store.DeleteDraft(v.ctx, v.User.ID, draftKeyOf(known))
	}
	b := *known
	if t := briefing.Find(b.Template); t != nil {
		readBriefing(v.Form, t, &b)
	}
	b.Version = v.Form.Version()
	if v.Form.Valid() {
		if _, err := v.server.desk.Preview(v.ctx, &b); err != nil && !v.Form.Take(err, textFields(&b)...) {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return showTextsAgain(v, known)
	}
	err = v.change("", func(tx *store.Tx) error {
		if now := tx.Portfolio().Briefing(b.ID); now == nil || now.State == models.BriefingFinal {
			return &models.Error{Kind: models.Conflict, Subject: models.KindBriefing, ID: b.ID, Current: now}
		}
		return tx.Update(&b)
	})
	if v.Form.Take(err, textFields(&b)...) {
		return showTextsAgain(v, known)
	}
	if err != nil {
		return briefingConflict(v, &b, err)
	}
	to := views.BriefingPath(&b)
	if act == views.ActSaveAndPreview {
		to += "/vorschau"
	}
	return lead(to, views.NoticeSaved), v.store.DeleteDraft(v.ctx, v.User.ID, draftKeyOf(&b))
}

// showTextsAgain shows the form with what was typed and what is wrong with it.
func showTextsAgain(v *personal, known *models.Briefing) (*reply, error) {
	page, err := briefingEdit(v, known)
	if err != nil {
		return nil, err
	}
	return showInvalid(views.BriefingTexts(page)), nil
}

// textFields pairs the names of a briefing's fields with those of the form, its texts among them.
func textFields(b *models.Briefing) []string {
	pairs := append([]string{}, briefingFields...)
	for key := range b.Texts {
		pairs = append(pairs, "texts."+key, views.FieldBriefingText+key)
	}
	return pairs
}

// keepBriefingDraft keeps what a script sends by itself, and says when.
func keepBriefingDraft(v *personal) (*reply, error) {
	_, b, err := draftOf(v)
	if err != nil {
		return nil, err
	}
	if v.Form.resumed { // typed by whoever was signed in before
		return nil, errResumed
	}
	values := url.Values{}
	for name, typed := range v.Form.values {
		if name != fieldCSRF && name != views.FieldAct {
			values[name] = typed
		}
	}
	text, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}
	err = v.store.SaveDraft(v.ctx, &models.Draft{UserID: v.User.ID, Form: draftKeyOf(b), Base: values.Get(fieldVersion), Values: string(text)})
	return file("text/plain; charset=utf-8", "", []byte(views.DraftKept(v.Frame, models.InstantOf(v.now)))), err
}

// briefingConflict shows what the person wants beside what is stored; other errors come back as they are.
func briefingConflict(v *personal, mine *models.Briefing, err error) (*reply, error) {
	var stored *models.Error
	if !errors.As(err, &stored) || stored.Kind != models.Conflict {
		return nil, err
	}
	theirs, ok := stored.Current.(*models.Briefing)
	t := briefing.Find(mine.Template)
	if !ok || theirs == nil || theirs.State == models.BriefingFinal || t == nil {
		return nil, err
	}
	entries, failed := v.store.History(v.ctx, models.KindBriefing, mine.ID)
	if failed != nil {
		return nil, failed
	}
	page := &views.Conflict{What: "Vorlage „" + theirs.Title + "“", Action: draftKeyOf(theirs), Page: views.BriefingPath(theirs),
		Version: theirs.Version, Keep: url.Values{}}
	var base *models.Briefing
	for _, e := range entries {
		record, failed := e.Record()
		if failed != nil {
			return nil, failed
		}
		switch e.Version {
		case mine.Version:
			base, _ = record.(*models.Briefing)
		case theirs.Version:
			page.At, page.Reason = e.At, e.Reason
			if u, failed := v.store.User(v.ctx, e.Actor); failed == nil {
				page.By = u.Name
			}
		}
	}
	proposals, _, failed := proposalsFor(v, t, theirs)
	if failed != nil {
		return nil, failed
	}
	var fields []views.BriefingField
	for _, f := range t.Fields {
		p := proposals[f.Key]
		page.Keep.Set(views.FieldBriefingProposed+"."+f.Key, proposalHash(p.Text))
		fields = append(fields, views.BriefingField{Key: f.Key, Label: f.Label, Lines: f.Lines, Proposal: p.Text})
	}
	page.Fields = views.Diffs(views.BriefingFields(fields, base), views.BriefingFields(fields, mine), views.BriefingFields(fields, theirs))
	v.Frame.Title = theirs.Title
	return &reply{status: fiber.StatusConflict, page: views.ConflictPage(v.Frame, page)}, nil
}
