// Keeping what was made: bounded by bytes, the longest unused goes first, and nothing is made twice at once.

package web

import (
	"container/list"
	"errors"
	"hash/maphash"
	"sync"

	"zielstand/models"
)

// state is what an answer depends on besides its address and its viewer. An answer of another state is
// never given out.
type state struct {
	head models.Head
	day  models.Date // today
}

// cache keeps answers by key. Its parts have a lock each, so that requests seldom wait for each other.
type cache struct {
	seed  maphash.Seed
	parts [16]part
}

type part struct {
	mu      sync.Mutex
	entries map[string]*list.Element // of *entry
	order   list.List                // the last used one in front
	bytes   int
	limit   int
	running map[string]*flight
}

// entry is a kept answer, or, for an address that says the same in another way, the key of that answer.
type entry struct {
	key    string
	state  state
	answer *answer
	same   string
}

// overhead is about what an entry costs besides its texts, in bytes.
const overhead = 300

func (e *entry) size() int {
	n := overhead + len(e.key) + len(e.same)
	if e.answer != nil {
		n += e.answer.size()
	}
	return n
}

func newCache(limit int) *cache {
	c := &cache{seed: maphash.MakeSeed()}
	for i := range c.parts {
		p := &c.parts[i]
		p.entries, p.running, p.limit = map[string]*list.Element{}, map[string]*flight{}, limit/len(c.parts)
	}
	return c
}

func (c *cache) part(key []byte) *part {
	return &c.parts[maphash.Bytes(c.seed, key)%uint64(len(c.parts))]
}

// get returns the answer of the state, nil if there is none.
func (c *cache) get(key []byte, now state) *answer {
	e := c.part(key).get(key, now)
	if e != nil && e.same != "" {
		same := []byte(e.same)
		e = c.part(same).get(same, now)
	}
	if e == nil {
		return nil
	}
	return e.answer
}

func (p *part) get(key []byte, now state) *entry {
	p.mu.Lock()
	defer p.mu.Unlock()
	element := p.entries[string(key)]
	if element == nil {
		return nil
	}
	e := element.Value.(*entry)
	if e.state != now {
		// Something changed since; nobody asks for the old state again.
		p.drop(element)
		return nil
	}
	p.order.MoveToFront(element)
	return e
}

// put keeps an entry and drops the longest unused ones that no longer fit. An answer larger than a part
// is not kept.
func (c *cache) put(e *entry) {
	p := c.part([]byte(e.key))
	p.mu.Lock()
	defer p.mu.Unlock()
	if old := p.entries[e.key]; old != nil {
		p.drop(old)
	}
	if e.size() > p.limit {
		return
	}
	p.entries[e.key] = p.order.PushFront(e)
	p.bytes += e.size()
	for p.bytes > p.limit {
		p.drop(p.order.Back())
	}
}

func (p *part) drop(element *list.Element) {
	e := p.order.Remove(element).(*entry)
	delete(p.entries, e.key)
	p.bytes -= e.size()
}

// size is how much is kept, in bytes.
func (c *cache) size() int {
	total := 0
	for i := range c.parts {
		c.parts[i].mu.Lock()
		total += c.parts[i].bytes
		c.parts[i].mu.Unlock()
	}
	return total
}

// flight is the making of an answer that others wait for.
type flight struct {
	state  state
	done   chan struct{}
	answer *answer
	err    error
}

var errFlightLost = errors.New("the request that this one waited for panicked")

// once calls build, or waits for a running call with the same key and state and shares its result. Who asks
// after a change does not wait for an answer from before it.
func (c *cache) once(key string, now state, build func() (*answer, error)) (*answer, error) {
	p := c.part([]byte(key))
	p.mu.Lock()
	if f := p.running[key]; f != nil && f.state == now {
		p.mu.Unlock()
		<-f.done
		return f.answer, f.err
	}
	f := &flight{state: now, done: make(chan struct{}), err: errFlightLost}
	p.running[key] = f
	p.mu.Unlock()

	defer func() { // also when build panics
		p.mu.Lock()
		if p.running[key] == f {
			delete(p.running, key)
		}
		p.mu.Unlock()
		close(f.done)
	}()
	f.answer, f.err = build()
	return f.answer, f.err
}
