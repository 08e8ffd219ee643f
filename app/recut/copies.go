// Copies: the records of a strategy as those of its continuation. Reports, opinions and shifts stay with the
// old records, to which each copy leads.

package recut

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"zielstand/models"
)

// copier makes the records of a new strategy from those of an old one.
type copier struct {
	p    *models.Portfolio
	next *models.Strategy
	id   string // begins the ids of what hangs on copies
	// From old ids to new ones; what an earlier working copied is there from the start.
	newFields, newTopics, newTargets, newMeasures map[string]string
	made                                          []models.Record
	hanging                                       int
	used                                          map[string]bool
}

func newCopier(p *models.Portfolio, next *models.Strategy, id string) copier {
	c := copier{p: p, next: next, id: id, newFields: map[string]string{}, newTopics: map[string]string{},
		newTargets: map[string]string{}, newMeasures: map[string]string{}, used: map[string]bool{}}
	for _, t := range p.TargetsOfStrategy(next.ID) {
		c.newTargets[t.PredecessorID] = t.ID
	}
	for m := range p.AllMeasures() {
		if m.StrategyID == next.ID && m.PredecessorID != "" {
			c.newMeasures[m.PredecessorID] = m.ID
		}
	}
	return c
}

// copyOfTarget is the target's copy in the new strategy, nil if there is none yet.
func (c *copier) copyOfTarget(id string) *models.TargetNode { return c.p.Target(c.newTargets[id]) }

// copyOfMeasure is the measure's copy in the new strategy, nil if there is none yet.
func (c *copier) copyOfMeasure(id string) *models.MeasureNode { return c.p.Measure(c.newMeasures[id]) }

var yearAtEnd = regexp.MustCompile(`-\d{4}(-\d+)?$`)

// maxStem leaves room for what is put behind it.
const maxStem = 150

// copyID is the id of a copy: the old one with the year in which the new strategy begins, or its id. A record
// of the kind that has it already makes way by a number.
func (c *copier) copyID(kind models.Kind, old string, exists func(id string) bool) string {
	ending := c.next.ID
	if y := c.next.PeriodFrom.Day.Year(); y > 0 {
		ending = strconv.Itoa(y)
	}
	stem := yearAtEnd.ReplaceAllString(old, "")
	if len(stem) > maxStem {
		stem = strings.TrimRight(stem[:maxStem], "-._")
	}
	for n := 1; ; n++ {
		id := stem + "-" + ending
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		if key := string(kind) + " " + id; !exists(id) && !c.used[key] {
			c.used[key] = true
			return id
		}
	}
}

// hang is the id of the next record that hangs on a copy.
func (c *copier) hang() models.Base {
	c.hanging++
	return models.Base{ID: c.id + "." + strconv.Itoa(c.hanging)}
}

func (c *copier) add(records ...models.Record) { c.made = append(c.made, records...) }

// field is the id of the field's copy, "" for no field. A field of the new strategy with the same title is
// the copy that an earlier working made.
func (c *copier) field(id string) string {
	f := c.p.Field(id)
	if f == nil {
		return ""
	}
	if known := c.newFields[id]; known != "" {
		return known
	}
	for _, known := range c.p.FieldsOf(c.next.ID) {
		if known.Title == f.Title {
			c.newFields[id] = known.ID
			return known.ID
		}
	}
	next := *f
	next.Base = models.Base{ID: c.copyID(models.KindField, f.ID, func(id string) bool { return c.p.Field(id) != nil })}
	next.StrategyID = c.next.ID
	c.newFields[id] = next.ID
	c.add(&next)
	return next.ID
}

// topic is the id of the focus topic's copy, "" for no topic.
func (c *copier) topic(id string) string {
	t := c.p.FocusTopic(id)
	if t == nil {
		return ""
	}
	if known := c.newTopics[id]; known != "" {
		return known
	}
	fieldID := c.field(t.FieldID)
	for _, known := range c.p.TopicsOfField(fieldID) {
		if known.Title == t.Title {
			c.newTopics[id] = known.ID
			return known.ID
		}
	}
	next := *t
	next.Base = models.Base{ID: c.copyID(models.KindFocusTopic, t.ID, func(id string) bool { return c.p.FocusTopic(id) != nil })}
	next.FieldID = fieldID
	c.newTopics[id] = next.ID
	c.add(&next)
	return next.ID
}

