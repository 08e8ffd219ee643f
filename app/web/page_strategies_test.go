// The strategy as a tree: nothing is lost, and what the sources leave open stands apart.

package web

import (
	"maps"
	"slices"
	"testing"

	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// sources is a portfolio of the source documents as the public sees it, on a day after all of them.
func sources(t testing.TB) *models.Portfolio {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	return models.NewPortfolio(models.Head{}, records).For(models.Viewer{}).At(models.NewDate(2024, 11, 30))
}

// demonstration is the same with the invented history, on the day.
func demonstration(t testing.TB, day models.Date) *models.Portfolio {
	t.Helper()
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	return models.NewPortfolio(models.Head{}, seed.Demo(records)).For(models.Viewer{}).At(day)
}

// treeIDs are the ids of the measures in a list of branches.
func treeIDs(into map[string]bool, measures []views.TreeMeasure) {
	for _, m := range measures {
		into[m.Measure.ID] = true
	}
}

func TestTheTreeShowsEveryMeasureOfItsStrategyAndNoOther(t *testing.T) {
	p := sources(t)
	for _, s := range p.Strategies {
		tree, shown, want := treeOf(p, s), map[string]bool{}, map[string]bool{}
		for _, f := range tree.Fields {
			treeIDs(shown, f.Measures)
			for _, target := range f.Targets {
				treeIDs(shown, target.Measures)
			}
			for _, topic := range f.Topics {
				for _, target := range topic.Targets {
					treeIDs(shown, target.Measures)
				}
			}
		}
		for _, target := range tree.Targets {
			treeIDs(shown, target.Measures)
		}
		treeIDs(shown, tree.Measures)
		for _, m := range p.MeasuresOfStrategy(s.ID) {
			want[m.ID] = true
		}
		if !maps.Equal(shown, want) {
			t.Errorf("%s: the tree shows %v, want %v", s.ID, slices.Sorted(maps.Keys(shown)), slices.Sorted(maps.Keys(want)))
		}
	}
}

func TestAMeasureWithoutTargetStandsUnderItsFieldElseWithoutAssignment(t *testing.T) {
	p := sources(t)
	tree := treeOf(p, p.Strategy("st-digitalstrategie-2030"))
	underField, loose := map[string]bool{}, map[string]bool{}
	for _, f := range tree.Fields {
		treeIDs(underField, f.Measures)
	}
	treeIDs(loose, tree.Measures)
	if !underField["st-schulen-glasfaser"] || loose["st-schulen-glasfaser"] {
		t.Error("the schools, whose block the source names, do not stand under it")
	}
	if !loose["st-gigabitziel"] || underField["st-gigabitziel"] {
		t.Error("a project whose block is not named does not stand without assignment")
	}
}

func TestAProposedPlaceInTheTreeIsMarked(t *testing.T) {
	p := sources(t)
	for _, topic := range treeOf(p, p.Strategy("rlp-digitalstrategie")).Fields[0].Topics {
		for _, target := range topic.Targets {
			if !target.Proposed {
				t.Errorf("%s stands under %s as if the source said so", target.Target.ID, topic.ID)
			}
		}
	}
}

func TestAStrategyWithVeryManyMeasuresLeadsToThemByItsTargets(t *testing.T) {
	p := models.NewPortfolio(models.Head{}, seed.Generate(4*treeMeasures, 1)).At(models.NewDate(2026, 1, 1))
	var large *models.Strategy
	for _, s := range p.Strategies {
		if len(p.MeasuresOfStrategy(s.ID)) > treeMeasures {
			large = s
		}
	}
	if large == nil {
		t.Fatal("the generated strategy is not large")
	}
	tree := treeOf(p, large)
	if !tree.Folded {
		t.Error("the tree is not folded")
	}
	for _, f := range tree.Fields {
		for _, topic := range f.Topics {
			for _, target := range topic.Targets {
				if len(target.Measures) > 0 {
					t.Fatalf("%s lists %d measures", target.Target.ID, len(target.Measures))
				}
			}
		}
	}
}

func TestAStrategyThatWasContinuedStandsBehindItsFortschreibung(t *testing.T) {
	p := sources(t)
	cards := []views.StrategyCard{strategyCard(p, p.Strategy("rlp-strategie-digitales-leben-2018")), strategyCard(p, p.Strategy("rlp-digitalstrategie"))}
	slices.SortStableFunc(cards, continuedLast)
	if cards[0].ID != "rlp-digitalstrategie" || cards[1].Successor == nil {
		t.Errorf("order is %s, %s", cards[0].ID, cards[1].ID)
	}
}

func TestStrategyPagesSayWhatIsNotStatedAndWhatIsOnlyProposed(t *testing.T) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newTrialOf(t, records)
	r.get(t, "/strategien").want(t, 200, "Sachsen-Anhalt digital 2030", "Fortschreibung von", "nicht angegeben", "!Demonstrationsdaten")
	r.get(t, "/strategien/rlp-digitalstrategie").want(t, 200, "Aufbau und Stand", "Vorschlag", "Ohne Zuordnung", "!NaN")
	r.get(t, "/strategien/rlp-strategie-digitales-leben-2018").want(t, 200, "fortgeschrieben", "weder Handlungsfelder noch Ziele")
	r.get(t, "/handlungsfelder/block-technisch").want(t, 200, "Anschluss aller Schulen an das Glasfasernetz")
	r.get(t, "/fokusthemen/digitale-prozesse").want(t, 200, "Zuordnung nach Vorschlag", "Digitaltauglicheres Recht")
	for _, unknown := range []string{"/strategien/x", "/handlungsfelder/x", "/fokusthemen/x"} {
		r.get(t, unknown).want(t, 404)
	}
}
