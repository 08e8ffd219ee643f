// Looking at a file that may be anything, without leaving a trace in it or beside it.

package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"gorm.io/driver/sqlite"

	"zielstand/models"
)

// checkedSize is up to which size a file is read through before it is opened; damage in a larger one shows
// when the Portfolio is loaded.
const checkedSize = 64 << 20

func (e *sqliteEngine) inspectFile(ctx context.Context) error {
	size, err := e.header()
	if err != nil {
		return err
	}
	address, tidy, err := e.traceless()
	if err != nil {
		return err
	}
	defer tidy()
	pool, err := sql.Open(sqlite.DriverName, address)
	if err != nil {
		return misset(models.CodeCorrupt, e.path, err)
	}
	defer pool.Close()
	if size <= checkedSize {
		var verdict string
		if err := pool.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil || verdict != "ok" {
			return misset(models.CodeCorrupt, e.path, errors.Join(err, errors.New(verdict)))
		}
	}
	return e.inspectContent(ctx, pool)
}

// traceless returns an address under which the content can be read without leaving anything behind.
func (e *sqliteEngine) traceless() (address string, tidy func(), err error) {
	keep := func() {}
	log, err := os.Stat(e.path + "-wal")
	if err != nil || log.Size() == 0 {
		// The file is complete in itself; an immutable one is read without log and shared memory.
		return e.address("mode=ro&immutable=1"), keep, nil
	}
	if _, err := os.Stat(e.path + "-shm"); err == nil {
		// Somebody is at work, or was killed: we read as one more of them.
		return e.address("mode=ro&_busy_timeout=10000"), keep, nil
	}
	// A log that nobody uses: reading it would make its shared memory, so a copy is read.
	folder, err := os.MkdirTemp("", "zielstand-*")
	if err != nil {
		return "", keep, misset(models.CodeReadOnly, e.path, err)
	}
	tidy = func() { os.RemoveAll(folder) }
	copied := &sqliteEngine{path: filepath.Join(folder, "copy.db")}
	for _, ending := range []string{"", "-wal"} {
		if err := copyFile(copied.path+ending, e.path+ending); err != nil {
			tidy()
			return "", keep, misset(models.CodeReadOnly, e.path, err)
		}
	}
	return copied.address("mode=ro"), tidy, nil
}

func copyFile(to, from string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// header tells the size of the file, and refuses one that no SQLite has written.
func (e *sqliteEngine) header() (size int64, err error) {
	file, err := os.Open(e.path)
	if err != nil {
		return 0, misset(models.CodeReadOnly, e.path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, misset(models.CodeReadOnly, e.path, err)
	}
	var start [16]byte
	if _, err := io.ReadFull(file, start[:]); err != nil || string(start[:]) != "SQLite format 3\x00" {
		return 0, misset(models.CodeForeign, e.path, nil)
	}
	return info.Size(), nil
}

func (e *sqliteEngine) inspectContent(ctx context.Context, pool *sql.DB) error {
	tables, err := texts(ctx, pool, "SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		return misset(models.CodeCorrupt, e.path, err)
	}
	var application int64
	if err := pool.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return misset(models.CodeCorrupt, e.path, err)
	}
	switch {
	case application == 0 && len(tables) == 0:
		return nil // begun, and interrupted before the first table
	case application != applicationID:
		return misset(models.CodeForeign, e.path, nil)
	case !slices.Contains(tables, migrationsTable):
		return misset(models.CodeCorrupt, e.path, errors.New("no table "+migrationsTable))
	}
	return inspectMigrations(ctx, pool, e.path)
}

// inspectMigrations refuses a database that a later version has migrated.
func inspectMigrations(ctx context.Context, pool *sql.DB, name string) error {
	applied, err := texts(ctx, pool, "SELECT id FROM "+migrationsTable+" ORDER BY id")
	if err != nil {
		return misset(models.CodeCorrupt, name, err)
	}
	unknown := slices.DeleteFunc(applied, func(id string) bool { return slices.Contains(migrationIDs(), id) })
	if len(unknown) > 0 {
		return misset(models.CodeNewer, name, nil, unknown...)
	}
	return nil
}

// texts returns the single text column of a query.
func texts(ctx context.Context, pool *sql.DB, query string) ([]string, error) {
	rows, err := pool.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, rows.Err()
}
