// Frozen states: the same state gives the same id, later changes alter nothing, and what comes back is what was put in.

package briefing

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

const strategyID = "rlp-digitalstrategie"

// demo is the demonstration on a day, with everything in it.
func demo(t testing.TB, day models.Date, more ...models.Record) *models.Portfolio {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	all := seed.Demo(records)
	for _, r := range more {
		all.Add(r)
	}
	p := models.NewPortfolio(models.Head{Seq: 7, Hash: "abc"}, all).At(day)
	p.KnownAt, p.Demo = models.InstantOf(day.Time()), true
	return p
}

var stichtag = models.NewDate(2026, 6, 30)

func order(template string, audience models.Audience) *models.Briefing {
	return &models.Briefing{Template: template, Title: "Probe", StrategyID: strategyID, Stichtag: stichtag, Audience: audience}
}

// frozen is the briefing, sealed.
func frozen(t testing.TB, b *models.Briefing, now, before *models.Portfolio) (*Frozen, []byte) {
	t.Helper()
	f, err := Freeze(b, models.BriefingDraft, now, before, House{Operator: "Amt für Proben"})
	if err != nil {
		t.Fatal(err)
	}
	content, err := f.Seal()
	if err != nil {
		t.Fatal(err)
	}
	return f, content
}

// everyTemplate runs the test for each template.
func everyTemplate(t *testing.T, test func(t *testing.T, template *Template)) {
	if len(Templates) == 0 {
		t.Fatal("there is no template")
	}
	for _, template := range Templates {
		t.Run(template.Name, func(t *testing.T) { test(t, template) })
	}
}

func TestTheSameStateAndTextsGiveTheSameID(t *testing.T) {
	everyTemplate(t, func(t *testing.T, template *Template) {
		b := order(template.Name, models.AudienceInternal)
		first, content := frozen(t, b, demo(t, stichtag), demo(t, stichtag.AddMonths(-6)))
		second, again := frozen(t, b, demo(t, stichtag), demo(t, stichtag.AddMonths(-6)))
		if first.ID() != second.ID() || !bytes.Equal(content, again) {
			t.Errorf("ids %s and %s", first.ID(), second.ID())
		}
		ids := map[string]string{first.ID(): "the first"}
		for what, other := range map[string]*Frozen{
			"another text":  withText(t, b),
			"another day":   onDay(t, b, stichtag.AddDays(-1)),
			"final":         sealed(t, first.As(models.BriefingFinal)),
			"no comparison": first2(frozen(t, b, demo(t, stichtag), nil)),
			"for everybody": first2(frozen(t, order(template.Name, models.AudiencePublic), demo(t, stichtag), nil)),
		} {
			if same := ids[other.ID()]; same != "" {
				t.Errorf("%s has the id of %s", what, same)
			}
			ids[other.ID()] = what
		}
	})
}

func first2(f *Frozen, _ []byte) *Frozen { return f }

func sealed(t *testing.T, f *Frozen) *Frozen {
	if _, err := f.Seal(); err != nil {
		t.Fatal(err)
	}
	return f
}

func withText(t *testing.T, b *models.Briefing) *Frozen {
	edited := *b
	edited.Texts = models.Texts{}
	for _, f := range Find(b.Template).Fields {
		if f.Words == nil {
			edited.Texts[f.Key] = "Von Hand geschrieben"
		}
	}
	return first2(frozen(t, &edited, demo(t, stichtag), demo(t, stichtag.AddMonths(-6))))
}

func onDay(t *testing.T, b *models.Briefing, day models.Date) *Frozen {
	other := *b
	other.Stichtag = day
	return first2(frozen(t, &other, demo(t, day), demo(t, stichtag.AddMonths(-6))))
}

func TestWhatComesBackIsWhatWasFrozen(t *testing.T) {
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	everyTemplate(t, func(t *testing.T, template *Template) {
		now, before := demo(t, stichtag), demo(t, stichtag.AddMonths(-6))
		f, content := frozen(t, order(template.Name, models.AudienceInternal), now, before)
		thawed, err := Thaw(f.ID(), content)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Thaw("x", []byte(`{"form":"anderes"}`)); err == nil {
			t.Error("a foreign form is read")
		}
		// One format of each family is enough: the writers are tested where they are.
		for _, format := range []document.Format{document.Markdown, document.XLSX} {
			if !template.Writes(format) {
				continue
			}
			var a, b bytes.Buffer
			if err := Write(context.Background(), &a, f, format, drawings); err != nil {
				t.Fatal(err)
			}
			if err := Write(context.Background(), &b, thawed, format, drawings); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) || a.Len() == 0 {
				t.Errorf("%s differs after reading the state back", format)
			}
		}
	})
}

