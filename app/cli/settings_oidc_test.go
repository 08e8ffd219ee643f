// Settings of the directory service.

package cli

import (
	"io"
	"maps"
	"strings"
	"testing"

	"zielstand/models"
)

const issuer = "ZIELSTAND_OIDC_ISSUER=https://sso.example.de/realms/land"

// settingsOf reads the settings of an environment.
func settingsOf(t *testing.T, env ...string) *settings {
	t.Helper()
	p := &process{ctx: t.Context(), environment: environmentOf(env), out: io.Discard, words: io.Discard}
	s, err := p.settings()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestClaimsOfTheDirectoryServiceAreSet(t *testing.T) {
	if s := settingsOf(t); s.oidc != nil {
		t.Error("there is a directory service without any setting")
	}
	c := settingsOf(t, issuer, "ZIELSTAND_OIDC_CLIENT_ID=zielstand", "ZIELSTAND_OIDC_CLIENT_SECRET=geheim",
		"ZIELSTAND_OIDC_ROLE_CLAIM=realm_access.roles", "ZIELSTAND_OIDC_ROLES=/zs/cdo=editor, a=b=contact ,",
		"ZIELSTAND_OIDC_MINISTRY_CLAIM=department", "ZIELSTAND_OIDC_MINISTRIES=Ministerium des Innern=MDI").oidc
	if c.Issuer != "https://sso.example.de/realms/land" || c.ClientID != "zielstand" || c.ClientSecret != "geheim" ||
		c.RoleClaim != "realm_access.roles" || c.MinistryClaim != "department" ||
		!maps.Equal(c.Roles, map[string]models.AccountRole{"/zs/cdo": models.AccountEditor, "a=b": models.AccountContact}) ||
		!maps.Equal(c.Ministries, map[string]string{"Ministerium des Innern": "mdi"}) {
		t.Errorf("%+v", c)
	}
}

func TestAHalfSetDirectoryServiceIsExplained(t *testing.T) {
	client := "ZIELSTAND_OIDC_CLIENT_ID=zielstand"
	for _, c := range []struct {
		env       []string
		explained string
	}{
		{[]string{client}, "ZIELSTAND_OIDC_ISSUER"},
		{[]string{issuer}, "ZIELSTAND_OIDC_CLIENT_ID"},
		{[]string{"ZIELSTAND_OIDC_ISSUER=sso.example.de", client}, "https://sso.example.de/realms/land"},
		{[]string{"ZIELSTAND_OIDC_ISSUER=http://sso.example.de", client}, "nur auf diesem Rechner"},
		{[]string{"ZIELSTAND_OIDC_ISSUER=https://a:b@sso.example.de", client}, "ZIELSTAND_OIDC_ISSUER"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_ROLE_CLAIM=roles"}, "ZIELSTAND_OIDC_ROLES"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_ROLES=cdo=editor"}, "ZIELSTAND_OIDC_ROLE_CLAIM"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_ROLE_CLAIM=roles", "ZIELSTAND_OIDC_ROLES=cdo=chef"}, "reader, contact, editor und administrator"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_ROLE_CLAIM=roles", "ZIELSTAND_OIDC_ROLES=cdo"}, "Wert=Rolle"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_MINISTRIES=Innen=mdi"}, "ZIELSTAND_OIDC_MINISTRY_CLAIM"},
		{[]string{issuer, client, "ZIELSTAND_OIDC_MINISTRY_CLAIM=d", "ZIELSTAND_OIDC_MINISTRIES=Innen="}, "Wert=Ressort"},
	} {
		place := database(t)
		run(t, c.env, "serve", "--database", place).want(t, exitUsage, c.explained)
		if content(t, place) != nil {
			t.Errorf("%v: a database was made all the same", c.env)
		}
	}
}

func TestADeadDirectoryServiceKeepsNobodyFromStarting(t *testing.T) {
	s := start(t, []string{"ZIELSTAND_OIDC_ISSUER=http://127.0.0.1:1", "ZIELSTAND_OIDC_CLIENT_ID=zielstand", "ZIELSTAND_OIDC_CLIENT_SECRET=sehr-geheim"}, "--database", database(t))
	if status, _ := s.get(t, "/"); status != 200 {
		t.Errorf("status %d", status)
	}
	if strings.Contains(s.words.String()+s.out.String(), "sehr-geheim") {
		t.Error("the secret is printed")
	}
}
