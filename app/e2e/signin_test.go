// Signing in as people do it: by keyboard, with and without scripts, with a second factor, and every page of it
// without barriers.

package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/pquerna/otp/totp"

	"zielstand/app/auth"
)

// The accounts of the demonstration.
const (
	demoOffice   = "cdo@demo.example"
	demoAdmin    = "admin@demo.example"
	demoContact  = "ansprech-mdi@demo.example"
	demoOther    = "ansprech-mds@demo.example"
	demoReader   = "lesen@demo.example"
	demoPassword = auth.DemoPassword
)

// signIn signs the tab in with an account of the demonstration.
func signIn(b *tab, p *program, mail string) {
	b.t.Helper()
	b.visit(p, "/anmeldung")
	b.fill("#mail", mail)
	b.fill("#kennwort", demoPassword)
	b.send(`main form[action="/anmeldung"] button[type=submit]`)
	if got := b.address().Path; got == "/anmeldung" {
		b.t.Fatalf("%s cannot sign in: %s", mail, b.text())
	}
}

// fill types a text into an empty field.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	b.press(text)
}

// send presses a button or a link that leads to another page, as Enter does on it, and waits for that page.
func (b *tab) send(selector string) {
	b.t.Helper()
	if !eval[bool](b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e?.focus(); return !!e && document.activeElement === e })()`, selector)) {
		b.t.Fatalf("%s is not there:\n%s", selector, b.text())
	}
	b.follow(kb.Enter)
}

// private runs a demonstration of its own, for tests that change accounts.
func private(t *testing.T) *program {
	t.Helper()
	p, err := start("--demo")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// lookAround looks at the page as it is in light and dark, narrow and wide.
func (b *tab) lookAround(where string) {
	b.t.Helper()
	for _, look := range looks {
		at := fmt.Sprintf("%s, %s at %d px", where, look.scheme, look.width)
		b.look(look.scheme, look.width)
		if wide := eval[int](b, `document.documentElement.scrollWidth`); int64(wide) > look.width {
			b.t.Errorf("%s: the page is %d px wide: %s", at, wide, eval[string](b, widest))
		}
		if n := eval[int](b, `document.querySelectorAll('h1').length`); n != 1 {
			b.t.Errorf("%s: %d main headings", at, n)
		}
		// Looking for barriers needs scripts; where they are off, the same pages were looked at with them.
		if !eval[bool](b, `document.querySelector('[data-theme-submit]').checkVisibility()`) {
			b.checkRules(at, look.rules)
		}
		if dir := os.Getenv("ZIELSTAND_TEST_PICTURES"); dir != "" {
			b.picture(fmt.Sprintf("%s/%s-%s-%d.png", dir, strings.ReplaceAll(where, " ", "-"), look.scheme, look.width))
		}
	}
	b.look("light", 1280)
}

// picture keeps what is seen, for people who want to look.
func (b *tab) picture(file string) {
	b.t.Helper()
	seen, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
	if err == nil {
		err = os.WriteFile(file, seen, 0o600)
	}
	if err != nil {
		b.t.Error(err)
	}
}

func TestSigningInByKeyboardLeadsBackToWhereOneWas(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/konto")
	if got := b.address(); got.Path != "/anmeldung" || got.Query().Get("weiter") != "/konto" {
		t.Fatalf("nobody is led to %s", got)
	}
	b.until(`document.activeElement.id === 'mail'`)
	b.press(demoContact)
	b.tabTo("#kennwort")
	b.press("falsch-falsch-falsch")
	b.follow(kb.Enter)
	b.until(`document.activeElement.matches('.zs-notice--danger')`)
	if got := eval[string](b, `document.querySelector('#mail').value + '|' + document.querySelector('#kennwort').value`); got != demoContact+"|" {
		t.Errorf("the form came back with %q", got)
	}
	b.tabTo("#kennwort")
	b.press(demoPassword)
	b.follow(kb.Enter)
	if got := b.address().Path; got != "/konto" {
		t.Fatalf("the sign-in led to %s", got)
	}
	b.visit(p, "/massnahmen")
	b.tabTo(".zs-account > summary")
	b.press(kb.Enter)
	b.tabTo(`.zs-account a[href="/abmelden"]`)
	b.follow(kb.Enter)
	b.tabTo(`main button[type=submit]`)
	b.follow(kb.Enter)
	if text := b.text(); !strings.Contains(text, "Sie sind abgemeldet.") || !strings.Contains(text, "Anmelden") {
		t.Error("nothing says that the session has ended")
	}
	b.visit(p, "/konto")
	if got := b.address().Path; got != "/anmeldung" {
		t.Errorf("after signing out, /konto is at %s", got)
	}
}

func TestASecondFactorIsSetUpAndAskedFor(t *testing.T) {
	p := private(t)
	b := open(t)
	b.look("light", 1280)
	signIn(b, p, demoOffice)
	b.visit(p, "/konto")
	b.lookAround("konto")
	b.send(`main form[action="/konto/zweiter-faktor"] button`)
	b.until(`document.querySelector('.zs-qr').complete && document.querySelector('.zs-qr').naturalWidth > 100`)
	b.lookAround("zweiter faktor")
	secret := strings.ReplaceAll(eval[string](b, `document.querySelector('.zs-secret').innerText`), " ", "")
	b.fill("#code", "000000")
	b.follow(kb.Enter)
	b.until(`document.activeElement.matches('.zs-notice--danger')`)
	b.lookAround("falscher code beim einrichten")
	b.fill("#code", codeOf(t, secret, time.Now()))
	b.follow(kb.Enter)
	recovery := eval[[]string](b, `[...document.querySelectorAll('.zs-codes code')].map(e => e.innerText)`)
	if len(recovery) != 10 {
		t.Fatalf("%d recovery codes", len(recovery))
	}
	b.lookAround("wiederherstellungscodes")

	b = open(t)
	b.look("light", 1280)
	b.visit(p, "/anmeldung?weiter=%2Fkonto")
	b.fill("#mail", demoOffice)
	b.fill("#kennwort", demoPassword)
	b.follow(kb.Enter)
	b.until(`document.activeElement.id === 'code'`)
	b.lookAround("zweiter schritt")
	b.press("123456")
	b.follow(kb.Enter)
	b.until(`document.activeElement.matches('.zs-notice--danger')`)
	b.lookAround("falscher code")
	// The code of the next half minute is new, and clocks may differ by as much.
	b.fill("#code", codeOf(t, secret, time.Now().Add(30*time.Second)))
	b.follow(kb.Enter)
	if got := b.address().Path; got != "/konto" {
		t.Fatalf("the second factor led to %s", got)
	}
	if text := b.text(); !strings.Contains(text, "10 Wiederherstellungscodes") {
		t.Error("the account does not tell of its second factor")
	}
	for _, complaint := range b.complaints() {
		if !strings.Contains(complaint, "422") {
			t.Error(complaint)
		}
	}
}

func codeOf(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestAnInvitationLeadsToAnAccount(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %t", scripts), func(t *testing.T) {
			p := private(t)
			b, guest := desk(t, scripts), desk(t, scripts)
			signIn(b, p, demoAdmin)
			b.visit(p, "/verwaltung/konten")
			b.lookAround("konten")
			b.fill("#name", "Nora Neu")
			b.fill("#mail", "nora@demo.example")
			b.fill("#rolle", "Ansprech")
			b.send(`main form[action="/verwaltung/konten"] button`)
			b.lookAround("einladung ohne ressort")
			b.fill(`#ressort input[value="mdi"]`, " ")
			b.send(`main form[action="/verwaltung/konten"] button`)
			b.lookAround("einladungslink")
			link := eval[string](b, `document.querySelector('#link').value`)

			guest.do(chromedp.Navigate(link))
			guest.lookAround("kennwort setzen")
			guest.fill("#kennwort", "kurz")
			guest.fill("#kennwort2", "anders")
			guest.follow(kb.Enter)
			guest.lookAround("falsches kennwort")
			guest.fill("#kennwort", "vier kluge Worte reichen")
			guest.fill("#kennwort2", "vier kluge Worte reichen")
			guest.follow(kb.Enter)
			if text := guest.text(); !strings.Contains(text, "nora@demo.example") || guest.address().Path != "/konto" {
				t.Errorf("the invitation led to %s:\n%s", guest.address(), text)
			}
			b.do(chromedp.Navigate(link))
			b.lookAround("verbrauchter link")
			b.visit(p, "/verwaltung/konten")
			b.send(`main table a[href^="/verwaltung/konten/u-"]`)
			b.lookAround("ein konto")
		})
	}
}

