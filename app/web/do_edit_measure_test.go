// Moving, merging and superseding measures over HTTP, and decisions about proposals.

package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
	"zielstand/seed"
	"zielstand/views"
)

// withPartOf is a measure of the demonstration that has parts.
func withPartOf(t *testing.T, r *trial) *models.MeasureNode {
	t.Helper()
	for m := range r.db.Portfolio().AllMeasures() {
		if m.HasParts {
			return m
		}
	}
	t.Fatal("no measure has parts")
	return nil
}

func TestAMovedMeasureTakesItsPartsAlong(t *testing.T) {
	r, cdo := newOffice(t)
	whole := withPartOf(t, r)
	path := "/verwaltung/massnahmen/" + whole.ID + "/umhaengen"
	to := path + "?strategie=st-digitalstrategie-2030"
	cdo.open(path).want(t, 200, "Andere Strategie wählen")
	values := formIn(t, cdo.open(to).want(t, 200).body, to)
	if values.Has("target_ids") {
		t.Error("targets of the former strategy are offered")
	}
	cdo.post(to, values).leads(t, "/verwaltung/massnahmen/"+whole.ID)
	p := r.db.Portfolio()
	for _, m := range append(p.Parts(p.Measure(whole.ID)), p.Measure(whole.ID)) {
		if m.StrategyID != "st-digitalstrategie-2030" || m.FieldID != "" || len(m.TargetIDs) != 0 {
			t.Errorf("%s stayed behind: %+v", m.ID, m.Measure)
		}
	}
	if len(p.Measure(whole.ID).Reports) != len(whole.Reports) || len(p.Measure(whole.ID).Reports) == 0 {
		t.Error("the reports did not come along")
	}
	values.Set("parent_id", "ejustice-rlp")
	cdo.post(to, values).want(t, 422, "keine eigenen Bausteine")
}

func TestAMeasureBecomesAPartByItsTitle(t *testing.T) {
	r, cdo := newOffice(t)
	path := "/verwaltung/massnahmen/women-made-it/umhaengen"
	cdo.fill(path, "parent_id", "gibt es nicht").want(t, 422, `id="parent_id-fehler"`)
	cdo.fill(path, "parent_id", "Programm eJustice RLP (ejustice-rlp)", "grund", "Teil davon").leads(t, "/verwaltung/massnahmen/women-made-it")
	if m := r.db.Portfolio().Measure("women-made-it"); m.ParentID != "ejustice-rlp" {
		t.Errorf("it is a part of %q", m.ParentID)
	}
	cdo.fill(path, "parent_id", "").want(t, 303)
	if m := r.db.Portfolio().Measure("women-made-it"); m.ParentID != "" {
		t.Errorf("it is still a part of %q", m.ParentID)
	}
}

func TestAMergedMeasureLeadsToTheOtherAndComesBack(t *testing.T) {
	r, cdo := newOffice(t)
	before := r.db.Portfolio().Measure("women-made-it")
	path := "/verwaltung/massnahmen/women-made-it/zusammenfuehren"
	cdo.fill(path).want(t, 422, `id="in-fehler"`)
	cdo.fill(path, "in", "women-made-it").want(t, 422, `id="in-fehler"`)
	cdo.fill("/verwaltung/massnahmen/"+withPartOf(t, r).ID+"/zusammenfuehren", "in", "women-made-it").want(t, 422, "Bausteine")
	sent := cdo.filled(path, "in", "Programm eJustice RLP", "grund", "Doppelt geführt")
	cdo.post(path, sent).leads(t, "/massnahmen/ejustice-rlp")
	cdo.post(path, sent).leads(t, "/massnahmen/ejustice-rlp")
	p := r.db.Portfolio()
	if p.Measure("women-made-it") != nil {
		t.Error("the merged measure is still there")
	}
	for _, id := range before.TargetIDs {
		if !slices.Contains(p.Measure("ejustice-rlp").TargetIDs, id) {
			t.Errorf("the target %s got lost", id)
		}
	}
	r.get(t, "/massnahmen/women-made-it").leads(t, "/massnahmen/ejustice-rlp")
	cdo.open("/verlauf/measure/women-made-it").want(t, 200, "Doppelt geführt", "Aufgegangen in", "nicht mehr in Gebrauch")
	archive := "/verwaltung/archiv"
	back := views.RestorePath(before.Measure)
	cdo.post(back, formIn(t, cdo.open(archive).want(t, 200, "Women made IT").body, back)).leads(t, "/verwaltung/massnahmen/women-made-it")
	after := r.db.Portfolio().Measure("women-made-it")
	if after == nil || after.ParentID != "" || after.Note != before.Note || len(after.Reports) != len(before.Reports) {
		t.Errorf("it came back as %+v", after)
	}
	r.get(t, "/massnahmen/women-made-it").want(t, 200, "Women made IT")
}

