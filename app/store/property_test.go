// Whatever is changed: tables, journal and memory hold the same.

package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zielstand/models"
)

// describe writes down everything that a Portfolio answers: its records, and the links between them.
func describe(p *models.Portfolio) string {
	var b strings.Builder
	line := func(values ...any) {
		text, err := json.Marshal(values)
		if err != nil {
			panic(err)
		}
		b.WriteString(strings.ReplaceAll(string(text), "[]", "null")) // an empty list may be nil or not
		b.WriteByte('\n')
	}
	line(p.Head, p.Demo)
	for _, r := range p.Records().All() {
		line(r.RecordKind(), r)
	}
	line(p.Briefings, p.Versions, p.Schedules)
	for _, b := range p.Bodies {
		line(b.ID, p.BodiesOf(b.ID), p.MembershipsOf(b.ID), p.TurnsOf(b.ID), p.MeetingsOf(b.ID), p.ResolutionsOf(b.ID), p.CircularsOf(b.ID), p.AssignmentsOfBody(b.ID))
	}
	for _, m := range p.Meetings {
		line(m.ID, p.ItemsOf(m.ID), p.ResolutionsAt(m.ID))
	}
	for _, r := range p.Resolutions {
		line(r.ID, p.AssignmentsOfResolution(r.ID), p.ReviewNotesOf(r.ID), p.CorrectionOf(r))
	}
	for _, s := range p.Strategies {
		line(s.ID, p.FieldsOf(s.ID), names(p.MeasuresOfStrategy(s.ID)), len(p.TargetsOfStrategy(s.ID)))
	}
	for _, f := range p.Fields {
		line(f.ID, p.TopicsOfField(f.ID), names(p.MeasuresOfField(f.ID)), len(p.TargetsOfField(f.ID)))
	}
	for _, topic := range p.FocusTopics {
		line(topic.ID, linked(p.MeasuresOfTopic(topic.ID)), len(p.TargetsOfTopic(topic.ID)))
	}
	for _, t := range p.Targets() {
		line(t.ID, t.Indicators, t.Responsibilities, t.Proposals, linked(p.MeasuresOfTarget(t.ID)), p.TopicOf(t), p.LeadOfTarget(t))
	}
	for m := range p.AllMeasures() {
		line(m.ID, m.Reports, m.Milestones, m.Shifts, m.Opinions, m.Responsibilities, m.Indicators, m.Proposals, m.StaleAfter)
		line(m.ID, names(p.Parts(m)), p.TopicsOf(m), p.Lead(m), len(p.TargetsOf(m)))
	}
	return b.String()
}

func names(measures []*models.MeasureNode) (list []string) {
	for _, m := range measures {
		list = append(list, m.ID)
	}
	return list
}

func linked(links []models.Link[*models.MeasureNode]) (list []string) {
	for _, l := range links {
		list = append(list, fmt.Sprint(l.To.ID, l.Proposed))
	}
	return list
}

func TestTablesJournalAndMemoryHoldTheSame(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		s := open(t, Config{Database: database})
		follower := open(t, Config{Database: database})
		rng := rand.New(rand.NewPCG(4, uint64(len(t.Name()))))
		w := &world{rng: rng, here: map[models.Kind][]models.Record{}, seen: map[models.Kind]bool{}, frozen: map[string]Snapshot{}}
		for round := range 150 {
			head, err := s.Change(t.Context(), "test", "", func(tx *Tx) error { return w.change(tx, 1+rng.IntN(8)) })
			if err != nil && models.KindOf(err) != models.Invalid {
				t.Fatal(err)
			}
			if err == nil && head != s.Portfolio().Head {
				t.Fatalf("head %v, portfolio %v", head, s.Portfolio().Head)
			}
			w.learn(t, s)
			if round%10 == 9 {
				checkSame(t, s, follower)
			}
		}
		for _, kind := range models.Kinds() {
			if !w.seen[kind] {
				t.Errorf("no %s came about: the test says nothing about them", kind)
			}
		}
	})
}

