// Tests of the words and addresses that components are made of.

package views

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/app/search"
	"zielstand/models"
)

var november = models.NewDate(2024, 11, 18)

// html renders a component.
func html(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNoPercentageComesWithoutItsCoverage(t *testing.T) {
	for want, r := range map[string]*progress.Rollup{
		"62\u00a0% · 7 von 9 Maßnahmen gemeldet · Stand 18.11.2024":                                 {Day: november, Total: 9, Counted: 9, Known: 7, Percent: models.PercentOf(61.6)},
		"100\u00a0% · 1 von 1 Maßnahme gemeldet · Stand 18.11.2024":                                 {Day: november, Total: 1, Counted: 1, Known: 1, Percent: models.PercentOf(100)},
		"kein Fortschrittswert · 0 von 9 Maßnahmen gemeldet · Stand 18.11.2024":                     {Day: november, Total: 9, Counted: 9},
		"kein Fortschrittswert · keine Maßnahme · Stand 18.11.2024":                                 {Day: november},
		"kein Fortschrittswert · keine Maßnahme mit Fortschrittswert vorgesehen · Stand 18.11.2024": {Day: november, Total: 2, Ongoing: 2},
	} {
		if got := CoverageText(r); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestABarIsDrawnOnlyWhereHalfIsKnown(t *testing.T) {
	r := &progress.Rollup{Day: november, Total: 20, Counted: 20, Known: 1, Percent: models.PercentOf(100)}
	thin := html(t, Progress(RollupProgress(r)))
	if strings.Contains(thin, "zs-progress__fill") || !strings.Contains(thin, "geringe Abdeckung") {
		t.Errorf("1 of 20 measures gives a bar: %s", thin)
	}
	r.Known = 10
	if half := html(t, Progress(RollupProgress(r))); !strings.Contains(half, "zs-progress__fill") {
		t.Errorf("10 of 20 measures give no bar: %s", half)
	}
}

func TestAnAmpelHasItsWordAndAForm(t *testing.T) {
	for a, word := range map[models.Ampel]string{models.AmpelGreen: "Grün", models.AmpelYellow: "Gelb", models.AmpelRed: "Rot", models.AmpelNone: "keine Angabe", "": "keine Angabe"} {
		if got := html(t, AmpelMark(a)); !strings.Contains(got, word) || !strings.Contains(got, "zs-ampel--"+ampelKey(a)) {
			t.Errorf("%q is shown as %s", a, got)
		}
	}
}

func TestAProposedMinistryIsMarkedAndAMissingOneSaid(t *testing.T) {
	f := &Frame{Stichtag: november, Chosen: true}
	m := &models.Ministry{Base: models.Base{ID: "mdi"}, Abbreviation: "MdI", Name: "Ministerium des Innern und für Sport"}
	stated := html(t, MinistryLink(f, models.Link[*models.Ministry]{To: m}))
	proposed := html(t, MinistryLink(f, models.Link[*models.Ministry]{To: m, Proposed: true}))
	if !strings.Contains(stated, `href="/ressorts/mdi?stichtag=2024-11-18"`) || strings.Contains(stated, "Vorschlag") {
		t.Errorf("a stated ministry: %s", stated)
	}
	if !strings.Contains(proposed, "Vorschlag") {
		t.Errorf("a proposed ministry: %s", proposed)
	}
	if none := html(t, MinistryLink(f, models.Link[*models.Ministry]{})); !strings.Contains(none, "nicht angegeben") {
		t.Errorf("no ministry: %s", none)
	}
}

func TestASourceSaysWhereAndWhatKindOfKnowledge(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, &models.Records{Documents: []*models.Document{{Base: models.Base{ID: "quelle-001"}, Title: "Strategiekapitel"}}})
	lines := SourceLines(p, models.Sources{
		{DocumentID: "quelle-001", Lines: "16-18", Passage: "zweiter Satz", Origin: models.OriginSource},
		{URL: "https://example.org/a", Origin: models.OriginPublic},
		{Origin: models.OriginDemo},
	})
	got := html(t, SourceNote(lines))
	for _, want := range []string{"Strategiekapitel", "(Zeilen 16–18, zweiter Satz)", `href="https://example.org/a"`, "öffentliche Quelle", "Demonstrationsdaten, erfunden"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sources lack %q: %s", want, got)
		}
	}
	if evil := html(t, SourceNote([]SourceLine{{URL: "javascript:alert(1)"}})); strings.Contains(evil, `href="javascript`) {
		t.Errorf("an address runs a script: %s", evil)
	}
	if none := html(t, SourceNote(nil)); !strings.Contains(none, "nicht angegeben") {
		t.Errorf("no source: %s", none)
	}
}

func TestPagesOfferTheNeighboursAndBothEnds(t *testing.T) {
	for _, c := range []struct {
		page, count int
		want        []int
	}{
		{1, 1, []int{1}}, {1, 3, []int{1, 2, 3}}, {5, 9, []int{1, 0, 4, 5, 6, 0, 9}}, {9, 9, []int{1, 0, 8, 9}}, {3, 5, []int{1, 2, 3, 4, 5}},
	} {
		if got := (Pages{Page: c.page, Count: c.count}).around(); !slices.Equal(got, c.want) {
			t.Errorf("page %d of %d offers %v, want %v", c.page, c.count, got, c.want)
		}
	}
}

func TestAHeadingSortsThenReverses(t *testing.T) {
	c := SortColumn{Title: "Fällig", Key: "due"}
	for current, want := range map[string][2]string{"": {"", "due"}, "due": {"ascending", "-due"}, "-due": {"descending", "due"}, "title": {"", "due"}} {
		if got := [2]string{c.sorting(current), c.next(current)}; got != want {
			t.Errorf("sorted by %q: %v, want %v", current, got, want)
		}
	}
}

func TestAddressesKeepStichtagAndKnowledge(t *testing.T) {
	f := &Frame{Path: "/massnahmen", Stichtag: november, Chosen: true, Query: url.Values{"phase": {"paused"}, "seite": {"3"}, "stichtag": {"2024-11-18"}}}
	if got := f.URL("/massnahmen?phase=paused", "ressort", "mdi", "q", ""); got != "/massnahmen?phase=paused&ressort=mdi&stichtag=2024-11-18" {
		t.Errorf("URL gives %s", got)
	}
	if got := f.onToday(); got != "/massnahmen?phase=paused" {
		t.Errorf("the page of today is %s", got)
	}
	if got := f.kept(); len(got) != 1 || got[0] != [2]string{"phase", "paused"} {
		t.Errorf("a new Stichtag keeps %v", got)
	}
}

func TestTheNavigationKnowsWhereAPageBelongs(t *testing.T) {
	for path, want := range map[string]string{"/": "Übersicht page", "/massnahmen": "Maßnahmen page", "/massnahmen/ejustice-rlp": "Maßnahmen true",
		"/fokusthemen/digitale-prozesse": "Strategien true", "/ziele/x": "Ziele true", "/hilfe": ""} {
		got := ""
		for _, entry := range navigation {
			if current := (&Frame{Path: path}).current(entry); current != "" {
				got += entry.Title + " " + current
			}
		}
		if got != want {
			t.Errorf("%s belongs to %q, want %q", path, got, want)
		}
	}
}

func TestMarksCutATextWithoutLosingALetter(t *testing.T) {
	text := "Schutz der Bevölkerung"
	for _, marks := range [][]search.Mark{nil, {{Start: 0, End: 6}}, {{Start: 0, End: 6}, {Start: 11, End: 23}}, {{Start: 4, End: 2}}, {{Start: 11, End: 99}}, {{Start: 3, End: 8}, {Start: 5, End: 9}}} {
		whole := ""
		for _, part := range cutAtMarks(text, marks) {
			whole += part.Text
		}
		if whole != text {
			t.Errorf("marks %v make %q of %q", marks, whole, text)
		}
	}
}
