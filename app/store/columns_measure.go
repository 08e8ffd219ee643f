// Columns of measures and of everything that is recorded about them.

package store

import (
	"slices"

	"zielstand/models"
)

func bindMeasure(l *loader, r *models.Measure) binding {
	return bind(models.KindMeasure, &r.Base, slices.Concat([]any{
		"strategy_id", word(l, &r.StrategyID), "field_id", word(l, &r.FieldID), "parent_id", word(l, &r.ParentID),
		"target_ids", &r.TargetIDs, "related_ids", &r.RelatedIDs, "number", &r.Number, "title", &r.Title,
		"description", &r.Description, "programmes", &r.Programmes, "quantities", &r.Quantities,
		"source_status", &r.SourceStatus, "permanent", &r.Permanent},
		partial("start", &r.Start), partial("due", &r.Due), []any{
			"method", word(l, &r.Method), "weight", &r.Weight, "ministry_note", &r.MinistryNote, "note", &r.Note,
			"predecessor_id", word(l, &r.PredecessorID), "sources", places(l, &r.Sources)})...)
}

func bindResponsibility(l *loader, r *models.Responsibility) binding {
	return bind(models.KindResponsibility, &r.Base,
		"subject_kind", word(l, &r.SubjectKind), "subject_id", word(l, &r.SubjectID), "ministry_id", word(l, &r.MinistryID),
		"role", word(l, &r.Role), "valid_from", &r.ValidFrom, "valid_until", &r.ValidUntil, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindMilestone(l *loader, r *models.Milestone) binding {
	return bind(models.KindMilestone, &r.Base,
		"measure_id", word(l, &r.MeasureID), "position", &r.Order, "title", &r.Title, "due", &r.Due, "done_on", &r.DoneOn,
		"weight", &r.Weight, "sources", places(l, &r.Sources))
}

func bindDueShift(l *loader, r *models.DueShift) binding {
	return bind(models.KindDueShift, &r.Base,
		"measure_id", word(l, &r.MeasureID), "decided_on", &r.DecidedOn, "from_day", &r.From, "to_day", &r.To,
		"reason", &r.Reason, "resolution_id", word(l, &r.ResolutionID), "sources", places(l, &r.Sources))
}

func bindStatusReport(l *loader, r *models.StatusReport) binding {
	return bind(models.KindStatusReport, &r.Base,
		"measure_id", word(l, &r.MeasureID), "ministry_id", word(l, &r.MinistryID), "replaces_id", &r.ReplacesID,
		"round_id", word(l, &r.RoundID), "author_id", word(l, &r.AuthorID), "late", &r.Late,
		"as_of", &r.AsOf, "state", word(l, &r.State),
		"submitted_at", (*int64)(&r.SubmittedAt), "approved_at", (*int64)(&r.ApprovedAt),
		"phase", word(l, &r.Phase), "percent", &r.Percent, "ampel", word(l, &r.Ampel),
		"deviation", &r.Deviation, "cause", &r.Cause, "countermeasure", &r.Countermeasure, "text", &r.Text,
		"next_step", &r.NextStep, "new_due", &r.NewDue, "new_due_reason", &r.NewDueReason, "milestones_done", &r.MilestonesDone,
		"decision_needed", &r.DecisionNeeded, "risks", &r.Risks, "internal_note", &r.InternalNote,
		"demo", &r.Demo, "sources", places(l, &r.Sources))
}

func bindSecondOpinion(l *loader, r *models.SecondOpinion) binding {
	return bind(models.KindSecondOpinion, &r.Base,
		"measure_id", word(l, &r.MeasureID), "as_of", &r.AsOf, "ampel", word(l, &r.Ampel), "reason", &r.Reason,
		"internal", &r.Internal, "demo", &r.Demo, "sources", places(l, &r.Sources))
}
