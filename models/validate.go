// Validation: what makes a record well formed. References are checked by the store, which knows
// what exists.

package models

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"
)

// MaxTextLength is the greatest length of a text field, in characters.
const MaxTextLength = 20_000

// maxIDLength keeps ids usable as path elements and file names.
const maxIDLength = 200

var idForm = regexp.MustCompile(`^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$`)

// check collects the problems of one record.
type check struct {
	subject  Kind
	id       string
	problems []Problem
}

func checking(r Record) *check {
	c := &check{subject: r.RecordKind(), id: r.RecordID()}
	switch id := r.RecordID(); {
	case id == "":
		c.add("id", id, CodeRequired)
	case len(id) > maxIDLength:
		c.add("id", id, CodeTooLong, strconv.Itoa(maxIDLength))
	case !idForm.MatchString(id):
		c.add("id", id, CodeFormat, "kleinbuchstaben-und-ziffern")
	}
	return c
}

func (c *check) add(field, value, code string, allowed ...string) {
	c.problems = append(c.problems, Problem{field, value, code, allowed})
}

func (c *check) required(field, value string) {
	if value == "" {
		c.add(field, value, CodeRequired)
	}
	c.text(field, value)
}

func (c *check) text(fieldsAndValues ...string) {
	for i := 0; i+1 < len(fieldsAndValues); i += 2 {
		field, value := fieldsAndValues[i], fieldsAndValues[i+1]
		if !utf8.ValidString(value) {
			c.add(field, strconv.QuoteToASCII(value), CodeFormat, "UTF-8")
		} else if utf8.RuneCountInString(value) > MaxTextLength {
			c.add(field, value[:20]+"…", CodeTooLong, strconv.Itoa(MaxTextLength))
		}
	}
}

func oneOf[T ~string](c *check, field string, value T, allowed ...T) {
	if !slices.Contains(allowed, value) {
		names := make([]string, len(allowed))
		for i, a := range allowed {
			names[i] = string(a)
		}
		c.add(field, string(value), CodeUnknown, names...)
	}
}

func (c *check) order(field string, value Date, notBefore string, bound Date) {
	if value.Known() && bound.Known() && value < bound {
		c.add(field, value.String(), CodeOrder, notBefore, bound.String())
	}
}

func (c *check) atLeast0(field string, value float64) {
	if !(value >= 0 && value <= 1e6) {
		c.add(field, fmt.Sprint(value), CodeRange, "0", "1000000")
	}
}

// finite refuses what neither JSON nor a sum can hold.
func (c *check) finite(field string, value float64) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		c.add(field, fmt.Sprint(value), CodeFormat, "0.5")
	}
}

func (c *check) err() error {
	if len(c.problems) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Subject: c.subject, ID: c.id, Problems: c.problems}
}

func (c *check) partial(field string, p PartialDate) {
	if p.Known() || p.Precision != "" {
		oneOf(c, field+"_precision", p.Precision, PrecisionDay, PrecisionMonth, PrecisionQuarter, PrecisionHalf, PrecisionYear, PrecisionOpen)
	}
}

// Validate implements Record.
func (j *Jurisdiction) Validate() error {
	c := checking(j)
	c.required("name", j.Name)
	return c.err()
}

// Validate implements Record.
func (m *Ministry) Validate() error {
	c := checking(m)
	c.required("name", m.Name)
	c.required("abbreviation", m.Abbreviation)
	c.required("jurisdiction_id", m.JurisdictionID)
	c.order("valid_until", m.ValidUntil, "valid_from", m.ValidFrom)
	return c.err()
}

// Validate implements Record.
func (d *Document) Validate() error {
	c := checking(d)
	c.required("title", d.Title)
	c.partial("date", d.Date)
	return c.err()
}

// Validate implements Record.
func (s *Strategy) Validate() error {
	c := checking(s)
	c.required("title", s.Title)
	c.required("jurisdiction_id", s.JurisdictionID)
	oneOf(c, "state", s.State, "", StrategyDrafting, StrategyAdopted, StrategyImplementing, StrategyEvaluated, StrategyContinued)
	c.partial("period_from", s.PeriodFrom)
	c.partial("period_until", s.PeriodUntil)
	c.order("period_until", s.PeriodUntil.Day, "period_from", s.PeriodFrom.Day)
	c.text("idea", s.Idea, "description", s.Description)
	return c.err()
}

// Validate implements Record.
func (f *Field) Validate() error {
	c := checking(f)
	c.required("title", f.Title)
	c.required("strategy_id", f.StrategyID)
	c.text("description", f.Description)
	return c.err()
}

// Validate implements Record.
func (t *FocusTopic) Validate() error {
	c := checking(t)
	c.required("title", t.Title)
	c.required("field_id", t.FieldID)
	c.text("description", t.Description)
	return c.err()
}

// Validate implements Record.
func (t *Target) Validate() error {
	c := checking(t)
	c.required("title", t.Title)
	c.required("strategy_id", t.StrategyID)
	c.partial("due", t.Due)
	c.atLeast0("weight", t.Weight)
	c.text("description", t.Description, "outcome_reason", t.OutcomeReason)
	oneOf(c, "outcome", t.Outcome, append([]TargetOutcome{""}, TargetOutcomes...)...)
	if t.Outcome == OutcomeDropped {
		c.required("outcome_reason", t.OutcomeReason)
	}
	if t.PredecessorID == t.ID && t.ID != "" {
		c.add("predecessor_id", t.PredecessorID, CodeUnknown)
	}
	return c.err()
}

