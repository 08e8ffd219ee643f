// What can be done with a measure beside changing its fields: another place, another due date, another measure that
// takes it in or takes over.

package views

import (
	"strconv"

	"zielstand/app/german"
	"zielstand/models"
)

// MeasureAct is a page with one such form.
type MeasureAct struct {
	*Frame
	Portfolio *models.Portfolio // of the office, today
	Measure   *models.MeasureNode
	Typed     Typed
	// Offered are measures to choose from by typing.
	Offered []Choice
	// StrategyID is where a measure shall move to.
	StrategyID string
}

func (p *MeasureAct) titledAs(title string) *Frame {
	return p.timeless(title, Crumb{"Verwaltung", "/verwaltung"}, Crumb{formMeasure.Many, "/verwaltung/massnahmen"},
		Crumb{p.Measure.Title, EditPath(models.KindMeasure, p.Measure.ID)}, Crumb{title, ""})
}

func (p *MeasureAct) version() string {
	return p.Typed.Value("version", strconv.Itoa(p.Measure.Version))
}

// due is the date that holds today.
func (p *MeasureAct) due() string { return german.PartialDate(p.Measure.DueAt(p.Portfolio.Stichtag)) }

// former is that date for the form, which notices when somebody else moves it meanwhile.
func (p *MeasureAct) former() string { return p.Measure.DueAt(p.Portfolio.Stichtag).Day.String() }

// MergedNote is what the archived measure says about itself.
func MergedNote(note, into string) string { return addedNote(note, "Aufgegangen in „"+into+"“.") }

// ReplacedNote is what a measure says about itself that another one replaced.
func ReplacedNote(note, by string, day models.Date) string {
	return addedNote(note, "Seit dem "+german.Date(day)+" abgelöst durch „"+by+"“.")
}

func addedNote(note, sentence string) string {
	if note == "" {
		return sentence
	}
	return note + "\n\n" + sentence
}

// ReplacedReport is the text of the last report of a measure that another one replaced.
func ReplacedReport(by, reason string) string { return "Abgelöst durch „" + by + "“. " + reason }

// actLabels lead from the summary of problems to the fields of these forms.
var actLabels = []FieldLabel{
	{FieldReason, "Grund", FieldReason}, {"reason", "Grund", FieldReason}, {"to_day", "Neue Frist", "to_day"}, {"decided_on", "Entschieden am", "decided_on"},
	{"field_id", "Handlungsfeld", "field_id"}, {"target_ids", "Ziele", "target_ids"}, {"parent_id", "Baustein von", "parent_id"},
	{FieldInto, "Maßnahme", FieldInto}, {FieldDay, "Ab", FieldDay}, {"title", "Titel", "title"}, {FieldTitled, "Titel", FieldTitled},
	{FieldChosen, "Vorschläge", "vorschlaege"},
}

// Moved is the measure within the strategy chosen, without what belongs to another one.
func (p *MeasureAct) Moved() *models.Measure {
	m := *p.Measure.Measure
	if m.StrategyID != p.StrategyID {
		m.StrategyID, m.FieldID, m.TargetIDs, m.ParentID = p.StrategyID, "", nil, ""
	}
	return &m
}

func (p *MeasureAct) choices(name string) []Choice {
	return formMeasure.Field(name).Choices(p.Portfolio, p.Moved())
}

// offered names a measure so that one can tell it from others of the same title.
func offered(c Choice) string { return c.Title + " (" + c.Value + ")" }

// RemovePage takes a record out of use, or erases it for good.
type RemovePage struct {
	*Frame
	Kind      *EditKind
	Portfolio *models.Portfolio
	Record    models.Record
	Typed     Typed
	Erase     bool
	// Users are the records that refer to it, so that it must stay.
	Users []models.Record
}

func (p *RemovePage) name() string { return NameOf(p.Portfolio, p.Record) }

func (p *RemovePage) title() string {
	if p.Erase {
		return "Endgültig löschen"
	}
	return "Archivieren"
}

func (p *RemovePage) layout() *Frame {
	return p.timeless(p.title()+": "+p.name(), Crumb{"Verwaltung", "/verwaltung"}, Crumb{p.name(), EditPath(p.Kind.Kind, p.Record.RecordID())}, Crumb{p.title(), ""})
}

