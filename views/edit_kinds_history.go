// The fields of records that have a history here and are kept elsewhere.

package views

import (
	"zielstand/app/german"
	"zielstand/models"
)

var formProposal = EditKind{Kind: models.KindProposal, One: "Vorschlag", Many: "Vorschläge", Owner: "subject_id", Fields: []EditField{
	{Name: "aspect", Label: "Betrifft", Word: wordOf(aspectLabel), At: at(func(q *models.Proposal) any { return &q.Aspect })},
	{Name: "subject_kind", Label: "Art", Word: wordOf(kindWord), At: at(func(q *models.Proposal) any { return &q.SubjectKind })},
	{Name: "subject_id", Label: "Für", RefersBy: kindOfSubject, At: at(func(q *models.Proposal) any { return &q.SubjectID })},
	{Name: "object_id", Label: "Vorgeschlagen", RefersBy: kindOfObject, At: at(func(q *models.Proposal) any { return &q.ObjectID })},
	{Name: "reason", Label: "Begründung", At: at(func(q *models.Proposal) any { return &q.Reason })},
	{Name: "state", Label: "Entscheidung", Word: wordOf(proposalWord), At: at(func(q *models.Proposal) any { return &q.State })},
	archivedField(func(q *models.Proposal) *models.Instant { return &q.ArchivedAt }),
}}

var formJurisdiction = EditKind{Kind: models.KindJurisdiction, One: "Land", Many: "Länder", Fields: []EditField{
	{Name: "name", Label: "Name", At: at(func(j *models.Jurisdiction) any { return &j.Name })},
	{Name: "key", Label: "Länderschlüssel", At: at(func(j *models.Jurisdiction) any { return &j.Key })},
	archivedField(func(j *models.Jurisdiction) *models.Instant { return &j.ArchivedAt }),
}}

var formDocument = EditKind{Kind: models.KindDocument, One: "Quelle", Many: "Quellen", Fields: []EditField{
	{Name: "title", Label: "Titel", At: at(func(d *models.Document) any { return &d.Title })},
	{Name: "strategy_id", Label: "Strategie", Refers: models.KindStrategy, At: at(func(d *models.Document) any { return &d.StrategyID })},
	{Name: "date", Label: "Datum", At: at(func(d *models.Document) any { return &d.Date })},
	{Name: "note", Label: "Anmerkung", At: at(func(d *models.Document) any { return &d.Note })},
	archivedField(func(d *models.Document) *models.Instant { return &d.ArchivedAt }),
}}

var formOpinion = EditKind{Kind: models.KindSecondOpinion, One: "Sicht des CDO-Büros", Many: "Sichten des CDO-Büros", Owner: "measure_id", Fields: []EditField{
	{Name: "measure_id", Label: "Maßnahme", Refers: models.KindMeasure, At: at(func(o *models.SecondOpinion) any { return &o.MeasureID })},
	{Name: "as_of", Label: "Stand", At: at(func(o *models.SecondOpinion) any { return &o.AsOf })},
	{Name: "ampel", Label: "Ampel", Word: wordOf(german.Ampel), At: at(func(o *models.SecondOpinion) any { return &o.Ampel })},
	{Name: "reason", Label: "Begründung", At: at(func(o *models.SecondOpinion) any { return &o.Reason })},
	{Name: "internal", Label: "Nur intern", At: at(func(o *models.SecondOpinion) any { return &o.Internal })},
	archivedField(func(o *models.SecondOpinion) *models.Instant { return &o.ArchivedAt }),
}}

