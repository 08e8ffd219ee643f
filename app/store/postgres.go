// PostgreSQL: several instances may work on one database; an advisory lock lets one of them write at a time,
// and notifications tell the others.

package store

import (
	"context"
	"database/sql"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"zielstand/models"
)

// channel is where changes are announced; those in another schema of the same database only wake in vain.
const channel = "zielstand_journal"

// connectTimeout is how long a server may take to let us in.
const connectTimeout = 10 * time.Second

type postgresEngine struct{ address string }

// shown is the address without its password.
func (e *postgresEngine) shown() string {
	if parsed, err := url.Parse(e.address); err == nil {
		return parsed.Redacted()
	}
	return "postgres://…"
}

func (e *postgresEngine) inspect(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	pool, err := sql.Open("pgx", e.address)
	if err != nil {
		return misset(models.CodeUnreachable, e.shown(), err)
	}
	defer pool.Close()
	tables, err := texts(ctx, pool, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
	switch {
	case err != nil:
		return misset(models.CodeUnreachable, e.shown(), err)
	case len(tables) == 0:
		return nil
	case !slices.Contains(tables, migrationsTable) || !slices.Contains(tables, journalRow{}.TableName()):
		return misset(models.CodeForeign, e.shown(), nil)
	}
	return inspectMigrations(ctx, pool, e.shown())
}

func (e *postgresEngine) connect(readers int) (write, read *gorm.DB, err error) {
	pool, err := sql.Open("pgx", e.address)
	if err != nil {
		return nil, nil, misset(models.CodeUnreachable, e.shown(), err)
	}
	pool.SetMaxOpenConns(readers + 1)
	pool.SetMaxIdleConns(readers + 1)
	write, err = gorm.Open(postgres.New(postgres.Config{Conn: pool}), gormConfig())
	if err != nil {
		pool.Close()
		return nil, nil, misset(models.CodeUnreachable, e.shown(), err)
	}
	return write, write, nil
}

// found has nothing to do: the tables of the first migration mark the database.
func (e *postgresEngine) found(*gorm.DB) error { return nil }

func (e *postgresEngine) serialise(tx *gorm.DB) error {
	return tx.Exec("SELECT pg_advisory_xact_lock(hashtext('zielstand'), hashtext(current_schema()))").Error
}

func (e *postgresEngine) announce(tx *gorm.DB, head models.Head) error {
	return tx.Exec("SELECT pg_notify(?, ?)", channel, strconv.FormatInt(head.Seq, 10)).Error
}

// watch listens on a connection of its own. Each wait ends after the polling interval at the latest, so a lost
// notification, or a pooler between us that swallows them, only delays.
func (e *postgresEngine) watch(ctx context.Context, s *Store, wake func()) error {
	for ctx.Err() == nil {
		if err := e.listen(ctx, s.config.Poll, wake); ctx.Err() == nil {
			s.log.WarnContext(ctx, "cannot listen for changes, polling instead", "error", err)
			wake()
			pause(ctx, s.config.Poll)
		}
	}
	return ctx.Err()
}

// listen wakes on notifications until the connection breaks.
func (e *postgresEngine) listen(ctx context.Context, poll time.Duration, wake func()) error {
	conn, err := pgx.Connect(ctx, e.address)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for {
		wake()
		waiting, cancel := context.WithTimeout(ctx, poll)
		_, err := conn.WaitForNotification(waiting)
		late := waiting.Err() != nil
		cancel()
		if err != nil && (!late || ctx.Err() != nil || conn.IsClosed()) {
			return err
		}
	}
}

// pause waits, but not beyond the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
