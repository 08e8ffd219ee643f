// The journal for the CDO office: entries with a filter, and the check of the whole of it.

package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// Journal is what the page of the journal reads.
type Journal interface {
	FindEntries(ctx context.Context, q store.JournalQuery, offset, limit int) ([]models.Entry, int, error)
	Actors(ctx context.Context) ([]string, error)
	Verify(ctx context.Context) (models.Head, error)
}

// entriesPerPage is how many entries a page of the journal lists.
const entriesPerPage = 50

// checkTimeout is how long a check may take: every entry is read, which the time for a page would not do for.
const checkTimeout = sendTimeout - 10*time.Second

// journalPage lists entries.
func journalPage(v *personal) (*reply, error) {
	page, err := v.journal()
	if err != nil {
		return nil, err
	}
	return show(views.Journal(page)), nil
}

// checkJournal verifies the journal and says what came of it above the newest entries.
func checkJournal(v *personal) (*reply, error) {
	v.ctx = context.WithoutCancel(v.ctx) // the check may take longer than a page may
	ctx, cancel := context.WithTimeout(v.ctx, checkTimeout)
	defer cancel()
	began := time.Now()
	head, err := v.store.Verify(ctx)
	check := &views.JournalCheck{Head: head, Took: time.Since(began)}
	var broken *store.Broken
	if errors.As(err, &broken) {
		check.Broken = &views.JournalDamage{Code: string(broken.Damage), Seq: broken.Seq, Kind: broken.Kind, ID: broken.ID}
	} else if err != nil {
		return nil, err
	}
	v.Frame.Path = "/journal"
	page, err := v.journal()
	if err != nil {
		return nil, err
	}
	page.Check = check
	return show(views.Journal(page)), nil
}

// journal gathers the page with the filter that the address asks for.
func (v *personal) journal() (*views.JournalPage, error) {
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	page := &views.JournalPage{Frame: v.Frame, All: int(v.store.Portfolio().Head.Seq)}
	if page.Filter, err = v.journalFilter(names); err != nil {
		return nil, err
	}
	number := v.Query.Page("seite")
	entries, total, err := v.store.FindEntries(v.ctx, v.wanted(page.Filter), (number-1)*entriesPerPage, entriesPerPage)
	if err != nil {
		return nil, err
	}
	page.Pages = pagesOf(v.Query, number, total, entriesPerPage)
	for _, e := range entries {
		page.Rows = append(page.Rows, v.journalRow(e, names))
	}
	return page, nil
}

// journalFilter reads the filter and gathers what its form offers.
func (v *personal) journalFilter(names func(actor string) string) (views.JournalFilter, error) {
	var kinds []string
	for _, kind := range models.Kinds() {
		kinds = append(kinds, string(kind))
	}
	f := views.JournalFilter{Kind: models.Kind(v.Query.Enum("art", kinds...)), Reason: v.Query.Text("grund", maxText),
		From: v.Query.Date("von"), Until: v.Query.Date("bis"), Batch: v.batch()}
	actors, err := v.store.Actors(v.ctx)
	if err != nil {
		return f, err
	}
	f.Actor = v.Query.ID("person", func(id string) bool { return slices.Contains(actors, id) })
	for _, id := range actors {
		f.Actors = append(f.Actors, views.JournalActor{ID: id, Name: names(id)})
	}
	slices.SortStableFunc(f.Actors, func(a, b views.JournalActor) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	return f, nil
}

// batch is the number of a change, 0 when not given.
func (v *personal) batch() int64 {
	value := v.Query.Text("vorgang", maxValue)
	if value == "" {
		return 0
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if last := v.store.Portfolio().Head.Seq; err != nil || n < 1 || n > last {
		v.Query.problem("vorgang", value, models.CodeRange, "1", strconv.FormatInt(last, 10))
		return 0
	}
	return n
}

// wanted is the filter as the store takes it: days begin in the configured zone.
func (v *personal) wanted(f views.JournalFilter) store.JournalQuery {
	begins := func(d models.Date) models.Instant {
		t := d.Time()
		return models.InstantOf(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, v.server.Location))
	}
	q := store.JournalQuery{Kind: f.Kind, Actor: f.Actor, Reason: f.Reason, Batch: f.Batch}
	if f.From.Known() {
		q.From = begins(f.From)
	}
	if f.Until.Known() {
		q.Until = begins(f.Until.AddDays(1))
	}
	return q
}

func (v *personal) journalRow(e models.Entry, names func(actor string) string) views.JournalRow {
	row := views.JournalRow{Seq: e.Seq, Batch: e.Batch, At: e.At, Who: names(e.Actor), Kind: e.Kind, ID: e.RecordID, Op: e.Op, Reason: e.Reason}
	// An image that cannot be read is for the check to report; the entry is shown all the same.
	if r, err := e.Record(); err == nil && r != nil {
		row.Name, row.Archived = views.NameOf(v.Portfolio, r), r.Archived()
	}
	return row
}
