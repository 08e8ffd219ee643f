// Master data in a browser: every page and error state without barriers, a measure made by keyboard and without
// scripts, and a proposal decided.

package e2e

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"zielstand/app/cli"
)

// masterPages are the pages of editors and administrators about what the demonstration holds.
var masterPages = []struct{ path, name string }{
	{"/verwaltung", "verwaltung"},
	{"/verwaltung/massnahmen?fehlt=ziel", "massnahmen verwalten"},
	{"/verwaltung/massnahmen/neu", "strategie waehlen"},
	{"/verwaltung/massnahmen/ejustice-rlp", "massnahme bearbeiten"},
	{"/verwaltung/strategien/rlp-digitalstrategie", "strategie bearbeiten"},
	{"/verwaltung/kennzahlen/neu?massnahme=ejustice-rlp", "neue kennzahl"},
	{"/verwaltung/massnahmen/ejustice-rlp/frist", "frist verschieben"},
	{"/verwaltung/massnahmen/ejustice-rlp/umhaengen", "umhaengen"},
	{"/verwaltung/massnahmen/ejustice-rlp/zusammenfuehren", "zusammenfuehren"},
	{"/verwaltung/massnahmen/ejustice-rlp/abloesen", "abloesen"},
	{"/verwaltung/massnahmen/ejustice-rlp/archivieren", "archivieren gesperrt"},
	{"/verwaltung/massnahmen/women-made-it/loeschen", "endgueltig loeschen"},
	{"/verwaltung/archiv", "archiv leer"},
	{"/verlauf/measure/ejustice-rlp", "verlauf"},
}

func TestThePagesOfMasterDataAreWithoutBarriers(t *testing.T) {
	p, b := running(t, demo), openFor(t, manyPagesTimeout)
	b.enter(p, "admin@demo.example")
	for _, page := range masterPages {
		t.Run(page.name, func(t *testing.T) {
			b.of(t).look("light", 1280)
			b.visit(p, page.path)
			b.checkLooks(page.name)
			for _, complaint := range b.complaints() {
				t.Error(complaint)
			}
			if foreign := b.foreign(p); len(foreign) > 0 {
				t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
			}
		})
	}
}

func TestAMeasureIsMadeByKeyboardAndComesBackFromTheArchive(t *testing.T) {
	p, err := start("--demo")
	if err != nil {
		t.Fatal(err)
	}
	for _, scripts := range []bool{true, false} {
		b := open(t)
		if !scripts {
			b.withoutScripts()
		}
		b.look("light", 1280)
		b.enter(p, "cdo@demo.example")
		b.visit(p, "/verwaltung/massnahmen/neu?strategie=rlp-digitalstrategie")
		b.tabTo("#weight")
		b.press("viel")
		b.follow(kb.Enter)
		text := b.text()
		if !strings.Contains(text, "Das wurde noch nicht gespeichert") || !strings.Contains(text, "Titel: Bitte ausfüllen") {
			t.Fatalf("nothing is said about what is wrong:\n%s", text)
		}
		if scripts { // without them the browser runs no check either
			b.checkLooks("neue massnahme mit fehlern")
		}
		b.write("#title", "Überörtliche Prüfung")
		b.write("#weight", "2,5")
		b.follow(kb.Enter)
		slug := "ueberoertliche-pruefung"
		if !scripts {
			slug += "-2"
		}
		if text := b.text(); !strings.Contains(text, "/massnahmen/"+slug) || !strings.Contains(text, "Noch ist nichts gespeichert") {
			t.Fatalf("the address is not shown:\n%s", text)
		}
		if scripts {
			b.checkLooks("adresse pruefen")
		}
		b.write("#grund", "Auftrag des Ministerrats")
		b.follow(kb.Enter)
		if got := b.address().Path; got != "/verwaltung/massnahmen/"+slug {
			t.Fatalf("it leads to %s:\n%s", got, b.text())
		}
		if text := b.text(); !strings.Contains(text, "Angelegt.") {
			t.Errorf("nobody says that it was made:\n%s", text)
		}
		b.visit(p, "/verwaltung/massnahmen/"+slug+"/archivieren")
		b.tabTo("#grund")
		b.follow(kb.Enter)
		b.visit(p, "/verwaltung/archiv")
		if scripts {
			b.checkLooks("archiv")
		}
		b.tabTo(`form[action="/verwaltung/archiv/measure/` + slug + `"] button`)
		b.follow(kb.Enter)
		if got := b.address().Path; got != "/verwaltung/massnahmen/"+slug {
			t.Errorf("it did not come back: %s", got)
		}
	}
}

// withEditor runs the program on the records of the sources, with an editor invited from the command line, and
// returns a tab in which the editor is signed in.
func withEditor(t *testing.T) (*program, *tab) {
	t.Helper()
	p, err := start()
	if err != nil {
		t.Fatal(err)
	}
	var link, words bytes.Buffer
	args := []string{"user", "add", "cleo@test.example", "--name", "Cleo Büro", "--role", "editor"}
	if code := cli.Run(t.Context(), args, []string{"ZIELSTAND_DATABASE=" + p.database}, &link, &words); code != 0 {
		t.Fatalf("nobody can be invited: %s", words.String())
	}
	at := strings.Index(link.String(), "/anmeldung/einladung/")
	if at < 0 {
		t.Fatalf("there is no link in %q", link.String())
	}
	b := open(t)
	b.look("light", 1280)
	b.visit(p, strings.TrimSpace(link.String()[at:]))
	for _, field := range []string{"#kennwort", "#kennwort2"} {
		b.write(field, "vier kluge Worte reichen")
	}
	b.follow(kb.Enter)
	if text := b.text(); !strings.Contains(text, "Abmelden") {
		t.Fatalf("the invitation does not sign in:\n%s", text)
	}
	return p, b
}

func TestProposalsAreDecidedInTheBrowser(t *testing.T) {
	p, b := withEditor(t)
	b.visit(p, "/verwaltung/vorschlaege")
	b.checkLooks("vorschlaege")
	open := eval[int](b, `document.querySelectorAll('input[name=auswahl]').length`)
	if open == 0 {
		t.Fatal("the sources leave nothing to decide")
	}
	b.tabTo("#grund")
	b.follow(kb.Enter)
	if text := b.text(); !strings.Contains(text, "mindestens einen Vorschlag") {
		t.Errorf("the enter key decided something:\n%s", text)
	}
	b.checkLooks("vorschlaege ohne auswahl")
	b.tabTo(`button[value^="bestaetigen:"]`)
	b.follow(kb.Enter)
	if left := eval[int](b, `document.querySelectorAll('input[name=auswahl]').length`); left != open-1 {
		t.Errorf("%d of %d are open", left, open)
	}
}
