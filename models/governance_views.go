// Redacted governances are kept with the one they were made from: a report changes nothing about them, and grouping
// tens of thousands of assignments anew after each write would cost more than the write.

package models

import "sync"

// viewsKept is how many viewers' views are kept.
const viewsKept = 64

// views are redacted governances by viewer and day.
type views struct {
	mu   sync.Mutex
	kept map[string]view
}

// view is a governance and what else it was made from.
type view struct {
	governance *Governance
	structure  *structure
	briefings  []*Briefing
}

// get returns the view for the key, made anew when something that it depends on has changed.
func (v *views) get(key string, s *structure, briefings []*Briefing, make func() *Governance) *Governance {
	v.mu.Lock()
	defer v.mu.Unlock()
	if k, ok := v.kept[key]; ok && k.structure == s && sameList(k.briefings, briefings) {
		return k.governance
	}
	if len(v.kept) >= viewsKept || v.kept == nil {
		v.kept = map[string]view{}
	}
	g := make()
	v.kept[key] = view{g, s, briefings}
	return g
}
