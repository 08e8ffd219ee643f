// Proposals: reasoned guesses that become facts when somebody confirms them, one or several at once.

package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/auth"
	"zielstand/app/store"
	"zielstand/models"
	"zielstand/views"
)

// openProposals are the proposals that nobody has decided about, by their subject.
func openProposals(p *models.Portfolio) []*models.Proposal {
	var list []*models.Proposal
	for _, t := range p.Targets() {
		list = append(list, t.Proposals...)
	}
	for m := range p.AllMeasures() {
		list = append(list, m.Proposals...)
	}
	return list
}

func proposalsPage(v *personal) (*reply, error) {
	if err := v.may(auth.ConfirmProposals, auth.Object{}); err != nil {
		return nil, err
	}
	return show(v.proposals()), nil
}

func (v *personal) proposals() templ.Component {
	p := v.desk()
	page := &views.ProposalsPage{Frame: v.Frame, Portfolio: p}
	for _, q := range openProposals(p) {
		page.Total++
		n := len(page.Groups)
		if n == 0 || page.Groups[n-1].Kind != q.SubjectKind || page.Groups[n-1].ID != q.SubjectID {
			page.Groups = append(page.Groups, views.ProposalGroup{Kind: q.SubjectKind, ID: q.SubjectID, Title: views.TitleOf(p, q.SubjectKind, q.SubjectID)})
			n++
		}
		group := &page.Groups[n-1]
		group.Proposals = append(group.Proposals, q)
	}
	if !v.reading() {
		page.Typed = v.Form.Shown()
	}
	return views.Proposals(page)
}

// decideProposals confirms or rejects the chosen proposals in one change: all of them or none.
func decideProposals(v *personal) (*reply, error) {
	if err := v.may(auth.ConfirmProposals, auth.Object{}); err != nil {
		return nil, err
	}
	decision, one, single := strings.Cut(v.Form.Raw(views.FieldDecision), ":")
	chosen := v.Form.values[views.FieldChosen]
	if single {
		chosen = []string{one}
	}
	slices.Sort(chosen)
	chosen = slices.Compact(chosen)
	if decision != views.DecisionConfirm && decision != views.DecisionReject {
		v.Form.Problem(views.FieldDecision, models.CodeUnknown, views.DecisionConfirm, views.DecisionReject)
	}
	if len(chosen) == 0 {
		v.Form.Problem(views.FieldChosen, views.CodeNothingChosen)
	}
	reason := v.Form.Text(views.FieldReason, maxReason)
	if !v.Form.Valid() {
		return showInvalid(v.proposals()), nil
	}
	err := v.change(reason, func(tx *store.Tx) error {
		d := &decider{tx: tx, p: tx.Portfolio().At(v.Frame.Today), targets: map[string]*models.Target{}, measures: map[string]*models.Measure{}, leads: map[string]bool{}}
		for _, id := range chosen {
			version, _ := strconv.Atoi(v.Form.Raw(views.VersionField(&models.Proposal{Base: models.Base{ID: id}})))
			if err := d.decide(id, version, decision == views.DecisionConfirm); err != nil {
				return err
			}
		}
		return d.save()
	})
	switch {
	case models.KindOf(err) == models.Conflict:
		v.Form.Problem(views.FieldChosen, views.CodeDecided)
		return showInvalid(v.proposals()), nil
	case v.Form.Take(err):
		return showInvalid(v.proposals()), nil
	case err != nil:
		return nil, err
	case decision == views.DecisionReject:
		return lead("/verwaltung/vorschlaege", views.NoticeRejected), nil
	}
	return lead("/verwaltung/vorschlaege", views.NoticeConfirmed), nil
}

// decider carries decisions out; a record that several proposals are about is saved once.
type decider struct {
	tx       *store.Tx
	p        *models.Portfolio
	targets  map[string]*models.Target
	measures map[string]*models.Measure
	leads    map[string]bool // subjects that got a ministry in charge
}

// errDecided says that a proposal is no longer open, or that its place is taken.
func errDecided(id string) error {
	return models.InvalidError(models.Problem{Field: views.FieldChosen, Value: id, Code: views.CodeDecided})
}

