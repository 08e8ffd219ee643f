// What the templates propose and lay out: goldens for each sort of strategy, and every number traced to what shows it.

package briefing

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zielstand/app/charts"
	"zielstand/app/document"
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
)

var update = flag.Bool("update", false, "write the goldens anew")

// seeded is the strategies of the sources without invented reports.
func seeded(t testing.TB, day models.Date) *models.Portfolio {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	return models.NewPortfolio(models.Head{}, records).At(day)
}

// small is a strategy with n measures, every third of which is completed and every fourth red.
func small(n int) *models.Portfolio {
	r := &models.Records{}
	base := func(id string) models.Base { return models.Base{ID: id, Version: 1} }
	r.Add(&models.Jurisdiction{Base: base("land"), Name: "Land", Key: "07", ISO: "DE-RP"})
	r.Add(&models.Ministry{Base: base("mdi"), JurisdictionID: "land", Abbreviation: "MdI", Name: "Ministerium des Innern", Order: 1})
	r.Add(&models.Strategy{Base: base("s"), JurisdictionID: "land", Title: "Strategie", Published: true, AdoptedOn: models.On(models.NewDate(2024, 1, 1))})
	r.Add(&models.Field{Base: base("f"), StrategyID: "s", Title: "Feld"})
	r.Add(&models.FocusTopic{Base: base("t"), FieldID: "f", Title: "Thema"})
	r.Add(&models.Target{Base: base("z"), StrategyID: "s", FieldID: "f", FocusTopicID: "t", Title: "Ziel"})
	for i := range n {
		id := "m" + strconv.Itoa(i)
		r.Add(&models.Measure{Base: base(id), StrategyID: "s", Title: "Vorhaben " + strconv.Itoa(i+1), TargetIDs: models.Strings{"z"}, Due: models.On(models.NewDate(2025, 12, 31))})
		r.Add(&models.Responsibility{Base: base(id + "-mdi"), SubjectKind: models.KindMeasure, SubjectID: id, MinistryID: "mdi", Role: models.RoleLead})
		report := &models.StatusReport{Base: base(id + "-r"), MeasureID: id, AsOf: models.NewDate(2026, 6, 1), State: models.ReportApproved, Phase: models.PhaseImplementing,
			Ampel: models.AmpelGreen, Percent: models.PercentOf(50)}
		if i%3 == 2 {
			report.Phase, report.Percent = models.PhaseCompleted, models.PercentOf(100)
		}
		if i%4 == 3 {
			report.Ampel, report.Cause, report.Countermeasure = models.AmpelRed, "Vergabe verzögert", "Neue Ausschreibung"
		}
		r.Add(report)
	}
	return models.NewPortfolio(models.Head{}, r).At(stichtag)
}

// states are the strategies that every template must serve.
func states(t *testing.T) map[string]*State {
	house := House{Operator: "Amt für Proben", Ministry: "Ministerium für Proben", BaseURL: "https://proben.example"}
	office := models.Viewer{Rights: models.RightsOffice}
	of := func(p, before *models.Portfolio, strategy string, v models.Viewer) *State {
		s := &State{Portfolio: p.For(v).At(p.Stichtag), Scope: progress.Scope{StrategyID: strategy}, House: house}
		s.Portfolio.Demo = p.Demo
		if before != nil {
			s.Before = before.For(v).At(before.Stichtag)
		}
		return s
	}
	all := map[string]*State{
		"seed":        of(seeded(t, stichtag), nil, strategyID, models.Viewer{}),
		"demo":        of(demo(t, stichtag), demo(t, stichtag.AddMonths(-6)), strategyID, office),
		"oeffentlich": of(demo(t, stichtag), demo(t, stichtag.AddMonths(-6)), strategyID, models.Viewer{}),
		"leer":        of(small(0), nil, "s", office),
		"eine":        of(small(1), nil, "s", office),
	}
	ministry := of(demo(t, stichtag), nil, strategyID, office)
	ministry.Scope.MinistryID = "mdi"
	all["ressort"] = ministry
	return all
}

func stamp() Stamp {
	return Stamp{ID: "v-probe", Created: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), Marks: []string{"Entwurf"}}
}

func TestPapersAreAsTheyWere(t *testing.T) {
	everyTemplate(t, func(t *testing.T, template *Template) {
		for name, s := range states(t) {
			d, err := template.Compose(s, Complete(template, s, nil), stamp())
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := document.WriteMarkdown(&text, d); err != nil {
				t.Fatal(err)
			}
			golden(t, template.Name+"-"+name+".md", text.Bytes())
		}
	})
}

func TestTheDataOfAPaperAreAsTheyWere(t *testing.T) {
	for name, s := range states(t) {
		w, err := composeWorkbook(s, nil, stamp())
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, sheet := range w.Sheets {
			fmt.Fprintf(&text, "# %s: %s\n%s\n", sheet.Name, sheet.Title, sheet.Note)
			for _, c := range sheet.Columns {
				text.WriteString(c.Title + "\t")
			}
			text.WriteString("\n")
			for _, row := range sheet.Rows {
				if len(row) != len(sheet.Columns) {
					t.Fatalf("%s: %d values in %d columns", sheet.Name, len(row), len(sheet.Columns))
				}
				for i, v := range row {
					text.WriteString(valueText(v, sheet.Columns[i].Kind) + "\t")
				}
				text.WriteString("\n")
			}
			if c := sheet.Chart; c != nil {
				fmt.Fprintf(&text, "chart %s %s %v\n", c.Kind, c.Title, c.Series)
			}
		}
		golden(t, "daten-"+name+".txt", []byte(text.String()))
	}
}

