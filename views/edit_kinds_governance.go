// The fields of bodies, of who belongs to them, and of meetings.

package views

import (
	"slices"

	"zielstand/app/german"
	"zielstand/models"
)

var formBody = EditKind{Kind: models.KindBody, Path: "gremien", Slug: true, One: "Gremium", Many: "Gremien", New: "Neues Gremium", Fields: slices.Concat([]EditField{
	{Name: "name", Label: "Name", Input: InputLine, Required: true, At: at(func(b *models.Body) any { return &b.Name })},
	{Name: "short_name", Label: "Kurzbezeichnung", Input: InputLine, At: at(func(b *models.Body) any { return &b.ShortName })},
	{Name: "kind", Label: "Art", Input: InputChoice, Required: true, Word: wordOf(german.BodyKind), Options: words(german.BodyKind, models.BodyKinds...), At: at(func(b *models.Body) any { return &b.Kind })},
	{Name: "jurisdiction_id", Label: "Land", Hint: "ohne Angabe: zwischen den Ländern", Input: InputChoice, Refers: models.KindJurisdiction, Options: withNone(jurisdictionOptions), At: at(func(b *models.Body) any { return &b.JurisdictionID })},
	{Name: "parent_id", Label: "Gehört zu", Input: InputChoice, Refers: models.KindBody, Options: bodyOptions, At: at(func(b *models.Body) any { return &b.ParentID })},
	{Name: "predecessor_id", Label: "Hervorgegangen aus", Input: InputChoice, Refers: models.KindBody, Options: bodyOptions, At: at(func(b *models.Body) any { return &b.PredecessorID })},
	{Name: "task", Label: "Aufgabe", Input: InputText, At: at(func(b *models.Body) any { return &b.Task })},
	{Name: "secretariat", Label: "Geschäftsstelle", Input: InputLine, At: at(func(b *models.Body) any { return &b.Secretariat })},
	{Name: "contact", Label: "Erreichbar", Hint: "eine Adresse der Stelle, nie einer Person", Input: InputLine, At: at(func(b *models.Body) any { return &b.Contact })},
	{Name: "website", Label: "Internet", Input: InputLine, At: at(func(b *models.Body) any { return &b.Website })},
	{Name: "valid_from", Label: "Besteht seit", Input: InputDay, At: at(func(b *models.Body) any { return &b.ValidFrom })},
	{Name: "valid_until", Label: "Besteht bis", Input: InputDay, At: at(func(b *models.Body) any { return &b.ValidUntil })},
	{Name: "published", Label: "Für die Öffentlichkeit sichtbar", Input: InputCheck, At: at(func(b *models.Body) any { return &b.Published })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(b *models.Body) any { return &b.Note })},
	archivedField(func(b *models.Body) *models.Instant { return &b.ArchivedAt }),
}, ruleFields)}

var formMembership = EditKind{Kind: models.KindMembership, Path: "mitgliedschaften", One: "Mitgliedschaft", Many: "Mitgliedschaften", New: "Neue Mitgliedschaft", Owner: "body_id", Office: true, Fields: []EditField{
	{Name: "body_id", Label: "Gremium", Refers: models.KindBody, At: at(func(m *models.Membership) any { return &m.BodyID })},
	{Name: "role", Label: "Rolle", Input: InputChoice, Required: true, Word: wordOf(german.MemberRole), Options: words(german.MemberRole, models.MemberRoles...), At: at(func(m *models.Membership) any { return &m.Role })},
	{Name: "person_id", Label: "Person", Hint: "aus der Liste der Personen in der Verwaltung", Input: InputChoice, Refers: models.KindPerson, Options: withNone(personOptions), At: at(func(m *models.Membership) any { return &m.PersonID })},
	{Name: "ministry_id", Label: "Ressort", Input: InputChoice, Refers: models.KindMinistry, Options: withNone(ministryOptions), At: at(func(m *models.Membership) any { return &m.MinistryID })},
	{Name: "jurisdiction_id", Label: "Land", Input: InputChoice, Refers: models.KindJurisdiction, Options: withNone(jurisdictionOptions), At: at(func(m *models.Membership) any { return &m.JurisdictionID })},
	{Name: "post", Label: "Amt", Hint: "das den Platz mit sich bringt", Input: InputLine, At: at(func(m *models.Membership) any { return &m.Post })},
	{Name: "deputy_of_id", Label: "Ständige Vertretung von", Input: InputChoice, Refers: models.KindMembership, Options: withNone(placeOptions), At: at(func(m *models.Membership) any { return &m.DeputyOfID })},
	{Name: "vote", Label: "Stimmberechtigt", Input: InputCheck, At: at(func(m *models.Membership) any { return &m.Vote })},
	{Name: "valid_from", Label: "Seit", Input: InputDay, At: at(func(m *models.Membership) any { return &m.ValidFrom })},
	{Name: "valid_until", Label: "Bis", Input: InputDay, At: at(func(m *models.Membership) any { return &m.ValidUntil })},
	{Name: "note", Label: "Anmerkung", Input: InputText, At: at(func(m *models.Membership) any { return &m.Note })},
	archivedField(func(m *models.Membership) *models.Instant { return &m.ArchivedAt }),
}}

