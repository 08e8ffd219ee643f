// Resolutions (Beschlüsse). What was decided is never edited: a later resolution corrects an earlier one.

package models

import (
	"reflect"
	"strconv"
)

// ResolutionState is what became of a proposal.
type ResolutionState string

// The states.
const (
	ResolutionAdopted  ResolutionState = "adopted"
	ResolutionAmended  ResolutionState = "amended"
	ResolutionNoted    ResolutionState = "noted"
	ResolutionDeferred ResolutionState = "deferred"
	ResolutionRejected ResolutionState = "rejected"
)

// ResolutionStates lists the states.
var ResolutionStates = []ResolutionState{ResolutionAdopted, ResolutionAmended, ResolutionNoted, ResolutionDeferred, ResolutionRejected}

// Procedure is how a resolution came about; "" = the source does not say.
type Procedure string

// The procedures.
const (
	ProcedureConsensus Procedure = "consensus"
	ProcedureMajority  Procedure = "majority"
	ProcedureCircular  Procedure = "circular"
)

// Procedures lists the procedures.
var Procedures = []Procedure{ProcedureConsensus, ProcedureMajority, ProcedureCircular}

// Resolution is what a body has decided.
type Resolution struct {
	Base
	BodyID                  string            `json:"body_id"`
	MeetingID               string            `json:"meeting_id,omitempty"`
	AgendaItemID            string            `json:"agenda_item_id,omitempty"`
	Number                  string            `json:"number,omitempty"` // as the source counts: "TOP 2 a)"
	Title                   string            `json:"title"`
	On                      PartialDate       `gorm:"embedded;embeddedPrefix:on_" json:"on,omitzero"`
	State                   ResolutionState   `json:"state"`
	Procedure               Procedure         `json:"procedure,omitempty"`
	Votes                   Votes             `gorm:"embedded;embeddedPrefix:votes_" json:"votes,omitzero"`
	ProposerMinistryIDs     Strings           `json:"proposer_ministry_ids,omitempty"`
	ProposerJurisdictionIDs Strings           `json:"proposer_jurisdiction_ids,omitempty"`
	Clauses                 List[Clause]      `json:"clauses,omitempty"`
	Content                 Strings           `json:"content,omitempty"` // what it says, in own words, where no clauses are told apart
	Explanations            Strings           `json:"explanations,omitempty"`
	Declarations            List[Declaration] `json:"declarations,omitempty"`
	DocumentIDs             Strings           `json:"document_ids,omitempty"` // annexes
	CorrectsID              string            `json:"corrects_id,omitempty"`  // the resolution that this one corrects
	RefersTo                string            `json:"refers_to,omitempty"`    // an earlier decision outside of our records
	Published               bool              `json:"published"`
	Note                    string            `json:"note,omitempty"`
	Sources                 Sources           `json:"sources,omitempty"`
}

// Clause is a numbered clause of a resolution (Beschlussziffer), or one of several verbs in it.
type Clause struct {
	Number    string `json:"number,omitempty"`
	Verb      string `json:"verb,omitempty"`      // "bittet"
	Addressee string `json:"addressee,omitempty"` // "alle Ressorts"
	Subject   string `json:"subject"`
	Lines     string `json:"lines,omitempty"` // of the source
}

// Votes is the result of a vote; the zero value says that none is stated.
type Votes struct {
	Present int `json:"present,omitzero"`
	Yes     int `json:"yes,omitzero"`
	No      int `json:"no,omitzero"`
	Abstain int `json:"abstain,omitzero"`
}

// Declaration is a statement of a member for the minutes (Protokollerklärung); it is part of the resolution.
type Declaration struct {
	By   string `json:"by"`
	Text string `json:"text"`
}

// RecordKind implements Record.
func (*Resolution) RecordKind() Kind { return KindResolution }

// Validate implements Record.
func (r *Resolution) Validate() error {
	c := checking(r)
	c.required("body_id", r.BodyID)
	c.required("title", r.Title)
	c.partial("on", r.On)
	oneOf(c, "state", r.State, ResolutionStates...)
	oneOf(c, "procedure", r.Procedure, append([]Procedure{""}, Procedures...)...)
	checkClauses(c, r.Clauses)
	for _, d := range r.Declarations {
		c.required("declarations.by", d.By)
		c.required("declarations.text", d.Text)
	}
	v := r.Votes
	if min(v.Present, v.Yes, v.No, v.Abstain) < 0 || v.Yes+v.No+v.Abstain > v.Present {
		c.add("votes", strconv.Itoa(v.Yes+v.No+v.Abstain), CodeRange, "0", strconv.Itoa(v.Present))
	}
	c.text("number", r.Number, "refers_to", r.RefersTo, "note", r.Note)
	return c.err()
}

func checkClauses(c *check, clauses []Clause) {
	for _, clause := range clauses {
		c.required("clauses.subject", clause.Subject)
		c.text("clauses.verb", clause.Verb, "clauses.addressee", clause.Addressee, "clauses.number", clause.Number)
	}
}

// Keeps implements Settled: only whether everybody may see it can change.
func (r *Resolution) Keeps(next Record) bool {
	n, ok := next.(*Resolution)
	if !ok {
		return false
	}
	was, will := *r, *n
	was.Version, was.Published = 0, false
	will.Version, will.Published = 0, false
	return reflect.DeepEqual(was, will)
}

// Settled is a record whose content stays as it was decided. The store asks it before each change.
type Settled interface {
	Record
	// Keeps tells whether next says the same in all that was decided; nil is an erasure.
	Keeps(next Record) bool
}