func valueText(v document.Value, kind document.ValueKind) string {
	switch {
	case !v.Known:
		return "·"
	case kind == document.Text:
		return v.Text
	case kind == document.Day:
		return v.Day.Format(time.DateOnly)
	}
	return strconv.FormatFloat(v.Number, 'f', -1, 64)
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs (%v); look at it and run with -update", name, err)
	}
}

func TestAThousandMeasuresStayAPaper(t *testing.T) {
	s := &State{Portfolio: small(1000), Scope: progress.Scope{StrategyID: "s"}}
	everyTemplate(t, func(t *testing.T, template *Template) {
		d, err := template.Compose(s, Complete(template, s, nil), stamp())
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if err := document.WriteMarkdown(&text, d); err != nil {
			t.Fatal(err)
		}
		if text.Len() < 500 || text.Len() > 2<<20 {
			t.Errorf("%d bytes", text.Len())
		}
		for key, p := range template.Propose(s) {
			if len(p.Text) > 4000 {
				t.Errorf("%s has %d bytes", key, len(p.Text))
			}
		}
	})
}

// TestEveryNumberOfAProposalIsWhereItLeads recounts: each number of a proposed text must be in the table of the figure,
// the length of the list, or on the page that its evidence names.
func TestEveryNumberOfAProposalIsWhereItLeads(t *testing.T) {
	everyTemplate(t, func(t *testing.T, template *Template) {
		for name, s := range states(t) {
			for key, p := range template.Propose(s) {
				rest := p.Text
				for _, e := range p.Evidence {
					at := findNumber(rest, e.Number)
					if at < 0 {
						t.Errorf("%s, %s: %q is not next in %q", name, key, e.Number, rest)
						continue
					}
					untraced(t, s, name+", "+key, rest[:at])
					rest = rest[at+len(e.Number):]
					if !s.shows(t, e) {
						t.Errorf("%s, %s: %q does not have %q", name, key, e.Path, e.Number)
					}
				}
				untraced(t, s, name+", "+key, rest)
			}
		}
	})
}

// untraced reports numbers without evidence; the Stichtag is on every page.
func untraced(t *testing.T, s *State, where, text string) {
	t.Helper()
	text = strings.ReplaceAll(text, german.Date(s.Portfolio.Stichtag), "")
	if found := numbers.FindAllString(text, -1); found != nil {
		t.Errorf("%s: no evidence for %q in %q", where, found, text)
	}
}

// shows tells whether the place has the number.
func (s *State) shows(t *testing.T, e Evidence) bool {
	t.Helper()
	place, err := url.Parse(e.Path)
	if err != nil || place.Query().Get("stichtag") != s.Portfolio.Stichtag.String() {
		t.Errorf("address %q: %v", e.Path, err)
	}
	there := s.numbersAt(t, e, place)
	for _, number := range numbers.FindAllString(e.Number, -1) {
		if !there[number] {
			return false
		}
	}
	return true
}

func (s *State) numbersAt(t *testing.T, e Evidence, place *url.URL) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	add := func(texts ...string) {
		for _, text := range texts {
			for _, n := range numbers.FindAllString(text, -1) {
				there[n] = true
			}
		}
	}
	switch {
	case e.Figure != "":
		f, err := charts.Build(e.Figure, charts.Query{Portfolio: s.Portfolio, Scope: s.Scope})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range f.Table.Rows {
			for _, c := range row {
				add(c.Text)
				// A text rounds percents as the figure's title does.
				if v, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(c.Text, "\u00a0%"), ",", ".", 1), 64); err == nil && strings.HasSuffix(c.Text, "%") && v < 99 {
					add(german.Int(int(math.Round(v))))
				}
			}
		}
	case place.Path == "/massnahmen":
		filter := progress.Filter{Scope: s.Scope}
		for _, signal := range progress.AllSignals {
			if signal.Key() == place.Query().Get("signal") {
				filter.Signals = append(filter.Signals, signal)
			}
		}
		rows := progress.Select(s.Portfolio, filter, "")
		add(german.Int(len(rows)))
		proposed, silent := 0, 0
		for _, r := range rows {
			if r.Proposed {
				proposed++
			}
			if r.Report == nil {
				silent++
			}
		}
		add(german.Int(proposed), german.Int(silent))
	case place.Path == "/vergleich":
		c := progress.Compare(s.Before, s.Portfolio, s.Scope)
		add(german.Date(c.Before), german.Date(c.After))
		for kind, n := range c.ByKind {
			add(german.Int(n - successions(c, kind)))
		}
	case place.Path == "/ressorts/"+s.Scope.MinistryID:
		r := progress.Sum(s.Portfolio, s.Scope)
		add(german.WholePercent(r.Percent), german.Int(r.Known), german.Int(r.Counted))
	case strings.HasPrefix(place.Path, "/massnahmen/"):
		s.addMeasure(t, strings.TrimPrefix(place.Path, "/massnahmen/"), add)
	default:
		t.Errorf("nobody knows what %q shows", e.Path)
	}
	return there
}

func (s *State) addMeasure(t *testing.T, id string, add func(...string)) {
	t.Helper()
	m := s.Portfolio.Measure(id)
	if m == nil {
		t.Fatalf("no measure %q", id)
	}
	st := progress.Of(s.Portfolio, m)
	add(m.Title, german.PartialDate(st.Due), german.PartialDate(progress.FirstDue(m)), german.Percent(st.Percent), german.Percent(st.Planned))
	if r := st.Report; r != nil {
		add(german.Date(r.AsOf), r.Text, r.Cause, r.Countermeasure, r.Deviation, r.NextStep, r.DecisionNeeded)
	}
	for _, slip := range progress.Ledger(m, s.Portfolio.Stichtag) {
		add(german.Date(slip.From), german.Date(slip.To), german.Days(slip.Days), slip.Reason)
	}
}
