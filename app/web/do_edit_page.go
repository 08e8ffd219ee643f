// The form of a record as a page.

package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/auth"
	"zielstand/models"
	"zielstand/views"
)

// editPage is the form of the record, with what was typed if it was sent; slug is the id that a new one will have.
func (v *personal) editPage(p *models.Portfolio, k *views.EditKind, r models.Record, slug string) templ.Component {
	page := &views.EditPage{Frame: v.Frame, Kind: k, Portfolio: p, Record: r, Owner: views.OwnerOf(p, r), Slug: slug}
	if !v.reading() {
		page.Typed = v.Form.Shown()
		sortByFields(page.Typed.Problems, k)
	}
	if r.RecordVersion() > 0 {
		page.Lists = views.ListsOf(p, r)
		page.Actions = views.ActionsFor(p, r, v.can(auth.Erase, auth.Object{}))
	}
	return views.Edit(page)
}

// sortByFields brings problems into the order of the form; what is about no field of it comes last.
func sortByFields(problems []models.Problem, k *views.EditKind) {
	place := func(p models.Problem) int {
		for i := range k.Fields {
			if name := k.Fields[i].Name; p.Field == name || strings.HasPrefix(p.Field, name+"_") || k.Fields[i].Rows != nil && strings.HasPrefix(p.Field, name+".") {
				return i
			}
		}
		return len(k.Fields)
	}
	slices.SortStableFunc(problems, func(a, b models.Problem) int { return place(a) - place(b) })
}

// names tells who somebody is that the journal names: a person by their account, a command by itself.
func (v *personal) names() (func(actor string) string, error) {
	users, err := v.store.Users(v.ctx)
	if err != nil {
		return nil, err
	}
	known := make(map[string]string, len(users))
	for _, u := range users {
		known[u.ID] = u.Name
	}
	return func(actor string) string {
		if name := known[actor]; name != "" {
			return name
		}
		return views.ActorWord(actor)
	}, nil
}