// desk is somebody at a desk whose browser runs scripts or not.
func desk(t *testing.T, scripts bool) *tab {
	b := open(t)
	if !scripts {
		b.withoutScripts()
	}
	b.look("light", 1280)
	return b
}

func TestThePagesOfTheSignInAreWithoutBarriers(t *testing.T) {
	p := private(t)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/anmeldung")
	b.lookAround("anmeldung")
	for _, complaint := range b.complaints() {
		t.Error(complaint)
	}
	b.fill("#mail", demoOther)
	for tries := 0; !strings.Contains(b.text(), "Zu viele Versuche"); tries++ {
		if tries > 15 {
			t.Fatalf("nobody is slowed down:\n%s", b.text())
		}
		b.fill("#kennwort", "falsch-falsch-falsch")
		b.follow(kb.Enter)
	}
	b.lookAround("zu viele versuche")

	b = open(t)
	b.look("light", 1280)
	signIn(b, p, demoReader)
	b.visit(p, "/verwaltung/konten")
	b.lookAround("keine berechtigung")
	b.visit(p, "/abmelden")
	b.lookAround("abmelden")
	if foreign := b.foreign(p); len(foreign) > 0 {
		t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
	}
}

func TestWhatWasTypedSurvivesTheEndOfTheSession(t *testing.T) {
	p := running(t, demo)
	for _, scripts := range []bool{true, false} {
		b := desk(t, scripts)
		signIn(b, p, demoOther)
		b.visit(p, "/konto")
		eval[bool](b, `document.querySelector('#name').value = '', true`)
		b.fill("#name", "Sven „neu“ <getippt>")
		if _, err := chromedp.Call(b.ctx, network.ClearBrowserCookies, cdp.Empty{}); err != nil {
			t.Fatal(err)
		}
		b.follow(kb.Enter)
		if text := b.text(); !strings.Contains(text, "Ihre Eingaben sind noch da") {
			t.Fatalf("the text is lost:\n%s", text)
		}
		b.lookAround("abgelaufen")
		b.fill("#mail", demoOther)
		b.fill("#kennwort", demoPassword)
		b.follow(kb.Enter)
		if got := eval[string](b, `document.querySelector('#name').value`); got != "Sven „neu“ <getippt>" {
			t.Errorf("shown again: %q", got)
		}
		b.lookAround("wieder da")
	}
}
