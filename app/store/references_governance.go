// Which columns of the governance refer to which records.

package store

import "zielstand/models"

var governanceReferences = []reference{
	one(models.KindBriefingSchedule, "body_id", models.KindBody, func(r *models.BriefingSchedule) string { return r.BodyID }),
	one(models.KindBody, "jurisdiction_id", models.KindJurisdiction, func(r *models.Body) string { return r.JurisdictionID }),
	one(models.KindBody, "parent_id", models.KindBody, func(r *models.Body) string { return r.ParentID }),
	one(models.KindBody, "predecessor_id", models.KindBody, func(r *models.Body) string { return r.PredecessorID }),
	one(models.KindMembership, "body_id", models.KindBody, func(r *models.Membership) string { return r.BodyID }),
	one(models.KindMembership, "person_id", models.KindPerson, func(r *models.Membership) string { return r.PersonID }),
	one(models.KindMembership, "ministry_id", models.KindMinistry, func(r *models.Membership) string { return r.MinistryID }),
	one(models.KindMembership, "jurisdiction_id", models.KindJurisdiction, func(r *models.Membership) string { return r.JurisdictionID }),
	one(models.KindMembership, "deputy_of_id", models.KindMembership, func(r *models.Membership) string { return r.DeputyOfID }),
	one(models.KindChairTurn, "body_id", models.KindBody, func(r *models.ChairTurn) string { return r.BodyID }),
	many(models.KindChairTurn, "jurisdiction_ids", models.KindJurisdiction, func(r *models.ChairTurn) models.Strings { return r.JurisdictionIDs }),
	one(models.KindMeeting, "body_id", models.KindBody, func(r *models.Meeting) string { return r.BodyID }),
	many(models.KindMeeting, "chair_ids", models.KindJurisdiction, func(r *models.Meeting) models.Strings { return r.ChairIDs }),
	many(models.KindMeeting, "present", models.KindMembership, func(r *models.Meeting) models.Strings { return r.Present }),
	one(models.KindAgendaItem, "meeting_id", models.KindMeeting, func(r *models.AgendaItem) string { return r.MeetingID }),
	many(models.KindAgendaItem, "proposer_ministry_ids", models.KindMinistry, func(r *models.AgendaItem) models.Strings { return r.ProposerMinistryIDs }),
	many(models.KindAgendaItem, "proposer_jurisdiction_ids", models.KindJurisdiction, func(r *models.AgendaItem) models.Strings { return r.ProposerJurisdictionIDs }),
	many(models.KindAgendaItem, "briefing_ids", models.KindBriefing, func(r *models.AgendaItem) models.Strings { return r.BriefingIDs }),
	many(models.KindAgendaItem, "document_ids", models.KindDocument, func(r *models.AgendaItem) models.Strings { return r.DocumentIDs }),
	one(models.KindAgendaItem, "assignment_id", models.KindAssignment, func(r *models.AgendaItem) string { return r.AssignmentID }),
	one(models.KindResolution, "body_id", models.KindBody, func(r *models.Resolution) string { return r.BodyID }),
	one(models.KindResolution, "meeting_id", models.KindMeeting, func(r *models.Resolution) string { return r.MeetingID }),
	one(models.KindResolution, "agenda_item_id", models.KindAgendaItem, func(r *models.Resolution) string { return r.AgendaItemID }),
	many(models.KindResolution, "proposer_ministry_ids", models.KindMinistry, func(r *models.Resolution) models.Strings { return r.ProposerMinistryIDs }),
	many(models.KindResolution, "proposer_jurisdiction_ids", models.KindJurisdiction, func(r *models.Resolution) models.Strings { return r.ProposerJurisdictionIDs }),
	many(models.KindResolution, "document_ids", models.KindDocument, func(r *models.Resolution) models.Strings { return r.DocumentIDs }),
	one(models.KindResolution, "corrects_id", models.KindResolution, func(r *models.Resolution) string { return r.CorrectsID }),
	one(models.KindCircular, "body_id", models.KindBody, func(r *models.Circular) string { return r.BodyID }),
	many(models.KindCircular, "proposer_jurisdiction_ids", models.KindJurisdiction, func(r *models.Circular) models.Strings { return r.ProposerJurisdictionIDs }),
	many(models.KindCircular, "proposer_ministry_ids", models.KindMinistry, func(r *models.Circular) models.Strings { return r.ProposerMinistryIDs }),
	one(models.KindCircular, "resolution_id", models.KindResolution, func(r *models.Circular) string { return r.ResolutionID }),
	{from: models.KindCircular, column: "answers", to: models.KindMembership, list: true, key: `"membership":`, ids: func(r models.Record) (ids []string) {
		for _, a := range r.(*models.Circular).Answers {
			ids = append(ids, a.MembershipID)
		}
		return ids
	}},
	one(models.KindAssignment, "body_id", models.KindBody, func(r *models.Assignment) string { return r.BodyID }),
	one(models.KindAssignment, "resolution_id", models.KindResolution, func(r *models.Assignment) string { return r.ResolutionID }),
	one(models.KindAssignment, "meeting_id", models.KindMeeting, func(r *models.Assignment) string { return r.MeetingID }),
	one(models.KindAssignment, "deadline_meeting_id", models.KindMeeting, func(r *models.Assignment) string { return r.Deadline.MeetingID }),
	one(models.KindAssignment, "shown_done_at_id", models.KindMeeting, func(r *models.Assignment) string { return r.ShownDoneAtID }),
	one(models.KindAssignment, "answer_id", models.KindDocument, func(r *models.Assignment) string { return r.AnswerID }),
	many(models.KindAssignment, "ministry_ids", models.KindMinistry, func(r *models.Assignment) models.Strings { return r.MinistryIDs }),
	many(models.KindAssignment, "jurisdiction_ids", models.KindJurisdiction, func(r *models.Assignment) models.Strings { return r.Jurisdictions }),
	many(models.KindAssignment, "body_ids", models.KindBody, func(r *models.Assignment) models.Strings { return r.BodyIDs }),
	many(models.KindAssignment, "measure_ids", models.KindMeasure, func(r *models.Assignment) models.Strings { return r.MeasureIDs }),
	many(models.KindAssignment, "target_ids", models.KindTarget, func(r *models.Assignment) models.Strings { return r.TargetIDs }),
	many(models.KindAssignment, "depends_on_ids", models.KindAssignment, func(r *models.Assignment) models.Strings { return r.DependsOnIDs }),
	one(models.KindReviewNote, "resolution_id", models.KindResolution, func(r *models.ReviewNote) string { return r.ResolutionID }),
	one(models.KindCoSignature, "briefing_id", models.KindBriefing, func(r *models.CoSignature) string { return r.BriefingID }),
	one(models.KindCoSignature, "ministry_id", models.KindMinistry, func(r *models.CoSignature) string { return r.MinistryID }),
}
