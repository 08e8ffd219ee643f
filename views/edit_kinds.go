// The fields of strategies, fields, focus topics, targets and ministries.

package views

import (
	"zielstand/app/german"
	"zielstand/models"
)

// EditKinds describes every kind of record that people keep, in the order of the page about them.
var EditKinds []*EditKind

// The descriptions refer to each other's names, so they are gathered when all of them are there.
func init() {
	EditKinds = []*EditKind{&formStrategy, &formField, &formTopic, &formTarget, &formMeasure, &formMinistry, &formMilestone,
		&formIndicator, &formReading, &formDuty, &formShift, &formProposal, &formJurisdiction, &formDocument, &formOpinion,
		&formReport, &formRound, &formBody, &formMembership, &formTurn, &formMeeting, &formCircular}
}

// The hints that several kinds share.
const (
	hintPosition = "Reihenfolge in Listen; ohne Angabe am Ende"
	hintWeight   = "zählt in Zusammenfassungen mehr oder weniger; ohne Angabe 1"
	hintPartial  = "Jahr allein genügt, wenn nicht mehr bekannt ist"
	hintNote     = "erscheint auf der Seite, auch für die Öffentlichkeit"
)

var formStrategy = EditKind{Kind: models.KindStrategy, Path: "strategien", Slug: true, One: "Strategie", Many: "Strategien", New: "Neue Strategie", Fields: []EditField{
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(s *models.Strategy) any { return &s.Title })},
	{Name: "short_title", Label: "Kurztitel", Input: InputLine, At: at(func(s *models.Strategy) any { return &s.ShortTitle })},
	{Name: "jurisdiction_id", Label: "Land", Input: InputChoice, Required: true, Refers: models.KindJurisdiction, Options: jurisdictionOptions, At: at(func(s *models.Strategy) any { return &s.JurisdictionID })},
	{Name: "state", Label: "Stand der Strategie", Input: InputChoice, Word: wordOf(german.StrategyState), Options: stateOptions, At: at(func(s *models.Strategy) any { return &s.State })},
	{Name: "published", Label: "Für die Öffentlichkeit sichtbar", Input: InputCheck, At: at(func(s *models.Strategy) any { return &s.Published })},
	{Name: "period_from", Label: "Laufzeit von", Hint: hintPartial, Input: InputPartial, Begins: true, At: at(func(s *models.Strategy) any { return &s.PeriodFrom })},
	{Name: "period_until", Label: "Laufzeit bis", Hint: hintPartial, Input: InputPartial, At: at(func(s *models.Strategy) any { return &s.PeriodUntil })},
	{Name: "stage_year", Label: "Jahr der Etappenziele", Hint: "zum Beispiel 2025", Input: InputNumber, At: at(func(s *models.Strategy) any { return &s.StageYear })},
	{Name: "adopted_on", Label: "Beschlossen am", Hint: hintPartial, Input: InputPartial, Begins: true, At: at(func(s *models.Strategy) any { return &s.AdoptedOn })},
	{Name: "adopted_by", Label: "Beschlossen von", Input: InputLine, At: at(func(s *models.Strategy) any { return &s.AdoptedBy })},
	{Name: "lead_ministry_id", Label: "Federführendes Ressort", Input: InputChoice, Refers: models.KindMinistry, Options: ministryOptions, At: at(func(s *models.Strategy) any { return &s.LeadMinistryID })},
	{Name: "predecessor_id", Label: "Schreibt fort", Input: InputChoice, Refers: models.KindStrategy, Options: otherStrategyOptions, At: at(func(s *models.Strategy) any { return &s.PredecessorID })},
	{Name: "idea", Label: "Leitgedanke", Input: InputText, At: at(func(s *models.Strategy) any { return &s.Idea })},
	{Name: "description", Label: "Beschreibung", Input: InputText, At: at(func(s *models.Strategy) any { return &s.Description })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(s *models.Strategy) any { return &s.Note })},
	{Name: "report_interval", Label: "Meldeabstand in Tagen", Hint: "danach gilt eine Meldung als veraltet; ohne Angabe 182", Input: InputNumber, At: at(func(s *models.Strategy) any { return &s.ReportInterval })},
	archivedField(func(s *models.Strategy) *models.Instant { return &s.ArchivedAt }),
}}

var formField = EditKind{Kind: models.KindField, Path: "handlungsfelder", Slug: true, One: "Handlungsfeld", Many: "Handlungsfelder", New: "Neues Handlungsfeld", Owner: "strategy_id", Fields: []EditField{
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(f *models.Field) any { return &f.Title })},
	{Name: "strategy_id", Label: "Strategie", Refers: models.KindStrategy, At: at(func(f *models.Field) any { return &f.StrategyID })},
	{Name: "position", Label: "Stelle", Hint: hintPosition, Input: InputNumber, At: at(func(f *models.Field) any { return &f.Order })},
	{Name: "description", Label: "Beschreibung", Input: InputText, At: at(func(f *models.Field) any { return &f.Description })},
	archivedField(func(f *models.Field) *models.Instant { return &f.ArchivedAt }),
}}

