// Reporting rounds in the browser: every page without barriers, and a round from its plan to its end by keyboard, with
// and without scripts.

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const demoOpenRound = "/berichtsrunden/berichtsrunde-2026-2"

func TestThePagesOfRoundsAreWithoutBarriers(t *testing.T) {
	p := private(t)
	for _, visitor := range []struct {
		mail  string
		pages map[string]string
	}{
		{demoOffice, map[string]string{"runden": "/berichtsrunden", "neue runde": "/berichtsrunden/neu", "offene runde": demoOpenRound,
			"geschlossene runde": "/berichtsrunden/berichtsrunde-2026-1", "runde bearbeiten": demoOpenRound + "/bearbeiten",
			"runde nach auswahl": demoOpenRound + "?ressort=mds&antwort=missing", "rundenstand": "/diagramme/rundenstand"}},
		{demoOther, map[string]string{"runden eines ressorts": "/berichtsrunden", "runde eines ressorts": demoOpenRound}},
		{demoReader, map[string]string{"runde fuer lesende": demoOpenRound}},
	} {
		b := open(t)
		signIn(b, p, visitor.mail)
		for name, path := range visitor.pages {
			b.visit(p, path)
			b.drawAll()
			b.lookAround(name)
		}
		for _, complaint := range b.complaints() {
			t.Errorf("%s: %s", visitor.mail, complaint)
		}
		if foreign := b.foreign(p); len(foreign) > 0 {
			t.Errorf("%s: requests to other hosts: %s", visitor.mail, strings.Join(foreign, ", "))
		}
	}
}

func TestARoundGoesFromItsPlanToItsEndByKeyboard(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		name := map[bool]string{true: "with scripts", false: "without scripts"}[scripts]
		t.Run(name, func(t *testing.T) {
			p := private(t)
			office, contact := open(t), open(t)
			office.look("light", 1280)
			contact.look("light", 1280)
			if !scripts {
				office.withoutScripts()
				contact.withoutScripts()
			}
			signIn(office, p, demoOffice)
			office.visit(p, "/berichtsrunden")
			office.send(`a[href="/berichtsrunden/neu"]`)
			office.tabTo("#titel")
			office.press("Probe der Tastatur")
			office.follow(kb.Enter)
			office.says("Die Berichtsrunde ist geplant.", "noch 10 Arbeitstage")
			path := office.address().Path
			office.unfold("Runde eröffnen")
			office.lookAround("eroeffnen " + name)
			office.send(`main form[action$="/eroeffnen"] button`)
			office.says("Die Berichtsrunde ist eröffnet.", "offen")

			signIn(contact, p, demoContact)
			contact.visit(p, path)
			contact.says("Ihr Ressort")
			contact.tabTo("main details > summary")
			contact.press(kb.Enter)
			contact.tabTo("#grund")
			contact.press("Im Berichtszeitraum keine Änderung")
			contact.tabTo(`main form[action$="/fehlanzeige"] button`)
			contact.follow(kb.Enter)
			contact.says("Die Fehlanzeige ist abgegeben.", "Im Berichtszeitraum keine Änderung")
			contact.lookAround("fehlanzeige " + name)

			office.visit(p, path)
			office.says("Fehlanzeige")
			office.unfold("Runde schließen")
			office.lookAround("schliessen " + name)
			office.send(`main form[action$="/schliessen"] button`)
			office.says("Die Berichtsrunde ist geschlossen", "Vollständigkeit bei Schluss")
		})
	}
}

func TestARoundWithAMistakeSaysWhereItIs(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	signIn(b, p, demoOffice)
	b.visit(p, "/berichtsrunden/neu")
	b.fill("#titel", "Mit Fehlern")
	b.fill("#vorher", "99")
	b.send(`main form button[type=submit]`)
	b.until(`document.activeElement.matches('.zs-notice--danger')`)
	b.says("Das wurde noch nicht gespeichert", "Erinnerung vor der Frist")
	b.lookAround("runde mit fehlern")
}