// advice says what to do instead, while other records need this one.
func (p *RemovePage) advice() string {
	switch p.Record.(type) {
	case *models.Body, *models.Membership:
		return "Diese Einträge gehören dazu oder verweisen darauf. Was zu Ende ist, bleibt dokumentiert: Bitte tragen Sie im Formular den letzten Tag ein."
	case *models.Meeting:
		return "Diese Einträge gehören dazu. Fällt die Sitzung aus, setzen Sie bitte im Formular ihren Stand auf „abgesagt“."
	}
	return "Diese Einträge gehören dazu oder verweisen darauf. Bitte hängen Sie sie zuerst um oder archivieren Sie sie:"
}

// users are the rows of those records that one can go to.
func (p *RemovePage) users() []EditRow {
	var rows []EditRow
	for _, r := range p.Users {
		row := EditRow{Title: NameOf(p.Portfolio, r), URL: EditPath(r.RecordKind(), r.RecordID()), Detail: kindWord(r.RecordKind())}
		if r.Archived() {
			row.Detail += ", archiviert"
			row.URL = HistoryPath(r.RecordKind(), r.RecordID())
		} else if row.URL == "" && KindOfRecord(r.RecordKind()) != nil {
			row.URL = HistoryPath(r.RecordKind(), r.RecordID())
		}
		rows = append(rows, row)
	}
	return rows
}

// ArchivePage lists what was taken out of use.
type ArchivePage struct {
	*Frame
	Portfolio *models.Portfolio
	Records   []models.Record // last first
	Pages     Pages
	MayErase  bool
	Typed     Typed
}

func (p *ArchivePage) layout() *Frame {
	return p.timeless("Archiv", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Archiv", ""})
}

// ErasePath is the address of the form that erases the record for good; "" for kinds without one.
func ErasePath(r models.Record) string {
	if path := EditPath(r.RecordKind(), r.RecordID()); path != "" {
		return path + "/loeschen"
	}
	return ""
}

// RestorePath is where the form goes that puts the record back.
func RestorePath(r models.Record) string {
	return "/verwaltung/archiv/" + string(r.RecordKind()) + "/" + r.RecordID()
}

// ProposalsPage lists the open proposals for a decision.
type ProposalsPage struct {
	*Frame
	Portfolio *models.Portfolio
	Groups    []ProposalGroup
	Typed     Typed
	Total     int
}

// ProposalGroup are the proposals about one subject.
type ProposalGroup struct {
	Kind      models.Kind
	ID, Title string
	Proposals []*models.Proposal
}

func (p *ProposalsPage) layout() *Frame {
	return p.timeless("Vorschläge", Crumb{"Verwaltung", "/verwaltung"}, Crumb{"Vorschläge", ""})
}

func (p *ProposalsPage) finding() string {
	if p.Total == 0 {
		return "Alle Vorschläge sind entschieden."
	}
	return german.Count(p.Total, "Vorschlag ist", "Vorschläge sind") + " weder bestätigt noch abgelehnt. Bis dahin erscheint überall „Vorschlag“, und keine Zählung behandelt ihn als Tatsache."
}

func (p *ProposalsPage) object(q *models.Proposal) string {
	return aspectLabel(q.Aspect) + ": " + TitleOf(p.Portfolio, ObjectKind(q), q.ObjectID)
}

// ObjectKind is the kind of what a proposal would connect its subject with.
func ObjectKind(q *models.Proposal) models.Kind {
	switch q.Aspect {
	case models.AspectFocusTopic:
		return models.KindFocusTopic
	case models.AspectTarget:
		return models.KindTarget
	}
	return models.KindMinistry
}

// The decisions about proposals, as the buttons send them; behind a colon, the one proposal that is meant.
const (
	FieldDecision   = "entscheidung"
	DecisionConfirm = "bestaetigen"
	DecisionReject  = "ablehnen"
)

func (p *ProposalsPage) version(q *models.Proposal) string { return strconv.Itoa(q.Version) }

// VersionField is the hidden field with the state of the proposal that was decided about.
func VersionField(q *models.Proposal) string { return "fassung." + q.ID }

func removeText(erase bool) string {
	if erase {
		return "Das lässt sich nicht rückgängig machen. Im Journal bleibt, dass es den Eintrag gab und wer ihn gelöscht hat."
	}
	return "Der Eintrag erscheint dann nirgends mehr und zählt nicht mit. Er bleibt im Archiv und lässt sich wiederherstellen."
}
