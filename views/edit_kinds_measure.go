// The fields of measures and of what hangs on them and on targets: milestones, indicators, readings,
// responsibilities, moved due dates.

package views

import (
	"zielstand/app/german"
	"zielstand/models"
)

var formMeasure = EditKind{Kind: models.KindMeasure, Path: "massnahmen", Slug: true, One: "Maßnahme", Many: "Maßnahmen", New: "Neue Maßnahme", Owner: "strategy_id", Fields: []EditField{
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(m *models.Measure) any { return &m.Title })},
	{Name: "strategy_id", Label: "Strategie", Refers: models.KindStrategy, At: at(func(m *models.Measure) any { return &m.StrategyID })},
	{Name: "parent_id", Label: "Baustein von", Refers: models.KindMeasure, At: at(func(m *models.Measure) any { return &m.ParentID })},
	{Name: "field_id", Label: "Handlungsfeld", Input: InputChoice, Refers: models.KindField, Options: fieldOptions, At: at(func(m *models.Measure) any { return &m.FieldID })},
	{Name: "number", Label: "Nummer", Hint: "in der Strategie", Input: InputNumber, At: at(func(m *models.Measure) any { return &m.Number })},
	{Name: "target_ids", Label: "Dient den Zielen", Input: InputChoices, Refers: models.KindTarget, Options: targetOptions, At: at(func(m *models.Measure) any { return &m.TargetIDs })},
	{Name: "description", Label: "Beschreibung", Input: InputText, At: at(func(m *models.Measure) any { return &m.Description })},
	{Name: "start", Label: "Beginn", Hint: hintPartial, Input: InputPartial, Begins: true, At: at(func(m *models.Measure) any { return &m.Start })},
	{Name: "due", Label: "Frist", Hint: hintPartial + "; einmal gesetzt, wird sie nur noch mit Begründung verschoben", Input: InputPartial, Fixed: true, At: at(func(m *models.Measure) any { return &m.Due })},
	{Name: "method", Label: "Fortschritt zählt", Input: InputChoice, Default: string(models.MethodReported), Word: wordOf(german.Method), Options: methodOptions, At: at(func(m *models.Measure) any { return &m.Method })},
	{Name: "weight", Label: "Gewicht", Hint: hintWeight, Input: InputNumber, ZeroIsNone: true, At: at(func(m *models.Measure) any { return &m.Weight })},
	{Name: "permanent", Label: "Daueraufgabe (ohne Prozentwert)", Input: InputCheck, At: at(func(m *models.Measure) any { return &m.Permanent })},
	{Name: "programmes", Label: "Programme", Hint: "Namen, unter denen sie läuft; einer je Zeile", Input: InputLines, At: at(func(m *models.Measure) any { return &m.Programmes })},
	{Name: "quantities", Label: "Zahlen der Quelle", Hint: "eine Angabe je Zeile", Input: InputLines, At: at(func(m *models.Measure) any { return &m.Quantities })},
	{Name: "related_ids", Label: "Verwandte Maßnahmen", Hint: "Titel oder Kurznamen, einer je Zeile", Input: InputMeasures, Refers: models.KindMeasure, At: at(func(m *models.Measure) any { return &m.RelatedIDs })},
	{Name: "source_status", Label: "Status laut Quelle", Hint: "Wortlaut; zählt nicht mit", Input: InputLine, At: at(func(m *models.Measure) any { return &m.SourceStatus })},
	{Name: "ministry_note", Label: "Zur Zuständigkeit", Hint: "zum Beispiel warum kein Ressort genannt ist", Input: InputText, At: at(func(m *models.Measure) any { return &m.MinistryNote })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputText, At: at(func(m *models.Measure) any { return &m.Note })},
	{Name: "predecessor_id", Label: "Übernommen aus", Refers: models.KindMeasure, At: at(func(m *models.Measure) any { return &m.PredecessorID })},
	archivedField(func(m *models.Measure) *models.Instant { return &m.ArchivedAt }),
}}

var formMilestone = EditKind{Kind: models.KindMilestone, Path: "meilensteine", One: "Meilenstein", Many: "Meilensteine", New: "Neuer Meilenstein", Owner: "measure_id", Fields: []EditField{
	{Name: "measure_id", Label: "Maßnahme", Refers: models.KindMeasure, At: at(func(m *models.Milestone) any { return &m.MeasureID })},
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(m *models.Milestone) any { return &m.Title })},
	{Name: "due", Label: "Termin", Input: InputDay, At: at(func(m *models.Milestone) any { return &m.Due })},
	{Name: "done_on", Label: "Erreicht am", Input: InputDay, At: at(func(m *models.Milestone) any { return &m.DoneOn })},
	{Name: "weight", Label: "Gewicht", Hint: "unter den Meilensteinen; ohne Angabe 1", Input: InputNumber, ZeroIsNone: true, At: at(func(m *models.Milestone) any { return &m.Weight })},
	{Name: "position", Label: "Stelle", Hint: hintPosition, Input: InputNumber, At: at(func(m *models.Milestone) any { return &m.Order })},
	archivedField(func(m *models.Milestone) *models.Instant { return &m.ArchivedAt }),
}}

