// Bodies, resolutions and assignments in the browser: the pages that only those who are signed in see, without barriers,
// and the way of a resolution by keyboard from the minutes to the confirmed assignment.

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// cabinetMeeting is a meeting of the demonstration that was held.
const cabinetMeeting = "/sitzungen/mr-rlp-2026-06-23"

// governancePages are for those who keep the bodies or take part, in groups of one person each; a tab has not the time
// for all. The public ones are among pages.
var governancePages = []struct {
	who, name string
	pages     [][2]string // address, name
}{
	{demoOffice, "bodies", [][2]string{
		{"/gremien/digitalministerkonferenz", "gremium"},
		{"/sitzungen/dmk7/protokoll", "protokoll"},
		{"/beschluesse/mr-rlp-2026-06-23.beschluss-2/auftraege", "auftraege ableiten"},
		{"/auftraege/mr-rlp-2026-06-23.auftrag-2-2/stand", "stand eines auftrags"},
	}},
	{demoOffice, "decisions", [][2]string{
		{"/gremien/digitalministerkonferenz/umlauf", "neuer umlauf"},
		{"/umlaufverfahren/dmk-umlauf-2026-2", "umlaufverfahren"},
		{"/umlaufverfahren/dmk-umlauf-2026-2/archivieren", "umlaufverfahren archivieren"},
		{"/beschluesse/dmk1-top2a/erfolgskontrolle", "vermerk"},
		{"/vorlagen/demo-stand-der-digitalstrategie", "vorlage in mitzeichnung"},
	}},
	{demoOffice, "forms", [][2]string{
		{"/verwaltung", "verwaltung"},
		{"/verwaltung/gremien/digitalministerkonferenz", "regeln"},
		{"/verwaltung/mitgliedschaften/neu?gremium=digitalministerkonferenz", "neue mitgliedschaft"},
		{"/verwaltung/vorsitze", "vorsitze"},
		{"/verwaltung/vorsitze/neu", "vorsitz in welchem gremium"},
		{"/verwaltung/vorsitze/neu?gremium=digitalministerkonferenz", "neuer vorsitz"},
	}},
	{demoOffice, "persons", [][2]string{
		{"/verwaltung/personen", "personen"},
		{"/verwaltung/personen/neu", "neue person"},
		{"/verwaltung/personen/person-02", "person"},
		{"/verwaltung/personen/person-02/loeschen", "person loeschen"},
	}},
	{demoContact, "co-signing", [][2]string{
		{"/mitzeichnung", "mitzeichnung"},
		{"/mitzeichnung/demo-stand-der-digitalstrategie", "mitzeichnung antworten"},
	}},
}

func TestThePagesOfBodiesAreWithoutBarriersForThoseSignedIn(t *testing.T) {
	p := running(t, demo)
	for _, group := range governancePages {
		t.Run(group.name, func(t *testing.T) {
			b := open(t)
			b.look("light", 1280)
			b.enter(p, group.who)
			for _, page := range group.pages {
				address, name := page[0], page[1]
				b.visit(p, address)
				b.drawAll()
				// Of the lines of a list, one that is there and an empty one show their fields.
				eval[bool](b, `(document.querySelectorAll('main .zs-rows__row').forEach(d => d.open = d.matches(':last-child, :nth-of-type(4)')), true)`)
				if path, _, _ := strings.Cut(address, "?"); b.address().Path != path {
					t.Errorf("%s leads to %s", address, b.address())
				}
				b.lookAround(name)
				for _, complaint := range b.complaints() {
					t.Errorf("%s: %s", name, complaint)
				}
				if foreign := b.foreign(p); len(foreign) > 0 {
					t.Errorf("%s: requests to other hosts: %s", name, strings.Join(foreign, ", "))
				}
			}
		})
	}
}

