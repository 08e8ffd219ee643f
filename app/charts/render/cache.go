// What was drawn is kept, bounded by bytes; the longest unused goes first.

package render

import (
	"container/list"
	"crypto/sha256"
	"encoding/binary"
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
}

type entry struct {
	key  key
	data []byte
}

// overhead is about what an entry costs besides its data, in bytes.
const overhead = 200

func newCache(limit int) *cache { return &cache{limit: limit, entries: map[key]*list.Element{}} }

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
