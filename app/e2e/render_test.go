// Figures as images: what a browser makes of the files, and the way into the clipboard.

package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"zielstand/app/charts/render"
)

// worst is the largest difference between the width that the server counted with and the browser's own, over all
// lines of an SVG, in pixels beyond a thousandth of the width: the browser rounds the width of every letter.
const worst = `(async () => {
	await document.fonts.ready;
	let worst = { by: 0, line: '' }, lines = 0;
	for (const text of document.querySelectorAll('text')) {
		const counted = Number(text.getAttribute('textLength'));
		text.removeAttribute('textLength');
		const by = Math.abs(text.getComputedTextLength() - counted) - counted / 1000;
		lines++;
		if (by > worst.by) worst = { by, line: text.textContent };
	}
	return JSON.stringify({ ...worst, lines });
})()`

func TestAnImageCarriesItsTypeAndEveryLineIsAsWideAsCounted(t *testing.T) {
	p, b := running(t, demo), open(t)
	for _, name := range slices.Concat(governanceFigures, figureNames) {
		b.of(t).look("light", 1280)
		b.visit(p, "/diagramme/"+name+".svg"+demoDay)
		var found struct {
			By    float64
			Line  string
			Lines int
		}
		if err := json.Unmarshal([]byte(eval[string](b, worst)), &found); err != nil {
			t.Fatal(err)
		}
		if found.Lines < 4 || found.By > 0.35 {
			t.Errorf("%s: %q is %.2f px off, of %d lines", name, found.Line, found.By, found.Lines)
		}
		if faces := eval[int](b, `[...document.fonts].filter(f => f.status === 'loaded').length`); faces == 0 {
			t.Errorf("%s: the type in the image was not loaded", name)
		}
		b.mu.Lock()
		for _, line := range b.logged {
			t.Errorf("%s: %s", name, line)
		}
		b.mu.Unlock()
	}
}

func TestTheServerMeasuresAsTheBrowserDoes(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/diagramme/phasen"+demoDay)
	for _, weight := range []render.Weight{render.Regular, render.SemiBold, render.Bold} {
		typeface, err := render.TypefaceOf(weight)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"Ministerium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau", "AVATAR, Täler, Toner", "62 % · 7 von 9", "„Größe“ – 3.450,5 €", "WAWAWA To Te Yo"} {
			font := fmt.Sprintf("%d 100px 'Fira Sans'", weight)
			theirs := eval[float64](b, fmt.Sprintf(`document.fonts.load(%q).then(() => { const c = document.createElement('canvas').getContext('2d'); c.font = %q; c.fontKerning = 'normal'; return c.measureText(%q).width; })`, font, font, line))
			if ours := 100 * typeface.Width(line); math.Abs(ours-theirs) > 1.01 { // a hundredth of an em in a whole line
				t.Errorf("%d %q is %.2f px wide, in the browser %.2f", weight, line, ours, theirs)
			}
		}
	}
}

func TestAFigureIsCopiedAsAnImage(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.visit(p, "/diagramme/phasen"+demoDay)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.Call(b.ctx, browser.SetPermission, browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name},
			Setting: browser.PermissionSettingGranted, Origin: p.url, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID}); err != nil {
			t.Fatal(err)
		}
	}
	b.tabTo(`[data-copy-image] button`)
	b.press(" ")
	b.until(`document.querySelector('[data-copy-image] [role=status]').textContent === 'kopiert'`)
	size := eval[string](b, `navigator.clipboard.read().then(items => items[0].getType('image/png')).then(createImageBitmap).then(image => image.width + ' ' + (image.height > 400))`)
	if size != "1600 true" {
		t.Errorf("the clipboard holds an image of %s", size)
	}
	b.checkBarriers("a figure with its image copied")
}
