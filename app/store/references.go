// Which columns of which kind refer to records of which other kind.

package store

import (
	"reflect"
	"slices"

	"zielstand/models"
)

// reference is a column of one kind that holds ids of another.
type reference struct {
	from   models.Kind
	column string
	to     models.Kind
	only   string // SQL condition where the column refers to several kinds
	list   bool   // a JSON list of ids, or of objects that hold the id behind key
	key    string
	ids    func(r models.Record) []string
}

func one[T models.Record](from models.Kind, column string, to models.Kind, id func(T) string) reference {
	return reference{from: from, column: column, to: to, ids: func(r models.Record) []string { return []string{id(r.(T))} }}
}

func many[T models.Record](from models.Kind, column string, to models.Kind, ids func(T) models.Strings) reference {
	return reference{from: from, column: column, to: to, list: true, ids: func(r models.Record) []string { return ids(r.(T)) }}
}

// either is a column that refers to the kind only where holds says so.
func either[T models.Record](from models.Kind, column string, to models.Kind, only string, holds func(T) bool, id func(T) string) reference {
	return reference{from: from, column: column, to: to, only: only, ids: func(r models.Record) []string {
		if !holds(r.(T)) {
			return nil
		}
		return []string{id(r.(T))}
	}}
}

var references = []reference{
	one(models.KindDocument, "strategy_id", models.KindStrategy, func(r *models.Document) string { return r.StrategyID }),
	one(models.KindDocument, "jurisdiction_id", models.KindJurisdiction, func(r *models.Document) string { return r.JurisdictionID }),
	one(models.KindMinistry, "jurisdiction_id", models.KindJurisdiction, func(r *models.Ministry) string { return r.JurisdictionID }),
	many(models.KindMinistry, "successor_ids", models.KindMinistry, func(r *models.Ministry) models.Strings { return r.SuccessorIDs }),
	one(models.KindStrategy, "jurisdiction_id", models.KindJurisdiction, func(r *models.Strategy) string { return r.JurisdictionID }),
	one(models.KindStrategy, "lead_ministry_id", models.KindMinistry, func(r *models.Strategy) string { return r.LeadMinistryID }),
	one(models.KindStrategy, "predecessor_id", models.KindStrategy, func(r *models.Strategy) string { return r.PredecessorID }),
	one(models.KindField, "strategy_id", models.KindStrategy, func(r *models.Field) string { return r.StrategyID }),
	one(models.KindFocusTopic, "field_id", models.KindField, func(r *models.FocusTopic) string { return r.FieldID }),
	one(models.KindTarget, "strategy_id", models.KindStrategy, func(r *models.Target) string { return r.StrategyID }),
	one(models.KindTarget, "field_id", models.KindField, func(r *models.Target) string { return r.FieldID }),
	one(models.KindTarget, "focus_topic_id", models.KindFocusTopic, func(r *models.Target) string { return r.FocusTopicID }),
	one(models.KindTarget, "predecessor_id", models.KindTarget, func(r *models.Target) string { return r.PredecessorID }),
	one(models.KindMeasure, "predecessor_id", models.KindMeasure, func(r *models.Measure) string { return r.PredecessorID }),
	one(models.KindMeasure, "strategy_id", models.KindStrategy, func(r *models.Measure) string { return r.StrategyID }),
	one(models.KindMeasure, "field_id", models.KindField, func(r *models.Measure) string { return r.FieldID }),
	one(models.KindMeasure, "parent_id", models.KindMeasure, func(r *models.Measure) string { return r.ParentID }),
	many(models.KindMeasure, "target_ids", models.KindTarget, func(r *models.Measure) models.Strings { return r.TargetIDs }),
	many(models.KindMeasure, "related_ids", models.KindMeasure, func(r *models.Measure) models.Strings { return r.RelatedIDs }),
	one(models.KindResponsibility, "ministry_id", models.KindMinistry, func(r *models.Responsibility) string { return r.MinistryID }),
	responsibilityFor(models.KindTarget), responsibilityFor(models.KindMeasure),
	one(models.KindMilestone, "measure_id", models.KindMeasure, func(r *models.Milestone) string { return r.MeasureID }),
	one(models.KindIndicator, "target_id", models.KindTarget, func(r *models.Indicator) string { return r.TargetID }),
	one(models.KindIndicator, "measure_id", models.KindMeasure, func(r *models.Indicator) string { return r.MeasureID }),
	one(models.KindReading, "indicator_id", models.KindIndicator, func(r *models.Reading) string { return r.IndicatorID }),
	one(models.KindStatusReport, "measure_id", models.KindMeasure, func(r *models.StatusReport) string { return r.MeasureID }),
	one(models.KindStatusReport, "ministry_id", models.KindMinistry, func(r *models.StatusReport) string { return r.MinistryID }),
	one(models.KindStatusReport, "replaces_id", models.KindStatusReport, func(r *models.StatusReport) string { return r.ReplacesID }),
	one(models.KindDueShift, "measure_id", models.KindMeasure, func(r *models.DueShift) string { return r.MeasureID }),
	one(models.KindSecondOpinion, "measure_id", models.KindMeasure, func(r *models.SecondOpinion) string { return r.MeasureID }),
	one(models.KindStatusReport, "round_id", models.KindReportingRound, func(r *models.StatusReport) string { return r.RoundID }),
	many(models.KindStatusReport, "milestones_done", models.KindMilestone, func(r *models.StatusReport) models.Strings { return r.MilestonesDone }),
	one(models.KindReportingRound, "strategy_id", models.KindStrategy, func(r *models.ReportingRound) string { return r.StrategyID }),
	many(models.KindReportingRound, "ministry_ids", models.KindMinistry, func(r *models.ReportingRound) models.Strings { return r.MinistryIDs }),
	many(models.KindReportingRound, "measure_ids", models.KindMeasure, func(r *models.ReportingRound) models.Strings { return r.MeasureIDs }),
	one(models.KindNilReturn, "round_id", models.KindReportingRound, func(r *models.NilReturn) string { return r.RoundID }),
	one(models.KindNilReturn, "ministry_id", models.KindMinistry, func(r *models.NilReturn) string { return r.MinistryID }),
	one(models.KindComment, "measure_id", models.KindMeasure, func(r *models.Comment) string { return r.MeasureID }),
	one(models.KindComment, "report_id", models.KindStatusReport, func(r *models.Comment) string { return r.ReportID }),
	one(models.KindBriefingSchedule, "strategy_id", models.KindStrategy, func(r *models.BriefingSchedule) string { return r.StrategyID }),
	one(models.KindBriefingSchedule, "ministry_id", models.KindMinistry, func(r *models.BriefingSchedule) string { return r.MinistryID }),
	one(models.KindBriefing, "strategy_id", models.KindStrategy, func(r *models.Briefing) string { return r.StrategyID }),
	one(models.KindBriefing, "ministry_id", models.KindMinistry, func(r *models.Briefing) string { return r.MinistryID }),
	one(models.KindBriefing, "since_id", models.KindBriefing, func(r *models.Briefing) string { return r.SinceID }),
	one(models.KindBriefing, "schedule_id", models.KindBriefingSchedule, func(r *models.Briefing) string { return r.ScheduleID }),
	one(models.KindBriefingVersion, "briefing_id", models.KindBriefing, func(r *models.BriefingVersion) string { return r.BriefingID }),
	proposalAbout(models.KindTarget), proposalAbout(models.KindMeasure),
	proposalOf(models.KindMinistry, "aspect IN ('lead', 'participating')", models.AspectLead, models.AspectParticipating),
	proposalOf(models.KindFocusTopic, "aspect = 'focus_topic'", models.AspectFocusTopic),
	proposalOf(models.KindTarget, "aspect = 'target'", models.AspectTarget),
}

