// Taking records out of use, putting them back, and, for administrators, erasing them for good.

package web

import (
	"errors"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// usersShown is how many records a page names that keep another one from being archived.
const usersShown = 50

// archiveForm asks whether a record shall be taken out of use, or says what belongs to it.
func archiveForm(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	r, err := v.stored(p, k)
	if err != nil {
		return nil, err
	}
	return show(views.Remove(&views.RemovePage{Frame: v.Frame, Kind: k, Portfolio: p, Record: r, Users: usersOf(p, r)})), nil
}

// archiveRecord takes a record out of use that nothing in use belongs to.
func archiveRecord(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	r := views.RecordIn(p, k.Kind, v.Slug)
	if r == nil {
		gone, err := v.latest(k.Kind, v.Slug)
		if err != nil || !gone.Archived() {
			return nil, models.NotFoundError(k.Kind, v.Slug)
		}
		return lead("/verwaltung/archiv", views.NoticeArchived), nil // the same form, sent twice
	}
	owner := views.OwnerOf(p, r)
	page := &views.RemovePage{Frame: v.Frame, Kind: k, Portfolio: p, Record: r, Users: usersOf(p, r)}
	reason := v.Form.Text(views.FieldReason, maxReason)
	if !v.Form.Valid() || len(page.Users) > 0 {
		page.Typed = v.Form.Shown()
		return showInvalid(views.Remove(page)), nil
	}
	err := v.change(reason, func(tx *store.Tx) error {
		if now := views.RecordIn(tx.Portfolio(), k.Kind, v.Slug); now != nil && len(usersOf(tx.Portfolio(), now)) > 0 {
			return models.InvalidError(models.Problem{Field: views.FieldReason, Code: views.CodeMeanwhile})
		}
		return tx.Archive(k.Kind, v.Slug, v.Form.Version())
	})
	if models.KindOf(err) == models.Conflict {
		v.Form.Problem(views.FieldReason, views.CodeMeanwhile)
		v.takeVersion(err)
		err = nil
	}
	if v.Form.Take(err) || !v.Form.Valid() {
		page.Typed = v.Form.Shown()
		return showInvalid(views.Remove(page)), nil
	}
	if err != nil {
		return nil, err
	}
	if owner != nil {
		return lead(owner.URL, views.NoticeArchived), nil
	}
	return lead("/verwaltung/"+k.Path, views.NoticeArchived), nil
}

// usersOf are the records in use that belong to the given one or rest on it, so that it must stay.
func usersOf(p *models.Portfolio, r models.Record) []models.Record {
	var users []models.Record
	id := r.RecordID()
	switch r.(type) {
	case *models.Strategy:
		users = slices.Concat(records(p.FieldsOf(id)), targetsWhere(p, func(t *models.TargetNode) bool { return t.StrategyID == id }),
			measuresWhere(p, func(m *models.MeasureNode) bool { return m.StrategyID == id }))
		if next := p.Successor(id); next != nil {
			users = append(users, next)
		}
		for _, round := range p.Rounds {
			if round.StrategyID == id {
				users = append(users, round)
			}
		}
	case *models.Field:
		users = slices.Concat(records(p.TopicsOfField(id)), targetsWhere(p, func(t *models.TargetNode) bool { return t.FieldID == id }),
			measuresWhere(p, func(m *models.MeasureNode) bool { return m.FieldID == id }))
	case *models.FocusTopic:
		users = targetsWhere(p, func(t *models.TargetNode) bool { return t.FocusTopicID == id })
	case *models.Target:
		users = measuresWhere(p, func(m *models.MeasureNode) bool { return slices.Contains(m.TargetIDs, id) })
	case *models.Measure:
		users = measuresWhere(p, func(m *models.MeasureNode) bool { return m.ParentID == id })
	case *models.Ministry:
		users = ministryUsers(p, id)
	default:
		users = governanceUsers(p, r)
	}
	return users[:min(len(users), usersShown)]
}

// ministryUsers are the records that name the ministry; what it has reported stays its own either way.
func ministryUsers(p *models.Portfolio, id string) []models.Record {
	var users []models.Record
	for _, s := range p.Strategies {
		if s.LeadMinistryID == id {
			users = append(users, s)
		}
	}
	users = append(users, records(p.Predecessors(id))...)
	duties := func(list []*models.Responsibility) {
		for _, d := range list {
			if d.MinistryID == id {
				users = append(users, d)
			}
		}
	}
	for _, t := range p.Targets() {
		duties(t.Responsibilities)
	}
	for m := range p.AllMeasures() {
		duties(m.Responsibilities)
	}
	return users
}

func targetsWhere(p *models.Portfolio, is func(*models.TargetNode) bool) []models.Record {
	var list []models.Record
	for _, t := range p.Targets() {
		if is(t) {
			list = append(list, t.Target)
		}
	}
	return list
}

func measuresWhere(p *models.Portfolio, is func(*models.MeasureNode) bool) []models.Record {
	var list []models.Record
	for m := range p.AllMeasures() {
		if is(m) {
			list = append(list, m.Measure)
		}
	}
	return list
}

func archivePage(v *personal) (*reply, error) {
	if err := v.may(auth.EditMasterData, auth.Object{}); err != nil {
		return nil, err
	}
	return v.showArchive(show)
}

func (v *personal) showArchive(answer func(templ.Component) *reply) (*reply, error) {
	list, err := v.store.Archived(v.ctx)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(r models.Record) bool { return views.KindOfRecord(r.RecordKind()) == nil })
	page := &views.ArchivePage{Frame: v.Frame, Portfolio: v.desk(), MayErase: v.can(auth.Erase, auth.Object{}),
		Pages: pagesOf(v.Query, v.Query.Page("seite"), len(list), manageRows)}
	page.Records = pageOf(list, page.Pages)
	if !v.reading() {
		page.Typed = v.Form.Shown()
	}
	return answer(views.Archive(page)), nil
}

