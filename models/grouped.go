// Lists by what they belong to, made when they are first asked for: a change of one kind costs nothing for the others.

package models

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// grouped is a list by keys, safe for concurrent use.
type grouped[T any] struct {
	once sync.Once
	make func() map[string][]T
	by   map[string][]T
}

// groupBy groups the list by what keys says of each record; a group is in the order of compare.
func groupBy[T Record](list []T, keys func(T) []string, compare func(a, b T) int) *grouped[T] {
	return &grouped[T]{make: func() map[string][]T {
		by := map[string][]T{}
		for _, r := range list {
			for _, key := range keys(r) {
				by[key] = append(by[key], r)
			}
		}
		for _, group := range by {
			slices.SortStableFunc(group, compare)
		}
		return by
	}}
}

func (g *grouped[T]) of(key string) []T {
	g.once.Do(func() { g.by, g.make = g.make(), nil })
	return g.by[key]
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
