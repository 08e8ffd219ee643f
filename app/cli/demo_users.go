// The accounts of the demonstration, created where they are missing and named at the start.

package cli

import (
	"zielstand/app/auth"
	"zielstand/app/store"
)

// createDemoUsers adds the people that a demonstration database lacks. Whoever was changed or erased in one that
// has accounts already stays so.
func (p *process) createDemoUsers(db *store.Store) error {
	present, err := db.Users(p.ctx)
	if err != nil || len(present) > 0 {
		return err
	}
	hash := auth.HashPassword(auth.DemoPassword) // one for all, for it is no secret and takes its time
	for _, u := range auth.DemoUsers() {
		u.PasswordHash = hash
		if err := db.SaveUser(p.ctx, &u); err != nil {
			return err
		}
	}
	return nil
}

// sayDemoUsers tells how to sign in.
func (p *process) sayDemoUsers() {
	p.say("Demonstration: Anmeldung mit dem Kennwort „%s“ als", auth.DemoPassword)
	for _, u := range auth.DemoUsers() {
		p.say("  %-26s %s", u.Mail, u.Name)
	}
}
