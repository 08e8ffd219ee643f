// What the form of a status report holds: its fields, how a report fills them, and how two reports compare.

package views

import (
	"net/url"
	"strings"

	"zielstand/app/german"
	"zielstand/models"
)

// Fields of the form that are no part of the report.
const (
	FieldAct  = "aktion"    // one of the Act constants
	FieldBase = "grundlage" // id of the report that the form was made from; "" = none
	// FieldBefore is the last report that counted when the form was made.
	FieldBefore = "zuvor"
	// FieldCorrects names the approved report that a new version is written of.
	FieldCorrects = "berichtigt"
)

// What the buttons of the form ask for.
const (
	ActSubmitForm = "einreichen"
	ActSaveDraft  = "entwurf"
	ActPreview    = "vorschau"
	ActDiscard    = "verwerfen"
)

// ReportValues is what the form sends for the report.
func ReportValues(r *models.StatusReport) url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	setDay := func(name string, d models.Date) {
		for _, part := range []string{"tag", "monat", "jahr"} {
			set(name+"_"+part, datePart(d, part))
		}
	}
	setDay("as_of", r.AsOf)
	set("phase", string(r.Phase))
	set("percent", percentTyped(r.Percent))
	v["milestones_done"] = r.MilestonesDone
	set("ampel", ampelKey(r.Ampel))
	set("deviation", r.Deviation)
	set("cause", r.Cause)
	set("countermeasure", r.Countermeasure)
	set("text", r.Text)
	set("next_step", r.NextStep)
	setDay("new_due", r.NewDue)
	set("new_due_reason", r.NewDueReason)
	set("decision_needed", r.DecisionNeeded)
	set("risks", r.Risks)
	set("internal_note", r.InternalNote)
	return v
}

// percentTyped is "62,5", as somebody types it.
func percentTyped(p models.Percent) string {
	if !p.Known() {
		return ""
	}
	return german.Number(p.Float(), 1)
}

// ReportFields is the report field by field, in the order and with the labels of the form; nil has none given.
func ReportFields(m *models.MeasureNode, r *models.StatusReport) []FieldValue {
	if r == nil {
		r = &models.StatusReport{}
	}
	posted := ReportValues(r)
	pick := func(names ...string) url.Values {
		v := url.Values{}
		for _, name := range names {
			if posted.Has(name) {
				v[name] = posted[name]
			}
		}
		return v
	}
	day := func(name string, d models.Date) FieldValue {
		return FieldValue{Name: name, Label: reportLabel(name), Shown: dayOrEmpty(d), Posted: pick(name+"_tag", name+"_monat", name+"_jahr")}
	}
	line := func(name, shown string) FieldValue {
		return FieldValue{Name: name, Label: reportLabel(name), Shown: shown, Posted: pick(name)}
	}
	text := func(name, value string) FieldValue {
		return FieldValue{Name: name, Label: reportLabel(name), Shown: value, Posted: pick(name), Text: true}
	}
	fields := []FieldValue{day("as_of", r.AsOf), line("phase", phaseOrEmpty(r.Phase))}
	if askPercent(m) || r.Percent.Known() {
		fields = append(fields, line("percent", percentOrEmpty(r.Percent)))
	}
	if len(m.Milestones) > 0 {
		fields = append(fields, line("milestones_done", milestoneTitles(m, r.MilestonesDone)))
	}
	return append(fields, line("ampel", ampelOrEmpty(r.Ampel)), text("deviation", r.Deviation), text("cause", r.Cause),
		text("countermeasure", r.Countermeasure), text("text", r.Text), text("next_step", r.NextStep), day("new_due", r.NewDue),
		text("new_due_reason", r.NewDueReason), text("decision_needed", r.DecisionNeeded), text("risks", r.Risks),
		text("internal_note", r.InternalNote))
}

// reportLabels names the fields as the form does.
var reportLabels = map[string]string{
	"as_of": "Stand der Meldung", "phase": "Phase", "percent": "Fortschritt in Prozent", "milestones_done": "Erreichte Meilensteine",
	"ampel": "Ampel", "deviation": "Abweichung", "cause": "Ursache", "countermeasure": "Gegenmaßnahme", "text": "Sachstand",
	"next_step": "Nächster Schritt", "new_due": "Neue Frist", "new_due_reason": "Grund der neuen Frist",
	"decision_needed": "Entscheidungsbedarf", "risks": "Risiken", "internal_note": "Interner Vermerk", "reason": "Begründung",
}

func reportLabel(name string) string {
	if label, ok := reportLabels[name]; ok {
		return label
	}
	return name
}

// internalField tells whether the field is never part of a public page.
func internalField(name string) bool {
	return name == "decision_needed" || name == "risks" || name == "internal_note"
}

// askPercent tells whether the contact states the percent: not where milestones or indicators make it, and not
// for a permanent task (rule 1).
func askPercent(m *models.MeasureNode) bool {
	return !m.Permanent && (m.Method == "" || m.Method == models.MethodReported)
}

// askMilestones tells whether the form offers milestones to tick.
func askMilestones(m *models.MeasureNode) bool { return len(m.Milestones) > 0 }

func dayOrEmpty(d models.Date) string {
	if !d.Known() {
		return ""
	}
	return german.Date(d)
}

func phaseOrEmpty(p models.Phase) string {
	if p == models.PhaseUnknown {
		return ""
	}
	return german.Phase(p)
}

func percentOrEmpty(p models.Percent) string {
	if !p.Known() {
		return ""
	}
	return german.Percent(p)
}

func ampelOrEmpty(a models.Ampel) string {
	if a.Severity() == 0 {
		return ""
	}
	return german.Ampel(a)
}

func milestoneTitles(m *models.MeasureNode, ids []string) string {
	var titles []string
	for _, ms := range m.Milestones {
		for _, id := range ids {
			if ms.ID == id {
				titles = append(titles, ms.Title)
			}
		}
	}
	return strings.Join(titles, "; ")
}

// lasting is what a report says beyond its approval: a due date and milestones were carried out by it, so that the
// next report does not take them back by not naming them.
func lasting(r *models.StatusReport) *models.StatusReport {
	if r == nil {
		return nil
	}
	return r.Unchanged(r.ID, r.AsOf)
}

// ReportChange is a field that differs between two reports.
type ReportChange struct {
	Name, Label, Before, After string // as a person reads them; "" = not given
}

// ReportChanges lists what differs; before is nil where nothing was reported.
func ReportChanges(m *models.MeasureNode, before, after *models.StatusReport) []ReportChange {
	var changes []ReportChange
	for _, row := range reportSides(m, before, after) {
		if row.changed() {
			changes = append(changes, row)
		}
	}
	return changes
}

func (c ReportChange) changed() bool { return c.Before != c.After }

// reportSides pairs all fields of two reports; those given in neither are left out.
func reportSides(m *models.MeasureNode, before, after *models.StatusReport) []ReportChange {
	var rows []ReportChange
	before = lasting(before)
	for _, d := range Diffs(nil, ReportFields(m, after), ReportFields(m, before)) {
		if d.Mine != "" || d.Theirs != "" {
			rows = append(rows, ReportChange{d.Name, d.Label, d.Theirs, d.Mine})
		}
	}
	return rows
}
