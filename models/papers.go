// What a Portfolio knows of briefings. They hang on nothing, so a changed one leaves everything else as it is.

package models

import (
	"cmp"
	"slices"
)

// Papers are the briefings that the viewer may know: the office all of them, ministries those that they are asked to
// co-sign, and everybody the published ones.
type Papers struct {
	Briefings []*Briefing         // the latest Stichtag first
	Versions  []*BriefingVersion  // by briefing and number
	Schedules []*BriefingSchedule // by id; for the office
}

func newPapers(r *Records) Papers {
	p := Papers{Briefings: inUse(r.Briefings), Versions: inUse(r.BriefingVersions), Schedules: inUse(r.BriefingSchedules)}
	slices.SortFunc(p.Briefings, compareBriefings)
	slices.SortFunc(p.Versions, compareVersions)
	slices.SortFunc(p.Schedules, byID)
	return p
}

// apply returns the papers after the change; false if it is about something else.
func (p Papers) apply(r Record) (Papers, bool) {
	switch v := r.(type) {
	case *Briefing:
		p.Briefings = with(p.Briefings, v, compareBriefings)
	case *BriefingVersion:
		p.Versions = with(p.Versions, v, compareVersions)
	case *BriefingSchedule:
		p.Schedules = with(p.Schedules, v, byID)
	default:
		return p, false
	}
	return p, true
}

// without returns the papers after an erasure; false if it is about something else.
func (p Papers) without(kind Kind, id string) (Papers, bool) {
	gone := Base{ID: id, ArchivedAt: 1}
	switch kind {
	case KindBriefing:
		return p.apply(&Briefing{Base: gone})
	case KindBriefingVersion:
		return p.apply(&BriefingVersion{Base: gone})
	case KindBriefingSchedule:
		return p.apply(&BriefingSchedule{Base: gone})
	}
	return p, false
}

// published are the papers that everybody may read, which are final versions of what was published, and all of those
// that the viewer is asked about.
func (p Papers) published(asked map[string]bool) Papers {
	seen := Papers{Briefings: filter(p.Briefings, func(b *Briefing) bool {
		return asked[b.ID] || b.Published && b.State == BriefingFinal && b.Audience == AudiencePublic
	})}
	seen.Versions = filter(p.Versions, func(v *BriefingVersion) bool {
		return asked[v.BriefingID] || v.State == BriefingFinal && v.Audience == AudiencePublic && seen.Briefing(v.BriefingID) != nil
	})
	return seen
}

// Briefing returns the briefing with the id, nil if there is none for this viewer.
func (p Papers) Briefing(id string) *Briefing {
	for _, b := range p.Briefings {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// VersionsOf returns the frozen versions of the briefing, the first one first.
func (p Papers) VersionsOf(briefingID string) []*BriefingVersion {
	return filter(p.Versions, func(v *BriefingVersion) bool { return v.BriefingID == briefingID })
}

// Version returns the version with the id, nil if there is none for this viewer.
func (p Papers) Version(id string) *BriefingVersion {
	for _, v := range p.Versions {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// Schedule returns the schedule with the id, nil if there is none for this viewer.
func (p Papers) Schedule(id string) *BriefingSchedule {
	for _, s := range p.Schedules {
		if s.ID == id {
			return s
		}
	}
	return nil
}

func compareBriefings(a, b *Briefing) int {
	return cmp.Or(-cmp.Compare(a.Stichtag, b.Stichtag), cmp.Compare(a.ID, b.ID))
}

func compareVersions(a, b *BriefingVersion) int {
	return cmp.Or(cmp.Compare(a.BriefingID, b.BriefingID), cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}
