// OpenID Connect: signing in with the account that the Land's directory service knows, by the code flow with PKCE
// (RFC 7636, S256), state and nonce.

package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"zielstand/models"
)

// OIDCConfig says where the provider is and what its claims mean.
type OIDCConfig struct {
	Issuer       string // address of the provider
	ClientID     string
	ClientSecret string // "" = a public client, which PKCE alone protects
	RedirectURL  string // where the provider sends people back to, below our own address
	// RoleClaim names the claim with the roles or groups, with dots where it is nested
	// ("realm_access.roles"); "" = the role is given here, by an administrator.
	RoleClaim string
	// Roles maps values of that claim to roles; of several the one with the most rights counts.
	Roles map[string]models.AccountRole
	// MinistryClaim names the claim with the ministries; "" = they are given here.
	MinistryClaim string
	// Ministries maps values of that claim to ids of ministries; others count as an id in lower case.
	Ministries map[string]string
	Client     *http.Client     // nil = one with a time limit
	Now        func() time.Time // nil = the time
}

// OIDC is a provider. It is asked for the first time when somebody signs in, so that a dead one keeps nobody from
// starting the program.
type OIDC struct {
	config OIDCConfig
	mu     sync.Mutex
	known  *provider
	failed error     // why the provider was not known the last time
	until  time.Time // until then it is not asked again
}

// provider is what discovery found.
type provider struct {
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
	oidc     *oidc.Provider
}

// oidcTimeout is how long the provider may take for one answer.
const oidcTimeout = 10 * time.Second

// oidcPause is how long a provider that does not answer is left alone, so that of many who wait for it only the
// first one waits for its time limit.
const oidcPause = 5 * time.Second

// NewOIDC prepares signing in at the provider and asks it nothing yet.
func NewOIDC(config OIDCConfig) *OIDC {
	if config.Client == nil {
		config.Client = &http.Client{Timeout: oidcTimeout}
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	return &OIDC{config: config}
}

// OIDCFlow is what a browser must bring back; it belongs into a cookie that only this server reads.
type OIDCFlow struct {
	State    string // proves that the same browser comes back
	Nonce    string // ties the identity to this sign-in
	Verifier string // proves to the provider that we began it (PKCE)
}

// String returns the flow in one word for a cookie.
func (f OIDCFlow) String() string { return f.State + "." + f.Nonce + "." + f.Verifier }

// ParseOIDCFlow reads what String wrote; anything else gives the zero value, with which nothing can be finished.
func ParseOIDCFlow(text string) OIDCFlow {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || parts[0] == "" || parts[1] == "" || parts[2] == "" {
		return OIDCFlow{}
	}
	return OIDCFlow{parts[0], parts[1], parts[2]}
}

// Begin returns a new flow and the address at the provider where it goes on. The error is of kind Unavailable when
// the provider does not answer.
func (o *OIDC) Begin(ctx context.Context) (OIDCFlow, string, error) {
	p, err := o.provider(ctx)
	if err != nil {
		return OIDCFlow{}, "", err
	}
	flow := OIDCFlow{NewSecret(), NewSecret(), oauth2.GenerateVerifier()}
	return flow, p.oauth.AuthCodeURL(flow.State, oidc.Nonce(flow.Nonce), oauth2.S256ChallengeOption(flow.Verifier)), nil
}

// Finish returns the identity of who came back with the state and the code of the address. The error is of kind
// Forbidden when they are not of this flow or the provider's word cannot be trusted, and Unavailable when it does
// not answer. Without a code somebody has said no at the provider, which is Forbidden too.
func (o *OIDC) Finish(ctx context.Context, flow OIDCFlow, state, code string) (*Identity, error) {
	if flow.State == "" || !SameSecret(flow.State, state) {
		return nil, refused(errors.New("the state is not the one that was begun with"))
	}
	if code == "" {
		return nil, refused(errors.New("the provider gave no code"))
	}
	p, err := o.provider(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(oidc.ClientContext(ctx, o.config.Client), oidcTimeout)
	defer cancel()
	token, err := p.oauth.Exchange(ctx, code, oauth2.VerifierOption(flow.Verifier))
	if err != nil {
		return nil, exchangeError(err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return nil, refused(errors.New("the provider sent no ID token"))
	}
	id, err := p.verifier.Verify(ctx, raw)
	if err != nil {
		return nil, refused(err)
	}
	if !SameSecret(id.Nonce, flow.Nonce) {
		return nil, refused(errors.New("the nonce is not the one that was begun with"))
	}
	return o.identify(ctx, p, id, token)
}

// identify reads the claims of the ID token, and of the provider's user information where something is missing.
func (o *OIDC) identify(ctx context.Context, p *provider, id *oidc.IDToken, token *oauth2.Token) (*Identity, error) {
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return nil, refused(err)
	}
	if o.lacks(claims) && p.oidc.UserInfoEndpoint() != "" {
		info, err := p.oidc.UserInfo(ctx, oauth2.StaticTokenSource(token))
		if err != nil {
			return nil, unavailable(err)
		}
		if info.Subject != id.Subject {
			return nil, refused(errors.New("the user information is about somebody else"))
		}
		more := map[string]any{}
		if err := info.Claims(&more); err != nil {
			return nil, refused(err)
		}
		for name, value := range more {
			if _, signed := claims[name]; !signed {
				claims[name] = value
			}
		}
	}
	return o.identity(id.Issuer, id.Subject, claims), nil
}

// provider asks the provider where to go, once it has answered never again.
func (o *OIDC) provider(ctx context.Context) (*provider, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.known != nil {
		return o.known, nil
	}
	if o.config.Now().Before(o.until) {
		return nil, o.failed
	}
	// Its keys are fetched later on with this context, which must not end with the request.
	lasting := oidc.ClientContext(context.WithoutCancel(ctx), o.config.Client)
	found, err := oidc.NewProvider(lasting, o.config.Issuer)
	if err != nil {
		o.failed, o.until = unavailable(fmt.Errorf("ask the OpenID Connect provider: %w", err)), o.config.Now().Add(oidcPause)
		return nil, o.failed
	}
	o.known = &provider{
		oidc:     found,
		verifier: found.Verifier(&oidc.Config{ClientID: o.config.ClientID, Now: o.config.Now}),
		oauth: oauth2.Config{ClientID: o.config.ClientID, ClientSecret: o.config.ClientSecret, Endpoint: found.Endpoint(),
			RedirectURL: o.config.RedirectURL, Scopes: []string{oidc.ScopeOpenID, "profile", "email"}},
	}
	return o.known, nil
}

func refused(err error) error { return &models.Error{Kind: models.Forbidden, Err: err} }

func unavailable(err error) error { return &models.Error{Kind: models.Unavailable, Err: err} }

// exchangeError tells a provider that says no from one that does not answer.
func exchangeError(err error) error {
	var said *oauth2.RetrieveError
	if errors.As(err, &said) && said.Response.StatusCode < http.StatusInternalServerError {
		return refused(err)
	}
	return unavailable(err)
}
