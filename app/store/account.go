// Accounts: people who sign in. They are written outside of the journal, so that a person can be erased.

package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"zielstand/models"
)

// Kinds of what is no record, for errors.
const (
	kindUser    models.Kind = "user"
	kindSession models.Kind = "session"
	kindToken   models.Kind = "token"
	kindDraft   models.Kind = "draft"
)

// User returns the account with the id.
func (s *Store) User(ctx context.Context, id string) (*models.User, error) {
	return single[models.User](s.read.WithContext(ctx).Where("id = ?", id), kindUser, id)
}

// UserByMail returns the account that signs in with the address, in whatever case it is written.
func (s *Store) UserByMail(ctx context.Context, mail string) (*models.User, error) {
	mail = normalMail(mail)
	return single[models.User](s.read.WithContext(ctx).Where("mail = ?", mail), kindUser, mail)
}

// UserBySubject returns the account of an OpenID Connect identity, "issuer subject".
func (s *Store) UserBySubject(ctx context.Context, subject string) (*models.User, error) {
	return single[models.User](s.read.WithContext(ctx).Where("subject = ? AND subject <> ''", subject), kindUser, subject)
}

// Users returns all accounts by name, disabled ones too.
func (s *Store) Users(ctx context.Context) ([]*models.User, error) {
	var users []*models.User
	err := s.read.WithContext(ctx).Order("name, mail").Find(&users).Error
	return users, explain(err, "read the accounts")
}

// AccountsMark is another one after each change of an account: every saving raises a version, and an account that
// replaces an erased one is younger than all others.
func (s *Store) AccountsMark(ctx context.Context) (string, error) {
	var accounts, versions, youngest int64
	err := s.read.WithContext(ctx).Raw("SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT), COALESCE(MAX(created_at), 0) FROM users").
		Row().Scan(&accounts, &versions, &youngest)
	return fmt.Sprintf("%d-%d-%d", accounts, versions, youngest), explain(err, "look for changes of accounts")
}

// PrincipalsOf returns the accounts that have named the user as deputy.
func (s *Store) PrincipalsOf(ctx context.Context, id string) ([]*models.User, error) {
	var users []*models.User
	err := namedAsDeputy(s.read.WithContext(ctx), id).Order("id").Find(&users).Error
	return users, explain(err, "read who has a deputy")
}

// namedAsDeputy narrows a query to accounts with the id among their deputies; "_" may be part of an id and is a
// wildcard.
func namedAsDeputy(db *gorm.DB, id string) *gorm.DB {
	return db.Where(`deputy_ids LIKE ? ESCAPE '\'`, `%"`+strings.NewReplacer(`\`, `\\`, `_`, `\_`, `%`, `\%`).Replace(id)+`"%`)
}

// SaveUser saves an account and gives it its next version. One with version 0 is new and, without an id, gets a
// random one. An error is of kind Conflict if somebody else saved first, NotFound if the account was erased
// meanwhile, Invalid if a field is wrong, the address belongs to another account or nobody would be left to keep
// accounts; u stays as it is then. A disabled account loses its sessions and links with the same stroke.
func (s *Store) SaveUser(ctx context.Context, u *models.User) error {
	return s.keepUser(ctx, u, func(tx *gorm.DB) error { return keepAdministrator(tx, u) })
}

// SaveSignIn is SaveUser for somebody who signs in: a directory service that gives roles may also take the last
// administrator's.
func (s *Store) SaveSignIn(ctx context.Context, u *models.User) error {
	return s.keepUser(ctx, u, func(*gorm.DB) error { return nil })
}

func (s *Store) keepUser(ctx context.Context, u *models.User, allowed func(tx *gorm.DB) error) error {
	next := *u
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		if err := allowed(tx); err != nil {
			return err
		}
		return s.saveUser(tx, &next)
	})
	if err != nil {
		return explain(err, "save the account")
	}
	*u = next
	return nil
}

// saveAccount runs do in a transaction that has nothing to do with the journal. They come one after the other on
// both databases, so that what do finds stays so until it is done, and no two wait for each other.
func (s *Store) saveAccount(ctx context.Context, do func(tx *gorm.DB) error) error {
	if !s.ready.Load() {
		return s.refuseOlder(ctx)
	}
	return s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := s.engine.serialise(tx); err != nil {
			return err
		}
		return do(tx)
	})
}

func (s *Store) saveUser(tx *gorm.DB, u *models.User) error {
	u.Mail, u.Name = normalMail(u.Mail), strings.TrimSpace(u.Name)
	if err := checkUser(u); err != nil {
		return err
	}
	if err := checkTaken(tx, u); err != nil {
		return err
	}
	before := u.Version
	u.Version++
	if before == 0 {
		if u.ID == "" {
			u.ID = "u-" + strings.ToLower(rand.Text())
		}
		if u.CreatedAt == 0 {
			u.CreatedAt = models.InstantOf(s.now())
		}
		return tx.Create(u).Error
	}
	done := tx.Model(u).Where("version = ?", before).Select("*").Updates(u)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 1 {
		return endAccess(tx, u)
	}
	if _, err := single[models.User](tx.Where("id = ?", u.ID), kindUser, u.ID); err != nil {
		return err
	}
	return &models.Error{Kind: models.Conflict, Subject: kindUser, ID: u.ID}
}

// endAccess ends the sessions and links of a disabled account.
func endAccess(tx *gorm.DB, u *models.User) error {
	if u.DisabledAt == 0 {
		return nil
	}
	for _, row := range []any{&models.Session{}, &models.Token{}} {
		if err := tx.Where("user_id = ?", u.ID).Delete(row).Error; err != nil {
			return err
		}
	}
	return nil
}

