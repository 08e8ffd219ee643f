// Secrets of cookies and links: people hold the secret, the database its hash.

package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"time"
)

// How long secrets hold.
const (
	InviteValid     = 72 * time.Hour     // a link to set a password
	SessionIdle     = 8 * time.Hour      // a session that nobody uses; a working day
	SessionAbsolute = 7 * 24 * time.Hour // any session
)

// NewSecret returns 256 random bits as 43 characters that may stand in a cookie and an address.
func NewSecret() string {
	var bits [32]byte
	rand.Read(bits[:])
	return base64.RawURLEncoding.EncodeToString(bits[:])
}

// SecretID is the id under which the database knows a secret: its SHA-256 in hexadecimal. With 256 random bits
// there is nothing to guess, so a fast hash is enough.
func SecretID(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// SameSecret compares two secrets in a time that does not depend on where they differ.
func SameSecret(a, b string) bool {
	return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}
