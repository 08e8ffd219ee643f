// Passwords: what fits, what does not, and that nothing tells which accounts exist.

package auth

import (
	"runtime"
	"strings"
	"testing"

	"zielstand/models"
)

// cheaply makes hashes cost next to nothing until the test ends.
func cheaply(t testing.TB) {
	t.Helper()
	before := passwordCost
	passwordCost = cost{memory: 64, passes: 1, threads: 1}
	t.Cleanup(func() { passwordCost = before })
}

func TestOnlyThePasswordFits(t *testing.T) {
	cheaply(t)
	u := &models.User{PasswordHash: HashPassword("Grüße vom Ministerium")}
	if !CheckPassword(u, "Grüße vom Ministerium") {
		t.Error("the password does not fit")
	}
	if !CheckPassword(u, "Gru\u0308ße vom Ministerium") {
		t.Error("the password does not fit when a keyboard composes its ü")
	}
	for _, other := range []string{"", "grüße vom ministerium", "Grüße vom Ministerium ", "Grüße vom Ministeriu"} {
		if CheckPassword(u, other) {
			t.Errorf("%q fits too", other)
		}
	}
}

func TestNoPasswordFitsAnAccountWithoutOne(t *testing.T) {
	cheaply(t)
	for _, u := range []*models.User{nil, {}, {PasswordHash: "*"}} {
		for _, password := range []string{"", "*", "Demo-Zielstand-2026"} {
			if CheckPassword(u, password) {
				t.Errorf("%q fits %+v", password, u)
			}
		}
	}
}

func TestTwoHashesOfAPasswordDiffer(t *testing.T) {
	cheaply(t)
	first, second := HashPassword("gleich gleich"), HashPassword("gleich gleich")
	if first == second {
		t.Errorf("the salt is the same: %s", first)
	}
}

func TestTheHashNamesItsCost(t *testing.T) {
	hash := HashPassword("Demo-Zielstand-2026")
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=1$") || OutdatedHash(hash) {
		t.Errorf("hash %s, outdated %v", hash, OutdatedHash(hash))
	}
	cheaply(t)
	if !OutdatedHash(hash) {
		t.Error("a hash of another cost is not outdated")
	}
	if !CheckPassword(&models.User{PasswordHash: hash}, "Demo-Zielstand-2026") {
		t.Error("a hash of another cost cannot be checked any more")
	}
}

func TestAnUnknownAccountCostsAsMuchAsAKnownOne(t *testing.T) {
	// The time is spent on filling memory, which can be counted, unlike time, without chance.
	filled := func(u *models.User) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		CheckPassword(u, "geraten, geraten")
		runtime.ReadMemStats(&after)
		return (after.TotalAlloc - before.TotalAlloc) >> 20
	}
	known := filled(&models.User{PasswordHash: HashPassword("Demo-Zielstand-2026")})
	missing, without := filled(nil), filled(&models.User{})
	if known < 64 || missing != known || without != known {
		t.Errorf("a known account costs %d MiB, an unknown one %d, one without a password %d", known, missing, without)
	}
}

func TestADamagedHashFitsNothingAndTakesNoMemory(t *testing.T) {
	cheaply(t)
	whole := HashPassword("Demo-Zielstand-2026")
	for _, hash := range []string{
		strings.Replace(whole, "argon2id", "argon2i", 1),
		strings.Replace(whole, "v=19", "v=16", 1),
		strings.Replace(whole, "m=64", "m=4294967295", 1),
		strings.Replace(whole, "m=64", "m=0", 1),
		strings.Replace(whole, "t=1", "t=999999", 1),
		strings.Replace(whole, "p=1", "p=0", 1),
		strings.Replace(whole, "p=1", "p=1,x=1", 1),
		whole + "$", whole + "=", whole[:len(whole)-2], "$" + whole, "$argon2id$v=19$m=64,t=1,p=1$$",
	} {
		if _, _, _, err := parsePHC(hash); err == nil {
			t.Errorf("%s is read", hash)
		}
		if CheckPassword(&models.User{PasswordHash: hash}, "Demo-Zielstand-2026") {
			t.Errorf("%s fits", hash)
		}
	}
}

func FuzzPasswordHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")
	f.Add("$argon2id$v=19$m=,t=,p=$$")
	f.Fuzz(func(t *testing.T, text string) {
		c, salt, hash, err := parsePHC(text)
		if err == nil && phc(c, salt, hash) != text {
			t.Errorf("%q is read as %q", text, phc(c, salt, hash))
		}
	})
}

func TestANewPasswordIsLongAndNotTheName(t *testing.T) {
	u := &models.User{Name: "Erika Mustermann", Mail: "erika.mustermann@mdi.example"}
	for password, code := range map[string]string{
		"":                             models.CodeRequired,
		"kurz":                         models.CodeRange,
		"elf Zeichen":                  models.CodeRange,
		strings.Repeat("ab c", 65):     models.CodeRange,
		"aaaaaaaaaaaaaaaa":             CodeGuessable,
		"abababababab":                 CodeGuessable,
		"erika mustermann":             CodeGuessable,
		"Erika.Mustermann@mdi.example": CodeGuessable,
		"erika.mustermann2026!":        CodeGuessable,
		"nicht \xff gültig":            models.CodeFormat,
		"zwölf Zeiche":                 "",
		"Vier zufällige Wörter hier":   "",
	} {
		err := CheckNewPassword(password, u)
		if got := codeOf(err); got != code {
			t.Errorf("%q: code %q, want %q", password, got, code)
		}
	}
}

func codeOf(err error) string {
	e, ok := err.(*models.Error)
	if !ok || len(e.Problems) != 1 {
		return ""
	}
	return e.Problems[0].Code
}

func BenchmarkCheckPassword(b *testing.B) {
	u := &models.User{PasswordHash: HashPassword("Demo-Zielstand-2026")}
	for b.Loop() {
		if !CheckPassword(u, "Demo-Zielstand-2026") {
			b.Fatal("does not fit")
		}
	}
}
