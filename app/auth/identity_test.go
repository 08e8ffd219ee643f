// What a provider's claims make of a person, and which account that is.

package auth

import (
	"slices"
	"testing"

	"zielstand/models"
)

func TestClaimsBecomeRoleAndMinistries(t *testing.T) {
	o := NewOIDC(OIDCConfig{RoleClaim: "realm_access.roles", MinistryClaim: "ressort",
		Roles:      map[string]models.AccountRole{"zs-lesen": models.AccountReader, "zs-melden": models.AccountContact, "zs-cdo": models.AccountEditor},
		Ministries: map[string]string{"Innenministerium": "mdi"}})
	for name, c := range map[string]struct {
		claims     map[string]any
		role       models.AccountRole
		ministries []string
	}{
		"nothing":                {map[string]any{}, "", nil},
		"a role, nested":         {map[string]any{"realm_access": map[string]any{"roles": []any{"offline_access", "zs-melden"}}}, models.AccountContact, nil},
		"the most of several":    {map[string]any{"realm_access": map[string]any{"roles": []any{"zs-cdo", "zs-lesen"}}}, models.AccountEditor, nil},
		"a name with dots":       {map[string]any{"realm_access.roles": "zs-lesen"}, models.AccountReader, nil},
		"our own names":          {map[string]any{"realm_access": map[string]any{"roles": []any{"administrator"}}}, "", nil},
		"one ministry":           {map[string]any{"ressort": "MWVLW"}, "", []string{"mwvlw"}},
		"several, one mapped":    {map[string]any{"ressort": []any{"Innenministerium", "jm", "JM", " ", 7}}, "", []string{"jm", "mdi"}},
		"not what was thought":   {map[string]any{"realm_access": "roles", "ressort": map[string]any{"a": 1}}, "", nil},
		"nothing where expected": {map[string]any{"realm_access": map[string]any{"roles": nil}}, "", nil},
	} {
		id := o.identity("https://sso.example", "42", c.claims)
		if id.Role != c.role || !slices.Equal(id.MinistryIDs, c.ministries) || id.Subject != "https://sso.example 42" {
			t.Errorf("%s: %+v, want %s and %v", name, id, c.role, c.ministries)
		}
	}
}

func TestWithoutClaimsRolesAreGivenHere(t *testing.T) {
	id := NewOIDC(OIDCConfig{Roles: map[string]models.AccountRole{"x": models.AccountEditor}}).
		identity("i", "s", map[string]any{"": "x", "email": "Erika@MDI.example", "email_verified": true})
	if id.RoleManaged || id.MinistriesManaged || id.Role != "" || id.Mail != "erika@mdi.example" || !id.MailVerified {
		t.Errorf("%+v", id)
	}
}

func TestWhoMaySignInWithAnIdentity(t *testing.T) {
	given := Identity{Subject: "i s", Mail: "erika@mdi.example", MailVerified: true, Name: "Erika"}
	managed := given
	managed.RoleManaged, managed.Role, managed.MinistriesManaged, managed.MinistryIDs = true, models.AccountContact, true, models.Strings{"mdi"}
	roleless := managed
	roleless.Role = ""
	unverified := given
	unverified.MailVerified = false
	nameless := managed
	nameless.Name, nameless.Mail = "", ""
	invited := &models.User{ID: "u", Version: 1, Mail: "erika@mdi.example", Name: "E.", Role: models.AccountEditor, MinistryIDs: models.Strings{"jm"}}
	linked := &models.User{ID: "u", Version: 2, Mail: "alt@mdi.example", Name: "E.", Role: models.AccountReader, Subject: "i s"}
	others := &models.User{ID: "v", Version: 2, Mail: "erika@mdi.example", Role: models.AccountAdministrator, Subject: "i t"}
	disabled := &models.User{ID: "u", Version: 2, Role: models.AccountReader, Subject: "i s", DisabledAt: 1}
	for name, c := range map[string]struct {
		id                *Identity
		bySubject, byMail *models.User
		want              *models.User // nil = refused
	}{
		"a stranger": {&given, nil, nil, nil},
		"a stranger whom the provider gives a role":        {&managed, nil, nil, &models.User{Mail: "erika@mdi.example", Name: "Erika", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, Subject: "i s"}},
		"a stranger without an address":                    {&nameless, nil, nil, nil},
		"somebody invited":                                 {&given, nil, invited, &models.User{ID: "u", Version: 1, Mail: "erika@mdi.example", Name: "Erika", Role: models.AccountEditor, MinistryIDs: models.Strings{"jm"}, Subject: "i s"}},
		"somebody invited, address not confirmed":          {&unverified, nil, invited, nil},
		"somebody with another's address":                  {&given, nil, others, nil},
		"somebody known":                                   {&given, linked, nil, &models.User{ID: "u", Version: 2, Mail: "alt@mdi.example", Name: "Erika", Role: models.AccountReader, Subject: "i s"}},
		"somebody known with another's address":            {&given, linked, others, &models.User{ID: "u", Version: 2, Mail: "alt@mdi.example", Name: "Erika", Role: models.AccountReader, Subject: "i s"}},
		"somebody whose role has changed":                  {&managed, linked, nil, &models.User{ID: "u", Version: 2, Mail: "alt@mdi.example", Name: "Erika", Role: models.AccountContact, MinistryIDs: models.Strings{"mdi"}, Subject: "i s"}},
		"somebody who has no role any more":                {&roleless, linked, nil, nil},
		"somebody disabled":                                {&given, disabled, nil, nil},
		"somebody disabled whom the provider gives a role": {&managed, disabled, nil, nil},
	} {
		got, err := Admit(c.id, c.bySubject, c.byMail)
		if c.want == nil {
			if models.KindOf(err) != models.Forbidden || got != nil {
				t.Errorf("%s: %+v, %v", name, got, err)
			}
			continue
		}
		if err != nil || got.ID != c.want.ID || got.Version != c.want.Version || got.Mail != c.want.Mail || got.Name != c.want.Name ||
			got.Role != c.want.Role || got.Subject != c.want.Subject || !slices.Equal(got.MinistryIDs, c.want.MinistryIDs) {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, c.want)
		}
	}
	if invited.Subject != "" || linked.Role != models.AccountReader {
		t.Error("the accounts given were changed")
	}
}
