// The page where reporting begins, and handing in several reports whose content has not changed.

package web

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// current is what the person may see today: reports are written about now, whatever Stichtag was looked at.
func (v *personal) current() *models.Portfolio {
	return v.store.PortfolioFor(v.Portfolio.Viewer, v.Frame.Today)
}

// onAnotherDay tells whether the address asks for another Stichtag or Kenntnisstand; pages that change something
// have neither.
func (v *personal) onAnotherDay() bool { return v.Frame.Chosen || v.Frame.KnownAt != 0 }

// measureObject is the measure as rights see it: only a confirmed ministry is in charge.
func measureObject(p *models.Portfolio, m *models.MeasureNode) auth.Object {
	o := auth.Object{}
	if id := confirmedLead(p, m); id != "" {
		o.MinistryIDs = []string{id}
	}
	if s := p.Strategy(m.StrategyID); s != nil {
		o.Published = s.Published
	}
	return o
}

// confirmedLead is the id of the ministry that reports on the measure, "" for none; a proposal makes nobody report.
func confirmedLead(p *models.Portfolio, m *models.MeasureNode) string {
	if l := p.Lead(m); l.To != nil && !l.Proposed {
		return l.To.ID
	}
	return ""
}

// recordID is an id that the same form makes again for the same subject, so that a doubled click stores once.
func recordID(day models.Date, formID, kind, subject string) string {
	sum := sha256.Sum256([]byte(formID + "\x00" + kind + "\x00" + subject))
	return day.String() + "-" + hex.EncodeToString(sum[:8])
}

func reportsPage(v *personal) (*reply, error) {
	p := v.current()
	page := &views.ReportsPage{Frame: v.Frame, Typed: v.Form.Shown(), Reports: len(v.MinistryIDs()) > 0, Reviews: v.can(auth.Review, auth.Object{})}
	own := func(id string) bool { return slices.Contains(v.MinistryIDs(), id) }
	page.MinistryID = v.Query.ID("ressort", own)
	if v.onAnotherDay() {
		return lead("/meldungen", ""), nil
	}
	for _, m := range p.Ministries {
		if own(m.ID) {
			page.Ministries = append(page.Ministries, m)
		}
	}
	if page.Reports {
		rows, err := reportingRows(v, p, page.MinistryID)
		if err != nil {
			return nil, err
		}
		page.Rows, page.Rounds = rows, roundsOf(rows)
		for _, s := range ownCoSignatures(v, p, "") {
			if !s.Answered() {
				page.CoSigned++
			}
		}
	}
	if page.Reviews {
		page.Queue = waiting(p, models.ReportSubmitted)
		page.Returned = waiting(p, models.ReportReturned)
	}
	if len(v.Form.problems) > 0 || v.Form.resumed {
		return showInvalid(views.Reports(page)), nil
	}
	return show(views.Reports(page)), nil
}

// reportUnchanged hands the last reports of the chosen measures in again, as of the round's Stichtag or today.
func reportUnchanged(v *personal) (*reply, error) {
	p, formID := v.current(), v.Form.FormID()
	ids := v.Form.IDs(views.FieldUnchanged, func(id string) bool { return p.Measure(id) != nil })
	if len(ids) == 0 && len(v.Form.problems) == 0 {
		v.Form.Problem(views.FieldUnchanged, models.CodeRequired)
	}
	for _, id := range ids {
		if err := v.may(auth.Report, measureObject(p, p.Measure(id))); err != nil {
			return nil, err
		}
	}
	if !v.Form.Valid() {
		return reportsPage(v)
	}
	err := v.change("", func(tx *store.Tx) error {
		now := tx.Portfolio().At(v.Frame.Today)
		for _, id := range ids {
			if err := repeatReport(v, tx, now, now.Measure(id), formID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return lead(v.Frame.Self(), views.NoticeRepeated), nil
}

// repeatReport adds the report to the change. Where somebody has reported since the page was made, their report
// stands; a form that was sent twice finds its own.
func repeatReport(v *personal, tx *store.Tx, p *models.Portfolio, m *models.MeasureNode, formID string) error {
	if m == nil || !v.can(auth.Report, measureObject(p, m)) {
		return &models.Error{Kind: models.Forbidden}
	}
	round := p.RoundFor(m, v.Frame.Today)
	r := repeated(p, m, round, recordID(v.Frame.Today, formID, "unveraendert", m.ID))
	if r == nil {
		return nil
	}
	r.AuthorID, r.State, r.SubmittedAt = v.User.ID, models.ReportSubmitted, tx.At()
	r.MinistryID = confirmedLead(p, m)
	r.Answer(round, v.Frame.Today)
	return tx.Create(r)
}

// repeated is the last report of the measure once more; nil where that is not possible: there is none, one waits
// already, or the last one is of that very day.
func repeated(p *models.Portfolio, m *models.MeasureNode, round *models.ReportingRound, id string) *models.StatusReport {
	last := m.ReportAt(p.Stichtag)
	if last == nil || m.PendingReport() != nil || last.Phase == models.PhaseCompleted || last.Phase == models.PhaseCancelled {
		return nil
	}
	day := reportDay(round, last, p.Stichtag)
	if day <= last.AsOf {
		return nil
	}
	next := last.Unchanged(id, day)
	next.State = models.ReportSubmitted
	if next.Validate() != nil { // an old report may lack what is required today
		return nil
	}
	return next
}

// reportDay is the day that a new report describes: the round's Stichtag if that is newer than the last report and
// has come, else today.
func reportDay(round *models.ReportingRound, last *models.StatusReport, today models.Date) models.Date {
	if round != nil && round.Stichtag <= today && (last == nil || round.Stichtag > last.AsOf) {
		return round.Stichtag
	}
	return today
}
