// The page of one report: beside the last one that counts, with its thread, and what can be done with it.

package views

import (
	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// ReviewPage shows a report to its ministry and to the CDO office.
type ReviewPage struct {
	*Frame
	Typed    Typed // of the thread, or of the question
	Row      progress.Row
	Report   *models.StatusReport
	HTML     string // its text, rendered
	Ministry *models.Ministry
	Author   string
	Round    *models.ReportingRound
	Before   *models.StatusReport // what counts without it; nil = nothing
	Sides    []ReportChange       // every field given in one of them
	Thread   []ThreadLine
	// What the person may do with it.
	Approves, Returns, Comments, Revises, Corrects bool
	// Meanwhile tells that nothing was stored, because somebody has changed the report since the page was made.
	Meanwhile bool
	Next      *ReviewRow // the next report that waits for the CDO office
}

// FieldLine is the text of a new line of the thread.
const FieldLine = "beitrag"

// ReviewSides pairs the fields of two reports, as the page shows them.
func ReviewSides(m *models.MeasureNode, before, after *models.StatusReport) []ReportChange {
	return reportSides(m, before, after)
}

func (p *ReviewPage) layout() *Frame {
	m := p.Row.Measure
	day := "Meldung vom " + german.Date(p.Report.AsOf)
	return p.timeless(day+": "+m.Title, Crumb{"Meldungen", "/meldungen"}, Crumb{m.Title, reportPath(m)}, Crumb{day, p.Path})
}

// finding says where the report stands.
func (p *ReviewPage) finding() string {
	r := p.Report
	submitted := ""
	if r.SubmittedAt != 0 {
		submitted = " am " + p.timeText(r.SubmittedAt)
	}
	late := ""
	if r.Late {
		late = ", nach der Frist der Berichtsrunde"
	}
	switch r.State {
	case models.ReportSubmitted:
		return "Eingereicht" + submitted + late + "; wartet auf die Prüfung durch das CDO-Büro."
	case models.ReportReturned:
		return "Mit einer Frage zurückgegeben; wartet auf das Ressort."
	case models.ReportApproved:
		if r.ApprovedAt != 0 {
			return "Freigegeben am " + p.timeText(r.ApprovedAt) + late + "."
		}
		return "Freigegeben" + late + "."
	}
	return "Entwurf."
}

// marks tells whether the row is shown as changed; the day of the report always is another.
func (p *ReviewPage) marks(s ReportChange) bool {
	return p.Before != nil && s.changed() && s.Name != "as_of"
}

// changed counts the rows shown as changed.
func (p *ReviewPage) changed() int {
	n := 0
	for _, s := range p.Sides {
		if p.marks(s) {
			n++
		}
	}
	return n
}

func (p *ReviewPage) sidesCaption() string {
	if p.Before == nil {
		return "Erste Meldung zu dieser Maßnahme"
	}
	switch n := p.changed(); n {
	case 0:
		return "Außer dem Stand ist nichts geändert"
	case 1:
		return "1 Angabe ist geändert"
	default:
		return german.Int(n) + " Angaben sind geändert"
	}
}

func (p *ReviewPage) beforeTitle() string {
	if p.Before == nil {
		return "bisher"
	}
	return "bisher (" + german.Date(p.Before.AsOf) + ")"
}

// effects says what approving does besides making the report count.
func (p *ReviewPage) effects() []string {
	var list []string
	r, m := p.Report, p.Row.Measure
	if r.NewDue.Known() {
		list = append(list, "Die Frist wird auf den "+german.Date(r.NewDue)+" verschoben.")
	}
	n := 0
	for _, ms := range openMilestones(m) {
		for _, id := range r.MilestonesDone {
			if ms.ID == id {
				n++
			}
		}
	}
	if n > 0 {
		list = append(list, german.Count(n, "Meilenstein wird", "Meilensteine werden")+" als erreicht vermerkt.")
	}
	if r.ReplacesID != "" {
		list = append(list, "Sie ersetzt eine freigegebene Meldung.")
	}
	return list
}

// OpinionPage is the form for the CDO office's own Ampel.
type OpinionPage struct {
	*Frame
	Typed   Typed
	Row     progress.Row
	Current *models.SecondOpinion // that holds today; nil = none
}

func (p *OpinionPage) layout() *Frame {
	m := p.Row.Measure
	return p.timeless("Sicht des CDO-Büros: "+m.Title, Crumb{"Maßnahmen", "/massnahmen"}, Crumb{m.Title, "/massnahmen/" + m.ID}, Crumb{"Sicht des CDO-Büros", p.Path})
}

func (p *OpinionPage) finding() string {
	if text := ampelDifference(p.Row.Status); text != "" {
		return text
	}
	return "Steht neben der Ampel des Ressorts, ersetzt sie nicht."
}

// opinionChoices are the values to choose from.
func opinionChoices() []models.Ampel {
	return []models.Ampel{models.AmpelGreen, models.AmpelYellow, models.AmpelRed}
}

// FieldQuestion is the question with which a report is returned.
const FieldQuestion = "frage"

func opinionPath(m *models.MeasureNode) string { return reportPath(m) + "/zweitmeinung" }

// afterTitle heads the column of the report itself.
func (p *ReviewPage) afterTitle() string {
	return "Meldung (" + german.Date(p.Report.AsOf) + ")"
}
