// Tests of the comparison of two states.

package progress_test

import (
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

const then, now = "2024-06-30", "2024-12-31"

// changes lists what changed about the measures from then to now: "kind" or "kind!" when worse.
func changes(w *world, scope progress.Scope) string {
	p := w.at(now)
	return ids(progress.Compare(p.At(date(then)), p, scope).Changes, func(c progress.Change) string {
		if c.Worse {
			return string(c.Kind) + "!"
		}
		return string(c.Kind)
	})
}

func TestWhatChangedBetweenTwoDays(t *testing.T) {
	implementing := models.PhaseImplementing
	before := func(w *world) *models.StatusReport { return w.report("m", "2024-05-31", implementing, 40) }
	after := func(w *world, phase models.Phase, percent float64) *models.StatusReport {
		return w.report("m", "2024-11-30", phase, percent)
	}
	cases := []struct {
		sentence string
		set      func(w *world)
		want     string
	}{
		{"nothing", func(w *world) { before(w) }, ""},
		{"a report that changes nothing", func(w *world) { before(w); after(w, implementing, 40) }, "reported"},
		{"its first report", func(w *world) { after(w, implementing, 40).Ampel = models.AmpelRed }, "new"},
		{"a first report that completes it", func(w *world) { after(w, models.PhaseCompleted, -1) }, "completed new"},
		{"more percent", func(w *world) { before(w); after(w, implementing, 60) }, "advanced"},
		{"less percent is worse", func(w *world) { before(w); after(w, implementing, 30) }, "advanced!"},
		{"completed says all about phase and percent", func(w *world) { before(w); after(w, models.PhaseCompleted, -1) }, "completed"},
		{"cancelled too", func(w *world) { before(w); after(w, models.PhaseCancelled, -1) }, "cancelled"},
		{"another phase", func(w *world) { before(w); after(w, models.PhasePaused, 40) }, "rephased"},
		{"back from completed is worse", func(w *world) {
			w.report("m", "2024-05-31", models.PhaseCompleted, 100)
			after(w, implementing, 100)
		}, "rephased!"},
		{"yellow after green is worse", func(w *world) {
			before(w).Ampel = models.AmpelGreen
			after(w, implementing, 40).Ampel = models.AmpelYellow
		}, "recoloured!"},
		{"green after red is better", func(w *world) {
			before(w).Ampel = models.AmpelRed
			after(w, implementing, 40).Ampel = models.AmpelGreen
		}, "recoloured"},
		{"red after no statement is worse", func(w *world) { before(w); after(w, implementing, 40).Ampel = models.AmpelRed }, "recoloured!"},
		{"green after no statement is not", func(w *world) { before(w); after(w, implementing, 40).Ampel = models.AmpelGreen }, "recoloured"},
		{"moved later is worse", func(w *world) { before(w); w.shift("m", "2024-09-01", "2025-12-31", "2026-06-30") }, "moved!"},
		{"moved earlier is not", func(w *world) { before(w); w.shift("m", "2024-09-01", "2025-12-31", "2025-06-30") }, "moved"},
		{"several things at once", func(w *world) {
			before(w).Ampel = models.AmpelGreen
			after(w, models.PhasePaused, 50).Ampel = models.AmpelYellow
			w.shift("m", "2024-09-01", "2025-12-31", "2026-06-30")
		}, "moved! recoloured! rephased advanced"},
		{"another ministry", func(w *world) {
			before(w)
			w.lead("m", "mdi", "", "2024-08-31")
			w.lead("m", "mastd", "2024-09-01", "")
		}, "reassigned"},
		{"a ministry where none was stated", func(w *world) { before(w); w.lead("m", "mdi", "2024-09-01", "") }, "reassigned"},
		{"a proposed ministry that was confirmed is the same one", func(w *world) {
			before(w)
			w.propose(models.AspectLead, models.KindMeasure, "m", "mdi")
			w.lead("m", "mdi", "2024-09-01", "")
		}, ""},
	}
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			w := newWorld(t)
			w.measure("m").Due = endOf2025
			c.set(w)
			want(t, "changes", changes(w, progress.Scope{}), c.want)
		})
	}
}

