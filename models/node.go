// Nodes: a measure or target together with everything that hangs on it. Nodes are immutable; a change
// replaces the one node it concerns, so the cost of a write does not grow with the number of reports.

package models

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// IndicatorNode is an indicator with its readings, oldest first.
type IndicatorNode struct {
	*Indicator
	Readings []*Reading
}

// ReadingAt returns the last reading of the day or before, nil if there is none.
func (n *IndicatorNode) ReadingAt(day Date) *Reading {
	var last *Reading
	for _, r := range n.Readings {
		if r.On <= day {
			last = r
		}
	}
	return last
}

// TargetNode is a target with its indicators and responsibilities.
type TargetNode struct {
	*Target
	Indicators       []*IndicatorNode
	Responsibilities []*Responsibility
	Proposals        []*Proposal // open ones
}

// MeasureNode is a measure with everything that was recorded about it.
type MeasureNode struct {
	*Measure
	// Reports are ordered by AsOf, then by approval and submission, so that the last one that counts
	// on a day is the newest. A public Portfolio has approved ones only.
	Reports          []*StatusReport
	Milestones       []*Milestone // by position, then due day
	Shifts           []*DueShift  // by DecidedOn
	Opinions         []*SecondOpinion
	Comments         []*Comment // threads under its reports, by time; never public
	Responsibilities []*Responsibility
	Indicators       []*IndicatorNode
	Proposals        []*Proposal // open ones
	// StaleAfter is the strategy's reporting interval in days.
	StaleAfter int
	// HasParts tells whether other measures are parts of it.
	HasParts bool

	memo     memory                         // of Memo
	texts    memory                         // of MemoText
	redacted [2]atomic.Pointer[MeasureNode] // for the public and for readers
}

// memory keeps a few values by day, safe for concurrent use.
type memory struct {
	entries atomic.Pointer[[]memoEntry]
}

type memoEntry struct {
	day   Date
	value any
}

// How many days a node remembers: today, the comparison day and a few that people look at. Texts only
// change with a report.
const (
	memoSize     = 8
	memoTextSize = 2
)

func (m *memory) get(day Date, size int, compute func() any) any {
	known := m.entries.Load()
	if known != nil {
		for _, e := range *known {
			if e.day == day {
				return e.value
			}
		}
	}
	entries := []memoEntry{{day, compute()}}
	if known != nil {
		entries = append(entries, (*known)[:min(len(*known), size-1)]...)
	}
	m.entries.CompareAndSwap(known, &entries)
	return entries[0].value
}

// Memo returns what compute returned for the day, remembered with the node. The value must depend on
// nothing but the node and the day, and must not be changed.
func (m *MeasureNode) Memo(day Date, compute func() any) any {
	return m.memo.get(day, memoSize, compute)
}

// MemoText is Memo for what the search makes of the node's texts; day is the AsOf of the report whose
// text is part of it, 0 for none.
func (m *MeasureNode) MemoText(day Date, compute func() any) any {
	return m.texts.get(day, memoTextSize, compute)
}

// ReportAt returns the report that counts on the day: the newest approved one as of that day or
// before; nil if there is none.
func (m *MeasureNode) ReportAt(day Date) *StatusReport {
	n := len(m.Reports)
	if n > 0 && m.Reports[n-1].AsOf > day { // a day in the past: skip what came later
		n, _ = slices.BinarySearchFunc(m.Reports, day+1, func(r *StatusReport, d Date) int { return cmp.Compare(r.AsOf, d) })
	}
	for i := n - 1; i >= 0; i-- {
		if m.Reports[i].Counts(day) {
			return m.Reports[i]
		}
	}
	return nil
}

// ReportsUntil returns the reports that counted up to the day, oldest first; of several as of the
// same day the newest.
func (m *MeasureNode) ReportsUntil(day Date) []*StatusReport {
	var counted []*StatusReport
	for _, r := range m.Reports {
		if !r.Counts(day) {
			continue
		}
		if n := len(counted); n > 0 && counted[n-1].AsOf == r.AsOf {
			counted[n-1] = r
			continue
		}
		counted = append(counted, r)
	}
	return counted
}

// OpinionAt returns the CDO office's last opinion of the day or before, nil if there is none.
func (m *MeasureNode) OpinionAt(day Date) *SecondOpinion {
	for i := len(m.Opinions) - 1; i >= 0; i-- {
		if m.Opinions[i].AsOf <= day {
			return m.Opinions[i]
		}
	}
	return nil
}

// ShiftsUntil returns the shifts decided up to the day, oldest first.
func (m *MeasureNode) ShiftsUntil(day Date) []*DueShift {
	n := 0
	for n < len(m.Shifts) && m.Shifts[n].DecidedOn <= day {
		n++
	}
	return m.Shifts[:n:n]
}

// DueAt returns the due date that held on the day: the first one, or where it was last moved to.
func (m *MeasureNode) DueAt(day Date) PartialDate {
	if shifts := m.ShiftsUntil(day); len(shifts) > 0 {
		return On(shifts[len(shifts)-1].To)
	}
	return m.Due
}

// clone returns a copy without the remembered values.
func (m *MeasureNode) clone() *MeasureNode {
	return &MeasureNode{Measure: m.Measure, Reports: m.Reports, Milestones: m.Milestones, Shifts: m.Shifts,
		Opinions: m.Opinions, Comments: m.Comments, Responsibilities: m.Responsibilities, Indicators: m.Indicators,
		Proposals: m.Proposals, StaleAfter: m.StaleAfter, HasParts: m.HasParts}
}

// redact returns the node for the public (0) or for readers (1).
func (m *MeasureNode) redact(class Rights) *MeasureNode {
	if known := m.redacted[class].Load(); known != nil {
		return known
	}
	n := m.clone()
	n.Reports = make([]*StatusReport, 0, len(m.Reports))
	for _, r := range m.Reports {
		if public := redactReport(r); public != nil {
			n.Reports = append(n.Reports, public)
		}
	}
	n.Comments = nil
	if class == RightsPublic {
		n.Opinions = slices.DeleteFunc(slices.Clone(m.Opinions), func(o *SecondOpinion) bool { return o.Internal })
	}
	m.redacted[class].CompareAndSwap(nil, n)
	return m.redacted[class].Load()
}

func compareReports(a, b *StatusReport) int {
	return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.ApprovedAt, b.ApprovedAt),
		cmp.Compare(a.SubmittedAt, b.SubmittedAt), cmp.Compare(a.ID, b.ID))
}

func compareMilestones(a, b *Milestone) int {
	return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
}

func compareShifts(a, b *DueShift) int {
	return cmp.Or(cmp.Compare(a.DecidedOn, b.DecidedOn), cmp.Compare(a.ID, b.ID))
}

func compareOpinions(a, b *SecondOpinion) int {
	return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.ID, b.ID))
}

func compareComments(a, b *Comment) int {
	return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
}

func compareResponsibilities(a, b *Responsibility) int {
	return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.ValidFrom, b.ValidFrom), cmp.Compare(a.ID, b.ID))
}

func compareReadings(a, b *Reading) int {
	return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID))
}

// with returns list with record put in its sorted place, replacing the one with the same id; an
// archived record is only taken out. The old list stays as it is.
func with[T Record](list []T, record T, compare func(a, b T) int) []T {
	out := make([]T, 0, len(list)+1)
	for _, r := range list {
		if r.RecordID() != record.RecordID() {
			out = append(out, r)
		}
	}
	if record.Archived() {
		return out
	}
	i, _ := slices.BinarySearchFunc(out, record, compare)
	return slices.Insert(out, i, record)
}