func checkSame(t *testing.T, s, follower *Store) {
	t.Helper()
	db := s.read.WithContext(t.Context())
	rows, err := loadRecords(db)
	if err != nil {
		t.Fatal(err)
	}
	replayed, err := replay(db, s.Portfolio().Head.Seq)
	if err != nil {
		t.Fatal(err)
	}
	if err := follower.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	inMemory := describe(s.Portfolio())
	same(t, "tables", describe(models.NewPortfolio(s.Portfolio().Head, rows)), "memory", inMemory)
	same(t, "journal", describe(models.NewPortfolio(s.Portfolio().Head, replayed)), "memory", inMemory)
	same(t, "follower", describe(follower.Portfolio()), "memory", inMemory)
	if head, err := s.Verify(t.Context()); err != nil || head != s.Portfolio().Head {
		t.Fatalf("verified %v: %v", head, err)
	}
}

func same(t *testing.T, nameA, a, nameB, b string) {
	t.Helper()
	linesA, linesB := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(linesA), len(linesB)) {
		if i >= len(linesA) || i >= len(linesB) || linesA[i] != linesB[i] {
			t.Fatalf("line %d:\n%s: %s\n%s: %s", i, nameA, at(linesA, i), nameB, at(linesB, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// world makes random changes to what the tables hold.
type world struct {
	rng    *rand.Rand
	here   map[models.Kind][]models.Record // also archived ones
	seen   map[models.Kind]bool            // kinds that there ever were records of
	made   int
	frozen map[string]Snapshot // by the id of the version
}

// learn looks at the tables, archived records included.
func (w *world) learn(t *testing.T, s *Store) {
	t.Helper()
	records, err := loadRecords(s.read.WithContext(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	w.here = map[models.Kind][]models.Record{}
	for _, r := range records.All() {
		w.here[r.RecordKind()] = append(w.here[r.RecordKind()], r)
		w.seen[r.RecordKind()] = true
	}
}

// change does n random things, each of them to another record.
func (w *world) change(tx *Tx, n int) error {
	touched := map[recordKey]bool{}
	for range n {
		kinds := models.Kinds()
		kind := kinds[w.rng.IntN(len(kinds))]
		missing := slices.DeleteFunc(kinds, func(k models.Kind) bool { return len(w.here[k]) > 0 })
		if len(missing) > 0 && w.rng.IntN(2) == 0 {
			kind = missing[w.rng.IntN(len(missing))]
		}
		old := w.any(kind)
		dice := w.rng.IntN(10)
		if old == nil || dice < 5 {
			if r := w.fill(kind, nil); r != nil {
				if v, ok := r.(*models.BriefingVersion); ok {
					tx.KeepSnapshot(w.frozen[v.ID])
				}
				if err := tx.Create(r); err != nil {
					return err
				}
			}
			continue
		}
		if touched[keyOf(old)] {
			continue
		}
		touched[keyOf(old)] = true
		var err error
		switch {
		case dice < 8:
			err = tx.Update(w.fill(kind, old))
		case dice < 9:
			err = tx.Archive(kind, old.RecordID(), old.RecordVersion())
		default:
			err = tx.Erase(kind, old.RecordID())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) any(kind models.Kind) models.Record {
	if list := w.here[kind]; len(list) > 0 {
		return list[w.rng.IntN(len(list))]
	}
	return nil
}

// ref is the id of a random record of the kind; "" when there is none, or often when it may be empty.
func (w *world) ref(kind models.Kind, optional bool) string {
	r := w.any(kind)
	if r == nil || optional && w.rng.IntN(2) == 0 {
		return ""
	}
	return r.RecordID()
}

func (w *world) refs(kind models.Kind) (ids models.Strings) {
	for range w.rng.IntN(3) {
		if r := w.any(kind); r != nil {
			ids = append(ids, r.RecordID())
		}
	}
	return ids
}

func (w *world) day() models.Date { return day("2024-01-01") + models.Date(w.rng.IntN(700)) }

func (w *world) word() string { return string(rune('a' + w.rng.IntN(26))) }

func pickOne[T any](w *world, list ...T) T { return list[w.rng.IntN(len(list))] }

// fill makes a random record; with the id and version of old where that is given. It returns nil where a
// required reference has no object yet.
func (w *world) fill(kind models.Kind, old models.Record) models.Record {
	w.made++
	base := models.Base{ID: fmt.Sprintf("%s-%d", strings.ReplaceAll(string(kind), "_", "-"), w.made)}
	if old != nil {
		base = models.Base{ID: old.RecordID(), Version: old.RecordVersion()} // brings back what was archived
	}
	if kind == models.KindBriefingVersion && old == nil {
		s, err := Pack([]byte(base.ID))
		if err != nil {
			panic(err)
		}
		base.ID = models.BriefingVersionID(s.Hash)
		w.frozen[base.ID] = s
	}
	r := w.random(kind, base)
	if r.Validate() != nil {
		return old // nothing to refer to yet
	}
	return r
}

func (w *world) random(kind models.Kind, base models.Base) models.Record {
	sources := models.Sources{{DocumentID: w.ref(models.KindDocument, true), Lines: w.word()}}
	subject := pickOne(w, models.KindTarget, models.KindMeasure)
	switch kind {
	case models.KindJurisdiction:
		return &models.Jurisdiction{Base: base, Name: w.word(), Key: w.word(), Sources: sources}
	case models.KindDocument:
		return &models.Document{Base: base, Title: w.word(), StrategyID: w.ref(models.KindStrategy, true), Date: models.On(w.day())}
	case models.KindMinistry:
		return &models.Ministry{Base: base, JurisdictionID: w.ref(models.KindJurisdiction, false), Abbreviation: w.word(), Name: w.word(),
			SuccessorIDs: w.refs(models.KindMinistry), Order: w.rng.IntN(5), ValidFrom: w.day()}
	case models.KindStrategy:
		return &models.Strategy{Base: base, JurisdictionID: w.ref(models.KindJurisdiction, false), Title: w.word(),
			PredecessorID: w.ref(models.KindStrategy, true), Published: w.rng.IntN(2) == 0, ReportInterval: w.rng.IntN(3) * 91}
	case models.KindField:
		return &models.Field{Base: base, StrategyID: w.ref(models.KindStrategy, false), Order: w.rng.IntN(4), Title: w.word()}
	case models.KindFocusTopic:
		return &models.FocusTopic{Base: base, FieldID: w.ref(models.KindField, false), Order: w.rng.IntN(4), Title: w.word()}
	case models.KindTarget:
		return &models.Target{Base: base, StrategyID: w.ref(models.KindStrategy, false), FieldID: w.ref(models.KindField, true),
			FocusTopicID: w.ref(models.KindFocusTopic, true), Number: w.rng.IntN(4), Title: w.word(), Weight: w.rng.Float64(),
			PredecessorID: w.ref(models.KindTarget, true), Outcome: pickOne(w, append(models.TargetOutcomes, "")...), OutcomeReason: w.word(), OutcomeOn: w.day()}
	case models.KindMeasure:
		return &models.Measure{Base: base, StrategyID: w.ref(models.KindStrategy, false), FieldID: w.ref(models.KindField, true),
			ParentID: w.ref(models.KindMeasure, true), TargetIDs: w.refs(models.KindTarget), Number: w.rng.IntN(4), Title: w.word(),
			Quantities: models.Strings{w.word()}, Due: models.On(w.day()), PredecessorID: w.ref(models.KindMeasure, true)}
	case models.KindResponsibility:
		return &models.Responsibility{Base: base, SubjectKind: subject, SubjectID: w.ref(subject, false),
			MinistryID: w.ref(models.KindMinistry, false), Role: pickOne(w, models.RoleLead, models.RoleParticipating), ValidFrom: w.day()}
	case models.KindMilestone:
		return &models.Milestone{Base: base, MeasureID: w.ref(models.KindMeasure, false), Order: w.rng.IntN(3), Title: w.word(), Due: w.day(), Weight: w.rng.Float64()}
	case models.KindIndicator:
		i := &models.Indicator{Base: base, Title: w.word(), Baseline: 1.5, TargetValue: 100, Direction: models.DirectionUp, Due: models.On(w.day())}
		if i.TargetID = w.ref(models.KindTarget, true); i.TargetID == "" {
			i.MeasureID = w.ref(models.KindMeasure, false)
		}
		return i
	case models.KindReading:
		return &models.Reading{Base: base, IndicatorID: w.ref(models.KindIndicator, false), On: w.day(), Amount: w.rng.NormFloat64()}
	case models.KindStatusReport:
		return &models.StatusReport{Base: base, MeasureID: w.ref(models.KindMeasure, false), MinistryID: w.ref(models.KindMinistry, true), AsOf: w.day(), RoundID: w.ref(models.KindReportingRound, true),
			State: pickOne(w, models.ReportDraft, models.ReportApproved), Phase: pickOne(w, models.Phases...), Ampel: pickOne(w, models.AmpelGreen, models.AmpelNone),
			Percent: pickOne(w, models.Percent{}, models.PercentOf(100*w.rng.Float64())), SubmittedAt: models.Instant(w.rng.Int64N(1e15)), Text: w.word(), Sources: sources}
	case models.KindDueShift:
		return &models.DueShift{Base: base, MeasureID: w.ref(models.KindMeasure, false), DecidedOn: w.day(), From: w.day(), To: w.day(), Reason: w.word()}
	case models.KindSecondOpinion:
		return &models.SecondOpinion{Base: base, MeasureID: w.ref(models.KindMeasure, false), AsOf: w.day(), Ampel: models.AmpelRed, Reason: w.word(), Internal: true}
	case models.KindReportingRound:
		return &models.ReportingRound{Base: base, StrategyID: w.ref(models.KindStrategy, false), Title: w.word(), Stichtag: w.day(), Deadline: w.day(),
			State: pickOne(w, models.RoundPlanned, models.RoundOpen, models.RoundClosed), MinistryIDs: w.refs(models.KindMinistry), Expected: w.rng.IntN(9)}
	case models.KindNilReturn:
		return &models.NilReturn{Base: base, RoundID: w.ref(models.KindReportingRound, false), MinistryID: w.ref(models.KindMinistry, false), AuthorID: w.word()}
	case models.KindComment:
		return &models.Comment{Base: base, MeasureID: w.ref(models.KindMeasure, false), ReportID: w.ref(models.KindStatusReport, false), AuthorID: w.word(), Text: w.word()}
	case models.KindBriefingSchedule:
		return &models.BriefingSchedule{Base: base, Title: w.word(), Template: w.word(), StrategyID: w.ref(models.KindStrategy, true),
			MinistryID: w.ref(models.KindMinistry, true), Audience: models.AudienceInternal, On: w.day()}
	case models.KindBriefing:
		return &models.Briefing{Base: base, Title: w.word(), Template: w.word(), StrategyID: w.ref(models.KindStrategy, true), Stichtag: w.day(),
			Audience: models.AudiencePublic, SinceID: w.ref(models.KindBriefing, true), State: pickOne(w, models.BriefingDraft, models.BriefingFinal),
			Published: w.rng.IntN(2) == 0, Texts: models.Texts{w.word(): w.word()}, ScheduleID: w.ref(models.KindBriefingSchedule, true)}
	case models.KindBriefingVersion:
		return &models.BriefingVersion{Base: base, BriefingID: w.ref(models.KindBriefing, false), Number: 1 + w.rng.IntN(9), Title: w.word(), Template: w.word(),
			State: models.BriefingFinal, Hash: w.frozen[base.ID].Hash, Audience: models.AudiencePublic, Stichtag: w.day(), FrozenBy: w.word()}
	case models.KindProposal:
		return &models.Proposal{Base: base, Aspect: models.AspectTarget, SubjectKind: models.KindMeasure, SubjectID: w.ref(models.KindMeasure, false),
			ObjectID: w.ref(models.KindTarget, false), State: pickOne(w, models.ProposalOpen, models.ProposalOpen, models.ProposalRejected), Sources: sources}
	}
	return w.governance(kind, base)
}
