// The figures: as a gallery, one on its own page, and as part of other pages.

package web

import (
	"slices"

	"github.com/a-h/templ"

	"zielstand/app/charts"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/views"
)

// figures draws the named figures of the scope for this page, and tells the frame to bring their script.
func (r *request) figures(scope progress.Scope, names ...string) (views.FigureSet, error) {
	set := views.FigureSet{Parameters: views.ScopeParameters(scope)}
	for _, name := range names {
		q := r.figureQuery(scope)
		f, err := charts.Build(name, q)
		if err != nil {
			return set, err
		}
		if len(set.Figures) == 0 {
			set.Parameters = append(set.Parameters, governanceParameters(q)...)
		}
		set.Figures = append(set.Figures, f)
		r.Frame.Figures = r.Frame.Figures || f.Empty == ""
	}
	return set, nil
}

// figureQuery asks for a figure of the scope with links that keep the Stichtag.
func (r *request) figureQuery(scope progress.Scope) charts.Query {
	q := charts.Query{Portfolio: r.Portfolio, Scope: scope, Land: r.Frame.Site.Land, Link: func(path string) string { return r.Frame.URL(path) }}
	q.BodyID = r.Query.ID(bodyParameter, func(id string) bool { return q.Portfolio.Body(id) != nil })
	q.ResolutionID = r.Query.ID(resolutionParameter, func(id string) bool { return q.Portfolio.Resolution(id) != nil })
	if r.Slug == figureOfRound {
		q.RoundID = r.Query.ID(roundParameter, func(id string) bool { return q.Portfolio.Round(id) != nil })
	}
	return q
}

// The figure about a reporting round, and the parameter that asks for another round than the newest.
const (
	figureOfRound  = "rundenstand"
	roundParameter = "runde"
)

// Parameters that narrow the figures of the governance.
const (
	bodyParameter       = "gremium"
	resolutionParameter = "beschluss"
)

// governanceParameters ask for the same part of the governance again.
func governanceParameters(q charts.Query) (pairs []string) {
	if q.BodyID != "" {
		pairs = append(pairs, bodyParameter, q.BodyID)
	}
	if q.ResolutionID != "" {
		pairs = append(pairs, resolutionParameter, q.ResolutionID)
	}
	return pairs
}

func figuresPage(r *request) (templ.Component, error) {
	filter := figureFilter(r)
	var names []string
	for _, k := range charts.Kinds {
		if !k.SignedIn() || r.Portfolio.Viewer.Rights != models.RightsPublic {
			names = append(names, k.Name)
		}
	}
	set, err := r.figures(figureScope(filter), names...)
	if err != nil {
		return nil, err
	}
	return views.Figures(&views.FiguresPage{Frame: r.Frame, Filter: filter, Set: set}), nil
}

func figurePage(r *request) (templ.Component, error) {
	at := slices.IndexFunc(charts.Kinds, func(k charts.Kind) bool { return k.Name == r.Slug })
	if at < 0 {
		return nil, models.NotFoundError("figure", r.Slug)
	}
	filter := figureFilter(r)
	set, err := r.figures(figureScope(filter), r.Slug)
	if err != nil {
		return nil, err
	}
	return views.FigureAlone(&views.FigurePage{Frame: r.Frame, Label: charts.Kinds[at].Label, Filter: filter, Set: set}), nil
}

// figureFilter reads the part of the portfolio that the address asks about, and what else there is to
// choose from.
func figureFilter(r *request) views.FigureFilter {
	p, q := r.Portfolio, r.Query
	f := views.FigureFilter{
		StrategyID: q.ID("strategie", func(id string) bool { return p.Strategy(id) != nil }),
		MinistryID: q.ID("ressort", func(id string) bool { return p.Ministry(id) != nil }),
		TopicID:    q.ID("fokusthema", func(id string) bool { return p.FocusTopic(id) != nil }),
		Strategies: p.Strategies, Topics: p.FocusTopics,
	}
	for _, m := range p.Ministries {
		if m.ValidOn(p.Stichtag) || m.ID == f.MinistryID {
			f.Ministries = append(f.Ministries, m)
		}
	}
	if id := q.ID(partField, func(id string) bool { return p.Field(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: partField, ID: id, Title: p.Field(id).Title})
	}
	if id := q.ID(partTarget, func(id string) bool { return p.Target(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: partTarget, ID: id, Title: p.Target(id).Title})
	}
	if id := q.ID(partMeasure, func(id string) bool { return p.Measure(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: partMeasure, ID: id, Title: p.Measure(id).Title})
	}
	if id := q.ID(bodyParameter, func(id string) bool { return p.Body(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: bodyParameter, ID: id, Title: p.Body(id).Title()})
	}
	if id := q.ID(resolutionParameter, func(id string) bool { return p.Resolution(id) != nil }); id != "" {
		f.Further = append(f.Further, views.FurtherPart{Parameter: resolutionParameter, ID: id, Title: p.Resolution(id).Title})
	}
	return f
}

// Parameters for parts that the filter form has no field for.
const (
	partField   = "handlungsfeld"
	partTarget  = "ziel"
	partMeasure = "massnahme"
)

// figureScope is the part of the portfolio that was chosen.
func figureScope(f views.FigureFilter) progress.Scope {
	scope := progress.Scope{StrategyID: f.StrategyID, MinistryID: f.MinistryID, TopicID: f.TopicID}
	for _, part := range f.Further {
		switch part.Parameter {
		case partField:
			scope.FieldID = part.ID
		case partTarget:
			scope.TargetID = part.ID
		case partMeasure:
			scope.MeasureID = part.ID
		}
	}
	return scope
}
