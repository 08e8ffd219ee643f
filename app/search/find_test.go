// Tests of finding: spellings, ranking, visibility, excerpts; and how fast a long list is searched.

package search

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"zielstand/models"
)

// library is a small portfolio on 18.11.2024, as everybody may see it.
func library() *models.Portfolio { return records().For(models.Viewer{}) }

func records() *models.Portfolio {
	base := func(id string) models.Base { return models.Base{ID: id} }
	r := &models.Records{
		Jurisdictions: []*models.Jurisdiction{{Base: base("rp"), Name: "Rheinland-Pfalz"}},
		Strategies:    []*models.Strategy{{Base: base("digital"), Title: "Digitalstrategie für das Land", Published: true, Idea: "Digitalisierung dient den Menschen."}},
		Fields:        []*models.Field{{Base: base("staat"), StrategyID: "digital", Title: "Zukunftsfähigkeit des Staates"}},
		FocusTopics:   []*models.FocusTopic{{Base: base("krise"), FieldID: "staat", Title: "Digitaler Bevölkerungsschutz"}},
		Targets:       []*models.Target{{Base: base("ziel-warnung"), StrategyID: "digital", Title: "Warnung aller Menschen", Description: "Der Bevölkerungsschutz warnt digital."}},
		Ministries:    []*models.Ministry{{Base: base("mdi"), Name: "Ministerium des Innern und für Sport", Abbreviation: "MdI", AlsoCalled: "Innenministerium"}},
		Measures: []*models.Measure{
			{Base: base("sirenen"), StrategyID: "digital", Title: "Sirenen", Programmes: models.Strings{"Bevölkerungsschutz 2025"}, Description: "Neue Sirenen in allen Gemeinden."},
			{Base: base("open-data"), StrategyID: "digital", Title: "Open Data Portal", Description: "Daten der Verwaltung für alle."},
			{Base: base("akte"), StrategyID: "digital", Title: "E-Akte im Bundesebenen-Verbund", Quantities: models.Strings{"3.000 Arbeitsplätze"}},
		},
		Reports: []*models.StatusReport{
			{Base: base("m1"), MeasureID: "akte", AsOf: models.NewDate(2024, 6, 30), State: models.ReportApproved, Text: "Die Ausschreibung läuft.", InternalNote: "Vergaberüge droht"},
			{Base: base("m2"), MeasureID: "akte", AsOf: models.NewDate(2024, 12, 31), State: models.ReportApproved, Text: "Der Zuschlag ist erteilt."},
			{Base: base("m3"), MeasureID: "akte", AsOf: models.NewDate(2024, 7, 31), State: models.ReportDraft, Text: "Geheimentwurf."},
		},
	}
	return models.NewPortfolio(models.Head{}, r).At(models.NewDate(2024, 11, 18))
}

func found(p *models.Portfolio, query string) string {
	var list []string
	for _, h := range Find(p, query, 0) {
		list = append(list, h.ID)
	}
	return strings.Join(list, " ")
}

func TestEverySpellingFindsTheSameTitleFirst(t *testing.T) {
	p := library()
	for _, query := range []string{"Bevölkerungsschutz", "bevoelkerungsschutz", "bevolkerungsschutz", "BEVÖLKERUNGSSCHUTZ", "bevölkerungs-schutz", "bevo", "bevö", "bevoe"} {
		if got := found(p, query); got != "krise sirenen ziel-warnung" { // title, programme, text
			t.Errorf("%s: found %q", query, got)
		}
	}
}

func TestAllWordsMustOccurAnywhereInTheRecord(t *testing.T) {
	p := library()
	for query, expected := range map[string]string{
		"sirenen gemeinden":  "sirenen",
		"gemeinden sirenen":  "sirenen",
		"sirenen feuerwehr":  "",
		"egovernment":        "",
		"e-akte":             "akte",
		"e akte":             "akte",
		"eakte":              "akte",
		"ebenen":             "akte", // the e after an s is no umlaut
		"opendata":           "open-data",
		"open-data":          "open-data",
		"arbeitsplatze":      "akte",
		"innenministerium":   "mdi",
		"MDI":                "mdi",
		"zukunftsfahigkeit":  "staat",
		"digital":            "digital krise ziel-warnung",
		"":                   "",
		" – ":                "",
		"<script>alert(1)":   "",
		"ausschreibung":      "akte",
		"ausschreibung akte": "akte",
	} {
		if got := found(p, query); got != expected {
			t.Errorf("%q: found %q, want %q", query, got, expected)
		}
	}
}

