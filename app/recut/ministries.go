// The re-cut of ministries: which end, which start, who takes over what.

package recut

import (
	"errors"
	"slices"
	"strconv"

	"zielstand/models"
)

// Plan is a re-cut of ministries as an editor decides it.
type Plan struct {
	ID     string      // begins the ids of new responsibilities; the same plan makes the same ids
	Day    models.Date // first day of the new cut
	Ending []Ending
	// New are ministries that start: id, Land, abbreviation and name; the rest follows from the plan.
	New []*models.Ministry
	// Heirs says for single responsibilities (by id) which ministry takes over.
	Heirs map[string]string
	// Proposals and Strategies let open proposals and the lead of strategies name the heir too. Both have
	// no validity, so earlier days then name it as well.
	Proposals, Strategies bool
}

// Ending is a ministry whose last day is the one before the plan's.
type Ending struct {
	MinistryID   string
	SuccessorIDs []string
	Heir         string // takes over what no single choice names; "" = the first successor
}

// heir is the ministry that takes over where nothing else is said.
func (e Ending) heir() string {
	if e.Heir == "" && len(e.SuccessorIDs) > 0 {
		return e.SuccessorIDs[0]
	}
	return e.Heir
}

// Recut is a plan with everything that it changes.
type Recut struct {
	Plan
	Changes   []Change
	Handovers []Handover
	Problems  []models.Problem // fields as in the plan; with any, Changes must not be saved
	// OpenProposals, LedStrategies and Rounds name an ending ministry; whether they change says the plan,
	// rounds always do.
	OpenProposals []*models.Proposal
	LedStrategies []*models.Strategy
	Rounds        []*models.ReportingRound
}

// Work returns what the plan changes in the portfolio, which must show everything.
func (plan Plan) Work(p *models.Portfolio) *Recut {
	w := &worker{p: p, out: &Recut{Plan: plan}, ending: map[string]Ending{}, fresh: map[string]*models.Ministry{}}
	w.check()
	if len(w.wrong) > 0 {
		w.out.Problems = w.wrong
		return w.out
	}
	w.ministries()
	for _, t := range p.Targets() {
		w.handOver(subject{models.KindTarget, t.ID, t.Title, t.StrategyID}, t.Responsibilities)
	}
	for m := range p.AllMeasures() {
		w.handOver(subject{models.KindMeasure, m.ID, m.Title, m.StrategyID}, m.Responsibilities)
	}
	w.strategies()
	w.proposals()
	w.rounds()
	w.out.Problems = w.wrong
	return w.out
}

// Done tells whether the portfolio already is as the plan wants it, as after a form that was sent twice.
func (plan Plan) Done(p *models.Portfolio) bool {
	if !plan.Day.Known() {
		return false
	}
	for _, e := range plan.Ending {
		m := p.Ministry(e.MinistryID)
		if m == nil || m.ValidUntil != plan.Day.AddDays(-1) || !slices.Equal([]string(m.SuccessorIDs), e.SuccessorIDs) {
			return false
		}
	}
	for _, m := range plan.New {
		known := p.Ministry(m.ID)
		if known == nil || known.ValidFrom != plan.Day || known.Name != m.Name {
			return false
		}
	}
	return len(plan.Ending)+len(plan.New) > 0
}

// worker makes one re-cut.
type worker struct {
	p      *models.Portfolio
	out    *Recut
	ending map[string]Ending
	fresh  map[string]*models.Ministry
	wrong  problems
	made   int
}

func (w *worker) change(before, after models.Record) {
	w.out.Changes = append(w.out.Changes, Change{before, after})
}

// nextID is the id of the next new responsibility.
func (w *worker) nextID() string {
	w.made++
	return w.out.ID + "." + strconv.Itoa(w.made)
}

func (w *worker) check() {
	plan := &w.out.Plan
	if !plan.Day.Known() {
		w.wrong.add("tag", "", models.CodeRequired)
	}
	if len(plan.Ending) == 0 {
		w.wrong.add("endet", "", models.CodeRequired)
	}
	for _, e := range plan.Ending {
		w.ending[e.MinistryID] = e
	}
	for i, m := range plan.New {
		w.checkNew(i, m)
	}
	for _, e := range plan.Ending {
		w.checkEnding(e)
	}
	for id, heir := range plan.Heirs {
		if !w.exists(heir) {
			w.wrong.add("uebernimmt-"+id, heir, CodeNotThere)
		}
	}
}