func TestASupersededMeasureStaysVisibleAndLeavesTheCount(t *testing.T) {
	r, cdo := newOffice(t)
	before := r.db.Portfolio().At(r.today()).Measure("ejustice-rlp")
	path := ejustice + "/abloesen"
	cdo.fill(path, "grund", "x").want(t, 422, `id="title-fehler"`)
	cdo.fill(path, "title", "eJustice neu").want(t, 422, `id="grund-fehler"`)
	cdo.fill(path, "title", "eJustice neu", "grund", "x", "tag_jahr", "2020").want(t, 422, "früheren Schritt")
	sent := cdo.filled(path, "title", "eJustice neu", "grund", "Neuer Zuschnitt")
	cdo.post(path, sent).leads(t, "/massnahmen/ejustice-rlp")
	cdo.post(path, sent).leads(t, "/massnahmen/ejustice-rlp")
	p := r.db.Portfolio().At(r.today())
	old, next := p.Measure("ejustice-rlp"), p.Measure("ejustice-neu")
	if old == nil || next == nil || p.Measure("ejustice-neu-2") != nil {
		t.Fatalf("old %v, next %v", old, next)
	}
	if r := old.ReportAt(r.today()); r.Phase != models.PhaseCancelled || r.AuthorID != "u-cdo" || !strings.Contains(r.Text, "eJustice neu") || !strings.Contains(r.Text, "Neuer Zuschnitt") {
		t.Errorf("the last report says %+v", r)
	}
	if len(old.Reports) != len(before.Reports)+1 || !slices.Contains(old.RelatedIDs, "ejustice-neu") || !slices.Contains(next.RelatedIDs, "ejustice-rlp") {
		t.Error("the two do not know each other")
	}
	if len(p.Parts(next)) == 0 || len(p.Parts(old)) != 0 {
		t.Error("the parts stayed with the measure that ended")
	}
	if p.Lead(next).To == nil || p.Lead(next).To != p.Lead(before).To || !slices.Equal(next.TargetIDs, before.TargetIDs) {
		t.Errorf("the new one is led by %+v and serves %v", p.Lead(next), next.TargetIDs)
	}
	r.get(t, "/massnahmen/ejustice-rlp").want(t, 200, "eingestellt", "abgelöst durch „eJustice neu“")
}

func TestAMeasureThatIsThereCanTakeOver(t *testing.T) {
	r, cdo := newOffice(t)
	lead := r.db.Portfolio().At(r.today()).Lead(r.db.Portfolio().Measure("women-made-it"))
	cdo.fill(ejustice+"/abloesen", "in", "women-made-it", "grund", "Zusammengelegt").leads(t, "/massnahmen/ejustice-rlp")
	p := r.db.Portfolio().At(r.today())
	if now := p.Lead(p.Measure("women-made-it")); now.To.ID != lead.To.ID {
		t.Error("the ministry in charge was replaced")
	}
	if r.db.Portfolio().Measure("ejustice-rlp").ReportAt(r.today()).Phase != models.PhaseCancelled {
		t.Error("the superseded measure goes on")
	}
}

func TestSomebodyElsesChangeIsNotOverlookedByAMove(t *testing.T) {
	r, cdo := newOffice(t)
	path := ejustice + "/umhaengen"
	sent := cdo.filled(path, "grund", "meiner")
	sent.Del("target_ids")
	r.as(t, "admin@test.example").fill(ejustice, "description", "Von jemand anderem").want(t, 303)
	again := cdo.post(path, sent).want(t, 422, "inzwischen jemand anderes geändert", "meiner")
	cdo.post(path, formIn(t, again.body, path)).leads(t, ejustice)
	m := r.db.Portfolio().Measure("ejustice-rlp")
	if m.Description != "Von jemand anderem" || len(m.TargetIDs) != 0 {
		t.Errorf("stored %+v", m.Measure)
	}
}

// newProposals starts with the records of the sources, where much is only proposed.
func newProposals(t *testing.T) (*trial, *visitorOf) {
	records, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := withPeople(t, newTrialOf(t, records))
	return r, r.as(t, "cdo@test.example")
}

// proposalFor is an open proposal of the aspect.
func proposalFor(t *testing.T, r *trial, aspect models.Aspect) *models.Proposal {
	t.Helper()
	for _, q := range openProposals(r.db.Portfolio()) {
		if q.Aspect == aspect && q.ObjectID != models.AllMinistries {
			return q
		}
	}
	t.Fatalf("no proposal is about %s", aspect)
	return nil
}

