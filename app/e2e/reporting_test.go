// Reporting in the browser: a contact reports, the CDO office asks back and approves, with and without scripts, by
// keyboard alone, and without barriers.

package e2e

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"zielstand/app/auth"
)

// reportingDemo is a demonstration whose reports only these tests change, each of another measure.
var reportingDemo = sync.OnceValues(func() (*program, error) { return start("--demo") })

// enter signs a person of the demonstration in.
func (b *tab) enter(p *program, mail string) {
	b.t.Helper()
	b.visit(p, "/anmeldung?weiter=/meldungen")
	b.write("input[name=mail]", mail)
	b.write("input[name=kennwort]", auth.DemoPassword)
	b.follow(kb.Enter)
	if path := b.address().Path; path != "/meldungen" {
		b.t.Fatalf("the sign-in led to %s", path)
	}
}

// write replaces what stands in a field, key by key.
func (b *tab) write(selector, text string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	eval[bool](b, `document.activeElement.select?.(),true`)
	b.press(kb.Delete)
	b.press(text)
}

// button presses the button with the text, as Enter does on it, and waits for the next page.
func (b *tab) button(text string) {
	b.t.Helper()
	found := eval[bool](b, fmt.Sprintf(`(() => { const e = [...document.querySelectorAll('main button')].find(e => e.innerText.trim() === %q); e?.focus(); return !!e })()`, text))
	if !found {
		b.t.Fatalf("no button says %q:\n%s", text, b.text())
	}
	b.follow(kb.Enter)
}

// says checks texts on the page, or, with a leading "!", that they are not there.
func (b *tab) says(texts ...string) {
	b.t.Helper()
	page := b.text()
	for _, text := range texts {
		text, unwanted := strings.CutPrefix(text, "!")
		if strings.Contains(page, text) == unwanted {
			b.t.Errorf("%s: says %q = %v", b.address().Path, text, unwanted)
		}
	}
}

const (
	contactMail = "ansprech-mds@demo.example"
	officeMail  = "cdo@demo.example"
)

func TestAReportGoesItsWay(t *testing.T) {
	for _, c := range []struct{ name, measure string }{{"with scripts", "behoerdenrufnummer-115"}, {"without scripts", "fim-landesredaktion"}} {
		t.Run(c.name, func(t *testing.T) {
			p := running(t, reportingDemo)
			contact, office := open(t), open(t)
			for _, b := range []*tab{contact, office} {
				if c.name == "without scripts" {
					b.withoutScripts()
				}
				b.look("light", 1280)
			}
			form := "/meldungen/" + c.measure
			contact.enter(p, contactMail)
			contact.visit(p, form)
			contact.write("#meldung-text", "Die dritte Stufe ist **fertig**.")
			contact.write("#meldung-percent", "88")
			contact.button("Vorschau")
			contact.says("Vorschau, noch nicht eingereicht", "Die dritte Stufe ist fertig.")
			contact.button("Einreichen")
			contact.says("Die Meldung ist eingereicht.")

			office.enter(p, officeMail)
			office.do(chromedp.Focus(chromedp.CSS(`main a[href^="` + form + `/"]`)))
			office.follow(kb.Enter)
			review := office.address().Path
			office.says("Die dritte Stufe ist fertig.", "geändert", "88")
			office.write("#frage", "Seit wann?")
			office.button("Mit Frage zurückgeben")
			office.says("Die Meldung ist mit Ihrer Frage zurückgegeben.")

			contact.visit(p, form)
			contact.says("Seit wann?")
			contact.write("#meldung-text", "Die dritte Stufe ist seit Oktober fertig.")
			contact.button("Einreichen")

			office.visit(p, review)
			office.says("Die dritte Stufe ist seit Oktober fertig.")
			office.button("Freigeben")
			office.says("Die Meldung ist freigegeben")

			public := open(t)
			public.visit(p, "/massnahmen/"+c.measure)
			public.says("Die dritte Stufe ist seit Oktober fertig.", "88", "!Seit wann?")
			for _, b := range []*tab{contact, office, public} {
				for _, complaint := range b.complaints() {
					t.Error(complaint)
				}
			}
		})
	}
}

func TestUnchangedTakesThreeKeys(t *testing.T) {
	p := running(t, reportingDemo)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, "ansprech-mdi@demo.example")
	b.do(chromedp.Focus(chromedp.CSS(`main tbody a[href="/meldungen/lagezentrum-bevoelkerungsschutz"]`)))
	b.press(kb.Tab)
	b.press(" ")
	b.follow(kb.Enter)
	b.says("Die angekreuzten Meldungen sind unverändert eingereicht.", "eingereicht, wird geprüft")
}

