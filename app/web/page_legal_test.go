// The pages that explain and those that the law asks for.

package web

import (
	"strings"
	"testing"
)

func TestTheHelpNamesEveryThreshold(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/hilfe").want(t, 200, "15\u00a0Prozentpunkte", "30\u00a0Prozentpunkte", "182 Tagen", "Unter 3 Meldungen", "Vorschlag", "nicht angegeben", "Kenntnisstand",
		"umgesetzt ohne Wirkung", "zählt nie als 0")
}

func TestBuiltInTextsSayWhatTheOperatorHasNotSet(t *testing.T) {
	r := newTrial(t)
	r.get(t, "/impressum").want(t, 200, "Dieses Impressum ist unvollständig", "noch nicht eingetragen")
	r.get(t, "/datenschutz").want(t, 200, "zs_theme", "kein Abruf geht an andere")
	r.get(t, "/barrierefreiheit").want(t, 200, "BITV RP", "teilweise vereinbar", "Durchsetzungsstelle hat der Betreiber noch nicht eingetragen")
}

func TestTheOperatorsTextsReplaceTheBuiltInOnes(t *testing.T) {
	r := newTrial(t)
	r.Site.Legal.Imprint = "# Land\n\nMusterstraße 1 <script>alert(1)</script>\n\n[Mail](mailto:post@example.org) [x](javascript:alert(1))"
	r.Site.Legal.Enforcement = "Durchsetzungsstelle des Landes, Mainz"
	r.get(t, "/impressum").want(t, 200, "<h2>Land</h2>", "Musterstraße 1", "mailto:post@example.org", "!<script>alert", "!javascript:", "!unvollständig")
	r.get(t, "/barrierefreiheit").want(t, 200, "Durchsetzungsstelle des Landes, Mainz", "!Durchsetzungsstelle hat der Betreiber")
}

func TestMarkdownBecomesCleanHTML(t *testing.T) {
	for markdown, want := range map[string]string{
		"":                                 "",
		"# A\n## B":                        "<h2>A</h2>\n<h3>B</h3>",
		"**b** ![x](https://a.example/x)":  "<p><strong>b</strong> </p>",
		"<div onclick=\"x()\">Text</div>":  "",
		"|a|b|\n|-|-|\n|1|2|":              "<table>",
		"[x](https://a.example)":           `rel="nofollow noreferrer"`,
		"[x](data:text/html;base64,PHNjc)": "<p>x</p>",
	} {
		got, err := cleanHTML(markdown)
		if err != nil || !strings.Contains(got, want) || want == "" && strings.TrimSpace(got) != "" {
			t.Errorf("%q becomes %q (%v), want %q", markdown, got, err, want)
		}
	}
}
