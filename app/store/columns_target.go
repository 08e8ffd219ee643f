// Columns of targets and of what measures their attainment.

package store

import (
	"slices"

	"zielstand/models"
)

func bindTarget(l *loader, r *models.Target) binding {
	return bind(models.KindTarget, &r.Base, slices.Concat([]any{
		"strategy_id", word(l, &r.StrategyID), "field_id", word(l, &r.FieldID), "focus_topic_id", word(l, &r.FocusTopicID),
		"number", &r.Number, "title", &r.Title, "description", &r.Description}, partial("due", &r.Due), []any{
		"weight", &r.Weight, "note", &r.Note, "predecessor_id", word(l, &r.PredecessorID), "outcome", word(l, &r.Outcome),
		"outcome_reason", &r.OutcomeReason, "outcome_on", &r.OutcomeOn, "sources", places(l, &r.Sources)})...)
}

func bindIndicator(l *loader, r *models.Indicator) binding {
	return bind(models.KindIndicator, &r.Base, slices.Concat([]any{
		"target_id", word(l, &r.TargetID), "measure_id", word(l, &r.MeasureID), "title", &r.Title, "unit", word(l, &r.Unit),
		"baseline", &r.Baseline, "baseline_on", &r.BaselineOn, "target_value", &r.TargetValue}, partial("due", &r.Due), []any{
		"direction", word(l, &r.Direction), "green", &r.Green, "yellow", &r.Yellow, "demo", &r.Demo,
		"sources", places(l, &r.Sources)})...)
}

func bindReading(l *loader, r *models.Reading) binding {
	return bind(models.KindReading, &r.Base, "indicator_id", word(l, &r.IndicatorID), "day", &r.On, "amount", &r.Amount,
		"note", &r.Note, "sources", places(l, &r.Sources))
}
