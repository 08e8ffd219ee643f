// Opening the database that a command works on, and filling a new one.

package cli

import (
	"cmp"
	"errors"
	"io"
	"log/slog"
	"strconv"

	"zielstand/app/store"
	"zielstand/models"
	"zielstand/seed"
)

// place is the option of all commands that work on the database.
type place struct {
	Database string `placeholder:"ORT" help:"Datei oder Adresse postgres://… statt ZIELSTAND_DATABASE."`
}

// The databases where nothing is set.
const (
	ownDatabase  = "data/zielstand.db"
	demoDatabase = "data/demo.db"
)

// of returns the database that the option, the environment, or the command's default names.
func (o place) of(s *settings, otherwise string) string {
	return cmp.Or(o.Database, s.database, otherwise)
}

// logger writes lines of attributes; which ones the settings say.
func (s *settings) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.logLevel)); err != nil {
		level = slog.LevelInfo // the settings were checked
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level}))
}

// open opens an existing database for a command that needs its content.
func (p *process) open(o place) (*store.Store, error) {
	s, err := p.settings()
	if err != nil {
		return nil, err
	}
	return store.Open(p.ctx, store.Config{Database: o.of(s, ownDatabase), MustExist: true, Logger: s.logger(p.words)})
}

// fill creates the records of the sources that are not there yet, in demo with an invented history. It returns
// how many were created. Records that exist stay as they are, whoever changed them.
func (p *process) fill(db *store.Store, demo bool) (int, error) {
	records, err := seed.Load()
	if err != nil {
		return 0, err
	}
	reason := "Strategien der Quellen"
	if demo {
		if err := db.MarkDemo(p.ctx); err != nil {
			return 0, err
		}
		records, reason = seed.Demo(records), "Demonstrationsdaten"
	}
	created := 0
	_, err = db.Change(p.ctx, "seed", reason, func(tx *store.Tx) error {
		all := records.All()
		if tx.Portfolio().Head.Seq == 0 {
			created = len(all)
			if err := tx.Create(all...); err != nil {
				return err
			}
			return tx.NamePersons(records.People)
		}
		for _, record := range all {
			var known *models.Error
			err := tx.Create(record)
			switch {
			case err == nil:
				created++
				if person := records.Named(record); person != nil {
					if err := tx.NamePersons([]*models.Personal{person}); err != nil {
						return err
					}
				}
			case errors.As(err, &known) && known.Kind == models.Conflict:
			default:
				return err
			}
		}
		return nil
	})
	return created, err
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
