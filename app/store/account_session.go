// Sessions and secret links. The database knows hashes of the secrets only.

package store

import (
	"context"

	"gorm.io/gorm"

	"zielstand/models"
)

// CreateSession saves a session and clears away those that have ended.
func (s *Store) CreateSession(ctx context.Context, session *models.Session) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("expires_at <= ?", models.InstantOf(s.now())).Delete(&models.Session{}).Error; err != nil {
			return err
		}
		return tx.Create(session).Error
	})
	return explain(err, "begin a session")
}

// Session returns the session with the id, NotFound if there is none or it has ended.
func (s *Store) Session(ctx context.Context, id string) (*models.Session, error) {
	return single[models.Session](s.read.WithContext(ctx).Where("id = ? AND expires_at > ?", id, models.InstantOf(s.now())), kindSession, id)
}

// TouchSession notes that the session is in use now and moves its end. A session that is gone stays gone.
func (s *Store) TouchSession(ctx context.Context, id string, expires models.Instant) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		return tx.Model(&models.Session{}).Where("id = ?", id).
			Updates(map[string]any{"seen_at": models.InstantOf(s.now()), "expires_at": expires}).Error
	})
	return explain(err, "keep a session")
}

// DeleteSession ends a session; one that is gone already is no error.
func (s *Store) DeleteSession(ctx context.Context, id string) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error { return tx.Where("id = ?", id).Delete(&models.Session{}).Error })
	return explain(err, "end a session")
}

// SessionsOf returns the user's sessions that have not ended, the latest used first.
func (s *Store) SessionsOf(ctx context.Context, userID string) ([]*models.Session, error) {
	var sessions []*models.Session
	err := s.read.WithContext(ctx).Where("user_id = ? AND expires_at > ?", userID, models.InstantOf(s.now())).
		Order("seen_at DESC, id").Find(&sessions).Error
	return sessions, explain(err, "read sessions")
}

// DeleteSessionsOf ends all sessions of the user but the one with the id except; "" ends all.
func (s *Store) DeleteSessionsOf(ctx context.Context, userID, except string) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		return tx.Where("user_id = ? AND id <> ?", userID, except).Delete(&models.Session{}).Error
	})
	return explain(err, "end sessions")
}

// CreateToken saves a secret link.
func (s *Store) CreateToken(ctx context.Context, token *models.Token) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error { return tx.Create(token).Error })
	return explain(err, "create a link")
}

// Token returns the link with the id, NotFound if there is none, its time is over or it was used.
func (s *Store) Token(ctx context.Context, id string, purpose models.TokenPurpose) (*models.Token, error) {
	return single[models.Token](s.valid(s.read.WithContext(ctx), id, purpose), kindToken, id)
}

// valid narrows a query to the link as long as it can be used.
func (s *Store) valid(db *gorm.DB, id string, purpose models.TokenPurpose) *gorm.DB {
	return db.Where("id = ? AND purpose = ? AND used_at = 0 AND (expires_at = 0 OR expires_at > ?)", id, purpose, models.InstantOf(s.now()))
}

// UseToken uses a one-time link and saves what do makes of its user, both or nothing: of several who come with the
// same link one succeeds, the others get NotFound; if do fails, the link stays unused. It returns the user as saved.
func (s *Store) UseToken(ctx context.Context, id string, purpose models.TokenPurpose, do func(u *models.User) error) (*models.User, error) {
	var user *models.User
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		used := s.valid(tx.Model(&models.Token{}), id, purpose).Update("used_at", models.InstantOf(s.now()))
		if used.Error != nil {
			return used.Error
		}
		if used.RowsAffected != 1 {
			return models.NotFoundError(kindToken, id)
		}
		token, err := single[models.Token](tx.Where("id = ?", id), kindToken, id)
		if err != nil {
			return err
		}
		if user, err = single[models.User](tx.Where("id = ?", token.UserID), kindUser, token.UserID); err != nil {
			return err
		}
		if err := do(user); err != nil {
			return err
		}
		return s.saveUser(tx, user)
	})
	if err != nil {
		return nil, explain(err, "use a link")
	}
	return user, nil
}

// TokensOf returns the user's links of a purpose that can be used, the newest first.
func (s *Store) TokensOf(ctx context.Context, userID string, purpose models.TokenPurpose) ([]*models.Token, error) {
	var tokens []*models.Token
	err := s.read.WithContext(ctx).Order("created_at DESC, id").
		Where("user_id = ? AND purpose = ? AND used_at = 0 AND (expires_at = 0 OR expires_at > ?)", userID, purpose, models.InstantOf(s.now())).
		Find(&tokens).Error
	return tokens, explain(err, "read links")
}

// DeleteTokens revokes the user's links of a purpose.
func (s *Store) DeleteTokens(ctx context.Context, userID string, purpose models.TokenPurpose) error {
	err := s.saveAccount(ctx, func(tx *gorm.DB) error {
		return tx.Where("user_id = ? AND purpose = ?", userID, purpose).Delete(&models.Token{}).Error
	})
	return explain(err, "revoke links")
}