func responsibilityFor(kind models.Kind) reference {
	return either(models.KindResponsibility, "subject_id", kind, "subject_kind = '"+string(kind)+"'",
		func(r *models.Responsibility) bool { return r.SubjectKind == kind },
		func(r *models.Responsibility) string { return r.SubjectID })
}

func proposalAbout(kind models.Kind) reference {
	return either(models.KindProposal, "subject_id", kind, "subject_kind = '"+string(kind)+"'",
		func(r *models.Proposal) bool { return r.SubjectKind == kind },
		func(r *models.Proposal) string { return r.SubjectID })
}

func proposalOf(kind models.Kind, only string, aspects ...models.Aspect) reference {
	return either(models.KindProposal, "object_id", kind, only,
		func(r *models.Proposal) bool {
			return slices.Contains(aspects, r.Aspect) && r.ObjectID != models.AllMinistries
		},
		func(r *models.Proposal) string { return r.ObjectID })
}

// sourcesOf is the column with the places that state a record; every kind has one.
func sourcesOf(from models.Kind) reference {
	return reference{from: from, column: "sources", to: models.KindDocument, list: true, key: `"document":`,
		ids: func(r models.Record) []string {
			var ids []string
			for _, s := range reflect.ValueOf(r).Elem().FieldByName("Sources").Interface().(models.Sources) {
				ids = append(ids, s.DocumentID)
			}
			return ids
		}}
}

// referencesOf lists the columns per kind.
var referencesOf = func() map[models.Kind][]reference {
	of := map[models.Kind][]reference{}
	for _, r := range slices.Concat(references, governanceReferences) {
		of[r.from] = append(of[r.from], r)
	}
	for _, kind := range models.Kinds() {
		of[kind] = append(of[kind], sourcesOf(kind))
	}
	return of
}()
