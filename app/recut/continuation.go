// The continuation of a strategy: what becomes of each target, and the new strategy as a draft.

package recut

import (
	"slices"

	"zielstand/models"
)

// Decision is what becomes of a target.
type Decision struct {
	Outcome models.TargetOutcome
	Reason  string // required where the target is dropped
}

// Continuation is a Fortschreibung as an editor decides it. Working it again while the new strategy is a
// draft changes the decisions and carries over what was not carried over before.
type Continuation struct {
	ID    string // begins the ids of what hangs on copies
	OldID string
	// Day is today: what is in force then is carried over.
	Day models.Date
	// New is the strategy to come: id, title, short title and period; the rest follows from the old one.
	New *models.Strategy
	// Decisions are by the id of the target.
	Decisions map[string]Decision
	// Measures are the ids of measures (not parts) to be carried over; one with targets follows only if one of
	// these is carried over.
	Measures map[string]bool
}

// Continued is a Fortschreibung with everything that it changes.
type Continued struct {
	Continuation
	Changes  []Change
	Problems []models.Problem // fields: "neu-…", "ausgang-TARGET", "grund-TARGET", "massnahme-MEASURE"
	// NewTargets and NewMeasures are the copies made now, with what they were made from.
	NewTargets  []Copy[*models.Target]
	NewMeasures []Copy[*models.Measure]
	Outcomes    map[models.TargetOutcome]int
	// Left are the measures (without parts) that stay behind.
	Left []*models.MeasureNode
	// Undated counts the copies whose due date has passed and must be set anew.
	Undated int
}

// Copy is a record of the new strategy and the one it was made from.
type Copy[T models.Record] struct{ From, To T }

// DraftOf returns the strategy that continues the given one and is not adopted yet, nil if there is none.
func DraftOf(p *models.Portfolio, oldID string) *models.Strategy {
	for _, s := range p.Strategies {
		if s.PredecessorID == oldID && s.State == models.StrategyDrafting {
			return s
		}
	}
	return nil
}

// Work returns what the continuation changes in the portfolio, which must show everything.
func (c Continuation) Work(p *models.Portfolio) *Continued {
	w := &continuer{copier: copier{p: p.At(c.Day)}, out: &Continued{Continuation: c, Outcomes: map[models.TargetOutcome]int{}}}
	w.prepare()
	w.decide()
	if len(w.wrong) == 0 {
		w.targets()
		w.measures()
	}
	w.out.Problems = w.wrong
	return w.out
}

// continuer makes one continuation.
type continuer struct {
	copier
	out   *Continued
	old   *models.Strategy
	draft *models.Strategy // nil on the first working
	wrong problems
}

// prepare finds the old strategy and begins the new one, or goes on with its draft.
func (w *continuer) prepare() {
	c := &w.out.Continuation
	w.old = w.p.Strategy(c.OldID)
	if w.old == nil {
		w.wrong.add("strategie", c.OldID, models.CodeUnknown)
		return
	}
	w.draft = DraftOf(w.p, c.OldID)
	if w.draft == nil && (w.p.Successor(c.OldID) != nil || w.old.State == models.StrategyContinued) {
		w.wrong.add("strategie", c.OldID, CodeState)
		return
	}
	next := w.draft
	if next == nil {
		started := *c.New
		started.JurisdictionID, started.PredecessorID = w.old.JurisdictionID, w.old.ID
		started.State, started.Published, started.ReportInterval = models.StrategyDrafting, false, w.old.ReportInterval
		started.LeadMinistryID = w.inForce(w.old.LeadMinistryID)
		if w.p.Strategy(started.ID) != nil {
			w.wrong.add("neu-id", started.ID, CodeTaken)
		}
		w.wrong.addAll("neu", started.Validate())
		next = &started
		w.out.Changes = append(w.out.Changes, Change{nil, next})
	}
	w.copier = newCopier(w.p, next, c.ID)
}

// inForce is the ministry, or the first one that succeeded it and exists on the day.
func (w *continuer) inForce(id string) string {
	for range 10 { // succession may go in a circle in damaged data
		m := w.p.Ministry(id)
		if m == nil || m.ValidOn(w.p.Stichtag) || len(m.SuccessorIDs) == 0 {
			return id
		}
		id = m.SuccessorIDs[0]
	}
	return id
}