// A report holds what only its ministry and the office may read, and its history holds drafts.
var formReport = EditKind{Kind: models.KindStatusReport, One: "Statusmeldung", Many: "Statusmeldungen", Owner: "measure_id", Office: true, Fields: []EditField{
	{Name: "measure_id", Label: "Maßnahme", Refers: models.KindMeasure, At: at(func(r *models.StatusReport) any { return &r.MeasureID })},
	{Name: "ministry_id", Label: "Ressort", Refers: models.KindMinistry, At: at(func(r *models.StatusReport) any { return &r.MinistryID })},
	{Name: "as_of", Label: "Stand", At: at(func(r *models.StatusReport) any { return &r.AsOf })},
	{Name: "state", Label: "Bearbeitung", Word: wordOf(german.ReportState), At: at(func(r *models.StatusReport) any { return &r.State })},
	{Name: "phase", Label: "Phase", Word: wordOf(german.Phase), At: at(func(r *models.StatusReport) any { return &r.Phase })},
	{Name: "percent", Label: "Fortschritt", At: at(func(r *models.StatusReport) any { return &r.Percent })},
	{Name: "ampel", Label: "Ampel", Word: wordOf(german.Ampel), At: at(func(r *models.StatusReport) any { return &r.Ampel })},
	{Name: "deviation", Label: "Abweichung", At: at(func(r *models.StatusReport) any { return &r.Deviation })},
	{Name: "cause", Label: "Ursache", At: at(func(r *models.StatusReport) any { return &r.Cause })},
	{Name: "countermeasure", Label: "Gegenmaßnahme", At: at(func(r *models.StatusReport) any { return &r.Countermeasure })},
	{Name: "text", Label: "Text", At: at(func(r *models.StatusReport) any { return &r.Text })},
	{Name: "next_step", Label: "Nächster Schritt", At: at(func(r *models.StatusReport) any { return &r.NextStep })},
	{Name: "new_due", Label: "Gewünschte Frist", At: at(func(r *models.StatusReport) any { return &r.NewDue })},
	{Name: "new_due_reason", Label: "Grund der Verschiebung", At: at(func(r *models.StatusReport) any { return &r.NewDueReason })},
	{Name: "milestones_done", Label: "Erreichte Meilensteine", Refers: models.KindMilestone, At: at(func(r *models.StatusReport) any { return &r.MilestonesDone })},
	{Name: "decision_needed", Label: "Nötige Entscheidung", At: at(func(r *models.StatusReport) any { return &r.DecisionNeeded })},
	{Name: "risks", Label: "Risiken", At: at(func(r *models.StatusReport) any { return &r.Risks })},
	{Name: "internal_note", Label: "Interne Notiz", At: at(func(r *models.StatusReport) any { return &r.InternalNote })},
	archivedField(func(r *models.StatusReport) *models.Instant { return &r.ArchivedAt }),
}}

// A circular is answered and closed on its own page.
var formCircular = EditKind{Kind: models.KindCircular, One: "Umlaufverfahren", Many: "Umlaufverfahren", Owner: "body_id", Office: true, Fields: []EditField{
	{Name: "title", Label: "Gegenstand", At: at(func(c *models.Circular) any { return &c.Title })},
	{Name: "body_id", Label: "Gremium", Refers: models.KindBody, At: at(func(c *models.Circular) any { return &c.BodyID })},
	{Name: "urgency", Label: "Warum es eilt", At: at(func(c *models.Circular) any { return &c.Urgency })},
	{Name: "opened_on", Label: "Eröffnet am", At: at(func(c *models.Circular) any { return &c.OpenedOn })},
	{Name: "answers", Label: "Antworten", At: at(func(c *models.Circular) any { n := len(c.Answers); return &n })},
	{Name: "result_sent_on", Label: "Ergebnis mitgeteilt am", At: at(func(c *models.Circular) any { return &c.ResultSentOn })},
	{Name: "resolution_id", Label: "Beschluss", Refers: models.KindResolution, At: at(func(c *models.Circular) any { return &c.ResolutionID })},
	archivedField(func(c *models.Circular) *models.Instant { return &c.ArchivedAt }),
}}

var formRound = EditKind{Kind: models.KindReportingRound, One: "Berichtsrunde", Many: "Berichtsrunden", Office: true, Fields: []EditField{
	{Name: "title", Label: "Titel", At: at(func(r *models.ReportingRound) any { return &r.Title })},
	{Name: "stichtag", Label: "Stichtag", At: at(func(r *models.ReportingRound) any { return &r.Stichtag })},
	{Name: "opens_on", Label: "Öffnet am", At: at(func(r *models.ReportingRound) any { return &r.OpensOn })},
	{Name: "deadline", Label: "Abgabefrist", At: at(func(r *models.ReportingRound) any { return &r.Deadline })},
	{Name: "state", Label: "Stand", Word: wordOf(roundWord), At: at(func(r *models.ReportingRound) any { return &r.State })},
	{Name: "ministry_ids", Label: "Ressorts", Refers: models.KindMinistry, At: at(func(r *models.ReportingRound) any { return &r.MinistryIDs })},
	{Name: "measure_ids", Label: "Maßnahmen", Refers: models.KindMeasure, At: at(func(r *models.ReportingRound) any { return &r.MeasureIDs })},
	{Name: "message", Label: "Nachricht", At: at(func(r *models.ReportingRound) any { return &r.Message })},
	archivedField(func(r *models.ReportingRound) *models.Instant { return &r.ArchivedAt }),
}}