// restoreRecord puts a record back as it was before it was archived, which also undoes a merger.
func restoreRecord(v *personal) (*reply, error) {
	if err := v.may(auth.EditMasterData, auth.Object{}); err != nil {
		return nil, err
	}
	k := views.KindOfRecord(models.Kind(v.Param("kind")))
	if k == nil {
		return nil, models.NotFoundError(models.Kind(v.Param("kind")), v.Slug)
	}
	entries, err := v.store.History(v.ctx, k.Kind, v.Slug)
	if err != nil {
		return nil, err
	}
	last, before, err := lastStates(entries)
	if err != nil {
		return nil, err
	}
	if last == nil {
		return nil, models.NotFoundError(k.Kind, v.Slug)
	}
	onward := lead(views.HistoryPath(k.Kind, v.Slug), views.NoticeRestored)
	if path := views.EditPath(k.Kind, v.Slug); path != "" {
		onward = lead(path, views.NoticeRestored)
	}
	if !last.Archived() || before == nil {
		return onward, nil
	}
	if v.Form.Version() != last.RecordVersion() {
		v.Form.Problem(views.FieldReason, views.CodeMeanwhile)
	}
	if missingOwner(v.desk(), before) {
		v.Form.Problem(views.FieldReason, views.CodeOwner)
	}
	if v.Form.Valid() {
		before.SetVersion(last.RecordVersion())
		if err = v.change("", func(tx *store.Tx) error { return tx.Update(before) }); err == nil {
			return onward, nil
		}
		if !v.Form.Take(err) {
			return nil, err
		}
	}
	return v.showArchive(showInvalid)
}