func TestAReCutOfMinistriesIsASuccession(t *testing.T) {
	w := newWorld(t)
	w.measure("m")
	w.lead("m", "mastd", "", "2026-05-17")
	w.lead("m", "mas", "2026-05-18", "")
	p := w.at("2026-06-30")
	c := progress.Compare(p.At(date("2026-01-31")), p, progress.Scope{})
	if len(c.Changes) != 1 {
		t.Fatalf("changes: %+v", c.Changes)
	}
	change := c.Changes[0]
	want(t, "kind", change.Kind, progress.ChangeReassigned)
	want(t, "in charge before", change.LeadBefore.To.ID, "mastd")
	want(t, "in charge after", change.LeadAfter.To.ID, "mas")
	want(t, "succession", change.Succession, true)
}

func TestAMinistrySeesWhatCameAndWhatWent(t *testing.T) {
	w := newWorld(t)
	w.measure("goes")
	w.lead("goes", "mdi", "", "2024-08-31")
	w.lead("goes", "mastd", "2024-09-01", "")
	w.measure("comes")
	w.lead("comes", "mastd", "", "2024-08-31")
	w.lead("comes", "mdi", "2024-09-01", "")
	w.measure("never")
	w.lead("never", "mastd", "", "")
	p := w.at(now)
	c := progress.Compare(p.At(date(then)), p, progress.Scope{MinistryID: "mdi"})
	got := ids(c.Changes, func(c progress.Change) string { return c.Measure.ID })
	want(t, "measures of the MdI that changed", got, "comes goes")
	want(t, "not a succession", c.Changes[0].Succession, false)
	want(t, "measures before", c.RollupBefore.Total, 1)
	want(t, "measures after", c.RollupAfter.Total, 1)
}

func TestTwoStatesOfKnowledgeMayKnowDifferentMeasures(t *testing.T) {
	w := newWorld(t)
	w.measure("gone")
	w.measure("stays")
	w.report("stays", "2024-05-31", models.PhaseImplementing, 40)
	before := w.at(now)
	w.Measures = w.Measures[1:]
	w.measure("added")
	w.report("added", "2024-05-31", models.PhaseCompleted, -1)
	c := progress.Compare(before, w.at(now), progress.Scope{})
	got := ids(c.Changes, func(c progress.Change) string {
		if c.Before == nil || c.After == nil || c.Before.Measure == nil || c.After.Measure == nil {
			t.Fatalf("%s of %s has no status on one side", c.Kind, c.Measure.ID)
		}
		return string(c.Kind) + ":" + c.Measure.ID
	})
	want(t, "changes", got, "completed:added new:added removed:gone")
	want(t, "count of new ones", c.ByKind[progress.ChangeNew], 1)
}

func TestNothingChangesBetweenAStateAndItself(t *testing.T) {
	for seed := range uint64(30) {
		p := anyWorld(t, 40, seed).at("2025-03-31")
		if c := progress.Compare(p, p, progress.Scope{}); len(c.Changes) != 0 || len(c.ByKind) != 0 {
			t.Fatalf("seed %d: %+v", seed, c.Changes)
		}
	}
}

func TestEveryChangeHasItsPlaceInTheOrder(t *testing.T) {
	place := map[progress.ChangeKind]bool{}
	for _, k := range progress.ChangeKinds {
		place[k] = true
	}
	for seed := range uint64(30) {
		p := anyWorld(t, 40, seed).at("2026-12-31")
		c := progress.Compare(p.At(date("2024-01-01")), p, progress.Scope{})
		for kind := range c.ByKind {
			if !place[kind] {
				t.Fatalf("%s is not in ChangeKinds", kind)
			}
		}
		want(t, "changes by kind", sum(c.ByKind), len(c.Changes))
	}
}
