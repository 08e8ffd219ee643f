// Assignments (Aufträge): what must follow from a resolution or was promised to a parliament, by whom and by when.

package models

import "strings"

// DeadlineKind is how a deadline is stated.
type DeadlineKind string

// The five kinds.
const (
	DeadlineDate    DeadlineKind = "date"    // a day
	DeadlinePeriod  DeadlineKind = "period"  // within a period: "zweites Halbjahr 2024"
	DeadlineMeeting DeadlineKind = "meeting" // by a meeting of the body
	DeadlineSoft    DeadlineKind = "soft"    // "zeitnah", "zügig"
	DeadlineNone    DeadlineKind = "none"
)

// DeadlineKinds lists the kinds, the most binding first.
var DeadlineKinds = []DeadlineKind{DeadlineDate, DeadlinePeriod, DeadlineMeeting, DeadlineSoft, DeadlineNone}

// Deadline is by when something is to be done. It keeps the precision and the words of its source.
type Deadline struct {
	Kind DeadlineKind `json:"kind"`
	// From is the first day of a period; the last one, or the only one, is Until.
	From  Date        `gorm:"column:from_day" json:"from,omitzero"`
	Until PartialDate `gorm:"embedded;embeddedPrefix:until_" json:"until,omitzero"`
	// MeetingID is the meeting of DeadlineMeeting; "" = the next one of the body.
	MeetingID string `json:"meeting_id,omitempty"`
}

// AssignmentState is how far an assignment is.
type AssignmentState string

// The states. What its responsible side reports as done, somebody else confirms.
const (
	AssignmentOpen         AssignmentState = "open"
	AssignmentInProgress   AssignmentState = "in_progress"
	AssignmentReportedDone AssignmentState = "reported_done"
	AssignmentConfirmed    AssignmentState = "confirmed"
	AssignmentDropped      AssignmentState = "dropped"
)

// AssignmentStates lists the states in their order.
var AssignmentStates = []AssignmentState{AssignmentOpen, AssignmentInProgress, AssignmentReportedDone, AssignmentConfirmed, AssignmentDropped}

// AssignmentKind is where an assignment comes from.
type AssignmentKind string

// The kinds.
const (
	AssignmentResolved AssignmentKind = "resolution" // follows from a resolution
	AssignmentPromised AssignmentKind = "promise"    // was promised to a parliament (Zusage)
)

// Assignment is a duty.
type Assignment struct {
	Base
	Kind          AssignmentKind  `json:"kind"`
	BodyID        string          `json:"body_id"` // that it is owed to
	ResolutionID  string          `json:"resolution_id,omitempty"`
	Clause        string          `json:"clause,omitempty"`     // number of the clause it follows from
	MeetingID     string          `json:"meeting_id,omitempty"` // where it was promised
	AgendaItem    string          `json:"agenda_item,omitempty"`
	AgreedOn      Date            `json:"agreed_on,omitzero"`
	Title         string          `json:"title"`
	Responsible   string          `json:"responsible"` // as the source names who it is
	MinistryIDs   Strings         `json:"ministry_ids,omitempty"`
	Jurisdictions Strings         `gorm:"column:jurisdiction_ids" json:"jurisdiction_ids,omitempty"`
	BodyIDs       Strings         `json:"body_ids,omitempty"` // responsible bodies
	Deadline      Deadline        `gorm:"embedded;embeddedPrefix:deadline_" json:"deadline"`
	ReportingDuty string          `json:"reporting_duty,omitempty"`
	MeasureIDs    Strings         `json:"measure_ids,omitempty"`
	TargetIDs     Strings         `json:"target_ids,omitempty"`
	DependsOnIDs  Strings         `json:"depends_on_ids,omitempty"`
	State         AssignmentState `json:"state"`
	StartedOn     Date            `json:"started_on,omitzero"`
	Report        string          `json:"report,omitempty"` // of the responsible side; internal
	ReportedOn    Date            `json:"reported_on,omitzero"`
	ReportedByID  string          `json:"reported_by_id,omitempty"`
	ConfirmedOn   Date            `json:"confirmed_on,omitzero"`
	ConfirmedByID string          `json:"confirmed_by_id,omitempty"`
	DroppedReason string          `json:"dropped_reason,omitempty"`
	DroppedOn     Date            `json:"dropped_on,omitzero"`
	AnswerNumber  string          `json:"answer_number,omitempty"`    // of the answering document: "18/5832"
	AnswerID      string          `json:"answer_id,omitempty"`        // that document, where we know it
	ShownDoneAtID string          `json:"shown_done_at_id,omitempty"` // the meeting that was told that it is done
	Published     bool            `json:"published"`
	Note          string          `json:"note,omitempty"`
	Sources       Sources         `json:"sources,omitempty"`
}