func (w *worker) checkNew(i int, m *models.Ministry) {
	field := "neu-" + strconv.Itoa(i+1)
	if m.ID != "" && w.fresh[m.ID] != nil {
		w.wrong.add(field+"-id", m.ID, CodeTwice)
	}
	w.fresh[m.ID] = m
	if w.p.Ministry(m.ID) != nil {
		w.wrong.add(field+"-id", m.ID, CodeTaken)
	}
	started := *m
	started.ValidFrom = w.out.Day
	w.wrong.addAll(field, started.Validate())
}

func (w *worker) checkEnding(e Ending) {
	m, day := w.p.Ministry(e.MinistryID), w.out.Day
	switch {
	case m == nil:
		w.wrong.add("endet", e.MinistryID, models.CodeUnknown)
		return
	case m.ValidUntil.Known():
		w.wrong.add("endet", m.ID, CodeEnded, m.ValidUntil.String())
	case day.Known() && m.ValidFrom >= day:
		w.wrong.add("endet", m.ID, CodeNotYet, m.ValidFrom.String())
	}
	field := "nachfolge-" + m.ID
	if len(e.SuccessorIDs) == 0 {
		w.wrong.add(field, "", models.CodeRequired)
	}
	for _, id := range e.SuccessorIDs {
		if !w.exists(id) {
			w.wrong.add(field, id, CodeNotThere)
		}
	}
	if e.Heir != "" && !w.exists(e.Heir) {
		w.wrong.add("uebernahme-"+m.ID, e.Heir, CodeNotThere)
	}
}

// exists tells whether the ministry is there on the day and stays.
func (w *worker) exists(id string) bool {
	if _, ends := w.ending[id]; ends {
		return false
	}
	m := w.p.Ministry(id)
	return w.fresh[id] != nil || m != nil && (!w.out.Day.Known() || m.ValidOn(w.out.Day))
}

// ministry is the record of a ministry after the re-cut.
func (w *worker) ministry(id string) *models.Ministry {
	if m := w.fresh[id]; m != nil {
		return m
	}
	return w.p.Ministry(id)
}

func (w *worker) ministries() {
	first := w.p.Ministry(w.out.Ending[0].MinistryID)
	for _, m := range w.out.New {
		started := *m
		started.ValidFrom = w.out.Day
		for _, e := range w.out.Ending { // a place in the order of the ministry that it succeeds
			if started.Order == 0 && slices.Contains(e.SuccessorIDs, m.ID) {
				started.Order = w.p.Ministry(e.MinistryID).Order
			}
		}
		if started.JurisdictionID == "" {
			started.JurisdictionID = first.JurisdictionID
		}
		w.change(nil, &started)
	}
	for _, e := range w.out.Ending {
		before := w.p.Ministry(e.MinistryID)
		after := *before
		after.ValidUntil, after.SuccessorIDs = w.out.Day.AddDays(-1), e.SuccessorIDs
		w.change(before, &after)
	}
}

func (w *worker) strategies() {
	for _, s := range w.p.Strategies {
		e, ends := w.ending[s.LeadMinistryID]
		if !ends || s.State == models.StrategyContinued {
			continue
		}
		w.out.LedStrategies = append(w.out.LedStrategies, s)
		if w.out.Strategies {
			after := *s
			after.LeadMinistryID = e.heir()
			w.change(s, &after)
		}
	}
}

// proposals looks at the open ones: they may come to hold after the re-cut.
func (w *worker) proposals() {
	each := func(list []*models.Proposal) {
		for _, q := range list {
			e, ends := w.ending[q.ObjectID]
			if !ends || q.Aspect != models.AspectLead && q.Aspect != models.AspectParticipating {
				continue
			}
			w.out.OpenProposals = append(w.out.OpenProposals, q)
			if w.out.Proposals {
				after := *q
				after.ObjectID = e.heir()
				w.change(q, &after)
			}
		}
	}
	for _, t := range w.p.Targets() {
		each(t.Proposals)
	}
	for m := range w.p.AllMeasures() {
		each(m.Proposals)
	}
}

// rounds widens the scope of rounds that still run on the day: reports of handed over measures come from
// the heirs.
func (w *worker) rounds() {
	for _, r := range w.p.Rounds {
		if r.State == models.RoundClosed || r.Deadline < w.out.Day {
			continue
		}
		scope := slices.Clone(r.MinistryIDs)
		for _, id := range r.MinistryIDs {
			for _, heir := range w.ending[id].SuccessorIDs {
				if !slices.Contains(scope, heir) {
					scope = append(scope, heir)
				}
			}
		}
		if len(scope) == len(r.MinistryIDs) {
			continue
		}
		after := *r
		after.MinistryIDs = scope
		w.out.Rounds = append(w.out.Rounds, r)
		w.change(r, &after)
	}
}

func asError(err error, target **models.Error) bool { return err != nil && errors.As(err, target) }
