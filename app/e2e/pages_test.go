// Every page, as everybody meets it: light and dark, on a telephone and on a desk, with and without
// scripts, without an error, without a request to another host, and without a barrier that a machine
// can find.

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// demoDay is a day on which the demonstration shows everything it has.
const demoDay = "?stichtag=2026-11-01"

// pages lists one address of every kind; those of the demonstration carry its day.
var pages = struct{ seed, demo []string }{
	seed: []string{
		"/", "/strategien/rlp-digitalstrategie", "/strategien/st-digitalstrategie-2030", "/fokusthemen/digitale-prozesse",
		"/ziele/ziel-unterstuetzung-kommunen", "/massnahmen", "/massnahmen/ejustice-rlp", "/massnahmen/transformationlab",
		"/ressorts/mastd", "/diagramme", "/diagramme/verlauf", "/vergleich", "/suche?q=bevoelkerungsschutz", "/hilfe",
	},
	demo: []string{
		"/" + demoDay, "/strategien" + demoDay, "/strategien/rlp-digitalstrategie" + demoDay,
		"/handlungsfelder/zukunftsfaehigkeit-des-staates" + demoDay, "/fokusthemen/organisationsupgrade" + demoDay,
		"/ziele" + demoDay, "/ziele/ziel-landes-it-transformation" + demoDay,
		"/massnahmen" + demoDay, "/massnahmen" + demoDay + "&ampel=red&ordnung=due", "/massnahmen/ozg-umsetzung" + demoDay,
		"/massnahmen/landes-it-konsolidierung" + demoDay, "/ressorts" + demoDay, "/ressorts/mdi" + demoDay, "/diagramme" + demoDay,
		"/vergleich?von=2025-12-31&bis=2026-11-01", "/suche?q=kommunen&stichtag=2026-11-01",
		"/gremien" + demoDay, "/gremien/digitalministerkonferenz" + demoDay, "/sitzungen/mr-rlp-2026-06-23" + demoDay,
		"/sitzungen/dmk7/wand" + demoDay, "/beschluesse" + demoDay, "/beschluesse/mr-rlp-2026-06-23.beschluss-2" + demoDay,
		"/auftraege" + demoDay, "/auftraege/mr-rlp-2026-06-23.auftrag-2-2" + demoDay,
		"/barrierefreiheit", "/datenschutz", "/impressum",
	},
}

// errorPages are answered with an error on purpose.
var errorPages = []string{"/massnahmen/gibt-es-nicht", "/massnahmen?seite=null", "/?stichtag=2024-02-30"}

// figureNames are the figures that everybody sees.
var figureNames = []string{
	"status-nach-ressort", "phasen", "ampel", "fortschritt-fokusthemen", "verlauf", "matrix-ressort-fokusthema",
	"zeitplan", "struktur", "zustaendigkeiten", "ampel-verlauf", "meldeaktivitaet", "strategievergleich",
}

// governanceFigures are those about bodies and what they decide, and who answers for what.
var governanceFigures = []string{
	"gremien", "gremien-baum", "beschluesse", "auftraege", "beschlussweg", "vorsitz", "zustaendigkeiten-ressorts",
}

var axe = sync.OnceValues(func() (string, error) {
	source, err := os.ReadFile(filepath.Join("..", "..", "static", "node_modules", "axe-core", "axe.min.js"))
	return string(source), err
})

type finding struct {
	ID, Impact, Help string
	Nodes            []struct {
		HTML           string `json:"html"`
		FailureSummary string `json:"failureSummary"`
	}
}

// allRules are the rules of axe-core for a page, colourRules those whose answer another colour scheme can change.
const (
	allRules    = `['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']`
	colourRules = `{type: 'rule', values: ['color-contrast', 'link-in-text-block']}`
)

// barriers runs axe-core over the page as it is now.
func (b *tab) barriers(rules string) []finding {
	b.t.Helper()
	if !eval[bool](b, `'axe' in window`) {
		source, err := axe()
		if err != nil {
			b.t.Fatal(err)
		}
		// DevTools evaluate outside of the page's content security policy.
		b.do(chromedp.Evaluate[chromedp.Void](source + ";0"))
	}
	found := eval[string](b, `axe.run(document, {runOnly: `+rules+`, resultTypes: ['violations']}).then(r => JSON.stringify(r.violations))`)
	var findings []finding
	if err := json.Unmarshal([]byte(found), &findings); err != nil {
		b.t.Fatal(err)
	}
	return findings
}

// squeezed finds texts whose lines have room for no more than a few letters.
const squeezed = `[...document.querySelectorAll('main :is(td, th, dd, p, li, span)')].filter(e => e.checkVisibility() && !e.closest('.kern-sr-only')
	&& e.innerText.trim().length >= 30 && e.getBoundingClientRect().width < 48).map(e => e.outerHTML.slice(0, 200)).slice(0, 3).join('\n')`

func (b *tab) checkBarriers(where string) {
	b.t.Helper()
	b.checkRules(where, allRules)
}