var formTopic = EditKind{Kind: models.KindFocusTopic, Path: "fokusthemen", Slug: true, One: "Fokusthema", Many: "Fokusthemen", New: "Neues Fokusthema", Fields: []EditField{
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(t *models.FocusTopic) any { return &t.Title })},
	{Name: "field_id", Label: "Handlungsfeld", Input: InputChoice, Required: true, Refers: models.KindField, Options: fieldOptions, At: at(func(t *models.FocusTopic) any { return &t.FieldID })},
	{Name: "position", Label: "Stelle", Hint: hintPosition, Input: InputNumber, At: at(func(t *models.FocusTopic) any { return &t.Order })},
	{Name: "description", Label: "Beschreibung", Input: InputText, At: at(func(t *models.FocusTopic) any { return &t.Description })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(t *models.FocusTopic) any { return &t.Note })},
	archivedField(func(t *models.FocusTopic) *models.Instant { return &t.ArchivedAt }),
}}

var formTarget = EditKind{Kind: models.KindTarget, Path: "ziele", Slug: true, One: "Ziel", Many: "Ziele", New: "Neues Ziel", Owner: "strategy_id", Fields: []EditField{
	{Name: "title", Label: "Titel", Hint: "was der Fall sein soll", Input: InputLine, Required: true, At: at(func(t *models.Target) any { return &t.Title })},
	{Name: "strategy_id", Label: "Strategie", Refers: models.KindStrategy, At: at(func(t *models.Target) any { return &t.StrategyID })},
	{Name: "field_id", Label: "Handlungsfeld", Input: InputChoice, Refers: models.KindField, Options: fieldOptions, At: at(func(t *models.Target) any { return &t.FieldID })},
	{Name: "focus_topic_id", Label: "Fokusthema", Input: InputChoice, Refers: models.KindFocusTopic, Options: topicOptions, At: at(func(t *models.Target) any { return &t.FocusTopicID })},
	{Name: "number", Label: "Nummer", Hint: "in der Strategie", Input: InputNumber, At: at(func(t *models.Target) any { return &t.Number })},
	{Name: "due", Label: "Termin", Hint: hintPartial, Input: InputPartial, At: at(func(t *models.Target) any { return &t.Due })},
	{Name: "weight", Label: "Gewicht", Hint: hintWeight, Input: InputNumber, ZeroIsNone: true, At: at(func(t *models.Target) any { return &t.Weight })},
	{Name: "description", Label: "Beschreibung", Input: InputText, At: at(func(t *models.Target) any { return &t.Description })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(t *models.Target) any { return &t.Note })},
	{Name: "predecessor_id", Label: "Übernommen aus", Refers: models.KindTarget, At: at(func(t *models.Target) any { return &t.PredecessorID })},
	{Name: "outcome", Label: "Ergebnis der Fortschreibung", Office: true, Word: wordOf(outcomeWord), At: at(func(t *models.Target) any { return &t.Outcome })},
	{Name: "outcome_reason", Label: "Grund des Ergebnisses", Office: true, At: at(func(t *models.Target) any { return &t.OutcomeReason })},
	{Name: "outcome_on", Label: "Ergebnis gilt seit", At: at(func(t *models.Target) any { return &t.OutcomeOn })},
	archivedField(func(t *models.Target) *models.Instant { return &t.ArchivedAt }),
}}

var formMinistry = EditKind{Kind: models.KindMinistry, Path: "ressorts", Slug: true, One: "Ressort", Many: "Ressorts", New: "Neues Ressort", Fields: []EditField{
	{Name: "name", Label: "Name", Input: InputLine, Required: true, At: at(func(m *models.Ministry) any { return &m.Name })},
	{Name: "abbreviation", Label: "Abkürzung", Hint: "zum Beispiel MdI", Input: InputLine, Required: true, At: at(func(m *models.Ministry) any { return &m.Abbreviation })},
	{Name: "jurisdiction_id", Label: "Land", Input: InputChoice, Required: true, Refers: models.KindJurisdiction, Options: jurisdictionOptions, At: at(func(m *models.Ministry) any { return &m.JurisdictionID })},
	{Name: "also_called", Label: "Auch genannt", Input: InputLine, At: at(func(m *models.Ministry) any { return &m.AlsoCalled })},
	{Name: "duty", Label: "Aufgabe in der Strategie", Input: InputText, At: at(func(m *models.Ministry) any { return &m.Duty })},
	{Name: "valid_from", Label: "Besteht seit", Input: InputDay, At: at(func(m *models.Ministry) any { return &m.ValidFrom })},
	{Name: "valid_until", Label: "Besteht bis", Hint: "letzter Tag; ohne Angabe besteht es weiter", Input: InputDay, At: at(func(m *models.Ministry) any { return &m.ValidUntil })},
	{Name: "successor_ids", Label: "Nachfolge", Refers: models.KindMinistry, At: at(func(m *models.Ministry) any { return &m.SuccessorIDs })},
	{Name: "position", Label: "Stelle", Hint: hintPosition, Input: InputNumber, At: at(func(m *models.Ministry) any { return &m.Order })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(m *models.Ministry) any { return &m.Note })},
	archivedField(func(m *models.Ministry) *models.Instant { return &m.ArchivedAt }),
}}

// archivedField shows in a history when a record was taken out of use and put back.
func archivedField[R models.Record](field func(R) *models.Instant) EditField {
	return EditField{Name: "archived_at", Label: "Archiviert", At: at(func(r R) any {
		archived := *field(r) != 0
		return &archived
	})}
}
