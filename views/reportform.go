// The form of a status report: filled from the last one, so that little is left to type.

package views

import (
	"strconv"

	"github.com/a-h/templ"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// ReportFormPage is the form of one measure.
type ReportFormPage struct {
	*Frame
	// Typed holds all values: as typed, or from the draft, or from the report that the form begins with.
	Typed  Typed
	Row    progress.Row
	Lead   *models.Ministry
	Round  *models.ReportingRound // that the report answers; nil = none
	Before *models.StatusReport   // the last one that counts; nil = none
	// Base is the report that the form changes (submitted, returned) or corrects (approved); nil = a new one.
	Base *models.StatusReport
	// Corrects tells that Base is approved and gets a new version.
	Corrects bool
	Thread   []ThreadLine
	// Draft is when the draft shown was kept; 0 = no draft. Outdated tells that somebody has reported since.
	Draft    models.Instant
	Outdated bool
	// Meanwhile tells that nothing was stored, because the state of the report has changed since the form was made.
	Meanwhile bool
	Changes   []ReportChange // against Before
	Preview   *ReportRow
}

// ThreadLine is a line of the thread under a report.
type ThreadLine struct {
	*models.Comment
	Author string // "" = the person was erased
	Own    bool   // the reader wrote it
}

func (p *ReportFormPage) layout() *Frame {
	m := p.Row.Measure
	return p.timeless("Melden: "+m.Title, Crumb{"Meldungen", "/meldungen"}, Crumb{m.Title, p.Path})
}

// finding says which round the report is for.
func (p *ReportFormPage) finding() string {
	switch {
	case p.Corrects:
		return "Neue Fassung der freigegebenen Meldung vom " + german.Date(p.Base.AsOf) + ". Die alte zählt, bis das CDO-Büro die neue freigibt."
	case p.Round != nil && p.Round.State == models.RoundClosed:
		return "Nachträglich zur Berichtsrunde „" + p.Round.Title + "“: Die Abgabe war bis " + german.Date(p.Round.Deadline) + " möglich, die Meldung gilt als verspätet."
	case p.Round != nil:
		return "Berichtsrunde „" + p.Round.Title + "“: Stichtag " + german.Date(p.Round.Stichtag) + ", Abgabe " + roundUntil(p.Round, p.Today) + "."
	case p.Before == nil:
		return "Das ist die erste Meldung zu dieser Maßnahme."
	}
	return "Die Felder sind aus der letzten Meldung gefüllt. Ändern Sie nur, was sich geändert hat."
}

// labels name the fields in the summary of problems.
func (p *ReportFormPage) labels() []FieldLabel {
	var list []FieldLabel
	for _, name := range []string{"as_of", "phase", "percent", "milestones_done", "ampel", "deviation", "cause", "countermeasure", "text",
		"next_step", "new_due", "new_due_reason", "decision_needed", "risks", "internal_note"} {
		list = append(list, FieldLabel{name, reportLabel(name), reportID(name)})
	}
	return list
}

// reportID is the id of a field's element.
func reportID(name string) string { return "meldung-" + name }

// last is what the last report that counts said, for the line under a field; "" without one.
func (p *ReportFormPage) last(name string) string {
	if p.Before == nil {
		return ""
	}
	for _, f := range ReportFields(p.Row.Measure, p.Before) {
		if f.Name == name && f.Shown != "" {
			return "zuletzt: " + f.Shown
		}
	}
	return ""
}

// was hands the last report's value to the script that marks changed fields.
func (p *ReportFormPage) was(name string) templ.Attributes {
	if p.Before == nil {
		return templ.Attributes{}
	}
	return templ.Attributes{"data-was": ReportValues(lasting(p.Before)).Get(name)}
}

// area are the attributes of a field with several lines.
func (p *ReportFormPage) area(name string, rows int) templ.Attributes {
	a := p.was(name)
	a["rows"], a["maxlength"] = strconv.Itoa(rows), strconv.Itoa(models.MaxTextLength)
	return a
}

// phases are the choices of the phase; an unknown one only until somebody has said.
func (p *ReportFormPage) phases() []Choice {
	choices := []Choice{{"", "bitte wählen"}}
	for _, phase := range models.Phases {
		choices = append(choices, Choice{string(phase), german.Phase(phase)})
	}
	return choices
}

// ampelMeaning says when to choose the value.
func ampelMeaning(a models.Ampel) string {
	switch a {
	case models.AmpelGreen:
		return "im Plan"
	case models.AmpelYellow:
		return "Abweichung, im Ressort lösbar"
	case models.AmpelRed:
		return "so nicht erreichbar, Entscheidung nötig"
	}
	return "noch nicht einzuschätzen"
}

// percentHint says what the percent means for this measure; the form asks for it only where it counts.
func (p *ReportFormPage) percentHint() string {
	if last := p.last("percent"); last != "" {
		return last
	}
	return "0 bis 100; bei einer Daueraufgabe leer lassen"
}

// methodNote says where the percent comes from when nobody states it.
func (p *ReportFormPage) methodNote() string {
	m := p.Row.Measure
	switch {
	case m.Permanent:
		return "Daueraufgabe: Ein Fortschritt in Prozent wird nicht gemeldet."
	case m.Method == models.MethodMilestones:
		return "Der Fortschritt ergibt sich aus den erreichten Meilensteinen."
	case m.Method == models.MethodIndicator:
		return "Der Fortschritt ergibt sich aus den Kennzahlen der Maßnahme."
	}
	return ""
}

// dueNow says which due date holds.
func (p *ReportFormPage) dueNow() string {
	if !p.Row.Due.Known() {
		return "Für die Maßnahme ist keine Frist angegeben."
	}
	return "Es gilt: " + german.PartialDate(p.Row.Due) + ". Eine neue Frist gilt erst, wenn das CDO-Büro die Meldung freigibt; die erste bleibt im Terminverlauf stehen."
}

// openMilestones are those not yet done.
func openMilestones(m *models.MeasureNode) []*models.Milestone {
	var open []*models.Milestone
	for _, ms := range m.Milestones {
		if !ms.DoneOn.Known() {
			open = append(open, ms)
		}
	}
	return open
}

// milestoneTitle names a milestone with its day.
func milestoneTitle(ms *models.Milestone) string {
	if !ms.Due.Known() {
		return ms.Title
	}
	return ms.Title + " (geplant " + german.Date(ms.Due) + ")"
}

// milestoneChoices are the boxes to tick.
func milestoneChoices(m *models.MeasureNode) []Choice {
	var choices []Choice
	for _, ms := range openMilestones(m) {
		choices = append(choices, Choice{ms.ID, milestoneTitle(ms)})
	}
	return choices
}

// doneMilestones counts those that are done already.
func doneMilestones(m *models.MeasureNode) string {
	done := len(m.Milestones) - len(openMilestones(m))
	return german.Int(done) + " von " + german.Int(len(m.Milestones)) + " sind schon als erreicht vermerkt."
}

func changesTitle(before *models.StatusReport) string {
	if before == nil {
		return "Noch keine freigegebene Meldung"
	}
	return "Änderungen gegenüber der Meldung vom " + german.Date(before.AsOf)
}

// draftPath is where drafts are kept by themselves.
func (p *ReportFormPage) draftPath() string { return p.Path + "/entwurf" }

// author is the name of who wrote a line.
func (l ThreadLine) author() string {
	switch {
	case l.Own:
		return "Sie"
	case l.Author == "":
		return "gelöschte Person"
	}
	return l.Author
}

// reportPercent are the attributes of the field for the percent.
func reportPercent(p *ReportFormPage) templ.Attributes {
	a := p.was("percent")
	a["inputmode"], a["maxlength"], a["autocomplete"] = "decimal", "6", "off"
	return a
}

// fieldsMadeFrom are the hidden fields that say from which state of the measure the form was made.
func fieldsMadeFrom(t Typed) [][2]string {
	var fields [][2]string
	for _, name := range []string{"version", FieldBase, FieldCorrects, FieldBefore} {
		if value := t.Value(name, ""); value != "" {
			fields = append(fields, [2]string{name, value})
		}
	}
	return fields
}

// DraftKept is what the script says after it has kept the draft.
func DraftKept(f *Frame, at models.Instant) string {
	return "Entwurf gespeichert, " + f.timeText(at)
}

// What the script of the form says.
const (
	draftFailed = "Der Entwurf ist noch nicht gespeichert. Bitte speichern Sie ihn mit dem Knopf."
	changedWord = "geändert"
)