// Open tells whether something is still to be done about it.
func (a *Assignment) Open() bool {
	return a.State != AssignmentConfirmed && a.State != AssignmentDropped
}

// Secret tells that how far it is was taken out for this viewer.
func (a *Assignment) Secret() bool { return a.State == "" }

// StateOn is how far it was on the day, "" where that was taken out for this viewer; false before it was agreed.
func (a *Assignment) StateOn(day Date) (AssignmentState, bool) {
	on := func(d Date) bool { return d.Known() && d <= day }
	switch {
	case a.AgreedOn > day:
		return "", false
	case a.Secret():
		return "", true
	case on(a.DroppedOn):
		return AssignmentDropped, true
	case on(a.ConfirmedOn):
		return AssignmentConfirmed, true
	case on(a.ReportedOn):
		return AssignmentReportedDone, true
	case on(a.StartedOn):
		return AssignmentInProgress, true
	}
	return AssignmentOpen, true
}

// RecordKind implements Record.
func (*Assignment) RecordKind() Kind { return KindAssignment }

// Validate implements Record.
func (a *Assignment) Validate() error {
	c := checking(a)
	oneOf(c, "kind", a.Kind, AssignmentResolved, AssignmentPromised)
	c.required("body_id", a.BodyID)
	c.required("title", a.Title)
	c.required("responsible", a.Responsible)
	oneOf(c, "state", a.State, AssignmentStates...)
	oneOf(c, "deadline_kind", a.Deadline.Kind, DeadlineKinds...)
	c.partial("deadline_until", a.Deadline.Until)
	c.order("deadline_until", a.Deadline.Until.Day, "deadline_from", a.Deadline.From)
	if k := a.Deadline.Kind; (k == DeadlineDate || k == DeadlinePeriod) && !a.Deadline.Until.Known() {
		c.add("deadline_until", "", CodeRequired)
	}
	if a.Kind == AssignmentResolved && a.ResolutionID == "" {
		c.add("resolution_id", "", CodeRequired)
	}
	a.checkState(c)
	c.text("report", a.Report, "dropped_reason", a.DroppedReason, "reporting_duty", a.ReportingDuty, "note", a.Note,
		"clause", a.Clause, "agenda_item", a.AgendaItem, "answer_number", a.AnswerNumber)
	return c.err()
}

// checkState: done is reported by one side and confirmed by another; dropping needs a reason.
func (a *Assignment) checkState(c *check) {
	switch a.State {
	case AssignmentReportedDone:
		c.required("reported_on", a.ReportedOn.String())
	case AssignmentConfirmed:
		c.required("confirmed_on", a.ConfirmedOn.String())
		if a.ConfirmedByID != "" && a.ConfirmedByID == a.ReportedByID {
			c.add("confirmed_by_id", a.ConfirmedByID, CodeInUse)
		}
	case AssignmentDropped:
		if strings.TrimSpace(a.DroppedReason) == "" {
			c.add("dropped_reason", "", CodeRequired)
		}
		c.required("dropped_on", a.DroppedOn.String())
	}
	c.order("confirmed_on", a.ConfirmedOn, "reported_on", a.ReportedOn)
}

// ReviewNote is a note of the follow-up of a resolution (Erfolgskontrolle). Only members of the body see it, and it
// is never public.
type ReviewNote struct {
	Base
	ResolutionID string  `json:"resolution_id"`
	On           Date    `gorm:"column:on_day" json:"on"`
	Text         string  `json:"text"`
	AuthorID     string  `json:"author_id,omitempty"`
	Sources      Sources `json:"sources,omitempty"`
}

// RecordKind implements Record.
func (*ReviewNote) RecordKind() Kind { return KindReviewNote }

// Validate implements Record.
func (n *ReviewNote) Validate() error {
	c := checking(n)
	c.required("resolution_id", n.ResolutionID)
	c.required("on", n.On.String())
	c.required("text", n.Text)
	return c.err()
}
