// Inviting: a link by which a person sets the password, once.

package auth

import (
	"time"

	"zielstand/models"
)

// Invite returns a secret to be shown once and the token to be kept for it. It leads the user to setting a password
// for InviteValid.
func Invite(userID string, now time.Time) (secret string, token *models.Token) {
	secret = NewSecret()
	return secret, &models.Token{ID: SecretID(secret), UserID: userID, Purpose: models.TokenInvite,
		CreatedAt: models.InstantOf(now), ExpiresAt: models.InstantOf(now.Add(InviteValid))}
}

// Reset takes from the account all that proves who signs in, for a person who has lost it: password, second factor
// and recovery codes. An identity at a provider stays. Sessions and older links are the store's to end.
func Reset(u *models.User) {
	u.PasswordHash = ""
	DropSecondFactor(u)
}

// DropSecondFactor takes the second factor from the account. The last time step stays, so that a code that was
// used does not work once more should the same secret come back.
func DropSecondFactor(u *models.User) {
	u.Secret, u.SecretConfirmed, u.Recovery = "", 0, nil
}