// The longest name and address of a person; the address by RFC 5321.
const (
	maxName = 200
	maxMail = 254
)

func checkUser(u *models.User) error {
	var problems []models.Problem
	wrong := func(field, value, code string, allowed ...string) {
		problems = append(problems, models.Problem{Field: field, Value: value, Code: code, Allowed: allowed})
	}
	switch {
	case u.Name == "":
		wrong("name", "", models.CodeRequired)
	case utf8.RuneCountInString(u.Name) > maxName:
		wrong("name", u.Name, models.CodeTooLong, "200")
	case strings.ContainsFunc(u.Name, isControl):
		wrong("name", u.Name, models.CodeFormat, "Erika Mustermann")
	}
	switch before, after, _ := strings.Cut(u.Mail, "@"); {
	case u.Mail == "":
		wrong("mail", "", models.CodeRequired)
	case len(u.Mail) > maxMail:
		wrong("mail", u.Mail, models.CodeTooLong, "254")
	case before == "" || after == "" || strings.ContainsAny(after, "@") || strings.ContainsAny(u.Mail, " ,;:<>()[]\\\"") || strings.ContainsFunc(u.Mail, isControl):
		wrong("mail", u.Mail, models.CodeFormat, "name@ministerium.example")
	}
	if !slices.Contains(models.AccountRoles, u.Role) {
		var roles []string
		for _, role := range models.AccountRoles {
			roles = append(roles, string(role))
		}
		wrong("role", string(u.Role), models.CodeUnknown, roles...)
	}
	if len(problems) > 0 {
		return &models.Error{Kind: models.Invalid, Subject: kindUser, ID: u.ID, Problems: problems}
	}
	return nil
}

// isControl finds line ends and other characters that have no place in a name or in the head of a mail.
func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// keepAdministrator refuses what would leave nobody to keep accounts. Next is the account as it shall be.
func keepAdministrator(tx *gorm.DB, next *models.User) error {
	if isAdministrator(next) || next.Version == 0 {
		return nil
	}
	var administrators []*models.User
	if err := tx.Where("role = ? AND disabled_at = 0", models.AccountAdministrator).Limit(2).Find(&administrators).Error; err != nil {
		return err
	}
	if len(administrators) != 1 || administrators[0].ID != next.ID {
		return nil
	}
	return &models.Error{Kind: models.Invalid, Subject: kindUser, ID: next.ID, Problems: []models.Problem{
		{Field: "role", Value: next.Mail, Code: models.CodeLastAdmin}}}
}

func isAdministrator(u *models.User) bool {
	return u.Role == models.AccountAdministrator && u.DisabledAt == 0
}

// checkTaken refuses an address or an identity that belongs to another account.
func checkTaken(tx *gorm.DB, u *models.User) error {
	for _, unique := range []struct{ column, value string }{{"mail", u.Mail}, {"subject", u.Subject}} {
		if unique.value == "" {
			continue
		}
		var others int64
		if err := tx.Model(&models.User{}).Where(unique.column+" = ? AND id <> ?", unique.value, u.ID).Count(&others).Error; err != nil {
			return err
		}
		if others > 0 {
			return &models.Error{Kind: models.Invalid, Subject: kindUser, ID: u.ID, Problems: []models.Problem{
				{Field: unique.column, Value: unique.value, Code: models.CodeTaken}}}
		}
	}
	return nil
}

// EraseUser takes a person out of the database: the account, its sessions, links, drafts and mails, its attempts to
// sign in, and its mention as a deputy. The journal keeps the id, which no longer leads to anybody. An error is of kind
// Invalid if nobody would be left to keep accounts.
func (s *Store) EraseUser(ctx context.Context, id string) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		u, err := single[models.User](tx.Where("id = ?", id), kindUser, id)
		if err != nil {
			return err
		}
		if err := keepAdministrator(tx, &models.User{ID: u.ID, Mail: u.Mail, Version: u.Version}); err != nil {
			return err
		}
		if err := forget(tx, u); err != nil {
			return err
		}
		return tx.Delete(u).Error // with what refers to it
	})
	return explain(err, "erase the account")
}

// forget removes what no foreign key leads to.
func forget(tx *gorm.DB, u *models.User) error {
	if err := tx.Where("account = ?", attemptAccount(u.Mail)).Delete(&signInAttempt{}).Error; err != nil {
		return err
	}
	for _, row := range []any{&models.OutgoingMail{}, &occasionRow{}} {
		if err := tx.Where("user_id = ?", u.ID).Delete(row).Error; err != nil {
			return err
		}
	}
	var principals []*models.User
	if err := namedAsDeputy(tx, u.ID).Find(&principals).Error; err != nil {
		return err
	}
	for _, p := range principals {
		p.DeputyIDs = slices.DeleteFunc(p.DeputyIDs, func(id string) bool { return id == u.ID })
		p.Version++
		if err := tx.Select("*").Updates(p).Error; err != nil {
			return err
		}
	}
	return nil
}

func normalMail(mail string) string { return strings.ToLower(strings.TrimSpace(mail)) }

// single returns the only row of a query, or NotFound.
func single[T any](query *gorm.DB, kind models.Kind, id string) (*T, error) {
	row := new(T)
	err := query.Take(row).Error
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return nil, models.NotFoundError(kind, id)
	case err != nil:
		return nil, explain(err, "read "+string(kind))
	}
	return row, nil
}
