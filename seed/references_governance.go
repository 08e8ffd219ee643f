// Whole references of bodies, meetings, resolutions and assignments.

package seed

import (
	"slices"

	"zielstand/models"
)

func referencesOfGovernance(record models.Record) []key {
	switch r := record.(type) {
	case *models.Person:
		return documentsOf(r.Sources)
	case *models.Body:
		return append(documentsOf(r.Sources), key{models.KindJurisdiction, r.JurisdictionID}, key{models.KindBody, r.ParentID},
			key{models.KindBody, r.PredecessorID})
	case *models.Membership:
		return append(documentsOf(r.Sources), key{models.KindBody, r.BodyID}, key{models.KindPerson, r.PersonID},
			key{models.KindMinistry, r.MinistryID}, key{models.KindJurisdiction, r.JurisdictionID}, key{models.KindMembership, r.DeputyOfID})
	case *models.ChairTurn:
		return appendKeys(append(documentsOf(r.Sources), key{models.KindBody, r.BodyID}), models.KindJurisdiction, r.JurisdictionIDs)
	case *models.Meeting:
		keys := appendKeys(append(documentsOf(r.Sources), key{models.KindBody, r.BodyID}), models.KindJurisdiction, r.ChairIDs)
		return appendKeys(keys, models.KindMembership, r.Present)
	case *models.AgendaItem:
		keys := append(documentsOf(r.Sources), key{models.KindMeeting, r.MeetingID}, key{models.KindAssignment, r.AssignmentID})
		return slices.Concat(appendKeys(keys, models.KindDocument, r.DocumentIDs), proposers(r.ProposerMinistryIDs, r.ProposerJurisdictionIDs))
	case *models.Resolution:
		keys := append(documentsOf(r.Sources), key{models.KindBody, r.BodyID}, key{models.KindMeeting, r.MeetingID},
			key{models.KindAgendaItem, r.AgendaItemID}, key{models.KindResolution, r.CorrectsID})
		return slices.Concat(appendKeys(keys, models.KindDocument, r.DocumentIDs), proposers(r.ProposerMinistryIDs, r.ProposerJurisdictionIDs))
	case *models.Circular:
		keys := append(documentsOf(r.Sources), key{models.KindBody, r.BodyID}, key{models.KindResolution, r.ResolutionID})
		for _, a := range r.Answers {
			keys = append(keys, key{models.KindMembership, a.MembershipID})
		}
		return slices.Concat(keys, proposers(r.ProposerMinistryIDs, r.ProposerJurisdictionIDs))
	case *models.Assignment:
		return referencesOfAssignment(r)
	case *models.ReviewNote:
		return append(documentsOf(r.Sources), key{models.KindResolution, r.ResolutionID})
	}
	return nil
}

func proposers(ministries, jurisdictions []string) []key {
	return appendKeys(appendKeys(nil, models.KindMinistry, ministries), models.KindJurisdiction, jurisdictions)
}

func referencesOfAssignment(a *models.Assignment) []key {
	keys := append(documentsOf(a.Sources), key{models.KindBody, a.BodyID}, key{models.KindResolution, a.ResolutionID},
		key{models.KindMeeting, a.MeetingID}, key{models.KindMeeting, a.Deadline.MeetingID}, key{models.KindMeeting, a.ShownDoneAtID},
		key{models.KindDocument, a.AnswerID})
	for _, list := range []struct {
		kind models.Kind
		ids  []string
	}{
		{models.KindMinistry, a.MinistryIDs}, {models.KindJurisdiction, a.Jurisdictions}, {models.KindBody, a.BodyIDs},
		{models.KindMeasure, a.MeasureIDs}, {models.KindTarget, a.TargetIDs}, {models.KindAssignment, a.DependsOnIDs},
	} {
		keys = appendKeys(keys, list.kind, list.ids)
	}
	return keys
}
