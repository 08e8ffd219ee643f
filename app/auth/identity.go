// What the provider says about a person, and which account that is.

package auth

import (
	"errors"
	"slices"
	"strings"

	"zielstand/models"
)

// Identity is a person as the provider knows them.
type Identity struct {
	Subject      string // "issuer subject", as in User.Subject
	Mail         string // lower case
	MailVerified bool
	Name         string
	// Role is "" when the provider says nothing about it: by configuration, or because the person has none here.
	Role        models.AccountRole
	RoleManaged bool // the provider gives roles
	// MinistryIDs may name ministries that do not exist; they match nothing.
	MinistryIDs       models.Strings
	MinistriesManaged bool // the provider gives ministries
}

// lacks tells whether the claims of the ID token are not enough.
func (o *OIDC) lacks(claims map[string]any) bool {
	for _, name := range []string{"email", "name", o.config.RoleClaim, o.config.MinistryClaim} {
		if name != "" && len(words(claims, name)) == 0 {
			return true
		}
	}
	return false
}

func (o *OIDC) identity(issuer, subject string, claims map[string]any) *Identity {
	verified, _ := claims["email_verified"].(bool)
	id := &Identity{Subject: issuer + " " + subject, MailVerified: verified,
		Mail: strings.ToLower(first(words(claims, "email"))), Name: first(words(claims, "name")),
		RoleManaged: o.config.RoleClaim != "", MinistriesManaged: o.config.MinistryClaim != ""}
	if id.RoleManaged {
		for _, value := range words(claims, o.config.RoleClaim) {
			role := o.config.Roles[value]
			if slices.Index(models.AccountRoles, role) > slices.Index(models.AccountRoles, id.Role) {
				id.Role = role
			}
		}
	}
	if id.MinistriesManaged {
		for _, value := range words(claims, o.config.MinistryClaim) {
			ministry, mapped := o.config.Ministries[value]
			if !mapped {
				ministry = strings.ToLower(value)
			}
			if ministry != "" && !slices.Contains(id.MinistryIDs, ministry) {
				id.MinistryIDs = append(id.MinistryIDs, ministry)
			}
		}
		slices.Sort(id.MinistryIDs)
	}
	return id
}

// words returns a claim that is a text or a list of texts; dots lead into nested claims, unless a claim is named
// with them.
func words(claims map[string]any, name string) []string {
	value, found := claims[name]
	if !found {
		outer, inner, nested := strings.Cut(name, ".")
		if below, ok := claims[outer].(map[string]any); nested && ok {
			return words(below, inner)
		}
	}
	var list []string
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			list = append(list, v)
		}
	case []any:
		for _, item := range v {
			if text, ok := item.(string); ok && strings.TrimSpace(text) != "" {
				list = append(list, strings.TrimSpace(text))
			}
		}
	}
	return list
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// Admit returns the account of an identity, to be saved by the caller: the one that has it, or the one that was
// invited under its confirmed address and has no identity yet, or a new one (without id and version). What the
// provider manages replaces what was set here. The error is of kind Forbidden when the provider manages roles and
// gives none, when the account is disabled, or when nobody has invited the person and the provider gives no role.
func Admit(id *Identity, bySubject, byMail *models.User) (*models.User, error) {
	var u models.User
	switch {
	case bySubject != nil:
		u = *bySubject
	case byMail != nil:
		if !id.MailVerified || byMail.Subject != "" {
			return nil, notAdmitted("the address belongs to another account")
		}
		u = *byMail
	case id.Mail == "":
		return nil, notAdmitted("the provider names no address")
	}
	if u.DisabledAt != 0 {
		return nil, notAdmitted("the account is disabled")
	}
	if id.RoleManaged {
		u.Role = id.Role
	}
	if u.Role == "" {
		return nil, notAdmitted("no role")
	}
	if id.MinistriesManaged {
		u.MinistryIDs = id.MinistryIDs
	}
	u.Subject = id.Subject
	if u.Mail == "" {
		u.Mail = id.Mail
	}
	if id.Name != "" {
		u.Name = id.Name
	}
	if u.Name == "" {
		u.Name = u.Mail
	}
	return &u, nil
}

func notAdmitted(why string) error {
	return &models.Error{Kind: models.Forbidden, Subject: "user", Err: errors.New(why)}
}
