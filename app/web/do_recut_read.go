// What the form of a Ressortneuzuschnitt says.

package web

import (
	"cmp"
	"slices"
	"strings"

	"zielstand/app/recut"
	"zielstand/models"
	"zielstand/views"
)

// maxName is the greatest length of a name in these forms, in characters.
const maxName = 200

// readPlan reads the plan as far as it goes. What a later step proposes is put into the form as if it had been
// typed, so that it is shown and sent with the next one.
func (v *personal) readPlan(p *models.Portfolio) (recut.Plan, error) {
	f := v.Form
	plan := recut.Plan{ID: "neuzuschnitt-" + f.FormID(), Day: f.Date(views.FieldCutDay), Heirs: map[string]string{},
		Proposals: f.Bool(views.FieldGuesses), Strategies: f.Bool(views.FieldLeads)}
	ending := f.IDs(views.FieldEnding, func(id string) bool { return p.Ministry(id) != nil })
	var err error
	if plan.New, err = v.readStarting(p, ending); err != nil {
		return plan, err
	}
	asked := f.values[views.FieldAsked]
	for _, id := range ending {
		field := views.FieldSuccessors + id
		if !slices.Contains(asked, id) {
			for _, m := range plan.New {
				f.values.Add(field, m.ID)
			}
		}
		plan.Ending = append(plan.Ending, recut.Ending{MinistryID: id,
			SuccessorIDs: f.IDs(field, func(string) bool { return true }), Heir: f.Text(views.FieldHeir+id, maxName)})
	}
	for name, values := range f.values {
		if id, ok := strings.CutPrefix(name, views.FieldSingle); ok && len(values) > 0 && values[0] != "" {
			plan.Heirs[id] = f.Text(name, maxName)
		}
	}
	return plan, nil
}

// readStarting reads the ministries that begin, closes gaps between them and proposes their ids.
func (v *personal) readStarting(p *models.Portfolio, ending []string) ([]*models.Ministry, error) {
	land := ""
	if len(ending) > 0 {
		land = p.Ministry(ending[0]).JurisdictionID
	}
	var starting []*models.Ministry
	for i := range views.RecutRows {
		m := &models.Ministry{JurisdictionID: land, Name: v.Form.Text(views.StartingID(i, "name"), maxName),
			Abbreviation: v.Form.Text(views.StartingID(i, "abbreviation"), maxName)}
		m.ID = v.Form.Text(views.StartingID(i, "id"), maxName)
		for _, name := range []string{"name", "abbreviation", "id"} {
			v.Form.values.Del(views.StartingID(i, name))
		}
		if m.Name+m.Abbreviation+m.ID != "" {
			starting = append(starting, m)
		}
	}
	for i, m := range starting {
		if m.ID == "" {
			id, err := v.freeSlug(p, views.KindOfRecord(models.KindMinistry), cmp.Or(m.Abbreviation, m.Name))
			if err != nil {
				return nil, err
			}
			m.ID = id
		}
		v.Form.values.Set(views.StartingID(i, "name"), m.Name)
		v.Form.values.Set(views.StartingID(i, "abbreviation"), m.Abbreviation)
		v.Form.values.Set(views.StartingID(i, "id"), m.ID)
	}
	return starting, nil
}

// grants are the accounts of ministries that end, with what they would get.
func (v *personal) grants(p *models.Portfolio, plan recut.Plan) ([]views.Grant, error) {
	users, err := v.store.Users(v.ctx)
	if err != nil {
		return nil, err
	}
	name := func(id string) *models.Ministry {
		for _, m := range plan.New {
			if m.ID == id {
				return m
			}
		}
		return p.Ministry(id)
	}
	var grants []views.Grant
	for _, u := range users {
		g := views.Grant{UserID: u.ID, Name: u.Name}
		for _, e := range plan.Ending {
			if slices.Contains(u.MinistryIDs, e.MinistryID) {
				g.From = append(g.From, name(e.MinistryID))
			}
		}
		for _, id := range gained(u, plan) {
			g.To = append(g.To, name(id))
		}
		if len(g.To) > 0 && u.DisabledAt == 0 {
			grants = append(grants, g)
		}
	}
	return grants, nil
}

// gained are the successors of the account's ministries that it does not report for yet.
func gained(u *models.User, plan recut.Plan) []string {
	var ids []string
	for _, e := range plan.Ending {
		if !slices.Contains(u.MinistryIDs, e.MinistryID) {
			continue
		}
		for _, id := range e.SuccessorIDs {
			if !slices.Contains(u.MinistryIDs, id) && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// grant lets the ticked accounts report for the successors of their ministries. Accounts that have none of those
// that end get nothing, whatever the form says.
func (v *personal) grant(plan recut.Plan) error {
	ticked := v.Form.IDs(views.FieldGrants, func(string) bool { return true })
	return v.changeAccounts(func(u *models.User) bool {
		ids := gained(u, plan)
		if !slices.Contains(ticked, u.ID) || len(ids) == 0 {
			return false
		}
		u.MinistryIDs = append(slices.Clone(u.MinistryIDs), ids...)
		return true
	})
}

// changeAccounts saves the accounts that change has changed. Somebody else may save one in between; it is then
// looked at anew.
func (v *personal) changeAccounts(change func(u *models.User) bool) error {
	for range 3 {
		users, err := v.store.Users(v.ctx)
		if err != nil {
			return err
		}
		again := false
		for _, u := range users {
			if !change(u) {
				continue
			}
			err := v.store.SaveUser(v.ctx, u)
			if models.KindOf(err) == models.Conflict {
				again = true
			} else if err != nil {
				return err
			}
		}
		if !again {
			return nil
		}
	}
	return &models.Error{Kind: models.Unavailable}
}
