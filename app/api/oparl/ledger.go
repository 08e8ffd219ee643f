// When each public object came, last changed and went away. Whoever keeps a copy asks for what was modified since the
// last time, so what an object shows and whether everybody may see it both count: an object that was withdrawn is a
// deleted one, and one that never was public leaves no trace.

package oparl

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zielstand/models"
)

// key is the path of an object below the root: "meeting/dmk-6". Keys that begin with "~" are conditions only.
type key string

// kind is the first part of the path.
func (k key) kind() string {
	kind, _, _ := strings.Cut(string(k), "/")
	return kind
}

// facts are what the journal says of an object.
type facts struct {
	public  bool
	content string // all that it shows of its own; a change of it is a change of the object
	order   int    // that of an agenda item, which its schema requires even when it is deleted
	home    key    // the Body whose lists it is in; "" = that of its condition or of what carries it
	all     []key  // without one of these nobody sees it
	// carries are objects that are there because this one is; carried needs at least one that does so.
	carries []key
	carried bool
	within  []key // objects that show this one, and so change with it
	// mentions are objects whose addresses this one shows as long as they are visible.
	mentions []key
}

// node is an object with its dates; created is 0 until it first becomes public.
type node struct {
	facts
	key
	visible           bool
	home              key // the last one known
	shown             string
	created, modified models.Instant
}

// set is a set of keys.
type set map[key]bool

func (s set) sorted() []key { return slices.Sorted(maps.Keys(s)) }

// index is a set of keys by key.
type index map[key]set

func (x index) add(to []key, k key) {
	for _, other := range to {
		if x[other] == nil {
			x[other] = set{}
		}
		x[other][k] = true
	}
}

func (x index) remove(from []key, k key) {
	for _, other := range from {
		delete(x[other], k)
	}
}

// ledger holds all nodes.
type ledger struct {
	nodes    map[key]*node
	needs    index // by a condition, what depends on it
	carriers index // by what is carried, what carries it
	mentions index // by what is mentioned, what mentions it
	dirty    set
	kinds    map[string][]*node // those that are or were public, the first one first
}

func newLedger() *ledger {
	return &ledger{nodes: map[key]*node{}, needs: index{}, carriers: index{}, mentions: index{}, dirty: set{}, kinds: map[string][]*node{}}
}

// put says what is the case with the object now; settle makes it count.
func (l *ledger) put(k key, f facts) {
	n := l.nodes[k]
	if n == nil {
		n = &node{key: k}
		l.nodes[k] = n
	}
	touched := slices.Concat(n.carries, f.carries)
	l.needs.remove(n.all, k)
	l.carriers.remove(n.carries, k)
	l.mentions.remove(n.facts.mentions, k)
	n.facts = f
	l.needs.add(f.all, k)
	l.carriers.add(f.carries, k)
	l.mentions.add(f.mentions, k)
	l.dirty[k] = true
	for _, other := range touched {
		l.dirty[other] = true
	}
}

// drop says that the object is no longer there; where it belonged stays known.
func (l *ledger) drop(k key) {
	if n := l.nodes[k]; n != nil {
		f := n.facts
		f.public, f.carries = false, nil
		l.put(k, f)
	}
}

// isVisible tells whether everybody may see the object. Conditions never lead in a circle: places carry persons,
// agendas carry papers, bodies carry their Land.
func (l *ledger) isVisible(k key) bool {
	n := l.nodes[k]
	if n == nil || !n.public {
		return false
	}
	for _, condition := range n.all {
		if !l.isVisible(condition) {
			return false
		}
	}
	if !n.carried {
		return true
	}
	for carrier := range l.carriers[k] {
		if l.isVisible(carrier) {
			return true
		}
	}
	return false
}

// settle dates everything that the changes of one moment have changed.
func (l *ledger) settle(at models.Instant) {
	changed, gone := set{}, set{}
	for len(l.dirty) > 0 {
		batch := l.dirty.sorted()
		l.dirty = set{}
		for _, k := range batch {
			n := l.nodes[k]
			if n == nil {
				continue
			}
			visible := l.isVisible(k)
			if visible != n.visible {
				for _, other := range slices.Concat(l.needs[k].sorted(), n.carries) {
					l.dirty[other] = true
				}
				for _, other := range slices.Concat(l.mentions[k].sorted(), n.carries) {
					changed[other] = true
				}
				gone[k] = n.visible
			}
			if visible != n.visible || visible && n.shown != n.content {
				changed[k] = true
			}
			n.visible, n.shown = visible, n.content
		}
	}
	for _, k := range changed.sorted() {
		if n := l.nodes[k]; n != nil && (n.visible || gone[k]) {
			l.date(n, at)
		}
	}
}

// date notes that the object changed, and so did what shows it.
func (l *ledger) date(n *node, at models.Instant) {
	n.modified = at
	if n.visible {
		if n.created == 0 {
			n.created = at
			l.kinds[n.kind()] = append(l.kinds[n.kind()], n)
		}
		n.home = cmp.Or(l.homeOf(n), n.home)
	}
	for _, outer := range n.within {
		if o := l.nodes[outer]; o != nil && o.visible {
			l.date(o, at)
		}
	}
}

// homeOf is the Body whose lists the object is in: its own, that of what it depends on, or the first one of those
// that carry it, a Land before what several have together.
func (l *ledger) homeOf(n *node) key {
	if n.facts.home != "" {
		return n.facts.home
	}
	for _, condition := range n.all {
		if c := l.nodes[condition]; c != nil {
			if home := l.homeOf(c); home != "" {
				return home
			}
		}
	}
	var homes []key
	for _, k := range l.carriers[n.key].sorted() {
		if l.isVisible(k) {
			homes = append(homes, l.homeOf(l.nodes[k]))
		}
	}
	slices.SortFunc(homes, func(a, b key) int {
		return cmp.Or(compareBool(a == "", b == ""), compareBool(a == jointBody, b == jointBody), cmp.Compare(a, b))
	})
	if len(homes) == 0 {
		return ""
	}
	return homes[0]
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
