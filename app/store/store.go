// Package store keeps all records in SQLite or PostgreSQL through GORM: versioned migrations, one door for
// changes that writes rows and hash-chained journal together, and the Portfolios that everybody reads from.
package store

import (
	"cmp"
	"context"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"zielstand/models"
)

// Config says which database to open and how. The zero value of everything but Database is useful.
type Config struct {
	Database string // path of a file, or an address that begins with postgres:// or postgresql://
	Readers  int    // connections that read at the same time; 0 means 4
	// MustExist refuses a missing file instead of beginning a new one.
	MustExist bool
	// Poll is how often Follow looks for changes of others; 0 means twice a second.
	Poll   time.Duration
	Logger *slog.Logger
	Now    func() time.Time // the clock of journal entries
}

// Store is an open database together with its current Portfolio. It is safe for concurrent use.
type Store struct {
	config  Config
	engine  engine
	write   *gorm.DB
	read    *gorm.DB
	log     *slog.Logger
	now     func() time.Time
	door    chan struct{} // holds one token; who has it may write and publish
	open    *group        // of the changes that are not committed yet
	current atomic.Pointer[published]
	ready   atomic.Bool // the schema is the one this program knows
	known   knownCache
}

// engine is what SQLite and PostgreSQL do differently.
type engine interface {
	// shown names the database in messages, without a password.
	shown() string
	// inspect looks at the database without changing anything and refuses one that is not ours.
	inspect(ctx context.Context) error
	// connect opens the connections for writing and for reading.
	connect(readers int) (write, read *gorm.DB, err error)
	// found marks an empty database as ours, in the transaction of the first migration.
	found(tx *gorm.DB) error
	// serialise makes the transaction the only one that writes until it ends.
	serialise(tx *gorm.DB) error
	// announce tells other instances of a change when the transaction commits.
	announce(tx *gorm.DB, head models.Head) error
	// watch calls wake whenever somebody else may have changed the database, until ctx ends.
	watch(ctx context.Context, s *Store, wake func()) error
}

// Open opens the database and loads its Portfolio. It changes nothing in a database that has a schema already;
// on a new or older one the Portfolio stays empty, and changes are refused, until Migrate. A database that
// cannot be used gives a models.Error of kind Misset with one Problem, and is left as it was.
func Open(ctx context.Context, config Config) (*Store, error) {
	config.Readers = cmp.Or(config.Readers, 4)
	config.Poll = cmp.Or(config.Poll, 500*time.Millisecond)
	s := &Store{config: config, log: config.Logger, now: config.Now, door: make(chan struct{}, 1)}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	if isPostgres(config.Database) {
		s.engine = &postgresEngine{address: config.Database}
	} else {
		s.engine = &sqliteEngine{path: config.Database, mustExist: config.MustExist}
	}
	if err := s.engine.inspect(ctx); err != nil {
		return nil, err
	}
	var err error
	if s.write, s.read, err = s.engine.connect(config.Readers); err != nil {
		return nil, err
	}
	s.publish(models.NewPortfolio(models.Head{}, &models.Records{}))
	if err := s.start(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// start loads the Portfolio if the schema allows it.
func (s *Store) start(ctx context.Context) error {
	state, err := s.MigrationState(ctx)
	if err != nil || len(state.Pending) > 0 {
		return err
	}
	p, err := s.load(ctx)
	if isCorrupt(err) {
		return misset(models.CodeCorrupt, s.engine.shown(), err)
	}
	if err != nil {
		return err
	}
	s.ready.Store(true)
	s.publish(p)
	return nil
}

// Close closes all connections, the readers first, so that SQLite can tidy up behind the last writer.
func (s *Store) Close() error {
	var first error
	for _, db := range []*gorm.DB{s.read, s.write} {
		pool, err := db.DB()
		if err == nil {
			err = pool.Close()
		}
		first = cmp.Or(first, err)
	}
	return first
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	pool, err := s.read.DB()
	if err != nil {
		return err
	}
	return explain(pool.PingContext(ctx), "ping")
}

// enterAlone waits for the door and ends the open group; leave must follow when it returns nil.
func (s *Store) enterAlone(ctx context.Context) error {
	err := s.enter(ctx)
	if err == nil {
		s.settle()
	}
	return err
}

// enter waits for the door; leave must follow when it returns nil.
func (s *Store) enter(ctx context.Context) error {
	select {
	case s.door <- struct{}{}:
		return nil
	case <-ctx.Done():
		return &models.Error{Kind: models.Unavailable, Err: ctx.Err()}
	}
}

func (s *Store) leave() { <-s.door }

func isPostgres(database string) bool {
	return strings.HasPrefix(database, "postgres://") || strings.HasPrefix(database, "postgresql://")
}

// gormConfig keeps GORM quiet and out of transactions: errors are returned, and Change brings its own.
func gormConfig() *gorm.Config {
	return &gorm.Config{SkipDefaultTransaction: true, Logger: logger.Discard}
}
