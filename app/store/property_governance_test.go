// Random bodies, meetings, resolutions and assignments for the property test.

package store

import "zielstand/models"

func (w *world) governance(kind models.Kind, base models.Base) models.Record {
	clauses := models.List[models.Clause]{{Number: w.word(), Verb: w.word(), Subject: w.word()}}
	switch kind {
	case models.KindPerson:
		return &models.Person{Base: base, ChangedAt: models.Instant(w.rng.Int64N(1e15))}
	case models.KindBody:
		return &models.Body{Base: base, JurisdictionID: w.ref(models.KindJurisdiction, true), ParentID: w.ref(models.KindBody, true), Name: w.word(),
			Kind: pickOne(w, models.BodyKinds...), ValidFrom: w.day(), Published: w.rng.IntN(2) == 0,
			Rules: pickOne(w, models.Rules{}, models.Rules{Quorum: w.rng.IntN(16), Gaps: []string{w.word()}})}
	case models.KindMembership:
		return &models.Membership{Base: base, BodyID: w.ref(models.KindBody, false), PersonID: w.ref(models.KindPerson, true),
			MinistryID: w.ref(models.KindMinistry, true), JurisdictionID: w.ref(models.KindJurisdiction, true), Post: w.word(),
			Role: pickOne(w, models.MemberRoles...), Vote: w.rng.IntN(2) == 0, DeputyOfID: w.ref(models.KindMembership, true), ValidFrom: w.day()}
	case models.KindChairTurn:
		from := w.day()
		return &models.ChairTurn{Base: base, BodyID: w.ref(models.KindBody, false), Number: 1 + w.rng.IntN(9), From: from, Until: from + 364,
			JurisdictionIDs: w.refs(models.KindJurisdiction)}
	case models.KindMeeting:
		return &models.Meeting{Base: base, BodyID: w.ref(models.KindBody, false), Number: w.rng.IntN(5), Title: w.word(), Kind: models.MeetingRegular, On: w.day(),
			Start: "10:00", State: pickOne(w, models.MeetingPlanned, models.MeetingHeld), ChairIDs: w.refs(models.KindJurisdiction),
			Present: w.refs(models.KindMembership), Done: models.Days{w.word(): w.day()}, Published: w.rng.IntN(2) == 0}
	case models.KindAgendaItem:
		return &models.AgendaItem{Base: base, MeetingID: w.ref(models.KindMeeting, false), Number: w.word(), Order: w.rng.IntN(4), Title: w.word(),
			Type: pickOne(w, models.ItemTypes...), ProposerMinistryIDs: w.refs(models.KindMinistry), BriefingIDs: w.refs(models.KindBriefing),
			AssignmentID: w.ref(models.KindAssignment, true), Draft: clauses, Transfers: models.Texts{w.word(): w.word()}, Public: true, Minutes: w.word()}
	case models.KindResolution:
		return &models.Resolution{Base: base, BodyID: w.ref(models.KindBody, false), MeetingID: w.ref(models.KindMeeting, true),
			AgendaItemID: w.ref(models.KindAgendaItem, true), Title: w.word(), On: models.On(w.day()), State: pickOne(w, models.ResolutionStates...),
			Procedure: pickOne(w, models.Procedures...), Votes: models.Votes{Present: 9, Yes: w.rng.IntN(9)}, Clauses: clauses,
			Declarations: models.List[models.Declaration]{{By: w.word(), Text: w.word()}}, CorrectsID: w.ref(models.KindResolution, true)}
	case models.KindCircular:
		c := &models.Circular{Base: base, BodyID: w.ref(models.KindBody, false), Title: w.word(), Draft: clauses, OpenedOn: w.day(), ResolutionID: w.ref(models.KindResolution, true)}
		if member := w.ref(models.KindMembership, true); member != "" {
			c.Answers = models.List[models.Answered]{{MembershipID: member, Answer: pickOne(w, models.CircularAnswers...), On: w.day()}}
		}
		return c
	case models.KindAssignment:
		return &models.Assignment{Base: base, Kind: models.AssignmentPromised, BodyID: w.ref(models.KindBody, false), ResolutionID: w.ref(models.KindResolution, true),
			MeetingID: w.ref(models.KindMeeting, true), Title: w.word(), Responsible: w.word(), MinistryIDs: w.refs(models.KindMinistry),
			Deadline:   models.Deadline{Kind: models.DeadlineDate, Until: models.On(w.day()), MeetingID: w.ref(models.KindMeeting, true)},
			MeasureIDs: w.refs(models.KindMeasure), DependsOnIDs: w.refs(models.KindAssignment), State: pickOne(w, models.AssignmentOpen, models.AssignmentInProgress)}
	case models.KindReviewNote:
		return &models.ReviewNote{Base: base, ResolutionID: w.ref(models.KindResolution, false), On: w.day(), Text: w.word(), AuthorID: w.word()}
	case models.KindCoSignature:
		from := w.day()
		return &models.CoSignature{Base: base, BriefingID: w.ref(models.KindBriefing, false), MinistryID: w.ref(models.KindMinistry, false), AskedOn: from,
			Deadline: from + 14, Answer: models.CoRemark, Text: w.word(), AnsweredOn: from + 3}
	}
	return nil
}
