// Bodies, meetings, resolutions and assignments as records that can be found. Their folded texts are remembered with
// the Portfolio until one of their kind changes.

package search

import "zielstand/models"

// folded kinds of the governance, in the order in which hits of equal rank come.
var governed = []struct {
	kind    models.Kind
	records func(p *models.Portfolio) []record
}{
	{models.KindBody, func(p *models.Portfolio) []record { return each(p.Bodies, bodyRecord) }},
	{models.KindMeeting, func(p *models.Portfolio) []record { return each(p.Meetings, meetingRecord) }},
	{models.KindResolution, func(p *models.Portfolio) []record { return each(p.Resolutions, resolutionRecord) }},
	{models.KindAssignment, func(p *models.Portfolio) []record { return each(p.Assignments, assignmentRecord) }},
}

func each[T any](list []T, of func(T) record) []record {
	records := make([]record, len(list))
	for i, v := range list {
		records[i] = of(v)
		records[i].text = newText(records[i].title, records[i].names, records[i].body)
	}
	return records
}

// governance visits the records of the governance.
func governance(p *models.Portfolio, visit func(record)) {
	for _, g := range governed {
		for _, r := range recordsOf(p, g.kind) {
			visit(r)
		}
	}
}

func recordsOf(p *models.Portfolio, kind models.Kind) []record {
	for _, g := range governed {
		if g.kind == kind {
			return p.Governance.Memo(kind, func() any { return g.records(p) }).([]record)
		}
	}
	return nil
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
