// The ways of the three users by keyboard alone: tabulator, typing, arrows, Enter.

package e2e

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tabTo presses the tabulator until the element has the focus, as somebody without a mouse does.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	const most = 150
	for range most {
		b.do(chromedp.KeyEvent(kb.Tab))
		if eval[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			if !eval[bool](b, focusIsSeen) {
				b.t.Errorf("nobody sees that %s has the focus", selector)
			}
			return
		}
	}
	b.t.Fatalf("%s is not reached within %d presses of the tabulator", selector, most)
}

// focusIsSeen tells whether the focused element is in the window and marked as focused.
const focusIsSeen = `(() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
	return r.width > 0 && r.bottom > 0 && r.top < innerHeight && (s.outlineStyle !== 'none' || s.boxShadow !== 'none') })()`

// press sends keys to what has the focus.
func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// follow presses a key that leads to another page and waits for it.
func (b *tab) follow(keys string) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, chromedp.KeyEvent(keys)); err != nil {
		b.t.Fatal(err)
	}
}

// address returns where the tab is.
func (b *tab) address() *url.URL {
	b.t.Helper()
	u, err := url.Parse(eval[string](b, `location.href`))
	if err != nil {
		b.t.Fatal(err)
	}
	return u
}

func TestTheFirstStopOfTheKeyboardSkipsToTheContent(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/"+demoDay)
	b.press(kb.Tab)
	if text := eval[string](b, `document.activeElement.innerText`); !strings.Contains(text, "Zum Inhalt") {
		t.Fatalf("the first stop is %q", text)
	}
	b.press(kb.Enter)
	b.until(`document.activeElement.id === 'inhalt'`)
}

func TestSearchingByKeyboardFindsWordsTypedWithoutUmlauts(t *testing.T) {
	p := running(t, seeded)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/")
	b.tabTo("#kopf-suche")
	b.press("bevoelkerungsschutz")
	b.follow(kb.Enter)
	if got := b.address(); got.Path != "/suche" || got.Query().Get("q") != "bevoelkerungsschutz" {
		t.Fatalf("searching led to %s", got)
	}
	b.tabTo(`main a[href^="/massnahmen/lagezentrum-bevoelkerungsschutz"]`)
	b.follow(kb.Enter)
	if title := eval[string](b, `document.querySelector('h1').innerText`); title != "Lagezentrum Bevölkerungsschutz" {
		t.Errorf("the hit led to %q", title)
	}
}

func TestFilteringByKeyboardKeepsTheChoiceInTheAddress(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/massnahmen"+demoDay)
	all := eval[int](b, `document.querySelectorAll('main table tbody tr').length`)
	b.tabTo("#filter-ampel")
	b.press("Rot") // typing in a select chooses the entry that begins so
	b.tabTo("#filter-text ~ *, main form button[type=submit]")
	b.follow(kb.Enter)
	got := b.address().Query()
	if got.Get("ampel") == "" || got.Get("stichtag") != "2026-11-01" {
		t.Fatalf("the address lost the choice: %s", b.address())
	}
	if got.Has("phase") || got.Has("q") {
		t.Errorf("empty fields stand in the address: %s", b.address())
	}
	some := eval[int](b, `document.querySelectorAll('main table tbody tr').length`)
	if some == 0 || some >= all {
		t.Errorf("%d of %d rows are left", some, all)
	}
	if text := eval[string](b, `[...document.querySelectorAll('main table tbody tr')].map(r => /Rot/.test(r.innerText)).join()`); strings.Contains(text, "false") {
		t.Error("the list shows measures that are not red")
	}
}

func TestTheStichtagIsChosenByKeyboardAndKeptOnTheWay(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/massnahmen/ozg-umsetzung")
	b.tabTo(".zs-stichtag > summary")
	b.press(kb.Enter)
	for field, value := range map[string]string{"tag": "18", "monat": "11", "jahr": "2024"} {
		b.do(chromedp.Focus(chromedp.CSS("#stichtag-" + field)))
		eval[bool](b, `document.activeElement.select(),true`)
		b.press(value)
	}
	b.do(chromedp.Focus(chromedp.CSS("#stichtag-jahr")))
	b.follow(kb.Enter)
	if got := b.address(); got.Query().Get("stichtag") != "2024-11-18" || got.Query().Has("stichtag_tag") {
		t.Fatalf("choosing the day led to %s", got)
	}
	if text := b.text(); !strings.Contains(text, "18.11.2024") {
		t.Error("the page does not say its Stichtag")
	}
	b.tabTo(`nav a[href^="/strategien"]`)
	b.follow(kb.Enter)
	if got := b.address().Query().Get("stichtag"); got != "2024-11-18" {
		t.Errorf("the Stichtag was lost on the way: %q", got)
	}
}

func TestAFigureIsReadByArrowKeys(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/diagramme/phasen"+demoDay)
	b.drawAll()
	b.tabTo("[data-chart]")
	b.press(kb.ArrowRight)
	b.until(`[...document.querySelectorAll('[aria-live]')].some(e => /Maßnahme/.test(e.textContent))`)
	first := eval[string](b, `[...document.querySelectorAll('[aria-live]')].map(e => e.textContent).join()`)
	b.press(kb.ArrowRight)
	b.until(fmt.Sprintf(`[...document.querySelectorAll('[aria-live]')].map(e => e.textContent).join() !== %q`, first))
}

func TestTheTreeOfAStrategyOpensByKeyboard(t *testing.T) {
	p := running(t, seeded)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/strategien/rlp-digitalstrategie")
	closed := eval[int](b, `document.querySelectorAll('.zs-tree details:not([open])').length`)
	if closed == 0 {
		t.Fatal("nothing is left to open")
	}
	b.tabTo(".zs-tree details:not([open]) > summary")
	b.press(kb.Enter)
	b.until(`document.querySelectorAll('.zs-tree details[open]').length > 0 && document.activeElement.parentElement.open`)
}
