// The German of bodies, meetings, resolutions and assignments.

package german

import "zielstand/models"

// BodyKind names what a body is.
func BodyKind(k models.BodyKind) string {
	switch k {
	case models.BodyCabinet:
		return "Kabinett"
	case models.BodyCommittee:
		return "Ausschuss"
	case models.BodyConference:
		return "Fachministerkonferenz"
	case models.BodyFederal:
		return "Bund-Länder-Gremium"
	case models.BodyBoard:
		return "Board"
	case models.BodyCouncil:
		return "Beratungsgremium"
	case models.BodyDialogue:
		return "Dialogformat"
	case models.BodyWorkingBody:
		return "Arbeitsgremium"
	case models.BodyWorkingGroup:
		return "Arbeitsgruppe"
	case models.BodyRole:
		return "Funktion"
	case models.BodyGroup:
		return "Gruppe"
	}
	return NotStated
}

// MemberRole names what somebody is in a body.
func MemberRole(r models.MemberRole) string {
	switch r {
	case models.MemberChair:
		return "Vorsitz"
	case models.MemberDeputyChair:
		return "stellvertretender Vorsitz"
	case models.MemberFull:
		return "Mitglied"
	case models.MemberDeputy:
		return "ständige Vertretung"
	case models.MemberGuest:
		return "Gast"
	case models.MemberLead:
		return "Federführung"
	case models.MemberContact:
		return "Ansprechperson"
	case models.MemberHolder:
		return "Inhaberin oder Inhaber"
	}
	return NotStated
}

// MeetingKind tells regular meetings from others.
func MeetingKind(k models.MeetingKind) string {
	switch k {
	case models.MeetingRegular:
		return "ordentlich"
	case models.MeetingExtraordinary:
		return "außerordentlich"
	case models.MeetingConstituent:
		return "konstituierend"
	}
	return NotStated
}

// MeetingState names where a meeting stands.
func MeetingState(s models.MeetingState) string {
	switch s {
	case models.MeetingPlanned:
		return "geplant"
	case models.MeetingInvited:
		return "eingeladen"
	case models.MeetingHeld:
		return "durchgeführt"
	case models.MeetingCancelled:
		return "abgesagt"
	}
	return NotStated
}

// MeetingMode names how members come together.
func MeetingMode(m models.MeetingMode) string {
	switch m {
	case models.ModePresence:
		return "Präsenz"
	case models.ModePhone:
		return "Telefon"
	case models.ModeVideo:
		return "Video"
	case models.ModeWeb:
		return "Web"
	case models.ModeHybrid:
		return "hybrid"
	}
	return NotStated
}

// ItemType names what an item of an agenda is for.
func ItemType(t models.ItemType) string {
	switch t {
	case models.ItemDecision:
		return "Beschluss"
	case models.ItemReport:
		return "Bericht"
	case models.ItemInformation:
		return "Information"
	case models.ItemStanding:
		return "ständiger Punkt"
	case models.ItemOpenDuty:
		return "offener Auftrag"
	}
	return NotStated
}

// ResolutionState names what became of a proposal.
func ResolutionState(s models.ResolutionState) string {
	switch s {
	case models.ResolutionAdopted:
		return "beschlossen"
	case models.ResolutionAmended:
		return "geändert beschlossen"
	case models.ResolutionNoted:
		return "zur Kenntnis genommen"
	case models.ResolutionDeferred:
		return "vertagt"
	case models.ResolutionRejected:
		return "abgelehnt"
	}
	return NotStated
}

// Procedure names how a resolution came about.
func Procedure(p models.Procedure) string {
	switch p {
	case models.ProcedureConsensus:
		return "Konsens"
	case models.ProcedureMajority:
		return "Mehrheit"
	case models.ProcedureCircular:
		return "Umlauf"
	}
	return NotStated
}

// CircularAnswer names what a member says to a circular.
func CircularAnswer(a models.CircularAnswer) string {
	switch a {
	case models.CircularAgree:
		return "Zustimmung"
	case models.CircularDecline:
		return "Ablehnung"
	case models.CircularObject:
		return "Widerspruch gegen das Verfahren"
	}
	return NotStated
}

// DeadlineKind names how a deadline is stated.
func DeadlineKind(k models.DeadlineKind) string {
	switch k {
	case models.DeadlineDate:
		return "Datum"
	case models.DeadlinePeriod:
		return "Zeitraum"
	case models.DeadlineMeeting:
		return "Sitzung"
	case models.DeadlineSoft:
		return "weich (" + Quote("zeitnah") + ")"
	case models.DeadlineNone:
		return "ohne Frist"
	}
	return NotStated
}

// AssignmentKind names where an assignment comes from.
func AssignmentKind(k models.AssignmentKind) string {
	switch k {
	case models.AssignmentResolved:
		return "Auftrag aus Beschluss"
	case models.AssignmentPromised:
		return "Zusage an das Parlament"
	}
	return NotStated
}

// AssignmentState names how far an assignment is; how far one is that this viewer may not know is not public.
func AssignmentState(s models.AssignmentState) string {
	switch s {
	case models.AssignmentOpen:
		return "offen"
	case models.AssignmentInProgress:
		return "in Arbeit"
	case models.AssignmentReportedDone:
		return "erledigt gemeldet"
	case models.AssignmentConfirmed:
		return "bestätigt"
	case models.AssignmentDropped:
		return "entfallen"
	}
	return "nicht öffentlich"
}

// CoAnswer names what a ministry says to a paper that it is to co-sign.
func CoAnswer(a models.CoAnswer) string {
	switch a {
	case models.CoOpen:
		return "offen"
	case models.CoAgreed:
		return "mitgezeichnet"
	case models.CoRemark:
		return "mitgezeichnet mit Anmerkung"
	case models.CoObjects:
		return "nicht mitgezeichnet"
	case models.CoNil:
		return "Fehlanzeige"
	}
	return NotStated
}

// Assignments is "1 Auftrag" or "9 Aufträge".
func Assignments(n int) string { return Count(n, "Auftrag", "Aufträge") }

// Resolutions is "1 Beschluss" or "9 Beschlüsse".
func Resolutions(n int) string { return Count(n, "Beschluss", "Beschlüsse") }

// Bodies is "1 Gremium" or "9 Gremien".
func Bodies(n int) string { return Count(n, "Gremium", "Gremien") }
