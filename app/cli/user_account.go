// What the commands about accounts share: opening, finding, inviting, and what went wrong in German.

package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"zielstand/app/auth"
	"zielstand/app/german"
	"zielstand/app/store"
	"zielstand/models"
)

// invite revokes older links and prints a new one; nothing but its hash is kept.
func (p *process) invite(s *settings, db *store.Store, u *models.User) error {
	if err := db.DeleteTokens(p.ctx, u.ID, models.TokenInvite); err != nil {
		return err
	}
	now := time.Now()
	secret, token := auth.Invite(u.ID, now)
	if err := db.CreateToken(p.ctx, token); err != nil {
		return err
	}
	base := s.site.BaseURL
	if base == "" {
		base = "http://" + reachable(s.addr)
	}
	fmt.Fprintln(p.out, strings.TrimSuffix(base, "/")+"/anmeldung/einladung/"+secret)
	until := token.ExpiresAt.Time().In(s.location)
	p.say("Mit diesem Link setzt %s das Kennwort. Er gilt einmal, bis %s, %s Uhr, und wird nicht wieder gezeigt.",
		u.Name, german.Date(models.DateOf(until)), until.Format("15:04"))
	return nil
}

// withAccounts opens the database for do; prepare begins a new one and migrates an older one.
func (p *process) withAccounts(o place, prepare bool, do func(*settings, *store.Store) error) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	db, err := store.Open(p.ctx, store.Config{Database: o.of(s, ownDatabase), MustExist: !prepare, Logger: s.logger(p.words)})
	if err != nil {
		return err
	}
	defer db.Close()
	if prepare {
		err = db.Migrate(p.ctx)
	} else {
		err = p.wantCurrent(db, o.of(s, ownDatabase))
	}
	if err != nil {
		return err
	}
	return do(s, db)
}

// wantCurrent refuses a database that has no accounts yet.
func (p *process) wantCurrent(db *store.Store, database string) error {
	state, err := db.MigrationState(p.ctx)
	if err == nil && len(state.Pending) > 0 {
		err = &models.Error{Kind: models.Misset, Problems: []models.Problem{
			{Field: "database", Value: database, Code: models.CodeOlder, Allowed: state.Pending}}}
	}
	return err
}

// withUser opens the database and looks the account up for do.
func (p *process) withUser(o place, mail string, do func(*settings, *store.Store, *models.User) error) error {
	return p.withAccounts(o, false, func(s *settings, db *store.Store) error {
		u, err := db.UserByMail(p.ctx, mail)
		if models.KindOf(err) == models.NotFound {
			return &usageError{"Ein Konto „" + mail + "“ gibt es nicht. „zielstand user list“ nennt alle."}
		}
		if err != nil {
			return err
		}
		return do(s, db, u)
	})
}

// ministryIDs finds the ministries by id or abbreviation.
func ministryIDs(p *models.Portfolio, named []string) (models.Strings, error) {
	var ids models.Strings
	for _, name := range named {
		i := slices.IndexFunc(p.Ministries, func(m *models.Ministry) bool {
			return strings.EqualFold(m.ID, name) || strings.EqualFold(m.Abbreviation, name)
		})
		if i < 0 {
			var known []string
			for _, m := range p.Ministries {
				known = append(known, m.ID)
			}
			if len(known) == 0 {
				return nil, &usageError{"Noch gibt es keine Ressorts. Bitte zuerst „zielstand seed“ aufrufen."}
			}
			return nil, &usageError{"Ein Ressort „" + name + "“ gibt es nicht. Erlaubt sind " + strings.Join(known, ", ") + "."}
		}
		if id := p.Ministries[i].ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// accountError says what is wrong with an account.
func accountError(err error) error {
	var known *models.Error
	if !errors.As(err, &known) {
		return err
	}
	switch {
	case known.Kind == models.Conflict:
		return &failure{text: "Das Konto hat im selben Augenblick jemand anderes geändert. Bitte noch einmal versuchen."}
	case known.Kind == models.Invalid && len(known.Problems) > 0 && known.Problems[0].Code == models.CodeLastAdmin:
		return &failure{text: "„" + known.Problems[0].Value + "“ ist das letzte Konto, das Konten verwalten darf; es bleibt. Bitte zuerst ein anderes anlegen: zielstand user add … --role administrator."}
	case known.Kind == models.Invalid && len(known.Problems) > 0:
		return &usageError{accountProblem(known.Problems[0])}
	}
	return err
}

func accountProblem(p models.Problem) string {
	switch {
	case p.Code == models.CodeTaken:
		return "Ein Konto „" + p.Value + "“ gibt es schon."
	case p.Field == "mail":
		return "„" + p.Value + "“ ist keine Mailadresse. Erlaubt ist zum Beispiel erika.mustermann@ministerium.example."
	case p.Field == "role":
		return "Die Rolle „" + p.Value + "“ gibt es nicht. Erlaubt sind " + strings.Join(p.Allowed, ", ") + "."
	}
	return "Der Name „" + p.Value + "“ ist nicht erlaubt. Nötig sind 1 bis 200 Zeichen auf einer Zeile."
}