var formIndicator = EditKind{Kind: models.KindIndicator, Path: "kennzahlen", One: "Kennzahl", Many: "Kennzahlen", New: "Neue Kennzahl", Owner: "target_id", Fields: []EditField{
	{Name: "measure_id", Label: "Maßnahme", Refers: models.KindMeasure, At: at(func(i *models.Indicator) any { return &i.MeasureID })},
	{Name: "target_id", Label: "Ziel", Refers: models.KindTarget, At: at(func(i *models.Indicator) any { return &i.TargetID })},
	{Name: "title", Label: "Titel", Input: InputLine, Required: true, At: at(func(i *models.Indicator) any { return &i.Title })},
	{Name: "unit", Label: "Einheit", Hint: "zum Beispiel % oder Verfahren", Input: InputLine, At: at(func(i *models.Indicator) any { return &i.Unit })},
	{Name: "direction", Label: "Richtung", Input: InputChoice, Required: true, Word: wordOf(directionWord), Options: directionOptions, At: at(func(i *models.Indicator) any { return &i.Direction })},
	{Name: "baseline", Label: "Ausgangswert", Input: InputNumber, Required: true, At: at(func(i *models.Indicator) any { return &i.Baseline })},
	{Name: "baseline_on", Label: "Ausgangswert vom", Input: InputDay, At: at(func(i *models.Indicator) any { return &i.BaselineOn })},
	{Name: "target_value", Label: "Zielwert", Input: InputNumber, Required: true, At: at(func(i *models.Indicator) any { return &i.TargetValue })},
	{Name: "due", Label: "Termin", Hint: hintPartial, Input: InputPartial, At: at(func(i *models.Indicator) any { return &i.Due })},
	{Name: "green", Label: "Grün ab", Hint: "Zielerreichung in Prozent; ohne Angabe 90", Input: InputNumber, ZeroIsNone: true, At: at(func(i *models.Indicator) any { return &i.Green })},
	{Name: "yellow", Label: "Gelb ab", Hint: "Zielerreichung in Prozent; ohne Angabe 70", Input: InputNumber, ZeroIsNone: true, At: at(func(i *models.Indicator) any { return &i.Yellow })},
	archivedField(func(i *models.Indicator) *models.Instant { return &i.ArchivedAt }),
}}

var formReading = EditKind{Kind: models.KindReading, Path: "messwerte", One: "Messwert", Many: "Messwerte", New: "Neuer Messwert", Owner: "indicator_id", Fields: []EditField{
	{Name: "indicator_id", Label: "Kennzahl", Refers: models.KindIndicator, At: at(func(r *models.Reading) any { return &r.IndicatorID })},
	{Name: "day", Label: "Gemessen am", Input: InputDay, Required: true, At: at(func(r *models.Reading) any { return &r.On })},
	{Name: "amount", Label: "Wert", Hint: "in der Einheit der Kennzahl", Input: InputNumber, Required: true, At: at(func(r *models.Reading) any { return &r.Amount })},
	{Name: "note", Label: "Anmerkung", Input: InputLine, At: at(func(r *models.Reading) any { return &r.Note })},
	archivedField(func(r *models.Reading) *models.Instant { return &r.ArchivedAt }),
}}

var formDuty = EditKind{Kind: models.KindResponsibility, Path: "zustaendigkeiten", One: "Zuständigkeit", Many: "Zuständigkeiten", New: "Neue Zuständigkeit", Owner: "subject_id", Fields: []EditField{
	{Name: "subject_kind", Label: "Art", Word: wordOf(kindWord), At: at(func(r *models.Responsibility) any { return &r.SubjectKind })},
	{Name: "subject_id", Label: "Für", RefersBy: kindOfSubject, At: at(func(r *models.Responsibility) any { return &r.SubjectID })},
	{Name: "ministry_id", Label: "Ressort", Input: InputChoice, Required: true, Refers: models.KindMinistry, Options: ministryOptions, At: at(func(r *models.Responsibility) any { return &r.MinistryID })},
	{Name: "role", Label: "Rolle", Input: InputChoice, Required: true, Word: wordOf(german.Role), Options: roleOptions, At: at(func(r *models.Responsibility) any { return &r.Role })},
	{Name: "valid_from", Label: "Gilt ab", Hint: "ohne Angabe von Anfang an", Input: InputDay, At: at(func(r *models.Responsibility) any { return &r.ValidFrom })},
	{Name: "valid_until", Label: "Gilt bis", Hint: "letzter Tag; ohne Angabe bis auf Weiteres", Input: InputDay, At: at(func(r *models.Responsibility) any { return &r.ValidUntil })},
	{Name: "note", Label: "Anmerkung", Hint: hintNote, Input: InputLine, At: at(func(r *models.Responsibility) any { return &r.Note })},
	archivedField(func(r *models.Responsibility) *models.Instant { return &r.ArchivedAt }),
}}

var formShift = EditKind{Kind: models.KindDueShift, One: "Verschobene Frist", Many: "Verschobene Fristen", Owner: "measure_id", Fields: []EditField{
	{Name: "measure_id", Label: "Maßnahme", Refers: models.KindMeasure, At: at(func(s *models.DueShift) any { return &s.MeasureID })},
	{Name: "decided_on", Label: "Entschieden am", At: at(func(s *models.DueShift) any { return &s.DecidedOn })},
	{Name: "from_day", Label: "Bisherige Frist", At: at(func(s *models.DueShift) any { return &s.From })},
	{Name: "to_day", Label: "Neue Frist", At: at(func(s *models.DueShift) any { return &s.To })},
	{Name: "reason", Label: "Begründung", At: at(func(s *models.DueShift) any { return &s.Reason })},
	archivedField(func(s *models.DueShift) *models.Instant { return &s.ArchivedAt }),
}}