const proposalsPath = "/verwaltung/vorschlaege"

func TestAConfirmedProposalBecomesAFact(t *testing.T) {
	for _, aspect := range []models.Aspect{models.AspectLead, models.AspectFocusTopic, models.AspectTarget, models.AspectParticipating} {
		t.Run(string(aspect), func(t *testing.T) {
			r, cdo := newProposals(t)
			q := proposalFor(t, r, aspect)
			n := len(openProposals(r.db.Portfolio()))
			sent := cdo.filled(proposalsPath, "entscheidung", "bestaetigen:"+q.ID, "grund", "Geklärt")
			seq := r.db.Portfolio().Head.Seq
			cdo.post(proposalsPath, sent).leads(t, proposalsPath)
			p := r.db.Portfolio().At(r.today())
			if !stated(p, q) {
				t.Error("it is no fact")
			}
			if left := len(openProposals(p)); left != n-1 {
				t.Errorf("%d of %d proposals are open", left, n)
			}
			entries, err := r.db.Entries(t.Context(), seq, 10)
			if err != nil || len(entries) != 2 || entries[0].Batch != entries[1].Batch || entries[0].Reason != "Geklärt" {
				t.Errorf("the journal has %+v, %v", entries, err)
			}
			cdo.post(proposalsPath, sent).want(t, 422, "inzwischen entschieden")
		})
	}
}

// stated tells whether what the proposal says holds without it.
func stated(p *models.Portfolio, q *models.Proposal) bool {
	switch q.Aspect {
	case models.AspectFocusTopic:
		return p.Target(q.SubjectID).FocusTopicID == q.ObjectID
	case models.AspectTarget:
		return slices.Contains(p.Measure(q.SubjectID).TargetIDs, q.ObjectID)
	}
	var duties []*models.Responsibility
	if q.SubjectKind == models.KindTarget {
		duties = p.Target(q.SubjectID).Responsibilities
	} else {
		duties = p.Measure(q.SubjectID).Responsibilities
	}
	return slices.ContainsFunc(duties, func(d *models.Responsibility) bool {
		return d.MinistryID == q.ObjectID && (d.Role == models.RoleLead) == (q.Aspect == models.AspectLead)
	})
}

func TestSeveralProposalsAreDecidedAtOnceOrNoneIs(t *testing.T) {
	r, cdo := newProposals(t)
	all := openProposals(r.db.Portfolio())
	if len(all) < 6 {
		t.Fatalf("only %d proposals", len(all))
	}
	cdo.fill(proposalsPath, "entscheidung", "ablehnen").want(t, 422, "mindestens einen Vorschlag")
	sent := cdo.filled(proposalsPath, "entscheidung", "ablehnen", "grund", "Passt nicht")
	sent[views.FieldChosen] = []string{all[0].ID, all[1].ID, "gibt-es-nicht"}
	cdo.post(proposalsPath, sent).want(t, 422, "inzwischen entschieden")
	if len(openProposals(r.db.Portfolio())) != len(all) {
		t.Fatal("some were decided")
	}
	sent[views.FieldChosen] = []string{all[0].ID, all[1].ID, all[2].ID}
	cdo.post(proposalsPath, sent).leads(t, proposalsPath)
	if left := len(openProposals(r.db.Portfolio())); left != len(all)-3 {
		t.Errorf("%d of %d are open", left, len(all))
	}
	cdo.open("/verlauf/proposal/"+all[0].ID).want(t, 200, "abgelehnt", "Passt nicht", "Cleo Büro")
}

func TestAllOpenProposalsCanBeConfirmedTogether(t *testing.T) {
	r, cdo := newProposals(t)
	leads := map[string]bool{}
	sent := cdo.filled(proposalsPath, "entscheidung", "bestaetigen")
	var chosen []string
	for _, q := range openProposals(r.db.Portfolio()) {
		key := string(q.SubjectKind) + q.SubjectID + string(q.Aspect)
		if leads[key] && (q.Aspect == models.AspectLead || q.Aspect == models.AspectFocusTopic) {
			continue // a second ministry in charge is refused
		}
		leads[key] = true
		chosen = append(chosen, q.ID)
	}
	cdo.post(proposalsPath, url.Values{fieldCSRF: {cdo.csrf()}, "entscheidung": {"bestaetigen"}, views.FieldChosen: chosen}).want(t, 422) // without the versions they were seen in
	sent[views.FieldChosen] = chosen
	cdo.post(proposalsPath, sent).leads(t, proposalsPath)
	for _, q := range openProposals(r.db.Portfolio()) {
		if slices.Contains(chosen, q.ID) {
			t.Errorf("%s is still open", q.ID)
		}
	}
}