var formTurn = EditKind{Kind: models.KindChairTurn, Path: "vorsitze", One: "Vorsitz", Many: "Vorsitze", New: "Neuer Vorsitz", Owner: "body_id", Listed: true, Fields: []EditField{
	{Name: "body_id", Label: "Gremium", Refers: models.KindBody, At: at(func(t *models.ChairTurn) any { return &t.BodyID })},
	{Name: "number", Label: "Nummer in der Reihenfolge", Input: InputNumber, Required: true, At: at(func(t *models.ChairTurn) any { return &t.Number })},
	{Name: "from", Label: "Erster Tag", Input: InputDay, Required: true, At: at(func(t *models.ChairTurn) any { return &t.From })},
	{Name: "until", Label: "Letzter Tag", Input: InputDay, Required: true, At: at(func(t *models.ChairTurn) any { return &t.Until })},
	{Name: "jurisdiction_ids", Label: "Vorsitz", Hint: "mehrere Länder führen ihn gemeinsam", Input: InputChoices, Required: true, Refers: models.KindJurisdiction, Options: jurisdictionOptions, At: at(func(t *models.ChairTurn) any { return &t.JurisdictionIDs })},
	{Name: "note", Label: "Anmerkung", Input: InputText, At: at(func(t *models.ChairTurn) any { return &t.Note })},
	archivedField(func(t *models.ChairTurn) *models.Instant { return &t.ArchivedAt }),
}}

var formMeeting = EditKind{Kind: models.KindMeeting, Path: "sitzungen", Slug: true, One: "Sitzung", Many: "Sitzungen", New: "Neue Sitzung", Owner: "body_id", Office: true, Fields: []EditField{
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(m *models.Meeting) any { return &m.Title })},
	{Name: "body_id", Label: "Gremium", Refers: models.KindBody, At: at(func(m *models.Meeting) any { return &m.BodyID })},
	{Name: "number", Label: "Nummer", Input: InputNumber, ZeroIsNone: true, At: at(func(m *models.Meeting) any { return &m.Number })},
	{Name: "kind", Label: "Art", Input: InputChoice, Required: true, Word: wordOf(german.MeetingKind), Options: words(german.MeetingKind, models.MeetingRegular, models.MeetingExtraordinary, models.MeetingConstituent), At: at(func(m *models.Meeting) any { return &m.Kind })},
	{Name: "on", Label: "Tag", Input: InputDay, At: at(func(m *models.Meeting) any { return &m.On })},
	{Name: "start", Label: "Beginn", Hint: "zum Beispiel 10:00", Input: InputLine, At: at(func(m *models.Meeting) any { return &m.Start })},
	{Name: "end", Label: "Ende", Input: InputLine, At: at(func(m *models.Meeting) any { return &m.End })},
	{Name: "place", Label: "Ort", Input: InputLine, At: at(func(m *models.Meeting) any { return &m.Place })},
	{Name: "mode", Label: "Form", Input: InputChoice, Word: wordOf(german.MeetingMode), Options: withNone(words(german.MeetingMode, models.MeetingModes...)), At: at(func(m *models.Meeting) any { return &m.Mode })},
	{Name: "state", Label: "Stand", Input: InputChoice, Required: true, Word: wordOf(german.MeetingState), Options: words(german.MeetingState, models.MeetingPlanned, models.MeetingInvited, models.MeetingHeld, models.MeetingCancelled), At: at(func(m *models.Meeting) any { return &m.State })},
	{Name: "chair_ids", Label: "Vorsitz", Input: InputChoices, Refers: models.KindJurisdiction, Options: jurisdictionOptions, At: at(func(m *models.Meeting) any { return &m.ChairIDs })},
	{Name: "published", Label: "Für die Öffentlichkeit sichtbar", Input: InputCheck, At: at(func(m *models.Meeting) any { return &m.Published })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(m *models.Meeting) any { return &m.Note })},
	archivedField(func(m *models.Meeting) *models.Instant { return &m.ArchivedAt }),
}}