func TestWhatWasTypedComesBackByItself(t *testing.T) {
	p := running(t, reportingDemo)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, contactMail)
	const form = "/meldungen/landes-it-konsolidierung"
	b.visit(p, form)
	b.until(`!document.querySelector('#meldung-next_step').closest('.zs-field').querySelector('[data-changed]')`)
	b.write("#meldung-next_step", "Vergabe vorbereiten")
	b.until(`!!document.querySelector('label[for="meldung-next_step"][data-changed]')`)
	b.until(`document.querySelector('[data-draft-said]').textContent.includes('Entwurf gespeichert')`)
	b.visit(p, "/meldungen")
	b.says("Entwurf begonnen")
	b.visit(p, form)
	if got := eval[string](b, `document.querySelector('#meldung-next_step').value`); got != "Vergabe vorbereiten" {
		t.Errorf("came back as %q", got)
	}
	b.write("#meldung-risks", "Kurz vor dem Gehen") // leaving at once loses nothing either
	b.visit(p, "/meldungen")
	b.visit(p, form)
	if got := eval[string](b, `document.querySelector('#meldung-risks').value`); got != "Kurz vor dem Gehen" {
		t.Errorf("left at once, it came back as %q", got)
	}
	b.button("Entwurf verwerfen")
	b.says("Der Entwurf ist verworfen.", "!Vergabe vorbereiten")
	for _, complaint := range b.complaints() {
		t.Error(complaint)
	}
}

func TestReasonsShowWhenYellowOrRedIsChosen(t *testing.T) {
	p := running(t, reportingDemo)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, contactMail)
	b.visit(p, "/meldungen/digitale-personalakte")
	b.until(`document.querySelector('[data-report-reasons]').hidden`)
	b.do(chromedp.Focus(chromedp.CSS(`input[name=ampel][value=green]`)))
	b.press(kb.ArrowRight)
	b.until(`!document.querySelector('[data-report-reasons]').hidden`)
	b.button("Einreichen")
	b.until(`document.activeElement.matches('[role=alert]')`)
	b.says("Abweichung: Bitte ausfüllen.")
}

func TestPagesOfReportingAreWithoutBarriers(t *testing.T) {
	p := running(t, reportingDemo)
	contact, office := open(t), open(t)
	contact.look("light", 1280)
	office.look("light", 1280)
	contact.enter(p, contactMail)
	office.enter(p, officeMail)
	review := "/meldungen/ozg-umsetzung/ozg-umsetzung.2026-10-31"
	for _, visit := range []struct {
		who     *tab
		path    string
		pressed string // the error state that this button leads to
	}{
		{contact, "/meldungen", ""}, {contact, "/meldungen", "Angekreuzte unverändert melden"}, {contact, "/meldungen/rollout-fokusleistungen", ""},
		{contact, "/meldungen/efa-rollout-kommunen", "Vorschau"}, {contact, "/meldungen/ozg-umsetzung", ""}, {contact, review, ""},
		{contact, review, "Beitrag senden"}, {office, "/meldungen", ""}, {office, review, ""}, {office, review, "Mit Frage zurückgeben"},
		{office, "/meldungen/ejustice-rlp/zweitmeinung", ""}, {office, "/meldungen/ejustice-rlp/zweitmeinung", "Speichern"},
		{office, "/massnahmen/ozg-umsetzung", ""},
	} {
		t.Run(strings.TrimSpace(visit.path+" "+visit.pressed), func(t *testing.T) {
			b := visit.who
			for _, look := range looks {
				where := fmt.Sprintf("%s at %d px", look.scheme, look.width)
				b.look(look.scheme, look.width)
				b.visit(p, visit.path)
				if visit.pressed != "" {
					b.button(visit.pressed)
				}
				if wide := eval[int](b, `document.documentElement.scrollWidth`); int64(wide) > look.width {
					t.Errorf("%s: the page is %d px wide: %s", where, wide, eval[string](b, widest))
				}
				b.checkRules(visit.path+" "+where, look.rules)
			}
			for _, complaint := range b.complaints() {
				if !strings.Contains(complaint, "422") { // a refused form is an answer, not a fault
					t.Error(complaint)
				}
			}
		})
	}
}

func TestAReportIsWrittenByKeyboardAlone(t *testing.T) {
	p := running(t, reportingDemo)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, contactMail)
	b.tabTo(`main tbody a[href="/meldungen/digitaler-bauantrag"]`)
	b.follow(kb.Enter)
	b.tabTo("#meldung-percent")
	b.press("7")
	b.press("1")
	b.tabTo("#meldung-next_step")
	b.press(" Und weiter.")
	b.tabTo(`button[value="einreichen"]`)
	b.follow(kb.Enter)
	b.says("Die Meldung ist eingereicht.")
	b.tabTo(`main tbody a[href^="/meldungen/digitaler-bauantrag/"]`)
	b.follow(kb.Enter)
	b.says("71", "Und weiter.")
}