func TestFiguresOfAFrozenStateAreThoseOfItsPortfolio(t *testing.T) {
	for _, audience := range []models.Audience{models.AudienceInternal, models.AudiencePublic} {
		p := demo(t, stichtag)
		f, content := frozen(t, order(Templates[0].Name, audience), p, nil)
		thawed, err := Thaw(f.ID(), content)
		if err != nil {
			t.Fatal(err)
		}
		s, err := thawed.State()
		if err != nil {
			t.Fatal(err)
		}
		shown := p.For(audience.Viewer())
		for _, kind := range charts.Kinds {
			if kind.Governance() {
				continue // frozen states keep none of it
			}
			scope := progress.Scope{StrategyID: strategyID}
			want, err := charts.Build(kind.Name, charts.Query{Portfolio: shown, Scope: scope})
			if err != nil {
				continue // about something else than a strategy
			}
			got, err := charts.Build(kind.Name, charts.Query{Portfolio: s.Portfolio, Scope: scope})
			if err != nil || !bytes.Equal(got.JSON(), want.JSON()) || got.Title != want.Title {
				t.Errorf("%s, %s: %v\n%s\n%s", audience, kind.Name, err, got.Title, want.Title)
			}
		}
	}
}

func TestADayBeforeAnythingIsKnownIsRefused(t *testing.T) {
	b := order(Templates[0].Name, models.AudiencePublic)
	b.Stichtag = models.NewDate(1999, 1, 1)
	_, err := Freeze(b, models.BriefingDraft, demo(t, b.Stichtag), nil, House{})
	if models.KindOf(err) != models.Invalid || !strings.Contains(err.Error(), "stichtag") {
		t.Errorf("frozen with %v", err)
	}
}

func TestWhatTheAudienceDoesNotSeeIsRefused(t *testing.T) {
	land := demo(t, stichtag).Jurisdictions[0].ID
	hidden := &models.Strategy{Base: models.Base{ID: "geheim"}, JurisdictionID: land, Title: "Geheim"}
	b := order(Templates[0].Name, models.AudiencePublic)
	b.StrategyID = hidden.ID
	if _, err := Freeze(b, models.BriefingDraft, demo(t, stichtag, hidden), nil, House{}); models.KindOf(err) != models.Invalid {
		t.Errorf("frozen with %v", err)
	}
	b.Audience = models.AudienceInternal
	if _, err := Freeze(b, models.BriefingDraft, demo(t, stichtag, hidden), nil, House{}); models.KindOf(err) == models.Invalid {
		t.Errorf("the office gets %v", err)
	}
}

func TestUnknownTemplatesFormatsAndTextsAreNamed(t *testing.T) {
	if _, err := Freeze(order("gedicht", models.AudiencePublic), models.BriefingDraft, demo(t, stichtag), nil, House{}); models.KindOf(err) != models.Invalid {
		t.Errorf("an unknown template: %v", err)
	}
	if err := Templates[0].CheckFormat("exe"); models.KindOf(err) != models.Invalid {
		t.Errorf("an unknown format: %v", err)
	}
	b := order(Templates[0].Name, models.AudiencePublic)
	b.Texts = models.Texts{"gibt-es-nicht": "x"}
	if _, err := Freeze(b, models.BriefingDraft, demo(t, stichtag), nil, House{}); models.KindOf(err) != models.Invalid {
		t.Errorf("an unknown text: %v", err)
	}
}

func TestEveryNumberThatIsTracedIsInItsText(t *testing.T) {
	everyTemplate(t, func(t *testing.T, template *Template) {
		f, _ := frozen(t, order(template.Name, models.AudienceInternal), demo(t, stichtag), demo(t, stichtag.AddMonths(-6)))
		s, err := f.State()
		if err != nil {
			t.Fatal(err)
		}
		for key, p := range template.Propose(s) {
			if !slices.ContainsFunc(template.Fields, func(f Field) bool { return f.Key == key }) {
				t.Errorf("%s is no field", key)
			}
			for _, e := range p.Evidence {
				if !strings.Contains(p.Text, e.Number) || !strings.HasPrefix(e.Path, "/") {
					t.Errorf("%s: %q leads to %q and is not in %q", key, e.Number, e.Path, p.Text)
				}
			}
		}
	})
}