// TestAResolutionGoesFromTheMinutesToItsConfirmedAssignment is told by keyboard alone.
func TestAResolutionGoesFromTheMinutesToItsConfirmedAssignment(t *testing.T) {
	p := running(t, reportingDemo)
	office, contact := open(t), open(t)
	office.look("light", 1280)
	contact.look("light", 1280)
	office.enter(p, demoOffice)
	contact.enter(p, demoContact)

	office.visit(p, cabinetMeeting)
	office.tabTo(`main a[href="` + cabinetMeeting + `/protokoll"]`)
	office.follow(kb.Enter)
	const title = "Digitale Souveränität der Landesverwaltung"
	office.write("#neu-titel", title)
	office.button("Punkt anlegen")
	office.says("Der Tagesordnungspunkt ist angelegt.", title)
	resolution := recordResolution(office)

	office.tabTo(`main a[href="` + resolution + `/auftraege"]`)
	office.follow(kb.Enter)
	office.says("bis 31.12.2027 einen Plan vorzulegen", "!Ergebnis als Beschluss festhalten")
	if n := eval[int](office, `document.querySelectorAll('main input[type=checkbox][name^="uebernehmen"]:checked').length`); n != 1 {
		t.Errorf("of two clauses, of which one asks for something, %d are proposed", n)
	}
	office.button("Angekreuzte Aufträge erteilen")
	office.says("Die Aufträge sind erteilt.")
	duty := eval[string](office, `document.querySelector('main a[href^="/auftraege/"]').getAttribute('href')`)

	contact.visit(p, duty+"/stand")
	contact.pick("#stand", "Es ist erledigt")
	contact.write("#text", "Der Plan liegt dem Kabinett vor.")
	contact.button("Speichern")
	contact.says("Der Stand des Auftrags ist gespeichert.", "erledigt gemeldet")
	contact.visit(p, duty+"/stand")
	contact.says("Bestätigen muss sie jemand anderes.", "nichts für Sie zu tun")

	office.visit(p, duty+"/stand")
	if got := eval[string](office, `document.querySelector("#text").value`); got != "Der Plan liegt dem Kabinett vor." {
		t.Errorf("the office reads %q", got)
	}
	office.pick("#stand", "Die Erledigung ist bestätigt")
	office.button("Speichern")
	office.says("Der Stand des Auftrags ist gespeichert.", "bestätigt")
	for _, b := range []*tab{office, contact} {
		for _, complaint := range b.complaints() {
			t.Error(complaint)
		}
	}
}

// recordResolution writes the minutes of the last item, keeps them as a resolution, and returns its address.
func recordResolution(b *tab) string {
	b.t.Helper()
	id := eval[string](b, `[...document.querySelectorAll('main form[data-save-keys]')].at(-1).closest('section').id.slice('top-'.length)`)
	b.tabTo(`[id="protokoll-` + id + `"]`)
	b.press("Das Kabinett hat den Bericht beraten.")
	b.pick(`[id="ergebnis-`+id+`"]`, "beschlossen")
	b.write(`[id="ziffern-`+id+`"]`, "1. nimmt den Bericht zur Kenntnis\r2. bittet alle Ressorts, bis 31.12.2027 einen Plan vorzulegen")
	b.tabTo(`[id="top-` + id + `"] details > summary`)
	b.press(kb.Enter)
	b.mark(`[id="beschluss-` + id + `"]`)
	b.pick(`[id="verfahren-`+id+`"]`, "Konsens")
	if _, err := chromedp.RunResponse(b.ctx, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl))); err != nil {
		b.t.Fatal(err)
	}
	b.says("Der Beschluss ist festgehalten.")
	return eval[string](b, `document.querySelector('[id="top-`+id+`"] a[href^="/beschluesse/"]').getAttribute('href')`)
}

// pick takes the entry that begins so, by typing its name.
func (b *tab) pick(selector, words string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	b.press(words)
	if got := eval[string](b, `document.activeElement.selectedOptions[0].innerText`); !strings.HasPrefix(got, words) {
		b.t.Fatalf("%s is at %q, not %q", selector, got, words)
	}
}
