// A paper in the browser: from the form over texts and preview to frozen files on the disk, by keyboard, with and
// without scripts; every page without barriers.

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"zielstand/app/briefing"
)

// into lets files that the page offers come into a folder.
func (b *tab) into(folder string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow,
		DownloadPath: folder, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID})
	if err != nil {
		b.t.Fatal(err)
	}
}

// download follows a link to a file, as Enter does on it, and returns where the file lies.
func (b *tab) download(selector, folder string) string {
	b.t.Helper()
	name := eval[string](b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e?.focus(); return e ? e.href.split('/').pop() : '' })()`, selector))
	if name == "" {
		b.t.Fatalf("%s is not there:\n%s", selector, b.text())
	}
	b.press(kb.Enter)
	path := filepath.Join(folder, name)
	for end := time.Now().Add(40 * time.Second); time.Now().Before(end); {
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			return path
		}
		eval[int](b, `1`) // the browser writes on its own; there is nothing in the page to wait for
	}
	b.t.Fatalf("%s was not downloaded", name)
	return ""
}

// day types a date into its three fields.
func (b *tab) day(id, day, month, year string) {
	b.t.Helper()
	for part, text := range map[string]string{"": day, "-monat": month, "-jahr": year} {
		b.write("#"+id+part, text)
	}
}

// begin fills in the form of a new paper by keyboard, and arrives at its texts.
func (b *tab) begin(p *program, template string) {
	b.t.Helper()
	b.visit(p, "/vorlagen")
	b.send(`a[href="/vorlagen/neu"]`)
	b.do(chromedp.Focus(chromedp.CSS(`input[name=vorlage][value=` + template + `]`)))
	b.press(" ")
	b.write("#titel", "Probe der Tastatur")
	b.day("stichtag-der-vorlage", "30", "6", "2026")
	b.do(chromedp.Focus(chromedp.CSS(`input[name=kreis][value=public]`)))
	b.press(" ")
	b.send(`main form[action="/vorlagen/neu"] button[type=submit]`)
	b.says("Die Vorlage ist angelegt.")
}

func TestAPaperGoesFromTheFormToItsFilesByKeyboard(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		name := map[bool]string{true: "with scripts", false: "without scripts"}[scripts]
		t.Run(name, func(t *testing.T) {
			p, folder := private(t), t.TempDir()
			b := open(t)
			b.look("light", 1280)
			if !scripts {
				b.withoutScripts()
			}
			signIn(b, p, demoOffice)
			b.visit(p, "/vorlagen/neu")
			b.lookAround("neue vorlage " + name)
			b.begin(p, "sprechzettel")
			b.says("Vorschlag aus den Daten")
			b.lookAround("texte " + name)
			b.tabTo("main form[data-draft] textarea")
			eval[bool](b, `document.activeElement.select?.(),true`)
			b.press("Von Hand geschrieben.")
			b.send(`main form[data-draft] button[value=vorschau]`)
			b.says("Vorschau auf das, was jetzt eingefroren würde.", "Von Hand geschrieben.", "Entwurf", "Demonstrationsdaten")
			b.until(`[...document.querySelectorAll('.zs-paper img')].every(i => { i.loading = 'eager'; return i.complete && i.naturalWidth > 0 })`)
			b.lookAround("vorschau " + name)
			b.send(`.zs-pagehead__actions a`)
			b.lookAround("vorlage " + name)
			b.send(`main form[action$="/einfrieren"] button`)
			b.says("Der Stand ist eingefroren.", "Von Hand geschrieben.")
			b.lookAround("fassung " + name)
			b.into(folder)
			var files []string
			for _, format := range briefing.Find("sprechzettel").FormatNames() {
				files = append(files, b.download(`main .zs-chips a[href$=".`+format+`"]`, folder))
			}
			b.send(`.zs-pagehead__actions a`)
			check := b.address().Path + "/pruefen"
			b.send(`a[href="` + check + `"]`)
			b.do(chromedp.SetUploadFiles(chromedp.CSS("#datei"), files[:1]))
			b.send(`main form[enctype] button`)
			b.says("wurde hier erzeugt und ist unverändert", filepath.Base(files[0]))
			b.lookAround("geprueft " + name)
			if err := os.WriteFile(files[0], []byte("etwas anderes"), 0o600); err != nil {
				t.Fatal(err)
			}
			b.do(chromedp.SetUploadFiles(chromedp.CSS("#datei"), files[:1]))
			b.send(`main form[enctype] button`)
			b.says("gehört zu keiner Fassung")
			b.visit(p, strings.TrimSuffix(check, "/pruefen"))
			b.unfold("Als endgültig festlegen")
			b.lookAround("endgueltig " + name)
			b.send(`main form[action$="/endgueltig"] button`)
			b.says("Die Fassung ist endgültig.", "Fassung 2", "!Texte bearbeiten")
			b.unfold("Veröffentlichen")
			b.send(`main form[action$="/veroeffentlichen"] button`)
			b.says("Die Vorlage ist veröffentlicht.")
			public := open(t)
			public.look("light", 1280)
			public.visit(p, "/vorlagen")
			public.send(`main tbody a`)
			public.says("Fassung 2", "!Fassung 1", "!Dana Demo")
			public.lookAround("oeffentliche vorlage " + name)
			b.clean(p)
		})
	}
}

func TestThePagesOfPapersSayWhatIsWrong(t *testing.T) {
	p := private(t)
	b := open(t)
	b.look("light", 1280)
	signIn(b, p, demoOffice)
	b.visit(p, "/vorlagen")
	b.lookAround("keine vorlagen")
	b.visit(p, "/vorlagen/pruefen")
	b.lookAround("pruefen")
	b.visit(p, "/vorlagen/zeitplan")
	b.lookAround("zeitplan")
	b.begin(p, "sprechzettel")
	b.day("stichtag-der-vorlage", "1", "1", "1990")
	b.send(`main form[data-draft] button[value=vorschau]`)
	b.until(`document.activeElement.matches('.zs-notice--danger')`)
	b.says("Das wurde noch nicht gespeichert", "Stichtag")
	b.lookAround("texte mit fehlern")
	b.clean(p)
}

func TestThePreviewOfEveryPaperIsWithoutBarriers(t *testing.T) {
	p := private(t)
	b := open(t)
	b.look("light", 1280)
	signIn(b, p, demoOffice)
	for _, template := range briefing.Templates {
		b.begin(p, template.Name)
		b.lookAround("texte " + template.Name)
		b.send(`main form[data-draft] button[value=vorschau]`)
		b.until(`[...document.querySelectorAll('.zs-paper img')].every(i => { i.loading = 'eager'; return i.complete && i.naturalWidth > 0 })`)
		b.lookAround("vorschau " + template.Name)
	}
	b.clean(p)
}
