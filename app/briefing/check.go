// What has to be so before a paper can be made.

package briefing

import (
	"slices"

	"zielstand/app/progress"
	"zielstand/models"
)

// CodeHidden is the code of a problem with something that exists, but not for the audience.
const CodeHidden = "hidden"

// check refuses a briefing about what its audience does not see, or about a day before there was anything.
func check(b *models.Briefing, everything *models.Portfolio) error {
	p := everything.For(b.Audience.Viewer())
	switch {
	case b.StrategyID != "" && p.Strategy(b.StrategyID) == nil:
		var ids []string
		for _, s := range p.Strategies {
			ids = append(ids, s.ID)
		}
		code := models.CodeUnknown
		if everything.Strategy(b.StrategyID) != nil {
			code = CodeHidden
		}
		return models.InvalidError(models.Problem{Field: "strategy_id", Value: b.StrategyID, Code: code, Allowed: ids})
	case b.MinistryID != "" && p.Ministry(b.MinistryID) == nil:
		var ids []string
		for _, m := range p.Ministries {
			ids = append(ids, m.ID)
		}
		return models.InvalidError(models.Problem{Field: "ministry_id", Value: b.MinistryID, Code: models.CodeUnknown, Allowed: ids})
	}
	first := FirstDay(p, progress.Scope{StrategyID: b.StrategyID, MinistryID: b.MinistryID})
	for _, day := range []struct {
		field string
		on    models.Date
	}{{"stichtag", b.Stichtag}, {"since", b.Since}} {
		if day.on.Known() && day.on < first {
			return models.InvalidError(models.Problem{Field: day.field, Value: day.on.String(), Code: models.CodeRange,
				Allowed: []string{first.String(), lastDay.String()}})
		}
	}
	return checkWords(Find(b.Template), b.Texts)
}

// lastDay is the last one that four digits of a year can say.
var lastDay = models.NewDate(9999, 12, 31)

// FirstDay is the first day about which something is known in the scope: when a strategy was adopted or began, or
// was first reported on; unknown where nothing is.
func FirstDay(p *models.Portfolio, scope progress.Scope) models.Date {
	first, _ := progress.Span(p.At(lastDay), scope)
	for _, s := range p.Strategies {
		if scope.StrategyID != "" && scope.StrategyID != s.ID {
			continue
		}
		for _, d := range []models.PartialDate{s.AdoptedOn, s.PeriodFrom} {
			if day := progress.FirstDay(d); day.Known() && (!first.Known() || day < first) {
				first = day
			}
		}
	}
	return first
}

// checkWords refuses texts that are no field of the template, or not one of a field's words.
func checkWords(t *Template, texts models.Texts) error {
	for key, text := range texts {
		i := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Key == key })
		if i < 0 {
			return models.InvalidError(models.Problem{Field: "texts." + key, Code: models.CodeUnknown})
		}
		if words := t.Fields[i].Words; words != nil && text != "" && !slices.Contains(words, text) {
			return models.InvalidError(models.Problem{Field: "texts." + key, Value: text, Code: models.CodeUnknown, Allowed: words})
		}
	}
	return nil
}
