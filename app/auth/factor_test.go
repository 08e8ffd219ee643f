// One-time codes and recovery codes: each works once.

package auth

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"zielstand/models"
)

var noon = time.Date(2026, time.November, 22, 12, 0, 10, 0, time.UTC)

// codeAt is what the person's phone shows.
func codeAt(t *testing.T, u *models.User, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(u.Secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestACodeWorksOnceAndNoneBeforeIt(t *testing.T) {
	u := &models.User{Secret: NewTOTP()}
	before, code := codeAt(t, u, noon.Add(-30*time.Second)), codeAt(t, u, noon)
	if !UseTOTP(u, code[:3]+" "+code[3:], noon) {
		t.Fatal("the code does not work")
	}
	if UseTOTP(u, code, noon) || UseTOTP(u, code, noon.Add(20*time.Second)) {
		t.Error("the code works twice")
	}
	if before != code && UseTOTP(u, before, noon) {
		t.Error("an older code works after a newer one")
	}
	next := noon.Add(30 * time.Second)
	if !UseTOTP(u, codeAt(t, u, next), next) {
		t.Error("the next code does not work")
	}
}

func TestClocksMayDifferByOneStep(t *testing.T) {
	for steps, want := range map[time.Duration]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		// A secret whose codes differ from step to step, as almost all do.
		u := &models.User{Secret: "JBSWY3DPEHPK3PXP"}
		if got := UseTOTP(u, codeAt(t, u, noon.Add(steps*30*time.Second)), noon); got != want {
			t.Errorf("a phone that is %d steps off: %v", steps, got)
		}
	}
}

func TestTheCodesAreThoseOfTheStandard(t *testing.T) {
	// RFC 6238, appendix B, SHA-1: the last six of the eight digits.
	for at, code := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"} {
		u := &models.User{Secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}
		if !UseTOTP(u, code, time.Unix(at, 0)) {
			t.Errorf("at %d the code is not %s", at, code)
		}
	}
}

func TestWhatIsNoCodeDoesNotWork(t *testing.T) {
	u := &models.User{Secret: NewTOTP()}
	code := codeAt(t, u, noon)
	for _, typed := range []string{"", "12345", "abcdef", code + "0", code[:5], "-" + code[1:], "１２３４５６"} {
		if typed != code && UseTOTP(u, typed, noon) {
			t.Errorf("%q works", typed)
		}
	}
	if UseTOTP(&models.User{}, code, noon) || UseTOTP(&models.User{Secret: "!"}, code, noon) {
		t.Error("a code works without a secret")
	}
	if u.LastStep != 0 {
		t.Error("a wrong code was noted as used")
	}
}

func TestTheSecretIsAskedForOnceItWasConfirmed(t *testing.T) {
	u := &models.User{Secret: NewTOTP()}
	if HasSecondFactor(u) {
		t.Error("a secret counts before the phone has shown that it knows it")
	}
	u.SecretConfirmed = models.InstantOf(noon)
	if !HasSecondFactor(u) {
		t.Error("a confirmed secret does not count")
	}
	Reset(u)
	if HasSecondFactor(u) {
		t.Error("a reset account still has its second factor")
	}
}

func TestThePhoneTakesOverTheSecret(t *testing.T) {
	u := &models.User{Secret: NewTOTP(), Mail: "erika@mdi.example"}
	address, err := TOTPAddress(u)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"otpauth://totp/Zielstand:erika@mdi.example?", "secret=" + u.Secret, "issuer=Zielstand", "period=30", "digits=6", "algorithm=SHA1"} {
		if !strings.Contains(address, part) {
			t.Errorf("%s is not in %s", part, address)
		}
	}
	file, err := TOTPImage(u, 240)
	if err != nil {
		t.Fatal(err)
	}
	if image, err := png.Decode(bytes.NewReader(file)); err != nil || image.Bounds().Dx() != 240 {
		t.Errorf("the image cannot be read: %v", err)
	}
}

func TestARecoveryCodeWorksOnceHoweverItIsTyped(t *testing.T) {
	u := &models.User{}
	var codes []string
	codes, u.Recovery = NewRecoveryCodes()
	if len(codes) != 10 || len(u.Recovery) != 10 || len(slices.Compact(slices.Sorted(slices.Values(codes)))) != 10 {
		t.Fatalf("codes %v", codes)
	}
	for _, code := range codes {
		if strings.Contains(strings.Join(u.Recovery, " "), strings.ReplaceAll(code, "-", "")) {
			t.Error("a code is kept in the open")
		}
	}
	if !UseRecovery(u, " "+strings.ToUpper(strings.ReplaceAll(codes[3], "-", " "))) {
		t.Error("the code does not work")
	}
	if UseRecovery(u, codes[3]) || len(u.Recovery) != 9 {
		t.Error("the code works twice")
	}
	for _, typed := range []string{"", codes[4][:18], "aaaa-aaaa-aaaa-aaaa", u.Recovery[0]} {
		if UseRecovery(u, typed) {
			t.Errorf("%q works", typed)
		}
	}
	if !UseRecovery(u, codes[4]) || len(u.Recovery) != 8 {
		t.Error("the other codes do not work any more")
	}
}

func TestSecretsAre256RandomBits(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		secret := NewSecret()
		if len(secret) != 43 || seen[secret] || strings.Trim(secret, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Fatalf("secret %q", secret)
		}
		seen[secret] = true
	}
	if SecretID("abc") != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error("the id is not the SHA-256")
	}
	if !SameSecret("a", "a") || SameSecret("a", "b") || SameSecret("a", "") {
		t.Error("secrets are compared wrongly")
	}
}