// ahead keeps a due date that has not passed; one that has must be set anew.
func (c *copier) ahead(due models.PartialDate) models.PartialDate {
	if due.Known() && due.Day < c.p.Stichtag {
		return models.PartialDate{}
	}
	return due
}

func (c *copier) target(t *models.TargetNode) *models.Target {
	next := *t.Target
	next.Base = models.Base{ID: c.copyID(models.KindTarget, t.ID, func(id string) bool { return c.p.Target(id) != nil })}
	next.StrategyID, next.FieldID, next.FocusTopicID = c.next.ID, c.field(t.FieldID), c.topic(t.FocusTopicID)
	next.PredecessorID, next.Outcome, next.OutcomeReason, next.OutcomeOn = t.ID, "", "", 0
	next.Due = c.ahead(t.Due)
	c.newTargets[t.ID] = next.ID
	c.add(&next)
	c.duties(models.KindTarget, next.ID, t.Responsibilities)
	c.guesses(next.ID, t.Proposals)
	c.indicators(next.ID, "", t.Indicators)
	return &next
}

func (c *copier) measure(m *models.MeasureNode, parent string) *models.Measure {
	next := *m.Measure
	next.Base = models.Base{ID: c.copyID(models.KindMeasure, m.ID, func(id string) bool { return c.p.Measure(id) != nil })}
	next.StrategyID, next.FieldID, next.ParentID, next.PredecessorID = c.next.ID, c.field(m.FieldID), parent, m.ID
	next.TargetIDs = translate(c.newTargets, m.TargetIDs)
	// The ledger of shifts stays with the old measure; what holds now is the first date of the new one.
	next.Due = c.ahead(m.DueAt(c.p.Stichtag))
	if next.Due.Known() && m.Start.Day > next.Due.Day {
		next.Start = models.PartialDate{}
	}
	c.newMeasures[m.ID] = next.ID
	c.add(&next)
	c.duties(models.KindMeasure, next.ID, m.Responsibilities)
	c.guesses(next.ID, m.Proposals)
	c.indicators("", next.ID, m.Indicators)
	for _, step := range m.Milestones {
		if !step.DoneBy(c.p.Stichtag) {
			open := *step
			open.Base, open.MeasureID = c.hang(), next.ID
			c.add(&open)
		}
	}
	return &next
}

// translate leaves out what has no copy.
func translate(ids map[string]string, old models.Strings) models.Strings {
	var known models.Strings
	for _, id := range old {
		if next := ids[id]; next != "" {
			known = append(known, next)
		}
	}
	return known
}

// duties copies the responsibilities in force; those of the new record begin with its strategy.
func (c *copier) duties(kind models.Kind, id string, all []*models.Responsibility) {
	for _, r := range all {
		if !r.ValidOn(c.p.Stichtag) {
			continue
		}
		next := *r
		next.Base, next.SubjectKind, next.SubjectID = c.hang(), kind, id
		next.ValidFrom = cmp.Or(c.next.PeriodFrom.Day, c.p.Stichtag)
		if next.ValidUntil.Known() && next.ValidUntil < next.ValidFrom {
			continue // ends before the new strategy begins
		}
		c.add(&next)
	}
}

// guesses copies open proposals whose object has a place in the new strategy.
func (c *copier) guesses(id string, open []*models.Proposal) {
	for _, q := range open {
		next := *q
		next.Base, next.SubjectID = c.hang(), id
		switch q.Aspect {
		case models.AspectFocusTopic:
			next.ObjectID = c.topic(q.ObjectID)
		case models.AspectTarget:
			next.ObjectID = c.newTargets[q.ObjectID]
		}
		if next.ObjectID != "" {
			c.add(&next)
		}
	}
}

// indicators copies what measures the record, each with its last reading, so that it is known where the new
// strategy starts from.
func (c *copier) indicators(targetID, measureID string, all []*models.IndicatorNode) {
	for _, i := range all {
		next := *i.Indicator
		next.Base, next.TargetID, next.MeasureID = c.hang(), targetID, measureID
		c.add(&next)
		if last := i.ReadingAt(c.p.Stichtag); last != nil {
			reading := *last
			reading.Base, reading.IndicatorID = c.hang(), next.ID
			c.add(&reading)
		}
	}
}
