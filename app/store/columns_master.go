// Columns of the records that divide a strategy and name who takes part.

package store

import (
	"slices"

	"zielstand/models"
)

func bindJurisdiction(l *loader, r *models.Jurisdiction) binding {
	return bind(models.KindJurisdiction, &r.Base, "name", &r.Name, "key", &r.Key, "iso", &r.ISO, "sources", places(l, &r.Sources))
}

func bindDocument(l *loader, r *models.Document) binding {
	return bind(models.KindDocument, &r.Base, slices.Concat([]any{
		"strategy_id", word(l, &r.StrategyID), "jurisdiction_id", word(l, &r.JurisdictionID), "title", &r.Title, "type", &r.Type,
		"file_name", &r.FileName}, partial("date", &r.Date), []any{
		"relation", &r.Relation, "note", &r.Note, "sources", places(l, &r.Sources)})...)
}

func bindMinistry(l *loader, r *models.Ministry) binding {
	return bind(models.KindMinistry, &r.Base,
		"jurisdiction_id", word(l, &r.JurisdictionID), "abbreviation", &r.Abbreviation, "name", &r.Name, "also_called", &r.AlsoCalled,
		"duty", &r.Duty, "valid_from", &r.ValidFrom, "valid_until", &r.ValidUntil, "successor_ids", &r.SuccessorIDs,
		"position", &r.Order, "note", &r.Note, "sources", places(l, &r.Sources))
}

func bindStrategy(l *loader, r *models.Strategy) binding {
	return bind(models.KindStrategy, &r.Base, slices.Concat([]any{
		"jurisdiction_id", word(l, &r.JurisdictionID), "title", &r.Title, "short_title", &r.ShortTitle, "state", word(l, &r.State),
		"published", &r.Published},
		partial("period_from", &r.PeriodFrom), partial("period_until", &r.PeriodUntil), []any{"stage_year", &r.StageYear},
		partial("adopted_on", &r.AdoptedOn), []any{
			"adopted_by", &r.AdoptedBy, "lead_ministry_id", word(l, &r.LeadMinistryID), "predecessor_id", word(l, &r.PredecessorID),
			"idea", &r.Idea, "description", &r.Description, "note", &r.Note, "report_interval", &r.ReportInterval,
			"sources", places(l, &r.Sources)})...)
}

func bindField(l *loader, r *models.Field) binding {
	return bind(models.KindField, &r.Base, "strategy_id", word(l, &r.StrategyID), "position", &r.Order, "title", &r.Title,
		"description", &r.Description, "sources", places(l, &r.Sources))
}

func bindFocusTopic(l *loader, r *models.FocusTopic) binding {
	return bind(models.KindFocusTopic, &r.Base, "field_id", word(l, &r.FieldID), "position", &r.Order, "title", &r.Title,
		"description", &r.Description, "note", &r.Note, "sources", places(l, &r.Sources))
}

func bindProposal(l *loader, r *models.Proposal) binding {
	return bind(models.KindProposal, &r.Base,
		"aspect", word(l, &r.Aspect), "subject_kind", word(l, &r.SubjectKind), "subject_id", word(l, &r.SubjectID),
		"object_id", word(l, &r.ObjectID), "reason", &r.Reason, "state", word(l, &r.State), "sources", places(l, &r.Sources))
}