func TestOnlyTheReportOfTheStichtagIsFound(t *testing.T) {
	p := library()
	later := p.At(models.NewDate(2025, 1, 31))
	for _, c := range []struct {
		query    string
		p        *models.Portfolio
		expected string
	}{
		{"Ausschreibung", p, "akte"}, {"Zuschlag", p, ""},
		{"Ausschreibung", later, ""}, {"Zuschlag", later, "akte"},
		{"Geheimentwurf", p, ""},
	} {
		if got := found(c.p, c.query); got != c.expected {
			t.Errorf("%q on %v: found %q, want %q", c.query, c.p.Stichtag, got, c.expected)
		}
	}
}

func TestWhatAViewerMayNotSeeIsNotFound(t *testing.T) {
	all := records()
	if got := found(all.For(models.Viewer{Rights: models.RightsOffice}), "Vergaberüge"); got != "akte" {
		t.Errorf("the CDO office finds %q", got)
	}
	if got := found(all.For(models.Viewer{}), "Vergaberüge"); got != "" {
		t.Errorf("the public finds %q", got)
	}
}

func TestAHitShowsWhereTheWordsAre(t *testing.T) {
	marked := func(s string, marks []Mark) string {
		out, at := "", 0
		for _, m := range marks {
			out += s[at:m.Start] + "[" + s[m.Start:m.End] + "]"
			at = m.End
		}
		return out + s[at:]
	}
	p := library()
	for _, c := range []struct{ query, title, excerpt string }{
		{"bevolkerung warn", "[Warn]ung aller Menschen", "Der [Bevölkerung]sschutz [warn]t digital."},
		{"sirenen", "[Sirenen]", "Neue [Sirenen] in allen Gemeinden."},
		{"opendata", "[Open Data] Portal", "Daten der Verwaltung für alle."},
		{"eakte", "[E-Akte] im Bundesebenen-Verbund", "Die Ausschreibung läuft."},
		{"schutz bevoelkerungsschutz sirenen", "[Sirenen]", "[Bevölkerungsschutz] 2025"},
	} {
		hits := Find(p, c.query, 0)
		if len(hits) == 0 {
			t.Errorf("%q: nothing found", c.query)
			continue
		}
		h := hits[0]
		if got := marked(h.Title, h.TitleMarks); got != c.title {
			t.Errorf("%q: title %q, want %q", c.query, got, c.title)
		}
		if got := marked(h.Excerpt, h.Marks); got != c.excerpt {
			t.Errorf("%q: excerpt %q, want %q", c.query, got, c.excerpt)
		}
	}
}

func TestALongTextIsCutAroundTheWord(t *testing.T) {
	long := strings.Repeat("Wörter über Wörter ", 50) + "Nadel " + strings.Repeat("und Äpfel ", 50)
	excerpt := cut(long, strings.Index(long, "Nadel"))
	if !strings.Contains(excerpt, " Nadel ") || len(excerpt) > 2*excerptLength || !utf8.ValidString(excerpt) {
		t.Errorf("excerpt %q", excerpt)
	}
	if !strings.HasPrefix(excerpt, "… ") || !strings.HasSuffix(excerpt, " …") {
		t.Errorf("excerpt %q does not say that it is one", excerpt)
	}
}

func TestTheLimitKeepsTheBest(t *testing.T) {
	hits := Find(library(), "Bevölkerungsschutz", 1)
	if len(hits) != 1 || hits[0].ID != "krise" {
		t.Errorf("hits: %+v", hits)
	}
}

