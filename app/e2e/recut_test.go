// Re-cuts and continuations in a browser: step by step, with and without scripts, undone again, and every state
// without barriers.

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// ownDemo runs a demonstration that only one test changes.
func ownDemo(t *testing.T) *program {
	t.Helper()
	return running(t, func() (*program, error) { return start("--demo") })
}

// editor is a tab in which an editor has signed in.
func editor(t *testing.T, p *program, scripts bool) *tab {
	t.Helper()
	b := open(t)
	if !scripts {
		b.withoutScripts()
	}
	b.look("light", 1280)
	b.enter(p, officeMail)
	return b
}

// tick sets a box or a radio button.
func (b *tab) tick(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// choose presses a button as Enter does on it, and waits for the next page.
func (b *tab) choose(selector string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	b.follow(kb.Enter)
}

// clean fails on what the browser complained about, and on requests that left the server. A form that is answered
// as wrong has a status that Chromium logs.
func (b *tab) clean(p *program) {
	b.t.Helper()
	for _, complaint := range b.complaints() {
		if !strings.Contains(complaint, "422") {
			b.t.Error(complaint)
		}
	}
	if foreign := b.foreign(p); len(foreign) > 0 {
		b.t.Errorf("requests to other hosts: %s", strings.Join(foreign, ", "))
	}
}

// step is a state of an assistant: how one gets there from the one before, and what it says.
type step struct {
	name string
	do   func(b *tab)
	says []string
}

// walk goes through the steps.
func (b *tab) walk(steps []step) {
	b.t.Helper()
	for _, s := range steps {
		s.do(b)
		b.says(s.says...)
	}
}

// checkSteps looks at each state in a tab of its own, for looking takes longer than getting there.
func checkSteps(t *testing.T, p *program, steps []step) {
	for i, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			b := editor(t, p, true)
			b.walk(steps[:i+1])
			b.checkLooks(s.name)
			b.clean(p)
		})
	}
}

// recutSteps cut the ministry that leads most, up to the preview.
func recutSteps(p *program) []step {
	return []step{
		{"what", func(b *tab) { b.visit(p, "/verwaltung/ressortneuzuschnitt") }, []string{"1. Was endet, was beginnt", "!2. Wer nachfolgt"}},
		{"refused", func(b *tab) { b.choose(`button[value="nachfolge"]`) },
			[]string{"Das wurde noch nicht gespeichert", "Erster Tag des neuen Zuschnitts: Bitte ausfüllen"}},
		{"who", func(b *tab) {
			b.write("#tag", "1")
			b.write("#tag-monat", "10")
			b.write("#tag-jahr", "2026")
			b.tick(`input[name="endet"][value="mds"]`)
			b.write("#neu-1-name", "Ministerium für Übermorgen")
			b.write("#neu-1-abbreviation", "MÜ")
			b.choose(`button[value="nachfolge"]`)
		}, []string{"2. Wer nachfolgt", "MÜ – Ministerium für Übermorgen", "!3. Vorschau"}},
		{"preview", func(b *tab) { b.choose(`section[aria-labelledby="nachfolge"] button[value="vorschau"]`) },
			[]string{"3. Vorschau: das ändert sich", "endet am 30.09.2026", "MÜ ab 01.10.2026", "Neuzuschnitt übernehmen"}},
	}
}

func TestTheStepsOfARecutAreWithoutBarriers(t *testing.T) {
	p := running(t, reportingDemo)
	checkSteps(t, p, recutSteps(p))
}

func TestMinistriesAreCutAndPutBack(t *testing.T) {
	p := ownDemo(t)
	for _, scripts := range []bool{true, false} {
		b := editor(t, p, scripts)
		b.walk(recutSteps(p))
		b.choose(`button[value="anwenden"]`)
		b.says("Der Neuzuschnitt ist übernommen", "Ressortneuzuschnitt zum 01.10.2026", "Rückgängig machen")
		vorgang := b.address().Path
		if scripts {
			b.checkLooks("the change as a whole")
		}
		b.visit(p, "/vergleich?von=2026-09-30&bis=2026-10-01")
		b.says("Nachfolge nach Neuzuschnitt der Ressorts")
		b.visit(p, vorgang)
		b.choose(`form[aria-label="Rückgängig machen"] button`)
		b.says("Der Vorgang ist rückgängig gemacht", "Rückgängig: Vorgang")
		b.visit(p, vorgang)
		b.says("wurde mit Vorgang", "!Stellt den Stand vor diesem Vorgang wieder her")
		b.clean(p)
	}
}

