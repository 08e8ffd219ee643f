// Kenntnisstand: what was known at a moment, rebuilt from the journal.

package store

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"gorm.io/gorm"

	"zielstand/models"
)

// knownStates is how many earlier states are kept; each may share nothing with the others.
const knownStates = 4

// knownCache keeps rebuilt Portfolios by the entry they end at, the last used first.
type knownCache struct {
	mu    sync.Mutex
	built []*knownState
}

type knownState struct {
	head      models.Head
	once      sync.Once
	portfolio *models.Portfolio
	err       error
}

// AsKnown returns the state that the journal held at the time, with everything in it; 0 and any time after the
// last change give the current one. Demo is the database's, which is older than its records.
func (s *Store) AsKnown(ctx context.Context, at models.Instant) (*models.Portfolio, error) {
	current := s.Portfolio()
	if at == 0 {
		return current, nil
	}
	head, err := headAt(s.read.WithContext(ctx), at)
	if err != nil {
		return nil, explain(err, "find what was known")
	}
	p := current
	if head.Seq < current.Head.Seq {
		if p, err = s.known.at(head, func() (*models.Portfolio, error) { return s.rebuild(ctx, head) }); err != nil {
			return nil, explain(err, "rebuild what was known")
		}
	}
	dated := *p.WithPeople(current.People) // who was erased stays so
	dated.KnownAt = at
	return &dated, nil
}

// at returns the Portfolio of the head. Whoever asks for the same one while it is being built waits for it.
func (c *knownCache) at(head models.Head, build func() (*models.Portfolio, error)) (*models.Portfolio, error) {
	c.mu.Lock()
	i := slices.IndexFunc(c.built, func(k *knownState) bool { return k.head == head })
	state := &knownState{head: head}
	if i >= 0 {
		state = c.built[i]
		c.built = slices.Delete(c.built, i, i+1)
	}
	c.built = slices.Insert(c.built, 0, state)
	c.built = c.built[:min(len(c.built), knownStates)]
	c.mu.Unlock()

	state.once.Do(func() { state.portfolio, state.err = build() })
	if state.err != nil {
		// Nobody shall meet an error of the past, such as a visitor's broken connection.
		c.mu.Lock()
		c.built = slices.DeleteFunc(c.built, func(k *knownState) bool { return k == state })
		c.mu.Unlock()
	}
	return state.portfolio, state.err
}

// headAt returns the last entry of the time or before; the zero Head before the first.
func headAt(db *gorm.DB, at models.Instant) (models.Head, error) {
	var last []journalRow
	err := db.Select("seq", "hash").Where("at <= ?", int64(at)).Order("at DESC, seq DESC").Limit(1).Find(&last).Error
	if err != nil || len(last) == 0 {
		return models.Head{}, err
	}
	return models.Head{Seq: last[0].Seq, Hash: last[0].Hash}, nil
}

// rebuild makes the Portfolio of an earlier head from the last image of each record until then. It does not end
// with the visitor who asked first: others may wait for the same one.
func (s *Store) rebuild(ctx context.Context, head models.Head) (*models.Portfolio, error) {
	records, err := replay(s.read.WithContext(context.WithoutCancel(ctx)), head.Seq)
	if err != nil {
		return nil, err
	}
	p := models.NewPortfolio(head, records)
	p.Demo = s.Portfolio().Demo
	return p, nil
}

// replay returns the records that the journal leaves after the entry seq. Decoding is most of the work, so all
// processors take part.
func replay(db *gorm.DB, seq int64) (*models.Records, error) {
	latest := db.Session(&gorm.Session{NewDB: true}).Table(journalRow{}.TableName()).Select("MAX(seq)").
		Where("seq <= ?", seq).Group("kind, record_id")
	var images []models.Entry
	err := eachEntry(db.Where("seq IN (?)", latest), func(e models.Entry) error {
		if e.Op != models.OpErase {
			images = append(images, e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	decoded := make([]models.Record, len(images))
	share := max(1, (len(images)+runtime.NumCPU()-1)/runtime.NumCPU())
	errs := make([]error, (len(images)+share-1)/share)
	var all sync.WaitGroup
	for n := range errs {
		all.Go(func() {
			for i := n * share; i < min((n+1)*share, len(images)) && errs[n] == nil; i++ {
				decoded[i], errs[n] = images[i].Record()
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	records := &models.Records{}
	for _, r := range decoded {
		records.Add(r)
	}
	return records, nil
}
