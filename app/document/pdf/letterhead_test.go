// Who listens hears first whose paper it is, and in a language that there is.

package pdf

import (
	"strings"
	"testing"

	"zielstand/app/document"
)

func TestWhoListensHearsFirstWhosePaperItIs(t *testing.T) {
	d := &document.Document{Title: "Probe", Letterhead: document.Letterhead{Lines: []string{"Ministerium für Proben", "Büro"}, Logo: logo(t)},
		Blocks: []document.Block{&document.PageBreak{}, &document.Paragraph{Text: said("Text")}}}
	r := open(t, written(t, d))
	if n := len(r.pages()); n != 1 {
		t.Errorf("the letterhead fills a page: %d pages", n)
	}
	var kinds []string
	alt := ""
	for _, kid := range r.list(r.dict(r.list(r.dict(r.catalog()["StructTreeRoot"])["K"])[0])["K"]) {
		e := r.dict(kid)
		kinds = append(kinds, string(e["S"].(pdfName)))
		if e["Alt"] != nil {
			alt = textOf(e["Alt"])
		}
	}
	if got := strings.Join(kinds, " "); got != "Figure P P P" || alt != "Logo Ministerium für Proben, Büro" {
		t.Errorf("the tree begins with %s, the logo is %q", got, alt)
	}
}

func TestALanguageThatIsNoneBecomesGerman(t *testing.T) {
	for given, want := range map[string]string{"": "de-DE", "de-DE": "de-DE", "en": "en", "de) /Evil (": "de-DE", "de\n": "de-DE", "zh-Hant-TW": "zh-Hant-TW"} {
		r := open(t, written(t, &document.Document{Title: "Probe", Language: given}))
		if got := textOf(r.catalog()["Lang"]); got != want {
			t.Errorf("%q is written as %q, want %q", given, got, want)
		}
		for _, wrong := range checkUA(r) {
			t.Error(wrong)
		}
	}
}
