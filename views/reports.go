// The page where reporting begins: what a ministry still has to say, and what the CDO office has to read.

package views

import (
	"strings"

	"zielstand/app/german"
	"zielstand/app/progress"
	"zielstand/models"
)

// ReportsPage lists the measures of the person's ministries by urgency and, for the CDO office, the reports that
// wait for it.
type ReportsPage struct {
	*Frame
	Typed Typed
	// Reports and Reviews tell what the person may do.
	Reports, Reviews bool
	Ministries       []*models.Ministry // for which the person reports
	MinistryID       string             // the chosen one; "" = all
	Rows             []ReportingRow     // the most urgent first
	Rounds           []*models.ReportingRound
	Queue            []ReviewRow // submitted, the oldest first
	Returned         []ReviewRow // waiting for the ministry
	CoSigned         int         // briefings that wait for being co-signed by an own ministry
}

// Standing is what has to be done about the report on a measure.
type Standing int

// The standings, the most urgent first.
const (
	StandingReturned  Standing = iota // a question waits for an answer
	StandingMissing                   // an open round has no report yet
	StandingStale                     // no report within the interval
	StandingNever                     // never reported, and not yet due
	StandingCurrent                   // reported within the interval
	StandingSubmitted                 // waits for the CDO office
	StandingDone                      // completed or cancelled: nothing is expected
)

// ReportingRow is a measure that a ministry reports on.
type ReportingRow struct {
	progress.Row
	Standing Standing
	Round    *models.ReportingRound // that a report would answer now; nil = none
	Pending  *models.StatusReport   // submitted or returned
	Question string                 // the last line of the thread of a returned report
	Draft    bool                   // the person has begun one
	// Repeatable tells that the last report can be handed in again as it is, as of AsOf.
	Repeatable bool
	AsOf       models.Date
}

// ReviewRow is a report that waits.
type ReviewRow struct {
	*models.StatusReport
	Measure  *models.MeasureNode
	Ministry *models.Ministry
	Changes  []ReportChange // against the last report that counts
	First    bool           // nothing has counted before
}

// What the pages of reporting say once after a change.
const (
	NoticeReported  NoticeCode = "reported"
	NoticeRepeated  NoticeCode = "repeated"
	NoticeDraftKept NoticeCode = "draft_kept"
	NoticeDraftGone NoticeCode = "draft_gone"
	NoticeApproved  NoticeCode = "approved"
	NoticeReturned  NoticeCode = "returned"
	NoticeCommented NoticeCode = "commented"
	NoticeOpinion   NoticeCode = "opinion"
)

// FieldUnchanged names the measures whose last report still holds.
const FieldUnchanged = "unveraendert"

func (p *ReportsPage) layout() *Frame {
	return p.timeless("Meldungen", Crumb{"Meldungen", "/meldungen"})
}

// finding says how much there is to do.
func (p *ReportsPage) finding() string {
	var parts []string
	if p.Reports {
		asked, missing := 0, 0
		for _, r := range p.Rows {
			switch r.Standing {
			case StandingReturned:
				asked++
			case StandingMissing, StandingStale, StandingNever:
				missing++
			}
		}
		switch {
		case asked+missing == 0:
			parts = append(parts, "Von Ihrem Ressort fehlt zurzeit keine Meldung.")
		case asked == 0:
			parts = append(parts, german.Count(missing, "Meldung steht an.", "Meldungen stehen an."))
		case missing == 0:
			parts = append(parts, german.Count(asked, "Rückfrage wartet auf Ihre Antwort.", "Rückfragen warten auf Ihre Antwort."))
		default:
			parts = append(parts, german.Count(missing, "Meldung steht an", "Meldungen stehen an")+", "+
				german.Count(asked, "Rückfrage wartet auf Ihre Antwort.", "Rückfragen warten auf Ihre Antwort."))
		}
	}
	if p.Reviews {
		if len(p.Queue) == 0 {
			parts = append(parts, "Zur Prüfung liegt nichts vor.")
		} else {
			parts = append(parts, german.Count(len(p.Queue), "Meldung wartet auf Prüfung.", "Meldungen warten auf Prüfung."))
		}
	}
	return strings.Join(parts, " ")
}

// open are the rows with something to expect, done the others.
func (p *ReportsPage) open() []ReportingRow { return p.rows(false) }
func (p *ReportsPage) done() []ReportingRow { return p.rows(true) }

