// Two people report on the same measure: the second one sees both reports and merges them.

package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
	"zielstand/views"
)

// conflict shows what the person wrote beside what is stored. Where somebody has only changed the state of the
// report, nothing that was typed is in doubt, and the form is shown again on the state that is stored now.
func (f *reporting) conflict(mine *models.StatusReport, err error) (*reply, error) {
	var stored *models.Error
	errors.As(err, &stored)
	theirs, ok := stored.Current.(*models.StatusReport)
	if !ok {
		return nil, err
	}
	base, err := f.seen(mine, theirs)
	if err != nil {
		return nil, err
	}
	corrects := ""
	if mine.ID == theirs.ID && theirs.State == models.ReportApproved {
		corrects = theirs.ID // what was being revised counts by now: the rest becomes a new version
	}
	again, err := startReporting(f.personal, corrects)
	if err != nil {
		return nil, err
	}
	if fields := f.diffs(base, mine, theirs); fields != nil {
		return again.merge(theirs, fields), nil
	}
	again.identify(f.Form.values)
	f.Form.values.Set(fieldFormID, views.NewFormID())
	page := again.page(f.Form.Shown())
	page.Meanwhile = true
	return &reply{status: fiber.StatusConflict, page: views.ReportForm(page)}, nil
}

// diffs are the fields in all three versions; nil where the stored one says what was seen.
func (f *reporting) diffs(base, mine, theirs *models.StatusReport) []views.FieldDiff {
	fields := views.Diffs(views.ReportFields(f.m, base), views.ReportFields(f.m, mine), views.ReportFields(f.m, theirs))
	if slices.ContainsFunc(fields, func(d views.FieldDiff) bool { return d.Base != d.Theirs }) {
		return fields
	}
	return nil
}

// merge shows both versions field by field; what it sends is a form made from the state that is stored now.
func (f *reporting) merge(theirs *models.StatusReport, fields []views.FieldDiff) *reply {
	keep := url.Values{views.FieldAct: {views.ActSubmitForm}, fieldFormID: {views.NewFormID()}}
	f.identify(keep)
	version, _ := strconv.Atoi(keep.Get(fieldVersion)) // identify has written it
	keep.Del(fieldVersion)
	f.Frame.Title, f.Frame.Path = f.m.Title, formPath(f.m)
	return &reply{status: fiber.StatusConflict, page: views.ConflictPage(f.Frame, &views.Conflict{What: f.m.Title, By: f.nameOf(theirs.AuthorID),
		At: max(theirs.SubmittedAt, theirs.ApprovedAt), Action: formPath(f.m), Page: formPath(f.m) + "/" + theirs.ID,
		Keep: keep, Version: version, Fields: fields})}
}

// seen is the report that the form was filled from, as it was then; nil if there was none.
func (f *reporting) seen(mine, theirs *models.StatusReport) (*models.StatusReport, error) {
	if mine.ID == theirs.ID && mine.Version > 0 {
		return f.version(mine)
	}
	if corrected := f.m.Report(f.Form.Text(views.FieldCorrects, maxValue)); corrected != nil {
		return corrected.Unchanged("", corrected.AsOf), nil
	}
	before := f.m.Report(f.Form.Text(views.FieldBefore, maxValue))
	if before == nil {
		return nil, nil
	}
	return before.Unchanged("", reportDay(f.round, before, f.p.Stichtag)), nil
}

// version is the stored state of the report that the form was made from.
func (f *reporting) version(mine *models.StatusReport) (*models.StatusReport, error) {
	entries, err := f.store.History(f.ctx, models.KindStatusReport, mine.ID)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.Version == mine.Version {
			record, err := e.Record()
			r, _ := record.(*models.StatusReport)
			return r, err
		}
	}
	return nil, nil
}
