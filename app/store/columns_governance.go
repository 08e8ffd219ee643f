// Columns of the governance: bodies, meetings, resolutions, assignments.

package store

import "zielstand/models"

func bindPerson(l *loader, r *models.Person) binding {
	return bind(models.KindPerson, &r.Base,
		"changed_at", (*int64)(&r.ChangedAt), "sources", places(l, &r.Sources))
}

func bindBody(l *loader, r *models.Body) binding {
	return bind(models.KindBody, &r.Base,
		"jurisdiction_id", word(l, &r.JurisdictionID), "parent_id", word(l, &r.ParentID),
		"predecessor_id", word(l, &r.PredecessorID), "name", &r.Name, "short_name", &r.ShortName, "kind", word(l, &r.Kind),
		"task", &r.Task, "secretariat", &r.Secretariat, "contact", &r.Contact, "website", &r.Website, "valid_from", &r.ValidFrom,
		"valid_until", &r.ValidUntil, "published", &r.Published, "rules", &r.Rules, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindMembership(l *loader, r *models.Membership) binding {
	return bind(models.KindMembership, &r.Base,
		"body_id", word(l, &r.BodyID), "person_id", word(l, &r.PersonID), "ministry_id", word(l, &r.MinistryID),
		"jurisdiction_id", word(l, &r.JurisdictionID), "post", &r.Post, "role", word(l, &r.Role), "vote", &r.Vote,
		"deputy_of_id", word(l, &r.DeputyOfID), "valid_from", &r.ValidFrom, "valid_until", &r.ValidUntil, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindChairTurn(l *loader, r *models.ChairTurn) binding {
	return bind(models.KindChairTurn, &r.Base,
		"body_id", word(l, &r.BodyID), "number", &r.Number, "from_day", &r.From, "until_day", &r.Until,
		"jurisdiction_ids", &r.JurisdictionIDs, "note", &r.Note, "sources", places(l, &r.Sources))
}

func bindMeeting(l *loader, r *models.Meeting) binding {
	return bind(models.KindMeeting, &r.Base,
		"body_id", word(l, &r.BodyID), "number", &r.Number, "title", &r.Title, "kind", word(l, &r.Kind), "on_day", &r.On,
		"start", &r.Start, "end", &r.End, "place", &r.Place, "mode", word(l, &r.Mode), "state", word(l, &r.State),
		"chair_ids", &r.ChairIDs, "present", &r.Present, "done", &r.Done, "objected_on", &r.ObjectedOn,
		"objection", &r.Objection, "approved_on", &r.ApprovedOn, "published", &r.Published, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindAgendaItem(l *loader, r *models.AgendaItem) binding {
	return bind(models.KindAgendaItem, &r.Base,
		"meeting_id", word(l, &r.MeetingID), "number", &r.Number, "position", &r.Order, "title", &r.Title,
		"type", word(l, &r.Type), "proposer_ministry_ids", &r.ProposerMinistryIDs,
		"proposer_jurisdiction_ids", &r.ProposerJurisdictionIDs, "briefing_ids", &r.BriefingIDs, "document_ids", &r.DocumentIDs,
		"assignment_id", word(l, &r.AssignmentID), "draft", &r.Draft, "transfers", &r.Transfers, "public", &r.Public,
		"outcome", word(l, &r.Outcome), "minutes", &r.Minutes, "sources", places(l, &r.Sources))
}

func bindResolution(l *loader, r *models.Resolution) binding {
	return bind(models.KindResolution, &r.Base,
		"body_id", word(l, &r.BodyID), "meeting_id", word(l, &r.MeetingID), "agenda_item_id", word(l, &r.AgendaItemID),
		"number", &r.Number, "title", &r.Title,
		"on_day", &r.On.Day, "on_precision", word(l, &r.On.Precision), "on_wording", &r.On.Wording, "state", word(l, &r.State),
		"procedure", word(l, &r.Procedure), "votes_present", &r.Votes.Present, "votes_yes", &r.Votes.Yes,
		"votes_no", &r.Votes.No, "votes_abstain", &r.Votes.Abstain, "proposer_ministry_ids", &r.ProposerMinistryIDs,
		"proposer_jurisdiction_ids", &r.ProposerJurisdictionIDs, "clauses", &r.Clauses, "content", &r.Content,
		"explanations", &r.Explanations, "declarations", &r.Declarations, "document_ids", &r.DocumentIDs,
		"corrects_id", word(l, &r.CorrectsID), "refers_to", &r.RefersTo, "published", &r.Published, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindCircular(l *loader, r *models.Circular) binding {
	return bind(models.KindCircular, &r.Base,
		"body_id", word(l, &r.BodyID), "title", &r.Title, "urgency", &r.Urgency, "draft", &r.Draft,
		"proposer_jurisdiction_ids", &r.ProposerJurisdictionIDs, "proposer_ministry_ids", &r.ProposerMinistryIDs,
		"opened_on", &r.OpenedOn, "answers", &r.Answers, "result_sent_on", &r.ResultSentOn,
		"resolution_id", word(l, &r.ResolutionID), "sources", places(l, &r.Sources))
}

func bindAssignment(l *loader, r *models.Assignment) binding {
	return bind(models.KindAssignment, &r.Base,
		"kind", word(l, &r.Kind), "body_id", word(l, &r.BodyID), "resolution_id", word(l, &r.ResolutionID), "clause", &r.Clause,
		"meeting_id", word(l, &r.MeetingID), "agenda_item", &r.AgendaItem, "agreed_on", &r.AgreedOn, "title", &r.Title,
		"responsible", &r.Responsible, "ministry_ids", &r.MinistryIDs, "jurisdiction_ids", &r.Jurisdictions,
		"body_ids", &r.BodyIDs, "deadline_kind", word(l, &r.Deadline.Kind), "deadline_from_day", &r.Deadline.From,
		"deadline_until_day", &r.Deadline.Until.Day, "deadline_until_precision", word(l, &r.Deadline.Until.Precision), "deadline_until_wording", &r.Deadline.Until.Wording,
		"deadline_meeting_id", word(l, &r.Deadline.MeetingID), "reporting_duty", &r.ReportingDuty, "measure_ids", &r.MeasureIDs,
		"target_ids", &r.TargetIDs, "depends_on_ids", &r.DependsOnIDs, "state", word(l, &r.State), "started_on", &r.StartedOn,
		"report", &r.Report, "reported_on", &r.ReportedOn, "reported_by_id", word(l, &r.ReportedByID),
		"confirmed_on", &r.ConfirmedOn, "confirmed_by_id", word(l, &r.ConfirmedByID), "dropped_reason", &r.DroppedReason,
		"dropped_on", &r.DroppedOn, "answer_number", &r.AnswerNumber, "answer_id", word(l, &r.AnswerID),
		"shown_done_at_id", word(l, &r.ShownDoneAtID), "published", &r.Published, "note", &r.Note,
		"sources", places(l, &r.Sources))
}

func bindReviewNote(l *loader, r *models.ReviewNote) binding {
	return bind(models.KindReviewNote, &r.Base,
		"resolution_id", word(l, &r.ResolutionID), "on_day", &r.On, "text", &r.Text, "author_id", word(l, &r.AuthorID),
		"sources", places(l, &r.Sources))
}

func bindCoSignature(l *loader, r *models.CoSignature) binding {
	return bind(models.KindCoSignature, &r.Base,
		"briefing_id", word(l, &r.BriefingID), "ministry_id", word(l, &r.MinistryID), "asked_on", &r.AskedOn,
		"deadline", &r.Deadline, "answer", word(l, &r.Answer), "text", &r.Text, "answered_on", &r.AnsweredOn,
		"answered_by_id", word(l, &r.AnsweredByID), "sources", places(l, &r.Sources))
}
