// Settings of the directory service (OpenID Connect).

package cli

import (
	"net"
	"net/url"
	"slices"
	"strings"

	"zielstand/app/auth"
	"zielstand/app/web"
	"zielstand/models"
)

// takeOIDC checks what is set about the directory service. It is not asked here: a dead one keeps nobody from
// starting.
func (s *settings) takeOIDC(v *variables) error {
	if v.OIDCIssuer == "" {
		return v.wantNoOIDC()
	}
	issuer, err := url.Parse(v.OIDCIssuer)
	if err != nil || issuer.Host == "" || issuer.User != nil || issuer.RawQuery != "" || issuer.Fragment != "" ||
		issuer.Scheme != "https" && !(issuer.Scheme == "http" && isHere(issuer.Hostname())) {
		return wrong("OIDC_ISSUER", v.OIDCIssuer, "die Adresse des Dienstes, zum Beispiel https://sso.example.de/realms/land (http nur auf diesem Rechner)")
	}
	if v.OIDCClientID == "" {
		return &usageError{prefix + "OIDC_CLIENT_ID fehlt. Nötig ist der Name, unter dem " + v.OIDCIssuer + " dieses Programm kennt."}
	}
	config := auth.OIDCConfig{Issuer: v.OIDCIssuer, ClientID: v.OIDCClientID, ClientSecret: v.OIDCClientSecret,
		RoleClaim: v.OIDCRoleClaim, MinistryClaim: v.OIDCMinistryClaim, Ministries: map[string]string{}, Roles: map[string]models.AccountRole{}}
	if err := takePairs("OIDC_MINISTRIES", v.OIDCMinistries, "Wert=Ressort, durch Komma getrennt, zum Beispiel Innenministerium=mdi,Justiz=jm", func(value, id string) bool {
		config.Ministries[value] = strings.ToLower(id)
		return true
	}); err != nil {
		return err
	}
	if err := takePairs("OIDC_ROLES", v.OIDCRoles, "Wert=Rolle, durch Komma getrennt, mit den Rollen reader, contact, editor und administrator, zum Beispiel zielstand-cdo=editor", func(value, role string) bool {
		config.Roles[value] = models.AccountRole(role)
		return slices.Contains(models.AccountRoles, models.AccountRole(role))
	}); err != nil {
		return err
	}
	if err := v.wantWholeClaims(); err != nil {
		return err
	}
	s.oidc = &config
	return nil
}

// wantNoOIDC refuses settings that are without meaning as long as no service is named.
func (v *variables) wantNoOIDC() error {
	for _, set := range []struct{ name, value string }{{"OIDC_CLIENT_ID", v.OIDCClientID}, {"OIDC_CLIENT_SECRET", v.OIDCClientSecret},
		{"OIDC_ROLE_CLAIM", v.OIDCRoleClaim}, {"OIDC_ROLES", v.OIDCRoles}, {"OIDC_MINISTRY_CLAIM", v.OIDCMinistryClaim}, {"OIDC_MINISTRIES", v.OIDCMinistries}} {
		if set.value != "" {
			return &usageError{prefix + set.name + " ist gesetzt, " + prefix + "OIDC_ISSUER nicht. Erlaubt sind nur beide zusammen."}
		}
	}
	return nil
}

// wantWholeClaims refuses a claim whose values mean nothing, and meanings without a claim.
func (v *variables) wantWholeClaims() error {
	switch {
	case v.OIDCRoleClaim != "" && v.OIDCRoles == "":
		return &usageError{prefix + "OIDC_ROLES fehlt. Mit " + prefix + "OIDC_ROLE_CLAIM ist nötig, welcher Wert welche Rolle gibt, zum Beispiel zielstand-cdo=editor."}
	case v.OIDCRoleClaim == "" && v.OIDCRoles != "":
		return &usageError{prefix + "OIDC_ROLE_CLAIM fehlt. Mit " + prefix + "OIDC_ROLES ist nötig, in welchem Merkmal die Werte stehen, zum Beispiel realm_access.roles."}
	case v.OIDCMinistryClaim == "" && v.OIDCMinistries != "":
		return &usageError{prefix + "OIDC_MINISTRY_CLAIM fehlt. Mit " + prefix + "OIDC_MINISTRIES ist nötig, in welchem Merkmal die Werte stehen, zum Beispiel department."}
	}
	return nil
}

// isHere tells whether a host is this machine, so that nobody listens between.
func isHere(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// takePairs reads "a=b,c=d" and hands each pair to take, which says whether it is allowed.
func takePairs(name, text, allowed string, take func(from, to string) bool) error {
	for pair := range strings.SplitSeq(text, ",") {
		if pair = strings.TrimSpace(pair); pair == "" {
			continue
		}
		// The last sign divides: names of groups may hold some ("cn=cdo,ou=…" cannot be, for the comma divides too).
		at := strings.LastIndex(pair, "=")
		if at <= 0 || at == len(pair)-1 || !take(strings.TrimSpace(pair[:at]), strings.TrimSpace(pair[at+1:])) {
			return wrong(name, pair, allowed)
		}
	}
	return nil
}

// directoryService is the service at which people can sign in too, nil if none is set.
func (s *settings) directoryService() *auth.OIDC {
	if s.oidc == nil {
		return nil
	}
	config := *s.oidc
	config.RedirectURL = strings.TrimSuffix(s.site.BaseURL, "/") + web.ProviderReturnPath
	return auth.NewOIDC(config)
}
