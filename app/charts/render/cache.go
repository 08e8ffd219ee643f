// What was drawn is kept, bounded by bytes; the longest unused goes first.

package render

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"sync"
)

// key stands for everything that a result depends on.
type key [sha256.Size]byte

// keyOf hashes the parts with their lengths, so that no two lists of parts are taken for one another.
func keyOf(parts ...[]byte) key {
	h := sha256.New()
	for _, p := range parts {
		var length [8]byte
		binary.BigEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write(p)
	}
	return key(h.Sum(nil))
}

// cache keeps bytes that nobody changes.
type cache struct {
	limit   int
	mu      sync.Mutex
	bytes   int
	entries map[key]*list.Element
	order   list.List // of *entry, the last used one in front
	running map[key]*flight
}

// flight is the making of data that others wait for.
type flight struct {
	done chan struct{}
	data []byte
	err  error
}

type entry struct {
	key  key
	data []byte
}

// overhead is about what an entry costs besides its data, in bytes.
const overhead = 200

func newCache(limit int) *cache {
	return &cache{limit: limit, entries: map[key]*list.Element{}, running: map[key]*flight{}}
}

func (c *cache) get(k key) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[k]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(element)
	return element.Value.(*entry).data, true
}

// put keeps the data unless it is larger than half of the room.
func (c *cache) put(k key, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.entries[k]; known || 2*(len(data)+overhead) > c.limit {
		return
	}
	c.entries[k] = c.order.PushFront(&entry{k, data})
	c.bytes += len(data) + overhead
	for c.bytes > c.limit {
		oldest := c.order.Remove(c.order.Back()).(*entry)
		delete(c.entries, oldest.key)
		c.bytes -= len(oldest.data) + overhead
	}
}

// errLost says that the call that others waited for panicked.
var errLost = errors.New("the drawing that this one waited for panicked")

// remember returns what is kept, else what build makes. Equal calls at the same time share one; whoever gives up takes
// the result from nobody else.
func (c *cache) remember(ctx context.Context, k key, build func() ([]byte, error)) ([]byte, error) {
	for {
		if data, ok := c.get(k); ok {
			return data, nil
		}
		c.mu.Lock()
		other := c.running[k]
		if other == nil {
			f := &flight{done: make(chan struct{}), err: errLost}
			c.running[k] = f
			c.mu.Unlock()
			return c.fly(k, f, build)
		}
		c.mu.Unlock()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-other.done:
		}
		if !errors.Is(other.err, context.Canceled) && !errors.Is(other.err, context.DeadlineExceeded) {
			return other.data, other.err
		}
	}
}

func (c *cache) fly(k key, f *flight, build func() ([]byte, error)) ([]byte, error) {
	defer func() { // also when build panics
		c.mu.Lock()
		delete(c.running, k)
		c.mu.Unlock()
		close(f.done)
	}()
	if f.data, f.err = build(); f.err == nil {
		c.put(k, f.data)
	}
	return f.data, f.err
}