func TestAListIsFilteredByTheSameWords(t *testing.T) {
	p := records()
	m := p.Measure("akte")
	for query, expected := range map[string]bool{"": true, "e-akte": true, "arbeitsplatze akte": true, "akte sirene": false} {
		if Matches(m, query) != expected {
			t.Errorf("%q: got %v", query, !expected)
		}
	}
	if !Parse("ausschreibung").Measure(m, p.Stichtag) || Parse("zuschlag").Measure(m, p.Stichtag) {
		t.Error("the list must find the report of the Stichtag and no later one")
	}
	changed := *m.Measure
	changed.Title = "Sirene"
	next := p.Apply(models.Head{Seq: 1}, models.Applied{Kind: models.KindMeasure, ID: "akte", Record: &changed})
	if !Matches(next.Measure("akte"), "sirene") {
		t.Error("a changed title is not found")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Bevölkerungsschutz", "bevolkerung")
	f.Add("Open Data", "opendata")
	f.Add("a\u0308-b\u00adc \xff", "ae b")
	f.Add(strings.Repeat("ä ", 200)+"Ziel", "ziel")
	f.Fuzz(func(t *testing.T, text, query string) {
		r := &models.Records{Strategies: []*models.Strategy{{Base: models.Base{ID: "s"}, Title: text, Published: true, Description: text}}}
		for _, h := range Find(models.NewPortfolio(models.Head{}, r), query, 5) {
			inside(t, h.Title, h.TitleMarks)
			inside(t, h.Excerpt, h.Marks)
		}
		if !Parse(text).Empty() && utf8.RuneCountInString(text) <= MaxQueryLength && found(models.NewPortfolio(models.Head{}, r), text) != "s" {
			t.Fatalf("%q does not find itself", text)
		}
	})
}

// inside checks that marks are in order, within the text and at the borders of characters.
func inside(t *testing.T, s string, marks []Mark) {
	t.Helper()
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End <= m.Start || m.End > len(s) {
			t.Fatalf("marks %v of %q", marks, s)
		}
		if utf8.ValidString(s) && (!utf8.ValidString(s[m.Start:m.End]) || !utf8.ValidString(s[:m.Start])) {
			t.Fatalf("mark %v splits a character of %q", m, s)
		}
		at = m.End
	}
}

func BenchmarkListOf10000(b *testing.B) {
	r := &models.Records{Strategies: []*models.Strategy{{Base: models.Base{ID: "digital"}, Title: "Digitalstrategie", Published: true}}}
	words := strings.Fields("Verwaltung Leistungen Bürgerinnen Kommunen Plattform Länder Schutz Prüfung digitale Verfahren öffentlich Anbindung")
	for i := range 10_000 {
		id := fmt.Sprint("m-", i)
		r.Measures = append(r.Measures, &models.Measure{Base: models.Base{ID: id}, StrategyID: "digital",
			Title: words[i%12] + " " + words[i/12%12] + " " + id, Description: strings.Repeat(words[i%7]+" für die "+words[i%11]+" ", 8)})
		r.Reports = append(r.Reports, &models.StatusReport{Base: models.Base{ID: "r" + id}, MeasureID: id, AsOf: 1, State: models.ReportApproved,
			Text: strings.Repeat("Die "+words[i%5]+" läuft nach Plan. ", 6)})
	}
	p := models.NewPortfolio(models.Head{}, r).At(2)
	for _, query := range []string{"pruefung", "nirgends", "landr kommun"} {
		q := Parse(query)
		b.Run("list/"+query, func(b *testing.B) {
			for b.Loop() {
				for _, m := range p.Measures() {
					q.Measure(m, p.Stichtag)
				}
			}
		})
		b.Run("find/"+query, func(b *testing.B) {
			for b.Loop() {
				Find(p, query, 20)
			}
		})
	}
}

func TestAChangedRecordOfTheGovernanceIsFoundByItsNewWordsOnly(t *testing.T) {
	p := records()
	put := func(id, title string, archived models.Instant) {
		a := &models.Assignment{Base: models.Base{ID: id, ArchivedAt: archived}, Title: title, State: models.AssignmentOpen}
		p = p.Apply(models.Head{}, models.Applied{Kind: models.KindAssignment, ID: id, Record: a})
	}
	put("eins", "Schnittstelle bauen", 0)
	put("drei", "Register anbinden", 0)
	want := func(query, ids string) {
		t.Helper()
		if got := found(p, query); got != ids {
			t.Errorf("%s finds %q, want %q", query, got, ids)
		}
	}
	want("schnittstelle", "eins")
	want("register", "drei")
	put("eins", "Plattform bauen", 0)
	put("fuenf", "Schnittstelle prüfen", 0)
	want("schnittstelle", "fuenf")
	want("plattform", "eins")
	want("register", "drei")
	put("drei", "Register anbinden", 1)
	want("register", "")
	want("plattform", "eins")
}