// checkRules holds the page against the rules.
func (b *tab) checkRules(where, rules string) {
	b.t.Helper()
	if narrow := eval[string](b, squeezed); narrow != "" {
		b.t.Errorf("%s: hardly room for a letter: %s", where, narrow)
	}
	for _, f := range b.barriers(rules) {
		for _, n := range f.Nodes {
			b.t.Errorf("%s: %s (%s): %s\n%.300s\n%.300s", where, f.ID, f.Impact, f.Help, n.HTML, n.FailureSummary)
		}
	}
}

// looks are the ways in which every page is looked at. In dark it has the same elements as in light before, so that
// only their colours need to be looked at again.
var looks = []struct {
	scheme string
	width  int64
	rules  string
}{{"light", 1280, allRules}, {"dark", 1280, colourRules}, {"light", 320, allRules}, {"dark", 320, colourRules}}

func TestEveryPageIsWholeAndWithoutBarriers(t *testing.T) {
	for _, site := range []struct {
		name  string
		get   func() (*program, error)
		paths []string
	}{{"seed", seeded, pages.seed}, {"demo", demo, pages.demo}} {
		t.Run(site.name, func(t *testing.T) {
			p, b := running(t, site.get), openFor(t, manyPagesTimeout)
			for _, path := range site.paths {
				t.Run(path, func(t *testing.T) { checkPage(b.of(t), p, path) })
			}
		})
	}
}

func checkPage(b *tab, p *program, path string) {
	t := b.t
	for _, look := range looks {
		where := fmt.Sprintf("%s at %d px", look.scheme, look.width)
		b.look(look.scheme, look.width)
		if look.rules == allRules { // in dark the page stays; every figure is opened in dark on its own page
			b.visit(p, path)
		}
		b.drawAll()
		if wide := eval[int](b, `document.documentElement.scrollWidth`); int64(wide) > look.width {
			t.Errorf("%s: the page is %d px wide: %s", where, wide, eval[string](b, widest))
		}
		if n := eval[int](b, `document.querySelectorAll('h1').length`); n != 1 {
			t.Errorf("%s: %d main headings", where, n)
		}
		b.checkRules(where, look.rules)
		for _, complaint := range b.complaints() {
			t.Errorf("%s: %s", where, complaint)
		}
	}
	if foreign := b.foreign(p); len(foreign) > 0 {
		t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
	}
}

// widest names the elements that reach out of the window.
const widest = `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute')
	.slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')`

func TestErrorPagesAreWithoutBarriers(t *testing.T) {
	p, b := running(t, seeded), open(t)
	for _, path := range errorPages {
		t.Run(path, func(t *testing.T) {
			b.of(t)
			for _, look := range looks {
				b.look(look.scheme, look.width)
				b.visit(p, path)
				b.checkRules(fmt.Sprintf("%s at %d px", look.scheme, look.width), look.rules)
			}
			if foreign := b.foreign(p); len(foreign) > 0 {
				t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
			}
		})
	}
}

func TestEveryFigureIsDrawnInLightAndDark(t *testing.T) {
	p, b := running(t, demo), openFor(t, manyPagesTimeout)
	for _, name := range append(governanceFigures, figureNames...) {
		t.Run(name, func(t *testing.T) {
			b.of(t)
			for _, look := range looks {
				b.look(look.scheme, look.width)
				b.visit(p, "/diagramme/"+name+demoDay)
				b.drawAll()
				if n := eval[int](b, `document.querySelectorAll('[data-chart] svg path, [data-chart] svg rect, [data-chart] svg polygon').length`); n < 3 {
					t.Errorf("%s at %d px: only %d shapes were drawn", look.scheme, look.width, n)
				}
				if rows := eval[int](b, `document.querySelectorAll('[data-figure] table tbody tr').length`); rows == 0 {
					t.Error("the figure has no data table")
				}
				b.checkRules(fmt.Sprintf("%s at %d px", look.scheme, look.width), look.rules)
				for _, complaint := range b.complaints() {
					t.Error(complaint)
				}
			}
		})
	}
}

func TestReadingWorksWithoutScripts(t *testing.T) {
	p := running(t, demo)
	for path, wanted := range map[string][]string{
		"/" + demoDay:                         {"Demonstrationsdaten", "Maßnahmen", "01.11.2026"},
		"/massnahmen/ozg-umsetzung" + demoDay: {"OZG-Umsetzung mit den Kommunen", "Meilenstein", "Statusmeldung"},
		"/diagramme/phasen" + demoDay:         {"in Umsetzung", "abgeschlossen"},
		"/suche?q=bevoelkerungsschutz":        {"Lagezentrum Bevölkerungsschutz"},
	} {
		t.Run(path, func(t *testing.T) {
			b := open(t)
			b.withoutScripts()
			b.look("light", 1280)
			b.visit(p, path)
			text := b.text()
			for _, want := range wanted {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not to be read", want)
				}
			}
			if closed := eval[int](b, `document.querySelectorAll('details.zs-figure__data:not([open])').length`); closed > 0 {
				t.Errorf("%d tables of figures are closed", closed)
			}
		})
	}
}
