// The command seed: creates the strategies of the sources in a database.

package cli

import (
	"fmt"

	"zielstand/app/store"
)

type seedCommand struct {
	place
	Demo bool `help:"Mit erfundenen Meldungen, in einer eigenen Datenbank (data/demo.db)."`
}

// Run creates what is missing and says how much that was.
func (c *seedCommand) Run(p *process) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	otherwise := ownDatabase
	if c.Demo {
		otherwise = demoDatabase
	}
	db, err := store.Open(p.ctx, store.Config{Database: c.of(s, otherwise), Logger: s.logger(p.words)})
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Migrate(p.ctx); err != nil {
		return err
	}
	created, err := p.fill(db, c.Demo)
	if err != nil {
		return err
	}
	if c.Demo {
		if err := p.createDemoUsers(db); err != nil {
			return err
		}
		if err := p.createDemoCoSigning(db, s); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.out, "angelegt: %d\n", created)
	return nil
}
