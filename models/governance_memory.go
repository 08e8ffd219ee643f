// What was made from a governance is remembered across its states, so that after a change only what it touched is made
// anew: grouping or counting tens of thousands of assignments after each write would cost more than the write.

package models

import "sync"

// maxRemembered bounds how many values a governance remembers: a few questions for a few viewers on a few days.
const maxRemembered = 64

// governanceMemory is shared by the states of one governance that follow each other.
type governanceMemory struct {
	mu   sync.Mutex
	kept map[any]*remembered
}

// remembered is what was last made under a key.
type remembered struct {
	mu    sync.Mutex
	value any
}

func (m *governanceMemory) at(key any) *remembered {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.kept[key]
	if r == nil {
		if len(m.kept) >= maxRemembered || m.kept == nil {
			m.kept = map[any]*remembered{}
		}
		r = new(remembered)
		m.kept[key] = r
	}
	return r
}

// recalled is a value and the governance it was made from.
type recalled struct {
	from  *Governance
	value any
}

// Recall returns what make made of this governance under the key, which must be comparable and of a type of the caller's
// own. After a change make is called with what it returned for the last state asked about, nil the first time, and may take
// over what is still true; the value must not be changed. It must depend on nothing but the governance and the key.
func (g *Governance) Recall(key any, make func(before any) any) any {
	r := g.memory.at(key)
	r.mu.Lock()
	defer r.mu.Unlock()
	last, _ := r.value.(recalled)
	if last.from != g {
		last = recalled{g, make(last.value)}
		r.value = last
	}
	return last.value
}

// viewOf is the key of a redacted governance: the viewer, and for those signed in the day.
type viewOf string

// view is a redacted governance and what it was made from.
type view struct {
	*Governance
	from      *Governance
	structure *structure
	briefings []*Briefing
	member    map[string]bool // the bodies that a viewer who is signed in takes part in
}

// view returns the redacted governance for the key, made anew from the last one when something that it depends on changed.
func (g *Governance) view(key viewOf, s *structure, briefings []*Briefing, make func(last *view) *view) *Governance {
	r := g.memory.at(key)
	r.mu.Lock()
	defer r.mu.Unlock()
	last, _ := r.value.(*view)
	if last == nil || last.from != g || last.structure != s || !sameList(last.briefings, briefings) {
		if last == nil {
			last = &view{Governance: &Governance{memory: new(governanceMemory)}, from: new(Governance)}
		}
		last = make(last)
		last.from, last.structure, last.briefings = g, s, briefings
		r.value = last
	}
	return last.Governance
}
