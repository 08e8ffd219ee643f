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
	all = appendSorted(all, r.BriefingSchedules)
	all = appendSorted(all, r.Briefings)
	return appendSorted(all, r.BriefingVersions)
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