func TestARecutIsPreviewedByKeyboardAlone(t *testing.T) {
	p := running(t, reportingDemo)
	b := editor(t, p, true)
	b.visit(p, "/verwaltung/ressortneuzuschnitt")
	for selector, keys := range map[string]string{"#tag": "1", "#tag-monat": "10", "#tag-jahr": "2026"} {
		b.do(chromedp.Focus(chromedp.CSS(selector)))
		b.press(keys)
	}
	b.tabTo(`input[name="endet"][value="mds"]`)
	b.press(" ")
	b.tabTo(`button[value="nachfolge"]`)
	b.follow(kb.Enter)
	b.tabTo(`input[name="nachfolge-mds"][value="mdi"]`)
	b.press(" ")
	b.tabTo(`section[aria-labelledby="nachfolge"] button[value="vorschau"]`)
	b.follow(kb.Enter)
	b.says("3. Vorschau: das ändert sich", "MdI ab 01.10.2026")
	b.tabTo(`select[name^="uebernimmt-"]`)
	b.clean(p)
}

// continueSteps carry all targets over but two, up to the preview.
func continueSteps(p *program) []step {
	return []step{
		{"list", func(b *tab) { b.visit(p, "/verwaltung/fortschreibung") }, []string{"noch nicht fortgeschrieben"}},
		{"decisions", func(b *tab) { b.visit(p, "/verwaltung/fortschreibung/rlp-digitalstrategie") }, []string{"Was aus den Zielen wird"}},
		{"refused", func(b *tab) { b.choose(`button[value="vorschau"]`) },
			[]string{"Das wurde noch nicht gespeichert", "Titel der neuen Strategie: Bitte ausfüllen"}},
		{"preview", func(b *tab) {
			b.write("#neu-title", "Digitalstrategie 2031")
			b.write("#neu-period_from", "2027")
			b.do(chromedp.SetValue(chromedp.CSS("#vorgabe"), "carried"))
			b.tick(`#ausgang-ziel-digitaltaugliches-recht`)
			b.tick(`input[name="ausgang-ziel-unterstuetzung-kommunen"][value="dropped"]`)
			b.write("#grund-ziel-unterstuetzung-kommunen", "Wird Pflichtaufgabe")
			b.choose(`button[value="vorschau"]`)
		}, []string{"Vorschau: das ändert sich", "1 erreicht", "1 aufgegeben", "Entwurf anlegen"}},
	}
}

func TestTheStepsOfAContinuationAreWithoutBarriers(t *testing.T) {
	p := running(t, reportingDemo)
	checkSteps(t, p, continueSteps(p))
}

func TestAStrategyIsContinuedFromDraftToBalance(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		p := ownDemo(t)
		b := editor(t, p, scripts)
		b.walk(continueSteps(p))
		b.choose(`button[value="entwurf"]`)
		b.says("Der Entwurf der Fortschreibung ist gespeichert", "Fortschreibung beschließen")
		if scripts {
			b.checkLooks("the draft")
		}
		b.visit(p, "/strategien/rlp-digitalstrategie/bilanz")
		b.says("vorgesehen: aufgegeben")
		b.visit(p, "/verwaltung/fortschreibung/rlp-digitalstrategie")
		b.write("#durch", "Ministerrat")
		b.choose(`form[aria-label="Beschluss der Fortschreibung"] button`)
		b.says("Was aus den Zielen wurde", "Wird Pflichtaufgabe", "Digitalstrategie 2031")
		b.clean(p)

		public := open(t)
		public.look("light", 1280)
		public.visit(p, "/strategien/rlp-digitalstrategie/bilanz")
		public.says("Wird Pflichtaufgabe", "Fortgeschrieben durch Digitalstrategie 2031")
		if scripts {
			public.checkLooks("the balance")
		}
		public.visit(p, "/ziele/ziel-unterstuetzung-kommunen")
		public.says("Fortschreibung", "aufgegeben am")
		public.checkBarriers("a target that was given up")
		public.clean(p)
	}
}