func (d *decider) decide(id string, version int, confirm bool) error {
	list := openProposals(d.p)
	i := slices.IndexFunc(list, func(q *models.Proposal) bool { return q.ID == id })
	if i < 0 {
		return errDecided(id)
	}
	q := *list[i]
	q.Version, q.State = version, models.ProposalRejected
	if confirm {
		q.State = models.ProposalConfirmed
		if err := d.confirm(&q); err != nil {
			return err
		}
	}
	return d.tx.Update(&q)
}

// confirm makes of the proposal what it would fill.
func (d *decider) confirm(q *models.Proposal) error {
	switch q.Aspect {
	case models.AspectLead, models.AspectParticipating:
		return d.responsible(q)
	case models.AspectFocusTopic:
		t := d.target(q.SubjectID)
		if t == nil || t.FocusTopicID != "" {
			return errDecided(q.ID)
		}
		t.FocusTopicID, t.Sources = q.ObjectID, addSources(t.Sources, q.Sources)
	case models.AspectTarget:
		m := d.measure(q.SubjectID)
		if m == nil {
			return errDecided(q.ID)
		}
		m.TargetIDs, m.Sources = appendNew(m.TargetIDs, q.ObjectID), addSources(m.Sources, q.Sources)
	}
	return nil
}

// responsible gives the subject the proposed ministries.
func (d *decider) responsible(q *models.Proposal) error {
	role := models.RoleParticipating
	if q.Aspect == models.AspectLead {
		role = models.RoleLead
		if d.leads[string(q.SubjectKind)+q.SubjectID] || d.hasLead(q) {
			return errDecided(q.ID)
		}
		d.leads[string(q.SubjectKind)+q.SubjectID] = true
	}
	ids := []string{q.ObjectID}
	if q.ObjectID == models.AllMinistries {
		ids = d.allMinistries(q)
	}
	for _, id := range ids {
		name := "re-" + q.ID
		if len(ids) > 1 {
			name += "-" + id
		}
		err := d.tx.Create(&models.Responsibility{Base: models.Base{ID: name}, SubjectKind: q.SubjectKind, SubjectID: q.SubjectID,
			MinistryID: id, Role: role, Sources: q.Sources})
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *decider) hasLead(q *models.Proposal) bool {
	lead := models.Link[*models.Ministry]{}
	if q.SubjectKind == models.KindTarget {
		lead = d.p.LeadOfTarget(d.p.Target(q.SubjectID))
	} else if m := d.p.Measure(q.SubjectID); m != nil {
		for _, r := range m.Responsibilities {
			if r.Role == models.RoleLead && r.ValidOn(d.p.Stichtag) {
				return true
			}
		}
	}
	return lead.To != nil && !lead.Proposed
}

// allMinistries are the ministries of the subject's Land that exist today.
func (d *decider) allMinistries(q *models.Proposal) []string {
	strategy := ""
	if t := d.p.Target(q.SubjectID); t != nil && q.SubjectKind == models.KindTarget {
		strategy = t.StrategyID
	} else if m := d.p.Measure(q.SubjectID); m != nil {
		strategy = m.StrategyID
	}
	s := d.p.Strategy(strategy)
	if s == nil {
		return nil
	}
	var ids []string
	for _, m := range d.p.MinistriesOf(s.JurisdictionID) {
		if m.ValidOn(d.p.Stichtag) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

func (d *decider) target(id string) *models.Target {
	if t := d.p.Target(id); d.targets[id] == nil && t != nil {
		d.targets[id] = cloneRecord(t.Target).(*models.Target)
	}
	return d.targets[id]
}

func (d *decider) measure(id string) *models.Measure {
	if m := d.p.Measure(id); d.measures[id] == nil && m != nil {
		d.measures[id] = cloneRecord(m.Measure).(*models.Measure)
	}
	return d.measures[id]
}

// save stores the targets and measures that proposals were confirmed for.
func (d *decider) save() error {
	var errs []error
	for _, t := range d.targets {
		errs = append(errs, d.tx.Update(t))
	}
	for _, m := range d.measures {
		errs = append(errs, d.tx.Update(m))
	}
	return errors.Join(errs...)
}

// addSources keeps where a confirmed proposal came from.
func addSources(list, more models.Sources) models.Sources {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