// Validate implements Record.
func (m *Measure) Validate() error {
	c := checking(m)
	c.required("title", m.Title)
	c.required("strategy_id", m.StrategyID)
	if m.ParentID == m.ID && m.ID != "" {
		c.add("parent_id", m.ParentID, CodeUnknown)
	}
	if m.PredecessorID == m.ID && m.ID != "" {
		c.add("predecessor_id", m.PredecessorID, CodeUnknown)
	}
	oneOf(c, "method", m.Method, "", MethodReported, MethodMilestones, MethodIndicator)
	c.partial("start", m.Start)
	c.partial("due", m.Due)
	c.order("due", m.Due.Day, "start", m.Start.Day)
	c.atLeast0("weight", m.Weight)
	c.text("description", m.Description)
	return c.err()
}

// Validate implements Record.
func (r *Responsibility) Validate() error {
	c := checking(r)
	c.required("subject_id", r.SubjectID)
	c.required("ministry_id", r.MinistryID)
	oneOf(c, "subject_kind", r.SubjectKind, KindTarget, KindMeasure)
	oneOf(c, "role", r.Role, RoleLead, RoleParticipating)
	c.order("valid_until", r.ValidUntil, "valid_from", r.ValidFrom)
	return c.err()
}

// Validate implements Record.
func (m *Milestone) Validate() error {
	c := checking(m)
	c.required("title", m.Title)
	c.required("measure_id", m.MeasureID)
	c.atLeast0("weight", m.Weight)
	return c.err()
}

// Validate implements Record.
func (s *DueShift) Validate() error {
	c := checking(s)
	c.required("measure_id", s.MeasureID)
	c.required("reason", s.Reason)
	c.required("decided_on", s.DecidedOn.String())
	c.required("to_day", s.To.String())
	return c.err()
}

// Validate implements Record.
func (i *Indicator) Validate() error {
	c := checking(i)
	c.required("title", i.Title)
	if (i.TargetID == "") == (i.MeasureID == "") {
		c.add("target_id", i.TargetID, CodeRequired)
	}
	oneOf(c, "direction", i.Direction, DirectionUp, DirectionDown)
	if i.Baseline == i.TargetValue || (i.TargetValue > i.Baseline) != (i.Direction == DirectionUp) {
		c.add("target_value", fmt.Sprint(i.TargetValue), CodeOrder, "baseline", fmt.Sprint(i.Baseline))
	}
	c.finite("baseline", i.Baseline)
	c.finite("target_value", i.TargetValue)
	c.atLeast0("green", i.Green)
	c.atLeast0("yellow", i.Yellow)
	c.partial("due", i.Due)
	return c.err()
}

// Validate implements Record.
func (r *Reading) Validate() error {
	c := checking(r)
	c.required("indicator_id", r.IndicatorID)
	c.required("day", r.On.String())
	c.finite("amount", r.Amount)
	return c.err()
}

// Validate implements Record.
func (r *StatusReport) Validate() error {
	c := checking(r)
	c.required("measure_id", r.MeasureID)
	c.required("as_of", r.AsOf.String())
	oneOf(c, "state", r.State, ReportDraft, ReportSubmitted, ReportReturned, ReportApproved)
	oneOf(c, "phase", r.Phase, append([]Phase{PhaseUnknown}, Phases...)...)
	oneOf(c, "ampel", r.Ampel, "", AmpelNone, AmpelGreen, AmpelYellow, AmpelRed)
	if r.State != ReportDraft && r.Ampel.Severity() > 1 {
		c.required("deviation", r.Deviation)
		c.required("cause", r.Cause)
		c.required("countermeasure", r.Countermeasure)
	}
	if r.NewDue.Known() {
		c.required("new_due_reason", r.NewDueReason)
	}
	c.text("text", r.Text, "next_step", r.NextStep, "decision_needed", r.DecisionNeeded, "risks", r.Risks, "internal_note", r.InternalNote)
	return c.err()
}

// Validate implements Record.
func (o *SecondOpinion) Validate() error {
	c := checking(o)
	c.required("measure_id", o.MeasureID)
	c.required("as_of", o.AsOf.String())
	c.required("reason", o.Reason)
	oneOf(c, "ampel", o.Ampel, AmpelGreen, AmpelYellow, AmpelRed)
	return c.err()
}

// Validate implements Record.
func (p *Proposal) Validate() error {
	c := checking(p)
	c.required("subject_id", p.SubjectID)
	c.required("object_id", p.ObjectID)
	oneOf(c, "subject_kind", p.SubjectKind, KindTarget, KindMeasure)
	oneOf(c, "aspect", p.Aspect, AspectLead, AspectParticipating, AspectFocusTopic, AspectTarget)
	oneOf(c, "state", p.State, ProposalOpen, ProposalConfirmed, ProposalRejected)
	return c.err()
}
