// The command user: accounts without a browser, above all the first administrator's.

package cli

import (
	"fmt"
	"strings"
	"time"

	"zielstand/app/auth"
	"zielstand/app/german"
	"zielstand/app/store"
	"zielstand/models"
)

type userCommand struct {
	Add     userAddCommand     `cmd:"" help:"Legt ein Konto an und nennt einmal den Link, mit dem die Person ihr Kennwort setzt."`
	List    userListCommand    `cmd:"" help:"Nennt alle Konten."`
	Reset   userResetCommand   `cmd:"" help:"Nimmt Kennwort und zweiten Faktor zurück, beendet Sitzungen und nennt einen neuen Link."`
	Disable userDisableCommand `cmd:"" help:"Sperrt ein Konto und beendet seine Sitzungen."`
	Enable  userEnableCommand  `cmd:"" help:"Hebt eine Sperre auf."`
	Erase   userEraseCommand   `cmd:"" help:"Löscht eine Person endgültig; das Journal behält nur ihre Nummer."`
}

type userAddCommand struct {
	place
	Mail     string   `arg:"" name:"MAIL" help:"Adresse, mit der sich die Person anmeldet."`
	Name     string   `required:"" placeholder:"NAME" help:"Name der Person."`
	Role     string   `required:"" placeholder:"ROLLE" help:"reader (liest), contact (meldet für Ressorts), editor (CDO-Büro) oder administrator."`
	Ministry []string `placeholder:"KURZ" help:"Ressorts der Person, durch Komma getrennt."`
}

// Run creates the account. The database is begun or brought up to date first, so that there can be an administrator
// before the first start.
func (c *userAddCommand) Run(p *process) error {
	return p.withAccounts(c.place, true, func(s *settings, db *store.Store) error {
		ministries, err := ministryIDs(db.Portfolio(), c.Ministry)
		if err != nil {
			return err
		}
		if c.Role == string(models.AccountContact) && len(ministries) == 0 {
			return &usageError{"Wer für Ressorts meldet, braucht --ministry, zum Beispiel --ministry mdi."}
		}
		u := &models.User{Mail: c.Mail, Name: c.Name, Role: models.AccountRole(c.Role), MinistryIDs: ministries}
		if err := db.SaveUser(p.ctx, u); err != nil {
			return accountError(err)
		}
		return p.invite(s, db, u)
	})
}

type userListCommand struct{ place }

// Run prints one line for each account: address, role, state, last sign-in, ministries, name, with tabs between.
func (c *userListCommand) Run(p *process) error {
	return p.withAccounts(c.place, false, func(s *settings, db *store.Store) error {
		users, err := db.Users(p.ctx)
		if err != nil {
			return err
		}
		for _, u := range users {
			seen := "-"
			if u.SeenAt != 0 {
				seen = german.Date(models.DateOf(u.SeenAt.Time().In(s.location)))
			}
			fmt.Fprintln(p.out, strings.Join([]string{u.Mail, string(u.Role), accountState(u), seen, orDash(strings.Join(u.MinistryIDs, ",")), u.Name}, "\t"))
		}
		p.say("Konten: %d", len(users))
		return nil
	})
}

// accountState is the one word on what an account can do.
func accountState(u *models.User) string {
	switch {
	case u.DisabledAt != 0:
		return "gesperrt"
	case u.PasswordHash == "" && u.Subject == "":
		return "eingeladen"
	}
	return "aktiv"
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

type userResetCommand struct {
	place
	Mail string `arg:"" name:"MAIL" help:"Adresse des Kontos."`
}

// Run resets the account.
func (c *userResetCommand) Run(p *process) error {
	return p.withUser(c.place, c.Mail, func(s *settings, db *store.Store, u *models.User) error {
		if u.DisabledAt != 0 {
			return &usageError{"Das Konto „" + u.Mail + "“ ist gesperrt. Bitte zuerst „zielstand user enable“ aufrufen."}
		}
		auth.Reset(u)
		if err := db.SaveUser(p.ctx, u); err != nil {
			return accountError(err)
		}
		if err := db.DeleteSessionsOf(p.ctx, u.ID, ""); err != nil {
			return err
		}
		return p.invite(s, db, u)
	})
}

type userDisableCommand struct {
	place
	Mail string `arg:"" name:"MAIL" help:"Adresse des Kontos."`
}

// Run disables the account; one that is disabled stays so.
func (c *userDisableCommand) Run(p *process) error {
	return p.withUser(c.place, c.Mail, func(_ *settings, db *store.Store, u *models.User) error {
		if u.DisabledAt == 0 {
			u.DisabledAt = models.InstantOf(time.Now())
		}
		if err := db.SaveUser(p.ctx, u); err != nil {
			return accountError(err)
		}
		p.say("Das Konto „%s“ ist gesperrt, seine Sitzungen sind beendet und seine Links ungültig.", u.Mail)
		return nil
	})
}

type userEnableCommand struct {
	place
	Mail string `arg:"" name:"MAIL" help:"Adresse des Kontos."`
}

// Run lets the account sign in again.
func (c *userEnableCommand) Run(p *process) error {
	return p.withUser(c.place, c.Mail, func(_ *settings, db *store.Store, u *models.User) error {
		u.DisabledAt = 0
		if err := db.SaveUser(p.ctx, u); err != nil {
			return accountError(err)
		}
		p.say("Mit dem Konto „%s“ kann man sich wieder anmelden.", u.Mail)
		return nil
	})
}

type userEraseCommand struct {
	place
	Mail string `arg:"" name:"MAIL" help:"Adresse des Kontos."`
}

// Run erases the person.
func (c *userEraseCommand) Run(p *process) error {
	return p.withUser(c.place, c.Mail, func(_ *settings, db *store.Store, u *models.User) error {
		if err := db.EraseUser(p.ctx, u.ID); err != nil {
			return accountError(err)
		}
		p.say("Die Person „%s“ ist gelöscht. Das Journal nennt nur noch die Nummer %s, die zu niemandem mehr führt.", u.Mail, u.ID)
		return nil
	})
}
