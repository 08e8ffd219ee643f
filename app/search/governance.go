// Bodies, meetings, resolutions and assignments as records that can be found. Their folded texts are remembered with
// the Portfolio until one of their kind changes.

package search

import "zielstand/models"

// governed are the kinds of the governance, in the order in which hits of equal rank come.
var governed = []models.Kind{models.KindBody, models.KindMeeting, models.KindResolution, models.KindAssignment}

// governance visits the records of the governance.
func governance(p *models.Portfolio, visit func(record)) {
	for _, kind := range governed {
		for _, r := range recordsOf(p, kind) {
			visit(r)
		}
	}
}

// foldedKind is the key under which the folded texts of a kind are remembered.
type foldedKind models.Kind

func recordsOf(p *models.Portfolio, kind models.Kind) []record {
	return p.Recall(foldedKind(kind), func(before any) any {
		switch last, _ := before.(*folding); kind {
		case models.KindBody:
			return foldAll(last, p.Bodies, bodyRecord)
		case models.KindMeeting:
			return foldAll(last, p.Meetings, meetingRecord)
		case models.KindResolution:
			return foldAll(last, p.Resolutions, resolutionRecord)
		default:
			return foldAll(last, p.Assignments, assignmentRecord)
		}
	}).(*folding).records
}

// folding is a list and its records.
type folding struct {
	list    any // []T
	records []record
}

// foldAll folds the texts of the list, which is sorted by id; those of records that were folded before are taken over.
func foldAll[T interface {
	comparable
	models.Record
}](last *folding, list []T, of func(T) record) *folding {
	f := &folding{list, make([]record, len(list))}
	var before []T
	if last != nil {
		before = last.list.([]T)
	}
	at := 0
	for i, v := range list {
		for at < len(before) && before[at] != v && before[at].RecordID() < v.RecordID() {
			at++
		}
		if at < len(before) && before[at] == v {
			f.records[i] = last.records[at]
			continue
		}
		f.records[i] = of(v)
		f.records[i].text = newText(f.records[i].title, f.records[i].names, f.records[i].body)
	}
	return f
}

func bodyRecord(b *models.Body) record {
	return record{kind: models.KindBody, id: b.ID, title: b.Name, names: []string{b.ShortName}, body: []string{b.Task, b.Note}}
}

func meetingRecord(m *models.Meeting) record {
	return record{kind: models.KindMeeting, id: m.ID, title: m.Title, names: []string{m.Place}, body: []string{m.Note}}
}

func resolutionRecord(r *models.Resolution) record {
	body := append(append(models.Strings{}, r.Content...), r.Explanations...)
	for _, c := range r.Clauses {
		body = append(body, c.Verb+" "+c.Addressee+" "+c.Subject)
	}
	for _, d := range r.Declarations {
		body = append(body, d.By+": "+d.Text)
	}
	return record{kind: models.KindResolution, id: r.ID, title: r.Title, names: []string{r.Number, r.RefersTo}, body: append(body, r.Note)}
}

func assignmentRecord(a *models.Assignment) record {
	return record{kind: models.KindAssignment, id: a.ID, title: a.Title, names: []string{a.Responsible, a.AnswerNumber},
		body: []string{a.ReportingDuty, a.Report, a.DroppedReason, a.Deadline.Until.Wording, a.Note}}
}

// Having returns the ids of the records of a kind of the governance that have every word; nil when nothing is asked.
func (q Query) Having(p *models.Portfolio, kind models.Kind) map[string]bool {
	if q.Empty() {
		return nil
	}
	found := map[string]bool{}
	for _, r := range recordsOf(p, kind) {
		if q.score(r.text) > 0 {
			found[r.id] = true
		}
	}
	return found
}
