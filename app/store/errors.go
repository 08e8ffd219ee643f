// Errors of the databases, told apart by what the caller can do about them.

package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"zielstand/models"
)

// misset says in one Problem why the database cannot be used as it is.
func misset(code, database string, cause error, allowed ...string) error {
	return &models.Error{Kind: models.Misset, Err: cause, Problems: []models.Problem{
		{Field: "database", Value: database, Code: code, Allowed: allowed}}}
}

// explain gives an error of a database its kind, and says what was tried; errors that have one stay as they are.
func explain(err error, trying string) error {
	var known *models.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	kind := models.Internal
	if isUnavailable(err) {
		kind = models.Unavailable
	}
	return &models.Error{Kind: kind, Err: fmt.Errorf("%s: %w", trying, err)}
}

// isUnavailable tells whether the same attempt may succeed later.
func isUnavailable(err error) bool {
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		switch lite.Code {
		case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrFull, sqlite3.ErrIoErr, sqlite3.ErrReadonly, sqlite3.ErrCantOpen:
			return true
		}
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		// Classes of PostgreSQL, appendix A: connection, rollback, resources, operator intervention.
		for _, class := range []string{"08", "40", "53", "57"} {
			if strings.HasPrefix(server.Code, class) {
				return true
			}
		}
	}
	var connecting *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connecting) || errors.As(err, &network) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

func isCorrupt(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrCorrupt || lite.Code == sqlite3.ErrNotADB)
}
