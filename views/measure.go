// The page of a measure: everything that is known about it, and how sure it is.

package views

import (
	"errors"
	"math"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// MeasurePage shows one measure or part.
type MeasurePage struct {
	*Frame
	Row            progress.Row
	Strategy       *models.Strategy
	Field          *models.Field       // nil when none is stated
	Parent         *models.MeasureNode // nil for a measure that is no part
	Participants   []models.Link[*models.Ministry]
	AllParticipate bool
	Opinion        *models.SecondOpinion // of the CDO office, that counts on the Stichtag
	Reports        []ReportRow           // newest first
	Milestones     []MilestoneRow
	Slips          []progress.Slip // oldest first
	// Forecast is nil when ForecastErr says why there is none; both are nil where none is needed.
	Forecast    *progress.Forecast
	ForecastErr error
	Parts       []progress.Row
	Targets     []TargetRow
	Topics      []models.Link[*models.FocusTopic]
	Related     []progress.Row
	Indicators  []IndicatorRow
	Duties      []DutyRow
	Assignments DutyList
	// Continuation is what the measure was carried over from and into.
	Continuation ContinuationFacts
	Proposals    []ProposalRow
	Figures      FigureSet
	Sources      []SourceLine
	// MayReport and MayJudge lead those who may to the form of the report and of the second opinion.
	MayReport, MayJudge bool
}

// ReportRow is a status report that counts on the Stichtag.
type ReportRow struct {
	*models.StatusReport
	Ministry *models.Ministry // responsible then; nil = not stated
	HTML     string           // the text, rendered and cleaned; "" without one
	// Moved is the change of percent since the report before, in points; only if Compared.
	Moved    float64
	Compared bool
	Sources  []SourceLine
}

// MilestoneRow is a milestone on the Stichtag; Late counts the days by which it was missed, or by
// which it is past its day while not done.
type MilestoneRow struct {
	*models.Milestone
	Done bool
	Late int
}

// measureFinding says in one sentence how a measure stands.
func measureFinding(s *progress.Status) string {
	if s.Report == nil {
		return "Zu dieser Maßnahme liegt am " + german.Date(s.Day) + " noch keine Statusmeldung vor."
	}
	sentence := "Nach der Meldung vom " + german.Date(s.Report.AsOf) + ": " + german.Phase(s.Phase)
	switch {
	case s.Phase == models.PhaseCompleted || !s.Counted():
	case s.Percent.Known():
		sentence += ", " + german.WholePercent(s.Percent) + " umgesetzt"
		if s.Planned.Known() {
			sentence += ", geplant " + german.WholePercent(s.Planned)
		}
	default:
		sentence += ", ohne Angabe eines Fortschritts in Prozent"
	}
	if s.Signals.Has(progress.Overdue) {
		sentence += "; die Frist ist seit " + daysDative(int(s.Day-progress.LastDay(s.Due))) + " verstrichen"
	}
	return sentence + "."
}

// freshness says how old the last report is.
func freshness(s *progress.Status) string {
	switch {
	case s.Report == nil:
		return "keine Meldung"
	case s.Age == 0:
		return "Meldung von diesem Tag"
	}
	return german.Date(s.Report.AsOf) + " (" + german.Days(s.Age) + " alt)"
}

// slipText is "45 Tage später" or "10 Tage früher".
func slipText(days int) string {
	switch {
	case days > 0:
		return german.Days(days) + " später"
	case days < 0:
		return german.Days(-days) + " früher"
	}
	return "unverändert"
}

// movedText is "+ 10 Punkte" against the report before.
func movedText(moved float64) string {
	switch {
	case moved > 0:
		return "+\u00a0" + pointsOf(moved, 1)
	case moved < 0:
		return "−\u00a0" + pointsOf(-moved, 1)
	}
	return "unverändert"
}

// pointsOf is "1 Punkt" or "6,5 Punkte", with at most the given decimals.
func pointsOf(n float64, decimals int) string {
	number := german.Number(n, decimals)
	if number == "1" {
		return "1 Punkt"
	}
	return number + " Punkte"
}

// planGap compares the actual with the planned percent; "" when one of them is unknown.
func planGap(s *progress.Status) string {
	if !s.Percent.Known() || !s.Planned.Known() {
		return ""
	}
	gap := s.Percent.Float() - s.Planned.Float()
	switch {
	case gap <= -0.5:
		return pointsOf(-gap, 0) + " hinter Plan"
	case gap >= 0.5:
		return pointsOf(gap, 0) + " vor Plan"
	}
	return "genau im Plan"
}

// ampelDifference says whether the views on a measure agree.
func ampelDifference(s *progress.Status) string {
	own, other := s.Own.Severity(), max(s.Second.Severity(), s.Computed.Severity())
	switch {
	case own == 0 || other == 0:
		return ""
	case own < other && s.Second.Severity() > own:
		return "Das CDO-Büro sieht die Maßnahme kritischer als das Ressort."
	case own < other:
		return "Die Berechnung aus Frist und Plan fällt kritischer aus als die Meldung des Ressorts."
	case own > other:
		return "Das Ressort sieht die Maßnahme kritischer als die übrigen Sichten."
	}
	if s.Second.Severity() == 0 {
		return "Die Meldung des Ressorts und die Berechnung stimmen überein."
	}
	return "Die Sichten stimmen überein."
}

// forecastReason says why there is no forecast.
func forecastReason(err error) string {
	switch {
	case errors.Is(err, progress.ErrTooFewReports):
		return "Zu wenig Meldungen: Eine Prognose braucht mindestens " + german.Int(progress.MinForecastReports) + " Meldungen mit Prozentangabe."
	case errors.Is(err, progress.ErrNoPace):
		return "Die Meldungen zeigen keinen Fortschritt; daraus lässt sich kein Abschluss ableiten."
	}
	return "Für diese Maßnahme wird keine Prognose gerechnet."
}

func (p *MeasurePage) layout() *Frame {
	m := p.Row.Measure
	crumbs := []Crumb{{"Maßnahmen", "/massnahmen"}}
	if p.Parent != nil {
		crumbs = append(crumbs, Crumb{p.Parent.Title, "/massnahmen/" + p.Parent.ID})
	}
	return p.titled(m.Title, append(crumbs, Crumb{m.Title, "/massnahmen/" + m.ID})...)
}

// reportsShown is how many reports stand open on the page; older ones are folded.
const reportsShown = 4

func measureKind(p *MeasurePage) string {
	kind := "Maßnahme"
	if p.Parent != nil {
		kind = "Baustein"
	}
	if n := p.Row.Measure.Number; n > 0 {
		kind += " " + german.Int(n)
	}
	return kind + ofStrategy(p.Strategy)
}

// measureProgress is the bar of a measure where it is the main thing.
func measureProgress(s *progress.Status) ProgressView {
	v := statusProgress(s)
	v.Large = true
	return v
}

// slipSummary is "zuerst 30.06.2024; 2-mal verschoben, 184 Tage später".
func slipSummary(p *MeasurePage) string {
	s := "– zuerst " + german.PartialDate(p.Row.Measure.Due) + "; " + times(len(p.Slips)) + " verschoben"
	if p.Row.SlipDays != 0 {
		s += ", " + slipText(p.Row.SlipDays) + " als zuerst"
	}
	return s
}

// times is "einmal", "zweimal" or "4-mal" on one line.
func times(n int) string {
	switch n {
	case 1:
		return "einmal"
	case 2:
		return "zweimal"
	case 3:
		return "dreimal"
	}
	return german.Int(n) + "\u2011mal"
}

// measureMethod says how the percent is found.
func measureMethod(row progress.Row) string {
	switch {
	case !row.Counted():
		return "ohne Prozentwert (" + german.Phase(row.Phase) + ")"
	case row.Parts > 0 && (row.Report == nil || !row.Report.Percent.Known()):
		return "als Mittel der Bausteine mit Angabe"
	}
	return german.Method(row.Measure.Method)
}

func reportsTitle(n int) string {
	if n == 0 {
		return "Statusmeldungen"
	}
	return german.Count(n, "Statusmeldung", "Statusmeldungen")
}

// reportReview says when the report was approved, if that is known.
func reportReview(r *models.StatusReport) string {
	s := ""
	if r.ApprovedAt != 0 {
		s = "· freigegeben am " + german.Date(models.DateOf(r.ApprovedAt.Time()))
	}
	if r.ReplacesID != "" {
		s += " · berichtigt eine frühere Meldung"
	}
	return s
}

// forecastSentence says where the pace leads. Reports that fell silent may point to a day already past.
func forecastSentence(f *progress.Forecast, day models.Date) string {
	if f.Completion <= day {
		last := f.Points[len(f.Points)-1]
		return "Beim bisherigen Tempo wären 100" + nbsp + "% bis " + german.Date(day) + " schon erreicht; die letzte Meldung vom " +
			german.Date(last.Day) + " nennt " + german.WholePercent(models.PercentOf(last.Percent)) + "."
	}
	s := "Beim bisherigen Tempo ist die Maßnahme am " + german.Date(f.Completion) + " abgeschlossen"
	if !f.Due.Known() {
		return s + "."
	}
	switch days := int(f.Completion - f.Due); {
	case days > 0:
		return s + ", " + german.Days(days) + " nach der Frist."
	case days < 0:
		return s + ", " + german.Days(-days) + " vor der Frist."
	}
	return s + ", genau zur Frist."
}

func forecastSpan(f *progress.Forecast) string {
	if !f.Early.Known() {
		return german.NotStated
	}
	if !f.Late.Known() {
		return "frühestens " + german.Date(f.Early) + ", nach oben offen"
	}
	return german.Date(f.Early) + " bis " + german.Date(f.Late)
}

// forecastPace is per half-year, the rhythm of the reports.
func forecastPace(f *progress.Forecast) string {
	return german.Number(f.Pace*models.DefaultReportInterval, 1) + " Prozentpunkte im Halbjahr"
}

func forecastChance(f *progress.Forecast) string {
	if math.IsNaN(f.Chance) {
		return ""
	}
	return german.Number(100*f.Chance, 0) + nbsp + "%"
}

func milestonesSum(p *MeasurePage) string {
	done := 0
	for _, m := range p.Milestones {
		if m.Done {
			done++
		}
	}
	return german.Int(done) + " von " + german.Int(len(p.Milestones)) + " erreicht, Stand " + german.Date(p.Stichtag)
}

func milestoneNote(m MilestoneRow) string {
	switch {
	case m.Done && m.Late > 0:
		return "erreicht am " + german.Date(m.DoneOn) + ", " + german.Days(m.Late) + " später als geplant"
	case m.Done:
		return "erreicht am " + german.Date(m.DoneOn)
	case m.Late > 0:
		return "seit " + daysDative(m.Late) + " überfällig"
	}
	return "offen"
}

// daysDative is "1 Tag" or "45 Tagen".
func daysDative(n int) string { return german.Count(n, "Tag", "Tagen") }

// sourceStatusCounts says what counts instead of what the source calls the status.
func (p *MeasurePage) sourceStatusCounts() string {
	if p.Row.Report != nil {
		return "es zählt die letzte Meldung"
	}
	return "zählt nicht mit"
}
