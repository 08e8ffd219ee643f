// What comes out of a printer: no controls, nothing wider than the paper, whose state is shown, and whole drawings.

package e2e

import (
	"bytes"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paper is the width between the margins of A4, in pixels.
const paper = 688

// onPaper are the faults of a page as it is printed.
const onPaper = `(() => {
	const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
	const faults = [];
	for (const e of document.querySelectorAll('nav:not(.zs-pages), .zs-tabs, .zs-filter, button, .zs-button, .zs-header__search')) if (seen(e)) faults.push('a control: ' + e.className);
	for (const e of document.querySelectorAll('main *')) {
		if (seen(e) && !e.closest('.kern-sr-only') && e.getBoundingClientRect().right > innerWidth + 1) faults.push('too wide: ' + e.tagName + ' ' + e.getAttribute('class'));
	}
	for (const e of document.querySelectorAll('[data-drawn]')) {
		const svg = e.querySelector('svg').getBoundingClientRect(), frame = e.closest('figure').getBoundingClientRect();
		if (svg.right > frame.right || svg.bottom > frame.bottom || svg.height > 990) faults.push('a drawing is cut: ' + e.closest('figure').dataset.figure);
	}
	const state = document.querySelector('.zs-stichtag summary');
	if (state && !seen(state)) faults.push('no Stand');
	return faults;
})()`

func TestTheGovernanceIsPrintedWhole(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	for _, path := range []string{cabinetMeeting, "/auftraege", "/gremien"} {
		b.visit(p, path+demoDay)
		b.drawAll()
		pdf, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{})
		if err != nil || !bytes.HasPrefix(pdf.Data, []byte("%PDF")) {
			t.Fatalf("%s is not printed: %v", path, err)
		}
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		b.do(chromedp.EmulateViewport(paper, 900))
		eval[bool](b, `dispatchEvent(new Event('beforeprint'))`)
		for _, fault := range eval[[]string](b, onPaper) {
			t.Errorf("%s: %s", path, fault)
		}
		eval[bool](b, `dispatchEvent(new Event('afterprint'))`)
		b.look("light", 1280)
		if n := eval[int](b, `[...document.querySelectorAll('[data-drawn]')].filter((e) => e.style.zoom).length`); n > 0 {
			t.Errorf("%s: %d drawings stay small after printing", path, n)
		}
	}
}
