// The search over everything with a page of its own.

package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"zielstand/app/search"
	"zielstand/models"
	"zielstand/views"
)

// maxHits is how many hits the page shows; who needs more narrows the query.
const maxHits = 100

// searchedKinds is the order of the groups.
var searchedKinds = []models.Kind{models.KindMeasure, models.KindTarget, models.KindFocusTopic, models.KindField,
	models.KindStrategy, models.KindMinistry, models.KindBody, models.KindResolution, models.KindAssignment, models.KindMeeting}

func searchPage(r *request) (templ.Component, error) {
	p := r.Portfolio
	page := &views.SearchPage{Frame: r.Frame, Text: strings.Join(strings.Fields(r.Query.Text("q", maxText)), " ")}
	if page.Text == "" {
		return views.Search(page), nil
	}
	hits := search.Find(p, page.Text, maxHits+1)
	if page.Cut = len(hits) > maxHits; page.Cut {
		hits = hits[:maxHits]
	}
	page.Total = len(hits)
	for _, kind := range searchedKinds {
		group := views.SearchGroup{Kind: kind}
		for _, hit := range hits {
			if hit.Kind == kind {
				group.Hits = append(group.Hits, views.SearchHit{Hit: hit, Context: contextOf(p, hit)})
			}
		}
		if len(group.Hits) > 0 {
			page.Groups = append(page.Groups, group)
		}
	}
	if page.Total == 0 {
		page.Words = wordHits(p, page.Text)
	}
	return views.Search(page), nil
}

// wordHits tells what each word of a query of several finds alone; words without a hit are left out.
func wordHits(p *models.Portfolio, text string) []views.WordHits {
	words := strings.Fields(text)
	if len(words) < 2 {
		return nil
	}
	var found []views.WordHits
	for _, word := range words[:min(len(words), 8)] {
		known := slices.ContainsFunc(found, func(w views.WordHits) bool { return w.Word == word })
		if n := len(search.Find(p, word, maxHits)); n > 0 && !known {
			found = append(found, views.WordHits{Word: word, Hits: n})
		}
	}
	return found
}

// contextOf tells a hit from others of its name: the strategy of a measure, target, field or topic, the
// Land of a strategy or ministry.
func contextOf(p *models.Portfolio, hit search.Hit) string {
	strategyID, jurisdictionID := "", ""
	switch hit.Kind {
	case models.KindMeasure:
		strategyID = p.Measure(hit.ID).StrategyID
	case models.KindTarget:
		strategyID = p.Target(hit.ID).StrategyID
	case models.KindField:
		strategyID = p.Field(hit.ID).StrategyID
	case models.KindFocusTopic:
		if f := p.Field(p.FocusTopic(hit.ID).FieldID); f != nil {
			strategyID = f.StrategyID
		}
	case models.KindStrategy:
		jurisdictionID = p.Strategy(hit.ID).JurisdictionID
	case models.KindMinistry:
		jurisdictionID = p.Ministry(hit.ID).JurisdictionID
	default:
		return bodyOfHit(p, hit)
	}
	if s := p.Strategy(strategyID); s != nil {
		return s.Title
	}
	if j := p.Jurisdiction(jurisdictionID); j != nil {
		return j.Name
	}
	return ""
}

// bodyOfHit is the body that a hit of the governance belongs to.
func bodyOfHit(p *models.Portfolio, hit search.Hit) string {
	bodyID := ""
	switch hit.Kind {
	case models.KindBody:
		if j := p.Jurisdiction(p.Body(hit.ID).JurisdictionID); j != nil {
			return j.Name
		}
	case models.KindMeeting:
		bodyID = p.Meeting(hit.ID).BodyID
	case models.KindResolution:
		bodyID = p.Resolution(hit.ID).BodyID
	case models.KindAssignment:
		bodyID = p.Assignment(hit.ID).BodyID
	}
	if b := p.Body(bodyID); b != nil {
		return b.Title()
	}
	return ""
}
