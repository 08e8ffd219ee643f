// The Fortschreibung of a strategy: deciding about each target, the draft, and its adoption.

package web

import (
	"errors"

	"zielstand/app/progress"
	"zielstand/app/recut"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// continueList leads to the strategies.
func continueList(v *personal) (*reply, error) {
	p := v.desk()
	page := &views.ContinueListPage{Frame: v.Frame}
	for _, s := range p.Strategies {
		page.Rows = append(page.Rows, views.ContinueListRow{Strategy: s, Next: p.Successor(s.ID), Targets: len(p.TargetsOfStrategy(s.ID))})
	}
	return show(views.ContinueList(page)), nil
}

// continueForm asks what becomes of each target.
func continueForm(v *personal) (*reply, error) {
	page, err := v.continuePage(v.desk())
	if err != nil {
		return nil, err
	}
	return show(views.Continue(page)), nil
}

// continuePage is the form for the strategy that the address names.
func (v *personal) continuePage(p *models.Portfolio) (*views.ContinuePage, error) {
	old := p.Strategy(v.Param("strategy"))
	if old == nil {
		return nil, models.NotFoundError(models.KindStrategy, v.Param("strategy"))
	}
	page := &views.ContinuePage{Frame: v.Frame, Old: old, Draft: recut.DraftOf(p, old.ID), Before: p}
	newTargets, newMeasures := map[string]*models.TargetNode{}, map[string]*models.MeasureNode{}
	if page.Draft != nil {
		for _, t := range p.TargetsOfStrategy(page.Draft.ID) {
			newTargets[t.PredecessorID] = t
		}
		for _, m := range p.MeasuresOfStrategy(page.Draft.ID) {
			newMeasures[m.PredecessorID] = m
		}
	}
	placed := map[string]bool{}
	place := func(m *models.MeasureNode) []views.ContinueMeasure {
		if placed[m.ID] || m.StrategyID != old.ID {
			return nil
		}
		placed[m.ID] = true
		return []views.ContinueMeasure{{Status: progress.Of(p, m), Copy: newMeasures[m.ID]}}
	}
	for _, t := range p.TargetsOfStrategy(old.ID) {
		row := views.ContinueTarget{TargetStatus: progress.OfTarget(p, t), Copy: newTargets[t.ID]}
		for _, l := range p.MeasuresOfTarget(t.ID) {
			row.Measures = append(row.Measures, place(l.To)...)
		}
		page.Targets = append(page.Targets, row)
	}
	for _, m := range p.MeasuresOfStrategy(old.ID) {
		page.Loose = append(page.Loose, place(m)...)
	}
	return page, nil
}

// continueSent shows what the decisions change, or stores the draft that the preview showed.
func continueSent(v *personal) (*reply, error) {
	p := v.desk()
	page, err := v.continuePage(p)
	if err != nil {
		return nil, err
	}
	step := v.Form.Enum(views.FieldStep, views.StepPreview, views.StepDraft)
	decided, err := v.readContinuation(p, page)
	if err != nil {
		return nil, err
	}
	if step == views.StepDraft && v.Form.Valid() && draftedBy(p, decided) {
		return lead(views.ContinuePath(page.Old.ID), views.NoticeDrafted), nil // sent twice
	}
	result := decided.Work(p)
	v.Form.problems = append(v.Form.problems, result.Problems...)
	page.Typed = v.Form.Shown()
	if !v.Form.Valid() {
		return showInvalid(views.Continue(page)), nil
	}
	page.Result, page.After, page.Fingerprint = result, after(p, result.Changes), fingerprint(result.Changes)
	if step != views.StepDraft {
		return show(views.Continue(page)), nil
	}
	err = v.change(views.ContinueReason(page.Old), func(tx *store.Tx) error {
		if draftedBy(tx.Portfolio(), decided) {
			return nil // the other half of a doubled click was quicker
		}
		result := decided.Work(tx.Portfolio())
		if len(result.Problems) > 0 || fingerprint(result.Changes) != v.Form.Raw(views.FieldPreviewed) {
			return errOutdated
		}
		return saveAll(tx, result.Changes)
	})
	if errors.Is(err, errOutdated) {
		page.Outdated = true
		return showInvalid(views.Continue(page)), nil
	}
	if err != nil {
		return nil, err
	}
	return lead(views.ContinuePath(page.Old.ID), views.NoticeDrafted), nil
}

// draftedBy tells whether the draft that these decisions begin is there already.
func draftedBy(p *models.Portfolio, c recut.Continuation) bool {
	draft := recut.DraftOf(p, c.OldID)
	if draft == nil || draft.ID != c.New.ID {
		return false
	}
	again := c.Work(p)
	return len(again.Problems) == 0 && len(again.Changes) == 0
}

// readContinuation reads the decisions. The address that a new strategy gets is put into the form, so that it is
// shown before anything is stored.
func (v *personal) readContinuation(p *models.Portfolio, page *views.ContinuePage) (recut.Continuation, error) {
	f := v.Form
	c := recut.Continuation{ID: "fortschreibung-" + f.FormID(), OldID: page.Old.ID, Day: v.Frame.Today, New: page.Draft,
		Decisions: map[string]recut.Decision{}, Measures: map[string]bool{}}
	if c.New == nil || f.Has(views.FieldNext+"title") {
		var err error
		if c.New, err = v.readNext(p); err != nil {
			return c, err
		}
	}
	rest := models.TargetOutcome(f.Enum(views.FieldRest, string(models.OutcomeAchieved), string(models.OutcomeCarried)))
	for _, t := range page.Targets {
		d := recut.Decision{Outcome: models.TargetOutcome(f.Text(views.FieldOutcome+t.Target.ID, maxName)),
			Reason: f.Long(views.FieldOutcomeWhy+t.Target.ID, 2000)}
		if d.Outcome == "" {
			d.Outcome = rest
		}
		c.Decisions[t.Target.ID] = d
	}
	for _, id := range f.IDs(views.FieldCarried, func(id string) bool { return p.Measure(id) != nil }) {
		c.Measures[id] = true
	}
	return c, nil
}

// readNext reads what the new strategy is called and when it runs.
func (v *personal) readNext(p *models.Portfolio) (*models.Strategy, error) {
	f := v.Form
	next := &models.Strategy{Title: f.Text(views.FieldNext+"title", maxName), ShortTitle: f.Text(views.FieldNext+"short_title", maxName)}
	next.ID = f.Text(views.FieldNext+"id", maxName)
	if next.ID == "" && next.Title != "" {
		id, err := v.freeSlug(p, views.KindOfRecord(models.KindStrategy), next.Title)
		if err != nil {
			return nil, err
		}
		next.ID = id
		f.values.Set(views.FieldNext+"id", id)
	}
	if year, ok := f.Int(views.FieldNext+"period_from", firstYear, lastYear); ok {
		next.PeriodFrom = models.PartialDate{Day: models.NewDate(year, 1, 1), Precision: models.PrecisionYear}
	}
	if year, ok := f.Int(views.FieldNext+"period_until", firstYear, lastYear); ok {
		next.PeriodUntil = models.PartialDate{Day: models.NewDate(year, 12, 31), Precision: models.PrecisionYear}
	}
	return next, nil
}

// adopt brings the draft into force and closes the old strategy.
func adopt(v *personal) (*reply, error) {
	p := v.desk()
	page, err := v.continuePage(p)
	if err != nil {
		return nil, err
	}
	adoption := recut.Adoption{OldID: page.Old.ID, Day: v.Form.Date(views.FieldAdoptedOn), By: v.Form.Text(views.FieldAdoptedBy, maxName),
		Publish: v.Form.Bool(views.FieldPublish)}
	done := lead(views.BalancePath(page.Old.ID), views.NoticeContinued)
	if v.Form.Valid() && adoption.Adopted(p) {
		return done, nil // sent twice
	}
	_, wrong := adoption.Work(p)
	v.Form.problems = append(v.Form.problems, wrong...)
	page.Typed, page.Adopting = v.Form.Shown(), true
	if !v.Form.Valid() {
		return showInvalid(views.Continue(page)), nil
	}
	err = v.change(views.AdoptReason(page.Draft), func(tx *store.Tx) error {
		if adoption.Adopted(tx.Portfolio()) {
			return nil
		}
		changes, wrong := adoption.Work(tx.Portfolio())
		if len(wrong) > 0 {
			return models.InvalidError(wrong...)
		}
		return saveAll(tx, changes)
	})
	if v.Form.Take(err) {
		page.Typed = v.Form.Shown()
		return showInvalid(views.Continue(page)), nil
	}
	if err != nil {
		return nil, err
	}
	return done, nil
}
