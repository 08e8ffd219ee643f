// The second factor: time-based one-time passwords (RFC 6238) and recovery codes for when the phone is gone.

package auth

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"image/png"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"zielstand/models"
)

// What all authenticator apps understand; several ignore anything else.
const (
	totpIssuer = "Zielstand"
	totpPeriod = 30 // seconds of a time step
	totpSkew   = 1  // steps that clocks may differ, either way
)

// recoveryCodes is how many a person gets at once.
const recoveryCodes = 10

// NewTOTP returns a new secret in base32 for User.Secret. It counts once the person has typed a code made from it
// and SecretConfirmed is set.
func NewTOTP() string {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: totpIssuer, AccountName: "x", SecretSize: 20})
	if err != nil {
		panic(err) // it needs nothing but random bits
	}
	return key.Secret()
}

// TOTPAddress is the otpauth:// address by which an authenticator app takes over the user's secret.
func TOTPAddress(u *models.User) (string, error) {
	key, err := totpKey(u)
	if err != nil {
		return "", err
	}
	return key.URL(), nil
}

// TOTPImage is TOTPAddress as a QR code, a PNG of size × size pixels.
func TOTPImage(u *models.User, size int) ([]byte, error) {
	key, err := totpKey(u)
	if err != nil {
		return nil, err
	}
	code, err := key.Image(size, size)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	err = png.Encode(&file, code)
	return file.Bytes(), err
}

func totpKey(u *models.User) (*otp.Key, error) {
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(u.Secret)
	if err != nil {
		return nil, err
	}
	return totp.Generate(totp.GenerateOpts{Issuer: totpIssuer, AccountName: u.Mail, Secret: secret, Period: totpPeriod})
}

// HasSecondFactor tells whether the user must give a code after the password.
func HasSecondFactor(u *models.User) bool { return u.Secret != "" && u.SecretConfirmed != 0 }

// UseTOTP tells whether the code is right now, give or take a time step, and newer than any that was used before.
// If so it notes the step in u, which must be saved before anything is granted: of two who use the same code at
// once, the second one's save is a Conflict.
func UseTOTP(u *models.User, code string, now time.Time) bool {
	code = strings.Join(strings.Fields(code), "")
	if u.Secret == "" || len(code) != int(otp.DigitsSix) {
		return false
	}
	used := int64(0)
	current := now.Unix() / totpPeriod
	// All steps are looked at, so that the time does not tell which one it was.
	for step := current - totpSkew; step <= current+totpSkew; step++ {
		want, err := hotp.GenerateCode(u.Secret, uint64(step))
		if err != nil {
			return false
		}
		if subtle.ConstantTimeCompare([]byte(code), []byte(want)) == 1 && step > u.LastStep {
			used = step
		}
	}
	if used == 0 {
		return false
	}
	u.LastStep = used
	return true
}

// NewRecoveryCodes returns ten codes of 80 bits, each good for one sign-in, and their hashes for User.Recovery. The
// codes are shown once.
func NewRecoveryCodes() (codes []string, hashes models.Strings) {
	for range recoveryCodes {
		var bits [10]byte
		rand.Read(bits[:])
		text := strings.ToLower(base32.StdEncoding.EncodeToString(bits[:]))
		codes = append(codes, text[:4]+"-"+text[4:8]+"-"+text[8:12]+"-"+text[12:])
		hashes = append(hashes, SecretID(text))
	}
	return codes, hashes
}

// UseRecovery tells whether the code is one of the user's that are left, however it is spaced and written. If so it
// takes the code out of u, which must be saved before anything is granted.
func UseRecovery(u *models.User, code string) bool {
	plain := strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(code))
	hash, found := SecretID(plain), false
	var left models.Strings
	for _, one := range u.Recovery {
		if SameSecret(one, hash) {
			found = true
		} else {
			left = append(left, one)
		}
	}
	if found {
		u.Recovery = left
	}
	return found
}
