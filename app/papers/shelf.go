// The shelf: files that were made, and states that were read, are kept, bounded by bytes and number. Whoever asks for
// what is just being made waits for it, and only a few are made at a time.

package papers

import (
	"context"
	"slices"
	"sync"

	"zielstand/app/briefing"
	"zielstand/models"
)

// Bounds of the shelf.
const (
	shelfBytes  = 64 << 20 // of files
	shelfStates = 4        // frozen states, each as large as a Portfolio
	atOnce      = 2        // papers that are made at the same time
)

type shelf struct {
	limit int
	room  chan struct{} // a place for each paper in the making

	mu     sync.Mutex
	bytes  int
	files  []*made // the last used one first
	states []*thawed
}

// made is a file, or the making of one.
type made struct {
	key  string
	done chan struct{}
	data []byte
	err  error
}

type thawed struct {
	hash   string
	frozen *briefing.Frozen
}

func newShelf(limit int) *shelf { return &shelf{limit: limit, room: make(chan struct{}, atOnce)} }

// file returns the file with the key; make is called unless it is there or being made. When the one who makes it
// gives up, the next one who waits makes it.
func (s *shelf) file(ctx context.Context, key string, make func() ([]byte, error)) ([]byte, error) {
	for {
		f, ours := s.take(key)
		if ours {
			s.fill(ctx, f, make)
			return f.data, f.err
		}
		select {
		case <-f.done:
		case <-ctx.Done():
			return nil, &models.Error{Kind: models.Unavailable, Err: ctx.Err()}
		}
		if f.err == nil {
			return f.data, nil
		}
		if ctx.Err() != nil {
			return nil, &models.Error{Kind: models.Unavailable, Err: ctx.Err()}
		}
	}
}

// take finds the file, or enters a new one that the caller has to fill.
func (s *shelf) take(key string) (f *made, ours bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.files, func(f *made) bool { return f.key == key })
	if i < 0 {
		f, ours = &made{key: key, done: make(chan struct{})}, true
	} else {
		f = s.files[i]
		s.files = slices.Delete(s.files, i, i+1)
	}
	s.files = slices.Insert(s.files, 0, f)
	return f, ours
}

func (s *shelf) fill(ctx context.Context, f *made, make func() ([]byte, error)) {
	defer s.settle(f)
	select {
	case s.room <- struct{}{}:
		defer func() { <-s.room }()
	case <-ctx.Done():
		f.err = &models.Error{Kind: models.Unavailable, Err: ctx.Err()}
		return
	}
	f.err = &models.Error{Kind: models.Unavailable} // if make panics
	f.data, f.err = make()
}

// settle wakes those who wait, forgets what failed, and makes room.
func (s *shelf) settle(f *made) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(f.done)
	if f.err != nil || len(f.data) > s.limit/2 {
		s.files = slices.DeleteFunc(s.files, func(other *made) bool { return other == f })
		return
	}
	s.bytes += len(f.data)
	for i := len(s.files) - 1; i > 0 && s.bytes > s.limit; i-- {
		if oldest := s.files[i]; isDone(oldest) {
			s.bytes -= len(oldest.data)
			s.files = slices.Delete(s.files, i, i+1)
		}
	}
}

func isDone(f *made) bool {
	select {
	case <-f.done:
		return true
	default:
		return false
	}
}

// state returns the frozen state with the hash; read is called unless it is kept.
func (s *shelf) state(hash string, read func() (*briefing.Frozen, error)) (*briefing.Frozen, error) {
	s.mu.Lock()
	for i, t := range s.states {
		if t.hash == hash {
			s.states = slices.Insert(slices.Delete(s.states, i, i+1), 0, t)
			s.mu.Unlock()
			return t.frozen, nil
		}
	}
	s.mu.Unlock()
	f, err := read()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states = slices.Insert(s.states, 0, &thawed{hash, f})
	s.states = s.states[:min(len(s.states), shelfStates)]
	return f, nil
}
