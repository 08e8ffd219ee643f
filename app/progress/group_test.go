// Tests of groups, matrix and flow.

package progress_test

import (
	"fmt"
	"testing"

	"zielstand/app/progress"
	"zielstand/models"
)

// named shows groups as "mdi:2 mdi?:1 -:1".
func named[T any](groups []progress.Group[T], id func(T) string) string {
	return ids(groups, func(g progress.Group[T]) string {
		name := id(g.To)
		if g.Proposed {
			name += "?"
		}
		return fmt.Sprintf("%s:%d", name, g.Rollup.Total)
	})
}

func ministry(m *models.Ministry) string {
	if m == nil {
		return "-"
	}
	return m.ID
}

func topic(f *models.FocusTopic) string {
	if f == nil {
		return "-"
	}
	return f.ID
}

// mixed has stated, proposed and missing ministries and topics.
func mixed(t *testing.T) *models.Portfolio {
	w := newWorld(t)
	w.measure("a").TargetIDs = models.Strings{"ziel-verwaltung", "ziel-sicherheit"}
	w.lead("a", "mastd", "", "")
	w.measure("b").TargetIDs = models.Strings{"ziel-verwaltung"}
	w.lead("b", "mdi", "", "")
	w.measure("c")
	w.propose(models.AspectTarget, models.KindMeasure, "c", "ziel-verwaltung")
	w.propose(models.AspectLead, models.KindMeasure, "c", "mdi")
	w.measure("d")
	w.report("b", "2024-06-30", models.PhaseImplementing, 40)
	return w.at("2024-11-18")
}

func TestStatedAndProposedMembersAreKeptApart(t *testing.T) {
	p := mixed(t)
	everything := progress.Scope{}
	want(t, "ministries", named(progress.ByMinistry(p, everything), ministry), "mdi:1 mastd:1 mdi?:1 -:1")
	want(t, "topics", named(progress.ByTopic(p, everything), topic), "verwaltung:2 sicherheit:1 verwaltung?:1 -:1")
	want(t, "topics within one", named(progress.ByTopic(p, progress.Scope{TopicID: "sicherheit"}), topic), "sicherheit:1")
	want(t, "ministries within one", named(progress.ByMinistry(p, progress.Scope{MinistryID: "mdi"}), ministry), "mdi:1 mdi?:1")
	want(t, "proposed members of the stated group", progress.ByMinistry(p, everything)[0].Rollup.Proposed, 0)
	want(t, "proposed members of the proposed group", progress.ByMinistry(p, everything)[2].Rollup.Proposed, 1)
	want(t, "fields", named(progress.ByField(p, everything), func(f *models.Field) string {
		if f == nil {
			return "-"
		}
		return f.ID
	}), "staat:2 -:2")
	want(t, "strategies", named(progress.ByStrategy(p, everything), func(s *models.Strategy) string { return s.ID }), "digital:4")
}

func TestTheMatrixCrossesMinistriesAndTopics(t *testing.T) {
	ministries, topics, cells := progress.Matrix(mixed(t), progress.Scope{})
	got := ""
	for i, m := range ministries {
		for j, f := range topics {
			if cells[i][j] != nil {
				got += fmt.Sprintf("%s×%s:%d ", ministry(m.To), topic(f.To), cells[i][j].Total)
			}
		}
	}
	want(t, "cells", got, "mdi×verwaltung:1 mastd×verwaltung:1 mastd×sicherheit:1 mdi×verwaltung:1 -×-:1 ")
	want(t, "proposed measures in a stated cell", cells[0][0].Proposed, 0)
	want(t, "proposed measures in a proposed cell", cells[2][2].Proposed, 1)
	want(t, "percent of a cell", cells[0][0].Percent, pct(40))
}

func TestTheFlowGoesFromTopicsToMinistries(t *testing.T) {
	got := ids(progress.Flow(mixed(t), progress.Scope{}), func(f progress.FlowLink) string {
		return fmt.Sprintf("%s>%s:%d:%v", topic(f.Topic), ministry(f.Ministry), f.Measures, f.Proposed)
	})
	want(t, "flow", got, "verwaltung>mdi:1:false verwaltung>mastd:1:false sicherheit>mastd:1:false verwaltung>mdi:1:true ->-:1:false")
}

func TestEveryMeasureIsInExactlyOneMinistryGroup(t *testing.T) {
	for seed := range uint64(20) {
		p := anyWorld(t, 50, seed).at("2025-03-31")
		total := 0
		for _, g := range progress.ByMinistry(p, progress.Scope{}) {
			total += g.Rollup.Total
		}
		want(t, "measures in all groups", total, len(p.Measures()))
	}
}
