// Finding records of every kind, best first.

package search

import (
	"cmp"
	"slices"
	"strings"

	"zielstand/models"
)

// Hit is a record that has every word of the query.
type Hit struct {
	Kind  models.Kind
	ID    string
	Title string
	// Excerpt is a piece of the record's text around the first word found in it, or its beginning; ""
	// where there is none.
	Excerpt string
	// TitleMarks and Marks are the words found in Title and Excerpt, in order, not overlapping.
	TitleMarks, Marks []Mark
	Score             int // greater is better
}

// Mark is a part [Start, End) of a text, in bytes at the borders of characters.
type Mark struct{ Start, End int }

// Points per word and place, and for titles that are or begin with the query.
const (
	titlePoints = 100
	namePoints  = 60
	textPoints  = 20
	wholePoints = 50
	beginPoints = 20
)

// record is what is searched of one record.
type record struct {
	kind      models.Kind
	id, title string
	names     []string // programmes, abbreviations and other short names
	body      []string
	text      *text // folded; nil = not yet
	// measure is set instead of names and body, which are then fetched for hits only.
	measure *models.MeasureNode
}

// Find returns the records that have every word of the query, best first: found in the title before
// names, names before text. Only the limit best are returned; 0 means all. An empty query finds
// nothing.
func Find(p *models.Portfolio, query string, limit int) []Hit {
	q := Parse(query)
	if q.Empty() {
		return nil
	}
	type scored struct {
		record
		score, order int
	}
	var found []scored
	eachRecord(p, func(r record) {
		if r.text == nil {
			r.text = newText(r.title, r.names, r.body)
		}
		if score := q.score(r.text); score > 0 {
			found = append(found, scored{r, score, len(found)})
		}
	})
	slices.SortFunc(found, func(a, b scored) int { // records come in order of kind, so it breaks ties
		return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(a.order, b.order))
	})
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	hits := make([]Hit, len(found))
	for i, f := range found {
		if m := f.measure; m != nil {
			f.record = measureRecord(m, m.ReportAt(p.Stichtag))
		}
		hits[i] = q.hit(&f.record, f.score)
	}
	return hits
}

// score adds up the places of the words; 0 when one is missing.
func (q Query) score(t *text) int {
	score := 0
	for i := range q.words {
		switch t.find(&q.words[i]) {
		case nowhere:
			return 0
		case inTitle:
			score += titlePoints
		case inName:
			score += namePoints
		case inText:
			score += textPoints
		}
	}
	title := strings.TrimSuffix(t.strict[:t.titleEnd], "\n")
	if title == q.text {
		score += wholePoints
	}
	if strings.HasPrefix(title, q.text) {
		score += beginPoints
	}
	return score
}

// eachRecord visits everything that can be found, by kind.
func eachRecord(p *models.Portfolio, visit func(record)) {
	for _, s := range p.Strategies {
		visit(record{kind: models.KindStrategy, id: s.ID, title: s.Title, names: []string{s.ShortTitle}, body: []string{s.Idea, s.Description}})
	}
	for _, f := range p.Fields {
		visit(record{kind: models.KindField, id: f.ID, title: f.Title, body: []string{f.Description}})
	}
	for _, t := range p.FocusTopics {
		visit(record{kind: models.KindFocusTopic, id: t.ID, title: t.Title, body: []string{t.Description}})
	}
	for _, t := range p.Targets() {
		visit(record{kind: models.KindTarget, id: t.ID, title: t.Title, body: []string{t.Description}})
	}
	for _, m := range p.Ministries {
		visit(record{kind: models.KindMinistry, id: m.ID, title: m.Name, names: []string{m.Abbreviation, m.AlsoCalled}, body: []string{m.Duty}})
	}
	for m := range p.AllMeasures() {
		visit(record{measure: m, text: textOfMeasure(m, p.Stichtag)})
	}
	governance(p, visit)
}

// measureRecord is the measure with the report that counts; nil for none.
func measureRecord(m *models.MeasureNode, r *models.StatusReport) record {
	body := []string{m.Description}
	if r != nil {
		body = append(body, r.Text, r.NextStep, r.Deviation, r.Cause, r.Countermeasure, r.DecisionNeeded, r.Risks, r.InternalNote)
	}
	return record{kind: models.KindMeasure, id: m.ID, title: m.Title, names: m.Programmes, body: append(body, m.Quantities...)}
}

// textOfMeasure is the measure's folded text on the day, remembered with the node by its report.
func textOfMeasure(m *models.MeasureNode, day models.Date) *text {
	report := m.ReportAt(day)
	var asOf models.Date
	if report != nil {
		asOf = report.AsOf
	}
	return m.MemoText(asOf, func() any {
		r := measureRecord(m, report)
		return newText(r.title, r.names, r.body)
	}).(*text)
}
