// From the fields of the form to a report.

package web

import (
	"zielstand/app/german"
	"zielstand/models"
)

// readReport reads what was typed; problems are collected by the form. Fields that the form of this measure does
// not offer count as not given.
func readReport(f *form, m *models.MeasureNode) *models.StatusReport {
	long := func(name string) string { return f.Long(name, models.MaxTextLength) }
	r := &models.StatusReport{
		MeasureID: m.ID, AsOf: f.Date("as_of"), Phase: models.Phase(f.Enum("phase", phases()...)),
		Ampel: models.Ampel(f.Enum("ampel", ampelNames()...)), Deviation: long("deviation"), Cause: long("cause"),
		Countermeasure: long("countermeasure"), Text: long("text"), NextStep: long("next_step"), NewDue: f.Date("new_due"),
		NewDueReason: long("new_due_reason"), DecisionNeeded: long("decision_needed"), Risks: long("risks"), InternalNote: long("internal_note"),
	}
	if r.Ampel == "" {
		r.Ampel = models.AmpelNone
	}
	if !m.Permanent && (m.Method == "" || m.Method == models.MethodReported) && r.Phase != models.PhaseOngoing {
		r.Percent = f.Percent("percent")
	}
	r.MilestonesDone = f.IDs("milestones_done", func(id string) bool { return milestoneOf(m, id) != nil })
	return r
}

func milestoneOf(m *models.MeasureNode, id string) *models.Milestone {
	for _, ms := range m.Milestones {
		if ms.ID == id {
			return ms
		}
	}
	return nil
}

// checkDays notes what is wrong with the days of a report: it describes no day to come, and a new due date lies
// behind it. A due date that holds already is none that is asked for.
func checkDays(f *form, m *models.MeasureNode, r *models.StatusReport, today models.Date) {
	if r.AsOf > today {
		f.Problem("as_of", models.CodeRange, german.Date(models.NewDate(firstYear, 1, 1)), german.Date(today))
	}
	if r.NewDue.Known() && r.NewDue == m.DueAt(today).Day && m.DueAt(today).Precision == models.PrecisionDay {
		r.NewDue, r.NewDueReason = 0, ""
	}
	if r.NewDue.Known() && r.NewDue <= r.AsOf {
		f.Problem("new_due", models.CodeRange, german.Date(r.AsOf.AddDays(1)), german.Date(models.NewDate(lastYear, 12, 31)))
	}
	f.Required("phase", string(r.Phase))
}

func phases() []string {
	var names []string
	for _, p := range models.Phases {
		names = append(names, string(p))
	}
	return names
}
