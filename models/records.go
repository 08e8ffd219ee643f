// The flat content of a database at one journal head: what is loaded, what a journal replay yields,
// and what a Portfolio is linked from.

package models

import (
	"cmp"
	"slices"
)

// Records holds every record that is in use, per kind. The records are shared and never changed.
type Records struct {
	Jurisdictions    []*Jurisdiction
	Ministries       []*Ministry
	Documents        []*Document
	Strategies       []*Strategy
	Fields           []*Field
	FocusTopics      []*FocusTopic
	Targets          []*Target
	Measures         []*Measure
	Responsibilities []*Responsibility
	Milestones       []*Milestone
	Indicators       []*Indicator
	Readings         []*Reading
	Reports          []*StatusReport
	Shifts           []*DueShift
	Opinions         []*SecondOpinion
	Proposals        []*Proposal
	Rounds           []*ReportingRound
	NilReturns       []*NilReturn
	Comments         []*Comment

	BriefingSchedules []*BriefingSchedule
	Briefings         []*Briefing
	BriefingVersions  []*BriefingVersion

	Persons      []*Person
	Bodies       []*Body
	Memberships  []*Membership
	ChairTurns   []*ChairTurn
	Meetings     []*Meeting
	AgendaItems  []*AgendaItem
	Resolutions  []*Resolution
	Circulars    []*Circular
	Assignments  []*Assignment
	ReviewNotes  []*ReviewNote
	CoSignatures []*CoSignature

	// People are what is known of the Persons. They are no records: the journal must not hold them.
	People []*Personal
}

// Add appends a record to the list of its kind.
func (r *Records) Add(record Record) {
	switch v := record.(type) {
	case *Jurisdiction:
		r.Jurisdictions = append(r.Jurisdictions, v)
	case *Ministry:
		r.Ministries = append(r.Ministries, v)
	case *Document:
		r.Documents = append(r.Documents, v)
	case *Strategy:
		r.Strategies = append(r.Strategies, v)
	case *Field:
		r.Fields = append(r.Fields, v)
	case *FocusTopic:
		r.FocusTopics = append(r.FocusTopics, v)
	case *Target:
		r.Targets = append(r.Targets, v)
	case *Measure:
		r.Measures = append(r.Measures, v)
	case *Responsibility:
		r.Responsibilities = append(r.Responsibilities, v)
	case *Milestone:
		r.Milestones = append(r.Milestones, v)
	case *Indicator:
		r.Indicators = append(r.Indicators, v)
	case *Reading:
		r.Readings = append(r.Readings, v)
	case *StatusReport:
		r.Reports = append(r.Reports, v)
	case *DueShift:
		r.Shifts = append(r.Shifts, v)
	case *SecondOpinion:
		r.Opinions = append(r.Opinions, v)
	case *Proposal:
		r.Proposals = append(r.Proposals, v)
	case *ReportingRound:
		r.Rounds = append(r.Rounds, v)
	case *NilReturn:
		r.NilReturns = append(r.NilReturns, v)
	case *Comment:
		r.Comments = append(r.Comments, v)
	case *BriefingSchedule:
		r.BriefingSchedules = append(r.BriefingSchedules, v)
	case *Briefing:
		r.Briefings = append(r.Briefings, v)
	case *BriefingVersion:
		r.BriefingVersions = append(r.BriefingVersions, v)
	default:
		r.addGovernance(record)
	}
}

func (r *Records) addGovernance(record Record) {
	switch v := record.(type) {
	case *Person:
		r.Persons = append(r.Persons, v)
	case *Body:
		r.Bodies = append(r.Bodies, v)
	case *Membership:
		r.Memberships = append(r.Memberships, v)
	case *ChairTurn:
		r.ChairTurns = append(r.ChairTurns, v)
	case *Meeting:
		r.Meetings = append(r.Meetings, v)
	case *AgendaItem:
		r.AgendaItems = append(r.AgendaItems, v)
	case *Resolution:
		r.Resolutions = append(r.Resolutions, v)
	case *Circular:
		r.Circulars = append(r.Circulars, v)
	case *Assignment:
		r.Assignments = append(r.Assignments, v)
	case *ReviewNote:
		r.ReviewNotes = append(r.ReviewNotes, v)
	case *CoSignature:
		r.CoSignatures = append(r.CoSignatures, v)
	}
}

// All returns every record, in the order of Kinds and sorted by id within a kind.
func (r *Records) All() []Record {
	var all []Record
	all = appendSorted(all, r.Jurisdictions)
	all = appendSorted(all, r.Documents)
	all = appendSorted(all, r.Ministries)
	all = appendSorted(all, r.Strategies)
	all = appendSorted(all, r.Fields)
	all = appendSorted(all, r.FocusTopics)
	all = appendSorted(all, r.Targets)
	all = appendSorted(all, r.Measures)
	all = appendSorted(all, r.Responsibilities)
	all = appendSorted(all, r.Milestones)
	all = appendSorted(all, r.Indicators)
	all = appendSorted(all, r.Readings)
	all = appendSorted(all, r.Rounds)
	all = appendSorted(all, r.NilReturns)
	all = appendSorted(all, r.Reports)
	all = appendSorted(all, r.Shifts)
	all = appendSorted(all, r.Opinions)
	all = appendSorted(all, r.Proposals)
	all = appendSorted(all, r.Comments)
	all = appendSorted(all, r.Persons)
	all = appendSorted(all, r.Bodies)
	all = appendSorted(all, r.Memberships)
	all = appendSorted(all, r.ChairTurns)
	all = appendSorted(all, r.BriefingSchedules)
	all = appendSorted(all, r.Briefings)
	all = appendSorted(all, r.BriefingVersions)
	all = appendSorted(all, r.Meetings)
	all = appendSorted(all, r.AgendaItems)
	all = appendSorted(all, r.Resolutions)
	all = appendSorted(all, r.Circulars)
	all = appendSorted(all, r.Assignments)
	all = appendSorted(all, r.ReviewNotes)
	return appendSorted(all, r.CoSignatures)
}

func appendSorted[T Record](all []Record, list []T) []Record {
	sorted := slices.SortedFunc(slices.Values(list), byID[T])
	all = slices.Grow(all, len(sorted))
	for _, record := range sorted {
		all = append(all, record)
	}
	return all
}

func byID[T Record](a, b T) int { return cmp.Compare(a.RecordID(), b.RecordID()) }

// DropGovernance leaves out bodies, meetings, resolutions and all that belongs to them.
func (r *Records) DropGovernance() {
	r.Persons, r.Bodies, r.Memberships, r.ChairTurns, r.Meetings, r.AgendaItems = nil, nil, nil, nil, nil, nil
	r.Resolutions, r.Circulars, r.Assignments, r.ReviewNotes, r.CoSignatures, r.People = nil, nil, nil, nil, nil, nil
}

// Named returns what is known of the person that the record stands for, nil for other records.
func (r *Records) Named(record Record) *Personal {
	if _, ok := record.(*Person); !ok {
		return nil
	}
	for _, known := range r.People {
		if known.ID == record.RecordID() {
			return known
		}
	}
	return nil
}
