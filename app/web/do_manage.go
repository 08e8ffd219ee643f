// The entry to master data for editors: what can be kept, what waits, what is missing.

package web

import (
	"slices"
	"strings"

	"zielstand/app/auth"
	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

// manageRows is how many records a page of a list shows.
const manageRows = 50

// The addresses of master data come last: those of other pages may lie between them, and a slug would match those.
func init() { actions = append(actions, masterActions()...) }

// masterActions are the addresses of master data: the same ones for every kind that has a form.
func masterActions() []actionRoute {
	edit, erase := auth.EditMasterData, auth.Erase
	routes := []actionRoute{
		{get, "/verwaltung", edit, managePage},
		{get, "/verwaltung/vorschlaege", auth.ConfirmProposals, proposalsPage},
		{post, "/verwaltung/vorschlaege", auth.ConfirmProposals, decideProposals},
		{get, "/verwaltung/archiv", edit, archivePage},
		{post, "/verwaltung/archiv/:kind/:slug", edit, restoreRecord},
		{get, views.PersonsPath, edit, personsPage},
		{get, views.PersonsPath + "/" + newSlug, edit, newPerson}, {post, views.PersonsPath + "/" + newSlug, edit, createPerson},
		{get, views.PersonsPath + "/:slug", edit, personPage}, {post, views.PersonsPath + "/:slug", edit, savePerson},
		{get, views.PersonsPath + "/:slug/loeschen", edit, erasePersonForm}, {post, views.PersonsPath + "/:slug/loeschen", edit, erasePerson},
		{get, "/verlauf/:kind/:slug", auth.ReadUnpublished, historyPage},
	}
	for _, k := range views.EditKinds {
		if k.Path == "" {
			continue
		}
		base := "/verwaltung/" + k.Path
		if k.Slug || k.Listed {
			routes = append(routes, actionRoute{get, base, edit, editing(k, manageList)})
		}
		routes = append(routes,
			actionRoute{get, base + "/" + newSlug, edit, editing(k, newForm)}, actionRoute{post, base + "/" + newSlug, edit, editing(k, createForm)},
			actionRoute{get, base + "/:slug", edit, editing(k, editForm)}, actionRoute{post, base + "/:slug", edit, editing(k, saveForm)},
			actionRoute{get, base + "/:slug/archivieren", edit, editing(k, archiveForm)}, actionRoute{post, base + "/:slug/archivieren", edit, editing(k, archiveRecord)},
			actionRoute{get, base + "/:slug/loeschen", erase, editing(k, eraseForm)}, actionRoute{post, base + "/:slug/loeschen", erase, editing(k, eraseRecord)})
	}
	const measure = "/verwaltung/massnahmen/:slug"
	for _, a := range []struct {
		path string
		do   measureAct
	}{{"/frist", shiftDue}, {"/umhaengen", moveMeasure}, {"/zusammenfuehren", mergeMeasure}, {"/abloesen", supersedeMeasure}} {
		routes = append(routes, actionRoute{get, measure + a.path, edit, a.do.action()}, actionRoute{post, measure + a.path, edit, a.do.action()})
	}
	return routes
}

func managePage(v *personal) (*reply, error) {
	if err := v.may(auth.EditMasterData, auth.Object{}); err != nil {
		return nil, err
	}
	p := v.desk()
	archived, err := v.store.Archived(v.ctx)
	if err != nil {
		return nil, err
	}
	page := &views.ManagePage{Frame: v.Frame, Archived: len(archived), Accounts: v.can(auth.ManageAccounts, auth.Object{}),
		Proposals: len(openProposals(p)), Measures: len(p.Measures()), Persons: len(p.People)}
	for _, k := range views.EditKinds {
		if k.Slug || k.Listed {
			page.Kinds = append(page.Kinds, views.ManageKind{EditKind: k, Count: len(recordsOf(p, k.Kind))})
		}
	}
	for _, lack := range views.Lacks {
		n := 0
		for _, m := range p.Measures() {
			if lacks(p, m, lack) {
				n++
			}
		}
		page.Lacks = append(page.Lacks, views.ManageLack{Lack: lack, Count: n})
	}
	for _, m := range p.Measures() {
		if slices.ContainsFunc(views.Lacks, func(l views.Lack) bool { return lacks(p, m, l) }) {
			page.Lacking++
		}
	}
	return show(views.Manage(page)), nil
}

// lacks tells whether a measure misses something that only people can say. A proposal says nothing.
func lacks(p *models.Portfolio, m *models.MeasureNode, what views.Lack) bool {
	switch what {
	case views.LackMinistry:
		l := p.Lead(m)
		return l.To == nil || l.Proposed
	case views.LackDue:
		return !m.Permanent && !m.DueAt(p.Stichtag).Known()
	case views.LackTarget:
		for _, t := range p.TargetsOf(m) {
			if !t.Proposed {
				return false
			}
		}
		return true
	}
	return false
}

// recordsOf are the records of a kind with pages; of measures those that are no parts.
func recordsOf(p *models.Portfolio, kind models.Kind) []models.Record {
	switch kind {
	case models.KindStrategy:
		return records(p.Strategies)
	case models.KindField:
		return records(p.Fields)
	case models.KindFocusTopic:
		return records(p.FocusTopics)
	case models.KindMinistry:
		return records(p.Ministries)
	case models.KindBody:
		return records(p.Bodies)
	case models.KindMeeting:
		return records(p.Meetings)
	case models.KindChairTurn:
		var list []models.Record
		for _, b := range p.Bodies {
			list = append(list, records(p.TurnsOf(b.ID))...)
		}
		return list
	case models.KindTarget:
		var list []models.Record
		for _, t := range p.Targets() {
			list = append(list, t.Target)
		}
		return list
	case models.KindMeasure:
		var list []models.Record
		for _, m := range p.Measures() {
			list = append(list, m.Measure)
		}
		return list
	}
	return nil
}

func records[R models.Record](list []R) []models.Record {
	var out []models.Record
	for _, r := range list {
		out = append(out, r)
	}
	return out
}

// manageList lists the records of a kind.
func manageList(v *personal, k *views.EditKind) (*reply, error) {
	p := v.desk()
	page := &views.ManageList{Frame: v.Frame, Kind: k, Strategies: p.Strategies, Text: v.Query.Text("q", 200),
		StrategyID: v.Query.ID("strategie", func(id string) bool { return p.Strategy(id) != nil })}
	if k.Kind == models.KindMeasure {
		var allowed []string
		for _, l := range views.Lacks {
			allowed = append(allowed, string(l))
		}
		page.Lack = views.Lack(v.Query.Enum("fehlt", allowed...))
	}
	words := strings.Fields(search.Fold(page.Text))
	var list []models.Record
	for _, r := range recordsOf(p, k.Kind) {
		if page.StrategyID != "" && strategyIDOf(p, r) != page.StrategyID || !hasWords(search.Fold(views.NameOf(p, r)), words) {
			continue
		}
		if m, ok := r.(*models.Measure); ok && page.Lack != "" && !lacks(p, p.Measure(m.ID), page.Lack) {
			continue
		}
		list = append(list, r)
	}
	page.Pages = pagesOf(v.Query, v.Query.Page("seite"), len(list), manageRows)
	for _, r := range pageOf(list, page.Pages) {
		page.Rows = append(page.Rows, views.ManageRow(p, r))
	}
	return show(views.ManageRecords(page)), nil
}

// pageOf is the part of the list that the page shows.
func pageOf[T any](list []T, pages views.Pages) []T {
	if pages.Total == 0 {
		return nil
	}
	return list[pages.First-1 : pages.Last]
}

func hasWords(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// strategyIDOf is the strategy that a record belongs to, "" for none.
func strategyIDOf(p *models.Portfolio, r models.Record) string {
	switch record := r.(type) {
	case *models.Field:
		return record.StrategyID
	case *models.FocusTopic:
		if f := p.Field(record.FieldID); f != nil {
			return f.StrategyID
		}
	case *models.Target:
		return record.StrategyID
	case *models.Measure:
		return record.StrategyID
	}
	return ""
}
