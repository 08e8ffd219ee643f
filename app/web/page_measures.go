// The list of measures: reads the filter, selects, cuts into pages.

package web

import (
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/progress"
	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

// maxText is the most that a text to search for may have, in characters.
const maxText = 200

func measuresPage(r *request) (templ.Component, error) {
	p := r.Portfolio
	filter := measureFilter(r)
	order := r.Query.Enum("ordnung", orderNames()...)
	number := r.Query.Page("seite")
	rows := progress.Select(p, selection(filter, p.Stichtag), progress.Order(order))
	page := &views.MeasuresPage{Frame: r.Frame, Filter: filter, Order: order, All: len(p.Measures()),
		Strategies: map[string]*models.Strategy{}}
	for _, s := range p.Strategies {
		page.Strategies[s.ID] = s
	}
	page.Pages = pagesOf(r.Query, number, len(rows), views.MeasuresPerPage)
	if page.Pages.Total > 0 {
		page.Rows = rows[page.Pages.First-1 : page.Pages.Last]
	}
	return views.Measures(page), nil
}

// orderNames are the orders that may be asked for, each also reversed.
func orderNames() []string {
	var names []string
	for _, o := range progress.Orders {
		names = append(names, string(o), "-"+string(o))
	}
	return names
}

// pagesOf cuts a list of total hits and returns the page of the number; one too high is a problem.
func pagesOf(q *query, number, total, perPage int) views.Pages {
	count := max((total+perPage-1)/perPage, 1)
	if number > count {
		q.OutOfRange("seite", number, count)
		number = count
	}
	pages := views.Pages{Page: number, Count: count, Total: total}
	if total > 0 {
		pages.First = (number-1)*perPage + 1
		pages.Last = min(number*perPage, total)
	}
	return pages
}

// measureFilter reads the filter and gathers what its form offers.
func measureFilter(r *request) views.MeasureFilter {
	p, q := r.Portfolio, r.Query
	f := views.MeasureFilter{
		Text:       q.Text("q", maxText),
		Phase:      q.Enum("phase", phaseNames()...),
		Ampel:      models.Ampel(q.Enum("ampel", ampelNames()...)),
		Signal:     signalOf(q.Enum("signal", signalNames()...)),
		MinistryID: q.ID("ressort", func(id string) bool { return id == views.NotStatedID || p.Ministry(id) != nil }),
		TopicID:    q.ID("fokusthema", func(id string) bool { return id == views.NotStatedID || p.FocusTopic(id) != nil }),
		StrategyID: q.ID("strategie", func(id string) bool { return p.Strategy(id) != nil }),
		Strategies: p.Strategies, Topics: p.FocusTopics,
	}
	if id := q.ID("handlungsfeld", func(id string) bool { return p.Field(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: "handlungsfeld", ID: id, Title: p.Field(id).Title})
	}
	if id := q.ID("ziel", func(id string) bool { return p.Target(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: "ziel", ID: id, Title: p.Target(id).Title})
	}
	for _, m := range p.Ministries {
		if n := len(f.Ministries); n == 0 || f.Ministries[n-1].Ministries[0].JurisdictionID != m.JurisdictionID {
			f.Ministries = append(f.Ministries, views.MinistryChoice{Land: p.Jurisdiction(m.JurisdictionID)})
		}
		last := &f.Ministries[len(f.Ministries)-1]
		last.Ministries = append(last.Ministries, m)
	}
	return f
}

// selection is the filter as the rules of progress understand it; a text is searched as of the day.
func selection(f views.MeasureFilter, day models.Date) progress.Filter {
	s := progress.Filter{Scope: progress.Scope{StrategyID: f.StrategyID}}
	if f.Phase != "" {
		s.Phases = []models.Phase{views.PhaseOfKey(f.Phase)}
	}
	if f.Ampel != "" {
		s.Ampeln = []models.Ampel{f.Ampel}
	}
	if f.Signal != 0 {
		s.Signals = []progress.Signals{f.Signal}
	}
	if f.MinistryID != "" {
		s.MinistryIDs = []string{statedID(f.MinistryID)}
	}
	if f.TopicID != "" {
		s.TopicIDs = []string{statedID(f.TopicID)}
	}
	for _, part := range f.Further {
		switch part.Parameter {
		case "handlungsfeld":
			s.FieldID = part.ID
		case "ziel":
			s.TargetID = part.ID
		}
	}
	if f.Text != "" {
		query := search.Parse(f.Text)
		s.Match = func(m *models.MeasureNode) bool { return query.Measure(m, day) }
	}
	return s
}

// statedID is the id, or "" for what is not stated.
func statedID(id string) string {
	if id == views.NotStatedID {
		return ""
	}
	return id
}

func phaseNames() []string {
	names := []string{views.UnknownPhase}
	for _, p := range models.Phases {
		names = append(names, string(p))
	}
	return names
}

func ampelNames() []string {
	var names []string
	for _, a := range models.Ampeln {
		names = append(names, string(a))
	}
	return names
}

func signalNames() []string {
	var names []string
	for _, s := range progress.AllSignals {
		names = append(names, s.Key())
	}
	return names
}

// signalOf is the signal of the name, 0 for none.
func signalOf(name string) progress.Signals {
	at := slices.IndexFunc(progress.AllSignals, func(s progress.Signals) bool { return s.Key() == name })
	if at < 0 {
		return 0
	}
	return progress.AllSignals[at]
}
