// Lists by what they belong to, made when they are first asked for: a change of one kind costs nothing for the others.

package models

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// grouped is a sorted list by keys, safe for concurrent use.
type grouped[T stateful] struct {
	list    []T
	keys    func(T) []string
	compare func(a, b T) int
	once    sync.Once
	before  atomic.Pointer[grouped[T]] // an earlier list whose groups were made; nil as soon as these are
	by      atomic.Pointer[map[string][]T]
}

// stateful is a record that can be told from its later states.
type stateful interface {
	comparable
	Record
}

// follow returns the groups of the list, by what keys says of each record and in the order of compare; g, which may be
// nil, has those of an earlier list.
func (g *grouped[T]) follow(list []T, keys func(T) []string, compare func(a, b T) int) *grouped[T] {
	next := &grouped[T]{list: list, keys: keys, compare: compare}
	if g == nil {
		return next
	}
	if sameList(g.list, list) {
		return g
	}
	before := g
	if g.by.Load() == nil { // nobody asked: what came before it is kept, but not a chain of all that came before
		before = g.before.Load()
	}
	next.before.Store(before)
	return next
}

func (g *grouped[T]) of(key string) []T {
	g.once.Do(g.group)
	return (*g.by.Load())[key]
}

// muchChanged is the part of a list, one in so many, from which on its groups are made anew rather than mended.
const muchChanged = 8

func (g *grouped[T]) group() {
	by := map[string][]T{}
	if before := g.before.Swap(nil); before != nil && before.by.Load() != nil {
		if gone, come := difference(before.list, g.list); len(gone)+len(come) <= len(g.list)/muchChanged {
			by = maps.Clone(*before.by.Load())
			g.mend(by, gone, come)
			g.by.Store(&by)
			return
		}
	}
	for _, r := range g.list {
		for _, key := range g.keys(r) {
			by[key] = append(by[key], r)
		}
	}
	for _, group := range by {
		slices.SortStableFunc(group, g.compare)
	}
	g.by.Store(&by)
}

// mend takes out what is gone and puts in what has come; groups that others may be reading are copied.
func (g *grouped[T]) mend(by map[string][]T, gone, come []T) {
	for _, r := range gone {
		for _, key := range g.keys(r) {
			by[key] = filter(by[key], func(other T) bool { return other != r })
			if len(by[key]) == 0 {
				delete(by, key)
			}
		}
	}
	for _, r := range come {
		for _, key := range g.keys(r) {
			at, _ := slices.BinarySearchFunc(by[key], r, g.compare)
			by[key] = slices.Concat(by[key][:at], []T{r}, by[key][at:])
		}
	}
}

// difference returns what is only in the old list and only in the new one; both are sorted by id.
func difference[T stateful](old, now []T) (gone, come []T) {
	for len(old) > 0 && len(now) > 0 {
		if old[0] == now[0] {
			old, now = old[1:], now[1:]
			continue
		}
		switch cmp.Compare(old[0].RecordID(), now[0].RecordID()) {
		case 0:
			gone, come, old, now = append(gone, old[0]), append(come, now[0]), old[1:], now[1:]
		case -1:
			gone, old = append(gone, old[0]), old[1:]
		default:
			come, now = append(come, now[0]), now[1:]
		}
	}
	return append(gone, old...), append(come, now...)
}

// redone returns what change makes of every record that it keeps. before and made are an earlier list and what was made of
// it: what was made of a record that is the same is taken over. All lists are sorted by id.
func redone[T stateful](before, made, now []T, change func(T) (T, bool)) []T {
	if len(before) > 0 && sameList(before, now) {
		return made
	}
	allKept := len(made) == len(before) // then both lists have the same places, and ids need not be read
	out := make([]T, 0, max(len(made)+1, len(now)/2))
	at, from := 0, 0 // the next places in before and made
	for _, r := range now {
		for at < len(before) && before[at] != r && before[at].RecordID() < r.RecordID() {
			at++
		}
		if at == len(before) || before[at] != r {
			if c, keep := change(r); keep {
				out = append(out, c)
			}
			continue
		}
		if allKept {
			out = append(out, made[at])
		} else {
			for id := r.RecordID(); from < len(made) && made[from].RecordID() <= id; from++ {
				if made[from].RecordID() == id {
					out = append(out, made[from])
				}
			}
		}
		at++
	}
	return out
}

// sameIDs tells whether both lists have the same records, in whatever state.
func sameIDs[T Record](a, b []T) bool {
	return sameList(a, b) || slices.EqualFunc(a, b, func(a, b T) bool { return a.RecordID() == b.RecordID() })
}

func compareBodies(a, b *Body) int {
	return cmp.Or(cmp.Compare(slices.Index(BodyKinds, a.Kind), slices.Index(BodyKinds, b.Kind)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

func compareMemberships(a, b *Membership) int {
	return cmp.Or(cmp.Compare(slices.Index(MemberRoles, a.Role), slices.Index(MemberRoles, b.Role)), cmp.Compare(a.ValidFrom, b.ValidFrom), cmp.Compare(a.ID, b.ID))
}

func compareTurns(a, b *ChairTurn) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

// compareMeetings sorts by day; a meeting without one comes first.
func compareMeetings(a, b *Meeting) int {
	return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

func compareItems(a, b *AgendaItem) int {
	return cmp.Or(cmp.Compare(a.Order, b.Order), compareNumbers(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

// compareResolutions sorts by day, those of one day by their number on the agenda.
func compareResolutions(a, b *Resolution) int {
	return cmp.Or(cmp.Compare(a.On.Day, b.On.Day), compareNumbers(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
}

// compareNumbers compares texts with numbers in them as people count: "TOP 2 a)" before "TOP 10".
func compareNumbers(a, b string) int {
	for {
		i, j := digitsFrom(a), digitsFrom(b)
		if c := cmp.Compare(a[:i], b[:j]); c != 0 || i == len(a) || j == len(b) {
			return cmp.Or(c, cmp.Compare(a, b))
		}
		a, b = strings.TrimLeft(a[i:], "0"), strings.TrimLeft(b[j:], "0")
		m, n := digitsEnd(a), digitsEnd(b)
		if c := cmp.Or(cmp.Compare(m, n), cmp.Compare(a[:m], b[:n])); c != 0 {
			return c
		}
		a, b = a[m:], b[n:]
	}
}

// digitsFrom is where the first digit stands, the length where there is none.
func digitsFrom(s string) int {
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		return i
	}
	return len(s)
}

// digitsEnd is how many digits the text begins with.
func digitsEnd(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

func compareCirculars(a, b *Circular) int {
	return cmp.Or(cmp.Compare(a.OpenedOn, b.OpenedOn), cmp.Compare(a.ID, b.ID))
}

func compareNotes(a, b *ReviewNote) int {
	return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID))
}
