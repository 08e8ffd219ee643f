// What can be chosen in the forms of master data: enumerations with their words, and records that exist.

package views

import (
	"slices"

	"zielstand/app/german"
	"zielstand/models"
)

// words makes options of an enumeration; the first one stands for not given.
func words[T ~string](word func(T) string, values ...T) func(*models.Portfolio, models.Record) []Choice {
	options := make([]Choice, len(values))
	for i, v := range values {
		options[i] = Choice{string(v), word(v)}
	}
	return func(*models.Portfolio, models.Record) []Choice { return options }
}

// wordOf adapts the German of an enumeration to the texts of forms; nothing stays nothing.
func wordOf[T ~string](word func(T) string) func(string) string {
	return func(value string) string {
		if value == "" {
			return ""
		}
		return word(T(value))
	}
}

func directionWord(d models.Direction) string {
	if d == models.DirectionDown {
		return "kleiner ist besser"
	}
	return "größer ist besser"
}

func kindWord(k models.Kind) string {
	if d := KindOfRecord(k); d != nil {
		return d.One
	}
	return string(k)
}

// kindOfSubject is the kind of what a responsibility or proposal is about.
func kindOfSubject(r models.Record) models.Kind {
	switch v := r.(type) {
	case *models.Responsibility:
		return v.SubjectKind
	case *models.Proposal:
		return v.SubjectKind
	}
	return ""
}

// kindOfObject is the kind of what a proposal would connect its subject with.
func kindOfObject(r models.Record) models.Kind {
	if q, ok := r.(*models.Proposal); ok {
		return ObjectKind(q)
	}
	return ""
}

func outcomeWord(o models.TargetOutcome) string {
	switch o {
	case models.OutcomeAchieved:
		return "erreicht"
	case models.OutcomeCarried:
		return "übernommen"
	}
	return "aufgegeben"
}

func proposalWord(s models.ProposalState) string {
	switch s {
	case models.ProposalConfirmed:
		return "bestätigt"
	case models.ProposalRejected:
		return "abgelehnt"
	}
	return "offen"
}

func roundWord(s models.RoundState) string {
	switch s {
	case models.RoundPlanned:
		return "geplant"
	case models.RoundOpen:
		return "offen"
	}
	return "geschlossen"
}

// Precisions are how exactly a date may be stated.
var Precisions = []Choice{
	{"", "wie eingegeben"},
	{string(models.PrecisionDay), "auf den Tag"},
	{string(models.PrecisionMonth), "auf den Monat"},
	{string(models.PrecisionQuarter), "auf das Quartal"},
	{string(models.PrecisionHalf), "auf das Halbjahr"},
	{string(models.PrecisionYear), "auf das Jahr"},
	{string(models.PrecisionOpen), "offen"},
}

func jurisdictionOptions(p *models.Portfolio, _ models.Record) []Choice {
	return optionsOf(p.Jurisdictions, func(j *models.Jurisdiction) string { return j.Name })
}

func strategyOptions(p *models.Portfolio, _ models.Record) []Choice {
	return optionsOf(p.Strategies, func(s *models.Strategy) string { return s.Title })
}

// otherStrategyOptions are those that a strategy may continue.
func otherStrategyOptions(p *models.Portfolio, r models.Record) []Choice {
	return slices.DeleteFunc(strategyOptions(p, r), func(o Choice) bool { return o.Value == r.RecordID() })
}

// strategyOf is the id of the strategy that a record belongs to.
func strategyOf(p *models.Portfolio, r models.Record) string {
	switch v := r.(type) {
	case *models.Field:
		return v.StrategyID
	case *models.FocusTopic:
		if f := p.Field(v.FieldID); f != nil {
			return f.StrategyID
		}
	case *models.Target:
		return v.StrategyID
	case *models.Measure:
		return v.StrategyID
	}
	return ""
}

// fieldOptions are the fields of the record's strategy, or of all while it has none.
func fieldOptions(p *models.Portfolio, r models.Record) []Choice {
	strategy := strategyOf(p, r)
	var options []Choice
	for _, f := range p.Fields {
		if f.StrategyID == strategy {
			options = append(options, Choice{f.ID, f.Title})
		} else if s := p.Strategy(f.StrategyID); strategy == "" && s != nil {
			options = append(options, Choice{f.ID, f.Title + " (" + s.Title + ")"})
		}
	}
	return options
}

// topicOptions are the focus topics of the record's strategy.
func topicOptions(p *models.Portfolio, r models.Record) []Choice {
	var options []Choice
	for _, f := range p.FieldsOf(strategyOf(p, r)) {
		for _, t := range p.TopicsOfField(f.ID) {
			options = append(options, Choice{t.ID, t.Title + " (" + f.Title + ")"})
		}
	}
	return options
}

// targetOptions are the targets of the record's strategy.
func targetOptions(p *models.Portfolio, r models.Record) []Choice {
	var options []Choice
	for _, t := range p.TargetsOfStrategy(strategyOf(p, r)) {
		options = append(options, Choice{t.ID, t.Title})
	}
	return options
}

// ministryOptions are the ministries that exist, those of the past behind them.
func ministryOptions(p *models.Portfolio, _ models.Record) []Choice {
	var now, past []Choice
	for _, m := range p.Ministries {
		if m.ValidOn(p.Stichtag) {
			now = append(now, Choice{m.ID, m.Abbreviation + " – " + m.Name})
		} else {
			past = append(past, Choice{m.ID, m.Abbreviation + " – " + m.Name + " (" + validity(m.ValidFrom, m.ValidUntil) + ")"})
		}
	}
	return append(now, past...)
}

func optionsOf[R models.Record](list []R, title func(R) string) []Choice {
	options := make([]Choice, len(list))
	for i, r := range list {
		options[i] = Choice{r.RecordID(), title(r)}
	}
	return options
}

// MeasureOptions are measures to choose from by typing: those of a strategy, or all; a browser needs no more of
// them than a person can look through.
func MeasureOptions(p *models.Portfolio, strategyID string, except string) []Choice {
	const most = 500
	var options []Choice
	for m := range p.AllMeasures() {
		if m.ID != except && (strategyID == "" || m.StrategyID == strategyID) && len(options) < most {
			options = append(options, Choice{m.ID, m.Title})
		}
	}
	return options
}

var (
	stateOptions     = words(german.StrategyState, "", models.StrategyDrafting, models.StrategyAdopted, models.StrategyImplementing, models.StrategyEvaluated, models.StrategyContinued)
	methodOptions    = words(german.Method, models.MethodReported, models.MethodMilestones, models.MethodIndicator)
	directionOptions = words(directionWord, models.DirectionUp, models.DirectionDown)
	roleOptions      = words(german.Role, models.RoleLead, models.RoleParticipating)
)
