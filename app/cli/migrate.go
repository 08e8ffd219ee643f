// The command migrate: brings a database up to this version.

package cli

import (
	"fmt"

	"zielstand/app/store"
)

type migrateCommand struct{ place }

// Run applies what is pending; the result is the list of migrations that were applied now.
func (c *migrateCommand) Run(p *process) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	db, err := store.Open(p.ctx, store.Config{Database: c.of(s, ownDatabase), Logger: s.logger(p.words)})
	if err != nil {
		return err
	}
	defer db.Close()
	state, err := db.MigrationState(p.ctx)
	if err != nil {
		return err
	}
	if err := db.Migrate(p.ctx); err != nil {
		return err
	}
	for _, id := range state.Pending {
		fmt.Fprintln(p.out, id)
	}
	p.say("Die Datenbank ist auf dem Stand dieses Programms.")
	return nil
}
