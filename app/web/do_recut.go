// The Ressortneuzuschnitt: one form in three steps, and one change at its end.

package web

import (
	"errors"
	"slices"

	"zielstand/app/recut"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// errOutdated says that what would be changed is not what was shown.
var errOutdated = errors.New("the preview is not what would be changed")

// recutForm asks what ends and what begins.
func recutForm(v *personal) (*reply, error) {
	return show(views.RecutForm(v.recutPage(v.desk(), recut.Plan{}))), nil
}

// recutSent goes on to the next step, or applies what the last one showed.
func recutSent(v *personal) (*reply, error) {
	p := v.desk()
	step := v.Form.Enum(views.FieldStep, views.StepSuccessors, views.StepPreview, views.StepApply)
	plan, err := v.readPlan(p)
	if err != nil {
		return nil, err
	}
	if step == views.StepApply && v.Form.Valid() && plan.Done(p) {
		return v.recutDone(plan) // sent twice
	}
	page, result := v.recutPage(p, plan), plan.Work(p)
	asks := step == views.StepSuccessors
	for _, wrong := range result.Problems {
		if !asks || wrong.Field[:min(len(wrong.Field), len(views.FieldSuccessors))] != views.FieldSuccessors {
			v.Form.problems = append(v.Form.problems, wrong)
		}
	}
	page.Successors = v.Form.Valid() || !asks && knownEndings(p, plan)
	page.Typed = v.Form.Shown()
	if !v.Form.Valid() {
		return showInvalid(views.RecutForm(page)), nil
	}
	if asks {
		return show(views.RecutForm(page)), nil
	}
	if page.Grants, err = v.grants(p, plan); err != nil {
		return nil, err
	}
	page.Result, page.After, page.Fingerprint = result, after(p, result.Changes), fingerprint(result.Changes)
	if step == views.StepApply {
		if err = v.applyRecut(plan, v.Form.Raw(views.FieldPreviewed)); err == nil {
			return v.recutDone(plan)
		}
		if !errors.Is(err, errOutdated) {
			return nil, err
		}
		page.Outdated = true
		return showInvalid(views.RecutForm(page)), nil
	}
	return show(views.RecutForm(page)), nil
}

// recutPage is the form with what can be chosen.
func (v *personal) recutPage(p *models.Portfolio, plan recut.Plan) *views.RecutPage {
	page := &views.RecutPage{Frame: v.Frame, Plan: plan, Before: p}
	for _, j := range p.Jurisdictions {
		land := views.LandMinistryChoice{Land: j}
		for _, m := range p.MinistriesOf(j.ID) {
			if !m.ValidUntil.Known() {
				land.Ministries = append(land.Ministries, m)
			}
		}
		if len(land.Ministries) > 0 {
			page.Lands = append(page.Lands, land)
		}
	}
	page.Heirs = heirChoices(p, plan)
	return page
}

// heirChoices are the ministries that can take over: those that begin, then those that stay in the Länder of
// those that end.
func heirChoices(p *models.Portfolio, plan recut.Plan) []views.Choice {
	lands, ends := map[string]bool{}, map[string]bool{}
	for _, e := range plan.Ending {
		ends[e.MinistryID] = true
		if m := p.Ministry(e.MinistryID); m != nil {
			lands[m.JurisdictionID] = true
		}
	}
	var choices []views.Choice
	for _, m := range plan.New {
		choices = append(choices, views.Choice{Value: m.ID, Title: m.Abbreviation + " – " + m.Name})
	}
	for _, m := range p.Ministries {
		if lands[m.JurisdictionID] && !ends[m.ID] && m.ValidOn(plan.Day) {
			choices = append(choices, views.Choice{Value: m.ID, Title: m.Abbreviation + " – " + m.Name})
		}
	}
	return choices
}

func knownEndings(p *models.Portfolio, plan recut.Plan) bool {
	return len(plan.Ending) > 0 && !slices.ContainsFunc(plan.Ending, func(e recut.Ending) bool { return p.Ministry(e.MinistryID) == nil })
}

// applyRecut makes the change if it is the one that was shown.
func (v *personal) applyRecut(plan recut.Plan, shown string) error {
	return v.change(views.RecutReason(plan.Day), func(tx *store.Tx) error {
		result := plan.Work(tx.Portfolio())
		if plan.Done(tx.Portfolio()) {
			return nil // the other half of a doubled click was quicker
		}
		if len(result.Problems) > 0 || fingerprint(result.Changes) != shown {
			return errOutdated
		}
		return saveAll(tx, result.Changes)
	})
}

// recutDone grants what was ticked and leads to the change as a whole.
func (v *personal) recutDone(plan recut.Plan) (*reply, error) {
	if err := v.grant(plan); err != nil {
		return nil, err
	}
	batch, err := v.lastChangeOf(models.KindMinistry, plan.Ending[0].MinistryID)
	if err != nil {
		return nil, err
	}
	return lead(views.VorgangPath(batch), views.NoticeRecut), nil
}