func (p *ReportsPage) rows(done bool) []ReportingRow {
	var rows []ReportingRow
	for _, r := range p.Rows {
		if (r.Standing == StandingDone) == done {
			rows = append(rows, r)
		}
	}
	return rows
}

// repeatable tells whether there is a box to tick at all.
func (p *ReportsPage) repeatable() bool {
	for _, r := range p.Rows {
		if r.Repeatable {
			return true
		}
	}
	return false
}

// standingText is what the row asks for, in a few words.
func (r ReportingRow) standingText() string {
	switch r.Standing {
	case StandingReturned:
		return "Rückfrage beantworten"
	case StandingMissing:
		return "Meldung fehlt"
	case StandingStale:
		return "Meldung veraltet"
	case StandingNever:
		return "noch nie gemeldet"
	case StandingSubmitted:
		return "eingereicht, wird geprüft"
	case StandingDone:
		return "nichts zu melden"
	}
	return "aktuell"
}

// standingClass marks what is urgent.
func (r ReportingRow) standingClass() string {
	switch r.Standing {
	case StandingReturned:
		return "zs-badge zs-badge--solid"
	case StandingMissing, StandingStale:
		return "zs-badge"
	}
	return "zs-muted"
}

// until says by when, and for which round.
func (r ReportingRow) until(today models.Date) string {
	if r.Round == nil || r.Standing > StandingMissing {
		return ""
	}
	return roundUntil(r.Round, today)
}

// roundUntil is "bis 15.11.2026, noch 5 Tage".
func roundUntil(r *models.ReportingRound, today models.Date) string {
	until := "bis " + german.Date(r.Deadline)
	switch days := int(r.Deadline - today); {
	case r.State == models.RoundClosed:
		return until + ", Runde geschlossen"
	case days < 0:
		return until + ", seit " + daysDative(-days) + " abgelaufen"
	case days == 0:
		return until + ", heute"
	default:
		return until + ", noch " + german.Days(days)
	}
}

// currentIf is the value for ariaCurrent.
func currentIf(current bool) string {
	if current {
		return "page"
	}
	return ""
}

// dayOf is the day of a moment in the site's zone.
func (f *Frame) dayOf(at models.Instant) models.Date {
	if at == 0 {
		return 0
	}
	t := at.Time()
	if f.Site.Location != nil {
		t = t.In(f.Site.Location)
	}
	return models.DateOf(t)
}

func reportingTitle(p *ReportsPage) string {
	if len(p.Ministries) == 1 {
		return "Maßnahmen des Ressorts " + ministryShort(p.Ministries[0])
	}
	return "Maßnahmen Ihrer Ressorts"
}

// reportingEmpty says why there is no list.
func reportingEmpty(p *ReportsPage) string {
	if len(p.Rows) > 0 {
		return "Alle Maßnahmen sind abgeschlossen oder eingestellt."
	}
	return "Keine Maßnahme steht unter der Federführung Ihres Ressorts. Bloß vorgeschlagene Zuständigkeiten zählen nicht; das CDO-Büro kann sie bestätigen."
}

// reportPath is the address of the form of a measure, reviewPath that of one report.
func reportPath(m *models.MeasureNode) string { return "/meldungen/" + m.ID }

func reviewPath(r *models.StatusReport) string { return "/meldungen/" + r.MeasureID + "/" + r.ID }

// changesSpelled is how many changes a line of the queue spells out.
const changesSpelled = 4

// changeText is "Ampel: Grün → Gelb", for a long text only that it was changed.
func changeText(c ReportChange) string {
	const most = 60
	switch {
	case len(c.Before) > most || len(c.After) > most:
		return c.Label + " geändert"
	case c.Before == "":
		return c.Label + ": " + c.After
	case c.After == "":
		return c.Label + ": " + c.Before + " → keine Angabe"
	}
	return c.Label + ": " + c.Before + " → " + c.After
}

// changesSum says what a report changes as a whole.
func (r ReviewRow) changesSum() string {
	switch {
	case r.First:
		return "erste Meldung"
	case len(r.Changes) == 0:
		return "unverändert"
	case len(r.Changes) > changesSpelled:
		return "und " + german.Count(len(r.Changes)-changesSpelled, "weitere Änderung", "weitere Änderungen")
	}
	return ""
}

// spelled are the changes that the line names; the day of the report changes each time.
func (r ReviewRow) spelled() []ReportChange {
	if r.First {
		return nil
	}
	return r.Changes[:min(len(r.Changes), changesSpelled)]
}