// withNone offers nothing as the first choice.
func withNone(options func(*models.Portfolio, models.Record) []Choice) func(*models.Portfolio, models.Record) []Choice {
	return func(p *models.Portfolio, r models.Record) []Choice {
		list := options(p, r)
		if len(list) > 0 && list[0].Value == "" {
			return list
		}
		return append([]Choice{{"", "keine Angabe"}}, list...)
	}
}

// placeOptions are the other places of the body that are no deputies themselves.
func placeOptions(p *models.Portfolio, r models.Record) []Choice {
	var list []Choice
	for _, m := range p.MembershipsOf(r.(*models.Membership).BodyID) {
		if m.ID != r.RecordID() && m.DeputyOfID == "" {
			list = append(list, Choice{m.ID, MemberName(p, m) + " (" + german.MemberRole(m.Role) + ")"})
		}
	}
	return list
}

// bodyOptions are all other bodies.
func bodyOptions(p *models.Portfolio, r models.Record) []Choice {
	list := []Choice{{"", "keine Angabe"}}
	for _, b := range p.Bodies {
		if b.ID != r.RecordID() {
			list = append(list, Choice{b.ID, b.Name})
		}
	}
	return list
}

// governanceRecord finds a record of the governance, nil if there is none.
func governanceRecord(p *models.Portfolio, kind models.Kind, id string) models.Record {
	switch kind {
	case models.KindPerson:
		return found(p.PersonRecord(id))
	case models.KindBody:
		return found(p.Body(id))
	case models.KindMembership:
		return found(p.Membership(id))
	case models.KindChairTurn:
		return found(p.ChairTurn(id))
	case models.KindMeeting:
		return found(p.Meeting(id))
	case models.KindAgendaItem:
		return found(p.AgendaItem(id))
	case models.KindResolution:
		return found(p.Resolution(id))
	case models.KindCircular:
		return found(p.Circular(id))
	case models.KindAssignment:
		return found(p.Assignment(id))
	}
	return nil
}

// governanceName names a record of the governance; "" for others. What the follow-up notes is not told here.
func governanceName(p *models.Portfolio, r models.Record) string {
	switch v := r.(type) {
	case *models.Person:
		return personName(p, v.ID)
	case *models.Body:
		return v.Name
	case *models.Membership:
		return TitleOf(p, models.KindBody, v.BodyID) + ": " + MemberName(p, v)
	case *models.ChairTurn:
		return TitleOf(p, models.KindBody, v.BodyID) + ": " + LandNames(p, v.JurisdictionIDs)
	case *models.Meeting:
		return v.Title
	case *models.AgendaItem:
		return "TOP " + v.Number + ": " + v.Title
	case *models.Resolution:
		return v.Title
	case *models.Circular:
		return v.Title
	case *models.Assignment:
		return v.Title
	case *models.ReviewNote:
		return "Vermerk zu " + TitleOf(p, models.KindResolution, v.ResolutionID)
	case *models.CoSignature:
		return TitleOf(p, models.KindBriefing, v.BriefingID) + ": " + TitleOf(p, models.KindMinistry, v.MinistryID)
	}
	return ""
}
