// Sentences and labels that several figures share.

package charts

import (
	"net/url"
	"strings"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

const (
	noReports  = "Zu diesem Stichtag liegt keine Statusmeldung vor."
	noMeasures = "In diesem Ausschnitt ist keine Maßnahme erfasst."
	noTopic    = "ohne Fokusthema"
	// counting is the rule that all counts of measures follow.
	counting = "Gezählt werden Maßnahmen ohne ihre Bausteine nach der letzten freigegebenen Statusmeldung bis zum Stichtag."
	nbsp     = "\u00a0"
)

// andSome goes on after german.SomeOf: ", 3 sind überfällig".
func andSome(k int, singular, plural string) string {
	if k == 1 {
		return ", 1 " + singular
	}
	return ", " + german.Int(k) + " " + plural
}

// coverage is "62 % · 7 von 9": a percent never comes without it.
func coverage(r *progress.Rollup) string {
	return german.WholePercent(r.Percent) + " · " + german.Int(r.Known) + " von " + german.Int(r.Counted)
}

// share is k of n as "62 %".
func share(k, n int) string {
	if n == 0 {
		return "–"
	}
	return german.WholePercent(models.PercentOf(100 * float64(k) / float64(n)))
}

// subtitle says what is shown, of which part, of how many, and on which day.
func (q Query) subtitle(what string, n int) string {
	parts := []string{what}
	if scope := q.scopeName(); scope != "" {
		parts = append(parts, scope)
	}
	parts = append(parts, "n"+nbsp+"="+nbsp+german.Int(n), q.asOf())
	return strings.Join(parts, between)
}

// between parts two things in one line; the dot stays with what it follows.
const between = nbsp + "· "

// asOf names Stichtag, Kenntnisstand where it is not the newest, and invented data.
func (q Query) asOf() string {
	text := "Stichtag " + german.Date(q.Portfolio.Stichtag)
	if q.Portfolio.KnownAt != 0 {
		text += between + "Kenntnisstand " + german.Date(models.DateOf(q.Portfolio.KnownAt.Time()))
	}
	if q.Portfolio.Demo {
		text += between + "Demonstrationsdaten"
	}
	return text
}

// scopeName names the part of the portfolio that the figure is about, "" for all of it.
func (q Query) scopeName() string {
	p, s := q.Portfolio, q.Scope
	var parts []string
	if strategy := p.Strategy(s.StrategyID); strategy != nil {
		parts = append(parts, strategyName(strategy))
	}
	if field := p.Field(s.FieldID); field != nil {
		parts = append(parts, "Handlungsfeld "+german.Quote(field.Title))
	}
	if topic := p.FocusTopic(s.TopicID); topic != nil {
		parts = append(parts, "Fokusthema "+german.Quote(topic.Title))
	}
	if target := p.Target(s.TargetID); target != nil {
		parts = append(parts, "Ziel "+german.Quote(target.Title))
	}
	if ministry := p.Ministry(s.MinistryID); ministry != nil {
		parts = append(parts, "Ressort "+abbreviation(ministry))
	}
	return strings.Join(parts, between)
}

// rule joins the counting rule with what is special to the figure and what rests on proposals.
func (q Query) rule(r *progress.Rollup, more ...string) string {
	parts := append([]string{counting}, more...)
	if r != nil && r.Proposed > 0 {
		parts = append(parts, proposedPart(r.Proposed, r.Total))
	}
	return strings.Join(parts, " ")
}

func proposedPart(k, n int) string {
	if k == 1 {
		return "1 der " + german.Int(n) + " Maßnahmen gehört nur nach einem noch nicht bestätigten Vorschlag dazu."
	}
	return german.Int(k) + " der " + german.Int(n) + " Maßnahmen gehören nur nach noch nicht bestätigten Vorschlägen dazu."
}

func strategyName(s *models.Strategy) string {
	if s.ShortTitle != "" {
		return s.ShortTitle
	}
	return s.Title
}

func abbreviation(m *models.Ministry) string {
	if m.Abbreviation != "" {
		return m.Abbreviation
	}
	return german.Shorten(m.Name, 24)
}

// ministryLabel names a ministry on an axis: its abbreviation, with the Land where another one shown has
// the same, marked where it is a mere proposal.
func ministryLabel(p *models.Portfolio, m *models.Ministry, proposed, severalLaender bool) string {
	if m == nil {
		return german.NotStated
	}
	label := abbreviation(m)
	if land := p.Jurisdiction(m.JurisdictionID); severalLaender && land != nil {
		label += " " + strings.TrimPrefix(land.ISO, "DE-")
	}
	if proposed {
		label += " (Vorschlag)"
	}
	return label
}

// severalLaender tells whether the ministries belong to more than one Land, so that "StK" says too little.
func severalLaender(groups []progress.Group[*models.Ministry]) bool {
	land := ""
	for _, g := range groups {
		if g.To == nil {
			continue
		}
		if land != "" && land != g.To.JurisdictionID {
			return true
		}
		land = g.To.JurisdictionID
	}
	return false
}

// href is the address of a page, "" where figures have no links.
func (q Query) href(path string) string {
	if q.Link == nil {
		return ""
	}
	return q.Link(path)
}

// listHref leads to the list of measures in the figure's scope, narrowed by pairs of name and value.
func (q Query) listHref(pairs ...string) string {
	values := url.Values{}
	set := func(name, value string) {
		if value != "" {
			values.Set(name, value)
		}
	}
	s := q.Scope
	set("strategie", s.StrategyID)
	set("handlungsfeld", s.FieldID)
	set("fokusthema", s.TopicID)
	set("ziel", s.TargetID)
	set("ressort", s.MinistryID)
	for i := 0; i+1 < len(pairs); i += 2 {
		set(pairs[i], pairs[i+1])
	}
	return q.href("/massnahmen?" + values.Encode())
}

func (q Query) ministryHref(m *models.Ministry) string {
	if m == nil {
		return ""
	}
	return q.href("/ressorts/" + url.PathEscape(m.ID))
}

func (q Query) topicHref(t *models.FocusTopic) string {
	if t == nil {
		return ""
	}
	return q.href("/fokusthemen/" + url.PathEscape(t.ID))
}

func (q Query) measureHref(m *models.MeasureNode) string {
	return q.href("/massnahmen/" + url.PathEscape(m.ID))
}

// cells makes a row: texts without links.
func cells(texts ...string) []Cell {
	row := make([]Cell, len(texts))
	for i, text := range texts {
		row[i].Text = text
	}
	return row
}

// columns makes table heads; those after the first texts are numeric.
func columns(texts int, titles ...string) []Column {
	heads := make([]Column, len(titles))
	for i, title := range titles {
		heads[i] = Column{Title: title, Numeric: i >= texts}
	}
	return heads
}
