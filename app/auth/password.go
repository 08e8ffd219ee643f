// Passwords, as argon2id hashes in PHC form: $argon2id$v=19$m=…,t=…,p=…$salt$hash.

package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"zielstand/models"
)

// cost is what one guess costs: memory in KiB, passes over it, and how many processors may share the work.
type cost struct {
	memory, passes uint32
	threads        uint8
}

// passwordCost follows the second choice of RFC 9106, section 4 (64 MiB, 3 passes), on a single thread: sign-ins
// of several people then share the processors evenly. It takes about 0.1 s, which nobody notices at signing in and
// everybody who guesses.
var passwordCost = cost{memory: 64 << 10, passes: 3, threads: 1}

// What a hash may ask for at most, so that a damaged one cannot take all memory.
var mostCost = cost{memory: 1 << 20, passes: 16, threads: 16}

const (
	saltSize = 16
	hashSize = 32
)

// The lengths of a password in characters: BSI ORP.4.A22 and NIST SP 800-63B ask for length instead of kinds of
// characters.
const (
	MinPassword = 12
	MaxPassword = 256
)

// working lets as many hashes be computed at once as there are processors: more would not be faster and each takes
// its memory.
var working = make(chan struct{}, runtime.GOMAXPROCS(0))

// CheckNewPassword refuses a password that is too short or too long, or that can be read off the account. The error
// is of kind Invalid with the field "password".
func CheckNewPassword(password string, u *models.User) error {
	refuse := func(code string, allowed ...string) error {
		return models.InvalidError(models.Problem{Field: "password", Code: code, Allowed: allowed})
	}
	length := utf8.RuneCountInString(password)
	local, _, _ := strings.Cut(u.Mail, "@")
	folded := strings.ToLower(password)
	switch {
	case password == "":
		return refuse(models.CodeRequired)
	case !utf8.ValidString(password):
		return refuse(models.CodeFormat, "UTF-8")
	case length < MinPassword || length > MaxPassword:
		return refuse(models.CodeRange, strconv.Itoa(MinPassword), strconv.Itoa(MaxPassword))
	case distinct(folded) < 5, folded == strings.ToLower(u.Mail), folded == strings.ToLower(u.Name), strings.Trim(folded, "0123456789!.-_ ") == local:
		return refuse(CodeGuessable)
	}
	return nil
}

// CodeGuessable is the code of the problem with a password that is one character over and over, or the person's
// name or address.
const CodeGuessable = "guessable"

func distinct(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
}

// HashPassword returns the hash to be kept.
func HashPassword(password string) string {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	return phc(passwordCost, salt, passwordCost.hash(password, salt, hashSize))
}

// CheckPassword tells whether the password is the user's. It takes as long for nil, which is an account that does
// not exist, and for one without a password, so that the time says nothing about who has an account.
func CheckPassword(u *models.User, password string) bool {
	stored := ""
	if u != nil {
		stored = u.PasswordHash
	}
	c, salt, want, err := parsePHC(stored)
	known := err == nil
	if !known {
		c, salt, want = passwordCost, make([]byte, saltSize), make([]byte, hashSize)
	}
	same := subtle.ConstantTimeCompare(c.hash(password, salt, len(want)), want) == 1
	return same && known
}

// OutdatedHash tells whether a hash was made at another cost than today's; whoever has the password at hand then
// hashes it anew.
func OutdatedHash(hash string) bool {
	c, _, _, err := parsePHC(hash)
	return err != nil || c != passwordCost
}

// hash makes the hash of a password, in the one form of Unicode: keyboards compose "ü" differently.
func (c cost) hash(password string, salt []byte, size int) []byte {
	working <- struct{}{}
	defer func() { <-working }()
	return argon2.IDKey([]byte(norm.NFC.String(password)), salt, c.passes, c.memory, c.threads, uint32(size))
}

func phc(c cost, salt, hash []byte) string {
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads, encode(salt), encode(hash))
}

// parsePHC reads a hash. It is strict, for nobody but phc writes them.
func parsePHC(text string) (c cost, salt, hash []byte, err error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return c, nil, nil, fmt.Errorf("password hash: not argon2id in PHC form")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); err != nil {
		return c, nil, nil, fmt.Errorf("password hash: cost %q: %w", parts[3], err)
	}
	if c.memory < 8 || c.passes < 1 || c.threads < 1 || c.memory > mostCost.memory || c.passes > mostCost.passes || c.threads > mostCost.threads {
		return c, nil, nil, fmt.Errorf("password hash: cost %q is out of range", parts[3])
	}
	decode := base64.RawStdEncoding.Strict().DecodeString
	if salt, err = decode(parts[4]); err == nil {
		hash, err = decode(parts[5])
	}
	if err == nil && (len(salt) < 8 || len(hash) < 16 || len(hash) > 64 || phc(c, salt, hash) != text) {
		err = fmt.Errorf("password hash: wrong lengths")
	}
	return c, salt, hash, err
}
