// A ministry contact reports one measure in under a minute, and the whole ministry from one page. How long somebody
// takes is reckoned by the keystroke-level model of Card, Moran and Newell (1980): what they think, point at and type,
// with their times for it, and the program's own time as measured.

package e2e

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The operators of the model, for somebody who types 40 words a minute.
const (
	thinks = 1350 * time.Millisecond
	points = 1100*time.Millisecond + 200*time.Millisecond // the way there, and the click
	homes  = 400 * time.Millisecond                       // the hand goes to the keyboard or back
	types  = 280 * time.Millisecond
)

// hand is somebody with a mouse and a keyboard whose work is counted.
type hand struct {
	*tab
	clicks, letters, homings int
	program                  time.Duration
}

// click points at the element and clicks it.
func (h *hand) click(selector string) {
	h.t.Helper()
	h.clicks++
	h.do(chromedp.Click(chromedp.CSS(selector)))
}

// leadsTo clicks what leads to another page and waits for it.
func (h *hand) leadsTo(selector string) {
	h.t.Helper()
	h.clicks++
	began := time.Now()
	if _, err := chromedp.RunResponse(h.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		h.t.Fatal(err)
	}
	h.program += time.Since(began)
}

// appends clicks a text field and adds a sentence to what stands there.
func (h *hand) appends(selector, text string) {
	h.t.Helper()
	h.click(selector)
	h.press(kb.End)
	h.press(text)
	h.letters += utf8.RuneCountInString(text) + 1
	h.homings += 2
}

func (h *hand) takes() time.Duration {
	n := time.Duration(h.clicks)
	return n*(thinks+points) + time.Duration(h.letters)*types + time.Duration(h.homings)*homes + h.program
}

func TestAContactReportsAMeasureInLessThanAMinute(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		p := private(t)
		b := open(t)
		if !scripts {
			b.withoutScripts()
		}
		b.look("light", 1280)
		b.enter(p, demoContact)
		h := &hand{tab: b}
		h.leadsTo(`main tbody a[href="/meldungen/lagezentrum-bevoelkerungsschutz"]`)
		h.click(`main label:has(input[name=milestones_done]:not(:checked))`)
		h.appends("#meldung-text", " Der Dauerbetrieb läuft seit dem 12. Oktober mit drei Schichten.")
		h.leadsTo(`main button[value=einreichen]`)
		b.says("Die Meldung ist eingereicht.")
		if took := h.takes(); took >= time.Minute || h.clicks > 4 {
			t.Errorf("scripts %v: %v with %d clicks and %d letters", scripts, took, h.clicks, h.letters)
		} else {
			t.Logf("scripts %v: %v with %d clicks and %d letters; the program took %v of it", scripts, took, h.clicks, h.letters, h.program)
		}
		if !strings.HasPrefix(b.address().Path, "/meldungen") {
			t.Errorf("goes on at %s", b.address())
		}
	}
}

func TestAContactReportsAWholeMinistryFromOnePage(t *testing.T) {
	p := private(t)
	b := open(t)
	b.look("light", 1280)
	b.enter(p, demoOther)
	h := &hand{tab: b}
	const boxes = `main input[name=unveraendert]:not(:disabled)`
	measures := eval[int](b, `document.querySelectorAll('main tbody tr').length`)
	n := eval[int](b, `document.querySelectorAll('`+boxes+`').length`)
	if n < 5 {
		t.Fatalf("%d of %d measures can be reported unchanged", n, measures)
	}
	for range n {
		h.click(boxes + `:not(:checked)`)
	}
	h.leadsTo(`main form[action="/meldungen"] button[type=submit]`)
	b.says("Die angekreuzten Meldungen sind unverändert eingereicht.")
	if left := eval[int](b, `document.querySelectorAll('`+boxes+`').length`); left != 0 {
		t.Errorf("%d are left", left)
	}
	t.Logf("%d of %d measures: %v with %d clicks", n, measures, h.takes(), h.clicks)
}
