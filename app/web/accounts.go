// What actions ask of the accounts; the store has it.

package web

import (
	"context"
	"time"

	"zielstand/models"
)

// Accounts are the people who sign in, with their sessions, links and drafts.
type Accounts interface {
	User(ctx context.Context, id string) (*models.User, error)
	UserByMail(ctx context.Context, mail string) (*models.User, error)
	UserBySubject(ctx context.Context, subject string) (*models.User, error)
	Users(ctx context.Context) ([]*models.User, error)
	AccountsMark(ctx context.Context) (string, error)
	PrincipalsOf(ctx context.Context, id string) ([]*models.User, error)
	SaveUser(ctx context.Context, u *models.User) error
	SaveSignIn(ctx context.Context, u *models.User) error
	EraseUser(ctx context.Context, id string) error

	CreateSession(ctx context.Context, session *models.Session) error
	Session(ctx context.Context, id string) (*models.Session, error)
	TouchSession(ctx context.Context, id string, expires models.Instant) error
	DeleteSession(ctx context.Context, id string) error
	SessionsOf(ctx context.Context, userID string) ([]*models.Session, error)
	DeleteSessionsOf(ctx context.Context, userID, except string) error

	CreateToken(ctx context.Context, token *models.Token) error
	Token(ctx context.Context, id string, purpose models.TokenPurpose) (*models.Token, error)
	UseToken(ctx context.Context, id string, purpose models.TokenPurpose, do func(u *models.User) error) (*models.User, error)
	TokensOf(ctx context.Context, userID string, purpose models.TokenPurpose) ([]*models.Token, error)
	DeleteTokens(ctx context.Context, userID string, purpose models.TokenPurpose) error

	SaveDraft(ctx context.Context, draft *models.Draft) error
	Draft(ctx context.Context, userID, form string) (*models.Draft, error)
	DeleteDraft(ctx context.Context, userID, form string) error
	DraftsOf(ctx context.Context, userID string) ([]*models.Draft, error)

	BeginAttempt(ctx context.Context, account, address string, since models.Instant, rule func(models.Attempts) time.Duration) (id string, wait time.Duration, err error)
	AttemptSucceeded(ctx context.Context, id string) error
}