// missingOwner tells whether what the record belongs to is out of use itself.
func missingOwner(p *models.Portfolio, r models.Record) bool {
	switch record := r.(type) {
	case *models.Field:
		return p.Strategy(record.StrategyID) == nil
	case *models.FocusTopic:
		return p.Field(record.FieldID) == nil
	case *models.Target:
		return p.Strategy(record.StrategyID) == nil
	case *models.Measure:
		return p.Strategy(record.StrategyID) == nil || record.ParentID != "" && p.Measure(record.ParentID) == nil
	case *models.Milestone, *models.Indicator, *models.Reading, *models.Responsibility, *models.Membership, *models.ChairTurn, *models.Meeting, *models.Circular:
		return views.OwnerOf(p, r) == nil
	}
	return false
}

// lastStates returns the newest state of a record and the newest one in which it was in use; nil where there is none.
func lastStates(entries []models.Entry) (last, inUse models.Record, err error) {
	for i := len(entries) - 1; i >= 0; i-- {
		r, err := entries[i].Record()
		if err != nil {
			return nil, nil, err
		}
		if r == nil {
			return last, nil, nil // erased
		}
		if last == nil {
			last = r
		}
		if !r.Archived() {
			return last, r, nil
		}
	}
	return last, nil, nil
}

// latest is the newest state of a record, in use or not.
func (v *personal) latest(kind models.Kind, id string) (models.Record, error) {
	entries, err := v.store.History(v.ctx, kind, id)
	if err != nil {
		return nil, err
	}
	last, _, err := lastStates(entries)
	if err == nil && last == nil {
		err = models.NotFoundError(kind, id)
	}
	return last, err
}

// eraseForm asks for the title before a record is erased for good.
func eraseForm(v *personal, k *views.EditKind) (*reply, error) {
	page, err := v.erasePage(k)
	if err != nil {
		return nil, err
	}
	return show(views.Remove(page)), nil
}

func (v *personal) erasePage(k *views.EditKind) (*views.RemovePage, error) {
	if err := v.may(auth.Erase, auth.Object{}); err != nil {
		return nil, err
	}
	r, err := v.latest(k.Kind, v.Slug)
	if err != nil {
		return nil, err
	}
	return &views.RemovePage{Frame: v.Frame, Kind: k, Portfolio: v.desk(), Record: r, Erase: true}, nil
}

// eraseRecord erases a record that nothing refers to, not even what is archived.
func eraseRecord(v *personal, k *views.EditKind) (*reply, error) {
	page, err := v.erasePage(k)
	if err != nil {
		return nil, err
	}
	typed, reason := v.Form.Text(views.FieldTitled, maxTitle), v.Form.Text(views.FieldReason, maxReason)
	if typed != strings.TrimSpace(views.NameOf(page.Portfolio, page.Record)) {
		v.Form.Problem(views.FieldTitled, views.CodeTitle)
	}
	if v.Form.Version() != page.Record.RecordVersion() {
		v.Form.Problem(views.FieldReason, views.CodeMeanwhile)
	}
	if v.Form.Valid() {
		err = v.change(reason, func(tx *store.Tx) error { return tx.Erase(k.Kind, v.Slug) })
		if user := v.userOf(page.Portfolio, err); user != nil {
			page.Users = []models.Record{user}
		} else if err != nil {
			return nil, err
		} else {
			return lead("/verwaltung", views.NoticeErased), nil
		}
	}
	page.Typed = v.Form.Shown()
	return showInvalid(views.Remove(page)), nil
}

// userOf is the record that keeps another one from being erased, nil if that is not what went wrong.
func (v *personal) userOf(p *models.Portfolio, err error) models.Record {
	var invalid *models.Error
	if !errors.As(err, &invalid) || invalid.Kind != models.Invalid {
		return nil
	}
	for _, problem := range invalid.Problems {
		if problem.Code != models.CodeInUse || len(problem.Allowed) != 2 {
			continue
		}
		kind, id := models.Kind(problem.Allowed[0]), problem.Allowed[1]
		if r := views.RecordIn(p, kind, id); r != nil {
			return r
		}
		if r, err := v.latest(kind, id); err == nil {
			return r
		}
	}
	return nil
}