// decide notes the outcome of each target of the old strategy.
func (w *continuer) decide() {
	if w.old == nil {
		return
	}
	for _, t := range w.p.TargetsOfStrategy(w.old.ID) {
		d := w.out.Decisions[t.ID]
		after := *t.Target
		after.Outcome, after.OutcomeReason = d.Outcome, d.Reason
		switch {
		case d.Outcome == "":
			w.wrong.add("ausgang-"+t.ID, "", models.CodeRequired)
		case !slices.Contains(models.TargetOutcomes, d.Outcome):
			w.wrong.add("ausgang-"+t.ID, string(d.Outcome), models.CodeUnknown)
		case d.Outcome == models.OutcomeDropped && d.Reason == "":
			w.wrong.add("grund-"+t.ID, "", models.CodeRequired)
		case d.Outcome != models.OutcomeCarried && w.copyOfTarget(t.ID) != nil:
			w.wrong.add("ausgang-"+t.ID, string(d.Outcome), CodeCarried)
		default:
			w.wrong.addAll("ziel-"+t.ID, after.Validate())
		}
		w.out.Outcomes[d.Outcome]++
		if after.Outcome != t.Outcome || after.OutcomeReason != t.OutcomeReason {
			w.out.Changes = append(w.out.Changes, Change{t.Target, &after})
		}
	}
}

// targets carries targets over, with the fields and topics they lie in.
func (w *continuer) targets() {
	for _, t := range w.p.TargetsOfStrategy(w.old.ID) {
		if w.out.Decisions[t.ID].Outcome != models.OutcomeCarried || w.copyOfTarget(t.ID) != nil {
			continue
		}
		next := w.target(t)
		if t.Due.Known() && !next.Due.Known() {
			w.out.Undated++
		}
		w.out.NewTargets = append(w.out.NewTargets, Copy[*models.Target]{t.Target, next})
	}
	w.take()
}

// measures carries the chosen measures over, with the parts that are not done.
func (w *continuer) measures() {
	for _, m := range w.p.MeasuresOfStrategy(w.old.ID) {
		if known := w.copyOfMeasure(m.ID); known != nil {
			w.serveMore(m, known.Measure)
			continue
		}
		if !w.out.Measures[m.ID] || !w.servesCarried(m) {
			w.out.Left = append(w.out.Left, m)
			continue
		}
		w.carry(m, "")
	}
	for _, c := range w.out.NewMeasures { // now that all copies are known
		c.To.RelatedIDs = translate(w.newMeasures, c.From.RelatedIDs)
	}
	w.take()
}

// serveMore lets a copy that an earlier working made serve the targets that are carried over now.
func (w *continuer) serveMore(m *models.MeasureNode, known *models.Measure) {
	after := *known
	after.TargetIDs = slices.Clone(known.TargetIDs)
	for _, c := range w.out.NewTargets {
		if slices.Contains(m.TargetIDs, c.From.ID) {
			after.TargetIDs = append(after.TargetIDs, c.To.ID)
		}
	}
	if len(after.TargetIDs) > len(known.TargetIDs) {
		w.out.Changes = append(w.out.Changes, Change{known, &after})
	}
}

func (w *continuer) carry(m *models.MeasureNode, parent string) {
	next := w.measure(m, parent)
	if m.DueAt(w.p.Stichtag).Known() && !next.Due.Known() {
		w.out.Undated++
	}
	w.out.NewMeasures = append(w.out.NewMeasures, Copy[*models.Measure]{m.Measure, next})
	for _, part := range w.p.Parts(m) {
		if !IsDone(part, w.p.Stichtag) {
			w.carry(part, next.ID)
		}
	}
}

// servesCarried tells whether one of the measure's targets is carried over, or it has none.
func (w *continuer) servesCarried(m *models.MeasureNode) bool {
	targets := w.p.TargetsOf(m)
	return len(targets) == 0 || slices.ContainsFunc(targets, func(l models.Link[*models.TargetNode]) bool {
		return w.newTargets[l.To.ID] != ""
	})
}

// take moves what was copied into the list of changes.
func (w *continuer) take() {
	for _, r := range w.made {
		w.out.Changes = append(w.out.Changes, Change{nil, r})
	}
	w.made = nil
}

// IsDone tells whether nothing is left to do about the measure on the day: completed or cancelled.
func IsDone(m *models.MeasureNode, day models.Date) bool {
	r := m.ReportAt(day)
	return r != nil && (r.Phase == models.PhaseCompleted || r.Phase == models.PhaseCancelled)
}
