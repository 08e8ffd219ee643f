// The history of a record from the journal, for everybody who is signed in.

package web

import (
	"cmp"
	"slices"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

func historyPage(v *personal) (*reply, error) {
	if err := v.may(auth.ReadUnpublished, auth.Object{}); err != nil {
		return nil, err
	}
	kind := models.Kind(v.Param("kind"))
	k := views.KindOfRecord(kind)
	if k == nil {
		return nil, models.NotFoundError(kind, v.Slug)
	}
	if k.Office {
		if err := v.may(auth.ReadJournal, auth.Object{}); err != nil {
			return nil, err
		}
	}
	p := v.desk()
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	own, err := v.entriesOf(p, k, v.Slug, names)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, models.NotFoundError(kind, v.Slug)
	}
	page := &views.HistoryPage{Frame: v.Frame, Kind: k, ID: v.Slug, Name: own[len(own)-1].name, Gone: views.RecordIn(p, kind, v.Slug) == nil}
	if v.can(auth.EditMasterData, auth.Object{}) && !page.Gone {
		page.Edit = views.EditPath(kind, v.Slug)
	}
	attached, err := v.attachedTo(p, kind, v.Slug)
	if err != nil {
		return nil, err
	}
	all := own
	for _, r := range attached {
		of := views.KindOfRecord(r.RecordKind())
		if of == nil || of.Office {
			continue
		}
		list, err := v.entriesOf(p, of, r.RecordID(), names)
		if err != nil {
			return nil, err
		}
		for i := range list {
			list[i].What = of.One + " „" + list[i].name + "“"
		}
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b chronicled) int { return -cmp.Compare(a.seq, b.seq) })
	for _, e := range all {
		if e.At <= own[0].At {
			e.Before = 0 // the page was not there yet
		}
		page.Entries = append(page.Entries, e.HistoryEntry)
	}
	return show(views.History(page)), nil
}

// chronicled is an entry in words, with its place in the journal and what the record was called then.
type chronicled struct {
	views.HistoryEntry
	seq  int64
	name string
}

// entriesOf are the entries about one record, oldest first.
func (v *personal) entriesOf(p *models.Portfolio, k *views.EditKind, id string, names func(actor string) string) ([]chronicled, error) {
	entries, err := v.store.History(v.ctx, k.Kind, id)
	if err != nil {
		return nil, err
	}
	office := v.can(auth.ReadJournal, auth.Object{})
	var list []chronicled
	var before models.Record
	name := id
	for _, e := range entries {
		after, err := e.Record()
		if err != nil {
			return nil, err
		}
		if after != nil {
			name = views.NameOf(p, after)
		}
		list = append(list, chronicled{seq: e.Seq, name: name, HistoryEntry: views.HistoryEntry{At: e.At, Who: names(e.Actor), Reason: e.Reason,
			Op: e.Op, Version: e.Version, Before: e.At - 1, Changes: k.Changes(p, before, after, office)}})
		before = after
	}
	return list, nil
}

// attachedTo are the records that hang on a measure, target or indicator, those in use and those that were archived.
func (v *personal) attachedTo(p *models.Portfolio, kind models.Kind, id string) ([]models.Record, error) {
	var list []models.Record
	switch kind {
	case models.KindMeasure:
		if m := p.Measure(id); m != nil {
			list = views.AttachedTo(m)
		}
	case models.KindTarget:
		if t := p.Target(id); t != nil {
			list = views.AttachedToTarget(t)
		}
	default:
		return nil, nil
	}
	archived, err := v.store.Archived(v.ctx)
	for _, r := range archived {
		if belongsTo(r, kind, id) {
			list = append(list, r)
		}
	}
	return list, err
}

// belongsTo tells whether an archived record hung on the measure or target.
func belongsTo(r models.Record, kind models.Kind, id string) bool {
	switch record := r.(type) {
	case *models.Milestone:
		return kind == models.KindMeasure && record.MeasureID == id
	case *models.DueShift:
		return kind == models.KindMeasure && record.MeasureID == id
	case *models.Indicator:
		return kind == models.KindMeasure && record.MeasureID == id || kind == models.KindTarget && record.TargetID == id
	case *models.Responsibility:
		return record.SubjectKind == kind && record.SubjectID == id
	}
	return false
}
