// SQLite: one connection writes, several read. A file is looked at before anything could write to it.

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"

	"zielstand/models"
)

// applicationID marks our files in their header: "Ziel" in ASCII.
const applicationID = 0x5A69656C

type sqliteEngine struct {
	path      string
	mustExist bool
}

func (e *sqliteEngine) shown() string { return e.path }

// address makes a URI of the path, in which "?" and "%" of a file name keep their meaning.
func (e *sqliteEngine) address(parameters string) string {
	path := e.path
	if absolute, err := filepath.Abs(path); err == nil {
		path = filepath.ToSlash(absolute)
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + parameters
}

func (e *sqliteEngine) inspect(ctx context.Context) error {
	info, err := os.Stat(e.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return e.inspectFolder(true)
	case err != nil:
		return misset(models.CodeReadOnly, e.path, err)
	case !info.Mode().IsRegular():
		return misset(models.CodeNoFile, e.path, nil)
	}
	if info.Size() > 0 {
		if err := e.inspectFile(ctx); err != nil {
			return err
		}
	}
	file, err := os.OpenFile(e.path, os.O_RDWR, 0)
	if err != nil {
		return misset(models.CodeReadOnly, e.path, err)
	}
	file.Close()
	return e.inspectFolder(false)
}

// inspectFolder tries whether SQLite may put its write-ahead log beside the file; asking for the permission
// alone would miss read-only file systems.
func (e *sqliteEngine) inspectFolder(isNew bool) error {
	if isNew && e.mustExist {
		return misset(models.CodeMissing, e.path, nil)
	}
	folder := filepath.Dir(e.path)
	if isNew {
		if err := os.MkdirAll(folder, 0o750); err != nil {
			return misset(models.CodeReadOnly, e.path, err)
		}
	}
	trial, err := os.CreateTemp(folder, ".zielstand-*")
	if err != nil {
		return misset(models.CodeReadOnly, e.path, err)
	}
	trial.Close()
	return os.Remove(trial.Name())
}

func (e *sqliteEngine) connect(readers int) (write, read *gorm.DB, err error) {
	// FULL: what was acknowledged survives a loss of power.
	write, err = e.open("_txlock=immediate&_journal_mode=WAL&_synchronous=FULL&_busy_timeout=10000&_foreign_keys=on", 1)
	if err != nil {
		return nil, nil, misset(models.CodeReadOnly, e.path, err)
	}
	read, err = e.open("_query_only=on&_busy_timeout=10000", readers)
	if err == nil {
		// Half of a small query is its preparing, which pgx keeps by itself.
		read = read.Session(&gorm.Session{PrepareStmt: true})
	}
	if err != nil {
		if pool, poolErr := write.DB(); poolErr == nil {
			pool.Close()
		}
		return nil, nil, misset(models.CodeReadOnly, e.path, err)
	}
	return write, read, nil
}

func (e *sqliteEngine) open(parameters string, connections int) (*gorm.DB, error) {
	pool, err := sql.Open(sqlite.DriverName, e.address(parameters))
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db, err := gorm.Open(sqlite.New(sqlite.Config{Conn: pool}), gormConfig())
	if err != nil {
		pool.Close()
		return nil, err
	}
	return db, nil
}

func (e *sqliteEngine) found(tx *gorm.DB) error {
	return tx.Exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID)).Error
}

// serialise has nothing to do: transactions of the writing connection begin as the only one.
func (e *sqliteEngine) serialise(*gorm.DB) error { return nil }

// announce has nothing to do: SQLite counts the changes of a file by itself.
func (e *sqliteEngine) announce(*gorm.DB, models.Head) error { return nil }

// watch asks a connection whether others have changed the file since; that reads no page of it.
func (e *sqliteEngine) watch(ctx context.Context, s *Store, wake func()) error {
	pool, err := s.read.DB()
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return explain(err, "watch the database")
	}
	defer conn.Close()
	var seen int64 = -1
	ticker := time.NewTicker(s.config.Poll)
	defer ticker.Stop()
	for {
		var version int64
		if err := conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err == nil && version != seen {
			seen = version
			wake()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
	}
}
