// Handing over: what ends with a ministry begins with its heir, without a gap and without a double.

package recut

import (
	"zielstand/models"
)

// Turn says how a responsibility passes on.
type Turn string

// The turns.
const (
	TurnContinued Turn = "continued" // ends on the day before; the heir's begins on the day
	TurnRenamed   Turn = "renamed"   // was to begin on the day or later; now names the heir
	TurnMerged    Turn = "merged"    // ends; the heir already has the same part
	TurnCovered   Turn = "covered"   // a participation ends; the heir leads
	TurnPromoted  Turn = "promoted"  // the heir's own participation ends, for it leads now
)

// Handover is one responsibility that a re-cut changes.
type Handover struct {
	SubjectKind models.Kind // KindTarget or KindMeasure
	SubjectID   string
	Title       string
	StrategyID  string
	Before      *models.Responsibility
	Turn        Turn
	From, To    *models.Ministry
	// Begins and Ends are the validity of the heir's part; Ends is unknown where it is open.
	Begins, Ends models.Date
}

// subject is the target or measure whose responsibilities pass on.
type subject struct {
	kind               models.Kind
	id, title, ofStrat string
}

// handOver passes on the responsibilities of a subject, the lead first: a ministry that leads does not take
// part as well.
func (w *worker) handOver(s subject, all []*models.Responsibility) {
	kept := make([]*models.Responsibility, 0, len(all)) // of ministries that stay, as they are after the re-cut
	for _, r := range all {
		if _, ends := w.ending[r.MinistryID]; !ends {
			kept = append(kept, r)
		}
	}
	for _, role := range []models.Role{models.RoleLead, models.RoleParticipating} {
		for _, r := range all {
			if e, ends := w.ending[r.MinistryID]; ends && r.Role == role && (!r.ValidUntil.Known() || r.ValidUntil >= w.out.Day) {
				kept = w.pass(s, r, e, kept)
			}
		}
	}
}

// pass hands one responsibility over and returns the kept ones with what it became.
func (w *worker) pass(s subject, r *models.Responsibility, e Ending, kept []*models.Responsibility) []*models.Responsibility {
	heir := w.out.Heirs[r.ID]
	if heir == "" {
		heir = e.heir()
	}
	h := Handover{SubjectKind: s.kind, SubjectID: s.id, Title: s.title, StrategyID: s.ofStrat, Before: r,
		From: w.p.Ministry(r.MinistryID), To: w.ministry(heir), Begins: max(w.out.Day, r.ValidFrom), Ends: r.ValidUntil}
	next := &models.Responsibility{SubjectKind: s.kind, SubjectID: s.id, MinistryID: heir, Role: r.Role}
	var covered *models.Responsibility
	next.ValidFrom, next.ValidUntil, covered = free(h.Begins, h.Ends, heir, r.Role, kept)
	h.Begins, h.Ends = next.ValidFrom, next.ValidUntil
	begins := r.ValidFrom >= w.out.Day
	switch {
	case covered != nil && covered.Role != r.Role:
		h.Turn = TurnCovered
	case covered != nil:
		h.Turn = TurnMerged
	case begins:
		h.Turn = TurnRenamed
	default:
		h.Turn = TurnContinued
	}
	switch {
	case begins && covered == nil:
		next.Base, next.Note, next.Sources = r.Base, r.Note, r.Sources
		w.change(r, next)
	case begins:
		never := *r // would begin with a ministry that is gone, and the heir has the part already
		never.Archive(1)
		w.change(r, &never)
	default:
		ended := *r
		ended.ValidUntil = w.out.Day.AddDays(-1)
		w.change(r, &ended)
		if covered == nil {
			next.Base = models.Base{ID: w.nextID()}
			w.change(nil, next)
		}
	}
	w.out.Handovers = append(w.out.Handovers, h)
	if covered != nil {
		return kept
	}
	if r.Role == models.RoleLead {
		kept = w.promote(s, next, kept)
	}
	return append(kept, next)
}

// free cuts the days on which the heir already has the part, or the lead, off the span. It returns the
// responsibility that covers all of it, nil where something is left.
func free(from, until models.Date, heir string, role models.Role, kept []*models.Responsibility) (models.Date, models.Date, *models.Responsibility) {
	for changed := true; changed; {
		changed = false
		for _, k := range kept {
			if k.MinistryID != heir || k.Role != role && k.Role != models.RoleLead {
				continue
			}
			switch {
			case k.ValidOn(from) && (!k.ValidUntil.Known() || until.Known() && until <= k.ValidUntil):
				return 0, 0, k
			case k.ValidOn(from):
				from, changed = k.ValidUntil.AddDays(1), true
			case k.ValidFrom > from && (!until.Known() || k.ValidFrom <= until):
				until, changed = k.ValidFrom.AddDays(-1), true
			}
		}
	}
	return from, until, nil
}

// promote ends the participation of a ministry from the day on which it leads for good.
func (w *worker) promote(s subject, lead *models.Responsibility, kept []*models.Responsibility) []*models.Responsibility {
	for i, k := range kept {
		if k.MinistryID != lead.MinistryID || k.Role != models.RoleParticipating || lead.ValidUntil.Known() ||
			k.ValidFrom >= lead.ValidFrom || !k.ValidOn(lead.ValidFrom) {
			continue
		}
		ended := *k
		ended.ValidUntil = lead.ValidFrom.AddDays(-1)
		w.change(k, &ended)
		kept[i] = &ended
		m := w.ministry(k.MinistryID)
		w.out.Handovers = append(w.out.Handovers, Handover{SubjectKind: s.kind, SubjectID: s.id, Title: s.title,
			StrategyID: s.ofStrat, Before: k, Turn: TurnPromoted, From: m, To: m, Begins: lead.ValidFrom})
	}
	return kept
}
